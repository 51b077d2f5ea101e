import { identity, type Manifest, record, strings, text } from '../manifest/manifest';
import { manifestsOf } from '../manifest/read';
import { kubectl, type Target } from './kubectl';

/** What kubectl remembers of an earlier apply, so that it can delete what is gone since. It is a ConfigMap of this name. */
const parent = (name: string) => `configmaps/${name}`;

const ID = 'applyset.kubernetes.io/id';
const MEMBER_OF = 'applyset.kubernetes.io/part-of';
/** The kinds of its members, as kubectl has called them over time. */
const KINDS = ['applyset.kubernetes.io/contains-group-kinds', 'applyset.kubernetes.io/contains-group-resources'];

/** Everything that was applied under a name earlier. */
export function members(name: string, target: Target): readonly Manifest[] {
  const [set] = get(target, [parent(name)]);
  const metadata = record(set?.value.metadata);
  const id = text(record(metadata.labels)[ID]);
  const annotations = strings(metadata.annotations);
  const kinds = KINDS.map((key) => annotations[key]).find((value) => value !== undefined && value !== '');
  return id && kinds ? get(target, [kinds, '--selector', `${MEMBER_OF}=${id}`]) : [];
}

function get(target: Target, what: readonly string[]): readonly Manifest[] {
  return manifestsOf({ file: 'kubectl', text: kubectl(target, ['get', ...what, '--ignore-not-found', '-o', 'json']) });
}

/**
 * The members that the manifests do not have any more: apply deletes them. The namespace that those go to which name none is
 * left out, as there.
 */
export function gone(all: readonly Manifest[], manifests: readonly Manifest[], namespace: string): readonly Manifest[] {
  const kept = new Set(manifests.map(nameOf));
  return all.filter((manifest) => !kept.has(nameOf(manifest))).map((manifest) => withoutNamespace(manifest, namespace));
}

function withoutNamespace(manifest: Manifest, namespace: string): Manifest {
  const { namespace: own, ...metadata } = record(manifest.value.metadata);
  return own === namespace ? { ...manifest, value: { ...manifest.value, metadata } } : manifest;
}

function nameOf(manifest: Manifest): string {
  const { kind, name } = identity(manifest);
  return `${kind}/${name}`;
}

/** Has the API server judge everything, and changes nothing. @throws KubectlError with what it refuses */
export function rehearse(yaml: string, target: Target): void {
  kubectl(target, ['apply', '--dry-run=server', '-f', '-'], { input: yaml });
}

/** Applies, and deletes what was applied under this name earlier and is gone. @returns what kubectl says of each object */
export function apply(name: string, yaml: string, target: Target): string {
  const args = ['apply', '--prune', `--applyset=${parent(name)}`, '-f', '-'];
  return kubectl(target, args, { input: yaml, env: { KUBECTL_APPLYSET: 'true' } });
}
