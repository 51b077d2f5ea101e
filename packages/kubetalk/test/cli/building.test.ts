import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ran } from './ran';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kubetalk-building-'));
  write('remote/kustomization.yaml', 'resources: [https://example.com/base.yaml]\n');
  write('plain/a.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n');
  // Stands for the tool: it tells whether it ran.
  write(
    'bin/kustomize',
    '#!/bin/sh\necho ran > "$0.ran"\necho "{apiVersion: v1, kind: ConfigMap, metadata: {name: b}}"\n',
    0o755,
  );
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(file: string, text: string, mode = 0o644): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text, { mode });
}

const commands: readonly (readonly string[])[] = [
  ['check', '.'],
  ['topology', '.'],
  ['diff', '.', 'plain'],
];

async function run(words: readonly string[], below = '.') {
  const { status, stderr } = await ran(words, { folder: join(folder, below), env: { PATH: join(folder, 'bin') } });
  return { works: status < 2, stderr, hasRun: existsSync(join(folder, 'bin/kustomize.ran')) };
}

/** Settings that allow it, where they lie, and what a run makes of them. */
test.each<[what: string, file: string, words: readonly string[], hasRun: boolean]>([
  ['named, outside of the repository', '../base/kubetalk.yaml', ['--config', '../base/kubetalk.yaml'], true],
  ['found beside the manifests', 'kubetalk.yaml', [], false],
  ['named, in the repository', 'kubetalk.yaml', ['--config', 'kubetalk.yaml'], false],
  ['in a folder beside them', 'ci/kubetalk.yaml', ['--config', 'ci/kubetalk.yaml'], false],
])('allowRemote in a kubetalk.yaml %s', async (_, file, words, hasRun) => {
  write('repository/.git/HEAD', '');
  write('repository/remote/kustomization.yaml', 'resources: [https://example.com/base.yaml]\n');
  write(join('repository', file), 'allowRemote: true\n');
  for (const command of [
    ['check', 'remote'],
    ['topology', 'remote'],
    ['diff', 'remote', 'remote'],
  ]) {
    rmSync(join(folder, 'bin/kustomize.ran'), { force: true });
    const { stderr, ...done } = await run([...command, ...words], 'repository');
    expect(done).toMatchObject({ hasRun });
    expect(/^note: kubetalk.yaml: allowRemote counts only in a file that --config names, outside/.test(stderr)).toBe(
      !hasRun,
    );
  }
});

test('settings outside of the repository that are a link into it allow nothing', async () => {
  write('repository/.git/HEAD', '');
  write('repository/remote/kustomization.yaml', 'resources: [https://example.com/base.yaml]\n');
  write('repository/own.yaml', 'allowRemote: true\n');
  symlinkSync('repository/own.yaml', join(folder, 'kubetalk.yaml'));
  expect(await run(['check', 'remote', '--config', '../kubetalk.yaml'], 'repository')).toMatchObject({ hasRun: false });
});

test('settings beside manifests of another repository allow nothing for these', async () => {
  write('repository/.git/HEAD', '');
  write('other/.git/HEAD', '');
  write('other/kubetalk.yaml', 'allowRemote: true\n');
  write('other/k8s/kustomization.yaml', 'resources: [https://example.com/base.yaml]\n');
  const words = ['check', '--config', '../other/kubetalk.yaml', '../other/k8s'];
  expect(await run(words, 'repository')).toMatchObject({ hasRun: false });
});

describe.each(commands)('%s', (...words) => {
  test('fetches nothing unless --allow-remote says so', async () => {
    expect(await run(words)).toMatchObject({ hasRun: false });
    expect(await run([...words, '--allow-remote'])).toMatchObject({ hasRun: true });
  });

  test('reads plain files alone with --no-build', async () => {
    expect(await run([...words, '--no-build', '--allow-remote'])).toStrictEqual({
      works: true,
      stderr: '',
      hasRun: false,
    });
  });
});
