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

// node bin/run.mjs packages/kubetalk/test/differential/applies.ts [--count N] [--start N] [--server-side] [--record]: applies random
// changes of healthy objects with kubectl to the cluster that KUBECONFIG names, and prints where it then holds another object
// than diff says. --record writes down what it holds, for applies.test.ts. All objects are deleted again.
const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '300' },
    start: { type: 'string', default: String(START) },
    'server-side': { type: 'boolean', default: false },
    record: { type: 'boolean', default: false },
  },
});
const serverSide = values['server-side'];
const BATCH = 150;
const NAMESPACES = ['apply', 'apply-pods'];

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

const counts = { changes: 0, refused: 0, 'said to be refused': 0, equal: 0, 'equal from the files': 0, false: 0 };
const lines: string[] = [];
const digests: Record<string, string> = {};

function judge(
  { name, before, after }: Change,
  live: JsonObject,
  now: JsonObject,
  taken: boolean,
  kubernetes: Kubernetes,
) {
  counts.changes += 1;
  const manifest = (value: JsonObject): Manifest => ({ value, source: {} });
  const shape = shapeFor(after, kubernetes);
  const options = { kubernetes, serverSide, shape };
  const { changes: said } = diff([manifest(before)], [manifest(after)], { kubernetes, serverSide });
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
  // The volume of a token has another name in each Pod.
  if (!JSON.stringify(now).includes('kube-api-access-')) digests[name] = digest(now, kubernetes);
  const sides = {
    live: applied(manifest(live), manifest(after), options),
    files: applied(manifest(before), manifest(after), options),
  };
  for (const [side, { held, refusal: why }] of Object.entries(sides)) {
    const [ours, theirs] = [held, now].map((one) => comparable(one, kubernetes));
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

async function batch(some: readonly Change[], kubernetes: Kubernetes): Promise<void> {
  const befores = some.map(({ before }) => before);
  const made = await apply(befores);
  const there = some.filter(({ before }) => isTaken(before, made));
  const live = await held(there.map(({ before }) => before));
  const taken = await apply(there.map(({ after }) => after));
  const now = await held(there.map(({ before }) => before));
  for (const change of there) {
    const [one, other] = [live, now].map((objects) => objects.get(keyOf(change.before)));
    if (one && other) judge(change, one, other, isTaken(change.after, taken), kubernetes);
  }
  await kubectl(['patch', '-f', '-', '--type=merge', '-p', '{"metadata":{"finalizers":null}}'], listOf(befores));
  await kubectl(
    ['delete', '-f', '-', '--ignore-not-found', '--wait=false', '--grace-period=0', '--force'],
    listOf(befores),
  );
}

async function main(): Promise<void> {
  const { output } = await kubectl(['get', '--raw', '/version']);
  const kubernetes = Kubernetes.of(JSON.parse(output).gitVersion) as Kubernetes;
  for (const namespace of NAMESPACES) await kubectl(['create', 'namespace', namespace]);
  await kubectl(['create', 'quota', 'none', '-n', 'apply', '--hard=pods=0']);
  await kubectl(
    ['apply', '-f', '-'],
    listOf(seedsIn('seeds-custom.yaml').filter(({ kind }) => kind === 'CustomResourceDefinition')),
  );
  await new Promise((done) => setTimeout(done, 2000));
  const all = changes(kubernetes, Number(values.count), Number(values.start));
  for (let start = 0; start < all.length; start += BATCH) {
    await batch(all.slice(start, start + BATCH), kubernetes);
    console.error(`${Math.min(start + BATCH, all.length)} of ${all.length}`);
  }
  for (const line of lines.sort()) console.log(line);
  console.log(JSON.stringify({ version: kubernetes.version, serverSide, ...counts }));
  if (!values.record) return;
  const known: Digests = existsSync(digestsFile) ? JSON.parse(readFileSync(digestsFile, 'utf8')) : {};
  const key = `${kubernetes.version}${serverSide ? ' --server-side' : ''}`;
  writeFileSync(join(digestsFile), `${JSON.stringify({ ...known, [key]: digests }, undefined, 1)}\n`);
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
