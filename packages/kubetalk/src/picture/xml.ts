import stringWidth from 'string-width';
import { printable } from '../text/printable';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

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
  return stringWidth(printable(text));
}
