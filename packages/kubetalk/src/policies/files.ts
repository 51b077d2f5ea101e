import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { InputError } from '../manifest/input-error';
import { manifestsOf } from '../manifest/read';
import { type Workload, workloadTitle } from '../topology/workloads';
import type { LeastPolicy } from './least';
import { isMadeHere, policyText } from './written';

/** Texts by the file that they go to. */
export type Files = ReadonlyMap<string, string>;

const END = '.networkpolicy.yaml';

function fileOf({ name, namespace }: LeastPolicy): string {
  return `${namespace === undefined ? '' : `${namespace}.`}${name}${END}`;
}

/** A file for each policy, all in one folder. */
export function into(folder: string, policies: readonly LeastPolicy[]): Files {
  return new Map(policies.map((policy) => [join(folder, fileOf(policy)), policyText(policy)]));
}

/**
 * A file for each policy, in the folder of the workload that it is for; what closes a namespace goes where all of its workloads are.
 *
 * @throws InputError where a workload is in no file, but is rendered, built or on standard input
 */
export function beside(policies: readonly LeastPolicy[], workloads: readonly Workload[]): Files {
  return new Map(
    policies.map((policy) => {
      const { workload, namespace } = policy;
      const all = workload
        ? [workload]
        : workloads.filter((one) => namespace === undefined || one.namespace === namespace);
      return [join(common(all.map(folderOf)), fileOf(policy)), policyText(policy)];
    }),
  );
}

function folderOf(workload: Workload): string {
  const { file, line } = workload.manifest.source;
  if (file !== undefined && file !== '-' && line !== undefined && existsSync(file)) return dirname(file);
  throw new InputError(`--beside: ${workloadTitle(workload)} is in no file: use -o FOLDER`);
}

/** The innermost folder that holds all of them. */
function common(folders: readonly string[]): string {
  return folders.reduce((one, other) => {
    let folder = one;
    while (relative(folder, other).startsWith('..')) folder = dirname(folder) === folder ? '.' : join(folder, '..');
    return folder;
  });
}

/**
 * Writes the files that differ. The result lists what was done with each.
 *
 * @throws InputError before anything is written, where a file is there that no earlier run made
 */
export function written(files: Files): readonly string[] {
  for (const file of files.keys()) if (!isOurs(file)) throw foreign(file);
  const lines = [...files].map(([file, text]) => {
    if (existsSync(file) && readFileSync(file, 'utf8') === text) return `${file}: as it was`;
    put(file, text);
    return `${file}: written`;
  });
  return [...lines, ...leftovers(files).map((file) => `${file}: no longer needed: delete it`)];
}

function foreign(file: string): InputError {
  return new InputError(`${file}: is there and holds no policy that kubetalk made: move it, or use -o FOLDER`);
}

function isOurs(file: string): boolean {
  const found = lstatSync(file, { throwIfNoEntry: false });
  if (!found) return true;
  return found.isFile() && manifestsOf({ file, text: readFileSync(file, 'utf8') }).every(isMadeHere);
}

function put(file: string, text: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  } catch (error) {
    throw new InputError(`${file}: can't be written (${(error as NodeJS.ErrnoException).code})`);
  }
}

/** Files of earlier runs in the same folders that none of these policies goes to. */
function leftovers(files: Files): readonly string[] {
  const folders = new Set([...files.keys()].map(dirname));
  return [...folders].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(END))
      .map((name) => join(folder, name))
      .filter((file) => !files.has(file) && isOurs(file))
      .sort(),
  );
}
