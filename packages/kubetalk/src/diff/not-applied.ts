import { mergeRule } from '../kubernetes/merge-rule';
import { type Shape, shapeOf } from '../kubernetes/shape';
import { groupBy } from '../manifest/group-by';
import { identity, type Json, type JsonObject, record } from '../manifest/manifest';
import { memo } from '../manifest/memo';
import { listed } from '../text/budget';
import type { Field } from './fields';
import type { Context } from './rows/row';

/** Why the cluster does not take over a value of the file, and what to do. */
export function whyNotApplied({ field, before, after, given, kubernetes }: Context, paths: string): string {
  if (!field || !before || !after) return '';
  const { apiVersion, kind } = identity(after);
  const merged = mergedList(shapeOf(kubernetes, apiVersion, kind), field.pattern);
  if (!merged) return stays(paths, kind, field);
  const { list, key } = merged;
  const held = itemsAt(before.value, merged);
  const twins = [...new Set([...held.twins, ...itemsAt(given?.value ?? after.value, merged).twins])];
  if (twins.length === 0) return stays(paths, kind, field);
  const ending = `items of ${list} by ${key}, and several have ${key} ${listed(twins)}`;
  const advice = `use --server-side, or give each its own ${key}`;
  if (field.pattern !== `${list}[]` || field.after === undefined || field.before !== undefined)
    return `${list} does not become what the file gives: kubectl apply merges ${ending}; ${advice}`;
  const item = `${list} ${nameOf(field.after, key)}`;
  const isThere = held.has(field.after);
  if (isThere && held.twins.length > 0)
    return `${item} is removed with its twin: kubectl apply removes ${ending}; use --server-side, or apply it again`;
  const fate = isThere ? 'gives way to its twin' : 'is not added';
  return `${item} ${fate}: kubectl apply merges ${ending}; ${advice}`;
}

/** Whether no file gives a value that stays: the API server filled it in when the object was another. */
export function isFilledIn({ pattern, after }: Field, before: JsonObject): boolean {
  return after === undefined && valuesAt(before, pattern).length === 0;
}

/** What stays is what the API server filled in before. */
export function filledInStays({ field }: Context, paths: string): string {
  const held = field?.before;
  const value = typeof held === 'object' ? '' : ` ${textOf(held)}`;
  return `${paths} stays${value}, which the API server filled in: kubectl apply removes only what a file gives; give it in the file, or null to take it away`;
}

function stays(paths: string, kind: string, { pattern, before: held, after: given }: Field): string {
  const value = typeof held === 'object' || held === undefined ? 'as it is' : textOf(held);
  if (kind === 'Service' && /^spec\.clusterIP/.test(pattern))
    return `${paths} stays ${value}, as a Service keeps its address: delete the Service and apply it again`;
  if (given !== undefined) return `${paths} stays ${value}: the API server does not take over what the file gives`;
  return `${paths} stays ${value}, though the file does not give it any more: remove it with kubectl edit or kubectl patch`;
}

/** A list whose items are merged by a key. */
interface MergedList {
  /** Its path, such as `spec.template.spec.containers[].env`. */
  readonly list: string;
  readonly key: string;
}

/** The innermost list around a path, or at it, whose items kubectl apply merges. */
function mergedList(root: Shape, pattern: string): MergedList | undefined {
  let found: MergedList | undefined;
  let shape = root;
  let path = '';
  for (const name of pattern.split('.')) {
    const field = name.replace('[]', '');
    path = path === '' ? field : `${path}.${field}`;
    const { strategy, key } = mergeRule(shape, field);
    if (strategy === 'merge' && key !== '') found = { list: path, key };
    shape = shape.field(field);
    if (name.endsWith('[]')) {
      shape = shape.item();
      path = `${path}[]`;
    }
  }
  return found;
}

/** The items of an object's merged lists, read once however many of them are not applied. */
class MergedItems {
  /** The keys that several items of one list have. */
  readonly twins: readonly string[];
  private readonly items: readonly Json[];
  private readonly known = new Map<string, ReadonlySet<string>>();

  constructor(value: JsonObject, { list, key }: MergedList) {
    const lists = valuesAt(value, list).filter((items): items is readonly Json[] => Array.isArray(items));
    const byKey = lists.flatMap((items) => [...groupBy(items, (item) => textOf(record(item)[key]))]);
    this.twins = byKey.flatMap(([twin, items]) => (items.length > 1 ? [twin] : []));
    this.items = lists.flat();
  }

  /** Whether one has the same plain values, and maybe others. */
  has(item: Json): boolean {
    const fields = Object.keys(record(item)).filter((field) => typeof record(item)[field] !== 'object');
    const plain = (one: Json) =>
      JSON.stringify(fields.map((field) => (typeof record(one)[field] === 'object' ? null : record(one)[field])));
    const known = this.known.get(fields.join()) ?? new Set(this.items.map(plain));
    this.known.set(fields.join(), known);
    return known.has(plain(item));
  }
}

const listsOf = memo((_: JsonObject) => new Map<string, MergedItems>());

function itemsAt(value: JsonObject, merged: MergedList): MergedItems {
  const lists = listsOf(value);
  const known = lists.get(merged.list) ?? new MergedItems(value, merged);
  lists.set(merged.list, known);
  return known;
}

/** Every value at a path, in any items. */
function valuesAt(value: Json | undefined, pattern: string): readonly Json[] {
  if (value === undefined) return [];
  if (pattern === '') return [value];
  const [first = '', ...others] = pattern.split('.');
  const name = first.replace('[]', '');
  const rest = others.join('.');
  const inner = Object.hasOwn(record(value), name) ? record(value)[name] : undefined;
  if (!first.endsWith('[]')) return valuesAt(inner, rest);
  return Array.isArray(inner) ? inner.flatMap((item: Json) => valuesAt(item, rest)) : [];
}

/** What people call an item by: `8301/UDP`, or its key. */
function nameOf(item: Json, key: string): string {
  const { protocol } = record(item);
  const name = textOf(record(item)[key]);
  return /port$/i.test(key) ? `${name}/${typeof protocol === 'string' ? protocol : 'TCP'}` : name;
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
