import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Labels } from 'kubetalk/kubernetes';
import { Workload, type WorkloadProps } from './workload';

const GVK = { apiVersion: 'apps/v1', kind: 'ReplicaSet' };

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
> extends Workload<Port, Name, Selector> {
  /** @throws where Kubernetes would refuse the ReplicaSet, or a probe's port is declared by no container */
  constructor(scope: Construct, id: string, props: WorkloadProps<Port, Name, Selector>) {
    super(scope, id, GVK, props);
    new ApiObject(this, 'Resource', { ...GVK, ...this.toKube(props) });
  }
}
