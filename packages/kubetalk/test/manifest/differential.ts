import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import type { JsonObject } from '../../src/manifest/manifest';
import { manifestsOf } from '../../src/manifest/read';
import { random } from '../differential/mutate';
import { run } from '../kubectl';

// node bin/run.mjs packages/kubetalk/test/manifest/differential.ts [--mutants N] [--seed N] FILE…: each document of the files, and N mutants
// of their text, read by us and by kubectl (of PATH; no cluster is asked); prints where the two differ.
const { values, positionals } = parseArgs({
  options: { mutants: { type: 'string', default: '2000' }, seed: { type: 'string', default: '1' } },
  allowPositionals: true,
});
const next = random(Number(values.seed));
const below = (end: number) => Math.floor(next() * end);
const pick = <T>(items: readonly T[]) => items[below(items.length)] as T;

const INSERTED = [
  ...'"\'[]{}:#|>,%@`\\!?',
  ' ',
  '\t',
  ': ',
  ' #',
  '- ',
  '&a ',
  '*a',
  '<<: ',
  '[\n',
  '\n]',
  '"\n',
  '\n',
  '\r\n',
  'é',
];

/** What people do to a line: another indentation, a value over several lines, a character too many. */
const CHANGES: readonly ((line: string) => string)[] = [
  (line) => line.replace(/^ {1,2}/, ''),
  (line) => pick([' ', '  ', '\t']) + line,
  (line) => `${line}\n${line}`,
  (line) =>
    line.replace(/(^\s*(?:- )*[\w.-]+: )(\S.*)$/, (_, key, value) => {
      const [open, close] = pick([
        ['"', '"'],
        ["'", "'"],
        ['[', ']'],
        ['{a: ', '}'],
      ]) as [string, string];
      return `${key}${open}\n${' '.repeat(below(8))}${value}\n${' '.repeat(below(8))}${close}`;
    }),
  (line) => {
    const at = below(line.length + 1);
    return line.slice(0, at) + pick(INSERTED) + line.slice(at + below(2));
  },
];

function mutant(text: string): string {
  const lines = text.split('\n');
  const at = below(lines.length);
  lines[at] = pick(CHANGES)(lines[at] as string);
  return lines.join('\n');
}

type Reading = readonly JsonObject[] | 'refused';

function ours(text: string): Reading {
  try {
    return manifestsOf({ file: '', text }).map(({ value }) => value);
  } catch {
    return 'refused';
  }
}

/** What kubectl makes of each file; undefined where it reads one, but takes what it holds for no object. */
async function theirs(files: readonly string[]): Promise<(Reading | undefined)[]> {
  const words = ['patch', '--local', '--type=merge', '-p', '{}', '-o', 'json'];
  const { stdout, stderr } = await run('kubectl', [...words, ...files.flatMap((file) => ['-f', file])]);
  const wrong = (file: string) => stderr.split('\n').find((line) => line.includes(file));
  const objects = manifestsOf({ file: 'kubectl', text: stdout || '{}' }).values();
  return files.map((file) => {
    const error = wrong(file);
    if (error) return error.includes('error parsing') ? 'refused' : undefined;
    return [objects.next().value?.value ?? {}];
  });
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'manifest-'));
  const documents = positionals
    .flatMap((file) => readFileSync(file, 'utf8').split(/^---.*\n/m))
    // A List is several objects, and without a name kubectl has nothing to patch.
    .filter((text) => /^kind: (?!.*List)/m.test(text) && /^ {2}name: /m.test(text));
  const small = documents.filter((text) => text.length < 10_000);
  const texts = [...documents, ...Array.from({ length: Number(values.mutants) }, () => mutant(pick(small)))];
  const counts = { 'read alike': 0, 'refused by both': 0, 'refused by us': 0, 'refused by kubectl': 0, different: 0 };
  for (let from = 0; from < texts.length; from += 100) {
    const batch = texts.slice(from, from + 100);
    const files = batch.map((text, index) => {
      const file = join(folder, `${index}.yaml`);
      writeFileSync(file, text);
      return file;
    });
    for (const [index, reading] of (await theirs(files)).entries()) {
      const text = batch[index] as string;
      const our = ours(text);
      if (reading === undefined) continue;
      const both = our === 'refused' && reading === 'refused';
      const verdict = both
        ? 'refused by both'
        : our === 'refused'
          ? 'refused by us'
          : reading === 'refused'
            ? 'refused by kubectl'
            : isDeepStrictEqual(our, reading)
              ? 'read alike'
              : 'different';
      counts[verdict] += 1;
      if (verdict !== 'read alike' && verdict !== 'refused by both') console.log(`${verdict}: ${JSON.stringify(text)}`);
    }
  }
  rmSync(folder, { recursive: true });
  console.log(JSON.stringify(counts));
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
