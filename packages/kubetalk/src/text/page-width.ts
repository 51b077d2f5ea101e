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
