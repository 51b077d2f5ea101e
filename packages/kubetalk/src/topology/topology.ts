import type { Application } from '../application/application';
import type { ExternalService } from '../application/outside';
import { keyOf } from '../kubernetes/objects';
import { CustomKinds } from '../kubernetes/schema/custom';
import { LabelIndex } from '../kubernetes/selectors';
import type { Kubernetes } from '../kubernetes/version';
import { groupBy } from '../manifest/group-by';
import type { Manifest } from '../manifest/manifest';
import { memo } from '../manifest/memo';
import type { Flow } from '../seen/flow';
import { type Backend, backends } from './backends';
import { type Calls, readCalls } from './calls';
import { Directory } from './directory';
import { Live } from './live';
import { Makers } from './makers';
import { Objects } from './objects';
import { type MadeByOperator, madeOf } from './operators';
import { type NamespaceLabels, namespaceLabels, type Policy, PolicyIndex, readPolicy } from './policies';
import { API_SERVICE, endpointsByService, madeServices, ofServiceEntry, readService, type Service } from './services';
import { tierPolicies } from './tiers';
import type { TierPolicy } from './tiers/tier';
import { madeWorkloads, readWorkloads, type Workload } from './workloads';

/** What manifests mean: what runs, behind which addresses, and who calls whom. */
export interface Topology extends Calls {
  /** The version of Kubernetes that they are for. */
  readonly kubernetes: Kubernetes;
  /** The versions that an upgrade goes through after it, the oldest first. */
  readonly upgrades: readonly Kubernetes[];
  readonly manifests: readonly Manifest[];
  /** What a cluster holds of them now, where it was asked. */
  readonly live: Live;
  /** Traffic that was seen; {@link compared} lays it beside the calls. */
  readonly flows: readonly Flow[];
  readonly workloads: readonly Workload[];
  /** The Services of the manifests, without those declared to be outside of it. */
  readonly services: readonly Service[];
  /** The Services that routes and the API server send requests to. */
  readonly backends: readonly Backend[];
  readonly policies: readonly Policy[];
  /** The policies of administrators and of network plugins. */
  readonly tierPolicies: readonly TierPolicy[];
  /** The policies that restrict a workload's Pods in a direction. */
  policiesOf(workload: Workload, direction: 'ingress' | 'egress'): readonly Policy[];
  /** The Services in front of a workload's Pods, of so many in its namespace that one can be guessed. */
  servicesOf(workload: Workload): readonly Service[];
  /** The names of a kind's objects in a namespace, one more than a misspelt one is compared with at most. */
  namesOf(kind: string, namespace: string): readonly string[];
  /** The workloads by namespace and labels. */
  readonly pods: LabelIndex<Workload>;
  /** The Services outside that callers count on. */
  readonly outside: readonly ExternalService[];
  /** Whether the manifests are the whole application, and what is not in them is missing. */
  readonly complete: boolean;
  /** What makes objects that the manifests do not show. */
  readonly makers: Makers;
  /** The kinds that CustomResourceDefinitions define. */
  readonly customKinds: CustomKinds;
  /** An object of the manifests; the last one, where several have the name. Kinds that are not Kubernetes' own end in their group. */
  find(kind: string, namespace: string, name: string): Manifest | undefined;
  /** Whether an object exists: in the manifests, made of a resource by its operator, or in every cluster. */
  has(kind: string, namespace: string, name: string): boolean;
  /** All objects of a kind; kinds that are not Kubernetes' own end in their group: `HTTPRoute.gateway.networking.k8s.io`. */
  ofKind(kind: string): readonly Manifest[];
  /** A Service of the manifests, or one declared to be outside of it. */
  findService(namespace: string, name: string): Service | undefined;
  /** The Services declared to be outside that nothing has looked up until now. */
  unusedOutside(): readonly ExternalService[];
  /** The namespaces in which the manifests have a Service of a name. */
  namespacesOf(service: string): readonly string[];
  /** The names of the manifests' Services in a namespace. */
  serviceNamesIn(namespace: string): readonly string[];
  workloadNamed(kind: string, namespace: string, name: string): Workload | undefined;
  /** The workloads of a name, of any kind. */
  workloadsNamed(namespace: string, name: string): readonly Workload[];
  /** Every namespace that something of the manifests is in. */
  readonly namespaces: ReadonlySet<string>;
  readonly namespaceLabels: NamespaceLabels;
}

/**
 * What an application means, which does not depend on the order of its manifests. Never throws, whatever they contain, and never
 * changes them. Time and memory grow in proportion to their number. A second call gives the same answer.
 */
export const topologyOf = memo((application: Application): Topology => {
  const { manifests, outside, secrets, live, flows, complete, kubernetes, upgrades, crds } = application;
  const objects = new Objects(manifests);
  const made = objects.all.flatMap((manifest) => madeOf(manifest) ?? []);
  const workloads = [...objects.all.flatMap(readWorkloads), ...made.flatMap(madeWorkloads)];
  const pods = new LabelIndex(workloads);
  const services = servicesIn(objects, pods);
  const directory = new Directory({
    services,
    others: [
      [API_SERVICE, ...made.flatMap((one) => madeServices(one, workloads))],
      objects.ofKind('ServiceEntry.networking.istio.io').flatMap(ofServiceEntry),
    ],
    outside,
  });
  const labels = namespaceLabels(objects.ofKind('Namespace'));
  return {
    kubernetes,
    upgrades,
    complete,
    outside,
    manifests: objects.all,
    live: new Live(live),
    flows,
    find: objects.find,
    ofKind: objects.ofKind,
    namesOf: objects.namesOf,
    namespaces: objects.namespaces,
    namespaceLabels: labels,
    tierPolicies: tierPolicies(objects.ofKind, labels),
    has: presence(objects, made, secrets),
    makers: new Makers(objects.all),
    customKinds: new CustomKinds([...crds, ...objects.ofKind('CustomResourceDefinition')]),
    workloads,
    pods,
    ...namedWorkloads(objects, workloads),
    services,
    findService: directory.find,
    unusedOutside: directory.unusedOutside,
    servicesOf: directory.inFrontOf,
    namespacesOf: directory.namespacesOf,
    serviceNamesIn: directory.namesIn,
    backends: objects.all.flatMap(backends),
    ...readCalls(workloads, objects.find, directory),
    ...policiesIn(objects),
  };
});

function servicesIn(objects: Objects, pods: LabelIndex<Workload>): readonly Service[] {
  const endpoints = endpointsByService(objects.all);
  return objects.ofKind('Service').map((manifest) => readService(manifest, pods, endpoints));
}

function namedWorkloads(
  { find }: Objects,
  workloads: readonly Workload[],
): Pick<Topology, 'workloadNamed' | 'workloadsNamed'> {
  const byName = groupBy(workloads, ({ namespace, name }) => `${namespace}/${name}`);
  const byManifest = new Map(workloads.map((workload) => [workload.manifest, workload]));
  return {
    workloadNamed: (kind, namespace, name) => {
      const manifest = find(kind, namespace, name);
      return manifest && byManifest.get(manifest);
    },
    workloadsNamed: (namespace, name) => byName.get(`${namespace}/${name}`) ?? [],
  };
}

/** What every namespace gets from the cluster. */
const GIVEN: ReadonlySet<string> = new Set(['ConfigMap/kube-root-ca.crt', 'ServiceAccount/default']);

function presence({ find }: Objects, made: readonly MadeByOperator[], secrets: readonly string[]): Topology['has'] {
  const byOperators = new Set(
    made.flatMap(({ namespace, secrets, configMaps }) => [
      ...secrets.map((name) => keyOf('Secret', namespace, name)),
      ...configMaps.map((name) => keyOf('ConfigMap', namespace, name)),
    ]),
  );
  const outside = new Set(secrets);
  return (kind, namespace, name) =>
    find(kind, namespace, name) !== undefined ||
    byOperators.has(keyOf(kind, namespace, name)) ||
    GIVEN.has(`${kind}/${name}`) ||
    (kind === 'Secret' && (outside.has('*') || outside.has(name) || outside.has(`${namespace}/${name}`)));
}

function policiesIn(objects: Objects): Pick<Topology, 'policies' | 'policiesOf'> {
  const policies = objects.ofKind('NetworkPolicy').map((manifest) => readPolicy(manifest));
  const restricting = {
    ingress: new PolicyIndex(policies, 'ingress'),
    egress: new PolicyIndex(policies, 'egress'),
  };
  return { policies, policiesOf: (workload, direction) => restricting[direction].of(workload) };
}
