import { Size } from 'cdk8s';
import { Construct, type IConstruct } from 'constructs';
import { type Dns1123Label, dns1123Label, nameFault, portFault } from 'kubetalk/kubernetes';
import { Address, type CalledPort } from './address';
import type * as api from './api';
import type { PlusCpu, PlusProbe } from './plus';
import type { ContainerPort, Pods, PortKey } from './pods';
import { declaredNumber, type PortReference } from './port';
import { PROBES, type Probe, probedPort, probeToKube } from './probe';
import { restrictedContainer } from './restricted';
import { isToken } from './tokens';
import { calledThrough, type Variables, type VariablesSource, variablesFrom, variableToKube } from './variables';
import { mountToKube, type Volume } from './volume';

/** An amount of each resource. */
export interface Resources {
  /** In cores (`1`, `0.5`) or thousandths of one (`250m`), or the `Cpu` of a cdk8s-plus. */
  readonly cpu?: number | `${number}` | `${number}m` | PlusCpu;
  readonly memory?: Bytes | Size;
  readonly 'ephemeral-storage'?: Bytes | Size;
  readonly [pages: `hugepages-${string}`]: Bytes | Size;
  /** Of what nodes have beside: `nvidia.com/gpu`. */
  readonly [device: `${string}/${string}`]: number | `${number}`;
}

/** What a container asks for, and what it may use at most. */
export interface ContainerResources extends Pick<api.ResourceRequirements, 'claims'> {
  /** A node has to have as much left. @default - not written; Kubernetes takes the limits, or nothing */
  readonly requests?: Resources;
  /** @default - not written; nothing is limited */
  readonly limits?: Resources;
}

/** A number of bytes, in powers of 1,024 (`64Mi`) or of 1,000 (`64M`). */
export type Bytes = `${number}${'Ki' | 'Mi' | 'Gi' | 'Ti' | 'Pi' | 'Ei' | 'k' | 'M' | 'G' | 'T' | 'P' | 'E'}`;

/** The fields of a container for which the constructs have their own; all others are the API's. */
type Own =
  | 'name'
  | 'image'
  | 'command'
  | 'args'
  | 'env'
  | 'envFrom'
  | 'ports'
  | (typeof PROBES)[number]
  | 'resources'
  | 'volumeMounts';

/** The probes of a container, which ask ports that it declares, be they of this package or of a cdk8s-plus. */
export interface Probes<Port extends PortKey = PortKey> {
  /** Until it has succeeded once, the other two wait. @default - none */
  readonly startupProbe?: Probe<Port> | PlusProbe;
  /** While it fails, the Pod gets no traffic. @default - none */
  readonly readinessProbe?: Probe<Port> | PlusProbe;
  /** When it fails, the container is restarted. @default - none */
  readonly livenessProbe?: Probe<Port> | PlusProbe;
}

// Apart from what depends on the names and ports of each, so that the compiler works it out once for all containers.
/** The properties of every container, besides its name and ports. */
export interface ContainerBase extends Omit<api.Container, Own> {
  readonly image: string;
  /** @default - the image's entrypoint */
  readonly command?: readonly (string | Address)[];
  /** @default - the image's arguments */
  readonly args?: readonly (string | Address)[];
  /** Values by the variable's name; a Service's address among them states that the container calls it. @default - none */
  readonly env?: Variables;
  /** Where more variables come from, one for each key; those of `env` override them. @default - nowhere */
  readonly envFrom?: readonly VariablesSource[];
  /** @default - not written; nothing is reserved and nothing is limited */
  readonly resources?: ContainerResources;
  /** What it mounts, and what that is. @default - none */
  readonly volumes?: readonly Volume[];
}

/** One container of a Pod. Fields that are not listed here are the API's: `lifecycle`, `securityContext` and so on. */
export interface Container<Port extends number = number, Name extends string = string, PortName extends string = string>
  extends ContainerBase,
    Probes<NoInfer<Port | PortName>> {
  readonly name: Dns1123Label<Name>;
  /** What the container declares to listen on; Services and probes refer to these. @default - none */
  readonly ports?: readonly ContainerPort<Port, PortName>[];
}

/**
 * A container that runs before the others: to its end, or with `restartPolicy: 'Always'` beside them as a sidecar, which is
 * started first and ended last.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/
 */
export type InitContainer<
  Port extends number = number,
  Name extends string = string,
  PortName extends string = string,
> = Container<Port, Name, PortName>;

/** The ports that containers of one Pod declare: they share its address, so any of them serves any Service or probe. */
export function declaredPorts(containers: readonly Container[]): ContainerPort[] {
  return containers.flatMap((container) => container.ports ?? []);
}

/** What a container calls: what it takes the address of, be it by a ConfigMap. */
export function calledBy({ env = {}, envFrom = [], command = [], args = [], volumes = [] }: Container): CalledPort[] {
  const files = volumes.flatMap(({ configMap, file }) => [configMap, file]);
  return [...Object.values(env), ...envFrom, ...command, ...args, ...files].flatMap(calledThrough);
}

/** The ConfigMaps and Secrets that a container takes values or files from, where they are constructs. */
export function takenFrom({ env = {}, envFrom = [], volumes = [] }: Container): IConstruct[] {
  const keys = [...Object.values(env), ...volumes, ...volumes.map(({ file }) => file)];
  const objects = keys.flatMap((key) => {
    const { configMap, secret } = Object(key) as { readonly configMap?: unknown; readonly secret?: unknown };
    return [configMap, secret];
  });
  return [...envFrom, ...objects].filter((one) => Construct.isConstruct(one));
}

/**
 * Refuses what Kubernetes would refuse, or what could never work, in the containers of one Pod.
 *
 * @param pods the workload that runs them
 */
export function assertContainers(pods: Pods, containers: readonly Container[]): void {
  const names = new Set<string>();
  for (const container of containers) {
    const object = `${pods.title}: container ${container.name}`;
    const fault = nameFault(dns1123Label, container.name);
    if (fault) throw new Error(`${pods.title}: container ${fault}`);
    if (names.has(container.name)) throw new Error(`${object}: there are two of this name: rename one`);
    names.add(container.name);
    if (!isToken(container.image) && !container.image?.trim()) throw new Error(`${object}: image is empty: name one`);
    assertPorts(object, container, pods);
  }
}

function assertPorts(object: string, container: Container, pods: Pods): void {
  for (const { containerPort } of container.ports ?? []) {
    const fault = portFault(containerPort);
    if (fault) throw new Error(`${object}: ${fault}`);
  }
  for (const kind of PROBES) {
    const port = container[kind] && probedPort(container[kind], container.ports);
    if (port !== undefined) declaredNumber(`${object}: ${kind}`, port, pods);
  }
}

/**
 * The container as the Kubernetes API takes it: the given properties and nothing else.
 *
 * @param caller the workload that runs it
 * @param restricted whether it is to run as Pod Security's level `restricted` demands
 */
export function containerToKube(container: Container, caller: Pods, restricted: boolean): api.Container {
  const {
    name,
    image,
    command,
    args,
    env,
    envFrom,
    ports,
    resources,
    volumes,
    startupProbe,
    readinessProbe,
    livenessProbe,
    ...rest
  } = container;
  const written = (text: string | Address) => (text instanceof Address ? text.valueFor(caller) : text);
  const probe = (it: Probe | PlusProbe | undefined) =>
    it && probeToKube(it, ports, (port: PortReference) => declaredNumber(name, port, caller));
  return {
    name,
    image,
    ...rest,
    command: command?.map(written),
    args: args?.map(written),
    env: env && Object.entries(env).map(([variable, value]) => variableToKube(variable, value, caller)),
    envFrom: envFrom?.map((source) => variablesFrom(source, caller)),
    ports: ports?.map((port) => ({ ...port })),
    startupProbe: probe(startupProbe),
    readinessProbe: probe(readinessProbe),
    livenessProbe: probe(livenessProbe),
    resources: resources && resourcesToKube(resources),
    securityContext: restricted ? { ...restrictedContainer, ...rest.securityContext } : rest.securityContext,
    volumeMounts: volumes?.map(mountToKube),
  };
}

function resourcesToKube({ requests, limits, claims }: ContainerResources): api.ResourceRequirements {
  return { requests: requests && amounts(requests), limits: limits && amounts(limits), claims };
}

function amounts(resources: Resources): Record<string, string | number> {
  return Object.fromEntries(Object.entries(resources).map(([name, amount]) => [name, written(amount)]));
}

function written(amount: number | string | PlusCpu | Size): number | string {
  if (typeof amount !== 'object') return amount;
  return amount instanceof Size ? amount.asString() : amount.amount;
}
