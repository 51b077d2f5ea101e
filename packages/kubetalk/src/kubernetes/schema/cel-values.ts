import { inText } from '../../manifest/manifest';
import { table } from '../../manifest/table';
import { spend } from './steps';

/** A value in CEL: whole numbers are bigints, others are doubles, objects are maps; times and durations are bigints, too. */
export type CelValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | readonly CelValue[]
  | CelMap
  | CelOptional
  | CelQuantity
  | CelTyped;
export type CelMap = ReadonlyMap<CelValue, CelValue>;

export class CelOptional {
  constructor(readonly value?: CelValue) {}
}

export class CelQuantity {
  constructor(readonly amount: number) {}
}

/** A value of a library: an address, a URL, a version, a format. Two of one text are equal. */
export class CelTyped {
  constructor(
    readonly type: 'cidr' | 'format' | 'ip' | 'semver' | 'url',
    readonly text: string,
  ) {}
}

/** What the API server counts as an error of a rule, which then does not hold: a key that is not there, a division by zero. */
export class CelError extends Error {}

/** A rule whose outcome is not known here: it uses a function that is not known. */
export class CelUnknown extends Error {}

/** A rule whose outcome is not known, since it takes too long. */
export class CelTooLong extends CelUnknown {}

/** What an expression is evaluated with: the values of names. */
export class Scope {
  constructor(
    private readonly name = '',
    private readonly value?: CelValue,
    private readonly around?: Scope,
  ) {}

  get(name: string): CelValue {
    if (this.name === name && this.value !== undefined) return this.value;
    if (!this.around) throw new CelUnknown(name);
    return this.around.get(name);
  }

  with(name: string, value: CelValue): Scope {
    take();
    return new Scope(name, value, this);
  }
}

/** Takes steps of an expression, each of which costs as much as a few of a pattern. @throws CelTooLong where too few are left */
export function take(steps = 1): void {
  if (!spend(Math.ceil(steps * 4))) throw new CelTooLong('too many steps');
}

/** The steps that one look at a value takes. */
export function lengthOf(value: CelValue | undefined): number {
  if (typeof value === 'string') return value.length / 100;
  return Array.isArray(value) ? value.length : isMap(value) ? value.size : 0;
}

export const isMap = (value: CelValue | undefined): value is CelMap => value instanceof Map;
export const isNumber = (value: CelValue | undefined): value is number | bigint =>
  typeof value === 'number' || typeof value === 'bigint';

/** The value, where it is of the type that stands in all rules that the API server has compiled. */
export function string(value: CelValue | undefined): string {
  if (typeof value === 'string') return value;
  throw new CelUnknown('no string');
}

export function boolean(value: CelValue | undefined): boolean {
  if (typeof value === 'boolean') return value;
  throw new CelUnknown('no boolean');
}

export function items(value: CelValue | undefined): readonly CelValue[] {
  if (Array.isArray(value)) return value;
  throw new CelUnknown('no list');
}

export function equal(one: CelValue | undefined, other: CelValue | undefined): boolean {
  take(1 + lengthOf(one));
  if (isNumber(one) && isNumber(other)) return !(one < other) && !(other < one);
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, index) => equal(item, other[index]));
  if (isMap(one) && isMap(other))
    return one.size === other.size && [...one].every(([key, item]) => other.has(key) && equal(item, other.get(key)));
  if (one instanceof CelQuantity && other instanceof CelQuantity) return one.amount === other.amount;
  if (one instanceof CelTyped && other instanceof CelTyped) return one.type === other.type && one.text === other.text;
  if (one instanceof CelOptional && other instanceof CelOptional) return equal(one.value, other.value);
  return one === other;
}

export function less(one: CelValue, other: CelValue): boolean {
  if (isNumber(one) && isNumber(other)) return one < other;
  if (typeof one === 'boolean' && typeof other === 'boolean') return !one && other;
  return string(one) < string(other);
}

/** The keys of a map, or the places of a list, with what is there. */
export function entriesOf(value: CelValue): readonly (readonly [CelValue, CelValue])[] {
  if (isMap(value)) return [...value];
  return items(value).map((item, index) => [BigInt(index), item]);
}

export function select(value: CelValue, key: CelValue): CelValue {
  const found = find(value, key);
  if (found === undefined) throw new CelError(`no such key: ${inText(key).slice(0, 40)}`);
  return found;
}

export function find(value: CelValue, key: CelValue): CelValue | undefined {
  take();
  if (value instanceof CelOptional) return value.value === undefined ? undefined : find(value.value, key);
  if (isMap(value)) return value.get(key);
  if (Array.isArray(value) && isNumber(key)) return value[Number(key)];
  throw new CelUnknown('no map');
}

const BOTH: Readonly<Record<string, (one: bigint, other: bigint) => bigint>> = table({
  '+': (one, other) => one + other,
  '-': (one, other) => one - other,
  '*': (one, other) => one * other,
  '/': (one, other) => one / other,
  '%': (one, other) => one % other,
});

/** What an operator that needs both of its values makes of them. */
export function operate(operator: string, one: CelValue, other: CelValue): CelValue {
  take(1 + lengthOf(one) + lengthOf(other));
  switch (operator) {
    case '==':
      return equal(one, other);
    case '!=':
      return !equal(one, other);
    case '<':
      return less(one, other);
    case '>':
      return less(other, one);
    case '<=':
      return equal(one, other) || less(one, other);
    case '>=':
      return equal(one, other) || less(other, one);
    case 'in':
      return isMap(other) ? other.has(one) : items(other).some((item) => equal(item, one));
  }
  if (operator === '+' && typeof one === 'string') {
    return one + string(other);
  }
  if (operator === '+' && Array.isArray(one)) return [...one, ...items(other)];
  const number = BOTH[operator];
  if (typeof one === 'bigint' && typeof other === 'bigint' && number) {
    if ((operator === '/' || operator === '%') && other === 0n) throw new CelError('division by zero');
    return number(one, other);
  }
  if (typeof one !== 'number' || typeof other !== 'number') throw new CelUnknown('no numbers');
  return operator === '+' ? one + other : operator === '-' ? one - other : operator === '*' ? one * other : one / other;
}

const NANOSECONDS: Readonly<Record<string, number>> = table({
  h: 36e11,
  m: 6e10,
  s: 1e9,
  ms: 1e6,
  us: 1e3,
  µs: 1e3,
  ns: 1,
});

/** `1h30m` in nanoseconds; undefined where it is no duration. */
export function durationOf(text: string): bigint | undefined {
  if (!/^[-+]?(?:0|(?:\d+(?:\.\d*)?(?:h|ms?|s|us|\u00b5s|ns))+)$/.test(text) || text.length > 100) return undefined;
  const parts = [...text.matchAll(/(\d{1,20}(?:\.\d{0,20})?)(h|ms?|s|us|\u00b5s|ns)/g)];
  const sum = parts.reduce((all, [, count, unit = '']) => all + Number(count) * (NANOSECONDS[unit] ?? 0), 0);
  return BigInt(Math.round(text.startsWith('-') ? -sum : sum));
}
