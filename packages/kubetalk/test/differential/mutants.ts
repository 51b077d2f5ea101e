import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { type JsonObject, record, text } from '../../src/manifest/manifest';
import { type Mutant, mutate, paths, random } from './mutate';

/** A healthy object, by kind and name, and objects that differ from it in one place. */
export interface Family {
  readonly name: string;
  readonly seed: JsonObject;
  /** The seed itself first. */
  readonly mutants: readonly Mutant[];
  /** Changes with any of the mutants. */
  readonly fingerprint: string;
}

/** The objects to make mutants of for a version: those of seeds.yaml, and those of newer ones up to it (seeds-1.36.yaml). */
const FILES: readonly (readonly [from: number, file: string])[] = [
  [28, 'seeds.yaml'],
  [36, 'seeds-1.36.yaml'],
];

/** What custom resources are defined by; the test makes them in the cluster. */
export const definitions = () => seedsIn(CUSTOM).filter(isDefinition);

const CUSTOM = 'seeds-custom.yaml';
const isDefinition = ({ kind }: JsonObject) => kind === 'CustomResourceDefinition';

/** Where the mutants on record start; another number makes others. */
export const START = 20261123;

/** @param more how many times as many mutants as are on record */
export function families(minor: number, more = 1, start = START): readonly Family[] {
  return seedsOf(minor).map((seed) => family(seed, more, start));
}

/** What the families of a version are called. */
export const familyNames = (minor: number) => seedsOf(minor).map(nameOf);

/** Those on record: several versions have the same. */
const known = new Map<JsonObject, Family>();

/** One of them, with as many mutants as are on record. */
export function familyNamed(minor: number, name: string): Family {
  const seed = seedsOf(minor).find((one) => nameOf(one) === name);
  if (!seed) throw new Error(`${name}: no seed has this kind and name`);
  const found = known.get(seed) ?? family(seed, 1, START);
  known.set(seed, found);
  return found;
}

function seedsOf(minor: number): readonly JsonObject[] {
  const files = FILES.filter(([from]) => from <= minor).map(([, file]) => file);
  return [...files.flatMap(seedsIn), ...seedsIn(CUSTOM).filter((seed) => !isDefinition(seed))];
}

const nameOf = (seed: JsonObject) => `${text(seed.kind)} ${text(record(seed.metadata).name)}`;

const read = new Map<string, readonly JsonObject[]>();

export function seedsIn(file: string): readonly JsonObject[] {
  const known = read.get(file) ?? parsed(readFileSync(join(__dirname, file), 'utf8'));
  read.set(file, known);
  return known;
}

const parsed = (yaml: string) => parseAllDocuments(yaml).map((document) => document.toJS() as JsonObject);

/** Large objects have more places that can be wrong, so more mutants. A family does not depend on the others. */
function family(seed: JsonObject, more: number, start: number): Family {
  const name = nameOf(seed);
  const next = random(hash(name) + start);
  const count = Math.round((22 + paths(seed).length / 4) * more);
  const mutants = [
    { value: seed, path: [], what: 'untouched' },
    ...Array.from({ length: count }, () => mutate(seed, next)),
  ];
  return { name, seed, mutants, fingerprint: hash(JSON.stringify(mutants)).toString(36) };
}

/** FNV-1a. */
function hash(text: string): number {
  let found = 0x811c9dc5 | 0;
  for (let index = 0; index < text.length; index += 1) found = Math.imul(found ^ text.charCodeAt(index), 0x01000193);
  return found >>> 0;
}
