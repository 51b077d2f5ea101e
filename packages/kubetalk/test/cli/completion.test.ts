import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkCommand } from '../../src/cli/check';
import { ran } from './ran';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kubetalk-completion-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function inShell(shell: 'bash' | 'zsh' | 'fish', code: string): Promise<readonly string[]> {
  writeFileSync(join(folder, 'script'), (await ran(['completion', shell])).stdout);
  const { stdout } = spawnSync(shell, ['-c', code], { cwd: folder, encoding: 'utf8' });
  return stdout.split(/\s+/).filter(Boolean);
}

const bash = (...words: readonly string[]) =>
  inShell(
    'bash',
    `source ./script; COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _kubetalk; echo "\${COMPREPLY[@]}"`,
  );

test.each([
  [['che'], ['check']],
  [['check', '--format', 's'], ['sarif']],
  [['check', '--b'], ['--baseline']],
  [['topology', '--format', 's'], ['svg']],
  [
    ['diff', '--fail-on', 'path'],
    ['path-lost', 'path-gained'],
  ],
  [['explain', 'service-without'], ['service-without-endpoints']],
  [
    ['completion', ''],
    ['bash', 'zsh', 'fish'],
  ],
  [['check', 'k8'], []],
])('bash completes kubetalk %j', async (words, expected) => {
  expect(await bash('kubetalk', ...words)).toStrictEqual(expected);
});

const has = (shell: string) => spawnSync(shell, ['--version']).status === 0;
const where = (shell: string) => (has(shell) ? test : test.skip);

where('fish')('fish completes commands, options and values', async () => {
  const complete = (line: string) => inShell('fish', `source ./script; complete -C '${line}' | cut -f1`);
  expect(await complete('kubetalk ch')).toStrictEqual(['check']);
  expect(await complete('kubetalk check --summ')).toStrictEqual(['--summary']);
  const formats = checkCommand().options.find(({ long }) => long === '--format')?.argChoices ?? [];
  expect(await complete('kubetalk check --format ')).toStrictEqual([...formats].sort());
});

where('zsh')('zsh reads its script, and has a completion for kubetalk', async () => {
  const code = 'autoload -U compinit; compinit -u -D; source ./script; echo $_comps[kubetalk]';
  expect(await inShell('zsh', code)).toStrictEqual(['_kubetalk']);
});
