import { spawnSync } from 'node:child_process';
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

test('Kubernetes puts no variable of its own into the script', () => {
  expect(words.join(' ')).not.toMatch(/\$\$|\$\(/);
});
