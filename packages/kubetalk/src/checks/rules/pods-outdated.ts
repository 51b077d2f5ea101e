import { type Manifest, record, text } from '../../manifest/manifest';
import { conditions } from '../../topology/live';
import { outdated } from '../../topology/outdated';
import type { Check } from '../check';

export const podsOutdated: Check = {
  id: 'pods-outdated',
  outcome: 'risky',
  endangers: true,
  symptom: true,
  title: 'Pods of a live cluster that run something else than their workload says',
  why:
    'The workload was changed, and its Pods are older: a ReplicaSet replaces no Pod, a rollout is paused or does not go on, an ' +
    'updateStrategy waits until somebody deletes them. Whoever reads the manifest reads what does not run.',
  remedy: 'let the rollout go on, or delete the Pods, so that the controller makes them anew',
  example: `apiVersion: apps/v1
kind: ReplicaSet
metadata: {name: web, namespace: shop, uid: 0a1b, resourceVersion: '7'}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers: [{name: web, image: 'web:2'}]
---
apiVersion: v1
kind: Pod
metadata:
  name: web-x7k2p
  namespace: shop
  labels: {app: web}
  uid: 0a1c
  resourceVersion: '6'
  ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: web, uid: 0a1b, controller: true}]
spec:
  containers: [{name: web, image: 'web:1'}]
status:
  phase: Running
  containerStatuses: [{name: web, ready: true, state: {running: {}}}]
`,
  *find(topology) {
    if (topology.live.isEmpty) return;
    for (const workload of topology.workloads) {
      // What runs to an end is not replaced, and a Pod is what it says.
      if (['CronJob', 'Job', 'Pod'].includes(workload.kind)) continue;
      const pods = topology.live.podsOf(workload).filter(({ value }) => !record(value.metadata).deletionTimestamp);
      const differences = pods.flatMap((pod) => outdated(workload, pod, topology.live) ?? []);
      if (differences.length === 0) continue;
      const how = `${differences.length} of ${pods.length} Pods run something else: ${differences[0]}`;
      const live = topology.live.find(workload.manifest) ?? workload.manifest;
      yield { manifest: workload.manifest, message: `${how}; ${reason(live)}` };
    }
  },
};

/** Why the Pods are not replaced. */
function reason(live: Manifest): string {
  const { kind, spec } = live.value;
  const { paused, updateStrategy } = record(spec);
  const { type, rollingUpdate } = record(updateStrategy);
  const partition = Number(record(rollingUpdate).partition ?? 0);
  const [stopped] = conditions(live, 'Progressing', 'False');
  if (kind === 'ReplicaSet' || kind === 'ReplicationController') return `a ${kind} replaces no Pod`;
  if (paused === true) return 'its rollout is paused';
  if (stopped) return `its rollout does not go on: ${text(stopped.message)}`;
  if (type === 'OnDelete') return 'updateStrategy OnDelete waits until somebody deletes them';
  return partition > 0 ? `updateStrategy keeps Pods below partition ${partition}` : 'a rollout is under way';
}
