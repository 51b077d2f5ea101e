import { Kubernetes } from '../kubernetes/version';
import { identity, type Manifest, text } from '../manifest/manifest';
import { type Calls, readCalls } from './calls';
import { type NamespaceLabels, namespaceLabels, type Policy, readPolicy } from './policies';
import { LabelIndex } from './selectors';
import { type ExternalService, endpointsByService, externalService, readService, type Service } from './services';
import { namespaceOf, readWorkload, type Workload } from './workloads';

/** What a set of manifests means: what runs, behind which addresses, and who calls whom. */
export interface Topology extends Calls {
  /** The version of Kubernetes that they are for. */
  readonly kubernetes: Kubernetes;
  readonly manifests: readonly Manifest[];
  readonly workloads: readonly Workload[];
  /** The Services of the set, without those declared to be outside of it. */
  readonly services: readonly Service[];
  readonly policies: readonly Policy[];
  /** The policies that restrict a workload's Pods. */
  policiesOf(workload: Workload): readonly Policy[];
  /** The workloads by namespace and labels. */
  readonly pods: LabelIndex<Workload>;
  /** An object of the set; the last one, where several have the name. */
  find(kind: string, namespace: string, name: string): Manifest | undefined;
  /** All objects of a kind. */
  ofKind(kind: string): readonly Manifest[];
  /** A Service of the set, or one declared to be outside of it. */
  findService(namespace: string, name: string): Service | undefined;
  /** The namespaces in which the set has a Service of a name. */
  namespacesOf(service: string): readonly string[];
  /** The names of the set's Services in a namespace. */
  serviceNamesIn(namespace: string): readonly string[];
  workloadNamed(kind: string, namespace: string, name: string): Workload | undefined;
  /** The workloads of a name, whatever their kind. */
  workloadsNamed(namespace: string, name: string): readonly Workload[];
  /** Every namespace that something of the set is in. */
  readonly namespaces: ReadonlySet<string>;
  readonly namespaceLabels: NamespaceLabels;
}

/** What manifests don't say themselves. */
export interface Surroundings {
  /** Services that are not in the manifests and that their callers count on. @default - none */
  readonly outside?: readonly ExternalService[];
  /** The version of Kubernetes that they are for. @default - the newest that is known */
  readonly kubernetes?: Kubernetes;
}

/**
 * Reads what manifests mean, which does not depend on their order. Never throws, whatever they hold, and never changes them;
 * costs time and memory in proportion to their number.
 */
export function readTopology(
  unordered: readonly Manifest[],
  { outside = [], kubernetes = Kubernetes.newest }: Surroundings = {},
): Topology {
  const named = unordered.map((manifest) => [keyOf(manifest), manifest] as const).sort(byName);
  const manifests = named.map(([, manifest]) => manifest);
  const objects = new Map(named);
  const byKind = groupBy(manifests, ({ value }) => text(value.kind));
  const workloads = manifests.flatMap((manifest) => readWorkload(manifest) ?? []);
  const pods = new LabelIndex(workloads);
  const endpoints = endpointsByService(manifests);
  const services = (byKind.get('Service') ?? []).map((manifest) => readService(manifest, pods, endpoints));
  const serviceByName = new Map(services.map((service) => [`${service.namespace}/${service.name}`, service]));
  const policies = (byKind.get('NetworkPolicy') ?? []).map((manifest) => readPolicy(manifest, pods));
  const restricting = groupBy(
    policies.flatMap((policy) => policy.workloads.map((workload) => ({ policy, workload }))),
    ({ workload }) => workload,
  );

  const servicesByBareName = groupBy(services, ({ name }) => name);
  const servicesByNamespace = groupBy(services, ({ namespace }) => namespace);
  const workloadsByName = groupBy(workloads, ({ namespace, name }) => `${namespace}/${name}`);
  const workloadByManifest = new Map(workloads.map((workload) => [workload.manifest, workload]));
  const find: Topology['find'] = (kind, namespace, name) => objects.get(`${kind}/${namespace}/${name}`);
  const findService: Topology['findService'] = (namespace, name) => {
    const declared = outside.find((service) => service.name === name && (service.namespace ?? namespace) === namespace);
    return serviceByName.get(`${namespace}/${name}`) ?? (declared && externalService(declared, namespace));
  };
  const known = [
    ...services.flatMap((service) => service.ports.map(({ number }) => number)),
    ...outside.map(({ port }) => port),
  ];
  const ports = new Set(known);
  return {
    kubernetes,
    manifests,
    workloads,
    services,
    ...readCalls(workloads, find, { find: findService, ports }),
    policies,
    policiesOf: (workload) => restricting.get(workload)?.map(({ policy }) => policy) ?? [],
    pods,
    find,
    ofKind: (kind) => byKind.get(kind) ?? [],
    findService,
    namespacesOf: (service) => servicesByBareName.get(service)?.map(({ namespace }) => namespace) ?? [],
    serviceNamesIn: (namespace) => servicesByNamespace.get(namespace)?.map(({ name }) => name) ?? [],
    workloadNamed: (kind, namespace, name) => {
      const manifest = find(kind, namespace, name);
      return manifest && workloadByManifest.get(manifest);
    },
    workloadsNamed: (namespace, name) => workloadsByName.get(`${namespace}/${name}`) ?? [],
    namespaces: new Set(manifests.map(namespaceOf)),
    namespaceLabels: namespaceLabels(byKind.get('Namespace') ?? []),
  };
}

/** By what the objects are called; what is called the same, by what it says. */
function byName([one, { value }]: readonly [string, Manifest], [other, rival]: readonly [string, Manifest]): number {
  return compare(one, other) || compare(JSON.stringify(value), JSON.stringify(rival.value));
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

function keyOf(manifest: Manifest): string {
  const { kind, name } = identity(manifest);
  return `${kind}/${namespaceOf(manifest)}/${name}`;
}

function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
