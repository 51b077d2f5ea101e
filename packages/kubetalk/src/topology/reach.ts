import { serviceNames } from '../kubernetes/service-names';
import { record, text } from '../manifest/manifest';
import { type Cut, closesDns, cut, cutFromOutside, mayAskDns, NOBODY, passingOn } from './access';
import { type Backend, backendPort } from './backends';
import type { Call } from './calls';
import { otherDns } from './dns';
import { Effort } from './effort';
import type { PodPort } from './policies';
import { forPort, isStranger, type Service, type ServicePort, targetNumber } from './services';
import type { Topology } from './topology';
import { hasPodNamed, type Workload } from './workloads';

/** A way in from outside of the cluster: an address of a Service itself, or a route to it. */
export interface WayIn {
  readonly service: Service;
  readonly port: ServicePort;
  /** Undefined where the Service itself is open to the outside. */
  readonly route: Backend | undefined;
}

/** Where a call or an entry leads to. */
export interface Reach {
  readonly service: Service;
  /** Undefined where the address names none and the Service has several. */
  readonly port: ServicePort | undefined;
  /** Undefined where it leads out of the manifests: another name, endpoints written by hand. */
  readonly to: Workload | undefined;
  /** The port that it arrives on, undefined where it is not known. */
  readonly podPort: PodPort | undefined;
  /** What keeps it from getting there. */
  readonly blocked: Cut | 'no DNS' | undefined;
}

/** Every way in from outside of the cluster, or of its API server. */
export function waysIn(
  { services, backends, findService }: Topology,
  by: 'outside' | 'API server' = 'outside',
): WayIn[] {
  const own = by === 'outside' ? services.filter(({ open }) => open) : [];
  const routed = backends.filter(({ from }) => from === by);
  return [
    ...own.flatMap((service) => service.ports.map((port) => ({ service, port, route: undefined }))),
    ...routed.flatMap((route) => {
      const service = findService(route.namespace, route.service);
      const port = service && backendPort(route, service);
      return service && port ? [{ service, port, route }] : [];
    }),
  ];
}

/** What a call leads to; nothing where its address is no Service's, or names a port that the Service does not have. */
export function reachOfCall(topology: Topology, call: Call): Reach[] {
  return [...reachesOf(topology, call)];
}

/** As {@link reachOfCall}, one by one, for those who may need the first only. */
export function* reachesOf(topology: Topology, call: Call): Iterable<Reach> {
  const { caller, address } = call;
  const service = call.service && aliased(topology, call.service);
  const port = service === call.service ? call.port : service?.ports.find(({ number }) => number === address.port);
  if (!service || (!port && address.port !== undefined && !service.headless)) return;
  const closed = closesDns(topology, caller);
  const asks = !otherDns(caller) && mayAskDns(topology, caller) && (!closed || closed.unsure);
  const dns: Reach['blocked'] = asks ? undefined : 'no DNS';
  const targets = port ? answering(service, port) : service.workloads.map((to) => ({ to, podPort: undefined }));
  for (const { to, podPort } of targets)
    if (isMeant(call, to))
      yield { service, port, to, podPort, blocked: (podPort && cut(topology, caller, to, podPort)) ?? dns };
  if (leadsOut(service)) yield { service, port, to: undefined, podPort: undefined, blocked: dns };
}

/** The Service of the manifests that an ExternalName means, which maps no ports; else the Service itself. */
function aliased(topology: Topology, service: Service): Service {
  const host = service.type === 'ExternalName' ? text(record(service.manifest?.value.spec).externalName) : '';
  if (!host.endsWith('.svc.cluster.local')) return service;
  const [meant] = serviceNames(host, service.namespace).filter(({ pod }) => pod === undefined);
  return (meant && topology.findService(meant.namespace, meant.name)) ?? service;
}

/** What a way in from outside leads to. */
export function* reachOfEntry(topology: Topology, { service, port, route }: WayIn): Iterable<Reach> {
  const through = route?.from === 'outside' ? passingOn(topology) : NOBODY;
  for (const { to, podPort } of answering(service, port))
    yield { service, port, to, podPort, blocked: cutFromOutside(topology, to, podPort, through) };
  if (leadsOut(service)) yield { service, port, to: undefined, podPort: undefined, blocked: undefined };
}

/** The name of one Pod means the workload that it is of. */
function isMeant({ pod }: Call, workload: Workload): boolean {
  return pod === undefined || workload.kind !== 'StatefulSet' || hasPodNamed(workload, pod);
}

/** A workload that answers, and where. */
interface Answering {
  readonly to: Workload;
  readonly podPort: PodPort;
}

/** The workloads that answer on a Service's port: they do not say that they listen elsewhere. */
function answering({ workloads }: Service, port: ServicePort): readonly Answering[] {
  return answeringOf(workloads, port);
}

const answeringOf = forPort((workloads, port) => {
  const able = workloads.filter((workload) => !isStranger(workload, port));
  const found: Answering[] = [];
  // Where all of them declare another port, the Service's port counts.
  for (const to of able.length > 0 ? able : workloads) {
    const number = targetNumber(port, to);
    if (number !== undefined) found.push({ to, podPort: { number, protocol: port.protocol } });
  }
  return found;
});

/** Where a port of a Service leads: to Pods, or out of the manifests. */
export function leadsTo(service: Service, port: ServicePort): readonly Pick<Reach, 'to' | 'podPort'>[] {
  return [...answering(service, port), ...(leadsOut(service) ? [{ to: undefined, podPort: undefined }] : [])];
}

function leadsOut({ type, endpoints }: Service): boolean {
  return type === 'ExternalName' || endpoints.length > 0;
}

/** A connection that a call needs and policies cut. */
export interface CutPath extends Pick<Reach, 'podPort' | 'to'> {
  readonly call: Call;
  readonly to: Workload;
  readonly podPort: PodPort;
  readonly blocked: Cut;
}

/**
 * Every connection between two workloads that some call needs and policies cut, each once. Callers times Pods of one Service are
 * the square of the manifests: what is beyond {@link Effort} is taken to be let through.
 */
export function* cutPaths(topology: Topology): Iterable<CutPath> {
  const seen = new Map<Workload, Set<string>>();
  const numbers = new Map(topology.workloads.map((workload, index) => [workload, index]));
  for (const call of judgedCalls(topology).judged)
    for (const { to, podPort, blocked } of reachOfCall(topology, call)) {
      if (!to || !podPort || !blocked || blocked === 'no DNS') continue;
      const known = seen.get(call.caller) ?? new Set();
      seen.set(call.caller, known);
      const key = `${numbers.get(to)}/${podPort.number}/${podPort.protocol}`;
      if (!known.has(key)) yield { call, to, podPort, blocked };
      known.add(key);
    }
}

/** The calls whose paths are held against the policies, and the first one of those that are too many. */
export function judgedCalls(topology: Topology): Affordable<Call> {
  if (topology.policies.length + topology.tierPolicies.length === 0) return { judged: [], passedOver: undefined };
  const sure: Call[] = [];
  const unsure: Call[] = [];
  for (const call of topology.calls) (call.may || call.file !== undefined ? unsure : sure).push(call);
  // Of several calls along a path, one that is sure to be made says how bad it is.
  const calls = unsure.length === 0 ? sure : [...sure, ...unsure];
  return affordable(topology, calls, ({ caller, service }) => [caller, service]);
}

/** The ways in whose paths are held against the policies, and the first one of those that are too many. */
export function judgedWaysIn(topology: Topology): Affordable<WayIn> {
  if (topology.policies.length + topology.tierPolicies.length === 0) return { judged: [], passedOver: undefined };
  return affordable(topology, waysIn(topology), ({ service }) => [undefined, service]);
}

/** What is compared with the policies, and the first of what is too much. */
export interface Affordable<Item> {
  readonly judged: readonly Item[];
  readonly passedOver: Item | undefined;
}

export function affordable<Item>(
  topology: Topology,
  items: readonly Item[],
  endsOf: (item: Item) => readonly [caller: Workload | undefined, service: Service | undefined],
): Affordable<Item> {
  const effort = new Effort(topology);
  const end = items.findIndex((item) => {
    const [caller, service] = endsOf(item);
    return !effort.affords(caller, service?.workloads ?? []);
  });
  return end < 0 ? { judged: items, passedOver: undefined } : { judged: items.slice(0, end), passedOver: items[end] };
}
