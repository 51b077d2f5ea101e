import type { Construct } from 'constructs';
import type { Labels } from 'kubetalk/kubernetes';
import type * as api from './api';
import { type PodProps, Workload, type WorkloadProps } from './workload';

export interface DaemonSetProps<
  Port extends number = number,
  Name extends string = string,
  Selector extends Labels = Labels,
  PortName extends string = string,
> extends PodProps<Port, Name, Selector, PortName> {
  /** Other fields of a DaemonSet, as the API has them: `updateStrategy` and so on. @default - nothing */
  readonly spec?: Omit<api.DaemonSetSpec, 'selector' | 'template'>;
}

/**
 * Keeps one Pod running on every node, or on those that its `podSpec` chooses.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/
 */
export class DaemonSet<
  Port extends number = number,
  Name extends string = string,
  Selector extends Labels = Labels,
  PortName extends string = never,
> extends Workload<Port | PortName> {
  /** @throws where Kubernetes would refuse the DaemonSet, or a probe's port is declared by no container */
  constructor(scope: Construct, id: string, props: DaemonSetProps<Port, Name, Selector, PortName>) {
    super(scope, id, { apiVersion: 'apps/v1', kind: 'DaemonSet' }, props as WorkloadProps);
    this.write(() => ({ ...props.spec, selector: { matchLabels: { ...this.selector } }, template: this.template() }));
  }
}
