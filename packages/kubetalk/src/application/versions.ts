import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Kubernetes } from '../kubernetes/version';
import { documents } from '../manifest/documents';
import { InputError } from '../manifest/input-error';
import { list, record, text } from '../manifest/manifest';
import { printable } from '../text/printable';
import { home, settingsIn, unfit } from './inside';

const FLAG = '--kubernetes-version <VERSION>';

/** The option of a command that judges manifests by one version, or by all that an upgrade goes through. */
export const VERSIONS_OPTION = [
  FLAG,
  'the version to judge by, such as 1.30; 1.28..1.36 for an upgrade (default: what cdk8s.yaml imports, else the newest known)',
] as const;

/** The option of a command that says what a cluster does. */
export const VERSION_OPTION = [
  FLAG,
  "the version of the cluster, such as 1.30 (default: the live one's where one is asked, what cdk8s.yaml imports, else the newest known)",
] as const;

/** The version to judge by, and those that an upgrade goes through after it. */
export interface JudgedVersions {
  readonly kubernetes: Kubernetes;
  readonly upgrades: readonly Kubernetes[];
}

/**
 * Reads `1.30` or `1.28..1.36`.
 *
 * @param wanted the option, or what kubetalk.yaml says @default - what the cdk8s project in the folder imports, else the newest
 * @throws InputError where a version is older than those that are known, or is no version
 */
export function versionsFrom(wanted: string | undefined, folder: string): JudgedVersions {
  const imported = importedVersion(folder) ?? '';
  const otherwise = Kubernetes.of(imported) ? imported : Kubernetes.newest.version;
  const [from = '', to, ...more] = (wanted ?? otherwise).split('..');
  if (more.length > 0) throw new InputError(`Kubernetes version "${wanted}": use one such as 1.30, or two: 1.28..1.36`);
  const kubernetes = versionOf(from);
  if (to === undefined) return { kubernetes, upgrades: [] };
  if (minorOf(to) <= minorOf(from)) throw new InputError(`Kubernetes version "${wanted}": put the older one first`);
  const last = versionOf(to);
  return { kubernetes, upgrades: Kubernetes.after(kubernetes, last) };
}

/** Where the version of a cluster is to be found. */
export interface VersionSources {
  /** What the option has. */
  readonly flag?: string;
  /** What kubetalk.yaml has; of an upgrade, the version that it starts from. */
  readonly configured?: string;
  /** The folder in which a cdk8s project may be. */
  readonly folder: string;
  /** Asks the live cluster for its version. @default - no cluster is asked */
  readonly cluster?: () => string;
}

/**
 * The one version of a cluster: as the option has it, then kubetalk.yaml, then the live cluster where one is asked, then what the
 * cdk8s project imports, else the newest.
 *
 * @throws InputError where the option or kubetalk.yaml name a version that is not known, or the option names several
 */
export function versionFrom({ flag, configured, folder, cluster }: VersionSources): Kubernetes {
  if (flag?.includes('..')) throw new InputError(`Kubernetes version "${flag}": use one, such as 1.30`);
  const asked = flag ?? configured;
  return asked === undefined && cluster ? nearest(cluster()) : versionsFrom(asked, folder).kubernetes;
}

/** The version of a live cluster, or the nearest known one, with a note. */
function nearest(version: string): Kubernetes {
  const found = Kubernetes.of(version);
  if (found) return found;
  const { oldest, newest } = Kubernetes;
  const chosen = minorOf(version) < oldest.minor ? oldest : newest;
  judgedAs(`the cluster is Kubernetes ${printable(version)}, which is not known here`, chosen);
  return chosen;
}

function judgedAs(why: string, chosen: Kubernetes): void {
  console.error(`note: ${why}: judged as ${chosen.version}`);
}

/** The minor version of a name such as `v1.30.4`; NaN where it is no version. */
function minorOf(version: string): number {
  return Number(/^v?1\.(\d{1,3})(?!\d)/.exec(version.trim())?.[1]);
}

function versionOf(name: string): Kubernetes {
  const known = Kubernetes.versions;
  const { newest } = Kubernetes;
  const found = Kubernetes.of(name.trim());
  if (found) return found;
  if (minorOf(name) > newest.minor) {
    judgedAs(`Kubernetes ${printable(name.trim())} is newer than those that are known here`, newest);
    return newest;
  }
  throw new InputError(`Kubernetes version "${name}" is not known: use ${known[0]} to ${known.at(-1)}`);
}

/**
 * The version of Kubernetes that the cdk8s project in a folder imports: `1.28` of `k8s@1.28.0` in its cdk8s.yaml, whether or not that is
 * known here; undefined where it imports none.
 */
export function importedVersion(folder: string): string | undefined {
  const file = join(folder, 'cdk8s.yaml');
  if (!existsSync(file) || unfit(file, home())) return undefined;
  const { imports } = record(documents(settingsIn(file), file)[0]?.value);
  return list(imports).flatMap((entry) => /^k8s@(\d+\.\d+)/.exec(text(entry))?.[1] ?? [])[0];
}
