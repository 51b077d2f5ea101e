import { keyOf, kindOf, namespaceOf, objectKey } from '../kubernetes/objects';
import { CustomKinds } from '../kubernetes/schema/custom';
import { LabelIndex } from '../kubernetes/selectors';
import { Kubernetes } from '../kubernetes/version';
import { groupBy } from '../manifest/group-by';
import { identity, type Manifest } from '../manifest/manifest';
import { MOST_KNOWN } from '../text/budget';
import { type Backend, backends } from './backends';
import { type Calls, readCalls } from './calls';
import { Makers } from './makers';
import { madeOf } from './operators';
import { type NamespaceLabels, namespaceLabels, type Policy, PolicyIndex, readPolicy } from './policies';
import {
  API_SERVICE,
  type ExternalService,
  endpointsByService,
  externalService,
  madeServices,
  ofServiceEntry,
  readService,
  type Service,
  selects,
} from './services';
import { madeWorkloads, readWorkloads, type Workload } from './workloads';

/** What manifests mean: what runs, behind which addresses, and who calls whom. */
export interface Topology extends Calls {
  /** The version of Kubernetes that they are for. */
  readonly kubernetes: Kubernetes;
  /** The versions that an upgrade goes through after it, the oldest first. */
  readonly upgrades: readonly Kubernetes[];
  readonly manifests: readonly Manifest[];
  readonly workloads: readonly Workload[];
  /** The Services of the manifests, without those declared to be outside of it. */
  readonly services: readonly Service[];
  /** The Services that routes and the API server send requests to. */
  readonly backends: readonly Backend[];
  readonly policies: readonly Policy[];
  /** The policies that restrict a workload's Pods in a direction. */
  policiesOf(workload: Workload, direction: 'ingress' | 'egress'): readonly Policy[];
  /** The Services in front of a workload's Pods, of so many in its namespace that one can be guessed. */
  servicesOf(workload: Workload): readonly Service[];
  /** The names of a kind's objects in a namespace, one more than a misspelt one is compared with at most. */
  namesOf(kind: string, namespace: string): readonly string[];
  /** The workloads by namespace and labels. */
  readonly pods: LabelIndex<Workload>;
  /** Whether the manifests are the whole application, and what is not in them is missing. */
  readonly complete: boolean;
  /** What makes objects that the manifests do not show. */
  readonly makers: Makers;
  /** The kinds that CustomResourceDefinitions define. */
  readonly customKinds: CustomKinds;
  /** An object of the manifests; the last one, where several have the name. Kinds that are not Kubernetes' own end in their group. */
  find(kind: string, namespace: string, name: string): Manifest | undefined;
  /** Whether an object is there: in the manifests, made of a resource by its operator, or given by every cluster. */
  has(kind: string, namespace: string, name: string): boolean;
  /** All objects of a kind; kinds that are not Kubernetes' own end in their group: `HTTPRoute.gateway.networking.k8s.io`. */
  ofKind(kind: string): readonly Manifest[];
  /** A Service of the manifests, or one declared to be outside of it. */
  findService(namespace: string, name: string): Service | undefined;
  /** The Services declared to be outside that nobody has asked for until now. */
  unusedOutside(): readonly ExternalService[];
  /** The namespaces in which the manifests have a Service of a name. */
  namespacesOf(service: string): readonly string[];
  /** The names of the manifests' Services in a namespace. */
  serviceNamesIn(namespace: string): readonly string[];
  workloadNamed(kind: string, namespace: string, name: string): Workload | undefined;
  /** The workloads of a name, whatever their kind. */
  workloadsNamed(namespace: string, name: string): readonly Workload[];
  /** Every namespace that something of the manifests is in. */
  readonly namespaces: ReadonlySet<string>;
  readonly namespaceLabels: NamespaceLabels;
}

/** What manifests don't say themselves. */
export interface Surroundings {
  /** Services that are not in the manifests and that their callers count on. @default - none */
  readonly outside?: readonly ExternalService[];
  /** Whether the manifests are the whole application, and not a part of something. @default false */
  readonly complete?: boolean;
  /** The version of Kubernetes that they are for. @default - the newest that is known */
  readonly kubernetes?: Kubernetes;
  /** The versions that an upgrade goes through after it, the oldest first. @default - none */
  readonly upgrades?: readonly Kubernetes[];
  /** CustomResourceDefinitions that are not among the manifests. @default - none */
  readonly crds?: readonly Manifest[];
}

/**
 * Reads what manifests mean, which does not depend on their order. Never throws, whatever they hold, and never changes them;
 * costs time and memory in proportion to their number.
 */
export function readTopology(
  unordered: readonly Manifest[],
  { outside = [], complete = false, kubernetes = Kubernetes.newest, upgrades = [], crds = [] }: Surroundings = {},
): Topology {
  const named = unordered.map((manifest) => [objectKey(manifest), manifest] as const).sort(byName);
  const manifests = named.map(([, manifest]) => manifest);
  const objects = new Map(named);
  const byKind = groupBy(manifests, kindOf);
  const made = manifests.flatMap((manifest) => madeOf(manifest) ?? []);
  const workloads = [...manifests.flatMap(readWorkloads), ...made.flatMap(madeWorkloads)];
  const pods = new LabelIndex(workloads);
  const endpoints = endpointsByService(manifests);
  const services = (byKind.get('Service') ?? []).map((manifest) => readService(manifest, pods, endpoints));
  const serviceByName = new Map(services.map((service) => [serviceKey(service), service]));
  const others = new Map(
    [API_SERVICE, ...made.flatMap((one) => madeServices(one, workloads))].map((one) => [serviceKey(one), one]),
  );
  const madeObjects = new Set(
    made.flatMap(({ namespace, secrets, configMaps }) => [
      ...secrets.map((name) => keyOf('Secret', namespace, name)),
      ...configMaps.map((name) => keyOf('ConfigMap', namespace, name)),
    ]),
  );
  const policies = (byKind.get('NetworkPolicy') ?? []).map((manifest) => readPolicy(manifest));
  const restricting = {
    ingress: new PolicyIndex(policies, 'ingress'),
    egress: new PolicyIndex(policies, 'egress'),
  };

  const servicesByBareName = groupBy(services, ({ name }) => name);
  const servicesByNamespace = groupBy(services, ({ namespace }) => namespace);
  const workloadsByName = groupBy(workloads, ({ namespace, name }) => `${namespace}/${name}`);
  const workloadByManifest = new Map(workloads.map((workload) => [workload.manifest, workload]));
  const find: Topology['find'] = (kind, namespace, name) => objects.get(keyOf(kind, namespace, name));
  const unused = new Set(outside);
  const entries = (byKind.get('ServiceEntry.networking.istio.io') ?? []).flatMap(ofServiceEntry);
  const elsewhere = new Map(entries.map((entry) => [serviceKey(entry), entry]));
  const findService: Topology['findService'] = (namespace, name) => {
    const declared = outside.find((service) => service.name === name && (service.namespace ?? namespace) === namespace);
    const key = serviceKey({ namespace, name });
    const own = serviceByName.get(key);
    if (!declared || own) return own ?? others.get(key) ?? elsewhere.get(key);
    unused.delete(declared);
    return externalService(declared, namespace);
  };
  const byKindAndNamespace = groupBy(manifests, (manifest) => keyOf(kindOf(manifest), namespaceOf(manifest), ''));
  const known = [
    ...services.flatMap((service) => service.ports.map(({ number }) => number)),
    ...outside.flatMap(({ port }) => port ?? []),
  ];
  const ports = new Set(known);
  return {
    kubernetes,
    upgrades,
    manifests,
    workloads,
    services,
    ...readCalls(workloads, find, { find: findService, ports }),
    backends: manifests.flatMap(backends),
    policies,
    policiesOf: (workload, direction) => restricting[direction].of(workload),
    pods,
    complete,
    makers: new Makers(manifests),
    customKinds: new CustomKinds([...crds, ...(byKind.get('CustomResourceDefinition') ?? [])]),
    find,
    has: (kind, namespace, name) => {
      const key = keyOf(kind, namespace, name);
      return objects.has(key) || madeObjects.has(key) || GIVEN.has(`${kind}/${name}`);
    },
    ofKind: (kind) => byKind.get(kind) ?? [],
    findService,
    unusedOutside: () => [...unused],
    servicesOf: (workload) => {
      const some = (servicesByNamespace.get(workload.namespace) ?? []).slice(0, MOST_KNOWN);
      return some.filter((service) => selects(service, workload));
    },
    namesOf: (kind, namespace) => {
      const some = (byKindAndNamespace.get(keyOf(kind, namespace, '')) ?? []).slice(0, MOST_KNOWN + 1);
      return some.map((manifest) => identity(manifest).name);
    },
    namespacesOf: (service) => servicesByBareName.get(service)?.map(({ namespace }) => namespace) ?? [],
    serviceNamesIn: (namespace) => servicesByNamespace.get(namespace)?.map(({ name }) => name) ?? [],
    workloadNamed: (kind, namespace, name) => {
      const manifest = find(kind, namespace, name);
      return manifest && workloadByManifest.get(manifest);
    },
    workloadsNamed: (namespace, name) => workloadsByName.get(`${namespace}/${name}`) ?? [],
    namespaces: new Set(manifests.map(namespaceOf).filter(Boolean)),
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

function serviceKey({ namespace, name }: { namespace: string; name: string }): string {
  return `${namespace}/${name}`;
}

/** What every namespace gets from the cluster. */
const GIVEN: ReadonlySet<string> = new Set(['ConfigMap/kube-root-ca.crt', 'ServiceAccount/default']);
