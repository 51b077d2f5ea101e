import { code } from '../../text/markdown';
import { count } from '../../text/wrapped';
import type { Finding } from '../run';
import { subjectOf } from './text';

/** Findings for a comment on a pull request. Text of manifests is in code spans only, where it can't be a heading, a mention or a link. */
export function findingsAsMarkdown(findings: readonly Finding[]): string {
  if (findings.length === 0) return 'Nothing found.\n';
  const of = (severity: Finding['severity']) => findings.filter((each) => each.severity === severity);
  const [errors, warnings] = [of('error'), of('warning')];
  return `**${count(errors.length, 'error')}, ${count(warnings.length, 'warning')}**

| | object | what is wrong | what to change |
| --- | --- | --- | --- |
${[...errors, ...warnings].map(row).join('')}`;
}

function row({ check, severity, message, remedy, file, line, value, ...finding }: Finding): string {
  const place = file === undefined ? '' : `<br>${code(line === undefined ? file : `${file}:${line}`)}`;
  const from = value === undefined ? '' : `<br>value: ${code(`${value.file}:${value.line}`)}`;
  const object = code(subjectOf({ check, severity, message, remedy, ...finding }));
  return `| ${severity} ${code(check)} | ${object}${place}${from} | ${code(message)} | ${code(remedy)} |\n`;
}
