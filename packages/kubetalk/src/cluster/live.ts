import { declaredIn } from '../diff/declared';
import { objectKey } from '../kubernetes/objects';
import { shapeOf } from '../kubernetes/shape';
import { Kubernetes } from '../kubernetes/version';
import { identity, isRecord, type Json, type Manifest, record, text } from '../manifest/manifest';
import { objects, type Target } from './kubectl';

/** What a cluster holds of some manifests, and those manifests as it would keep them: two sides to compare. */
export interface Live {
  readonly before: readonly Manifest[];
  readonly after: readonly Manifest[];
}

/**
 * Asks the cluster for the objects of the manifests, of which only what they give counts.
 *
 * @param namespace where those go that name none
 */
export function live(manifests: readonly Manifest[], target: Target, namespace: string, kubernetes: Kubernetes): Live {
  const items = manifests.map(({ value }) => value);
  const input = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
  const found = objects(target, ['get', '-f', '-', '--ignore-not-found'], { input });
  return sides(manifests.map(asKept), found, namespace, kubernetes);
}

/** Both sides; objects that the cluster does not hold are missing before. */
export function sides(
  manifests: readonly Manifest[],
  found: readonly Manifest[],
  namespace: string,
  kubernetes = Kubernetes.newest,
): Live {
  const after = manifests.map((manifest) => ({ ...manifest, namespace }));
  const known = new Map(found.map((manifest) => [objectKey(manifest), manifest]));
  const before = after.flatMap((manifest) => {
    const one = known.get(objectKey(manifest));
    if (!one) return [];
    const { apiVersion, kind } = identity(manifest);
    return [{ ...one, namespace, value: declaredIn(shapeOf(kubernetes, apiVersion, kind), one.value, manifest.value) }];
  });
  return { before, after };
}

/** The cluster keeps a Secret's `stringData` as `data`. */
function asKept(manifest: Manifest): Manifest {
  const { stringData, ...value } = manifest.value;
  if (text(value.kind) !== 'Secret' || !isRecord(stringData)) return manifest;
  const encoded = Object.entries(stringData).map(([key, item]) => [key, base64(item)]);
  return { ...manifest, value: { ...value, data: { ...record(value.data), ...Object.fromEntries(encoded) } } };
}

function base64(value: Json | undefined): Json {
  return typeof value === 'string' ? Buffer.from(value).toString('base64') : (value ?? null);
}
