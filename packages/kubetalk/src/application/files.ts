import { existsSync, lstatSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { Kubernetes } from '../kubernetes/version';
import type { KnownDocuments } from '../manifest/documents';
import { type Input, isFolder, readInput } from '../manifest/input';
import { InputError, UnbuiltError, UnreadableError } from '../manifest/input-error';
import { isRecord, type Manifest, text } from '../manifest/manifest';
import { manifestsOf } from '../manifest/read';
import { nearest } from '../text/nearest';
import { chartOf, type HelmOptions, isLibrary, isTemplate, rendered, templateAbove } from './helm';
import { home, straying, unfitWithin } from './inside';
import { isComponent, KUSTOMIZATIONS, kustomizationIn, kustomized } from './kustomize';
import { withOrigins } from './origins';
import { remoteReferences } from './remote';
import { asVariant, type FoundFile, variants } from './variants';
import { EXCLUDED, type Exclusion, type LeftOut, type ManifestSource, makerIn, walk } from './walk';

export interface ReadOptions extends HelmOptions {
  /** What is left out of folders. @default - nothing */
  readonly exclusion?: Exclusion;
  /** Whether all that is found is applied together, and nothing of it is a variant. @default false */
  readonly complete?: boolean;
  /** Whether charts are rendered and kustomizations built; else plain files are read alone. @default true */
  readonly build?: boolean;
  /** Whether kustomizations may take parts from other machines and repositories. @default false */
  readonly allowRemote?: boolean;
  /** Whether what can't be read does not end the run. @default false */
  readonly lenient?: boolean;
  /** The folder out of which nothing leads that is named and lies in it. @default - the repository, else the current folder */
  readonly within?: string;
  /** Whether it is an answer that nothing is in any. @default false */
  readonly mayBeEmpty?: boolean;
  /** What was read before, which may be there again. @default - nothing */
  readonly known?: KnownDocuments;
  /** Reads a file. @default - from the disk; an editor has other texts */
  readonly inputOf?: (file: string) => Promise<Input>;
  /** What charts and kustomizations made before, by folder, to which more is added. @default - each is built again */
  readonly made?: Map<string, Promise<readonly Manifest[] | string>>;
}

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
  private readonly files: FoundFile[] = [];
  private readonly apart: (readonly Manifest[])[] = [];
  private readonly seen = new Set<string>();

  constructor(private readonly options: ReadOptions) {}

  get groups(): readonly (readonly Manifest[])[] {
    const { complete } = this.options;
    const found = complete
      ? [this.files.flatMap(({ manifests }) => manifests)]
      : variants(this.files, this.options.within);
    const groups = found.map((manifests) => [...this.together, ...manifests]);
    return [...groups, ...this.apart].filter((group) => group.length > 0);
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
    for (const place of places) await this.found(place, folder);
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
      else this.apart.push(asVariant(place.path, manifests, this.options.within));
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

const NO_MANIFEST = 'holds no manifest';

async function foundIn(
  file: string,
  { known, inputOf = readInput }: ReadOptions,
): Promise<readonly Manifest[] | string> {
  if (!existsSync(file))
    return lstatSync(file, { throwIfNoEntry: false })
      ? 'a link that leads nowhere'
      : 'gone since its folder was listed';
  const input = await inputOf(file);
  // In quotes, any letter may be written as an escape.
  if (!/\b(?:apiVersion|kind)\b|\\/.test(input.text)) return NO_MANIFEST;
  try {
    const manifests = manifestsOf(input, known);
    if (!manifests.some(isManifest)) return NO_MANIFEST;
    return manifests.every(isOfTool) ? 'the settings of a tool' : manifests;
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    // A comment is no part of a template, and neither makes YAML of it nor keeps it from being some.
    const code = input.text.replace(/^[ \t]*#.*$/gm, '');
    // kubectl applies what comes before the document that it can't read.
    if (manifestsBefore(input, '{{')) throw error;
    if (isTemplate(code)) return 'a template of Helm outside of a chart';
    if (code.includes('{{')) return 'a template';
    if (/^[ \t]*"?(?:apiVersion|kind)"?[ \t]*:/m.test(input.text)) throw error;
    return NO_MANIFEST;
  }
}

/** Whether there are manifests in the documents before the one in which a text is. */
function manifestsBefore({ file, text }: Input, part: string): boolean {
  const end = text.lastIndexOf('\n---', text.indexOf(part));
  if (end <= 0 || !text.includes(part)) return false;
  try {
    return manifestsOf({ file, text: text.slice(0, end + 1) }).some(isManifest);
  } catch (error) {
    if (error instanceof UnreadableError) return false;
    throw error;
  }
}

/** Whether it may be meant for a cluster. Other tools have an `apiVersion: 1`, or a `kind` alone. */
function isManifest({ value }: Manifest): boolean {
  const { apiVersion, kind, metadata } = value;
  if (text(apiVersion) !== '') return text(kind) !== '' || isRecord(metadata);
  return apiVersion === undefined && isRecord(metadata) && Kubernetes.newest.apiVersionsOf(text(kind)) !== undefined;
}

/** Settings that are written as manifests are: of kubectl, or of a group that no cluster can have, such as `skaffold/v4beta11`. */
function isOfTool({ value }: Manifest): boolean {
  const [group = '', version] = text(value.apiVersion).split('/');
  if (version === undefined) return group === 'v1' && value.kind === 'Config';
  return !group.includes('.') && nearest(group, GROUPS) === undefined;
}

/** Kubernetes' own groups that have no dot: a misspelling of them is one. */
const GROUPS = ['apps', 'autoscaling', 'batch', 'extensions', 'policy'];

const NOT_BUILT = 'not built, as --no-build says';

function charted(chart: string, top: string, options: ReadOptions): readonly Manifest[] | string {
  if (options.build === false) return `a chart, ${NOT_BUILT}`;
  const error = unfitWithin(chart, top);
  if (error) throw error;
  if (isLibrary(chart)) return 'a library chart, which makes nothing by itself';
  const rendering = rendered(chart, options);
  if (rendering === undefined)
    throw new UnbuiltError(chart, `a chart, and helm is not on PATH: helm template ${chart} | kubetalk check -`);
  const lines = rendering.split('\n');
  return manifestsOf({ file: chart, text: rendering }, options.known).map((manifest) => {
    const line = manifest.source.line?.([]) ?? 1;
    return from(manifest, templateAbove(chart, lines, line) ?? chart);
  });
}

async function built(
  folder: string,
  top: string,
  { known, build, allowRemote = false, inputOf = readInput }: ReadOptions,
): Promise<readonly Manifest[] | string> {
  if (build === false) return `a kustomization, ${NOT_BUILT}`;
  const file = kustomizationIn(folder) as string;
  if (isComponent(file)) return 'a component, which kustomizations take in';
  const [remote] = remoteReferences(folder, top);
  if (remote !== undefined && !allowRemote)
    throw new UnbuiltError(folder, `left out: needs --allow-remote: it takes ${remote} from elsewhere`);
  const built = await kustomized(folder, allowRemote);
  if (built === undefined)
    throw new UnbuiltError(
      folder,
      `a kustomization, and neither kustomize nor kubectl is on PATH: kustomize build ${folder} | kubetalk check -`,
    );
  return withOrigins(manifestsOf({ file, text: built.text }, known), built.root, file, inputOf);
}

/** A manifest that was made from a file, and has no line in it. */
function from({ value, source: { line, offset, ...source } }: Manifest, file: string): Manifest {
  return { value, source: { ...source, file } };
}
