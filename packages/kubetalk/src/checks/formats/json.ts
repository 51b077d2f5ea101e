import type { Report } from '../report';

/** Changes when a field goes or means something else; fields may be added. The schema stands in docs/check.md. */
const VERSION = 1;

/** A report for programs. */
export function json({ findings, idle, leftOut, counts }: Report): string {
  return `${JSON.stringify({ version: VERSION, findings, idle, leftOut, counts }, undefined, 2)}\n`;
}
