import { randomUUID } from 'node:crypto';
import { run } from '../../../packages/kubetalk/test/kubectl';
import { ApiServer } from '../api-server';
import { Namespace, type Pod } from '../namespace';
import { pullFault } from '../parts';
import { sleep, waitFor } from '../progress';
import { type Get, outside } from '../requests';
import { replaceStuckApi } from '../session';
import { send, type Tally } from '../traffic';
import { Killer } from './killer';
import { longestLie, Watch } from './watch';

export const API = 'type=api,service=go-demo-2';
export const DB = 'type=db,service=go-demo-2';
const APIS = 3;
/** All requests must be answered again within this time, in milliseconds. */
export const HEALED = 30_000;
/** How long is watched after the last thing that went wrong. */
const CALM = 3_000;

/** What became of a fault; all times are in milliseconds. */
export interface Outcome extends Tally {
  /** From the fault to the last request that failed, or to the last time that not all Pods were ready and answered by themselves. */
  readonly healedAfter: number;
  /** Whether it healed in time. */
  readonly isWhole: boolean;
  readonly written: number;
  readonly read: number;
  readonly restarts: { readonly api: number; readonly database: number };
  /** The longest that one Pod was ready and could not answer. */
  readonly longestLie: number;
  /** How many databases ran at the same time. */
  readonly mostDatabases: number;
  /** Why requests failed: how often, and when last. */
  readonly failures: ReadonlyMap<string, { readonly count: number; readonly last: number }>;
}

/** An environment that runs, what was written to it, and what can be done to it. */
export class Running {
  /** Stand-ins keep none. */
  keepsData = false;
  private readonly written: string[] = [];

  private constructor(
    readonly namespace: Namespace,
    private readonly ask: Get,
    private readonly server: ApiServer,
    private readonly killer: Killer,
  ) {}

  /** @returns undefined where its images can't be pulled */
  static async start(name: string, apply: (namespace: Namespace) => Promise<void>): Promise<Running | undefined> {
    const namespace = await Namespace.create(name);
    await apply(namespace);
    const isThere = await waitFor(`${name} runs`, async () => {
      globalThis.cannotBeShown = await pullFault(namespace);
      if (globalThis.cannotBeShown) return false;
      const pods = [...(await namespace.pods(API)), ...(await namespace.pods(DB))];
      return pods.filter(isReady).length === APIS + 1 || undefined;
    });
    if (!isThere) {
      await namespace.remove();
      return undefined;
    }
    const ask = await outside(namespace, 'go-demo-2-api');
    const running = new Running(namespace, ask, await ApiServer.start(), await Killer.start());
    await running.restore();
    await running.write(1);
    running.keepsData = (await running.read()) === 1;
    return running;
  }

  async remove(): Promise<void> {
    this.server.end();
    await Promise.all([this.namespace.remove(), this.killer.remove()]);
  }

  /** What a person does where an API is stuck with the session of a database that is gone. */
  async restore(): Promise<void> {
    await this.namespace.readyPods(DB, 1);
    await replaceStuckApi(this.namespace, this.ask);
    await this.namespace.readyPods(API, APIS);
  }

  /** Waits for the Pods that the last fault ended: where all end, they get requests as well, and would refuse some at their own end. */
  private async calm(): Promise<void> {
    await waitFor('no Pod is on its way out', async () => {
      const { items } = await this.namespace.get<{ items: Pod[] }>('pods');
      return items.every(({ metadata }) => !metadata.deletionTimestamp) || undefined;
    });
  }

  /** Makes a fault under traffic, which goes on until all is well again for a while, or it is too late for that. */
  async suffer(make: (running: Running) => Promise<unknown>): Promise<Outcome> {
    await this.calm();
    await this.write(20);
    const databaseBefore = await this.databaseRestarts();
    const watch = new Watch(this.server, this.namespace.name, APIS);
    await sleep(500);
    const apiBefore = watch.restarts;
    const start = Date.now();
    const failures = new Map<string, { count: number; last: number }>();
    let lastFailure = start;
    const ask: Get = async (path) => {
      const answer = await this.ask(path);
      if (answer.status === 200) return answer;
      lastFailure = Date.now();
      const why = answer.status === 0 ? answer.body : `status ${answer.status}`;
      failures.set(why, { count: (failures.get(why)?.count ?? 0) + 1, last: lastFailure - start });
      return answer;
    };
    let isOver = false;
    const traffic = send(ask, '/demo/person', () => isOver);
    const lastUnwell = () => Math.max(start, lastFailure, watch.lastUnwell);
    try {
      await make(this);
      while (Date.now() - start < HEALED + CALM && Date.now() - lastUnwell() < CALM) await sleep(100);
    } finally {
      isOver = true;
    }
    const tally = await traffic;
    const healedAfter = lastUnwell() - start;
    const looks = await watch.end();
    const isWhole = healedAfter <= HEALED;
    return {
      ...tally,
      healedAfter,
      isWhole,
      failures,
      longestLie: longestLie(looks),
      mostDatabases: watch.mostDatabases,
      written: this.written.length,
      read: isWhole ? await this.read() : Number.NaN,
      restarts: {
        api: more(apiBefore, watch.restarts),
        database: more(databaseBefore, await this.databaseRestarts()),
      },
    };
  }

  async killDatabase(): Promise<string[]> {
    return this.killer.kill(await this.database());
  }

  /** The processes that {@link killDatabase} would kill. */
  async databaseProcesses(): Promise<string[]> {
    return this.killer.processes(await this.database());
  }

  async deletePods(labels: string): Promise<void> {
    await this.namespace.ok('delete', 'pods', '-l', labels, '--wait=false');
  }

  async deleteOneApi(): Promise<void> {
    const [pod] = (await this.namespace.pods(API)) as [Pod];
    await this.namespace.ok('delete', 'pod', pod.metadata.name, '--wait=false');
  }

  async evictDatabase(): Promise<void> {
    const { name } = (await this.database()).metadata;
    const namespace = this.namespace.name;
    const eviction = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name, namespace } };
    const path = `/api/v1/namespaces/${namespace}/pods/${name}/eviction`;
    const stdin = JSON.stringify(eviction);
    const { code, stderr } = await run('kubectl', ['create', '--raw', path, '-f', '-'], { stdin });
    if (code !== 0) throw new Error(stderr);
  }

  /** Puts so many names; only those that were answered count. */
  private async write(count: number): Promise<void> {
    for (let each = 0; each < count; each++) {
      const name = randomUUID();
      if ((await this.ask(`/demo/person?name=${name}`, 'PUT')).status === 200) this.written.push(name);
    }
  }

  /** How many of all names that were ever written are there. */
  private async read(): Promise<number> {
    const names = new Set((await this.ask('/demo/person')).body.split('\n'));
    return this.written.filter((name) => names.has(name)).length;
  }

  private async database(): Promise<Pod> {
    const [pod] = await this.namespace.readyPods(DB, 1);
    return pod as Pod;
  }

  private async databaseRestarts(): Promise<ReadonlyMap<string, number>> {
    const pods = await this.namespace.pods(DB);
    return new Map(
      pods.map(({ metadata, status }) => [metadata.uid, status.containerStatuses?.[0]?.restartCount ?? 0]),
    );
  }
}

export function isReady({ status }: Pod): boolean {
  return status.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True') ?? false;
}

function more(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): number {
  return [...after].reduce((sum, [pod, count]) => sum + count - (before.get(pod) ?? 0), 0);
}
