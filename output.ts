import { lstatSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Lists what a synth wrote into a folder, so that the next one removes what is no more, and nothing else. */
const WRITTEN = '.synthesized';

/**
 * Writes files into a folder, all or none, and removes those that an earlier call wrote and that are no more. Whatever else is
 * in the folder stays.
 *
 * Nothing is touched before all is written beside it, and the swap is one stretch without a pause, which SIGINT and SIGTERM do
 * not enter: a full disk or an interruption leaves the old files whole, and nothing else behind.
 *
 * @param files contents by name
 * @throws where the folder is a file, or can't be written to
 */
export function writeFiles(folder: string, files: ReadonlyMap<string, string>): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === false)
    throw new Error(`${folder}: a file, where the output folder is due: name another one`);
  for (const path of [...files.keys()].map((name) => join(folder, name)))
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory())
      throw new Error(`${path}: a folder, where a file is due: move it away`);
  const made = mkdirSync(folder, { recursive: true });
  const waiting = holdSignals();
  const fresh = mkdtempSync(join(folder, '.synth-'));
  try {
    const contents = new Map([...files, [WRITTEN, [...files.keys()].map((name) => `${name}\n`).join('')]]);
    for (const [name, content] of contents) writeFileSync(join(fresh, name), content);
    const gone = writtenBefore(folder).filter((name) => !files.has(name));
    for (const name of contents.keys()) renameSync(join(fresh, name), join(folder, name));
    for (const name of gone) rmSync(join(folder, name), { force: true });
  } catch (error) {
    if (made !== undefined) rmSync(made, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
    waiting();
  }
}

/** What an earlier call wrote: names of plain files, whatever somebody made of the list. */
function writtenBefore(folder: string): string[] {
  const list = join(folder, WRITTEN);
  const names = lstatSync(list, { throwIfNoEntry: false })?.isFile() ? readFileSync(list, 'utf8').split('\n') : [];
  return names.filter(
    (name) => /^[^/\\]+\.k8s\.yaml$/.test(name) && lstatSync(join(folder, name), { throwIfNoEntry: false })?.isFile(),
  );
}

/** Signals that come from now on end the process only once the result is called and all that is under way is done. */
function holdSignals(): () => void {
  const end = (signal: NodeJS.Signals) => {
    release();
    process.kill(process.pid, signal);
  };
  const release = () => {
    process.off('SIGINT', end).off('SIGTERM', end);
  };
  process.on('SIGINT', end).on('SIGTERM', end);
  // A signal is delivered when the event loop turns, which is after all synchronous work.
  return () => void setImmediate(release);
}
