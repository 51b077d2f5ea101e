import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { InputError, UnbuiltError } from '../manifest/input-error';
import { NEEDED, run, variables } from './program';

const SECONDS = 120;

/**
 * What a program makes of a file; undefined where it is not on PATH. It gets none of the environment but what it needs to run: no
 * tokens, and no PATH, on which it could find programs of its own to run.
 *
 * @param remote whether it may use the network, and git, which need PATH, HOME and the user's proxies
 * @throws UnbuiltError where it fails, with what it says
 */
export function output(file: string, program: string, words: readonly string[], remote = false): string | undefined {
  const path = onPath(program);
  if (path === undefined) return undefined;
  const env = remote
    ? { ...variables([...NEEDED, ...OF_NETWORK]), ...ON_NETWORK }
    : { ...variables(NEEDED), ...OFF_NETWORK };
  const { status, stdout, stderr, late } = runFor(file, () => run(path, words, { env, seconds: SECONDS }));
  if (late) throw new UnbuiltError(file, `${program} is not done after ${SECONDS} seconds`);
  if (status !== 0) throw new UnbuiltError(file, `${program}: ${reason(stderr)}`);
  return stdout;
}

function runFor<Result>(file: string, make: () => Result): Result {
  try {
    return make();
  } catch (error) {
    throw error instanceof InputError ? new UnbuiltError(file, error.message) : error;
  }
}

/** Where a program is. A relative folder of PATH is skipped: its content may be untrusted. */
export function onPath(program: string): string | undefined {
  const names = process.platform === 'win32' ? [`${program}.exe`] : [program];
  const folders = (process.env.PATH ?? '').split(delimiter).filter(isAbsolute);
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

const OF_NETWORK = ['HOME', 'PATH', 'SSH_AUTH_SOCK', 'HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'SSL_CERT_FILE'];

/** Git may run any program for the other protocols, and none of these asks anybody for a password. */
const ON_NETWORK = { GIT_ALLOW_PROTOCOL: 'http:https:ssh', GIT_TERMINAL_PROMPT: '0', GIT_LFS_SKIP_SMUDGE: '1' };

/** A proxy that does not exist. */
const OFF_NETWORK = { HTTP_PROXY: 'http://127.0.0.1:1', HTTPS_PROXY: 'http://127.0.0.1:1' };

/** The line in which a program says what is wrong. */
function reason(stderr: string): string {
  const lines = stderr
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^(WARNING|# Warning|Use --debug|\S+ level=)/i.test(line));
  return (lines.find((line) => /^error/i.test(line)) ?? lines.at(-1) ?? 'failed without a message')
    .replace(/^error: /i, '')
    .slice(0, 500);
}
