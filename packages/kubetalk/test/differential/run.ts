import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { CustomKinds } from '../../src/kubernetes/schema/custom';
import { fieldPathText, problemText } from '../../src/kubernetes/schema/problem';
import { problemsOf } from '../../src/kubernetes/schema/problems';
import { Kubernetes } from '../../src/kubernetes/version';
import { at, text } from '../../src/manifest/manifest';
import { ApiServer } from './api';
import { definitions, type Family, families, START } from './mutants';
import type { Mutant } from './mutate';
import { type Verdicts, verdictsFile } from './verdicts';

// node bin/run.mjs packages/kubetalk/test/differential/run.ts [--more N] [--start N] [--record]: healthy objects and mutants of
// them, judged by us and by the API server that KUBECONFIG names; prints where the two differ. Nothing is created but the CustomResourceDefinitions of
// seeds-custom.yaml. --record writes
// what it says to verdicts.json, which npm test holds the rules to; --more and --start make other mutants, to look for faults.
const { values } = parseArgs({
  options: {
    more: { type: 'string', default: '1' },
    start: { type: 'string', default: String(START) },
    record: { type: 'boolean', default: false },
  },
});

/** What depends on what is in the cluster, which manifests alone do not show. */
const OF_THE_CLUSTER =
  /not found$|already exists|error looking up service account|no PriorityClass with name|does not match the namespace|provided port is already allocated|failed calling webhook|failed to allocate IP|overlaps with|already in use|^no answer$/;

const counts = { accepted: 0, rejected: 0, found: 0, missed: 0, 'false alarms': 0, 'of the cluster': 0 };

/** `+` accepted, `-` rejected, `~` depends on the cluster. A dry run gives no nodePort away, so it does not look at their range. */
async function judge(
  mutant: Mutant,
  { seed, name }: Family,
  server: ApiServer,
  kubernetes: Kubernetes,
  customKinds: CustomKinds,
  say: (line: string) => void,
) {
  const { accepted, message } = await server.verdict(mutant.value, seed);
  const problems = problemsOf(mutant.value, kubernetes, customKinds);
  const flagged = problems.length > 0;
  const outside = accepted
    ? flagged && problems.every(({ check }) => check === 'node-port-range')
    : OF_THE_CLUSTER.test(message);
  if (outside) {
    counts['of the cluster'] += 1;
    return '~';
  }
  counts[accepted ? 'accepted' : 'rejected'] += 1;
  if (!accepted) counts[flagged ? 'found' : 'missed'] += 1;
  if (accepted && flagged) counts['false alarms'] += 1;
  if (accepted === flagged) {
    const value = JSON.stringify(at(mutant.value, mutant.path))?.slice(0, 300);
    const ours = problems.map((problem) => `${problem.check}: ${problemText(problem)}`).join('\n    ');
    const what = `${accepted ? 'false alarm' : 'missed'}: ${name} ${fieldPathText(mutant.path)} ${mutant.what}: ${value}`;
    say(`${what}\n    ${ours || message.slice(0, 400)}`);
  }
  return accepted ? '+' : '-';
}

async function main(): Promise<void> {
  const server = new ApiServer(process.env.KUBECONFIG ?? '');
  const version = await server.version();
  const kubernetes = Kubernetes.of(version);
  if (!kubernetes) throw new Error(`Kubernetes ${version} is not known`);
  const custom = definitions();
  await server.define(custom);
  const customKinds = new CustomKinds(custom.map((value) => ({ value, source: {} })));
  const all = families(kubernetes.minor, Number(values.more), Number(values.start));
  await server.discover(all.map(({ seed }) => text(seed.apiVersion)));
  const lines: string[] = [];
  const verdicts: Record<string, readonly [string, string]> = {};
  for (const family of all) {
    if (!server.serves(family.seed)) continue;
    const signs: string[] = [];
    const queue = family.mutants.entries();
    const worker = async () => {
      for (const [index, mutant] of queue)
        signs[index] = await judge(mutant, family, server, kubernetes, customKinds, (line) => lines.push(line));
    };
    await Promise.all(Array.from({ length: 6 }, worker));
    verdicts[family.name] = [family.fingerprint, signs.join('')];
  }
  for (const line of lines.sort()) console.log(line);
  console.log(
    JSON.stringify({ version, ...counts }),
    `${((counts.found / counts.rejected) * 100).toFixed(2)} % of what it rejects is found`,
  );
  if (values.record) write(kubernetes.version, { server: version, verdicts });
}

function write(version: string, recorded: Verdicts[string]): void {
  const known = JSON.parse(readFileSync(verdictsFile, 'utf8')) as Verdicts;
  writeFileSync(verdictsFile, `${JSON.stringify({ ...known, [version]: recorded }, null, 1)}\n`);
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
