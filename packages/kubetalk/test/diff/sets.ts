import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { namespaceOf, objectKey } from '../../src/kubernetes/objects';
import { isRecord, type Json, type JsonObject, type Manifest, record } from '../../src/manifest/manifest';
import { manifestsOf } from '../../src/manifest/read';
import { anyValue } from '../words';
import { sideText } from './side';

const folder = join(__dirname, 'cases');

export const caseNames = readdirSync(folder).sort();

const known = new Map<string, readonly Manifest[]>();

/** One side of a change that was tried on a cluster. */
export function side(name: string, file: 'before' | 'after'): readonly Manifest[] {
  const found = known.get(`${name}/${file}`) ?? read(sideText(name, file));
  known.set(`${name}/${file}`, found);
  return found;
}

export function read(text: string): readonly Manifest[] {
  return manifestsOf({ file: 'test.yaml', text });
}

export const values = (manifests: readonly Manifest[]) => manifests.map(({ value }) => value);
export const manifests = (objects: readonly Json[]): Manifest[] =>
  objects.map((value) => ({ value: isRecord(value) ? value : {}, source: {} }));

/** Everything of several cases, each in a namespace of its own where it is in one; of what has the same name, the last. */
function merged(cases: readonly (readonly Manifest[])[]): readonly JsonObject[] {
  const all = cases.flatMap((some, index) =>
    some.map(({ value, source }) => {
      const { namespace: _, ...metadata } = record(value.metadata);
      const isInNone = namespaceOf({ value, source }) === '';
      return { ...value, metadata: isInNone ? metadata : { ...metadata, namespace: `n${index}` } };
    }),
  );
  return [...new Map(all.map((value) => [objectKey({ value, source: {} }), value])).values()];
}

/** Those of which a set has a size to read. */
const small = caseNames.filter((name) => !name.includes('too-large'));
const one = fc.tuple(fc.constantFrom(...small), fc.constantFrom('before' as const, 'after' as const));
const change = fc.record({ place: fc.nat(), value: fc.option(anyValue, { nil: undefined }) });

/** Sets of manifests as they are, and with one thing in them replaced by anything. */
export const anySet: fc.Arbitrary<Manifest[]> = fc
  .tuple(fc.array(one, { minLength: 1, maxLength: 3 }), fc.option(change))
  .map(([sides, mutation]) => {
    const objects = merged(sides.map(([name, file]) => side(name, file)));
    return manifests(mutation ? mutated(objects, mutation.place, mutation.value as Json | undefined) : objects);
  });

function mutated(objects: readonly Json[], place: number, replacement: Json | undefined): Json[] {
  let left = 1 + (place % (sizeOf(objects) - 1));
  const visit = (value: Json): Json | undefined => {
    if (left-- === 0) return replacement;
    if (Array.isArray(value)) return value.map(visit).filter((item) => item !== undefined);
    if (!isRecord(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, visit(item ?? null)]));
  };
  return visit(objects) as Json[];
}

function sizeOf(value: Json | undefined): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + sizeOf(item), 1);
  return isRecord(value) ? Object.values(value).reduce((sum: number, item) => sum + sizeOf(item), 1) : 1;
}

export function deepFreeze<Value>(value: Value): Value {
  // What cases have in common is frozen once.
  if (Object.isFrozen(value)) return value;
  if (typeof value === 'object' && value !== null) for (const item of Object.values(value)) deepFreeze(item);
  return Object.freeze(value);
}
