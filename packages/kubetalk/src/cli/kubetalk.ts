import type { Command } from 'commander';
import { table } from '../manifest/table';
import { command } from './frame';

interface Entry {
  readonly summary: string;
  /** Loaded only when it runs. */
  load(project: string): Promise<Command>;
}

const commands: Readonly<Record<string, Entry>> = table({
  check: {
    summary: 'finds broken paths, and what a cluster refuses, in manifests',
    load: async () => (await import('./check')).checkCommand(),
  },
  explain: {
    summary: 'describes what a check finds, what a cluster does there, and what to change',
    load: async () => (await import('./explain')).explainCommand(),
  },
  diff: {
    summary: 'shows what differs between manifests, and what a cluster will do',
    load: async (project) => (await import('./diff')).diffCommand(project),
  },
  topology: {
    summary: 'shows who talks to whom',
    load: async (project) => (await import('./topology')).topologyCommand(project),
  },
  reach: {
    summary: 'shows whether one may talk to another and why, or lists all that may and do not',
    load: async (project) => (await import('./reach')).reachCommand(project),
  },
  policies: {
    summary: 'prints the least NetworkPolicies that allow all of these paths',
    load: async (project) => (await import('./policies')).policiesCommand(project),
  },
  deploy: {
    summary: 'shows what a cdk8s project changes in the cluster, asks, applies, prunes and waits',
    load: async (project) => (await import('./deploy')).deployCommand(project),
  },
  init: {
    summary: 'writes kubetalk.yaml, and the workflow that checks each pull request',
    load: async () => (await import('./init')).initCommand(),
  },
  lsp: {
    summary: 'serves an editor on standard input and output, by the Language Server Protocol',
    load: async () => (await import('./lsp')).lspCommand(),
  },
  completion: {
    summary: 'prints a script that completes the words of a command line in bash, zsh or fish',
    load: async (project) => (await import('./completion')).completionCommand(() => all(project)),
  },
});

function all(project: string): Promise<readonly Command[]> {
  return Promise.all(
    Object.values(commands).map(async ({ summary, load }) => (await load(project)).description(summary)),
  );
}

/**
 * Runs the command of a command line; without any, prints the help.
 *
 * @param project the folder of the cdk8s project that is meant where a command reads one
 * @throws the error of the run, for `ended` to print
 */
export async function kubetalk(words: readonly string[], project: string): Promise<void> {
  const program = command('kubetalk').description(
    'Do the parts of an application reach each other? Reads Kubernetes manifests, of any tool, as a cluster would.',
  );
  for (const [name, { summary, load }] of Object.entries(commands))
    program.addCommand((words[0] === name ? await load(project) : command(name)).description(summary));
  await program.parseAsync(words.length > 0 ? words : ['--help'], { from: 'user' });
}
