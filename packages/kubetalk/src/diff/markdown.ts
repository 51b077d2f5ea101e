import { code } from '../text/markdown';
import { printable } from '../text/printable';
import { count } from '../text/wrapped';
import { type Group, grouped, type Harmless, impactsOf, legend, ownFields } from './groups';
import { headline } from './headline';
import { changedLines, firstLines, inline } from './lines';
import { pathText } from './path-changes';
import type { DiffReport, FieldChange } from './report';
import { limitsOf, objectName, objectNames, pathLines, type Section } from './values';

/** A comment may have 65,536 characters; some are left for what is put around it. */
export const LONGEST = 60_000;
/** Room for the notes on what was cut. */
const NOTE = 800;
const LONGEST_OBJECT = 12_000;
const MOST_EDGES = 40;
const MOST_ROWS = 25;

/**
 * Reports for a comment on a pull request. Text of manifests is in code only, where it can't be a heading, a mention or a
 * link; in the graph, letters that could mean something to it are written as their numbers. What does not fit is left out in
 * whole parts, and named.
 */
export function diffAsMarkdown(sections: readonly Section[]): string {
  const different = sections.filter(({ report }) => report.worst !== null);
  if (different.length === 0) return 'The manifests are the same.\n';
  const room = Math.max(LEAST, Math.floor((LONGEST - NOTE) / different.length));
  const texts = different.slice(0, Math.floor((LONGEST - NOTE) / room)).map((section) => sectionText(section, room));
  const left = different.slice(texts.length).map(({ name }) => name ?? '');
  return `${texts.join('\n')}${cutNote(left)}`;
}

/** What a section takes that is cut to its first sentence. */
const LEAST = 3000;

interface Part {
  /** What a reader misses where it is left out. */
  readonly name: string;
  readonly text: string;
}

function sectionText({ name, report }: Section, room: number): string {
  const { groups, harmless } = grouped(report.changes);
  const sentence = headline(report, code);
  const first = sentence.length <= LEAST / 2 ? sentence : `${count(report.changes.length, 'object')} changed`;
  const heading = `${name === undefined ? '' : `### ${code(name)}\n\n`}**${first}**\n`;
  const parts: readonly Part[] = [
    ...(groups.length > 1 ? [{ name: 'the table', text: table(groups) }] : []),
    ...pathParts(report),
    ...limitsOf(report).map((note) => ({ name: 'what was not looked for', text: `${code(note)}\n` })),
    ...groups.map((group) => ({ name: titleOf(group), text: details(group) })),
    ...harmlessPart(harmless),
    ...(report.ignored > 0 ? [{ name: 'ignored values', text: `_${count(report.ignored, 'value')} ignored._\n` }] : []),
  ];
  const [kept, left] = fitting(parts, room - heading.length - NOTE, ({ text }) => text.length);
  return [heading, ...kept.map(({ text }) => text)].join('\n') + cutNote(left.map((part) => part.name));
}

/** The first items that fit, and those that are left. */
function fitting<Item>(items: readonly Item[], room: number, sizeOf: (item: Item) => number) {
  let used = 0;
  const end = items.findIndex((item) => {
    used += sizeOf(item) + 1;
    return used > room;
  });
  return end < 0 ? ([items, []] as const) : ([items.slice(0, end), items.slice(end)] as const);
}

function cutNote(left: readonly string[]): string {
  if (left.length === 0) return '';
  const [named] = fitting(
    left.map((name) => code(name, 60)),
    NOTE / 2,
    ({ length }) => length,
  );
  const more = left.length > named.length ? ` and ${left.length - named.length} more` : '';
  const what = named.length > 0 ? `${named.join(', ')}${more}` : count(left.length, 'part');
  return `\n_Left out, as a comment holds no more: ${what}. \`kubetalk diff\` shows all._\n`;
}

/** What happens to which objects, a line each. */
function table(groups: readonly Group[]): string {
  const rows = groups.flatMap((group) => impactsOf(group));
  const lines = rows.slice(0, MOST_ROWS).map(({ impact: { id, message }, of }) => {
    return `| ${code(id)} | ${code(objectNames(of))} | ${code(message)} |`;
  });
  const more = rows.length > MOST_ROWS ? [`| | | ${rows.length - MOST_ROWS} more below |`] : [];
  return ['| impact | objects | what happens |', '| --- | --- | --- |', ...lines, ...more, ''].join('\n');
}

function pathParts({ paths }: DiffReport): readonly Part[] {
  const all = pathLines(paths);
  if (all.length === 0) return [];
  const lines = all.map(
    ({ what, when, ...path }) => `${what === 'gained' ? '+' : '-'} ${pathText(path)} (${what} ${when})`,
  );
  const [kept, left] = fitting(lines, LONGEST_OBJECT, ({ length }) => length);
  const more = left.length > 0 ? [`  ${count(left.length, 'more path')}`] : [];
  return [
    { name: 'the graph', text: graph(all) },
    { name: 'the paths', text: fenced([...kept, ...more]) },
  ];
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
  return short.replace(/[^A-Za-z0-9 .:/,\u2026-]/gu, (character) => `#${character.codePointAt(0)};`);
}

function titleOf({ change, objects }: Group): string {
  const [first] = objects;
  const from = first?.from ? `, before ${objectName(first.from)}` : '';
  return `${objectNames(objects.map(({ object }) => object))} ${change}${from}`;
}

function details(group: Group): string {
  const impacts = impactsOf(group);
  const shared = firstLines(group.shared, fieldLines);
  const own = firstLines(ownFields(group), ({ field, object, isFirst }) => [
    ...(isFirst ? [`@@ ${objectName(object)} alone @@`] : []),
    ...fieldLines(field),
  ]);
  const lines = [
    ...impacts.map(({ impact: { id, message } }) => `  ${id}: ${message}`),
    ...shared.lines,
    ...legend(group).map((line) => `  ${line}`),
    ...own.lines,
  ];
  const title = `${code(impacts[0]?.impact.id ?? 'path')} ${code(titleOf(group))}`;
  return folded(title, lines, [...shared.notes, ...own.notes]);
}

function harmlessPart(harmless: readonly Harmless[]): readonly Part[] {
  if (harmless.length === 0) return [];
  const { lines, notes } = firstLines(harmless, ({ field, objects }) => [
    `@@ ${objects.length > 3 ? `${objects.length} objects` : objectNames(objects)} @@`,
    ...fieldLines(field),
  ]);
  return [{ name: 'what is harmless', text: folded('Harmless', lines, notes) }];
}

function folded(title: string, lines: readonly string[], notes: readonly string[]): string {
  const [kept, left] = fitting(lines, LONGEST_OBJECT, ({ length }) => length);
  const more = [...(left.length > 0 ? [count(left.length, 'more line')] : []), ...notes].map((line) => `  ${line}`);
  return `<details><summary>${title}</summary>\n\n${fenced([...kept, ...more])}\n</details>\n`;
}

function fieldLines(field: FieldChange): readonly string[] {
  const path = `  ${field.path}${field.reordered ? ' in another order' : ''}`;
  const short = inline(field);
  return short === undefined
    ? [path, ...changedLines(field).map((line) => `${line.charAt(0)} ${line.slice(1)}`)]
    : [/^[-+] /.test(short) ? short : `! ${short}`];
}

/** Code, within a fence that nothing in it can close. */
function fenced(lines: readonly string[]): string {
  const text = lines.map((line) => printable(line)).join('\n');
  const longest = (text.match(/`+/g) ?? []).reduce((most, some) => Math.max(most, some.length), 2);
  const fence = '`'.repeat(longest + 1);
  return `${fence}diff\n${text}\n${fence}\n`;
}
