import { type FSWatcher, readdirSync, statSync, watch } from 'node:fs';
import { dirname, join } from 'node:path';
import { findConfig } from '../application/config';
import { InputError } from '../manifest/input-error';
import { type ExitStatus, ended } from './frame';

/** A change of several files is one, in milliseconds. */
const PAUSE = 100;

/**
 * Runs again after each change of what the paths name, or of the settings, until it is interrupted. The last run gives the exit status.
 *
 * @throws InputError where there is nothing to watch
 */
export async function watched(
  paths: readonly string[],
  run: () => ExitStatus | Promise<ExitStatus>,
): Promise<ExitStatus> {
  if (paths.length === 0 || paths.includes('-'))
    throw new InputError('--watch: needs files or folders to watch: name some');
  let status = await run();
  process.once('SIGINT', () => process.exit(status));
  for (;;) {
    await changed(paths);
    console.error(`\n${new Date().toLocaleTimeString()}`);
    status = await Promise.resolve(run()).catch(ended);
  }
}

function changed(paths: readonly string[]): Promise<void> {
  const settings = findConfig(process.cwd());
  const folders = new Set([...paths.flatMap(foldersIn), ...(settings ? [dirname(settings)] : [])]);
  return new Promise((done) => {
    const watchers: FSWatcher[] = [];
    let isWaiting = false;
    const end = () => {
      for (const watcher of watchers) watcher.close();
      done();
    };
    const wait = () => {
      if (!isWaiting) setTimeout(end, PAUSE);
      isWaiting = true;
    };
    // A folder that goes meanwhile is a change, too.
    for (const folder of folders) watchers.push(watch(folder, wait).on('error', wait));
  });
}

/** A folder with those in it, but for hidden ones and installed packages; of a file, the folder that it is in. */
function foldersIn(path: string): readonly string[] {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [dirname(path)];
  const inside = readdirSync(path, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules',
  );
  return [path, ...inside.flatMap(({ name }) => foldersIn(join(path, name)))];
}
