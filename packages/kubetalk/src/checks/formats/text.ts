import { type LeftOut, NOT_TEXT } from '../../application/walk';
import { groupBy } from '../../manifest/group-by';
import type { Identity } from '../../manifest/manifest';
import { cutShort, LONGEST_NAME, listed } from '../../text/budget';
import { onPage } from '../../text/page-width';
import { type Paint, painter } from '../../text/paint';
import { printable } from '../../text/printable';
import { count } from '../../text/wrapped';
import type { CheckReport } from '../report';
import type { Finding } from '../run';
import { unreadable } from '../unreadable';

/** A report for people: its findings, and how many of what there are. */
export function checkAsText(report: CheckReport, colours: boolean): string {
  const { findings, headline, already, resolved = [], counts } = report;
  const paint = painter(colours);
  const titled = (title: string, all: readonly string[]) => (all.length > 0 ? [paint('bold', title), '', ...all] : []);
  const first = headline.length > 0 ? [headline.map((line) => `${paint('bold', printable(line))}\n`).join('')] : [];
  const gone = resolved.map(({ object, message }) =>
    onPage(printable(`${titleOf(object)}: ${message}`), '  ').join('\n'),
  );
  const parts = already
    ? [
        ...titled('comes with the files:', paragraphs(findings, colours)),
        ...titled('is gone with the files:', gone.length > 0 ? [...gone, ''] : []),
        ...titled('is in the cluster already:', [...first, ...paragraphs(already, colours)]),
      ]
    : [...first, ...paragraphs(findings, colours, counts.files === 1)];
  return [...parts, `${closing(report)}\n`].join('\n');
}

/**
 * Findings for people: first what is broken, object by object; then the warnings, those of one kind together.
 *
 * @param alone whether one file was read, which is seldom all of an application: what it names and does not hold is one warning.
 *   @default false
 */
export function paragraphs(findings: readonly Finding[], colours: boolean, alone = false): readonly string[] {
  const paint = painter(colours);
  const of = (severity: Finding['severity']) => findings.filter((each) => each.severity === severity);
  const [absent, others] = alone ? absentIn(of('warning')) : [[], of('warning')];
  const errors = [...groupBy(of('error'), subjectOf)].map(
    ([name, group]) =>
      `${paint('bold', name)}\n${sharing(group)
        .map((each) => errorsOf(each, paint))
        .join('\n')}\n`,
  );
  const warnings = sharing(others).map((group) => alike(group, paint));
  return [...errors, ...warnings, ...(absent.length > 0 ? [together(absent, paint)] : [])];
}

/** The warnings of what is not in a file, where there are several, and all others. */
function absentIn(warnings: readonly Finding[]): readonly [readonly Finding[], readonly Finding[]] {
  const absent = warnings.filter((each) => each.absent !== undefined);
  return absent.length > 1 ? [absent, warnings.filter((each) => each.absent === undefined)] : [[], warnings];
}

/** One warning for all that is not in a file. */
function together(findings: readonly Finding[], paint: Paint): string {
  const [{ file = 'standard input' }] = findings as [Finding];
  const checks = [...new Set(findings.map(({ check }) => check))].join(', ');
  const names = [...groupBy(findings, ({ absent }) => absent)].map(([absent, [first]]) =>
    first?.line === undefined ? absent : `${absent} (line ${first.line})`,
  );
  return [
    `${paint('yellow', 'warning')} ${paint('bold', checks)}`,
    ...onPage(printable(`${file}: it names what is not in it: ${names.join(', ')}`), '    ', '  - '),
    ...onPage('name the files that hold these as well, or their folder', '    ', '  fix: '),
    '',
  ].join('\n');
}

/** What a finding is about: an object, or a file that can't be read. */
export function subjectOf({ check, object, file = '' }: Finding): string {
  return check === unreadable.id ? printable(file) : objectName(object);
}

function objectName({ apiVersion, kind, namespace, name }: Identity): string {
  const where = namespace ? ` in namespace ${namespace}` : '';
  return printable(
    `${kind || 'object without a kind'} ${name || '(no name)'}${where}${apiVersion && ` (${apiVersion})`}`,
  );
}

/** Findings of one check that have one fix. */
function sharing(findings: readonly Finding[]): readonly (readonly Finding[])[] {
  return [...groupBy(findings, ({ check, remedy }) => `${check}\n${remedy}`).values()];
}

function errorsOf(findings: readonly Finding[], paint: Paint): string {
  const [{ remedy }] = findings as [Finding];
  return [
    ...findings.flatMap(({ check, message, ...finding }) => [
      `  ${paint('red', 'error')}${placeOf(finding)} ${paint('dim', check)}`,
      ...onPage(printable(message), '    '),
    ]),
    ...onPage(printable(remedy), '    ', '    fix: '),
  ].join('\n');
}

/** Warnings of one check, which are fixed in the same way. */
function alike(findings: readonly Finding[], paint: Paint): string {
  const [{ check, remedy }] = findings as [Finding];
  return [
    `${paint('yellow', 'warning')} ${paint('bold', check)}`,
    ...findings.flatMap(({ object, message, ...finding }) =>
      onPage(
        printable(check === unreadable.id ? message : `${titleOf(object)}: ${message}`),
        '    ',
        `  -${placeOf(finding)} `,
      ),
    ),
    ...onPage(printable(remedy), '    ', '  fix: '),
    '',
  ].join('\n');
}

/** How many findings there are of each check, the most first. */
export function summary(report: CheckReport, colours: boolean): string {
  const paint = painter(colours);
  const rows = [...groupBy(report.findings, ({ severity, check }) => `${severity} ${check}`).values()].sort(
    (one, other) => warnings(one) - warnings(other) || other.length - one.length,
  );
  const lines = rows.map((all) => {
    const [{ severity, check }] = all as [Finding];
    const colour = severity === 'error' ? 'red' : 'yellow';
    return `${String(all.length).padStart(6)} ${paint(colour, severity.padEnd(7))} ${check}`;
  });
  return `${[...lines, ...(lines.length > 0 ? [''] : []), closing(report)].join('\n')}\n`;
}

/** 1 for a group of warnings, which stands below those of errors. */
const warnings = ([finding]: readonly Finding[]) => Number(finding?.severity === 'warning');

function titleOf({ kind, namespace, name }: Identity): string {
  return `${kind || 'object without a kind'} ${name || '(no name)'}${namespace ? ` in namespace ${namespace}` : ''}`;
}

function placeOf({ file, line, value }: Pick<Finding, 'file' | 'line' | 'value'>): string {
  const from = value === undefined ? '' : ` (value: ${printable(value.file)}:${value.line})`;
  return file === undefined ? '' : ` ${printable(file)}${line === undefined ? '' : `:${line}`}${from}`;
}

/** Counts, what was left out, and which settings have no effect. */
export function closing({
  findings,
  already = [],
  idle,
  leftOut,
  counts: { objects, unknown, unknownKinds, variants, known, silenced },
}: CheckReport): string {
  const of = (severity: Finding['severity']) => findings.filter((each) => each.severity === severity).length;
  const line = [
    `${count(objects, 'object')} checked${variants > 1 ? ` in ${variants} variants, each by itself` : ''}`,
    ...(unknown > 0
      ? [`${count(unknown, 'object')} of unknown kinds skipped (${printable(kindsText(unknownKinds))})`]
      : []),
    count(of('error'), 'error'),
    count(of('warning'), 'warning'),
    ...(already.length > 0 ? [`${count(already.length, 'finding')} in the cluster already`] : []),
    ...(known > 0 ? [`${count(known, 'finding')} of the baseline`] : []),
    ...(silenced > 0 ? [silencedText(silenced)] : []),
  ].join(', ');
  return [
    ...(leftOut.length > 0 ? onPage(printable(omissions(leftOut)), '  ', 'left out: ') : []),
    ...(idle.length > 0 ? onPage(printable(idle.join(', ')), '  ', 'no effect: ') : []),
    // Scripts read the last line.
    ...(process.stdout.isTTY ? onPage(line, '  ', '') : [line]),
  ].join('\n');
}

/** `8 × HelmRelease, 3 × Application` */
function kindsText(kinds: { readonly [kind: string]: number }): string {
  return listed(Object.entries(kinds), ([kind, number]) => `${number} × ${cutShort(kind, LONGEST_NAME)}`);
}

export function silencedText(silenced: number): string {
  return `${count(silenced, 'finding')} suppressed by kubetalk.yaml`;
}

const NAMED = 3;

/** `no YAML or JSON (214), holds no manifest (2: package.json, tsconfig.json)` */
function omissions(leftOut: readonly LeftOut[]): string {
  return [...groupBy(leftOut, ({ reason }) => reason)]
    .map(([reason, group]) => {
      const paths = group.map(({ path }) => path);
      const names =
        reason === NOT_TEXT ? '' : `: ${paths.slice(0, NAMED).join(', ')}${paths.length > NAMED ? ', …' : ''}`;
      return `${reason} (${paths.length}${names})`;
    })
    .join(', ');
}
