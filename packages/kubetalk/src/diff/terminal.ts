import type { Identity } from '../manifest/manifest';
import { printable } from '../text/printable';
import { wrapped } from '../text/wrapped';
import { pathText } from './path-changes';
import type { ImpactId, ObjectChange, Report } from './report';
import { severity } from './report';
import { ownImpacts, pathLines, type Section, sides, summary } from './values';

const COLOURS = { bold: 1, red: 31, green: 32, yellow: 33, dim: 2 } as const;
type Colour = keyof typeof COLOURS;
type Paint = (colour: Colour, text: string) => string;

/** A report for people, no wider than 80 columns: the worst first, then paths, then objects. */
export function terminal(sections: readonly Section[], colours: boolean): string {
  const paint: Paint = (colour, text) => (colours ? `\u001b[${COLOURS[colour]}m${text}\u001b[0m` : text);
  return sections.map((section) => sectionText(section, paint)).join('\n');
}

function sectionText({ name, report }: Section, paint: Paint): string {
  const heading = name === undefined ? '' : `${paint('bold', printable(name))}: `;
  const first = `${heading}${paint(colourOf(report.worst ?? 'no-effect'), summary(report))}\n`;
  return [first, ...pathsText(report, paint), ...report.changes.map((change) => objectText(change, paint))].join('\n');
}

function pathsText({ paths }: Report, paint: Paint): string[] {
  const lines = pathLines(paths).flatMap(({ what, when, id, ...path }) => [
    ...folded(pathText(path), '    ', `  ${paint(colourOf(id), what)} `),
    paint('dim', `    ${when}`),
  ]);
  return lines.length > 0 ? [`${paint('bold', 'Paths')}\n${lines.join('\n')}\n`] : [];
}

function objectText({ object, change, impacts, fields }: ObjectChange, paint: Paint): string {
  const lines = [
    ...folded(`${objectName(object)} ${change}`, '  ', ''),
    ...ownImpacts(impacts).flatMap(({ id, message }) => [`  ${paint(colourOf(id), id)}`, ...folded(message, '    ')]),
    ...fields.flatMap((field) => [
      ...folded(field.path, '      ', '  '),
      ...sides(field).flatMap((side) =>
        folded(side, '      ', '    ').map((line) => paint(side.startsWith('-') ? 'red' : 'green', line)),
      ),
    ]),
  ];
  return `${[paint('bold', lines[0] ?? ''), ...lines.slice(1)].join('\n')}\n`;
}

/** An object as the reader knows it. */
export function objectName({ kind, namespace, name }: Identity): string {
  return printable(
    `${kind || 'object without a kind'} ${name || '(no name)'}${namespace && ` in namespace ${namespace}`}`,
  );
}

function colourOf(id: ImpactId): Colour {
  if (severity(id) <= severity('deleted-when-pruned')) return 'red';
  if (severity(id) <= severity('scaled')) return 'yellow';
  return severity(id) <= severity('updated') ? 'green' : 'dim';
}

/** Wrapped, words that are wider than the page too. */
function folded(text: string, indent: string, first = indent): readonly string[] {
  const words = printable(text).replace(/\S{68,}/gu, (word) => (word.match(/.{1,64}/gu) ?? []).join(' '));
  return wrapped(words, indent, first);
}
