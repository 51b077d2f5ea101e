import type { ExternalService } from '../application/outside';
import { kindOf, namespaceOf } from '../kubernetes/objects';
import { equalitySelector, type LabelIndex, matchesPods, type Selector } from '../kubernetes/selectors';
import { serviceNames } from '../kubernetes/service-names';
import { type FieldPath, identity, type Json, list, type Manifest, record, text } from '../manifest/manifest';
import { memo } from '../manifest/memo';
import type { MadeByOperator } from './operators';
import { type DeclaredPort, declaredAs, listeningOn, type Workload } from './workloads';

export interface ServicePort {
  readonly name: string;
  readonly number: number;
  /** The Pods' port: a number, or the name of a port that they declare. */
  readonly targetPort: number | string;
  readonly protocol: string;
  readonly nodePort: number | undefined;
  readonly path: FieldPath;
}

/** A stable address, in the manifests or declared to be outside of it. */
export interface Service {
  /** Undefined for one that is declared to be outside of the manifests, or that an operator or the cluster makes. */
  readonly manifest: Manifest | undefined;
  /** The resource of which an operator makes it. @default - it is in the manifests, or outside of them */
  readonly madeFor?: Manifest;
  readonly name: string;
  readonly namespace: string;
  readonly type: string;
  /** Whether it has an address for those outside of the cluster: a port of every node, a load balancer's, one of its own. */
  readonly open: boolean;
  /** Whether its name resolves to the Pods' own addresses, so that no port is translated. */
  readonly headless: boolean;
  /** Undefined where its endpoints are written by someone else. */
  readonly selector: Selector | undefined;
  readonly ports: readonly ServicePort[];
  /** The workloads whose Pods it forwards to. */
  readonly workloads: readonly Workload[];
  /** The Endpoints and EndpointSlices that are written for it by hand. */
  readonly endpoints: readonly Manifest[];
}

const OPEN = ['LoadBalancer', 'NodePort'];

export function readService(
  manifest: Manifest,
  pods: LabelIndex<Workload>,
  endpoints: ReadonlyMap<string, readonly Manifest[]>,
): Service {
  const spec = record(manifest.value.spec);
  const namespace = namespaceOf(manifest);
  const { name } = identity(manifest);
  const type = text(spec.type) || 'ClusterIP';
  const pairs = type === 'ExternalName' ? [] : equalitySelector(spec.selector);
  const selector = pairs.length > 0 ? pairs : undefined;
  return {
    manifest,
    name,
    namespace,
    type,
    open: OPEN.includes(type) || (type !== 'ExternalName' && list(spec.externalIPs).length > 0),
    headless: spec.clusterIP === 'None',
    selector,
    ports: list(spec.ports).flatMap(readServicePort),
    workloads: selector ? pods.find(namespace, selector) : [],
    // A controller writes the Endpoints of a Service with a selector. EndpointSlices by hand count beside the controller's.
    endpoints: (endpoints.get(`${namespace}/${name}`) ?? []).filter(
      (one) => !selector || kindOf(one) === 'EndpointSlice',
    ),
  };
}

/** Service `kubernetes`, behind which every cluster has its own API. */
export const API_SERVICE: Service = {
  ...externalService({ name: 'kubernetes', port: 443 }, 'default'),
  ports: [servicePort('https', 443)],
};

function readServicePort(value: Json, index: number): ServicePort[] {
  const { name, port, targetPort, protocol, nodePort } = record(value);
  if (typeof port !== 'number') return [];
  return [
    {
      name: text(name),
      number: port,
      // The API server treats 0 as absent.
      targetPort: (typeof targetPort === 'number' || typeof targetPort === 'string') && targetPort ? targetPort : port,
      protocol: text(protocol) || 'TCP',
      nodePort: typeof nodePort === 'number' && nodePort !== 0 ? nodePort : undefined,
      path: ['spec', 'ports', index],
    },
  ];
}

/** A Service that an operator makes of a resource. */
export function madeServices(made: MadeByOperator, workloads: readonly Workload[]): readonly Service[] {
  return made.services.map(({ name, ports }) => ({
    ...externalService({ name, port: 0 }, made.namespace),
    ports: Object.entries(ports).map(([port, number]) => servicePort(port, number)),
    workloads: workloads.filter(({ manifest, byOperator }) => byOperator && manifest === made.manifest),
    madeFor: made.manifest,
  }));
}

/** Whether it may answer on any port: an operator makes it, and its ports are not known. */
export function answersOnAny({ manifest, ports }: Service): boolean {
  return !manifest && ports.length === 0;
}

function servicePort(name: string, number: number): ServicePort {
  return { name, number, targetPort: number, protocol: 'TCP', nodePort: undefined, path: [] };
}

export function externalService({ name, port }: ExternalService, namespace: string): Service {
  const ports = port === undefined ? [] : [servicePort('', port)];
  const nowhere = { manifest: undefined, selector: undefined, workloads: [], endpoints: [] };
  return { ...nowhere, name, namespace, type: 'ClusterIP', open: false, headless: false, ports };
}

/**
 * The hosts that a ServiceEntry adds to a mesh, as Services of those names.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/service-entry/
 */
export function ofServiceEntry(manifest: Manifest): readonly Service[] {
  const { hosts, ports } = record(manifest.value.spec);
  const named = list(ports).flatMap((port) => {
    const { name, number } = record(port);
    return typeof number === 'number' ? [servicePort(text(name), number)] : [];
  });
  return list(hosts).flatMap((host) =>
    serviceNames(text(host), namespaceOf(manifest)).map(({ name, namespace }) => ({
      ...externalService({ name }, namespace),
      ports: named,
    })),
  );
}

/**
 * The number that a Service's port has in the Pods of a workload, undefined where it is a name that none of their
 * containers declares.
 */
export function targetNumber({ targetPort }: ServicePort, workload: Workload): number | undefined {
  if (typeof targetPort === 'number') return targetPort;
  return declaredAs(workload, targetPort)[0]?.number;
}

/** Whether a declared port is the one that a Service's port forwards to. */
export function isTarget({ targetPort, protocol }: ServicePort, port: DeclaredPort): boolean {
  return port.protocol === protocol && (port.number === targetPort || (port.name !== '' && port.name === targetPort));
}

/**
 * What the workloads behind a Service are for one of its ports, found once for all Services of one selector, which have one list of
 * workloads: as many Services as Pods would make the square of them.
 */
export function forPort<Value>(
  find: (workloads: readonly Workload[], port: ServicePort) => Value,
): (workloads: readonly Workload[], port: ServicePort) => Value {
  const known = memo((_: readonly Workload[]) => new Map<string, { readonly value: Value }>());
  return (workloads, port) => {
    if (workloads.length < 2) return find(workloads, port);
    const key = JSON.stringify([port.protocol, port.targetPort]);
    const found = known(workloads).get(key) ?? { value: find(workloads, port) };
    known(workloads).set(key, found);
    return found.value;
  };
}

/** Whether a workload says that it listens where a Service's port forwards to. */
export function serves(workload: Workload, port: ServicePort): boolean {
  if (declaredAs(workload, port.targetPort).some((declared) => isTarget(port, declared))) return true;
  return typeof port.targetPort === 'number' && listeningOn(workload).has(port.targetPort);
}

/** Whether it says that it listens elsewhere. A workload that says nothing of its ports is no stranger for that. */
export function isStranger(workload: Workload, port: ServicePort): boolean {
  return !workload.byOperator && !serves(workload, port) && listeningOn(workload).size > 0;
}

/** Whether a workload's Pods are behind a Service: as its list of workloads says, without a look at all of them. */
export function selects({ selector, namespace }: Service, workload: Workload): boolean {
  return selector !== undefined && namespace === workload.namespace && matchesPods(selector, workload);
}

/** Every Endpoints and EndpointSlice of the manifests, by `namespace/name` of the Service that it is for. */
export function endpointsByService(manifests: readonly Manifest[]): Map<string, Manifest[]> {
  const found = new Map<string, Manifest[]>();
  for (const manifest of manifests) {
    const service = serviceOfEndpoints(manifest);
    if (!service) continue;
    const key = `${namespaceOf(manifest)}/${service}`;
    const others = found.get(key);
    if (others) others.push(manifest);
    else found.set(key, [manifest]);
  }
  return found;
}

function serviceOfEndpoints(manifest: Manifest): string {
  const kind = kindOf(manifest);
  if (kind === 'Endpoints') return identity(manifest).name;
  if (kind !== 'EndpointSlice') return '';
  return text(record(record(manifest.value.metadata).labels)['kubernetes.io/service-name']);
}
