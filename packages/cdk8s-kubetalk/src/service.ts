import { ApiObject } from 'cdk8s';
import { Construct, type IConstruct } from 'constructs';
import {
  type Dns1035Label,
  dns1035Label,
  keyFault,
  type Labels,
  labelFault,
  type NodePort,
  nameFault,
  nodePortFault,
  type Protocol,
  portFault,
} from 'kubetalk/kubernetes';
import { Address, type CalledPort } from './address';
import type * as api from './api';
import type { Excluded } from './excluded';
import { namespaceFor } from './namespace';
import { type PlusWorkload, type Pods, type PortKey, podsOf } from './pods';
import { acknowledgePort, declaredNumber, type PortReference, portKey, type UndeclaredPort } from './port';
import { assertKnown } from './tokens';

type NoNodePort = Excluded<'a Service of type ClusterIP is on no node: add type NodePort or LoadBalancer'>;
type NoTrafficPolicy =
  Excluded<'a Service of type ClusterIP is not reached from outside: add type NodePort or LoadBalancer'>;
type NoClass = Excluded<'only a Service of type LoadBalancer has a loadBalancerClass'>;
type NotHeadless = Excluded<'a headless Service is of type ClusterIP: remove type, or clusterIP'>;

/** What a Service has that is reached through every node. */
export interface OnEveryNode {
  /** The port on every node, 30000 to 32767. @default - chosen by the cluster, so that it clashes with no other */
  readonly nodePort?: NodePort;
  /** `Local` forwards to Pods of the same node only, and keeps the caller's address. @default - not written; Kubernetes takes Cluster */
  readonly externalTrafficPolicy?: 'Cluster' | 'Local';
  readonly clusterIP?: NotHeadless;
}

/** A Service that a load balancer of the cluster leads to. */
export interface BehindLoadBalancer extends OnEveryNode {
  readonly type: 'LoadBalancer';
  /** Who makes the load balancer. @default - not written; the cluster's cloud */
  readonly loadBalancerClass?: string;
}

/** A Service that every node leads to. */
export interface BehindNodes extends OnEveryNode {
  readonly type: 'NodePort';
  readonly loadBalancerClass?: NoClass;
}

/** A Service that is reached from inside the cluster only. */
export interface InsideCluster {
  /** @default - not written; Kubernetes takes ClusterIP */
  readonly type?: 'ClusterIP';
  /** `None` makes it headless: its name resolves to the addresses of its Pods. @default - not written; the cluster chooses one */
  readonly clusterIP?: 'None';
  readonly nodePort?: NoNodePort;
  readonly externalTrafficPolicy?: NoTrafficPolicy;
  readonly loadBalancerClass?: NoClass;
}

// Of several that fit equally well, the compiler explains the last, by place or by name: here and below that is the usual one.
/** From where a Service can be reached: from inside the cluster only, or from outside as well. */
export type Exposure = BehindLoadBalancer | BehindNodes | InsideCluster;

/** One of several ports of a Service. */
export interface ServicePortProps<Port extends PortKey = PortKey, PortName extends string = string> {
  /** What callers and routes call it. */
  readonly name: PortName;
  /** The Service's port; where there is no targetPort, the Pods' port as well. */
  readonly port: number | UndeclaredPort;
  /** The Pods' port, by its number or name. @default - not written; Kubernetes takes the Service's port */
  readonly targetPort?: PortReference<Port>;
  /** @default - not written; Kubernetes takes TCP */
  readonly protocol?: Protocol;
  /** The application protocol, such as `kubernetes.io/h2c`. @default - not written */
  readonly appProtocol?: string;
  /** The port on every node of a Service that is reached from outside. @default - chosen by the cluster */
  readonly nodePort?: NodePort;
}

/** Several ports, or one with a name. */
export interface ManyPorts<Port extends PortKey, PortName extends string> {
  /** Several ports, or one with a name. */
  readonly ports: readonly ServicePortProps<Port, PortName>[];
  readonly port?: Excluded<'ports has it already'>;
  readonly targetPort?: Excluded<'each entry of ports has its own'>;
  readonly protocol?: Excluded<'each entry of ports has its own'>;
  readonly nodePort?: undefined;
}

/** One port, which is another one in the Pods. */
export interface OtherPort<Port extends PortKey> {
  /** The Service's port. */
  readonly port: number;
  /** The Pods' port, by its number or name. */
  readonly targetPort: PortReference<Port>;
  /** @default - not written; Kubernetes takes TCP */
  readonly protocol?: Protocol;
  readonly ports?: Excluded<'each of ports has its own port, targetPort, protocol and nodePort: remove them here'>;
}

/** One port, which is the same in the Pods. */
export interface SamePort<Port extends PortKey> {
  /** The Service's port, and the Pods' port as well. */
  readonly port: PortReference<Port & number>;
  /** @default - not written; Kubernetes takes the Service's port */
  readonly targetPort?: undefined;
  /** @default - not written; Kubernetes takes TCP */
  readonly protocol?: Protocol;
  readonly ports?: Excluded<'each of ports has its own port, targetPort, protocol and nodePort: remove them here'>;
}

/** Which port a Service has, and which port of the Pods it forwards to; or several of them, each with its name. */
export type Forwarding<Port extends PortKey = PortKey, PortName extends string = string> =
  | ManyPorts<Port, PortName>
  | OtherPort<Port>
  | SamePort<Port>;

interface AnyService<Name extends string> {
  /** The name by which other Pods find it. @default - the construct's id */
  readonly name?: Dns1035Label<Name>;
  /** The Service's own labels; they select nothing. @default - none */
  readonly labels?: Labels;
  /** @default - none */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** A Service in front of Pods. */
export type ServiceProps<
  Port extends PortKey = PortKey,
  PortName extends string = string,
  Name extends string = string,
> = AnyService<Name> & {
  /** The workload whose Pods it forwards to, of this package or of cdk8s-plus: the Service's selector is the workload's. */
  readonly selector: Pods<Port> | PlusWorkload;
  /** The keys of the Pods' labels that it selects them by. @default - those of the workload's selector */
  readonly selectBy?: readonly string[];
  /** Whether connections of one caller go to the same Pod. @default - not written; Kubernetes takes None */
  readonly sessionAffinity?: 'ClientIP' | 'None';
  /** Other fields of a Service, as the API has them: `ipFamilyPolicy` and so on. @default - nothing */
  readonly spec?: Omit<api.ServiceSpec, OwnField>;
  readonly externalName?: never;
} & Forwarding<NoInfer<Port>, PortName> &
  Exposure;

type OwnField =
  | 'type'
  | 'selector'
  | 'ports'
  | 'clusterIP'
  | 'sessionAffinity'
  | 'externalTrafficPolicy'
  | 'loadBalancerClass'
  | 'externalName';

/** A Service that is another name for something outside of the cluster. */
export type ExternalNameProps<Name extends string = string> = AnyService<Name> & {
  readonly type: 'ExternalName';
  /** The name that it is an alias of, in the public DNS. */
  readonly externalName: string;
  /** Where it listens. What is isolated may call it there, wherever it is. */
  readonly port: number;
  /** @default 'TCP' */
  readonly protocol?: Protocol;
  readonly selector?: never;
};

/** One port of a Service, and where callers find it. */
export class ServicePort implements CalledPort {
  constructor(
    readonly service: CalledPort['service'],
    /** Undefined where the Service has this port only, without a name. */
    readonly name: string | undefined,
    readonly port: number,
    readonly targetPort: number,
    readonly protocol: Protocol,
  ) {}

  /** The name of the Service, with its namespace for callers from another: `cart`, `cart.shop`. */
  get host(): Address {
    return new Address([this], [(caller) => this.service.hostFrom(caller)]);
  }

  /** Host and port: `cart:7070`. */
  get address(): Address {
    return Address.joined([this.host, ':', this.port]);
  }

  /** As `http://cart:7070`; `https` where the port is called so. For another scheme: ``address`redis://${port.address}` ``. */
  get url(): Address {
    return Address.joined([this.name === 'https' ? 'https://' : 'http://', this.address]);
  }
}

/**
 * A stable address in front of the Pods of a workload, whichever they are just now.
 *
 * Pods are tied to it by labels alone; they are taken from the workload, so they can't differ from its own.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/
 */
export class Service<
  Port extends PortKey = PortKey,
  PortName extends string = never,
  Name extends string = string,
> extends Construct {
  readonly name: string;
  /** The Pods that it forwards to; undefined where it is an alias of a name outside of the cluster. */
  readonly selector: Pods<Port> | undefined;
  /** Its ports by their names. */
  readonly ports: { readonly [Key in PortName]: ServicePort };
  /** Its ports in order. */
  readonly allPorts: readonly ServicePort[];
  /** Whether it can be reached from outside of the cluster. */
  readonly outside: boolean;

  /** @throws where Kubernetes would refuse the Service, or the port that it forwards to is declared by no container */
  constructor(scope: Construct, id: string, props: ServiceProps<Port, PortName, Name> | ExternalNameProps<Name>) {
    super(scope, id);
    const { selector: _, annotations: __, ...derived } = props as ServiceProps;
    assertKnown(this, { ...derived });
    this.name = props.name ?? id;
    this.outside = props.type === 'NodePort' || props.type === 'LoadBalancer';
    this.selector = props.type === 'ExternalName' ? undefined : podsOf(props.selector);
    this.assertValid(props as ServiceProps);
    this.allPorts = props.type === 'ExternalName' ? [this.external(props)] : this.forwarded(props as ServiceProps);
    this.ports = Object.fromEntries(this.allPorts.flatMap((port) => (port.name ? [[port.name, port]] : []))) as {
      [Key in PortName]: ServicePort;
    };
    const { labels, annotations } = props;
    new ApiObject(this, 'Resource', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: {
        name: this.name,
        labels: labels && { ...labels },
        annotations: annotations && { ...annotations },
      },
      spec: props.type === 'ExternalName' ? externalToKube(props) : this.toKube(props as ServiceProps),
    });
  }

  /** The number of its only port, or of the first. */
  get port(): number {
    return (this.allPorts[0] as ServicePort).port;
  }

  /** The Pods' port that its only port forwards to, or its first. */
  get targetPort(): number {
    return (this.allPorts[0] as ServicePort).targetPort;
  }

  /** The name that a caller finds it by, with its namespace for callers from another: `cart`, `cart.shop`. All of its ports are called. */
  get host(): Address {
    return new Address(this.allPorts, [(caller) => this.hostFrom(caller)]);
  }

  /** Host and port: `cart:7070`. @throws where it has several ports */
  get address(): Address {
    return this.onlyPort().address;
  }

  /** As `http://cart:7070`. @throws where it has several ports */
  get url(): Address {
    return this.onlyPort().url;
  }

  /**
   * The name that a caller finds the Service by: bare in its own namespace, else followed by the Service's. It states nothing:
   * {@link host} in the env of a container does.
   *
   * @throws where the caller has a namespace and the Service's is left to kubectl, so that it is not known
   */
  hostFrom(caller: IConstruct): string {
    const other = namespaceFor(this, caller);
    return other === undefined ? this.name : `${this.name}.${other}`;
  }

  private onlyPort(): ServicePort {
    const [port, ...others] = this.allPorts;
    if (port !== undefined && others.length === 0) return port;
    const names = this.allPorts.map(({ name }) => name).join(', ');
    throw new Error(
      `Service ${this.name}: it has several ports: name one of ${names}, as in service.ports.${port?.name}`,
    );
  }

  private external({ port, protocol = 'TCP' }: ExternalNameProps): ServicePort {
    return new ServicePort(this, undefined, port, port, protocol);
  }

  private forwarded(props: ServiceProps): ServicePort[] {
    return givenPorts(props).map(({ name, port, targetPort, protocol }) => {
      const target = targetPort ?? port;
      const pods = this.selector as Pods;
      acknowledgePort(this, 'target-port-undeclared', target);
      const number = declaredNumber(`Service ${this.name}`, target, pods);
      return new ServicePort(this, name, portKey(port) as number, number, protocol ?? 'TCP');
    });
  }

  private toKube(props: ServiceProps): api.ServiceSpec {
    const { type, clusterIP, sessionAffinity, externalTrafficPolicy, loadBalancerClass, spec } = props as Given;
    return {
      ...spec,
      type,
      clusterIP,
      selector: selectorOf(this.selector as Pods, props.selectBy),
      sessionAffinity,
      externalTrafficPolicy,
      loadBalancerClass,
      ports: this.allPorts.length > 0 ? givenPorts(props).map(portToKube) : undefined,
    };
  }

  private assertValid(props: ServiceProps): void {
    const object = `Service ${this.name || `at ${this.node.path}`}`;
    const fail = (fault: string | undefined): void => {
      if (fault) throw new Error(`${object}: ${fault}`);
    };
    fail(nameFault(dns1035Label, this.name));
    for (const [key, value] of Object.entries(props.labels ?? {})) fail(labelFault(key, value));
    for (const key of Object.keys(props.annotations ?? {})) fail(keyFault(key));
    fail(exposureFault(props as Given));
    if ((props as { type?: string }).type === 'ExternalName') return;
    if (!this.selector)
      fail(`selector ${JSON.stringify(props.selector)} is no workload: give it the ReplicaSet whose Pods it is for`);
    const { podLabels = {} } = this.selector ?? {};
    if (props.selectBy?.length === 0) fail('selectBy is empty: name a label of the Pods');
    for (const key of props.selectBy ?? [])
      if (podLabels[key] === undefined)
        fail(`selectBy ${key}: its Pods have no such label: use some of ${Object.keys(podLabels).join(', ')}`);
    const ports = givenPorts(props);
    if (ports.length === 0 && props.clusterIP !== 'None') fail('it has no port: give it one');
    if (props.ports && props.nodePort !== undefined)
      fail(`nodePort ${props.nodePort} beside ports: give it to one of them`);
    for (const { name, port, nodePort } of ports) {
      fail(portFault(portKey(port) as number));
      fail(exposureFault({ type: props.type, nodePort }));
      if (name !== undefined && ports.filter((other) => other.name === name).length > 1)
        fail(`ports: there are two of name ${name}: rename one`);
    }
  }
}

function selectorOf(
  { selector, podLabels }: Pods,
  keys: readonly string[] = Object.keys(selector),
): Record<string, string> {
  return Object.fromEntries(keys.map((key) => [key, podLabels[key] as string]));
}

/** What the compiler let through. */
type Given = { readonly [Key in keyof ServiceProps]: Exclude<ServiceProps[Key], Excluded<string>> };

/** A port of a Service as it is given, be it the only one or one of several. */
type GivenPort = Omit<ServicePortProps, 'name' | 'port'> & { readonly name?: string; readonly port: PortReference };

function givenPorts(props: ServiceProps): readonly GivenPort[] {
  const { ports, port, targetPort, protocol, nodePort } = props as Given;
  return ports ?? [{ port: port as PortReference, targetPort, protocol, nodePort }];
}

function portToKube({ port, targetPort, ...rest }: GivenPort): api.ServicePort {
  return { port: portKey(port) as number, targetPort: targetPort && portKey(targetPort), ...rest };
}

function externalToKube({ externalName, port, protocol }: ExternalNameProps): api.ServiceSpec {
  return { type: 'ExternalName', externalName, ports: [{ port, protocol }] };
}

const TYPES = ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'];

/** What is wrong with an exposure that the compiler did not see, undefined where nothing is. */
function exposureFault({ type = 'ClusterIP', nodePort }: { type?: string; nodePort?: number }): string | undefined {
  if (!TYPES.includes(type)) return `type "${type}" is not one of ${TYPES.join(', ')}`;
  if (nodePort === undefined) return undefined;
  if (type !== 'NodePort' && type !== 'LoadBalancer')
    return `nodePort ${nodePort} on a ${type} Service: make its type NodePort or LoadBalancer, or leave it out`;
  return nodePortFault(nodePort);
}
