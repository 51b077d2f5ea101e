import { isAbsolute, relative, sep } from 'node:path';
import { jsonText } from '../../text/printable';
import type { CheckReport } from '../report';
import { subjectOf } from './text';

/**
 * A report as GitLab shows it in a merge request, by files' paths in the repository.
 *
 * @see https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export function gitlab({ findings }: CheckReport): string {
  const issues = findings.map((finding) => {
    const { check, severity, message, remedy, fingerprint, file = '-', line = 1 } = finding;
    const path = isAbsolute(file) ? relative(process.cwd(), file) : file;
    return {
      description: `${subjectOf(finding)}: ${message}; fix: ${remedy}`,
      check_name: check,
      fingerprint,
      severity: severity === 'error' ? 'major' : 'minor',
      location: { path: path.split(sep).join('/'), lines: { begin: line } },
    };
  });
  return `${jsonText(issues)}\n`;
}
