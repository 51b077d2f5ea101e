import { fieldChanges } from '../../src/diff/fields';
import { changedLines, inline } from '../../src/diff/lines';
import type { Json, JsonObject } from '../../src/manifest/manifest';

const x = (count: number) => 'x'.repeat(count);
const hex = (count: number) => '0123456789abcdef'.repeat(5).slice(0, count);

test.each<[path: string, before: Json, after: Json, line: string | undefined]>([
  ['spec.replicas', 1, 2, '1 → 2'],
  ['spec.a', 'true', true, "'true' → true"],
  ['spec.a', 'a', '', "a → ''"],
  ['spec.a', null, 'a', 'null → a'],
  ['image', 'a:1', 'a:2', 'a: 1 → 2'],
  ['spec.image', 'reg:5000/a:1', 'reg:5000/a:2', 'reg:5000/a: 1 → 2'],
  ['image', 'reg:5000/a', 'reg:5000/b', 'reg:5000/a → reg:5000/b'],
  ['image', 'reg:50/a/b:1', 'reg:50/a/b:1.2', 'reg:50/a/b: 1 → 1.2'],
  ['image', 'a:1', 'b:1', 'a:1 → b:1'],
  ['image', 'a:1', 'ab:2', 'a:1 → ab:2'],
  ['image', 'a@sha256:1', 'a@sha256:2', 'a@sha256:1 → a@sha256:2'],
  ['image', 'a: 1', 'a: 2', "'a: 1' → 'a: 2'"],
  ['spec.host', 'a:1', 'a:2', 'a:1 → a:2'],
  // Of a digest, in the usual lengths, what tells it from another.
  ['a', hex(40), 'a', '0123456789ab… → a'],
  ['a', hex(64), 'a', '0123456789ab… → a'],
  ['a', `sha256:${hex(64)}`, 'a', 'sha256:0123456789ab… → a'],
  ['a', hex(39), 'a', `'${hex(39)}' → a`.replaceAll("'", '')],
  ['a', `${hex(64)}0`, 'a', `${hex(64)}0 → a`],
  ['a', `x${hex(40)}`, 'a', `x${hex(40)} → a`],
  // Both sides fit in a line.
  ['a', x(60), x(40), `${x(60)} → ${x(40)}`],
  ['a', x(60), x(41), undefined],
  ['a', 'a\nb', 'c', undefined],
  ['a', 'c', 'a\nb', undefined],
  ['a', [1], 2, undefined],
  ['a', 1, { b: 2 }, undefined],
])('%s: %j → %j in one line', (path, before, after, line) => {
  expect(inline({ path, before, after })).toBe(line && `${path}: ${line}`);
});

test('a word that comes or goes is a line, what has fields and another order are none', () => {
  expect(inline({ path: 'a', after: 1 })).toBe('+ a: 1');
  expect(inline({ path: 'a', before: 1 })).toBe('- a: 1');
  expect(inline({ path: 'a', before: { b: 1 } })).toBe(undefined);
  expect(inline({ path: 'a', before: 1, after: 2, reordered: true })).toBe(undefined);
});

const numbered = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `line ${from + index}\n`).join('');

test.each<[what: string, before: Json | undefined, after: Json | undefined, lines: readonly string[]]>([
  ['a value that comes', undefined, 1, ['+1']],
  ['a value that goes', { a: 1, b: [2] }, undefined, ['-a: 1', '-b:', '-  - 2']],
  ['a text that comes', undefined, 'a\nb\n', ['+a', '+b']],
  ['a text without a last line end', undefined, 'a\nb', ['+a', '+b']],
  ['an empty text', undefined, '', ["+''"]],
  ['a text of empty lines', undefined, '\n\n', ['+', '+']],
  ['a value of another kind', 1, 'a\nb\n', ['-1', '+a', '+b']],
  ['a text that becomes a value', 'a\nb\n', 1, ['-a', '-b', '+1']],
  ['a list', [1, 2], [1, 3], [' - 1', '-- 2', '+- 3']],
  [
    'a text whose last line end goes',
    'a\nb\n',
    'a\nb',
    [' a', '-b', '+b', ' \\ No newline at end of file'.replace('\\', '')],
  ],
  [
    'two places of a long text, with two lines around each',
    numbered(1, 20),
    numbered(1, 20).replace('line 5\n', 'five\n').replace('line 15\n', 'fifteen\n'),
    [
      '…',
      ' line 3',
      ' line 4',
      '-line 5',
      '+five',
      ' line 6',
      ' line 7',
      '…',
      ' line 13',
      ' line 14',
      '-line 15',
      '+fifteen',
      ' line 16',
      ' line 17',
    ],
  ],
  ['the first line of a text', 'a\nb\nc\nd\n', 'x\nb\nc\nd\n', ['-a', '+x', ' b', ' c']],
  ['a line of a thousand characters', undefined, x(1000), [`+${x(1000)}`]],
  ['a longer line', undefined, x(1002), [`+${x(1000)}… (2 more characters in this line)`]],
])('%s by line', (_, before, after, lines) => {
  const change = { path: 'a', ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
  expect(changedLines(change)).toStrictEqual(lines);
});

/** What changes between two lists, as `PATH before → after`. */
const listChanges = (before: Json, after: Json) =>
  fieldChanges({ list: before } as JsonObject, { list: after } as JsonObject).map(
    ({ path, before: one, after: other, reordered }) =>
      `${path.slice(4)} ${JSON.stringify(one) ?? '-'} → ${JSON.stringify(other) ?? '-'}${reordered ? ' reordered' : ''}`,
  );

test.each<[before: Json, after: Json, changes: readonly string[]]>([
  // By what people call items by, in this order.
  [[{ name: 'a', v: 1 }], [{ name: 'a', v: 2 }], ['[name=a].v 1 → 2']],
  [[{ id: 7, v: 1 }], [{ id: 7, v: 2 }], ['[id=7].v 1 → 2']],
  [[{ key: 'a', v: 1 }], [{ key: 'a', v: 2 }], ['[key=a].v 1 → 2']],
  [[{ host: 'a', v: 1 }], [{ host: 'a', v: 2 }], ['[host=a].v 1 → 2']],
  [[{ name: 'a', id: 1 }], [{ name: 'a', id: 2 }], ['[name=a].id 1 → 2']],
  [[{ port: 1, v: 1 }], [{ port: 1, v: 2 }], ['[port=1].v 1 → 2']],
  [
    [{ port: 1, protocol: 'UDP', v: 1 }, { port: 1 }],
    [{ port: 1, protocol: 'UDP', v: 2 }, { port: 1 }],
    ['[port=1,protocol=UDP].v 1 → 2'],
  ],
  [[{ port: 1, protocol: 'TCP', v: 1 }], [{ port: 1, v: 2 }], ['[port=1].protocol "TCP" → -', '[port=1].v 1 → 2']],
  [[{ name: 'a' }], [{ name: 'a' }, { name: 'b' }], ['[name=b] - → {"name":"b"}']],
  [
    [{ name: 'b' }, { name: 'a' }],
    [{ name: 'a' }, { name: 'b' }],
    [' ["name=b","name=a"] → ["name=a","name=b"] reordered'],
  ],
  // Where two have the same name, or one has none, by place.
  [
    [
      { name: 'a', v: 1 },
      { name: 'a', v: 2 },
    ],
    [
      { name: 'a', v: 1 },
      { name: 'a', v: 3 },
    ],
    ['[1].v 2 → 3'],
  ],
  [[{ name: 'a', v: 1 }, { v: 2 }], [{ name: 'a', v: 1 }, { v: 3 }], ['[1].v 2 → 3']],
  [[{ name: true }], [{ name: false }], ['[0].name true → false']],
  // What is alike stays, whatever comes between; places are those after the change.
  [['a', 'b', 'c'], ['a', 'c'], ['[1] "b" → -']],
  [['a', 'b'], ['a', 'x', 'b'], ['[1] - → "x"']],
  [
    ['a', 'b', 'c'],
    ['x', 'b', 'y'],
    ['[0] "a" → "x"', '[2] "c" → "y"'],
  ],
  [
    ['a', 'b', 'c'],
    ['c', 'd'],
    ['[0] "a" → -', '[1] "b" → -', '[1] - → "d"'],
  ],
  [
    ['k', 'a'],
    ['k', 'b', 'c'],
    ['[1] "a" → "b"', '[2] - → "c"'],
  ],
  [
    ['a', 'k', 'b', 'c'],
    ['k', 'd'],
    ['[0] "a" → -', '[1] "b" → "d"', '[3] "c" → -'],
  ],
  [['a'], [], ['[0] "a" → -']],
  [['a', 'a'], ['a'], ['[1] "a" → -']],
  [['a', ['b', 1]], ['a', ['b', 2]], ['[1][1] 1 → 2']],
  [[null], [1], ['[0] null → 1']],
])('%j → %j', (before, after, changes) => {
  expect(listChanges(before, after)).toStrictEqual(changes);
});

test.each<[before: JsonObject, after: JsonObject, paths: readonly string[]]>([
  [{ a: { b: 1 } }, { a: { b: 2 } }, ['a.b']],
  [{ a: {} }, { a: { 'b.c': 1 } }, ['a["b.c"]']],
  [{ 'a-b_c': 1 }, {}, ['a-b_c']],
  [{ '': 1 }, {}, ['[""]']],
  [{ a: 1 }, { a: { b: 1 } }, ['a']],
  [{ a: null }, {}, ['a']],
  [{ a: { b: 1, c: 2 } }, { a: { c: 2, b: 1 } }, []],
])('%j → %j changes %j', (before, after, paths) => {
  expect(fieldChanges(before, after).map(({ path }) => path)).toStrictEqual(paths);
});

const HIDDEN = '(hidden)';

test.each<[what: string, before: JsonObject, changes: readonly (readonly [path: string, before: Json])[]]>([
  ['data', { kind: 'Secret', data: { a: '1' } }, [['data.a', HIDDEN]]],
  [
    'names and labels',
    { kind: 'Secret', metadata: { name: 'a', labels: { b: '1' } } },
    [
      ['metadata.name', 'a'],
      ['metadata.labels.b', '1'],
    ],
  ],
  [
    'type',
    { kind: 'Secret', type: 'a', immutable: true },
    [
      ['type', 'a'],
      ['immutable', true],
    ],
  ],
  ['annotations', { kind: 'Secret', metadata: { annotations: { a: '1' } } }, [['metadata.annotations.a', HIDDEN]]],
  ['anything else', { kind: 'Secret', spec: { data: 1 } }, [['spec', HIDDEN]]],
  ['a misspelt Secret', { kind: 'secret', data: { a: '1' } }, [['data.a', HIDDEN]]],
  ['a list of Secrets', { kind: 'SecretList', items: [{ data: { a: '1' } }] }, [['items', HIDDEN]]],
  ['what only sounds like one', { kind: 'SecretStore', data: { a: '1' } }, [['data.a', '1']]],
  ['what only ends like one', { kind: 'SealedSecret', data: { a: '1' } }, [['data.a', '1']]],
  ['another kind with stringData', { kind: 'A', stringData: { a: '1' } }, [['stringData.a', HIDDEN]]],
  [
    'a copy in an annotation',
    { metadata: { annotations: { 'kubectl.kubernetes.io/last-applied-configuration': '1' } } },
    [['metadata.annotations["kubectl.kubernetes.io/last-applied-configuration"]', HIDDEN]],
  ],
  [
    'a list of things and a Secret',
    { items: [[{ kind: 'A' }, { kind: 'Secret', data: { a: '1' } }]] },
    [['items[0]', HIDDEN]],
  ],
  [
    'a list of things',
    { items: [[{ kind: 'A' }, { kind: 'B', data: { a: '1' } }]] },
    [['items[0]', [{ kind: 'A' }, { kind: 'B', data: { a: '1' } }]]],
  ],
])('of a Secret: %s', (_, before, changes) => {
  const emptied = (value: Json): Json =>
    Array.isArray(value)
      ? []
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(
            Object.entries(value as JsonObject).flatMap(([key, item]) =>
              key === 'kind' ? [[key, item ?? null]] : typeof item === 'object' ? [[key, emptied(item)]] : [],
            ),
          )
        : value;
  expect(fieldChanges(before, emptied(before) as JsonObject).map(({ path, before: one }) => [path, one])).toStrictEqual(
    changes,
  );
});
