import { synthesize } from '../../synthesize';
import { addressesOf, Namespace, type Pod } from '../namespace';
import { say, waitFor } from '../progress';
import { answered, connects, type Get, type Inside, nodeAddress, outside, visitorIn } from '../requests';
import { replaceStuckApi } from '../session';
import { send, tallyLine } from '../traffic';

// The lesson's second step: API and database in ReplicaSets of their own, each behind a Service.
const API = 'type=api,service=go-demo-2';
const DB = 'type=db,service=go-demo-2';

let namespace: Namespace;
let ask: Get;
let visitor: Inside;
beforeAll(async () => {
  namespace = await Namespace.create('services');
  await namespace.apply(synthesize('lesson'));
  await namespace.readyPods(DB, 1);
  await namespace.readyPods(API, 3);
  ask = await outside(namespace, 'go-demo-2-api');
  visitor = await visitorIn(namespace);
});
afterAll(() => namespace?.remove());

const counts = async () => ({ api: (await namespace.pods(API)).length, db: (await namespace.pods(DB)).length });

/**
 * Kills the only Pod of the database, and waits until it is gone: for a moment after the Service has let go of it, a node may still
 * forward to it, and it answers until its time to end is over.
 *
 * @returns the Pod that took its place
 */
async function killDatabase(): Promise<Pod> {
  const [old] = (await namespace.pods(DB)) as [Pod];
  await namespace.ok('delete', 'pod', old.metadata.name, '--now');
  const fresh = await waitFor('another Pod of the database runs', async () => {
    const [pod, ...others] = await namespace.pods(DB);
    return others.length === 0 && pod?.metadata.name !== old.metadata.name && pod?.status.podIP ? pod : undefined;
  });
  await namespace.reaches('go-demo-2-db', [fresh]);
  return fresh;
}

/** Which Pod a new connection through the database's Service ends at: a stand-in says its name, mongod does not. */
async function databaseBehindService(): Promise<string> {
  const answer = await waitFor('the database answers new connections', () => visitor.database('go-demo-2-db'));
  const [, name] = /person from (\S+)/.exec(answer) ?? [];
  if (name) return name;
  const [pod, ...others] = await namespace.pods(DB);
  expect(others).toStrictEqual([]);
  return pod?.metadata.name ?? 'none';
}

test('the API finds its database by the name of the Service', async () => {
  expect(await namespace.ok('get', 'pods', '-l', API, '-o', 'jsonpath={.items[*].spec.containers[0].env[*]}')).toBe(
    Array(3).fill('{"name":"DB","value":"go-demo-2-db"}').join(' '),
  );
  await answered(ask, '/demo/person');
});

test('one can be scaled without the other: the API to five, and the database stays one', async () => {
  await namespace.ok('scale', 'rs/go-demo-2-api', '--replicas=5');
  await namespace.reaches('go-demo-2-api', await namespace.readyPods(API, 5));
  expect(await counts()).toStrictEqual({ api: 5, db: 1 });
  await namespace.ok('scale', 'rs/go-demo-2-api', '--replicas=3');
  await namespace.reaches('go-demo-2-api', await namespace.readyPods(API, 3));
});

test('a NodePort Service has a ClusterIP too, and a name inside of the cluster', async () => {
  const { type, clusterIP } = await namespace.service('go-demo-2-api');
  expect({ type, clusterIP }).toStrictEqual({ type: 'NodePort', clusterIP: expect.stringMatching(/^\d+(\.\d+){3}$/) });
  for (const host of [clusterIP, 'go-demo-2-api'])
    expect(await visitor.get(`http://${host}:8080/demo/hello`)).toMatchObject({ status: 200 });
});

test('the API is reached from outside, the database from inside only', async () => {
  await answered(ask, '/demo/hello');
  const { type, ports } = await namespace.service('go-demo-2-db');
  expect({ type, nodePorts: ports.map(({ nodePort }) => nodePort) }).toStrictEqual({
    type: 'ClusterIP',
    nodePorts: [undefined],
  });
  expect(await connects(await nodeAddress(), 27017)).not.toBe('taken');
  expect(await visitor.database('go-demo-2-db')).toBeTruthy();
});

test('a Service reaches exactly the Pods that have its labels: a relabelled one leaves, and is replaced', async () => {
  const [relabelled, ...kept] = (await namespace.readyPods(API, 3)) as [Pod, Pod, Pod];
  await namespace.ok('label', 'pod', relabelled.metadata.name, 'type=resting', '--overwrite');
  const now = await namespace.readyPods(API, 3);
  expect(addressesOf(now)).toEqual(expect.arrayContaining(addressesOf(kept)));
  expect(await namespace.reaches('go-demo-2-api', now)).not.toContain(relabelled.status.podIP);
  // It runs on, only nobody is sent to it.
  expect(await visitor.get(`http://${relabelled.status.podIP}:8080/demo/hello`)).toMatchObject({ status: 200 });
  await namespace.ok('delete', 'pod', relabelled.metadata.name, '--now');
});

test("a Pod's address dies with it, a Service's does not", async () => {
  const [old] = (await namespace.pods(DB)) as [Pod];
  const { clusterIP } = await namespace.service('go-demo-2-db');
  const oldAddress = old.status.podIP as string;
  expect(await visitor.database(oldAddress)).toBeTruthy();

  const fresh = await killDatabase();
  expect(fresh.status.podIP).not.toBe(oldAddress);
  await waitFor('the address of the old Pod is dead', async () => !(await visitor.database(oldAddress)) || undefined);
  expect((await namespace.service('go-demo-2-db')).clusterIP).toBe(clusterIP);
  expect(await visitor.database(clusterIP)).toBeTruthy();
  expect(await databaseBehindService()).toBe(fresh.metadata.name);
});

test("requests go on while the database's Pods are killed again and again, and each time a new Pod answers", async () => {
  await replaceStuckApi(namespace, ask);
  let over = false;
  const traffic = send(ask, '/demo/person', () => over);
  const expected: string[] = [];
  const answering: string[] = [];
  try {
    for (let kill = 0; kill < 5; kill++) {
      expected.push((await killDatabase()).metadata.name);
      answering.push(await databaseBehindService());
      await replaceStuckApi(namespace, ask);
    }
  } finally {
    over = true;
  }
  const tally = await traffic;
  say(tallyLine("the database's Pod killed 5 times", tally));
  expect(answering).toStrictEqual(expected);
  expect(new Set(expected).size).toBe(5);
  expect(tally.answered).toBeGreaterThan(0);
  expect(tally.longestGap).toBeLessThan(60_000);
  expect(await ask('/demo/person')).toMatchObject({ status: 200 });
});

test('two Services cannot take one nodePort', async () => {
  const { ports } = await namespace.service('go-demo-2-api');
  const taken = ports[0]?.nodePort;
  const spec = { type: 'NodePort', selector: { type: 'db' }, ports: [{ port: 27017, nodePort: taken }] };
  const second = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'second' }, spec };
  const { code, stderr } = await namespace.tryApply(JSON.stringify(second));
  expect({ code, stderr: stderr.trim() }).toStrictEqual({
    code: 1,
    stderr: `The Service "second" is invalid: spec.ports[0].nodePort: Invalid value: ${taken}: provided port is already allocated`,
  });
});
