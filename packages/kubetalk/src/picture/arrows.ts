import { faultOf, policyCutsPath } from '../checks/rules/policy-cuts-path';
import { kindOf, namespaceOf } from '../kubernetes/objects';
import {
  at,
  type FieldPath,
  identity,
  type Json,
  type Manifest,
  record,
  strings,
  text,
  title,
} from '../manifest/manifest';
import { memo } from '../manifest/memo';
import { MOST_ARROWS } from '../text/budget';
import type { Backend } from '../topology/backends';
import { type Call, sayerOf } from '../topology/calls';
import { judgedCalls, type Reach, reachOfCall } from '../topology/reach';
import { type Service, selects } from '../topology/services';
import type { Topology } from '../topology/topology';
import { type Workload, workloadTitle } from '../topology/workloads';
import { type Errors, idsOf, problemOf } from './errors';
import { type Edge, type Node, type PictureError, SOUND, type StatedText } from './picture';

export const OUTSIDE = 'outside';

/** An object as the ends of arrows name it. */
export function idOf(kind: string, namespace: string, name: string): string {
  return `${kind}/${namespace}/${name}`;
}

/** How errors mark what they break. */
export function marked(problems: readonly PictureError[]): Pick<Node, 'checks' | 'problems'> {
  return { checks: idsOf(problems), problems };
}

/** A line of a manifest that states something, which is looked up when somebody asks for it: a tree in a terminal shows none. */
class Statement implements StatedText {
  constructor(
    private readonly source: Manifest['source'],
    private readonly path: FieldPath,
    private readonly say: () => string,
  ) {}

  get file(): string | undefined {
    return this.source.file;
  }

  get line(): number | undefined {
    return this.source.line?.(this.path);
  }

  get text(): string {
    return this.say();
  }

  /** Looked up once: each arrow to a workload has the workload's own. */
  private shown: StatedText | undefined;

  toJSON(): StatedText {
    this.shown ??= { file: this.file, line: this.line, text: this.text };
    return this.shown;
  }
}

export function statement({ source }: Manifest, path: FieldPath, say: () => string): StatedText {
  return new Statement(source, path, say);
}

/** Arrows, and those of their ends that are no objects of the manifests. */
interface Drawn {
  readonly edges: readonly Edge[];
  readonly ends: readonly Node[];
}

/** Every way that a connection takes: from outside, through Ingresses and Services to Pods, and on from these. */
export function arrows(topology: Topology, errors: Errors): Drawn {
  const broken = brokenCalls(topology, errors);
  const drawn = [
    ...topology.services.map((service) => entry(service)),
    ...forwardings(topology, errors),
    ...routers(topology).map((manifest) =>
      entering(idOfRouter(manifest), [statement(manifest, [], () => title(manifest))]),
    ),
    ...topology.backends.map((backend) => routing(backend, topology, errors)),
    ...topology.calls.map((call) => calling(call, topology, broken.get(call) ?? [])),
  ];
  return { edges: drawn.flatMap(({ edges }) => edges), ends: drawn.flatMap(({ ends }) => ends) };
}

const NOTHING: Drawn = { edges: [], ends: [] };
const EVERYBODY: Node = {
  id: OUTSIDE,
  kind: 'outside',
  namespace: undefined,
  title: 'outside',
  details: [],
  ...SOUND,
  statements: [],
};

/** Who asks webhooks and APIServices. */
const API_SERVER: Node = { ...EVERYBODY, id: 'api-server', title: 'API server' };

/** The way into the cluster, through any node or the cloud's load balancer. */
function entry({ open, namespace, name, manifest, type }: Service): Drawn {
  if (!open) return NOTHING;
  return entering(
    idOf('Service', namespace, name),
    manifest ? [statement(manifest, ['spec', 'type'], () => `type: ${type}`)] : [],
  );
}

function entering(to: string, statements: readonly StatedText[]): Drawn {
  return { edges: [{ from: OUTSIDE, to, kind: 'enters', labels: [], ...SOUND, statements }], ends: [EVERYBODY] };
}

/** What each Service forwards to, as far as there are not too many: as many Services as Pods of one selector make the square of them. */
function forwardings(topology: Topology, errors: Errors): readonly Drawn[] {
  const { services } = topology;
  let arrows = 0;
  const first = services.findIndex(({ workloads }) => {
    arrows += workloads.length;
    return arrows > MOST_ARROWS;
  });
  if (first === -1) return services.map((service) => forwarding(service, topology, errors));
  errors.note(
    `there are more than ${MOST_ARROWS} arrows from Services to workloads: those of Service ${services[first]?.name} and of others after it are not drawn: name fewer files`,
  );
  return services.slice(0, first).map((service) => forwarding(service, topology, errors));
}

function forwarding(service: Service, topology: Topology, errors: Errors): Drawn {
  const { manifest, namespace, name, workloads } = service;
  // A wrong port breaks the way to the Pods; without Pods there is no way that could show it.
  const problems = manifest && workloads.length > 0 ? errors.at(manifest, ['spec', 'ports']) : [];
  const from = idOf('Service', namespace, name);
  const selecting = manifest ? [statement(manifest, ['spec', 'selector'], () => selectorText(manifest))] : [];
  const edge = (workload: Workload): Edge => ({
    from,
    to: idOfWorkload(workload),
    kind: 'forwards',
    labels: [],
    ...marked(problems),
    statements: [...selecting, labelled(workload), ...policed(topology, workload, 'ingress')],
  });
  return { edges: workloads.map(edge), ends: [] };
}

function selectorText({ value }: Manifest): string {
  return `selector: ${terms(strings(record(value.spec).selector))}`;
}

function terms(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(', ');
}

const labelled = memo(({ manifest, labels, podSpecPath }: Workload): StatedText => {
  const path = [...podSpecPath.slice(0, -1), 'metadata', 'labels'];
  return statement(manifest, path, () => `labels of the Pods: ${terms(labels)}`);
});

/** The policies that a connection passes at one of its ends. */
function policed(topology: Topology, workload: Workload, direction: 'ingress' | 'egress'): StatedText[] {
  const way = direction === 'ingress' ? 'reaches' : 'leaves';
  return topology
    .policiesOf(workload, direction)
    .slice(0, MOST_POLICIES)
    .map(({ manifest }) =>
      statement(
        manifest,
        ['spec', direction],
        () => `${title(manifest)} restricts what ${way} ${workloadTitle(workload)}`,
      ),
    );
}

/** A longer list of policies is shortened. */
const MOST_POLICIES = 10;

function idOfWorkload({ kind, namespace, name }: Workload): string {
  return idOf(kind, namespace, name);
}

/** The boxes of what routes requests, by whose they are. Webhooks and what a mesh does on the way are no boxes. */
export function routers(topology: Topology): readonly Manifest[] {
  const named = topology.backends.filter(({ from }) => from === 'outside').map(({ manifest }) => manifest);
  return [...new Set([...topology.ofKind('Ingress'), ...named])];
}

export function idOfRouter(manifest: Manifest): string {
  return idOf(kindOf(manifest), namespaceOf(manifest), identity(manifest).name);
}

function routing(backend: Backend, topology: Topology, errors: Errors): Drawn {
  if (backend.from === 'mesh') return NOTHING;
  if (backend.from === 'API server') return route(API_SERVER.id, backend, topology, errors);
  return route(idOfRouter(backend.manifest), backend, topology, errors);
}

function route(from: string, backend: Backend, topology: Topology, errors: Errors): Drawn {
  const { manifest, path, namespace, service, port } = backend;
  const found = topology.findService(namespace, service);
  const problems = errors.at(manifest, path);
  const end = found ? endOf(found) : missing(namespace, `Service ${service}`, idsOf(problems));
  const where = `${requests(backend)}${port === undefined ? '' : `, port ${port}`}`;
  const to = end?.id ?? idOf('Service', namespace, service);
  const ends = [...(end ? [end] : []), ...(from === API_SERVER.id ? [API_SERVER] : [])];
  const statements = [statement(manifest, path, () => `${where} to Service ${service}`)];
  return { edges: [{ from, to, kind: 'routes', labels: [where], ...marked(problems), statements }], ends };
}

/** The requests that a backend gets: `shop.example.com/admin`. Kinds but the Ingress say more than a line can. */
function requests({ manifest, path }: Backend): string {
  if (kindOf(manifest) !== 'Ingress') return title(manifest);
  if (path[1] === 'defaultBackend') return 'any other';
  const value = (field: readonly (string | number)[]): string => text(at(manifest.value, field) as Json);
  return `${value([...path.slice(0, 3), 'host'])}${value([...path.slice(0, -2), 'path']) || '/'}`;
}

/** The box of a Service that is declared to be outside of the manifests; those that the manifests have are drawn already. */
function endOf({ manifest, namespace, name, ports: [port] }: Service): Node | undefined {
  if (manifest) return undefined;
  const details = ['deployed by others', ...(port ? [`port ${port.number}`] : [])];
  const id = idOf('Service', namespace, name);
  return { id, kind: 'Service', namespace, title: `Service ${name}`, details, ...SOUND, statements: [] };
}

/** What an arrow leads to that is not there: broken where a check says so, else it may well be outside of the manifests. */
function missing(namespace: string, title: string, checks: readonly string[]): Node {
  const id = idOf('missing', namespace, title);
  const nothing = { ...SOUND, statements: [] };
  if (checks.length === 0) return { id, kind: 'host', namespace: undefined, title, details: [], ...nothing };
  return { id, kind: 'missing', namespace, title, details: ['not in the manifests'], ...nothing };
}

function calling(call: Call, topology: Topology, problems: readonly PictureError[]): Drawn {
  const { caller, service, address, secret, may, manifest, path } = call;
  const { checks } = marked(problems);
  // Members of one workload that know each other are no picture's business, as long as they reach each other.
  if (service && selects(service, caller) && checks.length === 0) return NOTHING;
  const port = address.port === undefined ? '' : `, port ${address.port}`;
  const label = `${may ? 'may call, ' : ''}${sayerOf(call)}${secret ? '' : port}`;
  // A value of a Secret is never shown: that it is the name of a Service would show it as well.
  const host = secret ? `what Secret ${text(record(call.manifest.value.metadata).name)} says` : address.host;
  const end = service && !secret ? endOf(service) : missing(caller.namespace, host, checks);
  const to = end?.id ?? idOf('Service', service?.namespace ?? '', service?.name ?? '');
  const named = secret ? title(manifest) : `${address.host}${port}`;
  const edge: Edge = {
    from: idOfWorkload(caller),
    to,
    kind: 'calls',
    labels: [label],
    ...marked(problems),
    statements: [
      statement(manifest, path, () => `${sayerOf(call)} of container ${call.container} names ${named}`),
      ...policed(topology, caller, 'egress'),
    ],
  };
  return { edges: [edge], ends: end ? [end] : [] };
}

/** The errors of each call: those of the place where it is written down, and those of the policies that cut its way. */
function brokenCalls(topology: Topology, errors: Errors): Map<Call, PictureError[]> {
  const byPlace = new Map<string, Call[]>();
  const numbers = new Map(topology.manifests.map((manifest, index) => [manifest, index]));
  for (const call of topology.calls) {
    const key = JSON.stringify([numbers.get(call.manifest), call.path]);
    const others = byPlace.get(key);
    if (others) others.push(call);
    else byPlace.set(key, [call]);
  }
  const broken = new Map(topology.calls.map((call) => [call, [] as PictureError[]]));
  const { judged, passedOver } = judgedCalls(topology);
  if (passedOver)
    errors.note(
      `there are too many pairs of a caller and a workload that it calls to compare each with the policies: those of ${passedOver.caller.name} and others count as allowed`,
    );
  for (const call of judged) broken.get(call)?.push(...policyErrors(call, reachOfCall(topology, call), errors));
  for (const calls of byPlace.values()) {
    const [{ manifest, path }] = calls as [Call, ...Call[]];
    const problems = errors.at(manifest, path);
    // A list of hosts is one place: the faulty ones are those that lead nowhere, unless all lead somewhere.
    const lost = calls.filter(({ service, port }) => !service || !port);
    for (const call of lost.length > 0 ? lost : calls) broken.get(call)?.push(...problems);
  }
  return broken;
}

function policyErrors(call: Call, all: readonly Reach[], errors: Errors): PictureError[] {
  return all.flatMap(({ blocked, to, podPort }) => {
    if (blocked === undefined || blocked === 'no DNS' || !to || !podPort) return [];
    if (!errors.by(policyCutsPath, blocked.policies[0].manifest)) return [];
    const fault = faultOf(call, to, podPort, blocked);
    return fault.outcome === 'risky' ? [] : problemOf(policyCutsPath, fault);
  });
}
