import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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

async function run(words: readonly string[]) {
  const { status, stderr } = await ran(words, { folder, env: { PATH: join(folder, 'bin') } });
  return { works: status < 2, stderr, hasRun: existsSync(join(folder, 'bin/kustomize.ran')) };
}

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
