import { printable } from '../text/printable';
import { count } from '../text/wrapped';
import { pathText } from './path-changes';
import type { ObjectChange, Report } from './report';
import { objectName } from './terminal';
import { ownImpacts, pathLines, type Section, sides, summary } from './values';

/** A comment may have 65,536 characters; some are left for what is put around it. */
export const LONGEST = 60_000;
/** Room for the notes on what was cut. */
const NOTE = 400;
const LONGEST_OBJECT = 12_000;
const MOST_EDGES = 40;

/**
 * Reports for a comment on a pull request. Text of manifests stands in code only, where it can be neither heading, mention nor
 * link; in the graph, letters that could mean something to it are written as their numbers.
 */
export function markdown(sections: readonly Section[]): string {
  const different = sections.filter(({ report }) => report.worst !== null);
  if (different.length === 0) return 'The manifests are the same.\n';
  const room = Math.floor((LONGEST - NOTE) / different.length);
  const texts = different.slice(0, 60).map((section) => sectionText(section, room));
  return `${texts.join('\n')}${cutNote(different.length - texts.length, 'environment')}`.slice(0, LONGEST);
}

function sectionText({ name, report }: Section, room: number): string {
  const heading = `${name === undefined ? '' : `### ${code(name)}\n\n`}**${summary(report)}**\n`;
  const parts = [...pathParts(report), ...report.changes.map(details)];
  const [kept, left] = fitting(parts, room - heading.length - NOTE);
  return [heading, ...kept].join('\n') + (left > 0 ? cutNote(left, 'part') : '');
}

function fitting(parts: readonly string[], room: number): readonly [readonly string[], number] {
  let used = 0;
  const end = parts.findIndex((part) => {
    used += part.length + 1;
    return used > room;
  });
  return end < 0 ? [parts, 0] : [parts.slice(0, end), parts.length - end];
}

function cutNote(left: number, noun: string): string {
  if (left <= 0) return '';
  return `\n_${count(left, `more ${noun}`)} cut, as a comment holds no more: \`npm run -s diff\` shows all._\n`;
}

function pathParts({ paths }: Report): string[] {
  const all = pathLines(paths);
  if (all.length === 0) return [];
  const lines = all.map(
    ({ what, when, ...path }) => `${what === 'gained' ? '+' : '-'} ${pathText(path)} (${what} ${when})`,
  );
  return [graph(all), fenced(lines)];
}

type Paths = ReturnType<typeof pathLines>;

const STROKES = { lost: '#d1242f', interrupted: '#d1242f,stroke-dasharray:4', gained: '#1a7f37' } as const;

/** Who reaches whom: lost edges red, those that are interrupted dashed, gained ones green. */
function graph(paths: Paths): string {
  const nodes = new Map<string, string>();
  const node = (text: string) => {
    const known = nodes.get(text);
    const id = known ?? `n${nodes.size}`;
    nodes.set(text, id);
    return known ? id : `${id}["${label(text)}"]`;
  };
  const edges = new Map<string, keyof typeof STROKES>();
  for (const { from, through, to, what } of paths)
    for (const ends of [
      [from, through],
      [through, to],
    ])
      edges.set(JSON.stringify(ends), what);
  const drawn = [...edges].slice(0, MOST_EDGES);
  const lines = drawn.map(([ends]) => {
    const [one = '', other = ''] = JSON.parse(ends) as string[];
    return `  ${node(one)} --> ${node(other)}`;
  });
  const styles = drawn.map(([, what], index) => `  linkStyle ${index} stroke:${STROKES[what]}`);
  const cut = edges.size > drawn.length ? `\n${count(edges.size - drawn.length, 'more edge')} not drawn.\n` : '';
  return `\`\`\`mermaid\ngraph LR\n${[...lines, ...styles].join('\n')}\n\`\`\`\n${cut}`;
}

/** Everything but letters, digits and what is harmless in a label, as Mermaid writes characters by number. */
function label(text: string): string {
  const short = text.length > 120 ? `${text.slice(0, 120)}…` : text;
  return short.replace(/[^A-Za-z0-9 .:/,…-]/gu, (character) => `#${character.codePointAt(0)};`);
}

function details({ object, change, impacts, fields }: ObjectChange): string {
  const [worst] = impacts;
  const lines = [
    ...ownImpacts(impacts).map(({ id, message }) => `  ${id}: ${message}`),
    ...fields.flatMap((field) => [`  ${field.path}`, ...sides(field)]),
  ];
  const [kept, left] = fitting(lines, LONGEST_OBJECT);
  const more = left > 0 ? [`  ${count(left, 'more line')}`] : [];
  const head = `${code(worst?.id ?? '')} ${code(objectName(object))} ${change}`;
  return `<details><summary>${head}</summary>\n\n${fenced([...kept, ...more])}\n</details>\n`;
}

/** Code, within a fence that nothing in it can close. */
function fenced(lines: readonly string[]): string {
  const text = lines.map(printable).join('\n');
  const longest = (text.match(/`+/g) ?? []).reduce((most, some) => Math.max(most, some.length), 2);
  const fence = '`'.repeat(longest + 1);
  return `${fence}diff\n${text}\n${fence}\n`;
}

/** Code in a line, where every character that could end it is a number. */
function code(text: string): string {
  const short = text.length > 300 ? `${text.slice(0, 300)}…` : text;
  return `<code>${printable(short).replace(/[^A-Za-z0-9 ,-]/gu, (character) => `&#${character.codePointAt(0)};`)}</code>`;
}
