import { Duration } from 'cdk8s';
import { Construct } from 'constructs';
import type { Labels } from '../kubernetes/labels';
import type { Dns1035Label } from '../kubernetes/names';
import type { Container, ContainerPort } from './container';
import type { StatedPort } from './port';
import { ReplicaSet } from './replica-set';
import { type Exposure, Service } from './service';

export interface ApiProps<Port extends number = number, Name extends string = string> {
  /** What its ReplicaSet and its Service are called. */
  readonly name: Dns1035Label<Name>;
  /** The labels that tell its Pods from all others. */
  readonly selector: Labels;
  /** More labels of its Pods. @default - none */
  readonly podLabels?: Labels;
  readonly image: string;
  /** How many Pods are kept running. @default - not written; Kubernetes takes 1 */
  readonly replicas?: number;
  /** The database that it calls: this is the whole statement of the path between the two. */
  readonly database: Service;
  /** What its container declares to listen on. @default - none */
  readonly containerPorts?: readonly ContainerPort<Port>[];
  /** The port that it listens on, is probed on, and that its Service has. */
  readonly port: StatedPort<NoInfer<Port>>;
  /** From where it can be reached. @default - from inside the cluster only */
  readonly exposure?: Exposure;
}

/** The go-demo-2 API: answers over HTTP, and reads from a database that it finds by the name of its Service. */
export class Api<Port extends number = number, Name extends string = string> extends Construct {
  readonly service: Service<Port>;

  /** @throws where Kubernetes would refuse it, it is given no database, or its port is declared by no container */
  constructor(scope: Construct, id: string, props: ApiProps<Port, Name>) {
    super(scope, id);
    const name: string = props.name;
    if (!(props.database instanceof Service))
      throw new Error(`Api ${name}: database is no Service: give it the one of a Database, as in database.service`);
    const replicaSet = new ReplicaSet(this, 'ReplicaSet', {
      name,
      selector: props.selector,
      podLabels: props.podLabels,
      replicas: props.replicas,
      containers: [apiContainer(props.image, props.database.hostFrom(this), props.port, props.containerPorts)],
    });
    this.service = new Service(this, 'Service', { name, selector: replicaSet, port: props.port, ...props.exposure });
  }
}

function apiContainer<Port extends number>(
  image: string,
  databaseHost: string,
  port: StatedPort<NoInfer<Port>>,
  ports?: readonly ContainerPort<Port>[],
): Container<Port> {
  const hello = { path: '/demo/hello', port };
  return {
    name: 'api',
    image,
    env: { DB: databaseHost },
    ports,
    readinessProbe: { ...hello, period: Duration.seconds(1) },
    livenessProbe: hello,
  };
}
