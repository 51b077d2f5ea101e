/** Any value that JSON holds. What is read comes from outside, so nothing about its shape is taken on trust. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** The way from a document's root to a value in it: field names and list positions. */
export type FieldPath = readonly (string | number)[];

/** A line of a file. */
export interface Place {
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/** Where a manifest comes from, for those who have to fix it. */
export interface Source {
  /** The file, or `-` for standard input. */
  readonly file?: string;
  /** Its variant, one of several applications that give the same objects. @default - there is only one */
  readonly variant?: string;
  /** The path of the construct that made it. */
  readonly construct?: string;
  /** The line, from 1, of the value at a path, or of the nearest one above it that is there. */
  line?(path: FieldPath): number | undefined;
  /** Where the value stands that a template put at a path, as far as it can be told. @default - it is in the file itself */
  value?(path: FieldPath): Place | undefined;
  /** The same place as an offset in the text of the file. */
  offset?(path: FieldPath): number;
  /** The lines of the comment above the value at a path, or behind it. */
  comments?(path: FieldPath): readonly string[];
  /** Entries that are given again after they were given: only the last of them counts. */
  readonly duplicates?: readonly FieldPath[];
  /** What is in the place of an object, such as `a list`; the manifest's value is then an empty object. */
  readonly notAnObject?: string;
}

/** One Kubernetes object as it would be applied. */
export interface Manifest {
  readonly value: JsonObject;
  /** The namespace that it goes to where it names none. @default - `default`, as with kubectl */
  readonly namespace?: string;
  readonly source: Source;
}

/** What identifies an object; a part that the manifest does not have is empty. */
export interface Identity {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

export function identity({ value }: Manifest): Identity {
  const metadata = record(value.metadata);
  return {
    apiVersion: text(value.apiVersion),
    kind: text(value.kind),
    namespace: text(metadata.namespace),
    name: text(metadata.name),
  };
}

/** The API group of an apiVersion: `apps` of `apps/v1`, nothing of `v1`. */
export function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
}

/** An object as messages name it: `Service go-demo-2-db`. */
export function title(manifest: Manifest): string {
  const { kind, name } = identity(manifest);
  return `${kind || 'object without a kind'} ${name || '(no name)'}`;
}

/** The value at a path, undefined where the path leads nowhere. */
export function at(value: Json | undefined, path: FieldPath): Json | undefined {
  return path.reduce<Json | undefined>((found, key) => {
    if (typeof key === 'number') return Array.isArray(found) ? found[key] : undefined;
    return isRecord(found) && Object.hasOwn(found, key) ? found[key] : undefined;
  }, value);
}

export function isRecord(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value where it is an object, else an empty one. */
export function record(value: Json | undefined): JsonObject {
  return isRecord(value) ? value : {};
}

/** The value where it is a list, else an empty one. */
export function list(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

/** The value where it is a string, else an empty one. */
export function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** Any value in a text. One of a manifest may have a `toString` of its own, which is no function. */
export function inText(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}

/** The entries of an object of strings, such as labels; entries of another type are left out. */
export function strings(value: Json | undefined): Record<string, string> {
  const all = record(value);
  // Nearly always nothing is left out, and the object is never changed.
  for (const key in all) if (typeof all[key] !== 'string') return onlyStrings(all);
  return all as Record<string, string>;
}

function onlyStrings(all: JsonObject): Record<string, string> {
  return Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
