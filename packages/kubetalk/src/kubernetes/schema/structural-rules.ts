import { inText, isRecord, type Json, type JsonObject, record, text } from '../../manifest/manifest';
import { celHolds, TOO_LONG } from './cel';
import { CelOptional, type CelValue, durationOf } from './cel-values';
import type { ValueLocation } from './problem';
import type { Schema } from './structural';

const part = (value: Json | undefined): Schema | undefined => (isRecord(value) ? (value as Schema) : undefined);

/** Schemas in which no default stands. */
const plain = new WeakSet<Schema>();

/**
 * A value with the defaults of its schema where it has no value, as the API server stores it. What gets none is the value that was given.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#defaulting
 */
export function withDefaults(given: Schema, value: Json): Json {
  if (plain.has(given) || typeof value !== 'object' || value === null) return value;
  if (!hasDefault(given)) {
    plain.add(given);
    return value;
  }
  if (Array.isArray(value)) {
    const of = part(given.items);
    return of ? value.map((item) => withDefaults(of, item)) : value;
  }
  const properties = record(given.properties);
  const others = part(given.additionalProperties as Json);
  const found: { [key: string]: Json } = {};
  for (const [name, item] of Object.entries(value as JsonObject)) {
    const property = Object.hasOwn(properties, name) ? part(properties[name]) : others;
    put(found, name, property && item !== undefined ? withDefaults(property, item) : (item as Json));
  }
  for (const [name, property] of Object.entries(properties)) {
    const { default: usual, nullable } = record(property);
    const isAbsent = !Object.hasOwn(found, name) || (found[name] === null && nullable !== true);
    if (usual !== undefined && usual !== null && isAbsent) put(found, name, withDefaults(property as Schema, usual));
  }
  return found;
}

function put(into: { [key: string]: Json }, key: string, value: Json): void {
  Object.defineProperty(into, key, { value, enumerable: true, configurable: true, writable: true });
}

function hasDefault(given: Schema): boolean {
  const inner = [...Object.values(record(given.properties)), given.items, given.additionalProperties as Json];
  return inner.some((one) => isRecord(one) && (one.default !== undefined || hasDefault(one as Schema)));
}

/**
 * Holds a value that fits its schema to the rules in CEL that the schema has. Rules about what was there before pass, as they do for
 * what is made, and so do those whose outcome is not known here.
 *
 * @param unknown called with each rule of these
 */
export function holdToRules(given: Schema, value: Json, location: ValueLocation, unknown: NoteRule): CelValue {
  const self = inner(given, value, location, unknown);
  const rules = given['x-kubernetes-validations'];
  if (value === null || !Array.isArray(rules)) return self;
  for (const each of rules) {
    const { rule, message, optionalOldSelf } = record(each);
    const isOfBefore = /\boldSelf\b/.test(text(rule));
    if (isOfBefore && optionalOldSelf !== true) continue;
    const names = new Map<string, CelValue>([
      ['self', self],
      ...(isOfBefore ? ([['oldSelf', new CelOptional()]] as const) : []),
    ]);
    const outcome = celHolds(text(rule), names);
    const meaning = shown(text(message) || text(rule));
    if (outcome === undefined) unknown(shown(text(rule)));
    if (outcome === TOO_LONG) location.unjudged(`by a rule of its CustomResourceDefinition (${meaning})`);
    if (outcome === false) location.fault('invalid-value', `breaks a rule of its CustomResourceDefinition: ${meaning}`);
  }
  return self;
}

export type NoteRule = (rule: string) => void;

function shown(message: string): string {
  const line = message.replace(/\s{1,100}/g, ' ').trim();
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}

function inner(given: Schema, value: Json, location: ValueLocation, unknown: NoteRule): CelValue {
  if (Array.isArray(value)) {
    const of = part(given.items) ?? {};
    return value.map((item, index) => holdToRules(of, item, location.into(index), unknown));
  }
  if (isRecord(value)) {
    const properties = record(given.properties);
    const others = part(given.additionalProperties as Json);
    const entries = Object.entries(value).flatMap(([name, item]): [CelValue, CelValue][] => {
      const property = Object.hasOwn(properties, name) ? part(properties[name]) : undefined;
      const schema = property ?? others;
      // Where null is none of the values, the field is absent. A field that the schema does not have is none in CEL.
      if (!schema || item === undefined || (item === null && schema.nullable !== true)) return [];
      return [[property ? celName(name) : name, holdToRules(schema, item, location.into(name), unknown)]];
    });
    return new Map(entries);
  }
  if (typeof value !== 'number') return given.format === 'duration' ? (durationOf(inText(value)) ?? value) : value;
  return given.type === 'number' || !Number.isSafeInteger(value) ? value : BigInt(value);
}

const RESERVED =
  /^(?:true|false|null|in|as|break|const|continue|else|for|function|if|import|let|loop|package|namespace|return|var|void|while)$/;

/** How a field is called in CEL. */
function celName(field: string): string {
  if (RESERVED.test(field)) return `__${field}__`;
  return field
    .replaceAll('__', '__underscores__')
    .replaceAll('.', '__dot__')
    .replaceAll('-', '__dash__')
    .replaceAll('/', '__slash__');
}
