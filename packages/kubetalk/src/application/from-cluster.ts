import { controllerOf, isFromCluster, isOfCluster, withoutAssigned } from '../kubernetes/from-cluster';
import { type JsonObject, type Manifest, record } from '../manifest/manifest';

/** What people declare, and what a cluster holds of it at one time. */
export interface Declared {
  readonly manifests: readonly Manifest[];
  /** The objects that were read from a cluster, as they are: with their status, and with what controllers made. */
  readonly live: readonly Manifest[];
}

/**
 * Tells apart what people declared and what the cluster made of it: Pods and ReplicaSets stand for the Deployment that is read with
 * them, and status and assigned addresses are nothing that anybody wrote. What was not read from a cluster is left as it is.
 */
export function declaredOf(manifests: readonly Manifest[]): Declared {
  const live = manifests.filter(isFromCluster);
  if (live.length === 0) return { manifests, live };
  const uids = new Set(live.map(({ value }) => record(value.metadata).uid));
  const isMade = (manifest: Manifest) => isOfCluster(manifest) || uids.has(controllerOf(manifest) ?? '');
  return {
    manifests: manifests.flatMap((manifest) => {
      if (!isFromCluster(manifest)) return [manifest];
      return isMade(manifest) ? [] : [{ ...manifest, value: asWritten(manifest.value) }];
    }),
    live,
  };
}

function asWritten({ status: _, ...value }: JsonObject): JsonObject {
  const { name, namespace, labels, annotations, ownerReferences } = record(value.metadata);
  const own = { name, namespace, labels, annotations, ownerReferences };
  const metadata = Object.fromEntries(Object.entries(own).filter(([, entry]) => entry !== undefined)) as JsonObject;
  return withoutAssigned({ ...value, metadata });
}
