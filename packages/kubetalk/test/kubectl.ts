import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a program's run left: `code` 0 where it went well. */
export interface Result {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export type Kubectl = (...words: string[]) => Promise<Result>;

export interface RunOptions {
  readonly stdin?: string;
  /** When the program is ended. @default 60 */
  readonly seconds?: number;
  /** Variables beside those of this process. */
  readonly env?: NodeJS.ProcessEnv;
}

/** Runs a program to its end; one that is not there, or was ended for its time, left another code than 0. */
export function run(program: string, words: readonly string[], options: RunOptions = {}): Promise<Result> {
  const { stdin, seconds = 60, env } = options;
  const settings = { timeout: seconds * 1000, maxBuffer: 2 ** 26, env: { ...process.env, ...env } };
  return new Promise((done) => {
    const child = execFile(program, words, settings, (error, stdout, stderr) => {
      const missing = error?.code !== undefined && Number.isNaN(Number(error.code));
      done({ code: error ? Number(error.code) || 1 : 0, stdout, stderr: missing ? error.message : stderr });
    });
    // A program that ends before it has read everything says so by its code.
    child.stdin?.on('error', () => {});
    child.stdin?.end(stdin);
  });
}

/** kubectl as it is called by hand; in a minute it has answered or is ended. */
export const kubectl: Kubectl = (...words) => run('kubectl', words);

let scratch: string | undefined;

/**
 * A kubeconfig with another default namespace. The flag `-n` would refuse the objects that name a namespace of their own, so it
 * is set where a user sets it.
 */
export async function kubeconfigIn(namespace: string): Promise<string> {
  const { code, stdout, stderr } = await kubectl('config', 'view', '--raw', '--minify', '--flatten', '-o', 'json');
  if (code !== 0) throw new Error(`no cluster is configured for kubectl: ${stderr.trim()}`);
  const config = JSON.parse(stdout);
  config.contexts[0].context.namespace = namespace;
  scratch ??= mkdtempSync(join(tmpdir(), 'corpus-'));
  const file = join(scratch, `${namespace}.json`);
  writeFileSync(file, JSON.stringify(config));
  return file;
}

/** kubectl with another default namespace. */
export async function kubectlIn(namespace: string): Promise<Kubectl> {
  const file = await kubeconfigIn(namespace);
  return (...words) => kubectl('--kubeconfig', file, ...words);
}
