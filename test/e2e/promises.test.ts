import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type EnvironmentName, environments } from '../../environments';
import { run } from '../../packages/kubetalk/test/kubectl';
import { documents, lesson } from '../lesson/manifests';
import { Namespace } from './namespace';

const root = join(__dirname, '../..');

interface Named {
  readonly kind: string;
  readonly metadata: { readonly name: string };
}

/** The pipe of the README, in one namespace. @returns what kubectl says of each object */
async function pipe(environment: EnvironmentName, namespace: Namespace): Promise<string[]> {
  const line = `npx cdk8s synth -p | kubectl -n ${namespace.name} apply -f -`;
  // As it is committed, whatever the other tests are to run on.
  const unsaid = Object.fromEntries(environments.settings.map((name) => [name, '']));
  const env = { ...unsaid, ENVIRONMENT: environment, CDK8S_CHECK_UPGRADE: 'false' };
  const { code, stdout, stderr } = await run('sh', ['-c', `cd '${root}' && ${line}`], { env });
  if (code !== 0) throw new Error(`${line}: ${stderr}`);
  return stdout.trim().split('\n');
}

// hardened has a namespace of its own: hardened.test.ts.
describe.each(environments.names.filter((name) => name !== 'hardened'))('environment %s', (environment) => {
  let namespace: Namespace;
  beforeAll(async () => {
    namespace = await Namespace.create(environment);
  });
  afterAll(() => namespace?.remove());

  const file = join(root, `dist/${environment}.k8s.yaml`);
  const objects = (documents(readFileSync(file, 'utf8')) as Named[]).map(
    ({ kind, metadata }) => `${kind === 'ReplicaSet' ? 'replicaset.apps' : 'service'}/${metadata.name}`,
  );
  const each = (what: string) => objects.map((object) => `${object} ${what}`);

  test('the pipe applies it', async () => {
    expect(await pipe(environment, namespace)).toStrictEqual(each('created'));
  });

  test('applying it twice changes nothing', async () => {
    expect(await pipe(environment, namespace)).toStrictEqual(each('unchanged'));
  });

  test('kubectl diff of what was reviewed is empty', async () => {
    expect(await namespace.kubectl('diff', '-f', file)).toMatchObject({ code: 0, stdout: '' });
  });
});

describe('kubectl expose', () => {
  let namespace: Namespace;
  beforeAll(async () => {
    namespace = await Namespace.create('expose');
    await namespace.apply(JSON.stringify(lesson('go-demo-2-rs')[0]));
  });
  afterAll(() => namespace?.remove());

  /** The Service that is there, without what the cluster chose, and without the labels, which the lesson shows inherited. */
  const made = async () => {
    const { spec } = await namespace.get<{ spec: Record<string, unknown> & { ports: { nodePort?: number }[] } }>(
      'service/go-demo-2-svc',
    );
    const { clusterIP, clusterIPs, ports, ...rest } = spec;
    return { ...rest, ports: ports.map(({ nodePort, ...port }) => port) };
  };

  test("of the lesson's ReplicaSet and our expose() make the same Service", async () => {
    const words = ['rs', 'go-demo-2', '--name=go-demo-2-svc', '--target-port=28017', '--type=NodePort'];
    await namespace.ok('expose', ...words);
    const byKubectl = await made();
    await namespace.ok('delete', 'service/go-demo-2-svc');
    await pipe('single-pod-exposed', namespace);
    expect(await made()).toStrictEqual(byKubectl);
  });
});
