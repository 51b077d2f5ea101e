import { notRunning } from '../../topology/live';
import type { Check } from '../check';

export const podsNotRunning: Check = {
  id: 'pods-not-running',
  outcome: 'broken',
  symptom: true,
  title: 'Pods of a live cluster that do not run',
  why:
    'The Pods do not start: an image is not there, a program ends at once, an object that it needs is missing, no node has room. Or the ' +
    'API server refuses to make them: a quota is used up, or Pod Security forbids them. Whoever calls their Service waits for them.',
  remedy: 'make the Pods run: the cluster says what they wait for',
  example: `apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop, uid: 0a1b, resourceVersion: '7'}
spec:
  containers: [{name: web, image: 'web:1'}]
status:
  phase: Pending
  containerStatuses:
    - {name: web, state: {waiting: {reason: ImagePullBackOff, message: 'Back-off pulling image "web:1"'}}}
`,
  *find(topology) {
    if (topology.live.isEmpty) return;
    for (const workload of topology.workloads) {
      const pods = topology.live.podsOf(workload);
      const reasons = pods.flatMap((pod) => notRunning(pod) ?? []);
      const all = pods.length === 1 ? 'its Pod does' : `${reasons.length} of ${pods.length} Pods do`;
      const { manifest } = workload;
      if (reasons.length > 0) yield { manifest, message: `${all} not run: ${reasons[0]}` };
      const refused = topology.live.notMade(workload);
      if (refused !== undefined) yield { manifest, message: `not all of its Pods are made: ${refused}` };
    }
  },
};
