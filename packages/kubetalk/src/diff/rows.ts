import { isTooLarge, LARGEST } from '../kubernetes/last-applied';
import { namespaceOf } from '../kubernetes/objects';
import { enforcedPodSecurity, podSecurityViolations } from '../kubernetes/pod-security';
import { problemText, type RejectedId } from '../kubernetes/schema/problem';
import { problemsOf } from '../kubernetes/schema/problems';
import { matches } from '../kubernetes/selectors';
import { isKnownKind, type Kubernetes } from '../kubernetes/version';
import { groupOf, identity, type Json, type JsonObject, list, type Manifest, record, text } from '../manifest/manifest';
import type { Topology } from '../topology/topology';
import { podOf, readWorkload, type Workload, workloadTitle } from '../topology/workloads';
import { amountOf, isDefault } from './defaults';
import { endpointsChange } from './endpoints';
import type { Field } from './fields';
import { FIXED_KINDS, isFixed } from './fixed';
import type { Reader, Reading } from './readers';
import type { ImpactId } from './report';
import { keepsPods, type Pairing, type Stages } from './stages';

/** What the rows of the table may ask. */
export interface Context {
  readonly change: 'added' | 'removed' | 'changed';
  readonly before: Manifest | undefined;
  readonly after: Manifest | undefined;
  /** The value that changed, undefined where the whole object came or went. */
  readonly field: Field | undefined;
  readonly pruned: boolean;
  readonly serverSide: boolean;
  readonly kubernetes: Kubernetes;
  readonly stages: Stages;
  /** How often a nodePort is asked for after the change. */
  readonly nodePorts: ReadonlyMap<string, number>;
  /** The workloads whose running Pods read a ConfigMap or Secret and are not replaced by the same change. */
  readonly readers: (manifest: Manifest) => readonly Reader[];
}

/** One thing that Kubernetes does. Of an object that comes or goes, and of every value that changes, the first row that fits counts. */
export interface Row {
  readonly id: ImpactId;
  /** The case in test/diff/cases in which a cluster was seen to do it. */
  readonly witness: string;
  /** @default - a change of a value */
  readonly change?: Context['change'];
  /** Kinds of Kubernetes itself. @default - any kind, others' too */
  readonly kinds?: readonly string[];
  /** Which values, by their path without list positions. @default - any */
  readonly fields?: RegExp;
  /** @default - always */
  readonly when?: (context: Context) => boolean;
  /** `paths` are all the values of the object that the row is for. */
  readonly message: string | ((context: Context, paths: string) => string);
}

const anew = (_: Context, paths: string) =>
  `the API server refuses it: ${paths} can't be changed; delete the object and apply it anew`;
/** The version from which on the resources of a Pod can be changed in place. */
const RESIZABLE = 33;
const SERVED = ['ClusterIP', 'NodePort', 'LoadBalancer'];
const WORKLOADS = ['DaemonSet', 'Deployment', 'ReplicaSet', 'ReplicationController', 'StatefulSet'];
const taken = ({ after, nodePorts }: Context) =>
  `the API server refuses it: spec.ports asks for nodePort ${takenNodePort(after, nodePorts)}, which another Service has; choose another`;

/** What the API server refuses. */
const REFUSED: readonly Row[] = [
  ...(['added', 'changed'] as const).map(
    (change): Row => ({
      id: 'rejected',
      witness: change === 'added' ? 'config-map-too-large-created' : 'config-map-too-large',
      change,
      when: ({ after, serverSide }) => !serverSide && after !== undefined && isTooLarge(after),
      message: `kubectl apply refuses it: it keeps a copy of the whole object in an annotation, which holds ${LARGEST} bytes; apply it with --server-side`,
    }),
  ),
  {
    id: 'rejected',
    witness: 'deployment-selector',
    kinds: FIXED_KINDS,
    when: ({ after, field, kubernetes }) => isFixed(knownKind(after), field?.pattern ?? '', kubernetes),
    message: anew,
  },
  {
    id: 'rejected',
    witness: 'replica-set-labels-unselected',
    kinds: WORKLOADS,
    fields: /^spec\.(template|selector)\b/,
    when: ({ after }) => !selectsItsPods(after),
    message: 'the API server refuses it: spec.selector must match spec.template.metadata.labels',
  },
  {
    id: 'rejected',
    witness: 'job-template',
    kinds: ['Job'],
    fields: /^spec\.(selector|template|completionMode|podFailurePolicy|backoffLimitPerIndex|managedBy|successPolicy)\b/,
    message: (context, paths) =>
      `${anew(context, paths)}${isHook(context.after) ? ', as Helm and Argo CD do with a hook' : ''}`,
  },
  {
    id: 'rejected',
    witness: 'pod-resources-resizable',
    kinds: ['Pod'],
    fields: /^spec\.(initC|c)ontainers\[\]\.resources\b/,
    when: ({ kubernetes }) => kubernetes.minor >= RESIZABLE,
    message: (_, paths) =>
      `the API server refuses it: ${paths} can't be changed by apply; kubectl patch --subresource resize changes cpu and memory in place`,
  },
  {
    id: 'rejected',
    witness: 'pod-environment',
    kinds: ['Pod'],
    fields: /^spec\b(?!\.((initC|c)ontainers\[\]\.image|activeDeadlineSeconds|tolerations)\b)/,
    when: ({ field }) => !isGateOpened(field),
    message: anew,
  },
  {
    id: 'rejected',
    witness: 'volume-claim-shrinks',
    kinds: ['PersistentVolumeClaim'],
    fields: /^spec\.resources\.requests\.storage$/,
    when: ({ field }) => (amountOf(field?.after) ?? 0) < (amountOf(field?.before) ?? 0),
    message: "the API server refuses it: a claim can't shrink in spec.resources.requests.storage",
  },
  {
    id: 'rejected',
    witness: 'volume-claim-grows-not',
    kinds: ['PersistentVolumeClaim'],
    fields: /^spec\.resources\.requests\.storage$/,
    when: (context) => storageClass(context) !== undefined && !mayGrow(context),
    message: (context) =>
      `the API server refuses it: spec.resources.requests.storage grows, and StorageClass ${nameOf(storageClass(context))} does not allow that (allowVolumeExpansion)`,
  },
  {
    id: 'rejected',
    witness: 'config-map-immutable',
    kinds: ['ConfigMap', 'Secret'],
    fields: /^(data|binaryData|stringData|immutable)\b/,
    when: ({ before }) => before?.value.immutable === true,
    message: (_, paths) =>
      `the API server refuses it: ${paths} can't be changed, as the object is immutable; give it a new name, or delete it and apply it anew`,
  },
  {
    id: 'rejected',
    witness: 'service-headless',
    kinds: ['Service'],
    fields: /^spec\.(clusterIPs?|ipFamilies)\b/,
    when: ({ field, after }) => (field?.after ?? null) !== null && SERVED.includes(serviceType(after)),
    message: anew,
  },
  {
    id: 'rejected',
    witness: 'service-node-port-taken',
    kinds: ['Service'],
    fields: /^spec\.(type|ports\b.*)$/,
    when: asksForTakenNodePort,
    message: taken,
  },
  {
    id: 'rejected',
    witness: 'service-node-port-taken-created',
    change: 'added',
    kinds: ['Service'],
    when: asksForTakenNodePort,
    message: taken,
  },
  {
    id: 'rejected',
    witness: 'crd-scope',
    kinds: ['CustomResourceDefinition'],
    fields: /^spec\.(scope|group|names\.(kind|plural))$/,
    message: anew,
  },
  {
    id: 'rejected',
    witness: 'crd-stored-version',
    kinds: ['CustomResourceDefinition'],
    fields: /^spec\.versions\[\]$/,
    when: ({ field }) => field?.after === undefined && record(field?.before).storage === true,
    message: ({ field }) =>
      `the API server refuses it: objects may be stored as version ${versionName(field)}; keep it in spec.versions until they are stored anew and status.storedVersions names it no more`,
  },
  ...(['added', 'changed'] as const).map(
    (change): Row => ({
      id: 'rejected',
      witness: change === 'added' ? 'crd-version-used-anew' : 'crd-version-used',
      change,
      when: ({ after, stages }) => after !== undefined && isUnserved(after, stages),
      message: ({ after }) =>
        `the API server refuses it: its CustomResourceDefinition does not serve ${after ? identity(after).apiVersion : ''}`,
    }),
  ),
  ...(['added', 'changed'] as const).map(
    (change): Row => ({
      id: 'rejected',
      witness: change === 'added' ? 'pod-image-volume-created' : 'service-traffic-distribution',
      change,
      when: ({ before, after, kubernetes }) => refusals(before, after, kubernetes).length > 0,
      message: ({ before, after, kubernetes }) =>
        `the API server refuses it: ${refusals(before, after, kubernetes)[0]}`,
    }),
  ),
];

/** What Kubernetes does with a change; each row is held to what a cluster was seen to do. */
export const ROWS: readonly Row[] = [
  {
    id: 'no-effect',
    witness: 'deployment-defaults',
    when: ({ field }) => field !== undefined && isDefault(field),
    message: 'only spells out, or leaves out, what the API server takes it for anyway',
  },
  {
    id: 'no-effect',
    witness: 'service-ports-reordered',
    when: ({ field, after }) => field?.reordered === true && knownKind(after) !== '' && !isOfPods(after, field),
    message: 'the same items in another order',
  },
  {
    id: 'no-effect',
    witness: 'service-node-port-unset',
    kinds: ['Service'],
    fields: /^spec\.(clusterIPs?\b.*|ports\[\]\.nodePort)$/,
    when: ({ field, before, after }) => field?.after === undefined && serviceType(before) === serviceType(after),
    message: 'no longer given, but the cluster keeps the one that it has',
  },
  ...REFUSED,
  {
    id: 'pods-refused',
    witness: 'pod-security-template',
    kinds: [...WORKLOADS, 'Job'],
    fields: /^spec\.template\b/,
    when: (context) => podFaults(context.after, context.stages).length > 0,
    message: refusedPods,
  },
  {
    id: 'pods-refused',
    witness: 'pod-security-created',
    change: 'added',
    kinds: [...WORKLOADS, 'Job'],
    when: (context) => podFaults(context.after, context.stages).length > 0,
    message: refusedPods,
  },
  {
    id: 'pods-refused',
    witness: 'pod-security-label',
    kinds: ['Namespace'],
    fields: /^metadata\.labels(\.pod-security\.kubernetes\.io\/enforce)?$/,
    when: ({ after, stages }) => refusedIn(after, stages).length > 0,
    message: ({ after, stages }) =>
      `its Pod Security level ${enforcedIn(after, stages)?.level} refuses new Pods of ${titles(refusedIn(after, stages))}; those that run stay until something ends them`,
  },
  {
    id: 'scaled',
    witness: 'deployment-scaled',
    kinds: WORKLOADS,
    fields: /^spec\.replicas$/,
    message: ({ before, after }) => `from ${podsOf(before)} to ${replicasOf(after)}`,
  },
  {
    id: 'running-pods-unchanged',
    witness: 'replica-set-image',
    kinds: WORKLOADS,
    fields: /^spec\.template\b/,
    when: ({ after }) => after !== undefined && keepsPods(after),
    message: ({ before }) =>
      `accepted, but no running Pod is replaced (${podsOf(before)}): each keeps the old template until something ends it`,
  },
  {
    id: 'pods-recreated',
    witness: 'deployment-recreate',
    kinds: ['Deployment'],
    fields: /^spec\.template\b/,
    when: ({ after }) => record(record(after?.value.spec).strategy).type === 'Recreate',
    message: ({ before }) =>
      `ends ${podsOf(before)}, all at once, and then starts new ones: nothing answers in between`,
  },
  {
    id: 'pods-replaced',
    witness: 'deployment-image',
    kinds: ['DaemonSet', 'Deployment', 'StatefulSet'],
    fields: /^spec\.template\b/,
    message: ({ before }) => `replaces ${podsOf(before)}, a few at a time`,
  },
  {
    id: 'updated',
    witness: 'pod-image',
    kinds: ['Pod'],
    fields: /^spec\.(initC|c)ontainers\[\]\.image$/,
    message: 'the container is started anew in the same Pod',
  },
  {
    id: 'updated',
    witness: 'cron-job-template',
    kinds: ['CronJob'],
    fields: /^spec\.jobTemplate\b/,
    message: 'holds for the Jobs that start from now on',
  },
  {
    id: 'updated',
    witness: 'cron-job-suspended',
    kinds: ['CronJob'],
    fields: /^spec\.suspend$/,
    message: ({ after }) =>
      record(after?.value.spec).suspend === true ? 'no Job starts any more; one that runs goes on' : 'Jobs start again',
  },
  {
    id: 'endpoints-changed',
    witness: 'service-target-port',
    kinds: ['Service'],
    fields: /^spec\.(selector\b.*|ports\[\](\.(targetPort|port))?|publishNotReadyAddresses)$/,
    when: ({ after, stages }) => after !== undefined && endpointsChange(after, stages) !== undefined,
    message: (context) =>
      `${(context.after && endpointsChange(context.after, context.stages)) ?? ''}${portsGone(context)}`,
  },
  {
    id: 'node-port-changed',
    witness: 'service-node-port',
    kinds: ['Service'],
    fields: /^spec\.ports\[\]\.nodePort$/,
    when: ({ after }) => hasNodePort(after),
    message: ({ field }) => `external callers of port ${shown(field?.before)} must use ${shown(field?.after)}`,
  },
  {
    id: 'node-port-changed',
    witness: 'service-type-node-port',
    kinds: ['Service'],
    fields: /^spec\.type$/,
    when: ({ before, after }) => hasNodePort(before) !== hasNodePort(after),
    message: ({ after }) => (hasNodePort(after) ? 'every node opens a port for it' : 'the nodes close its port'),
  },
  {
    id: 'updated',
    witness: 'service-port',
    kinds: ['Service'],
    fields: /^spec\.ports\[\]$/,
    when: ({ field }) => field?.after === undefined,
    message: (context) => portsGone(context).slice(2),
  },
  ...readRows(),
  {
    id: 'updated',
    witness: 'policy-that-cuts-more',
    kinds: ['NetworkPolicy'],
    fields: /^spec\b/,
    message: 'holds at once, for the Pods that run too',
  },
  {
    id: 'updated',
    witness: 'volume-claim-grows',
    kinds: ['PersistentVolumeClaim'],
    fields: /^spec\.resources\.requests\.storage$/,
    message: (context) =>
      mayGrow(context)
        ? 'its volume grows'
        : 'its volume grows where its StorageClass allows that; elsewhere the API server refuses it',
  },
  {
    id: 'updated',
    witness: 'storage-class-expansion',
    kinds: ['StorageClass'],
    message: 'holds for volumes that are made, and claims that are changed, from now on',
  },
  {
    id: 'updated',
    witness: 'disruption-budget',
    kinds: ['PodDisruptionBudget'],
    fields: /^spec\b/,
    message: 'holds when Pods are evicted, as from a node that is drained; a rollout does not ask it',
  },
  {
    id: 'updated',
    witness: 'crd-version',
    kinds: ['CustomResourceDefinition'],
    fields: /^spec\.versions\[\](\.served)?$/,
    when: ({ field }) => field?.after === undefined || field.after === false,
    message: ({ field }) =>
      `version ${versionName(field)} is not served any more: whoever asks for it gets an error; kubectl deletes and reads such objects by their other versions`,
  },
  { id: 'updated', witness: 'deployment-label', message: 'changed in place; no Pod is replaced for it' },
  {
    id: 'left-behind',
    witness: 'deployment-removed',
    change: 'removed',
    when: ({ pruned }) => !pruned,
    message: 'stays in the cluster as it is: apply deletes nothing; `kubetalk deploy` or `kubectl delete` does',
  },
  { id: 'deleted-when-pruned', witness: 'deployment-removed', change: 'removed', message: 'deleted from the cluster' },
  { id: 'created', witness: 'service-created', change: 'added', message: 'new in the cluster' },
];

/** Rows for what Pods read, the slowest to follow first. */
function readRows(): readonly Row[] {
  const rows: readonly (Pick<Row, 'id' | 'witness'> & { readonly reading: Reading; readonly text: string })[] = [
    {
      id: 'running-pods-unchanged',
      witness: 'config-map-of-environment',
      reading: 'environment',
      text: 'read it when they start: those that run keep the old values',
    },
    {
      id: 'running-pods-unchanged',
      witness: 'config-map-sub-path',
      reading: 'subPath',
      text: 'mount it by subPath: those that run keep the old files',
    },
    {
      id: 'updated',
      witness: 'config-map-mounted',
      reading: 'files',
      text: 'see the new files within about a minute; a program that reads them at its start only keeps the old values',
    },
  ];
  const readersOf = ({ after, readers }: Context, wanted: Reading) =>
    (after ? readers(after) : []).filter(({ reading }) => reading === wanted).map(({ workload }) => workload);
  return rows.map(({ reading, text: message, ...row }) => ({
    ...row,
    kinds: ['ConfigMap', 'Secret'],
    fields: /^(data|binaryData|stringData)\b/,
    when: (context) => readersOf(context, reading).length > 0,
    message: (context) => `Pods of ${titles(readersOf(context, reading))} ${message}`,
  }));
}

/** The kind, empty where it is not one of Kubernetes' own. */
export function knownKind(manifest: Manifest | undefined): string {
  if (!manifest) return '';
  const { apiVersion, kind } = identity(manifest);
  return isKnownKind(apiVersion, kind) ? kind : '';
}

/** Why the API server refuses an object as it is now; what it took before it lets stay, and what it has itself it keeps. */
function refusals(
  before: Manifest | undefined,
  after: Manifest | undefined,
  kubernetes: Kubernetes,
): readonly string[] {
  const problems = (manifest: Manifest | undefined) => (manifest ? problemsOf(manifest.value, kubernetes) : []);
  const known = new Set(problems(before).map(problemText));
  return problems(after)
    .filter(({ check }) => !before || !isKept(knownKind(after), check))
    .map(problemText)
    .filter((text) => !known.has(text));
}

/** Whether a change may leave out what was there: data of a Secret stay, and so do the address and the ports of a Service. */
function isKept(kind: string, check: RejectedId): boolean {
  return check === 'service-type-fields' || (check === 'missing-field' && (kind === 'Secret' || kind === 'Service'));
}

/** Whether all Pods of a workload start anew with the change, or start only with it. */
export function replacesPods({
  change,
  after,
  fields,
}: Pairing & Pick<Context, 'change'> & { readonly fields: readonly Field[] }): boolean {
  const kind = knownKind(after);
  if (!after || change === 'added' || kind === 'CronJob') return true;
  if (!['DaemonSet', 'Deployment', 'StatefulSet'].includes(kind) || keepsPods(after)) return false;
  return fields.some((field) => /^spec\.template\b/.test(field.pattern) && !isDefault(field));
}

/** Whether a value is part of what Pods are made from, of which the API server takes every other text for another. */
function isOfPods(manifest: Manifest | undefined, { pattern }: Field): boolean {
  return (knownKind(manifest) === 'Pod' ? /^spec\b/ : /^spec\.(jobTemplate\.spec\.)?template\b/).test(pattern);
}

function titles(workloads: readonly Workload[]): string {
  return workloads.map(workloadTitle).join(', ');
}

function nameOf(manifest: Manifest | undefined): string {
  return manifest ? identity(manifest).name : '';
}

function serviceType(manifest: Manifest | undefined): string {
  const { type } = record(manifest?.value.spec);
  return typeof type === 'string' ? type : 'ClusterIP';
}

function hasNodePort(manifest: Manifest | undefined): boolean {
  return ['NodePort', 'LoadBalancer'].includes(serviceType(manifest));
}

/** A nodePort as the whole cluster knows it. */
export function nodePortsOf({ value }: { readonly value: JsonObject }): readonly string[] {
  const ports = list(record(value.spec).ports).map(record);
  return ports.flatMap(({ nodePort, protocol }) =>
    typeof nodePort === 'number' ? [`${nodePort}/${protocol ?? 'TCP'}`] : [],
  );
}

function asksForTakenNodePort({ after, nodePorts }: Context): boolean {
  return takenNodePort(after, nodePorts) !== undefined;
}

const takenPorts = new WeakMap<ReadonlyMap<string, number>, Map<Manifest, string | undefined>>();

/** The first port of a Service that another one has; found once for all of its ports that change. */
function takenNodePort(after: Manifest | undefined, nodePorts: ReadonlyMap<string, number>): string | undefined {
  if (!after || !hasNodePort(after)) return undefined;
  const found = takenPorts.get(nodePorts) ?? new Map<Manifest, string | undefined>();
  takenPorts.set(nodePorts, found);
  if (!found.has(after))
    found.set(
      after,
      nodePortsOf(after).find((port) => (nodePorts.get(port) ?? 0) > 1),
    );
  return found.get(after)?.replace('/TCP', '');
}

/** The ports that a Service had and has no more. */
function portsGone({ before, after }: Context): string {
  const [had, has] = [before, after].map((manifest) => list(record(manifest?.value.spec).ports).map(portOf));
  const gone = had?.filter((port) => !has?.includes(port)) ?? [];
  return gone.length > 0 ? `; no longer answers on port ${gone.join(', ')}` : '';
}

function portOf(value: Json): string {
  const { port, protocol = 'TCP' } = record(value);
  return `${shown(port)}${protocol === 'TCP' ? '' : `/${shown(protocol)}`}`;
}

const NO_SELECTOR: Pick<Workload, 'selector' | 'labels'> = { selector: undefined, labels: {} };
/** Each manifest's, read once for all of its fields that change. */
const selecting = new WeakMap<Manifest, Pick<Workload, 'selector' | 'labels'>>();

function selectsItsPods(manifest: Manifest | undefined): boolean {
  if (!manifest) return true;
  const { selector, labels } = selecting.get(manifest) ?? readWorkload(manifest) ?? NO_SELECTOR;
  selecting.set(manifest, { selector, labels });
  return !selector || matches(selector, labels);
}

function replicasOf(manifest: Manifest | undefined): number | undefined {
  return manifest && readWorkload(manifest)?.replicas;
}

function podsOf(manifest: Manifest | undefined): string {
  const replicas = replicasOf(manifest);
  if (replicas === undefined) return 'its Pods';
  return `${replicas} Pod${replicas === 1 ? '' : 's'}`;
}

/** Whether a tool deletes the object before it makes it anew. */
function isHook(manifest: Manifest | undefined): boolean {
  const annotations = record(record(manifest?.value.metadata).annotations);
  return ['helm.sh/hook', 'argocd.argoproj.io/hook'].some((key) => Object.hasOwn(annotations, key));
}

/** The StorageClass of a claim, where it is one of the manifests. */
function storageClass({ after, stages }: Context): Manifest | undefined {
  const name = text(record(after?.value.spec).storageClassName);
  return name === '' ? undefined : stages.after().find('StorageClass', '', name);
}

function mayGrow(context: Context): boolean {
  return storageClass(context)?.value.allowVolumeExpansion === true;
}

/** What a namespace enforces on its Pods. */
function enforcedIn(namespace: Manifest | undefined, stages: Stages) {
  return enforcedPodSecurity(namespace?.value, stages.after().kubernetes.minor);
}

/** Why the Pods of a workload are refused in their namespace. */
function podFaults(manifest: Manifest | undefined, stages: Stages): readonly string[] {
  const workload = manifest && readWorkload(manifest);
  const namespace = manifest && stages.after().find('Namespace', '', namespaceOf(manifest));
  const enforced = enforcedIn(namespace, stages);
  return workload && enforced ? podSecurityViolations(enforced, podOf(workload)) : [];
}

function refusedPods({ after, stages }: Context): string {
  const [fault, ...more] = podFaults(after, stages);
  const others = more.length > 0 ? `, and ${more.length} more` : '';
  return `accepted, but Pod Security refuses its new Pods (${fault}${others}): a rollout stops there, and no Pod that ends is replaced`;
}

/** The workloads of a namespace that may run no new Pod there. */
function refusedIn(namespace: Manifest | undefined, stages: Stages): readonly Workload[] {
  const enforced = enforcedIn(namespace, stages);
  if (!enforced) return [];
  return stages
    .after()
    .workloads.filter(
      (workload) =>
        workload.namespace === nameOf(namespace) && podSecurityViolations(enforced, podOf(workload)).length > 0,
    );
}

/** Whether a Pod waits for one thing less before it is scheduled, the one change of its gates that is allowed. */
function isGateOpened(field: Field | undefined): boolean {
  return field?.pattern === 'spec.schedulingGates[]' && field.after === undefined;
}

/** Whether a custom resource's definition is one of the manifests and does not serve its version. */
function isUnserved(manifest: Manifest, stages: Stages): boolean {
  const { apiVersion, kind } = identity(manifest);
  const group = groupOf(apiVersion);
  const versions = knownKind(manifest) === '' ? definedVersions(stages.after()).get(`${kind}.${group}`) : undefined;
  return versions !== undefined && !versions.has(apiVersion);
}

const known = new WeakMap<Topology, ReadonlyMap<string, ReadonlySet<string>>>();

/** The apiVersions that the manifests' definitions serve, by `KIND.GROUP`. */
function definedVersions(topology: Topology): ReadonlyMap<string, ReadonlySet<string>> {
  const found = known.get(topology) ?? new Map(topology.ofKind('CustomResourceDefinition').map(servedVersions));
  known.set(topology, found);
  return found;
}

function servedVersions({ value }: Manifest): readonly [string, ReadonlySet<string>] {
  const { group, names, versions } = record(value.spec);
  const served = list(versions)
    .map(record)
    .filter(({ served: is }) => is !== false);
  return [
    `${text(record(names).kind)}.${text(group)}`,
    new Set(served.map(({ name }) => `${text(group)}/${text(name)}`)),
  ];
}

function versionName(field: Field | undefined): string {
  const { name } = record(field?.before);
  return text(name) || /\[name=([^\]]*)\]/.exec(field?.path ?? '')?.[1] || 'of it';
}

function shown(value: Json | undefined): string {
  return value === undefined
    ? 'one that the cluster chooses'
    : typeof value === 'string'
      ? value
      : JSON.stringify(value);
}
