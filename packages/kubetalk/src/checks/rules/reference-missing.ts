import { namespaceOf } from '../../kubernetes/objects';
import { groupBy } from '../../manifest/group-by';
import { identity, type Manifest, record } from '../../manifest/manifest';
import { table } from '../../manifest/table';
import { listed } from '../../text/budget';
import { meantName, misspelt, nearestName } from '../../text/nearest';
import type { MadeKind } from '../../topology/makers';
import { type Reference, references, referencesOf } from '../../topology/references';
import type { Topology } from '../../topology/topology';
import type { Check, Fault } from '../check';
import { isOthers, missing } from '../missing';

export const referenceMissing: Check = {
  id: 'reference-missing',
  outcome: 'broken',
  title: 'a ConfigMap, Secret, ServiceAccount, Role, class or other object that is named and is not in the manifests',
  why:
    'The object that names it is accepted. Pods wait for the objects that they use: CreateContainerConfigError, ContainerCreating, ' +
    'Pending, or no Pod at all. An Ingress answers with another certificate or not at all, a binding grants nothing. What is ' +
    'kept out of the manifests on purpose, as Secrets and classes are, is only a risk.',
  remedy: 'add the object to the manifests, correct its name or namespace, or mark the reference as optional',
  example: `apiVersion: v1
kind: Pod
metadata: {name: api}
spec:
  containers:
    - {name: api, image: 'api:1', envFrom: [{configMapRef: {name: settings}}]}
`,
  *find(topology) {
    const namesakes = namesakesIn(topology);
    const faultOf = (reference: Reference, always: boolean) => missingFault(reference, always, topology, namesakes);
    for (const workload of topology.workloads) {
      const seen = new Set<string>();
      const faults = [...references(workload)].flatMap((reference) => {
        const object = `${reference.kind}/${reference.name}`;
        const fault = seen.has(object) ? undefined : faultOf(reference, reference.kind !== 'RuntimeClass');
        seen.add(object);
        return fault ?? [];
      });
      yield* together(faults);
    }
    for (const manifest of topology.manifests)
      for (const reference of referencesOf(manifest)) {
        if (reference.key !== undefined || isIssued(reference)) continue;
        const fault = faultOf(reference, !reference.outside);
        if (fault) yield fault;
      }
  },
};

/** What a workload lacks with one effect on its Pods is one finding. */
function together(faults: readonly Fault[]): readonly Fault[] {
  const lacking = groupBy(faults, ({ outcome, message, absent }) =>
    absent === undefined ? message : `${outcome} ${message.slice(absent.length)}`,
  );
  return [...lacking.values()].map((all) => {
    const [first, ...others] = all as [Fault, ...Fault[]];
    if (others.length === 0 || first.absent === undefined) return first;
    const absent = listed(all, (each) => each.absent ?? '');
    const rest = first.message.slice(first.absent.length).replace(/^ is /, ' are ').replace(/ it$/, ' them');
    return { ...first, absent, message: absent + rest };
  });
}

/** What every cluster has. */
const GIVEN: Readonly<Record<string, readonly string[]>> = table({
  // All sidecars, and no gateway.
  'Gateway.networking.istio.io': ['mesh'],
  ClusterRole: ['admin', 'cluster-admin', 'edit', 'view'],
  PriorityClass: ['system-cluster-critical', 'system-node-critical'],
  Role: ['extension-apiserver-authentication-reader'],
});

function isGiven({ kind, name }: Reference): boolean {
  return (GIVEN[kind] ?? []).includes(name) || (/Role$/.test(kind) && name.startsWith('system:'));
}

/** Whether cert-manager makes the Secret of an Ingress or a Gateway, as its annotations ask for. */
function isIssued({ manifest, kind }: Reference): boolean {
  const annotations = Object.keys(record(record(manifest.value.metadata).annotations));
  return (
    kind === 'Secret' && annotations.some((key) => /^(cert-?manager\.(k8s\.)?io|kubernetes\.io\/tls-acme)/.test(key))
  );
}

/** The objects of a kind by their names, for kinds that are asked for. */
function namesakesIn(topology: Topology): (kind: string, name: string) => readonly Manifest[] {
  const known = new Map<string, ReadonlyMap<string, readonly Manifest[]>>();
  return (kind, name) => {
    const byName = known.get(kind) ?? groupBy(topology.ofKind(kind), (manifest) => identity(manifest).name);
    known.set(kind, byName);
    return byName.get(name) ?? [];
  };
}

/** @param always whether it is a finding where nothing else shows that the manifests mean an object of theirs */
function missingFault(
  reference: Reference,
  always: boolean,
  topology: Topology,
  namesakes: (kind: string, name: string) => readonly Manifest[],
): Fault | undefined {
  const { manifest, path, kind, namespace, name, without, outside, dispensable, refused } = reference;
  if (topology.has(kind, namespace, name) || isGiven(reference)) return undefined;
  const known = topology.namesOf(kind, namespace);
  const meant = misspelt(name, [...known, ...(GIVEN[kind] ?? [])]);
  const near = meant ?? (topology.complete ? nearestName(name, known) : undefined) ?? meantName(name, known);
  const elsewhere = namesakes(kind, name).map(namespaceOf);
  if (dispensable && !near && elsewhere.length === 0 && isOthers(topology, known)) return undefined;
  // Of some kinds an application has all or none: a Secret may come from anywhere.
  const hasOthers = known.length > 0 && kind !== 'Secret';
  if (!always && !meant && elsewhere.length === 0 && !hasOthers) return undefined;
  const title = `${kind.split('.')[0]} ${name}`;
  const where =
    elsewhere.length > 0 ? `is in namespace ${listed(elsewhere)}, not in ${namespace}` : 'is not in the manifests';
  const risk = dispensable || (!meant && (outside || elsewhere.length > 0));
  return {
    manifest,
    path,
    message: `${title} ${where}: ${near && elsewhere.length === 0 ? `did you mean ${near}?` : without}`,
    ...(!near && elsewhere.length === 0 && { absent: title }),
    ...(risk ? { outcome: 'risky' as const } : missing(topology, meant !== undefined, MADE[kind])),
    ...(refused && meant && { outcome: 'rejected' as const }),
  };
}

/** What a program may make beside the manifests. */
const MADE: Readonly<Record<string, MadeKind>> = table({
  ConfigMap: 'ConfigMap',
  Secret: 'Secret',
  PersistentVolumeClaim: 'PersistentVolumeClaim',
  ServiceAccount: 'ServiceAccount',
  Deployment: 'Pod',
  StatefulSet: 'Pod',
  DaemonSet: 'Pod',
  ReplicaSet: 'Pod',
  CronJob: 'Pod',
});
