import { readFileSync } from 'node:fs';
import { CustomKinds } from '../../src/kubernetes/schema/custom';
import { problemText } from '../../src/kubernetes/schema/problem';
import { problemsOf } from '../../src/kubernetes/schema/problems';
import { Kubernetes } from '../../src/kubernetes/version';
import { definitions, familyNamed, familyNames } from './mutants';
import { type Verdicts, verdictsFile } from './verdicts';

const customKinds = new CustomKinds(definitions().map((value) => ({ value, source: {} })));
const recorded: Verdicts = JSON.parse(readFileSync(verdictsFile, 'utf8'));

/** What no sentence has: a value that is not there, a word that is missing, a vowel after "a". */
const odd = /\bundefined\b|\bNaN\b|\[object|\b(use|give) *("")?(:|$)|\ba (?!uni)[aeiou]|\bis $| {2}/i;

const rows = Object.entries(recorded).flatMap(([version, { verdicts }]) =>
  Object.keys(verdicts).map((name): [string, string] => [version, name]),
);

test.each(rows)('Kubernetes %s, %s: what its API server refuses is found, and nothing else', (version, name) => {
  const kubernetes = Kubernetes.of(version) as Kubernetes;
  const [known, signs] = recorded[version]?.verdicts[name] ?? ['', ''];
  const { mutants, fingerprint } = familyNamed(kubernetes.minor, name);
  // Where a seed or a mutation was changed: record them anew with test/differential/run.ts.
  expect(fingerprint).toBe(known);
  const [missed, falseAlarms, slips]: [string[], string[], string[]] = [[], [], []];
  for (const [index, { value, path, what }] of mutants.entries()) {
    if (signs[index] === '~') continue;
    const problems = problemsOf(value, kubernetes, customKinds);
    if (signs[index] === '+' && problems.length > 0) falseAlarms.push(`${path.join('.')} ${what}`);
    if (signs[index] === '-' && problems.length === 0) missed.push(`${path.join('.')} ${what}`);
    for (const problem of problems) if (odd.test(problem.message)) slips.push(problemText(problem));
  }
  expect({ missed, falseAlarms, slips }).toStrictEqual({ missed: [], falseAlarms: [], slips: [] });
});

test.each(Object.keys(recorded))('Kubernetes %s judged more than 2000 objects', (version) => {
  const kubernetes = Kubernetes.of(version) as Kubernetes;
  const { verdicts } = recorded[version] as Verdicts[string];
  expect(Object.keys(verdicts).sort()).toEqual(familyNames(kubernetes.minor).sort());
  expect(Object.values(verdicts).reduce((sum, [, signs]) => sum + signs.replaceAll('~', '').length, 0)).toBeGreaterThan(
    2000,
  );
});
