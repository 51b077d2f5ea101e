import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { started } from '../application/program';

const OPENERS: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ['open'],
  win32: ['explorer.exe'],
};

/** Shows a page in the browser, and prints its path. The file stays, since the browser may read it later. */
export async function openPage(html: string): Promise<void> {
  const file = join(mkdtempSync(join(tmpdir(), 'kubetalk-')), 'topology.html');
  writeFileSync(file, html);
  console.log(file);
  const [program, ...words] = OPENERS[process.platform] ?? ['xdg-open'];
  if (!(await started(program, [...words, file]))) console.error(`${program} can't be run: open the file in a browser`);
}
