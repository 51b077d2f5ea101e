import { objectKey } from '../kubernetes/objects';
import type { Manifest } from '../manifest/manifest';
import { objects, type Target } from './kubectl';

/** What a cluster holds of some manifests, and those manifests: two sides to compare. */
export interface Live {
  readonly before: readonly Manifest[];
  readonly after: readonly Manifest[];
}

/**
 * Asks the cluster for the objects of the manifests, as they are: with what kubectl applied last, and who owns which fields.
 *
 * @param namespace where those go that name none
 */
export function live(manifests: readonly Manifest[], target: Target, namespace: string): Live {
  const items = manifests.map(({ value }) => value);
  const input = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
  const args = ['get', '-f', '-', '--ignore-not-found', '--show-managed-fields'];
  return sides(manifests, objects(target, args, { input }), namespace);
}

/** Both sides; objects that the cluster does not hold are missing before. */
export function sides(manifests: readonly Manifest[], found: readonly Manifest[], namespace: string): Live {
  const after = manifests.map((manifest) => ({ ...manifest, namespace }));
  const known = new Map(found.map((manifest) => [objectKey(manifest), manifest]));
  return { before: after.flatMap((manifest) => known.get(objectKey(manifest)) ?? []), after };
}
