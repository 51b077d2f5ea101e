import { fieldPathText } from '../../src/kubernetes/schema/problem';
import { cautionsOf, problemsOf } from '../../src/kubernetes/schema/problems';
import { Kubernetes } from '../../src/kubernetes/version';
import { objectsFor, type Recorded, titleOf } from './cautions';
import recorded from './cautions.json';

test.each(Object.entries(recorded as Recorded))(
  'Kubernetes %s: what its API server drops and warns of is told, and nothing else',
  (version, made) => {
    const kubernetes = Kubernetes.of(version) as Kubernetes;
    const told = objectsFor(kubernetes.minor).map((object) => {
      const cautions = cautionsOf(object, kubernetes);
      const ofCheck = (id: string) => cautions.filter(({ check }) => check === id);
      const dropped = ofCheck('feature-off').map(({ path }) => fieldPathText(path));
      expect(problemsOf(object, kubernetes)).toEqual([]);
      return [titleOf(object), { dropped, warnings: ofCheck('deprecated-field').length }];
    });
    expect(Object.fromEntries(told)).toEqual(made);
  },
);
