import { createHash } from 'node:crypto';
import { namespaceOf } from '../kubernetes/objects';
import { groupOf, identity, type JsonObject, type Manifest, record } from '../manifest/manifest';
import { type ApplySet, ID, KINDS, MEMBER_OF, NAMESPACES, type Place } from './apply-set';
import { KubectlError, kubectl, kubectlBeside, type Target } from './kubectl';

/**
 * Of more objects than these, several kubectl run side by side: one asks for one object after the other, and the patch of an object that
 * is there already takes it a tenth of a second of processor.
 */
export const MOST_IN_ONE = 200;
/** Each has a limit of its own to what it asks of the API server: together they ask for 400 a second at most. */
const BESIDE = 8;
/** A kubectl takes as long to start as to apply as many objects. */
const LEAST_IN_ONE = 10;

/** What others need before they are there. */
const FIRST: ReadonlySet<string> = new Set([
  'CustomResourceDefinition',
  'Namespace',
  'PriorityClass',
  'ServiceAccount',
]);

interface Applying {
  readonly target: Place;
  readonly flags: readonly string[];
}

/** Has the API server judge everything, and changes nothing. @throws KubectlError with what it refuses */
export async function rehearseInParts(manifests: readonly Manifest[], { target, flags }: Applying): Promise<void> {
  await beside(manifests, target, ['apply', '--dry-run=server', ...flags]);
}

/**
 * Applies as `kubectl apply --prune --applyset` does, and leaves the same in the cluster: members that have the set's label, and a
 * parent that says where they are. Where it is interrupted, the next one goes on from there.
 *
 * @param manifests all members
 * @param changed those that are applied: of the others nothing would change
 * @param gone members that are deleted
 * @returns kubectl's output on each object
 */
export async function applyInParts(
  set: ApplySet,
  manifests: readonly Manifest[],
  { changed, gone }: { readonly changed: readonly Manifest[]; readonly gone: readonly Manifest[] },
  { target, flags }: Applying,
): Promise<string> {
  const id = set.id || idOf(set.name, target.namespace);
  const label = { [MEMBER_OF]: id };
  const members = changed.map((manifest) => labelled(manifest, label));
  const resources = resourcesOf(target);
  // Before the first member, so that a run that ends on its way leaves none that nobody finds.
  noteMembers(set.name, id, [...manifests, ...set.members], resources, target);
  const args = ['apply', ...flags];
  const first = members.filter((manifest) => FIRST.has(identity(manifest).kind));
  const others = members.filter((manifest) => !FIRST.has(identity(manifest).kind));
  const applied = [...(await beside(first, target, args)), ...(await beside(others, target, args))];
  const deleted = await beside(gone, target, ['delete', '--ignore-not-found', '--wait=false']);
  noteMembers(set.name, id, manifests, resources, target);
  return [...applied, ...deleted].join('');
}

/** Runs kubectl on parts of the manifests. @throws KubectlError with what all of them printed, and why the first failed */
async function beside(
  manifests: readonly Manifest[],
  target: Target,
  args: readonly string[],
): Promise<readonly string[]> {
  const size = Math.max(LEAST_IN_ONE, Math.ceil(manifests.length / BESIDE));
  const parts = Array.from({ length: BESIDE }, (_, index) => manifests.slice(index * size, (index + 1) * size));
  const ended = await Promise.allSettled(
    parts
      .filter((part) => part.length > 0)
      .map((part) => kubectlBeside(target, [...args, '-f', '-'], { input: listOf(part), seconds: 1800 })),
  );
  const outputs = ended.map((one) => (one.status === 'fulfilled' ? one.value : outputOf(one.reason)));
  const failed = ended.find((one) => one.status === 'rejected');
  if (failed) throw new KubectlError((failed as PromiseRejectedResult).reason.message, outputs.join(''));
  return outputs;
}

const outputOf = (error: unknown) => (error instanceof KubectlError ? error.output : '');

export const listOf = (manifests: readonly Manifest[]) =>
  JSON.stringify({ apiVersion: 'v1', kind: 'List', items: manifests.map(({ value }) => value) });

function labelled(manifest: Manifest, label: JsonObject): Manifest {
  const metadata = record(manifest.value.metadata);
  const labels = { ...record(metadata.labels), ...label };
  return { ...manifest, value: { ...manifest.value, metadata: { ...metadata, labels } } };
}

/** As kubectl makes it. @see https://git.k8s.io/enhancements/keps/sig-cli/3659-kubectl-apply-prune */
function idOf(name: string, namespace: string): string {
  const hash = createHash('sha256').update(`${name}.${namespace}.ConfigMap.`).digest('base64url');
  return `applyset-${hash}-v1`;
}

/** Writes down which kinds a set has members of, and where, as kubectl of any version reads it. */
function noteMembers(
  name: string,
  id: string,
  members: readonly Manifest[],
  resources: ReadonlyMap<string, string>,
  target: Place,
): void {
  const kinds = [...new Set(members.map(groupKind))].sort();
  const elsewhere = new Set(members.map(namespaceOf).filter((one) => one !== '' && one !== target.namespace));
  const [byKind = '', byResource = ''] = KINDS;
  const annotations = {
    'applyset.kubernetes.io/tooling': `kubectl/${resources.get('') ?? ''}`,
    [byKind]: kinds.join(),
    [byResource]: kinds
      .flatMap((kind) => resources.get(kind) ?? [])
      .sort()
      .join(),
    [NAMESPACES]: [...elsewhere].sort().join(),
  };
  const metadata = { name, namespace: target.namespace, labels: { [ID]: id }, annotations };
  const input = JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata });
  kubectl(target, ['apply', '--server-side', '--force-conflicts', '--field-manager=kubectl-applyset', '-f', '-'], {
    input,
  });
}

const groupKind = (manifest: Manifest) => {
  const { apiVersion, kind } = identity(manifest);
  const group = groupOf(apiVersion);
  return group ? `${kind}.${group}` : kind;
};

/** The resource of each kind, `deployments.apps` of `Deployment.apps`; under no name the version of kubectl. */
function resourcesOf(target: Target): ReadonlyMap<string, string> {
  const rows = kubectl(target, ['api-resources', '--no-headers']).split('\n').filter(Boolean);
  const { clientVersion } = JSON.parse(kubectl(target, ['version', '--client', '-o', 'json']));
  return new Map([
    ['', String(clientVersion?.gitVersion ?? '')],
    ...rows.map((row) => {
      const words = row.split(/\s+/);
      const [name = '', kind = '', apiVersion = ''] = [words[0], words.at(-1), words.at(-3)];
      const group = groupOf(apiVersion);
      return group ? ([`${kind}.${group}`, `${name}.${group}`] as const) : ([kind, name] as const);
    }),
  ]);
}
