import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folder, set, text } from '../manifests';
import { type Command, memory, race } from '../measure';
import { onPath } from '../peers';
import { kubetalk, type Place } from '../place';
import { beyond, megabytes, type Rows, ratio } from '../row';
import { schemas } from '../schemas';

/** `check` and `topology` of ReplicaSets and their Services: against their own growth, and against tools. */
export function* files(place: Place): Rows {
  const { scratch } = place;
  const [ten, whole, tenfold] = [set(scratch, 10, 0), set(scratch, 10_000, 0), folder(scratch, 10)];
  for (const name of ['check', 'topology']) {
    const sides = race(7, { whole: kubetalk(place, name, whole), ten: kubetalk(place, name, ten) });
    yield beyond(`\`${name}\` of 10,000 objects`, sides.whole, sides.ten, 1);
    const growth = race(3, { large: kubetalk(place, name, tenfold), whole: kubetalk(place, name, whole) });
    yield ratio(`\`${name}\` of 100,000 objects / of 10,000`, growth.large, growth.whole, 11);
    yield megabytes(`\`${name}\` of 10,000 objects`, memory(kubetalk(place, name, whole)));
    yield megabytes(`\`${name}\` of 100,000 objects`, memory(kubetalk(place, name, tenfold)));
  }
  yield* peers(place, whole, tenfold);
}

function* peers(place: Place, whole: string, tenfold: string): Rows {
  // Kube-score does not read ReplicaSets.
  const deployments = join(place.scratch, 'deployments.yaml');
  writeFileSync(deployments, text(1000, 0).replaceAll('kind: ReplicaSet', 'kind: Deployment'));
  const location = schemas(place.scratch);
  const kubeconform = (path: string) => `kubeconform -schema-location '${location}' ${path}`;
  for (const [what, program, line, path, rounds] of [
    ['1,000 Deployments and Services', 'kube-score', `kube-score score ${deployments}`, deployments, 7],
    ['10,000 objects', 'kubeconform', kubeconform(whole), whole, 7],
    ['100,000 objects', 'kubeconform', kubeconform(tenfold), tenfold, 3],
  ] as const) {
    const name = `\`check\` of ${what} / \`${program}\``;
    if (!onPath(program)) {
      yield { what: name, because: `${program} is not on PATH` };
      continue;
    }
    // They end with another status than 0 where they object to something.
    const peer: Command = { cwd: place.here, words: ['sh', '-c', `${line} >/dev/null 2>&1 || true`] };
    const sides = race(rounds, { ours: kubetalk(place, 'check', path), peer });
    yield ratio(name, sides.ours, sides.peer, 1, 'clock');
  }
}
