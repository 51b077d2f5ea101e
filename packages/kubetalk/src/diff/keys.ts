import { diffArrays } from 'diff';
import { quantityOf } from '../kubernetes/quantity';
import type { ListType, Shape } from '../kubernetes/shape';
import { isRecord, type Json, type JsonObject, record } from '../manifest/manifest';
import { table } from '../manifest/table';

/** The fields that usually identify the items of a list, where nothing states it. */
const USUAL: readonly (readonly string[])[] = [['name'], ['id'], ['key'], ['host'], ['port', 'protocol']];

/** What a key field is where it is not given. */
const IMPLIED: Readonly<Record<string, string>> = table({ protocol: 'TCP' });

/** Lists that differ in more places are compared by place: to align them costs the product of both. */
const MOST_EDITS = 400;

/** An item of two lists; a side that does not have it is left out. */
export interface Pair {
  /** What identifies it, as paths show it: `name=db`, or its place. */
  readonly key: string;
  /** Whether only its place identifies it. */
  readonly placed: boolean;
  readonly before?: Json;
  readonly after?: Json;
}

/** The items of two lists side by side: by key where every item's is its own, else what is alike, else by place. */
export function pairs(shape: Shape, before: readonly Json[], after: readonly Json[]): readonly Pair[] {
  const type: ListType | undefined = shape.listType;
  if (type === 'set') return pairSets(shape, before, after);
  for (const some of type ?? USUAL) {
    const [one, other] = [byKey(before, some), byKey(after, some)];
    if (one && other) return pairMaps(one, other);
  }
  return pairSequences(shape, before, after);
}

function pairMaps(one: ReadonlyMap<string, Json>, other: ReadonlyMap<string, Json>): readonly Pair[] {
  const keys = new Set([...one.keys(), ...other.keys()]);
  return [...keys].map((key) => pair(key, false, one.get(key), other.get(key)));
}

/** What is alike pairs off, wherever it is; the rest by place. */
function pairSets(shape: Shape, before: readonly Json[], after: readonly Json[]): readonly Pair[] {
  const [gone, come] = [without(shape, before, after), without(shape, after, before)];
  const alike = without(shape, before, gone).map((item, place) => pair(String(place), true, item, item));
  return [...alike, ...pairPlaces(gone, come)];
}

/** What is alike pairs off in order; what is between, by place. So one item more moves no other. */
function pairSequences(shape: Shape, before: readonly Json[], after: readonly Json[]): readonly Pair[] {
  const [one, other] = [before, after].map((items) => items.map((item) => canonical(item, shape.item())));
  const parts = diffArrays(one ?? [], other ?? [], { maxEditLength: MOST_EDITS });
  if (!parts) return pairPlaces(before, after);
  const found: Pair[] = [];
  let [left, right, gone, come] = [0, 0, 0, 0];
  const replaced = () => {
    const start = { before: left, after: right };
    found.push(...pairPlaces(before.slice(left, left + gone), after.slice(right, right + come), start));
    [left, right, gone, come] = [left + gone, right + come, 0, 0];
  };
  for (const { added, removed, count } of parts) {
    if (removed) gone = count;
    else if (added) come = count;
    else {
      replaced();
      for (let end = left + count; left < end; left++, right++)
        found.push(pair(String(right), true, before[left], after[right]));
    }
  }
  replaced();
  return found;
}

function pairPlaces(
  before: readonly Json[],
  after: readonly Json[],
  start: { readonly before: number; readonly after: number } = { before: 0, after: 0 },
): readonly Pair[] {
  const length = Math.max(before.length, after.length);
  return Array.from({ length }, (_, place) => {
    const index = place < after.length ? start.after + place : start.before + place;
    return pair(String(index), true, before[place], after[place]);
  });
}

/** The items that find no equal among others, each of which serves for one. */
function without(shape: Shape, items: readonly Json[], others: readonly Json[]): readonly Json[] {
  const keyOf = (item: Json) => canonical(item, shape.item());
  const left = new Map<string, number>();
  for (const other of others) left.set(keyOf(other), (left.get(keyOf(other)) ?? 0) + 1);
  return items.filter((item) => {
    const count = left.get(keyOf(item)) ?? 0;
    left.set(keyOf(item), count - 1);
    return count <= 0;
  });
}

function pair(key: string, placed: boolean, before: Json | undefined, after: Json | undefined): Pair {
  return { key, placed, ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
}

function byKey(items: readonly Json[], fields: readonly string[]): ReadonlyMap<string, Json> | undefined {
  const found = new Map<string, Json>();
  for (const item of items) {
    const key = keyOf(record(item), fields);
    if (key === undefined || found.has(key)) return undefined;
    found.set(key, item);
  }
  return found;
}

function keyOf(item: JsonObject, fields: readonly string[]): string | undefined {
  const parts: string[] = [];
  for (const field of fields) {
    const value = (Object.hasOwn(item, field) ? item[field] : undefined) ?? IMPLIED[field];
    if (typeof value !== 'string' && typeof value !== 'number') return undefined;
    if (value !== IMPLIED[field]) parts.push(`${field}=${value}`);
  }
  return parts.join();
}

/** A value as text that depends neither on the order of fields nor on that of lists in which places mean nothing. */
export function canonical(value: Json | undefined, shape: Shape): string {
  if (Array.isArray(value)) {
    const items = value.map((item) => canonical(item, shape.item()));
    return `[${(shape.listType !== undefined ? items.sort() : items).join()}]`;
  }
  if (!isRecord(value)) return (shape.type === 'quantity' ? amountText(value) : JSON.stringify(value)) ?? '';
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  const fields = entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item, shape.field(key))}`);
  return `{${fields.sort().join()}}`;
}

/** Whether two values have one {@link canonical} text, which is made only of lists that differ in order. */
export function alike(one: Json | undefined, other: Json | undefined, shape: Shape): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other)) {
    if (one.length !== other.length) return false;
    const item = shape.item();
    return (
      one.every((each: Json, place) => alike(each, other[place], item)) ||
      (shape.listType !== undefined && canonical(one, shape) === canonical(other, shape))
    );
  }
  if (!isRecord(one) || !isRecord(other)) return canonical(one, shape) === canonical(other, shape);
  const has = (value: JsonObject, name: string) => Object.hasOwn(value, name) && value[name] !== undefined;
  return (
    Object.keys(one).every(
      (name) => has(one, name) === has(other, name) && alike(one[name], other[name], shape.field(name)),
    ) && Object.keys(other).every((name) => has(one, name) === has(other, name))
  );
}

/** `500m` and 0.5 are the same. */
function amountText(value: Json | undefined): string | undefined {
  const amount = typeof value === 'string' || typeof value === 'number' ? quantityOf(value)?.amount : undefined;
  return amount === undefined ? JSON.stringify(value) : String(Number(amount.toPrecision(12)));
}

/** As {@link canonical}, but the order of every list counts. */
export function exactly(value: Json | undefined): string {
  if (Array.isArray(value)) return `[${value.map(exactly).join()}]`;
  if (!isRecord(value)) return JSON.stringify(value) ?? '';
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return `{${entries
    .map(([key, item]) => `${JSON.stringify(key)}:${exactly(item)}`)
    .sort()
    .join()}}`;
}
