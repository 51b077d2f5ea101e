import { spawnSync } from 'node:child_process';
import { UnbuiltError } from '../manifest/input-error';

const SECONDS = 120;

/**
 * What a program makes of a file; undefined where it is not on PATH.
 *
 * @throws UnbuiltError where it fails, with what it says
 */
export function output(file: string, program: string, words: readonly string[]): string | undefined {
  const { status, stdout, stderr, error } = spawnSync(program, words, {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    timeout: SECONDS * 1000,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: process.env,
  });
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  if (code === 'ENOENT') return undefined;
  if (code === 'ETIMEDOUT') throw new UnbuiltError(file, `${program} is not done after ${SECONDS} seconds`);
  if (error) throw new UnbuiltError(file, `${program}: ${error.message}`);
  if (status !== 0) throw new UnbuiltError(file, `${program}: ${reason(stderr)}`);
  return stdout;
}

/** The line in which a program says what is wrong. */
function reason(stderr: string): string {
  const lines = stderr
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^(WARNING|# Warning|Use --debug|\S+ level=)/i.test(line));
  return (lines.find((line) => /^error/i.test(line)) ?? lines.at(-1) ?? 'failed without a word')
    .replace(/^error: /i, '')
    .slice(0, 500);
}
