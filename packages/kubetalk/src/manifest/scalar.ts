import { table } from './table';

// What a YAML scalar means to kubectl. Its reader is Go's yaml.v2 by way of JSON: nearly YAML 1.1, but `1:30` and dates are
// strings, `y` and `n` are booleans, and `0o755` is a number. Each line of the test was tried with kubectl 1.28.

type Scalar = null | boolean | number | string;

const WORDS = new Map<string, Scalar>([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map((word) => [word, true] as const),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map((word) => [word, false] as const),
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map((word) => [word, Infinity] as const),
  ...['-.inf', '-.Inf', '-.INF'].map((word) => [word, -Infinity] as const),
  ...['.nan', '.NaN', '.NAN'].map((word) => [word, NaN] as const),
]);

const INTEGER = /^([-+]?)(?:0x([\da-f]+)|0b([01]+)|0o?([0-7]+)|(0|[1-9]\d*))$/i;
const FLOAT = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:e[-+]?\d+)?$/i;

function integer(digits: string): number | undefined {
  const [matched, sign, hexadecimal, binary, octal, decimal] = INTEGER.exec(digits) ?? [];
  if (matched === undefined) return undefined;
  const size = Number(
    hexadecimal ? `0x${hexadecimal}` : binary ? `0b${binary}` : octal ? `0o${octal}` : (decimal as string),
  );
  // Beyond 64 bits it is no integer to Go, which then takes it for a float, or a string.
  if (size > (sign === '-' ? 2 ** 63 : 2 ** 64)) return undefined;
  return sign === '-' && size !== 0 ? -size : size;
}

function float(digits: string): number | undefined {
  const value = FLOAT.test(digits) ? Number(digits) : Infinity;
  return Number.isFinite(value) ? value + 0 : undefined;
}

const LONGEST_WORD = Math.max(...[...WORDS.keys()].map((word) => word.length));

/** The value of a scalar without quotes and without a tag. */
export function plainScalar(text: string): Scalar {
  const word = text.length > LONGEST_WORD ? undefined : WORDS.get(text);
  if (word !== undefined) return word;
  if (!/^[-+.\d]/.test(text)) return text;
  // Nearly all numbers are such.
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  const digits = text.replaceAll('_', '');
  return integer(digits) ?? float(digits) ?? text;
}

const TYPES: Readonly<Record<string, (value: Scalar) => boolean>> = table({
  bool: (value) => typeof value === 'boolean',
  int: Number.isInteger,
  float: (value) => typeof value === 'number',
  null: (value) => value === null,
});

/** The value of a scalar with a tag such as `!!int`, undefined where it is not of that type. */
export function taggedScalar(tag: string, text: string): Scalar | undefined {
  const name = tag.replace(/^!!|^!<tag:yaml\.org,2002:(.*)>$/, '$1');
  if (name === 'binary') return Buffer.from(text, 'base64').toString();
  const is = Object.hasOwn(TYPES, name) ? TYPES[name] : undefined;
  if (!is) return text;
  const value = plainScalar(text);
  return is(value) ? value : undefined;
}
