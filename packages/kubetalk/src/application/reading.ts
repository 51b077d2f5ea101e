import { basename, join, resolve } from 'node:path';
import type { Kubernetes } from '../kubernetes/version';
import type { UnreadableError } from '../manifest/input-error';
import { seenIn } from '../seen/read';
import { type Application, applicationOf, type Surroundings } from './application';
import { CONFIG_FILE, type Config, excluding, findConfig, NOTHING, readConfig } from './config';
import { type ReadOptions, read, readExcluded, readSources } from './files';
import { home, isElsewhere, refuseOutside, refuseStray, unfit } from './inside';
import { type OutsideAddress, servicesAt } from './outside';
import { manifestsIn, type Project, SETTINGS, synthesized } from './project';
import { type JudgedVersions, versionFrom, versionsFrom } from './versions';
import type { LeftOut } from './walk';

/** The options of a command line on what it reads. kubetalk.yaml may have what they leave out. */
export interface Wanted {
  /** The file of settings. @default - the kubetalk.yaml of this folder or the nearest one above it */
  readonly config?: string;
  readonly namespace?: string;
  /** One version of Kubernetes, or two: `1.28..1.36`. */
  readonly kubernetesVersion?: string;
  readonly complete?: boolean;
  readonly outside?: readonly OutsideAddress[];
  /** Files and folders with CustomResourceDefinitions. */
  readonly crds?: readonly string[];
  /** Files with traffic that was seen. */
  readonly seen?: readonly string[];
  /** Values of charts. */
  readonly values?: readonly string[];
  readonly build?: boolean;
  readonly allowRemote?: boolean;
  /** Whether what can't be read does not end the run. */
  readonly lenient?: boolean;
}

/** The settings of a run. */
export interface RunSettings {
  readonly config: Config;
  readonly surroundings: Surroundings & { readonly kubernetes: Kubernetes };
  readonly reading: ReadOptions;
  /** Files of settings that are links out of the repository: they are not read. */
  readonly unreadable: readonly UnreadableError[];
}

export interface SettingsPlace {
  /** Where to look for kubetalk.yaml. @default - the current folder */
  readonly folder?: string;
  /** What is looked at: settings that lie in it may be a pull request's own, and allow nothing. @default - nothing */
  readonly paths?: readonly string[];
  /** Where a cdk8s project may be, which says for which version it is. @default - the same folder */
  readonly project?: string;
  /** Whether it is about what one cluster does, whose version is one. @default false - an upgrade goes through several */
  readonly oneVersion?: boolean;
  /** Asks a live cluster for its version. @default - no cluster is asked */
  readonly cluster?: () => string;
}

/**
 * Flags count first, then kubetalk.yaml; for the version then the live cluster, and what the cdk8s project imports.
 *
 * @throws InputError where flags or settings can't be right
 */
export async function settingsOf(wanted: Wanted, place: SettingsPlace = {}): Promise<RunSettings> {
  const { folder = process.cwd() } = place;
  const unreadable = strays(wanted, { folder, ...place });
  const config = unreadable.some(({ file }) => basename(file) === CONFIG_FILE)
    ? NOTHING
    : readConfig(folder, wanted.config);
  const { namespace = config.namespace, complete = config.complete, values = [], build, lenient } = wanted;
  for (const file of values) refuseStray(file);
  const versions = versionsOf(wanted, config, { folder, ...place });
  const reading: ReadOptions = {
    values,
    complete,
    kubernetesVersion: versions.kubernetes.version,
    ...(namespace !== undefined && { namespace }),
    ...(build !== undefined && { build }),
    allowRemote: wanted.allowRemote === true || allowsRemote(wanted, config, place),
    ...(lenient !== undefined && { lenient }),
    ...excluding(config),
    known: new Map(),
  };
  if (config.file !== undefined) {
    refuseOutside(config.file, config.crds, '--crds');
    refuseOutside(config.file, config.baseline === undefined ? [] : [config.baseline], '--baseline');
  }
  const definitions = [...(wanted.crds ?? []), ...config.crds];
  const surroundings = {
    ...versions,
    ...(namespace !== undefined && { namespace }),
    complete,
    outside: [...(wanted.outside ?? []), ...config.outside.services].flatMap(servicesAt),
    secrets: config.outside.secrets,
    flows: (wanted.seen ?? []).flatMap(seenIn),
    crds: definitions.length > 0 ? (await read(definitions)).manifests : [],
  };
  return { config, surroundings, reading, unreadable };
}

/** Whether the settings allow what a pull request may not allow itself: they are named, and lie outside of all that it can change. */
function allowsRemote({ config: file }: Wanted, { allowRemote }: Config, { paths = [] }: SettingsPlace): boolean {
  if (!allowRemote) return false;
  if (file !== undefined && isElsewhere(file, paths)) return true;
  console.error(
    `note: ${CONFIG_FILE}: allowRemote counts only in a file that --config names, outside of the repository`,
  );
  return false;
}

/** Files of settings that no option names, and that are links out of the repository. */
function strays({ config }: Wanted, { folder = '.', project = folder }: SettingsPlace): readonly UnreadableError[] {
  const found = [...(config === undefined ? [findConfig(folder)] : []), join(project, SETTINGS)];
  return found.flatMap((file) => (file === undefined ? [] : (unfit(file, home()) ?? [])));
}

function versionsOf(
  wanted: Wanted,
  config: Config,
  { folder = '.', project = folder, oneVersion, cluster }: SettingsPlace,
): JudgedVersions {
  const flag = wanted.kubernetesVersion;
  const configured = config.kubernetesVersion;
  if (!oneVersion) return versionsFrom(flag ?? configured, project);
  return { kubernetes: versionFrom({ flag, configured, folder: project, cluster }), upgrades: [] };
}

/** What paths hold: an application for each variant, and what was not read. */
export interface FoundApplications {
  readonly applications: readonly Application[];
  /** What was not read, though it may be applied. */
  readonly unreadable: readonly UnreadableError[];
  readonly leftOut: readonly LeftOut[];
  /** What kubetalk.yaml excludes. */
  readonly excluded: Omit<FoundApplications, 'excluded'>;
}

/** @throws InputError where a path is not there, or nothing is in any */
export async function applicationsIn(paths: readonly string[], settings: RunSettings): Promise<FoundApplications> {
  const { reading, surroundings } = settings;
  const { groups, leftOut, ...sources } = await readSources(paths, reading);
  const all = [...settings.unreadable, ...sources.unreadable];
  const unreadable = [...new Map(all.map((error) => [resolve(error.file), error])).values()];
  // What can't be read may hold what others refer to.
  const complete = surroundings.complete === true && unreadable.length === 0;
  const applications = groups.map((manifests) => applicationOf(manifests, { ...surroundings, complete }));
  return { applications, unreadable, leftOut, excluded: await excludedOf(leftOut, settings) };
}

async function excludedOf(
  all: readonly LeftOut[],
  { reading, surroundings }: RunSettings,
): Promise<FoundApplications['excluded']> {
  const { groups, unreadable, leftOut } = await readExcluded(all, reading);
  const applications = groups.map((manifests) => applicationOf(manifests, { ...surroundings, complete: false }));
  return { applications, unreadable, leftOut };
}

/** @throws InputError where anything can't be read, nothing is in any, or they hold several applications */
export async function applicationIn(
  paths: readonly string[],
  { reading, surroundings }: RunSettings,
): Promise<{ readonly application: Application; readonly unreadable: readonly UnreadableError[] }> {
  const { manifests, unreadable } = await read(paths, reading);
  const complete = surroundings.complete === true && unreadable.length === 0;
  return { application: applicationOf(manifests, { ...surroundings, complete }), unreadable };
}

/** What a cdk8s project synthesizes, which is all that it applies. */
export async function applicationOfProject(project: Project, { surroundings }: RunSettings): Promise<Application> {
  return applicationOf(manifestsIn(await synthesized(project)), { ...surroundings, complete: true });
}
