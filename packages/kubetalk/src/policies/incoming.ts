import { labelSelector } from '../kubernetes/selectors';
import { InputError } from '../manifest/input-error';
import { at, type Json, type JsonObject, list, type Manifest, record, strings, text } from '../manifest/manifest';
import { FEWER, MOST_PAIRS } from '../text/budget';
import { isController } from '../topology/access';
import type { Backend } from '../topology/backends';
import { monitored, monitoredNamespaces, POD_MONITOR, SERVICE_MONITOR, takesUp } from '../topology/monitors';
import type { PodPort } from '../topology/policies';
import { reachOfEntry, waysIn } from '../topology/reach';
import type { Service, ServicePort } from '../topology/services';
import type { Topology } from '../topology/topology';
import { USUAL_CONTROLLERS, USUAL_PROMETHEUS, WAY_IN_LABELS } from '../topology/ways-in';
import { declaredAs, declaredPorts, type Workload } from '../topology/workloads';
import { namespacesPeer, type RulePeer } from './peers';

/** Who comes to Pods and is no caller that the manifests name. */
export type Visitor = 'everybody' | { readonly workloads: readonly Workload[] } | { readonly peer: RulePeer };

/** A way to Pods that no call of the manifests takes. */
export interface Incoming {
  readonly to: Workload;
  readonly port: PodPort;
  readonly from: Visitor;
  /** What is taken for granted there, and what to do where it is not so. */
  readonly note?: string;
}

export interface Visitors {
  /** The namespaces of Ingress controllers. @default - those of the manifests, else where people install them */
  readonly ingress?: readonly string[];
  /** The namespaces of Prometheus. @default - those of the manifests, else where people install it */
  readonly prometheus?: readonly string[];
}

/**
 * All that is let in beside calls: from outside, from controllers and gateways, from the API server, from Prometheus.
 *
 * @throws InputError where ways in times Pods are too many
 */
export function* incoming(topology: Topology, visitors: Visitors = {}): Iterable<Incoming> {
  let pairs = 0;
  for (const ways of [fromOutside, fromApiServer, throughNodes, scraped])
    for (const way of ways(topology, visitors)) {
      if (++pairs > MOST_PAIRS)
        throw new InputError(
          `there are more than ${MOST_PAIRS} pairs of a way in and a workload that it leads to: ${FEWER}`,
        );
      yield way;
    }
}

function* fromOutside(topology: Topology, visitors: Visitors): Iterable<Incoming> {
  const own = topology.workloads.filter(isController);
  for (const entry of waysIn(topology)) {
    const who = entry.route ? whoRoutes(entry.route, own, visitors) : { from: 'everybody' as const };
    for (const { to, podPort } of reachOfEntry(topology, entry)) if (to && podPort) yield { to, port: podPort, ...who };
  }
}

const ELSEWHERE = 'where it is elsewhere';

function whoRoutes(
  { manifest }: Backend,
  own: readonly Workload[],
  { ingress }: Visitors,
): Pick<Incoming, 'from' | 'note'> {
  if (ingress) return { from: { peer: namespacesPeer(ingress) } };
  if (own.length > 0) return { from: { workloads: own } };
  const ofClass = classOf(manifest);
  const found = USUAL_CONTROLLERS.filter(({ classes = [] }) => classes.some((name) => ofClass === name));
  const names = [...new Set(found.map(({ namespace }) => namespace))].sort();
  const [only = ''] = names;
  if (names.length === 0)
    return {
      from: 'everybody',
      note: 'every client is allowed, since the manifests do not show which controller leads to it: --ingress NAMESPACE allows that alone',
    };
  const labels = WAY_IN_LABELS[only];
  if (labels) return { from: { peer: { namespaceSelector: { matchLabels: labels } } } };
  return {
    from: { peer: namespacesPeer(names) },
    note: `the Ingress controller is taken to be in namespace ${names.join(' or ')}: --ingress NAMESPACE ${ELSEWHERE}`,
  };
}

/** The class of the controller that serves a route; empty where it has none. */
function classOf({ value }: Manifest): string {
  const kind = text(value.kind);
  if (/^IngressRoute/.test(kind)) return 'traefik';
  if (/\.openshift\.io\//.test(text(value.apiVersion))) return 'openshift-default';
  if (kind === 'VirtualService') return 'istio';
  const { ingressClassName } = record(value.spec);
  return text(ingressClassName) || text(record(record(value.metadata).annotations)['kubernetes.io/ingress.class']);
}

/** The API server asks from its node, or from outside of the cluster: no selector finds it. */
function* fromApiServer(topology: Topology): Iterable<Incoming> {
  for (const { service, port } of waysIn(topology, 'API server'))
    for (const end of behind(topology, service, port))
      yield {
        ...end,
        from: 'everybody',
        note: `port ${end.port.number} is open to everybody: the API server asks there, which no selector finds`,
      };
}

function* behind(topology: Topology, service: Service, port: ServicePort): Iterable<Pick<Incoming, 'to' | 'port'>> {
  for (const { to, podPort } of reachOfEntry(topology, { service, port, route: undefined }))
    if (to && podPort) yield { to, port: podPort };
}

/** A port of the node that leads to a container is a way in from outside. */
function throughNodes({ workloads }: Topology): readonly Incoming[] {
  return workloads.flatMap((to) =>
    to.containers
      .flatMap(({ value }) => list(value.ports).map(record))
      .flatMap(({ hostPort, containerPort, protocol }) =>
        typeof hostPort === 'number' && hostPort > 0 && typeof containerPort === 'number'
          ? [{ to, port: { number: containerPort, protocol: text(protocol) || 'TCP' }, from: 'everybody' as const }]
          : [],
      ),
  );
}

/** What Prometheus scrapes: by its monitors, or by the annotations that people have it look for. */
function* scraped(topology: Topology, { prometheus }: Visitors): Iterable<Incoming> {
  const byOperator = topology.workloads.filter((one) => one.byOperator && one.kind === 'Prometheus');
  const byHand = topology.workloads.filter(({ containers }) =>
    containers.some(({ image }) => /(^|\/)prometheus(:|@|$)/.test(image)),
  );
  const from = (own: readonly Workload[]): Pick<Incoming, 'from' | 'note'> => {
    if (prometheus) return { from: { peer: namespacesPeer(prometheus) } };
    if (own.length > 0) return { from: { workloads: own } };
    const places = USUAL_PROMETHEUS.join(' or ');
    return {
      from: { peer: namespacesPeer(USUAL_PROMETHEUS) },
      note: `Prometheus is taken to be in namespace ${places}: --prometheus NAMESPACE ${ELSEWHERE}`,
    };
  };
  for (const monitor of topology.ofKind(SERVICE_MONITOR)) {
    const who = from(byOperator.filter((one) => takesUp(one, monitor, topology)));
    const wanted = endpoints(monitor, 'endpoints');
    for (const service of monitored(monitor, topology))
      for (const port of service.ports)
        if (wanted.has(port.name) || wanted.has(port.targetPort))
          for (const end of behind(topology, service, port)) yield { ...end, ...who };
  }
  for (const monitor of topology.ofKind(POD_MONITOR)) {
    const who = from(byOperator);
    const selector = labelSelector(record(monitor.value.spec).selector);
    const wanted = [...endpoints(monitor, 'podMetricsEndpoints')];
    for (const namespace of monitoredNamespaces(monitor, topology))
      for (const to of topology.pods.find(namespace, selector)) yield* portsOf(to, wanted).map(end(to, who));
  }
  const who = from(byHand);
  for (const [to, ports] of askedByAnnotation(topology)) yield* portsOf(to, [...ports]).map(end(to, who));
}

/** The ports that annotations of Pods, or of Services in front of them, have Prometheus ask. */
function askedByAnnotation({ workloads, services }: Topology): ReadonlyMap<Workload, ReadonlySet<number>> {
  const asked = new Map<Workload, Set<number>>();
  const add = (annotated: JsonObject, to: Workload) => {
    const { 'prometheus.io/port': port } = strings(annotated.annotations);
    const ports = port === undefined ? declaredPorts(to).map(({ number }) => number) : [Number(port)];
    asked.set(to, new Set([...(asked.get(to) ?? []), ...ports]));
  };
  for (const to of workloads) {
    const template = record(at(to.manifest.value, [...to.podSpecPath.slice(0, -1), 'metadata']));
    if (isScraped(template)) add(template, to);
  }
  for (const { manifest, workloads } of services) {
    const metadata = record(manifest?.value.metadata);
    if (isScraped(metadata)) for (const to of workloads) add(metadata, to);
  }
  return asked;
}

function isScraped({ annotations }: JsonObject): boolean {
  return record(annotations)['prometheus.io/scrape'] === 'true';
}

const end = (to: Workload, who: Pick<Incoming, 'from' | 'note'>) => (number: number) => ({
  to,
  port: { number, protocol: 'TCP' },
  ...who,
});

/** The ports that a monitor names, by name or number. */
function endpoints({ value }: Manifest, field: string): ReadonlySet<string | number> {
  const all = list(record(value.spec)[field]).map(record);
  return new Set(all.flatMap(({ port, targetPort, portNumber }) => [port, targetPort, portNumber]).filter(isPort));
}

const isPort = (port: Json | undefined): port is string | number =>
  (typeof port === 'string' && port !== '') || typeof port === 'number';

function portsOf(workload: Workload, ports: readonly (string | number)[]): readonly number[] {
  const numbers = ports.flatMap((port) =>
    typeof port === 'number' ? [port] : declaredAs(workload, port).map(({ number }) => number),
  );
  return [...new Set(numbers)].filter((number) => number > 0 && number < 65_536);
}

/** What a namespace of the manifests is called where it is the cluster's own. */
export function isOfCluster(namespace: string): boolean {
  return /^(kube-|openshift-)/.test(namespace);
}
