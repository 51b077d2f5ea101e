import { type Manifest, record, text, title } from '../manifest/manifest';
import type { Call } from '../topology/calls';
import { type Entry, entries, type Reach, reachOfCall, reachOfEntry } from '../topology/reach';
import type { Service, ServicePort } from '../topology/services';
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
  for (const call of topology.calls)
    if (call.service?.manifest && !isIdle(call.caller))
      for (const reach of reachOfCall(topology, call)) if (isOpen(reach)) fromCall(call, reach, add);
  for (const entry of entries(topology))
    for (const reach of reachOfEntry(topology, entry)) if (isOpen(reach)) fromOutside(entry, reach, add);
  return found;
}

type Add = (key: readonly unknown[], path: Reached) => void;

function isOpen({ blocked, to }: Reach): boolean {
  return blocked === undefined && !(to && isIdle(to));
}

function isIdle({ replicas }: Workload): boolean {
  return replicas === 0;
}

function fromCall({ caller, manifest, secret }: Call, reach: Reach, add: Add): void {
  const from = placed(workloadTitle(caller), caller.namespace);
  const through = serviceName(reach.service, reach.port);
  const to = target(reach);
  add([from, through, to, secret], {
    from,
    // Where a Secret states the address, what it leads to would tell the value.
    through: secret ? 'a Service that a Secret names' : through,
    to: secret ? 'its Pods' : to,
    // Which Services and Pods it leads over would tell it as well.
    over: [caller.manifest, manifest, ...(secret ? [] : manifests(reach))],
  });
}

function fromOutside({ route }: Entry, reach: Reach, add: Add): void {
  const from = route ? `outside, by ${placed(title(route.manifest), route.namespace)}` : 'outside';
  const through = serviceName(reach.service, reach.port);
  const to = target(reach);
  const over = [...(route ? [route.manifest] : []), ...manifests(reach)];
  add([from, through, to], { from, through, to, over });
}

/** The objects behind a call or an entry. */
function manifests({ service, to }: Reach): readonly Manifest[] {
  const behind = to ? [to.manifest] : service.endpoints;
  return service.manifest ? [service.manifest, ...behind] : behind;
}

function target({ to, service }: Reach): string {
  if (to) return placed(workloadTitle(to), to.namespace);
  if (service.type === 'ExternalName') return `host ${text(record(service.manifest?.value.spec).externalName)}`;
  return 'endpoints written by hand';
}

function serviceName({ name, namespace }: Service, port: ServicePort | undefined): string {
  return placed(`Service ${name}${port ? `:${port.number}` : ''}`, namespace);
}

function placed(name: string, namespace: string): string {
  return namespace === 'default' ? name : `${name} in ${namespace}`;
}
