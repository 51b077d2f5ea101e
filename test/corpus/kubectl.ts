import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a run of kubectl left: `code` 0 where it went well. */
export interface Result {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export type Kubectl = (...words: string[]) => Promise<Result>;

const scratch = mkdtempSync(join(tmpdir(), 'corpus-'));

/** kubectl as it is called by hand; in a minute it has answered or is ended. */
export const kubectl: Kubectl = (...words) =>
  new Promise((done) => {
    execFile('kubectl', words, { timeout: 60_000 }, (error, stdout, stderr) =>
      done({ code: error ? Number(error.code) || 1 : 0, stdout, stderr }),
    );
  });

/**
 * kubectl with another default namespace. The flag `-n` would refuse the objects that name a namespace of their own, so it
 * is set where a user sets it: in the kubeconfig.
 */
export async function kubectlIn(namespace: string): Promise<Kubectl> {
  const { code, stdout, stderr } = await kubectl('config', 'view', '--raw', '--minify', '--flatten', '-o', 'json');
  if (code !== 0) throw new Error(`no cluster is configured for kubectl: ${stderr.trim()}`);
  const config = JSON.parse(stdout);
  config.contexts[0].context.namespace = namespace;
  const file = join(scratch, `${namespace}.json`);
  writeFileSync(file, JSON.stringify(config));
  return (...words) => kubectl('--kubeconfig', file, ...words);
}
