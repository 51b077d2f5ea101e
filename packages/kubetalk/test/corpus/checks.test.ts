import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checks } from '../../src/checks';
import { Kubernetes } from '../../src/kubernetes/version';
import { manifestsOf } from '../../src/manifest/read';
import { check } from '../applied';
import record from './record.json';

const sets: readonly (readonly [name: string, { readonly outcome: string }])[] = Object.entries(record.sets);
const kubernetes = Kubernetes.of(record.kubernetes) as Kubernetes;
const usual = new Map(checks.map(({ id, remedy }) => [id, remedy]));

/** Rejected, and no fault for sure: which addresses a cluster gives is its own affair, and others than kubectl apply take large objects. */
const risks: Readonly<Record<string, string>> = {
  'faulty/cluster-ip-out-of-range.yaml': 'fixed-cluster-ip',
  'faulty/config-map-too-large.yaml': 'apply-refused',
};

test.each(sets.map(([name, { outcome }]) => [name, outcome]))(
  '%s, which %s on a cluster: the findings have that outcome, a place and a fix',
  (name, outcome) => {
    const text = readFileSync(join(__dirname, name), 'utf8');
    const findings = check(manifestsOf({ file: name, text }), { complete: true, kubernetes });
    const rejected = findings.some((finding) => finding.outcome === 'rejected');
    expect(rejected).toBe(outcome === 'rejected' && !(name in risks));
    if (outcome !== 'works') expect(findings).not.toEqual([]);
    if (name in risks) expect(findings.map(({ check: id }) => id)).toEqual([risks[name]]);
    if (name.startsWith('healthy/')) expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    const lines = findings.map(({ check: id, severity, line, object: { kind, name: called }, message, remedy }) => {
      // The advice of the check itself is on its page.
      const advice = remedy === usual.get(id) ? '' : `; ${remedy}`;
      return `${line} ${severity} ${id}: ${kind} ${called}: ${message}${advice}\n`;
    });
    if (lines.length > 0) expect(`\n${lines.join('')}`).toMatchSnapshot();
  },
);
