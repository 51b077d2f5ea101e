import { printable } from '../../text/printable';
import type { CheckReport } from '../report';
import type { Finding } from '../run';
import { closing, subjectOf } from './text';

/** A report as compilers print theirs, one line a finding, which editors and `grep` take apart: `FILE:LINE: SEVERITY CHECK: MESSAGE`. */
export function compact(report: CheckReport): string {
  const lines = report.findings.map((finding) => {
    const { severity, check, message } = finding;
    return printable(`${placeOf(finding)}${severity} ${check}: ${subjectOf(finding)}: ${message}`);
  });
  return [...lines, closing(report), ''].join('\n');
}

function placeOf({ file, line }: Finding): string {
  if (file === undefined) return '';
  return line === undefined ? `${file}: ` : `${file}:${line}: `;
}
