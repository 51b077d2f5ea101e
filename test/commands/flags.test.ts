import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '../..');

function kubetalk(...args: readonly string[]) {
  const command = ['bin/run.mjs', 'packages/kubetalk/src/cli/main.ts', ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' });
  return { status, stdout, stderr };
}

test('diff --format markdown is what a comment on a pull request takes', () => {
  const files = ['before', 'after'].map((side) => `packages/kubetalk/test/diff/cases/policy-that-cuts/${side}.yaml`);
  const { status, stdout } = kubetalk('diff', '--format', 'markdown', ...files);
  expect({ status, stdout }).toEqual({ status: 1, stdout: expect.stringMatching(/<details>[\s\S]*NetworkPolicy db/) });
});
