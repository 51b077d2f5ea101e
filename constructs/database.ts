import { Construct } from 'constructs';
import type { Labels } from '../kubernetes/labels';
import type { Dns1035Label } from '../kubernetes/names';
import type { ContainerPort } from './container';
import type { StatedPort } from './port';
import { ReplicaSet } from './replica-set';
import { Service } from './service';

export interface DatabaseProps<Port extends number = number, Name extends string = string> {
  /** What its ReplicaSet and its Service are called; callers find it by this name. */
  readonly name: Dns1035Label<Name>;
  /** The labels that tell its Pods from all others. */
  readonly selector: Labels;
  /** More labels of its Pods. @default - none */
  readonly podLabels?: Labels;
  readonly image: string;
  /** How many Pods are kept running. @default - not written; Kubernetes takes 1 */
  readonly replicas?: number;
  /** What its container declares to listen on. @default - none */
  readonly containerPorts?: readonly ContainerPort<Port>[];
  /** The port that callers use, which is also the one that the database listens on. */
  readonly port: StatedPort<NoInfer<Port>>;
}

/** A MongoDB that other Pods of the cluster find by its name, and nobody from outside. */
export class Database<Port extends number = number, Name extends string = string> extends Construct {
  /** What callers are given. */
  readonly service: Service<Port>;

  /** @throws where Kubernetes would refuse it, or the port is declared by no container and said without a reason */
  constructor(scope: Construct, id: string, props: DatabaseProps<Port, Name>) {
    super(scope, id);
    const name: string = props.name;
    const replicaSet = new ReplicaSet(this, 'ReplicaSet', {
      name,
      selector: props.selector,
      podLabels: props.podLabels,
      replicas: props.replicas,
      containers: [{ name: 'db', image: props.image, ports: props.containerPorts }],
    });
    this.service = new Service(this, 'Service', { name, selector: replicaSet, port: props.port });
  }
}
