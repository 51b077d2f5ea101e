import fc from 'fast-check';
import { sidesOf } from '../../src/application/application';
import type { DiffReport, ObjectChange } from '../../src/diff/report';
import { objectKey } from '../../src/kubernetes/objects';
import type { Json, JsonObject, Manifest } from '../../src/manifest/manifest';
import { diff } from '../applied';
import { anySet, caseNames, deepFreeze, manifests, read, side, values } from './sets';

const empty = {
  headline: 'no difference',
  changes: [],
  paths: { gained: [], lost: [], interrupted: [] },
  ignored: 0,
  worst: null,
};
const shuffle = <Item>(items: readonly Item[], numbers: readonly number[]): Item[] =>
  items
    .map((item, index) => ({ item, at: numbers[index % numbers.length] ?? 0 }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
const order = fc.array(fc.nat(), { minLength: 5, maxLength: 40 });

const compared = new Map<string, DiffReport>();

/** The diff of two sets, once for all properties, which are given the same sets. */
function diffOf(before: readonly Manifest[], after: readonly Manifest[]): DiffReport {
  const key = JSON.stringify([values(before), values(after)]);
  const report = compared.get(key) ?? diff(deepFreeze(before), deepFreeze(after));
  compared.set(key, report);
  return report;
}

test('the diff of anything with itself is empty', () => {
  fc.assert(fc.property(anySet, (set) => expect(diff(set, set)).toEqual(empty)));
});

test('inputs are never changed, and nothing in them makes it throw', () => {
  fc.assert(
    fc.property(anySet, anySet, (before, after) => {
      const messages = diffOf(before, after).changes.flatMap(({ impacts }) => impacts.map(({ message }) => message));
      expect(messages.filter((message) => /undefined|\[object|NaN/.test(message))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test('it does not matter whether what both sides have is one value or two that are alike', () => {
  fc.assert(
    fc.property(anySet, anySet, (before, after) => {
      const alike = before.map((manifest) => ({ ...manifest, value: structuredClone(manifest.value) }));
      expect(diff(before, [...alike, ...after])).toEqual(diff(before, [...before, ...after]));
    }),
  );
});

test('swapping the sides swaps gained and lost, added and removed, before and after', () => {
  const withoutWhen = (paths: readonly { from: string; through: string; to: string }[]) =>
    paths.map(({ from, through, to }) => ({ from, through, to }));
  const swapped = { added: 'removed', removed: 'added', changed: 'changed', renamed: 'renamed' } as const;
  // Where an item of a list is one of several that may be meant, its place may differ.
  const isPlaced = ({ path }: { path: string }) => /\[\d+\]/.test(path);
  // An object that one side alone says the namespace of is the same one.
  const nameOf = ({ object, from, change }: ObjectChange) =>
    [object, from ?? object].map((one) => ({
      ...one,
      apiVersion: '',
      ...(change === 'changed' && { namespace: '' }),
    }));
  // A patch takes back neither what it can't tell apart nor what the API server filled in.
  const isKept = ({ impacts }: ObjectChange) => impacts.some(({ id }) => id === 'not-applied' || id === 'default-kept');
  const facts = ({ changes }: DiffReport, isBack: boolean) =>
    changes.map((one) => {
      const names = nameOf(one);
      return JSON.stringify([
        isBack ? names.reverse() : names,
        isBack ? swapped[one.change] : one.change,
        one.fields
          .filter((field) => !isPlaced(field))
          .map(({ path, before, after }) =>
            isBack ? [path, after ?? '', before ?? ''] : [path, before ?? '', after ?? ''],
          )
          .filter(([, one, other]) => one !== other),
      ]);
    });
  fc.assert(
    fc.property(anySet, anySet, (before, after) => {
      const [one, other] = [diffOf(before, after), diff(after, before)];
      fc.pre(![...one.changes, ...other.changes].some(isKept));
      expect(withoutWhen(one.paths.gained)).toEqual(withoutWhen(other.paths.lost));
      expect(facts(one, false).sort()).toEqual(facts(other, true).sort());
    }),
    { numRuns: 300 },
  );
});

test('the order of documents is no difference', () => {
  fc.assert(
    fc.property(anySet, anySet, order, (before, after, numbers) => {
      // Of several with one name the last one counts.
      const names = sidesOf(before, after).map((one) => one.manifests.map(objectKey));
      fc.pre(names.every((some) => new Set(some).size === some.length));
      expect(diff(shuffle(before, numbers), shuffle(after, numbers))).toEqual(diffOf(before, after));
    }),
    { numRuns: 300 },
  );
});

test('the order of fields is no difference, and another order of a keyed list is one change', () => {
  const keyed = ['containers', 'env', 'ports', 'volumes', 'volumeMounts', 'accessModes', 'subjects', 'from'];
  const reordered = (value: Json, numbers: readonly number[], name = ''): Json => {
    if (Array.isArray(value)) {
      const items = value.map((item) => reordered(item, numbers));
      return keyed.includes(name) ? shuffle(items, numbers) : items;
    }
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value as JsonObject).map(([key, item]) => [
      key,
      reordered(item ?? null, numbers, key),
    ]);
    return Object.fromEntries(shuffle(entries, numbers));
  };
  const pod = (env: readonly number[]): JsonObject => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web' },
    spec: {
      volumes: [{ name: 'a' }, { name: 'b' }],
      containers: ['web', 'side'].map((name) => ({
        name,
        env: [...new Set(env)].map((number) => ({ name: `V${number}`, value: String(number) })),
        ports: [{ containerPort: 53, protocol: 'UDP' }, { containerPort: 53 }, { containerPort: 80 }],
        volumeMounts: [
          { name: 'a', mountPath: '/a' },
          { name: 'a', mountPath: '/b' },
        ],
      })),
    },
  });
  fc.assert(
    fc.property(
      fc.constantFrom(...caseNames.filter((name) => name !== 'deployment-env-without-name')),
      fc.array(fc.nat(9)),
      order,
      (name, env, numbers) => {
        const whole = [...values(side(name, 'after')), pod(env)];
        const other = whole.map((value) => reordered(value, numbers));
        // kubectl apply takes another order of two ports of one number for another Service; --server-side does not.
        const { changes } = diff(manifests(whole), manifests(other), { serverSide: true });
        for (const { fields } of changes) expect(fields.filter(({ reordered }) => !reordered)).toEqual([]);
      },
    ),
  );
});

/** Flow style, which would be read as JSON at a file's start. */
const flow = (text: string) => read(`# YAML\n${text}`);
const service = (spec: string) =>
  flow(`{apiVersion: v1, kind: Service, metadata: {name: web}, spec: {selector: {app: web}, ${spec}}}`);

test('a value that only spells out the default of the API has no effect', () => {
  const { changes, worst } = diff(
    service('ports: [{port: 80}]'),
    service('ports: [{port: 80, targetPort: 80, protocol: TCP}], type: ClusterIP'),
  );
  expect({ changes, worst }).toEqual({
    changes: [
      {
        object: { apiVersion: 'v1', kind: 'Service', namespace: '', name: 'web' },
        change: 'changed',
        fields: [
          { path: 'spec.ports[port=80].protocol', after: 'TCP', impact: 'no-effect' },
          { path: 'spec.ports[port=80].targetPort', after: 80, impact: 'no-effect' },
          { path: 'spec.type', after: 'ClusterIP', impact: 'no-effect' },
        ],
        impacts: [
          {
            id: 'no-effect',
            message: 'only spells out, or leaves out, what the API server takes it for anyway',
          },
        ],
      },
    ],
    worst: 'no-effect',
  });
});

test('an object of the same group keeps its identity when its version changes', () => {
  const cron = (version: string) =>
    flow(
      `{apiVersion: batch/${version}, kind: CronJob, metadata: {name: nightly}, spec: {schedule: '0 3 * * *', jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: a, image: a}]}}}}}}`,
    );
  expect(diff(cron('v1beta1'), cron('v1')).changes).toEqual([
    {
      object: { apiVersion: 'batch/v1', kind: 'CronJob', namespace: '', name: 'nightly' },
      change: 'changed',
      fields: [{ path: 'apiVersion', before: 'batch/v1beta1', after: 'batch/v1', impact: 'updated' }],
      impacts: [{ id: 'updated', message: 'changed in place; no Pod is replaced for it' }],
    },
  ]);
});

test('a Knative Service is not taken for one of Kubernetes', () => {
  const serving = (selector: string) =>
    flow(
      `{apiVersion: serving.knative.dev/v1, kind: Service, metadata: {name: web}, spec: {selector: {app: ${selector}}}}`,
    );
  expect(diff(serving('a'), serving('b')).changes[0]?.impacts.map(({ id }) => id)).toEqual(['updated']);
});

test('a rule of a policy that lets another port in is found at its place', () => {
  const policy = (ports: string) =>
    flow(
      `{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: db}, spec: {ingress: [{ports: ${ports}}]}}`,
    );
  const [change] = diff(policy('[{port: 1}, {port: 2}]'), policy('[{port: 2}, {port: 3}]')).changes;
  expect(change?.fields).toEqual([
    { path: 'spec.ingress[0].ports[port=1]', before: { port: 1 }, impact: 'updated' },
    { path: 'spec.ingress[0].ports[port=3]', after: { port: 3 }, impact: 'updated' },
  ]);
});
