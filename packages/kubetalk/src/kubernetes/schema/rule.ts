import { didYouMean } from '../../text/nearest';
import type { Kubernetes } from '../version';
import { type CelNames, type CelType, celFault } from './cel';
import { type RejectedId, ValueLocation } from './problem';

/** What the API server demands of a value, which is of its type or absent; it reports faults to the location. */
export type Rule<T> = (value: T | undefined, location: ValueLocation) => unknown;

/** The rule from a version of Kubernetes on, and another before. Fields that a version does not have need none: see ./gates.ts. */
export function from<T>(version: `1.${number}`, rule: Rule<T>, before: Rule<T> = () => {}): Rule<T> {
  const minor = Number(version.slice(2));
  return (value, location) => (location.kubernetes.minor >= minor ? rule : before)(value, location);
}

/** An expression in CEL that the version can read. Only the API server evaluates it. */
export function cel(due: CelType, ...names: readonly string[]): Rule<string> {
  return celOf(() => new Map(names.map((name) => [name, undefined])), due);
}

/** As {@link cel}, with names that are known at the time. */
export function celOf(names: () => CelNames, due?: CelType): Rule<string> {
  return (value, location) => {
    const fault = value === undefined ? undefined : celFault(value, names(), location.kubernetes.minor, due);
    if (fault !== undefined)
      location.fault('invalid-value', `is no expression that ${location.kubernetes} can compile: ${fault}`);
  };
}

/** All of the rules hold. */
export function all<T>(...rules: readonly Rule<T>[]): Rule<T> {
  return (value, location) => {
    for (const rule of rules) rule(value, location);
  };
}

/** A rule for each field that has one. */
export function fields<T extends object>(rules: { readonly [K in keyof T]?: Rule<NonNullable<T[K]>> }): Rule<T> {
  const keys = Object.keys(rules) as (keyof T & string)[];
  const ruled = Object.values(rules) as Rule<unknown>[];
  const demanded = new Map<Kubernetes, readonly boolean[]>();
  return (value, location) => {
    if (value === undefined) return;
    const { kubernetes } = location;
    const isDemanded = demanded.get(kubernetes) ?? ruled.map((rule) => demands(rule, kubernetes));
    demanded.set(kubernetes, isDemanded);
    for (let index = 0; index < keys.length; index++) {
      const key = keys[index] as keyof T & string;
      if (value[key] !== undefined || isDemanded[index]) ruled[index]?.(value[key], location.into(key));
    }
  };
}

/** Whether a rule objects to a value that is not there. The version alone decides that, and most fields are absent: it is asked once. */
function demands(rule: Rule<unknown>, kubernetes: Kubernetes): boolean {
  const found: unknown[] = [];
  rule(undefined, new ValueLocation(kubernetes, found as []));
  return found.length > 0;
}

/** The rule for every item of a list. */
export function each<T>(rule: Rule<T>): Rule<readonly T[]> {
  return (items, location) => {
    if (items) for (let index = 0; index < items.length; index++) rule(items[index], location.into(index));
  };
}

/** The rule for every value of an object of values. */
export function eachValue<T>(
  rule: (value: T, key: string, location: ValueLocation) => void,
): Rule<{ readonly [key: string]: T }> {
  return (value, location) => {
    if (value) for (const [key, item] of Object.entries(value)) rule(item, key, location.into(key));
  };
}

/** A required value; in Kubernetes, an empty string, a zero and an empty list mean absent. */
export function required<T>(due: string, rule: Rule<T> = () => {}): Rule<T> {
  return (value, location) => {
    if (value === undefined || (value as unknown) === '' || (Array.isArray(value) && value.length === 0))
      location.fault('missing-field', `is missing: give ${due}`);
    else rule(value, location);
  };
}

/** As the rule says, where there is a value other than an empty string, which Kubernetes takes as absent. */
export function filled<T>(rule: Rule<T>): Rule<T> {
  return (value, location) => {
    if (value !== undefined && (value as unknown) !== '') rule(value, location);
  };
}

/** One of these words. */
export function oneOf(...words: readonly string[]): Rule<string> {
  return filled(wordOf(...words));
}

/** One of these words, and no empty string either: such a field is a pointer in Kubernetes' own code. */
export function wordOf(...words: readonly string[]): Rule<string> {
  return (value, location) => {
    if (value === undefined || words.includes(value)) return;
    location.fault('invalid-value', `is "${value}": use ${inWords(words)}${didYouMean(value, words)}`);
  };
}

/** `a, b or c`. */
export function inWords(words: readonly string[]): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

/** A number within these bounds. */
export function between(
  low: number,
  high = Number.POSITIVE_INFINITY,
  check: RejectedId = 'invalid-value',
): Rule<number> {
  const due = high === Number.POSITIVE_INFINITY ? `${low} or more` : `${low} to ${high}`;
  return (value, location) => {
    if (value !== undefined && (value < low || value > high)) location.fault(check, `is ${value}: use ${due}`);
  };
}

export const natural = between(0);

/** The value must be absent. */
export function forbidden<T>(check: RejectedId, why: string): Rule<T> {
  return (value, location) => {
    if (value !== undefined) location.fault(check, why);
  };
}

/** Of these fields exactly one is there, or at most one. */
export function onlyOne<T extends object>(keys: readonly (keyof T & string)[], least: 0 | 1, what: string): Rule<T> {
  return (value, location) => {
    if (value === undefined) return;
    const given = keys.filter((key) => value[key] !== undefined);
    if (given.length < least)
      location.fault('missing-field', `has no ${what}: give it one of ${keys.slice(0, 6).join(', ')}`);
    if (given.length > 1) location.fault('conflicting-fields', `has ${given.join(' and ')}: keep one`);
  };
}

/** No two items have the same key; a key that is undefined is skipped. */
export function unique<T>(
  what: string,
  key: (item: T) => string | number | undefined,
  at?: string,
): Rule<readonly T[]> {
  return (items, location) => {
    if (!items || items.length < 2) return;
    const seen = new Set<string | number>();
    for (const [index, item] of items.entries()) {
      const found = key(item);
      if (found === undefined || found === '') continue;
      const place = () => (at === undefined ? location.into(index) : location.into(index).into(at));
      if (seen.has(found)) place().fault('duplicate-entry', `repeats ${what} ${found}: give each its own`);
      seen.add(found);
    }
  };
}
