import { spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';

/** A command as it is timed: its words, and where it runs. */
export interface Command {
  readonly words: readonly [string, ...string[]];
  readonly cwd: string;
}

/** Seconds of several runs: their median, and how far they are apart. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** What runs of a command took. */
export interface Times {
  /** Of processors, on all threads: what else the machine does hardly counts. */
  readonly processor: Spread;
  readonly clock: Spread;
  /** How many runs these are. */
  readonly rounds: number;
}

/** What one run took, in seconds. */
interface Time {
  readonly processor: number;
  readonly clock: number;
}

/** Makes bash print on descriptor 3 the time that a command took. */
const TIMED = 'TIMEFORMAT="%R %U %S"; { time "$@" 2>&4; } 4>&2 2>&3';

/** Runs a command to its end, output thrown away. @throws where it fails */
export function time({ words, cwd }: Command): Time {
  const nowhere = openSync('/dev/null', 'w');
  const { status, stderr, error, output } = spawnSync('bash', ['-c', TIMED, 'bash', ...words], {
    cwd,
    stdio: ['ignore', nowhere, 'pipe', 'pipe'],
    env: { ...process.env, LC_ALL: 'C', CDK8S_CHECK_UPGRADE: 'false' },
  });
  closeSync(nowhere);
  if (status !== 0) throw new Error(`${words.join(' ')} failed: ${error?.message ?? stderr}`);
  const [clock = 0, user = 0, system = 0] = String(output[3]).trim().split(' ').map(Number);
  return { clock, processor: user + system };
}

/** Runs a Node program to its end. @returns how much memory it took at most, in MB @throws where it fails */
export function memory({ words: [program, ...args], cwd }: Command): number {
  const { status, stderr, output } = spawnSync(program, ['--require', './bench/programs/memory.cjs', ...args], {
    cwd,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed: ${stderr}`);
  return Number(output[3]) / 1024;
}

/**
 * Times several commands in turn, so that what else the machine does meets all of them alike.
 *
 * @throws where one fails
 */
export function race<Side extends string>(rounds: number, sides: Readonly<Record<Side, Command>>): Record<Side, Times> {
  const names = Object.keys(sides) as Side[];
  const times = new Map<Side, Time[]>(names.map((name) => [name, []]));
  for (const name of names) time(sides[name]); // warms caches; not counted
  for (let round = 0; round < rounds; round++) for (const name of names) times.get(name)?.push(time(sides[name]));
  const of = (all: readonly Time[]): Times => ({
    processor: spread(all.map(({ processor }) => processor)),
    clock: spread(all.map(({ clock }) => clock)),
    rounds,
  });
  return Object.fromEntries(names.map((name) => [name, of(times.get(name) ?? [])])) as Record<Side, Times>;
}

function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low = Number.NaN, high = Number.NaN] = [sorted[sorted.length % 2 ? middle : middle - 1], sorted[middle]];
  return { median: (low + high) / 2, least: sorted[0] ?? Number.NaN, most: sorted.at(-1) ?? Number.NaN };
}
