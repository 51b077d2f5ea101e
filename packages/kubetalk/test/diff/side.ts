import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One side of a case as it is applied. Cases with the same side link to one file. `@1000@` is a thousand characters. */
export function sideText(name: string, file: string): string {
  const text = readFileSync(join('packages/kubetalk/test/diff/cases', name, `${file}.yaml`), 'utf8');
  return text.replace(/@(\d+)@/g, (_, length) => 'x'.repeat(Number(length)));
}
