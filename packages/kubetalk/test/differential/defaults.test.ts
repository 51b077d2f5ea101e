import { Kubernetes } from '../../src/kubernetes/version';
import type { JsonObject } from '../../src/manifest/manifest';
import { diff } from '../applied';
import { titleOf } from './cautions';
import { objectsFor, pathOf, type Recorded, withValue } from './defaults';
import recorded from './defaults.json';

const rows = Object.entries(recorded as unknown as Recorded).flatMap(([version, filled]) =>
  Object.entries(filled).map(([title, values]) => [version, title, values] as const),
);

test.each(rows)(
  'Kubernetes %s, %s: to write down what the API server fills in anyway is no change',
  (version, title, values) => {
    const kubernetes = Kubernetes.of(version) as Kubernetes;
    const before = objectsFor(kubernetes.minor).find((object) => titleOf(object) === title) as JsonObject;
    const changes = Object.entries(values).flatMap(([pointer, value]) => {
      const after = withValue(before, pathOf(pointer), value) as JsonObject;
      const { worst } = diff([{ value: before, source: {} }], [{ value: after, source: {} }], { kubernetes });
      return worst === 'no-effect' ? [] : [`${pointer}: ${worst}`];
    });
    expect(changes).toEqual([]);
  },
);
