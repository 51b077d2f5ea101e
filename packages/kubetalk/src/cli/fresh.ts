import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { documents } from '../manifest/documents';
import { InputError } from '../manifest/input-error';
import { record, text } from '../manifest/manifest';

const SETTINGS = 'cdk8s.yaml';

/** A cdk8s project: the folder with a cdk8s.yaml, and what that says. */
export interface Project {
  readonly folder: string;
  /** The command that synthesizes. */
  readonly app: string;
  /** The output folder, as a path in the project. @default - dist, as cdk8s takes it */
  readonly output: string;
}

/** @throws InputError where the folder has no cdk8s.yaml, or that names no app */
export function projectIn(folder: string): Project {
  const file = join(folder, SETTINGS);
  if (!existsSync(file))
    throw new InputError(`${SETTINGS}: not in this folder: name files, or run this in a cdk8s project`);
  const settings = record(documents(readFileSync(file, 'utf8'), SETTINGS)[0]?.value);
  if (text(settings.app) === '') throw new InputError(`${SETTINGS}: names no app: say which command synthesizes`);
  return { folder, app: text(settings.app), output: text(settings.output) || 'dist' };
}

/** YAML by the name of its file: what the project synthesizes into the folder that `cdk8s synth` prints. */
export function synthesized(project: Project): ReadonlyMap<string, string> {
  return inScratch('manifests', (folder) => run(project, folder));
}

/** YAML by the name of its file: what the project synthesizes into its output folder. That stays as it is. */
export function synthesizedOutput(project: Project): ReadonlyMap<string, string> {
  // An app may look at the folder's name to know what is wanted.
  return inScratch(basename(project.output), (folder) => run(project, folder));
}

function run({ folder, app }: Project, outdir: string): ReadonlyMap<string, string> {
  const { status, signal, error } = spawnSync(app, {
    cwd: folder,
    env: { ...process.env, CDK8S_OUTDIR: outdir },
    shell: true,
    stdio: ['ignore', process.stderr, process.stderr],
  });
  if (error || status !== 0)
    throw new InputError(`${SETTINGS}: app "${app}" ended with ${error?.message ?? signal ?? `status ${status}`}`);
  return new Map(
    readdirSync(outdir)
      .filter((file) => /\.ya?ml$/.test(file))
      .sort()
      .map((file) => [file, readFileSync(join(outdir, file), 'utf8')]),
  );
}

function inScratch<Result>(name: string, use: (folder: string) => Result): Result {
  const scratch = mkdtempSync(join(tmpdir(), 'kubetalk-'));
  try {
    const folder = join(scratch, name);
    mkdirSync(folder);
    return use(folder);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
