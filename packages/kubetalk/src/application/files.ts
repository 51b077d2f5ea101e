import { basename, dirname, resolve } from 'node:path';
import { isFolder, readInput } from '../manifest/input';
import { InputError, UnbuiltError, UnreadableError } from '../manifest/input-error';
import type { Manifest } from '../manifest/manifest';
import { manifestsOf } from '../manifest/read';
import { built, charted, foundIn, type ReadOptions } from './content';
import { type Followed, followed, isGitOps } from './gitops/follow';
import { chartOf } from './helm';
import { home, straying } from './inside';
import { KUSTOMIZATIONS } from './kustomize';
import { asVariant, type FoundFile, variants } from './variants';
import { EXCLUDED, type LeftOut, type ManifestSource, makerIn, walk } from './walk';

export type { ReadOptions } from './content';

export interface Sources {
  /**
   * Manifests that are applied together: those of all files, kustomizations and charts that were asked for, with what is found
   * in folders; beside them each kustomization and chart that is found, which may be one of several variants.
   */
  readonly groups: readonly (readonly Manifest[])[];
  /** What was not looked at, though it may be applied. */
  readonly unreadable: readonly UnreadableError[];
  /** What is in the folders and was not read. */
  readonly leftOut: readonly LeftOut[];
}

export interface Reading extends Pick<Sources, 'unreadable' | 'leftOut'> {
  readonly manifests: readonly Manifest[];
}

/**
 * Reads manifests that are applied together: files, folders, kustomizations, charts and standard input (`-`).
 *
 * @throws InputError where anything can't be read and lenient does not say otherwise, nothing is in any, or a folder holds several kustomizations or charts
 */
export async function read(paths: readonly string[], options: ReadOptions = {}): Promise<Reading> {
  const { groups, unreadable, leftOut } = await readSources(paths, options);
  if (unreadable.length > 0 && !options.lenient)
    throw new InputError(unreadable.map(({ message }) => message).join('; '));
  const [manifests = [], ...others] = groups;
  if (others.length > 0) {
    const names = groups.map(([first]) => first?.source.file).join(', ');
    throw new InputError(`${paths.join(', ')}: holds several applications (${names}): name one of them`);
  }
  return { manifests, unreadable, leftOut };
}

/**
 * Reads all that paths name; what can't be read does not keep the rest from being read.
 *
 * @throws InputError where a path is not there, can't be built though it was named, or nothing is in any
 */
export async function readSources(paths: readonly string[], options: ReadOptions = {}): Promise<Sources> {
  const sources = new Gathered(options);
  for (const path of paths) await sources.add(path);
  if (options.build !== false) await sources.follow();
  const { groups, unreadable, leftOut } = sources;
  if (groups.length === 0 && unreadable.length === 0 && !options.mayBeEmpty) {
    const reasons = leftOut.map(({ path, reason }) => `${path}: ${reason}`);
    const why = reasons.length > 0 ? ` (${reasons.slice(0, 3).join('; ')}${reasons.length > 3 ? '; …' : ''})` : '';
    throw new InputError(`${paths.join(', ')}: holds no object${why}`);
  }
  return { groups, unreadable, leftOut };
}

/** What is in the plain files that settings exclude, of which a run says how much they take out of it. */
export async function readExcluded(leftOut: readonly LeftOut[], options: ReadOptions): Promise<Sources> {
  const { exclusion, ...others } = options;
  const sources = new Gathered({ ...others, build: false });
  for (const { path, reason } of leftOut) if (reason === EXCLUDED) await sources.addFound(path);
  return sources;
}

class Gathered implements Sources {
  readonly unreadable: UnreadableError[] = [];
  readonly leftOut: LeftOut[] = [];
  private readonly together: Manifest[] = [];
  private files: FoundFile[] = [];
  private apart: { readonly path: string; readonly manifests: readonly Manifest[] }[] = [];
  /** The groups with what controllers apply. @default - there is no controller */
  private followed: readonly (readonly Manifest[])[] | undefined;
  private readonly seen = new Set<string>();

  constructor(private readonly options: ReadOptions) {}

  get groups(): readonly (readonly Manifest[])[] {
    return this.followed ?? this.applied();
  }

  private applied(): readonly (readonly Manifest[])[] {
    const { complete, changed } = this.options;
    const found = complete
      ? [this.files.flatMap(({ manifests }) => manifests)]
      : variants(this.files, this.options.within);
    // What a GitOps controller takes may lie anywhere.
    const concerned = found.filter((group) => !changed || group.some(isGitOps) || changed.concernsGroup(group));
    const groups = concerned.map((manifests) => [...this.together, ...manifests]);
    return [...groups, ...this.apart.map(({ manifests }) => manifests)].filter((group) => group.length > 0);
  }

  /** Adds what controllers apply as objects among the manifests say, in place of what lies where they take it from. */
  async follow(): Promise<void> {
    const found = [...this.files, ...this.apart].flatMap(({ manifests }) => manifests);
    const everything = [...this.together, ...found];
    if (!everything.some(isGitOps)) return;
    const { released: made = new Map() } = this.options;
    // What is taken is no variant: so it goes before the rest is split into variants, of which it could be many.
    const isTaken = isTakenBy(await followed(everything, this.options, made));
    this.files = this.files.filter(({ file }) => !isTaken(file));
    this.apart = this.apart.filter(({ path }) => !isTaken(path));
    const rest = this.applied();
    const all = await Promise.all(rest.map((group) => followed(group, this.options, made)));
    this.followed = rest.flatMap((group, index) => withFollowed(group, all[index] as Followed));
    const leftOut = all.flatMap((one) => one.leftOut);
    this.leftOut.push(...new Map(leftOut.map((one) => [`${one.path} ${one.reason}`, one])).values());
    for (const { unreadable } of all) this.unreadable.push(...unreadable);
  }

  async add(path: string): Promise<void> {
    const stray = path === '-' ? undefined : straying(path, this.options.within ?? home());
    if (stray) this.unreadable.push(stray);
    else if (isFolder(path) && makerIn(path, path) === undefined) await this.walked(path);
    else await this.asked(placeOf(path), path);
  }

  /** What lies in a folder, and is not named. */
  async addFound(path: string): Promise<void> {
    if (isFolder(path)) await this.walked(path);
    else await this.found({ kind: 'file', path }, dirname(path));
  }

  private async walked(folder: string): Promise<void> {
    const { places, leftOut, unreadable } = walk(folder, this.options.exclusion);
    const { changed, values } = this.options;
    for (const place of places)
      if (!changed || place.kind === 'file' || changed.concerns(place, values)) await this.found(place, folder);
    for (const each of leftOut) this.leftOut.push(each);
    for (const error of unreadable) this.unreadable.push(error);
  }

  private async asked(place: ManifestSource, path: string): Promise<void> {
    await this.attempt(place, async () => {
      const manifests = await this.manifestsIn(place, path).catch(refuse);
      if (typeof manifests === 'string') throw new InputError(`${place.path}: ${manifests}`);
      for (const manifest of manifests) this.together.push(manifest);
    });
  }

  /** A file in a folder is read as manifests only where it looks like them. */
  private async found(place: ManifestSource, folder: string): Promise<void> {
    await this.attempt(place, async () => {
      const manifests = await (place.kind === 'file'
        ? foundIn(place.path, this.options)
        : this.manifestsIn(place, folder));
      if (typeof manifests === 'string') this.leftOut.push({ path: place.path, reason: manifests });
      else if (place.kind === 'file') this.files.push({ file: place.path, manifests });
      else this.apart.push({ path: place.path, manifests: asVariant(place.path, manifests, this.options.within) });
    });
  }

  private async attempt({ path }: ManifestSource, read: () => Promise<void>): Promise<void> {
    if (this.seen.has(resolve(path))) return;
    this.seen.add(path === '-' ? path : resolve(path));
    try {
      await read();
    } catch (error) {
      if (!(error instanceof UnreadableError)) throw error;
      this.unreadable.push(error);
    }
  }

  /** The manifests of a source, or why they can't be read. No link in the named folder is followed out of it. */
  private async manifestsIn({ kind, path }: ManifestSource, folder: string): Promise<readonly Manifest[] | string> {
    const { known, inputOf = readInput, made: before } = this.options;
    if (kind === 'file') return manifestsOf(await inputOf(path), known);
    const make = async () => (kind === 'chart' ? charted : built)(path, folder, this.options);
    const made = before?.get(path) ?? make();
    before?.set(path, made);
    return made;
  }
}

/** Whether controllers take what is at a path, or a folder that it is in. */
function isTakenBy({ from }: Followed): (path: string) => boolean {
  return (path) => {
    for (let at = resolve(path); dirname(at) !== at; at = dirname(at)) if (from.has(at)) return true;
    return false;
  };
}

/** A group with what controllers apply beside it, and a group for each other cluster. */
function withFollowed(group: readonly Manifest[], { clusters }: Followed): readonly (readonly Manifest[])[] {
  const { variant } = group[0]?.source ?? {};
  const as = (name: string | undefined, manifests: readonly Manifest[] = []) =>
    name === undefined ? manifests : manifests.map((one) => ({ ...one, source: { ...one.source, variant: name } }));
  const others = [...clusters].filter(([cluster]) => cluster !== '');
  return [
    [...group, ...as(variant, clusters.get(''))],
    ...others.map(([cluster, manifests]) => as(cluster, manifests)),
  ];
}

/** What was asked for by its name has to be built. */
function refuse(error: unknown): never {
  throw error instanceof UnbuiltError ? new InputError(error.message) : error;
}

function placeOf(path: string): ManifestSource {
  if (path === '-') return { kind: 'file', path };
  if (isFolder(path)) return { kind: makerIn(path, path) ?? 'file', path };
  if (KUSTOMIZATIONS.includes(basename(path))) return { kind: 'kustomization', path: dirname(path) };
  const chart = chartOf(path);
  if (chart) throw new InputError(`${path}: a template of a chart: check the chart as a whole, ${chart}`);
  return { kind: 'file', path };
}
