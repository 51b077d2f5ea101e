import { InputError } from '../manifest/input-error';
import { incoming } from '../policies/incoming';
import type { StatedCall } from '../policies/least';
import { statedAddresses } from '../policies/numbers';
import { asksApi } from '../topology/accounts';
import { comparisons } from '../topology/effort';
import type { PodPort } from '../topology/policies';
import { leadsTo, reachOfCall } from '../topology/reach';
import type { Topology } from '../topology/topology';
import { declaredPorts, type Workload } from '../topology/workloads';
import { connection, isWorkload, type Party } from './connection';

/** A workload that may talk to another, and does not call it as far as the manifests show. */
export interface Pair {
  readonly from: Workload;
  readonly to: Party;
  readonly port: PodPort;
  readonly answer: true | 'may';
}

export interface Pairs {
  readonly pairs: readonly Pair[];
  /** How many pairs of a workload and a port of another were asked for. */
  readonly asked: number;
  /** How many of them the manifests call. */
  readonly called: number;
}

/** The most pairs that are listed. Their number grows with the square of the workloads. */
const MOST = 4_000_000;

/** The port by which it is asked whether a workload gets out of the cluster. */
const OUT: PodPort = { number: 443, protocol: 'TCP' };

/**
 * All that an intruder in a workload could talk to beside what the workload calls: the ports that others declare, or that Services
 * lead to, and the world.
 *
 * @param stated calls that no manifest shows @default - none
 * @throws InputError where there are too many pairs to list
 */
export function pairsOf(topology: Topology, stated: readonly StatedCall[] = []): Pairs {
  const { workloads } = topology;
  const ports = portsByWorkload(topology);
  const all = workloads.flatMap((to) => (ports.get(to) ?? []).map((port) => ({ to, port })));
  const compared = comparisons(
    topology,
    workloads,
    all.map(({ to }) => to),
  );
  if (workloads.length * all.length > MOST || compared > MOST)
    throw new InputError(
      `${workloads.length} workloads with ${all.length} ports are too many pairs to list, or to compare with their policies: ask for one, kubetalk reach FROM TO, or name fewer files`,
    );
  const calls = calledPairs(topology, stated, ports);
  const pairs: Pair[] = [];
  let called = 0;
  let asked = 0;
  for (const from of workloads) {
    const own = calls.get(from);
    for (const { to, port } of [...all, { to: {} as Party, port: OUT }]) {
      if (to === from) continue;
      asked++;
      if (own?.get(isWorkload(to) ? to : undefined)?.has(keyOf(port))) {
        called++;
        continue;
      }
      const { answer } = connection(topology, from, to, port);
      if (answer !== false) pairs.push({ from, to, port, answer });
    }
  }
  return { pairs, asked, called };
}

/** The ports that each workload declares, or that Services forward to. */
function portsByWorkload({ workloads, services }: Topology): ReadonlyMap<Workload, readonly PodPort[]> {
  const found = new Map(workloads.map((workload) => [workload, new Map<string, PodPort>()]));
  const add = (workload: Workload, { number, protocol }: PodPort) =>
    found.get(workload)?.set(keyOf({ number, protocol }), { number, protocol });
  for (const workload of workloads) for (const port of declaredPorts(workload)) add(workload, port);
  for (const service of services)
    for (const port of service.ports)
      for (const { to, podPort } of leadsTo(service, port)) if (to && podPort) add(to, podPort);
  return new Map([...found].map(([workload, ports]) => [workload, [...ports.values()].sort(byNumber)]));
}

function byNumber(one: PodPort, other: PodPort): number {
  return one.number - other.number || (one.protocol < other.protocol ? -1 : 1);
}

/** The ports of others that a workload calls; undefined is the world. */
type Called = ReadonlyMap<Workload | undefined, ReadonlySet<string>>;

/** What each workload calls, or comes to as a controller, a gateway or Prometheus. */
function calledPairs(
  topology: Topology,
  stated: readonly StatedCall[],
  ports: ReadonlyMap<Workload, readonly PodPort[]>,
): ReadonlyMap<Workload, Called> {
  const found = new Map<Workload, Map<Workload | undefined, Set<string>>>();
  const adding = (caller: Workload) => {
    const own = found.get(caller) ?? new Map<Workload | undefined, Set<string>>();
    found.set(caller, own);
    return (to: Workload | undefined, port: PodPort) => own.set(to, (own.get(to) ?? new Set()).add(keyOf(port)));
  };
  for (const { caller, to, port } of stated) {
    const add = adding(caller);
    if ('containers' in to)
      for (const one of ports.get(to) ?? []) if (port === undefined || one.number === port) add(to, one);
    if ('workloads' in to)
      for (const one of to.ports)
        if (port === undefined || one.number === port)
          for (const end of leadsTo(to, one)) if (end.to && end.podPort) add(end.to, end.podPort);
    if ('peers' in to) add(undefined, OUT);
  }
  for (const workload of topology.workloads)
    if (asksApi(topology, workload) || statedAddresses(workload, topology).length > 0) adding(workload)(undefined, OUT);
  for (const { from, to, port } of incoming(topology))
    if (from !== 'everybody' && 'workloads' in from) for (const caller of from.workloads) adding(caller)(to, port);
  for (const call of topology.calls) {
    const add = adding(call.caller);
    const ways = call.service?.manifest || call.service?.madeFor ? reachOfCall(topology, call) : [];
    for (const { service, port, to, podPort } of ways)
      if (to && podPort) add(to, podPort);
      else if (to)
        for (const one of port ? [port] : service.ports)
          for (const end of leadsTo(service, one)) if (end.to === to && end.podPort) add(to, end.podPort);
    if (ways.length === 0 || ways.some(({ to }) => !to)) add(undefined, OUT);
  }
  return found;
}

function keyOf({ number, protocol }: PodPort): string {
  return `${number}/${protocol}`;
}
