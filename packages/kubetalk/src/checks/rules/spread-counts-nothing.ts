import { labelSelector, matchesPods, selectorText } from '../../kubernetes/selectors';
import { type FieldPath, type JsonObject, list, record } from '../../manifest/manifest';
import { type Workload, workloadTitle } from '../../topology/workloads';
import type { Check, Fault } from '../check';

export const spreadCountsNothing: Check = {
  id: 'spread-counts-nothing',
  outcome: 'risky',
  endangers: true,
  title: 'a rule about where Pods run whose labelSelector matches none of them',
  why:
    'topologySpreadConstraints, podAffinity and podAntiAffinity count the Pods that a labelSelector matches. Without one they count ' +
    'none, and Pods that are to be spread but not counted may all run on one node, with which all are gone at once.',
  remedy: "make the labelSelector the labels of the workload's own Pods",
  example: `apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec:
  topologySpreadConstraints:
    - {maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: ScheduleAnyway}
  containers:
    - {name: web, image: 'web:1', ports: [{containerPort: 8080}], readinessProbe: {tcpSocket: {port: 8080}}}
`,
  *find({ workloads }) {
    for (const workload of workloads) {
      const { podSpec, podSpecPath: at } = workload;
      for (const [index, constraint] of list(podSpec.topologySpreadConstraints).entries())
        yield* fault(workload, record(constraint), [...at, 'topologySpreadConstraints', index], true);
      for (const kind of ['podAffinity', 'podAntiAffinity']) {
        const affinity = record(record(podSpec.affinity)[kind]);
        const path = [...at, 'affinity', kind];
        for (const [index, term] of list(affinity[REQUIRED]).entries())
          yield* fault(workload, record(term), [...path, REQUIRED, index]);
        for (const [index, item] of list(affinity[PREFERRED]).entries())
          yield* fault(workload, record(record(item).podAffinityTerm), [...path, PREFERRED, index, 'podAffinityTerm']);
      }
    }
  },
};

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';

/** Affinity may be to the Pods of others. */
function* fault(workload: Workload, term: JsonObject, path: FieldPath, own = false): Iterable<Fault> {
  const { manifest } = workload;
  if (term.labelSelector === undefined || term.labelSelector === null) {
    yield { manifest, path, message: 'has no labelSelector: it counts no Pod' };
    return;
  }
  const selector = labelSelector(term.labelSelector);
  if (!own || matchesPods(selector, workload)) return;
  const message = `labelSelector ${selectorText(selector)} does not match the Pods of ${workloadTitle(workload)} itself`;
  yield { manifest, path: [...path, 'labelSelector'], message };
}
