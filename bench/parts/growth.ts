import { join } from 'node:path';
import { race } from '../measure';
import { helmChart, kustomization, onPath } from '../peers';
import { type Place, program } from '../place';
import { type Rows, ratio } from '../row';

/** A chart of database components, each a ReplicaSet and its Service. */
export function* growth(place: Place): Rows {
  const ours = (count: number) => program(place, 'bench/programs/databases.ts', String(count));
  const { small, middle, large } = race(7, { small: ours(1000), middle: ours(4000), large: ours(16_000) });
  yield ratio('4,000 ReplicaSets with Services / 1,000', middle, small, 4.4);
  yield ratio('16,000 / 4,000', large, middle, 4.4);
  for (const [count, name] of [
    [4000, '4,000 ReplicaSets with Services / `helm template`'],
    [16_000, '16,000 / `helm template`'],
  ] as const) {
    if (onPath('helm')) {
      const helm = helmChart(join(place.scratch, `helm-${count}`), count);
      const sides = race(7, { ours: ours(count), helm });
      yield ratio(name, sides.ours, sides.helm, 1);
    } else yield { what: name, because: 'helm is not on PATH' };
  }
  const beside = '1,000 / `kustomize build`';
  if (!onPath('kustomize')) return yield { what: beside, because: 'kustomize is not on PATH' };
  const sides = race(3, { ours: ours(1000), kustomize: kustomization(join(place.scratch, 'kustomize'), 1000) });
  yield ratio(beside, sides.ours, sides.kustomize, 1);
}
