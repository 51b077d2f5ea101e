import type { Construct } from 'constructs';
import type { Labels } from 'kubetalk/kubernetes';
import type * as api from './api';
import { Workload, type WorkloadProps } from './workload';

export interface DeploymentProps<
  Port extends number = number,
  Name extends string = string,
  Selector extends Labels = Labels,
  PortName extends string = string,
> extends WorkloadProps<Port, Name, Selector, PortName> {
  /**
   * How Pods of the old template give way to those of the new.
   *
   * @default - Recreate where a container mounts a claim, since the new Pod would wait for a volume that the old one has; else not
   * written, and Kubernetes takes RollingUpdate
   */
  readonly strategy?: api.DeploymentStrategy;
  /** Other fields of a Deployment, as the API has them: `minReadySeconds` and so on. @default - nothing */
  readonly spec?: Omit<api.DeploymentSpec, 'replicas' | 'selector' | 'template' | 'strategy'>;
}

/**
 * Keeps a number of equal Pods running, and replaces them step by step when its template changes.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
 */
export class Deployment<
  Port extends number = number,
  Name extends string = string,
  Selector extends Labels = Labels,
  PortName extends string = never,
> extends Workload<Port | PortName> {
  /** @throws where Kubernetes would refuse the Deployment, or a probe's port is declared by no container */
  constructor(scope: Construct, id: string, props: DeploymentProps<Port, Name, Selector, PortName>) {
    super(scope, id, { apiVersion: 'apps/v1', kind: 'Deployment' }, props as WorkloadProps);
    const claims = this.containers.some(({ volumes = [] }) => volumes.some(({ claim }) => claim !== undefined));
    this.write(() => ({
      ...props.spec,
      replicas: this.replicas,
      strategy: props.strategy ?? (claims ? { type: 'Recreate' } : undefined),
      selector: { matchLabels: { ...this.selector } },
      template: this.template(),
    }));
  }
}
