import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { DiffOptions } from '../../src/diff/diff';
import { isRecord, type JsonObject, record } from '../../src/manifest/manifest';
import { diff } from '../applied';
import { manifests } from './sets';

/** An object and what each change of it does. changes/objects/ has a file for each kind. */
interface ObjectCases {
  readonly object: JsonObject;
  /** The fields that the table of impacts knows by their paths. */
  readonly fields?: readonly string[];
  readonly changes: readonly {
    readonly title: string;
    /** What each side has over the object; null takes a field away, a list replaces a list. */
    readonly before?: JsonObject;
    readonly after?: JsonObject;
    /** As in `scaled: from 2 Pods to 0`. */
    readonly impacts: readonly string[];
  }[];
}

/** A change of several objects. changes/sets/ has a file for each topic. */
interface SetCase {
  readonly title: string;
  readonly before?: readonly JsonObject[];
  readonly after?: readonly JsonObject[];
  /** What is on both sides. */
  readonly beside?: readonly JsonObject[];
  readonly options?: DiffOptions;
  /** Paths, then impacts, as in `lost: Pod a > Service web:80 > Pod web now` and `Service web added created: new in the cluster`. */
  readonly report: readonly string[];
}

function casesIn<Cases>(folder: string): [name: string, cases: Cases][] {
  const path = join(__dirname, 'changes', folder);
  return readdirSync(path).map((file) => [file.replace('.yaml', ''), parse(readFileSync(join(path, file), 'utf8'))]);
}

const objects = casesIn<ObjectCases>('objects');
const sets = casesIn<readonly SetCase[]>('sets');

/** The second over the first; null takes a field away. */
function merged(one: JsonObject, other: JsonObject = {}): JsonObject {
  const entries = Object.entries(other).map(([key, value]) => [
    key,
    isRecord(value) ? merged(record(one[key]), value) : value,
  ]);
  const all: JsonObject = { ...one, ...Object.fromEntries(entries) };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
}

function reported(before: readonly JsonObject[], after: readonly JsonObject[], options?: DiffOptions): string[] {
  const { paths, changes } = diff(manifests(before), manifests(after), options);
  return [
    ...(['gained', 'lost', 'interrupted'] as const).flatMap((what) =>
      paths[what].map(({ from, through, to, when }) => `${what}: ${from} > ${through} > ${to} ${when}`),
    ),
    ...changes.flatMap(({ object: { kind, name }, change, impacts }) =>
      impacts
        .filter(({ id }) => !id.startsWith('path-'))
        .map(({ id, message }) => `${kind} ${name} ${change} ${id}: ${message}`),
    ),
  ];
}

function impactsOf(before: JsonObject, after: JsonObject): string[] {
  const { changes } = diff(manifests([before]), manifests([after]));
  return changes.flatMap(({ impacts }) => impacts.map(({ id, message }) => `${id}: ${message}`));
}

test.each(objects.flatMap(([kind, { object, changes }]) => changes.map((change) => ({ kind, object, ...change }))))(
  '$kind: $title',
  ({ object, before, after, impacts }) => {
    expect(impactsOf(merged(object, before), merged(object, after))).toStrictEqual(impacts);
  },
);

test.each(sets.flatMap(([topic, cases]) => cases.map((one) => ({ topic, ...one }))))(
  '$topic: $title',
  ({ before = [], after = [], beside = [], options, report }) => {
    expect(reported([...before, ...beside], [...after, ...beside], options)).toStrictEqual(report);
  },
);

const UPDATED = 'updated: changed in place; no Pod is replaced for it';

test.each(objects)('an annotation of a %s with the name of one of its fields is an annotation', (_, cases) => {
  const { object, fields = [] } = cases;
  for (const path of fields.flatMap((one) => [one, `${one}.a`, `x.${one}`])) {
    const [one, other] = ['1', '2'].map((value) => merged(object, { metadata: { annotations: { [path]: value } } }));
    expect([path, ...impactsOf(one as JsonObject, other as JsonObject)]).toStrictEqual([path, UPDATED]);
  }
});

/** Where every field of spec counts, a longer name is one more of them; a StatefulSet lets few fields be changed. */
const longer = objects.flatMap(([kind, { object, fields = [] }]) =>
  fields
    .filter((path) => !path.startsWith('metadata') && !(path.startsWith('spec.') && fields.includes('spec')))
    .filter(() => kind !== 'StatefulSet')
    .map((path) => ({ kind, object, path: `${path}x` })),
);

test.each(longer)('of a $kind, $path is another field', ({ object, path }) => {
  const at = (value: number) =>
    path.split('.').reduceRight<JsonObject | number>((inner, key) => ({ [key]: inner }), value) as JsonObject;
  expect(impactsOf(merged(object, at(1)), merged(object, at(2)))).toStrictEqual([UPDATED]);
});

const settings = (value: string) => [
  { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' }, data: { a: value } },
];

test('what is too large for kubectl apply is taken with --server-side', () => {
  const large = settings('x'.repeat(262_144));
  const kubectl =
    'kubectl apply refuses it: it keeps a copy of the whole object in an annotation, which holds 262144 bytes; apply it with --server-side';
  expect(reported(settings('a'), large)).toStrictEqual([`ConfigMap settings changed rejected: ${kubectl}`]);
  expect(reported([], large)).toStrictEqual([`ConfigMap settings added rejected: ${kubectl}`]);
  expect(reported(settings('a'), large, { serverSide: true })).toStrictEqual([`ConfigMap settings changed ${UPDATED}`]);
});

test.each<[ignore: string[], fields: string[]]>([
  [[], ['spec.strategy - → {"type":"RollingUpdate","rollingUpdate":{"maxSurge":2}} updated']],
  [['spec.strategy'], []],
  [['spec.strategy.type'], ['spec.strategy - → {"rollingUpdate":{"maxSurge":2}} updated']],
  [['spec.strategy.rollingUpdate.maxSurge'], ['spec.strategy - → {"type":"RollingUpdate"} no-effect']],
  [['spec.strategy.*'], []],
  [['spec.strat'], ['spec.strategy - → {"type":"RollingUpdate","rollingUpdate":{"maxSurge":2}} updated']],
  [[' spec.strategy '], []],
])('ignoring %j leaves %j', (ignore, left) => {
  const [, { object }] = objects.find(([kind]) => kind === 'Deployment') as (typeof objects)[number];
  const after = merged(object, { spec: { strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 2 } } } });
  const { changes } = diff(manifests([object]), manifests([after]), { ignore });
  const fields = changes.flatMap((change) =>
    change.fields.map(
      ({ path, before: one, after: other, impact }) =>
        `${path} ${JSON.stringify(one) ?? '-'} → ${JSON.stringify(other) ?? '-'} ${impact}`,
    ),
  );
  expect(fields).toStrictEqual(left);
});
