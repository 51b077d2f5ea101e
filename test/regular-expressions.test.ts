import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from '@swc/core';
import { analyse } from 'scslre';

// Text of a manifest, a variable or a cluster comes to regular expressions in any length. One that tries the same text in several
// ways takes the square of its length, or more: an answer that a short file can put off for hours.

const root = join(__dirname, '..');

/** Every source that users run: what is not a test, a measurement or the pages' own. */
function sources(): string[] {
  const here = readdirSync(root).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  const below = ['charts', 'packages/kubetalk/src', 'packages/cdk8s-kubetalk/src'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => join(folder, file)),
  );
  return [...here, ...below];
}

/** Made while they run, of escaped words that repeat nothing: of what a user writes on the command line, and of names. */
const OF_WORDS = [
  'packages/cdk8s-kubetalk/src/import/addresses.ts',
  'packages/kubetalk/src/diff/groups.ts',
  'packages/kubetalk/src/diff/ignore.ts',
  'packages/kubetalk/src/lsp/place.ts',
];

interface Found {
  readonly pattern: string;
  readonly flags: string;
  readonly file: string;
}

/** The regular expressions of a source; one that is made while it runs has no pattern that could be looked at. */
function expressionsIn(file: string): Found[] {
  const found: Found[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { type, pattern = '', flags = '', callee } = node as Record<string, string> & { callee?: { value?: string } };
    if (type === 'RegExpLiteral') found.push({ pattern, flags, file });
    if (callee?.value === 'RegExp' && !OF_WORDS.includes(file)) found.push({ pattern: '(a*)*b', flags: '', file });
    for (const child of Object.values(node)) visit(child);
  };
  visit(parseSync(readFileSync(join(root, file), 'utf8'), { syntax: 'typescript' }));
  return found;
}

function isDriven({ pattern, flags }: Pick<Found, 'pattern' | 'flags'>): boolean {
  const reportTypes = { Move: true, Self: true, Trade: true };
  return analyse({ source: pattern, flags }, { reportTypes }).reports.length > 0;
}

test('no regular expression takes more than the length of a text, and each is a literal that can be looked at', () => {
  const all = sources().flatMap(expressionsIn);
  expect(all.length).toBeGreaterThan(100);
  const known = new Map(all.map((one) => [`/${one.pattern}/${one.flags}`, one]));
  const driven = [...known].filter(([, one]) => isDriven(one));
  expect(driven.map(([expression, { file }]) => `${file}: ${expression}`)).toEqual([]);
});

test.each([/^\d+\.?\d*$/, /(\$*)\$\(/, /\s*\n\s*/g, /^(\w+\s?)*$/, /\s+$/])(
  '%s is one that a text can drive',
  ({ source, flags }) => {
    expect(isDriven({ pattern: source, flags })).toBe(true);
  },
);
