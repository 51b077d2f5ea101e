import { applyHardened } from '../parts';
import { sleep, waitFor } from '../progress';
import { rounds, Table } from './faults';
import { API, HEALED, isReady, type Outcome, Running } from './running';

// What each fault costs, with data: hardened heals by itself. On stand-ins the lesson does too, and no data is kept; real parts
// (DATABASE_IMAGE, API_IMAGE) tell the two apart.

/** For how long a Pod may say that it is ready while it can't answer: two probes, of up to three seconds each, and the way of the news. */
const LIE = 8_000;

let running: Running | undefined;
let table: Table;
beforeAll(async () => {
  running = await Running.start('faults', applyHardened);
  table = new Table('hardened', running?.keepsData ?? false);
});
afterAll(async () => {
  table?.say();
  await running?.remove();
});

function started(): Running {
  if (!running) throw new Error('it does not run');
  return running;
}

function expectHealed(outcome: Outcome): void {
  expect(outcome).toMatchObject({ isWhole: true, restarts: { api: 0 }, mostDatabases: 1 });
  expect(outcome.healedAfter).toBeLessThanOrEqual(HEALED);
  expect(outcome.longestLie).toBeLessThanOrEqual(LIE);
  if (running?.keepsData) expect(outcome.read).toBe(outcome.written);
}

test('whoever kills the database finds its process alone, whatever else runs on the node', async () => {
  expect(await started().databaseProcesses()).toStrictEqual([expect.stringMatching(/^\d+ .*(mongod|java)/)]);
});

test.each(rounds)('heals by itself when $what, round $round', async ({ what, make }) => {
  const outcome = await started().suffer(make);
  table.add(what, outcome);
  expectHealed(outcome);
});

test('an outage of the database restarts no API, leaves none ready, and ends by itself', async () => {
  const { namespace } = started();
  const restarts = async () =>
    (await namespace.pods(API)).map(({ metadata, status }) => [
      metadata.uid,
      status.containerStatuses?.[0]?.restartCount,
    ]);
  const before = await restarts();
  await namespace.ok('scale', 'statefulset/go-demo-2-db', '--replicas=0');
  await waitFor('no API is ready', async () => !(await namespace.pods(API)).some(isReady) || undefined, {
    seconds: 30,
  });
  await sleep(40_000);
  expect((await namespace.pods(API)).filter(isReady)).toStrictEqual([]);
  expect(await restarts()).toStrictEqual(before);
  const outcome = await started().suffer(() => namespace.ok('scale', 'statefulset/go-demo-2-db', '--replicas=1'));
  table.add('the database is back after an outage of 40 s', outcome);
  expectHealed(outcome);
  expect(await restarts()).toStrictEqual(before);
});
