import { defaultOf, isZero, structFields } from '../kubernetes/defaults';
import { quantityOf } from '../kubernetes/quantity';
import type { Shape } from '../kubernetes/shape';
import { isRecord, type Json, type JsonObject } from '../manifest/manifest';
import type { Field } from './fields';
import { alike } from './keys';

/** Whether a change only spells out, or leaves out, what the API server takes the value for anyway. */
export function isDefault({ pattern, shape, holder, holders: [before, after], ...change }: Field): boolean {
  // In Kubernetes null means absent, and so does an empty string where there is a default.
  const [one, other] = [change.before ?? undefined, change.after ?? undefined];
  if (one === undefined && other === undefined) return true;
  // An item of a list is one item more or less, whatever it is.
  if (pattern.endsWith('[]') && (one === undefined || other === undefined)) return false;
  if (isNothing({ pattern, shape, holder }, one) && isNothing({ pattern, shape, holder }, other)) return true;
  const isGiven = (value: Json | undefined) => (value ?? '') !== '' && !isNothing({ pattern, shape, holder }, value);
  if (!isGiven(one) && isImplied({ pattern, shape, holder }, other, after)) return true;
  if (!isGiven(other) && isImplied({ pattern, shape, holder }, one, before)) return true;
  if (shape.type !== 'quantity') return false;
  const amount = amountOf(change.before);
  return amount !== undefined && amount === amountOf(change.after);
}

/** An object without the fields that say what the API server takes them for anyway, or nothing. */
export function withoutDefaults(value: JsonObject, shape: Shape, pattern = ''): JsonObject {
  const kept = Object.entries(value).flatMap(([name, item]): [string, Json][] => {
    const field = { pattern: pattern === '' ? name : `${pattern}.${name}`, shape: shape.field(name), holder: shape };
    if (item === null || item === undefined || isImplied(field, item, value)) return [];
    return [[name, withoutInner(item, field.shape, field.pattern)]];
  });
  return Object.fromEntries(kept);
}

function withoutInner(value: Json, shape: Shape, pattern: string): Json {
  if (Array.isArray(value)) return value.map((item: Json) => withoutInner(item, shape.item(), `${pattern}[]`));
  return isRecord(value) ? withoutDefaults(value, shape, pattern) : value;
}

function isImplied(
  { pattern, shape, holder }: Pick<Field, 'pattern' | 'shape' | 'holder'>,
  value: Json | undefined,
  given: JsonObject,
): boolean {
  const implied = defaultOf(holder.type ?? '', pattern.slice(pattern.lastIndexOf('.') + 1), given, pattern);
  if (implied !== undefined && alike(value, implied, shape)) return true;
  if (!isRecord(value)) return false;
  const isStruct = structFields(holder.type ?? '').has(pattern.slice(pattern.lastIndexOf('.') + 1));
  const inside = Object.entries(value);
  const isThere = isStruct || (inside.length > 0 && (holder.type === undefined || isRecord(implied)));
  return (
    isThere &&
    inside.every(([name, item]) => {
      const field = { pattern: `${pattern}.${name}`, shape: shape.field(name), holder: shape };
      return isImplied(field, item, value);
    })
  );
}

/** Whether the API server keeps nothing of a value: an empty list or map, or false where it means nothing. */
function isNothing({ pattern, shape, holder }: Pick<Field, 'pattern' | 'shape' | 'holder'>, value: Json | undefined) {
  if (value === undefined) return true;
  if (holder.type === undefined || shape.type === undefined || holder.type.startsWith('{}')) return false;
  if (isRecord(value)) return shape.type.startsWith('{}') && Object.keys(value).length === 0;
  return isZero(holder.type, pattern.slice(pattern.lastIndexOf('.') + 1), value);
}

/** A quantity as a number, to compare: `500m` and 0.5 are the same. */
export function amountOf(value: Json | undefined): number | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const amount = quantityOf(value)?.amount;
  return amount === undefined ? undefined : Number(amount.toPrecision(12));
}
