import { isRecord, type Json, type JsonObject } from '../manifest/manifest';
import type { Field } from './fields';

/**
 * Leaves out the changes of values that are to be ignored, and of what is in them.
 *
 * @param paths as reports show them, such as `metadata.labels.helm.sh/chart` or `spec.ports[name=http].nodePort`; `[]` is any
 * item of a list, and `*` matches anything
 */
export function ignoring(paths: readonly string[]): (fields: readonly Field[]) => readonly Field[] {
  if (paths.length === 0) return (fields) => fields;
  const patterns = paths.map(asPattern);
  const isIgnored = (path: string) => patterns.some((parts) => isWithin(path, parts));
  return (fields) => fields.flatMap((field) => kept(field, isIgnored));
}

/** The texts between the stars. */
function asPattern(path: string): readonly string[] {
  return plain(path.trim()).split(/\*+/);
}

/**
 * Whether a path, or one above it, fits the parts. The first place at which a part is found is the best one for those after it, so
 * each part is looked for once, in time that grows with the path.
 */
function isWithin(path: string, [first = '', ...others]: readonly string[]): boolean {
  if (!path.startsWith(first)) return false;
  let end = first.length;
  const last = others.pop();
  if (last === undefined) return isEnd(path, end);
  for (const part of others) {
    const at = path.indexOf(part, end);
    if (at < 0) return false;
    end = at + part.length;
  }
  for (let at = path.indexOf(last, end); at >= 0; at = path.indexOf(last, at + 1))
    if (isEnd(path, at + last.length) || last === '') return true;
  return false;
}

/** Whether a key ends at a place of a path. */
function isEnd(path: string, at: number): boolean {
  return at === path.length || path[at] === '.' || path[at] === '[';
}

/** A path in which a key with dots is written as any other. */
function plain(path: string): string {
  return path.replace(/\["((?:[^"\\]|\\.)*)"\]/g, '.$1');
}

function kept(field: Field, isIgnored: (path: string) => boolean): readonly Field[] {
  const places = [plain(field.path), field.pattern];
  if (places.some(isIgnored)) return [];
  // Of a whole object that came or went, what is ignored in it.
  const [before, after] = [field.before, field.after].map((value) => without(value, places, isIgnored));
  if (before === undefined && after === undefined) return [];
  return [{ ...field, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }];
}

/** A value without what is ignored in it; undefined where nothing else is in it. */
function without(
  value: Json | undefined,
  places: readonly string[],
  isIgnored: (path: string) => boolean,
): Json | undefined {
  if (!isRecord(value) || Object.keys(value).length === 0) return value;
  const entries = Object.entries(value).flatMap(([key, item]): [string, Json | undefined][] => {
    const at = places.map((place) => `${place}.${key}`);
    const left = at.some(isIgnored) ? undefined : without(item, at, isIgnored);
    return left === undefined ? [] : [[key, left]];
  });
  return entries.length === 0 ? undefined : (Object.fromEntries(entries) as JsonObject);
}
