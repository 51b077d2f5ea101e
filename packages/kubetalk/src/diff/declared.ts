import type { Shape } from '../kubernetes/shape';
import { isRecord, type Json, type JsonObject } from '../manifest/manifest';
import { pairs } from './keys';

/**
 * The part of an object that another one declares: a cluster's objects hold what the API server, controllers and other
 * people added. Lists without a key count whole.
 */
export function declaredIn(shape: Shape, whole: JsonObject, declared: JsonObject): JsonObject {
  const fields = Object.keys(declared).filter((name) => Object.hasOwn(whole, name) && whole[name] !== undefined);
  return Object.fromEntries(
    fields.map((name) => [name, part(shape.field(name), whole[name] ?? null, declared[name] ?? null)]),
  );
}

function part(shape: Shape, whole: Json, declared: Json): Json {
  if (isRecord(whole) && isRecord(declared)) return declaredIn(shape, whole, declared);
  if (!Array.isArray(whole) || !Array.isArray(declared)) return whole;
  return pairs(shape, whole, declared).flatMap(({ before, after, placed }) => {
    if (before === undefined) return [];
    if (after === undefined) return placed ? [before] : [];
    return [part(shape.item(), before, after)];
  });
}
