import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fieldPathText } from '../../src/kubernetes/schema/problem';
import { Kubernetes } from '../../src/kubernetes/version';
import { type FieldPath, isRecord, type Json, list, record, text } from '../../src/manifest/manifest';
import { ApiServer } from './api';
import { type Made, objectsFor, type Recorded, titleOf } from './cautions';

// node bin/run.mjs packages/kubetalk/test/differential/record-cautions.ts: writes to cautions.json what the API server that
// KUBECONFIG names drops of the objects in cautions.yaml, and how often it warns.
const file = join('packages/kubetalk/test/differential', 'cautions.json');

/** A warning that only comes of what was dropped. */
const FOLLOWING = /has no sources provided$/;

/** What was sent and did not come back; of lists, items that are told apart by name, or by their places. */
function dropped(sent: Json, back: Json | undefined, path: FieldPath = []): readonly FieldPath[] {
  if (isRecord(sent) && isRecord(back))
    return Object.entries(sent).flatMap(([key, item]) =>
      back[key] === undefined || back[key] === null
        ? [[...path, key]]
        : dropped(item ?? null, back[key], [...path, key]),
    );
  if (!Array.isArray(sent) || !Array.isArray(back)) return [];
  return sent.flatMap((item: Json, index) => {
    const { name } = record(item);
    const same = back.find((other: Json) => name !== undefined && record(other).name === name);
    return dropped(item, same ?? list(back)[index], [...path, index]);
  });
}

async function main(): Promise<void> {
  const server = new ApiServer(process.env.KUBECONFIG ?? '');
  const kubernetes = Kubernetes.of(await server.version()) as Kubernetes;
  const objects = objectsFor(kubernetes.minor);
  await server.discover(objects.map(({ apiVersion }) => text(apiVersion)));
  const made: Record<string, Made> = {};
  for (const object of objects) {
    const { accepted, message, warnings, stored } = await server.verdict(object, object);
    if (!accepted) throw new Error(`${titleOf(object)}: ${message}`);
    const paths = dropped(object, stored).map(fieldPathText);
    if (paths.length + warnings.length > 0) console.log(titleOf(object), paths, warnings);
    const own = warnings.filter((warning) => !FOLLOWING.test(warning));
    made[titleOf(object)] = { dropped: paths, warnings: own.length };
  }
  const known = JSON.parse(readFileSync(file, 'utf8')) as Recorded;
  writeFileSync(file, `${JSON.stringify({ ...known, [kubernetes.version]: made }, undefined, 1)}\n`);
}

main();
