import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import ignore from 'ignore';
import { attempt } from '../manifest/input';
import { isChart } from './helm';
import { KUSTOMIZATIONS, kustomizationIn, referencedBy } from './kustomize';

/** Something that manifests are in, or are made from. */
export interface Place {
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

/** The reason against files that are no manifests by their names. */
export const NOT_TEXT = 'no YAML or JSON';

/** Everything in a folder and below it that holds manifests or makes them, in the order of names. */
export function walk(root: string, exclusion?: Exclusion): { places: readonly Place[]; leftOut: readonly LeftOut[] } {
  const excluded = exclusion && ignore().add([...exclusion.patterns]);
  const places: Place[] = [];
  const leftOut: LeftOut[] = [];
  const isExcluded = (path: string, isFolder: boolean) => {
    const from = relative(exclusion?.folder ?? root, path)
      .split(sep)
      .join('/');
    return !from.startsWith('../') && from !== '' && excluded?.ignores(isFolder ? `${from}/` : from) === true;
  };

  const visit = (folder: string, kustomized: boolean): void => {
    if (isChart(folder)) {
      places.push({ kind: 'chart', path: folder });
      return;
    }
    const isKustomization = kustomizationIn(folder) !== undefined;
    if (isKustomization) places.push({ kind: 'kustomization', path: folder });
    const entries = attempt(folder, () => readdirSync(folder, { withFileTypes: true }));
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder, entry.name);
      const reason = reasonAgainst(entry.name, entry.isDirectory());
      if (isExcluded(path, entry.isDirectory())) leftOut.push({ path, reason: 'excluded by kubetalk.yaml' });
      else if (reason) leftOut.push({ path, reason });
      else if (entry.isDirectory()) visit(path, kustomized || isKustomization);
      // What a kustomization does not name is no part of it, so its files are read by the build alone.
      else if (!kustomized && !isKustomization) places.push({ kind: 'file', path });
    }
  };
  visit(root, false);
  return { places: withoutParts(places), leftOut };
}

function reasonAgainst(name: string, isFolder: boolean): string | undefined {
  if (isFolder && name.startsWith('.')) return 'hidden folder';
  if (isFolder) return name === 'node_modules' ? 'folder node_modules' : undefined;
  return /\.(ya?ml|json)$/.test(name) || KUSTOMIZATIONS.includes(name) ? undefined : NOT_TEXT;
}

/** What a kustomization builds on is checked as a part of it. */
function withoutParts(places: readonly Place[]): readonly Place[] {
  const parts = new Set(
    places.flatMap(({ kind, path }) => (kind === 'kustomization' ? referencedBy(kustomizationIn(path) as string) : [])),
  );
  return places.filter(({ path }) => !parts.has(path));
}
