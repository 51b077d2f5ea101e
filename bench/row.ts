import type { Times } from './measure';

/** What was measured of one claim. */
export interface Row {
  readonly what: string;
  readonly ours?: Times;
  readonly beside?: Times;
  /** The claim's figure: a ratio, where it has no unit. */
  readonly figure: number;
  readonly unit?: 's' | 'MB';
  /** The most that the figure is to be. */
  readonly aim?: number;
  /** The ratio by the clock, which shows what a side gains from a second core. */
  readonly clock?: number;
  /** The ratio that the aim is of. @default processor */
  readonly by?: 'clock';
}

/** A row that could not be measured, and why. */
export interface Missing {
  readonly what: string;
  readonly because: string;
}

/** What a part of the bench gives, as it measures it. */
export type Rows = Generator<Row | Missing>;

/** Both sides of a claim. @param by the ratio that the aim is of */
export function ratio(what: string, ours: Times, beside: Times, aim?: number, by?: 'clock'): Row {
  return {
    what,
    ours,
    beside,
    figure: ours.processor.median / beside.processor.median,
    clock: ours.clock.median / beside.clock.median,
    aim,
    by,
  };
}

/** What a run takes beside what it takes to start. */
export function beyond(what: string, ours: Times, start: Times, aim: number): Row {
  const figure = ours.processor.median - start.processor.median;
  return { what: `${what}, beside start-up`, ours, beside: start, figure, unit: 's', aim };
}

/** Seconds by the clock: what somebody waits. */
export function wait(what: string, ours: Times, aim: number): Row {
  return { what: `${what}, by the clock`, ours, figure: ours.clock.median, unit: 's', aim };
}

export function megabytes(what: string, figure: number, aim?: number): Row {
  return { what: `${what}: memory`, figure, unit: 'MB', aim };
}

/** Whether the aim is reached; undefined where there is none. */
function isReached({ figure, clock, aim, by }: Row): boolean | undefined {
  return aim === undefined ? undefined : (by === 'clock' && clock !== undefined ? clock : figure) <= aim;
}

/** A row for a terminal: ours, what is beside it, the figure, its aim, and the ratio by the clock. */
export function line(row: Row): string {
  const [, ...cells] = cellsOf(row);
  const verdict = { true: ' reached', false: ' MISSED', undefined: '' }[String(isReached(row))];
  return `  ${row.what.padEnd(70)} ${cells.join(' | ')}${verdict}`;
}

function cellsOf(row: Row): string[] {
  const { what, ours, beside, figure, unit, aim, clock, by } = row;
  const aims = aim === undefined ? '' : `${aim}${unit ? ` ${unit}` : ''}${by ? ' by the clock' : ''}`;
  return [what, seconds(ours), seconds(beside), short(figure, unit), aims, clock === undefined ? '' : short(clock)];
}

/** The median of processors' time, and the least and the most of it. */
function seconds(times: Times | undefined): string {
  if (!times) return '';
  const { median, least, most } = times.processor;
  return `${short(median)} s (${short(least)} to ${short(most)})`;
}

function short(figure: number, unit?: string): string {
  const digits = unit === 'MB' || figure >= 100 ? 0 : figure >= 10 ? 1 : 2;
  return `${figure.toFixed(digits)}${unit ? ` ${unit}` : ''}`;
}
