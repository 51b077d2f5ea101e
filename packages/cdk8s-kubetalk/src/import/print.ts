import { table } from 'kubetalk/kubernetes';
import type { Code, ListCode, Property, ReferenceCode, TemplateCode } from './code';

/** The columns of a line, as much as a review shows side by side. */
const WIDTH = 100;
const STEP = '  ';
/** The columns of a key behind which a long string stays. */
const SHORT = 4;

/**
 * Code as text, formatted as Prettier does by default.
 *
 * @param indent the text before the line's first character
 * @param before the columns of the line that are taken before the code, the indent among them
 * @param after those that are taken behind it: a comma, a bracket
 */
export function print(code: Code, indent: string, before: number, after: number): string {
  const line = flat(code);
  if (line !== undefined && before + line.length + after <= WIDTH) return line;
  switch (code.type) {
    case 'literal':
      return code.entries.length === 0
        ? '{}'
        : block(
            '{',
            code.entries.map((entry) => printEntry(entry, indent + STEP)),
            indent,
            '}',
          );
    case 'list':
      return printList(code, indent);
    case 'call':
      return printCall(code.callee, code.args, indent, before);
    default:
      return line ?? unbroken(code);
  }
}

function block(open: string, lines: readonly string[], indent: string, close: string): string {
  return `${open}\n${lines.map((line) => `${indent}${STEP}${line},\n`).join('')}${indent}${close}`;
}

function printEntry({ key, value, comments = [] }: Property, indent: string): string {
  const above = comment(comments, indent);
  if (isShort(key, value)) return above + key;
  const name = propertyKey(key);
  const before = indent.length + name.length + 2;
  const head = `${above}${name}:`;
  // A long string goes below its key, unless the key is so short that nothing is won.
  const isWord = value.type === 'text' ? !isLong(value.text) : value.type === 'reference';
  const line = isWord && name.length > SHORT ? flat(value) : undefined;
  if (line !== undefined && before + line.length + 1 > WIDTH) return `${head}\n${indent}${STEP}${line}`;
  return `${head} ${print(value, indent, before, 1)}`;
}

/** Comments above what is at an indent, with that indent behind them. */
export function comment(lines: readonly string[], indent: string): string {
  return lines.map((line) => `${`// ${visible(line)}`.trimEnd()}\n${indent}`).join('');
}

/** Whether a key is called as the constant that it holds. */
function isShort(key: string, value: Code): boolean {
  return value.type === 'reference' && unbroken(value) === key;
}

function printList({ items, comments }: ListCode, indent: string): string {
  if (items.length === 0) return '[]';
  const inner = indent + STEP;
  if (!comments && items.every(isNumber)) return filled(items, indent);
  return block(
    '[',
    items.map((item, index) => comment(comments?.[index] ?? [], inner) + print(item, inner, inner.length, 1)),
    indent,
    ']',
  );
}

function isNumber(code: Code): boolean {
  return code.type === 'atom' && /^-?\d/.test(code.text);
}

/** Numbers, as many on a line as it has room for. */
function filled(items: readonly Code[], indent: string): string {
  const lines: string[] = [];
  for (const item of items) {
    const word = `${unbroken(item)},`;
    const last = lines.at(-1);
    if (last === undefined || indent.length + STEP.length + last.length + 1 + word.length > WIDTH) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return `[\n${lines.map((line) => `${indent}${STEP}${line}\n`).join('')}${indent}]`;
}

/** The last argument begins on the line of the call, where all before it fit there. */
function printCall(callee: string, args: readonly Code[], indent: string, before: number): string {
  const first = args.slice(0, -1).map(flat);
  const last = args.at(-1);
  if (last === undefined) return `${callee}()`;
  const head = `${callee}(${first.map((arg) => `${arg}, `).join('')}`;
  const hugs = (last.type === 'literal' || last.type === 'list') && first.every((arg) => arg !== undefined);
  if (hugs && before + head.length + 1 <= WIDTH) return `${head}${print(last, indent, before + head.length, WIDTH)})`;
  const inner = indent + STEP;
  return block(
    `${callee}(`,
    args.map((arg) => print(arg, inner, inner.length, 1)),
    indent,
    ')',
  );
}

/** Code on one line; undefined where it needs several. */
function flat(code: Code): string | undefined {
  switch (code.type) {
    case 'literal': {
      if (code.entries.some(({ comments }) => comments && comments.length > 0)) return undefined;
      const entries = joined(
        code.entries.map(({ key, value }) =>
          isShort(key, value) ? key : prefixed(`${propertyKey(key)}: `, flat(value)),
        ),
      );
      if (entries === undefined) return undefined;
      return entries === '' ? '{}' : `{ ${entries} }`;
    }
    case 'list': {
      const items = code.comments || breaksAlways(code.items) ? undefined : joined(code.items.map(flat));
      return items === undefined ? undefined : `[${items}]`;
    }
    case 'call': {
      const args = joined(code.args.map(flat));
      return args === undefined ? undefined : `${code.callee}(${args})`;
    }
    default: {
      const written = unbroken(code);
      return written.includes('\n') ? undefined : written;
    }
  }
}

/** Several objects, or several lists, that each have several entries. */
function breaksAlways(items: readonly Code[]): boolean {
  const [first] = items;
  if (items.length < 2 || first === undefined) return false;
  return items.every((item) => item.type === first.type && sizeOf(item) > 1);
}

function sizeOf(code: Code): number {
  if (code.type === 'literal') return code.entries.length;
  return code.type === 'list' ? code.items.length : 0;
}

function prefixed(prefix: string, written: string | undefined): string | undefined {
  return written === undefined ? undefined : prefix + written;
}

function joined(parts: readonly (string | undefined)[]): string | undefined {
  return parts.some((part) => part === undefined) ? undefined : parts.join(', ');
}

/** What no room makes longer or shorter. */
function unbroken(code: Code): string {
  switch (code.type) {
    case 'atom':
      return code.text;
    case 'text':
      return isLong(code.text) ? `\`${inTemplate(code.text)}\`` : stringLiteral(code.text);
    case 'reference':
      return printReference(code);
    case 'written':
      return `${unbroken(code.address)}.writtenBy(${unbroken(code.chart)})`;
    case 'template':
      return printTemplate(code);
    default:
      throw new Error(`${code.type} has an end that depends on its room`);
  }
}

function printReference({ to, member, through, late }: ReferenceCode): string {
  const reference = `${through ? `${through}(${to.name})` : to.name}${member}`;
  return late ? `later(()${late === 'typed' ? ': Address' : ''} => ${reference})` : reference;
}

function printTemplate({ parts, isText }: TemplateCode): string {
  return `${isText ? '' : 'address'}\`${parts.map((part) => (typeof part === 'string' ? inTemplate(part) : `\${${unbroken(part)}}`)).join('')}\``;
}

/** Several lines, which are readable as such only. */
function isLong(value: string): boolean {
  return value.indexOf('\n') >= 0 && value.indexOf('\n') < value.length - 1;
}

/** A key as an object literal has it. */
export function propertyKey(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) && key !== '__proto__'
    ? key
    : key === '__proto__'
      ? '["__proto__"]'
      : stringLiteral(key);
}

/** In the quotes that need the fewest escapes, double ones where both do. */
export function stringLiteral(value: string): string {
  const quote = value.split('"').length > value.split("'").length ? "'" : '"';
  const escaped = value.replace(/[\\\n\r\t\v\f\b"']/g, (character) =>
    character === quote || character === '\\' || /[^"']/.test(character)
      ? (escapes[character] ?? `\\${character}`)
      : character,
  );
  return quote + visible(escaped) + quote;
}

const escapes: Readonly<Record<string, string>> = table({
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
  '\f': '\\f',
  '\b': '\\b',
});

function inTemplate(value: string): string {
  return visible(value.replace(/[\\`\r]|\$(?=\{)/g, (character) => escapes[character] ?? `\\${character}`));
}

/** What no reader sees, or sees in another order than it is in, is written by its number. */
function visible(value: string): string {
  return value.replace(/[^\P{C}\n\t]|[\u2028\u2029]/gu, (character) => {
    const number = (character.codePointAt(0) as number).toString(16);
    return number.length > 4 ? `\\u{${number}}` : `\\u${number.padStart(4, '0')}`;
  });
}
