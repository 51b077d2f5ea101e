import { ApiObject, Chart, type GroupVersionKind, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import {
  type Dns1035Label,
  type Dns1123Subdomain,
  dns1123Subdomain,
  keyFault,
  type Labels,
  labelFault,
  nameFault,
} from 'kubetalk/kubernetes';
import { type Address, type CalledPort, call, callsOf } from './address';
import type * as api from './api';
import {
  assertContainers,
  type Container,
  calledBy,
  containerToKube,
  declaredPorts,
  type InitContainer,
} from './container';
import { type PlusPodSelector, type PlusScalingTarget, plusContainer, plusLabelSelector } from './plus';
import type { ContainerPort, Pods, PortKey } from './pods';
import { acknowledgePort, declaredNumber, type PortReference } from './port';
import { PROBES, probedPort } from './probe';
import { restrictedPod } from './restricted';
import { type Exposure, Service } from './service';
import { assertKnown, isToken } from './tokens';
import type { Variables } from './variables';
import { volumesToKube } from './volume';

/** The properties of Pods, for every controller. */
export interface PodProps<
  Port extends number = number,
  Name extends string = string,
  Selector extends Labels = Labels,
  PortName extends string = string,
> {
  /** @default - the construct's id */
  readonly name?: Dns1123Subdomain<Name>;
  /** The labels that only these Pods have. podLabels can't change them. @default - app: the name */
  readonly selector?: Selector;
  /** More labels of the Pods, beside the selector's. @default - none */
  readonly podLabels?: Labels & Without<Selector>;
  /** @default - none */
  readonly podAnnotations?: Readonly<Record<string, string>>;
  /** The containers that run side by side in each Pod. */
  readonly containers: readonly Container<Port, Name, PortName>[];
  /** The containers that run before them, or as sidecars beside them. @default - none */
  readonly initContainers?: readonly InitContainer<Port, Name, PortName>[];
  /** Labels of what makes the Pods; they select nothing. @default - none */
  readonly labels?: Labels;
  /** Annotations of what makes the Pods. @default - none */
  readonly annotations?: Readonly<Record<string, string>>;
  /**
   * Runs the Pods as Pod Security's level `restricted` demands, as this user and group, without a service account's token
   * and on a root file system that is read-only. @default - not written; Kubernetes takes what the image says
   */
  readonly runAsUser?: number;
  /** Whether the Pods keep off each other's nodes where they can. @default false */
  readonly spread?: boolean;
  /**
   * Other fields of a Pod, as the API has them: `serviceAccountName`, `affinity`, `tolerations`, `volumes` and so on.
   * It is put over what the other properties say.
   *
   * @default - nothing
   * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#PodSpec
   */
  readonly podSpec?: Omit<api.PodSpec, 'containers' | 'initContainers'>;
}

export interface WorkloadProps<
  Port extends number = number,
  Name extends string = string,
  Selector extends Labels = Labels,
  PortName extends string = string,
> extends PodProps<Port, Name, Selector, PortName> {
  /** How many Pods are kept running. @default - not written; Kubernetes takes 1 */
  readonly replicas?: number;
}

/** Labels that say nothing about the keys of a selector, where the compiler knows them. */
type Without<Selector extends Labels> = string extends keyof Selector
  ? unknown
  : { readonly [Key in keyof Selector]?: never };

export type ExposeOptions<Port extends PortKey = PortKey, Name extends string = string> = Exposure & {
  /** The Service's name. @default - the workload's name */
  readonly name?: Dns1035Label<Name>;
  /** The Pods' port. @default - the one port that the containers declare */
  readonly targetPort?: PortReference<Port>;
  /** The Service's port. @default - the targetPort's number */
  readonly port?: number;
};

/**
 * Something that makes equal Pods, all from one template.
 *
 * The Service, HorizontalPodAutoscaler and NetworkPolicy of any cdk8s-plus take it.
 */
export abstract class Workload<Port extends PortKey = PortKey> extends Construct implements Pods<Port> {
  readonly name: string;
  /** The labels that only its Pods have. */
  readonly selector: Labels;
  /** Every label of the Pods, the selector's among them. */
  readonly podLabels: Labels;
  /** How many Pods are kept running, undefined where it is not set. */
  readonly replicas: number | undefined;
  /** Whether an autoscaler of cdk8s-plus says how many Pods there are. */
  hasAutoscaler = false;
  private running: readonly Container[];

  /** @throws where Kubernetes would refuse the workload, or a probe's port is declared by no container */
  protected constructor(
    scope: Construct,
    id: string,
    /** What the Kubernetes API calls it. */
    private readonly gvk: GroupVersionKind,
    private readonly props: WorkloadProps,
  ) {
    super(scope, id);
    const { name, selector, podLabels, labels } = props;
    const containers = [...props.containers, ...(props.initContainers ?? [])];
    assertKnown(this, {
      name,
      selector,
      podLabels,
      labels,
      containers: containers.map(({ name, ports }) => ({ name, ports })),
    });
    this.name = props.name ?? id;
    this.selector = props.selector ?? { app: this.name };
    this.podLabels = Object.assign({}, this.selector, props.podLabels);
    this.running = props.containers;
    this.replicas = props.replicas;
    this.assertValid(props);
    for (const container of this.allContainers)
      for (const probe of PROBES.flatMap((kind) => container[kind] ?? []))
        acknowledgePort(this, 'probe-port-undeclared', probedPort(probe, container.ports) ?? 0);
  }

  /** What it is as messages name it: `ReplicaSet go-demo-2-db`. */
  get title(): string {
    return `${this.gvk.kind} ${this.name || `at ${this.node.path}`}`;
  }

  get containers(): readonly Container[] {
    return this.running;
  }

  /** Whether the API server gives it a selector. */
  private get runsToEnd(): boolean {
    return this.gvk.apiVersion === 'batch/v1';
  }

  /** The containers that run before the others, or as sidecars beside them. */
  get initContainers(): readonly InitContainer[] {
    return this.props.initContainers ?? [];
  }

  /** What the containers declare to listen on. */
  get ports(): readonly ContainerPort[] {
    return declaredPorts(this.allContainers);
  }

  /** The numbers and names of these ports. */
  get portKeys(): readonly Port[] {
    return this.ports.flatMap(({ containerPort, name }) => [containerPort, name ?? []].flat()) as Port[];
  }

  /** The ports of Services that its Pods call: those that its containers name the address of, and those of {@link call}. */
  get calls(): readonly CalledPort[] {
    return [...new Set([...this.allContainers.flatMap(calledBy), ...callsOf(this)])];
  }

  /** States that its Pods call a Service whose address they know from elsewhere than their env, command or args. */
  call(address: Address): void {
    call(this, address.calls);
  }

  /**
   * Gives a container more variables: those that name a Service which is made only later, as where two call each other.
   *
   * @param container its name; there is no need of it where the Pod has one container only
   * @throws where there is no such container, or it has a variable of that name
   */
  addEnv(variables: Variables, container: string | undefined = this.onlyContainer()): void {
    const found = this.running.find(({ name }) => name === container);
    if (!found) throw new Error(`${this.title}: it has no container ${container}: ${this.named(this.running)}`);
    for (const name of Object.keys(variables))
      if (found.env && name in found.env)
        throw new Error(`${this.title}: container ${container} has a variable ${name} already: leave out one of them`);
    const more = { ...found, env: { ...found.env, ...variables } };
    this.running = this.running.map((one) => (one === found ? more : one));
  }

  /**
   * Puts a Service in front of the Pods, as `kubectl expose` does: its selector is the workload's, its labels are the
   * Pods', its port is the targetPort, and the cluster chooses the nodePort unless it is given.
   *
   * @throws where the containers declare several ports, or none, and no targetPort is given
   */
  expose<ServiceName extends string>(options: ExposeOptions<Port, ServiceName> = {}): Service<Port> {
    const { name = this.name, targetPort = this.onlyPort(), port, ...exposure } = options;
    const number = declaredNumber(`Service ${name}`, targetPort, this);
    const declared = this.ports.find(({ containerPort }) => containerPort === number);
    return new Service(this, name, {
      name,
      labels: this.podLabels,
      selector: this,
      protocol: declared?.protocol ?? 'TCP',
      port: port ?? number,
      targetPort,
      ...exposure,
    } as ConstructorParameters<typeof Service<Port>>[2]);
  }

  /**
   * Writes the object as late as possible: until then its properties may change.
   *
   * @param spec the fields beside the template
   */
  protected write(spec: () => object): void {
    const { apiVersion, kind } = this.gvk;
    const { labels, annotations } = this.props;
    new ApiObject(this, 'Resource', {
      apiVersion,
      kind,
      metadata: {
        name: this.name,
        labels: labels && { ...labels },
        annotations: annotations && { ...annotations },
      },
      spec: Lazy.any({ produce: spec }),
    });
  }

  /**
   * What Kubernetes makes the Pods from.
   *
   * @param claimed the names of volumes that the controller itself provides
   */
  protected template(claimed: readonly string[] = []): api.PodTemplateSpec {
    const { runAsUser, spread, podSpec } = this.props;
    const written = (container: Container) => containerToKube(container, this, runAsUser !== undefined);
    const mounted = this.allContainers.flatMap(({ volumes }) => volumes ?? []);
    const own = podSpec?.volumes ?? [];
    const volumes = [...volumesToKube(this, mounted, [...claimed, ...own.map(({ name }) => name)]), ...own];
    const restricted = runAsUser === undefined ? undefined : restrictedPod(runAsUser);
    return {
      metadata: this.podMetadata(),
      spec: {
        // Here as elsewhere a key that is written comes before what is spread, or Object.assign makes the object: of a literal
        // that begins with a spread and goes on, V8 makes a hidden class for each, which takes ten times as long.
        containers: this.containers.map(written),
        ...restricted,
        topologySpreadConstraints: spread ? [overNodes(this.selector)] : undefined,
        initContainers: this.props.initContainers && this.initContainers.map(written),
        ...podSpec,
        securityContext: podSpec?.securityContext
          ? { ...restricted?.securityContext, ...podSpec.securityContext }
          : restricted?.securityContext,
        volumes: volumes.length > 0 ? volumes : undefined,
      },
    };
  }

  private podMetadata(): api.PodTemplateSpec['metadata'] {
    const { podAnnotations } = this.props;
    const labels = Object.keys(this.podLabels).length > 0 ? { ...this.podLabels } : undefined;
    return labels || podAnnotations ? { labels, annotations: podAnnotations && { ...podAnnotations } } : undefined;
  }

  /** All that run in its Pods, whenever. */
  get allContainers(): readonly Container[] {
    return [...this.containers, ...this.initContainers];
  }

  private onlyContainer(): string | undefined {
    const [container, ...others] = this.running;
    if (others.length > 0) throw new Error(`${this.title}: it has several containers: ${this.named(this.running)}`);
    return container?.name;
  }

  private named(containers: readonly Container[]): string {
    return `name one of ${containers.map(({ name }) => name).join(', ')}`;
  }

  private onlyPort(): Port {
    const [port, ...others] = this.ports;
    if (port !== undefined && others.length === 0) return port.containerPort as Port;
    const numbers = this.ports.map(({ containerPort }) => containerPort).join(', ');
    const declared = port === undefined ? 'no port' : `several ports (${numbers})`;
    throw new Error(`${this.title}: its containers declare ${declared}: expose it with a targetPort`);
  }

  /** What selects its Pods, for a cdk8s-plus of any version: its `IPodSelector`. */
  toPodSelectorConfig<LabelSelector>(): PlusPodSelector<LabelSelector> {
    const { namespace } = Chart.of(this);
    return {
      labelSelector: plusLabelSelector(this.selector) as LabelSelector,
      ...(namespace && { namespaces: { names: [namespace] } }),
    };
  }

  /** Its Pods as a peer, for a cdk8s-plus of any version: its `INetworkPolicyPeer`. */
  toNetworkPolicyPeerConfig<LabelSelector>(): { podSelector: PlusPodSelector<LabelSelector> } {
    return { podSelector: this.toPodSelectorConfig() };
  }

  /** Itself, for a cdk8s-plus of any version: its `INetworkPolicyPeer`. */
  toPodSelector(): this {
    return this;
  }

  /** Says that an autoscaler looks after it, for a cdk8s-plus of any version: its `IScalable`. */
  markHasAutoscaler(): void {
    this.hasAutoscaler = true;
  }

  /** What an autoscaler scales, for a cdk8s-plus of any version: its `IScalable`. */
  toScalingTarget<PlusContainer>(): PlusScalingTarget<PlusContainer> {
    const containers = this.containers.map(plusContainer) as PlusContainer[];
    return { ...this.gvk, name: this.name, containers, replicas: this.replicas };
  }

  private assertValid({ podLabels = {}, labels = {}, annotations = {}, podAnnotations = {} }: PodProps): void {
    const fail = (fault: string | undefined): void => {
      if (fault) throw new Error(`${this.title}: ${fault}`);
    };
    fail(nameFault(dns1123Subdomain, this.name));
    if (Object.keys(this.selector).length === 0 && !this.runsToEnd)
      fail('selector is empty: give it a label that only its Pods have');
    for (const [key, value] of Object.entries(Object.assign({}, labels, this.podLabels))) fail(labelFault(key, value));
    for (const key of Object.keys(Object.assign({}, annotations, podAnnotations))) fail(keyFault(key));
    for (const key of Object.keys(this.selector))
      if (Object.hasOwn(podLabels, key) && podLabels[key] !== this.selector[key])
        fail(
          `podLabels say ${key}=${podLabels[key]}: the selector's ${key}=${this.selector[key]} is on its Pods already`,
        );
    if (
      this.replicas !== undefined &&
      !isToken(this.replicas) &&
      !(Number.isInteger(this.replicas) && this.replicas >= 0)
    )
      fail(`replicas ${this.replicas} is no number of Pods: use a whole number from 0`);
    if (this.containers.length === 0) fail('no container: a Pod needs one at least');
    assertContainers(this, this.allContainers);
    // Now rather than at the end, so that an error is thrown where its cause is.
    this.template();
  }
}

/** @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/ */
function overNodes(selector: Labels): api.TopologySpreadConstraint {
  return {
    maxSkew: 1,
    topologyKey: 'kubernetes.io/hostname',
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels: { ...selector } },
  };
}
