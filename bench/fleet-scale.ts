import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, line, memory, race, time } from './measure';
import { helmChartOf, onPath } from './peers';

const COUNTS = [100, 1000, 10_000] as const;

/** A fleet at three sizes: time and memory of synth with checks, of a diff, and of drawing who talks to whom. */
export function scale(here: string, scratch: string): void {
  const file = (count: number, tag = '') => join(scratch, `fleet-${count}${tag}.yaml`);
  const run = (...words: string[]): Command => ({ cwd: here, words: ['node', 'bin/run.mjs', ...words] });
  const commands: Readonly<Record<string, (count: number) => Command>> = {
    'synth with checks': (count) => run('bench/synth-fleet.ts', String(count), file(count)),
    diff: (count) => run('packages/kubetalk/src/cli/main.ts', 'diff', '--exit-zero', file(count), file(count, 'new')),
    topology: (count) => run('packages/kubetalk/src/cli/main.ts', 'topology', file(count)),
  };
  for (const count of COUNTS) time(run('bench/synth-fleet.ts', String(count), file(count, 'new'), '1.1'));
  console.log('\na fleet of services in four layers, isolated, each a Deployment and a Service');
  for (const [name, command] of Object.entries(commands)) {
    const [small, middle, large] = COUNTS;
    const times = race(7, { small: command(small), middle: command(middle), large: command(large) });
    console.log(line(`${name}: 10,000 / 1,000`, times.large, times.middle, 11));
    const megabytes = COUNTS.map((count) => `${memory(command(count)).toFixed(0)} MB`);
    console.log(
      `    100: ${times.small.processor.toFixed(2)} s; memory at ${COUNTS.join(', ')}: ${megabytes.join(', ')}`,
    );
  }
  if (!onPath('helm')) return;
  const helm = helmChartOf(join(scratch, 'helm-fleet'), readFileSync(file(10_000), 'utf8'));
  const sides = race(7, { ours: run('bench/synth-fleet.ts', '10000', file(10_000)), helm });
  console.log(line('synth of 10,000 with checks / helm template without', sides.ours, sides.helm, 1.5));
}
