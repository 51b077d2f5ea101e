import type { Progress } from '../cluster/rollout';
import { printable } from '../text/printable';

/** How many objects are shown on a terminal at once. */
const MOST = 12;

/**
 * Shows a wait: on a terminal a line for each object that is still waited for, in place; elsewhere, such as in CI, a line for each
 * change of one.
 *
 * @param write prints text as it is
 */
export function showing(write: (text: string) => void, isTerminal: boolean) {
  const known = new Map<string, string>();
  let height = 0;
  return (all: readonly Progress[], elapsed: number): void => {
    const changed = all.filter((one) => {
      const key = `${one.namespace}/${one.name}`;
      const text = what(one);
      const before = known.get(key);
      known.set(key, text);
      // What is there at the first look was never waited for.
      return before === undefined ? one.waits !== undefined : before !== text;
    });
    const line = (one: Progress) => printable(`  ${one.name}: ${what(one)} (${Math.round(elapsed)} s)`);
    if (!isTerminal) {
      for (const one of changed) write(`${line(one)}\n`);
      return;
    }
    const open = all.filter(({ waits }) => waits !== undefined);
    const lines = open.slice(0, MOST).map(line);
    const rest = open.length - lines.length;
    if (rest > 0) lines.push(`  and ${rest} more`);
    lines.push(`  ${all.length - open.length} of ${all.length} ready (${Math.round(elapsed)} s)`);
    write(`${height > 0 ? `\u001b[${height}A\u001b[J` : ''}${lines.join('\n')}\n`);
    height = lines.length;
  };
}

const what = ({ waits, stuck }: Progress) => stuck ?? waits ?? 'ready';
