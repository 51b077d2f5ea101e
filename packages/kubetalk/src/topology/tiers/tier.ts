import { matches, matchesPods, type Selector } from '../../kubernetes/selectors';
import type { FieldPath, Manifest } from '../../manifest/manifest';
import type { NamespaceLabels, PodPort } from '../policies';
import type { Workload } from '../workloads';

/** Whether something is so; `may` where the manifests do not show it. */
export type Answer = boolean | 'may';

export type Direction = 'ingress' | 'egress';

/** The other end of a connection; undefined is somewhere outside of the cluster. */
export type End = Workload | undefined;

/** One rule of a policy, of which the first that matches decides. */
export interface TierRule {
  /** `Pass` leaves it to the tiers after this one. */
  readonly action: 'Allow' | 'Deny' | 'Pass';
  readonly path: FieldPath;
  readonly peer: (other: End, address?: string) => Answer;
  readonly port: (port: PodPort, receiver: End) => Answer;
}

/** A policy of a kind that is not Kubernetes' own NetworkPolicy. */
export interface TierPolicy {
  readonly manifest: Manifest;
  /** Those of administrators come before NetworkPolicies, and those of the baseline after them. */
  readonly tier: 'admin' | 'network' | 'baseline';
  /** Of one tier, the policies with a lower number come first. */
  readonly order: number;
  readonly subject: (workload: Workload) => Answer;
  readonly rules: Readonly<Record<Direction, readonly TierRule[]>>;
  /** The directions in which it closes what no policy allows. */
  readonly closes: Readonly<Record<Direction, boolean>>;
}

/** Both have to hold. */
export function and(one: Answer, other: Answer): Answer {
  if (one === false || other === false) return false;
  return one === true && other === true ? true : 'may';
}

/** One has to hold. */
export function or(answers: readonly Answer[]): Answer {
  if (answers.includes(true)) return true;
  return answers.includes('may') && 'may';
}

export function not(answer: Answer): Answer {
  return answer === 'may' ? 'may' : !answer;
}

/** Whether a selector matches a namespace, of whose labels the manifests may not have all. */
export function matchesNamespace(selector: Selector, namespace: string, labels: NamespaceLabels): Answer {
  if (matches(selector, labels(namespace))) return labels.isKnown(namespace) || !isNegative(selector) || 'may';
  if (labels.isKnown(namespace)) return false;
  const others = selector.filter(({ key }) => key !== 'kubernetes.io/metadata.name');
  const byName = selector.filter(({ key }) => key === 'kubernetes.io/metadata.name');
  return others.length > 0 && matches(byName, labels(namespace)) && 'may';
}

/** Whether it requires the absence of labels, which labels outside of the manifests may break. */
function isNegative(selector: Selector): boolean {
  return selector.some(
    ({ key, operator }) =>
      key !== 'kubernetes.io/metadata.name' && (operator === 'NotIn' || operator === 'DoesNotExist'),
  );
}

/** Whether a selector matches Pods. */
export function ofPods(selector: Selector, workload: Workload): Answer {
  return matchesPods(selector, workload);
}
