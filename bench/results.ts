import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Row } from './row';

/** What a part of the bench gave when it ran last. */
interface Result {
  /** The day, as 2026-11-29. */
  readonly day: string;
  readonly machine: string;
  /** Of Node, of libraries, and of the programs beside ours. */
  readonly versions: Readonly<Record<string, string>>;
  readonly rows: readonly Row[];
}

type Results = Readonly<Record<string, Result>>;

const FILE = 'bench/results.json';

function kept(): Results {
  return existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : {};
}

/** Keeps what a part gave, in place of what it gave before. */
export function keep(part: string, result: Result): void {
  const rounded = (_: string, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(4)) : value);
  writeFileSync(FILE, `${JSON.stringify({ ...kept(), [part]: result }, rounded, 1)}\n`);
}
