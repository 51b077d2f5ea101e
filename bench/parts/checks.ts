import { race } from '../measure';
import { type Place, program } from '../place';
import { type Rows, ratio } from '../row';

/** Checks at synth: Services, each with the workload behind it and a caller. */
export function* checks(place: Place): Rows {
  const callers = (count: number, ...mode: string[]) =>
    program(place, 'bench/programs/callers.ts', String(count), ...mode);
  const sides = race(7, {
    plain: callers(10_000),
    half: callers(5000, 'checked'),
    checked: callers(10_000, 'checked'),
  });
  yield ratio('10,000 Services with workloads and callers, checked / unchecked', sides.checked, sides.plain, 2);
  yield ratio('10,000 checked / 5,000 checked', sides.checked, sides.half, 2.3);
}
