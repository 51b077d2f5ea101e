import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ran } from './ran';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kubetalk-diff-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = (...words: readonly string[]) => ran(['diff', ...words], { folder });

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
  [['--context', 'one', 'a', 'b'], '--context and -n name the live cluster: use them with --live'],
  [['-n', 'one', 'a', 'b'], '--context and -n name the live cluster: use them with --live'],
  [['--base', 'HEAD', '-'], 'standard input is in no commit: name files or folders with --base'],
])('a diff with %j is refused', async (words, error) => {
  expect(await run(...words)).toStrictEqual({ status: 2, stdout: '', stderr: `error: ${error}\n` });
});

const UPDATED = `ConfigMap settings changes in place

ConfigMap settings changed
  updated
    changed in place; no Pod is replaced for it
  data.key: a → b
`;

test.each<[words: string[], status: number]>([
  [[], 1],
  [['--format', 'text'], 1],
  [['--format', 'terminal'], 1],
  [['--exit-zero'], 0],
  [['--fail-on', 'updated'], 1],
  [['--fail-on', 'scaled'], 0],
  [['--fail-on', 'no-effect'], 1],
])('a diff with %j ends with %d where something changes', async (words, status) => {
  const [before, after] = [file('a.yaml', settings('a')), file('b.yaml', settings('b'))];
  expect(await run(...words, before, after)).toStrictEqual({ status, stdout: UPDATED, stderr: '' });
  expect(await run(...words, before, before)).toStrictEqual({ status: 0, stdout: 'no difference\n', stderr: '' });
});

test('--summary gives a line for each object, and takes no other format than text and Markdown', async () => {
  const [before, after] = [file('a.yaml', settings('a')), file('b.yaml', settings('b'))];
  expect(await run('--summary', before, after)).toStrictEqual({
    status: 1,
    stdout: `ConfigMap settings changes in place\n\nupdated ConfigMap settings: changed in place; no Pod is replaced for it\n\n1 object differs: 1 updated\n`,
    stderr: '',
  });
  expect(await run('--summary', '--format', 'markdown', before, after)).toMatchObject({
    status: 1,
    stdout: expect.stringContaining('| <code>updated</code> | <code>ConfigMap settings</code> |'),
  });
  expect(await run('--summary', '--format', 'json', before, after)).toStrictEqual({
    status: 2,
    stdout: '',
    stderr: 'error: --summary is for text and markdown: leave it out for json\n',
  });
});

test('--fail-on path-lost fails on a path that is lost for a time, too', async () => {
  const side = (label: string) => `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web, version: ${label}}}
    spec: {containers: [{name: web, image: 'web:1', ports: [{containerPort: 80}]}]}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web, version: ${label}}, ports: [{port: 80}]}
`;
  const [before, after] = [file('a.yaml', side('one')), file('b.yaml', side('two'))];
  const { status, stdout } = await run('--fail-on', 'path-lost', before, after);
  expect({ status, interrupted: stdout.includes('interrupted') }).toStrictEqual({ status: 1, interrupted: true });
});

test('ignored fields are not shown, however often they are named', async () => {
  const [before, after] = [file('a.yaml', settings('a')), file('b.yaml', settings('b', 'c'))];
  expect(await run('--ignore', 'metadata.labels.l', before, after)).toStrictEqual({
    status: 1,
    stdout: `${UPDATED}\n1 value ignored\n`,
    stderr: '',
  });
  expect(await run('--ignore', 'metadata.labels.l', '--ignore', 'data', before, after)).toStrictEqual({
    status: 0,
    stdout: 'no difference\n\n2 values ignored\n',
    stderr: '',
  });
});

test('--prune and --server-side say how it will be applied', async () => {
  const large = settings('x'.repeat(262_144));
  const kept = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: kept}\n';
  const [before, big] = [file('a.yaml', settings('a')), file('c.yaml', large)];
  const [both, gone] = [file('d.yaml', `${settings('a')}---\n${kept}`), file('e.yaml', kept)];
  const headline = async (...words: string[]) => (await run(...words)).stdout.split('\n')[0];
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
