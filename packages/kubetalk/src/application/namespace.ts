import { kindOf } from '../kubernetes/objects';
import { identity, type Manifest } from '../manifest/manifest';

/** Kinds whose namespace says where an application is; others, such as roles, reach into foreign ones. */
const PARTS = [
  'ConfigMap',
  'CronJob',
  'DaemonSet',
  'Deployment',
  'Ingress',
  'Job',
  'NetworkPolicy',
  'PersistentVolumeClaim',
  'Pod',
  'ReplicaSet',
  'Secret',
  'Service',
  'ServiceAccount',
  'StatefulSet',
];

/** Manifests with the namespace that kubectl is pointed to, for those that name none. */
export function inNamespace(manifests: readonly Manifest[], namespace: string | undefined): readonly Manifest[] {
  if (namespace === undefined) return manifests;
  return manifests.map((manifest) =>
    manifest.namespace === namespace || identity(manifest).namespace
      ? manifest
      : { value: manifest.value, namespace, source: manifest.source },
  );
}

/**
 * Where manifests go that name no namespace: to the one that all others name. Undefined where these name none, or several;
 * the cluster's own, kube-system, holds no application.
 */
export function likelyNamespace(manifests: readonly Manifest[]): string | undefined {
  const named = new Set(
    manifests.filter((manifest) => PARTS.includes(kindOf(manifest))).map((manifest) => identity(manifest).namespace),
  );
  for (const none of ['', 'kube-system']) named.delete(none);
  const [only, ...others] = named;
  return others.length === 0 ? only : undefined;
}
