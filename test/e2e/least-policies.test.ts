import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { App } from 'cdk8s';
import { Boutique } from '../../examples/boutique/boutique';
import { type Application, applicationOf, withManifests } from '../../packages/kubetalk/src/application/application';
import { kindOf } from '../../packages/kubetalk/src/kubernetes/objects';
import { groupBy } from '../../packages/kubetalk/src/manifest/group-by';
import { type Json, type JsonObject, list, type Manifest, record } from '../../packages/kubetalk/src/manifest/manifest';
import { manifestsOf } from '../../packages/kubetalk/src/manifest/read';
import { DENY_ALL, leastPolicies } from '../../packages/kubetalk/src/policies/least';
import { selectedPods } from '../../packages/kubetalk/src/policies/pods';
import { renderPolicies } from '../../packages/kubetalk/src/policies/written';
import { isWorkload } from '../../packages/kubetalk/src/reach/connection';
import { pairsOf } from '../../packages/kubetalk/src/reach/pairs';
import { inNodeNetwork } from '../../packages/kubetalk/src/topology/access';
import type { PodPort } from '../../packages/kubetalk/src/topology/policies';
import { reachOfCall } from '../../packages/kubetalk/src/topology/reach';
import { isTier } from '../../packages/kubetalk/src/topology/tiers';
import { type Topology, topologyOf } from '../../packages/kubetalk/src/topology/topology';
import type { Workload } from '../../packages/kubetalk/src/topology/workloads';
import { run } from '../../packages/kubetalk/test/kubectl';
import { Namespace } from './namespace';
import { say, waitFor } from './progress';
import { listening, reached } from './stand-ins';

// The policies of kubetalk policies, of whole applications whose programs are stand-ins: without policies everybody reaches
// everybody; under them every stated call passes, and others do not.

interface Input {
  readonly name: string;
  readonly text: () => string;
}

const read = (file: string): Input => ({
  name: basename(file).replace(/\..*/, ''),
  text: () => readFileSync(file, 'utf8'),
});
const filesIn = (path: string) =>
  statSync(path).isDirectory() ? readdirSync(path).map((file) => join(path, file)) : [path];

const root = join(__dirname, '../..');
const boutique: Input = {
  name: 'boutique',
  text: () => JSON.stringify({ apiVersion: 'v1', kind: 'List', items: new Boutique(new App(), 'shop').toJson() }),
};
/** Applications of the project, and those of its corpus that have some parts. */
const OWN: readonly Input[] = [
  boutique,
  read(join(root, 'dist/lesson.k8s.yaml')),
  ...filesIn(join(root, 'packages/kubetalk/test/corpus/healthy'))
    .map(read)
    .filter(
      ({ text }) =>
        (text().match(/^kind: (Deployment|StatefulSet|ReplicaSet|DaemonSet|CronJob|Pod)$/gm) ?? []).length > 2,
    ),
];
const { E2E_MANIFESTS } = process.env;
const sets = E2E_MANIFESTS ? filesIn(E2E_MANIFESTS).map(read) : OWN;

beforeAll(async () => {
  if (!(await enforcesPolicies()))
    globalThis.cannotBeShown = "the cluster's network plugin does not enforce NetworkPolicies";
});

/** Tried on a Pod that a policy closes to itself and to all others. */
async function enforcesPolicies(): Promise<boolean> {
  const namespace = await Namespace.create('enforced');
  try {
    const pod = (name: string) => ({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name, labels: { name } },
      spec: { containers: [{ name, ...listening([8080]) }] },
    });
    for (const name of ['one', 'other']) await namespace.apply(JSON.stringify(pod(name)));
    const [other] = await namespace.readyPods('name=other', 1);
    await namespace.readyPods('name=one', 1);
    const asks = () => reached({ namespace: namespace.name, name: 'one' }, [`${other?.status.podIP}:8080`]);
    await waitFor('one Pod reaches another', async () => (await asks())[0]);
    await namespace.apply(
      JSON.stringify({
        apiVersion: 'networking.k8s.io/v1',
        kind: 'NetworkPolicy',
        metadata: { name: 'closed' },
        spec: DENY_ALL,
      }),
    );
    return await waitFor('no Pod reaches another', async () => (await asks()).length === 0 || undefined, {
      seconds: 15,
    }).catch(() => false);
  } finally {
    await namespace.remove();
  }
}

/** How many connections that nobody states are tried. */
const OTHERS = 100;

interface Connection {
  readonly from: Workload;
  readonly to: Workload;
  readonly port: PodPort;
  /** The name and port of the Service that it goes through. @default - it goes to the Pod itself */
  readonly address?: string;
}

/** Connections between Pods that have addresses of their own, over TCP. */
const isTried = ({ from, to, port }: Connection) =>
  port.protocol === 'TCP' && from !== to && !inNodeNetwork(from) && !inNodeNetwork(to);

/** What the manifests call: through the Service, as they name it, and at the Pods behind it. */
function statedIn(topology: Topology): readonly Connection[] {
  const all = topology.calls.flatMap((call) =>
    reachOfCall(topology, call).flatMap(({ to, podPort, port }) => {
      if (!to || !podPort) return [];
      const one = { from: call.caller, to, port: podPort };
      return [one, ...(port ? [{ ...one, address: `${call.address.host}:${port.number}` }] : [])];
    }),
  );
  return [...new Map(all.filter(isTried).map((one) => [keyOf(one), one])).values()];
}

function othersIn(topology: Topology): readonly Connection[] {
  const all = pairsOf(topology).pairs.flatMap(({ from, to, port }) => (isWorkload(to) ? [{ from, to, port }] : []));
  return all.filter(isTried);
}

const keyOf = ({ from, to, port, address }: Connection) =>
  `${from.kind} ${from.name} to ${to.kind} ${to.name}, ${address ?? port.number}`;

/** Some of them, each as likely as any. */
function drawn<Item>(items: readonly Item[], most: number): readonly Item[] {
  return items
    .map((item) => [Math.random(), item] as const)
    .sort(([one], [other]) => one - other)
    .slice(0, most)
    .map(([, item]) => item);
}

/** An application in namespaces of this run, each of whose workloads is one Pod that stands in for it. */
class StandIns {
  private readonly addresses = new Map<Workload, string>();

  readonly topology: Topology;

  private constructor(
    readonly application: Application,
    private readonly places: readonly Namespace[],
  ) {
    this.topology = topologyOf(application);
  }

  static async of({ name, text }: Input): Promise<StandIns> {
    const given = manifestsOf({ file: `${name}.yaml`, text: text() }).filter((one) => !isPolicy(one));
    const names = [
      ...new Set(
        topologyOf(applicationOf(given, { namespace: 'default' })).workloads.map(({ namespace }) => namespace),
      ),
    ];
    const places: Namespace[] = [];
    for (const [index] of names.entries())
      places.push(await Namespace.create(`${name.slice(0, 30)}-${index}`.toLowerCase()));
    const here = names.reduce(
      (json, from, index) => moved(json, from, places[index]?.name ?? ''),
      JSON.stringify(given.map((one) => inNamespace(one.value, names))),
    );
    const manifests = (JSON.parse(here) as JsonObject[]).map((value) => ({ value, source: {} }) as Manifest);
    const application = applicationOf(manifests, { namespace: places[0]?.name ?? 'default', complete: true });
    const made = new StandIns(application, places);
    await made.start();
    return made;
  }

  private async start(): Promise<void> {
    const { workloads, services } = this.topology;
    const ports = new Map(workloads.map((one) => [one, new Map<string, PodPort>()]));
    for (const { to, port } of [...statedIn(this.topology), ...othersIn(this.topology)])
      ports.get(to)?.set(`${port.number}`, port);
    const pods = workloads
      .filter((one) => !inNodeNetwork(one))
      .map((one) => this.pod(one, [...(ports.get(one)?.values() ?? [])]));
    await apply([...services.flatMap(({ manifest }) => (manifest ? [plainService(manifest)] : [])), ...pods]);
    for (const workload of workloads) {
      if (inNodeNetwork(workload)) continue;
      const { name, namespace } = placeOf(this.topology, workload);
      const ip = await waitFor(`the Pod of ${workload.kind} ${workload.name} is ready`, async () => {
        const found = await run('kubectl', ['-n', namespace, 'get', 'pod', name, '-o', 'json']);
        const { status } = JSON.parse(found.stdout);
        return status.conditions?.some((one: JsonObject) => one.type === 'Ready' && one.status === 'True')
          ? status.podIP
          : undefined;
      });
      this.addresses.set(workload, ip);
    }
  }

  private pod(workload: Workload, ports: readonly PodPort[]): JsonObject {
    const { kind, name, labels, podSpec, manifest } = workload;
    const ofJob = kind === 'Job' || kind === 'CronJob' ? { 'batch.kubernetes.io/job-name': name } : {};
    const ofSet = kind === 'StatefulSet' && {
      hostname: `${name}-0`,
      subdomain: record(manifest.value.spec).serviceName,
    };
    const { hostname, subdomain } = podSpec;
    const declared = workload.containers.flatMap(({ value }) => list(value.ports).map(record));
    const named = new Map(declared.map((port) => [port.name ?? port.containerPort, port]));
    const shown = [...named.values()].map((port) => ({
      name: port.name,
      containerPort: port.containerPort,
      protocol: port.protocol,
    }));
    const container = { name: 'main', ports: shown, ...listening(ports.map(({ number }) => number)) };
    return {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { ...placeOf(this.topology, workload), labels: { ...ofJob, ...labels } },
      spec: {
        hostname,
        subdomain,
        ...ofSet,
        terminationGracePeriodSeconds: 0,
        automountServiceAccountToken: false,
        containers: [container],
      },
    } as unknown as JsonObject;
  }

  /** @throws where they do not become so: a machine under load answers late, and a network plugin takes its time */
  async are(wanted: 'open' | 'closed', connections: readonly Connection[]): Promise<void> {
    let left = connections;
    const look = async () => {
      left = await this.notYet(wanted, left);
      if (left.length === 0) return true;
      throw new Error(left.map(keyOf).join(', '));
    };
    await waitFor(`connections are ${wanted}`, look, { seconds: 300 });
  }

  /** Those of some connections that are not answered, or those that are. */
  private async notYet(wanted: 'open' | 'closed', connections: readonly Connection[]): Promise<readonly Connection[]> {
    const found: Connection[] = [];
    for (const [from, own] of groupBy(connections, ({ from }) => from)) {
      const addressOf = ({ to, port, address }: Connection) => address ?? `${this.addresses.get(to)}:${port.number}`;
      const open = await reached(placeOf(this.topology, from), [...new Set(own.map(addressOf))]);
      found.push(...own.filter((one) => open.includes(addressOf(one)) !== (wanted === 'open')));
    }
    return found;
  }

  async remove(): Promise<void> {
    for (const place of this.places) await place.remove();
  }
}

/** The Pod that stands in for a workload. */
function placeOf({ workloads }: Topology, workload: Workload) {
  return { namespace: workload.namespace, name: `stand-in-${workloads.indexOf(workload)}` };
}

function isPolicy(manifest: Manifest): boolean {
  return kindOf(manifest) === 'NetworkPolicy' || isTier(kindOf(manifest));
}

/** An object with the namespace that it goes to written down, so that it can be moved. */
function inNamespace(value: JsonObject, names: readonly string[]): JsonObject {
  const metadata = record(value.metadata);
  return {
    ...value,
    metadata: { namespace: names.includes('default') ? 'default' : (names[0] ?? 'default'), ...metadata },
  };
}

/** JSON with a namespace called otherwise, in fields and in the names of hosts. */
function moved(json: string, from: string, to: string): string {
  return json
    .replaceAll(`"namespace":"${from}"`, `"namespace":"${to}"`)
    .replace(new RegExp(`(?<=[a-z0-9]\\.)${from}(?=\\.svc|[:/",])`, 'g'), to);
}

/** A policy without ranges of IPv6, which network plugins of clusters without it may not read. */
function overIPv4(policy: JsonObject): JsonObject {
  const isIPv6 = (peer: Json | undefined) => `${record(record(peer).ipBlock).cidr}`.includes(':');
  const without = (side: 'from' | 'to') => (rule: JsonObject) => {
    const peers = list(rule[side]);
    const left = peers.filter((peer) => !isIPv6(peer));
    return peers.length > 0 && left.length === 0 ? [] : [peers.length > 0 ? { ...rule, [side]: left } : rule];
  };
  const { ingress, egress, ...spec } = record(policy.spec);
  const rules = {
    ...(ingress && { ingress: list(ingress).map(record).flatMap(without('from')) }),
    ...(egress && { egress: list(egress).map(record).flatMap(without('to')) }),
  };
  return { ...policy, spec: { ...spec, ...rules } } as unknown as JsonObject;
}

/** A Service that takes no port of the node. */
function plainService({ value }: Manifest): JsonObject {
  const { selector, ports, clusterIP, externalName, publishNotReadyAddresses } = record(value.spec);
  const { name, namespace } = record(value.metadata);
  const plain = list(ports).map((port) => ({ ...record(port), nodePort: undefined }));
  const spec = externalName
    ? { type: 'ExternalName', externalName }
    : { selector, ports: plain, publishNotReadyAddresses, ...(clusterIP === 'None' && { clusterIP }) };
  return { apiVersion: 'v1', kind: 'Service', metadata: { name, namespace }, spec } as unknown as JsonObject;
}

async function apply(objects: readonly JsonObject[]): Promise<void> {
  const stdin = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects });
  const { code, stderr } = await run('kubectl', ['apply', '-f', '-'], { stdin });
  if (code !== 0) throw new Error(`kubectl apply: ${stderr.trim()}`);
}

/** The policies for a cluster whose API server is at an address that no Pod has. */
const API_SERVER = { apiServer: ['192.0.2.1'] };

test.each(sets)(
  '$name: without policies everybody reaches everybody; under those of kubetalk every stated call passes, and others do not',
  async (set) => {
    const shop = await StandIns.of(set);
    try {
      const { topology, application } = shop;
      const policies = renderPolicies(leastPolicies(topology, API_SERVER).policies);
      const made = manifestsOf({ file: 'policies.yaml', text: policies });
      const under = topologyOf(withManifests(application, [...application.manifests, ...made]));
      const stated = statedIn(topology);
      const left = new Set(othersIn(under).map(keyOf));
      const all = othersIn(topology);
      const others = drawn(
        all.filter((one) => !left.has(keyOf(one))),
        OTHERS,
      );
      await shop.are('open', [...stated, ...others]);
      await apply(made.map(({ value }) => overIPv4(value)));
      await shop.are('closed', others);
      await shop.are('open', stated);
      // What no label distinguishes shares what is open.
      const alike = (one: Workload) => selectedPods(topology, one)?.shared.length !== 0;
      expect(all.filter((one) => left.has(keyOf(one)) && !alike(one.from) && !alike(one.to)).map(keyOf)).toEqual([]);
      say(
        `    ${set.name}: ${topology.workloads.length} workloads, ${made.length} policies; ${stated.length} stated calls pass, ${others.length} others do not`,
      );
    } finally {
      await shop.remove();
    }
  },
  15 * 60_000,
);
