import { compose, composeAny } from './compose';
import type { Composed } from './composed';
import { UnreadableError } from './input-error';
import type { FieldPath, Json } from './manifest';
import { type Part, split } from './split';
import { SyntaxFault } from './syntax-fault';

/** One document of a file. */
export interface Document {
  readonly value: Json;
  readonly duplicates: readonly FieldPath[];
  line(path: FieldPath): number;
  /** Where the value at a path begins in the text, or the nearest one above it that is there. */
  offset(path: FieldPath): number;
  /** The lines of the comment that stands above the value at a path, or behind it on its line. */
  comments(path: FieldPath): readonly string[];
}

/** One document takes memory for each value that it holds, a file only for its text. */
const MAX_DOCUMENT = 8 * 2 ** 20;

/** What texts of documents hold. Those who read several files can keep it, and what these have in common is read once. */
export type KnownDocuments = Map<string, readonly Composed[]>;

/** Every document of a text that is not empty, as kubectl reads it. */
export function documents(text: string, file: string, known?: KnownDocuments): readonly Document[] {
  const lines = new Lines(text);
  try {
    const found: Document[] = [];
    for (const part of split(text)) for (const document of documentsOf(part, lines, known)) found.push(document);
    return found;
  } catch (error) {
    if (!(error instanceof SyntaxFault)) throw error;
    throw new UnreadableError(file, error.message, lines.position(error.offset));
  }
}

function documentsOf(part: Part, lines: Lines, known?: KnownDocuments): readonly Document[] {
  const values = known?.get(part.text) ?? valuesOf(part);
  known?.set(part.text, values);
  // A few documents lack the positions of their entries. Those with a finding are composed again.
  let positions: Positions | undefined;
  return values.flatMap((composed, index) => {
    const { value, duplicates, entries } = composed;
    if (value === null) return [];
    const offset = (path: FieldPath) => {
      if (entries) return part.offset + offsetOf(composed, entries, path);
      positions ??= new Positions(part.text);
      return part.offset + positions.offset(index, path);
    };
    const isCommented = part.text.includes('#');
    return [
      {
        value,
        duplicates,
        offset,
        line: (path) => lines.number(offset(path)),
        comments: (path) => (isCommented ? lines.comments(offset(path), typeof path.at(-1) === 'number') : []),
      },
    ];
  });
}

/** The offset of the value at a path, or of the nearest one above it that is there. */
function offsetOf({ value, offset }: Composed, entries: readonly number[], path: FieldPath): number {
  let found = offset;
  let place = 0;
  let inside: Json | undefined = value;
  for (const key of path) {
    if (typeof inside !== 'object' || inside === null) break;
    const before: number = Array.isArray(inside) ? Number(key) : Object.keys(inside).indexOf(String(key));
    if (before < 0 || (Array.isArray(inside) && !(before < inside.length))) break;
    for (let passed = 0; passed < before; passed++) place = entries[place + 1] as number;
    found = entries[place] as number;
    place += 2;
    inside = (inside as { [key: string | number]: Json })[key];
  }
  return found;
}

function valuesOf({ text, offset, json }: Part): readonly Composed[] {
  try {
    if (text.length > MAX_DOCUMENT)
      throw new SyntaxFault(
        `a document of more than ${MAX_DOCUMENT / 2 ** 20} MiB: separate its objects with "---"`,
        0,
      );
    const composed = compose(text, json);
    const [, second] = composed;
    if (second)
      throw new SyntaxFault(
        'content after "...", of which kubectl reads nothing: separate it with "---"',
        second.offset,
      );
    return composed;
  } catch (error) {
    throw error instanceof SyntaxFault ? new SyntaxFault(error.message, offset + error.offset) : error;
  }
}

/** The positions of the values of a text. */
class Positions {
  /** Of each collection its keys, each with its offset behind it: few are asked for, and many of them are made. */
  private readonly entries = new Map<object, (string | number)[]>();
  private readonly documents: readonly Composed[];

  constructor(text: string) {
    const note = (collection: object, key: string | number, offset: number): void => {
      const places = this.entries.get(collection);
      if (places) places.push(key, offset);
      else this.entries.set(collection, [key, offset]);
    };
    // It was read before: of JSON, too, every escape is one.
    this.documents = composeAny(text, note, true);
  }

  /** The offset of the value at a path, or of the nearest one above it that is there. */
  offset(document: number, path: FieldPath): number {
    let { value, offset } = this.documents[document] as Composed;
    for (const key of path) {
      const found = typeof value === 'object' && value !== null ? this.place(value, key) : undefined;
      if (found === undefined) break;
      offset = found;
      value = (value as { [key: string | number]: Json })[key] as Json;
    }
    return offset;
  }

  /** Of a key that is given again the last place counts, as the last value does. */
  private place(collection: object, key: string | number): number | undefined {
    const places = this.entries.get(collection) ?? [];
    for (let at = places.length - 2; at >= 0; at -= 2) if (places[at] === key) return places[at + 1] as number;
    return undefined;
  }
}

/** The lines of a text, counted when they are first asked for. */
class Lines {
  private starts: readonly number[] | undefined;

  constructor(private readonly text: string) {}

  /** The line, from 1, that an offset is on. */
  number(offset: number): number {
    this.starts ??= lineStarts(this.text);
    let low = 0;
    let high = this.starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] as number) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }

  /** The comment of what begins at an offset, a line each: what begins further right on the same line has none. */
  comments(offset: number, isItem: boolean): readonly string[] {
    const number = this.number(offset);
    const before = this.text.slice(this.starts?.[number - 1], offset).trim();
    if (before.includes('-') !== isItem || !/^[- ]*$/.test(before)) return [];
    const lines: string[] = [];
    for (let above = number - 1; above > 0 && this.line(above).startsWith('#'); above--)
      lines.unshift(this.line(above));
    const own = this.line(number);
    const behind = own.indexOf(' #');
    const isBehind = behind > 0 && own.slice(0, behind).split(/["']/).length % 2 === 1;
    return [...lines, ...(isBehind ? [own.slice(behind + 1)] : [])].map((line) => line.replace(/^#+ ?/, ''));
  }

  private line(number: number): string {
    return this.text.slice(this.starts?.[number - 1], this.starts?.[number] ?? this.text.length).trim();
  }

  /** An offset as `line:column`, both from 1. */
  position(offset: number): string {
    const line = this.number(offset);
    return `${line}:${offset - (this.starts?.[line - 1] ?? 0) + 1}`;
  }
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
