import { structuredPatch } from 'diff';
import { dump } from 'js-yaml';
import { isRecord, type Json } from '../manifest/manifest';
import { printable } from '../text/printable';
import { count } from '../text/wrapped';
import type { FieldChange } from './report';

/** A line that is removed (`-`), added (`+`), kept (a space), or says that some are left out. */
export type DiffLine = `${'-' | '+' | ' ' | '…'}${string}`;

/** Lines around a change that stay. */
const CONTEXT = 2;
/** Texts with more differences than this have little in common: all of both is shown. */
const MOST_EDITS = 2000;
const LONGEST = 1000;
/** Both sides fit in one line. */
const SHORT = 100;

/** The lines of a group's values that are shown: aliases make megabytes of a short file, and nobody reads them. */
const MOST_LINES = 2000;

/** The lines of the first values, and a note on what is left out where there are more than anybody reads. */
export function firstLines<Item>(
  items: readonly Item[],
  linesOf: (item: Item) => readonly string[],
): { readonly lines: readonly string[]; readonly notes: readonly string[] } {
  const lines: string[] = [];
  for (const [index, item] of items.entries()) {
    for (const line of linesOf(item)) lines.push(line);
    const [cut, more] = [lines.length - MOST_LINES, items.length - index - 1];
    if (cut < 0 || cut + more === 0) continue;
    const left = [...(cut > 0 ? [count(cut, 'more line')] : []), ...(more > 0 ? [count(more, 'more value')] : [])];
    return { lines: lines.slice(0, MOST_LINES), notes: [`… and ${left.join(' and ')}: --format json shows all`] };
  }
  return { lines, notes: [] };
}

/** A change in one line where it is short: `replicas: 1 → 2`, `+ replicas: 2`. */
export function inline(field: Omit<FieldChange, 'impact'>): string | undefined {
  const { path, before, after } = field;
  if (before !== undefined && after !== undefined) {
    const both = bothSides(field);
    return both === undefined ? undefined : `${path}: ${both}`;
  }
  const only = before ?? after ?? null;
  if (isWide(only)) return undefined;
  const value = scalar(only);
  return value.length <= SHORT ? `${before === undefined ? '+' : '-'} ${path}: ${value}` : undefined;
}

function bothSides({ path, before = null, after = null, reordered }: Omit<FieldChange, 'impact'>): string | undefined {
  if (reordered || isWide(before) || isWide(after)) return undefined;
  const [one, other] = [scalar(before), scalar(after)];
  const [, image, tag] = /^([^\s:@]+(?::\d+\/[^\s:@]+)?):([^\s/]+)$/.exec(one) ?? [];
  if (path.endsWith('image') && image !== undefined && other.startsWith(`${image}:`))
    return `${image}: ${tag} → ${other.slice(image.length + 1)}`;
  return one.length + other.length <= SHORT ? `${one} → ${other}` : undefined;
}

/** Both sides by line: texts as they are, what has fields as YAML. What would move the cursor is shown as its number. */
export function changedLines({ before, after }: Omit<FieldChange, 'impact'>): readonly DiffLine[] {
  if (before === undefined || after === undefined)
    return signed(before === undefined ? '+' : '-', linesOf(before ?? after));
  if (!isWide(before) || !isWide(after)) return [...signed('-', linesOf(before)), ...signed('+', linesOf(after))];
  // Only a text shows whether it ends with its last line.
  const whole = (value: Json) => (typeof value === 'string' ? textOf(value) : `${textOf(value)}\n`);
  const [one, other] = [whole(before), whole(after)];
  const patch = structuredPatch('', '', one, other, '', '', { context: CONTEXT, maxEditLength: MOST_EDITS });
  if (!patch) return [...signed('-', linesOf(before)), ...signed('+', linesOf(after))];
  return patch.hunks.flatMap(({ lines, oldStart }, index): readonly DiffLine[] => [
    ...(index > 0 || oldStart > 1 ? (['…'] as const) : []),
    ...lines.map((line): DiffLine => `${signOf(line)}${readable(line.slice(1))}`),
  ]);
}

/** The note on a text's last line is in the place of a line. */
const signOf = (line: string) => (line.startsWith('-') ? '-' : line.startsWith('+') ? '+' : ' ');

function signed(sign: '-' | '+', lines: readonly string[]): readonly DiffLine[] {
  return lines.map((line): DiffLine => `${sign}${readable(line)}`);
}

function isWide(value: Json): boolean {
  return Array.isArray(value) || isRecord(value) || (typeof value === 'string' && value.includes('\n'));
}

/** In one line; digests are cut where they differ. */
function scalar(value: Json): string {
  const line = typeof value === 'string' && value.includes('\n') ? JSON.stringify(value) : yaml(value);
  return readable(line).replace(/\b([0-9a-f]{12})[0-9a-f]{28,52}\b/g, '$1…');
}

function linesOf(value: Json | undefined): readonly string[] {
  const text = textOf(value ?? null);
  const lines = text.split('\n');
  return lines.length > 1 && lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

function textOf(value: Json): string {
  return typeof value === 'string' && value.includes('\n') ? value : yaml(value);
}

const yaml = (value: Json) => dump(value, { lineWidth: -1, noRefs: true }).replace(/\n$/, '');

function readable(line: string): string {
  if (line.length <= LONGEST) return printable(line);
  return printable(`${line.slice(0, LONGEST)}… (${line.length - LONGEST} more characters in this line)`);
}
