import { LAST_APPLIED } from '../../kubernetes/last-applied';
import type { Shape } from '../../kubernetes/shape';
import { stored } from '../../kubernetes/stored';
import { isKnownKind, type Kubernetes } from '../../kubernetes/version';
import {
  isRecord,
  type Json,
  type JsonObject,
  list,
  type Manifest,
  record,
  strings,
  text,
} from '../../manifest/manifest';
import { alike, pairs } from '../keys';
import { allotted } from './allotted';
import { jsonPatch, jsonPatched } from './json-merge';
import { type Owned, ownedItem, serverSideApplied } from './server-side';
import { PatchError, patched, strategicPatch } from './strategic-merge';

export interface ApplyOptions {
  readonly kubernetes: Kubernetes;
  /** Whether it is applied with `--server-side`. */
  readonly serverSide: boolean;
  /** What is known of the object. */
  readonly shape: Shape;
}

/** What the cluster holds of an object once it is applied. */
export interface Applied {
  /** As the API server stores it. */
  readonly held: JsonObject;
  /** What it would store if the object were created, not applied. */
  readonly wanted: JsonObject;
  /** The object as it is given, but where the cluster holds another value. */
  readonly value: JsonObject;
  /** Why kubectl sends nothing. @default - it does */
  readonly refusal?: string;
}

/**
 * Applies an object to one that the cluster holds: with the patch that `kubectl apply` makes of what was applied last, what is
 * there and what is given, or as `--server-side` does it. Never throws, and changes neither.
 */
export function applied(before: Manifest, after: Manifest, options: ApplyOptions): Applied {
  const { shape, kubernetes } = options;
  const given = placed(withoutNoise(after.value), before);
  const isReal = isLive(before);
  const lastApplied = lastAppliedOf(before, options.serverSide);
  const live = isReal ? withoutStringData(before.value) : stored(before.value, shape, kubernetes);
  const wanted = stored(given, shape, kubernetes);
  try {
    const result = patchedObject(live, lastApplied, given, options, isReal ? ownersOf(before) : []);
    const held = allotted(live, stored(result, shape, kubernetes));
    const [base, file] = isReal ? [stored(before.value, shape, kubernetes), before.value] : [wanted, after.value];
    return { held, wanted, value: record(written(held, base, file, shape)) };
  } catch (error) {
    if (!(error instanceof PatchError)) throw error;
    return { held: live, wanted, value: after.value, refusal: error.message };
  }
}

/** In the namespace of the object that is there, as kubectl sends it. */
function placed(value: JsonObject, before: Manifest): JsonObject {
  const { namespace } = record(before.value.metadata);
  const metadata = record(value.metadata);
  return namespace === undefined || metadata.namespace !== undefined
    ? value
    : { ...value, metadata: { ...metadata, namespace } };
}

function patchedObject(
  live: JsonObject,
  lastApplied: JsonObject,
  given: JsonObject,
  { serverSide, shape, kubernetes }: ApplyOptions,
  owners: readonly Owned[],
): JsonObject {
  if (serverSide) return serverSideApplied(live, lastApplied, given, shape, owners);
  const sent = withAnnotations(given, kubernetes);
  if (isKnownKind(text(given.apiVersion), text(given.kind)))
    return patched(live, strategicPatch(lastApplied, live, sent, shape), shape);
  return jsonPatched(live, jsonPatch(lastApplied, live, sent));
}

/** From this version on kubectl takes an annotation that is null for an empty text. */
const EMPTY_TEXT = 32;

/** kubectl always sends annotations, as it keeps the object in one; where one of them is no text, it sends no other. */
function withAnnotations(value: JsonObject, { minor }: Kubernetes): JsonObject {
  const metadata = record(value.metadata);
  const given = Object.entries(record(metadata.annotations)).filter(([, one]) => one !== undefined);
  const known = minor < EMPTY_TEXT ? given : given.map(([key, one]) => [key, one ?? ''] as const);
  const isOdd = known.some(([, one]) => typeof one !== 'string');
  return { ...value, metadata: { ...metadata, annotations: isOdd ? {} : Object.fromEntries(known) } };
}

/** Whether an object comes from a cluster, as `kubectl get -o yaml` prints it. */
export function isLive({ value }: Manifest): boolean {
  const { uid, managedFields } = record(value.metadata);
  return uid !== undefined || managedFields !== undefined;
}

/** What kubectl applied last: as a live object says itself; else the object. */
function lastAppliedOf({ value }: Manifest, serverSide: boolean): JsonObject {
  const kept = strings(record(value.metadata).annotations)[LAST_APPLIED];
  const found = kept === undefined ? undefined : parsed(kept);
  if (found) return withoutNoise(found);
  if (!isLive({ value, source: {} })) return value;
  return serverSide ? ownFields(value) : {};
}

function parsed(json: string): JsonObject | undefined {
  try {
    const found = JSON.parse(json) as Json;
    return isRecord(found) ? found : undefined;
  } catch {
    return undefined;
  }
}

/** Whether kubectl apply takes what a manager owns for its own. What admission adds to its objects is not. */
function isKubectl({ manager, operation }: JsonObject): boolean {
  if (manager === 'kubectl') return operation === 'Apply';
  return manager === 'kubectl-client-side-apply' || manager === 'before-first-apply';
}

function ownersOf({ value }: Manifest): readonly Owned[] {
  return list(record(value.metadata).managedFields)
    .map(record)
    .filter((one) => !isKubectl(one) && one.subresource === undefined)
    .map(({ manager, fieldsV1 }) => ({ manager: text(manager), fields: record(fieldsV1) }));
}

/** The part of a live object that kubectl apply owns. */
function ownFields(value: JsonObject): JsonObject {
  const all = list(record(value.metadata).managedFields).map(record);
  const own = all.filter(isKubectl).map(({ fieldsV1 }) => record(fieldsV1));
  return Object.assign({}, ...own.map((fields) => ownedPart(value, fields)));
}

function ownedPart(value: JsonObject, fields: JsonObject): JsonObject {
  const found = Object.entries(fields).flatMap(([name, inner]): [string, Json][] => {
    const item = name.startsWith('f:') ? value[name.slice(2)] : undefined;
    return item === undefined ? [] : [[name.slice(2), ownedValue(item, record(inner))]];
  });
  return Object.fromEntries(found);
}

/** What is owned of a value: fields (`f:`), items by key (`k:`) or by what they are (`v:`), else all of it. */
function ownedValue(value: Json, fields: JsonObject): Json {
  const names = Object.keys(fields);
  if (isRecord(value)) return names.some((name) => name.startsWith('f:')) ? ownedPart(value, fields) : value;
  if (!Array.isArray(value) || !names.some((name) => /^[kv]:/.test(name))) return value;
  return value.flatMap((item: Json) => {
    const own = ownedItem(fields, item);
    return own ? [ownedValue(item, own)] : [];
  });
}

/** The fields of metadata that the API server sets, and what controllers report: to send them changes nothing. */
const OF_SERVER = [
  'creationTimestamp',
  'deletionGracePeriodSeconds',
  'deletionTimestamp',
  'generation',
  'managedFields',
  'resourceVersion',
  'selfLink',
  'uid',
];

function withoutNoise({ status: _, ...value }: JsonObject): JsonObject {
  if (!isRecord(value.metadata)) return value;
  const { annotations, ...metadata } = value.metadata;
  const kept = Object.entries(metadata).filter(([field]) => !OF_SERVER.includes(field));
  const { [LAST_APPLIED]: __, ...notes } = record(annotations);
  const noted = Object.keys(notes).length > 0 ? { annotations: notes } : {};
  return { ...value, metadata: { ...Object.fromEntries(kept), ...noted } };
}

/** A cluster has no stringData; what an object has is written to `data`. */
function withoutStringData({ stringData: _, ...value }: JsonObject): JsonObject {
  return value;
}

/** A text with the values of another one where these differ from what is expected there. */
function written(
  held: Json | undefined,
  expected: Json | undefined,
  file: Json | undefined,
  shape: Shape,
): Json | undefined {
  if (alike(held, expected, shape)) return file;
  if (Array.isArray(held) && Array.isArray(expected) && Array.isArray(file))
    return writtenItems(held, expected, file, shape);
  if (!isRecord(held) || !isRecord(expected) || !isRecord(file)) return held;
  const names = new Set([...Object.keys(file), ...Object.keys(held), ...Object.keys(expected)]);
  const found = [...names].flatMap((name): [string, Json][] => {
    const [one, other, third] = [held, expected, file].map((some) =>
      Object.hasOwn(some, name) ? some[name] : undefined,
    );
    const value = written(one, other, third, shape.field(name));
    return value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(found);
}

/** Every item that is held, as the file has it but where another value is held. */
function writtenItems(
  held: readonly Json[],
  expected: readonly Json[],
  file: readonly Json[],
  shape: Shape,
): readonly Json[] {
  const places = new Map(expected.map((one, place) => [one, place]));
  const found = pairs(shape, expected, held).map(({ before, after }) => [after, before] as const);
  const counterparts = new Map(found.filter(([one]) => one !== undefined));
  return held.map((one) => {
    const counterpart = counterparts.get(one);
    const place = counterpart === undefined ? undefined : places.get(counterpart);
    const there = place === undefined || expected.length !== file.length ? undefined : file[place];
    return there === undefined ? one : (written(one, counterpart, there, shape.item()) ?? one);
  });
}
