import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { dump } from 'js-yaml';
import { composeAny } from '../../src/manifest/compose';
import type { Composed } from '../../src/manifest/composed';
import { plain } from '../../src/manifest/plain';
import { split } from '../../src/manifest/split';

type Reader = (text: string, record: (collection: object, key: string | number, offset: number) => void) => unknown;

/** What a reader makes of a text: its documents but empty ones, and the line of each entry; or that it refuses it. */
function reading(text: string, read: Reader) {
  const entries = new Map<object, (readonly [string | number, number])[]>();
  const line = (offset: number) => text.slice(0, offset).split('\n').length;
  try {
    const documents = read(text, (collection, key, offset) => {
      entries.set(collection, [...(entries.get(collection) ?? []), [key, line(offset)]]);
    }) as readonly Composed[] | undefined;
    const placed = ({ value, offset, duplicates }: Composed) => ({
      value: withLines(value, entries),
      line: line(offset),
      duplicates,
    });
    return documents?.filter(({ value }) => value !== null).map(placed);
  } catch {
    return 'refused';
  }
}

function withLines(value: unknown, entries: ReadonlyMap<object, readonly (readonly [string | number, number])[]>) {
  if (typeof value !== 'object' || value === null) return value;
  const inside: unknown[] = Object.entries(value).map(([key, item]) => [key, withLines(item, entries)]);
  // The items of a list on one line have that line, and need none of their own.
  const oneLine = Array.isArray(value) && value.every((item) => typeof item === 'string');
  return { isList: Array.isArray(value), inside, lines: oneLine ? [] : [...(entries.get(value) ?? [])] };
}

/** Reads line by line, and says where each entry stands as the library's reader does. */
const recorded: Reader = (text, record) => {
  const documents = plain(text);
  for (const { value, entries = [] } of documents ?? []) {
    let place = 0;
    const visit = (inside: unknown): void => {
      if (typeof inside !== 'object' || inside === null) return;
      for (const [key, item] of Object.entries(inside)) {
        const [offset, end] = entries.slice(place, place + 2) as [number, number];
        record(inside, Array.isArray(inside) ? Number(key) : key, offset);
        place += 2;
        visit(item);
        expect(place).toBe(end);
      }
    };
    visit(value);
    expect(place).toBe(entries.length);
  }
  return documents;
};

/** Whether a text is read quickly, and then as the library reads it. */
function isPlain(text: string): boolean {
  const quick = reading(text, recorded);
  if (quick !== undefined) expect(quick).toStrictEqual(reading(text, composeAny));
  return quick !== undefined;
}

const corpus = ['healthy', 'faulty'].flatMap((folder) => {
  const path = join(__dirname, '../corpus', folder);
  return readdirSync(path).map((file) => readFileSync(join(path, file), 'utf8'));
});
const documents = corpus.flatMap((text) => [...split(text)]).filter(({ json }) => !json);

const dist = join(__dirname, '../../../../dist');
const synthesized = readdirSync(dist).filter((file) => file.endsWith('.yaml'));

test.each(synthesized)('all of dist/%s is read line by line', (file) => {
  const parts = [...split(readFileSync(join(dist, file), 'utf8'))];
  expect(parts.filter(({ text }) => !isPlain(text))).toStrictEqual([]);
});

test('each document of the corpus is read line by line as the library reads it, or left to that', () => {
  const quick = documents.filter(({ text }) => isPlain(text));
  expect(quick.length).toBeGreaterThan(100);
});

test.each([
  'a:\n- b: 1\n  c:\n  - d\n- - e\n  -   f: {}\n      g: []\n',
  "--- # here\n# first\na: x # why\n\n\"b\":\n    # deep\n    c: 'it''s'\n    'd': \"\\u0041\\n\"\n",
  'a: |\n  one\n\n    two\n   \n\nb:\n  - |-\n    x: y # z\n    - w\n\n  - ["p", "q"]\n',
  'a: one\n  two\n\n\n  three\nb: http://c:80/#d\ne:\nf: ~\ng: 0x1F',
])('blocks, words, quotes and literals are read line by line (%#)', (text) => {
  expect(isPlain(text)).toBe(true);
});

const json = fc.object({
  key: fc.oneof(
    fc.constantFrom('a', 'name', 'app.kubernetes.io/name', '<<', '__proto__', 'on', '1', 'a b'),
    fc.string(),
  ),
  values: [
    fc.constantFrom(
      'a',
      '-',
      'a: b',
      'a #b',
      '1e3',
      'y',
      '',
      ' a',
      'a\nb\n',
      '  a\n b',
      "it's",
      '\t',
      '"',
      '~',
      '0x1F',
    ),
    fc.string({ unit: 'grapheme' }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
  ],
  maxDepth: 4,
});

test('for any value in any layout, what is read line by line is what the library reads', () => {
  const style = fc.record({
    indent: fc.constantFrom(2, 4),
    noArrayIndent: fc.boolean(),
    lineWidth: fc.constantFrom(-1, 20),
  });
  fc.assert(fc.property(json, style, (value, options) => void isPlain(dump(value, options))));
});

test('any text is read line by line as the library reads it, or left to that', () => {
  const pieces = [
    'a: ',
    'b:',
    '- ',
    '-',
    'c',
    ' ',
    '  ',
    '    ',
    '\n',
    '\n\n',
    '# d',
    ' #',
    '"e"',
    "'",
    '"',
    '|',
    '|-',
    '>',
  ];
  const rest = [
    '[]',
    '{}',
    '["f"]',
    '[g]',
    '&h ',
    '*h',
    '!!str ',
    '---',
    '...',
    '<<: ',
    '? ',
    ': ',
    '\t',
    '\\',
    '1',
    '~',
    '%',
  ];
  const lines = [
    'a:\n',
    '  - b: c\n',
    '    d: |\n',
    '      text\n',
    '  - e\n',
    'f: g h\n',
    '  i\n',
    '"j": "k\\n"\n',
    '- l: m\n',
  ];
  const text = fc.array(fc.constantFrom(...pieces, ...rest, ...lines, ...lines), { maxLength: 12 });
  fc.assert(
    fc.property(text, (parts) => void isPlain(parts.join(''))),
    { numRuns: 700 },
  );
});

test('a document that is changed anywhere is read line by line as the library reads it, or left to that', () => {
  const change = fc.record({
    text: fc.constantFrom(...documents.map(({ text }) => text)),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.nat(3),
    put: fc.constantFrom(
      '',
      ' ',
      '\n',
      ':',
      ': ',
      '-',
      '- ',
      '#',
      ' #',
      '"',
      "'",
      '|',
      '\t',
      '{',
      '[',
      '&',
      '*',
      '!',
      '  ',
    ),
  });
  fc.assert(
    fc.property(change, ({ text, at, cut, put }) => {
      const from = Math.floor(at * text.length);
      isPlain(text.slice(0, from) + put + text.slice(from + cut));
    }),
    { numRuns: 200 },
  );
});

/** Texts that differ in little: what is read line by line, and what is left to the library, which may refuse it. */
test.each<[text: string, quick: boolean]>([
  ['', true],
  ['\n\n# a\n', true],
  ['---\na: b\n', true],
  ['--- # a\na: b\n', true],
  ['--- a: b\n', false],
  ['---a: b\n', false],
  ['a: b\n---\n', false],
  ['a: b\n---\nc: d\n', false],
  ['a: b', true],
  ['a: b #', true],
  ['a: b#c', true],
  ['a:#b', false],
  ['a: #b', true],
  ['a:b', false],
  ['a:  b  ', true],
  ['a:', true],
  ['a: \n', true],
  ['a: b: c', false],
  ['a: b:', false],
  ['a: b:c', true],
  ['a: b :c', true],
  ['a', false],
  ['a: b\nc', false],
  ['a: b\n c: d', false],
  ['a:\n  b: c\n d: e', false],
  ['a:\n  b: c\nd: e', true],
  ['  a: b\n  c: d', true],
  ['  a: b\nc: d', false],
  ['a: b\na: c', false],
  ['a: b\n"a": c', false],
  ['"a": b', true],
  ["'a': b", true],
  ['"a b": c', false],
  ['"a: b', false],
  ['"a" : b', false],
  ['"": b', false],
  ['"a\': b', false],
  ["'1': b", false],
  ['1: b', false],
  ['true: b', false],
  ['"true": b', true],
  ['y: b', false],
  ['a.b/c-d: e', true],
  ['/a: b', true],
  ['-a: b', false],
  ['__proto__: a', false],
  ['<<: a', false],
  ['a:\tb', false],
  ['a: b\tc', false],
  ['# \ta\nb: c', true],
  ['a: "b"', true],
  ['a: "b" # c', true],
  ['a: "b"c', false],
  ['a: "b', false],
  ['a: "b\n  c"', false],
  ['a: "\\""', true],
  ['a: "\\"', false],
  ['a: "\\n\\u0041"', true],
  ['a: "\\x41"', false],
  ['a: "b\\\\"', true],
  ["a: 'b'", true],
  ["a: 'b''c'", true],
  ["a: ''", true],
  ["a: ''''", true],
  ["a: 'b", false],
  ["a: 'b''", false],
  ["a: 'b' 'c'", false],
  ['a: "b"\n  c: d', false],
  ['a: {}', true],
  ['a: { }', true],
  ['a: {} # b', false],
  ['a: []', true],
  ['a: ["b", "c"]', true],
  ['a: [b]', false],
  ['a: [1]', false],
  ['a: {"b": 1}', false],
  ['a: {}\n  b: c', false],
  ['a: |\n  b\n', true],
  ['a: |\n  b\n\n\n', true],
  ['a: |\n  b', false],
  ['a: |-\n  b\n  c\n', true],
  ['a: |+\n  b\n', false],
  ['a: |2\n  b\n', false],
  ['a: >\n  b\n', false],
  ['a: | # b\n  c\n', false],
  ['a: |\nb: c\n', false],
  ['a: |\n\n  b\n', false],
  ['a: |\n   b\n  c\n', false],
  ['a: |\n  b\n c: d\n', false],
  ['a: |\n  b\n   c\n\n  d\ne: f\n', true],
  ['a: |\n  # b\n  c\n', true],
  ['a: |\n  b\n# c\nd: e\n', true],
  ['a: |\n  b\n   \nc: d\n', true],
  ['a: b\n  c\n', true],
  ['a: b\n\n  c\n', true],
  ['a: b\n  # c\n  d\n', false],
  ['a: b # c\n  d\n', false],
  ['a: b\n  c: d\n', false],
  ['a: 1\n  2\n', true],
  ['a: .inf\n', false],
  ['a: .nan\n', false],
  ['a: 1e400\n', true],
  ['a: &b c\n', false],
  ['a: *b\n', false],
  ['a: !!str b\n', false],
  ['a: %b\n', false],
  ['a: @b\n', false],
  ['a: `b\n', false],
  ['a: ? b\n', false],
  ['a: , b\n', false],
  ['a: ] b\n', false],
  ['a: } b\n', false],
  ['a: # b\n', true],
  ['a: -b\n', true],
  ['a: - b\n', false],
  ['a: -\n', false],
  ['a: é\n', true],
  ['a: \u0085b\n', false],
  ['a: \u2028b\n', false],
  ['a: \ufeffb\n', false],
  ['\ufeffa: b\n', false],
  ['a: b\r\n', false],
  ['- a\n- b\n', true],
  ['- a\nb: c\n', false],
  ['-\n  a: b\n', false],
  ['- a: b\n  c: d\n- e: f\n', true],
  ['- a: b\n   c: d\n', false],
  ['- - a\n  - b\n- c\n', true],
  ['- a\n - b\n', true],
  ['a:\n- b\nc: d\n', true],
  ['a:\n  - b\n c: d\n', false],
  ['- "a": b\n', true],
  ['- "a: b"\n', true],
  ['- "a" : b\n', false],
  ["- 'a': b\n", true],
  ['- http://a\n', true],
  ['- a:\n    b: c\n', true],
  ['- a:\n  b: c\n', true],
  ['- {}\n- []\n', true],
  ['- {a: b}\n', false],
  ['- |\n  a\n', true],
  ['- |\n a\n', true],
  ['-  a: b\n   c: d\n', true],
  ['-   |\n  a\n', true],
  [`${'- '.repeat(49)}a\n`, true],
  [`${'- '.repeat(51)}a\n`, false],
])('%j is read line by line: %s', (text, quick) => {
  expect(isPlain(text)).toBe(quick);
});
