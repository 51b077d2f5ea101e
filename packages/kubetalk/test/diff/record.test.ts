import { diff } from '../../src/diff/diff';
import { IMPACTS, type ImpactId } from '../../src/diff/report';
import record from './record.json';
import type { Observation } from './record-type';
import { caseNames, side } from './sets';

const observed = record as unknown as Readonly<Record<string, Observation>>;
const report = (name: string, pruned = false) => diff(side(name, 'before'), side(name, 'after'), { pruned });
const impactsOf = (name: string) => report(name).changes.flatMap(({ impacts }) => impacts);
const has = (name: string, id: ImpactId) => impactsOf(name).some((impact) => impact.id === id);

/** The order of keyed lists is no difference here, though a Deployment replaces its Pods for it. */
const REORDERED = ['deployment-env-reordered'];
const told = caseNames.filter((name) => !REORDERED.includes(name));

test('every case was tried on a cluster, and there are at least 25', () => {
  expect(Object.keys(observed).sort()).toEqual(caseNames);
  expect(caseNames.length).toBeGreaterThanOrEqual(25);
});

test.each(told)('%s: said to be refused where the API server refuses it', (name) => {
  expect(has(name, 'rejected')).toBe(!observed[name]?.accepted);
});

test.each(told)('%s: Pods said to be replaced where they are', (name) => {
  const { pods } = observed[name] as Observation;
  expect(has(name, 'pods-replaced')).toBe(pods.kept < Math.min(pods.before, pods.after));
});

test.each(told)('%s: scaled where the number of Pods changes', (name) => {
  const { pods } = observed[name] as Observation;
  expect(has(name, 'scaled')).toBe(pods.before !== pods.after);
});

test.each(told.filter((name) => !has(name, 'scaled') && !has(name, 'created')))(
  '%s: endpoints said to change where they do, with their numbers',
  (name) => {
    const { endpoints, accepted } = observed[name] as Observation;
    const changed = accepted && JSON.stringify(endpoints.before) !== JSON.stringify(endpoints.after);
    const said = impactsOf(name).find(({ id }) => id === 'endpoints-changed')?.message ?? '';
    expect(said !== '').toBe(changed);
    if (!changed) return;
    const [, before, after] = /from (\d+) Pods? .* to (\d+) Pod/.exec(said) ?? [];
    const seen = ([, number] = ['', 0] as readonly [string, number, ...unknown[]]) => String(number);
    expect([before, after]).toEqual([seen(endpoints.before[0]), seen(endpoints.after[0])]);
  },
);

test.each(told.filter((name) => !has(name, 'created')))('%s: node ports said to change where they do', (name) => {
  expect(has(name, 'node-port-changed')).toBe(!observed[name]?.nodePortsKept);
});

test.each(told)('%s: nothing moves in the cluster where nothing is said to', (name) => {
  const calm: readonly string[] = ['no-effect', 'updated', 'left-behind', 'running-pods-unchanged'];
  if (!impactsOf(name).every(({ id, message }) => calm.includes(id) && !/anew|no longer answers/.test(message))) return;
  const { pods, restarted, answered } = observed[name] as Observation;
  expect({ kept: pods.kept, restarted, answered: answered.after }).toEqual({
    kept: pods.before,
    restarted: false,
    answered: answered.before,
  });
});

test.each(told)(
  '%s: where requests fail afterwards, the report says why; where a path is lost now, they fail',
  (name) => {
    const { answered } = observed[name] as Observation;
    const { paths } = report(name);
    const failing = (answered.after ?? 0) < (answered.before ?? 0);
    const reasons = impactsOf(name).filter(
      ({ id, message }) => id === 'endpoints-changed' || / to 0$|no longer answers/.test(message),
    );
    const inside = [...paths.lost, ...paths.interrupted].filter(
      ({ from, when }) => when === 'now' && from !== 'outside',
    );
    expect(reasons.length + inside.length > 0).toBe(failing);
  },
);

test('every impact is held to some case', () => {
  const seen = caseNames.flatMap((name) =>
    [...report(name).changes, ...report(name, true).changes].flatMap(({ impacts }) => impacts.map(({ id }) => id)),
  );
  expect([...new Set(seen)].sort()).toEqual([...IMPACTS].sort());
});
