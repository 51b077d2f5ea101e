import { sleep } from './progress';
import type { Get } from './requests';

/** What became of requests that were sent one after the other. */
export interface Tally {
  readonly sent: number;
  readonly answered: number;
  readonly failed: number;
  /** The longest time without an answer, from the first request to the last answer, in milliseconds. */
  readonly longestGap: number;
}

/** One request each 20 ms, so that a fault meets traffic for a while and not in one burst. */
const EVERY = 20;
const AT_ONCE = 10;

/**
 * Sends requests until there were enough, never more than ten at a time; only status 200 counts as an answer.
 *
 * @param enough asked before each request, with how many were sent
 */
export async function send(ask: Get, path: string, enough: (sent: number) => boolean): Promise<Tally> {
  const underWay = new Set<Promise<void>>();
  const start = Date.now();
  const answers: number[] = [];
  let sent = 0;
  const request = async () => {
    if ((await ask(path)).status === 200) answers.push(Date.now());
  };
  while (!enough(sent)) {
    if (underWay.size < AT_ONCE) {
      sent++;
      const one: Promise<void> = request().finally(() => underWay.delete(one));
      underWay.add(one);
    }
    await sleep(EVERY);
  }
  await Promise.all(underWay);
  return {
    sent,
    answered: answers.length,
    failed: sent - answers.length,
    longestGap: gap([start, ...answers, Date.now()]),
  };
}

function gap(times: readonly number[]): number {
  return Math.max(...times.slice(1).map((time, index) => time - (times[index] as number)));
}

export function tallyLine(what: string, { sent, answered, failed, longestGap }: Tally): string {
  return `    ${what}: ${answered} of ${sent} answered, ${failed} failed, longest gap ${longestGap} ms`;
}
