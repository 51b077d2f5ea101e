import type { ApiServer } from '../api-server';
import type { Pod } from '../namespace';
import { sleep } from '../progress';

/** What a Pod was seen to say and to do at one time. */
export interface Look {
  readonly pod: string;
  readonly at: number;
  readonly isReady: boolean;
  readonly hasAnswered: boolean;
}

/** Asks every Pod of the API itself, again and again: is what says Ready able to answer? And counts the databases that run. */
export class Watch {
  /** When not all of them were ready and answered, last. */
  lastUnwell = Date.now();
  /** How many databases ran at the same time. */
  mostDatabases = 0;
  restarts: ReadonlyMap<string, number> = new Map();
  private readonly looks: Look[] = [];
  private readonly ended: Promise<void>;
  private isOver = false;

  /** @param count how many Pods of the API there should be */
  constructor(
    private readonly server: ApiServer,
    private readonly namespace: string,
    private readonly count: number,
  ) {
    this.ended = this.run();
  }

  async end(): Promise<readonly Look[]> {
    this.isOver = true;
    await this.ended;
    return this.looks;
  }

  private async run(): Promise<void> {
    while (!this.isOver) {
      const isWell = await this.look().catch(() => false);
      if (!isWell) this.lastUnwell = Date.now();
      await sleep(250);
    }
  }

  private async look(): Promise<boolean> {
    const list = `/api/v1/namespaces/${this.namespace}/pods?labelSelector=service%3Dgo-demo-2`;
    const { items } = await this.server.get<{ items: Pod[] }>(list);
    const ofType = (type: string) => items.filter(({ metadata }) => metadata.labels.type === type);
    const databases = ofType('db').filter(({ status }) => status.containerStatuses?.[0]?.state?.running);
    this.mostDatabases = Math.max(this.mostDatabases, databases.length);
    const pods = ofType('api').filter(({ metadata }) => !metadata.deletionTimestamp);
    this.restarts = new Map(
      pods.map(({ metadata, status }) => [metadata.uid, status.containerStatuses?.[0]?.restartCount ?? 0]),
    );
    const looks = await Promise.all(pods.map((pod) => this.ask(pod)));
    this.looks.push(...looks);
    return looks.length === this.count && looks.every(({ isReady, hasAnswered }) => isReady && hasAnswered);
  }

  private async ask({ metadata, status }: Pod): Promise<Look> {
    const isReady = status.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True') ?? false;
    const at = Date.now();
    const hasAnswered = isReady && (await this.answers(metadata.name));
    return { pod: metadata.name, at, isReady, hasAnswered };
  }

  private async answers(pod: string): Promise<boolean> {
    return (await this.server.askPod(this.namespace, pod, 8080, '/demo/person')).status === 200;
  }
}

/**
 * The longest time in which one Pod said that it is ready and could not answer: from the first such look to the first that is
 * otherwise, in milliseconds.
 */
export function longestLie(looks: readonly Look[]): number {
  const since = new Map<string, number>();
  let longest = 0;
  for (const { pod, at, isReady, hasAnswered } of looks) {
    const start = since.get(pod);
    if (start !== undefined) longest = Math.max(longest, at - start);
    if (!isReady || hasAnswered) since.delete(pod);
    else if (start === undefined) since.set(pod, at);
  }
  return longest;
}
