import { kindOf } from '../kubernetes/objects';
import { identity, type Manifest } from '../manifest/manifest';
import { memo } from '../manifest/memo';

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
    manifest.namespace === namespace || identity(manifest).namespace ? manifest : placed(manifest, namespace),
  );
}

/** The same manifest in a namespace each time: what is known of it is known again. */
function placed(manifest: Manifest, namespace: string): Manifest {
  const known = placements(manifest);
  const found = known.get(namespace) ?? { value: manifest.value, namespace, source: manifest.source };
  known.set(namespace, found);
  return found;
}

const placements = memo((_: Manifest) => new Map<string, Manifest>());

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
