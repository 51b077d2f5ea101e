import { synthesize } from '../../synthesize';
import { describeOf } from '../describe';
import { addressesOf, Namespace, type Pod } from '../namespace';
import { waitFor } from '../progress';
import { answered, Inside, outside } from '../requests';

// The lesson's first step: API and database in one Pod, exposed by a NodePort Service.
const LABELS = 'type=backend,service=go-demo-2';

let namespace: Namespace;
let pods: Pod[];
beforeAll(async () => {
  namespace = await Namespace.create('one-pod');
  await namespace.apply(synthesize('single-pod-exposed'));
  pods = await namespace.readyPods(LABELS, 2);
});
afterAll(() => namespace?.remove());

const containers = async (): Promise<string[]> =>
  (await namespace.pods(LABELS)).flatMap(({ spec }) => spec.containers.map(({ name }) => name)).sort();

test('the ReplicaSet keeps two Pods running, and each has both containers', async () => {
  expect(await containers()).toStrictEqual(['api', 'api', 'db', 'db']);
});

test('containers of one Pod talk over localhost', async () => {
  for (const pod of pods) {
    const api = Inside.of(namespace, pod, 'api');
    // The container of the database listens on 28017, that of the API asks it for a person by DB=localhost.
    await answered(api.get.bind(api), 'http://localhost:28017/');
    await answered(api.get.bind(api), 'http://localhost:8080/demo/person');
  }
});

test('the Service that exposes them is reached from outside, on a port that the cluster chose', async () => {
  const { ports, type } = await namespace.service('go-demo-2-svc');
  expect({ type, ports }).toStrictEqual({
    type: 'NodePort',
    ports: [{ port: 28017, targetPort: 28017, protocol: 'TCP', nodePort: expect.any(Number) }],
  });
  expect(ports[0]?.nodePort).toBeGreaterThanOrEqual(30000);
  expect(ports[0]?.nodePort).toBeLessThanOrEqual(32767);
  await answered(await outside(namespace, 'go-demo-2-svc'), '/');
});

test('kubectl describe svc go-demo-2-svc says, line by line, what the lesson explains', async () => {
  const endpoints = await namespace.reaches('go-demo-2-svc', pods);
  const { clusterIP, ports } = await namespace.service('go-demo-2-svc');
  const { lesson, others } = describeOf(await namespace.ok('describe', 'svc', 'go-demo-2-svc'));
  // Their order is the cluster's.
  const Endpoints = lesson.Endpoints?.flatMap((line) => line.split(',')).sort();
  expect({ ...lesson, Endpoints }).toStrictEqual({
    Name: ['go-demo-2-svc'],
    Namespace: [namespace.name],
    Labels: ['db=mongo', 'language=go', 'service=go-demo-2', 'type=backend'],
    Selector: ['service=go-demo-2,type=backend'],
    Type: ['NodePort'],
    IP: [clusterIP],
    Port: ['<unset>  28017/TCP'],
    TargetPort: ['28017/TCP'],
    NodePort: [`<unset>  ${ports[0]?.nodePort}/TCP`],
    Endpoints: endpoints.map((address) => `${address}:28017`).sort(),
    'Session Affinity': ['None'],
  });
  expect(others).toStrictEqual([]);
});

test('neither can be scaled without the other: three APIs are three databases', async () => {
  await namespace.ok('scale', 'rs/go-demo-2', '--replicas=3');
  pods = await namespace.readyPods(LABELS, 3);
  expect(await containers()).toStrictEqual(['api', 'api', 'api', 'db', 'db', 'db']);
});

test('a Pod that is destroyed is not healed but replaced, by one with another name and address', async () => {
  const [lost] = pods as [Pod];
  await namespace.ok('delete', 'pod', lost.metadata.name, '--now');
  const replaced = await namespace.readyPods(LABELS, 3);
  expect(replaced.map(({ metadata }) => metadata.name)).not.toContain(lost.metadata.name);
  expect(addressesOf(replaced)).not.toContain(lost.status.podIP);
  await namespace.reaches('go-demo-2-svc', replaced);
  pods = replaced;
});

test('the Service is tied to the Pods by their labels, not to the ReplicaSet', async () => {
  await namespace.ok('delete', 'rs/go-demo-2', '--cascade=orphan');
  await waitFor(
    'the ReplicaSet is gone',
    async () => (await namespace.kubectl('get', 'rs/go-demo-2')).code || undefined,
  );
  expect(await namespace.endpoints('go-demo-2-svc')).toStrictEqual(addressesOf(pods));
  await answered(await outside(namespace, 'go-demo-2-svc'), '/');
});
