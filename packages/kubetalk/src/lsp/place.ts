import { at, type FieldPath, type Manifest } from '../manifest/manifest';

/** A part of a text, by its offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where an entry's key is written. */
export function keySpan(text: string, { source }: Manifest, path: FieldPath): Span | undefined {
  const start = source.offset?.(path);
  const key = path.at(-1);
  if (start === undefined || typeof key !== 'string') return undefined;
  return within(text, { start, end: start + key.length + 1 }, exactly(key));
}

/** More than is before any value that people write. */
const LONGEST_LINE = 300;

/** Where a value is written: of text without its quotes, of a block all lines. Undefined for what is written elsewhere, by an alias. */
export function valueSpan(text: string, manifest: Manifest, path: FieldPath): Span | undefined {
  const begin = manifest.source.offset?.(path);
  const value = at(manifest.value, path);
  if (begin === undefined || (typeof value !== 'string' && typeof value !== 'number')) return undefined;
  const last = path.at(-1);
  // The place of an entry is that of its key.
  const from = typeof last === 'string' ? text.indexOf(':', begin + last.length) + 1 : begin;
  const [before = ''] = /^\s*(?:[!&]\S*\s+)?/.exec(text.slice(from, from + LONGEST_LINE)) ?? [];
  const start = from + before.length;
  if (text[start] === '*') return undefined;
  if (text[start] === '|' || text[start] === '>')
    return { start, end: endOfBlock(text, begin, typeof last === 'string') };
  const [quoted] = /^"(?:[^"\\]|\\[\s\S])*"|^'(?:[^']|'')*'/.exec(text.slice(start)) ?? [];
  if (quoted !== undefined) return { start: start + 1, end: start + quoted.length - 1 };
  const plain = String(value);
  return { start, end: text.startsWith(plain, start) ? start + plain.length : endOfLine(text, start) };
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** A block goes on for as long as lines are empty, or further in than its key. */
function endOfBlock(text: string, begin: number, hasKey: boolean): number {
  const line = text.lastIndexOf('\n', begin - 1) + 1;
  const indent = hasKey ? begin - line : (/^ */.exec(text.slice(line, begin))?.[0].length ?? 0);
  let end = endOfLine(text, begin);
  while (end < text.length) {
    const next = text.slice(end + 1, endOfLine(text, end + 1));
    if (next.trim() !== '' && next.search(/\S/) <= indent) break;
    end += next.length + 1;
  }
  return end;
}

/** The first place in a part of a text where a pattern is. */
export function within(text: string, { start, end }: Span, pattern: RegExp): Span | undefined {
  const found = pattern.exec(text.slice(start, end));
  return found ? { start: start + found.index, end: start + found.index + found[0].length } : undefined;
}

/** A name by itself, and not as a part of another one. */
export function exactly(name: string): RegExp {
  return new RegExp(`(?<![\\w.-])${escaped(name)}(?![\\w-])`, 'i');
}

/** The name of a Service in a host that begins with one of its Pods. */
export function behindPod(name: string): RegExp {
  return new RegExp(`(?<=\\.)${escaped(name)}(?![\\w-])`);
}

/** The port behind a host. */
export function behindHost(host: string, port: number | string): RegExp {
  return new RegExp(`(?<=(?<![\\w.-])${escaped(host)}:)${port}(?!\\d)`, 'i');
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
