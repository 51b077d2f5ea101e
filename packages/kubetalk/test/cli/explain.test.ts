import { checks } from '../../src/checks';
import { reported } from '../../src/checks/levels';
import { ran } from './ran';

test('a check is explained as its page has it: what it finds, why, what to change, and an example', async () => {
  expect(await ran(['explain', 'env-twice'])).toStrictEqual({
    status: 0,
    stderr: '',
    stdout: `env-twice error (broken)

  Finds the same environment variable twice in one container.

  The last one wins, without a warning. With kubectl apply, which merges lists
  by name, what the cluster holds may even differ from what the file says.

  Fix: keep the one that is meant.

  For example:

    apiVersion: v1
    kind: Pod
    metadata: {name: api}
    spec:
      containers:
        - {name: api, image: 'api:1', env: [{name: MODE, value: test}, {name: MODE, value: live}]}
`,
  });
});

test('of every check, all that its page says is there, and no line of prose is wider than a terminal', async () => {
  for (const { id, title, why, remedy, example } of reported) {
    const { stdout } = await ran(['explain', id]);
    const words = stdout.replace(/\s+/g, ' ');
    const lacking = [title, why, remedy, example].filter((text) => !words.includes(text.replace(/\s+/g, ' ').trim()));
    const prose = stdout.slice(0, stdout.indexOf('For example:'));
    expect([id, lacking, prose.split('\n').filter((line) => line.length > 80)]).toStrictEqual([id, [], []]);
  }
});

test('a check that is off unless it is turned on is explained as such', async () => {
  const quiet = checks.find((check) => check.quiet);
  expect((await ran(['explain', quiet?.id ?? ''])).stdout).toContain('kubetalk.yaml turns it on');
  expect((await ran(['explain', 'env-twice'])).stdout).not.toContain('kubetalk.yaml turns it on');
});

test('without a check, every one that a finding may name is listed once', async () => {
  const { stdout } = await ran(['explain']);
  expect(stdout.split('\n').filter((line) => /^\S/.test(line))).toStrictEqual(reported.map(({ id }) => id).sort());
});

test.each([
  ['env-twise', 'no check is called env-twise: did you mean env-twice?'],
  ['zzz', 'no check is called zzz: kubetalk explain lists all'],
])('%s is no check', async (id, message) => {
  expect(await ran(['explain', id])).toStrictEqual({ status: 2, stdout: '', stderr: `error: ${message}\n` });
});
