import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { kindOf } from '../../kubernetes/objects';
import { UnreadableError } from '../../manifest/input-error';
import { identity, type Manifest } from '../../manifest/manifest';
import type { ReadOptions } from '../content';
import { contains, home, repositoryAbove } from '../inside';
import type { LeftOut } from '../walk';
import { APPLICATION, APPLICATION_SET, applicationsOf, ofApplication } from './argo';
import { HELM_RELEASE, KUSTOMIZATION, ofHelmRelease, ofKustomization } from './flux';
import { madeOf } from './made';
import { ELSEWHERE, type IsHere, type MadeBefore, type NotFollowed, type Release } from './release';

/** Kinds by which a controller applies what lies elsewhere. */
const KINDS: ReadonlySet<string> = new Set([KUSTOMIZATION, HELM_RELEASE, APPLICATION, APPLICATION_SET]);

/** Objects may apply others of their kind, so deep. */
const MOST_DEPTH = 8;
/** More releases than this belong to no repository that anybody keeps. */
const MOST_RELEASES = 2000;

export function isGitOps(manifest: Manifest): boolean {
  return KINDS.has(kindOf(manifest));
}

/** What the objects of a GitOps controller have it apply, by the cluster that it goes to; '' is the one that they are in. */
export interface Followed {
  readonly clusters: ReadonlyMap<string, readonly Manifest[]>;
  /** The folders and files, as absolute paths, that are applied so, and not by themselves. */
  readonly from: ReadonlySet<string>;
  readonly leftOut: readonly LeftOut[];
  readonly unreadable: readonly UnreadableError[];
}

/**
 * @param manifests what is applied together, and may hold what the objects refer to
 * @param made what was made before, to which more is added
 */
export async function followed(
  manifests: readonly Manifest[],
  options: ReadOptions,
  made: MadeBefore,
): Promise<Followed> {
  const following = new Following(options, made);
  await following.all(manifests, '', 0);
  return following;
}

class Following implements Followed {
  readonly clusters = new Map<string, Manifest[]>();
  readonly from = new Set<string>();
  readonly leftOut: LeftOut[] = [];
  readonly unreadable: UnreadableError[] = [];
  private readonly seen = new Set<string>();

  constructor(
    private readonly options: ReadOptions,
    private readonly made: MadeBefore,
  ) {}

  async all(manifests: readonly Manifest[], cluster: string, depth: number): Promise<void> {
    for (const manifest of manifests.filter(isGitOps))
      for (const release of releasesOf(manifest, manifests, this.topOf(manifest))) {
        if ('reason' in release) this.leftOut.push({ path: titleOf(release.of), reason: release.reason });
        else await this.one(release, cluster, depth);
      }
  }

  private async one(release: Release, cluster: string, depth: number): Promise<void> {
    const top = this.topOf(release.of);
    const { of, ...how } = release;
    const key = JSON.stringify([how, release.cluster ?? cluster]);
    // What an object is itself in is looked at already.
    const folder = resolve(top, release.path);
    if (this.seen.has(key) || (contains(top, folder) && isIn(folder, of))) return;
    this.seen.add(key);
    // Without a remote nothing says that it is this repository which lacks the folder.
    if (remotes().length === 0 && !existsSync(resolve(top, `./${release.path}`))) {
      this.leftOut.push({ path: titleOf(of), reason: ELSEWHERE });
      return;
    }
    if (depth > MOST_DEPTH || this.seen.size > MOST_RELEASES) {
      this.leftOut.push({ path: titleOf(of), reason: 'of more applications than are followed' });
      return;
    }
    try {
      const before = this.made.get(key) ?? madeOf(release, top, this.options);
      this.made.set(key, before);
      const { manifests, from, isBuilt } = await before;
      // What no tool builds is read again at once: an editor may have another text.
      if (!isBuilt) this.made.delete(key);
      const target = release.cluster ?? cluster;
      const applied = this.clusters.get(target) ?? [];
      this.clusters.set(target, applied);
      for (const one of manifests) applied.push(one);
      for (const path of from) this.from.add(resolve(path));
      await this.all(manifests, target, depth + 1);
    } catch (error) {
      if (!(error instanceof UnreadableError)) throw error;
      this.unreadable.push(error);
    }
  }

  private topOf({ source: { file = '.' } }: Manifest): string {
    return this.options.within ?? repositoryAbove(dirname(resolve(file))) ?? home();
  }
}

function releasesOf(of: Manifest, beside: readonly Manifest[], top: string): readonly (Release | NotFollowed)[] {
  switch (kindOf(of)) {
    case KUSTOMIZATION:
      return [ofKustomization(of, beside, isOwn)];
    case HELM_RELEASE:
      return [ofHelmRelease(of, beside, isOwn)];
    case APPLICATION:
      return ofApplication(of, isOwn);
    default:
      return applicationsOf(of, () => foldersIn(top), isOwn).flatMap((one) =>
        'reason' in one ? [one] : ofApplication(one, isOwn),
      );
  }
}

/** Whether a URL may be that of this repository: no remote of it has another name. What is not there is found missing later. */
const isOwn: IsHere = (url) => {
  const names = remotes().map(nameOf);
  return names.length === 0 || names.includes(nameOf(url));
};

function remotes(): readonly string[] {
  const settings = join(home(), '.git/config');
  if (!existsSync(settings) || dirname(settings) === settings) return [];
  return readFileSync(settings, 'utf8')
    .split('\n')
    .flatMap((line) => (line.trim().startsWith('url = ') ? [line.trim().slice('url = '.length)] : []));
}

function nameOf(url: string): string {
  const [name = ''] = url.replace(/\/$/, '').split(/[/:]/).slice(-1);
  return name.replace(/\.git$/, '').toLowerCase();
}

/** All folders of a repository but hidden ones, from its top; links are not followed. */
function foldersIn(top: string, way = ''): readonly string[] {
  return readdirSync(join(top, way), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules')
    .flatMap(({ name }) => {
      const path = way === '' ? name : `${way}/${name}`;
      return [path, ...foldersIn(top, path)];
    })
    .sort();
}

const isIn = (folder: string, { source: { file } }: Manifest) => file !== undefined && contains(folder, file);

function titleOf(manifest: Manifest): string {
  const { kind, name } = identity(manifest);
  const { file } = manifest.source;
  return `${file === undefined ? '' : `${relative('.', file)}: `}${kind} ${name}`;
}
