import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { applicationOf, sidesOf } from '../src/application/application';
import { check } from '../src/checks/run';
import { diff } from '../src/diff/diff';
import { isRecord, type Json, type JsonObject, list, type Manifest, record } from '../src/manifest/manifest';
import { manifestsOf } from '../src/manifest/read';
import { pictureOf } from '../src/picture/model';
import { topologyOf } from '../src/topology/topology';

// Three commands read the same manifests: what one says of a path, the others say as well.

const folder = join(__dirname, 'corpus/healthy');
const applications = readdirSync(folder).map((file) =>
  manifestsOf({ file, text: readFileSync(join(folder, file), 'utf8') }),
);

/** The checks that say that a caller of the manifests does not reach who it names. */
const OF_PATHS = new Set(['address-unknown', 'address-port', 'address-other-namespace', 'service-selects-nothing']);

/** What breaks a path, of one object; undefined: the object goes. */
const changes: Readonly<Record<string, (value: JsonObject) => JsonObject | undefined>> = {
  'the Service goes': (value) => (value.kind === 'Service' ? undefined : value),
  "the Service's ports change": (value) =>
    value.kind === 'Service'
      ? withSpec(value, ({ ports }) => ({
          ports: list(ports).map((port, index) => ({ ...record(port), port: 61_000 + index, nodePort: undefined })),
        }))
      : value,
  "the Service's selector matches nothing": (value) =>
    value.kind === 'Service' && isRecord(record(value.spec).selector)
      ? withSpec(value, () => ({ selector: { nobody: 'has-this' } }))
      : value,
  'the Service moves to another namespace': (value) =>
    value.kind === 'Service' ? { ...value, metadata: { ...record(value.metadata), namespace: 'elsewhere' } } : value,
};

function withSpec(value: JsonObject, change: (spec: JsonObject) => Record<string, Json | undefined>): JsonObject {
  const spec = record(value.spec);
  return { ...value, spec: { ...spec, ...change(spec) } };
}

const anyChange = fc
  .tuple(fc.constantFrom(...applications), fc.constantFrom(...Object.keys(changes)), fc.nat())
  .map(([before, name, place]) => {
    const at = place % before.length;
    const value = changes[name]?.(before[at]?.value ?? {});
    const changed = value === undefined ? [] : [{ source: {}, value }];
    return { name, before, after: [...before.slice(0, at), ...changed, ...before.slice(at + 1)] };
  });

const surroundings = { namespace: 'shop', complete: true };

/** The errors about paths, by what stays where other things move. */
function errorsOf(manifests: readonly Manifest[]): ReadonlyMap<string, string> {
  const found = check(applicationOf(manifests, surroundings)).filter(
    ({ check: id, severity }) => severity === 'error' && OF_PATHS.has(id),
  );
  return new Map(found.map((finding) => [`${finding.check} ${finding.fingerprint}`, finding.check]));
}

test('a path that check finds broken after a change, diff says is lost, and topology shows red', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(anyChange, ({ name, before, after }) => {
      const known = errorsOf(before);
      const found = [...errorsOf(after)].filter(([key]) => !known.has(key));
      if (found.length === 0) return;
      seen.add(name);
      const { nodes, edges } = pictureOf(topologyOf(applicationOf(after, surroundings)));
      const red = new Set([...nodes, ...edges].flatMap(({ checks }) => checks));
      expect(found.map(([, id]) => id).filter((id) => !red.has(id))).toEqual([]);
      // Nobody loses a Service that no workload of the manifests calls.
      if (found.every(([, id]) => id === 'service-selects-nothing')) return;
      const { paths } = diff(...sidesOf(before, after, surroundings), { pruned: true });
      expect(paths.lost.length + paths.interrupted.length).toBeGreaterThan(0);
    }),
    { numRuns: 400 },
  );
  expect([...seen].sort()).toEqual(Object.keys(changes).sort());
});
