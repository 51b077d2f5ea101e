import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checks } from '../../src/checks';
import { check } from '../../src/checks/run';
import { Kubernetes } from '../../src/kubernetes/version';
import { manifestsOf } from '../../src/manifest/read';
import record from './record.json';

interface Recorded {
  readonly outcome: string;
}

const sets: Readonly<Record<string, Recorded>> = record.sets;
const kubernetes = Kubernetes.of(record.kubernetes) as Kubernetes;
const found = (name: string) =>
  check(manifestsOf({ file: name, text: readFileSync(join(__dirname, name), 'utf8') }), { complete: true, kubernetes });
const recordedAs = (outcome: string) => Object.keys(sets).filter((name) => sets[name]?.outcome === outcome);

test('no set that works has an error', () => {
  const healthy = readdirSync(join(__dirname, 'healthy')).map((file) => `healthy/${file}`);
  const alarms = healthy.flatMap((name) =>
    found(name)
      .filter(({ severity }) => severity === 'error')
      .map(({ check: id, message }) => `${name}: ${id}: ${message}`),
  );
  expect(alarms).toEqual([]);
});

test('every set that is accepted and broken is found', () => {
  const missed = recordedAs('broken').filter((name) => found(name).length === 0);
  expect(missed).toEqual([]);
});

/** Rejected, and no fault for sure: which addresses a cluster gives is its own affair, and others than kubectl apply take large objects. */
const risks: Readonly<Record<string, string>> = {
  'faulty/cluster-ip-out-of-range.yaml': 'fixed-cluster-ip',
  'faulty/config-map-too-large.yaml': 'apply-refused',
};

test('every set that is rejected is found to be rejected, or to be a risk where it depends', () => {
  const missed = recordedAs('rejected').filter((name) => found(name).every(({ outcome }) => outcome !== 'rejected'));
  expect(missed).toEqual(Object.keys(risks));
  expect(missed.flatMap((name) => found(name).map(({ check: id }) => id))).toEqual(Object.values(risks));
});

test('nothing that a cluster accepts is said to be rejected', () => {
  const accepted = [...recordedAs('works'), ...recordedAs('broken')];
  expect(accepted.filter((name) => found(name).some(({ outcome }) => outcome === 'rejected'))).toEqual([]);
});

const usual = new Map(checks.map(({ id, remedy }) => [id, remedy]));

test('what is said of each set: where, which check, what, and how to fix it where that is not the advice of the check', () => {
  const lines = Object.keys(sets).flatMap((name) =>
    found(name).map(({ check: id, severity, line, object: { kind, name: called }, message, remedy }) => {
      const advice = remedy === usual.get(id) ? '' : `; ${remedy}`;
      return `${name}:${line} ${severity} ${id}: ${kind} ${called}: ${message}${advice}`;
    }),
  );
  expect(`\n${lines.join('\n')}\n`).toMatchSnapshot();
});
