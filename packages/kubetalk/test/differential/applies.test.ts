import { existsSync, readFileSync } from 'node:fs';
import { applied } from '../../src/diff/apply/apply';
import { Kubernetes } from '../../src/kubernetes/version';
import type { JsonObject, Manifest } from '../../src/manifest/manifest';
import { type Change, changes } from './changes';
import { type Digests, digest, digestsFile, START, shapeFor } from './digests';

const recorded: Digests = existsSync(digestsFile) ? JSON.parse(readFileSync(digestsFile, 'utf8')) : {};

/** What clusters did otherwise than diff says, and why. */
const EXPLAINED: Readonly<Record<string, string>> = {
  '1.28 --server-side ConfigMap c20261128-45':
    'null in a map: --server-side leaves it out of a new object, and makes it an empty text in one that is there',
  '1.28 --server-side HorizontalPodAutoscaler c20261128-162':
    'autoscaling/v1 is kept as v2: of what is not given any more nothing goes',
  '1.28 --server-side Parcel c20261128-21': 'a set keeps the order that is there; v1.36 takes that of the file',
};

const rows = Object.entries(recorded).map(([key, digests]): [string, Readonly<Record<string, string>>] => [
  key,
  digests,
]);

const manifest = (value: JsonObject): Manifest => ({ value, source: {} });

function heldText({ before, after }: Change, kubernetes: Kubernetes, serverSide: boolean): string {
  const shape = shapeFor(after, kubernetes);
  return digest(applied(manifest(before), manifest(after), { kubernetes, serverSide, shape }).held, kubernetes);
}

test.each(rows)('Kubernetes %s holds what diff says that it holds, after random changes', (key, digests) => {
  const [version = '', flag] = key.split(' ');
  const kubernetes = Kubernetes.of(version) as Kubernetes;
  const most = Math.max(...Object.keys(digests).map((name) => Number(name.slice(name.lastIndexOf('-') + 1))));
  const all = changes(kubernetes, most + 1, START).filter(({ name }) => name in digests);
  expect(all.length).toBe(Object.keys(digests).length);
  const others = all.filter(
    (change) => heldText(change, kubernetes, flag === '--server-side') !== digests[change.name],
  );
  expect(others.map(({ name }) => name).filter((name) => !(`${key} ${name}` in EXPLAINED))).toEqual([]);
});
