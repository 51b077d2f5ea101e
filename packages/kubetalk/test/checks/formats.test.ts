import { join } from 'node:path';
import { version } from '../../package.json';
import { NOT_TEXT } from '../../src/application/walk';
import { compact } from '../../src/checks/formats/compact';
import { github } from '../../src/checks/formats/github';
import { metrics } from '../../src/checks/formats/metrics';
import { ruleOf, sarif } from '../../src/checks/formats/sarif';
import { checkAsText, summary } from '../../src/checks/formats/text';
import { reported } from '../../src/checks/levels';
import type { CheckReport } from '../../src/checks/report';
import type { Finding } from '../../src/checks/run';

const finding = (more: Partial<Finding> = {}): Finding => ({
  check: 'env-twice',
  outcome: 'broken',
  severity: 'error',
  object: { apiVersion: 'v1', kind: 'Pod', namespace: '', name: 'a' },
  message: 'it is so',
  remedy: 'mend it',
  fingerprint: 'f',
  ...more,
});
const report = (findings: readonly Finding[], more: Partial<CheckReport> = {}): CheckReport => ({
  findings,
  headline: [],
  idle: [],
  leftOut: [],
  counts: { objects: 2, files: 2, unknown: 0, unknownKinds: {}, variants: 1, known: 0, silenced: 0 },
  ...more,
});
const warning = (more: Partial<Finding> = {}) => finding({ severity: 'warning', outcome: 'risky', ...more });
const inShop = { apiVersion: 'v1', kind: 'Pod', namespace: 'shop', name: 'b' };

test('a summary counts the findings of each check, the most first', () => {
  const findings = [warning({ check: 'dns-policy' }), finding({}), finding({ object: inShop })];
  expect(summary(report(findings), false)).toBe(
    '     2 error   env-twice\n     1 warning dns-policy\n\n2 objects checked, 2 errors, 1 warning\n',
  );
  expect(summary(report([]), false)).toBe('2 objects checked, 0 errors, 0 warnings\n');
});

test('people read errors object by object, then warnings of one check and one remedy together', () => {
  const findings = [
    finding({ file: 'a.yaml', line: 3 }),
    finding({ message: 'and so', file: 'a.yaml' }),
    finding({ object: inShop }),
    finding({ object: { apiVersion: '', kind: '', namespace: '', name: '' } }),
    finding({
      check: 'unreadable',
      file: 'b.yaml',
      line: 1,
      object: { apiVersion: '', kind: '', namespace: '', name: '' },
    }),
    warning({ file: '-', line: 7 }),
    warning({ object: inShop }),
    warning({ object: { apiVersion: '', kind: '', namespace: '', name: '' } }),
    warning({ remedy: 'mend it otherwise' }),
    warning({ check: 'unreadable', file: 'c.yaml', message: 'no text' }),
  ];
  expect(checkAsText(report(findings), false)).toBe(`Pod a (v1)
  error a.yaml:3 env-twice
    it is so
  error a.yaml env-twice
    and so
    fix: mend it

Pod b in namespace shop (v1)
  error env-twice
    it is so
    fix: mend it

object without a kind (no name)
  error env-twice
    it is so
    fix: mend it

b.yaml
  error b.yaml:1 unreadable
    it is so
    fix: mend it

warning env-twice
  - -:7 Pod a: it is so
  - Pod b in namespace shop: it is so
  - object without a kind (no name): it is so
  fix: mend it

warning env-twice
  - Pod a: it is so
  fix: mend it otherwise

warning unreadable
  - c.yaml no text
  fix: mend it

2 objects checked, 5 errors, 5 warnings
`);
  expect(checkAsText(report([finding(), warning()]), true)).toBe(
    '\u001b[1mPod a (v1)\u001b[0m\n  \u001b[31merror\u001b[0m \u001b[2menv-twice\u001b[0m\n    it is so\n    fix: mend it\n\n' +
      '\u001b[33mwarning\u001b[0m \u001b[1menv-twice\u001b[0m\n  - Pod a: it is so\n  fix: mend it\n\n' +
      '2 objects checked, 1 error, 1 warning\n',
  );
});

test.each<[more: Partial<CheckReport>, closing: string]>([
  [
    {
      counts: {
        objects: 1,
        files: 2,
        unknown: 1,
        unknownKinds: { Application: 1 },
        variants: 1,
        known: 1,
        silenced: 0,
      },
    },
    '1 object checked, 1 object of unknown kinds skipped (1 × Application), 0 errors, 0 warnings, 1 finding of the baseline\n',
  ],
  [
    {
      counts: {
        objects: 2,
        files: 2,
        unknown: 3,
        unknownKinds: { HelmRelease: 2, Application: 1 },
        variants: 2,
        known: 2,
        silenced: 0,
      },
    },
    '2 objects checked in 2 variants, each by itself, 3 objects of unknown kinds skipped (2 × HelmRelease, 1 × Application), 0 errors, 0 warnings, 2 findings of the baseline\n',
  ],
  [
    { idle: ['check a: off', 'outside b'] },
    'no effect: check a: off, outside b\n2 objects checked, 0 errors, 0 warnings\n',
  ],
  [
    {
      leftOut: [
        { path: 'a', reason: NOT_TEXT },
        ...['b', 'c', 'd'].map((path) => ({ path, reason: 'holds no manifest' })),
      ],
    },
    `left out: ${NOT_TEXT} (1), holds no manifest (3: b, c, d)\n2 objects checked, 0 errors, 0 warnings\n`,
  ],
  [
    { leftOut: ['b', 'c', 'd', 'e'].map((path) => ({ path, reason: 'holds no manifest' })) },
    'left out: holds no manifest (4: b, c, d, …)\n2 objects checked, 0 errors, 0 warnings\n',
  ],
])('the last lines count and name what was skipped: %j', (more, closing) => {
  expect(checkAsText(report([], more), false)).toBe(closing);
  expect(github(report([], more))).toBe(closing);
  expect(compact(report([], more))).toBe(closing);
});

test('editors and grep read one line for each finding, with its place first as compilers have it', () => {
  const findings = [
    finding({ file: 'a.yaml', line: 3, message: 'it is so\nand so' }),
    warning({ file: '-', line: 7, object: inShop }),
    finding({ file: 'a.yaml' }),
    finding(),
    finding({ check: 'unreadable', file: 'b.yaml', line: 1, message: 'no text' }),
  ];
  expect(compact(report(findings))).toBe(`a.yaml:3: error env-twice: Pod a (v1): it is so\\u{a}and so
-:7: warning env-twice: Pod b in namespace shop (v1): it is so
a.yaml: error env-twice: Pod a (v1): it is so
error env-twice: Pod a (v1): it is so
b.yaml:1: error unreadable: b.yaml: no text
2 objects checked, 4 errors, 1 warning
`);
});

test('a workflow of GitHub reads one line for each finding, with any text', () => {
  const lines = github(
    report([
      finding({ file: 'a,b:c.yaml', line: 3, message: '100 %: so\nand so' }),
      warning({ file: 'a.yaml' }),
      warning({ file: '-', line: 7, object: inShop }),
      finding({ check: 'unreadable', file: 'b.yaml', message: 'no text' }),
    ]),
  );
  expect(
    lines,
  ).toBe(`::error file=a%2Cb%3Ac.yaml,line=3,title=kubetalk%3A env-twice::Pod a (v1): 100 %25: so%0Aand so; fix: mend it
::error file=b.yaml,title=kubetalk%3A unreadable::b.yaml: no text; fix: mend it
::warning file=a.yaml,title=kubetalk%3A env-twice::Pod a (v1): it is so; fix: mend it
::warning title=kubetalk%3A env-twice::Pod b in namespace shop (v1): it is so; fix: mend it
2 objects checked, 2 errors, 2 warnings
`);
});

test.each<[file: string | undefined, line: number | undefined, location: unknown]>([
  ['a b/c.yaml', 3, { artifactLocation: { uri: 'a%20b/c.yaml' }, region: { startLine: 3 } }],
  ['a.yaml', undefined, { artifactLocation: { uri: 'a.yaml' }, region: { startLine: 1 } }],
  [join(process.cwd(), 'a.yaml'), 3, { artifactLocation: { uri: 'a.yaml' }, region: { startLine: 3 } }],
  ['/elsewhere/a b.yaml', 3, { artifactLocation: { uri: 'file:///elsewhere/a%20b.yaml' }, region: { startLine: 3 } }],
  ['-', 3, undefined],
  [undefined, undefined, undefined],
])('code scanning finds %s, line %s', (file, line, location) => {
  const { runs } = JSON.parse(
    sarif(report([{ ...finding(), ...(file !== undefined && { file }), ...(line !== undefined && { line }) }])),
  );
  expect(runs[0].results[0].locations[0].physicalLocation).toStrictEqual(location);
});

test('of more findings than GitHub shows, each check has one before any has a second, and a line counts the rest', () => {
  const checks = ['env-twice', 'env-twice', 'key-missing', ...Array<string>(9).fill('env-twice')];
  const lines = github(report([warning({}), ...checks.map((check) => finding({ check }))])).split('\n');
  expect(lines.map((line) => /^(::\w+).*?%3A (\S+?)::/.exec(line)?.slice(1).join(' ') ?? line)).toStrictEqual([
    '::error env-twice',
    '::error key-missing',
    ...Array(10).fill('::error env-twice'),
    '::warning env-twice',
    '::notice title=kubetalk::GitHub shows 10 of 12 errors here: the log of this step has all',
    '2 objects checked, 12 errors, 1 warning',
    '',
  ]);
});

test('code scanning links a rule to its part of the page of the checks, where the package knows its repository', () => {
  const [rule] = reported;
  const page = 'https://git.example/shop/kubetalk';
  expect(ruleOf(rule as never, `git+${page}.git`).helpUri).toBe(`${page}/blob/v${version}/docs/checks.md#${rule?.id}`);
  expect(ruleOf(rule as never)).not.toHaveProperty('helpUri');
});

test('code scanning knows the rules that were broken, and each result by its rule', () => {
  const { runs } = JSON.parse(
    sarif(report([warning({ check: 'fixed-cluster-ip' }), finding(), finding({ object: inShop, fingerprint: 'g' })])),
  );
  const { tool, results, columnKind } = runs[0];
  expect(columnKind).toBe('utf16CodeUnits');
  expect(tool.driver.name).toBe('kubetalk');
  expect(
    tool.driver.rules.map(({ id, defaultConfiguration, properties }: never) => [id, defaultConfiguration, properties]),
  ).toStrictEqual(
    expect.arrayContaining([
      ['env-twice', { level: 'error' }, { outcome: 'broken' }],
      ['fixed-cluster-ip', { level: 'warning' }, { outcome: 'risky' }],
    ]),
  );
  for (const { shortDescription, fullDescription, help } of tool.driver.rules)
    expect([
      /^finds \S/.test(shortDescription.text),
      fullDescription.text.length > 20,
      help.text.length > 5,
    ]).toStrictEqual([true, true, true]);
  expect(
    results.map(({ locations: _, ruleIndex, ...result }: { locations: unknown; ruleIndex: number }) => ({
      ...result,
      rule: tool.driver.rules[ruleIndex].id,
    })),
  ).toStrictEqual([
    {
      ruleId: 'fixed-cluster-ip',
      rule: 'fixed-cluster-ip',
      level: 'warning',
      message: { text: 'Pod a (v1): it is so' },
      partialFingerprints: { 'kubetalk/v1': 'f' },
    },
    {
      ruleId: 'env-twice',
      rule: 'env-twice',
      level: 'error',
      message: { text: 'Pod a (v1): it is so' },
      partialFingerprints: { 'kubetalk/v1': 'f' },
    },
    {
      ruleId: 'env-twice',
      rule: 'env-twice',
      level: 'error',
      message: { text: 'Pod b in namespace shop (v1): it is so' },
      partialFingerprints: { 'kubetalk/v1': 'g' },
    },
  ]);
  expect(results[0].locations[0].logicalLocations).toStrictEqual([
    { fullyQualifiedName: 'Pod a (v1)', kind: 'resource' },
  ]);
});

test('metrics count the findings of each check by namespace, as Prometheus reads them', () => {
  const object = { apiVersion: 'v1', kind: 'Pod', namespace: 'shop', name: 'a' };
  expect(metrics(report([finding({ object }), finding({ object }), finding({ severity: 'warning' })]))).toBe(
    `# HELP kubetalk_objects Objects that were checked.
# TYPE kubetalk_objects gauge
kubetalk_objects 2
# HELP kubetalk_findings Findings of a check.
# TYPE kubetalk_findings gauge
kubetalk_findings{check="env-twice",severity="error",namespace="shop"} 2
kubetalk_findings{check="env-twice",severity="warning",namespace=""} 1
`,
  );
});
