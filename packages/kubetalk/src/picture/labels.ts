import { printable } from '../text/printable';
import { type Edge, type Node, shortened } from './picture';

/** Names may have 253 characters; a box shows what still tells them apart: the beginning and the end. */
const WIDEST = 32;
const MOST_LABELS = 3;

/** Text of a manifest as a picture shows it: in one line, and no longer than a box. */
export function clipped(text: string): string {
  const characters = Array.from(printable(text));
  if (characters.length <= WIDEST) return characters.join('');
  const half = Math.floor((WIDEST - 1) / 2);
  return `${characters.slice(0, half).join('')}…${characters.slice(-half).join('')}`;
}

export function nodeLines({ title, details }: Node): string[] {
  return [title, ...details].map(clipped);
}

export function edgeLines({ labels }: Edge): string[] {
  return shortened(labels, MOST_LABELS).map(clipped);
}

/** What marks something as broken, in words as well as in red. */
export function faultLines({ checks }: { readonly checks: readonly string[] }): string[] {
  return checks.map((check) => `✗ ${check}`);
}

export function isBroken({ checks, kind }: Pick<Node, 'checks'> & { readonly kind: string }): boolean {
  return checks.length > 0 || kind === 'missing';
}
