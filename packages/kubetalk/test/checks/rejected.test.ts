import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { checks } from '../../src/checks';
import type { Check } from '../../src/checks/check';
import type { JsonObject, Manifest } from '../../src/manifest/manifest';
import { topologyOf } from '../applied';
import { mutate, random } from '../differential/mutate';

// not-an-object is of the reader: it finds documents, not fields.
const rejected = checks.filter(({ id, outcome }) => outcome === 'rejected' && id !== 'not-an-object');

function manifests(yaml: string): Manifest[] {
  return parseAllDocuments(yaml).map((document) => ({ value: document.toJS() as JsonObject, source: {} }));
}

function found(given: readonly Manifest[]): string[] {
  const topology = topologyOf(given);
  return rejected.flatMap((check) => [...check.find(topology)].map(({ message }) => `${check.id}: ${message}`));
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) for (const item of Object.values(Object.freeze(value))) frozen(item);
  return value;
}

const seeds = manifests(readFileSync('packages/kubetalk/test/differential/seeds.yaml', 'utf8'));

test.each(rejected.map((check) => [check.id, check] as const))(
  'the example of %s has that fault and no other',
  (id: string, check: Check) => {
    const ids = new Set(found(manifests(check.example)).map((line) => line.slice(0, line.indexOf(':'))));
    expect([...ids]).toEqual([id]);
  },
);

test('the finding of each check on its example', () => {
  expect(rejected.flatMap((check) => found(manifests(check.example)))).toMatchSnapshot();
});

test('healthy manifests have no fault, and neither have those of this project', () => {
  const files = readdirSync('dist').filter((file) => file.endsWith('.yaml'));
  const own = files.map((file) => manifests(readFileSync(`dist/${file}`, 'utf8')));
  expect([seeds, ...own].flatMap(found)).toEqual([]);
});

test('no mutation makes a check throw, and none changes what it looks at', () => {
  fc.assert(
    fc.property(fc.nat({ max: seeds.length - 1 }), fc.nat(), fc.nat({ max: 5 }), (index, seed, more) => {
      const next = random(seed);
      let value = (seeds[index] as Manifest).value;
      for (let times = 0; times <= more; times += 1) value = mutate(value, next).value;
      found([{ value: frozen(value), source: {} }]);
    }),
    { numRuns: 500 },
  );
});

test('no JSON makes a check throw, at any place', () => {
  const kinds = seeds.map(({ value: { apiVersion, kind } }) => ({ apiVersion, kind }));
  fc.assert(
    fc.property(fc.constantFrom(...kinds), fc.jsonValue(), fc.jsonValue(), (kind, metadata, spec) => {
      found([{ value: frozen({ ...kind, metadata, spec, data: spec, rules: spec }) as JsonObject, source: {} }]);
    }),
  );
});

test('a value under data is never shown, since it may be a credential', () => {
  const secret = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'x' },
    data: { password: 'hunter 2' },
    stringData: { pin: 4711 },
  };
  expect(found([{ value: secret, source: {} }])).toEqual([
    'wrong-type: stringData.pin is a number where a string is expected: put it in quotes',
    'not-base64: data.password is not base64: encode it, or write it as it is under stringData',
  ]);
});

test('a kind that is not Kubernetes’ own is skipped', () => {
  const custom = {
    apiVersion: 'serving.knative.dev/v1',
    kind: 'Service',
    metadata: { name: 'x' },
    spec: { template: 7 },
  };
  expect(found([{ value: custom, source: {} }])).toEqual([]);
});
