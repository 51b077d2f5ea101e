import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Labels } from 'kubetalk/kubernetes';
import { Workload, type WorkloadProps } from './workload';

const GVK = { apiVersion: 'apps/v1', kind: 'Deployment' };

/**
 * Keeps a number of equal Pods running, and replaces them step by step when its template changes.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
 */
export class Deployment<
  Port extends number = number,
  Name extends string = string,
  Selector extends Labels = Labels,
> extends Workload<Port, Name, Selector> {
  /** @throws where Kubernetes would refuse the Deployment, or a probe's port is declared by no container */
  constructor(scope: Construct, id: string, props: WorkloadProps<Port, Name, Selector>) {
    super(scope, id, GVK, props);
    const { metadata, spec } = this.toKube(props);
    const claims = this.containers.some(({ volumes = [] }) => volumes.some(({ claim }) => claim !== undefined));
    // A claim that one node mounts would keep the new Pod waiting for the old one to go.
    new ApiObject(this, 'Resource', {
      ...GVK,
      metadata,
      spec: { ...spec, strategy: claims ? { type: 'Recreate' } : undefined },
    });
  }
}
