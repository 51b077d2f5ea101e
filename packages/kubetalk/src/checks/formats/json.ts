import { jsonText } from '../../text/printable';
import type { Report } from '../report';

/** Changes when a field goes or means something else; fields may be added. The schema stands in docs/check.md. */
const VERSION = 1;

/** A report for programs. */
export function json({ findings, idle, leftOut, counts }: Report): string {
  return `${jsonText({ version: VERSION, findings, idle, leftOut, counts })}\n`;
}
