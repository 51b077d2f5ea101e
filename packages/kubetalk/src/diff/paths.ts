import { type Manifest, record, text } from '../manifest/manifest';
import { cut, cutFromOutside, mayAskDns, receivers } from '../topology/access';
import { isLocal } from '../topology/addresses';
import type { Call } from '../topology/calls';
import { backendPort, backends } from '../topology/ingresses';
import type { PodPort } from '../topology/policies';
import { isStranger, type Service, type ServicePort, targetNumber } from '../topology/services';
import type { Topology } from '../topology/topology';
import { type Workload, workloadTitle } from '../topology/workloads';
import type { Path } from './report';

/** A path, and the objects that it leads over. */
export interface Reached extends Path {
  readonly over: readonly Manifest[];
}

/** By what tells them apart, which may hold what must not be shown. */
export type PathMap = ReadonlyMap<string, Reached>;

/** Who reaches whom; what can't work for what the manifests say (a policy, a wrong port, no Pods) is no path. */
export function paths(topology: Topology): PathMap {
  const found = new Map<string, Reached>();
  const add = (key: readonly unknown[], path: Reached) => found.set(JSON.stringify(key), path);
  for (const call of topology.calls) fromCall(topology, call, add);
  for (const service of topology.services) if (isExposed(service)) fromOutside(topology, service, add);
  for (const ingress of topology.ofKind('Ingress')) fromIngress(topology, ingress, add);
  return found;
}

type Add = (key: readonly unknown[], path: Reached) => void;

function fromCall(topology: Topology, call: Call, add: Add): void {
  const { caller, service, port, address, secret } = call;
  if (!service?.manifest || isLocal(address.host) || isIdle(caller) || !mayAskDns(topology, caller)) return;
  // An address names a port that the Service does not have.
  if (!port && address.port !== undefined && !service.headless) return;
  const from = placed(workloadTitle(caller), caller.namespace);
  // Where a Secret states the address, what it leads to would tell the value.
  const through = secret ? 'a Service that a Secret names' : serviceName(service, port);
  const reach = (to: string, manifests: readonly Manifest[]) =>
    add([from, serviceName(service, port), to, secret], {
      from,
      through,
      to: secret ? 'its Pods' : to,
      // Which Services and Pods it leads over would tell it as well.
      over: [caller.manifest, call.manifest, ...(secret ? [] : manifests)],
    });
  for (const { workload, number } of targets(call, service))
    if (number === undefined || !cut(topology, caller, workload, number))
      reach(placed(workloadTitle(workload), workload.namespace), [service.manifest, workload.manifest]);
  const elsewhere = beyond(service);
  if (elsewhere) reach(elsewhere, [service.manifest, ...service.endpoints]);
}

interface Target {
  readonly workload: Workload;
  /** Undefined where it is not known. */
  readonly number: PodPort | undefined;
}

function targets(call: Call, service: Service): readonly Target[] {
  const { port, pod } = call;
  if (!port)
    return service.workloads.filter((one) => !isIdle(one)).map((workload) => ({ workload, number: undefined }));
  const able = new Set(answering(service, port).map(({ workload }) => workload));
  return receivers({ ...call, service, port, pod })
    .filter(({ workload }) => able.has(workload))
    .map(({ workload, port: number }) => ({ workload, number }));
}

/** The workloads that answer on a Service's port: there are Pods, and they do not say that they listen elsewhere. */
function answering(service: Service, port: ServicePort): readonly Target[] {
  const able = service.workloads.filter((workload) => !isStranger(workload, port));
  // Where all of them say that they listen elsewhere, they are taken at the Service's word.
  return (able.length > 0 ? able : service.workloads).flatMap((workload) => {
    const number = targetNumber(port, workload);
    if (isIdle(workload) || number === undefined) return [];
    return [{ workload, number: { number, protocol: port.protocol } }];
  });
}

function fromOutside(topology: Topology, service: Service, add: Add): void {
  for (const port of service.ports) throughPort(topology, 'outside', service, port, [], add);
}

function fromIngress(topology: Topology, ingress: Manifest, add: Add): void {
  for (const backend of backends(ingress)) {
    const service = topology.findService(backend.namespace, backend.service);
    const port = service && backendPort(backend, service);
    const from = `outside, by Ingress ${placed(text(record(ingress.value.metadata).name), backend.namespace)}`;
    if (service && port) throughPort(topology, from, service, port, [ingress], add);
  }
}

function throughPort(
  topology: Topology,
  from: string,
  service: Service,
  port: ServicePort,
  over: readonly Manifest[],
  add: Add,
): void {
  const manifests = service.manifest ? [...over, service.manifest] : over;
  const through = serviceName(service, port);
  for (const { workload, number } of answering(service, port)) {
    const to = placed(workloadTitle(workload), workload.namespace);
    if (number && !cutFromOutside(topology, workload, number))
      add([from, through, to], { from, through, to, over: [...manifests, workload.manifest] });
  }
  const to = beyond(service);
  if (to) add([from, through, to], { from, through, to, over: [...manifests, ...service.endpoints] });
}

function isExposed({ type }: Service): boolean {
  return type === 'NodePort' || type === 'LoadBalancer';
}

function isIdle({ replicas }: Workload): boolean {
  return replicas === 0;
}

/** What a Service leads to that is no workload of the manifests. */
function beyond({ manifest, type, endpoints }: Service): string | undefined {
  if (type === 'ExternalName') return `host ${text(record(manifest?.value.spec).externalName)}`;
  return endpoints.length > 0 ? 'endpoints written by hand' : undefined;
}

function serviceName({ name, namespace }: Service, port: ServicePort | undefined): string {
  return placed(`Service ${name}${port ? `:${port.number}` : ''}`, namespace);
}

function placed(name: string, namespace: string): string {
  return namespace === 'default' ? name : `${name} in ${namespace}`;
}
