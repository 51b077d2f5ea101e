import { ApiObject, App, Chart, type IResolver, JsonPatch, Lazy, Yaml } from 'cdk8s';
import type { Json, JsonObject } from 'kubetalk';
import { toYaml } from '../src';
import { document } from '../src/yaml';

const texts = [
  'plain',
  'a.b/c:d',
  'a-b_c',
  'A1',
  'a',
  'y',
  'Y',
  'yes',
  'No',
  'n',
  'on',
  'OFF',
  'true',
  'False',
  'null',
  'NULL',
  'yesterday',
  'nob',
  'e3',
  'e-3',
  'E12',
  'e3x',
  '1',
  '1.5',
  '0755',
  '0x1f',
  '1_000',
  '1:30',
  '.5',
  '-1',
  '2001-01-01',
  '',
  ' ',
  '~',
  '-',
  '- a',
  '---',
  'a:',
  'a: b',
  'a-',
  'a.',
  'a #b',
  'a#b',
  '#a',
  '=',
  '<<',
  '*a',
  '&a',
  '!a',
  '|',
  '>',
  '%a',
  '@a',
  '`a',
  '"a"',
  "it's",
  '{a}',
  '[a]',
  'a, b',
  '?',
  '? a',
  ' a',
  'a ',
  'a\tb',
  '\ta',
  'a\nb',
  'a\nb\n',
  'a\n\nb',
  '\na',
  'a\n\n',
  '\n',
  'a\n  b\n c',
  ' a\nb',
  'a \nb',
  'é',
  '\u0085',
  '\u2028',
  '\u0000',
  '\u{1f600}',
  'x'.repeat(90),
  `${'word '.repeat(30)}end`,
  `${'word '.repeat(30)}\nend`,
];

test.each(texts)('the text %j is written as cdk8s writes it, at any place', (text) => {
  const places: JsonObject[] = [
    { a: text },
    { a: [text, text] },
    { a: [[text], []] },
    { a: { b: { c: text } } },
    { a: [{ b: [{ c: text }, text] }] },
    // Of `<<` see yaml.test.ts; nothing of Kubernetes has a field of its own that is called `---`.
    ...(text === '<<' || text === '---' ? [] : [{ [text]: 1 }, { [text]: text }, { a: { [text]: [{ [text]: {} }] } }]),
  ];
  for (const object of places) expect(document(object)).toBe(Yaml.stringify(object));
});

test.each<[what: string, value: Json | undefined]>([
  ['0', 0],
  ['-0', -0],
  ['1', 1],
  ['-7', -7],
  ['1.5', 1.5],
  ['1e21', 1e21],
  ['2^53', 2 ** 53],
  ['1e-7', 1e-7],
  ['no number', Number.NaN],
  ['true', true],
  ['false', false],
  ['null', null],
  ['undefined', undefined],
  ['no items', []],
  ['no fields', {}],
  ['items that are lists', [[1, [2]], [], [[]]]],
  ['items that are objects', [{ a: 1, b: [2] }, {}, { c: {} }]],
])('%s is written as cdk8s writes it, at any place', (_, value) => {
  for (const make of [(one) => ({ a: one }), (one) => ({ a: [one] }), (one) => ({ a: { b: 1, c: [{ d: one }] } })] as ((
    one: unknown,
  ) => JsonObject)[])
    expect(document(make(value))).toBe(Yaml.stringify(make(value)));
});

test.each([999, 1000, 1001, 2000])('a key of %d characters is written as cdk8s writes it', (length) => {
  for (const key of ['k'.repeat(length), `k ${'k'.repeat(length - 2)}`]) {
    const object = { a: { [key]: { b: 1 } }, c: [{ [key]: [1] }] };
    expect(document(object)).toBe(Yaml.stringify(object));
  }
});

const manifest = (more: object = {}) => ({
  apiVersion: 'v1',
  kind: 'It',
  metadata: { name: 'it', labels: { app: 'it' } },
  spec: { ports: [{ port: 80 }], image: 'it:1.0', on: true },
  ...more,
});
const charted = (make: (chart: Chart) => void, app = new App()): Chart => {
  const chart = new Chart(app, 'it');
  make(chart);
  return chart;
};
const outcome = (make: () => string) => {
  try {
    return make();
  } catch (error) {
    return `thrown: ${(error as Error).message}`;
  }
};

class Quantity {
  constructor(readonly value: string | number | boolean) {}
}
class Other {
  readonly inner = 1;
}
const resolver = (text: string): IResolver => ({
  resolve: (context) => {
    if (context.value === 'it:1.0') context.replaceValue(text);
  },
});

/** How a chart may be made, and whether its objects are such that cdk8s itself has to make them. */
const charts: Readonly<Record<string, readonly [make: (chart: Chart) => void, app?: () => App]>> = {
  'a usual object': [(chart) => new ApiObject(chart, 'a', manifest())],
  'fields in any order': [
    (chart) => new ApiObject(chart, 'a', manifest({ z: 1, b: { d: 1, c: 2 }, a: [{ f: 1, e: 2 }] })),
  ],
  'nothing where a value is expected': [
    (chart) => new ApiObject(chart, 'a', manifest({ a: null, b: undefined, c: [null, undefined], d: { e: null } })),
  ],
  'a lazy value': [
    (chart) =>
      new ApiObject(
        chart,
        'a',
        manifest({ a: Lazy.any({ produce: () => ({ z: 1, b: Lazy.any({ produce: () => 2 }) }) }) }),
      ),
  ],
  'a token': [(chart) => new ApiObject(chart, 'a', manifest({ a: { resolve: () => [{ resolve: () => 1 }] } }))],
  'numbers and texts in classes': [
    (chart) => new ApiObject(chart, 'a', manifest({ a: new Quantity('1Gi'), b: [new Quantity(2)] })),
  ],
  'a patch': [(chart) => new ApiObject(chart, 'a', manifest()).addJsonPatch(JsonPatch.add('/a', 1))],
  'a function': [(chart) => new ApiObject(chart, 'a', manifest({ a: () => 1 }))],
  'a class of its own': [(chart) => new ApiObject(chart, 'a', manifest({ a: new Other() }))],
  'a class that holds neither': [(chart) => new ApiObject(chart, 'a', manifest({ a: new Quantity(true) }))],
  'a key that is no key': [
    (chart) => new ApiObject(chart, 'a', manifest({ a: JSON.parse('{"__proto__": {"b": 1}}') })),
  ],
  'a resolver of its own': [
    (chart) => new ApiObject(chart, 'a', manifest()),
    () => new App({ resolvers: [resolver('it:2.0')] }),
  ],
  'a toJson of its own': [
    (chart) => Object.assign(new ApiObject(chart, 'a', manifest()), { toJson: () => ({ ...manifest(), extra: 1 }) }),
  ],
  'what depends on another': [
    (chart) => new ApiObject(chart, 'a', manifest()).node.addDependency(new ApiObject(chart, 'b', manifest())),
  ],
  'objects beside and below each other': [
    (chart) => {
      new ApiObject(new ApiObject(chart, 'a', manifest()), 'b', manifest());
      new ApiObject(chart, 'c', manifest());
    },
  ],
  'an object of a chart within': [(chart) => new ApiObject(new Chart(chart, 'b'), 'a', manifest())],
  'no object': [() => {}],
};

test.each(Object.entries(charts))('%s is written as cdk8s writes it, or thrown as it throws', (_, [make, app]) => {
  const expected = outcome(() => Yaml.stringify(...charted(make, app?.()).toJson()));
  expect(outcome(() => toYaml(charted(make, app?.())))).toBe(expected);
});

test.each([undefined, '1'])('with CDK8S_DISABLE_SORT=%s fields are in the order of cdk8s', (value) => {
  const known = process.env.CDK8S_DISABLE_SORT;
  if (value !== undefined) process.env.CDK8S_DISABLE_SORT = value;
  try {
    const make = (chart: Chart) => new ApiObject(chart, 'a', manifest({ z: 1, b: { d: 1, c: 2 } }));
    expect(toYaml(charted(make))).toBe(Yaml.stringify(...charted(make).toJson()));
  } finally {
    if (known === undefined) delete process.env.CDK8S_DISABLE_SORT;
  }
});

test('cdk8s is asked how to write a text only where there are several ways', () => {
  const byCdk8s = jest.spyOn(Yaml, 'stringify');
  const plain = document({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    list: ['a:1', { b: 2, c: [[true], null] }, {}, []],
    s: { t: 'x.y' },
  });
  const asked = byCdk8s.mock.calls.length;
  document({ a: 'once: asked', b: ['once: asked'], 'once: asked': 'once: asked' });
  const more = byCdk8s.mock.calls.length;
  jest.restoreAllMocks();
  expect(plain).toBe(
    'apiVersion: apps/v1\nkind: Deployment\nlist:\n  - a:1\n  - b: 2\n    c:\n      - - true\n      - null\n  - {}\n  - []\ns:\n  t: x.y\n',
  );
  expect([asked, more]).toStrictEqual([0, 2]);
});
