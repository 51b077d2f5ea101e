import { cutShort, listed } from '../../src/text/budget';
import { misspelt, nearest, nearestName } from '../../src/text/nearest';
import { fitted, onPage, pageWidth } from '../../src/text/page-width';
import { painter } from '../../src/text/paint';
import { jsonText, printable } from '../../src/text/printable';
import { count, wrapped } from '../../src/text/wrapped';

const numbers = (length: number) => Array.from({ length }, (_, index) => index + 1);

test.each<[items: number[], text: string]>([
  [[], ''],
  [[1], '1'],
  [numbers(10), '1, 2, 3, 4, 5, 6, 7, 8, 9, 10'],
  [numbers(11), '1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 1 more'],
  [numbers(13), '1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 3 more'],
])('%j in a message are %s', (items, text) => {
  expect(listed(items)).toBe(text);
  expect(listed(items, (item) => `<${item}>`)).toBe(text.replace(/\b\d+\b(?! more)/g, '<$&>'));
});

test('a long text is cut in its middle, and says how much', () => {
  expect(cutShort('x'.repeat(10), 10)).toBe('x'.repeat(10));
  expect(cutShort(`${'a'.repeat(10)}${'b'.repeat(10)}`, 10)).toBe('aaaaaaaa… (10 more characters) …bb');
  expect(cutShort('x'.repeat(2000))).toBe('x'.repeat(2000));
  expect(cutShort('x'.repeat(2001))).toBe(`${'x'.repeat(1600)}… (1 more characters) …${'x'.repeat(400)}`);
});

const many = (length: number) => numbers(length).map((number) => `name-of-${number}`);

test('of more than a thousand names none is near', () => {
  expect(nearest('stor', ['store', ...many(999)])).toBe('store');
  expect(nearest('stor', ['store', ...many(1000)])).toBe(undefined);
  expect(nearestName('stor', ['store', ...many(999)])).toBe('store');
  expect(nearestName('stor', ['store', ...many(1000)])).toBe(undefined);
});

test.each<[word: string, names: string[], meant: string | undefined]>([
  ['web', ['web-config', 'web-conf'], 'web-conf'],
  ['conf', ['config-map'], 'config-map'],
  ['settings', ['setting-of-web'], 'setting-of-web'],
  ['setti', ['settxx'], 'settxx'],
  ['setti', ['sexxxxx'], undefined],
  ['webx', ['weby-long-name'], undefined],
  ['abcdex', ['abcdyz-and-more'], 'abcdyz-and-more'],
  ['abcxyz', ['abcuvw-and-more'], undefined],
  ['we', ['we-and-more'], undefined],
  ['store', ['', 'store'], undefined],
])('the name that %j may mean of %j', (word, names, meant) => {
  expect(nearestName(word, names)).toBe(meant);
});

test.each<[word: string, names: string[], meant: string | undefined]>([
  ['db-10', ['db-2'], undefined],
  ['db-10', ['dbx-10'], 'dbx-10'],
  ['shop.stor.web', ['shop.store.web'], 'shop.store.web'],
  ['shop-a-web', ['shop-b-web'], undefined],
  ['shop_stor', ['shop_store'], 'shop_store'],
  ['store', ['store'], undefined],
  ['STORE', ['stor'], 'stor'],
  ['abcd', ['abxd'], 'abxd'],
  ['abcd', ['axyd'], undefined],
  ['abcdefgh', ['abxxefgh'], 'abxxefgh'],
  ['abcdefgh', ['abxxxfgh'], undefined],
  ['stor', ['stora', 'store'], 'stora'],
  ['a-stor', ['b-store'], undefined],
  ['stor-', ['store-'], 'store-'],
])('%j misspells of %j', (word, names, meant) => {
  expect(misspelt(word, names)).toBe(meant);
});

test.each<[word: string, candidate: string, meant: boolean]>([
  ['abc', 'acb', true],
  ['ab', 'ba', true],
  ['abcd', 'badc', false],
  ['abcde', 'abxye', false],
  ['abc', 'ab', true],
  ['abc', 'abxc', true],
  ['abc', 'xyc', false],
  ['x'.repeat(253), `${'x'.repeat(252)}y`, true],
  ['x'.repeat(254), `${'x'.repeat(253)}y`, false],
  ['x'.repeat(253), `${'x'.repeat(253)}y`, false],
])('%s is near %s: %s', (word, candidate, meant) => {
  expect(nearest(word, [candidate])).toBe(meant ? candidate : undefined);
});

test.each<[text: string, shown: string]>([
  ['plain, é, \u{1f600}', 'plain, é, \u{1f600}'],
  ['a\nb', 'a\\u{a}b'],
  ['\u001b[31m', '\\u{1b}[31m'],
  ['\u202e', '\\u{202e}'],
  ['\u2028', '\\u{2028}'],
  ['\ud800', '\\u{d800}'],
])('of %j a terminal gets %s', (text, shown) => {
  expect(printable(text)).toBe(shown);
});

test('JSON has one line for each value, and nothing that moves a cursor', () => {
  expect(jsonText({ a: ['\u202e\u001b'] })).toBe('{\n  "a": [\n    "\\u202e\\u001b"\n  ]\n}');
});

test('colours are only where they are wanted', () => {
  expect([painter(true)('red', 'a'), painter(false)('red', 'a')]).toStrictEqual(['\u001b[31ma\u001b[0m', 'a']);
});

test.each<[number: number, text: string]>([
  [0, '0 things'],
  [1, '1 thing'],
  [2, '2 things'],
])('%d is counted as %s', (number, text) => {
  expect(count(number, 'thing')).toBe(text);
});

test('text is wrapped between words, at 80 characters with its prefix', () => {
  const word = 'x'.repeat(37);
  expect(wrapped(`${word} ${word} ${word}`, '    ')).toStrictEqual([`    ${word} ${word}`, `    ${word}`]);
  expect(wrapped(`${word}y ${word}yy`, '    ')).toStrictEqual([`    ${word}y`, `    ${word}yy`]);
  expect(wrapped('a b', '    ', '  - ')).toStrictEqual(['  - a b']);
  expect(wrapped(`${word} ${word} ${word}`, '    ', '  - ')).toStrictEqual([`  - ${word} ${word}`, `    ${word}`]);
  expect(wrapped('x'.repeat(100), '  ')).toStrictEqual([`  ${'x'.repeat(100)}`]);
});

test('text is as wide as a terminal shows it: colours take no room, Chinese characters two columns, accents that are put on none', () => {
  const word = 'x'.repeat(36);
  const red = (text: string) => painter(true)('red', text);
  expect(wrapped(`${word} ${word}`, '    ', red('    '))).toStrictEqual([`${red('    ')}${word} ${word}`]);
  expect(wrapped(`${'名'.repeat(19)} ${'名'.repeat(19)}`, '  ')).toStrictEqual([
    `  ${'名'.repeat(19)} ${'名'.repeat(19)}`,
  ]);
  expect(wrapped(`${'名'.repeat(20)} ${'名'.repeat(20)}`, '  ')).toHaveLength(2);
  expect(wrapped(`${'e\u0301'.repeat(38)} ${'e\u0301'.repeat(38)}`, '  ')).toHaveLength(1);
});

// What runners take for a command, by their own documentation: GitHub of a line that begins with `::` once spaces are cut away, and of
// `##[` anywhere; Azure of `##vso[` anywhere; TeamCity of a line that begins with `##teamcity[`.
const isCommand = (line: string) => /^\s*::/.test(line) || /##\w*\[/.test(line);

test.each([
  '::stop-commands::x',
  'a ::error::x',
  '\u3000::add-mask::e',
  'x##[group]y',
  '##vso[task.setvariable]',
  '##teamcity[x]',
  '\n::error::x',
])('no runner takes %j for a command, wherever it is wrapped', (text) => {
  const words = `${'long '.repeat(15)}${text}`;
  const lines = [text, ...text.split(' '), words].flatMap((one) => wrapped(printable(one), '    '));
  expect(lines.filter(isCommand)).toStrictEqual([]);
  expect(jsonText({ text }).split('\n').filter(isCommand)).toStrictEqual([]);
  expect(JSON.parse(jsonText({ text }))).toStrictEqual({ text });
});

test('two colons in a word, and one number sign, are no command', () => {
  expect(printable('a::b, fe80::1 #[x] # [y]')).toBe('a::b, fe80::1 #[x] # [y]');
});

test('a page is as wide as the terminal, within what can be read', () => {
  const { isTTY, columns } = process.stdout;
  const help = 'A line of some words that fits\non a page.\n\n  kubetalk check -\n';
  const seen = [undefined, 30, 60, 100, 300].map((width) => {
    Object.assign(process.stdout, { isTTY: width !== undefined, columns: width });
    return [pageWidth(), onPage('word '.repeat(30).trim(), '').length, fitted(help)];
  });
  Object.assign(process.stdout, { isTTY, columns });
  const narrow = 'A line of some words that fits on a\npage.\n\n  kubetalk check -\n';
  const fits = 'A line of some words that fits on a page.\n\n  kubetalk check -\n';
  expect(seen).toStrictEqual([
    [80, 2, help],
    [40, 4, narrow],
    [60, 3, fits],
    [100, 2, help],
    [120, 2, help],
  ]);
});
