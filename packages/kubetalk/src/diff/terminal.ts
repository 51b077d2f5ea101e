import { onPage } from '../text/page-width';
import { type Colour, type Paint, painter } from '../text/paint';
import { printable } from '../text/printable';
import { count } from '../text/wrapped';
import { type Group, grouped, type Harmless, impactsOf, legend, ownFields } from './groups';
import { changedLines, firstLines, inline } from './lines';
import { pathText } from './path-changes';
import type { DiffReport, FieldChange, ImpactId } from './report';
import { severity } from './report';
import { limitsOf, objectName, objectNames, pathLines, type Section } from './values';

/** A report for people: the sentence, then paths, then objects, the worst first. Wrapped, but for the lines of texts. */
export function diffAsText(sections: readonly Section[], colours: boolean): string {
  const paint = painter(colours);
  return sections.map((section) => sectionText(section, paint)).join('\n');
}

function sectionText({ name, report }: Section, paint: Paint): string {
  const colour = colourOf(report.worst ?? 'no-effect');
  const heading = name === undefined ? '' : `${name}: `;
  const lines = folded(`${heading}${report.headline}`, '', '').map((line, index) => {
    const own = index === 0 && line.startsWith(printable(heading)) ? printable(heading) : '';
    return `${own && paint('bold', own)}${paint(colour, line.slice(own.length))}`;
  });
  const { groups, harmless } = grouped(report.changes);
  const ignored = report.ignored > 0 ? [paint('dim', `${count(report.ignored, 'value')} ignored\n`)] : [];
  return [
    `${lines.join('\n')}\n`,
    ...pathsText(report, paint),
    ...groups.map((group) => groupText(group, paint)),
    ...harmlessText(harmless, paint),
    ...limitsOf(report).map((note) => `${paint('yellow', folded(note, '  ', '').join('\n'))}\n`),
    ...ignored,
  ].join('\n');
}

function pathsText({ paths }: DiffReport, paint: Paint): string[] {
  const lines = pathLines(paths).flatMap(({ what, when, id, ...path }) => [
    ...folded(pathText(path), '    ', `  ${paint(colourOf(id), what)} `),
    ...folded(when, '    ').map((line) => paint('dim', line)),
  ]);
  return lines.length > 0 ? [`${paint('bold', 'Paths')}\n${lines.join('\n')}\n`] : [];
}

function groupText(group: Group, paint: Paint): string {
  const lines = [
    ...titleOf(group).map((line) => paint('bold', line)),
    ...impactsOf(group).flatMap(({ impact: { id, message }, of }) => [
      `  ${paint(colourOf(id), id)}`,
      ...folded(of.length === group.objects.length ? message : `${message} (${objectNames(of)})`, '    '),
    ]),
    ...fewText(group.shared, (field) => fieldText(field, paint, '  '), paint),
    ...legend(group).map((line) => paint('dim', `    ${line}`)),
    ...fewText(
      ownFields(group),
      ({ field, object, isFirst }) => [
        ...(isFirst ? folded(`${objectName(object)} alone`, '    ', '  ') : []),
        ...fieldText(field, paint, '    '),
      ],
      paint,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function fewText<Item>(items: readonly Item[], textOf: (item: Item) => readonly string[], paint: Paint) {
  const { lines, notes } = firstLines(items, textOf);
  return [...lines, ...notes.map((note) => paint('yellow', `  ${note}`))];
}

function titleOf({ change, objects }: Group): readonly string[] {
  const [first] = objects;
  const from = first?.from ? `, before ${objectName(first.from)}` : '';
  return folded(`${objectNames(objects.map(({ object }) => object))} ${change}${from}`, '  ', '');
}

function fieldText(field: FieldChange, paint: Paint, indent: string): readonly string[] {
  const short = inline(field);
  const isLone = field.before === undefined || field.after === undefined;
  // A path is not broken for the sake of a word.
  if (short !== undefined && !(isLone && field.path.length + indent.length > LONGEST_PATH))
    return folded(short, `${indent}  `, indent).map((line) => signedLine(short, line, paint));
  const path = `${field.path}${field.reordered ? ' in another order' : ''}`;
  return [
    ...folded(path, `${indent}  `, indent),
    ...changedLines(field).map((line) => `${indent}  ${painted(line, paint)}`.trimEnd()),
  ];
}

/** In columns. */
const LONGEST_PATH = 70;

function signedLine(text: string, line: string, paint: Paint): string {
  if (text.startsWith('- ')) return paint('red', line);
  return text.startsWith('+ ') ? paint('green', line) : line;
}

function painted(line: string, paint: Paint): string {
  const [sign] = line;
  const text = `${sign} ${line.slice(1)}`.trimEnd();
  if (sign === '-') return paint('red', text);
  return sign === '+' ? paint('green', text) : paint('dim', text);
}

/** In how many objects each is, and which, where they are few. */
function harmlessText(harmless: readonly Harmless[], paint: Paint): string[] {
  if (harmless.length === 0) return [];
  const textOf = ({ field, objects }: Harmless) => [
    ...folded(`in ${objects.length > 3 ? `${objects.length} objects` : objectNames(objects)}`, '    ', '  '),
    ...fieldText(field, paint, '    '),
  ];
  const lines = fewText(harmless, textOf, paint);
  return [`${paint('bold', 'Harmless')}\n${lines.join('\n')}\n`];
}

export function colourOf(id: ImpactId): Colour {
  if (severity(id) <= severity('deleted-when-pruned')) return 'red';
  if (severity(id) <= severity('scaled')) return 'yellow';
  return severity(id) <= severity('updated') ? 'green' : 'dim';
}

/** Marks where a word may be broken: no printed text contains it. */
const BREAK = '\0';

/** Wrapped, words that are wider than the page too. */
function folded(text: string, indent: string, first = indent): readonly string[] {
  const words = printable(text).replace(/\S{68,}/gu, (word) => (word.match(/.{1,64}/gu) ?? []).join(` ${BREAK}`));
  return onPage(words, indent, first).map((line) => line.replaceAll(` ${BREAK}`, '').replaceAll(BREAK, ''));
}
