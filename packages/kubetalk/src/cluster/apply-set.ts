import { objectKey } from '../kubernetes/objects';
import { InputError } from '../manifest/input-error';
import { groupOf, identity, type Manifest, record, strings, text, title } from '../manifest/manifest';
import { type KubectlError, kubectl, objects, type Target, versions } from './kubectl';

/** What kubectl remembers of an earlier apply, so that it can delete what is gone since. It is a ConfigMap of this name. */
const parent = (name: string) => `configmaps/${name}`;

export const ID = 'applyset.kubernetes.io/id';
export const MEMBER_OF = 'applyset.kubernetes.io/part-of';
/** The kinds of its members, as kubectl has called them over time. */
export const KINDS = ['applyset.kubernetes.io/contains-group-kinds', 'applyset.kubernetes.io/contains-group-resources'];
/** Where it has members beside its own namespace. */
export const NAMESPACES = 'applyset.kubernetes.io/additional-namespaces';

/** Which project deploys with it, as `whereabouts` has it; kubectl leaves annotations of others as they are. */
const PROJECT = 'deploy.kubetalk/project';

/** An item of a list that kubectl gets as an argument: nothing that it could take for an option. */
const WORD = /^[A-Za-z0-9][A-Za-z0-9.-]*$/;

export type Place = Target & { readonly namespace: string };

/** What was applied under a name earlier. */
export interface ApplySet {
  readonly name: string;
  /** What its members are labelled with. @default - empty: there is no such set yet */
  readonly id: string;
  /** The project that deploys with it. @default - empty: it is not recorded */
  readonly project: string;
  readonly members: readonly Manifest[];
}

/** @throws InputError where the cluster does not answer, or the ApplySet can't be read */
export function applySet(name: string, target: Place): ApplySet {
  const [set] = objects(target, ['get', parent(name), '--ignore-not-found']);
  const metadata = record(set?.value.metadata);
  const id = text(record(metadata.labels)[ID]);
  const annotations = strings(metadata.annotations);
  return { name, id, project: annotations[PROJECT] ?? '', members: membersOf(name, id, annotations, target) };
}

function membersOf(
  name: string,
  id: string,
  annotations: Readonly<Record<string, string>>,
  target: Place,
): readonly Manifest[] {
  const kinds = words(name, annotations, ...KINDS);
  if (id === '' || kinds.length === 0) return [];
  if (!isWord(id)) throw unclear(name, ID);
  const found = [target.namespace, ...words(name, annotations, NAMESPACES)].flatMap((namespace) =>
    objects({ ...target, namespace }, ['get', kinds.join(), '--selector', `${MEMBER_OF}=${id}`, ...MEMBERS], {
      seconds: 600,
    }),
  );
  return [...new Map(found.map((manifest) => [objectKey(manifest), manifest])).values()];
}

const MEMBERS = ['--ignore-not-found', '--show-managed-fields'];

const isWord = (id: string) => /^[\w.-]+$/.test(id);

/**
 * Refuses to delete what another project applied, or to take from it what both apply: its next deploy would take it back, or delete it.
 *
 * @param manifests what is applied
 * @param live the same as the cluster holds it
 * @throws InputError with the way out
 */
export function refuseForeign(
  { name, id, project: other, members }: ApplySet,
  project: string,
  {
    manifests,
    live,
    target,
  }: { readonly manifests: readonly Manifest[]; readonly live: readonly Manifest[]; readonly target: Place },
): void {
  const own = `kubectl annotate configmap ${name} -n ${target.namespace} --overwrite ${quoted(`${PROJECT}=${project}`)}`;
  const wayOut = `choose another with --applyset NAME, or take it over: ${own}`;
  if (other !== '' && other !== project)
    throw new InputError(`ApplySet ${name}: project ${other} deploys with it: ${wayOut}`);
  if (other === '' && members.length > 0 && gone(members, manifests).length === members.length)
    throw new InputError(
      `ApplySet ${name}: none of its ${members.length} objects is in these manifests, so all would be deleted: ${wayOut}`,
    );
  const taken = live.find((manifest) => !['', id].includes(setIdOf(manifest)));
  if (taken === undefined) return;
  const { kind, name: object, namespace } = identity(taken);
  const holder = nameOf(setIdOf(taken), target);
  const release = `kubectl label ${kind.toLowerCase()} ${object}${namespace && ` -n ${namespace}`} ${MEMBER_OF}-`;
  throw new InputError(
    `${title(taken)}: is in ${holder === undefined ? 'another ApplySet' : `ApplySet ${holder}, which another deploy prunes`}: ` +
      `${holder === undefined ? '' : `deploy with --applyset ${holder}, or `}take it out of there: ${release}`,
  );
}

const quoted = (word: string) => (/^[\w.,:=@/+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);

function setIdOf(manifest: Manifest): string {
  return text(record(record(manifest.value.metadata).labels)[MEMBER_OF]);
}

/** The ApplySet with an id, where it is in the same namespace. */
function nameOf(id: string, target: Place): string | undefined {
  if (!isWord(id)) return undefined;
  const [found] = objects(target, ['get', 'configmaps', '--selector', `${ID}=${id}`]);
  return found && identity(found).name;
}

/** Writes down which project deploys with an ApplySet. @throws KubectlError where kubectl may not */
export function recordProject({ name, project: known }: ApplySet, project: string, target: Target): void {
  if (known !== project) kubectl(target, ['annotate', '--overwrite', parent(name), `${PROJECT}=${project}`]);
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
  /** How it applies, as {@link flagsOf} says. */
  readonly flags: readonly string[];
}

/** Has the API server judge everything, and changes nothing. @throws KubectlError with what it refuses */
export function rehearse({ yaml, target, flags }: Applying): void {
  kubectl(target, ['apply', '--dry-run=server', ...flags, '-f', '-'], { input: yaml, seconds: 300 });
}

/** Applies, and deletes what was applied under this name earlier and is gone. @returns kubectl's output on each object */
export function apply(name: string, { yaml, target, flags }: Applying): string {
  const args = ['apply', '--prune', `--applyset=${parent(name)}`, ...flags, '-f', '-'];
  return kubectl(target, args, { input: yaml, env: { KUBECTL_APPLYSET: 'true' }, seconds: 600 });
}

/** Applies, and deletes nothing. @returns kubectl's output on each object */
export function applyOnly({ yaml, target, flags }: Applying): string {
  return kubectl(target, ['apply', ...flags, '-f', '-'], { input: yaml, seconds: 600 });
}

/**
 * How kubectl applies: on the server side, or with the lists of its own types. Without, it reads the schema of the API server again for
 * each object, which takes it over a tenth of a second of processor. A kubectl that is older than the API server may lack a field.
 *
 * @param serverSide whether the API server merges, and keeps no copy in an annotation
 */
export function flagsOf(serverSide: boolean, target: Target): readonly string[] {
  if (serverSide) return ['--server-side'];
  const { client, server } = versions(target);
  return server > 0 && client >= server ? ['--openapi-patch=false'] : [];
}

/** The objects that kubectl's output does not name before it failed. */
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
