import { join, resolve } from 'node:path';
import { type Diagnostic, DiagnosticSeverity, type Range } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { CONFIG_FILE, findConfig } from '../application/config';
import type { Finding } from '../checks/run';
import type { Span } from './place';

/** A finding as an editor shows it, on its line. */
export function diagnosticOf(
  { check, severity, message, remedy, object, line, fingerprint }: Finding,
  text: string,
): Diagnostic {
  const name = [object.kind, object.name].filter(Boolean).join(' ');
  return {
    range: rangeOf(text, lineSpan(text, line ?? 1)),
    severity: severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    code: check,
    source: 'kubetalk',
    message: `${name ? `${name}: ` : ''}${message}\nfix: ${remedy}`,
    data: fingerprint,
  };
}

/** Why a folder can't be read, at the place that the message begins with, else in its settings. */
export function refusal(folder: string, message: string): [file: string, diagnostics: Diagnostic[]] {
  const [, file, line = '1', reason] = /^([^:\n]+?):(?:(\d+)(?::\d+)?:)? (.*)$/s.exec(message) ?? [];
  const settings = findConfig(folder) ?? join(folder, CONFIG_FILE);
  const at = { line: Number(line) - 1, character: 0 };
  const diagnostic: Diagnostic = {
    range: { start: at, end: { ...at, line: at.line + 1 } },
    severity: DiagnosticSeverity.Error,
    source: 'kubetalk',
    message: reason ?? message,
  };
  return [file === undefined ? settings : resolve(folder, file), [diagnostic]];
}

/** What a line, from 1, says: without its indentation and its comment. */
export function lineSpan(text: string, line: number): Span {
  let start = 0;
  for (let at = 1; at < line; at++) start = text.indexOf('\n', start) + 1 || text.length;
  const end = text.indexOf('\n', start);
  const whole = text.slice(start, end < 0 ? text.length : end);
  const comment = whole.indexOf(' #');
  const content = (comment < 0 ? whole : whole.slice(0, comment)).trimEnd();
  return { start: start + Math.max(0, content.search(/[^\s-]/)), end: start + content.length };
}

export function rangeOf(text: string, { start, end }: Span): Range {
  const document = TextDocument.create('', '', 0, text);
  return { start: document.positionAt(start), end: document.positionAt(end) };
}
