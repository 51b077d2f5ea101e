import stringWidth from 'fast-string-width';

/** The columns of a page that no terminal shows. */
export const USUAL_WIDTH = 80;

/** Lines no wider than the page, in columns of a terminal, where words allow; the first of them begins in another way than the rest. */
export function wrapped(text: string, indent: string, first = indent, page = USUAL_WIDTH): readonly string[] {
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
export function cutToLine(text: string, page = USUAL_WIDTH): string {
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
