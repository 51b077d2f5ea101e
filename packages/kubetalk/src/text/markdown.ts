import { printable } from './printable';

/** Code in a line of Markdown, where every character that could end it, or mean something to Markdown, is a number. */
export function code(text: string, longest = 300): string {
  const short = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return `<code>${printable(short).replace(/[^A-Za-z0-9 ,-]/gu, (character) => `&#${character.codePointAt(0)};`)}</code>`;
}
