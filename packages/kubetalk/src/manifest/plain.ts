import type { Composed } from './composed';
import type { Json } from './manifest';
import { plainScalar } from './scalar';

/** Thrown where a text is written otherwise: what it means, and whether it is YAML at all, is for the library to say. */
const NOT_PLAIN = Symbol('not plain');

/** Characters that mean the same to every reader of YAML; others are rare, or are refused. */
const USUAL = /^[\t\n\x20-\x7e\xa1-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]*$/;

/** Deeper ones may be too deep. */
const DEEP = 50;

const KEY = /^[A-Za-z_/][\w./-]*$/;

/** Keys that mean what they say without quotes. Manifests have few, each over and over. */
const KNOWN_KEYS = new Set<string>();
const MOST_KNOWN = 10_000;

function isKey(key: string): boolean {
  if (KNOWN_KEYS.has(key)) return true;
  const is = KEY.test(key) && key !== '__proto__' && plainScalar(key) === key;
  if (is && KNOWN_KEYS.size < MOST_KNOWN) KNOWN_KEYS.add(key);
  return is;
}

function isQuotedKey(key: string): boolean {
  return KEY.test(key) && key !== '__proto__';
}

/** What begins a scalar without quotes and nothing else. */
const WORD = /[\w./$(+~<=^;\\\xa1-\uffff]/;

const [SPACE, QUOTE, HASH, APOSTROPHE, DASH, COLON, BRACKET, BACKSLASH, BRACE, BAR] = Array.from(
  ' "#\'-:[\\{|',
  (character) => character.charCodeAt(0),
) as [number, number, number, number, number, number, number, number, number, number];
const NEWLINE = 10;

/**
 * The documents of a text, at most one, that is written as nearly all manifests are: blocks, with each scalar on a line or in a
 * literal. A small part of the library's time; undefined for any other text, whether it is YAML or not.
 */
export function plain(text: string): readonly Composed[] | undefined {
  if (!USUAL.test(text)) return undefined;
  try {
    return new Plain(text).documents();
  } catch (error) {
    if (error !== NOT_PLAIN) throw error;
    return undefined;
  }
}

/** The positions of the entries of the text that is being read. Each gets a copy of its own part, which is as long as it has to be. */
const entries: number[] = [];

/** Reads line by line; in between it is at the next line that has content. */
class Plain {
  private depth = 0;
  /** Where the content of the line begins. */
  private at = 0;
  /** The column of that, -1 at the end of the text. */
  private column = -1;
  /** Where the line ends. */
  private end = -1;
  private readonly hasTabs: boolean;
  /** How many numbers of {@link entries} are of this text. */
  private noted = 0;

  constructor(private readonly text: string) {
    this.hasTabs = text.includes('\t');
  }

  documents(): readonly Composed[] {
    if (this.text.startsWith('---')) this.separator();
    this.advance();
    if (this.column < 0) return [];
    const offset = this.at;
    const value = this.block();
    if (this.column >= 0) throw NOT_PLAIN;
    return [{ value, duplicates: [], offset, entries: entries.slice(0, this.noted) }];
  }

  private separator(): void {
    this.end = this.lineEnd(0);
    if (!this.isNothing(3)) throw NOT_PLAIN;
  }

  private lineEnd(from: number): number {
    const end = this.text.indexOf('\n', from);
    return end < 0 ? this.text.length : end;
  }

  /** Goes to the next line that has content. */
  private advance(): void {
    const { text } = this;
    for (let start = this.end + 1; start < text.length; start = this.end + 1) {
      this.at = this.afterSpaces(start);
      this.end = this.lineEnd(this.at);
      const first = text.charCodeAt(this.at);
      if (this.at === this.end || first === HASH) continue;
      if (this.hasTabs && text.slice(start, this.end).includes('\t')) throw NOT_PLAIN;
      this.column = this.at - start;
      return;
    }
    this.column = -1;
  }

  private afterSpaces(from: number): number {
    let at = from;
    while (this.text.charCodeAt(at) === SPACE) at++;
    return at;
  }

  /** Whether only a comment follows on the line. */
  private isNothing(from: number): boolean {
    const at = this.afterSpaces(from);
    return at >= this.end || (at > from && this.text.charCodeAt(at) === HASH);
  }

  /** The mapping or list that begins here. */
  private block(): Json {
    if (++this.depth > DEEP) throw NOT_PLAIN;
    const value = this.isItem(this.at) ? this.sequence() : this.mapping();
    this.depth--;
    return value;
  }

  private isItem(at: number): boolean {
    const { text } = this;
    if (text.charCodeAt(at) !== DASH) return false;
    const next = text.charCodeAt(at + 1);
    return next === SPACE || next === NEWLINE || at + 1 === text.length;
  }

  private mapping(): Json {
    const { column } = this;
    const value: { [key: string]: Json } = {};
    while (this.column === column) {
      const { at } = this;
      const colon = this.keyEnd(at);
      const quoted = this.text.charCodeAt(at) === QUOTE || this.text.charCodeAt(at) === APOSTROPHE;
      const key = quoted ? this.text.slice(at + 1, colon - 1) : this.text.slice(at, colon);
      if (!(quoted ? isQuotedKey(key) : isKey(key)) || Object.hasOwn(value, key)) throw NOT_PLAIN;
      const place = this.begins(quoted ? at + 1 : at);
      value[key] = this.entry(colon + 1, column);
      this.ends(place);
    }
    if (this.column > column) throw NOT_PLAIN;
    return value;
  }

  /** Notes where an entry begins. @returns its place among the entries */
  private begins(offset: number): number {
    const place = this.noted;
    entries[place] = offset;
    entries[place + 1] = 0;
    this.noted += 2;
    return place;
  }

  private ends(place: number): void {
    entries[place + 1] = this.noted;
  }

  /** The position of the colon after the key that begins at a position. */
  private keyEnd(at: number): number {
    const { text } = this;
    const colon = text.indexOf(':', at);
    const next = text.charCodeAt(colon + 1);
    if (colon < 0 || colon >= this.end || !(next === SPACE || colon + 1 === this.end)) throw NOT_PLAIN;
    const first = text.charCodeAt(at);
    if ((first === QUOTE || first === APOSTROPHE) && (colon < at + 2 || text.charCodeAt(colon - 1) !== first))
      throw NOT_PLAIN;
    return colon;
  }

  /** The value after a key's colon, or below it. */
  private entry(from: number, column: number): Json {
    if (!this.isNothing(from)) return this.scalar(this.afterSpaces(from), column);
    this.advance();
    if (this.column > column || (this.column === column && this.isItem(this.at))) return this.block();
    return null;
  }

  private sequence(): Json {
    const { column } = this;
    const value: Json[] = [];
    while (this.column === column && this.isItem(this.at)) {
      const at = this.afterSpaces(this.at + 1);
      if (at >= this.end) throw NOT_PLAIN;
      this.column += at - this.at;
      this.at = at;
      value.push(this.item(at, column));
    }
    if (this.column > column) throw NOT_PLAIN;
    return value;
  }

  private item(at: number, column: number): Json {
    const { text } = this;
    const first = text.charCodeAt(at);
    const isQuoted = first === QUOTE || first === APOSTROPHE;
    const isBlock = this.isItem(at) || this.isKey(at);
    const place = this.begins(isBlock ? at : isQuoted ? at + 1 : first === BAR ? this.end + 1 : at);
    const value = isBlock ? this.block() : this.scalar(at, column);
    this.ends(place);
    return value;
  }

  private isKey(at: number): boolean {
    const { text } = this;
    const first = text.charCodeAt(at);
    if (first === BRACKET || first === BRACE) return false;
    const from = first === QUOTE || first === APOSTROPHE ? text.indexOf(text[at] as string, at + 1) + 1 : at;
    const colon = text.indexOf(':', from);
    if (colon < 0 || colon >= this.end || (from > at && colon > from)) return false;
    return colon + 1 === this.end || text.charCodeAt(colon + 1) === SPACE;
  }

  /** The scalar that begins at a place, in a collection at a column. */
  private scalar(at: number, column: number): Json {
    const { text } = this;
    const first = text.charCodeAt(at);
    if (first === BAR) return this.literal(at, column);
    if (first === QUOTE || first === APOSTROPHE) return this.quoted(at, column);
    if (first === BRACKET || first === BRACE) return this.flow(at, column);
    if (!WORD.test(text[at] as string) && !(first === DASH && !this.isItem(at))) throw NOT_PLAIN;
    const value = plainScalar(this.words(at, column));
    if (typeof value === 'number' && !Number.isFinite(value)) throw NOT_PLAIN;
    return value;
  }

  /** A scalar without quotes: the text on its line, and on deeper ones below it. */
  private words(at: number, column: number): string {
    let words = this.word(at);
    for (let end = at + words.length; ; ) {
      this.advance();
      if (this.column <= column) return words;
      // A comment would end the scalar, which then goes on nowhere.
      const gap = this.text.slice(end, this.at);
      if (gap.includes('#')) throw NOT_PLAIN;
      const lines = gap.split('\n').length - 1;
      const word = this.word(this.at);
      end = this.at + word.length;
      words += (lines === 1 ? ' ' : '\n'.repeat(lines - 1)) + word;
    }
  }

  /** The text of a line from a place on, without what surrounds it. */
  private word(at: number): string {
    const line = this.text.slice(at, this.end);
    const comment = line.indexOf(' #');
    const word = (comment < 0 ? line : line.slice(0, comment)).trimEnd();
    if (word.includes(': ') || word.charCodeAt(word.length - 1) === COLON) throw NOT_PLAIN;
    return word;
  }

  /** Goes on after a value; a deeper line is not plain. */
  private leave(column: number): void {
    this.advance();
    if (this.column > column) throw NOT_PLAIN;
  }

  private quoted(at: number, column: number): string {
    const { text } = this;
    const quote = text.charCodeAt(at);
    const close = quote === QUOTE ? this.closeAfter(at) : this.apostropheAfter(at);
    if (!this.isNothing(close + 1)) throw NOT_PLAIN;
    const content = text.slice(at + 1, close);
    this.leave(column);
    if (quote === APOSTROPHE) return content.replaceAll("''", "'");
    if (!content.includes('\\')) return content;
    // JSON has these two, and YAML not, or not as kubectl reads it.
    if (/\\(?:\/|u[dD])/.test(content)) throw NOT_PLAIN;
    return parsed(`"${content}"`) as string;
  }

  private closeAfter(at: number): number {
    const { text } = this;
    for (let close = at + 1; close < this.end; close++) {
      const character = text.charCodeAt(close);
      if (character === QUOTE) return close;
      if (character === BACKSLASH) close++;
    }
    throw NOT_PLAIN;
  }

  /** Two of them are one that closes nothing. */
  private apostropheAfter(at: number): number {
    const { text } = this;
    for (let close = at + 1; close < this.end; close++)
      if (text.charCodeAt(close) === APOSTROPHE && text.charCodeAt(++close) !== APOSTROPHE) return close - 1;
    throw NOT_PLAIN;
  }

  /** An empty collection, or a list as JSON has it. */
  private flow(at: number, column: number): Json {
    const line = this.text.slice(at, this.end);
    if (/\\(?:\/|u[dD])/.test(line)) throw NOT_PLAIN;
    const value = /^\{\} *$/.test(line) ? {} : parsed(line);
    this.leave(column);
    if (Array.isArray(value) ? !value.every((item) => typeof item === 'string') : !isEmpty(value)) throw NOT_PLAIN;
    // Its items have its own indentation.
    if (Array.isArray(value)) for (let left = value.length; left > 0; left--) this.ends(this.begins(at));
    return value;
  }

  private literal(at: number, column: number): string {
    const { text } = this;
    const header = text.slice(at, this.end).trimEnd();
    if (header !== '|' && header !== '|-') throw NOT_PLAIN;
    const start = this.end + 1;
    const indent = this.afterSpaces(start) - start;
    if (indent <= column || /[\t\n]/.test(text[start + indent] ?? '\n')) throw NOT_PLAIN;
    let content = '';
    for (let from = start; from < text.length; from = this.end + 1) {
      const first = this.afterSpaces(from);
      const end = this.lineEnd(first);
      if (first < end && first - from < indent) break;
      if (end === text.length) throw NOT_PLAIN;
      content += `${text.slice(Math.min(from + indent, end), end)}\n`;
      this.end = end;
    }
    this.leave(column);
    const bare = withoutLineEnds(content);
    return header === '|' ? `${bare}\n` : bare;
  }
}

function withoutLineEnds(text: string): string {
  let end = text.length;
  while (text.charCodeAt(end - 1) === NEWLINE) end--;
  return text.slice(0, end);
}

function isEmpty(value: Json): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

function parsed(json: string): Json {
  try {
    return JSON.parse(json);
  } catch {
    throw NOT_PLAIN;
  }
}
