import { policyCutsPath } from '../checks/rules/policy-cuts-path';
import { kindOf, namespaceOf } from '../kubernetes/objects';
import { at, identity, type Json, type Manifest, record, text, title } from '../manifest/manifest';
import { MOST_PAIRS } from '../text/budget';
import type { Backend } from '../topology/backends';
import { type Call, sayerOf } from '../topology/calls';
import { type Reach, reachOfCall } from '../topology/reach';
import { type Service, selects } from '../topology/services';
import type { Topology } from '../topology/topology';
import type { Workload } from '../topology/workloads';
import type { Errors } from './errors';
import type { Edge, Node } from './picture';

export const OUTSIDE = 'outside';

/** An object as the ends of arrows name it. */
export function idOf(kind: string, namespace: string, name: string): string {
  return `${kind}/${namespace}/${name}`;
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
    ...topology.services.map((service) => forwarding(service, errors)),
    ...routers(topology).map((manifest) => entering(idOfRouter(manifest))),
    ...topology.backends.map((backend) => routing(backend, topology, errors)),
    ...topology.calls.map((call) => calling(call, broken.get(call) ?? [])),
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
  checks: [],
};

/** Who asks webhooks and APIServices. */
const API_SERVER: Node = { ...EVERYBODY, id: 'api-server', title: 'API server' };

/** The way into the cluster, through any node or the cloud's load balancer. */
function entry({ open, namespace, name }: Service): Drawn {
  return open ? entering(idOf('Service', namespace, name)) : NOTHING;
}

function entering(to: string): Drawn {
  return { edges: [{ from: OUTSIDE, to, kind: 'enters', labels: [], checks: [] }], ends: [EVERYBODY] };
}

function forwarding({ manifest, namespace, name, workloads }: Service, errors: Errors): Drawn {
  // A wrong port breaks the way to the Pods; without Pods there is no way that could show it.
  const checks = manifest && workloads.length > 0 ? errors.at(manifest, ['spec', 'ports']) : [];
  const from = idOf('Service', namespace, name);
  const edge = (workload: Workload): Edge => ({
    from,
    to: idOfWorkload(workload),
    kind: 'forwards',
    labels: [],
    checks,
  });
  return { edges: workloads.map(edge), ends: [] };
}

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
  const checks = errors.at(manifest, path);
  const end = found ? endOf(found) : missing(namespace, `Service ${service}`, checks);
  const where = `${requests(backend)}${port === undefined ? '' : `, port ${port}`}`;
  const to = end?.id ?? idOf('Service', namespace, service);
  const ends = [...(end ? [end] : []), ...(from === API_SERVER.id ? [API_SERVER] : [])];
  return { edges: [{ from, to, kind: 'routes', labels: [where], checks }], ends };
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
  return { id, kind: 'Service', namespace, title: `Service ${name}`, details, checks: [] };
}

/** What an arrow leads to that is not there: broken where a check says so, else it may well be outside of the manifests. */
function missing(namespace: string, title: string, checks: readonly string[]): Node {
  const id = idOf('missing', namespace, title);
  if (checks.length === 0) return { id, kind: 'host', namespace: undefined, title, details: [], checks: [] };
  return { id, kind: 'missing', namespace, title, details: ['not in the manifests'], checks: [] };
}

function calling(call: Call, checks: readonly string[]): Drawn {
  const { caller, service, address, secret, may } = call;
  // Members of one workload that know each other are no picture's business, as long as they reach each other.
  if (service && selects(service, caller) && checks.length === 0) return NOTHING;
  const port = address.port === undefined ? '' : `, port ${address.port}`;
  const label = `${may ? 'may call, ' : ''}${sayerOf(call)}${secret ? '' : port}`;
  // What a Secret says is never repeated: that it is the name of a Service would tell it as well.
  const host = secret ? `what Secret ${text(record(call.manifest.value.metadata).name)} says` : address.host;
  const end = service && !secret ? endOf(service) : missing(caller.namespace, host, checks);
  const to = end?.id ?? idOf('Service', service?.namespace ?? '', service?.name ?? '');
  return {
    edges: [{ from: idOfWorkload(caller), to, kind: 'calls', labels: [label], checks }],
    ends: end ? [end] : [],
  };
}

/** The errors of each call: those of the place where it is written down, and those of the policies that cut its way. */
function brokenCalls(topology: Topology, errors: Errors): Map<Call, string[]> {
  const byPlace = new Map<string, Call[]>();
  const numbers = new Map(topology.manifests.map((manifest, index) => [manifest, index]));
  for (const call of topology.calls) {
    const key = JSON.stringify([numbers.get(call.manifest), call.path]);
    const others = byPlace.get(key);
    if (others) others.push(call);
    else byPlace.set(key, [call]);
  }
  const broken = new Map(topology.calls.map((call) => [call, [] as string[]]));
  let pairs = 0;
  for (const [call, checks] of topology.policies.length > 0 ? broken : []) {
    pairs += call.service?.workloads.length ?? 0;
    if (pairs > MOST_PAIRS) {
      errors.note(
        `there are more than ${MOST_PAIRS} pairs of a caller and a workload that it calls: of those after ${call.caller.name}, policies are not looked at`,
      );
      break;
    }
    checks.push(...policyErrors(reachOfCall(topology, call), errors));
  }
  for (const calls of byPlace.values()) {
    const [{ manifest, path }] = calls as [Call, ...Call[]];
    const checks = errors.at(manifest, path);
    // A list of hosts is one place: the faulty ones are those that lead nowhere, unless all lead somewhere.
    const lost = calls.filter(({ service, port }) => !service || !port);
    for (const call of lost.length > 0 ? lost : calls) broken.get(call)?.push(...checks);
  }
  return broken;
}

function policyErrors(all: readonly Reach[], errors: Errors): string[] {
  const cuts = all.flatMap(({ blocked }) => (blocked === undefined || blocked === 'no DNS' ? [] : [blocked]));
  for (const { policies } of cuts) errors.by(policyCutsPath.id, policies[0].manifest);
  return cuts.length > 0 ? [policyCutsPath.id] : [];
}
