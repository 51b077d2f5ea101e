import { execFileSync, type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '..');
const packages = ['kubetalk', 'cdk8s-kubetalk'] as const;

/**
 * An empty project with what a project of `cdk8s init typescript-app` has installed, and both packages of this repository from
 * their tarballs. Everything else is linked from what this repository has installed, so that it needs no network.
 */
export class StockProject {
  private readonly scratch = mkdtempSync(join(tmpdir(), 'go-demo-2-stock-'));
  private readonly workspace = join(this.scratch, 'workspace');
  readonly folder = join(this.scratch, 'stock');
  /** What each tarball holds. */
  readonly tarballs = new Map<string, readonly string[]>();

  constructor() {
    const modules = join(this.folder, 'node_modules');
    mkdirSync(join(modules, '.bin'), { recursive: true });
    for (const [name, target] of installed()) symlinkSync(target, join(modules, name));
    const programs = join(root, 'node_modules/.bin');
    for (const name of readdirSync(programs).filter((one) => !/^(tsc|kubetalk|cdk8s-kubetalk)$/.test(one)))
      symlinkSync(realpathSync(join(programs, name)), join(modules, '.bin', name));
    this.copyWorkspace();
    this.install(modules);
    for (const name of packages) {
      const program = join(modules, name, 'bin', `${name}.js`);
      chmodSync(program, 0o755);
      symlinkSync(program, join(modules, '.bin', name));
    }
  }

  /** What `npm pack` builds from, apart: several tests may pack at once, and each build writes into its package's folder. */
  private copyWorkspace(): void {
    const nested: string[] = [];
    for (const name of ['bin', 'packages', 'package.json', 'tsconfig.json', 'LICENSE'])
      cpSync(join(root, name), join(this.workspace, name), {
        recursive: true,
        filter: (from) => {
          if (/\/node_modules$/.test(from)) nested.push(from.slice(root.length));
          return !/\/(node_modules|dist|test|tsconfig\.build\.json)$/.test(from.slice(root.length));
        },
      });
    for (const folder of ['node_modules', ...nested]) symlinkSync(join(root, folder), join(this.workspace, folder));
  }

  /** Packs as the guide says. */
  private install(modules: string): void {
    const pack = [
      'pack',
      '--json',
      '--pack-destination',
      this.scratch,
      ...packages.flatMap((name) => ['-w', `packages/${name}`]),
    ];
    const packed = execFileSync('npm', pack, {
      cwd: this.workspace,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    for (const { name, filename, files } of JSON.parse(packed)) {
      // Unpacked, not linked: followed through a link, it would look for cdk8s beside the link's target.
      const folder = join(modules, name);
      mkdirSync(folder);
      execFileSync('tar', ['-xzf', join(this.scratch, filename), '--strip-components=1', '-C', folder]);
      this.tarballs.set(
        name,
        files.map(({ path }: { path: string }) => path),
      );
    }
  }

  /** Runs a command of what is installed, or of the system. */
  run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): SpawnSyncReturns<string> {
    const path = `${join(this.folder, 'node_modules/.bin')}:${process.env.PATH}`;
    return spawnSync(command, args, {
      cwd: this.folder,
      encoding: 'utf8',
      env: { ...process.env, CDK8S_CHECK_UPGRADE: 'false', NO_COLOR: '1', FORCE_COLOR: undefined, PATH: path, ...env },
    });
  }

  remove(): void {
    rmSync(this.scratch, { recursive: true, force: true });
  }
}

/** What this repository has installed by its name; where the stock project's version is another, that. */
function installed(): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  for (const from of [join(root, 'node_modules'), join(root, 'test/stock/node_modules')])
    for (const name of readdirSync(from)) if (!name.startsWith('.')) targets.set(name, join(from, name));
  for (const name of packages) targets.delete(name);
  return targets;
}
