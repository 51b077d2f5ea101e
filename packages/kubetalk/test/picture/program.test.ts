import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../../../..');

test('the program of the page is as its sources make it; node bin/page.mjs writes it', () => {
  // Node runs it, since Jest takes no ES modules.
  const command =
    "import('./bin/page.mjs').then(async ({ programSource }) => process.stdout.write(await programSource()))";
  const made = execFileSync(process.execPath, ['-e', command], { cwd: root, encoding: 'utf8', maxBuffer: 1e7 });
  expect(readFileSync(join(root, 'packages/kubetalk/src/picture/page/program.ts'), 'utf8')).toBe(made);
});
