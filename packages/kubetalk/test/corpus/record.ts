// node bin/run.mjs packages/kubetalk/test/corpus/record.ts [NAME…]: applies each set of the corpus to the cluster that kubectl is configured
// for, tries it, and writes what happened to record.json. With names (`healthy/lesson.yaml`) only those are done again.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Kubectl, kubectl, kubectlIn } from '../kubectl';
import { parseTry, sleep, triesOf } from './try';

/** What a cluster did with a set; `message` says why, in the words of kubectl or of the try that failed. */
export interface Entry {
  /** `works`: every try passes; `broken`: applied, but one fails; `rejected`: kubectl or the API server refuses an object. */
  readonly outcome: 'works' | 'broken' | 'rejected';
  readonly message?: string;
  /** What kubectl was warned of. */
  readonly warnings?: readonly string[];
  /** Where it is rejected: the objects that were applied nevertheless, with the namespaces left out. */
  readonly applied?: readonly string[];
}

export interface Corpus {
  readonly kubernetes: string;
  readonly sets: Sets;
  /** What other versions were tried, and what came out otherwise there. */
  readonly others: { readonly [kubernetes: string]: Sets };
}

interface Sets {
  readonly [file: string]: Entry;
}

const folder = 'packages/kubetalk/test/corpus';
const recordFile = join(folder, 'record.json');
/** How long a set has for every try to pass. */
const patience = 20;
/** What has come true must still be so after as many seconds: a second Pod may be late to join a Service. */
const settling = 3;
const atOnce = 10;

/** What does not go with a namespace: such a set touches nothing outside of its own all the same. */
const CLUSTER_WIDE = /^kind: (ValidatingWebhookConfiguration|FlowSchema)$/m;

/** The namespaces that are there now. They go, too, where the run is interrupted. */
const present = new Set<string>();

async function main(): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => removeNamespaces([...present]).then(() => process.exit(1)));
  const all = ['faulty', 'healthy'].flatMap((half) => readdirSync(join(folder, half)).map((name) => `${half}/${name}`));
  const asked = process.argv.length > 2 ? process.argv.slice(2) : all;
  const unknown = asked.filter((file) => !all.includes(file));
  if (unknown.length > 0) throw new Error(`${unknown.join(', ')}: no set of the corpus (${folder}/…)`);

  const made: [string, Entry][] = [];
  const queue = [...asked];
  const worker = async () => {
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
      const entry = await observe(file);
      made.push([file, entry]);
      console.log(`${file}: ${entry.outcome}${entry.message ? `: ${entry.message}` : ''}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  await write(all, made);
}

/** Keeps what other runs recorded of sets that are still there. Of another version only what differs is written down. */
async function write(all: readonly string[], made: readonly [string, Entry][]): Promise<void> {
  const version = await versionOfServer();
  const none: Corpus = { kubernetes: version, sets: {}, others: {} };
  const { kubernetes, sets, others }: Corpus = existsSync(recordFile)
    ? JSON.parse(readFileSync(recordFile, 'utf8'))
    : none;
  const merge = (old: Sets = {}): Sets => {
    const known = { ...old, ...Object.fromEntries(made) };
    return Object.fromEntries(all.flatMap((file) => (known[file] ? [[file, known[file]]] : [])).sort());
  };
  const differing = () =>
    Object.fromEntries(
      Object.entries(merge(others[version])).filter(([file, { outcome }]) => outcome !== sets[file]?.outcome),
    );
  const corpus: Corpus =
    version === kubernetes
      ? { kubernetes, sets: merge(sets), others }
      : { kubernetes, sets, others: { ...others, [version]: differing() } };
  writeFileSync(recordFile, `${JSON.stringify(corpus, null, 2)}\n`);
}

async function versionOfServer(): Promise<string> {
  return JSON.parse((await kubectl('version', '-o', 'json')).stdout).serverVersion.gitVersion;
}

/** Applies one set in a namespace of its own, tries it, and takes it away again. */
async function observe(file: string): Promise<Entry> {
  const yaml = readFileSync(join(folder, file), 'utf8');
  const fresh = `corpus-${basename(file, '.yaml').slice(0, 40)}-${Math.random().toString(36).slice(2, 6)}`;
  // A set that names namespaces brings them along; they begin with `corpus-`, and nothing else in the corpus does.
  const named = [...new Set(yaml.match(/\bcorpus-[a-z0-9-]+/g))];
  const inFresh = await kubectlIn(fresh);
  for (const name of [fresh, ...named]) present.add(name);
  const entry = async () => {
    if (named.length > 0) await kubectl('wait', '--for=delete', '--timeout=50s', ...named.map((name) => `ns/${name}`));
    await kubectl('create', 'namespace', fresh);
    await defaultAccount(inFresh);
    const applied = await inFresh('apply', '-f', join(folder, file));
    if (applied.code !== 0) return rejected(applied.stdout, applied.stderr);
    const warnings = [...applied.stderr.matchAll(/^Warning: (.*)$/gm)].map(([, warning]) => warning as string);
    return { ...(await tried(inFresh, triesOf(yaml))), ...(warnings.length > 0 && { warnings }) };
  };
  try {
    return plain(await entry(), fresh, yaml);
  } finally {
    if (CLUSTER_WIDE.test(yaml))
      await inFresh('delete', '--ignore-not-found', '--wait=false', '-f', join(folder, file));
    await removeNamespaces([fresh, ...named]);
    for (const name of [fresh, ...named]) present.delete(name);
  }
}

function removeNamespaces(names: readonly string[]): Promise<unknown> {
  return kubectl('delete', 'namespace', '--wait=false', '--ignore-not-found', ...names);
}

/** A bare Pod is refused until its namespace has the default ServiceAccount, which is made a moment after. */
async function defaultAccount(kubectl: Kubectl): Promise<void> {
  for (let look = 0; look < 50; look++) {
    if ((await kubectl('get', 'serviceaccount', 'default')).code === 0) return;
    await sleep(0.1);
  }
}

function rejected(stdout: string, stderr: string): Entry {
  const applied = stdout
    .split('\n')
    .filter((line) => line.endsWith(' created'))
    .map((line) => line.replace(/ created$/, ''))
    .filter((object) => !object.startsWith('namespace/'));
  return { outcome: 'rejected', message: stderr, applied };
}

async function tried(kubectl: Kubectl, tries: readonly string[]): Promise<Entry> {
  if (tries.length === 0) throw new Error('a set needs at least one "# try: …"');
  const end = Date.now() + patience * 1000;
  const failures = await Promise.all(
    tries.map(async (words) => {
      const attempt = parseTry(words);
      let passed = 0;
      while (passed < 2) {
        const why = await attempt(kubectl);
        if (why && Date.now() > end) return [`${words}: ${why}`];
        passed = why ? 0 : passed + 1;
        await sleep(why ? 1 : settling);
      }
      return [];
    }),
  );
  const message = failures.flat().join('\n');
  return message ? { outcome: 'broken', message } : { outcome: 'works' };
}

/** Without what differs from run to run: the namespace, and addresses that the set does not name. */
function plain(entry: Entry, fresh: string, yaml: string): Entry {
  if (entry.message === undefined) return entry;
  const message = entry.message
    .replaceAll(fresh, 'NAMESPACE')
    .replaceAll(`${folder}/`, '')
    .replace(/\b(?:\d+\.){3}\d+\b/g, (address) => (yaml.includes(address) ? address : 'ADDRESS'))
    .replace(/(?<=ADDRESS:)\d+(?=->)/g, 'PORT')
    .replace(/\b0x[0-9a-f]+/g, 'POINTER')
    .trim();
  return { ...entry, message };
}

main().catch((error: Error) => {
  console.error(`error: ${error.message}`);
  process.exitCode = 1;
});
