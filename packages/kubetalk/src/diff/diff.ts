import { isDeepStrictEqual } from 'node:util';
import type { Application } from '../application/application';
import { nodePortClaims } from '../kubernetes/node-ports';
import { objectKey } from '../kubernetes/objects';
import type { Shape } from '../kubernetes/shape';
import { withAccount, withData } from '../kubernetes/stored';
import type { Kubernetes } from '../kubernetes/version';
import { type Identity, identity, type Manifest, record, text } from '../manifest/manifest';
import { memo } from '../manifest/memo';
import { HIDDEN, withoutCredentials } from '../text/credentials';
import { topologyOf } from '../topology/topology';
import { applied, isLive } from './apply/apply';
import { isDefault } from './defaults';
import { type Field, fieldChanges, namesSecret } from './fields';
import { headline } from './headline';
import { ignoring } from './ignore';
import { isRejected, objectImpacts } from './impact';
import { exactly } from './keys';
import { isFilledIn } from './not-applied';
import { comparePaths, type PathComparison } from './path-changes';
import { Readers } from './readers';
import { renameImpacts } from './rename-impacts';
import { type Renames, renames } from './renames';
import {
  type DiffReport,
  endsOf,
  type FieldChange,
  type Impact,
  type ImpactId,
  type ObjectChange,
  type PathChanges,
  severity,
  takenOver,
  worstOf,
} from './report';
import type { Context } from './rows/row';
import { replacesPods } from './rows/workloads';
import { type ListKeys, shapes } from './shapes';
import { type ShownStage, shownStages } from './shown-stages';
import { type Pairing, Stages } from './stages';
import { insideText } from './texts';

export interface DiffOptions {
  /** Whether what is gone from the manifests is deleted, as `kubetalk deploy` does. @default false - as `kubectl apply` alone */
  readonly pruned?: boolean;
  /** Whether it is applied with `--server-side`, which takes objects of any size. @default false */
  readonly serverSide?: boolean;
  /** Paths of values whose differences are ignored, such as `metadata.labels.helm.sh/chart`; `*` matches anything. */
  readonly ignore?: readonly string[];
  /** The field that identifies the items of a list, by `KIND PATH`. @default - as Kubernetes and the manifests' CRDs have it */
  readonly listKeys?: ListKeys;
}

/**
 * What differs between two sides, and what a cluster that holds the first will do when the second is applied. The surroundings,
 * such as the version of the cluster, are those of the second; {@link sidesOf} gives both the same.
 *
 * Objects match by group, kind, namespace and name; of several with one name the last one counts, as with apply. Never throws,
 * whatever they hold, and never changes them; costs time and memory in proportion to their number.
 */
export function diff(before: Application, after: Application, options: DiffOptions = {}): DiffReport {
  return diffed(before, after, options).report;
}

/** A report, and what the cluster holds at each stage of the change. */
export interface Diffed {
  readonly report: DiffReport;
  readonly stages: () => readonly ShownStage[];
}

/** As {@link diff}, for those who draw what it means. */
export function diffed(before: Application, after: Application, options: DiffOptions = {}): Diffed {
  const given = pair(before.manifests, after.manifests);
  const { listKeys = new Map(), serverSide = false, ignore = [] } = options;
  const { kubernetes, crds } = after;
  const shapeOf = shapes(given, kubernetes, listKeys, crds);
  const { pairings, differing, ignored } = compared(given, shapeOf, { kubernetes, serverSide, ignore });
  const none = { changes: [], paths: { gained: [], lost: [], interrupted: [] }, worst: null };
  if (differing.length === 0)
    return {
      report: { headline: headline(none), ...none, ignored },
      stages: () => [{ name: 'before and after', topology: topologyOf(after), closed: [] }],
    };
  const contexts = contextsOf(pairings, differing, after, options);
  const { renamed, passedOver } = renamesIn(differing);
  const found = comparePaths(contexts.stages, renamed);
  const changes = sorted(objectChanges(differing, renamed, contexts, found, shapeOf));
  const report = { changes, paths: found.paths, worst: worst(changes, found.paths) };
  const notSought = {
    ...(passedOver.length > 0 && { renamesNotSought: passedOver }),
    ...(found.passedOver && { pathsNotCompared: true }),
  };
  const how = serverSide && { serverSide };
  return {
    report: { headline: headline(report), ...report, ignored, ...how, ...notSought },
    stages: () => shownStages(contexts.stages, found.closed),
  };
}

type ShapeOf = (manifest: Manifest) => Shape;

/** Two sides of one object, and what differs. What is after is what the cluster then holds. */
interface Differing extends Pairing {
  readonly change: Context['change'];
  readonly fields: readonly Field[];
  /** What the file gives and the cluster does not take over, from what it holds to the file. */
  readonly unmet: readonly Field[];
  /** What the file gives. */
  readonly given?: Manifest;
  /** Why kubectl sends nothing. */
  readonly refusal?: string;
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

function compared(given: readonly Pairing[], shapeOf: ShapeOf, options: Applying) {
  const left = ignoring(options.ignore);
  let ignored = 0;
  const differing: Differing[] = [];
  const pairings = given.map((pairing): Pairing => {
    const { before, after } = pairing;
    if (before === after) return pairing;
    if (!before || !after) {
      differing.push({ ...pairing, change: before ? 'removed' : 'added', fields: [], unmet: [] });
      return pairing;
    }
    const one = changed(before, after, shapeOf(after), options);
    const [fields, unmet] = [left(one.fields), left(one.unmet)];
    ignored += one.fields.length + one.unmet.length - fields.length - unmet.length;
    if (fields.length + unmet.length > 0) differing.push({ ...one, fields, unmet });
    return fields.length + unmet.length > 0 ? one : pairing;
  });
  return { pairings, differing, ignored };
}

interface Applying extends Required<Pick<DiffOptions, 'serverSide' | 'ignore'>> {
  readonly kubernetes: Kubernetes;
}

/** An object as it is and as the cluster then holds it. */
function changed(before: Manifest, given: Manifest, shape: Shape, options: Applying): Differing {
  const isReal = isLive(before);
  const written = fieldChanges(before.value, given.value, shape);
  if (!isReal && written.every(isNamespace)) return { before, after: given, change: 'changed', fields: [], unmet: [] };
  const { value, refusal } = applied(before, given, { ...options, shape });
  const after = value === given.value ? given : { ...given, value };
  const wanted = withAccount(isReal ? withData(given.value) : given.value);
  const unmet = after === given ? [] : fieldChanges(value, wanted, shape).filter((field) => !isDefault(field));
  const fields = (after === given ? written : fieldChanges(before.value, value, shape))
    .filter((field) => !isNamespace(field))
    .filter(isNew(unmet));
  // Where nothing changes, any defaults of the API server are right.
  const isQuiet = fields.every(isDefault);
  const isSaid = (field: Field) =>
    isFilledIn(field, before.value) ? !isQuiet : (field.after ?? undefined) !== undefined || !isReal;
  return {
    ...{ before, after, given, change: 'changed', fields, unmet: unmet.filter(isSaid) },
    ...(refusal !== undefined && { refusal }),
  };
}

/** Both sides are one object, whether each names its namespace or not. */
const isNamespace = ({ pattern }: Field) => pattern === 'metadata.namespace';

/** What the API server filled in and now stays is no change. */
function isNew(unmet: readonly Field[]): (field: Field) => boolean {
  const kept = new Map(unmet.map(({ path, before }) => [path, exactly(before)]));
  return ({ path, before, after }) => before !== undefined || kept.get(path) !== exactly(after);
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
    pairings.flatMap(({ after }) =>
      after?.value.kind === 'Service' ? nodePortClaims(after).map(({ key }) => key) : [],
    ),
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
    isRejected: memo((pairing: Pairing) => {
      const one = byManifest.get(pairing.after ?? pairing.before);
      return one !== undefined && isRejected(of(one));
    }),
  });
  const of = memo(({ fields, unmet, ...one }: Differing): readonly Context[] => {
    const context = { ...one, pruned, serverSide, kubernetes, stages, nodePorts, readers };
    if (one.change !== 'changed') return [{ ...context, field: undefined }];
    return [
      ...fields.map((field) => ({ ...context, field })),
      ...unmet.map((field) => ({ ...context, field, isUnmet: true })),
    ];
  });
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
  const [manifest] = [one.given, one.after, one.before].filter((some) => some !== undefined);
  const { impacts, ofValues } = objectImpacts(contexts);
  const changing = new Set(one.fields.map(({ path }) => path));
  return {
    object: manifest ? identity(manifest) : NO_OBJECT,
    change: one.change,
    fields: [...one.fields, ...one.unmet]
      .flatMap((field, index) => {
        const impact = ofValues[index] ?? 'updated';
        // What neither file gives is described in words alone, and a value that goes although it is given is one that goes.
        const isSaid = impact === 'no-effect' && index >= one.fields.length && changing.has(field.path);
        return impact === 'default-kept' || isSaid ? [] : shownFields(field, impact);
      })
      .sort(byPath),
    impacts: bySeverity([...impacts, ...ofPaths]),
  };
}

const NO_OBJECT: Identity = { apiVersion: '', kind: '', namespace: '', name: '' };

function renamedChange(
  gone: Differing,
  come: Differing,
  contexts: Contexts,
  impactsOf: PathComparison['impactsOf'],
  shapeOf: ShapeOf,
): ObjectChange {
  const [before, after] = [gone.before, come.after];
  const impacts = [gone, come].flatMap((one) => [...objectImpacts(contexts.of(one)).impacts, ...impactsOf(one)]);
  const named = before && after ? renameImpacts(before, after, impacts, contexts.stages) : impacts;
  const fields = before && after ? fieldChanges(before.value, after.value, shapeOf(after)) : [];
  return {
    object: after ? identity(after) : NO_OBJECT,
    from: before ? identity(before) : NO_OBJECT,
    change: 'renamed',
    fields: fields.flatMap((field) => shownFields(field, 'created')).sort(byPath),
    impacts: bySeverity(named),
  };
}

function bySeverity(impacts: readonly Impact[]): readonly Impact[] {
  const shown = impacts.map((impact) => ({ ...impact, message: withoutCredentials(impact.message) }));
  const found = new Map(shown.map((impact) => [`${impact.id} ${impact.message}`, impact]));
  return [...found.values()].sort((a, b) => severity(a.id) - severity(b.id));
}

function shownFields(field: Field, impact: FieldChange['impact']): readonly FieldChange[] {
  const { path, before, after, reordered } = field;
  const whole = {
    path,
    ...(before !== undefined && { before: namesSecret(before) ? HIDDEN : before }),
    ...(after !== undefined && { after: namesSecret(after) ? HIDDEN : after }),
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

function worst(changes: readonly ObjectChange[], paths: PathChanges): DiffReport['worst'] {
  const others = takenOver(paths);
  return worstOf([
    ...changes.flatMap(({ impacts }) => impacts.map(({ id }) => id)),
    ...paths.lost.map((path): ImpactId => (others.has(endsOf(path)) ? 'endpoints-changed' : 'path-lost')),
    ...paths.interrupted.map((): ImpactId => 'interrupted'),
    ...paths.gained.map((): ImpactId => 'path-gained'),
  ]);
}
