import { isRecord, type Json, type JsonObject } from '../../manifest/manifest';
import { exactly } from '../keys';
import { copied } from './strategic-merge';

/**
 * The JSON merge patch that kubectl apply sends for a kind that is not Kubernetes' own: lists are replaced whole.
 *
 * @see https://datatracker.ietf.org/doc/html/rfc7386
 */
export function jsonPatch(lastApplied: JsonObject, live: JsonObject, given: JsonObject): JsonObject {
  return merged(changes(live, given), deletions(lastApplied, given));
}

/** What is given and not there; null gives nothing. */
function changes(live: JsonObject, given: JsonObject): JsonObject {
  const found = Object.entries(given).flatMap(([field, value]): [string, Json][] => {
    if (value === undefined || value === null) return [];
    const old = own(live, field);
    if (!isRecord(value) || !isRecord(old))
      return exactly(old) === exactly(value) ? [] : [[field, withoutNulls(value)]];
    const inside = changes(old, value);
    return Object.keys(inside).length > 0 ? [[field, inside]] : [];
  });
  return Object.fromEntries(found);
}

/** What was applied before and is not given any more, as null. */
function deletions(lastApplied: JsonObject, given: JsonObject): JsonObject {
  const found = Object.entries(lastApplied).flatMap(([field, old]): [string, Json][] => {
    const value = own(given, field);
    if (value === undefined || value === null) return old === undefined || old === null ? [] : [[field, null]];
    if (!isRecord(old) || !isRecord(value)) return [];
    const inside = deletions(old, value);
    return Object.keys(inside).length > 0 ? [[field, inside]] : [];
  });
  return Object.fromEntries(found);
}

function merged(one: JsonObject, other: JsonObject): JsonObject {
  const found = Object.entries(other).map(([field, value]): [string, Json | undefined] => {
    const there = own(one, field);
    return [field, isRecord(there) && isRecord(value) ? merged(there, value) : value];
  });
  return { ...one, ...Object.fromEntries(found) };
}

/** What the API server makes of an object by a JSON merge patch. */
export function jsonPatched(live: JsonObject, patch: JsonObject): JsonObject {
  const found = copied(live);
  for (const [field, value] of Object.entries(patch)) {
    const old = own(live, field);
    if (value === null || value === undefined) delete found[field];
    else if (isRecord(value)) found[field] = jsonPatched(isRecord(old) ? old : {}, value);
    else found[field] = value;
  }
  return found;
}

function withoutNulls(value: Json): Json {
  if (!isRecord(value)) return value;
  const kept = Object.entries(value).filter(([, item]) => item !== undefined && item !== null);
  return Object.fromEntries(kept.map(([field, item]) => [field, withoutNulls(item ?? null)]));
}

function own(value: JsonObject, field: string): Json | undefined {
  return Object.hasOwn(value, field) ? value[field] : undefined;
}
