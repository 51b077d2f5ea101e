import { applyLesson } from '../parts';
import { rounds, Table } from './faults';
import { Running } from './running';

// The lesson beside hardened.test.ts: the same faults, measured. Its manifests are exact, so nothing heals it.
let running: Running | undefined;
let table: Table;
beforeAll(async () => {
  running = await Running.start('faults-lesson', applyLesson);
  table = new Table('lesson', running?.keepsData ?? false);
});
afterAll(async () => {
  table?.say();
  await running?.remove();
});

test.each(rounds)('is measured when $what, round $round', async ({ what, make }) => {
  if (!running) throw new Error('it does not run');
  const outcome = await running.suffer(make);
  table.add(what, outcome);
  expect(outcome.sent).toBeGreaterThan(0);
  await running.restore();
});
