import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { applied } from '../../src/diff/apply/apply';
import { fieldChanges } from '../../src/diff/fields';
import { exactly } from '../../src/diff/keys';
import { Kubernetes } from '../../src/kubernetes/version';
import { type JsonObject, list, type Manifest, record, text } from '../../src/manifest/manifest';
import { diff } from '../applied';
import { type Change, changes } from './changes';
import { comparable, type Digests, digest, digestsFile, START, shapeFor } from './digests';
import { seedsIn } from './mutants';
import { isDefinition, upgradesIn } from './upgrades';

// node bin/run.mjs packages/kubetalk/test/differential/applies.ts [--count N] [--start N] [--server-side] [--record]: applies random
// changes of healthy objects with kubectl to the cluster that KUBECONFIG names, and prints where it then holds another object
// than diff says. --record writes down what it holds, for applies.test.ts. All objects are deleted again.
// With --upgrades FOLDER it applies the upgrades of this folder (./upgrades.ts) instead.
const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '300' },
    start: { type: 'string', default: String(START) },
    'server-side': { type: 'boolean', default: false },
    record: { type: 'boolean', default: false },
    upgrades: { type: 'string' },
  },
});
const serverSide = values['server-side'];
const BATCH = 75;
/** How many batches go at a time: kubectl waits for one answer before it asks for the next. */
const AT_ONCE = 4;
const NAMESPACES = ['apply', 'apply-pods'];

const manifest = (value: JsonObject): Manifest => ({ value, source: {} });
const DEFINITIONS: readonly Manifest[] = seedsIn('seeds-custom.yaml')
  .filter(({ kind }) => kind === 'CustomResourceDefinition')
  .map(manifest);

interface Result {
  readonly output: string;
  readonly errors: string;
}

function kubectl(args: readonly string[], input = ''): Promise<Result> {
  return new Promise((done) => {
    const child = execFile('kubectl', args, { maxBuffer: 2 ** 28 }, (_, output, errors) => done({ output, errors }));
    child.stdin?.on('error', () => {}).end(input);
  });
}

const listOf = (items: readonly JsonObject[]) => JSON.stringify({ apiVersion: 'v1', kind: 'List', items });

/** A folder with a file for each object: one that is refused keeps none of the others from being applied. */
function folderOf(objects: readonly JsonObject[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'applies-'));
  for (const [index, object] of objects.entries())
    writeFileSync(join(folder, `${String(index).padStart(4, '0')}.json`), JSON.stringify(object));
  return folder;
}
const keyOf = ({ kind, metadata }: JsonObject) => `${text(kind)} ${text(record(metadata).name)}`;

/** The objects that kubectl takes, by kind and name in lower case as it prints them. */
async function apply(objects: readonly JsonObject[]): Promise<ReadonlySet<string>> {
  const how = serverSide ? ['--server-side'] : [];
  const folder = folderOf(objects);
  const { output } = await kubectl(['apply', ...how, '-f', folder]);
  rmSync(folder, { recursive: true });
  const taken = output.matchAll(/^([a-z]+)[^/\s]*\/(\S+) /gm);
  return new Set([...taken].map(([, kind, name]) => `${kind} ${name}`));
}

const isTaken = (object: JsonObject, taken: ReadonlySet<string>) => taken.has(keyOf(object).toLowerCase());

async function held(objects: readonly JsonObject[]): Promise<ReadonlyMap<string, JsonObject>> {
  if (objects.length === 0) return new Map();
  const args = ['get', '-f', '-', '--ignore-not-found', '--show-managed-fields', '-o', 'json'];
  const { output, errors } = await kubectl(args, listOf(objects));
  if (output === '') throw new Error(errors);
  const found = JSON.parse(output) as JsonObject;
  const items = found.kind === 'List' ? list(found.items).map(record) : [found];
  return new Map(items.map((item) => [keyOf(item), item]));
}

const counts = {
  'not made': 0,
  changes: 0,
  refused: 0,
  'said to be refused': 0,
  equal: 0,
  'equal from the files': 0,
  false: 0,
};
const lines: string[] = [];
const digests: Record<string, string> = {};

function judge(
  { name, before, after }: Change,
  live: JsonObject,
  now: JsonObject,
  taken: boolean,
  kubernetes: Kubernetes,
  definitions: readonly Manifest[],
) {
  counts.changes += 1;
  const shape = shapeFor(after, kubernetes, definitions);
  const options = { kubernetes, serverSide, shape };
  const [one, other] = [before, after].map((value) => [...definitions, manifest(value)]);
  const { changes: said } = diff(one ?? [], other ?? [], { kubernetes, serverSide });
  const refusal = said.flatMap(({ impacts }) => impacts).find(({ id }) => id === 'rejected');
  if (!taken) {
    counts.refused += 1;
    if (refusal) counts['said to be refused'] += 1;
    else
      lines.push(
        `refused: ${name}: not said\n    before ${JSON.stringify(before)}\n    after ${JSON.stringify(after)}`,
      );
    return;
  }
  if (refusal) {
    counts.false += 1;
    lines.push(
      `taken: ${name}: said to be refused: ${refusal.message}\n    before ${JSON.stringify(before)}\n    after ${JSON.stringify(after)}`,
    );
  }
  digests[name] = digest(now, kubernetes);
  const sides = {
    live: applied(manifest(live), manifest(after), options),
    files: applied(manifest(before), manifest(after), options),
  };
  for (const [side, { held, refusal: why }] of Object.entries(sides)) {
    const [ours, theirs] = [held, now].map((one) => comparable(one, kubernetes, definitions));
    if (why === undefined && ours && theirs && exactly(ours) === exactly(theirs)) {
      counts[side === 'live' ? 'equal' : 'equal from the files'] += 1;
      continue;
    }
    const found = ours && theirs ? fieldChanges(ours, theirs, shape) : [];
    const text = found.map(
      ({ path, before: one, after: other }) =>
        `${path}: ours ${JSON.stringify(one)}, cluster's ${JSON.stringify(other)}`,
    );
    lines.push(
      `${side}: ${name}: ${why ?? (text.join('; ').slice(0, 600) || 'in another order')}\n    before ${JSON.stringify(before)}\n    after ${JSON.stringify(after)}`,
    );
  }
}

async function batch(some: readonly Change[], kubernetes: Kubernetes, definitions: readonly Manifest[]): Promise<void> {
  const befores = some.map(({ before }) => before);
  const made = await apply(befores);
  const there = some.filter(({ before }) => isTaken(before, made));
  counts['not made'] += some.length - there.length;
  const live = await held(there.map(({ before }) => before));
  const taken = await apply(there.map(({ after }) => after));
  const now = await held(there.map(({ before }) => before));
  for (const change of there) {
    const [one, other] = [live, now].map((objects) => objects.get(keyOf(change.before)));
    if (one && other) judge(change, one, other, isTaken(change.after, taken), kubernetes, definitions);
  }
  const kept = [...now.values()].filter(({ metadata }) => list(record(metadata).finalizers).length > 0);
  if (kept.length > 0)
    await kubectl(['patch', '-f', '-', '--type=merge', '-p', '{"metadata":{"finalizers":null}}'], listOf(kept));
  await kubectl(
    ['delete', '-f', '-', '--ignore-not-found', '--wait=false', '--grace-period=0', '--force'],
    listOf(befores),
  );
}

/** All that upgrades change, and at the end what defines kinds, as upgrades may define the same ones. */
async function upgrades(folder: string, kubernetes: Kubernetes): Promise<void> {
  const namespace = serverSide ? 'upgrades-server-side' : 'upgrades';
  const all = upgradesIn(folder, namespace);
  await kubectl(['create', 'namespace', namespace]);
  await kubectl(['create', 'quota', 'none', '-n', namespace, '--hard=pods=0']);
  const definitions = [...new Map(all.flatMap(({ definitions }) => definitions).map((one) => [keyOf(one.value), one]))];
  const defined = definitions.map(([, one]) => one);
  const crds = defined.map(({ value }) => value);
  if (crds.length > 0) await kubectl(['apply', '--server-side', '-f', '-'], listOf(crds));
  const changes = all.flatMap((upgrade) => upgrade.changes);
  const isOfDefinition = ({ after }: Change) => isDefinition(after);
  await batches(
    changes.filter((change) => !isOfDefinition(change)),
    kubernetes,
    defined,
  );
  await kubectl(['delete', '-f', '-', '--ignore-not-found', '--timeout=60s'], listOf(crds));
  for (let left = changes.filter(isOfDefinition); left.length > 0; ) {
    const some = [...new Map(left.map((change) => [keyOf(change.before), change])).values()];
    await batch(some, kubernetes, defined);
    left = left.filter((change) => !some.includes(change));
  }
  await kubectl(['delete', 'namespace', namespace, '--wait=false']);
}

async function main(): Promise<void> {
  const { output } = await kubectl(['get', '--raw', '/version']);
  const kubernetes = Kubernetes.of(JSON.parse(output).gitVersion) as Kubernetes;
  if (values.upgrades === undefined) await randomChanges(kubernetes);
  else await upgrades(values.upgrades, kubernetes);
  for (const line of lines.sort()) console.log(line);
  console.log(JSON.stringify({ version: kubernetes.version, serverSide, ...counts }));
  if (!values.record) return;
  const known: Digests = existsSync(digestsFile) ? JSON.parse(readFileSync(digestsFile, 'utf8')) : {};
  const key = `${kubernetes.version}${serverSide ? ' --server-side' : ''}`;
  writeFileSync(join(digestsFile), `${JSON.stringify({ ...known, [key]: digests }, undefined, 1)}\n`);
}

async function randomChanges(kubernetes: Kubernetes): Promise<void> {
  for (const namespace of NAMESPACES) await kubectl(['create', 'namespace', namespace]);
  await kubectl(['create', 'quota', 'none', '-n', 'apply', '--hard=pods=0']);
  await kubectl(['apply', '-f', '-'], listOf(DEFINITIONS.map(({ value }) => value)));
  await new Promise((done) => setTimeout(done, 2000));
  const all = changes(kubernetes, Number(values.count), Number(values.start));
  await batches(all, kubernetes, DEFINITIONS);
}

async function batches(all: readonly Change[], kubernetes: Kubernetes, definitions: readonly Manifest[]) {
  const left = Array.from({ length: Math.ceil(all.length / BATCH) }, (_, index) =>
    all.slice(index * BATCH, (index + 1) * BATCH),
  );
  const worker = async () => {
    for (let some = left.shift(); some; some = left.shift()) {
      await batch(some, kubernetes, definitions);
      console.error(`${left.length} batches to begin`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
