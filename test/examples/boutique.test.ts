import { readFileSync } from 'node:fs';
import { App, Yaml } from 'cdk8s';
import { review, toYaml } from 'cdk8s-kubetalk';
import { applicationOf, manifestsOf, pictureOf, topologyOf } from 'kubetalk';
import { Boutique } from '../../examples/boutique/boutique';
import { calls, release } from './release';

type Value = Readonly<Record<string, unknown>>;

const chart = new Boutique(new App(), 'boutique');
const objects = chart.toJson() as Value[];
const nameOf = ({ kind, metadata }: Value) => `${kind} ${(metadata as Value).name}`;

/** Every value of an object by its path; entries of lists by their name where they have one. */
function leaves(value: unknown, path = ''): [string, unknown][] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  const entries = Object.entries(value);
  if (entries.length === 0) return [[path, value]];
  // A port is the same one whether it has a name or not.
  const named = (key: string, entry: Value) => (path.endsWith('.ports') ? key : (entry?.name ?? key));
  return entries.flatMap(([key, entry]) =>
    leaves(entry, Array.isArray(value) ? `${path}[${named(key, entry)}]` : `${path}.${key}`),
  );
}

/** What two sets of objects say differently, with how often: `Service .spec.type: "ClusterIP" → nothing`. */
function differences(before: readonly Value[], after: readonly Value[]): Record<string, number> {
  const values = (all: readonly Value[]) =>
    new Map(
      all.flatMap((object) => leaves(object).map(([path, value]) => [`${nameOf(object)} ${path}`, value] as const)),
    );
  const [old, now] = [values(before), values(after)];
  const counts: Record<string, number> = {};
  const shown = (value: unknown) =>
    value === undefined ? 'nothing' : typeof value === 'number' ? 'a number' : JSON.stringify(value);
  for (const place of new Set([...old.keys(), ...now.keys()])) {
    if (JSON.stringify(old.get(place)) === JSON.stringify(now.get(place))) continue;
    const pattern = place.replace(/^(\S+) \S+/, '$1').replace(/ontainers\[[\w-]+\]/, 'ontainers[…]');
    const line = `${pattern}: ${shown(old.get(place))} → ${shown(now.get(place))}`;
    counts[line] = (counts[line] ?? 0) + 1;
  }
  return counts;
}

const pod = 'Deployment .spec.template.spec';

/** Every difference from the release, with how many objects have it, and why. */
const known: readonly (readonly [string, number, string])[] = [
  ['Service .spec.type: "ClusterIP" → nothing', 11, 'it is what Kubernetes takes where nothing is said'],
  ['Service .spec.ports[0].targetPort: a number → nothing', 9, 'it is the port, where nothing is said'],
  [
    'Service .spec.ports[0].targetPort: a number → "http"',
    1,
    'the Service for visitors names the port as the container does',
  ],
  [
    `${pod}.containers[…].ports[0].name: nothing → "grpc"`,
    8,
    'a program names its ports; currencyservice did so before',
  ],
  [`${pod}.containers[…].ports[0].name: nothing → "http"`, 1, 'a program names its ports'],
  [`${pod}.containers[…].ports[0].name: nothing → "tcp-redis"`, 1, 'a program names its ports'],
  [
    `${pod}.containers[…].readinessProbe.httpGet.port: a number → "http"`,
    1,
    'the probe refers to the port by its name',
  ],
  [`${pod}.containers[…].livenessProbe.httpGet.port: a number → "http"`, 1, 'the probe refers to the port by its name'],
  [
    `${pod}.containers[…].readinessProbe.tcpSocket.port: a number → "tcp-redis"`,
    1,
    'the probe refers to the port by its name',
  ],
  [
    `${pod}.containers[…].livenessProbe.tcpSocket.port: a number → "tcp-redis"`,
    1,
    'the probe refers to the port by its name',
  ],
  [
    `${pod}.containers[…].securityContext.privileged: false → nothing`,
    12,
    'it is what Kubernetes takes where nothing is said',
  ],
  [
    `${pod}.initContainers[…].securityContext.privileged: false → nothing`,
    1,
    'it is what Kubernetes takes where nothing is said',
  ],
  [
    'Deployment .metadata.annotations.acknowledge.kubetalk/address-unknown: nothing → "the shopping assistant is a part of its own, which is not deployed here"',
    1,
    'what the code acknowledges stands in the YAML',
  ],
  [`${pod}.securityContext.seccompProfile.type: nothing → "RuntimeDefault"`, 12, 'Pod Security restricted demands it'],
  [`${pod}.automountServiceAccountToken: nothing → false`, 12, "no program calls Kubernetes' API"],
  [`${pod}.initContainers[…].command[1]: "-exc" → "-c"`, 1, 'the script is another'],
  [
    `${pod}.initContainers[…].command[2]: "…" → ${JSON.stringify('until wget -q -O /dev/null "http://$FRONTEND_ADDR"; do sleep 5; done')}`,
    1,
    'the script is another: it waits as long as it takes',
  ],
];

test('it is the release, field by field, but for what is listed with its reason', () => {
  const written = objects.filter(({ kind }) => kind !== 'NetworkPolicy');
  expect(written.map(nameOf).sort()).toEqual(release.map(nameOf).sort());
  expect(differences(release, written)).toEqual(Object.fromEntries(known.map(([line, count]) => [line, count])));
});

test('docs/coming-from.md says how many lines it takes', () => {
  const lines = (text: string) =>
    text
      .trimEnd()
      .split('\n')
      .filter((line) => line !== '---').length;
  const written = readFileSync('examples/boutique/boutique.ts', 'utf8');
  const numbers = [lines(written), lines(Yaml.stringify(...release)), lines(toYaml(chart))];
  const page = readFileSync('docs/coming-from.md', 'utf8').replace(/\s+/g, ' ');
  const said = /is (\d+) lines here.* is (\d+) lines of YAML; .* ([\d,]+) lines come out/.exec(page) ?? [];
  expect(said.slice(1).map((number) => Number(number.replace(',', '')))).toEqual(numbers);
});

interface Rule {
  readonly to: readonly { readonly podSelector: { readonly matchLabels: { readonly app: string } } }[];
  readonly ports: readonly { readonly port: number }[];
}

test('isolated, each program calls those that its env names and no others', () => {
  const policies = objects.filter(({ kind }) => kind === 'NetworkPolicy').map(({ spec }) => spec as Value);
  const egress = (app: string) =>
    policies
      .filter(({ podSelector }) => JSON.stringify(podSelector) === JSON.stringify({ matchLabels: { app } }))
      .flatMap((spec) => (spec.egress ?? []) as Rule[])
      .filter(({ ports }) => ports.every(({ port }) => port !== 53))
      .map(({ to, ports }) => `${to[0]?.podSelector.matchLabels.app}:${ports[0]?.port}`);
  expect(Object.fromEntries(Object.keys(calls).map((app) => [app, egress(app).sort()]))).toEqual(calls);
  expect(policies[0]).toEqual({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
});

test('checked, it has one finding, which is acknowledged', () => {
  // An acknowledgement that takes out nothing would be a warning.
  expect(review(chart)).toEqual({ errors: [], warnings: [] });
});

test('drawn, it shows the same calls, and visitors at the front', () => {
  const { edges } = pictureOf(topologyOf(applicationOf(manifestsOf({ file: 'boutique', text: toYaml(chart) }))));
  const ends = edges.map(({ from, to }) => `${from} ${to}`.replaceAll('/default', ''));
  const ports = (app: string) =>
    calls[app]?.map((port) => `Deployment/${app} Service/${port.replace(/:.*/, '')}`) ?? [];
  expect(ends.filter((one) => /^Deployment\S+ Service/.test(one)).sort()).toEqual(
    Object.keys(calls).flatMap(ports).sort(),
  );
});
