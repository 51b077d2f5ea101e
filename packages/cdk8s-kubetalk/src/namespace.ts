import { type ApiObject, Chart } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';
import { ClusterObject } from './cluster-object';

/** The level of Pod Security that a namespace enforces. */
export type PodSecurity = 'privileged' | 'baseline' | 'restricted';

/**
 * A namespace that enforces a level of Pod Security.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-admission/
 */
export function namespace(scope: Construct, id: string, name: string, level: PodSecurity): ApiObject {
  const labels = Object.fromEntries(
    ['enforce', 'audit', 'warn'].map((mode) => [`pod-security.kubernetes.io/${mode}`, level]),
  );
  return new ClusterObject(scope, id, { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } });
}

/**
 * The namespace of a Service, for those who are in another; undefined for those who are in the same.
 *
 * @throws where they have a namespace and the Service's is left to kubectl, so that it is not known
 */
export function namespaceFor(service: IConstruct & { readonly name: string }, from: IConstruct): string | undefined {
  const [own, other] = [Chart.of(service).namespace, Chart.of(from).namespace];
  if (own === other) return undefined;
  if (own) return own;
  throw new Error(
    `Service ${service.name}: called from namespace ${other}, but its chart names no namespace: give it one as well`,
  );
}
