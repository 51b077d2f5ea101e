import { jsonText } from '../../text/printable';
import type { CheckReport } from '../report';

/** Changes when a field goes or means something else; fields may be added. docs/check-report.schema.json describes it. */
const VERSION = 1;

/** A report for programs. */
export function checkAsJson({ findings, headline, already, resolved, idle, leftOut, counts }: CheckReport): string {
  return `${jsonText({ version: VERSION, findings, headline, already, resolved, idle, leftOut, counts })}\n`;
}
