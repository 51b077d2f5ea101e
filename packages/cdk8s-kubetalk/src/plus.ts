// What cdk8s-plus asks of a workload that it is handed. Its classes differ from version to version in name only, and none is
// loaded here: those who have it get what its code reads, typed as their version's own class.
import type { Labels } from 'kubetalk/kubernetes';
import type { Container } from './container';

/** What Pods are selected by, as the version of cdk8s-plus that asks calls it. */
export interface PlusPodSelector<LabelSelector> {
  readonly labelSelector: LabelSelector;
  readonly namespaces?: { readonly names: string[] };
}

/** What is scaled, with the containers as the version of cdk8s-plus that asks calls them. */
export interface PlusScalingTarget<PlusContainer> {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly containers: PlusContainer[];
  readonly replicas?: number;
}

/** @returns what LabelSelector.of({ labels }) of any cdk8s-plus does */
export function plusLabelSelector(labels: Labels): unknown {
  return {
    isEmpty: () => Object.keys(labels).length === 0,
    _toKube: () => ({ matchLabels: { ...labels } }),
  };
}

/** A container as an autoscaler looks at it: for whether it has requests and limits. */
export function plusContainer({ name, image, resources: { requests, limits } = {} }: Container): unknown {
  const amounts = (kind: 'cpu' | 'memory') => ({ request: requests?.[kind], limit: limits?.[kind] });
  return { name, image, resources: { cpu: amounts('cpu'), memory: amounts('memory') } };
}
