import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const OPENERS: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ['open'],
  win32: ['explorer.exe'],
};

/** Shows a page in the browser, and says where the file is: it stays, since nobody knows when it has been read. */
export async function openPage(html: string): Promise<void> {
  const file = join(mkdtempSync(join(tmpdir(), 'kubetalk-')), 'topology.html');
  writeFileSync(file, html);
  console.log(file);
  const [program, ...words] = OPENERS[process.platform] ?? ['xdg-open'];
  const child = spawn(program, [...words, file], { stdio: 'ignore', detached: true });
  await new Promise<void>((done) => {
    child.on('error', () => {
      console.error(`${program} can't be run: open the file in a browser`);
      done();
    });
    child.on('spawn', () => {
      child.unref();
      done();
    });
  });
}
