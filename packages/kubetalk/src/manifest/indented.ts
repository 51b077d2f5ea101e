import { type Event, parseEvents, YAMLException } from 'js-yaml';
import { Allowance } from './allowance';
import { MAX_DEPTH, SyntaxFault, tooDeep } from './syntax-fault';

/** No manifest in use is deeper. */
const DEEPEST = 100;

/** The most characters that are read again: the worst texts cost a second or two, real ones have a handful of such collections. */
const again = new Allowance(16 * 2 ** 20, 16);

/**
 * A text of which the lines in flow collections and quoted strings are indented as YAML wants them: deeper than their parent.
 * kubectl's reader gives no meaning to their indentation, so spaces can be put before those that js-yaml refuses. Nor does it to
 * tabs between words, with which js-yaml calls a flow collection's first line indented too little: it is given spaces for them.
 */
export class Indented {
  /** Offsets in the indented text before which a pad was put, ascending. */
  private readonly pads: number[] = [];
  private indented: string;
  private pad = '';
  /** What the events' offsets are in: what was given, with its tabs and the pads. */
  text: string;

  /** @param wasRead whether the text was read before, and may cost as much again */
  constructor(
    text: string,
    private readonly wasRead = false,
  ) {
    this.text = text;
    this.indented = text;
  }

  /** @throws SyntaxFault where it is no YAML, or has very many collections with lines to indent */
  events(): readonly Event[] {
    // Lines in a row are indented in batches, each twice as many as before. One that goes on behind the end of its collection
    // makes another fault there: it is taken back, and half as many are tried.
    let batch = 0;
    let grows = true;
    let before = this.state();
    again.add(this.text.length);
    for (let first = true; ; first = false) {
      const isAllowed = first || this.wasRead || again.take(this.indented.length - this.pads.length * this.pad.length);
      try {
        const events = parseEvents(this.indented, { maxDepth: MAX_DEPTH });
        this.text = this.padded();
        return events;
      } catch (error) {
        if (!(error instanceof YAMLException)) throw error;
        const offset = error.mark?.position ?? 0;
        if (batch === 0 && error.reason === 'deficient indentation' && this.takeTabs()) continue;
        if (error.reason === 'unknown escape sequence' && isAllowed && this.takeApostrophes(offset)) continue;
        // A line that was indented before is refused for something else, such as a tab.
        const isDedented = error.reason === 'deficient indentation' && isAllowed && this.lineAt(offset) > before.line;
        if (batch > 1 && !isDedented) {
          this.restore(before);
          grows = false;
          batch = Math.floor(batch / 2);
          this.indent(before.offset, batch);
          continue;
        }
        before = this.state(offset);
        grows ||= batch === 1;
        batch = Math.max(1, grows ? Math.min(batch * 2, this.indented.length) : Math.floor(batch / 2));
        if (!isDedented || !this.indent(offset, batch))
          throw new SyntaxFault(reworded(error.reason), this.original(offset));
      }
    }
  }

  private padded(): string {
    if (this.pads.length === 0) return this.text;
    const offsets = [0, ...this.pads.map((offset) => this.original(offset))];
    return offsets.map((offset, at) => this.text.slice(offset, offsets[at + 1])).join(this.pad);
  }

  private state(offset?: number) {
    const line = offset === undefined ? -1 : this.lineAt(offset);
    return { indented: this.indented, pads: this.pads.length, offset: offset ?? 0, line };
  }

  /** Where the line that an offset in the indented text is on began before. */
  private lineAt(offset: number): number {
    return this.original(lineStart(this.indented, offset));
  }

  private restore({ indented, pads }: ReturnType<Indented['state']>): void {
    this.indented = indented;
    this.pads.length = pads;
  }

  /** Where an offset in the indented text was before. */
  original(offset: number): number {
    let low = 0;
    let high = this.pads.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.pads[middle] as number) < offset) low = middle + 1;
      else high = middle;
    }
    return offset - low * this.pad.length;
  }

  /** Replaces tabs after a line's first word by spaces, which mean the same; false where there is none. */
  private takeTabs(): boolean {
    const { indented } = this;
    this.indented = indented.replace(/^([-?: \t]*)([^\r\n]*)/gm, (_, lead, rest) => lead + rest.replaceAll('\t', ' '));
    return this.indented !== indented;
  }

  /** Makes each `\\'` of a string in double quotes, from an offset on, the escape `\\"`; false where there is none at that offset. */
  private takeApostrophes(offset: number): boolean {
    const { indented } = this;
    if (indented[offset] !== "'") return false;
    const rest = /(?:[^"\\]|\\[\s\S])*/y;
    rest.lastIndex = offset - 1;
    const [string = ''] = rest.exec(indented) ?? [];
    const taken = string.replace(/\\([\s\S])/g, (both, escaped) => (escaped === "'" ? '\\"' : both));
    this.indented = indented.slice(0, offset - 1) + taken + indented.slice(offset - 1 + string.length);
    return true;
  }

  /** Indents so many lines, from the one that an offset is on; false where that is `...`, which ends the document even there. */
  private indent(offset: number, lines: number): boolean {
    const { indented: text } = this;
    const first = lineStart(text, offset);
    this.pad ||= ' '.repeat(1 + deepest(text));
    if (isEnd(text, first)) return false;
    let result = text.slice(0, first);
    let start = first;
    for (let left = lines; left > 0 && !isEnd(text, start); left--) {
      const end = lineEnd(text, start);
      this.pads.push(result.length);
      result += this.pad + text.slice(start, end);
      start = end;
      if (end === text.length) break;
    }
    this.indented = result + text.slice(start);
    return true;
  }
}

/** The indentation of the deepest entry, or {@link DEEPEST}: `- - a: 1` begins at 4. */
function deepest(text: string): number {
  let most = 0;
  for (const [spaces] of text.matchAll(/^[- ?]{1,100}/gm)) most = Math.max(most, spaces.length);
  return Math.min(most, DEEPEST);
}

function isEnd(text: string, start: number): boolean {
  return /^\.\.\.(?!\S)/.test(text.slice(start, start + 4));
}

/** Where the line that an offset is on begins. */
function lineStart(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

/** Where the line after the one that begins at `start` begins. */
function lineEnd(text: string, start: number): number {
  const end = /\r\n?|\n/g;
  end.lastIndex = start;
  return end.exec(text) ? end.lastIndex : text.length;
}

/**
 * What js-yaml says, where others would not know it for their mistake, and where it quotes the document: that may be a secret,
 * or hold line breaks.
 */
function reworded(reason: string): string {
  if (reason.startsWith('nesting exceeded')) return tooDeep;
  if (reason.startsWith('tag name cannot contain')) return 'a tag with a character that no tag has';
  if (reason.startsWith('undeclared tag handle')) return 'a tag whose handle no %TAG declares';
  if (reason.startsWith('there is a previously declared')) return 'a tag handle that is declared twice';
  if (reason.startsWith('end of the stream'))
    return 'content behind the end, of which kubectl reads nothing: separate it with "---"';
  return /valid JSON char|non-printable|null byte/.test(reason)
    ? 'a control character, which YAML takes only as an escape'
    : reason;
}
