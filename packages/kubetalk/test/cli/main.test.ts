import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { version } from '../../package.json';
import { ran } from './ran';

const root = join(__dirname, '../../../..');

test.each([
  [['--version'], { status: 0, stdout: `${version}\n`, stderr: '' }],
  [['chekc'], { status: 2, stdout: '', stderr: "error: unknown command 'chekc' (Did you mean check?)\n" }],
])('the process of %j ends with the status of the run, and prints on both streams', (words, ended) => {
  const command = ['bin/run.mjs', 'packages/kubetalk/src/cli/main.ts', ...words];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' });
  expect({ status, stdout, stderr }).toEqual(ended);
});

test.each([[[]], [['check']], [['explain']], [['diff']], [['topology']], [['deploy']]])(
  '%j tells its version',
  async (words) => {
    expect(await ran([...words, '--version'])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
  },
);

test.each([[[]], [['check']], [['explain']], [['diff']], [['topology']], [['deploy']]])(
  '%j says how it is used',
  async (words) => {
    expect(await ran([...words, '--help'])).toEqual({
      status: 0,
      stdout: expect.stringMatching(new RegExp(`^Usage: ${['kubetalk', ...words].join(' ')} \\[options\\]`)),
      stderr: '',
    });
  },
);

test('its help, which it prints without a command, describes each command', async () => {
  const { stdout } = await ran([]);
  const [, commands = ''] = stdout.replace(/\n {6,}/g, ' ').split('Commands:\n');
  expect(
    commands
      .split('\n')
      .filter(Boolean)
      .map((line) => line.trim().replace(/ .*? {2,}/, ': ')),
  ).toStrictEqual([
    'check: finds broken paths, and what a cluster refuses, in manifests',
    'explain: describes what a check finds, what a cluster does there, and what to change',
    'diff: shows what differs between manifests, and what a cluster will do',
    'topology: shows who talks to whom',
    'reach: shows whether one may talk to another and why, or lists all that may and do not',
    'policies: prints the least NetworkPolicies that allow all of these paths',
    'deploy: shows what a cdk8s project changes in the cluster, asks, applies, prunes and waits',
    'init: writes kubetalk.yaml, and the workflow that checks each pull request',
    'lsp: serves an editor on standard input and output, by the Language Server Protocol',
    'completion: prints a script that completes the words of a command line in bash, zsh or fish',
    'help: display help for command',
  ]);
});

test.each([
  [['chekc'], "unknown command 'chekc' (Did you mean check?)"],
  [['toplogy', 'a.yaml'], "unknown command 'toplogy' (Did you mean topology?)"],
  [['xyz'], "unknown command 'xyz': --help says what there is"],
  [['deploy', '--yess'], "unknown option '--yess' (Did you mean --yes?)"],
  [
    ['deploy', '--timeout', 'soon'],
    "option '--timeout <SECONDS>' argument 'soon' is invalid. Use a number of seconds such as 120.",
  ],
])('%j is refused with the word that was meant', async (words, message) => {
  expect(await ran(words)).toEqual({ status: 2, stdout: '', stderr: `error: ${message}\n` });
});
