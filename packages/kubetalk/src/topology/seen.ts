import { namespaceOf } from '../kubernetes/objects';
import { identity, list, record, text } from '../manifest/manifest';
import { memo } from '../manifest/memo';
import type { End, Flow } from '../seen/flow';
import type { Call } from './calls';
import { reachOfCall } from './reach';
import type { Topology } from './topology';
import type { Workload } from './workloads';

/** Traffic between two workloads of the manifests. */
export interface Seen {
  readonly from: Workload;
  readonly to: Workload;
  /** Of the Pods. @default - not seen */
  readonly port?: number;
  readonly passed: boolean;
}

/** What was seen, beside what is stated. */
export interface Comparison {
  /** What was seen and no manifest states, each pair and port once. */
  readonly undeclared: readonly Seen[];
  /** Calls that are stated, with whether they were used: not where they never were. */
  readonly stated: ReadonlyMap<Call, 'used' | 'cut' | 'unused'>;
}

/** Compares traffic with the calls that manifests state; undefined where no traffic was looked at. */
export const compared = memo((topology: Topology): Comparison | undefined => {
  if (topology.flows.length === 0) return undefined;
  const seen = topology.flows.flatMap((flow) => between(topology, flow));
  const pairs = new Map<Workload, Map<Workload, Seen[]>>();
  for (const one of seen) {
    const of = pairs.get(one.from) ?? new Map<Workload, Seen[]>();
    pairs.set(one.from, of);
    of.set(one.to, [...(of.get(one.to) ?? []), one]);
  }
  const isStated = new Set<Seen>();
  const stated = new Map<Call, 'used' | 'cut' | 'unused'>();
  for (const call of topology.calls) {
    const along = reachOfCall(topology, call).flatMap(({ to, podPort }) =>
      (to ? (pairs.get(call.caller)?.get(to) ?? []) : []).filter(
        ({ port }) => port === undefined || podPort === undefined || port === podPort.number,
      ),
    );
    for (const one of along) isStated.add(one);
    stated.set(call, along.some(({ passed }) => passed) ? 'used' : along.length > 0 ? 'cut' : 'unused');
  }
  const undeclared = seen.filter((one) => !isStated.has(one) && one.from !== one.to);
  const key = ({ from, to, port }: Seen) =>
    JSON.stringify([from.kind, from.namespace, from.name, to.kind, to.namespace, to.name, port]);
  return { stated, undeclared: [...new Map(undeclared.map((one) => [key(one), one])).values()] };
});

function between(topology: Topology, { from, to, port, passed }: Flow): readonly Seen[] {
  const [one, other] = [workloadAt(topology, from), workloadAt(topology, to)];
  return one && other ? [{ from: one, to: other, ...(port !== undefined && { port }), passed }] : [];
}

/** The workload that an end is of; undefined where the manifests have none. */
function workloadAt(topology: Topology, { namespace = '', workload, pod, address }: End): Workload | undefined {
  if (workload) return topology.workloadsNamed(namespace, workload)[0];
  if (pod) return podsByName(topology).get(`${namespace}/${pod}`) ?? ownerByName(topology, namespace, pod);
  return address === undefined ? undefined : podsByAddress(topology).get(address);
}

/** A Pod is called after its workload, with one part more, or two. */
function ownerByName(topology: Topology, namespace: string, pod: string): Workload | undefined {
  for (let name = pod, parts = 0; parts < 3; parts++) {
    const [found] = topology.workloadsNamed(namespace, name);
    if (found) return found;
    name = name.slice(0, Math.max(0, name.lastIndexOf('-')));
  }
  return undefined;
}

const podsOf = (topology: Topology) =>
  topology.workloads.flatMap((workload) => topology.live.podsOf(workload).map((pod) => ({ workload, pod })));

const podsByName = memo(
  (topology: Topology) =>
    new Map(podsOf(topology).map(({ workload, pod }) => [`${namespaceOf(pod)}/${identity(pod).name}`, workload])),
);

const podsByAddress = memo(
  (topology: Topology) =>
    new Map(
      podsOf(topology).flatMap(({ workload, pod }) => {
        const { podIP, podIPs, hostIP } = record(pod.value.status);
        const all = [text(podIP), ...list(podIPs).map((one) => text(record(one).ip))];
        // A Pod in the network of its node has an address that it shares.
        return all
          .filter((address) => address && address !== text(hostIP))
          .map((address) => [address, workload] as const);
      }),
    ),
);
