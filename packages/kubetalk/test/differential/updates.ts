import { parseArgs } from 'node:util';
import { fieldPathText } from '../../src/kubernetes/schema/problem';
import { Kubernetes } from '../../src/kubernetes/version';
import { at, type JsonObject, text } from '../../src/manifest/manifest';
import { diff } from '../applied';
import { ApiServer } from './api';
import { definitions, type Family, families, START } from './mutants';
import type { Mutant } from './mutate';

// node bin/run.mjs packages/kubetalk/test/differential/updates.ts [--more N] [--start N]: makes each healthy object in the cluster that
// KUBECONFIG names, asks its API server whether it takes each mutant in its place, as kubectl apply --server-side does, and
// prints where diff says another thing. The objects are deleted again.
const { values } = parseArgs({
  options: { more: { type: 'string', default: '1' }, start: { type: 'string', default: String(START) } },
});

const counts = { taken: 0, refused: 0, found: 0, missed: 0, 'false alarms': 0 };

/** Mutants that are no other object: those keep what names it. */
function isUpdate({ value }: Mutant, seed: JsonObject): boolean {
  const named = ({ apiVersion, kind, metadata }: JsonObject) => JSON.stringify([apiVersion, kind, metadata]);
  return named(value) === named(seed);
}

async function judge(mutant: Mutant, { seed, name }: Family, server: ApiServer, kubernetes: Kubernetes) {
  const { accepted, message } = await server.update(mutant.value);
  const [before, after] = [seed, mutant.value].map((value) => [{ value, source: {} }]);
  const { changes } = diff(before ?? [], after ?? [], { kubernetes, serverSide: true });
  const said = changes.flatMap(({ impacts }) => impacts).find(({ id }) => id === 'rejected')?.message;
  counts[accepted ? 'taken' : 'refused'] += 1;
  if (!accepted) counts[said === undefined ? 'missed' : 'found'] += 1;
  if (accepted && said !== undefined) counts['false alarms'] += 1;
  if (accepted !== (said !== undefined)) return [];
  const value = JSON.stringify(at(mutant.value, mutant.path))?.slice(0, 200);
  return [
    `${accepted ? 'false alarm' : 'missed'}: ${name} ${fieldPathText(mutant.path)} ${mutant.what}: ${value}\n    ${said ?? message.slice(0, 300)}`,
  ];
}

async function main(): Promise<void> {
  const server = new ApiServer(process.env.KUBECONFIG ?? '');
  const version = await server.version();
  const kubernetes = Kubernetes.of(version);
  if (!kubernetes) throw new Error(`Kubernetes ${version} is not known`);

  await server.define(definitions());
  const all = families(kubernetes.minor, Number(values.more), Number(values.start));
  await server.discover(all.map(({ seed }) => text(seed.apiVersion)));
  const lines: string[] = [];
  for (const family of all) {
    // Only a controller ends a namespace.
    if (!server.serves(family.seed) || family.seed.kind === 'Namespace') continue;
    await server.remove(family.seed);
    const made = await server.make(family.seed);
    if (!made.accepted) console.log(`not made: ${family.name}: ${made.message.slice(0, 200)}`);
    else
      for (const mutant of family.mutants.slice(1))
        if (isUpdate(mutant, family.seed)) lines.push(...(await judge(mutant, family, server, kubernetes)));
    await server.remove(family.seed);
  }
  for (const line of lines.sort()) console.log(line);
  console.log(JSON.stringify({ version, ...counts }));
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
