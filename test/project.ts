import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { cpSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '..');

/** What a copy has of its own, and what comes and goes while others test. */
const LEFT_OUT = /^\/\.git$|^\/packages\/[^/]+\/(dist|tsconfig\.build\.json)$|\/node_modules$|\.tmp$/;

/** What only those read who test or document the project: half of all that is copied, and of what is checked for its types. */
export const TESTS = /^\/(bench|docs|test|packages\/[^/]+\/test)$|\.test\.ts$/;

/** A copy of the project to break: its sources copied, its packages linked, with caches of its own. */
export class ProjectCopy {
  readonly folder = mkdtempSync(join(tmpdir(), 'go-demo-2-'));
  private kept: ProjectCopy | undefined;

  /**
   * @param original @default - the project itself, without its caches
   * @param without what of the project is not needed, by its path from `/` on @default - nothing
   */
  constructor({ original, without }: { readonly original?: ProjectCopy; readonly without?: RegExp } = {}) {
    if (original) {
      copy(`${original.folder}/.`, this.folder);
      return;
    }
    const nested: string[] = [];
    cpSync(root, this.folder, {
      recursive: true,
      filter: (from) => {
        const path = from.slice(root.length);
        // What npm installs for one package of this repository alone.
        if (/.\/node_modules$/.test(path)) nested.push(path);
        return !LEFT_OUT.test(path) && !without?.test(path);
      },
    });
    for (const path of nested) symlinkSync(join(root, path), join(this.folder, path));
    mkdirSync(join(this.folder, 'node_modules'));
    for (const entry of readdirSync(join(root, 'node_modules'))) {
      const [from, to] = [join(root, 'node_modules', entry), join(this.folder, 'node_modules', entry)];
      // A link leads to a package of this repository: the copy has its own.
      if (entry !== '.cache') symlinkSync(lstatSync(from).isSymbolicLink() ? readlinkSync(from) : from, to);
    }
  }

  /** Runs a command of the project's own packages, or of the system, in the copy. */
  run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): SpawnSyncReturns<string> {
    const path = `${join(this.folder, 'node_modules/.bin')}:${process.env.PATH}`;
    return spawnSync(command, args, {
      cwd: this.folder,
      encoding: 'utf8',
      env: { ...process.env, CDK8S_CHECK_UPGRADE: 'false', PATH: path, ...env },
    });
  }

  /** Keeps all as it is now, for `restore`. */
  keep(): void {
    this.kept = new ProjectCopy({ original: this });
  }

  /**
   * Makes all what it was when it was kept, the times of files included: a copy that was warm is so again, and nothing is
   * checked or bundled that is not changed once more.
   */
  restore(): void {
    if (!this.kept) throw new Error('nothing was kept');
    const [now, due] = [states(this.folder), states(this.kept.folder)];
    for (const [path, state] of now)
      if (due.get(path) !== state) rmSync(join(this.folder, path), { recursive: true, force: true });
    for (const [path, state] of due) {
      if (now.get(path) === state) continue;
      if (state === FOLDER) mkdirSync(join(this.folder, path));
      else copy(join(this.kept.folder, path), join(this.folder, path));
    }
  }

  remove(): void {
    this.kept?.remove();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const FOLDER = 'folder';

/**
 * What is in a folder at any depth, but not behind links, by its path: of each file mode, size and time, which tell one that was
 * written since.
 */
function states(folder: string, below = ''): Map<string, string> {
  const found = readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry): [string, string][] => {
    const path = join(below, entry.name);
    if (entry.isDirectory()) return [[path, FOLDER], ...states(folder, path)];
    const { mode, size, mtimeMs } = lstatSync(join(folder, path));
    return [[path, `${mode} ${size} ${mtimeMs}`]];
  });
  return new Map(found);
}

/** By `cp`: Node's own copy rounds the times. */
function copy(from: string, to: string): void {
  const { status, stderr } = spawnSync('cp', ['-a', from, to], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}
