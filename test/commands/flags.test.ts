import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ran } from '../../packages/kubetalk/test/cli/ran';

const root = join(__dirname, '../..');

const kubetalk = (args: readonly string[], env: NodeJS.ProcessEnv = {}) => ran(args, { folder: root, env });

/** Also a cdk8s project, of one ConfigMap. */
const folder = mkdtempSync(join(tmpdir(), 'go-demo-2-flags-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Both sides of a recorded case of the diff. */
const sides = (name: string) =>
  ['before', 'after'].map((side) => `packages/kubetalk/test/diff/cases/${name}/${side}.yaml`);

test('diff --format markdown is what a comment on a pull request takes', async () => {
  const { status, stdout } = await kubetalk(['diff', '--format', 'markdown', ...sides('policy-that-cuts')]);
  expect({ status, stdout }).toEqual({ status: 1, stdout: expect.stringMatching(/<details>[\s\S]*NetworkPolicy db/) });
});

test('diff --ignore takes a path as no difference', async () => {
  expect(await kubetalk(['diff', '--ignore', 'spec.replicas', ...sides('replica-set-scaled')])).toMatchObject({
    status: 0,
  });
  expect(await kubetalk(['diff', ...sides('replica-set-scaled')])).toMatchObject({ status: 1 });
});

test('diff --fail-on fails for this impact and worse ones only', async () => {
  expect(await kubetalk(['diff', '--fail-on', 'path-lost', ...sides('replica-set-scaled')])).toMatchObject({
    status: 0,
  });
  expect(await kubetalk(['diff', '--fail-on', 'path-lost', ...sides('policy-that-cuts')])).toMatchObject({ status: 1 });
});

test('diff --server-side takes objects that are too large for kubectl apply', async () => {
  const [before, after] = [1, 300_000].map((length) => {
    const file = join(folder, `${length}.json`);
    const data = { text: 'x'.repeat(length) };
    writeFileSync(file, JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'large' }, data }));
    return file;
  }) as [string, string];
  const worst = async (...flags: string[]) =>
    JSON.parse((await kubetalk(['diff', '--format', 'json', ...flags, before, after])).stdout).worst;
  expect([await worst(), await worst('--server-side')]).toEqual(['rejected', 'updated']);
});

test('diff --kubernetes-version says which cluster takes the manifests', async () => {
  const worst = async (version: string) => {
    const change = sides('service-traffic-distribution');
    return JSON.parse((await kubetalk(['diff', '--format', 'json', '--kubernetes-version', version, ...change])).stdout)
      .worst;
  };
  expect([await worst('1.28'), await worst('1.30')]).toEqual(['rejected', 'updated']);
  expect(await kubetalk(['diff', '--kubernetes-version', '1.28..1.30', ...sides('service-port')])).toEqual({
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
    writeFileSync(join(folder, 'cdk8s.yaml'), 'language: typescript\napp: cp web.k8s.yaml "$CDK8S_OUTDIR"\n');
    writeFileSync(join(folder, 'web.k8s.yaml'), 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\n');
  });
  const deploy = (...flags: string[]) => ran(['deploy', ...flags], { folder, env });
  beforeEach(() => rmSync(join(folder, 'calls'), { force: true }));

  test('diff --live goes by the version of the cluster', async () => {
    const [, after = ''] = sides('service-traffic-distribution');
    const worst = async (...flags: string[]) =>
      JSON.parse((await kubetalk(['diff', '--live', '--format', 'json', ...flags], env)).stdout).worst;
    expect(await worst(after)).toBe('rejected');
    expect(await worst('--kubernetes-version', '1.30', after)).toBe('created');
    expect(await kubetalk(['diff', '--live', '--format', 'json', after], { ...env, MINOR: '1.99' })).toMatchObject({
      stdout: expect.stringContaining('"worst": "created"'),
      stderr: 'note: the cluster is Kubernetes v1.99.4, which is not known here: judged as 1.36\n',
    });
  });

  test('deploy goes by the version of the cluster, unless --kubernetes-version says another', async () => {
    await deploy('--dry-run');
    await deploy('--dry-run', '--kubernetes-version', '1.30');
    expect(calls(/ get --raw \/version/g)).toHaveLength(1);
  });

  test('deploy --dry-run asks the API server, and applies nothing', async () => {
    expect(await deploy('--dry-run')).toMatchObject({ status: 0, stderr: '' });
    expect(calls()).toEqual([' apply --dry-run=server -f -']);
  });

  test('deploy --applyset is what the deployed objects are remembered by', async () => {
    await deploy('--yes', '--applyset', 'shop');
    expect(calls()).toEqual([' apply --dry-run=server -f -', ' apply --prune --applyset=configmaps/shop -f -']);
  });
});
