import { isRecord, type Json, type JsonObject } from '../../manifest/manifest';
import { table } from '../../manifest/table';
import { didYouMean } from '../../text/nearest';
import { quantityOf } from '../quantity';
import { lifetimeOfField } from '../version';
import { type Gate, gates } from './gates';
import type { ValueLocation } from './problem';

/** A value as the API server holds it: well typed, without nulls. */
export type Decoded = string | number | boolean | Decoded[] | { [field: string]: Decoded | undefined };

/** How a type that has no fields is read: undefined where the value is not of the type. */
interface Scalar {
  readonly due: string;
  readonly zero: Decoded | undefined;
  accepts(value: Json): boolean;
}

const int = (bits: number): Scalar => ({
  due: `a whole number of ${bits} bits`,
  zero: 0,
  accepts: (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= -(2 ** (bits - 1)) && value < 2 ** (bits - 1),
});
const int32 = int(32);

/** @see https://pkg.go.dev/time#RFC3339 */
const TIME =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d([.,]\d+)?(Z|[+-]\d{2}:\d{2})$/;
/** Four characters for three bytes, the last four filled up: without a group that is repeated, which megabytes overflow. */
function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}

const scalars: Readonly<Record<string, Scalar>> = table({
  string: { due: 'a string', zero: '', accepts: (value) => typeof value === 'string' },
  boolean: { due: 'true or false', zero: false, accepts: (value) => typeof value === 'boolean' },
  int32,
  int64: int(64),
  float: { due: 'a number', zero: 0, accepts: (value) => typeof value === 'number' },
  intOrString: {
    due: 'a whole number of 32 bits or a string',
    zero: 0,
    accepts: (value) => typeof value === 'string' || int32.accepts(value),
  },
  quantity: {
    due: 'a quantity',
    zero: 0,
    accepts: (value) => typeof value === 'string' || typeof value === 'number',
  },
  date: {
    due: 'a time such as "2026-01-31T12:00:00Z"',
    zero: undefined,
    accepts: (value) => typeof value === 'string' && TIME.test(value),
  },
  microTime: {
    due: 'a time such as "2026-01-31T12:00:00.000000Z"',
    zero: undefined,
    accepts: (value) => typeof value === 'string' && TIME.test(value),
  },
  bytes: { due: 'a string', zero: '', accepts: (value) => typeof value === 'string' || isBytes(value) },
});

/** Bytes one by one, which the API server takes as well as base64. */
function isBytes(value: Json): boolean {
  return Array.isArray(value) && value.every((item) => int32.accepts(item) && item >= 0 && item < 256);
}

/** Fields whose values messages never show, because they may be credentials. */
const HIDDEN = new Set([
  'annotations',
  'args',
  'binaryData',
  'command',
  'data',
  'env',
  'envFrom',
  'secrets',
  'immutable',
  'stringData',
  'value',
]);

/**
 * The value as the API server reads it, undefined where it is not of this type. It reports to
 * the location what it would refuse, and leaves it out, so that later code can rely on the types.
 *
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation
 */
export function decode(value: Json, type: string, location: ValueLocation): Decoded | undefined {
  const known = decoders.get(type);
  if (known) return known(value, location);
  const decoder = decoderOf(type);
  decoders.set(type, decoder);
  return decoder(value, location);
}

type Decoder = (value: Json, location: ValueLocation) => Decoded | undefined;

/** How each type is read, which its name says: each name is parsed once. */
const decoders = new Map<string, Decoder>();

function decoderOf(type: string): Decoder {
  if (type === 'any') return (value) => (value === null ? undefined : (value as Decoded));
  if (type.startsWith('[')) return of(decodeList, itemOf(type));
  if (type.startsWith('{}')) return of(decodeMap, type.slice(2));
  if (type.startsWith('schemaOr')) return of(decodeSchema, type);
  const scalar = scalars[type];
  return scalar ? (value, location) => decodeScalar(value, type, scalar, location) : of(decodeFields, type);
}

function of(read: (value: Json, type: string, location: ValueLocation) => Decoded | undefined, type: string): Decoder {
  return (value, location) => read(value, type, location);
}

/** A schema in a CustomResourceDefinition where a list or a boolean is allowed as well. Unknown fields are skipped there. */
function decodeSchema(value: Json, type: string, location: ValueLocation): Decoded | undefined {
  const schema = 'apiextensions.v1.JSONSchemaProps';
  if (type === 'schemaOrBoolean' && typeof value === 'boolean') return value;
  if (type === 'schemaOrList' && !isRecord(value)) return Array.isArray(value) ? value : undefined;
  return decode(value, schema, location.without('unknown-field'));
}

function decodeList(value: Json, type: string, location: ValueLocation): Decoded | undefined {
  if (value === null) return undefined;
  if (!Array.isArray(value)) return refuse(value, 'a list', location);
  const items = value.map(
    (item: Json, index: number) => decodedAt(index, item, type, location) ?? zero(type, location),
  );
  return (items.every((item, index) => item === value[index]) ? value : items) as Decoded[];
}

function decodeMap(value: Json, type: string, location: ValueLocation): Decoded | undefined {
  if (value === null) return undefined;
  if (!isRecord(value)) return refuse(value, 'an object', location);
  // Labels, annotations and data are taken as they are, so that what they are in needs no copy: no rule looks up a key in them
  // that comes from the manifest.
  if (type === 'string' && Object.values(value).every(isString)) return value as Decoded;
  const result = new Entries();
  for (const [key, item] of Object.entries(value))
    if (item !== undefined) result[key] = decodedAt(key, item, type, location) ?? zero(type, location);
  return result;
}

function isString(value: Json | undefined): boolean {
  return typeof value === 'string';
}

/** Holds what is put into it and nothing else, not even a prototype's. V8 makes it faster and smaller than Object.create(null). */
class Entries {
  [key: string]: Decoded | undefined;

  static {
    Object.setPrototypeOf(Entries.prototype, null);
    Reflect.deleteProperty(Entries.prototype, 'constructor');
  }
}

/** The value at a key: most values are of their type, and need no report. */
function decodedAt(key: string | number, value: Json, type: string, location: ValueLocation): Decoded | undefined {
  if (typeof value === type || (type === 'int32' && int32.accepts(value))) return value as Decoded;
  return decode(value, type, location.into(key));
}

function decodeScalar(value: Json, type: string, scalar: Scalar, location: ValueLocation): Decoded | undefined {
  if (value === null) return undefined;
  if (!scalar.accepts(value)) return refuse(value, scalar.due, location);
  if (type === 'quantity' && !quantityOf(value as string | number)) return refuseQuantity(value, location);
  if (typeof value !== 'string' && type === 'bytes') return '';
  if (type === 'bytes' && !isBase64((value as string).replace(/[\r\n]/g, '')))
    location.fault('not-base64', 'is not base64: encode it, or write it as it is under stringData');
  return value as Decoded;
}

function refuseQuantity(value: Json, location: ValueLocation): undefined {
  location.fault(
    'invalid-quantity',
    `is ${shown(value, location)}, no quantity: use a number with a unit such as "100m" or "64Mi"`,
  );
}

function decodeFields(value: Json, type: string, location: ValueLocation): Decoded | undefined {
  if (value === null) return undefined;
  if (!isRecord(value)) return refuse(value, 'an object', location);
  const fields = location.kubernetes.typeNamed(type);
  if (!fields) return undefined;
  const gated = gates.get(type);
  // Most objects are as they should be, and few of them need a copy.
  let result = value as { [field: string]: Decoded | undefined };
  for (const name of Object.keys(value)) {
    const item = value[name];
    if (item === undefined) continue;
    const known = fields.get(name);
    if (known === undefined) refuseField(name, type, fields.keys(), value, location);
    let decoded = known === undefined ? undefined : decodedAt(name, item, known, location);
    const gate = gated?.[name];
    if (gate && decoded !== undefined && isDropped(gate, location.into(name))) {
      if (gate.whole) return undefined;
      decoded = undefined;
    }
    if (decoded === item) continue;
    if (result === value) result = { ...result };
    if (decoded === undefined) delete result[name];
    else result[name] = decoded;
  }
  return result;
}

/** Whether the version drops a value, since the gate of its feature is closed there. */
function isDropped({ name, open, refused }: Gate, location: ValueLocation): boolean {
  if (open !== undefined && location.kubernetes.minor >= open) return false;
  const since = open === undefined ? '' : `, which is enabled by default from 1.${open} on`;
  const message = `: ${location.kubernetes} drops it unless the cluster enables the feature gate ${name}${since}`;
  if (refused) location.fault('unknown-field', `${message}; without it the object is refused`, 'leave it out');
  else location.caution('feature-off', message);
  return true;
}

function refuseField(
  name: string,
  type: string,
  known: Iterable<string>,
  among: JsonObject,
  location: ValueLocation,
): void {
  const lifetime = lifetimeOfField(type, name);
  const free = [...known].filter((field) => !Object.hasOwn(among, field));
  const message = lifetime
    ? `: ${location.kubernetes} has no such field; ${location.kubernetes.existence(lifetime)}`
    : `is no field that Kubernetes knows${didYouMean(name, free, ': remove it')}`;
  location
    .into(name)
    .fault('unknown-field', message, lifetime && 'leave it out, or use a cluster of a version that has it');
}

function refuse(value: Json, due: string, location: ValueLocation): undefined {
  location.fault(
    'wrong-type',
    `is ${shown(value, location)} where ${due} is expected${correction(value, due, location)}`,
  );
}

function correction(value: Json, due: string, location: ValueLocation): string {
  if (due === 'a string' && typeof value !== 'object')
    return hidden(location) ? ': put it in quotes' : `: write "${String(value)}"`;
  if (typeof value === 'string' && (due === 'true or false' ? /^(true|false)$/ : /^-?\d+$/).test(value))
    return hidden(location) ? ': remove the quotes' : `: write ${value} without quotes`;
  if (due === 'a list') return ': put "- " before it';
  return '';
}

function shown(value: Json, location: ValueLocation): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  if (hidden(location)) return `a ${typeof value}`;
  const text = JSON.stringify(value);
  return typeof value === 'string' ? `the string ${text.length > 80 ? `${text.slice(0, 76)}…"` : text}` : text;
}

function hidden(location: ValueLocation): boolean {
  return location.path.some((key) => typeof key === 'string' && HIDDEN.has(key));
}

/** The type of a list's items. */
function itemOf(type: string): string {
  return type.slice(type.indexOf(']') + 1);
}

function zero(type: string, { kubernetes }: ValueLocation): Decoded | undefined {
  if (type.startsWith('[')) return [];
  if (type.startsWith('{}') || kubernetes.typeNamed(type)) return {};
  return scalars[type]?.zero;
}
