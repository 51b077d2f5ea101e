import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kubernetes } from '../../src/kubernetes/version';
import { manifestsOf } from '../../src/manifest/read';
import { check } from '../applied';
import type { Corpus } from './record';

const { sets, others }: Corpus = JSON.parse(readFileSync(join(__dirname, 'record.json'), 'utf8'));

/** Refused, and no fault for sure: see checks.test.ts. */
const RISKS: readonly string[] = ['faulty/cluster-ip-out-of-range.yaml', 'faulty/config-map-too-large.yaml'];

const tried = Object.entries(others).flatMap(([version, differing]) =>
  Object.entries({ ...sets, ...differing }).map(([name, { outcome }]) => [version, name, outcome] as const),
);

test.each(tried)('on %s, where %s %s, that version is found to refuse it or not', (version, name, outcome) => {
  const text = readFileSync(join(__dirname, name), 'utf8');
  const findings = check(manifestsOf({ file: name, text }), {
    complete: true,
    kubernetes: Kubernetes.of(version) as Kubernetes,
  });
  const refused = findings.some((finding) => finding.outcome === 'rejected');
  expect(refused).toBe(outcome === 'rejected' && !RISKS.includes(name));
});
