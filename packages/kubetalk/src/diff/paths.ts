import { namespaceOf } from '../kubernetes/objects';
import { type Manifest, record, text, title } from '../manifest/manifest';
import { listed, MOST_PATHS, MOST_PATHS_IN_ALL } from '../text/budget';
import { type Cut, cut, cutFromOutside, scrapers } from '../topology/access';
import type { Call } from '../topology/calls';
import { Effort } from '../topology/effort';
import { type Scrape, scrapersOf, scrapes } from '../topology/monitors';
import type { PodPort, Policy } from '../topology/policies';
import { type Reach, reachesOf, reachOfEntry, type WayIn, waysIn } from '../topology/reach';
import type { Service, ServicePort } from '../topology/services';
import type { Topology } from '../topology/topology';
import { type Workload, workloadTitle } from '../topology/workloads';
import type { Path } from './report';

/** A path, and the objects that it leads over. */
export interface Reached extends Path {
  readonly over: readonly Manifest[];
  /** Who states which address, where a workload does and it is not in a Secret. */
  readonly stated?: string;
}

/** By what distinguishes them, which may hold what must not be shown. */
export type PathMap = ReadonlyMap<string, Reached>;

/** The paths of a stage, and why others are closed. */
export interface StagePaths {
  readonly open: PathMap;
  /** In words, where policies close them. */
  readonly closed: ReadonlyMap<string, string>;
  /** Who states which address, whether it leads anywhere or not. */
  readonly stated: ReadonlySet<string>;
  /** The workloads. */
  readonly callers: ReadonlySet<string>;
  /** Whether some paths count as open because comparing all with the policies takes too long. */
  readonly passedOver: boolean;
}

/**
 * Who reaches whom; what can't work for what the manifests say (a policy, a wrong port, no Pods) is no path.
 *
 * @param opensLater whether Pods do not listen on a port yet @default - they do
 */
export function paths(
  topology: Topology,
  crowded: ReadonlySet<string> = crowdedIn(topology),
  opensLater: (to: Workload, port: number) => boolean = () => false,
): StagePaths {
  const isOpen = ({ blocked, to, podPort }: Reach) =>
    blocked === undefined && !(to && (isIdle(to) || (podPort && opensLater(to, podPort.number))));
  const open = new Map<string, Reached>();
  const closed = new Map<string, string>();
  const add: Add = (key, path) => open.set(JSON.stringify(key), path);
  const close =
    (why: string): Add =>
    (key) =>
      closed.set(JSON.stringify(key), why);
  const effort = new Effort(topology);
  let passedOver = false;
  // What is not compared with the policies counts as open.
  const isFirst = (caller: Workload | undefined, reach: Reach) => {
    if (isOpen(reach)) return true;
    if (effort.affords(caller, reach.to ? [reach.to] : [])) return false;
    passedOver = true;
    return true;
  };
  for (const call of topology.calls) {
    if (!call.service?.manifest || isIdle(call.caller)) continue;
    if (crowded.has(keyOf(call.service))) {
      const reach = first(reachesOf(topology, call), (one) => isFirst(call.caller, one));
      if (reach) fromCrowd(call, reach, add);
    } else
      for (const reach of reachesOf(topology, call))
        if (isOpen(reach)) fromCall(call, reach, add);
        else if (reach.blocked) fromCall(call, reach, close(reason(topology, call.caller, reach.blocked)));
  }
  for (const entry of [...waysIn(topology), ...waysIn(topology, 'API server')])
    if (crowded.has(keyOf(entry.service))) {
      const reach = first(reachOfEntry(topology, entry), (one) => isFirst(undefined, one));
      if (reach) fromOutside(entry, { ...reach, to: undefined }, add, 'its Pods');
    } else
      for (const reach of reachOfEntry(topology, entry))
        if (isOpen(reach)) fromOutside(entry, reach, add);
        else if (reach.blocked && reach.blocked !== 'no DNS')
          fromOutside(entry, reach, close(policiesText(reach.blocked.policies, 'in')));
  let asked = 0;
  for (const scrape of scrapes(topology)) {
    // Monitors times Pods: nobody reads more.
    if (++asked > MOST_PATHS_IN_ALL) {
      passedOver = true;
      break;
    }
    const { monitor, to, podPort } = scrape;
    const why = cutFromScrapers(topology, monitor, to, podPort);
    if (why) fromScraper(scrape, close(policiesText(why.policies, why.direction === 'ingress' ? 'in' : 'out')));
    else if (!isIdle(to) && !opensLater(to, podPort.number)) fromScraper(scrape, add);
  }
  return {
    open,
    closed,
    stated: new Set(topology.calls.map(statedBy)),
    callers: new Set(topology.workloads.map(callerName)),
    passedOver,
  };
}

function callerName(caller: Workload): string {
  return placed(workloadTitle(caller), caller.namespace);
}

function statedBy({ caller, address: { host, port } }: Call): string {
  return JSON.stringify([callerName(caller), host, port]);
}

/** Why no Prometheus that is to ask reaches some Pods. */
function cutFromScrapers(topology: Topology, monitor: Manifest, to: Workload, port: PodPort): Cut | undefined {
  const own = scrapersOf(monitor, topology);
  if (own.length === 0) return cutFromOutside(topology, to, port, scrapers(topology, own));
  const cuts = own.map((scraper) => cut(topology, scraper, to, port));
  return cuts.every(Boolean) ? cuts[0] : undefined;
}

/** Why policies close a path. */
function reason(topology: Topology, caller: Workload, blocked: NonNullable<Reach['blocked']>): string {
  if (blocked !== 'no DNS') return policiesText(blocked.policies, blocked.direction === 'ingress' ? 'in' : 'out');
  return `${policiesText(topology.policiesOf(caller, 'egress'), 'out')} to DNS, port 53, so that no name is found`;
}

function policiesText(policies: readonly Policy[], way: 'in' | 'out'): string {
  const [first] = policies;
  const isOneKind = policies.every(({ manifest }) => manifest.value.kind === first?.manifest.value.kind);
  const names = listed([...new Set(policies.map(({ name, manifest }) => (isOneKind ? name : title(manifest))))]);
  const kind = isOneKind
    ? `${text(first?.manifest.value.kind).replace(/y$/, policies.length === 1 ? 'y' : 'ies')} `
    : '';
  return `${kind}${names} ${policies.length === 1 ? 'does' : 'do'} not let it ${way}`;
}

function first<Item>(items: Iterable<Item>, test: (item: Item) => boolean): Item | undefined {
  for (const item of items) if (test(item)) return item;
  return undefined;
}

/**
 * The Services, by namespace and name, with so many workloads and callers that all pairs are too many to read, alone or with those of
 * the Services before.
 */
export function crowdedIn(topology: Topology): ReadonlySet<string> {
  const callers = new Map<Service, number>();
  const note = (service: Service | undefined) => service && callers.set(service, (callers.get(service) ?? 0) + 1);
  for (const { service } of topology.calls) note(service);
  for (const { service } of [...waysIn(topology), ...waysIn(topology, 'API server')]) note(service);
  let listed = 0;
  const found = [...callers].filter(([{ workloads }, number]) => {
    const pairs = workloads.length * number;
    if (pairs > MOST_PATHS || listed + pairs > MOST_PATHS_IN_ALL) return true;
    listed += pairs;
    return false;
  });
  return new Set(found.map(([service]) => keyOf(service)));
}

function keyOf({ namespace, name }: Service): string {
  return `${namespace}/${name}`;
}

type Add = (key: readonly unknown[], path: Reached) => unknown;

function isIdle({ replicas }: Workload): boolean {
  return replicas === 0;
}

function fromCall(call: Call, reach: Reach, add: Add): void {
  const { caller, manifest, secret } = call;
  const from = callerName(caller);
  const through = serviceName(reach.service, reach.port);
  const to = target(reach);
  add([from, through, to, secret], {
    from,
    // Where a Secret states the address, its Service would show the value.
    through: secret ? 'a Service that a Secret names' : through,
    to: secret ? 'its Pods' : to,
    // The Services and Pods on its way would show it as well.
    over: [caller.manifest, manifest, ...(secret ? [] : manifests(reach))],
    ...(!secret && { stated: statedBy(call) }),
  });
}

/** Of a Service that many call and many answer for, all that answer are one. */
function fromCrowd({ caller, manifest, secret }: Call, { service, port }: Reach, add: Add): void {
  const from = callerName(caller);
  const through = secret ? 'a Service that a Secret names' : serviceName(service, port);
  const over = [caller.manifest, manifest, ...(service.manifest && !secret ? [service.manifest] : [])];
  add([from, serviceName(service, port), secret], { from, through, to: 'its Pods', over });
}

function fromScraper({ monitor, service, to, podPort }: Scrape, add: Add): void {
  const by = placed(title(monitor), namespaceOf(monitor));
  const from = `Prometheus, by ${by}`;
  const through = service ? serviceName(service, undefined) : `port ${podPort.number}`;
  const path = { from, through, to: placed(workloadTitle(to), to.namespace) };
  const over = [monitor, ...(service?.manifest ? [service.manifest] : []), to.manifest];
  add(['scrape', from, through, path.to, podPort.number], { ...path, over });
}

function fromOutside({ route }: WayIn, reach: Reach, add: Add, to = target(reach)): void {
  const who = route?.from === 'API server' ? 'API server' : 'outside';
  const from = route ? `${who}, by ${placed(title(route.manifest), namespaceOf(route.manifest) || 'default')}` : who;
  const through = serviceName(reach.service, reach.port);
  const over = [...(route ? [route.manifest] : []), ...manifests(reach)];
  add([from, through, to], { from, through, to, over });
}

/** The objects behind a call or an entry. */
function manifests({ service, to }: Reach): readonly Manifest[] {
  const behind = to ? [to.manifest] : service.endpoints;
  return service.manifest ? [service.manifest, ...behind] : behind;
}

function target({ to, service }: Reach): string {
  if (to) return placed(workloadTitle(to), to.namespace);
  if (service.type === 'ExternalName') return `host ${text(record(service.manifest?.value.spec).externalName)}`;
  return 'endpoints written by hand';
}

function serviceName({ name, namespace }: Service, port: ServicePort | undefined): string {
  return placed(`Service ${name}${port ? `:${port.number}` : ''}`, namespace);
}

/** What an object is called as the end of a path. */
export function placedTitle(manifest: Manifest): string {
  return placed(title(manifest), namespaceOf(manifest) || 'default');
}

/** The ends of a path under other names. */
export function underNewNames(path: Path, names: ReadonlyMap<string, string>): Path {
  const [, by = '', from = ''] = /^((?:[A-Za-z ]+, by )?)(.*)$/.exec(path.from) ?? [];
  const [, service = '', port = '', place = ''] = /^(Service [^: ]+)(:\d+)?( in .*)?$/.exec(path.through) ?? [];
  const [, name = service, rest = place] = /^(Service \S+)( in .*)?$/.exec(names.get(service + place) ?? '') ?? [];
  return {
    ...path,
    from: by + (names.get(from) ?? from),
    through: service === '' ? path.through : `${name}${port}${rest ?? ''}`,
  };
}

function placed(name: string, namespace: string): string {
  return namespace === 'default' ? name : `${name} in ${namespace}`;
}
