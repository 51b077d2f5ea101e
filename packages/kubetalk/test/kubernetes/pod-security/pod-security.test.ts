import { type PodSecurityLevel, podSecurityViolations } from '../../../src/kubernetes/pod-security';
import { Kubernetes } from '../../../src/kubernetes/version';
import { type JsonObject, record } from '../../../src/manifest/manifest';
import { cases, podOf } from './cases';
import type { Verdicts } from './record';
import recorded from './record.json';

const verdicts: Verdicts = recorded;

describe.each(Object.keys(verdicts))('%s', (version) => {
  test.each(Object.keys(verdicts[version] ?? {}))('refuses at %s what is refused here, and nothing else', (level) => {
    const said = Object.entries(verdicts[version]?.[level] ?? {}).filter(
      ([, verdict]) => !verdict.startsWith('invalid'),
    );
    const refused = said.filter(([, verdict]) => verdict !== 'admitted').map(([name]) => name);
    const minor = Kubernetes.of(version)?.minor as number;
    const ours = said.filter(([name]) => violations(name, level, minor).length > 0).map(([name]) => name);
    expect(ours).toEqual(refused);
  });
});

function violations(name: string, level: string, minor: number): string[] {
  const { metadata, spec } = podOf(name, cases[name] ?? { spec: {} }) as Record<string, JsonObject>;
  return podSecurityViolations(
    { level: level as PodSecurityLevel, minor },
    { metadata: record(metadata), spec: record(spec) },
  );
}

test('every case is on record for both versions', () => {
  const names = Object.values(verdicts).flatMap((levels) => Object.values(levels).map((each) => Object.keys(each)));
  expect(Object.keys(verdicts).map((version) => version.split('.').slice(0, 2).join('.'))).toEqual(['v1.28', 'v1.36']);
  expect(names).toEqual([cases, cases, cases, cases].map((each) => Object.keys(each)));
});

test('each violation is reported once', () => {
  expect(violations('bare', 'restricted', 36)).toEqual([
    'container web must set allowPrivilegeEscalation to false',
    'container web must set runAsNonRoot to true',
    'container web must set seccompProfile.type to RuntimeDefault or Localhost',
    'container web must drop ALL capabilities',
  ]);
  expect(violations('volume hostPath', 'restricted', 36)).toEqual(['volume data must not be of type hostPath']);
});
