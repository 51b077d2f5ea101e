import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { attempt, MAX_FILE } from '../manifest/input';
import { UnreadableError } from '../manifest/input-error';

// The files that are read are often untrusted, such as those of a pull request. A link in it may lead to what this machine
// keeps to itself, or to a device without an end. So nothing that lies in a folder is read from outside of it.

const NO_FILE = 'a device, a pipe or a socket, where a file is expected';

/** The most files that a tool may read at once; links can multiply them. */
const MOST_FILES = 100_000;

/** The folder that a path has to stay in which was named by itself: the repository of the current folder, else that folder. */
export function home(): string {
  return repositoryAbove(process.cwd()) ?? process.cwd();
}

/** The top of the git repository that a folder is in; undefined where it is in none. */
export function repositoryAbove(folder: string): string | undefined {
  for (let at = resolve(folder); ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return undefined;
  }
}

/** Whether a file lies in none of these, wherever its links lead, and not in the repository of the current folder either. */
export function isElsewhere(file: string, paths: readonly string[]): boolean {
  const real = attempt(file, () => realpathSync(file));
  const folders = [home(), ...paths.flatMap((path) => [path, repositoryAbove(path) ?? path])];
  return folders.every((folder) => !existsSync(folder) || within(realpathSync(folder), real) === undefined);
}

/** Whether the repository says that a folder of it is another one's checkout. */
export function isSubmodule(folder: string): boolean {
  const top = repositoryAbove(folder);
  const file = join(top ?? '', '.gitmodules');
  if (top === undefined || !existsSync(file) || unfit(file, top)) return false;
  const path = relative(top, resolve(folder)).split(sep).join('/');
  return settingsIn(file, top)
    .split('\n')
    .some((line) => line.trim().replace(/^path\s*=\s*/, '') === path);
}

/** Whether a folder is the repository of the current folder, or in it, wherever its links lead. */
export function isHome(folder: string): boolean {
  return (
    within(
      realpathSync(home()),
      attempt(folder, () => realpathSync(folder)),
    ) !== undefined
  );
}

/** Why what lies in a folder is not read: it leads out of it, or into git's own files. Undefined for all else. */
export function straying(path: string, folder: string): UnreadableError | undefined {
  if (within(resolve(folder), resolve(path)) === undefined) return undefined;
  const real = attempt(path, () => realpathSync(path));
  const found = within(realpathSync(folder), real);
  if (found === undefined) return new UnreadableError(path, `a link that leads out of ${folder}: not followed`);
  if (found.split(sep).includes('.git')) return new UnreadableError(path, "a link into git's own files: not followed");
  return undefined;
}

/** Why a path is not read as a file; undefined where it is read. */
export function unfit(path: string, folder: string): UnreadableError | undefined {
  if (!existsSync(path)) return undefined;
  const error = straying(path, folder);
  if (error) return error;
  const stats = attempt(path, () => statSync(path));
  if (stats.isDirectory()) return undefined;
  if (!stats.isFile()) return new UnreadableError(path, NO_FILE);
  return stats.size > MAX_FILE ? new UnreadableError(path, `larger than ${MAX_FILE / 2 ** 20} MiB`) : undefined;
}

/** Why a tool that follows links must not read a folder; undefined where it may. */
export function unfitWithin(folder: string, top: string): UnreadableError | undefined {
  let left = MOST_FILES;
  const visit = (path: string, above: readonly string[]): UnreadableError | undefined => {
    if (left-- === 0)
      return new UnreadableError(folder, `holds more than ${MOST_FILES} files, or links that make them so many`);
    const error = unfit(path, top);
    if (error || !statSync(path, { throwIfNoEntry: false })?.isDirectory()) return error;
    const real = realpathSync(path);
    if (above.includes(real)) return new UnreadableError(path, 'a link to a folder that it is in');
    for (const name of attempt(path, () => readdirSync(path))) {
      const found = visit(join(path, name), [...above, real]);
      if (found) return found;
    }
    return undefined;
  };
  return visit(folder, []);
}

/** Refuses a file that was named and leads out of the repository. @throws UnreadableError */
export function refuseStray(file: string): void {
  const error = straying(file, home());
  if (error) throw error;
}

/** Refuses what settings name that is outside of the repository, where they are in it themselves. @throws UnreadableError */
export function refuseOutside(settings: string, named: readonly string[], flag: string): void {
  if (!isHome(dirname(settings))) return;
  for (const file of named) {
    const real = existsSync(file) ? realpathSync(file) : resolve(file);
    if (within(realpathSync(home()), real) === undefined)
      throw new UnreadableError(file, `outside of the repository, where settings in it name nothing: use ${flag}`);
  }
}

/** The text of a file of settings, read at once. @throws UnreadableError where it leads out of the repository, or is too large */
export function settingsIn(file: string, folder = home()): string {
  const error = unfit(file, folder);
  if (error) throw error;
  // Some editors mark the start of a file.
  return attempt(file, () => readFileSync(file, 'utf8')).replace(/^\ufeff/, '');
}

/** Whether a path is a folder, or in it, by their names. */
export function contains(folder: string, path: string): boolean {
  return within(resolve(folder), resolve(path)) !== undefined;
}

/** The way from a folder to a path in it; undefined where it is outside. */
function within(folder: string, path: string): string | undefined {
  const way = relative(folder, path);
  return way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way) ? undefined : way;
}
