import type { Duration } from 'cdk8s';
import * as k8s from '../imports/k8s';
import { type Dns1123Label, dns1123Label, nameFault } from '../kubernetes/names';
import { type Protocol, portFault } from '../kubernetes/ports';
import { assertDeclared, portNumber, type StatedPort } from './port';

/** A port that a program in a container listens on. */
export interface ContainerPort<Port extends number = number> {
  readonly containerPort: Port;
  /** @default - not written; Kubernetes takes TCP */
  readonly protocol?: Protocol;
}

/** A request that the kubelet repeats to see how a container is. */
export interface HttpProbe<Port extends number = number> {
  readonly path: string;
  readonly port: StatedPort<Port>;
  /** From one request to the next, in whole seconds. @default - not written; Kubernetes takes 10 seconds */
  readonly period?: Duration;
}

/** One container of a Pod, in Kubernetes' own words. */
export interface Container<Port extends number = number, Name extends string = string> {
  readonly name: Dns1123Label<Name>;
  readonly image: string;
  /** @default - the image's entrypoint */
  readonly command?: readonly string[];
  /** @default - the image's arguments */
  readonly args?: readonly string[];
  /** Values by the variable's name. @default - none */
  readonly env?: Readonly<Record<string, string>>;
  /** What the container declares to listen on; Services and probes refer to these. @default - none */
  readonly ports?: readonly ContainerPort<Port>[];
  /** While it fails, the Pod gets no traffic. @default - none */
  readonly readinessProbe?: HttpProbe<NoInfer<Port>>;
  /** When it fails, the container is restarted. @default - none */
  readonly livenessProbe?: HttpProbe<NoInfer<Port>>;
}

/** The ports that containers of one Pod declare: they share its address, so any of them serves any Service or probe. */
export function declaredPorts<Port extends number>(containers: readonly Container<Port>[]): ContainerPort<Port>[] {
  return containers.flatMap((container) => container.ports ?? []);
}

/**
 * Refuses what Kubernetes would refuse, or what could never work, in the containers of one Pod.
 *
 * @param workload the workload that runs them, as messages name it
 */
export function assertContainers(workload: string, containers: readonly Container[]): void {
  if (containers.length === 0) throw new Error(`${workload}: no container: a Pod needs one at least`);
  const names = new Set<string>();
  for (const container of containers) {
    const object = `${workload}: container ${container.name}`;
    const fault = nameFault(dns1123Label, container.name);
    if (fault) throw new Error(`${workload}: container ${fault}`);
    if (names.has(container.name)) throw new Error(`${object}: there are two of this name: rename one`);
    names.add(container.name);
    if (container.image.trim() === '') throw new Error(`${object}: image is empty: name one`);
    assertPorts(object, workload, container, containers);
  }
}

function assertPorts(object: string, workload: string, container: Container, all: readonly Container[]): void {
  for (const { containerPort } of container.ports ?? []) {
    const fault = portFault(containerPort);
    if (fault) throw new Error(`${object}: ${fault}`);
  }
  const declared = declaredPorts(all).map((port) => port.containerPort);
  for (const probe of ['readinessProbe', 'livenessProbe'] as const) {
    const stated = container[probe];
    if (stated) assertDeclared(`${object}: ${probe}`, stated.port, declared, workload);
  }
}

/** The container as the Kubernetes API takes it: what was said and nothing else. */
export function toKube(container: Container): k8s.Container {
  return {
    name: container.name,
    image: container.image,
    command: container.command && [...container.command],
    args: container.args && [...container.args],
    env: container.env && Object.entries(container.env).map(([name, value]) => ({ name, value })),
    ports: container.ports?.map((port) => ({ ...port })),
    readinessProbe: container.readinessProbe && probeToKube(container.readinessProbe),
    livenessProbe: container.livenessProbe && probeToKube(container.livenessProbe),
  };
}

function probeToKube(probe: HttpProbe): k8s.Probe {
  return {
    httpGet: { path: probe.path, port: k8s.IntOrString.fromNumber(portNumber(probe.port)) },
    periodSeconds: probe.period?.toSeconds(),
  };
}
