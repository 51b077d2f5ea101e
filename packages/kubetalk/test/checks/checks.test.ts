import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { checks } from '../../src/checks';
import { refusals } from '../../src/checks/refusals';
import { diffAsJson } from '../../src/diff/json';
import { diffAsMarkdown } from '../../src/diff/markdown';
import { diffAsText } from '../../src/diff/terminal';
import { Kubernetes } from '../../src/kubernetes/version';
import { type Json, type JsonObject, type Manifest, record } from '../../src/manifest/manifest';
import { manifestsOf } from '../../src/manifest/read';
import { pictureOf } from '../../src/picture/model';
import { renderText } from '../../src/picture/text';
import { check, diff, topologyOf } from '../applied';
import { anyValue, knownWord } from '../words';

const known = new Map<string, readonly Manifest[]>();

/** Each example is read once. */
function read(text: string): readonly Manifest[] {
  const manifests = known.get(text) ?? manifestsOf({ file: 'example.yaml', text });
  known.set(text, manifests);
  return manifests;
}

const inKebabCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

test.each(checks.map((one) => [one.id, one] as const))(
  '%s finds its example, with its outcome, and no other check finds anything',
  (id, one) => {
    // What the API server refuses never comes to be broken: there, other findings may follow from the one.
    const rivals = check(read(one.example), { complete: true, kubernetes: Kubernetes.of(one.until ?? '') }).filter(
      ({ outcome }) => one.outcome !== 'rejected' || outcome === 'rejected',
    );
    const found = rivals.map((finding) => ({ check: finding.check, outcome: finding.outcome }));
    expect(new Set(found.map((finding) => JSON.stringify(finding)))).toEqual(
      new Set([JSON.stringify({ check: id, outcome: one.outcome })]),
    );
  },
);

test('every check has a file of its own or a row of the refusals, is listed, and says what, why and what to change', () => {
  const folder = join(__dirname, '../../src/checks/rules');
  const support = ['address', 'check', 'index', 'printable', 'render', 'run'];
  const files = readdirSync(folder).map((file) => file.replace(/\.ts$/, ''));
  const inTable = refusals.map(({ id }) => id as string);
  expect([...files.filter((file) => !support.includes(file)), ...inTable].sort()).toEqual(
    checks.map(({ id }) => id).sort(),
  );
  for (const { id, title, why, remedy } of checks) {
    expect(id).toBe(inKebabCase(id));
    for (const text of [title, why, remedy]) expect(text).toMatch(/^\S.{8,}\S$/s);
    expect(remedy).not.toMatch(/\.$/);
  }
});

/** Changes one thing somewhere in a set of manifests: takes it away, or puts anything else in its place. */
const mutation = fc.record({
  place: fc.nat(),
  value: fc.option(anyValue, { nil: undefined, freq: 4 }),
});
const set = fc.constantFrom(...checks.map(({ example }) => example));

function mutate(value: Json, countdown: { left: number }, replacement: unknown): unknown {
  if (countdown.left-- === 0) return replacement;
  if (Array.isArray(value))
    return value.map((item) => mutate(item, countdown, replacement)).filter((item) => item !== undefined);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(record(value)).map(([key, item]) => [key, mutate(item as Json, countdown, replacement)]),
  );
}

const sizeOf = (value: unknown): number =>
  1 +
  (typeof value === 'object' && value !== null
    ? Object.values(value).reduce((sum: number, item) => sum + sizeOf(item), 0)
    : 0);

function mutated(yaml: string, { place, value }: { place: number; value: unknown }): Manifest[] {
  const values = read(yaml).map((manifest) => manifest.value);
  const changed = mutate(values as Json, { left: 1 + (place % (sizeOf(values) - 1)) }, value) as Json[];
  return changed.map((item) => ({ value: record(item), source: {} }));
}

function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) for (const item of Object.values(value)) deepFreeze(item);
  return Object.freeze(value);
}

test('for any one change of a manifest, no check throws or changes it', () => {
  fc.assert(
    fc.property(set, mutation, fc.boolean(), (yaml, change, complete) => {
      const manifests = deepFreeze(mutated(yaml, change));
      const wrong = check(manifests, { complete }).filter(
        ({ object, message, remedy }) =>
          typeof object.name !== 'string' || /undefined|\[object|NaN/.test(message) || !remedy,
      );
      expect(wrong).toEqual([]);
    }),
    { numRuns: 1500 },
  );
});

test('the order of documents does not change what is found', () => {
  fc.assert(
    fc.property(set, set, mutation, fc.infiniteStream(fc.nat()), (one, other, change, numbers) => {
      const manifests = [...mutated(one, change), ...read(other)].map(({ value }): Manifest => ({ value, source: {} }));
      const shuffled = manifests
        .map((manifest) => ({ manifest, at: numbers.next().value }))
        .sort((a, b) => a.at - b.at);
      expect(check(shuffled.map(({ manifest }) => manifest))).toEqual(check(manifests));
    }),
    { numRuns: 300 },
  );
});

test('manifests of unknown kinds are no finding', () => {
  const widget: JsonObject = {
    apiVersion: 'example.com/v1',
    kind: 'Widget',
    metadata: { name: 'it' },
    spec: { selector: 3 },
  };
  expect(check([{ value: widget, source: {} }])).toEqual([]);
});

/** Objects of all kinds of references, of which each word is drawn. */
const wordsEverywhere = fc.array(knownWord, { minLength: 9, maxLength: 9 }).map(([one, two, a, b, c, d, e, f, g]) => {
  const metadata = {
    name: one as string,
    labels: Object.fromEntries([[a, b]]),
    annotations: Object.fromEntries([[b, a]]),
  };
  const container = {
    name: c,
    image: d,
    ports: [{ name: e, containerPort: 80 }],
    env: [
      { name: f, value: `${g}://${one}` },
      { name: 'DB_HOST', value: `$(${f})` },
      { name: g, valueFrom: { configMapKeyRef: { name: one, key: f } } },
    ],
    envFrom: [{ prefix: a, secretRef: { name: two } }],
    resources: { requests: Object.fromEntries([[a, b]]) },
  };
  const template = { metadata, spec: { containers: [container], volumes: [{ name: f, [g as string]: {} }] } };
  const selector = Object.fromEntries([
    [a, c],
    [e, b],
  ]);
  return [
    { apiVersion: 'v1', kind: 'Secret', metadata: { name: two }, type: a, data: Object.fromEntries([[b, c]]) },
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: one }, data: Object.fromEntries([[f, g]]) },
    { apiVersion: 'v1', kind: 'Service', metadata, spec: { type: d, selector, ports: [{ port: 80, targetPort: f }] } },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: two },
      spec: { selector: Object.fromEntries([[a, b]]), ports: [{ port: 80, targetPort: e }] },
    },
    { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec: { selector: { matchLabels: selector }, template } },
    { apiVersion: one, kind: two, metadata, spec: {} },
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata,
      spec: { podSelector: { matchExpressions: [{ key: a, operator: b, values: [c] }] } },
    },
  ].map((value) => ({ value: value as unknown as JsonObject, source: {} }));
});

test('words that every JavaScript object knows are words as any other, at any place', () => {
  fc.assert(
    fc.property(wordsEverywhere, wordsEverywhere, (one, other) => {
      const sections = [{ report: diff(one, other) }];
      const messages = check(one).map(({ message }) => message);
      const texts = [
        ...messages,
        diffAsText(sections, false),
        diffAsMarkdown(sections),
        diffAsJson(sections),
        renderText(pictureOf(topologyOf(one)), false),
      ];
      expect(texts.filter((text) => /\[object|NaN|native code/.test(text))).toEqual([]);
      expect(messages.filter((message) => message.includes('undefined'))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
