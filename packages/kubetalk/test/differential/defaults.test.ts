import { diff } from '../../src/diff/diff';
import { Kubernetes } from '../../src/kubernetes/version';
import type { JsonObject } from '../../src/manifest/manifest';
import { titleOf } from './cautions';
import { objectsFor, pathOf, type Recorded, withValue } from './defaults';
import recorded from './defaults.json';

test.each(Object.entries(recorded as unknown as Recorded))(
  'Kubernetes %s: to write down what the API server fills in anyway is no change',
  (version, filled) => {
    const kubernetes = Kubernetes.of(version) as Kubernetes;
    const objects = new Map(objectsFor(kubernetes.minor).map((object) => [titleOf(object), object]));
    const changes = Object.entries(filled).flatMap(([title, values]) =>
      Object.entries(values).flatMap(([pointer, value]) => {
        const before = objects.get(title) as JsonObject;
        const after = withValue(before, pathOf(pointer), value) as JsonObject;
        const { worst } = diff([{ value: before, source: {} }], [{ value: after, source: {} }], { kubernetes });
        return worst === 'no-effect' ? [] : [`${title} ${pointer}: ${worst}`];
      }),
    );
    expect(changes).toEqual([]);
  },
);
