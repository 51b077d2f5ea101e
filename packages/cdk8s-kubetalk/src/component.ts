import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { Dns1035Label, Labels } from 'kubetalk/kubernetes';
import type { Container, ContainerPort, PROBES } from './container';
import { type Controller, controllers } from './controller';
import type { StatedPort } from './port';
import { type Exposure, Service } from './service';
import type { VolumeClaimTemplate } from './stateful-set';
import type { Workload } from './workload';

/** What every component is told: one program, kept running, behind one Service. */
export interface ComponentProps<Port extends number = number, Name extends string = string>
  extends Pick<Container<Port>, (typeof PROBES)[number] | 'imagePullPolicy' | 'resources'> {
  /** What its controller and its Service are called; callers find it by this name. */
  readonly name: Dns1035Label<Name>;
  /** The labels that tell its Pods from all others. */
  readonly selector: Labels;
  /** More labels of its Pods. @default - none */
  readonly podLabels?: Labels;
  /** Labels of its controller, its Service and its Pods, such as `app.kubernetes.io/name`. @default - none */
  readonly labels?: Labels;
  readonly image: string;
  /** What keeps its Pods running. @default 'ReplicaSet' */
  readonly controller?: Controller;
  /** How many Pods are kept running. @default - not written; Kubernetes takes 1 */
  readonly replicas?: number;
  /** What every Pod of a StatefulSet keeps for itself; the container mounts it as the volume of its name. @default - none */
  readonly volumeClaimTemplates?: readonly VolumeClaimTemplate[];
  /** How many Pods must stay while nodes are drained. @default - a drain may evict all of them at once */
  readonly minAvailable?: number;
  /** What its container declares to listen on. @default - none */
  readonly containerPorts?: readonly ContainerPort<Port>[];
  /** The port that callers use, which is also the one that the program listens on. */
  readonly port: StatedPort<NoInfer<Port>>;
  /** The user that it runs as, under Pod Security's level `restricted`. @default - as the image says, without restrictions */
  readonly runAsUser?: number;
  /** Whether its Pods keep off each other's nodes where they can. @default false */
  readonly spread?: boolean;
}

/** A program that is kept running and that others find by the name of its Service. */
export abstract class Component<Port extends number = number> extends Construct {
  readonly workload: Workload<Port>;
  /** What callers are given. */
  readonly service: Service<Port>;

  /** @throws where Kubernetes would refuse it, or a port is declared by no container and said without a reason */
  protected constructor(
    scope: Construct,
    id: string,
    props: ComponentProps<Port>,
    program: Pick<Container<Port>, 'name' | 'command' | 'args' | 'env' | 'volumes' | (typeof PROBES)[number]>,
    exposure: Exposure = {},
  ) {
    super(scope, id);
    const { name, labels, controller = 'ReplicaSet', selector, replicas, runAsUser, spread, minAvailable } = props;
    const { image, imagePullPolicy, resources, containerPorts: ports, port } = props;
    const { volumeClaimTemplates } = props;
    if (volumeClaimTemplates && controller !== 'StatefulSet')
      throw new Error(`${controller} ${name}: volumeClaimTemplates are for a StatefulSet: make it the controller`);
    this.workload = new controllers[controller](this, 'Workload', {
      name: name as string,
      // Callers have the Service below; the governing one is for the addresses of single Pods.
      ...(controller === 'StatefulSet' && { serviceName: `${name}-headless`, volumeClaimTemplates }),
      labels,
      selector,
      podLabels: labels || props.podLabels ? { ...labels, ...props.podLabels } : undefined,
      replicas,
      runAsUser,
      spread,
      containers: [{ image, imagePullPolicy, resources, ports, ...program }],
    }) as Workload<Port>;
    this.service = new Service(this, 'Service', {
      name: name as string,
      labels,
      selector: this.workload,
      port,
      ...exposure,
    });
    if (minAvailable !== undefined) this.keepAvailable(minAvailable);
  }

  private keepAvailable(minAvailable: number): void {
    new ApiObject(this, 'DisruptionBudget', {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name: this.workload.name },
      spec: {
        minAvailable,
        selector: { matchLabels: { ...this.workload.selector } },
      },
    });
  }
}
