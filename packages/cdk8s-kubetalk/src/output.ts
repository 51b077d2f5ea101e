import {
  copyFileSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';

/**
 * Writes files into a folder, all or none, and removes those that the last call wrote there and this one does not. Whatever else
 * is in the folder stays.
 *
 * Nothing is touched before all is written beside it, and the swap is one stretch without a pause, which SIGINT and SIGTERM do
 * not enter: a full disk or an interruption leaves the old files whole, and nothing else behind.
 *
 * @param write writes the files into the folder that it is called with
 * @throws where the folder is a file, or can't be written to
 */
export function writeFiles(folder: string, write: (fresh: string) => void): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === false)
    throw new Error(`${folder}: a file, where the output folder is expected: name another one`);
  const made = mkdirSync(folder, { recursive: true });
  const release = holdSignals();
  const fresh = mkdtempSync(join(folder, '.synth-'));
  try {
    write(fresh);
    swap(fresh, folder);
  } catch (error) {
    if (made !== undefined) rmSync(made, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
    release();
  }
}

function swap(fresh: string, folder: string): void {
  const files = filesIn(fresh);
  for (const path of files.map((name) => join(folder, name)))
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory())
      throw new Error(`${path}: a folder, where a file is expected: move it away`);
  const kept = keptOf(folder);
  const gone = (kept === undefined ? [] : filesIn(kept)).filter((name) => !files.includes(name));
  if (kept !== undefined) keep(fresh, files, kept);
  for (const name of foldersIn(fresh)) mkdirSync(join(folder, name), { recursive: true });
  for (const name of files) {
    renameSync(join(fresh, name), join(folder, name));
  }
  for (const name of gone)
    if (lstatSync(join(folder, name), { throwIfNoEntry: false })?.isFile()) rmSync(join(folder, name), { force: true });
}

/** Every file in a folder and below it, by its path from there. */
function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name !== IGNORE)
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)));
}

/** Every folder in a folder and below it, by its path from there, each before what is in it. */
function foldersIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? [entry.name, ...foldersIn(join(folder, entry.name)).map((name) => join(entry.name, name))]
      : [],
  );
}

const IGNORE = '.gitignore';

/**
 * Where the files of a folder are kept, beside it: they say what the last synth wrote, and are what is left of it where the CLI
 * emptied the folder. Undefined outside of the project, as of the folder that `cdk8s synth -p` prints: no synth writes into it again.
 */
function keptOf(folder: string): string | undefined {
  const within = relative(process.cwd(), resolve(folder));
  if (within === '' || within.split(sep)[0] === '..' || resolve(within) !== resolve(folder)) return undefined;
  return join(dirname(resolve(folder)), `.${basename(folder)}.kept`);
}

/** Another synth may do the same now: each file is whole, and a missing one is no error. */
function keep(fresh: string, files: readonly string[], kept: string): void {
  const gone = filesIn(kept).filter((name) => !files.includes(name));
  mkdirSync(kept, { recursive: true });
  writeFileSync(join(kept, IGNORE), '*\n');
  for (const name of files) {
    const own = join(kept, `${name}.${process.pid}`);
    mkdirSync(dirname(own), { recursive: true });
    copyFileSync(join(fresh, name), own);
    renameSync(own, join(kept, name));
  }
  for (const name of gone) rmSync(join(kept, name), { force: true });
}

/**
 * Brings back what the last synth wrote into a folder that the CLI has removed since.
 *
 * @returns whether there was anything to bring back
 */
export function bringBack(folder: string): boolean {
  const kept = keptOf(folder);
  if (kept === undefined || !existsSync(kept) || existsSync(folder)) return false;
  cpSync(kept, folder, { recursive: true, filter: (path) => path !== join(kept, IGNORE) });
  return true;
}

let isHolding = false;

/** Signals that come from now on end the process only once the result is called and all that is under way is done. */
function holdSignals(): () => void {
  if (isHolding) return () => undefined;
  isHolding = true;
  const end = (signal: NodeJS.Signals) => {
    release();
    process.kill(process.pid, signal);
  };
  const release = () => {
    isHolding = false;
    process.off('SIGINT', end).off('SIGTERM', end);
  };
  process.on('SIGINT', end).on('SIGTERM', end);
  // A signal is delivered when the event loop turns, which is after all synchronous work.
  return () => void setImmediate(release);
}
