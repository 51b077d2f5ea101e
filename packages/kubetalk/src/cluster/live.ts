import { namespaceOf, objectKey } from '../kubernetes/objects';
import { groupBy } from '../manifest/group-by';
import { groupOf, identity, type Manifest } from '../manifest/manifest';
import { listOf, MOST_IN_ONE } from './in-parts';
import { KubectlError, objects, type Target } from './kubectl';

/** What a cluster holds of some manifests, and those manifests: two sides to compare. */
export interface Live {
  readonly before: readonly Manifest[];
  readonly after: readonly Manifest[];
}

/**
 * Asks the cluster for the objects of the manifests, as they are: with what kubectl applied last, and who owns which fields.
 *
 * @param namespace where those go that name none
 * @param known what it is known to hold
 */
export function live(
  manifests: readonly Manifest[],
  target: Target,
  namespace: string,
  known: readonly Manifest[] = [],
): Live {
  const placed = manifests.map((manifest) => ({ ...manifest, namespace }));
  const have = new Set(known.map(keyWithVersion));
  const left = placed.filter((manifest) => !have.has(keyWithVersion(manifest)));
  const wanted = new Set(placed.map(keyWithVersion));
  const held = known.filter((manifest) => wanted.has(keyWithVersion(manifest)));
  return sides(manifests, [...held, ...asked(left, target)], namespace);
}

/** Another version of an object has other fields. */
const keyWithVersion = (manifest: Manifest) => `${identity(manifest).apiVersion} ${objectKey(manifest)}`;

/** Of a kind with as many objects in a namespace, all of them are listed: kubectl asks for one object after the other, fifty a second. */
const MANY = 20;

function asked(manifests: readonly Manifest[], target: Target): readonly Manifest[] {
  if (manifests.length <= MOST_IN_ONE) return each(manifests, target);
  const byNamespace = groupBy(manifests, namespaceOf);
  return [...byNamespace].flatMap(([namespace, some]) => {
    const kinds = [...groupBy(some, resourceOf)].filter(([, all]) => all.length >= MANY).map(([kind]) => kind);
    // A list of Secrets holds those of others as well.
    const listed = new Set(kinds.filter((kind) => kind !== 'Secret.v1.'));
    if (listed.size === 0) return each(some, target);
    try {
      const args = ['get', [...listed].join(), '--ignore-not-found', '--show-managed-fields'];
      const place = namespace === '' ? target : { ...target, namespace };
      const rest = some.filter((manifest) => !listed.has(resourceOf(manifest)));
      return [...objects(place, args, { seconds: 600 }), ...each(rest, target)];
    } catch (error) {
      // Who may not list may still get.
      if (error instanceof KubectlError) return each(some, target);
      throw error;
    }
  });
}

/** As kubectl takes it: `Deployment.v1.apps`. */
function resourceOf(manifest: Manifest): string {
  const { apiVersion, kind } = identity(manifest);
  return `${kind}.${apiVersion.split('/').at(-1)}.${groupOf(apiVersion)}`;
}

function each(manifests: readonly Manifest[], target: Target): readonly Manifest[] {
  if (manifests.length === 0) return [];
  const args = ['get', '-f', '-', '--ignore-not-found', '--show-managed-fields'];
  return objects(target, args, { input: listOf(manifests), seconds: 60 + manifests.length / 10 });
}

/** Both sides; objects that the cluster does not hold are missing before. */
export function sides(manifests: readonly Manifest[], found: readonly Manifest[], namespace: string): Live {
  const after = manifests.map((manifest) => ({ ...manifest, namespace }));
  const known = new Map(found.map((manifest) => [objectKey(manifest), manifest]));
  return { before: after.flatMap((manifest) => known.get(objectKey(manifest)) ?? []), after };
}
