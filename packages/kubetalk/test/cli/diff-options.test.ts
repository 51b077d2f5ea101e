import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diffs } from '../../src/cli/diff';
import { ran } from './ran';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kubetalk-diff-'));
});
afterEach(() => {
  process.exitCode = undefined;
  rmSync(folder, { recursive: true, force: true });
});

/** What a diff says and ends with, or what it throws instead. */
async function run(...words: readonly string[]) {
  const { said, error } = await ran(diffs(folder), words);
  return error === undefined ? { said, status: process.exitCode } : { error };
}

const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const settings = (value: string, label = 'a') =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings, labels: {l: ${label}}}\ndata: {key: ${value}}\n`;

test.each<[words: string[], error: string]>([
  [[], 'name BEFORE and AFTER: 0 of 2 are named (--help says more)'],
  [['a'], 'name BEFORE and AFTER: 1 of 2 are named (--help says more)'],
  [['a', 'b', 'c'], 'name BEFORE and AFTER: 3 of 2 are named (--help says more)'],
  [['-', '-'], 'both sides are standard input: name a file for one'],
  [['--base', 'HEAD', '--live'], '--base and --live exclude each other: use one'],
  [['--context', 'one', 'a', 'b'], '--context and -n say which cluster is meant: use them with --live'],
  [['-n', 'one', 'a', 'b'], '--context and -n say which cluster is meant: use them with --live'],
  [['--base', 'HEAD', '-'], 'standard input is in no commit: name files or folders with --base'],
])('a diff with %j is refused', async (words, error) => {
  expect(await run(...words)).toStrictEqual({ error });
});

const UPDATED = `ConfigMap settings changes in place

ConfigMap settings changed
  updated
    changed in place; no Pod is replaced for it
  data.key: a → b
`;

test.each<[words: string[], status: number]>([
  [[], 1],
  [['--exit-zero'], 0],
  [['--fail-on', 'updated'], 1],
  [['--fail-on', 'scaled'], 0],
  [['--fail-on', 'no-effect'], 1],
])('a diff with %j ends with %d where something changes', async (words, status) => {
  const [before, after] = [file('a.yaml', settings('a')), file('b.yaml', settings('b'))];
  expect(await run(...words, before, after)).toStrictEqual({ said: UPDATED, status });
  expect(await run(...words, before, before)).toStrictEqual({ said: 'no difference\n', status: 0 });
});

test('what is to be ignored is not said, however often it is asked for', async () => {
  const [before, after] = [file('a.yaml', settings('a')), file('b.yaml', settings('b', 'c'))];
  expect(await run('--ignore', 'metadata.labels.l', before, after)).toStrictEqual({
    said: `${UPDATED}\n1 value ignored\n`,
    status: 1,
  });
  expect(await run('--ignore', 'metadata.labels.l', '--ignore', 'data', before, after)).toStrictEqual({
    said: 'no difference\n\n2 values ignored\n',
    status: 0,
  });
});

test('--prune and --server-side say how it will be applied', async () => {
  const large = settings('x'.repeat(262_144));
  const kept = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: kept}\n';
  const [before, big] = [file('a.yaml', settings('a')), file('c.yaml', large)];
  const [both, gone] = [file('d.yaml', `${settings('a')}---\n${kept}`), file('e.yaml', kept)];
  const headline = async (...words: string[]) => (await run(...words)).said?.split('\n')[0];
  expect([
    await headline(both, gone),
    await headline('--prune', both, gone),
    await headline(before, big),
    await headline('--server-side', before, big),
  ]).toStrictEqual([
    'ConfigMap settings stays behind',
    'ConfigMap settings is deleted',
    'the API server refuses ConfigMap settings',
    'ConfigMap settings changes in place',
  ]);
});
