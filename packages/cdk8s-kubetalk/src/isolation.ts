import { ApiObject, Chart } from 'cdk8s';
import { Construct, type IConstruct } from 'constructs';
import { applicationOf, DENY_ALL, leastPolicies, type StatedCall, type Topology, topologyOf } from 'kubetalk';
import { outsideServices } from './acknowledge';
import { callsOf } from './address';
import { manifestsOfConstruct } from './manifests';
import { isWithin, together } from './references';
import { onceInSynth, validateLast } from './synth';
import { Workload } from './workload';

const GVK = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy' };

/** What is isolated, by the root of its tree. */
const isolated = new WeakMap<IConstruct, Set<Construct>>();

/**
 * Lets through the paths that the manifests show and nothing else: every Pod of the namespaces is cut off by default; the Pods
 * behind a Service admit its callers on its targetPort, and everyone where it can be reached from outside; callers reach what
 * they call, and the cluster's DNS to find it. Anything may make the manifests: constructs of this package or of a cdk8s-plus,
 * ApiObjects, Helm, Include.
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

const ISOLATION = 'isolation';

function write(root: IConstruct, scopes: ReadonlySet<Construct>): void {
  const charts = root.node.findAll().filter((one) => one instanceof Chart);
  for (const chart of charts) chart.node.tryRemoveChild(ISOLATION);
  const open = charts.filter((chart) =>
    [...scopes].some((scope) => isWithin(chart, scope) || chart === chartOf(scope)),
  );
  for (const group of together(root)) {
    const own = open.filter((chart) => group.some((one) => isWithin(chart, one)));
    if (own.length > 0) writeIn(own, group);
  }
}

/** @param group the charts of their cluster */
function writeIn(charts: readonly Chart[], group: readonly IConstruct[]): void {
  const constructs = group.flatMap(({ node }) => node.findAll());
  const topology = topologyOf(applicationOf(constructs.flatMap(manifestsOfConstruct), { complete: true }));
  const places = new Places(topology, constructs);
  const stated = constructs.flatMap((one) => statedCalls(one, places));
  const { policies, unselectable } = leastPolicies(topology, { stated });
  const [lost] = unselectable;
  if (lost)
    throw new Error(
      `${lost.kind} ${lost.name}: its Pods have no label that a policy could select them by: give it a selector`,
    );
  const closed = new Set<string | undefined>();
  for (const chart of charts) {
    if (!topology.workloads.some((workload) => places.chartOf(workload) === chart)) continue;
    const isolation = new Construct(chart, ISOLATION);
    // One namespace may be that of several charts.
    if (!closed.has(chart.namespace)) writePolicy(isolation, 'deny-all', DENY_ALL);
    closed.add(chart.namespace);
    const own = policies.flatMap(({ workload, spec }) =>
      workload && places.chartOf(workload) === chart ? [{ workload, spec }] : [],
    );
    for (const { workload, spec } of places.inOrder(own)) writePolicy(isolation, freeName(isolation, workload), spec);
  }
}

function writePolicy(scope: Construct, name: string, spec: object): void {
  new ApiObject(scope, name, { metadata: { name }, spec, ...GVK });
}

/** Workloads of several kinds may have one name. */
function freeName({ node }: Construct, { name, kind }: Pods): string {
  if (!node.tryFindChild(name)) return name;
  const others = node.children.length;
  const byKind = `${name}-${kind.toLowerCase()}`;
  return node.tryFindChild(byKind) ? `${byKind}-${others}` : byKind;
}

function chartOf(construct: IConstruct): IConstruct | undefined {
  return construct.node.scopes.findLast((one) => one instanceof Chart);
}

type Pods = Topology['workloads'][number];

/** The constructs of the parts of a topology. */
class Places {
  private readonly workloads = new Map<string, Pods[]>();
  private readonly services = new Map<string, Topology['services'][number]>();
  private readonly byPath: ReadonlyMap<string, { readonly construct: IConstruct; readonly order: number }>;

  constructor(topology: Topology, constructs: readonly IConstruct[]) {
    this.byPath = new Map(constructs.map((construct, order) => [construct.node.path, { construct, order }]));
    for (const workload of topology.workloads)
      for (const path of above(workload.manifest.source.construct ?? '')) {
        const others = this.workloads.get(path);
        if (others) others.push(workload);
        else this.workloads.set(path, [workload]);
      }
    for (const service of topology.services)
      for (const path of above(service.manifest?.source.construct ?? '')) this.services.set(path, service);
  }

  /** What runs Pods in a construct. */
  workloadsIn({ node }: IConstruct): readonly Pods[] {
    return this.workloads.get(node.path) ?? [];
  }

  serviceOf({ node }: IConstruct): Topology['services'][number] | undefined {
    return this.services.get(node.path);
  }

  chartOf({ manifest }: Pods): IConstruct | undefined {
    const found = this.byPath.get(manifest.source.construct ?? '');
    return found && chartOf(found.construct);
  }

  /** In the order of their workloads in the tree. */
  inOrder<Item extends { readonly workload: Pods }>(policies: readonly Item[]): readonly Item[] {
    const order = ({ workload }: Item) => this.byPath.get(workload.manifest.source.construct ?? '')?.order ?? 0;
    return [...policies].sort((one, other) => order(one) - order(other));
  }
}

/** The path of a construct and of those above it, up to its chart. */
function above(path: string): string[] {
  const names = path.split('/');
  return names.map((_, index) => names.slice(0, index + 1).join('/'));
}

/** The calls that constructs state: not all of them are in the manifests. */
function statedCalls(construct: IConstruct, places: Places): StatedCall[] {
  const ports = construct instanceof Workload ? construct.calls : callsOf(construct);
  const outside = outsideServices(construct as Construct);
  if (ports.length + outside.length === 0) return [];
  const callers = places.workloadsIn(construct);
  const [first] = ports;
  if (first && callers.length === 0)
    throw new Error(
      `${construct.node.path}: it calls ${first.service.name}, and its Pods are not known: give the workload that makes them`,
    );
  return callers.flatMap((caller) => [
    ...ports.flatMap(({ service, port }) => {
      const to = places.serviceOf(service);
      return to ? [{ caller, to, port }] : [];
    }),
    ...outside.map(({ namespace, port, targetPort = port }) => ({
      caller,
      port,
      to: { namespace, podPort: targetPort },
    })),
  ]);
}
