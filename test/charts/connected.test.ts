import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { connected } from '../../charts/connected';

const [shell = '', ...words] = connected('go-demo', { host: 'db', port: 27017, listensOn: 8080 });

test.each([
  ['admin', 'per?cent'],
  ['admin', 'a@b'],
  ['admin', 'a%41'],
  ['admin', 'a+b'],
  ['ad@min', 'fine'],
  ['ad:min', 'fine'],
])('the API is not started with credentials that its driver would read otherwise: %s %s', (user, password) => {
  const { status, stderr } = spawnSync(shell, words, {
    env: { ...process.env, DB_USER: user, DB_PASSWORD: password },
    encoding: 'utf8',
    timeout: 10_000,
  });
  expect(status).toBe(1);
  expect(stderr).toMatch(/^the database's username .*: give the Secret another$/m);
  expect(stderr).not.toContain(password);
});

test('the API is started with any other character of a keyboard in its credentials, which it is given as they are', () => {
  const folder = mkdtempSync(join(tmpdir(), 'connected-'));
  const program = (name: string, script: string) =>
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  program('nc', 'exit 0');
  program('go-demo', 'printf %s "$DB_USER $DB_PASSWORD"; exit 7');
  const keyboard = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('');
  const password = keyboard.replace(/[?@%+]/g, '');
  const user = password.replace(':', '');
  const PATH = `${folder}${delimiter}${process.env.PATH}`;
  try {
    const { status, stdout } = spawnSync(shell, words, {
      env: { ...process.env, PATH, DB_USER: user, DB_PASSWORD: password },
      encoding: 'utf8',
      timeout: 10_000,
    });
    expect({ status, stdout }).toStrictEqual({ status: 7, stdout: `${user} ${password}` });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('Kubernetes puts no variable of its own into the script', () => {
  expect(words.join(' ')).not.toMatch(/\$\$|\$\(/);
});
