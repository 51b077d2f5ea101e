import type { Duration } from 'cdk8s';
import { type Dns1123Label, dns1123Label, nameFault, type Protocol, portFault } from 'kubetalk/kubernetes';
import { assertDeclared, portNumber, type StatedPort } from './port';
import { restrictedContainer } from './restricted';

/** A port that a program in a container listens on. */
export interface ContainerPort<Port extends number = number> {
  readonly containerPort: Port;
  /** @default - not written; Kubernetes takes TCP */
  readonly protocol?: Protocol;
}

/** What the kubelet repeats to see how a container is: it asks a port, or runs a command in the container. */
export type Probe<Port extends number = number> = ProbeTimes &
  (
    | {
        /** What is asked for over HTTP. @default - the port is only connected to */
        readonly path?: string;
        readonly port: StatedPort<Port>;
        readonly command?: never;
      }
    | {
        /** Run in the container, of what its image holds; it fails where this does not end with 0. */
        readonly command: readonly string[];
        readonly path?: never;
        readonly port?: never;
      }
  );

export interface ProbeTimes {
  /** From one time to the next, in whole seconds. @default - not written; Kubernetes takes 10 seconds */
  readonly period?: Duration;
  /** How long it may take, in whole seconds. @default - not written; Kubernetes takes 1 second */
  readonly timeout?: Duration;
  /** How often in a row it must fail to count. @default - not written; Kubernetes takes 3 */
  readonly failureThreshold?: number;
}

/** The kinds of probes that a container may have. */
export const PROBES = ['startupProbe', 'readinessProbe', 'livenessProbe'] as const;

/** A value that is kept in a Secret, and that the YAML only refers to. */
export interface SecretKey {
  /** The Secret's name. */
  readonly secret: string;
  readonly key: string;
}

/** An amount of each resource. */
export interface Resources {
  /** In cores (`1`, `0.5`) or thousandths of one (`250m`). */
  readonly cpu?: `${number}` | `${number}m`;
  readonly memory?: Bytes;
  readonly 'ephemeral-storage'?: Bytes;
}

/** A number of bytes, in powers of 1,024. */
export type Bytes = `${number}${'Ki' | 'Mi' | 'Gi'}`;

/** A folder of a container that outlives or lies outside of its own file system. */
export interface Volume {
  readonly name: string;
  /** Where the container sees it. */
  readonly mountPath: string;
  /**
   * The PersistentVolumeClaim that holds it.
   *
   * @default - in a StatefulSet the claim of the template of this name; else an empty folder that goes with the Pod
   */
  readonly claim?: string;
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
  readonly env?: Readonly<Record<string, string | SecretKey>>;
  /** What the container declares to listen on; Services and probes refer to these. @default - none */
  readonly ports?: readonly ContainerPort<Port>[];
  /** Until it has succeeded once, the other two wait. @default - none */
  readonly startupProbe?: Probe<NoInfer<Port>>;
  /** While it fails, the Pod gets no traffic. @default - none */
  readonly readinessProbe?: Probe<NoInfer<Port>>;
  /** When it fails, the container is restarted. @default - none */
  readonly livenessProbe?: Probe<NoInfer<Port>>;
  /** What it asks for and what it may use at most. @default - not written; nothing is reserved and nothing is limited */
  readonly resources?: { readonly requests?: Resources; readonly limits?: Resources };
  /** When the image is pulled. @default - not written; Kubernetes pulls `latest` always, and others once a node */
  readonly imagePullPolicy?: 'Always' | 'IfNotPresent' | 'Never';
  /** @default - none */
  readonly volumes?: readonly Volume[];
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
  for (const probe of PROBES) {
    const stated = container[probe];
    if (stated?.port !== undefined) assertDeclared(`${object}: ${probe}`, stated.port, declared, workload);
  }
}

/**
 * The container as the Kubernetes API takes it: what was said and nothing else.
 *
 * @param restricted whether it is to run as Pod Security's level `restricted` demands
 */
export function containerToKube(container: Container, restricted: boolean) {
  return {
    name: container.name,
    image: container.image,
    imagePullPolicy: container.imagePullPolicy,
    command: container.command && [...container.command],
    args: container.args && [...container.args],
    env: container.env && Object.entries(container.env).map(variableToKube),
    ports: container.ports?.map((port) => ({ ...port })),
    startupProbe: container.startupProbe && probeToKube(container.startupProbe),
    readinessProbe: container.readinessProbe && probeToKube(container.readinessProbe),
    livenessProbe: container.livenessProbe && probeToKube(container.livenessProbe),
    resources: container.resources && resourcesToKube(container.resources),
    securityContext: restricted ? restrictedContainer : undefined,
    volumeMounts: container.volumes?.map(({ name, mountPath }) => ({ name, mountPath })),
  };
}

function variableToKube([name, value]: [string, string | SecretKey]) {
  if (typeof value === 'string') return { name, value };
  return { name, valueFrom: { secretKeyRef: { name: value.secret, key: value.key } } };
}

function probeToKube({ path, port, command, period, timeout, failureThreshold }: Probe) {
  const number = port && portNumber(port);
  return {
    exec: command && { command: [...command] },
    httpGet: path === undefined ? undefined : { path, port: number },
    tcpSocket: number === undefined || path !== undefined ? undefined : { port: number },
    timeoutSeconds: timeout?.toSeconds(),
    periodSeconds: period?.toSeconds(),
    failureThreshold,
  };
}

function resourcesToKube({ requests, limits }: NonNullable<Container['resources']>) {
  return { requests, limits };
}

export function volumeToKube({ name, claim }: Volume) {
  return claim === undefined ? { name, emptyDir: {} } : { name, persistentVolumeClaim: { claimName: claim } };
}
