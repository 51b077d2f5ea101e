import type { Labels } from '../../kubernetes/labels';
import { table } from '../../manifest/table';
import { type Answer, and, not, or } from './tier';

/** Whether labels satisfy a selector; `may` where something of it is not read. */
export type CalicoSelector = (labels: Labels) => Answer;

const TOKENS = /\s*(&&|\|\||==|!=|[!(){},]|"[^"]*"|'[^']*'|[A-Za-z0-9_./-]+)/y;

/**
 * Reads a selector of Calico: `app == 'web' && tier in {'a', 'b'} || !has(old)`.
 *
 * @see https://docs.tigera.io/calico/latest/reference/resources/networkpolicy#selectors
 */
export function calicoSelector(text: string): CalicoSelector {
  const words = tokens(text);
  if (words === undefined) return () => 'may';
  if (words.length === 0) return () => true;
  const parser = new Parser(words);
  const selector = parser.either();
  return parser.isAtEnd && selector ? selector : () => 'may';
}

/** The longest selector that is read. */
const LONGEST = 4096;

function tokens(text: string): string[] | undefined {
  const found: string[] = [];
  if (text.length > LONGEST) return undefined;
  const rest = text.trimEnd();
  TOKENS.lastIndex = 0;
  while (TOKENS.lastIndex < rest.length) {
    const [, word] = TOKENS.exec(rest) ?? [];
    if (word === undefined) return undefined;
    found.push(word);
  }
  return found;
}

/** Each method reads as much as it understands, and gives undefined where it does not. */
class Parser {
  private at = 0;
  private depth = 0;

  constructor(private readonly words: readonly string[]) {}

  get isAtEnd(): boolean {
    return this.at === this.words.length;
  }

  either(): CalicoSelector | undefined {
    return this.joined('||', () => this.both(), or);
  }

  private both(): CalicoSelector | undefined {
    return this.joined(
      '&&',
      () => this.one(),
      (answers) => answers.reduce(and, true),
    );
  }

  private joined(
    word: string,
    read: () => CalicoSelector | undefined,
    join: (answers: readonly Answer[]) => Answer,
  ): CalicoSelector | undefined {
    const all = [read()];
    while (this.takes(word)) all.push(read());
    const known = all.filter((one) => one !== undefined);
    return known.length < all.length ? undefined : (labels) => join(known.map((one) => one(labels)));
  }

  private one(): CalicoSelector | undefined {
    if (this.depth > 50) return undefined;
    this.depth++;
    const found = this.negated() ?? this.grouped() ?? this.called() ?? this.compared();
    this.depth--;
    return found;
  }

  private negated(): CalicoSelector | undefined {
    if (!this.takes('!')) return undefined;
    const inner = this.one();
    return inner && ((labels) => not(inner(labels)));
  }

  private grouped(): CalicoSelector | undefined {
    if (!this.takes('(')) return undefined;
    const inner = this.either();
    return this.takes(')') ? inner : undefined;
  }

  /** `all()`, `global()`, `has(key)`. */
  private called(): CalicoSelector | undefined {
    const [name, open] = this.words.slice(this.at);
    if (open !== '(' || !['all', 'global', 'has'].includes(name ?? '')) return undefined;
    this.at += 2;
    const key = name === 'has' ? this.words[this.at++] : undefined;
    if (!this.takes(')')) return undefined;
    if (name === 'all') return () => true;
    return key === undefined ? () => 'may' : (labels) => Object.hasOwn(labels, key);
  }

  /** `key == 'value'`, `key in {'a', 'b'}`, `key starts with 'a'`. */
  private compared(): CalicoSelector | undefined {
    const key = this.words[this.at++];
    const operator = this.words[this.at++];
    if (key === undefined || operator === undefined || !/^[A-Za-z0-9_./-]+$/.test(key)) return undefined;
    if (operator === 'not') {
      if (!this.takes('in')) return undefined;
      const values = this.values();
      return values && ((labels) => !(Object.hasOwn(labels, key) && values.includes(labels[key] as string)));
    }
    if (operator === 'in') {
      const values = this.values();
      return values && ((labels) => Object.hasOwn(labels, key) && values.includes(labels[key] as string));
    }
    if (operator === '==' || operator === '!=') {
      const value = quoted(this.words[this.at++]);
      if (value === undefined) return undefined;
      return (labels) => (Object.hasOwn(labels, key) && labels[key] === value) === (operator === '==');
    }
    const isSecondWord = operator !== 'contains' && this.at++ > 0;
    const value = quoted(this.words[this.at++]);
    if (value === undefined) return undefined;
    const test: Readonly<Record<string, (label: string) => boolean>> = table({
      contains: (label) => label.includes(value),
      starts: (label) => isSecondWord && label.startsWith(value),
      ends: (label) => isSecondWord && label.endsWith(value),
    });
    const holds = Object.hasOwn(test, operator) ? test[operator] : undefined;
    return holds && ((labels) => Object.hasOwn(labels, key) && holds(labels[key] as string));
  }

  private values(): readonly string[] | undefined {
    if (!this.takes('{')) return undefined;
    const values: (string | undefined)[] = [];
    while (!this.takes('}')) {
      values.push(quoted(this.words[this.at++]));
      if (values.includes(undefined)) return undefined;
      this.takes(',');
    }
    return values.filter((value) => value !== undefined);
  }

  private takes(word: string): boolean {
    if (this.words[this.at] !== word) return false;
    this.at++;
    return true;
  }
}

function quoted(word: string | undefined): string | undefined {
  return word !== undefined && /^["']/.test(word) ? word.slice(1, -1) : undefined;
}
