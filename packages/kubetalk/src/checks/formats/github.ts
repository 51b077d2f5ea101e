import { printable } from '../../text/printable';
import type { CheckReport } from '../report';
import { closing, subjectOf } from './text';

/**
 * A report as GitHub's workflows turn it into annotations of a pull request.
 *
 * @see https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 */
export function github(report: CheckReport): string {
  const lines = report.findings.map((finding) => {
    const { severity, check, message, remedy, file, line } = finding;
    const place = file === undefined || file === '-' ? {} : { file, ...(line !== undefined && { line }) };
    const properties = Object.entries({ ...place, title: `kubetalk: ${check}` });
    const parameters = properties.map(([key, value]) => `${key}=${escaped(String(value)).replace(/[:,]/g, encoded)}`);
    return `::${severity} ${parameters.join(',')}::${escaped(`${subjectOf(finding)}: ${message}; fix: ${remedy}`)}`;
  });
  return [...lines, closing(report), ''].join('\n');
}

function escaped(text: string): string {
  return text.replace(/[^\r\n]+/g, printable).replace(/[%\r\n]/g, encoded);
}

function encoded(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
