import { type DiffReport, IMPACTS, type ImpactId } from '../../src/diff/report';
import { ROWS } from '../../src/diff/rows';
import { Kubernetes } from '../../src/kubernetes/version';
import { diff } from '../applied';
import record from './record.json';
import type { Observation } from './record-type';
import { caseNames, side } from './sets';

const observed = record as unknown as Readonly<Record<string, Observation>>;
const compared = (name: string, pruned: boolean) => {
  const kubernetes = Kubernetes.of(observed[name]?.kubernetes ?? '');
  return diff(side(name, 'before'), side(name, 'after'), { pruned, ...(kubernetes && { kubernetes }) });
};
const known = new Map<string, DiffReport>();
/** What a case says, once for all tests. */
const report = (name: string, pruned = false) => {
  const key = `${name} ${pruned}`;
  const found = known.get(key) ?? compared(name, pruned);
  known.set(key, found);
  return found;
};
const impactsOf = (name: string) => report(name).changes.flatMap(({ impacts }) => impacts);
const messagesOf = ({ changes }: DiffReport) =>
  changes.flatMap(({ impacts }) => impacts.map(({ message }) => message)).join('\n');
const messages = (name: string) => messagesOf(report(name));
/** What stands first where a field is meant: `spec.controller: Invalid value`. */
const NAMED = /^(?!patch:)([a-zA-Z]+(?:\.[a-zA-Z]+)*)(?:\[\d+\])?.*?: (?:Invalid value|Forbidden)/;
const has = (name: string, id: ImpactId) => impactsOf(name).some((impact) => impact.id === id);

test('every case was tried on a cluster, and there are at least 25', () => {
  expect(Object.keys(observed).sort()).toEqual(caseNames);
  expect(caseNames.length).toBeGreaterThanOrEqual(25);
});

test.each(caseNames)('%s: reported as rejected where the API server refuses it', (name) => {
  const isHook = messages(name).includes('kubectl apply alone refuses it');
  expect(has(name, 'rejected') || isHook).toBe(!observed[name]?.accepted);
});

test.each(caseNames)('%s: Pods reported as replaced where they are', (name) => {
  const { pods } = observed[name] as Observation;
  const said = has(name, 'pods-replaced') || has(name, 'pods-recreated');
  expect(said).toBe(pods.kept < Math.min(pods.before, pods.after));
});

test.each(caseNames)('%s: scaled, or more Pods made, where the number of Pods changes', (name) => {
  const { pods } = observed[name] as Observation;
  expect(has(name, 'scaled') || /new Pods, beside/.test(messages(name))).toBe(pods.before !== pods.after);
});

test.each(caseNames.filter((name) => has(name, 'rejected') && NAMED.test(observed[name]?.refusal ?? '')))(
  '%s: where the API server names a field that it refuses, so does the report',
  (name) => {
    const [, field = ''] = NAMED.exec(observed[name]?.refusal ?? '') ?? [];
    expect(messages(name).toLowerCase()).toContain(field.toLowerCase());
  },
);

test.each(caseNames.filter((name) => observed[name]?.mountFollows !== undefined))(
  '%s: mounted files reported to follow where they do',
  (name) => {
    expect(/see the new files/.test(messages(name))).toBe(observed[name]?.mountFollows);
  },
);

test.each(ROWS.map((row) => [row.witness, row] as const))(
  'the row of the table that %s is the witness of is what decides there',
  (name, row) => {
    const add = `no case ${name}: add test/diff/cases/${name} with before.yaml and after.yaml, and record it with test/diff/record.ts ${name}`;
    expect(caseNames.includes(name) && name in observed ? name : add).toBe(name);
    const { message } = row;
    Object.assign(row, { message: 'seen' });
    try {
      expect([false, true].map((pruned) => messagesOf(compared(name, pruned))).join()).toContain('seen');
    } finally {
      Object.assign(row, { message });
    }
  },
);

/** The endpoints of what becomes a name for another host stay behind, where nobody asks them. */
const ofHost = caseNames.filter((name) => /external-name/.test(name));

test.each(ofHost)('%s: that its name stands for another host, or no longer, is said where its address goes', (name) => {
  expect([observed[name]?.addressesKept, /\bhost api\.example\.com/.test(messages(name))]).toEqual([false, true]);
});

test.each(caseNames.filter((name) => !has(name, 'scaled') && !has(name, 'created') && !ofHost.includes(name)))(
  '%s: endpoints said to change where they do, with their numbers',
  (name) => {
    const { endpoints, accepted } = observed[name] as Observation;
    // Two ports of a Service may lead to one of its Pods.
    const seenAs = (some: Observation['endpoints']['before']) =>
      JSON.stringify(some.map(([service, pods, ports]) => [service, pods, [...new Set(ports)]]));
    const changed = accepted && seenAs(endpoints.before) !== seenAs(endpoints.after);
    const said = impactsOf(name).find(({ id }) => id === 'endpoints-changed')?.message ?? '';
    expect(said !== '').toBe(changed);
    if (!changed) return;
    const [, before, after] = /from (\d+) Pods? .* to (\d+) Pod/.exec(said) ?? [];
    const seen = ([, number] = ['', 0] as readonly [string, number, ...unknown[]]) => String(number);
    expect([before, after]).toEqual([seen(endpoints.before[0]), seen(endpoints.after[0])]);
  },
);

test.each(caseNames.filter((name) => !has(name, 'created')))(
  '%s: node ports reported as changed where they are',
  (name) => {
    expect(has(name, 'node-port-changed')).toBe(!observed[name]?.nodePortsKept);
  },
);

test.each(caseNames)('%s: nothing moves in the cluster where the report has nothing that moves', (name) => {
  const calm: readonly string[] = ['no-effect', 'updated', 'left-behind', 'running-pods-unchanged'];
  if (!impactsOf(name).every(({ id, message }) => calm.includes(id) && !/restarts|no longer answers/.test(message)))
    return;
  const { lost, interrupted } = report(name).paths;
  if (lost.length + interrupted.length > 0) return;
  const { pods, restarted, answered } = observed[name] as Observation;
  expect({ kept: pods.kept, restarted, answered: answered.after }).toEqual({
    kept: pods.before,
    restarted: false,
    answered: answered.before,
  });
});

test.each(caseNames.filter((name) => !ofHost.includes(name)))(
  '%s: where requests fail afterwards, the report says why; where a path is lost now, they fail',
  (name) => {
    const { answered } = observed[name] as Observation;
    const { paths } = report(name);
    const failing = (answered.after ?? 0) < (answered.before ?? 0);
    const reasons = impactsOf(name).filter(
      ({ id, message }) => /^(unanswered|endpoints-changed)$/.test(id) || / to 0$|no longer answers/.test(message),
    );
    const inside = paths.lost.filter(
      ({ from, when }) => (when === 'now' || when === 'once the new Pods are ready') && from !== 'outside',
    );
    expect(reasons.length + inside.length > 0).toBe(failing);
  },
);

test('every impact has a case', () => {
  const seen = caseNames.flatMap((name) =>
    [...report(name).changes, ...report(name, true).changes].flatMap(({ impacts }) => impacts.map(({ id }) => id)),
  );
  expect([...new Set(seen)].sort()).toEqual([...IMPACTS].sort());
});
