import { type MergeRule, mergeRule } from '../../kubernetes/merge-rule';
import type { Shape } from '../../kubernetes/shape';
import { groupBy } from '../../manifest/group-by';
import { isRecord, type Json, type JsonObject, record } from '../../manifest/manifest';
import { exactly } from '../keys';

/** A patch, in which keys that begin with `$` say how. */
export type Patch = { [field: string]: Json | undefined };

/** What kubectl can make no patch of. */
export class PatchError extends Error {}

const DIRECTIVE = '$patch';
const RETAIN = '$retainKeys';
const ORDER = '$setElementOrder/';
const DELETE = '$deleteFromPrimitiveList/';

/** Which half of a patch is made: what is deleted, or what is changed and added. */
type Half = 'deletions' | 'changes';

/**
 * The strategic merge patch that kubectl apply sends: deletes what was applied before and is not given any more, and sets what is
 * given and not there.
 *
 * @see https://kubernetes.io/docs/tasks/manage-kubernetes-objects/declarative-config/#how-apply-calculates-differences-and-merges-changes
 * @throws PatchError where a list that is merged has an item without its key
 */
export function strategicPatch(lastApplied: JsonObject, live: JsonObject, given: JsonObject, shape: Shape): Patch {
  const changes = differences(live, given, shape, 'changes', false);
  const deletions = differences(lastApplied, given, shape, 'deletions', false);
  return combined(deletions, changes, shape);
}

function differences(before: JsonObject, after: JsonObject, shape: Shape, half: Half, retainsKeys: boolean): Patch {
  const patch = copied({});
  for (const [field, value] of Object.entries(after)) {
    if (value === undefined) continue;
    const old = own(before, field);
    if (old === undefined || kindOf(old) !== kindOf(value)) {
      if (half === 'changes') patch[field] = value;
    } else if (isRecord(old) && isRecord(value)) objectDifference(patch, field, old, value, shape, half);
    else if (Array.isArray(old) && Array.isArray(value)) listDifference(patch, field, old, value, shape, half);
    else if (half === 'changes' && old !== value) patch[field] = value;
  }
  if (half === 'deletions')
    for (const [field, value] of Object.entries(before))
      if (value !== undefined && own(after, field) === undefined) patch[field] = null;
  const isLess = Object.entries(before).some(
    ([field, value]) => (value ?? null) !== null && own(after, field) === undefined,
  );
  if (retainsKeys && (Object.keys(patch).length > 0 || isLess)) patch[RETAIN] = givenFields(after);
  return patch;
}

function givenFields(value: JsonObject): readonly string[] {
  return Object.keys(value)
    .filter((field) => (value[field] ?? null) !== null)
    .sort();
}

function objectDifference(patch: Patch, field: string, old: JsonObject, value: JsonObject, shape: Shape, half: Half) {
  const { strategy, retainsKeys } = mergeRule(shape, field);
  if (strategy === 'replace') {
    if (half === 'changes') patch[field] = value;
    return;
  }
  const found = differences(old, value, shape.field(field), half, retainsKeys);
  if (Object.keys(found).length > 0) patch[field] = found;
}

function listDifference(
  patch: Patch,
  field: string,
  old: readonly Json[],
  value: readonly Json[],
  shape: Shape,
  half: Half,
): void {
  const rule = mergeRule(shape, field);
  if (rule.strategy !== 'merge') {
    if (half === 'changes' && exactly(old) !== exactly(value)) patch[field] = value;
  } else if (old.length === 0) {
    if (half === 'changes' && value.length > 0) patch[field] = value;
  } else if (rule.key === '') plainDifference(patch, field, old, value, half);
  else itemDifference(patch, field, old, value, shape.field(field).item(), rule, half);
}

function plainDifference(patch: Patch, field: string, old: readonly Json[], value: readonly Json[], half: Half): void {
  const found = half === 'changes' ? without(value, old) : [...new Set(without(old, value))];
  if (found.length > 0) patch[half === 'changes' ? field : `${DELETE}${field}`] = found;
  if (half === 'changes' ? exactly(old) !== exactly(value) : found.length > 0) patch[`${ORDER}${field}`] = value;
}

/** The items that find no equal among others, each of which serves for one. */
function without(items: readonly Json[], others: readonly Json[]): readonly Json[] {
  const left = new Map([...groupBy(others, (item) => item)].map(([item, same]) => [item, same.length]));
  return items.filter((item) => {
    const count = left.get(item) ?? 0;
    left.set(item, count - 1);
    return count <= 0;
  });
}

function itemDifference(
  patch: Patch,
  field: string,
  old: readonly Json[],
  value: readonly Json[],
  shape: Shape,
  { key, retainsKeys }: MergeRule,
  half: Half,
): void {
  const [one, other] = [sortedBy(key, old), sortedBy(key, value)];
  const found: JsonObject[] = [];
  const gone: JsonObject[] = [];
  for (let left = 0, right = 0; left < one.length || right < other.length; ) {
    const [before, after] = [one[left], other[right]];
    const order = !before ? 1 : !after ? -1 : compared(before.text, after.text);
    if (order === 0 && before && after) {
      const inside = differences(before.item, after.item, shape, half, retainsKeys);
      if (Object.keys(inside).length > 0) found.push({ ...inside, [key]: after.item[key] });
      left++;
      right++;
    } else if (order > 0 && after) {
      if (half === 'changes') found.push(after.item);
      right++;
    } else if (before) {
      if (half === 'deletions') gone.push({ [key]: before.item[key], [DIRECTIVE]: 'delete' });
      left++;
    }
  }
  const items = [...ordered(found, value.map(record), key), ...gone];
  const isMoved =
    old.length !== value.length || old.some((item, at) => keyOf(item, key) !== keyOf(value[at] ?? null, key));
  if (items.length > 0) patch[field] = items;
  if (items.length > 0 || (half === 'changes' && isMoved))
    patch[`${ORDER}${field}`] = value.map((item) => ({ [key]: record(item)[key] }));
}

interface Keyed {
  readonly item: JsonObject;
  readonly text: string;
}

/** Items by the text of their key; of equal ones the last one first, as Go sorts them. */
function sortedBy(key: string, items: readonly Json[]): readonly Keyed[] {
  const keyed = items.map((item): Keyed => {
    if (!isRecord(item)) throw new PatchError(`an item is no object where items are merged by ${key}`);
    if (own(item, key) === undefined) throw new PatchError(`an item has no ${key}, by which items are merged`);
    return { item, text: exactly(item[key]) };
  });
  return keyed.reverse().sort((a, b) => compared(a.text, b.text));
}

const compared = (one: string, other: string) => (one < other ? -1 : Number(one > other));

/** Items in the order of others; those that are not among them keep their places. */
function ordered<Item extends Json>(items: readonly Item[], order: readonly Json[], key: string): readonly Item[] {
  const places = placesOf(order, key);
  const placeOf = (item: Json) => places.get(keyOf(item, key)) ?? -1;
  return [...items].sort((a, b) => (placeOf(a) < 0 || placeOf(b) < 0 ? 0 : placeOf(a) - placeOf(b)));
}

const keyOf = (item: Json, key: string) => exactly(key === '' ? item : record(item)[key]);

/** Where the first item of each key is. */
function placesOf(items: readonly Json[], key: string): Map<string, number> {
  return new Map(items.map((item, index) => [keyOf(item, key), index] as const).reverse());
}

/** One patch of both halves. */
function combined(deletions: Patch, changes: Patch, shape: Shape): Patch {
  const found = copied(deletions);
  for (const [field, value] of Object.entries(changes)) {
    const old = found[field];
    if (isRecord(old) && isRecord(value)) found[field] = combined(old, value, shape.field(field));
    else if (Array.isArray(old) && Array.isArray(value) && !field.startsWith('$')) {
      const rule = mergeRule(shape, field);
      const items = combinedItems(old, value, shape.field(field).item(), rule);
      const order = changes[`${ORDER}${field}`] ?? deletions[`${ORDER}${field}`];
      found[field] = Array.isArray(order) ? inOrder(items, order, old, rule.key) : items;
    } else found[field] = value;
  }
  return found;
}

function combinedItems(
  deletions: readonly Json[],
  changes: readonly Json[],
  shape: Shape,
  { key }: MergeRule,
): readonly Json[] {
  const found = [...deletions];
  const places = placesOf(found, key);
  for (const change of changes) {
    const at = places.get(keyOf(change, key));
    if (at === undefined) places.set(keyOf(change, key), found.push(change) - 1);
    else if (key !== '') found[at] = combined(record(found[at]), record(change), shape);
  }
  return found;
}

/**
 * What the API server makes of an object by a strategic merge patch.
 *
 * @throws PatchError where the API server refuses the patch
 */
export function patched(live: JsonObject, patch: Patch, shape: Shape): JsonObject {
  if (patch[DIRECTIVE] === 'replace') {
    const { [DIRECTIVE]: _, ...rest } = patch;
    return rest;
  }
  if (patch[DIRECTIVE] === 'delete') return {};
  const { [RETAIN]: retained } = patch;
  refuseOrder(patch, shape);
  const found = copied(live);
  if (Array.isArray(retained))
    for (const field of Object.keys(found)) if (!retained.includes(field)) delete found[field];
  for (const [field, value] of Object.entries(patch)) {
    if (field === RETAIN || field.startsWith(ORDER)) continue;
    if (field.startsWith(DELETE))
      found[field.slice(DELETE.length)] = lessened(found[field.slice(DELETE.length)], value);
    else if (value === null || value === undefined) delete found[field];
    else found[field] = patchedField(found[field], value, field, shape);
  }
  for (const [field, value] of Object.entries(patch)) {
    const name = field.slice(ORDER.length);
    const now = found[name];
    if (field.startsWith(ORDER) && Array.isArray(now) && Array.isArray(value))
      found[name] = inOrder(now, value, Array.isArray(live[name]) ? live[name] : [], mergeRule(shape, name).key);
  }
  return found;
}

/** @throws PatchError where the items of a list stand in another order than the patch says that they do */
function refuseOrder(patch: Patch, shape: Shape): void {
  for (const [field, order] of Object.entries(patch)) {
    const name = field.slice(ORDER.length);
    const items = patch[name];
    if (!field.startsWith(ORDER) || !Array.isArray(order) || !Array.isArray(items) || order.length === 0) continue;
    const { key } = mergeRule(shape, name);
    const given = items.filter((item: Json) => record(item)[DIRECTIVE] !== 'delete');
    const next = order.reduce<number>((place, item: Json) => {
      const one = given[place];
      return one !== undefined && keyOf(one, key) === keyOf(item, key) ? place + 1 : place;
    }, 0);
    const first = given[next];
    if (first === undefined) continue;
    throw new PatchError(
      `several items of ${name} have ${key} ${exactly(record(first)[key])}, by which it merges them`,
    );
  }
}

function lessened(old: Json | undefined, gone: Json | undefined): Json | undefined {
  if (!Array.isArray(old) || !Array.isArray(gone)) return old;
  const lost = new Set<Json>(gone);
  return old.filter((item) => !lost.has(item));
}

function patchedField(old: Json | undefined, value: Json, field: string, shape: Shape): Json | undefined {
  const rule = mergeRule(shape, field);
  if (isRecord(old) && isRecord(value))
    return rule.strategy === 'replace' ? value : patched(old, value as Patch, shape.field(field));
  if (Array.isArray(old) && Array.isArray(value) && rule.strategy === 'merge')
    return rule.key === ''
      ? [...new Set([...old, ...value])]
      : patchedItems(old, value, shape.field(field).item(), rule.key);
  return old === undefined ? withoutDirectives(value) : value;
}

function patchedItems(old: readonly Json[], changes: readonly Json[], shape: Shape, key: string): readonly Json[] {
  const isDeleted = (item: Json) => record(item)[DIRECTIVE] === 'delete';
  const gone = new Set(changes.filter(isDeleted).map((item) => keyOf(item, key)));
  const found = old.filter((item) => !gone.has(keyOf(item, key)));
  const given = changes.filter((item) => !isDeleted(item));
  const places = placesOf(found, key);
  for (const change of given) {
    const at = places.get(keyOf(change, key));
    if (at === undefined) places.set(keyOf(change, key), found.push(change) - 1);
    else found[at] = patched(record(found[at]), record(change) as Patch, shape);
  }
  return inOrder(found, given, old, key);
}

/** Items that are given in their order, the others where they were among them. */
function inOrder(items: readonly Json[], given: readonly Json[], live: readonly Json[], key: string): readonly Json[] {
  const keys = new Set(given.map((item) => keyOf(item, key)));
  const theirs = ordered(
    items.filter((item) => keys.has(keyOf(item, key))),
    given,
    key,
  );
  const others = ordered(
    items.filter((item) => !keys.has(keyOf(item, key))),
    live,
    key,
  );
  const places = placesOf(live, key);
  const found: Json[] = [];
  for (let left = 0, right = 0; left < others.length || right < theirs.length; ) {
    const [other, their] = [others[left], theirs[right]];
    const [one, two] = [other, their].map((item) => (item === undefined ? undefined : places.get(keyOf(item, key))));
    const isFirst = their === undefined || (other !== undefined && one !== undefined && two !== undefined && one < two);
    found.push((isFirst ? others[left++] : theirs[right++]) ?? null);
  }
  return found;
}

/** What is added is added without nulls, and without what only says how. */
function withoutDirectives(value: Json): Json | undefined {
  if (Array.isArray(value))
    return value.flatMap((item: Json) => withoutDirectives(item) ?? (item === null ? [null] : []));
  if (!isRecord(value)) return value;
  if (value[DIRECTIVE] === 'delete') return undefined;
  const kept = Object.entries(value).flatMap(([field, item]): [string, Json][] => {
    if (item === null || item === undefined || field.startsWith('$setElementOrder') || field === RETAIN) return [];
    const found = withoutDirectives(item);
    return found === undefined ? [] : [[field, found]];
  });
  return Object.fromEntries(kept);
}

/** A copy without a prototype, in which any name is that of a field. */
export function copied(value: JsonObject): Patch {
  return Object.assign(Object.create(null) as Patch, value);
}

function own(value: JsonObject, field: string): Json | undefined {
  return Object.hasOwn(value, field) ? value[field] : undefined;
}

function kindOf(value: Json): string {
  return value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value;
}
