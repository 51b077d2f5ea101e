import { spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';

/** A command as it is timed: its words, and where it runs. */
export interface Command {
  readonly words: readonly [string, ...string[]];
  readonly cwd: string;
}

/** What a run took, in seconds. */
export interface Time {
  /** Of processors, on all threads: what else the machine does hardly counts. */
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
  const { status, stderr, output } = spawnSync(program, ['--require', './bench/memory.cjs', ...args], {
    cwd,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed: ${stderr}`);
  return Number(output[3]) / 1024;
}

/**
 * Times several commands in turn, so that what else the machine does meets all of them alike.
 *
 * @returns the medians of each
 */
export function race<Side extends string>(rounds: number, sides: Readonly<Record<Side, Command>>): Record<Side, Time> {
  const names = Object.keys(sides) as Side[];
  const times = new Map<Side, Time[]>(names.map((name) => [name, []]));
  for (const name of names) time(sides[name]); // warms caches; not counted
  for (let round = 0; round < rounds; round++) for (const name of names) times.get(name)?.push(time(sides[name]));
  const medians = (all: readonly Time[]): Time => ({
    processor: median(all.map(({ processor }) => processor)),
    clock: median(all.map(({ clock }) => clock)),
  });
  return Object.fromEntries(names.map((name) => [name, medians(times.get(name) ?? [])])) as Record<Side, Time>;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low = Number.NaN, high = Number.NaN] = [sorted[sorted.length % 2 ? middle : middle - 1], sorted[middle]];
  return (low + high) / 2;
}

/** One line of a report: what was compared, both sides, and the ratio beside its aim, in processor time; and by the clock. */
export function line(what: string, mine: Time, other: Time, aim: number): string {
  const ratio = mine.processor / other.processor;
  const verdict = ratio <= aim ? 'reached' : 'missed';
  const sides = `${seconds(mine.processor)} / ${seconds(other.processor)}`;
  const clock = (mine.clock / other.clock).toFixed(2);
  return `  ${what.padEnd(58)} ${sides} = ${ratio.toFixed(2).padStart(5)}   aim ${aim}: ${verdict} (clock ${clock})`;
}

function seconds(value: number): string {
  return `${value.toFixed(value < 10 ? 3 : 1)} s`.padStart(8);
}
