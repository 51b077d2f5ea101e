import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Corpus } from '../../packages/kubetalk/test/corpus/record';
import type { Record as Cases } from '../../packages/kubetalk/test/diff/record-type';
import { kubectl } from '../../packages/kubetalk/test/kubectl';
import { ProjectCopy } from '../project';
import { say } from './progress';

// A longer run, npm run e2e -- --corpus: records anew, in a copy of the project, what the cluster does with each corpus.
interface Recorded {
  readonly script: string;
  readonly record: string;
  /** What must be the same by the name of each case: not the wording of messages, nor how many requests were lucky. */
  readonly outcomes: (record: string, kubernetes: string) => Readonly<Record<string, unknown>>;
}

const corpora: readonly Recorded[] = [
  {
    script: 'packages/kubetalk/test/corpus/record.ts',
    record: 'packages/kubetalk/test/corpus/record.json',
    outcomes: (text, kubernetes) => {
      const { sets, others }: Corpus = JSON.parse(text);
      return each({ ...sets, ...others[kubernetes] }, ({ outcome }) => outcome);
    },
  },
  {
    script: 'packages/kubetalk/test/diff/record.ts',
    record: 'packages/kubetalk/test/diff/record.json',
    outcomes: (text) => {
      const cases: Cases = JSON.parse(text);
      return each(cases, ({ answered, ...rest }) => rest);
    },
  },
];

function each<Entry>(entries: Readonly<Record<string, Entry>>, outcome: (entry: Entry) => unknown) {
  return Object.fromEntries(Object.entries(entries).map(([name, entry]) => [name, outcome(entry)]));
}

const root = join(__dirname, '../..');
const read = (folder: string, file: string) => readFileSync(join(folder, file), 'utf8');

/** Its output is its progress. @returns the exit code */
function runIn(folder: string, script: string, names: readonly string[] = []): Promise<number> {
  const child = spawn(process.execPath, ['bin/run.mjs', script, ...names], { cwd: folder, stdio: ['ignore', 2, 2] });
  return new Promise((done) => child.on('close', (code) => done(code ?? 1)));
}

test.each(corpora)(
  'the cluster does what $record says',
  async ({ script, record, outcomes }) => {
    if (!existsSync(join(root, script))) return say(`    there is no ${script}: nothing to hold to the cluster`);
    const { stdout } = await kubectl('version', '-o', 'json');
    const version = JSON.parse(stdout).serverVersion.gitVersion;
    const expected = outcomes(read(root, record), version);
    const project = new ProjectCopy();
    const found = () => outcomes(read(project.folder, record), version);
    try {
      expect(await runIn(project.folder, script)).toBe(0);
      // Many sets at once may be too much for a small machine: what differs gets a second try, for itself.
      const differing = Object.entries(found()).filter(
        ([name, outcome]) => !isDeepStrictEqual(outcome, expected[name]),
      );
      const names = differing.map(([name]) => name);
      if (names.length > 0) expect(await runIn(project.folder, script, names)).toBe(0);
      expect(found()).toStrictEqual(expected);
    } finally {
      project.remove();
    }
  },
  30 * 60_000,
);
