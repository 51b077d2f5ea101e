import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ran } from './ran';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'go-demo-2-diff-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const diff = (...args: readonly string[]) => ran(['diff', ...args], { folder });

function git(...args: readonly string[]) {
  const identity = ['-c', 'user.name=test', '-c', 'user.email=test@example.com'];
  const { status, stderr } = spawnSync('git', [...identity, ...args], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

const settings = (value: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\ndata: { key: ${value} }\n`;

function manifestsIn(place: string, draft: string) {
  mkdirSync(join(folder, place, 'drafts'), { recursive: true });
  writeFileSync(join(folder, place, 'a.yaml'), settings('a'));
  writeFileSync(join(folder, place, 'drafts/b.yaml'), draft);
}

test('kubetalk.yaml says which Kubernetes the cluster is', async () => {
  const service = (more: string) =>
    `apiVersion: v1\nkind: Service\nmetadata: { name: api }\nspec: { ports: [{ port: 80 }]${more} }\n`;
  writeFileSync(join(folder, 'a.yaml'), service(''));
  writeFileSync(join(folder, 'b.yaml'), service(', trafficDistribution: PreferClose'));
  const worst = async (version: string) => {
    writeFileSync(join(folder, 'kubetalk.yaml'), `kubernetesVersion: ${version}\n`);
    return JSON.parse((await diff('--format', 'json', 'a.yaml', 'b.yaml')).stdout).worst;
  };
  expect([await worst('v1.29'), await worst('1.28..1.36'), await worst('v1.31')]).toEqual([
    'rejected',
    'rejected',
    'updated',
  ]);
});

const none = { status: 0, stdout: 'no difference\n', stderr: '' };

test('what kubetalk.yaml excludes is on neither side, in folders that are here and as they are committed', async () => {
  writeFileSync(join(folder, 'kubetalk.yaml'), 'exclude: [/one/drafts/, /two/drafts/]\n');
  manifestsIn('one', 'kind: ConfigMap\na: [');
  manifestsIn('two', settings('b'));
  expect(await diff('one', 'two')).toStrictEqual(none);
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '--message', 'first');
  manifestsIn('one', settings('c'));
  expect(await diff('--base', 'HEAD', 'one')).toStrictEqual(none);
});
