import { Chart, type GroupVersionKind, Size } from 'cdk8s';
import type {
  INetworkPolicyPeer,
  IPodSelector,
  IScalable,
  NetworkPolicyPeerConfig,
  Container as PlusContainer,
  PodSelectorConfig,
  ScalingTarget,
} from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import {
  type Dns1035Label,
  type Dns1123Subdomain,
  dns1123Subdomain,
  type Labels,
  labelFault,
  nameFault,
} from 'kubetalk/kubernetes';
import { assertContainers, type Container, containerToKube, declaredPorts, PROBES, volumeToKube } from './container';
import { acknowledgePort, portNumber, type StatedPort } from './port';
import { restrictedPod } from './restricted';
import { type Exposure, Service } from './service';

export interface WorkloadProps<
  Port extends number = number,
  Name extends string = string,
  Selector extends Labels = Labels,
> {
  readonly name: Dns1123Subdomain<Name>;
  /** The labels that the controller knows its Pods by. They are put on its Pods and can't be said otherwise there. */
  readonly selector: Selector;
  /** More labels of the Pods, beside the selector's. @default - none */
  readonly podLabels?: Labels & Without<Selector>;
  /** How many Pods are kept running. @default - not written; Kubernetes takes 1 */
  readonly replicas?: number;
  /** The containers that run side by side in each Pod. */
  readonly containers: readonly Container<Port, Name>[];
  /** Labels of the controller itself; they select nothing. @default - none */
  readonly labels?: Labels;
  /**
   * Runs the Pods as Pod Security's level `restricted` demands, as this user and group, without a service account's token
   * and on a root file system that is read-only. @default - not written; Kubernetes takes what the image says
   */
  readonly runAsUser?: number;
  /** Whether the Pods keep off each other's nodes where they can. @default false */
  readonly spread?: boolean;
}

/** Labels that say nothing about the keys of a selector, where the compiler knows them. */
type Without<Selector extends Labels> = string extends keyof Selector
  ? unknown
  : { readonly [Key in keyof Selector]?: never };

export type ExposeOptions<Port extends number = number, Name extends string = string> = Exposure & {
  /** The Service's name. @default - the workload's name */
  readonly name?: Dns1035Label<Name>;
  /** The Pods' port. @default - the one port that the containers declare */
  readonly targetPort?: StatedPort<Port>;
  /** The Service's port. @default - the targetPort */
  readonly port?: number;
};

/**
 * Something that keeps a number of equal Pods running, all from one template.
 *
 * It can be handed to cdk8s-plus' Service, HorizontalPodAutoscaler and NetworkPolicy.
 */
export abstract class Workload<
    Port extends number = number,
    Name extends string = string,
    Selector extends Labels = Labels,
  >
  extends Construct
  implements IPodSelector, IScalable, INetworkPolicyPeer
{
  readonly name: string;
  readonly selector: Labels;
  /** Every label of the Pods, the selector's among them. */
  readonly podLabels: Labels;
  readonly containers: readonly Container<Port>[];
  /** How many Pods are kept running, undefined where it is not said. */
  readonly replicas: number | undefined;
  hasAutoscaler = false;

  /** @throws where Kubernetes would refuse the workload, or a probe's port is declared by no container */
  protected constructor(
    scope: Construct,
    id: string,
    /** What the Kubernetes API calls it. */
    private readonly gvk: GroupVersionKind,
    props: WorkloadProps<Port, Name, Selector>,
  ) {
    super(scope, id);
    this.name = props.name;
    this.selector = props.selector;
    this.podLabels = { ...props.selector, ...props.podLabels };
    this.containers = props.containers as readonly Container<Port>[];
    this.replicas = props.replicas;
    this.assertValid(props.podLabels ?? {});
    for (const container of this.containers)
      for (const probe of PROBES.flatMap((kind) => container[kind] ?? []))
        if (probe.port !== undefined) acknowledgePort(this, 'probe-port-undeclared', probe.port);
  }

  /** A controller as messages name it: `ReplicaSet go-demo-2-db`. */
  get title(): string {
    return `${this.gvk.kind} ${this.name || `at ${this.node.path}`}`;
  }

  /**
   * What the Kubernetes API is told, alike for every kind of controller.
   *
   * @param claimed the names of volumes that the controller itself provides
   */
  protected toKube({ labels, runAsUser, spread }: WorkloadProps, claimed: readonly string[] = []) {
    return {
      metadata: { name: this.name, labels: labels && { ...labels } },
      spec: {
        replicas: this.replicas,
        selector: { matchLabels: { ...this.selector } },
        template: {
          metadata: { labels: { ...this.podLabels } },
          spec: {
            ...(runAsUser !== undefined && restrictedPod(runAsUser)),
            topologySpreadConstraints: spread ? [overNodes(this.selector)] : undefined,
            containers: this.containers.map((container) => containerToKube(container, runAsUser !== undefined)),
            volumes: podVolumes(this.containers, claimed),
          },
        },
      },
    };
  }

  /** The ports that the containers declare. */
  get ports(): Port[] {
    return declaredPorts(this.containers).map((port) => port.containerPort);
  }

  /**
   * Puts a Service in front of the Pods, as `kubectl expose` does: its selector is the workload's, its labels are the
   * Pods', its port is the targetPort, and the cluster chooses the nodePort unless it is given.
   *
   * @throws where the containers declare several ports, or none, and no targetPort is given
   */
  expose<ServiceName extends string>(options: ExposeOptions<Port, ServiceName>): Service<Port> {
    const { name = this.name, targetPort = this.onlyPort(), port = portNumber(targetPort), ...exposure } = options;
    const declared = declaredPorts(this.containers).find(
      ({ containerPort }) => containerPort === portNumber(targetPort),
    );
    return new Service(this, name, {
      name,
      labels: this.podLabels,
      selector: this,
      protocol: declared?.protocol ?? 'TCP',
      port,
      targetPort,
      ...exposure,
    });
  }

  private onlyPort(): Port {
    const [port, ...others] = this.ports;
    if (port !== undefined && others.length === 0) return port;
    const declared = port === undefined ? 'no port' : `several ports (${this.ports.join(', ')})`;
    throw new Error(`${this.title}: its containers declare ${declared}: expose it with a targetPort`);
  }

  /** @see IPodSelector.toPodSelectorConfig() */
  toPodSelectorConfig(): PodSelectorConfig {
    const { namespace } = Chart.of(this);
    return {
      labelSelector: plus().LabelSelector.of({ labels: { ...this.selector } }),
      ...(namespace && { namespaces: { names: [namespace] } }),
    };
  }

  /** @see INetworkPolicyPeer.toNetworkPolicyPeerConfig() */
  toNetworkPolicyPeerConfig(): NetworkPolicyPeerConfig {
    return { podSelector: this.toPodSelectorConfig() };
  }

  /** @see INetworkPolicyPeer.toPodSelector() */
  toPodSelector(): IPodSelector {
    return this;
  }

  /** @see IScalable.markHasAutoscaler() */
  markHasAutoscaler(): void {
    this.hasAutoscaler = true;
  }

  /** @see IScalable.toScalingTarget() */
  toScalingTarget(): ScalingTarget {
    return { ...this.gvk, name: this.name, containers: this.containers.map(plusContainer), replicas: this.replicas };
  }

  private assertValid(morePodLabels: Labels): void {
    const fail = (fault: string | undefined): void => {
      if (fault) throw new Error(`${this.title}: ${fault}`);
    };
    fail(nameFault(dns1123Subdomain, this.name));
    if (Object.keys(this.selector).length === 0)
      fail('selector is empty: give it a label that tells its Pods from others');
    for (const [key, value] of Object.entries(this.podLabels)) fail(labelFault(key, value));
    for (const key of Object.keys(this.selector))
      if (Object.hasOwn(morePodLabels, key))
        fail(`podLabels say ${key} again: the selector's ${key}=${this.selector[key]} is on its Pods already`);
    if (this.replicas !== undefined && !(Number.isInteger(this.replicas) && this.replicas >= 0))
      fail(`replicas ${this.replicas} is no number of Pods: use a whole number from 0`);
    assertContainers(this.title, this.containers);
  }
}

function podVolumes(containers: readonly Container[], claimed: readonly string[]) {
  const all = containers.flatMap((container) => container.volumes ?? []);
  const volumes = all.filter(({ name }) => !claimed.includes(name));
  return volumes.length > 0 ? volumes.map(volumeToKube) : undefined;
}

/** @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/ */
function overNodes(selector: Labels) {
  return {
    maxSkew: 1,
    topologyKey: 'kubernetes.io/hostname',
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels: { ...selector } },
  };
}

// Loaded only by those who hand a workload to cdk8s-plus: loading it costs more than a synth of this project.
function plus(): typeof import('cdk8s-plus-28') {
  return require('cdk8s-plus-28');
}

/** A container as the autoscaler of cdk8s-plus looks at it: for its requests and limits. */
function plusContainer({ name, image, resources: { requests, limits } = {} }: Container): PlusContainer {
  const cpu = (value?: string) =>
    value && plus().Cpu.millis(value.endsWith('m') ? Number.parseFloat(value) : Number(value) * 1000);
  const memory = (value?: string) => value && size(value);
  return new (plus().Container)({
    name,
    image,
    resources: {
      cpu: { request: cpu(requests?.cpu) || undefined, limit: cpu(limits?.cpu) || undefined },
      memory: { request: memory(requests?.memory) || undefined, limit: memory(limits?.memory) || undefined },
    },
  });
}

function size(quantity: string): Size {
  const [, number, unit] = /^([\d.]+)(Ki|Mi|Gi)$/.exec(quantity) ?? [];
  const factor = { Ki: 1, Mi: 1024, Gi: 1024 ** 2 }[unit as 'Ki' | 'Mi' | 'Gi'];
  return Size.kibibytes(Number(number) * factor);
}
