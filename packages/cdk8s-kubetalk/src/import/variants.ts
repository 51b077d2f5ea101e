import { asDeclared, InputError, identity, type Manifest, readSources } from 'kubetalk';

/**
 * The manifests that paths hold, of each environment by its name. Of those that were read from a cluster, what it added is taken
 * away.
 *
 * @throws InputError where they can't be read, or are of several applications
 */
export async function variantsOf(paths: readonly string[]): Promise<ReadonlyMap<string, readonly Manifest[]>> {
  const { groups: read, unreadable } = await readSources(paths);
  const [error] = unreadable;
  if (error) throw error;
  const groups = read.map((manifests) => manifests.flatMap((manifest) => asDeclared(manifest) ?? []));
  const [first = []] = groups;
  if (groups.length < 2) return new Map([['', first]]);
  const names = namesOf(groups);
  if (!names || groups.some((group) => !isSameApplication(first, group))) {
    const files = groups.map(([manifest]) => manifest?.source.variant ?? manifest?.source.file).join(', ');
    throw new InputError(`${paths.join(', ')}: holds several applications (${files}): name one of them`);
  }
  return new Map(groups.map((group, index) => [names[index] as string, group]));
}

/** The first part of the paths of their files, or of the kustomizations that make them, that differs between all groups. */
function namesOf(groups: readonly (readonly Manifest[])[]): readonly string[] | undefined {
  const ways = groups.map((group) =>
    [...new Set(group.map(({ source }) => source.variant ?? source.file ?? ''))].map((file) => file.split('/')),
  );
  const own = ways.map((files, index) => {
    const others = new Set(ways.flatMap((some, at) => (at === index ? [] : some.flat())));
    return files.flat().find((part) => !others.has(part) && part !== '');
  });
  const names = own.map((part) => part?.replace(/\.(ya?ml|json)$/, ''));
  return names.every((name) => name !== undefined) ? names : undefined;
}

/** Whether half of their objects have the same kind and name. */
function isSameApplication(one: readonly Manifest[], other: readonly Manifest[]): boolean {
  const keys = new Set(one.map(keyOf));
  return other.filter((manifest) => keys.has(keyOf(manifest))).length * 2 >= Math.max(one.length, other.length);
}

function keyOf(manifest: Manifest): string {
  const { kind, name } = identity(manifest);
  return `${kind} ${name}`;
}
