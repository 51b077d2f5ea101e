import type { Json } from 'kubetalk';

/**
 * An object as text that is the same for all ways to write it: its keys in order, without fields that are null, and without
 * metadata that is empty, which the API server takes for nothing.
 */
export function canonicalObject(object: Json): string {
  return JSON.stringify(sorted(object, []));
}

function sorted(value: Json | undefined, path: readonly string[]): Json | undefined {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const isEnvironment = path.at(-1) === 'env';
    return value.map((item: Json) =>
      isEnvironment ? withoutEmptyValue(sorted(item, []) as Json) : (sorted(item, []) as Json),
    );
  }
  const made: Record<string, Json> = {};
  for (const key of Object.keys(value).sort()) {
    const inner = (value as { readonly [key: string]: Json | undefined })[key];
    if (inner === null || inner === undefined) continue;
    const entry = sorted(inner, [...path, key]);
    if (entry === undefined || ((key === 'metadata' || path.includes('metadata')) && isEmpty(entry))) continue;
    Object.defineProperty(made, key, { value: entry, enumerable: true, configurable: true, writable: true });
  }
  return made;
}

/** A variable without a value is empty. */
function withoutEmptyValue(variable: Json): Json {
  if (typeof variable !== 'object' || variable === null || Array.isArray(variable)) return variable;
  const { value, ...rest } = variable as { readonly [key: string]: Json | undefined };
  return value === '' ? (rest as Json) : variable;
}

function isEmpty(value: Json): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
