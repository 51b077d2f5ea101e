import { spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';

/** A command as it is timed: its words, and where it runs. */
export interface Command {
  readonly words: readonly [string, ...string[]];
  readonly cwd: string;
}

/** Runs a command to its end, output thrown away. @returns seconds on the clock @throws where it fails */
export function time({ words: [program, ...args], cwd }: Command): number {
  const nowhere = openSync('/dev/null', 'w');
  const started = performance.now();
  const { status, stderr, error } = spawnSync(program, args, {
    cwd,
    stdio: ['ignore', nowhere, 'pipe'],
    env: { ...process.env, CDK8S_CHECK_UPGRADE: 'false' },
  });
  const seconds = (performance.now() - started) / 1000;
  closeSync(nowhere);
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed: ${error?.message ?? stderr}`);
  return seconds;
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
 * @returns the median of each, in seconds
 */
export function race<Side extends string>(
  rounds: number,
  sides: Readonly<Record<Side, Command>>,
): Record<Side, number> {
  const names = Object.keys(sides) as Side[];
  const times = new Map<Side, number[]>(names.map((name) => [name, []]));
  for (const name of names) time(sides[name]); // warms caches; not counted
  for (let round = 0; round < rounds; round++) for (const name of names) times.get(name)?.push(time(sides[name]));
  return Object.fromEntries(names.map((name) => [name, median(times.get(name) ?? [])])) as Record<Side, number>;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low = Number.NaN, high = Number.NaN] = [sorted[sorted.length % 2 ? middle : middle - 1], sorted[middle]];
  return (low + high) / 2;
}

/** One line of a report: what was compared, both sides, and the ratio beside its aim. */
export function line(what: string, mine: number, other: number, aim: number): string {
  const ratio = mine / other;
  const verdict = ratio <= aim ? 'reached' : 'missed';
  return `  ${what.padEnd(58)} ${seconds(mine)} / ${seconds(other)} = ${ratio.toFixed(2).padStart(5)}   aim ${aim}: ${verdict}`;
}

function seconds(value: number): string {
  return `${value.toFixed(value < 10 ? 3 : 1)} s`.padStart(8);
}
