import { LONGEST_NAME } from '../text/budget';
import { printable } from '../text/printable';
import { type Edge, type Node, shortened } from './picture';

const MOST_LABELS = 3;
/** A box has no more lines of a kind. */
const MOST_DETAILS = 8;

/** Text of a manifest as a picture shows it: whole, unless it is longer than any name that a cluster accepts. */
export function shownText(text: string): string {
  const characters = Array.from(printable(text));
  const most = LONGEST_NAME + 40;
  return characters.length <= most ? characters.join('') : `${characters.slice(0, most).join('')}…`;
}

export function nodeLines({ title, details }: Node): string[] {
  return [title, ...shortened(details, MOST_DETAILS)].map(shownText);
}

export function edgeLines({ labels }: Edge): string[] {
  return shortened(labels, MOST_LABELS).map(shownText);
}

/** What marks something as broken, in words as well as in red. */
export function faultLines({ checks }: { readonly checks: readonly string[] }): string[] {
  return checks.map((check) => `✗ ${check}`);
}

export function isBroken({ checks, kind }: Pick<Node, 'checks'> & { readonly kind: string }): boolean {
  return checks.length > 0 || kind === 'missing';
}
