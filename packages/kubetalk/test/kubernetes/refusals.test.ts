import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { problemText } from '../../src/kubernetes/schema/problem';
import { problemsOf } from '../../src/kubernetes/schema/problems';
import { Kubernetes } from '../../src/kubernetes/version';

/** An object in a line, then a line for each reason why it is refused. What v1.28.15 refuses has one at least, what it takes none. */
const lines = readFileSync(join(__dirname, 'refusals.txt'), 'utf8').trimEnd().split('\n');
const rows = lines.flatMap((line, index): [string, string[]][] => {
  if (line.startsWith(' ')) return [];
  const next = lines.findIndex((other, at) => at > index && !other.startsWith(' '));
  return [[line, lines.slice(index + 1, next < 0 ? undefined : next).map((reason) => reason.trim())]];
});

test('refusals.txt has what is refused and, just beside it, what is not', () => {
  expect(rows.filter(([, reasons]) => reasons.length === 0).length).toBeGreaterThan(15);
  expect(rows.length).toBeGreaterThan(150);
});

test.each(rows)('%s', (object, reasons) => {
  expect(problemsOf(parse(object), Kubernetes.of('1.28')).map(problemText)).toStrictEqual(reasons);
});
