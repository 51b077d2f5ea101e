import { printable } from '../text/printable';
import { count } from '../text/wrapped';
import type { FieldChange, Impact, ImpactId, Paths, Report } from './report';

/** A report, and what it is of where there are several. */
export interface Section {
  readonly name?: string;
  readonly report: Report;
}

const LONGEST = 240;
const CONTEXT = 24;

/** Both sides of a change in one line each, without what would move the cursor; long texts from where they begin to differ. */
export function sides({ before, after }: FieldChange): readonly string[] {
  const [one, other] = [before, after].map((value) => (value === undefined ? undefined : JSON.stringify(value)));
  const start = one !== undefined && other !== undefined ? commonStart(one, other) : 0;
  return [
    ...(one === undefined ? [] : [`- ${excerpt(one, start)}`]),
    ...(other === undefined ? [] : [`+ ${excerpt(other, start)}`]),
  ];
}

function commonStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
}

function excerpt(text: string, start: number): string {
  if (text.length <= LONGEST) return printable(text);
  const from = Math.max(0, start - CONTEXT);
  const left = text.length - from - LONGEST;
  const part = text.slice(from, from + LONGEST);
  return printable(`${from > 0 ? '…' : ''}${part}${left > 0 ? `… (${count(left, 'more character')})` : ''}`);
}

/** The one line that a reader needs: how much, and the worst of it. */
export function summary({ changes, paths: { lost, gained, interrupted }, worst }: Report): string {
  if (worst === null) return 'no difference';
  const parts = [
    [lost.length, 'path lost', 'paths lost'],
    [interrupted.length, 'path interrupted', 'paths interrupted'],
    [gained.length, 'path gained', 'paths gained'],
  ] as const;
  const said = parts.flatMap(([number, one, many]) => (number === 0 ? [] : [`${number} ${number === 1 ? one : many}`]));
  return [`worst: ${worst}`, ...said, `${count(changes.length, 'object')} changed`].join(', ');
}

/** Every path that changes, with what becomes of it. */
export function pathLines({ lost, interrupted, gained }: Paths) {
  return [
    ...lost.map((path) => ({ ...path, what: 'lost' as const, id: 'path-lost' as ImpactId })),
    ...interrupted.map((path) => ({ ...path, what: 'interrupted' as const, id: 'path-lost' as ImpactId })),
    ...gained.map((path) => ({ ...path, what: 'gained' as const, id: 'path-gained' as ImpactId })),
  ].map(({ when, ...path }) => ({
    ...path,
    when: path.what === 'interrupted' ? 'now, until all that it needs is in place' : when,
  }));
}

/** What is said of an object alone: paths lead over several, and are said once, above all objects. */
export function ownImpacts(impacts: readonly Impact[]): readonly Impact[] {
  return impacts.filter(({ id }) => id !== 'path-lost' && id !== 'path-gained');
}
