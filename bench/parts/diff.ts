import { set } from '../manifests';
import { race } from '../measure';
import { onPath } from '../peers';
import { kubetalk, node, type Place } from '../place';
import { beyond, type Rows, ratio } from '../row';

/** The diff, against Node alone, against its own growth, and against dyff. */
export function* diff(place: Place): Rows {
  const ours = (before: string, after: string) => kubetalk(place, 'diff', '--exit-zero', before, after);
  const sides = (count: number, changed = 100) =>
    [set(place.scratch, count, 0), set(place.scratch, count, changed)] as const;
  const small = race(7, { ours: ours('dist/lesson.k8s.yaml', 'dist/load-balancer.k8s.yaml'), node: node(place) });
  yield ratio('`diff` of two environments / `node -e 0`', small.ours, small.node, 6);
  const [ten, half, whole] = [sides(10, 1), sides(5000), sides(10_000)];
  const growth = race(7, { half: ours(...half), whole: ours(...whole), ten: ours(...ten) });
  yield beyond('`diff` of 10,000 objects, 100 changed', growth.whole, growth.ten, 1);
  yield ratio('`diff` of 10,000 objects, 100 changed / of 5,000', growth.whole, growth.half, 2.2);
  // Dyff shows what differs; ours predicts what the cluster does as well.
  for (const [count, pair, rounds] of [
    ['10,000', whole, 7],
    ['100,000', sides(100_000), 3],
  ] as const) {
    const what = `\`diff\` of ${count} objects / \`dyff between\``;
    if (!onPath('dyff')) {
      yield { what, because: 'dyff is not on PATH' };
      continue;
    }
    const peers = race(rounds, { ours: ours(...pair), dyff: { cwd: place.here, words: ['dyff', 'between', ...pair] } });
    yield ratio(what, peers.ours, peers.dyff, 1, 'clock');
  }
}
