import {
  ApiObject,
  ApiObjectMetadataDefinition,
  type App,
  ImplicitTokenResolver,
  Lazy,
  LazyResolver,
  NumberStringUnionResolver,
} from 'cdk8s';
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

/** What is private to cdk8s: where it is not what it was, cdk8s makes the JSON itself. */
interface Private {
  readonly props?: Readonly<Record<string, unknown>>;
  readonly patches?: readonly unknown[];
}
interface PrivateMetadata {
  readonly _additionalAttributes?: object;
  readonly labels?: object;
  readonly annotations?: object;
  readonly finalizers?: readonly string[];
  readonly ownerReferences?: readonly object[];
}

function tryJson(object: ApiObject): JsonObject | undefined {
  const { props, patches } = object as unknown as Private;
  if (object.toJson !== ApiObject.prototype.toJson || !props || patches?.length !== 0) return undefined;
  try {
    const { apiVersion: version, kind: called, metadata: _, ...rest } = props;
    const [apiVersion, kind, metadata] = [json(version), json(called), metadataOf(object)];
    return apiVersion && kind && metadata ? { apiVersion, kind, metadata, ...mapping(rest) } : undefined;
  } catch {
    // What fails here fails there as well, with an error there.
    return undefined;
  }
}

/** Metadata as `toJson()` of it makes it, which leaves out what is empty, however deep. */
function metadataOf({ metadata: definition }: ApiObject): Json | undefined {
  const known = definition as unknown as PrivateMetadata;
  const { _additionalAttributes: more, labels, annotations, finalizers, ownerReferences } = known;
  const isUsual = definition.toJson === ApiObjectMetadataDefinition.prototype.toJson;
  if (!isUsual || !more || !labels || !annotations || !finalizers || !ownerReferences) unknown();
  const { name, namespace } = definition;
  const own = {
    name,
    namespace,
    annotations: filled(annotations),
    finalizers: filled(finalizers),
    ownerReferences: filled(ownerReferences),
    labels: filled(labels),
  };
  const made = mapping(Object.assign({}, more, own));
  return hasEmpty(made) ? withoutEmpty(made) : made;
}

/** Itself, undefined where it is empty. */
function filled(some: object): object | undefined {
  for (const _ in some) return some;
  return undefined;
}

function hasEmpty(value: Json | undefined): boolean {
  if (typeof value !== 'object' || value === null) return false;
  let isEmpty = true;
  for (const key in value) {
    isEmpty = false;
    if (hasEmpty((value as JsonObject)[key])) return true;
  }
  return isEmpty;
}

function withoutEmpty(value: Json | undefined): Json | undefined {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.length > 0 ? value.map((item: Json) => withoutEmpty(item) as Json) : undefined;
  const made: Record<string, Json> = {};
  let isEmpty = true;
  for (const key in value) {
    const entry = withoutEmpty((value as JsonObject)[key]);
    if (entry === undefined) continue;
    made[key] = entry;
    isEmpty = false;
  }
  return isEmpty ? undefined : made;
}

/** A value as JSON: tokens resolved, keys sorted, and nothing that is null or undefined but in lists. */
function json(value: unknown): Json | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value !== 'object') return typeof value === 'function' ? unknown() : (value as Json);
  if (value instanceof Lazy) return json(value.produce());
  const { resolve } = value as { readonly resolve?: unknown };
  if (typeof resolve === 'function') return json(resolve.call(value));
  if (value.constructor === Object) return mapping(value as Record<string, unknown>);
  // A class that wraps a number or a string, such as those of L1 objects.
  const { value: content } = value as { readonly value?: unknown };
  if (typeof content === 'number' || typeof content === 'string') return { value: content };
  return Array.isArray(value) ? list(value) : unknown();
}

function list(items: readonly unknown[]): readonly Json[] {
  const made = items.map(json);
  return (made.every((item, index) => item === items[index]) ? items : made) as readonly Json[];
}

/** An object that is JSON already is used itself: the result is never changed, and for large fleets it saves much memory. */
function mapping(object: Readonly<Record<string, unknown>>): JsonObject {
  const keys = Object.keys(object);
  let made: Record<string, unknown> | undefined = sort(keys) || !isPlain(object) ? {} : undefined;
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] as string;
    if (key === '__proto__') unknown();
    const given = object[key];
    const value = json(given);
    if (made === undefined && (value === undefined || value !== given)) made = begun(object, keys, index);
    if (made !== undefined && value !== undefined) made[key] = value;
  }
  return (made ?? object) as JsonObject;
}

function isPlain(object: object): boolean {
  return Object.getPrototypeOf(object) === Object.prototype;
}

/** The entries before the first one that changes. */
function begun(object: Readonly<Record<string, unknown>>, keys: readonly string[], end: number) {
  const made: Record<string, unknown> = {};
  for (let index = 0; index < end; index++) made[keys[index] as string] = object[keys[index] as string];
  return made;
}

/** @returns whether that changed anything */
function sort(keys: string[]): boolean {
  if (isSorted(keys)) return false;
  // `sort` copies what it sorts more than once, which of the few keys of most objects was a tenth of all that a synth allocates.
  if (keys.length > FEW) keys.sort();
  else
    for (let end = 1; end < keys.length; end++) {
      const key = keys[end] as string;
      let place = end;
      for (; place > 0 && key < (keys[place - 1] as string); place--) keys[place] = keys[place - 1] as string;
      keys[place] = key;
    }
  return true;
}

const FEW = 32;

function isSorted(keys: readonly string[]): boolean {
  for (let index = 1; index < keys.length; index++)
    if ((keys[index] as string) < (keys[index - 1] as string)) return false;
  return true;
}

function unknown(): never {
  throw new TypeError('left to cdk8s');
}
