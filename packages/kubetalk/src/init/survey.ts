import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { readSources } from '../application/files';
import { isLibrary } from '../application/helm';
import { settingsIn } from '../application/inside';
import { isComponent, kustomizationIn } from '../application/kustomize';
import { SETTINGS } from '../application/project';
import { type ManifestSource, walk } from '../application/walk';

/** What a repository holds that kubetalk reads; paths are from its top. */
export interface Survey {
  readonly charts: readonly string[];
  readonly kustomizations: readonly string[];
  /** The folders of cdk8s projects. */
  readonly projects: readonly string[];
  /** How many plain files have manifests, and how many objects they hold. */
  readonly files: number;
  readonly objects: number;
  /** How many applications the plain files are. */
  readonly variants: number;
  readonly pipeline: 'github' | 'gitlab';
  /** Whether package.json has kubetalk. */
  readonly hasKubetalk: boolean;
}

/** Looks at a repository. Nothing is built, and no program is run. */
export async function surveyOf(top: string): Promise<Survey> {
  const { places } = walk(top);
  const of = (kind: ManifestSource['kind']) =>
    places.flatMap((place) => (place.kind === kind ? relative(top, place.path) || '.' : []));
  const { groups } = await readSources([top], { build: false, mayBeEmpty: true, within: top });
  const manifests = groups.flat();
  return {
    charts: of('chart').filter((chart) => !isLibrary(join(top, chart))),
    kustomizations: of('kustomization').filter((path) => !isComponent(kustomizationIn(join(top, path)) ?? '')),
    projects: of('file').flatMap((file) => (basename(file) === SETTINGS ? dirname(file) : [])),
    files: new Set(manifests.map(({ source }) => source.file)).size,
    objects: new Set(manifests.map(({ value }) => value)).size,
    variants: groups.length,
    pipeline: isOfGitLab(top) ? 'gitlab' : 'github',
    hasKubetalk: isPackageWithKubetalk(join(top, 'package.json'), top),
  };
}

function isOfGitLab(top: string): boolean {
  if (existsSync(join(top, '.gitlab-ci.yml'))) return true;
  const settings = join(top, '.git/config');
  if (existsSync(join(top, '.github')) || !existsSync(settings)) return false;
  const lines = readFileSync(settings, 'utf8').split('\n');
  return lines.some((line) => line.trim().startsWith('url = ') && line.includes('gitlab'));
}

function isPackageWithKubetalk(file: string, top: string): boolean {
  return existsSync(file) && /"kubetalk"\s*:/.test(settingsIn(file, top));
}
