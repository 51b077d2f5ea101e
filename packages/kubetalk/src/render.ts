// What the functions of this package report, as text, Markdown or JSON.
import { findingsAsMarkdown } from './checks/formats/markdown';
import { paragraphs } from './checks/formats/text';
import type { Finding } from './checks/run';
import { diffAsJson } from './diff/json';
import { diffAsMarkdown } from './diff/markdown';
import type { DiffReport } from './diff/report';
import { diffAsText } from './diff/terminal';
import { jsonText } from './text/printable';

/** `text` for a terminal or a log, without colours; `markdown` for a comment on a pull request; `json` for programs. */
export type Format = 'text' | 'markdown' | 'json';

/** What {@link check} found, in any format; `text` is empty where nothing was found. */
export function renderFindings(findings: readonly Finding[], format: Format = 'text'): string {
  if (format === 'json') return `${jsonText(findings)}\n`;
  return format === 'markdown' ? findingsAsMarkdown(findings) : paragraphs(findings, false).join('\n');
}

/** What {@link diff} reports, in any format. */
export function renderDiff(report: DiffReport, format: Format = 'text'): string {
  if (format === 'json') return diffAsJson([{ report }]);
  return format === 'markdown' ? diffAsMarkdown([{ report }]) : diffAsText([{ report }], false);
}
