import { spawnSync } from 'node:child_process';
import { InputError } from '../manifest/input-error';
import type { Project } from './fresh';

/** The YAML of a project's output folder as it is committed at a git ref, by the name of its file. Git is only asked. */
export function committed(ref: string, { folder, output }: Project): ReadonlyMap<string, string> {
  const commit = git(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
  if (commit === undefined)
    throw new InputError(`base "${ref}" is no commit that git knows: fetch it, or name a branch, tag or commit`);
  const files = (git(folder, ['ls-tree', '-z', '--name-only', commit.trim(), `${output}/`]) ?? '').split('\0');
  return new Map(
    files
      .filter((file) => /\.ya?ml$/.test(file))
      .map((file) => [file.slice(`${output}/`.length), show(folder, `${commit.trim()}:./${file}`)]),
  );
}

function show(folder: string, object: string): string {
  const text = git(folder, ['show', object]);
  if (text === undefined) throw new InputError(`${object}: git can't show it`);
  return text;
}

/** What git prints; undefined where it fails. */
function git(cwd: string, args: readonly string[]): string | undefined {
  const env = { ...process.env, GIT_OPTIONAL_LOCKS: '0' };
  const { status, stdout, error } = spawnSync('git', args, { cwd, env, encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (error)
    throw new InputError(
      `git: ${(error as NodeJS.ErrnoException).code === 'ENOENT' ? 'not found: install it' : error.message}`,
    );
  return status === 0 ? stdout : undefined;
}
