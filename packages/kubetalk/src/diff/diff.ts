import { namespaceOf } from '../kubernetes/objects';
import { groupOf, type Identity, identity, type Manifest, record, text } from '../manifest/manifest';
import { references } from '../topology/references';
import type { Workload } from '../topology/workloads';
import { type Field, fieldChanges } from './fields';
import { type Context, impactsOf, isRejected, nodePortsOf } from './impact';
import { comparePaths } from './path-changes';
import { type FieldChange, type Impact, type ObjectChange, type Paths, type Report, severity, worstOf } from './report';
import { type Pairing, Stages } from './stages';

export interface DiffOptions {
  /** Whether what is gone from the manifests is deleted, as `npm run deploy` does. @default false - as `kubectl apply` alone */
  readonly pruned?: boolean;
}

/**
 * What differs between two sets of manifests, and what a cluster that holds the first will do when the second is applied.
 * Objects match by group, kind, namespace and name; of several with one name the last one counts, as with apply. Never throws,
 * whatever they hold, and never changes them; costs time and memory in proportion to their number.
 */
export function diff(
  before: readonly Manifest[],
  after: readonly Manifest[],
  { pruned = false }: DiffOptions = {},
): Report {
  const pairings = pair(before, after);
  const differing = pairings.flatMap((pairing) => differences(pairing) ?? []);
  if (differing.length === 0) return { changes: [], paths: { gained: [], lost: [], interrupted: [] }, worst: null };
  const contexts = contextsOf(pairings, differing, pruned);
  const found = comparePaths(contexts.stages);
  const changes = differing.map((one) => objectChange(one, contexts.of(one), found.impactsOf(one)));
  return { changes: sorted(changes), paths: found.paths, worst: worst(changes, found.paths) };
}

/** Two sides of one object, and what differs. */
interface Differing extends Pairing {
  readonly change: ObjectChange['change'];
  readonly fields: readonly Field[];
}

function pair(before: readonly Manifest[], after: readonly Manifest[]): readonly Pairing[] {
  const one = byIdentity(before);
  const other = byIdentity(after);
  const added = [...other].filter(([key]) => !one.has(key)).map(([, manifest]) => ({ after: manifest }));
  return [...[...one].map(([key, manifest]) => ({ before: manifest, after: other.get(key) })), ...added];
}

function byIdentity(manifests: readonly Manifest[]): ReadonlyMap<string, Manifest> {
  return new Map(manifests.map((manifest) => [keyOf(manifest), manifest]));
}

function keyOf(manifest: Manifest): string {
  const { apiVersion, kind, name } = identity(manifest);
  const { generateName } = record(manifest.value.metadata);
  return JSON.stringify([groupOf(apiVersion), kind, namespaceOf(manifest), name, name === '' && text(generateName)]);
}

function differences({ before, after }: Pairing): Differing | undefined {
  if (!before) return { before, after, change: 'added', fields: [] };
  if (!after) return { before, after, change: 'removed', fields: [] };
  const fields = fieldChanges(before.value, after.value);
  return fields.length > 0 ? { before, after, change: 'changed', fields } : undefined;
}

/** What the impact table asks of a whole set, each found once. */
function contextsOf(pairings: readonly Pairing[], differing: readonly Differing[], pruned: boolean) {
  const fieldsOf = new Map(differing.map((one) => [one.after ?? one.before, one]));
  const nodePorts = counts(
    pairings.flatMap(({ after }) => (after?.value.kind === 'Service' ? nodePortsOf(after) : [])),
  );
  let users: ReadonlyMap<string, readonly Workload[]> | undefined;
  const readers = (manifest: Manifest) => {
    users ??= readersOf(stages.now().workloads);
    const { kind, name } = identity(manifest);
    return users.get(`${kind}/${namespaceOf(manifest)}/${name}`) ?? [];
  };
  const stages: Stages = new Stages(pairings, {
    pruned,
    isRejected: (pairing) => {
      const one = fieldsOf.get(pairing.after ?? pairing.before);
      return one !== undefined && isRejected(of(one));
    },
  });
  const of = ({ change, before, after, fields }: Differing): Context[] => {
    const context = { change, before, after, pruned, stages, nodePorts, readers };
    return change === 'changed' ? fields.map((field) => ({ ...context, field })) : [{ ...context, field: undefined }];
  };
  return { stages, of };
}

function counts(values: readonly string[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const value of values) found.set(value, (found.get(value) ?? 0) + 1);
  return found;
}

/** The workloads that take environment from each ConfigMap and Secret: what is mounted follows by itself. */
function readersOf(workloads: readonly Workload[]): ReadonlyMap<string, readonly Workload[]> {
  const found = new Map<string, Workload[]>();
  for (const workload of workloads) {
    const names = references(workload)
      .filter(({ path }) => path.includes('env') || path.includes('envFrom'))
      .map(({ kind, name }) => `${kind}/${workload.namespace}/${name}`);
    for (const name of new Set(names)) {
      const known = found.get(name);
      if (known) known.push(workload);
      else found.set(name, [workload]);
    }
  }
  return found;
}

function objectChange(one: Differing, contexts: readonly Context[], ofPaths: readonly Impact[]): ObjectChange {
  const [manifest] = [one.after, one.before].filter((some) => some !== undefined);
  const object: Identity = manifest ? identity(manifest) : { apiVersion: '', kind: '', namespace: '', name: '' };
  const impacts = [...impactsOf(contexts), ...ofPaths].sort((a, b) => severity(a.id) - severity(b.id));
  return { object, change: one.change, fields: one.fields.map(fieldChange).sort(byPath), impacts };
}

function fieldChange({ path, before, after }: Field): FieldChange {
  return { path, ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
}

function byPath({ path: one }: FieldChange, { path: other }: FieldChange): number {
  return one < other ? -1 : Number(one > other);
}

/** The worst first, and in an order that does not depend on that of the documents. */
function sorted(changes: readonly ObjectChange[]): readonly ObjectChange[] {
  const keyed = changes.map((change) => {
    const { kind, namespace, name, apiVersion } = change.object;
    const [first] = change.impacts;
    const rank = String(first ? severity(first.id) : 99).padStart(2, '0');
    return { change, key: JSON.stringify([rank, kind, namespace, name, apiVersion]) };
  });
  return keyed.sort((one, other) => (one.key < other.key ? -1 : 1)).map(({ change }) => change);
}

function worst(changes: readonly ObjectChange[], { gained, lost, interrupted }: Paths): Report['worst'] {
  return worstOf([
    ...changes.flatMap(({ impacts }) => impacts.map(({ id }) => id)),
    ...(lost.length + interrupted.length > 0 ? (['path-lost'] as const) : []),
    ...(gained.length > 0 ? (['path-gained'] as const) : []),
  ]);
}
