import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command, Option } from 'commander';
import { checks } from '../src/checks';
import { checkCommand } from '../src/cli/check';
import { deployCommand } from '../src/cli/deploy';
import { diffCommand } from '../src/cli/diff';
import { topologyCommand } from '../src/cli/topology';
import { Kubernetes } from '../src/kubernetes/version';
import { manifestsOf } from '../src/manifest/read';
import { check } from './applied';
import record from './corpus/record.json';

const kubernetes = Kubernetes.of(record.kubernetes) as Kubernetes;

/** For each check: the outcomes that it gave, each with what the cluster did with the manifests that it gave it for. */
const witnesses = new Map<string, Set<string>>();
/** For each check: the cases that it finds something in. */
const namesBy = new Map<string, Set<string>>();
for (const [name, { outcome }] of Object.entries<{ outcome: string }>(record.sets)) {
  const text = readFileSync(join(__dirname, 'corpus', name), 'utf8');
  for (const finding of check(manifestsOf({ file: name, text }), { complete: true, kubernetes })) {
    const seen = finding.outcome === 'risky' ? 'risky' : outcome;
    witnesses.set(finding.check, (witnesses.get(finding.check) ?? new Set()).add(seen));
    namesBy.set(finding.check, (namesBy.get(finding.check) ?? new Set()).add(name));
  }
}

const LIVE = 'is about a live cluster: test/e2e/live.test.ts makes it there, and the fault lies in no manifest';
const CONTROLLER = 'needs a controller that the recording cluster does not run';

/** Checks without a witness, each with the reason. */
const unwitnessed: Readonly<Record<string, string>> = {
  'address-of-operator': CONTROLLER,
  acknowledgement: 'says something of annotations of kubetalk, not of a cluster',
  'deprecated-field': 'recorded in differential/cautions.json: what API servers of two versions warn of',
  'endpoints-not-ready': LIVE,
  'feature-off': 'recorded there too: what they drop',
  'gateway-serves-nothing': CONTROLLER,
  'ingress-backend-protocol': CONTROLLER,
  'ingress-class-none': CONTROLLER,
  'ingress-middleware-missing': CONTROLLER,
  'ingress-path-pattern': CONTROLLER,
  'ingress-path-twice': CONTROLLER,
  'ingress-tls-host': CONTROLLER,
  'listener-refused': CONTROLLER,
  'listens-on-localhost':
    'needs a program that listens where it is told to: those of the recording cluster listen on all addresses',
  'mesh-policy-misses': CONTROLLER,
  'mesh-port-name': CONTROLLER,
  'monitor-selects-nothing': CONTROLLER,
  'not-judged': 'says something of kubetalk, not of a cluster',
  'not-provisioned': LIVE,
  'pods-not-running': LIVE,
  'pods-outdated': LIVE,
  'policy-cuts-api-server':
    'needs a node that policies keep from its own Pods: the recording cluster lets them through',
  'policy-cuts-scrape': CONTROLLER,
  'policy-cuts-world': 'needs a host outside, and the recording cluster can reach none',
  'reference-not-granted': CONTROLLER,
  'route-not-attached': CONTROLLER,
  'route-parent-missing': CONTROLLER,
  'scale-metric-missing': CONTROLLER,
  'subset-missing': CONTROLLER,
};

const witnessed = checks.filter(({ id }) => !Object.hasOwn(unwitnessed, id));

test.each(witnessed.map(({ id, outcome }) => [id, outcome]))(
  '%s is %s on a real cluster: a recorded case of the corpus shows it',
  (id, outcome) => {
    const add = 'no case: add manifests with this fault to test/corpus/faulty and record them (its README says how)';
    expect([...(witnesses.get(id) ?? [add])]).toContain(outcome);
  },
);

test('every reason for having no witness is still needed', () => {
  const needless = Object.keys(unwitnessed).filter(
    (id) => !checks.some((check) => check.id === id && !witnesses.get(id)?.has(check.outcome)),
  );
  expect(needless).toEqual([]);
});

test('cases show one thing each: a readinessProbe is missing only where the lesson has none', () => {
  expect([...(namesBy.get('no-readiness-probe') ?? [])]).toStrictEqual([
    'healthy/lesson.yaml',
    'healthy/single-pod-exposed.yaml',
    'healthy/single-pod.yaml',
  ]);
});

const root = join(__dirname, '../../..');
const tests = ['test', 'packages/kubetalk/test', 'packages/cdk8s-kubetalk/test']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(root, folder, file)),
  )
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');
const commands: readonly Command[] = [checkCommand(), diffCommand('.'), topologyCommand('.'), deployCommand('.')];
const options = commands.flatMap((command) =>
  command.options.map((option): [string, string, Option] => [command.name(), option.long ?? option.flags, option]),
);

test.each(options)('kubetalk %s %s is tried by a test', (_, flag, { short }) => {
  const words = [flag, short].flatMap((word) => word ?? []);
  expect(words.some((word) => tests.includes(`'${word}'`)) || `no test has '${flag}': add one that uses it`).toBe(true);
});

const formats = options.flatMap(([command, flag, { argChoices = [], defaultValue }]) =>
  (flag === '--format' ? argChoices : [])

    .filter((choice) => choice !== defaultValue)
    .map((choice): [string, string, string] => [command, flag, choice]),
);

test.each(formats)('kubetalk %s %s %s is tried by a test', (_, flag, choice) => {
  expect(tests.includes(`'${flag}', '${choice}'`) || `no test has '${flag}', '${choice}': add one`).toBe(true);
});
