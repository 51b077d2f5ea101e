import { mayBeNamespace } from '../kubernetes/service-names';
import { type JsonObject, list, type Manifest, record, text } from '../manifest/manifest';
import type { Call } from '../topology/calls';
import type { PodPort } from '../topology/policies';
import { isRange } from '../topology/ranges';
import type { Service } from '../topology/services';
import type { Topology } from '../topology/topology';
import { ANYWHERE, addresses, type Ends, namespacesPeer, THE_WORLD } from './peers';

/** Where a call leads that no Pods of the manifests answer. */
export interface Outgoing extends Ends {
  /** What is not known of it, and what to do. */
  readonly note?: string;
}

const NO_PORT: readonly PodPort[] = [];

/** What lets a call out whose address is no Service's of the manifests; without peers, nothing that is known. */
export function outgoing(topology: Topology, call: Call): Outgoing {
  const { address, caller, secret, service } = call;
  const { host, port } = address;
  const ports = port === undefined ? NO_PORT : [{ number: port, protocol: 'TCP' }];
  const shown = secret ? 'an address of a Secret' : `${host}${port === undefined ? '' : `:${port}`}`;
  const namespace = service ? service.namespace : namespaceIn(host, topology);
  if (namespace !== undefined && namespace !== caller.namespace)
    return {
      peers: [namespacesPeer([namespace])],
      ports: NO_PORT,
      note: `no Pods of ${shown} are in the manifests: all of namespace ${namespace} may be called`,
    };
  if (namespace !== undefined || !host.includes('.'))
    return {
      peers: [],
      ports,
      note: `no Pods of ${shown} are in the manifests, so the policy closes it: --allow ${caller.name}=WHERE opens it`,
    };
  const anyPort = port === undefined ? ' on any port, since none is stated' : '';
  if (OF_A_COMPANY.test(host))
    return {
      peers: THE_WORLD,
      ports,
      note: `${shown} may have a private address, which the policy closes: --allow ${caller.name}=10.0.0.0/8${port ? `:${port}` : ''} opens it`,
    };
  return {
    peers: THE_WORLD,
    ports,
    ...(anyPort && { note: `${shown} is outside, and may be called at any public address${anyPort}` }),
  };
}

/** Names that often resolve to private addresses. */
const OF_A_COMPANY =
  /\.(internal|intern|corp|home|lan|local|intranet|private)$|\.(rds|cache|docdb|es|memorydb|kafka)\.([a-z0-9-]+\.)?amazonaws\.com$|\.privatelink\./;

/** The namespace that a host is in where it can only be one of this cluster, or where the manifests know the namespace. */
export function namespaceIn(host: string, { namespaces }: Topology): string | undefined {
  const [, inside] = /^(.*)\.svc(?:\.cluster\.local)?$/.exec(host) ?? [];
  const labels = (inside ?? host).split('.');
  const last = labels.at(-1) ?? '';
  if (inside !== undefined) return last;
  const isNamespace = namespaces.has(last) || mayBeNamespace(last);
  return labels.length === 2 && isNamespace ? last : undefined;
}

/** The API server, on its nodes' port and on that of its Service: a policy sees it at either. */
export function apiServer(ranges: readonly string[] = []): Ends {
  const peers = ranges.length > 0 ? ranges.map(addresses) : ANYWHERE;
  return { peers, ports: [443, 6443].map((number) => ({ number, protocol: 'TCP' })) };
}

/** The targets of a Service without Pods: another name, or addresses in its endpoints. */
export function elsewhere({ manifest, endpoints, ports }: Service): readonly Outgoing[] {
  if (endpoints.length > 0) return endpoints.flatMap(writtenIn);
  const numbers = ports.map(({ number, protocol }) => ({ number, protocol }));
  const host = text(record(manifest?.value.spec).externalName);
  const note = OF_A_COMPANY.test(host)
    ? `${host} may have a private address, which the policy closes: --allow NAME=10.0.0.0/8 opens it`
    : undefined;
  return [{ peers: isRange(host) ? [addresses(host)] : THE_WORLD, ports: numbers, ...(note && { note }) }];
}

/** The addresses of Endpoints, or of an EndpointSlice. */
function writtenIn({ value }: Manifest): readonly Ends[] {
  const slice = list(value.endpoints).length > 0;
  const subsets = slice ? [{ addresses: value.endpoints, ports: value.ports }] : list(value.subsets).map(record);
  return subsets.flatMap((subset: JsonObject) => {
    const hosts = slice
      ? list(value.endpoints).flatMap((one) => list(record(one).addresses).map(text))
      : list(subset.addresses).map((one) => text(record(one).ip));
    const ports = list(subset.ports)
      .map(record)
      .flatMap(({ port, protocol }) =>
        typeof port === 'number' ? [{ number: port, protocol: text(protocol) || 'TCP' }] : [],
      );
    const peers = hosts.filter(isRange).map(addresses);
    return peers.length > 0 ? [{ peers, ports }] : [];
  });
}
