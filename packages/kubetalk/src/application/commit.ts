import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { InputError } from '../manifest/input-error';
import { NEEDED, run, variables } from './program';
import type { Project } from './project';
import { inScratch } from './scratch';
import { onPath } from './tool';

/** The YAML of a project's output folder as it is committed at a git ref, by the name of its file. Git is only asked. */
export function committed(ref: string, { folder, output }: Project): ReadonlyMap<string, string> {
  const commit = commitOf(ref, folder);
  const files = (git(folder, ['ls-tree', '-z', '--name-only', commit, `${output}/`]) ?? '').split('\0');
  return new Map(
    files
      .filter((file) => /\.ya?ml$/.test(file))
      .map((file) => [file.slice(`${output}/`.length), show(folder, `${commit}:./${file}`)]),
  );
}

/**
 * Lets files and folders be read as they are committed at a git ref, with all that is committed beside them.
 *
 * @param read is given those that are in that commit, as paths of a copy that is there until it has ended, and the way from
 * any path here to its like in the copy, and the copy's folder
 */
export async function checkedOut<Result>(
  ref: string,
  paths: readonly string[],
  read: (paths: readonly string[], copied: (path: string) => string, copy: string) => Promise<Result>,
): Promise<Result> {
  const commit = commitOf(ref, process.cwd());
  const top = git(process.cwd(), ['rev-parse', '--show-toplevel'])?.replace(/\n$/, '') ?? '';
  return inScratch((scratch) => {
    const copy = join(scratch, 'copy');
    mkdirSync(copy);
    // An archive would lack what .gitattributes keeps out of releases.
    const index = { GIT_INDEX_FILE: join(scratch, 'index') };
    const written = [
      ['read-tree', commit],
      ['checkout-index', '--all', `--prefix=${copy}/`],
    ].every((args) => git(top, args, index) !== undefined);
    if (!written) throw new InputError(`base "${ref}": git can't write it out`);
    const there = paths.map((path) => join(copy, inside(top, path)));
    const copied = (path: string) => join(copy, relative(realpathSync(top), realOf(path)));
    return read(
      there.filter((path) => existsSync(path)),
      copied,
      copy,
    );
  });
}

/**
 * What tells a folder from all others: the repository that it was cloned from and the way to it there, which is the same on every
 * machine; without one, its path.
 */
export function whereabouts(folder: string): string {
  const origin = onPath('git') && git(folder, ['config', '--get', 'remote.origin.url']);
  if (!origin) return realpathSync(folder);
  const way = git(folder, ['rev-parse', '--show-prefix'])?.trim() ?? '';
  return `${repositoryAt(origin.trim())}/${way}`.replace(/\/$/, '');
}

/** A repository as `github.com/office/shop`, however it is reached, without the password of who clones it. */
function repositoryAt(url: string): string {
  return url
    .replace(/^[a-z][a-z+]*:\/\//i, '')
    .replace(/^[^/]*@/, '')
    .replace(/^([^/:]+):(?:\d+(?=\/))?\/?/, '$1/')
    .replace(/\/$/, '')
    .replace(/\.git$/, '');
}

/** A path from the top of the repository. */
function inside(top: string, path: string): string {
  const found = relative(realpathSync(top), realOf(path));
  if (found.startsWith('..') || isAbsolute(found))
    throw new InputError(`${path}: not in the git repository ${top}, so it is in none of its commits`);
  return found;
}

/** Where links lead on the way to a path, which need not be there any more. */
function realOf(path: string): string {
  if (existsSync(path) || dirname(resolve(path)) === resolve(path)) return realpathSync(path);
  return join(realOf(dirname(resolve(path))), basename(path));
}

function commitOf(ref: string, folder: string): string {
  const found = git(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`])?.trim() ?? '';
  // `^HEAD` is all but a commit.
  if (/^[0-9a-f]{40,64}$/.test(found)) return found;
  throw new InputError(`base "${ref}" is no commit that git knows: fetch it, or name a branch, tag or commit`);
}

function show(folder: string, object: string): string {
  const text = git(folder, ['show', object]);
  if (text === undefined) throw new InputError(`${object}: git can't show it`);
  return text;
}

/**
 * What git prints; undefined where it fails. Settings that lie in the folder run no program: neither a monitor of files, nor those
 * of a bare repository that is committed in it.
 */
function git(cwd: string, args: readonly string[], more: NodeJS.ProcessEnv = {}): string | undefined {
  const own = Object.keys(process.env).filter((name) => name.startsWith('GIT_'));
  const env = { ...variables([...NEEDED, ...OF_USER, ...own]), ...more, ...ONLY_ASKED };
  const { status, stdout, late } = run('git', [...CAREFUL, ...args], { cwd, env });
  if (late) throw new InputError('git: no answer within 120 s');
  return status === 0 ? stdout : undefined;
}

const CAREFUL = ['-c', 'safe.bareRepository=explicit', '-c', 'core.fsmonitor=false'];

/** Where git and the user's settings of it are. */
const OF_USER = ['PATH', 'HOME', 'USERPROFILE', 'XDG_CONFIG_HOME'];

/** Git writes and fetches nothing. */
const ONLY_ASKED = { GIT_OPTIONAL_LOCKS: '0', GIT_LFS_SKIP_SMUDGE: '1', GIT_NO_LAZY_FETCH: '1' };
