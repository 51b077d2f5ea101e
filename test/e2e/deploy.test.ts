import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { environments } from '../../environments';
import { run } from '../../packages/kubetalk/test/kubectl';
import { documents } from '../lesson/manifests';
import { ProjectCopy, TESTS } from '../project';
import { synthesize } from '../synthesize';
import { Namespace } from './namespace';

// npm run deploy, and npm run diff against the cluster.
const root = join(__dirname, '../..');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const missing = ['deploy', 'diff'].filter((script) => !(script in scripts));
if (missing.length > 0) globalThis.cannotBeShown = `there is no npm run ${missing.join(' and no npm run ')}`;

const chart = readFileSync(join(root, 'charts/go-demo-2.ts'), 'utf8');
/** A copy is another project to deploy: all deploys here are of it. */
let project: ProjectCopy;
let namespace: Namespace;
beforeAll(async () => {
  if (missing.length > 0) return;
  project = new ProjectCopy({ without: TESTS });
  namespace = await Namespace.create('deploy');
});
afterAll(async () => {
  project?.remove();
  await namespace?.remove();
});

const env = { ...Object.fromEntries(environments.settings.map((name) => [name, ''])), ENVIRONMENT: 'lesson' };
const deploy = (...more: readonly string[]) =>
  run('npm', ['--prefix', project.folder, 'run', '-s', 'deploy', '--', '--yes', '-n', namespace.name, ...more], {
    env,
    seconds: 240,
  });
const diffLive = () =>
  run('npm', ['--prefix', root, 'run', '-s', 'diff', '--', '--live', '-n', namespace.name], { env });

const names = async (kinds: string) => {
  const { items } = await namespace.get<{ items: { kind: string; metadata: { name: string } }[] }>(kinds);
  return items.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
};

test('deploy applies an environment and waits until its Services have endpoints', async () => {
  expect(await deploy()).toMatchObject({ code: 0 });
  const stated = documents(synthesize('lesson')) as { kind: string; metadata: { name: string } }[];
  expect((await names('replicasets,services')).sort()).toStrictEqual(
    stated.map(({ kind, metadata }) => `${kind} ${metadata.name}`).sort(),
  );
  const behind = await Promise.all(['go-demo-2-db', 'go-demo-2-api'].map((name) => namespace.endpoints(name)));
  expect(behind.map((addresses) => addresses.length)).toStrictEqual([1, 3]);
});

test('deploying again is no change, and diff --live sees none', async () => {
  expect(await deploy()).toMatchObject({ code: 0 });
  expect(await diffLive()).toMatchObject({ code: 0 });
});

test('diff --live sees a change that was made by hand, until it is deployed away', async () => {
  await namespace.ok('scale', 'rs/go-demo-2-api', '--replicas=4');
  expect(await diffLive()).toMatchObject({ code: 1, stdout: expect.stringContaining('go-demo-2-api') });
  expect(await deploy()).toMatchObject({ code: 0 });
  expect(await diffLive()).toMatchObject({ code: 0 });
  await namespace.readyPods('type=api', 3);
});

/** Gives the project one object more, or none. */
function have(object?: string): void {
  const end = '    if (props.isolated) isolate(this);';
  if (!chart.includes(end)) throw new Error(`charts/go-demo-2.ts: has no line "${end}"`);
  const more = `    new ApiObject(this, 'More', ${object});`;
  const changed = chart.replace('import { Chart', 'import { ApiObject, Chart').replace(end, `${more}\n${end}`);
  writeFileSync(join(project.folder, 'charts/go-demo-2.ts'), object === undefined ? chart : changed);
}

test('deploy prunes what left the manifests, and only that', async () => {
  await namespace.ok('create', 'configmap', 'made-by-hand');
  have("{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'leaves' } }");
  expect(await deploy()).toMatchObject({ code: 0 });
  have();
  expect(await names('configmaps')).toEqual(expect.arrayContaining(['ConfigMap leaves', 'ConfigMap made-by-hand']));
  const others = (await names('replicasets,services,configmaps')).filter((name) => name !== 'ConfigMap leaves');
  expect(await deploy()).toMatchObject({ code: 0 });
  expect(await names('replicasets,services,configmaps')).toStrictEqual(others);
});

test.each([
  [
    'an image that can not be pulled',
    "image: 'nowhere.invalid/none:1'",
    /container late: (ErrImagePull|ImagePullBackOff)/,
  ],
  ['a node that never comes', "image: 'mongo:3.3'", /no node takes it: 0\/\d nodes are available/],
])('%s ends a deploy early, and --rollback-on-failure goes back to the last one', async (what, container, reason) => {
  expect(await deploy()).toMatchObject({ code: 0 });
  const before = await names('replicasets,deployments,services,configmaps');
  const nodeSelector = what.includes('node') ? "nodeSelector: { never: 'there' }, " : '';
  const pod = `{ ${nodeSelector}containers: [{ name: 'late', ${container} }] }`;
  const spec = `{ selector: { matchLabels: { app: 'late' } }, template: { metadata: { labels: { app: 'late' } }, spec: ${pod} } }`;
  have(`{ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'late' }, spec: ${spec} }`);
  const start = Date.now();
  const ended = await deploy('--rollback-on-failure', '--timeout', '200');
  have();
  expect(ended).toMatchObject({ code: 1, stderr: expect.stringMatching(reason) });
  expect((Date.now() - start) / 1000).toBeLessThan(190);
  expect(await names('replicasets,deployments,services,configmaps')).toStrictEqual(before);
  expect(await diffLive()).toMatchObject({ code: 0 });
});
