import stringWidth from 'fast-string-width';

/** Where no terminal shows the output. */
const USUAL_WIDTH = 80;

/** Longer lines are hard to read, shorter ones hold no word. */
const [NARROWEST, WIDEST] = [40, 120];

/** The columns of a page: those of the terminal that shows it. */
export function pageWidth(): number {
  const { isTTY, columns } = process.stdout;
  return isTTY && columns > 0 ? Math.max(NARROWEST, Math.min(columns, WIDEST)) : USUAL_WIDTH;
}

/** A text with line breaks for {@link USUAL_WIDTH}, with others where the page is narrower; what is indented stays as it is. */
export function fitted(text: string): string {
  const page = pageWidth();
  if (page >= USUAL_WIDTH) return text;
  const paragraphs = text.split(/(\n\n)/);
  return paragraphs.map((part) => (/^\n*\s{2}|^\n+$/.test(part) ? part : wrappedKeeping(part, page))).join('');
}

function wrappedKeeping(paragraph: string, page: number): string {
  const [, before = '', text = '', after = ''] = /^(\n*)([\s\S]*?)(\n*)$/.exec(paragraph) ?? [];
  return `${before}${wrapped(text.replaceAll('\n', ' '), '', '', page).join('\n')}${after}`;
}

/** Lines no wider than the page, in columns of a terminal, where words allow; the first of them begins in another way than the rest. */
export function wrapped(text: string, indent: string, first = indent, page = pageWidth()): readonly string[] {
  const lines: string[] = [];
  let [line, width, isBegun] = [first, widthOf(first), false];
  for (const word of text.split(' ')) {
    const own = widthOf(word);
    if (isBegun && width + 1 + own > page) {
      lines.push(line);
      [line, width] = [indent + word, widthOf(indent) + own];
    } else {
      line += isBegun ? ` ${word}` : word;
      width += isBegun ? 1 + own : own;
    }
    isBegun = true;
  }
  return [...lines, line];
}

/** How many columns of a terminal a text takes. */
export function widthOf(text: string): number {
  return stringWidth(text);
}

/** As much of a text as fits on one line. */
export function cutToLine(text: string, page = pageWidth()): string {
  if (stringWidth(text) <= page) return text;
  let [line, width] = ['', 1];
  for (const character of text) {
    width += stringWidth(character);
    if (width > page) break;
    line += character;
  }
  return `${line.trimEnd()}…`;
}

/** `1 error`, `2 errors` */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
