import { execFileSync } from 'node:child_process';

/** Makes a git repository of a folder, with everything in one commit, or what is named alone. */
export function commitAll(folder: string, ...paths: readonly string[]): void {
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.com', ...args], { cwd: folder });
  git('init', '--quiet');
  git('add', ...(paths.length > 0 ? paths : ['.']));
  git('commit', '--quiet', '--message', 'first');
}
