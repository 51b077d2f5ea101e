import { at, type JsonObject, list, type Manifest, record, strings, text } from '../../manifest/manifest';
import { conditions } from '../../topology/live';
import type { Topology } from '../../topology/topology';
import type { Workload } from '../../topology/workloads';
import type { Check } from '../check';

export const podsOutdated: Check = {
  id: 'pods-outdated',
  outcome: 'risky',
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
      const differences = pods.flatMap((pod) => difference(workload, templateOf(pod, topology)) ?? []);
      if (differences.length === 0) continue;
      const how = `${differences.length} of ${pods.length} Pods run something else: ${differences[0]}`;
      const live = topology.live.find(workload.manifest) ?? workload.manifest;
      yield { manifest: workload.manifest, message: `${how}; ${reason(live)}` };
    }
  },
};

/** What a Pod was made from: what its ReplicaSet says, as the cluster may add to a Pod. */
function templateOf(pod: Manifest, { live }: Topology): JsonObject {
  const maker = live.controllerOf(pod);
  const isReplicas = maker?.value.kind === 'ReplicaSet' && live.controllerOf(maker) !== undefined;
  return record(isReplicas ? at(maker.value, ['spec', 'template']) : pod.value);
}

/** The first thing that a workload says otherwise; values of variables may be secrets. */
function difference({ containers, labels }: Workload, template: JsonObject): string | undefined {
  const { initContainers, containers: own } = record(template.spec);
  const running = new Map([...list(initContainers), ...list(own)].map(record).map((one) => [text(one.name), one]));
  for (const { name, value, image } of containers) {
    const one = running.get(name);
    if (!one) return `they have no container ${name}`;
    if (text(one.image) !== image) return `container ${name} has image ${text(one.image)}, not ${image}`;
    const field = ['command', 'args', 'ports'].find((key) => !isSame(one[key], value[key]));
    if (field) return `container ${name} has other ${field}`;
    const env = new Map(list(one.env).map((entry) => [text(record(entry).name), entry]));
    const variable = list(value.env).find((entry) => !isSame(env.get(text(record(entry).name)), entry));
    if (variable) return `container ${name} has another ${text(record(variable).name)}`;
  }
  const found = strings(record(template.metadata).labels);
  const label = Object.entries(labels).find(([key, value]) => found[key] !== value);
  return label && `they have no label ${label.join('=')}`;
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}

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
