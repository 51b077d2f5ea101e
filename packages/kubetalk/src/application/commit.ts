import { existsSync, lstatSync, mkdirSync, realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { InputError, UnreadableError } from '../manifest/input-error';
import { straying } from './inside';
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
 * @param read gets what is in that commit, as a copy that is there until `read` has ended
 */
export async function checkedOut<Result>(
  ref: string,
  paths: readonly string[],
  read: (copy: Copy) => Promise<Result>,
): Promise<Result> {
  const commit = commitOf(ref, process.cwd());
  const top = git(process.cwd(), ['rev-parse', '--show-toplevel'])?.replace(/\n$/, '') ?? '';
  return inScratch((scratch) => {
    const copy = join(scratch, 'copy');
    mkdirSync(copy);
    const submodules = writeOut(top, commit, copy);
    if (submodules === undefined) throw new InputError(`base "${ref}": git can't write it out${incomplete(top)}`);
    const there = paths.map((path) => join(copy, inside(top, path)));
    const concerns = (file: string) => there.some((path) => isWithin(path, file) || isWithin(file, path));
    const copied = (path: string) => join(copy, relative(realpathSync(top), realOf(path)));
    return read({
      folder: copy,
      paths: there.filter((path) => existsSync(path)),
      missing: [...submodules.filter(({ file }) => concerns(file)), ...notCheckedOut(top, paths)],
      copied,
    });
  });
}

export interface Copy {
  readonly folder: string;
  /** Those that were asked for, as far as they are in the commit. */
  readonly paths: readonly string[];
  /** What is on one side alone because this clone lacks it. */
  readonly missing: readonly UnreadableError[];
  /** The way from any path here to its like in the copy. */
  readonly copied: (path: string) => string;
}

/**
 * Writes out a commit and its submodules. An archive would lack what .gitattributes keeps out of releases.
 *
 * @returns the submodules that this clone lacks; undefined where git fails
 */
function writeOut(repository: string, commit: string, copy: string): readonly UnreadableError[] | undefined {
  const index = { GIT_INDEX_FILE: `${copy}.index` };
  const written = [
    ['read-tree', commit],
    ['checkout-index', '--all', `--prefix=${copy}/`],
  ].every((args) => git(repository, args, index) !== undefined);
  if (!written) return undefined;
  const entries = (git(repository, ['ls-tree', '-r', '-z', commit]) ?? '').split('\0');
  return entries.flatMap((entry) => {
    const [, id, path] = /^160000 commit ([0-9a-f]+)\t([\s\S]+)$/.exec(entry) ?? [];
    if (id === undefined || path === undefined) return [];
    const [from, to] = [join(repository, path), join(copy, path)];
    const isHere = lstatSync(join(from, '.git'), { throwIfNoEntry: false }) && !straying(from, repository);
    const missing = isHere ? writeOut(from, id, to) : undefined;
    return (
      missing ?? [
        new UnreadableError(
          to,
          `a submodule of which commit ${id.slice(0, 10)} is not here: git submodule update --init, then git fetch in it`,
        ),
      ]
    );
  });
}

/** Files of paths that a sparse checkout leaves out. */
function notCheckedOut(top: string, paths: readonly string[]): readonly UnreadableError[] {
  const files = (
    git(top, ['ls-files', '-t', '-z', '--', ...paths.map((path) => inside(top, path) || '.')]) ?? ''
  ).split('\0');
  const absent = files.flatMap((file) =>
    file.startsWith('S ') && !existsSync(join(top, file.slice(2))) ? [file.slice(2)] : [],
  );
  const [first] = absent;
  if (first === undefined) return [];
  const others = absent.length > 1 ? `, with ${absent.length - 1} more` : '';
  return [
    new UnreadableError(first, `not here, in a sparse checkout${others}: git sparse-checkout add ${dirname(first)}`),
  ];
}

/** Why git may lack what it is asked for, and what fetches it. */
function incomplete(folder: string): string {
  if (git(folder, ['rev-parse', '--is-shallow-repository'])?.trim() === 'true')
    return ', in a shallow clone: git fetch --unshallow, or fetch-depth: 0 of actions/checkout';
  const isPartial = git(folder, ['config', '--get-regexp', '^remote\\..*\\.promisor$']) !== undefined;
  return isPartial ? ', in a partial clone: git fetch --refetch --no-filter' : '';
}

/**
 * What identifies a folder: the repository that it was cloned from and the way to it there, which is the same on every
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

function isWithin(folder: string, path: string): boolean {
  return path === folder || path.startsWith(`${folder}${sep}`);
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
  const why = incomplete(folder) || ': fetch it, or name a branch, tag or commit';
  throw new InputError(`base "${ref}" is no commit that git knows${why}`);
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
