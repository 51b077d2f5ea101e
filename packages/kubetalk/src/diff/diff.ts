import { isDeepStrictEqual } from 'node:util';
import type { Application } from '../application/application';
import { objectKey } from '../kubernetes/objects';
import type { Shape } from '../kubernetes/shape';
import { type Identity, identity, type Manifest, record, text } from '../manifest/manifest';
import { type Field, fieldChanges } from './fields';
import { headline } from './headline';
import { ignoring } from './ignore';
import { isRejected, outcomeOf } from './impact';
import { comparePaths, type PathComparison } from './path-changes';
import { Readers } from './readers';
import { renameImpacts } from './rename-impacts';
import { type Renames, renames } from './renames';
import { type FieldChange, type Impact, type ObjectChange, type Paths, type Report, severity, worstOf } from './report';
import { type Context, nodePortsOf, replacesPods } from './rows';
import { type ListKeys, shapes } from './shapes';
import { type Pairing, Stages } from './stages';
import { insideText } from './texts';

export interface DiffOptions {
  /** Whether what is gone from the manifests is deleted, as `kubetalk deploy` does. @default false - as `kubectl apply` alone */
  readonly pruned?: boolean;
  /** Whether it is applied with `--server-side`, which takes objects of any size. @default false */
  readonly serverSide?: boolean;
  /** Paths of values of which a difference is none, such as `metadata.labels.helm.sh/chart`; `*` stands for anything. */
  readonly ignore?: readonly string[];
  /** The field that tells the items of a list apart, by `KIND PATH`. @default - as Kubernetes and the manifests' CRDs have it */
  readonly listKeys?: ListKeys;
}

/**
 * What differs between two sides, and what a cluster that holds the first will do when the second is applied. The surroundings,
 * such as the version of the cluster, are those of the second; {@link sidesOf} gives both the same.
 *
 * Objects match by group, kind, namespace and name; of several with one name the last one counts, as with apply. Never throws,
 * whatever they hold, and never changes them; costs time and memory in proportion to their number.
 */
export function diff(before: Application, after: Application, options: DiffOptions = {}): Report {
  const pairings = pair(before.manifests, after.manifests);
  const { listKeys = new Map() } = options;
  const shapeOf = shapes(pairings, after.kubernetes, listKeys);
  const { differing, ignored } = compared(pairings, shapeOf, options);
  const none = { changes: [], paths: { gained: [], lost: [], interrupted: [] }, worst: null };
  if (differing.length === 0) return { headline: headline(none), ...none, ignored };
  const contexts = contextsOf(pairings, differing, after, options);
  const found = comparePaths(contexts.stages);
  const { renamed, passedOver } = renamesIn(differing);
  const changes = sorted(objectChanges(differing, renamed, contexts, found, shapeOf));
  const report = { changes, paths: found.paths, worst: worst(changes, found.paths) };
  const notSought = passedOver.length > 0 && { renamesNotSought: passedOver };
  return { headline: headline(report), ...report, ignored, ...notSought };
}

type ShapeOf = (manifest: Manifest) => Shape;

/** Two sides of one object, and what differs. */
interface Differing extends Pairing {
  readonly change: Context['change'];
  readonly fields: readonly Field[];
}

function pair(before: readonly Manifest[], after: readonly Manifest[]): readonly Pairing[] {
  const one = byIdentity(before);
  const other = byIdentity(after);
  const added = [...other].filter(([key]) => !one.has(key)).map(([, manifest]) => ({ after: manifest }));
  return [...[...one].map(([key, manifest]) => pairing(manifest, other.get(key))), ...added];
}

/** What did not change is one manifest on both sides, of which all is found once. */
function pairing(before: Manifest, after: Manifest | undefined): Pairing {
  return { before: isDeepStrictEqual(before.value, after?.value) ? after : before, after };
}

function byIdentity(manifests: readonly Manifest[]): ReadonlyMap<string, Manifest> {
  return new Map(manifests.map((manifest) => [keyOf(manifest), manifest]));
}

function keyOf(manifest: Manifest): string {
  const { generateName } = record(manifest.value.metadata);
  return JSON.stringify([objectKey(manifest), identity(manifest).name === '' && text(generateName)]);
}

function compared(pairings: readonly Pairing[], shapeOf: ShapeOf, { ignore = [] }: DiffOptions) {
  const left = ignoring(ignore);
  let ignored = 0;
  const differing = pairings.flatMap(({ before, after }): Differing[] => {
    if (before === after) return [];
    if (!before) return [{ before, after, change: 'added', fields: [] }];
    if (!after) return [{ before, after, change: 'removed', fields: [] }];
    const all = fieldChanges(before.value, after.value, shapeOf(after));
    const fields = left(all);
    ignored += all.length - fields.length;
    return fields.length > 0 ? [{ before, after, change: 'changed', fields }] : [];
  });
  return { differing, ignored };
}

interface Contexts {
  readonly stages: Stages;
  of(one: Differing): readonly Context[];
}

/** What the rows ask of all manifests, each found once. */
function contextsOf(
  pairings: readonly Pairing[],
  differing: readonly Differing[],
  application: Application,
  { pruned = false, serverSide = false }: DiffOptions,
): Contexts {
  const byManifest = new Map(differing.map((one) => [one.after ?? one.before, one]));
  const nodePorts = counts(
    pairings.flatMap(({ after }) => (after?.value.kind === 'Service' ? nodePortsOf(after) : [])),
  );
  const restarted = new Set(differing.filter(replacesPods).map(({ after }) => after && objectKey(after)));
  const { kubernetes } = application;
  let all: Readers | undefined;
  const readers = (manifest: Manifest) => {
    all ??= new Readers(stages.now().workloads);
    return all.of(manifest).filter(({ workload }) => !restarted.has(objectKey(workload.manifest)));
  };
  const stages: Stages = new Stages(pairings, {
    application,
    pruned,
    isRejected: (pairing) => {
      const one = byManifest.get(pairing.after ?? pairing.before);
      return one !== undefined && isRejected(of(one));
    },
  });
  const of = ({ change, before, after, fields }: Differing): readonly Context[] => {
    const context = { change, before, after, pruned, serverSide, kubernetes, stages, nodePorts, readers };
    return change === 'changed' ? fields.map((field) => ({ ...context, field })) : [{ ...context, field: undefined }];
  };
  return { stages, of };
}

function counts(values: readonly string[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const value of values) found.set(value, (found.get(value) ?? 0) + 1);
  return found;
}

function renamesIn(differing: readonly Differing[]): Renames {
  const [removed, added] = (['removed', 'added'] as const).map((change) =>
    differing.flatMap((one) => (one.change === change ? (one.before ?? one.after ?? []) : [])),
  );
  return renames(removed ?? [], added ?? []);
}

/** One for each object, and one for both sides of an object that has another name now. */
function objectChanges(
  differing: readonly Differing[],
  renamed: Renames['renamed'],
  contexts: Contexts,
  { impactsOf }: PathComparison,
  shapeOf: ShapeOf,
): readonly ObjectChange[] {
  const successors = new Set(renamed.values());
  const byManifest = new Map(differing.map((one) => [one.after ?? one.before, one]));
  return differing.flatMap((one) => {
    if (one.change === 'added' && one.after && successors.has(one.after)) return [];
    const successor = one.change === 'removed' && one.before && byManifest.get(renamed.get(one.before));
    if (successor) return [renamedChange(one, successor, contexts, impactsOf, shapeOf)];
    return [objectChange(one, contexts.of(one), impactsOf(one))];
  });
}

function objectChange(one: Differing, contexts: readonly Context[], ofPaths: readonly Impact[]): ObjectChange {
  const [manifest] = [one.after, one.before].filter((some) => some !== undefined);
  const { impacts, ofValues } = outcomeOf(contexts);
  return {
    object: manifest ? identity(manifest) : NOBODY,
    change: one.change,
    fields: one.fields.flatMap((field, index) => shownFields(field, ofValues[index] ?? 'updated')).sort(byPath),
    impacts: bySeverity([...impacts, ...ofPaths]),
  };
}

const NOBODY: Identity = { apiVersion: '', kind: '', namespace: '', name: '' };

function renamedChange(
  gone: Differing,
  come: Differing,
  contexts: Contexts,
  impactsOf: PathComparison['impactsOf'],
  shapeOf: ShapeOf,
): ObjectChange {
  const [before, after] = [gone.before, come.after];
  const impacts = [gone, come].flatMap((one) => [...outcomeOf(contexts.of(one)).impacts, ...impactsOf(one)]);
  const named = before && after ? renameImpacts(before, after, impacts, contexts.stages) : impacts;
  const fields = before && after ? fieldChanges(before.value, after.value, shapeOf(after)) : [];
  return {
    object: after ? identity(after) : NOBODY,
    from: before ? identity(before) : NOBODY,
    change: 'renamed',
    fields: fields.flatMap((field) => shownFields(field, 'created')).sort(byPath),
    impacts: bySeverity(named),
  };
}

function bySeverity(impacts: readonly Impact[]): readonly Impact[] {
  const found = new Map(impacts.map((impact) => [`${impact.id} ${impact.message}`, impact]));
  return [...found.values()].sort((a, b) => severity(a.id) - severity(b.id));
}

function shownFields(field: Field, impact: FieldChange['impact']): readonly FieldChange[] {
  const { path, before, after, reordered } = field;
  const whole = {
    path,
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    ...(reordered && { reordered }),
  };
  return (insideText(field) ?? [whole]).map((one) => ({ ...one, impact }));
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
