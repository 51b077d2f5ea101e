import { objectKey } from '../kubernetes/objects';
import { InputError } from '../manifest/input-error';
import { groupOf, identity, type Manifest, record, strings, text, title } from '../manifest/manifest';
import { type KubectlError, kubectl, objects, type Target } from './kubectl';

/** What kubectl remembers of an earlier apply, so that it can delete what is gone since. It is a ConfigMap of this name. */
const parent = (name: string) => `configmaps/${name}`;

const ID = 'applyset.kubernetes.io/id';
const MEMBER_OF = 'applyset.kubernetes.io/part-of';
/** The kinds of its members, as kubectl has called them over time. */
const KINDS = ['applyset.kubernetes.io/contains-group-kinds', 'applyset.kubernetes.io/contains-group-resources'];
/** Where it has members beside its own namespace. */
const NAMESPACES = 'applyset.kubernetes.io/additional-namespaces';

/** A word of a list that is handed to kubectl: nothing that it could take for an option. */
const WORD = /^[A-Za-z0-9][A-Za-z0-9.-]*$/;

/**
 * Everything that was applied under a name earlier.
 *
 * @throws InputError where the cluster can't be asked, or says of the ApplySet what makes no sense
 */
export function members(name: string, target: Target & { readonly namespace: string }): readonly Manifest[] {
  const [set] = objects(target, ['get', parent(name), '--ignore-not-found']);
  const metadata = record(set?.value.metadata);
  const id = text(record(metadata.labels)[ID]);
  const annotations = strings(metadata.annotations);
  const kinds = words(name, annotations, ...KINDS);
  if (id === '' || kinds.length === 0) return [];
  if (!/^[\w.-]+$/.test(id)) throw unclear(name, ID);
  const found = [target.namespace, ...words(name, annotations, NAMESPACES)].flatMap((namespace) =>
    objects({ ...target, namespace }, ['get', kinds.join(), '--selector', `${MEMBER_OF}=${id}`, '--ignore-not-found']),
  );
  return [...new Map(found.map((manifest) => [objectKey(manifest), manifest])).values()];
}

/** The words of the first annotation that is there. */
function words(
  name: string,
  annotations: Readonly<Record<string, string>>,
  ...keys: readonly string[]
): readonly string[] {
  const [key, value = ''] = keys.map((one) => [one, annotations[one]] as const).find(([, some]) => some) ?? [];
  const found = value.split(',').filter(Boolean);
  if (!found.every((word) => WORD.test(word))) throw unclear(name, key ?? '');
  return found;
}

function unclear(name: string, key: string): InputError {
  return new InputError(
    `ConfigMap ${name}: ${key} is not as kubectl writes it: see who changed it; nothing was changed`,
  );
}

/** The members that the manifests do not have any more: apply deletes them. */
export function gone(all: readonly Manifest[], manifests: readonly Manifest[]): readonly Manifest[] {
  const kept = new Set(manifests.map(objectKey));
  return all.filter((manifest) => !kept.has(objectKey(manifest)));
}

export interface Applying {
  readonly yaml: string;
  readonly target: Target;
  /** Whether the API server merges, and keeps no copy in an annotation. */
  readonly serverSide: boolean;
}

/** Has the API server judge everything, and changes nothing. @throws KubectlError with what it refuses */
export function rehearse({ yaml, target, serverSide }: Applying): void {
  kubectl(target, ['apply', '--dry-run=server', ...flags(serverSide), '-f', '-'], { input: yaml, seconds: 300 });
}

/** Applies, and deletes what was applied under this name earlier and is gone. @returns what kubectl says of each object */
export function apply(name: string, { yaml, target, serverSide }: Applying): string {
  const args = ['apply', '--prune', `--applyset=${parent(name)}`, ...flags(serverSide), '-f', '-'];
  return kubectl(target, args, { input: yaml, env: { KUBECTL_APPLYSET: 'true' }, seconds: 600 });
}

const flags = (serverSide: boolean) => (serverSide ? ['--server-side'] : []);

/** The objects that kubectl does not speak of in what it printed before it failed. */
export function notReported(manifests: readonly Manifest[], { output }: KubectlError): readonly string[] {
  const left = new Map<string, number>();
  for (const line of output.split('\n')) {
    const [name = ''] = line.split(' ');
    left.set(name, (left.get(name) ?? 0) + 1);
  }
  return manifests.flatMap((manifest) => {
    const { apiVersion, kind, name } = identity(manifest);
    const group = groupOf(apiVersion);
    const printed = `${kind.toLowerCase()}${group && `.${group}`}/${name}`;
    const count = left.get(printed) ?? 0;
    left.set(printed, count - 1);
    return count > 0 ? [] : [title(manifest)];
  });
}
