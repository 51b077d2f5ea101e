import { dirname, join, relative, resolve, sep } from 'node:path';
import { objectKey } from '../kubernetes/objects';
import { groupBy } from '../manifest/group-by';
import type { JsonObject, Manifest } from '../manifest/manifest';
import { home } from './inside';
import { inNamespace, likelyNamespace } from './namespace';

/** A file that was found in a folder, with what it holds. */
export interface FoundFile {
  readonly file: string;
  readonly manifests: readonly Manifest[];
}

/**
 * The files of folders as they may be applied together. Folders that give the same object differently, or most of their objects
 * alike, are variants, such as `staging` and `production`, of which one is applied; and so are files of one folder that have
 * most objects in common, or three and more that give one object differently.
 * Each group holds what is in no variant, and as many variants as go together: few groups, however many variants there are.
 */
export function variants(files: readonly FoundFile[], top = home()): readonly (readonly Manifest[])[] {
  const namespace = likelyNamespace(files.flatMap(({ manifests }) => manifests));
  const contentsOf = (manifests: readonly Manifest[]) => contentsIn(inNamespace(manifests, namespace));
  const units = unitsOf(new Map(files.map(({ file, manifests }) => [file, contentsOf(manifests)])));
  const unitOf = (file: string) => [...above(file)].reverse().find((path) => units.has(path));
  const byUnit = groupBy(files, ({ file }) => unitOf(file));
  const manifestsOf = (some: readonly FoundFile[] = []) => some.flatMap(({ manifests }) => manifests);
  const shared = manifestsOf(byUnit.get(undefined));
  byUnit.delete(undefined);
  const groups: { readonly manifests: Manifest[]; readonly objects: Set<string> }[] = [];
  for (const [path, unit] of byUnit) {
    const manifests = asVariant(path ?? '', manifestsOf(unit), top);
    const contents = contentsOf(manifests);
    const fits = groups.find((group) => ![...contents.keys()].some((key) => group.objects.has(key)));
    const group = fits ?? { manifests: [] as Manifest[], objects: new Set<string>() };
    if (!fits) groups.push(group);
    for (const manifest of manifests) group.manifests.push(manifest);
    for (const key of contents.keys()) group.objects.add(key);
  }
  return groups.length === 0 ? [shared] : groups.map(({ manifests }) => [...shared, ...manifests]);
}

/** The folders and files that are variants of each other. */
function unitsOf(contents: ReadonlyMap<string, Contents>): ReadonlySet<string> {
  const units = new Set<string>();
  const folders = new Folders(contents);
  const holders = new Map<string, string[]>();
  for (const [file, objects] of contents)
    for (const key of objects.keys()) {
      const others = holders.get(key) ?? [];
      const rivals = others.filter((other) => differs(contents.get(other)?.get(key), objects.get(key)));
      const [rival] = rivals;
      if (rival !== undefined && areVariants(rival, file, contents))
        for (const unit of parting(rival, file)) units.add(unit);
      // A name that was not changed in a copy is there twice; what is there more often are examples to choose from.
      const beside = rivals.filter((other) => dirname(other) === dirname(file));
      if (beside.length > 1) for (const unit of [...beside, file]) units.add(above(unit).at(-1) as string);
      const twin = others.find((other) => !rivals.includes(other) && dirname(other) !== dirname(file));
      if (twin !== undefined && folders.areCopies(twin, file)) for (const unit of parting(twin, file)) units.add(unit);
      // A file that agrees with any of a few is one of their variants; to compare with more adds nothing.
      if (others.length < 10) holders.set(key, [...others, file]);
    }
  return units;
}

/** What all files of a folder hold, and of those in it. */
class Folders {
  private readonly keys = new Map<string, Set<string>>();
  private readonly answers = new Map<string, boolean>();

  constructor(contents: ReadonlyMap<string, Contents>) {
    for (const [file, objects] of contents)
      for (const folder of above(file).slice(0, -1)) {
        const keys = this.keys.get(folder) ?? new Set();
        this.keys.set(folder, keys);
        for (const key of objects.keys()) keys.add(key);
      }
  }

  /** Whether the folders in which two files part have most of their objects in common. */
  areCopies(one: string, other: string): boolean {
    const [left, right] = parting(one, other) as [string, string];
    const pair = `${left}\n${right}`;
    const known = this.answers.get(pair) ?? this.compare(this.keys.get(left), this.keys.get(right));
    this.answers.set(pair, known);
    return known;
  }

  private compare(mine: ReadonlySet<string> = new Set(), theirs: ReadonlySet<string> = new Set()): boolean {
    const common = [...mine].filter((key) => theirs.has(key)).length;
    return common * 2 > Math.max(1, Math.min(mine.size, theirs.size));
  }
}

function areVariants(one: string, other: string, contents: ReadonlyMap<string, Contents>): boolean {
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

/** Manifests as those of one variant, which is called after its place in the repository. */
export function asVariant(path: string, manifests: readonly Manifest[], top = home()): readonly Manifest[] {
  const variant = relative(top, resolve(path)).split(sep).join('/');
  return manifests.map((manifest) => ({ ...manifest, source: { ...manifest.source, variant } }));
}

/** What identifies a variant among others; empty where there is only one. */
export function variantOf(manifests: readonly Manifest[]): string {
  return [...new Set(manifests.flatMap(({ source }) => source.variant ?? []))].join(', ');
}

/** What a file holds: each object by its name, where the application has it. */
type Contents = ReadonlyMap<string, JsonObject>;

function contentsIn(manifests: readonly Manifest[]): Contents {
  return new Map(manifests.map((manifest) => [objectKey(manifest), manifest.value]));
}

function differs(one: JsonObject | undefined, other: JsonObject | undefined): boolean {
  return one !== undefined && one !== other && JSON.stringify(one) !== JSON.stringify(other);
}
