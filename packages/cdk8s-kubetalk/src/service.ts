import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import {
  type Dns1035Label,
  dns1035Label,
  type Labels,
  labelFault,
  type NodePort,
  nameFault,
  nodePortFault,
  type Protocol,
  portFault,
} from 'kubetalk/kubernetes';
import { callsOutside } from './acknowledge';
import { acknowledgePort, assertDeclared, portNumber, type StatedPort } from './port';
import type { Workload } from './workload';

/** From where a Service can be reached: from inside the cluster only, or from outside as well. */
export type Exposure =
  | {
      /** @default - not written; Kubernetes takes ClusterIP */
      readonly type?: 'ClusterIP';
      readonly nodePort?: never;
    }
  | {
      readonly type: 'NodePort' | 'LoadBalancer';
      /** The port on every node, 30000 to 32767. @default - chosen by the cluster, so that it clashes with no other */
      readonly nodePort?: NodePort;
    };

/** Which port a Service has, and which port of the Pods it forwards to. */
export type Forwarding<Port extends number = number> =
  | {
      /** The Service's port, and the Pods' port as well. */
      readonly port: StatedPort<Port>;
      /** @default - not written; Kubernetes takes the Service's port */
      readonly targetPort?: never;
    }
  | { readonly port: number; readonly targetPort: StatedPort<Port> };

export type ServiceProps<Port extends number = number, Name extends string = string> = {
  /** The name by which other Pods find it. */
  readonly name: Dns1035Label<Name>;
  /** The Service's own labels; they select nothing. @default - none */
  readonly labels?: Labels;
  /** The workload whose Pods it forwards to: the Service's selector is the workload's. */
  readonly selector: Workload<Port>;
  /** @default - not written; Kubernetes takes TCP */
  readonly protocol?: Protocol;
} & Forwarding<NoInfer<Port>> &
  Exposure;

/**
 * A stable address in front of the Pods of a workload, whichever they are just now.
 *
 * Pods are tied to it by labels alone; they are taken from the workload, so they can't differ from its own. It has one port; for several, hand
 * the workload to a Service of cdk8s-plus.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/
 */
export class Service<Port extends number = number, Name extends string = string> extends Construct {
  readonly name: string;
  /** The workload whose Pods it forwards to. */
  readonly selector: Workload<Port>;
  readonly port: number;
  /** The Pods' port that it forwards to. */
  readonly targetPort: number;
  readonly protocol: Protocol;
  /** Whether it can be reached from outside of the cluster. */
  readonly outside: boolean;
  private readonly workloads: Workload[] = [];

  /** @throws where Kubernetes would refuse the Service, or the port that it forwards to is declared by no container */
  constructor(scope: Construct, id: string, props: ServiceProps<Port, Name>) {
    super(scope, id);
    this.name = props.name;
    this.selector = props.selector;
    this.port = portNumber(props.port);
    this.targetPort = portNumber(props.targetPort ?? props.port);
    this.protocol = props.protocol ?? 'TCP';
    this.outside = props.type === 'NodePort' || props.type === 'LoadBalancer';
    this.assertValid(props);

    acknowledgePort(this, 'target-port-undeclared', props.targetPort ?? props.port);
    const { port, selector } = this;
    const { protocol, targetPort, nodePort, type, labels } = props;
    new ApiObject(this, 'Resource', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: this.name, labels: labels && { ...labels } },
      spec: {
        type,
        selector: { ...selector.selector },
        ports: [{ port, protocol, nodePort, targetPort: targetPort && portNumber(targetPort) }],
      },
    });
  }

  /**
   * The name that a caller finds the Service by: bare in its own namespace, else followed by the Service's. For a caller in
   * another chart this also declares the Service to that chart's checks, which don't see it.
   *
   * @param caller the construct whose Pods use the name
   * @throws where the caller has a namespace and the Service's is left to kubectl, so that nobody can know it
   */
  hostFrom(caller: Construct): string {
    const own = Chart.of(this).namespace;
    const from = Chart.of(caller).namespace;
    if (Chart.of(caller) !== Chart.of(this)) callsOutside(caller, { name: this.name, namespace: own, port: this.port });
    if (own === from) return this.name;
    if (own) return `${this.name}.${own}`;
    throw new Error(
      `Service ${this.name}: called from namespace ${from}, but its chart names no namespace: give it one as well`,
    );
  }

  /** States that a workload calls this Service. What is isolated lets through what is stated. */
  calledBy(caller: Workload): void {
    this.workloads.push(caller);
  }

  /** The workloads that call this Service. */
  get callers(): readonly Workload[] {
    return this.workloads;
  }

  private assertValid(props: ServiceProps<Port, Name>): void {
    const object = `Service ${this.name || `at ${this.node.path}`}`;
    const fail = (fault: string | undefined): void => {
      if (fault) throw new Error(`${object}: ${fault}`);
    };
    fail(nameFault(dns1035Label, this.name));
    for (const [key, value] of Object.entries(props.labels ?? {})) fail(labelFault(key, value));
    if (!Construct.isConstruct(this.selector))
      fail(`selector ${JSON.stringify(this.selector)} is no workload: give it the ReplicaSet whose Pods it is for`);
    fail(portFault(this.port));
    assertDeclared(object, props.targetPort ?? props.port, this.selector.ports, this.selector.title);
    fail(exposureFault(props));
  }
}

/** What is wrong with an exposure that the compiler did not see, undefined where nothing is. */
function exposureFault({ type = 'ClusterIP', nodePort }: { type?: string; nodePort?: number }): string | undefined {
  if (!['ClusterIP', 'NodePort', 'LoadBalancer'].includes(type))
    return `type "${type}" is not one of ClusterIP, NodePort, LoadBalancer`;
  if (nodePort === undefined) return undefined;
  if (type === 'ClusterIP')
    return `nodePort ${nodePort} on a ClusterIP Service: make its type NodePort or LoadBalancer, or leave it out`;
  return nodePortFault(nodePort);
}
