import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '..');

/** A copy of the project to break: its sources copied, its packages linked, with caches of its own. */
export class ProjectCopy {
  readonly folder = mkdtempSync(join(tmpdir(), 'go-demo-2-'));

  constructor() {
    for (const entry of readdirSync(root)) {
      if (entry === 'node_modules' || entry === '.git') continue;
      cpSync(join(root, entry), join(this.folder, entry), { recursive: true });
    }
    mkdirSync(join(this.folder, 'node_modules'));
    for (const entry of readdirSync(join(root, 'node_modules'))) {
      if (entry === '.cache') continue;
      symlinkSync(join(root, 'node_modules', entry), join(this.folder, 'node_modules', entry));
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

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
