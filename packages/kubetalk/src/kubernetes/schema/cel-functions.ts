import { table } from '../../manifest/table';
import { quantityOf } from '../quantity';
import { FORMATS, NETWORK, typed, VERSIONS, versionsCompared } from './cel-library';
import {
  CelError,
  CelOptional,
  CelQuantity,
  CelTooLong,
  CelTyped,
  CelUnknown,
  type CelValue,
  durationOf,
  equal,
  isMap,
  isNumber,
  items,
  lengthOf,
  less,
  operate,
  string,
  take,
} from './cel-values';
import { firstMatch, fits, matchesIn } from './pattern';

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

function known<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new CelError(`no ${what}`);
  return value;
}

type Args = readonly (CelValue | undefined)[];

const amount = (value: CelValue | undefined): number => {
  if (value instanceof CelQuantity) return value.amount;
  throw new CelUnknown('no quantity');
};

/** -1, 0 or 1 for two quantities or two versions. */
function compared(one: CelValue | undefined, other: CelValue | undefined): number {
  if (one instanceof CelTyped || other instanceof CelTyped)
    return versionsCompared(typed('semver', one), typed('semver', other));
  return Math.sign(amount(one) - amount(other));
}

const amountOrInt = (value: CelValue | undefined) => (isNumber(value) ? Number(value) : amount(value));

const holdsAll = (one: CelValue | undefined, other: CelValue | undefined) =>
  items(other).every((item) => items(one).some((some) => equal(some, item)));

/** A text with values in the places that its `%` mark. */
function formatted(text: string, values: readonly CelValue[]): string {
  let next = 0;
  return text.replace(/%(?:%|[a-zA-Z]|[^a-zA-Z%]{1,9}[a-zA-Z])/g, (mark) => {
    if (mark === '%%') return '%';
    const value = values[next++];
    if (value === undefined) throw new CelError('no value');
    if (mark === '%d' && typeof value === 'bigint') return String(value);
    if (mark !== '%s' || typeof value === 'object' || typeof value === 'number') throw new CelUnknown('format');
    return String(value);
  });
}

const TRUTHS: Readonly<Record<string, boolean>> = table({
  ...{ true: true, True: true, TRUE: true, t: true, 1: true },
  ...{ false: false, False: false, FALSE: false, f: false, 0: false },
});

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
    if (string(part) === '') throw new CelUnknown('replace of an empty text');
    const parts = string(text).split(string(part));
    const end = most === undefined || int(most) < 0 ? parts.length : int(most) + 1;
    return [parts.slice(0, end).join(string(other)), ...parts.slice(end)].join(string(part));
  },
  isSorted: ([list]: Args) =>
    items(list).every((item, index, all) => index === 0 || !less(item, all[index - 1] as CelValue)),
  sum: ([list]: Args) => items(list).reduce((all, item) => operate('+', all, item), 0n),
  min: ([list]: Args) => known([...items(list)].sort((a, b) => (less(a, b) ? -1 : 1))[0], 'item'),
  max: ([list]: Args) => known([...items(list)].sort((a, b) => (less(a, b) ? 1 : -1))[0], 'item'),
  string: ([value]: Args) => {
    if (typeof value === 'string' || typeof value === 'bigint' || typeof value === 'boolean') return String(value);
    if (value instanceof CelTyped && value.type !== 'format') return value.text;
    throw new CelUnknown('string');
  },
  int: ([value]: Args) => {
    const number = known(parsed(value), 'number');
    return typeof number === 'bigint' ? number : BigInt(Math.trunc(number));
  },
  double: ([value]: Args) => Number(known(parsed(value), 'number')),
  dyn: ([value]: Args) => value as CelValue,
  duration: ([text]: Args) => known(durationOf(string(text)), 'duration'),
  ...NETWORK,
  ...VERSIONS,
  ...FORMATS,
  findAll: ([text, pattern, most]: Args) =>
    inTime(matchesIn(string(pattern), string(text), most === undefined ? -1 : int(most))),
  format: ([text, values]: Args) => formatted(string(text), items(values)),
  bool: ([value]: Args) => {
    if (typeof value === 'boolean') return value;
    return known(TRUTHS[string(value)], 'boolean');
  },
  sort: ([list]: Args) => [...items(list)].sort((a, b) => (less(a, b) ? -1 : Number(less(b, a)))),
  'sets.equivalent': ([one, other]: Args) => holdsAll(one, other) && holdsAll(other, one),
  isQuantity: ([text]: Args) => quantityOf(string(text)) !== undefined,
  quantity: ([text]: Args) => new CelQuantity(known(quantityOf(string(text)), 'quantity').amount),
  isGreaterThan: ([one, other]: Args) => compared(one, other) > 0,
  isLessThan: ([one, other]: Args) => compared(one, other) < 0,
  compareTo: ([one, other]: Args) => BigInt(compared(one, other)),
  add: ([one, other]: Args) => new CelQuantity(amount(one) + amountOrInt(other)),
  sub: ([one, other]: Args) => new CelQuantity(amount(one) - amountOrInt(other)),
  isInteger: ([one]: Args) => Number.isSafeInteger(amount(one)),
  asInteger: ([one]: Args) => {
    if (!Number.isSafeInteger(amount(one))) throw new CelError('no whole number');
    return BigInt(amount(one));
  },
  asApproximateFloat: ([one]: Args) => amount(one),
  sign: ([one]: Args) => BigInt(Math.sign(amount(one))),
  hasValue: ([one]: Args) => one instanceof CelOptional && one.value !== undefined,
  value: ([one]: Args) => known(one instanceof CelOptional ? one.value : undefined, 'value'),
  orValue: ([one, other]: Args) => (one instanceof CelOptional ? (one.value ?? other) : one) as CelValue,
  'optional.none': () => new CelOptional(),
  'optional.of': ([value]: Args) => new CelOptional(value),
  'sets.contains': ([one, other]: Args) => holdsAll(one, other),
  'sets.intersects': ([one, other]: Args) => items(other).some((item) => items(one).some((some) => equal(some, item))),
});

/** Functions copy what they take, and look at each letter. */
const WORK_OF_FUNCTION = 10;

export function isFunction(name: string): boolean {
  return Object.hasOwn(FUNCTIONS, name);
}

/** @throws CelUnknown where the function is not known here */
export function callFunction(name: string, args: Args): CelValue {
  const found = isFunction(name) ? FUNCTIONS[name] : undefined;
  if (!found) throw new CelUnknown(name);
  take(args.reduce<number>((all, value) => all + lengthOf(value) * WORK_OF_FUNCTION, 1));
  return found(args);
}
