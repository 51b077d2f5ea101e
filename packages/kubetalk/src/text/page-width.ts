import { USUAL_WIDTH, wrapped } from './wrapped';

/** Longer lines are hard to read, shorter ones hold no word. */
const [NARROWEST, WIDEST] = [40, 120];

/** The columns of a page: those of the terminal that shows it. */
export function pageWidth(): number {
  const { isTTY, columns } = process.stdout;
  return isTTY && columns > 0 ? Math.max(NARROWEST, Math.min(columns, WIDEST)) : USUAL_WIDTH;
}

/** As {@link wrapped}, on a page as wide as the terminal. */
export function onPage(text: string, indent: string, first = indent): readonly string[] {
  return wrapped(text, indent, first, pageWidth());
}

/** A text with line breaks, with others where the page is narrower than a line of it; what is indented stays as it is. */
export function fitted(text: string): string {
  const page = pageWidth();
  if (page >= USUAL_WIDTH && text.split('\n').every((line) => line.length <= page)) return text;
  return text
    .split('\n\n')
    .map((part) => {
      const words = part.trim();
      if (words === '' || /^\n*[ ]{2}/.test(part)) return part;
      const at = part.indexOf(words);
      const lines = wrapped(words.replaceAll('\n', ' '), '', '', page);
      return part.slice(0, at) + lines.join('\n') + part.slice(at + words.length);
    })
    .join('\n\n');
}
