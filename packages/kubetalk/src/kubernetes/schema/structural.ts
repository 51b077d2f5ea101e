import { isIP } from 'node:net';
import { inText, isRecord, type Json, type JsonObject, list } from '../../manifest/manifest';
import { memo } from '../../manifest/memo';
import { table } from '../../manifest/table';
import { didYouMean } from '../../text/nearest';
import { isKindName } from '../names';
import { decode } from './decode';
import { fits } from './pattern';
import { apart, type Caution, type Problem, ValueLocation } from './problem';
import { shorten } from './rules/names';
import { spend } from './steps';

/** The schema of a custom resource, or of a part of one. Nothing about it is taken on trust: a CRD may be wrong itself. */
export interface Schema extends JsonObject {
  readonly type?: string;
  readonly properties?: { readonly [name: string]: Schema };
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
}

const schema = (value: Json | undefined): Schema | undefined => (isRecord(value) ? (value as Schema) : undefined);
const own = <Value>(value: { readonly [key: string]: Value } | undefined, key: string): Value | undefined =>
  isRecord(value as Json) && value && Object.hasOwn(value, key) ? value[key] : undefined;

/**
 * Holds a value to a structural schema, as the API server does with strict field validation: its types, what has to be there,
 * what its values may be, and fields that it does not have. The rules in CEL are in ./structural-rules.ts.
 *
 * @param known fields that are there beside those of the schema
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema
 */
export function holdTo(given: Schema, value: Json, location: ValueLocation, known: readonly string[] = []): void {
  if (value === null && given.nullable === true) return;
  if (isOfType(given, value)) {
    values(given, value, location, known);
    if (Array.isArray(value)) items(given, value, location);
    else if (isRecord(value)) fields(given, value, location, known);
  } else wrongType(given, value, location);
}

function isOfType(given: Schema, value: Json): boolean {
  if (given['x-kubernetes-int-or-string'] === true) return Number.isInteger(value) || typeof value === 'string';
  switch (given.type) {
    case 'integer':
      return Number.isInteger(value);
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isRecord(value);
    case 'string':
    case 'number':
    case 'boolean':
      return typeof value === given.type;
    default:
      return true;
  }
}

const DUE: Readonly<Record<string, string>> = table({
  array: 'a list',
  boolean: 'true or false',
  integer: 'a whole number',
  number: 'a number',
  object: 'an object',
  string: 'a string',
});

function due(given: Schema): string {
  if (given['x-kubernetes-int-or-string'] === true) return 'a whole number or a string';
  return DUE[given.type ?? ''] ?? 'a value';
}

/** The value itself may be a credential, so only its type is shown. */
function wrongType(given: Schema, value: Json, location: ValueLocation): void {
  // Where a string has a format, a list passes as well.
  if (given.type === 'string' && given.format !== undefined && Array.isArray(value)) return;
  const of = Array.isArray(value) ? 'a list' : isRecord(value) ? 'an object' : `a ${typeof value}`;
  location.fault('wrong-type', `is ${value === null ? 'null' : of} where ${due(given)} is expected`);
}

function items(given: Schema, value: readonly Json[], location: ValueLocation): void {
  const of = schema(given.items);
  for (const [index, item] of value.entries()) if (of) holdTo(of, item, location.into(index));
  const type = given['x-kubernetes-list-type'];
  const keys = given['x-kubernetes-list-map-keys'];
  if (type === 'set') unlike(value, (item) => item, location);
  if (type === 'map' && Array.isArray(keys) && isAffordable(keys.length * value.length, 'list-map-keys', location))
    unlike(
      value,
      (item) => keys.map((key) => (isRecord(item) ? (own(item, String(key)) ?? defaultOf(of, String(key))) : null)),
      location,
    );
}

/** What a schema says in a usual length costs nothing; long lists of it multiply with the values. */
const USUAL = 1000;

function isAffordable(steps: number, of: string, location: ValueLocation): boolean {
  if (steps <= USUAL || spend(steps)) return true;
  location.unjudged(`by ${of} of its schema`);
  return false;
}

const defaultOf = (of: Schema | undefined, key: string) => own(of?.properties, key)?.default;

function unlike(
  value: readonly Json[],
  key: (item: Json) => Json | readonly (Json | undefined)[],
  location: ValueLocation,
): void {
  const seen = new Set<string>();
  for (const [index, item] of value.entries()) {
    const found = JSON.stringify(key(item));
    if (seen.has(found)) location.into(index).fault('duplicate-entry', 'repeats another item of the list: remove one');
    seen.add(found);
  }
}

function fields(given: Schema, value: JsonObject, location: ValueLocation, known: readonly string[]): void {
  const properties = schema(given.properties) as Schema['properties'];
  const others = given.additionalProperties;
  const embedded = given['x-kubernetes-embedded-resource'] === true ? ['apiVersion', 'kind', 'metadata'] : known;
  let free: readonly string[] | undefined;
  let unknown = 0;
  for (const [name, item] of Object.entries(value)) {
    if (item === undefined) continue;
    const property = schema(own(properties, name));
    // Where null is not an allowed value, a field with null counts as absent.
    const isKnown = property !== undefined || (others !== undefined && others !== false);
    if (item === null && isKnown && (property ?? schema(others as Json))?.nullable !== true) continue;
    if (property) holdTo(property, item, location.into(name));
    else if (isRecord(others as Json)) holdTo(others as Schema, item, location.into(name));
    else if (others !== true && given['x-kubernetes-preserve-unknown-fields'] !== true && !embedded.includes(name)) {
      free ??= Object.keys(properties ?? {}).filter((field) => !Object.hasOwn(value, field));
      const hint = ++unknown > MOST_HINTS ? ': remove it' : didYouMean(name, free, ': remove it');
      location.into(name).fault('unknown-field', `is no field that its CustomResourceDefinition has${hint}`);
    }
  }
  if (given['x-kubernetes-embedded-resource'] === true)
    decode((value.metadata ?? null) as Json, 'meta.v1.ObjectMeta', location.into('metadata'));
  if (given['x-kubernetes-embedded-resource'] === true)
    for (const name of ['apiVersion', 'kind']) {
      const text = value[name];
      if (typeof text !== 'string' || text === '') location.into(name).fault('missing-field', 'is missing: give it');
      else if (name === 'kind' && !isKindName(text))
        location
          .into(name)
          .fault('invalid-name', 'is no name that a kind can have: use letters and digits, 63 at most');
    }
}

/** Fields of one object for which the one that may be meant is looked for: no report shows more. */
const MOST_HINTS = 100;

/** What a schema requires of a value beside its type. */
function values(given: Schema, value: Json, location: ValueLocation, known: readonly string[]): void {
  if (Array.isArray(given.enum) && given.enum.length > 0 && !allowedBy(given).has(JSON.stringify(value)))
    location.fault('invalid-value', `is ${shown(value)}: use ${given.enum.slice(0, 12).map(shown).join(', ')}`);
  if (typeof value === 'string') strings(given, value, location);
  if (typeof value === 'number') numbers(given, value, location);
  if (Array.isArray(value)) counts(given, 'Items', value.length, 'items', location);
  if (isRecord(value)) {
    counts(given, 'Properties', Object.keys(value).length, 'fields', location);
    const required = list(given.required);
    // Each that is missing makes a fault.
    for (const name of isAffordable(required.length * 10, 'required', location) ? required : [])
      if (!known.includes(inText(name)) && isAbsent(given, value, inText(name)))
        location
          .into(inText(name))
          .fault('missing-field', 'is missing, which its CustomResourceDefinition requires: give it');
  }
  junctors(given, value, location, known);
}

const allowedBy = memo((given: Schema) => new Set(list(given.enum).map((one) => JSON.stringify(one))));

/** A default replaces an absent value; a null that is not allowed counts as absent. */
function isAbsent(given: Schema, value: JsonObject, name: string): boolean {
  const property = schema(own(given.properties, name));
  const item = own(value, name);
  return (item === undefined || (item === null && property?.nullable !== true)) && property?.default === undefined;
}

function junctors(given: Schema, value: Json, location: ValueLocation, known: readonly string[]): void {
  const ways = (key: string): readonly Schema[] =>
    list(given[key]).flatMap((one) => (isRecord(one) ? [one as Schema] : []));
  const holds = (one: Schema): boolean | undefined => {
    const { problems, cautions } = apart(notes(one, value, location, known));
    return problems.length > 0 ? false : cautions.length > 0 ? undefined : true;
  };
  for (const one of ways('allOf')) for (const note of notes(one, value, location, known)) location.report(note);
  const [some, exactly, not] = [ways('anyOf'), ways('oneOf'), schema(given.not)];
  if (some.length > 0) {
    const outcomes = new Set<boolean | undefined>();
    for (const one of some) if (outcomes.add(holds(one)).has(true)) break;
    if (!outcomes.has(true) && outcomes.has(undefined)) location.unjudged('by anyOf of its schema');
    else if (!outcomes.has(true))
      location.fault('invalid-value', `fits none of the ${some.length} ways that anyOf of its schema has`);
  }
  if (exactly.length > 0) {
    const outcomes = exactly.map(holds);
    const fitting = outcomes.filter(Boolean).length;
    if (fitting < 2 && outcomes.includes(undefined)) location.unjudged('by oneOf of its schema');
    else if (fitting !== 1)
      location.fault(
        'invalid-value',
        `fits ${fitting} of the ${exactly.length} ways of oneOf in its schema: it has to be exactly one`,
      );
  }
  if (not) {
    const outcome = holds(not);
    if (outcome === undefined) location.unjudged('by not of its schema');
    if (outcome === true) location.fault('invalid-value', 'is what not of its schema excludes');
  }
}

/** What is wrong with a value by a schema that only restricts it: fields are of the schema around it. */
function notes(
  given: Schema,
  value: Json,
  { kubernetes }: ValueLocation,
  known: readonly string[],
): readonly (Problem | Caution)[] {
  const found: (Problem | Caution)[] = [];
  const location = new ValueLocation(kubernetes, found);
  if (spend(STEPS_OF_WAY)) holdTo(open(given), value, location, known);
  else location.unjudged('by the ways of its schema');
  return found;
}

/** What one of the ways of anyOf, oneOf, allOf and not takes: nested ones multiply. */
const STEPS_OF_WAY = 30;

/** The schema with any field allowed, here and below. */
const open: (given: Schema) => Schema = memo((given) => {
  const properties = schema(given.properties);
  return {
    ...given,
    nullable: true,
    'x-kubernetes-preserve-unknown-fields': true,
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, one]) => [name, open((isRecord(one) ? one : {}) as Schema)]),
      ),
    }),
    ...(schema(given.items) && { items: open(given.items as Schema) }),
    ...(schema(given.additionalProperties as Json) && {
      additionalProperties: open(given.additionalProperties as Schema),
    }),
  } as Schema;
});

function strings(given: Schema, value: string, location: ValueLocation): void {
  counts(given, 'Length', [...value].length, 'characters', location);
  if (typeof given.pattern === 'string') {
    const outcome = fits(given.pattern, value);
    if (outcome === undefined) location.unjudged(`by the pattern ${shorten(given.pattern)}`);
    if (outcome === false)
      location.fault('invalid-value', `is "${shorten(value)}", which ${given.pattern} does not match`);
  }
  const format = FORMATS[inText(given.format)];
  const address = ADDRESSES[inText(given.format)];
  if ((format && !format.test(value)) || (address !== undefined && isIP(value) !== address))
    location.fault('invalid-value', `is "${shorten(value)}", no ${given.format}`);
}

const FORMATS: Readonly<Record<string, RegExp>> = table({
  'date-time': /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  byte: /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/,
  uuid: /^[\da-f]{8}-?[\da-f]{4}-?[\da-f]{4}-?[\da-f]{4}-?[\da-f]{12}$/i,
  mac: /^(?:[\da-f]{2}([:-]))(?:[\da-f]{2}\1){4}[\da-f]{2}$/i,
});

/** Formats of addresses, by the version that they have. */
const ADDRESSES: Readonly<Record<string, number>> = table({ ipv4: 4, ipv6: 6 });

function numbers(given: Schema, value: number, location: ValueLocation): void {
  const { minimum, maximum, multipleOf } = given;
  const below = typeof minimum === 'number' && (given.exclusiveMinimum === true ? value <= minimum : value < minimum);
  const above = typeof maximum === 'number' && (given.exclusiveMaximum === true ? value >= maximum : value > maximum);
  const than = (exclusive: Json | undefined) => (exclusive === true ? 'than' : 'than or equal to');
  if (below) location.fault('invalid-value', `is ${value}: use one greater ${than(given.exclusiveMinimum)} ${minimum}`);
  if (above) location.fault('invalid-value', `is ${value}: use one less ${than(given.exclusiveMaximum)} ${maximum}`);
  if (typeof multipleOf === 'number' && multipleOf > 0 && Number.isInteger(multipleOf) && value % multipleOf !== 0)
    location.fault('invalid-value', `is ${value}: use a multiple of ${multipleOf}`);
  if (given.format === 'int32' && Math.abs(value) > 2 ** 31)
    location.fault('invalid-value', `is ${value}: use one of 32 bits`);
}

function counts(
  given: Schema,
  what: 'Items' | 'Length' | 'Properties',
  count: number,
  of: string,
  location: ValueLocation,
): void {
  const [least, most] = [given[`min${what}`], given[`max${what}`]];
  if (typeof least === 'number' && count < least)
    location.fault('invalid-value', `has ${count} ${of}: use ${least} or more`);
  if (typeof most === 'number' && count > most)
    location.fault('invalid-value', `has ${count} ${of}: use ${most} or fewer`);
}

function shown(value: Json): string {
  return shorten(JSON.stringify(value) ?? 'null');
}
