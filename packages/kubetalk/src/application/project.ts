import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { documents } from '../manifest/documents';
import { InputError } from '../manifest/input-error';
import { type Manifest, record, text } from '../manifest/manifest';
import { manifestsOf } from '../manifest/read';
import { settingsIn } from './inside';
import { runInShell } from './program';
import { inScratch } from './scratch';

/** The settings of a cdk8s project. */
export const SETTINGS = 'cdk8s.yaml';

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
  const settings = record(documents(settingsIn(file), SETTINGS)[0]?.value);
  if (text(settings.app) === '') throw new InputError(`${SETTINGS}: names no app: say which command synthesizes`);
  return { folder, app: text(settings.app), output: text(settings.output) || 'dist' };
}

/** YAML by the name of its file: what the project synthesizes into the folder that `cdk8s synth` prints. */
export function synthesized(project: Project): Promise<ReadonlyMap<string, string>> {
  return run(project, 'manifests');
}

/** YAML by the name of its file: what the project synthesizes into its output folder. That stays as it is. */
export function synthesizedOutput(project: Project): Promise<ReadonlyMap<string, string>> {
  // An app may look at the folder's name to know what is wanted.
  return run(project, basename(project.output));
}

/** The objects of files, by their names. */
export function manifestsIn(files: ReadonlyMap<string, string>): readonly Manifest[] {
  return [...files].flatMap(([file, text]) => manifestsOf({ file, text }));
}

function run({ folder, app }: Project, name: string): Promise<ReadonlyMap<string, string>> {
  return inScratch(async (scratch) => {
    const outdir = join(scratch, name);
    mkdirSync(outdir);
    const { status, signal } = await runInShell(app, folder, { ...process.env, CDK8S_OUTDIR: outdir });
    if (status !== 0) {
      // ^C goes to both: that the app has ended of it may be known here first, and we are to end of it, too.
      await sleep(100);
      throw new InputError(`${SETTINGS}: app "${app}" ended with ${signal ?? `status ${status}`}`);
    }
    return new Map(
      readdirSync(outdir)
        .filter((file) => /\.ya?ml$/.test(file))
        .sort()
        .map((file) => [file, readFileSync(join(outdir, file), 'utf8')]),
    );
  });
}
