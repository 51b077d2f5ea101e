import { readFileSync } from 'node:fs';
import type { Engine } from './layout';

/** The layout library, loaded where a picture is drawn and not before: it is larger than all else together. */
export async function elk(): Promise<Engine> {
  const { default: Elk } = await import('elkjs/lib/elk.bundled.js');
  return new Elk();
}

/** Its code, which a browser runs as well. */
export function elkCode(): string {
  return readFileSync(require.resolve('elkjs/lib/elk.bundled.js'), 'utf8');
}
