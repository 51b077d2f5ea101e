import { isIP } from 'node:net';
import { table } from '../../manifest/table';
import { quantityOf } from '../quantity';
import { firstMatch, fits } from './pattern';
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
  | CelQuantity;
export type CelMap = ReadonlyMap<CelValue, CelValue>;

export class CelOptional {
  constructor(readonly value?: CelValue) {}
}

export class CelQuantity {
  constructor(readonly amount: number) {}
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
function lengthOf(value: CelValue | undefined): number {
  if (typeof value === 'string') return value.length / 100;
  return Array.isArray(value) ? value.length : isMap(value) ? value.size : 0;
}

export const isMap = (value: CelValue | undefined): value is CelMap => value instanceof Map;
const isNumber = (value: CelValue | undefined): value is number | bigint =>
  typeof value === 'number' || typeof value === 'bigint';

/** The value, where it is of the type that stands in all rules that the API server has compiled. */
function string(value: CelValue | undefined): string {
  if (typeof value === 'string') return value;
  throw new CelUnknown('no string');
}

export function boolean(value: CelValue | undefined): boolean {
  if (typeof value === 'boolean') return value;
  throw new CelUnknown('no boolean');
}

function items(value: CelValue | undefined): readonly CelValue[] {
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
  if (one instanceof CelOptional && other instanceof CelOptional) return equal(one.value, other.value);
  return one === other;
}

function less(one: CelValue, other: CelValue): boolean {
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
  if (found === undefined) throw new CelError(`no such key: ${String(key).slice(0, 40)}`);
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

const int = (value: CelValue | undefined): number => {
  if (isNumber(value)) return Number(value);
  throw new CelUnknown('no number');
};

const letters = (value: CelValue | undefined): string[] => [...string(value)];

/** @throws CelTooLong where a pattern took too many steps to tell */
function inTime<Value>(outcome: Value | undefined): Value {
  if (outcome === undefined) throw new CelTooLong('too many steps');
  return outcome;
}

function parsed(value: CelValue | undefined): bigint | number | undefined {
  if (isNumber(value)) return value;
  return /^[+-]?\d{1,18}$/.test(string(value)) ? BigInt(string(value)) : undefined;
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
  if (!/^[-+]?(?:0|(?:\d+(?:\.\d*)?(?:h|ms?|s|us|µs|ns))+)$/.test(text) || text.length > 100) return undefined;
  const parts = [...text.matchAll(/(\d{1,20}(?:\.\d{0,20})?)(h|ms?|s|us|µs|ns)/g)];
  const sum = parts.reduce((all, [, count, unit = '']) => all + Number(count) * (NANOSECONDS[unit] ?? 0), 0);
  return BigInt(Math.round(text.startsWith('-') ? -sum : sum));
}

function known<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new CelError(`no ${what}`);
  return value;
}

type Args = readonly (CelValue | undefined)[];

const amount = (value: CelValue | undefined): number => {
  if (value instanceof CelQuantity) return value.amount;
  throw new CelUnknown('no quantity');
};

/** Functions by their names, with what stands before the dot as the first value. */
const FUNCTIONS: Readonly<Record<string, (args: Args) => CelValue>> = table({
  size: ([value]: Args) =>
    BigInt(typeof value === 'string' ? letters(value).length : isMap(value) ? value.size : items(value).length),
  startsWith: ([text, part]: Args) => string(text).startsWith(string(part)),
  endsWith: ([text, part]: Args) => string(text).endsWith(string(part)),
  contains: ([text, part]: Args) => string(text).includes(string(part)),
  matches: ([text, pattern]: Args) => inTime(fits(string(pattern), string(text))),
  find: ([text, pattern]: Args) => inTime(firstMatch(string(pattern), string(text))),
  lowerAscii: ([text]: Args) => string(text).replace(/[A-Z]/g, (letter) => letter.toLowerCase()),
  upperAscii: ([text]: Args) => string(text).replace(/[a-z]/g, (letter) => letter.toUpperCase()),
  trim: ([text]: Args) => string(text).trim(),
  charAt: ([text, at]: Args) => letters(text)[int(at)] ?? '',
  indexOf: ([value, part, from = 0n]: Args) =>
    Array.isArray(value)
      ? BigInt(value.findIndex((item) => equal(item, part)))
      : BigInt(string(value).indexOf(string(part), int(from))),
  lastIndexOf: ([value, part]: Args) =>
    Array.isArray(value)
      ? BigInt(value.findLastIndex((item) => equal(item, part)))
      : BigInt(string(value).lastIndexOf(string(part))),
  substring: ([text, from, to]: Args) => {
    const all = letters(text);
    const end = to === undefined ? all.length : int(to);
    if (int(from) < 0 || end > all.length || end < int(from)) throw new CelError('index out of range');
    return all.slice(int(from), end).join('');
  },
  split: ([text, by, most]: Args) => {
    const parts = string(text).split(string(by));
    const count = most === undefined ? -1 : int(most);
    return count < 0 || parts.length <= count
      ? parts
      : count === 0
        ? []
        : [...parts.slice(0, count - 1), parts.slice(count - 1).join(string(by))];
  },
  join: ([list, by = '']: Args) => items(list).map(string).join(string(by)),
  replace: ([text, part, other, most]: Args) => {
    if (most !== undefined || string(part) === '') throw new CelUnknown('replace');
    return string(text).split(string(part)).join(string(other));
  },
  isSorted: ([list]: Args) =>
    items(list).every((item, index, all) => index === 0 || !less(item, all[index - 1] as CelValue)),
  sum: ([list]: Args) => items(list).reduce((all, item) => operate('+', all, item), 0n),
  min: ([list]: Args) => known([...items(list)].sort((a, b) => (less(a, b) ? -1 : 1))[0], 'item'),
  max: ([list]: Args) => known([...items(list)].sort((a, b) => (less(a, b) ? 1 : -1))[0], 'item'),
  string: ([value]: Args) => {
    if (typeof value === 'string' || typeof value === 'bigint' || typeof value === 'boolean') return String(value);
    throw new CelUnknown('string');
  },
  int: ([value]: Args) => {
    const number = known(parsed(value), 'number');
    return typeof number === 'bigint' ? number : BigInt(Math.trunc(number));
  },
  double: ([value]: Args) => Number(known(parsed(value), 'number')),
  dyn: ([value]: Args) => value as CelValue,
  duration: ([text]: Args) => known(durationOf(string(text)), 'duration'),
  isIP: ([text]: Args) => isIP(string(text)) > 0,
  isURL: ([text]: Args) => string(text).startsWith('/') || URL.canParse(string(text)),
  isQuantity: ([text]: Args) => quantityOf(string(text)) !== undefined,
  quantity: ([text]: Args) => new CelQuantity(known(quantityOf(string(text)), 'quantity').amount),
  isGreaterThan: ([one, other]: Args) => amount(one) > amount(other),
  isLessThan: ([one, other]: Args) => amount(one) < amount(other),
  compareTo: ([one, other]: Args) => BigInt(Math.sign(amount(one) - amount(other))),
  sign: ([one]: Args) => BigInt(Math.sign(amount(one))),
  hasValue: ([one]: Args) => one instanceof CelOptional && one.value !== undefined,
  value: ([one]: Args) => known(one instanceof CelOptional ? one.value : undefined, 'value'),
  orValue: ([one, other]: Args) => (one instanceof CelOptional ? (one.value ?? other) : one) as CelValue,
  'optional.none': () => new CelOptional(),
  'optional.of': ([value]: Args) => new CelOptional(value),
  'sets.contains': ([one, other]: Args) => items(other).every((item) => items(one).some((some) => equal(some, item))),
  'sets.intersects': ([one, other]: Args) => items(other).some((item) => items(one).some((some) => equal(some, item))),
});

/** Functions copy what they take, and look at each letter. */
const WORK_OF_FUNCTION = 10;

/** @throws CelUnknown where the function is not known here */
export function callFunction(name: string, args: Args): CelValue {
  const found = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (!found) throw new CelUnknown(name);
  take(args.reduce<number>((all, value) => all + lengthOf(value) * WORK_OF_FUNCTION, 1));
  return found(args);
}
