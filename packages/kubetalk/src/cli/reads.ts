import type { Command } from 'commander';
import { type Application, withManifests } from '../application/application';
import { CONFIG_FILE } from '../application/config';
import { type OutsideAddress, outsideAddress } from '../application/outside';
import { projectIn } from '../application/project';
import {
  applicationIn,
  applicationOfProject,
  applicationsIn,
  type FoundApplications,
  type RunSettings,
  settingsOf,
  type Wanted,
} from '../application/reading';
import { held } from '../cluster/held';
import { currentNamespace, versionOf } from '../cluster/kubectl';
import { objectKey } from '../kubernetes/objects';
import { InputError } from '../manifest/input-error';
import { notLookedAt } from './frame';

/** Adds the options of every command that reads manifests; their values are a `Wanted`. */
export function reads(command: Command): Command {
  return command
    .option('--complete', 'the manifests are the whole application: what is not in them is missing')
    .option('--outside <HOST[:PORT]>', 'a Service outside of the manifests (may be repeated)', outside, [])
    .option('--crds <FILE|FOLDER>', 'CustomResourceDefinitions beside the manifests (may be repeated)', collected, [])
    .option('--values <FILE>', 'values for charts (may be repeated)', collected, [])
    .option('--config <FILE>', `use it instead of ${CONFIG_FILE}`)
    .option('--no-build', 'reads plain files alone: renders no chart and builds no kustomization')
    .option('--lenient', 'what can not be read or built does not end the run')
    .option('--allow-remote', 'lets kustomizations take parts from other machines and repositories');
}

/** Adds the option of a command that lays real traffic beside what manifests state. */
export function readsSeen(command: Command): Command {
  return command.option(
    '--seen <FILE>',
    'traffic that was seen: hubble observe -o json, metrics of Istio or Linkerd, conntrack -L (may be repeated)',
    collected,
    [],
  );
}

/** Adds the options of a command that may look at a live cluster in place of files; what they say is a `LiveWanted`. */
export function readsLive(command: Command): Command {
  return command
    .option('--live', 'what the cluster holds in a namespace')
    .option('--context <NAME>', 'the cluster, as kubectl takes it')
    .option('-A, --all-namespaces', 'with --live: what it holds in all of them')
    .option('-l, --selector <LABELS>', 'with --live: only objects with these labels, as kubectl takes them');
}

export interface LiveWanted {
  readonly live?: boolean;
  readonly context?: string;
  readonly namespace?: string;
  readonly allNamespaces?: boolean;
  readonly selector?: string;
}

/** What the cluster holds. */
interface LiveFound extends FoundApplications {
  readonly settings: RunSettings;
  /** The same with files in it. @default - no files are named */
  readonly withFiles?: FoundApplications;
}

/**
 * What the cluster holds; undefined where files alone are meant.
 *
 * @throws InputError where the cluster can't be asked, or the files hold several applications
 */
export async function liveAsked(
  files: readonly string[],
  options: LiveWanted & Wanted,
): Promise<LiveFound | undefined> {
  const { live, context, namespace, allNamespaces, selector } = options;
  if (!live) {
    if ((context ?? allNamespaces ?? selector) !== undefined)
      throw new InputError('--context, -A and -l say what of a cluster is meant: use them with --live');
    return undefined;
  }
  if (allNamespaces && namespace !== undefined) throw new InputError('-n and -A exclude each other: use one');
  const target = { context, namespace };
  // A namespace of kubectl's is none that objects lack, unless they are in files.
  const wanted = { ...options, namespace: files.length > 0 ? currentNamespace(target) : undefined };
  const settings = await settingsOf(wanted, {
    oneVersion: true,
    cluster: () => versionOf(target),
    ...(files.length > 0 && { paths: files }),
  });
  const { application, unreadable } = held({ ...target, allNamespaces, selector }, settings.surroundings);
  const found = { applications: [application], unreadable, leftOut: [], excluded: NOTHING_EXCLUDED, settings };
  if (files.length === 0) return found;
  const beside = await applicationIn(files, settings);
  const own = new Set(beside.application.manifests.map(objectKey));
  const others = application.manifests.filter((manifest) => !own.has(objectKey(manifest)));
  const both = withManifests(application, [...beside.application.manifests, ...others]);
  return {
    ...found,
    withFiles: { ...found, applications: [both], unreadable: [...unreadable, ...beside.unreadable] },
  };
}

const NOTHING_EXCLUDED = { applications: [], unreadable: [], leftOut: [] };

export const collected = (one: string, others: readonly string[]): readonly string[] => [...others, one];

function outside(text: string, others: readonly OutsideAddress[]): readonly OutsideAddress[] {
  const address = outsideAddress(text);
  if (!address) throw new InputError(`--outside ${text}: no HOST or HOST:PORT`);
  return [...others, address];
}

/** What a command line names. */
interface Asked {
  readonly applications: readonly Application[];
  readonly settings: RunSettings;
  /** Whether all of it was read; the rest is named. */
  readonly isWhole: boolean;
}

/**
 * What the files of a command line hold, or the live cluster that it names; without any, what the cdk8s project synthesizes.
 *
 * @throws InputError where nothing of it can be read
 */
export async function applicationsAsked(
  project: string,
  files: readonly string[],
  wanted: Wanted & LiveWanted,
): Promise<Asked> {
  if (wanted.live && files.length > 0)
    throw new InputError('--live looks at the cluster in place of files: name one or the other');
  const live = await liveAsked(files, wanted);
  if (live) {
    notLookedAt(live.unreadable);
    return { ...live, isWhole: live.unreadable.length === 0 };
  }
  const settings = await settingsOf(wanted, files.length > 0 ? { paths: files } : { folder: project });
  if (files.length === 0)
    return { applications: [await applicationOfProject(projectIn(project), settings)], settings, isWhole: true };
  const { applications, unreadable } = await applicationsIn(files, settings);
  notLookedAt(unreadable);
  return { applications, settings, isWhole: unreadable.length === 0 };
}

/** The one application that files hold. @throws InputError where they hold several, or anything can't be read */
export async function applicationAsked(
  project: string,
  files: readonly string[],
  wanted: Wanted,
): Promise<{ readonly application: Application; readonly settings: RunSettings }> {
  const settings = await settingsOf(wanted, files.length > 0 ? { paths: files } : { folder: project });
  if (files.length === 0) return { application: await applicationOfProject(projectIn(project), settings), settings };
  const { application, unreadable } = await applicationIn(files, settings);
  notLookedAt(unreadable);
  return { application, settings };
}
