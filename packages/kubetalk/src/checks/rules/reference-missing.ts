import { misspelt, nearestName } from '../../text/nearest';
import { type Reference, references } from '../../topology/references';
import type { Topology } from '../../topology/topology';
import { type Workload, workloadTitle } from '../../topology/workloads';
import type { Check, Fault } from '../check';
import { missing } from '../missing';

export const referenceMissing: Check = {
  id: 'reference-missing',
  outcome: 'broken',
  title: 'a ConfigMap, Secret, PersistentVolumeClaim, ServiceAccount or PriorityClass that is not in the manifests',
  why:
    'The workload is accepted, but its Pods wait until the object is there: CreateContainerConfigError, ContainerCreating, ' +
    'Pending, or no Pod at all. A Secret that is kept out of the manifests on purpose is only a risk.',
  remedy: 'add the object to the manifests, correct the name, or mark the reference as optional',
  example: `apiVersion: v1
kind: Pod
metadata: {name: api}
spec:
  containers:
    - {name: api, image: 'api:1', envFrom: [{configMapRef: {name: settings}}]}
`,
  *find(topology) {
    for (const workload of topology.workloads) {
      const seen = new Set<string>();
      for (const reference of references(workload)) {
        const object = `${reference.kind}/${reference.name}`;
        if (seen.has(object)) continue;
        seen.add(object);
        if (topology.has(reference.kind, workload.namespace, reference.name) || isMadeByCluster(reference)) continue;
        yield faultOf(workload, reference, topology);
      }
    }
  },
};

/** What is commonly there without being in the manifests: kept out of the manifests on purpose, or a matter of the cluster. */
const COMMONLY_OUTSIDE: readonly string[] = ['Secret', 'PriorityClass'];

/** Every cluster has these classes. */
function isMadeByCluster({ kind, name }: Reference): boolean {
  return kind === 'PriorityClass' && name.startsWith('system-');
}

function faultOf(workload: Workload, { manifest, path, kind, name }: Reference, topology: Topology): Fault {
  const known = topology.namesOf(kind, kind === 'PriorityClass' ? '' : workload.namespace);
  const meant = misspelt(name, known);
  const near = meant ?? (topology.complete ? nearestName(name, known) : undefined);
  return {
    manifest,
    path,
    message: `${kind} ${name} is not in the manifests${near ? `: did you mean ${near}?` : `: the Pods of ${workloadTitle(workload)} wait for it`}`,
    ...(COMMONLY_OUTSIDE.includes(kind)
      ? !meant && { outcome: 'risky' as const }
      : missing(topology, meant !== undefined, kind === 'PriorityClass' ? undefined : kind)),
  };
}
