import fc from 'fast-check';
import { dump } from 'js-yaml';
import { InputError } from '../../src/manifest/input-error';
import type { Json } from '../../src/manifest/manifest';
import { manifestsOf } from '../../src/manifest/read';
import { codePoint } from '../words';

const read = (text: string) => manifestsOf({ file: 'f.yaml', text });
const values = (text: string) => read(text).map(({ value }) => value);
const errorOf = (text: string) => {
  try {
    return values(text);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.message;
  }
};

// Each was read by kubectl 1.28 (`kubectl create --dry-run=client -o json`), which printed this.
test.each<[string, Json]>([
  ['yes', true],
  ['NO', false],
  ['on', true],
  ['y', true],
  ['n', false],
  ['tRue', 'tRue'],
  ['~', null],
  ['', null],
  ['0755', 493],
  ['0o755', 493],
  ['-010', -8],
  ['08', 8],
  ['0o9', '0o9'],
  ['0_7', 7],
  ['0x1F', 31],
  ['-0x1F', -31],
  ['0b101', 5],
  ['0b12', '0b12'],
  ['1_000', 1000],
  ['_1', '_1'],
  ['1:30', '1:30'],
  ['1e3', 1000],
  ['1e1000', '1e1000'],
  ['.5', 0.5],
  ['5.', 5],
  ['.', '.'],
  ['.e3', '.e3'],
  ['-0.0', 0],
  ['1.2.3', '1.2.3'],
  ['2001-01-01', '2001-01-01'],
  ['0x1FFFFFFFFFFFFFFFF', '0x1FFFFFFFFFFFFFFFF'],
  ['<<', '<<'],
  ['=', '='],
  ['!!str 5', '5'],
  ['! 5', '5'],
  ['!foo bar', 'bar'],
  ['!!int "5"', 5],
  ['!!bool "yes"', true],
  ['!!null ""', null],
  ['!!binary aGVsbG8=', 'hello'],
  ['!!timestamp 2001-01-01', '2001-01-01'],
])('%s is read as kubectl reads it', (written, value) => {
  expect(values(`v: ${written}\n`)).toStrictEqual([{ v: value }]);
});

// As kubectl 1.28 and 1.36 read them.
test.each<[string, Json]>([
  ['a:\n  - b: [\n    "c",\n    d\n  ]\n', { a: [{ b: ['c', 'd'] }] }],
  ['a:\n  b: {\nc: 1, # not a comma, }\n\td: [x\ny,\n\n]}\ne: 2\n', { a: { b: { c: 1, d: ['x y'] } }, e: 2 }],
  ["a:\n  b: '[\n    1\n  ]'\n", { a: { b: '[ 1 ]' } }],
  ['a:\n  b: "c\n\nd\\\n  \\  e\n"\n', { a: { b: 'c\nd  e ' } }],
  ['a:\n  - - b: ["\n  go build\n"]\n', { a: [[{ b: [' go build '] }]] }],
])('the indentation of lines in flow collections and quotes means nothing (%#)', (text, value) => {
  expect(values(text)).toStrictEqual([value]);
});

// As kubectl 1.28 and 1.36 read them.
test.each<[string, Json]>([
  ['a: {\tb: c}\n', { a: { b: 'c' } }],
  ['a: {b:\tc,\td: [\te,\tf\t]\t}\n', { a: { b: 'c', d: ['e', 'f'] } }],
  ['a: \t{b: c}\n', { a: { b: 'c' } }],
  ['a: {b: "c\td",\te: "f\tg\n h"}\ni: |\n  j\tk\n', { a: { b: 'c\td', e: 'f\tg h' }, i: 'j\tk\n' }],
  ['a:\n  b: {\n\tc:\td, e: "f\n\tg\th"\n}\n', { a: { b: { c: 'd', e: 'f g\th' } } }],
])('tabs between words mean what spaces do, and in quotes and texts what they are (%#)', (text, value) => {
  expect(values(text)).toStrictEqual([value]);
});

test('line numbers are right after lines that are less indented than YAML requires', () => {
  const [manifest] = read('a:\n  b: [\nc,\nd\n]\n  e: 1\n');
  expect(
    [
      ['a', 'b', 0],
      ['a', 'b', 1],
      ['a', 'e'],
    ].map((path) => manifest?.source.line?.(path)),
  ).toStrictEqual([3, 4, 6]);
});

test('keys are strings, and "<<" merges as in kubectl: over the entries above it', () => {
  expect(values('x: &x {a: "1", b: "2"}\ndata: {a: first, <<: *x, b: last}\nyes: 1\n0x10: 2\n')).toStrictEqual([
    { x: { a: '1', b: '2' }, data: { a: '1', b: 'last' }, true: 1, '16': 2 },
  ]);
});

test('empty documents, a byte order mark and comments are skipped', () => {
  expect(values('\ufeff# first\n---\nnull\n---\n---  # here\na: 1\n...\n---\nb: 2\n')).toStrictEqual([
    { a: 1 },
    { b: 2 },
  ]);
});

test('a List is read as its items, one of a single kind gives them its kind, and lines are those of the file', () => {
  const manifests = read(
    'a: 1\n---\nkind: List\nitems:\n- kind: A\n- kind: B\n  c:\n  - d: 1\n---\napiVersion: v1\nkind: PodList\nitems: [{e: 1}]\n',
  );
  expect(
    manifests.map(({ value, source }) => [value, source.line?.([]), source.line?.(['c', 0, 'd', 'gone'])]),
  ).toStrictEqual([
    [{ a: 1 }, 1, 1],
    [{ kind: 'A' }, 5, 5],
    [{ kind: 'B', c: [{ d: 1 }] }, 6, 8],
    [{ e: 1, apiVersion: 'v1', kind: 'Pod' }, 12, 12],
  ]);
});

test('behind the first object of JSON the rest may be YAML, as kubectl from 1.33 on reads it', () => {
  const read = [
    '{"a": 1}\n---\n{"b": 2}\n---\nc: 3\n',
    '{"a": 1}\n\nb: 2\n',
    '{"a": 1}\n{"b": 2,}\n',
    "{'a': 1} # one\n",
  ];
  expect(read.map(values)).toEqual([
    [{ a: 1 }, { b: 2 }, { c: 3 }],
    [{ a: 1 }, { b: 2 }],
    [{ a: 1 }, { b: 2 }],
    [{ a: 1 }],
  ]);
});

test("a \\' in double quotes is an apostrophe to kubectl", () => {
  const text = `a: ["it\\'s", 'it\\', "\\\\'\\" b"]\nc: "\\'\n  d\\'"\n`;
  expect(values(text)).toEqual([{ a: ["it's", 'it\\', `\\'" b`], c: "' d'" }]);
  expect(values('{"a": "\\/"}')).toEqual([{ a: '/' }]);
});

test('JSON objects may follow each other', () => {
  expect(values('{"a": "\\"}{\\\\"}\n\t{"b": [1e3, true, null]}')).toStrictEqual([
    { a: '"}{\\' },
    { b: [1000, true, null] },
  ]);
});

test('what is given twice is noted with the line of the last, where it is in a List too', () => {
  const manifests = read('kind: List\nitems:\n- a: 1\n- b: {c: 1,\n    c: 2,\n    c: 3}\n');
  expect(manifests.map(({ source }) => source.duplicates?.map((path) => [path, source.line?.(path)]))).toStrictEqual([
    undefined,
    [[['b', 'c'], 6]],
  ]);
});

test('what two texts have in common is read once, and each has the lines of its own', () => {
  const known = new Map();
  const texts = ['a: 1\n---\nb: 1\n---\nc: {d: 1, d: 2}\n', 'new: 1\n---\nc: {d: 1, d: 2}\n---\nb: 1\n'];
  const [one = [], other = []] = texts.map((text, index) => manifestsOf({ file: `${index}.yaml`, text }, known));
  const alone = texts.map((text) => read(text));
  expect([one, other].map((some) => some.map(({ value }) => value))).toStrictEqual(
    alone.map((some) => some.map(({ value }) => value)),
  );
  expect(
    [other[1]?.value, other[2]?.value].map((value) => one.findIndex((some) => some.value === value)),
  ).toStrictEqual([2, 1]);
  const place = ({ source: { file, line, duplicates } }: (typeof one)[number]) => [
    file,
    line?.(['c', 'd']),
    duplicates,
  ];
  expect([one[2], other[1]].map((some) => some && place(some))).toStrictEqual([
    ['0.yaml', 5, [['c', 'd']]],
    ['1.yaml', 3, [['c', 'd']]],
  ]);
});

test('what is no object is named', () => {
  const manifests = read('[1]\n---\ntext\n---\nkind: List\nitems: [null, 5, {a: 1}]\n');
  expect(manifests.map(({ source }) => source.notAnObject)).toStrictEqual([
    'a list',
    'a string',
    'null',
    'a number',
    undefined,
  ]);
});

test('a key "__proto__" is an entry as any other', () => {
  const [value] = values('__proto__: {polluted: yes}\n');
  expect([Object.keys(value as object), Object.getPrototypeOf(value), 'polluted' in {}]).toStrictEqual([
    ['__proto__'],
    Object.prototype,
    false,
  ]);
});

test.each([
  ['a: 1\nb: [c\n', 'f.yaml:3:1: unexpected end of the stream within a flow collection'],
  ['a: 1\nb: [\nc: [\n', 'f.yaml:4:1: unexpected end of the stream within a flow collection'],
  ['a: [\nb,\n}', 'f.yaml:3:1: missed comma between flow collection entries'],
  ['a: 1\n...\nb: 2', 'f.yaml:3:1: content after "...", of which kubectl reads nothing: separate it with "---"'],
  ['a: 1\n---\nb:\n\tc: 1', 'f.yaml:4:1: tab characters must not be used in indentation'],
  ['a: {\t: b}\n', 'f.yaml:1:4: a key must be a string'],
  ['a:\n  -\t{b:\tc}\n', 'f.yaml:2:6: deficient indentation'],
  ['a: 1\n---b: 1', 'f.yaml:2:1: a line that begins with "---" separates documents and holds nothing else'],
  ['{"a": 1}\n{"b": 1}\n---\n{"c": 1}', 'f.yaml:3:1: not JSON: kubectl reads nothing after two objects of JSON'],
  [
    '{"a": 1}\n---\n{"b": 1}\n{"c": 1}',
    'f.yaml:4:1: content behind the end, of which kubectl reads nothing: separate it with "---"',
  ],
  ['a: "\\/"', 'f.yaml:1:5: unknown escape sequence'],
  ['a:\n- "\\\\\\ud83d"', 'f.yaml:2:4: unknown escape sequence'],
  ['a: &a [*a]', 'f.yaml:1:8: an anchor that contains itself'],
  ['password: *Hunter2pass', 'f.yaml:1:11: an alias without its anchor before it'],
  ['a: .inf', "f.yaml:1:4: a number that JSON can't hold"],
  ['a: !!int b', 'f.yaml:1:10: a value that is not of the type of its tag'],
  ['!<\n  >', 'f.yaml:2:4: a tag with a character that no tag has'],
  ['a: !b!c d', 'f.yaml:1:8: a tag whose handle no %TAG declares'],
  ['%TAG !a! b\n%TAG !a! c\n---\n', 'f.yaml:3:1: a tag handle that is declared twice'],
  ['? [a]\n: b', 'f.yaml:1:4: a key must be a string'],
  ['<<: 5', 'f.yaml:1:5: "<<" takes a mapping, or a list of mappings'],
  ['a: "\u0001"', 'f.yaml:1:5: a control character, which YAML takes only as an escape'],
  [`a: ${'['.repeat(10_000)}`, 'f.yaml:1:103: nested deeper than 100 levels'],
  ['{"a":'.repeat(10_000), 'f.yaml:1:501: nested deeper than 100 levels'],
])('what is no YAML is refused at its line and column (%#)', (text, message) => {
  expect(errorOf(text)).toBe(message);
});

test('aliases of aliases are refused before they fill the memory', () => {
  const lines = Array.from({ length: 60 }, (_, index) => `a${index + 1}: &a${index + 1} [*a${index}, *a${index}]\n`);
  expect(errorOf(`a0: &a0 [x]\n${lines.join('')}`)).toMatch(
    /^f\.yaml:\d+:\d+: aliases repeat more than 1000000 values$/,
  );
});

test('places are found in a text that repeats nearly as much as it may', () => {
  // What a text adds to the allowance refills it after the test above.
  const filler = `# ${'x'.repeat(1_000_000)}\n`;
  const lines = Array.from({ length: 16 }, (_, index) => `a${index + 1}: &a${index + 1} [*a${index}, *a${index}]\n`);
  const [manifest] = read(`${filler}a0: &a0 [x]\n${lines.join('')}b: [*a16, *a16]\nlast: 1\n`);
  expect(manifest?.source.line?.(['last'])).toBe(20);
  expect(manifest?.source.line?.(['b', 1])).toBe(19);
});

test('flow collections and quoted strings are read at any indentation, however many there are', () => {
  const items = Array.from({ length: 5000 }, (_, index) => `item-${index}`);
  const text = `a:\n  - - list: [\n${items.join(',\n')}\n]\n      text: "one\ntwo"\n    - {b: [\nc\n]\n}\nlast: 1\n`;
  const [manifest] = read(text);
  expect(manifest?.value).toEqual({ a: [[{ list: items, text: 'one two' }, { b: ['c'] }]], last: 1 });
  expect(manifest?.source.line?.(['a', 0, 0, 'list', 4999])).toBe(5002);
  expect(manifest?.source.line?.(['last'])).toBe(5010);
});

test('a fault after such a collection has its own line', () => {
  expect(errorOf('a: [\nb,\nc,\nd,\ne\n]\nk: 1\n  z: 2\n')).toBe('f.yaml:8:4: bad indentation of a mapping entry');
});

const json = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 5 }), { noNullPrototype: true, minKeys: 1 });
// Lists are taken apart, and -0 is no number to JSON.
const plain = json.map((value) => JSON.parse(JSON.stringify(value))).filter((value) => !('kind' in value));

test('any object is read back from its YAML and from its JSON', () => {
  fc.assert(
    fc.property(fc.array(plain, { minLength: 1, maxLength: 3 }), (objects) => {
      expect(values(objects.map((each) => dump(each)).join('---\n'))).toEqual(objects);
      expect(values(objects.map((each) => JSON.stringify(each, undefined, 1)).join('\n'))).toEqual(objects);
    }),
  );
});

test('nothing crashes the reader: it reads, or says where it can not', () => {
  const yamlish = fc.string({
    unit: fc.constantFrom(...'ab01 \n\t-:?&*!|>\'"{}[],#%@<~\\\ufeff\u2028', '---\n', '<<: ', '\n  '),
  });
  fc.assert(
    fc.property(fc.oneof(yamlish, fc.string({ unit: codePoint })), (text) => {
      const found = errorOf(text);
      if (typeof found === 'string') expect(found).toMatch(/^f\.yaml:\d+:\d+: [^\n]+$/);
      else for (const { source } of read(text)) expect(source.line?.(['a', 0])).toBeGreaterThan(0);
    }),
    { numRuns: 2000 },
  );
});
