import { synthesize } from '../synthesize';
import { Namespace } from './namespace';
import { say } from './progress';
import { type Get, outside } from './requests';
import { replaceStuckApi } from './session';
import { send, type Tally, tallyLine } from './traffic';

const REQUESTS = 2000;

let namespace: Namespace;
let ask: Get;
beforeAll(async () => {
  namespace = await Namespace.create('load');
  await namespace.apply(synthesize('lesson'));
  await namespace.readyPods('type=db', 1);
  await namespace.readyPods('type=api', 3);
  ask = await outside(namespace, 'go-demo-2-api');
  await replaceStuckApi(namespace, ask);
});
afterAll(() => namespace?.remove());

/** Kills the first Pod with a label. */
async function kill(label: string): Promise<void> {
  const [pod] = await namespace.pods(label);
  if (!pod) throw new Error(`no Pod has ${label}`);
  await namespace.ok('delete', 'pod', pod.metadata.name, '--now', '--wait=false');
}

interface Fault {
  readonly what: string;
  readonly make: () => Promise<unknown>;
  /** Not one request may fail. */
  readonly harmless?: true;
}

const faults: readonly Fault[] = [
  { what: 'nothing is done', make: async () => {}, harmless: true },
  { what: "the database's Pod is killed", make: () => kill('type=db') },
  { what: 'a Pod of the API is killed', make: () => kill('type=api') },
  { what: 'the application is applied again', make: () => namespace.apply(synthesize('lesson')), harmless: true },
  { what: "the database's Pod is killed again", make: () => kill('type=db') },
  { what: 'a Pod of the API is killed again', make: () => kill('type=api') },
  { what: 'it is applied again', make: () => namespace.apply(synthesize('lesson')), harmless: true },
  {
    what: 'all Pods of the API are killed',
    make: () => namespace.ok('delete', 'pods', '-l', 'type=api', '--now', '--wait=false'),
  },
];

test(`${REQUESTS} requests through the nodePort, while Pods are killed and the application is applied again`, async () => {
  const tallies: Tally[] = [];
  for (const { what, make, harmless } of faults) {
    const share = REQUESTS / faults.length;
    const [tally] = await Promise.all([send(ask, '/demo/person', (sent) => sent >= share), make()]);
    tallies.push(tally);
    say(tallyLine(what, tally));
    if (harmless) expect(tally).toMatchObject({ sent: share, answered: share, failed: 0 });
    expect(tally.longestGap).toBeLessThan(60_000);
    // Each fault meets an application that is whole.
    await replaceStuckApi(namespace, ask);
    await namespace.readyPods('type=db', 1);
    await namespace.readyPods('type=api', 3);
  }
  const total = (of: 'sent' | 'answered' | 'failed') => tallies.reduce((sum, tally) => sum + tally[of], 0);
  say(`    in all: ${total('answered')} of ${total('sent')} answered, ${total('failed')} failed`);
  expect(total('sent')).toBe(REQUESTS);
  expect(await ask('/demo/person')).toMatchObject({ status: 200 });
}, 600_000);
