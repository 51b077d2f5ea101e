import type { Identity } from '../manifest/manifest';
import { printable } from '../text/printable';
import { count, wrapped } from '../text/wrapped';
import type { Finding } from './run';

/** What the closing line counts. */
export interface Counts {
  readonly objects: number;
  /** Objects of kinds that no check knows. */
  readonly unknown: number;
  /** Files of a folder that are no manifests. */
  readonly passedOver: number;
}

const COLOURS = { bold: 1, error: 31, warning: 33, dim: 2 } as const;

type Paint = (colour: keyof typeof COLOURS, text: string) => string;

/** Findings for people: grouped by object, and at the end how many of what. */
export function render(findings: readonly Finding[], counts: Counts, colours: boolean): string {
  const paint: Paint = (colour, text) => (colours ? `\u001b[${COLOURS[colour]}m${text}\u001b[0m` : text);
  const groups = [...grouped(findings)].map(([name, group]) => {
    const parts = group.map((each) => one(each, paint));
    return `${paint('bold', name)}\n${parts.join('\n')}\n`;
  });
  return [...groups, `${closing(findings, counts)}\n`].join('\n');
}

function grouped(findings: readonly Finding[]): Map<string, Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const each of findings) {
    const name = objectName(each.object);
    const group = groups.get(name);
    if (group) group.push(each);
    else groups.set(name, [each]);
  }
  return groups;
}

function objectName({ apiVersion, kind, namespace, name }: Identity): string {
  const where = namespace ? ` in namespace ${namespace}` : '';
  return printable(
    `${kind || 'object without a kind'} ${name || '(no name)'}${where}${apiVersion && ` (${apiVersion})`}`,
  );
}

function one({ severity, check, file, line, message, remedy }: Finding, paint: Paint): string {
  const place = file === undefined ? '' : ` ${printable(file)}${line === undefined ? '' : `:${line}`}`;
  return [
    `  ${paint(severity, severity)}${place} ${paint('dim', check)}`,
    ...wrapped(printable(message), '    '),
    ...wrapped(printable(remedy), '    ', '    mend: '),
  ].join('\n');
}

function closing(findings: readonly Finding[], { objects, unknown, passedOver }: Counts): string {
  const of = (severity: Finding['severity']) => findings.filter((each) => each.severity === severity).length;
  return [
    `${count(objects, 'object')} checked`,
    ...(unknown > 0 ? [`${count(unknown, 'object')} of unknown kinds passed over`] : []),
    ...(passedOver > 0 ? [`${count(passedOver, 'other file')} passed over`] : []),
    count(of('error'), 'error'),
    count(of('warning'), 'warning'),
  ].join(', ');
}
