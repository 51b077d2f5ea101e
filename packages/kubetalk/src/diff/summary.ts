import { code } from '../text/markdown';
import { painter } from '../text/paint';
import { printable } from '../text/printable';
import { count, cutToLine, wrapped } from '../text/wrapped';
import { isHarmlessAlone, isOwn } from './groups';
import { headline } from './headline';
import { type DiffReport, type Impact, type ObjectChange, severity } from './report';
import { colourOf } from './terminal';
import { objectName, type Section } from './values';

/** A report in the fewest lines: the sentence, a line for each object, the worst first, and how many have which impact. */
export function summary(sections: readonly Section[], colours: boolean): string {
  const paint = painter(colours);
  return sections
    .map(({ name, report }) => {
      const heading = `${name === undefined ? '' : `${name}: `}${report.headline}`;
      const widest = Math.max(...report.changes.map((change) => impactOf(change).id.length));
      const lines = report.changes.map((change) => {
        const { id } = impactOf(change);
        const line = cutToLine(printable(`${id.padEnd(widest)} ${textOf(change)}`));
        return paint(colourOf(id), line.slice(0, id.length)) + line.slice(id.length);
      });
      return `${[...wrapped(printable(heading), ''), ...(lines.length > 0 ? ['', ...lines, '', ...wrapped(counts(report), '')] : [])].join('\n')}\n`;
    })
    .join('\n');
}

/** The same as Markdown, with a row for each object. */
export function summaryMarkdown(sections: readonly Section[]): string {
  return sections
    .map(({ name, report }) => {
      const heading = `${name === undefined ? '' : `### ${code(name)}\n\n`}**${headline(report, code)}**\n`;
      if (report.changes.length === 0) return heading;
      const rows = report.changes.map((change) => {
        const { id, message } = impactOf(change);
        return `| ${code(id)} | ${code(nameOf(change))} | ${code(message)} |`;
      });
      const table = ['| impact | object | what happens |', '| --- | --- | --- |', ...rows, '', counts(report), ''];
      return `${heading}\n${table.join('\n')}`;
    })
    .join('\n');
}

const NONE: Impact = { id: 'updated', message: '' };

/** The worst of an object itself; of one over which only paths change, that of these. */
function impactOf({ impacts }: ObjectChange): Impact {
  return impacts.find(isOwn) ?? impacts[0] ?? NONE;
}

function nameOf({ object, from }: ObjectChange): string {
  return `${objectName(object)}${from ? `, before ${objectName(from)}` : ''}`;
}

function textOf(change: ObjectChange): string {
  const message = isHarmlessAlone(change)
    ? 'labels or annotations alone'
    : impactOf(change).message.replace(/^the API server refuses it: /, '');
  return `${nameOf(change)}: ${message}`;
}

/** `12 objects differ: 3 pods-replaced, 9 updated`, and how they are applied where it is not as usual. */
function counts({ changes, serverSide }: DiffReport): string {
  const found = new Map<Impact['id'], number>();
  for (const change of changes) found.set(impactOf(change).id, (found.get(impactOf(change).id) ?? 0) + 1);
  const some = [...found].sort(([one], [other]) => severity(one) - severity(other));
  const how = serverSide ? ', applied with --server-side' : '';
  return `${count(changes.length, 'object')} ${changes.length === 1 ? 'differs' : 'differ'}${how}: ${some.map(([id, number]) => `${number} ${id}`).join(', ')}`;
}
