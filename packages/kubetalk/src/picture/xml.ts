import { table } from '../manifest/table';
import { printable } from '../text/printable';
import { widthOf } from '../text/wrapped';

const ENTITIES: Readonly<Record<string, string>> = table({
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
});

/** Text as XML may hold it, in an element or an attribute: some characters are not allowed even as references. */
export function xml(text: string): string {
  return printable(text)
    .replace(/[\uFFFE\uFFFF]/g, '\uFFFD')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] as string);
}

export function attributesOf(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${typeof value === 'number' ? Math.round(value * 10) / 10 : xml(value)}"`)
    .join('');
}

/** How many columns of a fixed-width font a text takes. */
export function columns(text: string): number {
  return widthOf(printable(text));
}

/** Text in lines no wider than that, broken between words, and in a word only where it is wider itself. */
export function inLines(text: string, width: number): string[] {
  if (width === Number.POSITIVE_INFINITY || columns(text) <= width) return [text];
  const lines: string[] = [];
  for (const word of text.split(' ').flatMap((one) => pieces(one, width))) {
    const line = lines.at(-1);
    if (line !== undefined && !word.broken && columns(line) + 1 + columns(word.text) <= width)
      lines[lines.length - 1] = `${line} ${word.text}`;
    else lines.push(word.text);
  }
  return lines;
}

/** A word in pieces no wider than that, each after the first begun on a line of its own; a name is broken after its marks. */
function pieces(word: string, width: number): { readonly text: string; readonly broken: boolean }[] {
  const found: string[] = [''];
  for (const part of word.match(/[^-./:,_]*[-./:,_]?/g) ?? []) {
    const last = found.at(-1) as string;
    if (columns(last) + columns(part) <= width) found[found.length - 1] = last + part;
    else if (columns(part) <= width) found.push(part);
    else for (const character of part) append(found, character, width);
  }
  return found
    .filter((piece, index) => index === 0 || piece !== '')
    .map((text, index) => ({ text, broken: index > 0 }));
}

function append(lines: string[], character: string, width: number): void {
  const last = lines.at(-1) as string;
  if (columns(last) + columns(character) <= width) lines[lines.length - 1] = last + character;
  else lines.push(character);
}
