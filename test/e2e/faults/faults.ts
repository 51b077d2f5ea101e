import { say } from '../progress';
import { API, DB, type Outcome, type Running } from './running';

interface Fault {
  readonly what: string;
  readonly make: (running: Running) => Promise<unknown>;
}

const FAULTS: readonly Fault[] = [
  { what: 'the process of the database is killed', make: (running) => running.killDatabase() },
  { what: "the database's Pod is deleted", make: (running) => running.deletePods(DB) },
  { what: "the database's Pod is evicted", make: (running) => running.evictDatabase() },
  { what: 'a Pod of the API is deleted', make: (running) => running.deleteOneApi() },
  { what: 'all Pods of the API are deleted', make: (running) => running.deletePods(API) },
];

/**
 * Every fault in every round. The kinds of faults take turns: a container that was killed a moment ago is left by Kubernetes for 10
 * seconds, then 20, and a Pod that was replaced in between starts with a clean record. FAULT_ROUNDS says how many rounds: three
 * where it does not.
 */
export const rounds = Array.from({ length: Number(process.env.FAULT_ROUNDS || 3) }, (_, index) => index + 1).flatMap(
  (round) => FAULTS.map((fault) => ({ ...fault, round })),
);

const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(1);

/** What the rounds of each fault came to, as rows of the table in docs/e2e.md. */
export class Table {
  private readonly outcomes = new Map<string, Outcome[]>();

  constructor(
    private readonly environment: string,
    private readonly keepsData: boolean,
  ) {}

  add(what: string, outcome: Outcome): void {
    this.outcomes.set(what, [...(this.outcomes.get(what) ?? []), outcome]);
    say(row(this.environment, what, [outcome], this.keepsData));
    say(`    databases at the same time: ${outcome.mostDatabases}`);
    for (const [why, { count, last }] of outcome.failures) say(`    ${count} × ${why}, last after ${seconds(last)} s`);
  }

  say(): void {
    for (const [what, outcomes] of this.outcomes) say(row(this.environment, what, outcomes, this.keepsData));
  }
}

function row(environment: string, what: string, outcomes: readonly Outcome[], keepsData: boolean): string {
  const sum = (of: (outcome: Outcome) => number) => outcomes.reduce((total, outcome) => total + of(outcome), 0);
  const most = (of: (outcome: Outcome) => number) => seconds(Math.max(...outcomes.map(of)));
  const healed = outcomes.map(({ isWhole, healedAfter }) => (isWhole ? seconds(healedAfter) : 'never')).join(', ');
  const { written, read } = outcomes.at(-1) as Outcome;
  const data = keepsData ? [written, Number.isNaN(read) ? 'none' : read] : ['-', '-'];
  const cells = [
    environment,
    what,
    sum(({ sent }) => sent),
    sum(({ answered }) => answered),
    most(({ longestGap }) => longestGap),
    healed,
    most(({ longestLie }) => longestLie),
    ...data,
    sum(({ restarts }) => restarts.api),
    sum(({ restarts }) => restarts.database),
  ];
  return `| ${cells.join(' | ')} |`;
}
