import { setFlagsFromString } from 'node:v8';
import type { Command } from 'commander';
import { command, ended } from './frame';

// Node 20 optimizes code at once that is called for a second only, which is a third of a run over 10,000 objects. Later ones
// have a quicker compiler in between, and no such flag.
if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=400000');

// npm starts scripts in the project's folder, but the user means files from where they are.
const project = process.cwd();

interface Entry {
  readonly summary: string;
  /** Loaded by those who ask for it only. */
  load(): Promise<Command>;
}

const commands: Readonly<Record<string, Entry>> = {
  check: {
    summary: 'finds broken paths, and what a cluster refuses, in manifests',
    load: async () => (await import('./check')).check(),
  },
  diff: {
    summary: 'says what differs between manifests, and what a cluster will do',
    load: async () => (await import('./diff')).diffs(project),
  },
  topology: {
    summary: 'shows who talks to whom',
    load: async () => (await import('./topology')).topology(project),
  },
  deploy: {
    summary: 'shows what a cdk8s project changes in the cluster, asks, applies, prunes and waits',
    load: async () => (await import('./deploy')).deploys(project),
  },
};

async function main(words: readonly string[]): Promise<void> {
  const kubetalk = command('kubetalk').description(
    'Do the parts of an application reach each other? Reads Kubernetes manifests, of any tool, as a cluster would.',
  );
  for (const [name, { summary, load }] of Object.entries(commands))
    kubetalk.addCommand((words[0] === name ? await load() : command(name)).description(summary));
  await kubetalk.parseAsync(words, { from: 'user' });
}

const words = process.argv.slice(2);
if (process.env.npm_lifecycle_event === words[0] && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);

// Whoever reads may stop early, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') process.exit(ended(error));
});

main(words.length > 0 ? words : ['--help']).catch((error: unknown) => {
  process.exitCode = ended(error);
});
