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
