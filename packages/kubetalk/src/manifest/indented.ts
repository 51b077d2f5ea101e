import { type Event, parseEvents, YAMLException } from 'js-yaml';
import { MAX_DEPTH, SyntaxFault, tooDeep } from './syntax-fault';

const PAD = ' '.repeat(100);

/** Characters that may be read once more: the worst text costs a second or two, real ones have a handful of such lines. */
const MAX_AGAIN = 32 * 2 ** 20;

/**
 * A text of which the lines in flow collections and quoted strings are indented as YAML wants them: deeper than their parent.
 * kubectl's reader gives no meaning to their indentation, so spaces can be put before those that js-yaml refuses.
 */
export class Indented {
  /** Offsets in the indented text before which a pad was put, ascending. */
  private readonly pads: number[] = [];
  private indented: string;

  constructor(text: string) {
    this.indented = text;
  }

  get text(): string {
    return this.indented;
  }

  /** @throws SyntaxFault where it is no YAML, or has very many lines to indent */
  events(): readonly Event[] {
    for (let again = 0; ; again += this.indented.length) {
      try {
        return parseEvents(this.indented, { maxDepth: MAX_DEPTH });
      } catch (error) {
        if (!(error instanceof YAMLException)) throw error;
        const offset = error.mark?.position ?? 0;
        if (error.reason !== 'deficient indentation' || again > MAX_AGAIN || !this.indent(offset))
          throw new SyntaxFault(reworded(error.reason), this.original(offset));
      }
    }
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
    return offset - low * PAD.length;
  }

  /** Indents the line that an offset is on; false where it is `...`, which ends the document even there. */
  private indent(offset: number): boolean {
    const { indented: text } = this;
    const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
    if (/^\.\.\.(?!\S)/.test(text.slice(start, start + 4))) return false;
    this.indented = text.slice(0, start) + PAD + text.slice(start);
    this.pads.push(start);
    return true;
  }
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
  return /valid JSON char|non-printable|null byte/.test(reason)
    ? 'a control character, which YAML takes only as an escape'
    : reason;
}
