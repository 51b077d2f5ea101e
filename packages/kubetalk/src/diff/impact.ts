import { matches } from '../kubernetes/selectors';
import { isKnownKind } from '../kubernetes/version';
import { at, identity, type Json, type JsonObject, list, type Manifest, record } from '../manifest/manifest';
import { readWorkload, type Workload, workloadTitle } from '../topology/workloads';
import { amountOf, isDefault } from './defaults';
import { endpointsChange } from './endpoints';
import type { Field } from './fields';
import type { Impact, ImpactId, ObjectChange } from './report';
import { keepsPods, type Stages } from './stages';

/** What the rows of the table may ask. */
export interface Context {
  readonly change: ObjectChange['change'];
  readonly before: Manifest | undefined;
  readonly after: Manifest | undefined;
  /** The value that changed, undefined where the whole object came or went. */
  readonly field: Field | undefined;
  readonly pruned: boolean;
  readonly stages: Stages;
  /** How often a nodePort is asked for after the change. */
  readonly nodePorts: ReadonlyMap<string, number>;
  /** The workloads whose Pods take their environment from a ConfigMap or Secret. */
  readonly readers: (manifest: Manifest) => readonly Workload[];
}

/** One thing that Kubernetes does. Of an object that comes or goes, and of every value that changes, the first row that fits counts. */
interface Row {
  readonly id: ImpactId;
  /** @default - a change of a value */
  readonly change?: ObjectChange['change'];
  /** Kinds of Kubernetes itself. @default - any kind, others' too */
  readonly kinds?: readonly string[];
  /** Which values, by their path without list positions. @default - any */
  readonly fields?: RegExp;
  /** @default - always */
  readonly when?: (context: Context) => boolean;
  readonly message: string | ((context: Context) => string);
}

const anew = 'the API server refuses it: it can not be changed; delete the object and apply it anew';
const SERVED = ['ClusterIP', 'NodePort', 'LoadBalancer'];
const WORKLOADS = ['DaemonSet', 'Deployment', 'ReplicaSet', 'ReplicationController', 'StatefulSet'];

const rejected: readonly Row[] = [
  {
    id: 'rejected',
    kinds: ['DaemonSet', 'Deployment', 'ReplicaSet'],
    fields: /^spec\.selector\b/,
    message: anew,
  },
  {
    id: 'rejected',
    kinds: WORKLOADS,
    fields: /^spec\.(template|selector)\b/,
    when: ({ after }) => !selectsItsPods(after),
    message: "the API server refuses it: the selector must match the labels of the object's own Pods",
  },
  {
    id: 'rejected',
    kinds: ['StatefulSet'],
    fields:
      /^spec\.(?!(replicas|ordinals|template|updateStrategy|persistentVolumeClaimRetentionPolicy|minReadySeconds)\b)/,
    message: anew,
  },
  {
    id: 'rejected',
    kinds: ['Job'],
    fields: /^spec\.(selector|template|completionMode|podFailurePolicy)\b/,
    message: anew,
  },
  {
    id: 'rejected',
    kinds: ['Pod'],
    fields:
      /^spec(?!\.((initC|c)ontainers\[\]\.image|activeDeadlineSeconds|tolerations|terminationGracePeriodSeconds)\b)/,
    message: anew,
  },
  {
    id: 'rejected',
    kinds: ['PersistentVolumeClaim'],
    fields: /^spec\.(?!(resources\.requests|volumeAttributesClassName)\b)/,
    message: anew,
  },
  {
    id: 'rejected',
    kinds: ['PersistentVolumeClaim'],
    fields: /^spec\.resources\.requests\.storage$/,
    when: ({ field }) => (amountOf(field?.after) ?? 0) < (amountOf(field?.before) ?? 0),
    message: 'the API server refuses it: a claim can not shrink',
  },
  {
    id: 'rejected',
    kinds: ['ConfigMap', 'Secret'],
    fields: /^(data|binaryData|stringData|immutable)\b/,
    when: ({ before }) => before?.value.immutable === true,
    message: 'the API server refuses it: the object is immutable; give it a new name, or delete it and apply it anew',
  },
  { id: 'rejected', kinds: ['Secret'], fields: /^type$/, message: anew },
  { id: 'rejected', kinds: ['ClusterRoleBinding', 'RoleBinding'], fields: /^roleRef\b/, message: anew },
  { id: 'rejected', kinds: ['IngressClass'], fields: /^spec\.controller$/, message: anew },
  {
    id: 'rejected',
    kinds: ['StorageClass'],
    fields: /^(parameters|provisioner|reclaimPolicy|volumeBindingMode)\b/,
    message: anew,
  },
  {
    id: 'rejected',
    kinds: ['Service'],
    fields: /^spec\.(clusterIPs?|ipFamilies)\b/,
    when: ({ field, after }) => field?.after !== undefined && SERVED.includes(serviceType(after)),
    message: anew,
  },
  {
    id: 'rejected',
    kinds: ['Service'],
    fields: /^spec\.(type|ports\b.*)$/,
    when: asksForTakenNodePort,
    message: 'the API server refuses it: another Service has the nodePort; choose another',
  },
  {
    id: 'rejected',
    change: 'added',
    kinds: ['Service'],
    when: asksForTakenNodePort,
    message: 'the API server refuses it: another Service has the nodePort; choose another',
  },
];

/** What Kubernetes does with a change; each row is held to what a cluster was seen to do. */
const table: readonly Row[] = [
  {
    id: 'no-effect',
    when: ({ field, after, before }) => field !== undefined && isDefault(knownKind(after ?? before), field),
    message: 'only spells out, or leaves out, what the API server takes it for anyway',
  },
  {
    id: 'no-effect',
    kinds: ['Service'],
    fields: /^spec\.(clusterIPs?\b.*|ports\[\]\.nodePort)$/,
    when: ({ field, before, after }) => field?.after === undefined && serviceType(before) === serviceType(after),
    message: 'no longer stated, but the cluster keeps the one that it has',
  },
  ...rejected,
  {
    id: 'scaled',
    kinds: WORKLOADS,
    fields: /^spec\.replicas$/,
    message: ({ before, after }) => `from ${podsOf(before)} to ${replicasOf(after)}`,
  },
  {
    id: 'running-pods-unchanged',
    kinds: WORKLOADS,
    fields: /^spec\.template\b/,
    when: ({ after }) => after !== undefined && keepsPods(after),
    message: ({ before }) =>
      `accepted, but no running Pod is replaced (${podsOf(before)}): each keeps the old template until something ends it`,
  },
  {
    id: 'pods-replaced',
    kinds: ['Deployment'],
    fields: /^spec\.template\b/,
    when: ({ after }) => at(after?.value, ['spec', 'strategy', 'type']) === 'Recreate',
    message: ({ before }) => `replaces ${podsOf(before)}, all at once: nothing answers in between`,
  },
  {
    id: 'pods-replaced',
    kinds: ['DaemonSet', 'Deployment', 'StatefulSet'],
    fields: /^spec\.template\b/,
    message: ({ before }) => `replaces ${podsOf(before)}, a few at a time`,
  },
  {
    id: 'updated',
    kinds: ['Pod'],
    fields: /^spec\.(initC|c)ontainers\[\]\.image$/,
    message: 'the container is started anew in the same Pod',
  },
  {
    id: 'updated',
    kinds: ['CronJob'],
    fields: /^spec\.jobTemplate\b/,
    message: 'holds for the Jobs that start from now on',
  },
  {
    id: 'endpoints-changed',
    kinds: ['Service'],
    fields: /^spec\.(selector\b.*|ports\[\]\.targetPort|publishNotReadyAddresses)$/,
    when: ({ after, stages }) => after !== undefined && endpointsChange(after, stages) !== undefined,
    message: ({ after, stages }) => (after && endpointsChange(after, stages)) ?? '',
  },
  {
    id: 'node-port-changed',
    kinds: ['Service'],
    fields: /^spec\.ports\[\]\.nodePort$/,
    message: ({ field }) => `outside callers of port ${shown(field?.before)} must use ${shown(field?.after)}`,
  },
  {
    id: 'node-port-changed',
    kinds: ['Service'],
    fields: /^spec\.type$/,
    when: ({ before, after }) => hasNodePort(before) !== hasNodePort(after),
    message: ({ after }) => (hasNodePort(after) ? 'every node opens a port for it' : 'the nodes close its port'),
  },
  {
    id: 'updated',
    kinds: ['Service'],
    fields: /^spec\.ports\[\]$/,
    when: ({ field }) => field?.after === undefined,
    message: ({ field }) => `no longer answers on port ${shown(record(field?.before).port)}`,
  },
  {
    id: 'running-pods-unchanged',
    kinds: ['ConfigMap', 'Secret'],
    fields: /^(data|binaryData|stringData)\b/,
    when: ({ after, readers }) => after !== undefined && readers(after).length > 0,
    message: ({ after, readers }) =>
      `Pods of ${after && readers(after).map(workloadTitle).join(', ')} read it when they start: those that run keep the old values`,
  },
  {
    id: 'updated',
    kinds: ['NetworkPolicy'],
    fields: /^spec\b/,
    message: 'holds at once, for the Pods that run too',
  },
  { id: 'updated', message: 'changed in place; no Pod is replaced for it' },
  {
    id: 'left-behind',
    change: 'removed',
    when: ({ pruned }) => !pruned,
    message: 'stays in the cluster as it is: apply deletes nothing; `npm run deploy` or `kubectl delete` does',
  },
  { id: 'deleted-when-pruned', change: 'removed', message: 'deleted from the cluster' },
  { id: 'created', change: 'added', message: 'new in the cluster' },
];

/** What the cluster will do with one object, each thing said once. */
export function impactsOf(contexts: readonly Context[]): readonly Impact[] {
  const found = new Map<string, Impact>();
  for (const context of contexts) {
    const row = rowFor(table, context);
    if (!row) continue;
    const message = typeof row.message === 'string' ? row.message : row.message(context);
    found.set(`${row.id} ${message}`, { id: row.id, message });
  }
  const all = [...found.values()];
  // What is refused is refused as a whole.
  const refused = all.filter(({ id }) => id === 'rejected');
  return refused.length > 0 ? refused : all;
}

/** Whether the API server refuses the object. */
export function isRejected(contexts: readonly Context[]): boolean {
  return contexts.some((context) => rowFor(table, context, 'rejected')?.id === 'rejected');
}

/** The first row that fits. Rows after those of `upTo` need not be asked: they may ask what only comes of these. */
function rowFor(rows: readonly Row[], context: Context, upTo?: ImpactId): Row | undefined {
  const end = upTo === undefined ? rows.length : rows.findLastIndex(({ id }) => id === upTo) + 1;
  const kind = knownKind(context.after ?? context.before);
  return rows.slice(0, end).find(({ change = 'changed', kinds, fields, when }) => {
    if (change !== context.change || (kinds && !kinds.includes(kind))) return false;
    if (fields && !fields.test(context.field?.pattern ?? '')) return false;
    return when?.(context) ?? true;
  });
}

/** The kind, empty where it is not one of Kubernetes' own. */
function knownKind(manifest: Manifest | undefined): string {
  if (!manifest) return '';
  const { apiVersion, kind } = identity(manifest);
  return isKnownKind(apiVersion, kind) ? kind : '';
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
  return after !== undefined && hasNodePort(after) && nodePortsOf(after).some((port) => (nodePorts.get(port) ?? 0) > 1);
}

function selectsItsPods(manifest: Manifest | undefined): boolean {
  const workload = manifest && readWorkload(manifest);
  return !workload?.selector || matches(workload.selector, workload.labels);
}

function replicasOf(manifest: Manifest | undefined): number | undefined {
  return manifest && readWorkload(manifest)?.replicas;
}

function podsOf(manifest: Manifest | undefined): string {
  const replicas = replicasOf(manifest);
  if (replicas === undefined) return 'its Pods';
  return `${replicas} Pod${replicas === 1 ? '' : 's'}`;
}

function shown(value: Json | undefined): string {
  return value === undefined
    ? 'one that the cluster chooses'
    : typeof value === 'string'
      ? value
      : JSON.stringify(value);
}
