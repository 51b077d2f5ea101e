import { ApiObject, type App, ImplicitTokenResolver, Lazy, LazyResolver, NumberStringUnionResolver } from 'cdk8s';
import type { Json, JsonObject } from 'kubetalk';

/**
 * What makes JSON of an app's objects, as `ApiObject.toJson()` does.
 *
 * That copies an object, resolves it while it looks for the app at every value, copies it sorted, and gives it to a library
 * that patches nothing. Here it is one walk; what takes more than is known here is left to cdk8s.
 */
export function jsonMaker(app: App): (object: ApiObject) => JsonObject {
  const own = resolvesAsUsual(app) && !process.env.CDK8S_DISABLE_SORT;
  return (object) => (own && tryJson(object)) || (object.toJson() as JsonObject);
}

function resolvesAsUsual({ resolvers }: App): boolean {
  const usual = [LazyResolver, ImplicitTokenResolver, NumberStringUnionResolver];
  return resolvers.length === usual.length && usual.every((type, index) => resolvers[index]?.constructor === type);
}

function tryJson(object: ApiObject): JsonObject | undefined {
  // Both are private to cdk8s: where they are not what they were, it makes the JSON itself.
  const { props, patches } = object as unknown as { readonly props?: object; readonly patches?: readonly unknown[] };
  if (object.toJson !== ApiObject.prototype.toJson || !props || patches?.length !== 0) return undefined;
  try {
    const all = mapping({ ...props, metadata: undefined });
    const [{ apiVersion, kind }, metadata] = [all, object.metadata.toJson() as JsonObject | undefined];
    return apiVersion && kind && metadata ? { apiVersion, kind, metadata, ...all } : undefined;
  } catch {
    // What fails here fails there as well, and is said there.
    return undefined;
  }
}

/** A value as JSON: tokens resolved, keys sorted, and nothing that is null or undefined but in lists. */
function json(value: unknown): Json | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value !== 'object') return typeof value === 'function' ? unknown() : (value as Json);
  if (value instanceof Lazy) return json(value.produce());
  const { resolve } = value as { readonly resolve?: unknown };
  if (typeof resolve === 'function') return json(resolve.call(value));
  if (value.constructor === Object) return mapping(value as Record<string, unknown>);
  // A class that stands for a number or a string, such as those of L1 objects.
  const { value: content } = value as { readonly value?: unknown };
  if (typeof content === 'number' || typeof content === 'string') return { value: content };
  return Array.isArray(value) ? list(value) : unknown();
}

function list(items: readonly unknown[]): readonly Json[] {
  const made = items.map(json);
  return (made.every((item, index) => item === items[index]) ? items : made) as readonly Json[];
}

/** An object that is JSON already is taken itself: nobody changes what is made here, and of large fleets it saves much memory. */
function mapping(object: Readonly<Record<string, unknown>>): JsonObject {
  const keys = Object.keys(object);
  const isSorted = keys.every((key, index) => index === 0 || key > (keys[index - 1] as string));
  let isJson = isSorted && Object.getPrototypeOf(object) === Object.prototype;
  const made: Record<string, Json> = {};
  for (const key of isSorted ? keys : keys.sort()) {
    if (key === '__proto__') unknown();
    const value = json(object[key]);
    isJson &&= value !== undefined && value === object[key];
    if (value !== undefined) made[key] = value;
  }
  return isJson ? (object as JsonObject) : made;
}

function unknown(): never {
  throw new TypeError('left to cdk8s');
}
