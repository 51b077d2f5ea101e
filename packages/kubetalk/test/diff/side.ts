import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One side of a case as it is applied; `@1000@` stands for a thousand characters. */
export function sideText(name: string, file: string): string {
  const text = readFileSync(join('packages/kubetalk/test/diff/cases', name, `${file}.yaml`), 'utf8');
  return text.replace(/@(\d+)@/g, (_, length) => 'x'.repeat(Number(length)));
}
