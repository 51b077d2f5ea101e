import { ApiObject, Chart } from 'cdk8s';
import { Construct, type IConstruct } from 'constructs';
import { type OutsideService, outsideServices } from './acknowledge';
import { type CalledPort, callsOf } from './address';
import { type Pods, podsOf } from './pods';
import { routedPorts } from './routes';
import { Service } from './service';
import { onceInSynth, validateLast } from './synth';
import { Workload } from './workload';

const GVK = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy' };

/** What is isolated, by the root of its tree. */
const isolated = new WeakMap<IConstruct, Set<Construct>>();

/**
 * Lets through the paths that constructs state and nothing else: every Pod of the namespaces is cut off by default; the Pods
 * behind a Service admit its callers on its targetPort, and everyone where it can be reached from outside; callers reach what
 * they call, and the cluster's DNS to find it.
 *
 * It is hung on a chart or on the App, once and at any point: the policies are written when the tree is finished.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export function isolate(scope: Construct): void {
  const { root } = scope.node;
  const scopes = isolated.get(root) ?? new Set();
  scopes.add(scope);
  if (isolated.has(root)) return;
  isolated.set(root, scopes);
  // The root is validated before all others, and every synth validates before it writes.
  validateLast(root, () => {
    writePolicies(root);
    return [];
  });
}

/** Writes the policies of all that is isolated in a tree, as the tree is now. */
export function writePolicies(root: IConstruct): void {
  const scopes = isolated.get(root);
  if (scopes) onceInSynth(scopes, () => write(root, scopes));
}

function write(root: IConstruct, scopes: ReadonlySet<Construct>): void {
  const trees = [...scopes].map((scope) => scope.node.findAll());
  const paths = pathsOf(root.node.findAll());
  // Every part is of a chart in its tree, or of the one that the tree is in.
  const among = trees.flatMap((parts) => [chartOf(parts[0]), ...parts.filter((part) => part instanceof Chart)]);
  const charts = [...new Set(among.filter((chart) => chart !== undefined))];
  const pathsByChart = new Map(charts.map((chart) => [chart, [] as [Pods, Paths][]]));
  for (const path of paths) pathsByChart.get(chartOf(path[0]) as Chart)?.push(path);
  const withWorkloads = new Set(
    trees.flatMap((parts) => parts.filter((part) => part instanceof Workload).map(chartOf)),
  );
  for (const chart of charts) chart.node.tryRemoveChild(ISOLATION);
  const closed = new Set<string | undefined>();
  for (const chart of charts) {
    const rules = (pathsByChart.get(chart) ?? []).flatMap(([pods, path]) => policy(pods, path));
    if (!withWorkloads.has(chart) && rules.length === 0) continue;
    const policies = new Construct(chart, ISOLATION);
    // One namespace may be that of several charts.
    if (!closed.has(chart.namespace)) denyAll(policies);
    closed.add(chart.namespace);
    for (const { name, spec } of rules) new ApiObject(policies, name, { metadata: { name }, spec, ...GVK });
  }
}

const ISOLATION = 'isolation';

function chartOf(construct: IConstruct | undefined): Chart | undefined {
  for (let one = construct; one; one = one.node.scope) if (one instanceof Chart) return one;
  return undefined;
}

function denyAll(scope: Construct): void {
  const spec = { podSelector: {}, policyTypes: ['Ingress', 'Egress'] };
  new ApiObject(scope, 'deny-all', { metadata: { name: 'deny-all' }, spec, ...GVK });
}

/** The paths that begin or end at the Pods of one workload. */
interface Paths {
  /** The ports of Services that lead to them, each with its callers. */
  readonly behind: Map<CalledPort, Pods[]>;
  /** The ports of Services that they call. */
  readonly called: CalledPort[];
  readonly outside: readonly OutsideService[];
}

function pathsOf(parts: readonly IConstruct[]): Map<Pods, Paths> {
  const routed = new Set(parts.flatMap(routedPorts));
  const paths = new Map<Pods, Paths>();
  const of = (pods: Pods): Paths => {
    const known = paths.get(pods) ?? { behind: new Map(), called: [], outside: outsideOf(pods) };
    paths.set(pods, known);
    return known;
  };
  for (const part of parts)
    if (part instanceof Workload) {
      of(part).called.push(...part.calls);
    } else if (part instanceof Service && part.selector) {
      for (const port of part.allPorts) if (part.outside || routed.has(port)) of(part.selector).behind.set(port, []);
    } else if (callsOf(part).length > 0) of(callerOf(part)).called.push(...callsOf(part));
  const open = new Set([...paths.values()].flatMap(({ behind }) => [...behind.keys()]));
  for (const [caller, { called }] of [...paths])
    for (const port of called.filter((one) => one.service.selector && !open.has(one))) {
      const { behind } = of(port.service.selector as Pods);
      const callers = behind.get(port);
      if (callers) callers.push(caller);
      else behind.set(port, [caller]);
    }
  return paths;
}

function callerOf(caller: IConstruct): Pods {
  const pods = podsOf(caller);
  if (pods) return pods;
  throw new Error(
    `${caller.node.path}: it calls ${callsOf(caller)[0]?.service.name}, and its Pods are not known: hand over the workload that makes them`,
  );
}

/** The Services of others that are declared on a workload, or on what it is part of. */
function outsideOf(pods: Pods): OutsideService[] {
  return pods.node.scopes.flatMap((scope) => outsideServices(scope as Construct));
}

function policy(pods: Pods, { behind, called, outside }: Paths) {
  const ingress = [...behind].map(([port, callers]) => admitted(pods, port, callers));
  const reachable = [...called.map((port) => reached(pods, port)), ...outside.map(reachedOutside)];
  const egress = reachable.length > 0 ? [...reachable, dns] : [];
  if (ingress.length + egress.length === 0) return [];
  const spec = {
    podSelector: { matchLabels: labelsOf(pods) },
    policyTypes: [...(ingress.length > 0 ? ['Ingress'] : []), ...(egress.length > 0 ? ['Egress'] : [])],
    ingress: ingress.length > 0 ? ingress : undefined,
    egress: egress.length > 0 ? egress : undefined,
  };
  return [{ name: pods.name, spec }];
}

/** No caller is everyone. */
function admitted(pods: Pods, { targetPort, protocol }: CalledPort, callers: readonly Pods[]) {
  const ports = [{ port: targetPort, protocol }];
  return callers.length === 0 ? { ports } : { from: callers.map((caller) => peer(caller, pods)), ports };
}

function reached(caller: Pods, { service, port, targetPort, protocol }: CalledPort) {
  // Whatever an external name stands for is outside of the cluster, and listens on the port itself.
  if (!service.selector) return { to: [...anywhere], ports: [{ port, protocol }] };
  return { to: [peer(service.selector, caller)], ports: [{ port: targetPort, protocol }] };
}

const anywhere = ['0.0.0.0/0', '::/0'].map((cidr) => ({ ipBlock: { cidr } }));

/** Which Pods are behind a Service of others is not known here; its namespace is, and the port at best. */
function reachedOutside({ namespace, port, targetPort = port }: OutsideService) {
  const inside = namespace === undefined ? { podSelector: {} } : { namespaceSelector: named(namespace) };
  return { to: [inside], ports: [{ port: targetPort, protocol: 'TCP' }] };
}

const dns = {
  to: [
    {
      namespaceSelector: named('kube-system'),
      podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
    },
  ],
  ports: ['UDP', 'TCP'].map((protocol) => ({ port: 53, protocol })),
};

/** Pods as a policy beside others names them. */
function peer(pods: Pods, beside: Pods) {
  const { namespace } = Chart.of(pods);
  const podSelector = { matchLabels: labelsOf(pods) };
  if (namespace === undefined || namespace === Chart.of(beside).namespace) return { podSelector };
  return { namespaceSelector: named(namespace), podSelector };
}

/** @throws where they have none: then a policy would be for all Pods */
function labelsOf({ title, selector }: Pods) {
  if (Object.keys(selector).length > 0) return { ...selector };
  throw new Error(`${title}: its Pods have no label that a policy could select them by: give it a selector`);
}

function named(namespace: string) {
  return { matchLabels: { 'kubernetes.io/metadata.name': namespace } };
}
