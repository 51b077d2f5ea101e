import { ApiObject, JsonPatch } from 'cdk8s';
import type { Construct } from 'constructs';

/** How strictly a namespace judges the Pods that are made in it. */
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
  const object = new ApiObject(scope, id, { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } });
  // cdk8s puts every object into the namespace of its chart; this one is in none.
  object.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
  return object;
}
