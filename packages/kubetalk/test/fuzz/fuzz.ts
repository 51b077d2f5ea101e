import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checks } from '../../src/checks';
import { github } from '../../src/checks/formats/github';
import { checkAsJson as jsonOfFindings } from '../../src/checks/formats/json';
import { sarif } from '../../src/checks/formats/sarif';
import { checkAsText } from '../../src/checks/formats/text';
import { diffAsJson } from '../../src/diff/json';
import { diffAsMarkdown } from '../../src/diff/markdown';
import { diffAsText } from '../../src/diff/terminal';
import { InputError } from '../../src/manifest/input-error';
import type { Manifest } from '../../src/manifest/manifest';
import { manifestsOf } from '../../src/manifest/read';
import { fold } from '../../src/picture/fold';
import { renderMermaid } from '../../src/picture/mermaid';
import { pictureOf } from '../../src/picture/model';
import { renderText } from '../../src/picture/text';
import { diff, report, topologyOf } from '../applied';
import { shapes } from '../wide/shapes';

/** What takes longer is said, with its seed. */
const SLOW = 5000;

/** Words that mean something to somebody: to objects, to shells and terminals, to Markdown, to YAML, to our own readers. */
const WORDS = [
  ...['__proto__', 'constructor', 'toString', 'valueOf', 'hasOwnProperty'],
  ...['\u0000', '\u001b[31m', '\u009b2J', '\u202e', '\u2028', '\ud800', '\ufeff', '\uffff'],
  ...[
    '*a',
    '&a ',
    '<<: *a\n',
    '!!binary x',
    '---\n',
    '...\n',
    '{',
    '[',
    '"',
    "'",
    '|\n',
    '# ',
    '? ',
    ': ',
    '- ',
    '\t',
    '\n',
  ],
  ...[
    '$(A)',
    '$$',
    '$(',
    '$(__proto__)',
    'http://a:b@c',
    'a:12345',
    '10.0.0.1',
    '::1',
    '1e999',
    '0x',
    '-0',
    '.nan',
    '1_0',
  ],
  ...['```', '<!--', '<script>', '](x)', '@all', '%%', '::error::', '$'.concat('{{ x }}')],
  ...[
    'x'.repeat(300),
    '9'.repeat(400),
    'a.'.repeat(200),
    '-'.repeat(100),
    '{"a":'.repeat(120),
    'null',
    'true',
    '[]',
    '{}',
    '""',
    '0',
  ],
];

/** Small numbers that look random and come again with their seed. @see https://en.wikipedia.org/wiki/Xorshift */
class Chance {
  constructor(private state: number) {
    this.state = state | 1;
  }

  below(most: number): number {
    this.state ^= this.state << 13;
    this.state ^= this.state >>> 17;
    this.state ^= this.state << 5;
    return (this.state >>> 0) % Math.max(1, most);
  }

  of<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)] as Item;
  }
}

/** Manifests to begin with: the examples of all checks, and whatever the tests have. */
function seeds(): readonly string[] {
  const folder = join('packages', 'kubetalk', 'test');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.ya?ml$/.test(file));
  return [...checks.map(({ example }) => example), ...files.map((file) => readFileSync(join(folder, file), 'utf8'))];
}

function mutated(text: string, others: readonly string[], chance: Chance): string {
  let now = text;
  for (let left = 1 + chance.below(4); left > 0; left--) {
    const at = chance.below(now.length);
    const end = at + chance.below(chance.of([1, 4, 40, 400]));
    const from = chance.of(others);
    const start = chance.below(from.length);
    now = chance.of([
      () => now.slice(0, at) + now.slice(end),
      () => now.slice(0, at) + chance.of(WORDS) + now.slice(at),
      () => now.slice(0, at) + chance.of(WORDS) + now.slice(end),
      () => now.slice(0, at) + now.slice(at, end).repeat(2) + now.slice(end),
      () => now.slice(0, at) + String.fromCharCode(now.charCodeAt(at) ^ (1 << chance.below(8))) + now.slice(at + 1),
      () => `${now}\n---\n${from}`,
      () => now.slice(0, at) + from.slice(start, start + chance.below(200)) + now.slice(at),
      // A word at all places where it stands: names and the references to them.
      () => now.replaceAll(chance.of(now.match(/[A-Za-z][-\w]+/g) ?? ['none']), chance.of(WORDS)),
    ])();
  }
  return now;
}

function read(text: string): readonly Manifest[] {
  try {
    return manifestsOf({ file: 'it.yaml', text });
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    if (/[\n\r]/.test(error.message)) throw new Error(`an error of several lines: ${JSON.stringify(error.message)}`);
    return [];
  }
}

/** Everything that is made of manifests; throws where it holds what a terminal or a page would act upon. */
function exercise(before: readonly Manifest[], after: readonly Manifest[]): void {
  const found = report([after]);
  const sections = [{ report: diff(before, after) }, { name: 'again', report: diff(after, before, { pruned: true }) }];
  const picture = pictureOf(topologyOf(after));
  const texts = [
    checkAsText(found, false),
    github(found),
    sarif(found),
    jsonOfFindings(found),
    diffAsText(sections, false),
    diffAsMarkdown(sections),
    diffAsJson(sections),
    renderText(picture, false),
    renderMermaid(fold(picture)),
  ];
  for (const one of texts) {
    const [wrong] = one.match(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u) ?? [];
    if (wrong !== undefined)
      throw new Error(`U+${wrong.charCodeAt(0).toString(16)} in ${JSON.stringify(one.slice(0, 200))}`);
  }
}

function wide(chance: Chance): () => void {
  const name = chance.of(Object.keys(shapes));
  const size = 1 + chance.below(chance.of([10, 100, 400]));
  const [before, after] = (shapes[name] as (typeof shapes)[string])(size);
  return () => exercise(before, after);
}

/**
 * Runs cases until one breaks or the time is over, and says how many. A case is made of its own seed alone.
 *
 * @param end in milliseconds, as of Date.now
 * @returns whether all held
 */
export function fuzz(seed: number, end: number): boolean {
  const texts = seeds();
  const begin = Date.now();
  let cases = 0;
  let slowest = 0;
  for (; Date.now() < end; cases++) {
    const own = (seed + cases * 2_654_435_761) >>> 0;
    const chance = new Chance(own);
    for (let warm = 0; warm < 8; warm++) chance.below(2);
    const isWide = chance.below(500) === 0;
    const start = Date.now();
    try {
      if (isWide) wide(chance)();
      else {
        const text = chance.of(texts);
        exercise(read(text), read(mutated(text, texts, chance)));
      }
    } catch (error) {
      console.error(error);
      console.error(`failed after ${cases} cases: npm run fuzz -- 1 ${own} shows it again`);
      return false;
    }
    const took = Date.now() - start;
    if (took > SLOW) console.log(`slow: ${took} ms, seed ${own}, ${isWide ? 'wide' : 'a mutated file'}`);
    slowest = Math.max(slowest, took);
  }
  const seconds = (Date.now() - begin) / 1000;
  console.log(
    `${cases} cases in ${Math.round(seconds)} s (${Math.round(cases / seconds)} a second), the slowest ${slowest} ms; seed ${seed}`,
  );
  return true;
}
