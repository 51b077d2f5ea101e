import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kubernetes } from '../../src/kubernetes/version';
import { type Json, text } from '../../src/manifest/manifest';
import { ApiServer } from './api';
import { titleOf } from './cautions';
import { filledIn, objectsFor, pointer, type Recorded } from './defaults';

// node bin/run.mjs packages/kubetalk/test/differential/record-defaults.ts: writes to defaults.json what the API server that
// KUBECONFIG names fills in where the healthy objects have nothing.
const file = join('packages/kubetalk/test/differential', 'defaults.json');

async function main(): Promise<void> {
  const server = new ApiServer(process.env.KUBECONFIG ?? '');
  const kubernetes = Kubernetes.of(await server.version()) as Kubernetes;
  const objects = objectsFor(kubernetes.minor);
  await server.discover(objects.map(({ apiVersion }) => text(apiVersion)));
  const seen = new Set<string>();
  const known = JSON.parse(readFileSync(file, 'utf8')) as Recorded;
  const earlier = Object.entries(known).filter(([version]) => version < kubernetes.version);
  const found: Record<string, Record<string, Json>> = {};
  for (const object of objects) {
    if (!server.serves(object)) continue;
    const title = titleOf(object);
    const { stored, message } = await server.verdict(object, object);
    if (!stored) console.error(`${title}: ${message}`);
    else
      for (const [path, value] of filledIn(object, stored, seen)) {
        const key = pointer(path);
        const isAlike = ([, made]: (typeof earlier)[number]) => same(made[title]?.[key], value);
        if (!earlier.some(isAlike)) found[title] = { ...found[title], [key]: value };
      }
  }
  writeFileSync(file, `${JSON.stringify({ ...known, [kubernetes.version]: found }, undefined, 2)}\n`);
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

main();
