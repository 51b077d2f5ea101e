import type { Labels } from '../kubernetes/labels';
import { backendPort } from '../topology/backends';
import type { PodPort } from '../topology/policies';
import { reachOfCall, reachOfEntry, waysIn } from '../topology/reach';
import type { Service, ServicePort } from '../topology/services';
import type { Topology } from '../topology/topology';
import type { Workload } from '../topology/workloads';

/** A call of a workload that is not in the manifests, and that the caller of this function states. */
export interface StatedCall {
  readonly caller: Workload;
  /** The Service's port. */
  readonly port: number;
  /** A Service of the manifests, or the place of one that is outside of them. */
  readonly to: Service | OutsidePort;
}

/** A port of Pods outside of the manifests. */
export interface OutsidePort {
  /** @default - the caller's own */
  readonly namespace?: string;
  /** The port of the Pods. */
  readonly podPort: number;
}

/** A NetworkPolicy for the Pods of one workload. */
export interface LeastPolicy {
  readonly workload: Workload;
  readonly spec: PolicySpec;
}

interface PolicySpec {
  readonly podSelector: { readonly matchLabels: Labels };
  readonly policyTypes: readonly ('Ingress' | 'Egress')[];
  readonly ingress?: readonly object[];
  readonly egress?: readonly object[];
}

/** Closes all Pods of a namespace, but for what other policies let through. */
export const DENY_ALL = { podSelector: {}, policyTypes: ['Ingress', 'Egress'] } as const;

/**
 * The least NetworkPolicies under which all works that a topology shows: the Pods behind a Service admit its callers on the Pods'
 * port, and everybody where there is a way in from outside; callers reach what they call, and the cluster's DNS to find it.
 * {@link DENY_ALL} closes the rest. Workloads without callers and calls have no policy, and calls of what is outside of the
 * manifests have to be stated.
 *
 * @param stated calls that no manifest shows @default - none
 * @throws where the Pods of a workload have no label to select them by
 */
export function leastPolicies(topology: Topology, stated: readonly StatedCall[] = []): readonly LeastPolicy[] {
  const paths = new Paths();
  for (const { to, podPort } of reachedFromOutside(topology)) if (to && podPort) paths.open(to, podPort);
  for (const call of stated)
    if ('podPort' in call.to) paths.toOutside(call.caller, call.to);
    else for (const port of portsOf(call.to, call.port)) paths.add(topology, call.caller, call.to, port);
  for (const { caller, service, port, ...call } of topology.calls) {
    if (!service) continue;
    // A caller that names a wrong port of it still has to resolve its name.
    paths.findsByName(caller);
    if (reachOfCall(topology, { caller, service, port, ...call }).length === 0) continue;
    // An address without a port may mean any.
    for (const one of port ? [port] : service.ports) paths.add(topology, caller, service, one);
  }
  return topology.workloads.flatMap((workload) => paths.policyOf(workload) ?? []);
}

/** What outsiders and the API server reach. */
function reachedFromOutside(topology: Topology) {
  const { backends, findService } = topology;
  const asked = backends.filter(({ from }) => from === 'API server');
  const served = asked.flatMap((route) => {
    const service = findService(route.namespace, route.service);
    const port = service && backendPort(route, service);
    return service && port ? [{ service, port, route }] : [];
  });
  return [...waysIn(topology), ...served].flatMap((entry) => reachOfEntry(topology, entry));
}

function portsOf({ ports }: Service, number: number): readonly ServicePort[] {
  return ports.filter((port) => port.number === number);
}

interface Ends {
  /** Callers by the port of the Pods that they reach, or everybody. */
  readonly admitted: Map<string, { readonly port: PodPort; readonly from: Set<Workload> | 'everybody' }>;
  /** What is reached, each once, by how it is written. */
  readonly reached: Map<string, object>;
  asksDns: boolean;
}

/** The paths that begin or end at the Pods of each workload. */
class Paths {
  private readonly ends = new Map<Workload, Ends>();

  private of(workload: Workload): Ends {
    const known = this.ends.get(workload) ?? { admitted: new Map(), reached: new Map(), asksDns: false };
    this.ends.set(workload, known);
    return known;
  }

  findsByName(caller: Workload): void {
    this.of(caller).asksDns = true;
  }

  open(to: Workload, port: PodPort): void {
    this.of(to).admitted.set(keyOf(port), { port, from: 'everybody' });
  }

  toOutside(caller: Workload, { namespace, podPort }: OutsidePort): void {
    const inside = namespace === undefined ? { podSelector: {} } : { namespaceSelector: named(namespace) };
    this.reach(caller, [inside], { number: podPort, protocol: 'TCP' });
  }

  add(topology: Topology, caller: Workload, service: Service, port: ServicePort): void {
    for (const { to, podPort } of reachOfEntry(topology, { service, port, route: undefined }))
      if (to && podPort) {
        const admitted = this.of(to).admitted.get(keyOf(podPort)) ?? { port: podPort, from: new Set<Workload>() };
        this.of(to).admitted.set(keyOf(podPort), admitted);
        if (admitted.from !== 'everybody') admitted.from.add(caller);
        this.reach(caller, [peer(to, caller)], podPort);
        // An ExternalName is outside of the cluster, and listens on the port itself.
      } else if (!to) this.reach(caller, ANYWHERE, port);
  }

  private reach(caller: Workload, to: readonly object[], { number, protocol }: PodPort): void {
    const rule = { to, ports: [{ port: number, protocol }] };
    this.of(caller).reached.set(JSON.stringify(rule), rule);
  }

  policyOf(workload: Workload): LeastPolicy | undefined {
    const { admitted, reached, asksDns } = this.of(workload);
    const ingress = [...admitted.values()].map(({ port: { number, protocol }, from }) => ({
      ...(from !== 'everybody' && { from: [...from].map((caller) => peer(caller, workload)) }),
      ports: [{ port: number, protocol }],
    }));
    const egress = reached.size > 0 || asksDns ? [...reached.values(), DNS] : [];
    if (ingress.length + egress.length === 0) return undefined;
    return {
      workload,
      spec: {
        podSelector: { matchLabels: labelsOf(workload) },
        policyTypes: [
          ...(ingress.length > 0 ? ['Ingress' as const] : []),
          ...(egress.length > 0 ? ['Egress' as const] : []),
        ],
        ...(ingress.length > 0 && { ingress }),
        ...(egress.length > 0 && { egress }),
      },
    };
  }
}

function keyOf({ number, protocol }: PodPort): string {
  return `${number}/${protocol}`;
}

const ANYWHERE = ['0.0.0.0/0', '::/0'].map((cidr) => ({ ipBlock: { cidr } }));

const DNS = {
  to: [{ namespaceSelector: named('kube-system'), podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } } }],
  ports: ['UDP', 'TCP'].map((protocol) => ({ port: 53, protocol })),
};

/** Pods as a policy beside others names them. */
function peer(pods: Workload, beside: Workload) {
  const podSelector = { matchLabels: labelsOf(pods) };
  return pods.namespace === beside.namespace
    ? { podSelector }
    : { namespaceSelector: named(pods.namespace), podSelector };
}

function named(namespace: string) {
  return { matchLabels: { 'kubernetes.io/metadata.name': namespace } };
}

/** @throws where they have none: then a policy would be for all Pods */
function labelsOf({ kind, name, labels, selector }: Workload): Labels {
  const pairs = (selector ?? []).map(({ key, operator, values }) =>
    operator === 'In' && values.length === 1 ? ([key, values[0] as string] as const) : undefined,
  );
  const chosen =
    pairs.length > 0 && !pairs.includes(undefined) ? Object.fromEntries(pairs as [string, string][]) : labels;
  if (Object.keys(chosen).length > 0) return { ...chosen };
  throw new Error(`${kind} ${name}: its Pods have no label that a policy could select them by: give it a selector`);
}
