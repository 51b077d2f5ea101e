import { dirname, join, relative, sep } from 'node:path';
import { objectKey } from '../kubernetes/objects';
import { groupBy } from '../manifest/group-by';
import type { Manifest } from '../manifest/manifest';

/** A file that was found in a folder, with what it holds. */
export interface FoundFile {
  readonly file: string;
  readonly manifests: readonly Manifest[];
}

/**
 * The files of folders as they may be applied together. Folders that give the same object differently are variants, such as
 * `staging` and `production`, of which nobody applies both; and so are files of one folder that have most objects in common.
 * Each group holds what is in no variant, and as many variants as go together: few groups, however many variants there are.
 */
export function variants(files: readonly FoundFile[]): readonly (readonly Manifest[])[] {
  const units = unitsOf(files);
  const unitOf = (file: string) => [...above(file)].reverse().find((path) => units.has(path));
  const byUnit = groupBy(files, ({ file }) => unitOf(file));
  const manifestsOf = (some: readonly FoundFile[] = []) => some.flatMap(({ manifests }) => manifests);
  const shared = manifestsOf(byUnit.get(undefined));
  byUnit.delete(undefined);
  const groups: { readonly manifests: Manifest[]; readonly contents: Map<string, string> }[] = [];
  for (const unit of byUnit.values()) {
    const manifests = manifestsOf(unit);
    const contents = contentsOf(manifests);
    const fits = groups.find((group) => ![...contents].some(([key, value]) => differs(group.contents.get(key), value)));
    const group = fits ?? { manifests: [] as Manifest[], contents: new Map<string, string>() };
    if (!fits) groups.push(group);
    for (const manifest of manifests) group.manifests.push(manifest);
    for (const [key, value] of contents) group.contents.set(key, value);
  }
  return groups.length === 0 ? [shared] : groups.map(({ manifests }) => [...shared, ...manifests]);
}

/** The folders and files that are variants of each other. */
function unitsOf(files: readonly FoundFile[]): ReadonlySet<string> {
  const units = new Set<string>();
  const contents = new Map(files.map(({ file, manifests }) => [file, contentsOf(manifests)]));
  const holders = new Map<string, string[]>();
  for (const { file } of files)
    for (const key of contents.get(file)?.keys() ?? []) {
      const others = holders.get(key) ?? [];
      const rival = others.find((other) => differs(contents.get(other)?.get(key), contents.get(file)?.get(key)));
      if (rival !== undefined && areVariants(rival, file, contents))
        for (const unit of parting(rival, file)) units.add(unit);
      // What differs from none of a few is one of their variants; more of them tell nothing new.
      if (others.length < 10) holders.set(key, [...others, file]);
    }
  return units;
}

function areVariants(one: string, other: string, contents: ReadonlyMap<string, ReadonlyMap<string, string>>): boolean {
  if (dirname(one) !== dirname(other)) return true;
  const mine = contents.get(one) ?? new Map();
  const theirs = contents.get(other) ?? new Map();
  // One object in common is more likely a name that was not changed in a copy.
  const common = [...mine.keys()].filter((key) => theirs.has(key)).length;
  return common > 1 && common * 2 > Math.min(mine.size, theirs.size);
}

/** Where the ways to two files part: a folder or file of each. */
function parting(one: string, other: string): readonly string[] {
  const mine = above(one);
  const theirs = above(other);
  const at = mine.findIndex((path, index) => path !== theirs[index]);
  return [mine[at] as string, theirs[at] as string];
}

/** The folders that a file is in, the outermost first, and the file. */
function above(file: string): readonly string[] {
  const names = relative('.', file).split(sep);
  return names.map((_, index) => join(...names.slice(0, index + 1)));
}

function contentsOf(manifests: readonly Manifest[]): Map<string, string> {
  return new Map(manifests.map((manifest) => [objectKey(manifest), JSON.stringify(manifest.value)]));
}

function differs(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && one !== other;
}
