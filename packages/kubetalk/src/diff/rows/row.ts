import { isKnownKind, type Kubernetes } from '../../kubernetes/version';
import { identity, type Json, type Manifest } from '../../manifest/manifest';
import { memo } from '../../manifest/memo';
import { table } from '../../manifest/table';
import { readWorkload, type Workload, workloadTitle } from '../../topology/workloads';
import type { Field } from '../fields';
import type { Reader } from '../readers';
import type { ImpactId } from '../report';
import type { Stages } from '../stages';

/** What the rows of the table may ask. */
export interface Context {
  readonly change: 'added' | 'removed' | 'changed';
  readonly before?: Manifest;
  /** What the cluster then holds. */
  readonly after?: Manifest;
  /** What the file gives. @default - the same */
  readonly given?: Manifest;
  /** The value that changes, undefined where the whole object comes or goes. */
  readonly field: Field | undefined;
  /** Whether it is a value of the file that the cluster does not take over: `field` is from what it holds to the file. @default false */
  readonly isUnmet?: boolean;
  /** Why kubectl sends nothing. @default - it does */
  readonly refusal?: string;
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
  /** Whether it is for values of the file that the cluster does not take over. @default false */
  readonly isUnmet?: true;
  /** Kinds of Kubernetes itself. @default - any kind, others' too */
  readonly kinds?: readonly string[];
  /** Which values, by their path without list positions. @default - any */
  readonly fields?: RegExp;
  /** @default - always */
  readonly when?: (context: Context) => boolean;
  /** `paths` are all the values of the object that the row is for. */
  readonly message: string | ((context: Context, paths: string) => string);
}

/** What the API server does not change in an object that is there, and how to get it with the least loss. */
export function deleteAndApply({ before }: Context, paths: string): string {
  return `the API server refuses it: ${paths} can't be changed; ${adviceFor(before, paths)}`;
}

function adviceFor(before: Manifest | undefined, paths: string): string {
  const { name } = before ? identity(before) : { name: '' };
  const advice = ADVICE[knownKind(before)] ?? 'delete the object and apply it again';
  return typeof advice === 'string' ? advice : advice(name, paths);
}

const orphaning = (kind: string, name: string) => `kubectl delete ${kind} ${name} --cascade=orphan`;

/** What to do with the claims that a StatefulSet has made: new claim templates change none of them. */
function claimsFirst(paths: string): string {
  if (!paths.includes('volumeClaimTemplates')) return '';
  if (/volumeClaimTemplates\[\d+\]\.spec\.resources\.requests/.test(paths))
    return 'change the claims that are there, each for itself, where their StorageClass lets them grow; then ';
  if (/volumeClaimTemplates\[\d+\]\.metadata/.test(paths))
    return 'change the claims that are there, each for itself; then ';
  return 'claims that are there stay as they are; ';
}

/** How to get another value where none may be changed, with the least that is lost, by kind. */
const ADVICE: Readonly<Record<string, string | ((name: string, paths: string) => string)>> = table({
  Deployment: (name) =>
    `${orphaning('deployment', name)} keeps its Pods; apply it again, and delete the ReplicaSet that is left once the new Pods are ready`,
  DaemonSet: (name) => `${orphaning('daemonset', name)} keeps its Pods; apply it again, and delete those that are left`,
  ReplicaSet: (name) =>
    `${orphaning('replicaset', name)} keeps its Pods; apply it again, and delete those that are left`,
  StatefulSet: (name, paths) =>
    `${claimsFirst(paths)}${orphaning('statefulset', name)} keeps its Pods and claims; then apply it again${paths.includes('spec.selector') ? ', and delete one old Pod after another: until then none is made anew' : ''}`,
  PersistentVolumeClaim:
    'make a claim of another name and copy what is in its volume: with the claim, its volume may be deleted',
  PersistentVolume: 'make another beside it: a volume that is deleted is taken from the claim that has it',
  Secret: 'give it another name, which its readers then use',
  RoleBinding: 'kubectl auth reconcile -f FILE replaces it at once, where the file gives its namespace',
  ClusterRoleBinding: 'kubectl auth reconcile -f FILE replaces it at once',
  EndpointSlice: 'make another beside it, and delete it then',
  CustomResourceDefinition: 'make another beside it: all objects of its kind are deleted with it',
  Node: 'leave it as it is',
  Pod: 'delete it and apply it again, which ends its containers',
});

/** The row of a change that no other row describes. */
export const IN_PLACE = 'changed in place; no Pod is replaced for it';

/** The kinds that keep Pods running. */
export const WORKLOADS = ['DaemonSet', 'Deployment', 'ReplicaSet', 'ReplicationController', 'StatefulSet'];

/** The kind, empty where it is not one of Kubernetes' own. */
export function knownKind(manifest: Manifest | undefined): string {
  return manifest ? known(manifest) : '';
}

const known = memo((manifest: Manifest) => {
  const { apiVersion, kind } = identity(manifest);
  return isKnownKind(apiVersion, kind) ? kind : '';
});

export function titles(workloads: readonly Workload[]): string {
  return workloads.map(workloadTitle).join(', ');
}

export function nameOf(manifest: Manifest | undefined): string {
  return manifest ? identity(manifest).name : '';
}

export function replicasOf(manifest: Manifest | undefined): number | undefined {
  return manifest && readWorkload(manifest)?.replicas;
}

export function countedPods(manifest: Manifest | undefined): string {
  const replicas = replicasOf(manifest);
  if (replicas === undefined) return 'its Pods';
  return `${replicas} Pod${replicas === 1 ? '' : 's'}`;
}

/** A value in words. */
export function valueText(value: Json | undefined): string {
  if (value === undefined) return 'one that the cluster chooses';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
