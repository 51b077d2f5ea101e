// node bin/run.mjs packages/kubetalk/test/diff/record.ts [CASE…]: applies before.yaml and then after.yaml of every case to the cluster of the
// current kubectl context, each case in a namespace of its own, and writes down in record.json what the cluster does.
// Service addresses must be reachable: run it on a node.
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Kubernetes } from '../../src/kubernetes/version';
import type { Observation, Record as Recorded } from './record-type';
import { sideText } from './side';

const folder = 'packages/kubetalk/test/diff';
const cases = readdirSync(join(folder, 'cases')).sort();
const AT_ONCE = 3;
const REQUESTS = 12;

interface Item {
  readonly metadata: { readonly name: string; readonly uid: string; readonly deletionTimestamp?: string };
  readonly status?: Status;
  readonly spec?: { readonly clusterIP?: string; readonly ports?: { port: number; nodePort?: number }[] };
  readonly subsets?: readonly {
    readonly addresses?: readonly unknown[];
    readonly ports?: readonly { port: number }[];
  }[];
}
interface Status {
  readonly conditions?: readonly { readonly type: string; readonly status: string }[];
  readonly containerStatuses?: readonly { readonly containerID: string }[];
}

interface Result {
  readonly ok: boolean;
  readonly output: string;
  readonly errors: string;
}

function kubectlWith(input: string, ...args: string[]): Promise<Result> {
  return new Promise((done) => {
    const child = execFile('kubectl', args, { maxBuffer: 2 ** 26 }, (error, output, errors) =>
      done({ ok: !error, output, errors }),
    );
    child.stdin?.end(input);
  });
}

const kubectl = (...args: string[]) => kubectlWith('', ...args);

/** What the API server has against an object, without the patch that kubectl prints around it. */
function refusal(errors: string): string {
  const [, invalid] = /is invalid: (.*)/s.exec(errors) ?? [];
  return (invalid ?? errors.split(': ').slice(-2).join(': ')).trim().slice(0, 400);
}

async function items(namespace: string, kind: string): Promise<readonly Item[]> {
  const { output } = await kubectl('get', kind, '-n', namespace, '-o', 'json');
  return JSON.parse(output || '{"items":[]}').items;
}

/** The state that a change is judged by; two readings that are alike mean that the cluster has come to rest. */
async function state(namespace: string) {
  const [pods, services, endpoints] = await Promise.all(
    ['pods', 'services', 'endpoints'].map((kind) => items(namespace, kind)),
  );
  const running = (pods ?? []).filter(({ metadata }) => !metadata.deletionTimestamp);
  return {
    pods: running.map(({ metadata }) => metadata.uid).sort(),
    containers: running.flatMap(({ metadata, status }) => containersOf(metadata.uid, status)).sort(),
    settled: (pods ?? []).every(({ metadata, status }) => !metadata.deletionTimestamp && isReady(status)),
    services: services ?? [],
    endpoints: (endpoints ?? [])
      .map(({ metadata, subsets = [] }) => [metadata.name, addresses(subsets), targets(subsets)] as const)
      .sort(),
  };
}

const containersOf = (pod: string, status?: Status) =>
  (status?.containerStatuses ?? []).map(({ containerID }) => `${pod} ${containerID}`);
const isReady = (status?: Status) => status?.conditions?.some((one) => one.type === 'Ready' && one.status === 'True');
const addresses = (subsets: NonNullable<Item['subsets']>) =>
  subsets.reduce((sum, { addresses = [] }) => sum + addresses.length, 0);
const targets = (subsets: NonNullable<Item['subsets']>) =>
  subsets.flatMap(({ ports = [] }) => ports.map(({ port }) => port)).sort();

/** Waits until nothing moves any more: ready where that can be, and unchanged for three seconds. */
async function rest(namespace: string) {
  let last = '';
  let same = 0;
  for (let tries = 0; tries < 90; tries++) {
    const now = await state(namespace);
    const text = JSON.stringify(now);
    same = text === last ? same + 1 : 0;
    last = text;
    if (same >= (now.settled ? 3 : 15)) return now;
    await sleep(1000);
  }
  throw new Error(`${namespace}: does not come to rest`);
}

async function clusterVersion(): Promise<string> {
  const { output } = await kubectl('get', '--raw', '/version');
  return Kubernetes.of(JSON.parse(output).gitVersion)?.version ?? '';
}

/** How many of several requests to the API's Service are answered with 200, undefined where there is no such Service. */
async function requests(services: readonly Item[], port = 0): Promise<number | undefined> {
  const api = services.find(({ metadata }) => metadata.name === 'api');
  if (!api?.spec?.clusterIP || api.spec.clusterIP === 'None') return undefined;
  const path = services.some(({ metadata }) => metadata.name === 'db') ? '/demo/person' : '/demo/hello';
  const url = `http://${api.spec.clusterIP}:${port}${path}`;
  const answers = Array.from({ length: REQUESTS }, () =>
    fetch(url, { headers: { connection: 'close' }, signal: AbortSignal.timeout(6000) }).then(
      ({ status }) => status === 200,
      () => false,
    ),
  );
  return (await Promise.all(answers)).filter(Boolean).length;
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
const startedAnew = (pod: string, before: readonly string[], after: readonly string[]) =>
  before.some((one) => one.startsWith(pod) && !after.includes(one));

const clusterAddresses = (services: readonly Item[]) => services.map(({ spec }) => spec?.clusterIP);
const nodePorts = (services: readonly Item[]) =>
  services.flatMap(({ spec }) => spec?.ports?.flatMap(({ nodePort }) => nodePort ?? []) ?? []);

const portOf = (services: readonly Item[]) =>
  services.find(({ metadata }) => metadata.name === 'api')?.spec?.ports?.[0]?.port;

/** What a program in the Pods reads in its mounted files; undefined where the case mounts none at /witness. */
async function mounted(namespace: string, text: string): Promise<string | undefined> {
  if (!text.includes('/witness')) return undefined;
  const [pod] = await items(namespace, 'pods');
  return (await kubectl('exec', '-n', namespace, pod?.metadata.name ?? '', '--', 'sh', '-c', 'cat /witness/*')).output;
}

/** A kubelet looks at ConfigMaps every minute or so. */
const SYNC = 130_000;

async function record(name: string): Promise<Observation> {
  const namespace = `diff-${name}`;
  const [one, other] = ['before', 'after'].map((file) => sideText(name, file)) as [string, string];
  await kubectl('delete', 'namespace', namespace, '--ignore-not-found');
  await kubectl('create', 'namespace', namespace);
  try {
    const apply = (text: string) => kubectlWith(text, 'apply', '-n', namespace, '-f', '-');
    let first = await apply(one);
    // An object of a kind that is just being defined.
    for (let tries = 0; !first.ok && tries < 3; tries++) {
      await sleep(2000);
      first = await apply(one);
    }
    if (!first.ok) throw new Error(`${name}: before.yaml is refused: ${first.errors}`);
    const before = await rest(namespace);
    const port = portOf(before.services);
    const asked = await requests(before.services, port);
    const read = await mounted(namespace, one);
    const { ok, errors } = await apply(other);
    await sleep(read === undefined ? 2000 : SYNC);
    const after = await rest(namespace);
    const kept = after.pods.filter((pod) => before.pods.includes(pod));
    return {
      kubernetes: await clusterVersion(),
      accepted: ok,
      ...(!ok && { refusal: refusal(errors) }),
      pods: { before: before.pods.length, after: after.pods.length, kept: kept.length },
      restarted: kept.some((pod) => startedAnew(pod, before.containers, after.containers)),
      endpoints: { before: before.endpoints, after: after.endpoints },
      nodePortsKept: same(nodePorts(before.services), nodePorts(after.services)),
      addressesKept: same(clusterAddresses(before.services), clusterAddresses(after.services)),
      answered: { of: REQUESTS, before: asked, after: await requests(after.services, port ?? portOf(after.services)) },
      ...(read !== undefined && { mountFollows: read !== (await mounted(namespace, one)) }),
    };
  } finally {
    await kubectlWith(one, 'delete', '-n', namespace, '--ignore-not-found', '--wait=false', '-f', '-');
    await kubectl('delete', 'namespace', namespace, '--wait=false');
  }
}

async function main(asked: readonly string[]): Promise<void> {
  const target = join(folder, 'record.json');
  const known: Recorded = existsSync(target) ? JSON.parse(readFileSync(target, 'utf8')) : {};
  const left = [...(asked.length > 0 ? asked : cases)];
  const found: Record<string, Observation> = { ...known };
  const worker = async () => {
    for (let name = left.shift(); name; name = left.shift()) {
      try {
        found[name] = await record(name);
        console.log(name, JSON.stringify(found[name]));
      } catch (error) {
        console.error((error as Error).message);
        process.exitCode = 1;
      }
      const entries = cases.flatMap((one) => (found[one] ? [[one, found[one]]] : []));
      writeFileSync(target, `${JSON.stringify(Object.fromEntries(entries), undefined, 2)}\n`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

main(process.argv.slice(2));
