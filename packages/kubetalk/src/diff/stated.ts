import type { Shape } from '../kubernetes/shape';
import { isRecord, type Json, type JsonObject } from '../manifest/manifest';
import { pairs } from './keys';

/**
 * The part of an object that another one has a word on: a cluster's objects hold what the API server, controllers and other
 * people added. Lists without a key count whole.
 */
export function stated(shape: Shape, whole: JsonObject, said: JsonObject): JsonObject {
  const fields = Object.keys(said).filter((name) => Object.hasOwn(whole, name) && whole[name] !== undefined);
  return Object.fromEntries(
    fields.map((name) => [name, part(shape.field(name), whole[name] ?? null, said[name] ?? null)]),
  );
}

function part(shape: Shape, whole: Json, said: Json): Json {
  if (isRecord(whole) && isRecord(said)) return stated(shape, whole, said);
  if (!Array.isArray(whole) || !Array.isArray(said)) return whole;
  return pairs(shape, whole, said).flatMap(({ before, after, placed }) => {
    if (before === undefined) return [];
    if (after === undefined) return placed ? [before] : [];
    return [part(shape.item(), before, after)];
  });
}
