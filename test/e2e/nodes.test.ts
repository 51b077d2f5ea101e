import { execFile } from 'node:child_process';
import { networkInterfaces } from 'node:os';
import { promisify } from 'node:util';
import { kubectl } from '../../packages/kubetalk/test/kubectl';
import { API, DB, isReady } from './faults/running';
import { Namespace, type Pod } from './namespace';
import { applyHardened, applyLesson, pullFault } from './parts';
import { say, sleep, waitFor } from './progress';
import { answered, fetchOnce, type Get, visitorIn } from './requests';
import { send, tallyLine } from './traffic';

// What several nodes add: every node answers, APIs are apart, a drain costs nothing, a lost node little. A cluster of one node can't
// show it. NODE_LOSE and NODE_BACK are commands that take the name of a node, cut it off and connect it again; without them no node
// is lost.
const { NODE_LOSE, NODE_BACK } = process.env;
/** How long Kubernetes may take to find a node lost and to make its Pods elsewhere, in seconds. */
const LOST_AFTER = Number(process.env.LOST_AFTER || 400);
const LOCAL = { spec: { externalTrafficPolicy: 'Local' } };

interface Node {
  readonly metadata: { readonly name: string; readonly labels: Readonly<Record<string, string>> };
  readonly spec: { readonly unschedulable?: boolean };
  readonly status: { readonly addresses: readonly { readonly type: string; readonly address: string }[] };
}

const nameOf = ({ metadata }: Node) => metadata.name;
const addressOf = ({ status }: Node) => status.addresses.find(({ type }) => type === 'InternalIP')?.address ?? '';
const own = Object.values(networkInterfaces()).flatMap((all) => (all ?? []).map(({ address }) => address));
const nodesOf = (pods: readonly Pod[]) => pods.map(({ spec }) => spec.nodeName).sort();

async function nodes(): Promise<readonly Node[]> {
  const { stdout } = await kubectl('get', 'nodes', '-o', 'json');
  return JSON.parse(stdout).items;
}

describe.each([
  ['lesson', applyLesson],
  ['hardened', applyHardened],
])('%s', (environment, apply) => {
  let namespace: Namespace;
  let all: readonly Node[];
  let port: number;
  const at =
    (node: Node): Get =>
    (path, method) =>
      fetchOnce(`http://${addressOf(node)}:${port}${path}`, method);

  beforeAll(async () => {
    all = await nodes();
    if (all.length < 2) globalThis.cannotBeShown = 'the cluster has one node';
    if (globalThis.cannotBeShown) return;
    namespace = await Namespace.create(`nodes-${environment}`);
    await apply(namespace);
    await waitFor(`${environment} runs`, async () => {
      globalThis.cannotBeShown = await pullFault(namespace);
      const pods = [...(await namespace.pods(API)), ...(await namespace.pods(DB))];
      return globalThis.cannotBeShown || pods.filter(isReady).length === 4 || undefined;
    });
    port = (await namespace.service('go-demo-2-api')).ports[0]?.nodePort ?? 0;
  });
  afterAll(() => namespace?.remove());

  /** Another node than the one that runs the database, and than the one with the address that is asked. */
  async function spare(): Promise<Node> {
    const [database] = await namespace.readyPods(DB, 1);
    const node = all.slice(1).find((one) => nameOf(one) !== database?.spec.nodeName);
    if (!node) throw new Error('there is no node to spare');
    return node;
  }

  test('the API answers at the address of every node', async () => {
    for (const node of all) expect(await answered(at(node), '/demo/person', 30)).toMatchObject({ status: 200 });
  });

  test('the APIs are on as many nodes as there are, where the environment spreads them', async () => {
    const used = new Set(nodesOf(await namespace.readyPods(API, 3))).size;
    say(`    ${environment}: 3 APIs on ${used} of ${all.length} nodes`);
    if (environment === 'hardened') expect(used).toBe(Math.min(3, all.length));
  });

  test('with externalTrafficPolicy Local, the nodes that run an API answer, and no other', async () => {
    await namespace.ok('patch', 'service/go-demo-2-api', '-p', JSON.stringify(LOCAL));
    const only = nodesOf(await namespace.readyPods(API, 3));
    // A node answers its own processes in any case.
    for (const node of all.filter((one) => !own.includes(addressOf(one)))) {
      const isThere = only.includes(nameOf(node));
      await waitFor(`${nameOf(node)} ${isThere ? 'answers' : 'does not answer'}`, async () => {
        const { status } = await at(node)('/demo/hello');
        return (status === 200) === isThere || undefined;
      });
    }
    await namespace.ok(
      'patch',
      'service/go-demo-2-api',
      '-p',
      JSON.stringify({ spec: { externalTrafficPolicy: 'Cluster' } }),
    );
  });

  test('policies hold between nodes: of a stranger on each node, none reaches the database that is closed to it', async () => {
    const elsewhere = await Namespace.create(`strangers-${environment}`);
    try {
      const [database] = await namespace.readyPods(DB, 1);
      for (const node of all) {
        const stranger = await visitorIn(elsewhere, nameOf(node));
        const said = await stranger.database(database?.status.podIP ?? '');
        expect({ node: nameOf(node), reached: said !== undefined }).toStrictEqual({
          node: nameOf(node),
          reached: environment === 'lesson',
        });
      }
    } finally {
      await elsewhere.remove();
    }
  });

  test('a drain under load', async () => {
    const node = await spare();
    let isOver = false;
    const traffic = send(at(all[0] as Node), '/demo/person', () => isOver);
    await sleep(1000);
    const words = ['drain', nameOf(node), '--ignore-daemonsets', '--delete-emptydir-data', '--force', '--timeout=120s'];
    const { code, stderr } = await kubectl(...words, '--pod-selector=service=go-demo-2');
    try {
      expect({ code, stderr: code === 0 ? '' : stderr }).toStrictEqual({ code: 0, stderr: '' });
      await namespace.readyPods(API, 3);
      await sleep(2000);
    } finally {
      isOver = true;
      await kubectl('uncordon', nameOf(node));
    }
    const tally = await traffic;
    say(tallyLine(`${environment}: ${nameOf(node)} is drained`, tally));
    if (environment === 'hardened') expect(tally.failed).toBe(0);
    // So that the next test has an API on each node.
    await namespace.ok('delete', 'pods', '-l', API);
    await namespace.readyPods(API, 3);
  });

  // Nothing but a command of the cluster's own can cut a node off.
  (NODE_LOSE && NODE_BACK ? test : test.skip)('a node, and the zone that it is, is lost under load', async () => {
    await answered(at(all[0] as Node), '/demo/person', 60);
    const node = await spare();
    const start = Date.now();
    let isOver = false;
    let lastFailure = start;
    const ask: Get = async (path) => {
      const asked = Date.now();
      const answer = await at(all[0] as Node)(path);
      if (answer.status !== 200) lastFailure = asked;
      return answer;
    };
    const traffic = send(ask, '/demo/person', () => isOver);
    await promisify(execFile)('sh', ['-c', `${NODE_LOSE} ${nameOf(node)}`]);
    try {
      await waitFor(
        'three APIs are ready on other nodes',
        async () => {
          const pods = (await namespace.pods(API)).filter(isReady);
          return pods.filter(({ spec }) => spec.nodeName !== nameOf(node)).length === 3 || undefined;
        },
        { seconds: LOST_AFTER * 3 },
      );
      await sleep(3000);
    } finally {
      isOver = true;
      await promisify(execFile)('sh', ['-c', `${NODE_BACK} ${nameOf(node)}`]);
    }
    const tally = await traffic;
    const last = (lastFailure - start) / 1000;
    say(`${tallyLine(`${environment}: ${nameOf(node)} is lost`, tally)}, last failure after ${last.toFixed(1)} s`);
    // Once Kubernetes knows, no request goes there.
    expect(last).toBeLessThan(LOST_AFTER + 10);
    await waitFor('the node is back', async () => {
      const { stdout } = await kubectl(
        'get',
        'node',
        nameOf(node),
        '-o',
        'jsonpath={.status.conditions[?(@.type=="Ready")].status}',
      );
      return stdout === 'True' || undefined;
    });
    await namespace.readyPods(API, 3);
    expect(await answered(at(node), '/demo/person', 60)).toMatchObject({ status: 200 });
  });

  (NODE_LOSE && NODE_BACK && environment === 'hardened' ? test : test.skip)(
    'the node of the database is lost: its Pod waits for the node, with its volume, and answers again once that is back',
    async () => {
      const [database] = await namespace.readyPods(DB, 1);
      const node = all.slice(1).find((one) => nameOf(one) === database?.spec.nodeName);
      // The first node has the control plane.
      if (!database || !node) return say('    the database is on the first node, which is not cut off');
      await promisify(execFile)('sh', ['-c', `${NODE_LOSE} ${nameOf(node)}`]);
      try {
        await waitFor(
          'the Pod of the database is on its way out',
          async () => {
            const { items } = await namespace.get<{ items: Pod[] }>('pods', '-l', DB);
            return items[0]?.metadata.deletionTimestamp;
          },
          { seconds: LOST_AFTER * 3 },
        );
        await sleep(10_000);
        // Nobody knows whether it still writes, so there is no second one.
        const { items } = await namespace.get<{ items: Pod[] }>('pods', '-l', DB);
        expect(items.map(({ metadata }) => metadata.uid)).toStrictEqual([database.metadata.uid]);
        expect((await at(all[0] as Node)('/demo/person')).status).not.toBe(200);
      } finally {
        await promisify(execFile)('sh', ['-c', `${NODE_BACK} ${nameOf(node)}`]);
      }
      expect(await answered(at(all[0] as Node), '/demo/person', 120)).toMatchObject({ status: 200 });
    },
  );
});
