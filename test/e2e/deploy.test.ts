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
const deploy = (folder = root) =>
  run('npm', ['--prefix', folder, 'run', '-s', 'deploy', '--', '--yes', '-n', namespace.name], { env, seconds: 240 });
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

test('deploy prunes what left the manifests, and only that', async () => {
  await namespace.ok('create', 'configmap', 'made-by-hand');
  const project = new ProjectCopy({ without: TESTS });
  try {
    const chart = join(project.folder, 'charts/go-demo-2.ts');
    const more = "new ApiObject(this, 'More', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'leaves' } });";
    const source = readFileSync(chart, 'utf8')
      .replace("import { Chart } from 'cdk8s'", "import { ApiObject, Chart } from 'cdk8s'")
      .replace('checked(this);', `${more}\n    checked(this);`);
    writeFileSync(chart, source);
    expect(await deploy(project.folder)).toMatchObject({ code: 0 });
  } finally {
    project.remove();
  }
  expect(await names('configmaps')).toEqual(expect.arrayContaining(['ConfigMap leaves', 'ConfigMap made-by-hand']));
  const others = (await names('replicasets,services,configmaps')).filter((name) => name !== 'ConfigMap leaves');
  expect(await deploy()).toMatchObject({ code: 0 });
  expect(await names('replicasets,services,configmaps')).toStrictEqual(others);
});
