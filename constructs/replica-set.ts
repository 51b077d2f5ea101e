import type { Construct } from 'constructs';
import * as k8s from '../imports/k8s';
import type { Labels } from '../kubernetes/labels';
import { Workload, type WorkloadProps } from './workload';

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
    super(scope, id, k8s.KubeReplicaSet.GVK, props);
    new k8s.KubeReplicaSet(this, 'Resource', this.toKube(props));
  }
}
