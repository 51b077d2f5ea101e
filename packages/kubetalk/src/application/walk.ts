import { type Dirent, existsSync, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import ignore from 'ignore';
import { attempt } from '../manifest/input';
import { UnreadableError } from '../manifest/input-error';
import { CHART, isChart } from './helm';
import { isSubmodule, straying, unfit } from './inside';
import { KUSTOMIZATIONS, kustomizationIn, referencedBy } from './kustomize';

/** Something that manifests are in, or are made from. */
export interface ManifestSource {
  readonly kind: 'file' | 'kustomization' | 'chart';
  readonly path: string;
}

/** What is in a folder and was not read, and why. */
export interface LeftOut {
  readonly path: string;
  readonly reason: string;
}

export interface Exclusion {
  /** Patterns as in `.gitignore`. */
  readonly patterns: readonly string[];
  /** The folder that they are from. */
  readonly folder: string;
}

/** What is in a folder. */
export interface Walked {
  readonly places: readonly ManifestSource[];
  readonly leftOut: readonly LeftOut[];
  /** What may hold manifests, and can't be read. */
  readonly unreadable: readonly UnreadableError[];
}

/** The reason against files that are no manifests by their names. */
export const NOT_TEXT = 'no YAML or JSON';

/** The reason against what the settings leave out. */
export const EXCLUDED = 'excluded by kubetalk.yaml';

/** Everything in a folder and below it that holds manifests or makes them, in the order of names. */
export function walk(root: string, exclusion?: Exclusion): Walked {
  const excluded = exclusion && ignore().add([...exclusion.patterns]);
  const places: ManifestSource[] = [];
  const leftOut: LeftOut[] = [];
  const unreadable: UnreadableError[] = [];
  const isExcluded = (path: string, isFolder: boolean) => {
    const from = relative(exclusion?.folder ?? root, path)
      .split(sep)
      .join('/');
    return !from.startsWith('../') && from !== '' && excluded?.ignores(isFolder ? `${from}/` : from) === true;
  };

  const visit = (folder: string, kustomized: boolean): void => {
    const maker = makerIn(folder, root);
    if (maker) places.push({ kind: maker, path: folder });
    if (maker === 'chart') return;
    const entries = entriesOf(folder);
    if (entries.length === 0 && isSubmodule(folder))
      unreadable.push(new UnreadableError(folder, 'a submodule that is not checked out: git submodule update --init'));
    for (const entry of entries) {
      const path = join(folder, entry.name.toString());
      const reason = reasonAgainst(entry, path, root);
      if (reason) leftOut.push({ path, reason });
      else if (isExcluded(path, entry.isDirectory())) leftOut.push({ path, reason: EXCLUDED });
      else if (!isText(entry.name)) unreadable.push(new UnreadableError(path, 'its name is not UTF-8: rename it'));
      else if (entry.isDirectory()) visit(path, kustomized || maker === 'kustomization');
      // What a kustomization does not name is no part of it, so its files are read by the build alone.
      else if (!kustomized && maker !== 'kustomization') {
        const error = entry.isFile() ? undefined : unfit(path, root);
        if (error) unreadable.push(error);
        else places.push({ kind: 'file', path });
      }
    }
  };

  /** A closed folder keeps no other one from being read. */
  const entriesOf = (folder: string): readonly Dirent<Buffer>[] => {
    try {
      const entries = attempt(folder, () => readdirSync(folder, { withFileTypes: true, encoding: 'buffer' }));
      return entries.sort((a, b) => Buffer.compare(a.name, b.name));
    } catch (error) {
      if (!(error instanceof UnreadableError)) throw error;
      unreadable.push(error);
      return [];
    }
  };
  visit(root, false);
  return { places: withoutParts(places), leftOut, unreadable };
}

/** What a folder is to be given to as a whole; undefined where its files are read one by one. */
export function makerIn(folder: string, root: string): 'chart' | 'kustomization' | undefined {
  if (isChart(folder) && !unfit(join(folder, CHART), root)) return 'chart';
  const kustomization = kustomizationIn(folder);
  return kustomization !== undefined && !unfit(kustomization, root) ? 'kustomization' : undefined;
}

function reasonAgainst(entry: Dirent<Buffer>, path: string, root: string): string | undefined {
  const name = entry.name.toString();
  if (entry.isDirectory() && name.startsWith('.')) return 'hidden folder';
  if (entry.isDirectory()) return name === 'node_modules' ? 'folder node_modules' : undefined;
  if (entry.isSymbolicLink() && leadsToFolder(path) && !straying(path, root)) return 'a link to a folder';
  const isStray = entry.isSymbolicLink() && leadsToFolder(path);
  return isStray || /\.(ya?ml|json)$/.test(name) || KUSTOMIZATIONS.includes(name) ? undefined : NOT_TEXT;
}

function leadsToFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

function isText(name: Buffer): boolean {
  return Buffer.from(name.toString()).equals(name);
}

/** What a kustomization builds on is checked as a part of it. */
function withoutParts(places: readonly ManifestSource[]): readonly ManifestSource[] {
  const parts = new Set(
    places.flatMap(({ kind, path }) => (kind === 'kustomization' ? referencedBy(kustomizationIn(path) as string) : [])),
  );
  return places.filter(({ path }) => !parts.has(path));
}
