import { readFileSync } from 'node:fs';
import { CustomKinds } from '../../src/kubernetes/schema/custom';
import { problemText } from '../../src/kubernetes/schema/problem';
import { problemsOf } from '../../src/kubernetes/schema/problems';
import { Kubernetes } from '../../src/kubernetes/version';
import { definitions, families } from './mutants';
import { type Verdicts, verdictsFile } from './verdicts';

const customKinds = new CustomKinds(definitions().map((value) => ({ value, source: {} })));
const recorded: Verdicts = JSON.parse(readFileSync(verdictsFile, 'utf8'));

/** What no sentence has: a value that is not there, a word that is missing, a vowel after "a". */
const odd = /\bundefined\b|\bNaN\b|\[object|\b(use|give) *("")?(:|$)|\ba (?!uni)[aeiou]|\bis $| {2}/i;

/** What the rules say of every mutant beside what the API server said. */
function judged(version: string) {
  const kubernetes = Kubernetes.of(version) as Kubernetes;
  const { verdicts } = recorded[version] as Verdicts[string];
  const counts = { rejected: 0, found: 0, accepted: 0 };
  const stale: string[] = [];
  const falseAlarms: string[] = [];
  const slips: string[] = [];
  for (const { name, mutants, fingerprint } of families(kubernetes.minor)) {
    const [known, signs] = verdicts[name] ?? ['', ''];
    if (known !== fingerprint) stale.push(name);
    for (const [index, { value, path, what }] of mutants.entries()) {
      if (signs[index] === '~') continue;
      const problems = problemsOf(value, kubernetes, customKinds);
      const flagged = problems.length > 0;
      for (const problem of problems) if (odd.test(problem.message)) slips.push(problemText(problem));
      if (signs[index] === '+') counts.accepted += 1;
      else counts.rejected += 1;
      if (signs[index] === '+' && flagged) falseAlarms.push(`${name} ${path.join('.')} ${what}`);
      if (signs[index] === '-' && flagged) counts.found += 1;
    }
  }
  return { ...counts, stale, falseAlarms, slips };
}

test.each(Object.keys(recorded))('Kubernetes %s: what its API server refuses is found, and nothing else', (version) => {
  const { rejected, accepted, found, stale, falseAlarms, slips } = judged(version);
  // Where a seed or a mutation was changed: record them anew with test/differential/run.ts.
  expect(stale).toEqual([]);
  expect(falseAlarms).toEqual([]);
  expect(slips).toEqual([]);
  expect(rejected + accepted).toBeGreaterThan(2000);
  expect(found / rejected).toBeGreaterThan(0.995);
});
