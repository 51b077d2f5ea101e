import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
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

test('--base compares each application of a folder: one that can not be built is named, one that was deleted is gone', async () => {
  for (const name of ['staging', 'production']) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'a.yaml'), settings(name));
  }
  mkdirSync(join(folder, 'chart'));
  writeFileSync(join(folder, 'chart/Chart.yaml'), 'apiVersion: v2\nname: chart\nversion: 1.0.0\n');
  // What is kept out of releases is committed all the same.
  writeFileSync(join(folder, '.gitattributes'), '*.yaml export-ignore\n');
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '--message', 'first');
  writeFileSync(join(folder, 'production/a.yaml'), settings('changed'));
  const run = async (...words: readonly string[]) => {
    const { PATH } = process.env;
    const git = spawnSync('which', ['git'], { encoding: 'utf8' }).stdout.trim();
    mkdirSync(join(folder, '.bin'), { recursive: true });
    if (!existsSync(join(folder, '.bin/git'))) symlinkSync(git, join(folder, '.bin/git'));
    const ended = await ran(['diff', '--base', 'HEAD', '--format', 'json', ...words], {
      folder,
      env: { PATH: join(folder, '.bin') },
    });
    expect(process.env.PATH).toBe(PATH);
    return ended;
  };
  const { status, stdout, stderr } = await run('.');
  expect(status).toBe(2);
  expect(stderr).toContain('note: not looked at: chart: a chart, and helm is not on PATH');
  expect(stdout).toContain('changed');
  expect((await run('.', '--lenient')).status).toBe(1);
  rmSync(join(folder, 'staging'), { recursive: true });
  expect((await run('staging')).stdout).toContain('left-behind');
  expect((await run('nowhere')).stderr).toBe('error: nowhere: no such file or folder, neither here nor in HEAD\n');
});
