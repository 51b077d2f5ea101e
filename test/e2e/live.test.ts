import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../packages/kubetalk/test/kubectl';
import { synthesize } from '../synthesize';
import { Namespace } from './namespace';
import { waitFor } from './progress';

// kubetalk check --live and topology --live, with the role that docs/live.md gives and no other right.
const root = join(__dirname, '../..');
const [, role = ''] = /```yaml\n([\s\S]*?)```/.exec(readFileSync(join(root, 'docs/live.md'), 'utf8')) ?? [];

const BROKEN = `apiVersion: apps/v1
kind: Deployment
metadata: {name: front}
spec:
  selector: {matchLabels: {app: front}}
  template:
    metadata: {labels: {app: front}}
    spec: {containers: [{name: front, image: 'nowhere.invalid/none:1', env: [{name: API, value: 'http://go-demo-2-ap:8080'}]}]}
---
apiVersion: v1
kind: Service
metadata: {name: front}
spec: {selector: {app: frnt}, ports: [{port: 80}]}
`;

let namespace: Namespace;
let folder: string;
let env: NodeJS.ProcessEnv;
beforeAll(async () => {
  namespace = await Namespace.create('live');
  await namespace.apply(synthesize('lesson'));
  await namespace.apply(BROKEN);
  const reader = `kubetalk-${namespace.name}`;
  await namespace.apply(role.replace('name: kubetalk', `name: ${reader}`));
  await namespace.ok('create', 'serviceaccount', 'reader');
  await namespace.ok(
    'create',
    'rolebinding',
    'reader',
    `--clusterrole=${reader}`,
    `--serviceaccount=${namespace.name}:reader`,
  );
  const config = JSON.parse(await namespace.ok('config', 'view', '--raw', '--minify', '--flatten', '-o', 'json'));
  config.users[0].user = { token: (await namespace.ok('create', 'token', 'reader')).trim() };
  folder = mkdtempSync(join(tmpdir(), 'go-demo-2-live-'));
  writeFileSync(join(folder, 'config'), JSON.stringify(config));
  env = { KUBECONFIG: join(folder, 'config') };
  await waitFor('the image of front can not be pulled', async () => {
    const pods = await namespace.ok('get', 'pods', '-l', 'app=front', '-o', 'json');
    return /"reason": "(ErrImagePull|ImagePullBackOff)"/.exec(pods) ?? undefined;
  });
});
afterAll(async () => {
  if (folder) rmSync(folder, { recursive: true });
  await namespace?.ok('delete', 'clusterrole', `kubetalk-${namespace.name}`);
  await namespace?.remove();
});

const kubetalk = (...words: string[]) =>
  run('node', ['bin/run.mjs', 'packages/kubetalk/src/cli/main.ts', ...words], { env, seconds: 120 });

test('check --live finds each fault of a namespace once, with no right but those of the role', async () => {
  const { code, stdout, stderr } = await kubetalk('check', '--live', '-n', namespace.name, '--format', 'json');
  const { findings } = JSON.parse(stdout);
  const errors = findings
    .filter(({ severity }: { severity: string }) => severity === 'error')
    .map(
      ({ check, object }: { check: string; object: { kind: string; name: string } }) =>
        `${check} ${object.kind} ${object.name}`,
    );
  expect({ code, stderr, errors: errors.sort() }).toStrictEqual({
    code: 1,
    stderr: '',
    errors: [
      'address-unknown Deployment front',
      'pods-not-running Deployment front',
      'service-selects-nothing Service front',
    ],
  });
});

test('the first lines name the worst causes, and for whom', async () => {
  const { stdout } = await kubetalk('check', '--live', '-n', namespace.name);
  const [first, ...others] = stdout.split('\n').slice(0, 3);
  expect(first).toContain(
    `Deployment front in namespace ${namespace.name}: container front: API says go-demo-2-ap:8080`,
  );
  expect(others.join('\n')).toContain('Service front');
});

test('Pods that are older than what their ReplicaSet says are named, with the reason', async () => {
  await namespace.ok('set', 'image', 'replicaset/go-demo-2-api', 'api=vfarcic/go-demo-2:2.0');
  const { stdout } = await kubetalk('check', '--live', '-n', namespace.name, '--format', 'json');
  const found = JSON.parse(stdout).findings.filter(({ check }: { check: string }) => check === 'pods-outdated');
  expect(found.map(({ message }: { message: string }) => message)).toStrictEqual([
    expect.stringMatching(
      /^3 of 3 Pods run something else: container api has image \S+, not \S+:2.0; a ReplicaSet replaces no Pod$/,
    ),
  ]);
});

test('files beside the cluster: what they bring, repair and leave', async () => {
  const file = join(folder, 'files.yaml');
  writeFileSync(file, BROKEN.replace('app: frnt', 'app: front').replace('ap:8080', 'api:9090'));
  const { code, stdout } = await kubetalk('check', '--live', '-n', namespace.name, '--format', 'json', file);
  const { findings, already, resolved } = JSON.parse(stdout);
  const errors = (all: { check: string; severity: string }[]) =>
    all.filter(({ severity }) => severity === 'error').map(({ check }) => check);
  expect({
    code,
    findings: errors(findings),
    already: errors(already),
    resolved: errors(resolved).sort(),
  }).toStrictEqual({
    code: 1,
    findings: ['address-port'],
    already: ['pods-not-running'],
    resolved: ['address-unknown', 'service-selects-nothing'],
  });
});

test('what may not be read is named, and the run is not green', async () => {
  const { code, stderr } = await kubetalk('topology', '--live', '--all-namespaces');
  expect({ code, named: stderr.includes('note: not looked at: services: services may not be listed') }).toStrictEqual({
    code: 2,
    named: true,
  });
});

test('topology --live shows who calls whom', async () => {
  const { code, stdout } = await kubetalk('topology', '--live', '-n', namespace.name);
  expect({ code, calls: stdout.includes('DB: Service go-demo-2-db') }).toStrictEqual({ code: 0, calls: true });
});
