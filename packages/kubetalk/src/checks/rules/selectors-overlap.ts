import { objectKey } from '../../kubernetes/objects';
import { selectorText } from '../../kubernetes/selectors';
import { type Workload, workloadTitle } from '../../topology/workloads';
import type { Check } from '../check';

export const selectorsOverlap: Check = {
  id: 'selectors-overlap',
  outcome: 'risky',
  endangers: true,
  title: 'a controller whose selector matches the Pods of another one',
  why:
    'A controller counts, adopts and deletes every Pod without an owner that its selector matches. Where two select the ' +
    'same Pods, one may take those of the other, and commands such as kubectl delete or autoscaling act on both.',
  remedy: 'give each controller a label in its selector and its template that no other has',
  example: `apiVersion: apps/v1
kind: ReplicaSet
metadata: {name: blue}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: 'web:1'}]}
---
apiVersion: apps/v1
kind: ReplicaSet
metadata: {name: green}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: 'web:2'}]}
`,
  *find({ workloads, pods }) {
    for (const workload of workloads) {
      if (!workload.selector || workload.selector.length === 0 || !controls(workload)) continue;
      const other = pods.first(
        workload.namespace,
        workload.selector,
        (some) => isAnother(some, workload) && rivals(some),
      );
      if (!other) continue;
      yield {
        manifest: workload.manifest,
        path: ['spec', 'selector'],
        message: `selector ${selectorText(workload.selector)} matches the Pods of ${workloadTitle(other)} as well`,
      };
    }
  },
};

/** An object that is given twice is one object. */
function isAnother(some: Workload, workload: Workload): boolean {
  return some !== workload && objectKey(some.manifest) !== objectKey(workload.manifest);
}

/** Jobs get a selector of their own from the cluster. */
function controls({ kind }: Workload): boolean {
  return kind !== 'Pod' && kind !== 'Job' && kind !== 'CronJob';
}

function rivals({ kind, byOperator }: Workload): boolean {
  return !byOperator && kind !== 'Job' && kind !== 'CronJob';
}
