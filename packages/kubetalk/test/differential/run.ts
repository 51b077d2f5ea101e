import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parseAllDocuments } from 'yaml';
import { pathText } from '../../src/kubernetes/schema/problem';
import { problemsOf } from '../../src/kubernetes/schema/problems';
import { at, type JsonObject, text, title } from '../../src/manifest/manifest';
import { ApiServer } from './api';
import { everyMutant, type Mutant, mutate, paths, random } from './mutate';

// node bin/run.mjs packages/kubetalk/test/differential/run.ts [--count N] [--seed N] [--every]: random (or all) single mutations of healthy manifests, judged by
// us and by the API server that KUBECONFIG names; prints where the two differ. Nothing is created.
const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    every: { type: 'boolean', default: false },
  },
});

/** What depends on what is in the cluster, which manifests alone do not tell. */
const OF_THE_CLUSTER =
  /not found$|already exists|error looking up service account|no PriorityClass with name|does not match the namespace|provided port is already allocated/;

interface Case {
  readonly seed: JsonObject;
  readonly mutant: Mutant;
}

const counts = { asked: 0, accepted: 0, rejected: 0, found: 0, missed: 0, 'false alarms': 0, 'of the cluster': 0 };

/** The healthy manifests themselves, then mutants of them. */
function cases(seeds: readonly JsonObject[], count: number, next: () => number): Case[] {
  // Every other mutant is of a random kind; the rest are of a random place, most of which are in large objects.
  if (values.every) return seeds.flatMap((seed) => [...everyMutant(seed, next)].map((mutant) => ({ seed, mutant })));
  const byPlace = seeds.flatMap((seed) => paths(seed).map(() => seed));
  const mutants = Array.from({ length: count }, (_, index) => {
    const from = index % 2 === 0 ? seeds : byPlace;
    const seed = from[Math.floor(next() * from.length)] as JsonObject;
    return { seed, mutant: mutate(seed, next) };
  });
  return [...seeds.map((seed) => ({ seed, mutant: { value: seed, path: [], what: 'untouched' } })), ...mutants];
}

/** A line where we and the API server differ. A dry run gives no nodePort away, so it does not look at their range. */
async function judge({ seed, mutant }: Case, server: ApiServer): Promise<string | undefined> {
  const { accepted, message } = await server.verdict(mutant.value, seed);
  const problems = problemsOf(mutant.value);
  const flagged = problems.length > 0;
  counts.asked += 1;
  if (accepted && flagged && problems.every(({ check }) => check === 'node-port-range')) {
    counts['of the cluster'] += 1;
    return undefined;
  }
  const what = accepted ? 'accepted' : !flagged && OF_THE_CLUSTER.test(message) ? 'of the cluster' : 'rejected';
  counts[what] += 1;
  if (what === 'rejected') counts[flagged ? 'found' : 'missed'] += 1;
  if (accepted && flagged) counts['false alarms'] += 1;
  if (what === 'of the cluster' || accepted !== flagged) return undefined;
  const ours = problems
    .map((problem) => `${problem.check}: ${pathText(problem.path)} ${problem.message}`)
    .join('\n    ');
  const value = JSON.stringify(at(mutant.value, mutant.path))?.slice(0, 300);
  const place = `${title({ value: seed, source: {} })} ${pathText(mutant.path)}`;
  return `${accepted ? 'false alarm' : 'missed'}: ${place} ${mutant.what}: ${value}\n    ${ours || message.slice(0, 400)}`;
}

async function main(): Promise<void> {
  const documents = parseAllDocuments(readFileSync('packages/kubetalk/test/differential/seeds.yaml', 'utf8'));
  const seeds = documents.map((document) => document.toJS() as JsonObject);
  const server = new ApiServer(process.env.KUBECONFIG ?? '');
  await server.discover(seeds.map((seed) => text(seed.apiVersion)));
  const queue = cases(seeds, Number(values.count), random(Number(values.seed))).values();
  const lines: string[] = [];
  const worker = async () => {
    for (const each of queue) lines.push((await judge(each, server)) ?? '');
  };
  await Promise.all(Array.from({ length: 6 }, worker));
  for (const line of lines.filter((each) => each !== '').sort()) console.log(line);
  console.log(
    JSON.stringify(counts),
    `${((counts.found / counts.rejected) * 100).toFixed(2)} % of what it rejects is found`,
  );
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
