import { Chart } from 'cdk8s';
import type {
  INetworkPolicyPeer,
  IPodSelector,
  IScalable,
  NetworkPolicyPeerConfig,
  PodSelectorConfig,
  ScalingTarget,
} from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import * as k8s from '../imports/k8s';
import { type Labels, labelFault } from '../kubernetes/labels';
import { type Dns1035Label, type Dns1123Subdomain, dns1123Subdomain, nameFault } from '../kubernetes/names';
import { assertContainers, type Container, declaredPorts, toKube } from './container';
import { acknowledgePort, portNumber, type StatedPort } from './port';
import { type Exposure, Service } from './service';

export interface ReplicaSetProps<
  Port extends number = number,
  Name extends string = string,
  Selector extends Labels = Labels,
> {
  readonly name: Dns1123Subdomain<Name>;
  /** The labels that the ReplicaSet knows its Pods by. They are put on its Pods and can't be said otherwise there. */
  readonly selector: Selector;
  /** More labels of the Pods, beside the selector's. @default - none */
  readonly podLabels?: Labels & Without<Selector>;
  /** How many Pods are kept running. @default - not written; Kubernetes takes 1 */
  readonly replicas?: number;
  /** The containers that run side by side in each Pod. */
  readonly containers: readonly Container<Port, Name>[];
}

/** Labels that say nothing about the keys of a selector, where the compiler knows them. */
type Without<Selector extends Labels> = string extends keyof Selector
  ? unknown
  : { readonly [Key in keyof Selector]?: never };

export type ExposeOptions<Port extends number = number, Name extends string = string> = Exposure & {
  /** The Service's name. @default - the ReplicaSet's name */
  readonly name?: Dns1035Label<Name>;
  /** The Pods' port. @default - the one port that the containers declare */
  readonly targetPort?: StatedPort<Port>;
  /** The Service's port. @default - the targetPort */
  readonly port?: number;
};

/**
 * Keeps a number of equal Pods running: the ReplicaSet that cdk8s-plus has no L2 for.
 *
 * It can be handed to cdk8s-plus' Service, HorizontalPodAutoscaler and NetworkPolicy.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/
 */
export class ReplicaSet<Port extends number = number, Name extends string = string, Selector extends Labels = Labels>
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

  /** @throws where Kubernetes would refuse the ReplicaSet, or a probe's port is declared by no container */
  constructor(scope: Construct, id: string, props: ReplicaSetProps<Port, Name, Selector>) {
    super(scope, id);
    this.name = props.name;
    this.selector = props.selector;
    this.podLabels = { ...props.selector, ...props.podLabels };
    this.containers = props.containers as readonly Container<Port>[];
    this.replicas = props.replicas;
    this.assertValid(props.podLabels ?? {});
    for (const { readinessProbe, livenessProbe } of this.containers)
      for (const probe of [readinessProbe, livenessProbe])
        if (probe) acknowledgePort(this, 'probe-port-undeclared', probe.port);

    new k8s.KubeReplicaSet(this, 'Resource', {
      metadata: { name: this.name },
      spec: {
        replicas: this.replicas,
        selector: { matchLabels: { ...this.selector } },
        template: {
          metadata: { labels: { ...this.podLabels } },
          spec: { containers: this.containers.map(toKube) },
        },
      },
    });
  }

  /** The ports that the containers declare. */
  get ports(): Port[] {
    return declaredPorts(this.containers).map((port) => port.containerPort);
  }

  /**
   * Puts a Service in front of the Pods, as `kubectl expose` does: its selector is the ReplicaSet's, its labels are the
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
    throw new Error(`ReplicaSet ${this.name}: its containers declare ${declared}: expose it with a targetPort`);
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
    const { kind, apiVersion } = k8s.KubeReplicaSet.GVK;
    const containers = this.containers.map(({ name, image }) => new (plus().Container)({ name, image }));
    return { kind, apiVersion, name: this.name, containers, replicas: this.replicas };
  }

  private assertValid(morePodLabels: Labels): void {
    const object = `ReplicaSet ${this.name || `at ${this.node.path}`}`;
    const fail = (fault: string | undefined): void => {
      if (fault) throw new Error(`${object}: ${fault}`);
    };
    fail(nameFault(dns1123Subdomain, this.name));
    if (Object.keys(this.selector).length === 0)
      fail('selector is empty: give it a label that tells its Pods from others');
    for (const [key, value] of Object.entries(this.podLabels)) fail(labelFault(key, value));
    for (const key of Object.keys(this.selector))
      if (key in morePodLabels)
        fail(`podLabels say ${key} again: the selector's ${key}=${this.selector[key]} is on its Pods already`);
    if (this.replicas !== undefined && !(Number.isInteger(this.replicas) && this.replicas >= 0))
      fail(`replicas ${this.replicas} is no number of Pods: use a whole number from 0`);
    assertContainers(object, this.containers);
  }
}

// Loaded only by those who hand a ReplicaSet to cdk8s-plus: loading it costs more than a synth of this project.
function plus(): typeof import('cdk8s-plus-28') {
  return require('cdk8s-plus-28');
}
