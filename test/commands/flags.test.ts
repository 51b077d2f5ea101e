import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '../..');

function kubetalk(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const command = ['bin/run.mjs', 'packages/kubetalk/src/cli/main.ts', ...args];
  const options = { cwd: root, encoding: 'utf8', env: { ...process.env, ...env } } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, command, options);
  return { status, stdout, stderr };
}

const folder = mkdtempSync(join(tmpdir(), 'go-demo-2-flags-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Both sides of a recorded case of the diff. */
const sides = (name: string) =>
  ['before', 'after'].map((side) => `packages/kubetalk/test/diff/cases/${name}/${side}.yaml`);

test('diff --format markdown is what a comment on a pull request takes', () => {
  const { status, stdout } = kubetalk(['diff', '--format', 'markdown', ...sides('policy-that-cuts')]);
  expect({ status, stdout }).toEqual({ status: 1, stdout: expect.stringMatching(/<details>[\s\S]*NetworkPolicy db/) });
});

test('diff --ignore takes a path as no difference', () => {
  expect(kubetalk(['diff', '--ignore', 'spec.replicas', ...sides('replica-set-scaled')])).toMatchObject({ status: 0 });
  expect(kubetalk(['diff', ...sides('replica-set-scaled')])).toMatchObject({ status: 1 });
});

test('diff --fail-on fails for this impact and worse ones only', () => {
  expect(kubetalk(['diff', '--fail-on', 'path-lost', ...sides('replica-set-scaled')])).toMatchObject({ status: 0 });
  expect(kubetalk(['diff', '--fail-on', 'path-lost', ...sides('policy-that-cuts')])).toMatchObject({ status: 1 });
});

test('diff --server-side takes objects that are too large for kubectl apply', () => {
  const [before, after] = [1, 300_000].map((length) => {
    const file = join(folder, `${length}.json`);
    const data = { text: 'x'.repeat(length) };
    writeFileSync(file, JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'large' }, data }));
    return file;
  }) as [string, string];
  const worst = (...flags: string[]) =>
    JSON.parse(kubetalk(['diff', '--format', 'json', ...flags, before, after]).stdout).worst;
  expect([worst(), worst('--server-side')]).toEqual(['rejected', 'updated']);
});

test('diff --kubernetes-version says which cluster takes the manifests', () => {
  const worst = (version: string) => {
    const change = sides('service-traffic-distribution');
    return JSON.parse(kubetalk(['diff', '--format', 'json', '--kubernetes-version', version, ...change]).stdout).worst;
  };
  expect([worst('1.28'), worst('1.30')]).toEqual(['rejected', 'updated']);
  expect(kubetalk(['diff', '--kubernetes-version', '1.28..1.30', ...sides('service-port')])).toEqual({
    status: 2,
    stdout: '',
    stderr: 'error: Kubernetes version "1.28..1.30": use one, such as 1.30\n',
  });
});

describe('a live cluster', () => {
  const calls = (what = / apply .*/g) => readFileSync(join(folder, 'calls'), 'utf8').match(what);
  /** A cluster of one context that holds nothing, and takes everything. */
  const env = { PATH: `${folder}:${process.env.PATH}`, MINOR: '1.28' };
  beforeAll(() => {
    const version = `*/version) echo '{"gitVersion":"v'$MINOR'.4"}';;`;
    const answers = `case "$*" in ${version} *get-contexts*) echo one;; *view*) echo shop;; esac`;
    writeFileSync(join(folder, 'kubectl'), `#!/bin/sh\ncat > /dev/null\necho "$@" >> "${folder}/calls"\n${answers}\n`);
    chmodSync(join(folder, 'kubectl'), 0o755);
  });
  beforeEach(() => rmSync(join(folder, 'calls'), { force: true }));

  test('diff --live goes by the version of the cluster', () => {
    const [, after = ''] = sides('service-traffic-distribution');
    const worst = (...flags: string[]) =>
      JSON.parse(kubetalk(['diff', '--live', '--format', 'json', ...flags], env).stdout).worst;
    expect(worst(after)).toBe('rejected');
    expect(worst('--kubernetes-version', '1.30', after)).toBe('created');
    expect(kubetalk(['diff', '--live', '--format', 'json', after], { ...env, MINOR: '1.99' })).toMatchObject({
      stdout: expect.stringContaining('"worst": "created"'),
      stderr: 'note: the cluster is Kubernetes v1.99.4, which is not known here: judged as 1.36\n',
    });
  });

  test('deploy goes by the version of the cluster, unless --kubernetes-version says another', () => {
    kubetalk(['deploy', '--dry-run'], env);
    kubetalk(['deploy', '--dry-run', '--kubernetes-version', '1.30'], env);
    expect(calls(/ get --raw \/version/g)).toHaveLength(1);
  });

  test('deploy --dry-run asks the API server, and applies nothing', () => {
    expect(kubetalk(['deploy', '--dry-run'], env)).toMatchObject({ status: 0, stderr: '' });
    expect(calls()).toEqual([' apply --dry-run=server -f -']);
  });

  test('deploy --applyset is what the deployed objects are remembered by', () => {
    kubetalk(['deploy', '--yes', '--timeout', '0.1', '--applyset', 'shop'], env);
    expect(calls()).toEqual([' apply --dry-run=server -f -', ' apply --prune --applyset=configmaps/shop -f -']);
  });
});
