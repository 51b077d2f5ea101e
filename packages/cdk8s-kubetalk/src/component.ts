import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { Labels } from 'kubetalk/kubernetes';
import type { Address } from './address';
import { type Controller, controllers } from './controller';
import type { PortKey } from './pods';
import { type Exposure, type Forwarding, Service, type ServiceProps } from './service';
import type { VolumeClaimTemplate } from './stateful-set';
import type { PodProps, Workload } from './workload';

/** The properties of a component's Service besides its name, labels and selector. */
export type ComponentService<Port extends PortKey = PortKey, PortName extends string = string> = Pick<
  ServiceProps,
  'annotations' | 'selectBy' | 'sessionAffinity' | 'spec'
> &
  Forwarding<Port, PortName> &
  Exposure;

export interface ComponentProps<
  Port extends number = number,
  PortName extends string = string,
  Name extends string = string,
  ContainerPortName extends string = string,
> extends PodProps<Port, Name, Labels, ContainerPortName> {
  /** Labels of what makes its Pods, of its Service, and of its Pods, such as `app.kubernetes.io/name`. @default - none */
  readonly labels?: Labels;
  /** What keeps its Pods running. @default 'Deployment' */
  readonly controller?: Controller;
  /** How many Pods are kept running. @default - not written; Kubernetes takes 1 */
  readonly replicas?: number;
  /** What every Pod of a StatefulSet keeps for itself; a container mounts it as the volume of its name. @default - none */
  readonly volumeClaimTemplates?: readonly VolumeClaimTemplate[];
  /** How many Pods must stay while nodes are drained. @default - a drain may evict all of them at once */
  readonly minAvailable?: number;
  /** The Service that callers find it by; it has the component's name. */
  readonly service: ComponentService<NoInfer<Port | ContainerPortName>, PortName>;
}

/** Pods that are kept running, and that others find by the name of their Service. */
export class Component<
  Port extends number = number,
  PortName extends string = never,
  Name extends string = string,
  ContainerPortName extends string = never,
> extends Construct {
  readonly workload: Workload<Port | ContainerPortName>;
  /** What callers are given. */
  readonly service: Service<Port | ContainerPortName, PortName>;

  /** @throws where Kubernetes would refuse it, or no container declares a port that is given without a reason */
  constructor(scope: Construct, id: string, props: ComponentProps<Port, PortName, Name, ContainerPortName>) {
    super(scope, id);
    const { controller = 'Deployment', service, minAvailable, volumeClaimTemplates, ...rest } = props;
    const { labels, annotations, ...pods } = rest;
    const name = props.name ?? id;
    if (volumeClaimTemplates && controller !== 'StatefulSet')
      throw new Error(`${controller} ${name}: volumeClaimTemplates are for a StatefulSet: make it the controller`);
    this.workload = new controllers[controller](this, 'Workload', {
      labels,
      annotations,
      ...pods,
      name,
      podLabels: labels || props.podLabels ? Object.assign({}, labels, props.podLabels) : undefined,
      // Callers have the Service below; the governing one is for the addresses of single Pods.
      ...(controller === 'StatefulSet' && { serviceName: `${name}-headless`, volumeClaimTemplates }),
    } as PodProps) as unknown as Workload<Port | ContainerPortName>;
    this.service = new Service<Port | ContainerPortName, PortName>(this, 'Service', {
      name,
      labels,
      selector: this.workload,
      ...service,
    } as unknown as ServiceProps<Port | ContainerPortName, PortName>);
    if (minAvailable !== undefined) this.keepAvailable(minAvailable);
  }

  /** The name that callers find it by; in the env of a container it states that the container calls it. */
  get host(): Address {
    return this.service.host;
  }

  /** Host and port, for callers. @throws where it has several ports */
  get address(): Address {
    return this.service.address;
  }

  /** As `http://cart:7070`, for callers. @throws where it has several ports */
  get url(): Address {
    return this.service.url;
  }

  /** Its Service's ports by their names, for callers. */
  get ports(): Service<PortKey, PortName>['ports'] {
    return this.service.ports;
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
