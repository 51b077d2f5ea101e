import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, memory, race, time } from '../measure';
import { helmChartOf, onPath } from '../peers';
import { kubetalk, type Place, program } from '../place';
import { megabytes, type Rows, ratio } from '../row';

const COUNTS = [100, 1000, 10_000] as const;

/** A fleet of services in four layers, isolated, each a Deployment and a Service: synth with checks, a diff, and who talks to whom. */
export function* fleet(place: Place): Rows {
  const file = (count: number, tag = '') => join(place.scratch, `fleet-${count}${tag}.yaml`);
  const synth = (count: number, ...tag: string[]) =>
    program(place, 'bench/programs/fleet.ts', String(count), file(count, tag[0] && 'new'), ...tag);
  const commands: Readonly<Record<string, (count: number) => Command>> = {
    'checked synth': (count) => synth(count),
    diff: (count) => kubetalk(place, 'diff', '--exit-zero', file(count), file(count, 'new')),
    topology: (count) => kubetalk(place, 'topology', file(count)),
  };
  for (const count of COUNTS) time(synth(count, '1.1'));
  for (const [name, command] of Object.entries(commands)) {
    const [, small, large] = COUNTS;
    const times = race(7, { small: command(small), large: command(large) });
    yield ratio(`${name} of 10,000 services / of 1,000`, times.large, times.small, 11);
    for (const count of COUNTS)
      yield megabytes(
        `${name} of ${count.toLocaleString('en')} services`,
        memory(command(count)),
        name === 'checked synth' ? 400 : undefined,
      );
  }
  const what = 'checked synth of 10,000 services / `helm template` of the same objects, unchecked';
  if (!onPath('helm')) return yield { what, because: 'helm is not on PATH' };
  const helm = helmChartOf(join(place.scratch, 'helm-fleet'), readFileSync(file(10_000), 'utf8'));
  const sides = race(7, { ours: synth(10_000), helm });
  yield ratio(what, sides.ours, sides.helm, 1, 'clock');
}
