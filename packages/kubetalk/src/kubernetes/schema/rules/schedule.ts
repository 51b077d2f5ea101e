import { LONGEST_NAME } from '../../../text/budget';
import type { Rule } from '../rule';
import { shorten } from './names';

interface Field {
  readonly called: string;
  readonly low: number;
  readonly high: number;
  readonly words: readonly string[];
}

const MONTHS = ['', 'jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const FIELDS: readonly Field[] = [
  { called: 'minute', low: 0, high: 59, words: [] },
  { called: 'hour', low: 0, high: 23, words: [] },
  { called: 'day of the month', low: 1, high: 31, words: [] },
  { called: 'month', low: 1, high: 12, words: MONTHS },
  { called: 'day of the week', low: 0, high: 6, words: DAYS },
];
const NAMED = /^@(yearly|annually|monthly|weekly|daily|midnight|hourly)$/;
const EVERY = /^@every [+-]?(\d+(\.\d*)?(ns|us|\u00b5s|ms|s|m|h))+$/;

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax */
export const schedule: Rule<string> = (value, location) => {
  const fault = value === undefined ? undefined : scheduleFault(value);
  if (fault !== undefined) location.fault('invalid-schedule', `is "${shorten(value ?? '')}": ${fault}`);
};

function scheduleFault(text: string): string | undefined {
  const plain = text.replace(/^(CRON_)?TZ=\S+ /, '').trim();
  if (plain.startsWith('@'))
    return NAMED.test(plain) || (plain.length <= LONGEST_NAME && EVERY.test(plain))
      ? undefined
      : 'use one such as "@daily"';
  const parts = plain.split(/\s+/);
  if (parts.length !== FIELDS.length) return `use 5 fields (minute hour day month weekday), not ${parts.length}`;
  return parts.map((part, index) => partsFault(part, FIELDS[index] as Field)).find((fault) => fault !== undefined);
}

function partsFault(text: string, field: Field): string | undefined {
  return text
    .split(',')
    .filter((part) => part !== '')
    .some((part) => !isRange(part, field)) || text.replaceAll(',', '') === ''
    ? `its ${field.called} is "${text}": use ${field.low} to ${field.high}, ranges "a-b", steps "*/n" or "*"`
    : undefined;
}

/** `*`, `a`, `a-b`, each with a step behind it or without. */
function isRange(text: string, { low, high, words }: Field): boolean {
  const [range = '', step, ...more] = text.split('/');
  if (more.length > 0 || (step !== undefined && !(/^\d+$/.test(step) && Number(step) > 0))) return false;
  if (range === '*' || range === '?') return true;
  const bounds = range.split('-');
  const numbers = bounds.map((bound) => numberOf(bound, words));
  const [from = Number.NaN, to = step === undefined ? from : high] = numbers;
  return numbers.length <= 2 && from >= low && to <= high && from <= to;
}

function numberOf(text: string, words: readonly string[]): number {
  const word = text === '' ? -1 : words.indexOf(text.toLowerCase());
  if (word >= 0) return word;
  return /^\d+$/.test(text) ? Number(text) : Number.NaN;
}

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#time-zones */
export const timeZone: Rule<string> = (value, location) => {
  if (value !== undefined && !isTimeZone(value))
    location.fault('invalid-schedule', `is "${shorten(value)}": use a time zone such as "Etc/UTC" or "Europe/Berlin"`);
};

function isTimeZone(name: string): boolean {
  try {
    const known = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
    return name === known || name.toLowerCase() !== known.toLowerCase();
  } catch {
    return false;
  }
}
