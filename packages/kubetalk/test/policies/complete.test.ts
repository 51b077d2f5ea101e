import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { applicationOf, withManifests } from '../../src/application/application';
import type { Json, Manifest } from '../../src/manifest/manifest';
import { manifestsOf } from '../../src/manifest/read';
import { leastPolicies } from '../../src/policies/least';
import { renderPolicies } from '../../src/policies/written';
import { pairsOf } from '../../src/reach/pairs';
import { reachOfCall, reachOfEntry, waysIn } from '../../src/topology/reach';
import { topologyOf } from '../../src/topology/topology';

// Under the policies that are made, exactly what manifests state is open: no path is lost, and none is there beside it.

/** Paths that the policies lose, and pairs that talk and do not call. */
function faults(manifests: readonly Manifest[]) {
  const application = applicationOf(manifests, { namespace: 'shop', complete: true });
  const before = topologyOf(application);
  const text = renderPolicies(leastPolicies(before).policies);
  const made = manifestsOf({ file: 'policies.yaml', text });
  const after = topologyOf(withManifests(application, [...application.manifests, ...made]));
  const calls = after.calls.flatMap((call) => reachOfCall(after, call));
  const entries = waysIn(after).flatMap((way) => [...reachOfEntry(after, way)]);
  return {
    lost: [...calls, ...entries].filter(({ blocked }) => blocked !== undefined).map(({ service }) => service.name),
    beside: pairsOf(after).pairs.map(({ from, to, port }) => [
      from.name,
      'name' in to ? to.name : 'outside',
      port.number,
    ]),
  };
}

interface Part {
  readonly labels: Readonly<Record<string, string>>;
  readonly ports: readonly number[];
  readonly namespace: string;
  readonly calls: readonly number[];
  readonly type: string;
  readonly kind: string;
}

const labels = fc.dictionary(fc.constantFrom('tier', 'part', 'version'), fc.constantFrom('a', 'b'), { maxKeys: 2 });
const part: fc.Arbitrary<Part> = fc.record({
  labels,
  ports: fc.uniqueArray(fc.constantFrom(80, 443, 5432, 8080), { minLength: 1, maxLength: 2 }),
  namespace: fc.constantFrom('shop', 'data'),
  calls: fc.uniqueArray(fc.nat(5), { maxLength: 3 }),
  type: fc.constantFrom('ClusterIP', 'NodePort'),
  kind: fc.constantFrom('Deployment', 'StatefulSet'),
});

/** Each part has a label of its own, so that they can be told apart; its selector may match others too. */
function objects(parts: readonly Part[]): readonly Json[] {
  return parts.flatMap(({ labels, ports, namespace, calls, type, kind }, index) => {
    const name = `part-${index}`;
    const own = { ...labels, part: name };
    const callees = calls.map((number) => parts[number]).flatMap((callee) => (callee ? [callee] : []));
    const env = callees.map((callee, at) => ({
      name: `TARGET_${at}`,
      value: `http://part-${parts.indexOf(callee)}.${callee.namespace}:${callee.ports[0]}`,
    }));
    const container = { name: 'main', image: 'main:1', env, ports: ports.map((containerPort) => ({ containerPort })) };
    const template = { metadata: { labels: own }, spec: { containers: [container] } };
    const metadata = { name, namespace };
    return [
      { apiVersion: 'apps/v1', kind, metadata, spec: { selector: { matchLabels: own }, template } },
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata,
        spec: { type, selector: { part: name }, ports: ports.map((port) => ({ name: `p${port}`, port })) },
      },
    ];
  });
}

test('of any parts, the policies open what they call and nothing else', () => {
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
      const manifests = objects(parts).map((value) => ({ value, source: {} }) as Manifest);
      expect(faults(manifests)).toStrictEqual({ lost: [], beside: [] });
    }),
    { numRuns: 150 },
  );
});

const folder = join(__dirname, '../corpus/healthy');

test.each(readdirSync(folder))('of the healthy set %s as well', (file) => {
  const manifests = manifestsOf({ file, text: readFileSync(join(folder, file), 'utf8') });
  expect(faults(manifests)).toStrictEqual({ lost: [], beside: [] });
});
