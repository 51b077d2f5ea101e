// What cdk8s-plus requires of a workload that it takes. Its classes differ from version to version in name only, and none is
// loaded here: those who have it get what its code reads, typed as their version's own class.
import type { Labels } from 'kubetalk/kubernetes';
import type * as api from './api';
import type { ContainerPort } from './pods';

/** What Pods are selected by, as the version of cdk8s-plus that asks calls it. */
export interface PlusPodSelector<LabelSelector> {
  readonly labelSelector: LabelSelector;
  readonly namespaces?: { readonly names: string[] };
}

/** What is scaled, with the containers as the version of cdk8s-plus that asks calls them. */
export interface PlusScalingTarget<PlusContainer> {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly containers: PlusContainer[];
  readonly replicas?: number;
}

/** An amount of processors, as the `Cpu` of a cdk8s-plus is one. */
export interface PlusCpu {
  readonly amount: string;
}

/** A `Probe` of a cdk8s-plus. */
export interface PlusProbe {
  // What this package's own have, so that the compiler explains those.
  readonly path?: never;
  readonly port?: never;
  readonly grpc?: never;
  readonly command?: never;
  _toKube(container: never): unknown;
}

/** The fields of a probe of a cdk8s-plus. One that names no port asks the container's first. */
export function plusProbe(probe: PlusProbe, ports: readonly ContainerPort[] = []): api.Probe {
  const made = probe._toKube({ portNumber: ports[0]?.containerPort } as never) as api.Probe & {
    readonly httpGet?: { readonly port: PlusPort };
    readonly tcpSocket?: { readonly port: PlusPort };
  };
  const { httpGet, tcpSocket } = made;
  return {
    ...made,
    httpGet: httpGet && { ...httpGet, port: httpGet.port.value },
    tcpSocket: tcpSocket && { ...tcpSocket, port: tcpSocket.port.value },
  };
}

/** A port in a class, which only the API objects of a cdk8s-plus take out of it. */
interface PlusPort {
  readonly value: number;
}

/** @returns what LabelSelector.of({ labels }) of any cdk8s-plus does */
export function plusLabelSelector(labels: Labels): unknown {
  return {
    isEmpty: () => Object.keys(labels).length === 0,
    _toKube: () => ({ matchLabels: { ...labels } }),
  };
}

/** A container as an autoscaler looks at it: for whether it has requests and limits. */
export function plusContainer({
  name,
  image,
  resources: { requests, limits } = {},
}: {
  readonly name: string;
  readonly image: string;
  readonly resources?: { readonly requests?: Amounts; readonly limits?: Amounts };
}): unknown {
  const amounts = (kind: 'cpu' | 'memory') => ({ request: requests?.[kind], limit: limits?.[kind] });
  return { name, image, resources: { cpu: amounts('cpu'), memory: amounts('memory') } };
}

interface Amounts {
  readonly cpu?: unknown;
  readonly memory?: unknown;
}
