import { readFileSync } from 'node:fs';
import { CustomKinds } from '../../src/kubernetes/schema/custom';
import { problemsOf } from '../../src/kubernetes/schema/problems';
import { Kubernetes } from '../../src/kubernetes/version';
import { definitions, families } from './mutants';
import { type Verdicts, verdictsFile } from './verdicts';

const customKinds = new CustomKinds(definitions().map((value) => ({ value, source: {} })));
const recorded: Verdicts = JSON.parse(readFileSync(verdictsFile, 'utf8'));

/** What the rules say of every mutant beside what the API server said. */
function judged(version: string) {
  const kubernetes = Kubernetes.of(version) as Kubernetes;
  const { verdicts } = recorded[version] as Verdicts[string];
  const counts = { rejected: 0, found: 0, accepted: 0 };
  const stale: string[] = [];
  const falseAlarms: string[] = [];
  for (const { name, mutants, fingerprint } of families(kubernetes.minor)) {
    const [known, signs] = verdicts[name] ?? ['', ''];
    if (known !== fingerprint) stale.push(name);
    for (const [index, { value, path, what }] of mutants.entries()) {
      if (signs[index] === '~') continue;
      const flagged = problemsOf(value, kubernetes, customKinds).length > 0;
      if (signs[index] === '+') counts.accepted += 1;
      else counts.rejected += 1;
      if (signs[index] === '+' && flagged) falseAlarms.push(`${name} ${path.join('.')} ${what}`);
      if (signs[index] === '-' && flagged) counts.found += 1;
    }
  }
  return { ...counts, stale, falseAlarms };
}

test.each(Object.keys(recorded))('Kubernetes %s: what its API server refuses is found, and nothing else', (version) => {
  const { rejected, accepted, found, stale, falseAlarms } = judged(version);
  // Where a seed or a mutation was changed: record them anew with test/differential/run.ts.
  expect(stale).toEqual([]);
  expect(falseAlarms).toEqual([]);
  expect(rejected + accepted).toBeGreaterThan(2000);
  expect(found / rejected).toBeGreaterThan(0.995);
});
