import { type FieldPath, isRecord, type Json, type JsonObject } from '../../src/manifest/manifest';

/** A generator of numbers from 0 to 1 that gives the same ones for the same seed. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A manifest that differs from a healthy one in one place. */
export interface Mutant {
  readonly value: JsonObject;
  readonly path: FieldPath;
  /** What was done there. */
  readonly what: string;
}

/** @param others gives every value of the manifest, to take over */
type Change = (value: Json, pick: <T>(items: readonly T[]) => T, others: () => readonly Json[]) => Json | undefined;

const OTHER_TYPES: readonly Json[] = [null, true, 7, 'text', [], {}, ['text'], { key: 'text' }];

/** What can be done to any value, a number, a string, a list and an object; undefined leaves the value out. */
const changes: Readonly<Record<'any' | 'number' | 'string' | 'list' | 'object', Readonly<Record<string, Change>>>> = {
  any: {
    'left out': () => undefined,
    'of another type': (value, pick) => pick(OTHER_TYPES.filter((other) => typeof other !== typeof value)),
    'made null': () => null,
    'as another of its type': (value, pick, others) =>
      pick(others().filter((other) => kindOf(other) === kindOf(value))) ?? value,
  },
  number: {
    negated: (value) => -(value as number) || -1,
    'made zero': () => 0,
    'made huge': (_, pick) => pick([65_536, 100_000, 2 ** 31, 2 ** 40]),
    'with a fraction': (value) => (value as number) + 0.5,
    'one more': (value) => (value as number) + 1,
    'put in quotes': (value) => String(value),
  },
  string: {
    emptied: () => '',
    'in upper case': (value) => (value as string).toUpperCase(),
    'with a space': (value) => `${(value as string).slice(0, 1)} ${(value as string).slice(1)}`,
    'with a letter too many': (value) => `${value}x`,
    'without its last letter': (value) => (value as string).slice(0, -1),
    'with an underscore': (value) => `${value}_`,
    'with a dash before it': (value) => `-${value}`,
    'with a dot in it': (value) => `${value}.x`,
    'with a slash in it': (value) => `${value}/x`,
    'very long': (value) => `${value}${'x'.repeat(300)}`,
    'a bit longer': (value) => `${value}${'x'.repeat(60)}`,
    'made a number': (value, pick) => (Number.isNaN(Number(value)) ? pick([0, 80]) : Number(value)),
  },
  list: {
    emptied: () => [],
    'with an item twice': (value, pick) => {
      const items = value as readonly Json[];
      return items.length === 0 ? undefined : [...items, pick(items)];
    },
    'without an item': (value) => (value as readonly Json[]).slice(1),
    'with null in it': (value) => [...(value as readonly Json[]), null],
    'made its first item': (value) => (value as readonly Json[])[0] ?? null,
  },
  object: {
    emptied: () => ({}),
    'with a field too many': (value) => ({ ...(value as JsonObject), unheard: 'of' }),
    'with a field misspelt': (value, pick) => renamed(value as JsonObject, pick, (key) => key.slice(0, -1)),
    'with a field in another case': (value, pick) => renamed(value as JsonObject, pick, (key) => key.toUpperCase()),
    'with a field doubled in its letters': (value, pick) => renamed(value as JsonObject, pick, (key) => `${key}s`),
    'put in a list': (value) => [value],
    'with the fields of another': (value, pick, others) => ({
      ...pick(others().filter(isRecord)),
      ...(value as JsonObject),
    }),
  },
};

function renamed(value: JsonObject, pick: <T>(items: readonly T[]) => T, change: (key: string) => string): JsonObject {
  const keys = Object.keys(value);
  if (keys.length === 0) return value;
  const chosen = pick(keys);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key === chosen ? change(key) : key, item]));
}

function kindOf(value: Json): keyof typeof changes {
  if (Array.isArray(value)) return 'list';
  if (isRecord(value)) return 'object';
  return typeof value === 'number' || typeof value === 'string' ? (typeof value as 'number' | 'string') : 'any';
}

/** One random change of one random place of a manifest. */
export function mutate(manifest: JsonObject, next: () => number): Mutant {
  const path = picker(next)(paths(manifest));
  return mutant(manifest, path, picker(next)(changesAt(manifest, path)), next);
}

/** Every change of every place of a manifest, each with one random choice where it leaves any. */
export function* everyMutant(manifest: JsonObject, next: () => number): Iterable<Mutant> {
  for (const path of paths(manifest))
    for (const what of changesAt(manifest, path)) yield mutant(manifest, path, what, next);
}

function mutant(manifest: JsonObject, path: FieldPath, what: string, next: () => number): Mutant {
  const old = valueAt(manifest, path);
  const others = () => paths(manifest).map((place) => valueAt(manifest, place));
  const change = { ...changes.any, ...changes[kindOf(old)] }[what] as Change;
  return { value: replaced(manifest, path, change(old, picker(next), others)) as JsonObject, path, what };
}

function changesAt(manifest: JsonObject, path: FieldPath): readonly string[] {
  return Object.keys({ ...changes.any, ...changes[kindOf(valueAt(manifest, path))] });
}

function valueAt(manifest: JsonObject, path: FieldPath): Json {
  return path.reduce<Json>((value, key) => (value as never)[key], manifest);
}

function picker(next: () => number): <T>(items: readonly T[]) => T {
  return (items) => items[Math.floor(next() * items.length)] as never;
}

/** Every place of a value but its root. */
export function paths(value: Json, above: FieldPath = []): readonly FieldPath[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).flatMap((key) => {
    const path = [...above, Array.isArray(value) ? Number(key) : key];
    return [path, ...paths((value as never)[key], path)];
  });
}

function replaced(value: Json, [key, ...rest]: FieldPath, change: Json | undefined): Json | undefined {
  if (key === undefined) return change;
  if (Array.isArray(value))
    return value.flatMap((item, index) => {
      const kept = index === key ? replaced(item, rest, change) : item;
      return kept === undefined ? [] : [kept];
    });
  const inner = replaced((value as JsonObject)[key] as Json, rest, change);
  const others = Object.entries(value as JsonObject).map(([name, item]) => [name, name === key ? inner : item]);
  return Object.fromEntries(others.filter(([, item]) => item !== undefined));
}
