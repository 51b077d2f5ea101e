import { printable } from '../../text/printable';
import type { CheckReport } from '../report';
import type { Finding } from '../run';
import { closing, subjectOf } from './text';

/** GitHub shows so many annotations of a level from one step. */
const MOST_SHOWN = 10;

/**
 * A report as GitHub's workflows turn it into annotations of a pull request.
 *
 * @see https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 */
export function github(report: CheckReport): string {
  const lines = mostTelling(report.findings).map((finding) => {
    const { severity, check, message, remedy, file, line } = finding;
    const place = file === undefined || file === '-' ? {} : { file, ...(line !== undefined && { line }) };
    const properties = Object.entries({ ...place, title: `kubetalk: ${check}` });
    const parameters = properties.map(([key, value]) => `${key}=${escaped(String(value)).replace(/[:,]/g, encoded)}`);
    return `::${severity} ${parameters.join(',')}::${escaped(`${subjectOf(finding)}: ${message}; fix: ${remedy}`)}`;
  });
  return [...lines, ...notShown(report.findings), closing(report), ''].join('\n');
}

/** Errors first, and of each check one before the second of any: those that are shown then differ the most. */
function mostTelling(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Map<string, number>();
  const keyed = findings.map((finding) => {
    const key = `${finding.severity} ${finding.check}`;
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return { finding, order: [finding.severity === 'error' ? 0 : 1, before] as const };
  });
  return keyed
    .sort(({ order: [one, first] }, { order: [other, second] }) => one - other || first - second)
    .map(({ finding }) => finding);
}

function notShown(findings: readonly Finding[]): readonly string[] {
  const parts = (['error', 'warning'] as const).flatMap((level) => {
    const { length } = findings.filter(({ severity }) => severity === level);
    return length > MOST_SHOWN ? [`${MOST_SHOWN} of ${length} ${level}s`] : [];
  });
  return parts.length > 0
    ? [`::notice title=kubetalk::GitHub shows ${parts.join(' and ')} here: the log of this step has all`]
    : [];
}

function escaped(text: string): string {
  return text.replace(/[^\r\n]+/g, printable).replace(/[%\r\n]/g, encoded);
}

function encoded(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
