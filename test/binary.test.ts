import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '..');

test('kubetalk as one file checks and draws, with no variable of the environment and no Node on PATH', () => {
  const file = execFileSync(process.execPath, ['bin/binary.mjs'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ran = (...words: readonly string[]) => {
    const all = [...words, join(root, 'packages/kubetalk/test/corpus/healthy/probes.yaml')];
    const { status, stdout, stderr } = spawnSync(join(root, file.trim()), all, { cwd: '/', env: {}, encoding: 'utf8' });
    return { status, stderr, closing: stdout.trimEnd().split('\n').at(-1) };
  };
  expect(ran('check')).toEqual({
    status: 0,
    stderr: '',
    closing: expect.stringMatching(/^\d+ objects checked, 0 errors, \d+ warnings?$/),
  });
  expect(ran('topology', '--format', 'svg')).toEqual({ status: 0, stderr: '', closing: '</svg>' });
  expect(ran('topology', '--format', 'html').closing).toBe('</html>');
});
