import { randomUUID } from 'node:crypto';
import { run } from '../../packages/kubetalk/test/kubectl';
import { Namespace, type Pod } from './namespace';
import { applyHardened, applyLesson, pullFault } from './parts';
import { say, sleep, waitFor } from './progress';
import { type Get, Inside, outside } from './requests';
import { replaceStuckApi } from './session';
import { send, type Tally } from './traffic';

// What each fault costs, with data: hardened must heal by itself, the lesson is measured beside it. On stand-ins both heal, and no
// data is kept; on real parts (DATABASE_IMAGE, API_IMAGE) this is what tells the two apart.

const API = 'type=api,service=go-demo-2';
const DB = 'type=db,service=go-demo-2';
/** All requests must be answered again within this time. */
const HEALED = 30_000;
/** How long is watched after the last thing that went wrong. */
const CALM = 3_000;

let killer: Namespace;
beforeAll(async () => {
  killer = await Namespace.create('killer');
});
afterAll(() => killer?.remove());

/** An environment that runs, and what was written to it. */
class Running {
  readonly written: string[] = [];
  keepsData = false;

  private constructor(
    readonly namespace: Namespace,
    readonly ask: Get,
  ) {}

  static async start(name: string, apply: (namespace: Namespace) => Promise<void>): Promise<Running | undefined> {
    const namespace = await Namespace.create(name);
    await apply(namespace);
    const ready = await waitFor(`${name} runs`, async () => {
      globalThis.cannotBeShown = await pullFault(namespace);
      if (globalThis.cannotBeShown) return false;
      const [api, database] = await Promise.all([namespace.pods(API), namespace.pods(DB)]);
      return [...api, ...database].filter(isReady).length === 4 || undefined;
    });
    if (!ready) return undefined;
    const running = new Running(namespace, await outside(namespace, 'go-demo-2-api'));
    // An API that started before the database was there may be stuck in the lesson.
    await replaceStuckApi(namespace, running.ask);
    await running.write(1);
    running.keepsData = (await running.read()) === 1;
    return running;
  }

  /** Puts so many names; only those that were answered count. */
  async write(count: number): Promise<number> {
    const before = this.written.length;
    for (let each = 0; each < count; each++) {
      const name = randomUUID();
      if ((await this.ask(`/demo/person?name=${name}`, 'PUT')).status === 200) this.written.push(name);
    }
    return this.written.length - before;
  }

  /** How many of all names that were ever written are there. */
  async read(): Promise<number> {
    const names = new Set((await this.ask('/demo/person')).body.split('\n'));
    return this.written.filter((name) => names.has(name)).length;
  }

  /** Whether every Pod is ready and answers for people itself, and all requests through the Service are answered. */
  async healed(): Promise<boolean> {
    const pods = await this.namespace.pods(API);
    if (pods.length !== 3 || !pods.every(isReady)) return false;
    if ((await this.ask('/demo/person')).status !== 200) return false;
    const people = 'http://127.0.0.1:8080/demo/person';
    const answers = await Promise.all(pods.map((pod) => Inside.of(this.namespace, pod, 'api').get(people)));
    if (answers.some(({ status }) => status !== 200)) return false;
    for (let each = 0; each < 20; each++) if ((await this.ask('/demo/person')).status !== 200) return false;
    return true;
  }

  async restarts(of: string): Promise<Map<string, number>> {
    const pods = await this.namespace.pods(of);
    return new Map(
      pods.map(({ metadata, status }) => [metadata.uid, status.containerStatuses?.[0]?.restartCount ?? 0]),
    );
  }

  async database(): Promise<Pod> {
    const [pod] = await this.namespace.readyPods(DB, 1);
    return pod as Pod;
  }

  /** Sends the signal that can't be caught to its process, from the node: inside, the first process of a container is exempt. */
  async killDatabase(): Promise<void> {
    const { uid } = (await this.database()).metadata;
    // The node's own processes see the Pod's mounts as well: only those that live in namespaces of their own are the Pod's.
    const own =
      'test $(readlink $p/ns/pid) != $(readlink /proc/1/ns/pid) && test $(readlink $p/ns/mnt) != $(readlink /proc/1/ns/mnt)';
    const script = `for p in /proc/[0-9]*; do grep -qs ${uid} $p/mountinfo && ${own} && kill -9 $(basename $p); done; true`;
    const pod = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { generateName: 'kill-' },
      spec: {
        restartPolicy: 'Never',
        hostPID: true,
        containers: [
          {
            name: 'kill',
            image: process.env.API_IMAGE || 'vfarcic/go-demo-2',
            command: ['sh', '-c', script],
            securityContext: { privileged: true, runAsUser: 0 },
          },
        ],
      },
    };
    const { code, stderr } = await run('kubectl', ['-n', killer.name, 'create', '-f', '-'], {
      stdin: JSON.stringify(pod),
    });
    if (code !== 0) throw new Error(stderr);
    await waitFor('the process is killed', async () => ((await this.restarted(uid)) ? true : undefined), {
      seconds: 30,
    });
  }

  private async restarted(uid: string): Promise<boolean> {
    const [pod] = await this.namespace.pods(DB);
    return (
      pod?.metadata.uid !== uid || pod.status.containerStatuses?.[0]?.state?.running === undefined || !isReady(pod)
    );
  }

  async evictDatabase(): Promise<void> {
    const { name } = (await this.database()).metadata;
    const eviction = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name, namespace: this.namespace.name } };
    const path = `/api/v1/namespaces/${this.namespace.name}/pods/${name}/eviction`;
    const { code, stderr } = await run('kubectl', ['create', '--raw', path, '-f', '-'], {
      stdin: JSON.stringify(eviction),
    });
    if (code !== 0) throw new Error(stderr);
  }

  async endOneApi(): Promise<void> {
    const [pod] = (await this.namespace.pods(API)) as [Pod];
    await this.namespace.ok('delete', 'pod', pod.metadata.name, '--wait=false');
  }
}

const isReady = ({ status }: Pod) =>
  status.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True');

interface Fault {
  readonly what: string;
  readonly make: (running: Running) => Promise<unknown>;
}

const faults: readonly Fault[] = [
  { what: 'the process of the database is killed', make: (running) => running.killDatabase() },
  {
    what: "the database's Pod is deleted",
    make: ({ namespace }) => namespace.ok('delete', 'pods', '-l', DB, '--wait=false'),
  },
  { what: "the database's Pod is evicted", make: (running) => running.evictDatabase() },
  { what: 'a Pod of the API is deleted', make: (running) => running.endOneApi() },
  {
    what: 'all Pods of the API are deleted',
    make: ({ namespace }) => namespace.ok('delete', 'pods', '-l', API, '--wait=false'),
  },
];

/** What became of a fault. */
interface Outcome extends Tally {
  readonly written: number;
  readonly read: number;
  readonly restarts: { readonly api: number; readonly database: number };
  readonly isWhole: boolean;
}

/** Makes a fault under traffic, which goes on until all is well again for a while, or it is too late for that. */
async function suffer(running: Running, make: Fault['make']): Promise<Outcome> {
  await running.write(20);
  const before = await Promise.all([running.restarts(API), running.restarts(DB)]);
  const start = Date.now();
  let over = false;
  const traffic = send(running.ask, '/demo/person', () => over);
  let isWhole = false;
  try {
    await make(running);
    let wholeSince: number | undefined;
    while (Date.now() - start < HEALED + CALM && (wholeSince === undefined || Date.now() - wholeSince < CALM)) {
      isWhole = await running.healed().catch(() => false);
      wholeSince = isWhole ? (wholeSince ?? Date.now()) : undefined;
      await sleep(500);
    }
  } finally {
    over = true;
  }
  const tally = await traffic;
  const after = await Promise.all([running.restarts(API), running.restarts(DB)]);
  const [api, database] = after.map((counts, index) => more(before[index] as Map<string, number>, counts));
  const read = isWhole ? await running.read() : Number.NaN;
  return {
    ...tally,
    written: running.written.length,
    read,
    restarts: { api: api ?? 0, database: database ?? 0 },
    isWhole,
  };
}

function more(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): number {
  return [...after].reduce((sum, [pod, count]) => sum + count - (before.get(pod) ?? 0), 0);
}

function line(environment: string, what: string, outcome: Outcome, keepsData: boolean): string {
  const { sent, answered, longestGap, healedAfter, written, read, restarts, isWhole } = outcome;
  const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;
  const healing = isWhole ? seconds(healedAfter) : 'does not heal';
  const data = keepsData ? `${written} | ${read}` : '- | -';
  return `| ${environment} | ${what} | ${sent} | ${answered} | ${seconds(longestGap)} | ${healing} | ${data} | ${restarts.api} | ${restarts.database} |`;
}

describe('hardened', () => {
  let running: Running | undefined;
  beforeAll(async () => {
    running = await Running.start('faults', applyHardened);
  });
  afterAll(() => running?.namespace.remove());

  // The kinds of faults take turns: a container that was killed a moment ago is left by Kubernetes for 10 to 20 seconds.
  test.each([1, 2, 3].flatMap((round) => faults.map((fault) => ({ ...fault, round }))))(
    'heals by itself when $what, round $round',
    async ({ what, make }) => {
      if (!running) throw new Error('it does not run');
      const outcome = await suffer(running, make);
      say(line('hardened', what, outcome, running.keepsData));
      expect(outcome).toMatchObject({ isWhole: true, restarts: { api: 0 } });
      expect(outcome.healedAfter).toBeLessThanOrEqual(HEALED);
      if (running.keepsData) expect(outcome.read).toBe(outcome.written);
    },
  );

  test('an outage of the database restarts no API, leaves none ready, and ends by itself', async () => {
    if (!running) throw new Error('it does not run');
    const { namespace } = running;
    await running.write(20);
    const before = await running.restarts(API);
    await namespace.ok('scale', 'statefulset/go-demo-2-db', '--replicas=0');
    await waitFor('no API is ready', async () => !(await namespace.pods(API)).some(isReady) || undefined, {
      seconds: 30,
    });
    await sleep(40_000);
    expect((await namespace.pods(API)).filter(isReady)).toStrictEqual([]);
    const outage = await suffer(running, () => namespace.ok('scale', 'statefulset/go-demo-2-db', '--replicas=1'));
    say(line('hardened', 'the database is back after an outage', outage, running.keepsData));
    expect(await running.restarts(API)).toStrictEqual(before);
    expect(outage.isWhole).toBe(true);
    expect(outage.healedAfter).toBeLessThanOrEqual(HEALED);
    if (running.keepsData) expect(outage.read).toBe(outage.written);
  });
});

describe('lesson', () => {
  let running: Running | undefined;
  beforeAll(async () => {
    running = await Running.start('faults-lesson', applyLesson);
  });
  afterAll(() => running?.namespace.remove());

  test.each(faults)('is measured when $what', async ({ what, make }) => {
    if (!running) throw new Error('it does not run');
    const outcome = await suffer(running, make);
    say(line('lesson', what, outcome, running.keepsData));
    expect(outcome.sent).toBeGreaterThan(0);
    await running.namespace.readyPods(DB, 1);
    await replaceStuckApi(running.namespace, running.ask);
    await running.namespace.readyPods(API, 3);
  });
});
