import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { ran } from './ran';

// What git has of a commit is not always all of it. A diff then says what it lacks: half an answer looks like a whole one.

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kubetalk-commit-'));
  for (const name of ['lib', 'shop']) git('.', 'init', '--quiet', name);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function git(at: string, ...words: readonly string[]): void {
  const settings = ['user.name=test', 'user.email=test@example.com', 'protocol.file.allow=always'];
  const { status, stderr } = spawnSync('git', [...settings.flatMap((one) => ['-c', one]), ...words], {
    cwd: join(folder, at),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
}

function write(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

function commit(at: string, files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) write(join(at, file), text);
  git(at, 'add', '.');
  git(at, 'commit', '--quiet', '--message', 'a');
}

const settings = (name: string, value = '1') =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name} }\ndata: { key: "${value}" }\n`;

/** What changes, and what was not looked at. */
async function diff(at: string, words: readonly string[], env = {}) {
  const { status, stdout, stderr } = await ran(['diff', '--format', 'json', ...words], {
    folder: join(folder, at),
    env,
  });
  const changes = status < 2 || stdout !== '' ? JSON.parse(stdout) : { changes: [] };
  return {
    status,
    stderr: stderr.replace(/commit [0-9a-f]{10}/, 'commit X'),
    changes: (changes.sections ?? [changes]).flatMap(
      (one: { changes: readonly { object: { name: string }; change: string }[] }) =>
        one.changes.map(({ object: { name }, change }) => `${name} ${change}`),
    ),
  };
}

test('a submodule is compared as the commit has it, and named where this clone lacks that', async () => {
  commit('lib', { 'lib.yaml': settings('lib') });
  git('shop', 'submodule', '--quiet', 'add', '../lib', 'k8s/lib');
  commit('shop', { 'k8s/a.yaml': settings('a') });
  git('shop', 'tag', 'base');
  commit('shop/k8s/lib', { 'lib.yaml': settings('lib', '2') });
  commit('shop', {});
  const changed = { status: 1, stderr: '', changes: ['lib changed'] };
  expect(await diff('shop', ['--base', 'base', 'k8s'])).toStrictEqual(changed);
  expect(await diff('shop', ['--base', 'base', 'k8s/lib'])).toStrictEqual(changed);
  git('.', 'clone', '--quiet', 'shop', 'bare');
  const lacks = (path: string) =>
    `note: not looked at: base:${path}: a submodule of which commit X is not here: git submodule update --init, then git fetch in it\n` +
    `note: not looked at: ${path}: a submodule that is not checked out: git submodule update --init\n`;
  expect(await diff('bare', ['--base', 'base', 'k8s'])).toStrictEqual({
    status: 2,
    stderr: lacks('k8s/lib'),
    changes: [],
  });
  expect(await diff('bare', ['--base', 'base', 'k8s/a.yaml'])).toStrictEqual({ status: 0, stderr: '', changes: [] });
  const { status, stdout } = await ran(['check', 'k8s'], { folder: join(folder, 'bare') });
  expect({ status, says: stdout.includes('a submodule that is not checked out') }).toStrictEqual({
    status: 2,
    says: true,
  });
});

test('a worktree is a repository as any other', async () => {
  commit('shop', { 'k8s/a.yaml': settings('a') });
  git('shop', 'worktree', 'add', '--quiet', '../other', '-b', 'other');
  write('other/k8s/a.yaml', settings('a', '2'));
  expect(await diff('other', ['--base', 'HEAD', 'k8s'])).toMatchObject({
    status: 1,
    changes: ['a changed'],
  });
});

test('what kinds of clones lack is named, with what fetches it', async () => {
  commit('shop', { 'k8s/a.yaml': settings('a') });
  commit('shop', { 'k8s/a.yaml': settings('a', '2') });
  const from = `file://${join(folder, 'shop')}`;
  git('shop', 'config', 'uploadpack.allowFilter', 'true');
  git('.', 'clone', '--quiet', '--depth', '1', from, 'shallow');
  git('.', 'clone', '--quiet', '--filter=blob:none', from, 'partial');
  expect(await diff('shallow', ['--base', 'HEAD^', 'k8s'])).toMatchObject({
    status: 2,
    stderr:
      'error: base "HEAD^" is no commit that git knows, in a shallow clone: git fetch --unshallow, or fetch-depth: 0 of actions/checkout\n',
  });
  expect(await diff('shallow', ['--base', 'HEAD', 'k8s'])).toMatchObject({ status: 0, stderr: '' });
  expect(await diff('partial', ['--base', 'HEAD^', 'k8s'])).toMatchObject({
    status: 2,
    stderr: `error: base "HEAD^": git can't write it out, in a partial clone: git fetch --refetch --no-filter\n`,
  });
});

test('what a sparse checkout leaves out is not gone', async () => {
  commit('shop', { 'k8s/one/a.yaml': settings('a'), 'k8s/two/b.yaml': settings('b'), 'k8s/two/c.yaml': settings('c') });
  git('shop', 'sparse-checkout', 'set', 'k8s/one');
  expect(existsSync(join(folder, 'shop/k8s/two'))).toBe(false);
  expect(await diff('shop', ['--base', 'HEAD', 'k8s/one'])).toStrictEqual({ status: 0, stderr: '', changes: [] });
  expect(await diff('shop', ['--base', 'HEAD', 'k8s'])).toMatchObject({
    status: 2,
    stderr:
      'note: not looked at: k8s/two/b.yaml: not here, in a sparse checkout, with 1 more: git sparse-checkout add k8s/two\n',
  });
});

test('a pointer of Git LFS is not the file', async () => {
  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 90\n`;
  commit('shop', { 'k8s/a.yaml': pointer, 'k8s/b.yaml': settings('b') });
  write('shop/k8s/a.yaml', settings('a'));
  const why = 'a pointer of Git LFS in place of the file: git lfs pull';
  expect(await diff('shop', ['--base', 'HEAD', 'k8s'])).toMatchObject({
    status: 2,
    stderr: `note: not looked at: HEAD:k8s/a.yaml: ${why}\n`,
  });
  write('shop/k8s/a.yaml', pointer);
  const { status, stdout } = await ran(['check', 'k8s'], { folder: join(folder, 'shop') });
  expect({ status, says: stdout.includes(why) }).toStrictEqual({ status: 2, says: true });
});

test('what .gitattributes keeps out of releases is compared', async () => {
  commit('shop', { '.gitattributes': '*.yaml export-ignore\n', 'k8s/a.yaml': settings('a') });
  expect(await diff('shop', ['--base', 'HEAD', 'k8s'])).toStrictEqual({ status: 0, stderr: '', changes: [] });
});

test('a chart has the values of its own side', async () => {
  commit('shop', { 'chart/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 1.0.0\n', 'values/one.yaml': settings('a') });
  write('shop/values/one.yaml', settings('a', '2'));
  write(
    'bin/helm',
    '#!/bin/sh\nfor word; do case "$word" in --values=*) /bin/cat "$(echo "$word" | /bin/sed s/--values=//)";; esac; done\n',
  );
  write('outside.yaml', settings('a', '3'));
  chmodSync(join(folder, 'bin/helm'), 0o755);
  const env = { PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH}` };
  const words = ['--base', 'HEAD', 'chart', '--values'];
  expect(await diff('shop', [...words, 'values/one.yaml'], env)).toMatchObject({
    status: 1,
    changes: ['a changed'],
  });
  expect(await diff('shop', [...words, '../outside.yaml'], env)).toMatchObject({ status: 0, changes: [] });
});
