import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { definitions } from './kubernetes-definitions';

const root = join(__dirname, '..');

/** Answers the one request of `cdk8s import`, for the definitions of the version that cdk8s.yaml names, with a file. */
const offline = (file: string, version: string) => `
const { createReadStream } = require('node:fs');
require('node:https').get = (url, answer) => {
  if (!url.endsWith('/v${version}/_definitions.json')) throw new Error(url);
  answer(Object.assign(createReadStream(${JSON.stringify(file)}), { statusCode: 200 }));
  return { once: () => undefined, end: () => undefined };
};
`;

test('imports/ is what `cdk8s import` writes for the version in cdk8s.yaml', () => {
  const folder = mkdtempSync(join(tmpdir(), 'go-demo-2-'));
  try {
    const [, version = '', minor = ''] = /k8s@(1\.(\d+)\.0)/.exec(readFileSync(join(root, 'cdk8s.yaml'), 'utf8')) ?? [];
    const [answer, preload] = [join(folder, 'definitions.json'), join(folder, 'offline.cjs')];
    writeFileSync(answer, JSON.stringify({ definitions: definitions(minor) }));
    writeFileSync(preload, offline(answer, version));
    execFileSync(join(root, 'node_modules/.bin/cdk8s'), ['import', '--output', folder], {
      cwd: root,
      env: { ...process.env, CDK8S_CHECK_UPGRADE: 'false', NODE_OPTIONS: `--require ${JSON.stringify(preload)}` },
      stdio: 'pipe',
    });
    // The definitions come from declarations, in which the compiler has written tabs as spaces.
    const spaced = (path: string) => readFileSync(path, 'utf8').replaceAll('\t', '    ');
    expect(spaced(join(root, 'imports/k8s.ts'))).toBe(spaced(join(folder, 'k8s.ts')));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
