// npm run mutants -- [--since COMMIT] [--most N] [--least PERCENT] FILE…: breaks these sources in every small way, one at a
// time, and says which breaks no test notices. FILE may have a range of lines: packages/kubetalk/src/topology/access.ts:20-40
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import { Sample } from './runner.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    /** Breaks the lines that changed since this commit as well. */
    since: { type: 'string' },
    /** Tries no more mutants than that, a sample of all. */
    most: { type: 'string', default: 'Infinity' },
    /** Exit status 1 where less is killed, in percent. */
    least: { type: 'string', default: '0' },
    /** Leaves out tests that take longer, in milliseconds. */
    slowest: { type: 'string', default: '3000' },
  },
});
const mutate = [...positionals, ...(values.since ? changedSince(values.since) : [])];
if (mutate.length === 0 && values.since) {
  console.log(`no source changed since ${values.since}`);
  process.exit();
}
if (mutate.length === 0)
  fail('nothing to break: name sources, as in npm run mutants -- packages/kubetalk/src/topology/access.ts');
const missing = positionals.map(fileOf).filter((file) => !existsSync(file));
if (missing.length > 0) fail(`no file ${missing.join(', ')}`);
// Outside of the project, so that nothing else takes the copies for its sources. Stryker ends the process on ^C as well.
const scratch = mkdtempSync(join(tmpdir(), 'go-demo-2-mutants-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true, maxRetries: 3 }));
const mutants = {
  broken: mutate.map(fileOf),
  slowest: Number(values.slowest),
  most: Number(values.most),
  scratch,
};
const all = await run({
  mutate,
  plugins: [join(import.meta.dirname, 'runner.mjs')],
  testRunner: 'in-process',
  mutants,
  warnings: { unknownOptions: false },
  coverageAnalysis: 'perTest',
  concurrency: 1,
  ignorePatterns: ['.git', 'packages/*/dist', 'bench'],
  // None: Stryker would rewrite it with the compiler's own functions, which TypeScript 7 has no more.
  tsconfigFile: 'none',
  tempDirName: join(scratch, 'copies'),
  reporters: ['clear-text', 'sample'],
  clearTextReporter: { reportMutants: false, reportTests: false, reportScoreTable: false, allowColor: false },
  allowEmpty: true,
  // A test that starts the project as a process has its types checked. No other source: some tests read them.
  disableTypeChecks: mutants.broken.length === 1 ? mutants.broken[0] : `{${mutants.broken.join(',')}}`,
  checkers: [],
  packageManager: 'npm',
  logLevel: 'warn',
  // What runs for ever is known by how often it runs; these are for what hangs, on a machine that does much else.
  timeoutMS: 60000,
  dryRunTimeoutMinutes: 30,
});

const sample = new Sample({ mutants });
const results = all.filter(({ id, status }) => sample.has(id) && status !== 'Ignored');
// Lines that changed without anything to break are as good as any; a file that is named for it has something.
if (all.length === 0 && positionals.length > 0) fail(`${positionals.join(', ')}: nothing to break there`);
const killed = results.filter(({ status }) => status === 'Killed' || status === 'Timeout');
for (const { fileName, location, mutatorName, replacement, status } of results) {
  if (status === 'Killed' || status === 'Timeout') continue;
  const what = status === 'NoCoverage' ? 'no test runs it' : status === 'Survived' ? 'survived' : status;
  const { line, column } = location.start;
  console.log(
    `${relative('', fileName)}:${line}:${column} ${what}: ${mutatorName} ${(replacement ?? '').replace(/\s+/g, ' ')}`,
  );
}
const percent = results.length === 0 ? 100 : (100 * killed.length) / results.length;
const endless = killed.filter(({ status }) => status === 'Timeout').length;
const ended = endless > 0 ? `, ${endless} of them since they never end` : '';
const tried = results.length < all.length ? ` (a sample of ${all.length})` : '';
console.log(`${killed.length} of ${results.length} mutants killed: ${percent.toFixed(1)} %${ended}${tried}`);
if (percent < Number(values.least)) process.exitCode = 1;
if (results.length > 0 && results.every(({ status }) => status === 'NoCoverage'))
  fail('no test runs any of these mutants');

/** Status 2 where nothing can be measured: before anything is broken, each test loads and passes. */
async function run(options) {
  try {
    return await new Stryker(options).runMutationTest();
  } catch (error) {
    return fail(error.message);
  }
}

function fileOf(range) {
  return range.replace(/:[\d:-]+$/, '');
}

function fail(message) {
  console.error(`error: ${message}`);
  process.exit(2);
}

/** Each run of lines of a source that is not as it was then, as FILE:FIRST-LAST; generated tables are left out. */
function changedSince(commit) {
  const sources = ['packages/*/src/*.ts', 'charts/*.ts', '*.ts'];
  const others = ['test', 'packages/*/test', 'docs', 'bench', 'examples', 'imports', '*/api.ts', '*/schema/table.ts'];
  const paths = [...sources, ...others.map((path) => `:(exclude)${path}`)];
  const ranges = [];
  let file;
  for (const line of execFileSync('git', ['diff', '-U0', commit, '--', ...paths], { encoding: 'utf8' }).split('\n')) {
    if (line.startsWith('+++ ')) file = /^\+\+\+ b\/(.*(?<!\.test)\.ts)$/.exec(line)?.[1];
    const [, first, count = '1'] = /^@@ .* \+(\d+)(?:,(\d+))? @@/.exec(line) ?? [];
    if (file && first && count !== '0') ranges.push(`${file}:${first}-${Number(first) + Number(count) - 1}`);
  }
  return ranges;
}
