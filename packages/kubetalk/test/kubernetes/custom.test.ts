import { CustomKinds } from '../../src/kubernetes/schema/custom';
import { problemText } from '../../src/kubernetes/schema/problem';
import { cautionsOf, problemsOf } from '../../src/kubernetes/schema/problems';
import { renewSteps, spend } from '../../src/kubernetes/schema/steps';
import type { Json, JsonObject } from '../../src/manifest/manifest';

// Each application may take as many.
beforeEach(renewSteps);

const definition = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'parcels.example.com' },
  spec: {
    group: 'example.com',
    names: { plural: 'parcels', kind: 'Parcel' },
    scope: 'Namespaced',
    versions: [
      { name: 'v1beta1', served: false, storage: false },
      {
        name: 'v1',
        served: true,
        storage: true,
        schema: {
          openAPIV3Schema: {
            type: 'object',
            properties: {
              spec: {
                type: 'object',
                required: ['size'],
                properties: {
                  size: { type: 'integer', maximum: 20 },
                  colour: { type: 'string', enum: ['red', 'blue'] },
                  name: { type: 'string', pattern: '^[a-z]+$' },
                  port: { 'x-kubernetes-int-or-string': true },
                  free: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
                },
              },
            },
          },
        },
      },
    ],
  },
};
const kinds = new CustomKinds([{ value: definition, source: {} }]);
const lines = (spec: JsonObject, apiVersion = 'example.com/v1') =>
  problemsOf({ apiVersion, kind: 'Parcel', metadata: { name: 'a' }, spec }, undefined, kinds).map(problemText);

test('a custom resource that fits its schema has no fault', () => {
  expect(lines({ size: 3, colour: 'red', name: null, port: 'http', free: { any: [1] } })).toEqual([]);
});

test('a custom resource is validated against its schema', () => {
  expect(lines({ size: 21, colour: 'green', name: 'A', port: true, fre: {} })).toEqual([
    'spec.size is 21: use one less than or equal to 20',
    'spec.colour is "green": use "red", "blue"',
    'spec.name is "A", which ^[a-z]+$ does not match',
    'spec.port is a boolean where a whole number or a string is expected',
    'spec.fre is no field that its CustomResourceDefinition has: did you mean free?',
  ]);
  expect(lines({})).toEqual(['spec.size is missing, which its CustomResourceDefinition requires: give it']);
});

test('a version that its definition does not serve is refused', () => {
  expect(lines({ size: 1 }, 'example.com/v1beta1')).toEqual([
    'apiVersion is example.com/v1beta1, in which its CustomResourceDefinition serves none: use example.com/v1',
  ]);
});

test('a kind of another group is skipped', () => {
  expect(lines({ any: true }, 'example.org/v1')).toEqual([]);
});

test("a pattern is Go's, and takes no longer than its text, with any repetition", () => {
  const held = (pattern: string, name: string) => {
    const text = JSON.stringify(definition).replace(JSON.stringify('^[a-z]+$'), () => JSON.stringify(pattern));
    const kinds = new CustomKinds([{ value: JSON.parse(text), source: {} }]);
    const object = { apiVersion: 'example.com/v1', kind: 'Parcel', metadata: { name: 'a' }, spec: { size: 1, name } };
    return problemsOf(object, undefined, kinds).map(problemText);
  };
  expect([held('(?i)^abc$', 'ABC'), held('^[[:alpha:]]+$', 'é'), held('^\\p{Lu}+$', 'É'), held('(?=a)b', 'c')]).toEqual(
    [[], ['spec.name is "é", which ^[[:alpha:]]+$ does not match'], [], []],
  );
  // A backtracking engine would try 2 to the power of 5,000 ways.
  const [fault] = held('^(a+)+$', `${'a'.repeat(5000)}!`);
  expect(fault).toMatch(/^spec\.name is "a+.*", which \^\(a\+\)\+\$ does not match$/);
});

/** A kind whose `spec` has any field, with a schema of its own for those that are named. */
function kindOf(spec: JsonObject): CustomKinds {
  const version = {
    name: 'v1',
    served: true,
    storage: true,
    schema: { openAPIV3Schema: { type: 'object', properties: { spec } } },
  };
  const { spec: given, ...rest } = definition;
  return new CustomKinds([{ value: { ...rest, spec: { ...given, versions: [version] } } as JsonObject, source: {} }]);
}

const judged = (schema: JsonObject, spec: JsonObject) =>
  problemsOf(
    { apiVersion: 'example.com/v1', kind: 'Parcel', metadata: { name: 'a' }, spec },
    undefined,
    kindOf(schema),
  ).map(problemText);

const whole = { type: 'integer' };
const word = { type: 'string' };
const fields = {
  least: whole,
  most: whole,
  share: { type: 'number' },
  name: word,
  namespace: word,
  'dashed-name': word,
  port: { 'x-kubernetes-int-or-string': true },
  words: { type: 'array', items: word },
  parts: { type: 'array', items: { type: 'object', properties: { name: word, size: whole } } },
  labels: { type: 'object', additionalProperties: word },
  wait: { type: 'string', format: 'duration' },
};

test.each<[string, JsonObject, boolean]>([
  ['self.least <= self.most', { least: 1, most: 2 }, true],
  ['self.least <= self.most', { least: 3, most: 2 }, false],
  ['self.least + 1 == self.most && self.most / 2 == 1 && self.most % 2 == 0', { least: 1, most: 2 }, true],
  ['self.share > 0.5', { share: 1 }, true],
  ['!has(self.most) || self.most > 1', {}, true],
  ['self.most > 1', {}, false],
  ['self.most > 1 || self.least == 1', { least: 1 }, true],
  ["has(self.name) ? self.name.startsWith('a') : true", { name: 'b' }, false],
  ["self.__namespace__ == 'x' && self.dashed__dash__name.size() == 2", { namespace: 'x', 'dashed-name': 'ab' }, true],
  ['type(self.port) == int || self.port != ""', { port: 80 }, true],
  ["self.words.all(word, word.matches('^[a-z]+$'))", { words: ['a', 'B'] }, false],
  ["self.words.exists(word, word == 'b') && self.words.exists_one(word, word == 'a')", { words: ['a', 'b'] }, true],
  [
    'self.parts.filter(part, part.size > 1).map(part, part.name) == ["b"]',
    {
      parts: [
        { name: 'a', size: 1 },
        { name: 'b', size: 2 },
      ],
    },
    true,
  ],
  [
    'self.parts.all(one, self.parts.exists_one(other, one.name == other.name))',
    { parts: [{ name: 'a' }, { name: 'a' }] },
    false,
  ],
  ["self.labels.all(key, self.labels[key] != '') && 'a' in self.labels", { labels: { a: 'x', b: '' } }, false],
  ["self.?name.orValue('x') == 'x' && !self.?most.hasValue()", {}, true],
  ["cel.bind(name, self.name, name == 'a' && name.size() == 1)", { name: 'a' }, true],
  [
    "self.name.split(',').size() == 2 && self.name.substring(2) == 'b' && self.name.indexOf(',') == 1",
    { name: 'a,b' },
    true,
  ],
  ["self.wait >= duration('1m')", { wait: '30s' }, false],
  ["quantity(self.name).isGreaterThan(quantity('1Gi'))", { name: '512Mi' }, false],
  ['isIP(self.name) && !isURL(self.name)', { name: '10.0.0.1' }, true],
  [String.raw`self.name == "it\x27s \"\u0061\""`, { name: 'it\'s "a"' }, true],
  ['self.name == oldSelf.name', { name: 'a' }, true],
  ['self.nobodyKnows()', {}, true],
  ['self.name.nobodyKnows() || self.least == 2', { name: 'a', least: 1 }, true],
])('%s holds for %j: %s', (rule, spec, holds) => {
  const found = judged(
    { type: 'object', properties: fields, 'x-kubernetes-validations': [{ rule, message: 'no' }] },
    spec,
  );
  expect(found).toEqual(holds ? [] : ['spec breaks a rule of its CustomResourceDefinition: no']);
});

test('defaults are there before a value is held to its schema', () => {
  const schema = {
    type: 'object',
    required: ['kind'],
    properties: { kind: { type: 'string', default: 'IP' }, value: word },
    oneOf: [
      { properties: { kind: { enum: ['IP'] }, value: { anyOf: [{ format: 'ipv4' }, { format: 'ipv6' }] } } },
      { properties: { kind: { not: { enum: ['IP'] } } } },
    ],
  };
  expect([
    judged(schema, { value: '10.0.0.1' }),
    judged(schema, { value: '::1' }),
    judged(schema, { value: 'a' }),
  ]).toEqual([[], [], ['spec fits 0 of the 2 ways of oneOf in its schema: it has to be exactly one']]);
});

test('rules that would take too long pass', () => {
  const rule = 'self.words.all(a, self.words.all(b, self.words.all(c, a + b + c != "")))';
  const words = Array.from({ length: 2000 }, String);
  const start = process.cpuUsage().user;
  expect(judged({ type: 'object', properties: fields, 'x-kubernetes-validations': [{ rule }] }, { words })).toEqual([]);
  expect(process.cpuUsage().user - start).toBeLessThan(20e6);
});

test('the kinds of the Gateway API are known; a field that is nearly none of theirs may be a newer one', () => {
  const none = new CustomKinds([]);
  const found = (rule: JsonObject, version?: string) =>
    problemsOf(
      {
        apiVersion: `gateway.networking.k8s.io/${version ?? 'v1'}`,
        kind: 'HTTPRoute',
        metadata: { name: 'a' },
        spec: { rules: [rule] },
      },
      undefined,
      none,
    ).map(problemText);
  expect([
    found({ backendRefs: [{ name: 'web', port: 80 }], brandNew: true }),
    found({ backendRef: [{ name: 'web' }] }),
    found({ backendRefs: [{ name: 'web' }] }),
    found({ backendRef: [] }, 'v2'),
  ]).toEqual([
    [],
    ['spec.rules[0].backendRef is no field that its CustomResourceDefinition has: did you mean backendRefs?'],
    [
      'spec.rules[0].backendRefs[0] breaks a rule of its CustomResourceDefinition: Must have port for Service reference',
    ],
    [],
  ]);
});

describe('what is left when all steps are taken is not judged, and says so', () => {
  const rule = { 'x-kubernetes-validations': [{ rule: 'self.size() < 3', message: 'two at most' }] };
  const names = Array.from({ length: 200 }, (_, at) => `a${at}`);
  const whole = { type: 'array', 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': names };
  const judge = (size: JsonObject, value: Json) => {
    const schema = { openAPIV3Schema: { type: 'object', properties: { size } } };
    const spec = { ...definition.spec, versions: [{ name: 'v1', served: true, schema }] };
    const object = { apiVersion: 'example.com/v1', kind: 'Parcel', metadata: { name: 'a' }, size: value };
    const [custom] = [new CustomKinds([{ value: { ...definition, spec } as JsonObject, source: {} }])];
    return [...problemsOf(object, undefined, custom), ...cautionsOf(object, undefined, custom)].map(problemText);
  };
  test.each<[string, JsonObject, Json, readonly string[], string]>([
    [
      'a long text by a pattern',
      { type: 'string', pattern: '^b' },
      'a'.repeat(5000),
      ['which ^b does not match'],
      'the pattern ^b',
    ],
    [
      'anyOf',
      { type: 'string', anyOf: [{ minLength: 2 }, { maxLength: 0 }] },
      'a',
      ['fits none of the 2 ways'],
      'anyOf of its schema',
    ],
    ['oneOf', { type: 'string', oneOf: [{ minLength: 1 }, {}] }, 'a', ['fits 2 of the 2 ways'], 'oneOf of its schema'],
    [
      'not',
      { type: 'string', not: { minLength: 1 } },
      'a',
      ['is what not of its schema excludes'],
      'not of its schema',
    ],
    ['allOf', { type: 'string', allOf: [{ minLength: 2 }] }, 'a', ['has 1 characters'], 'the ways of its schema'],
    [
      'a rule',
      { type: 'string', ...rule },
      'abc',
      ['two at most'],
      'a rule of its CustomResourceDefinition (two at most)',
    ],
    ['many fields', { type: 'object', required: names }, {}, ['is missing'], 'required of its schema'],
    [
      'many keys',
      { ...whole, items: { type: 'object' } },
      Array(20).fill({}),
      ['repeats another'],
      'list-map-keys of its schema',
    ],
  ])('%s', (_, schema, value, [problem = ''], by) => {
    expect(judge(schema, value)[0]).toContain(problem);
    for (let steps = 10_000_000; steps >= 1; steps /= 10) while (spend(steps));
    expect(judge(schema, value)).toStrictEqual([`size is not judged by ${by}, which takes too long`]);
  });

  test('one place of each object is named', () => {
    while (spend(1000));
    while (spend(1));
    expect(judge({ type: 'array', items: { not: { minLength: 1 } } }, ['a', 'b', 'c'])).toStrictEqual([
      'size[0] is not judged by not of its schema, which takes too long; nor are 2 other values of this object',
    ]);
  });
});
