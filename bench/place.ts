import type { Command } from './measure';

/** Where the bench runs, and the folder of what it makes. */
export interface Place {
  readonly here: string;
  readonly scratch: string;
}

/** A program of this project, by its source. */
export function program({ here }: Place, ...words: readonly string[]): Command {
  return { cwd: here, words: ['node', 'bin/run.mjs', ...words] };
}

/** kubetalk, from its sources. */
export function kubetalk(place: Place, ...words: readonly string[]): Command {
  return program(place, 'packages/kubetalk/src/cli/main.ts', ...words);
}

/** Node, which does nothing. */
export function node({ here }: Place): Command {
  return { cwd: here, words: ['node', '-e', '0'] };
}
