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

let namespace: Namespace;
beforeAll(async () => {
  if (missing.length === 0) namespace = await Namespace.create('deploy');
});
afterAll(() => namespace?.remove());

const env = { ...Object.fromEntries(environments.settings.map((name) => [name, ''])), ENVIRONMENT: 'lesson' };
const deploy = (folder = root, ...more: readonly string[]) =>
  run('npm', ['--prefix', folder, 'run', '-s', 'deploy', '--', '--yes', '-n', namespace.name, ...more], {
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

/** The project with one object more. */
function withMore(object: string): ProjectCopy {
  const project = new ProjectCopy({ without: TESTS });
  const chart = join(project.folder, 'charts/go-demo-2.ts');
  const source = readFileSync(chart, 'utf8');
  const end = '    if (props.isolated) isolate(this);';
  if (!source.includes(end)) throw new Error(`${chart}: has no line "${end}"`);
  const more = `    new ApiObject(this, 'More', ${object});`;
  writeFileSync(chart, source.replace('import { Chart', 'import { ApiObject, Chart').replace(end, `${more}\n${end}`));
  return project;
}

test('deploy prunes what left the manifests, and only that', async () => {
  await namespace.ok('create', 'configmap', 'made-by-hand');
  const project = withMore("{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'leaves' } }");
  try {
    expect(await deploy(project.folder)).toMatchObject({ code: 0 });
  } finally {
    project.remove();
  }
  expect(await names('configmaps')).toEqual(expect.arrayContaining(['ConfigMap leaves', 'ConfigMap made-by-hand']));
  const others = (await names('replicasets,services,configmaps')).filter((name) => name !== 'ConfigMap leaves');
  expect(await deploy()).toMatchObject({ code: 0 });
  expect(await names('replicasets,services,configmaps')).toStrictEqual(others);
});

/** What a deploy of the project with one object more ends with. */
async function withFault(
  rest: string,
): Promise<{ readonly code: number; readonly stderr: string; readonly seconds: number }> {
  const project = withMore(rest);
  try {
    const start = Date.now();
    const { code, stderr } = await deploy(project.folder, '--rollback-on-failure', '--timeout', '200');
    return { code, stderr, seconds: (Date.now() - start) / 1000 };
  } finally {
    project.remove();
  }
}

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
  const ended = await withFault(
    `{ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'late' }, spec: ${spec} }`,
  );
  expect(ended).toMatchObject({ code: 1, stderr: expect.stringMatching(reason) });
  expect(ended.seconds).toBeLessThan(150);
  expect(await names('replicasets,deployments,services,configmaps')).toStrictEqual(before);
  expect(await diffLive()).toMatchObject({ code: 0 });
});
