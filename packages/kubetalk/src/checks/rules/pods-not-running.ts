import { groupBy } from '../../manifest/group-by';
import { memo } from '../../manifest/memo';
import { listed } from '../../text/budget';
import { notRunning } from '../../topology/live';
import type { Topology } from '../../topology/topology';
import type { Workload } from '../../topology/workloads';
import type { Check } from '../check';

export const podsNotRunning: Check = {
  id: 'pods-not-running',
  outcome: 'broken',
  title: 'Pods of a live cluster that do not run',
  why:
    'The cluster has made the Pods, and they do not start: an image is not there, a program ends at once, an object that it needs is ' +
    'missing, no node has room. Whoever calls their Service waits for them.',
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
      if (reasons.length === 0) continue;
      const all = pods.length === 1 ? 'its Pod does' : `${reasons.length} of ${pods.length} Pods do`;
      yield {
        manifest: workload.manifest,
        message: `${all} not run: ${reasons[0]}${sufferers(workload, topology)}`,
      };
    }
  },
};

/** The Services that wait for the Pods, with their callers. */
function sufferers(workload: Workload, topology: Topology): string {
  const services = topology.servicesOf(workload).filter(({ manifest }) => manifest);
  if (services.length === 0) return '';
  const callers = services.flatMap((service) => callsByService(topology).get(service) ?? []);
  const names = [...new Set(callers.map(({ caller }) => caller.name))];
  const who = names.length > 0 ? ` (called by ${listed(names)})` : '';
  const isAll = topology.live.podsOf(workload).every((pod) => notRunning(pod) !== undefined);
  return `; Service ${listed(services, ({ name }) => name)}${who} ${isAll ? 'gets no answer from them' : 'has fewer Pods'}`;
}

const callsByService = memo(({ calls }: Topology) => groupBy(calls, ({ service }) => service));
