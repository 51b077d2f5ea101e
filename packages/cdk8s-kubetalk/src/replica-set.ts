import type { Construct } from 'constructs';
import type { Labels } from 'kubetalk/kubernetes';
import type * as api from './api';
import { Workload, type WorkloadProps } from './workload';

export interface ReplicaSetProps<
  Port extends number = number,
  Name extends string = string,
  Selector extends Labels = Labels,
  PortName extends string = string,
> extends WorkloadProps<Port, Name, Selector, PortName> {
  /** Other fields of a ReplicaSet, as the API has them. @default - nothing */
  readonly spec?: Omit<api.ReplicaSetSpec, 'replicas' | 'selector' | 'template'>;
}

/**
 * Keeps a number of equal Pods running: the ReplicaSet that cdk8s-plus has no L2 for. A change of its template replaces no Pod
 * that runs; a {@link Deployment} does that.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/
 */
export class ReplicaSet<
  Port extends number = number,
  Name extends string = string,
  Selector extends Labels = Labels,
  PortName extends string = never,
> extends Workload<Port | PortName> {
  /** @throws where Kubernetes would refuse the ReplicaSet, or a probe's port is declared by no container */
  constructor(scope: Construct, id: string, props: ReplicaSetProps<Port, Name, Selector, PortName>) {
    super(scope, id, { apiVersion: 'apps/v1', kind: 'ReplicaSet' }, props as WorkloadProps);
    this.write(() => ({
      ...props.spec,
      replicas: this.replicas,
      selector: { matchLabels: { ...this.selector } },
      template: this.template(),
    }));
  }
}
