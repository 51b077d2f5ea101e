import { isAtomic } from '../../kubernetes/merge-rule';
import type { ListType, Shape } from '../../kubernetes/shape';
import { groupBy } from '../../manifest/group-by';
import { inText, isRecord, type Json, type JsonObject, list, record } from '../../manifest/manifest';
import { table } from '../../manifest/table';
import { exactly } from '../keys';
import { copied, PatchError } from './strategic-merge';

/** Who owns which fields of an object beside kubectl, as `metadata.managedFields` has it. */
export interface Owned {
  readonly manager: string;
  readonly fields: JsonObject;
}

/**
 * What an object becomes by kubectl apply --server-side: what is given is set, and what was applied before and is not given any
 * more is removed, unless another field manager owns it.
 *
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/
 * @throws PatchError where it gives two items of one key, or another value to a field that another manager owns
 */
export function serverSideApplied(
  live: JsonObject,
  lastApplied: JsonObject,
  given: JsonObject,
  shape: Shape,
  owned: readonly Owned[] = [],
): JsonObject {
  refuseTwins(given, shape, '');
  for (const { manager, fields } of owned) refuseConflicts(live, given, shape, manager, fields, '');
  const others = owned.map(({ fields }) => fields);
  return removed(merged(live, given, shape, ''), lastApplied, given, shape, others);
}

function merged(live: JsonObject, given: JsonObject, shape: Shape, path: string): JsonObject {
  const found = copied(live);
  for (const [field, value] of Object.entries(given)) {
    if (value === undefined) continue;
    const old = own(live, field);
    // null takes away what was applied of an object, not what the API server filled in.
    if (value === null) found[field] = isRecord(old) && !isAtomic(shape, field) ? old : null;
    else found[field] = mergedValue(old, value, shape, field, path === '' ? field : `${path}.${field}`);
  }
  return found;
}

function mergedValue(old: Json | undefined, value: Json, shape: Shape, field: string, path: string): Json {
  const inner = shape.field(field);
  if (isRecord(value) && isRecord(old) && !isAtomic(shape, field)) return merged(old, value, inner, path);
  if (!Array.isArray(value) || inner.mergedBy === undefined) return value;
  return mergedItems(list(old), value, inner, inner.mergedBy, path);
}

function mergedItems(
  old: readonly Json[],
  given: readonly Json[],
  shape: Shape,
  type: ListType,
  path: string,
): readonly Json[] {
  const ours = new Map(old.map((item) => [keyOf(item, type), item]));
  const theirs = new Map(given.map((item) => [keyOf(item, type), item]));
  const [left, right] = [[...ours.keys()], [...theirs.keys()]];
  // In the order that both have in what is given; what is there alone stays before what came after it.
  const shared = right.filter((key) => ours.has(key));
  const found: Json[] = [];
  const done = new Set<string>();
  let [one, other, next] = [0, 0, 0];
  while (one < left.length || other < right.length) {
    const [there, wanted] = [left[one] ?? '', right[other] ?? ''];
    const isBoth = one < left.length && other < right.length;
    if (isBoth && there !== wanted && theirs.has(there) && next < shared.length && shared[next] !== there) one += 1;
    else if (one < left.length && !theirs.has(there)) {
      found.push(ours.get(there) ?? null);
      one += 1;
    } else {
      if (one < left.length && (there === wanted || done.has(there))) one += 1;
      if (other >= right.length) continue;
      found.push(mergedItem(ours.get(wanted), theirs.get(wanted) ?? null, shape.item(), `${path}[${wanted}]`));
      done.add(wanted);
      if (shared[next] === wanted) next += 1;
      other += 1;
    }
  }
  return found;
}

function mergedItem(old: Json | undefined, value: Json, shape: Shape, path: string): Json {
  return isRecord(old) && isRecord(value) ? merged(old, value, shape, path) : value;
}

/** @throws PatchError where a list that is merged, or one in it, has two items of one key, or null in a set */
function refuseTwins(value: Json, shape: Shape, path: string): void {
  if (Array.isArray(value)) {
    const type = shape.mergedBy;
    const keys = type === undefined ? [] : value.map((item: Json) => keyOf(item, type));
    const twice = [...groupBy(keys, (key) => key)].find(([, same]) => same.length > 1)?.[0];
    if (twice !== undefined) throw new PatchError(`${path} has two items of ${twice}`);
    if (type === 'set' && value.includes(null)) throw new PatchError(`${path} has null, which is no item of a set`);
    for (const item of value) refuseTwins(item, shape.item(), `${path}[]`);
  } else if (isRecord(value))
    for (const [field, item] of Object.entries(value))
      if (item !== undefined) refuseTwins(item, shape.field(field), path === '' ? field : `${path}.${field}`);
}

/** What a key field is where it is not given. */
const IMPLIED: Readonly<Record<string, string>> = table({ protocol: 'TCP' });

function keyOf(item: Json, type: ListType): string {
  if (type === 'set') return exactly(item);
  const [fields = []] = type;
  return fields.map((field) => `${field}=${inText(record(item)[field] ?? IMPLIED[field] ?? '')}`).join();
}

/** Without what was applied before and is not given any more; of what others own, that stays. */
function removed(
  live: JsonObject,
  lastApplied: JsonObject,
  given: JsonObject,
  shape: Shape,
  others: readonly JsonObject[],
): JsonObject {
  const found = copied(live);
  for (const [field, old] of Object.entries(lastApplied)) {
    const now = own(live, field);
    if (old === undefined || old === null || now === undefined) continue;
    const value = own(given, field);
    const theirs = others.flatMap((fields) => (isRecord(fields[`f:${field}`]) ? [record(fields[`f:${field}`])] : []));
    const left = value === undefined && theirs.length === 0 ? undefined : leftOf(now, old, value, shape, field, theirs);
    if (left === undefined) delete found[field];
    else found[field] = left;
  }
  return found;
}

function leftOf(
  now: Json,
  old: Json,
  value: Json | undefined,
  shape: Shape,
  field: string,
  others: readonly JsonObject[],
): Json | undefined {
  const inner = shape.field(field);
  if (isRecord(now) && isRecord(old) && !isAtomic(shape, field)) {
    const left = removed(now, old, isRecord(value) ? value : {}, inner, others);
    // What loses its last field goes with it.
    return Object.keys(left).length > 0 || Object.keys(now).length === 0 ? left : undefined;
  }
  const { mergedBy } = inner;
  if (!Array.isArray(now) || !Array.isArray(old) || mergedBy === undefined) return now;
  const left = leftItems(now, old, list(value), inner.item(), mergedBy, others);
  return left.length > 0 || now.length === 0 ? left : undefined;
}

function leftItems(
  now: readonly Json[],
  old: readonly Json[],
  given: readonly Json[],
  shape: Shape,
  type: ListType,
  others: readonly JsonObject[],
): readonly Json[] {
  const [before, after] = [old, given].map((items) => new Map(items.map((item) => [keyOf(item, type), item])));
  return now.flatMap((item) => {
    const key = keyOf(item, type);
    const [one, other] = [before?.get(key), after?.get(key)];
    const theirs = others.flatMap((fields): readonly JsonObject[] => {
      const own = ownedItem(fields, item);
      return own ? [own] : [];
    });
    if (one === undefined) return [item];
    if (other === undefined && theirs.length === 0) return [];
    return [isRecord(item) && isRecord(one) ? removed(item, one, record(other), shape, theirs) : item];
  });
}

/** What is owned of an item: `k:{"name":"web"}` of a list by key, `v:"x"` of a set. */
export function ownedItem(fields: JsonObject, item: Json): JsonObject | undefined {
  const found = Object.entries(fields).find(([name]) => {
    if (name.startsWith('v:')) return name.slice(2) === JSON.stringify(item);
    const keys = name.startsWith('k:') ? Object.entries(record(parsed(name.slice(2)))) : [];
    return keys.length > 0 && keys.every(([key, value]) => (record(item)[key] ?? IMPLIED[key]) === value);
  });
  return found && record(found[1]);
}

function parsed(json: string): Json {
  try {
    return JSON.parse(json) as Json;
  } catch {
    return null;
  }
}

/** @throws PatchError where another value is given to a field that another manager owns */
function refuseConflicts(
  live: JsonObject,
  given: JsonObject,
  shape: Shape,
  manager: string,
  fields: JsonObject,
  path: string,
): void {
  for (const [field, value] of Object.entries(given)) {
    const theirs = fields[`f:${field}`];
    const now = own(live, field);
    if (!isRecord(theirs) || value === undefined || value === null) continue;
    const at = path === '' ? field : `${path}.${field}`;
    const inner = shape.field(field);
    if (isRecord(value) && isRecord(now) && !isAtomic(shape, field))
      refuseConflicts(now, value, inner, manager, theirs, at);
    else if (Array.isArray(value) && Array.isArray(now) && inner.mergedBy !== undefined)
      refuseItemConflicts(now, value, inner, inner.mergedBy, manager, theirs, at);
    else if (exactly(value) !== exactly(now))
      throw new PatchError(`${at} is owned by ${manager}: leave it out, or apply it with --force-conflicts`);
  }
}

function refuseItemConflicts(
  now: readonly Json[],
  given: readonly Json[],
  shape: Shape,
  type: ListType,
  manager: string,
  fields: JsonObject,
  path: string,
): void {
  const held = new Map(now.map((one) => [keyOf(one, type), one] as const).reverse());
  for (const item of given) {
    const there = held.get(keyOf(item, type));
    const theirs = ownedItem(fields, item);
    if (theirs && isRecord(item) && isRecord(there))
      refuseConflicts(there, item, shape.item(), manager, theirs, `${path}[${keyOf(item, type)}]`);
  }
}

function own(value: JsonObject, field: string): Json | undefined {
  return Object.hasOwn(value, field) ? value[field] : undefined;
}
