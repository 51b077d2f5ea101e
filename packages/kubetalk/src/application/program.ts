import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { InputError } from '../manifest/input-error';

/** A run of another program. */
export interface Run {
  /** @default - the current folder */
  readonly cwd?: string;
  /** All of its environment. */
  readonly env: NodeJS.ProcessEnv;
  /** What it reads from standard input. @default - nothing */
  readonly input?: string;
  /** When it is ended. @default 120 */
  readonly seconds?: number;
}

export interface Ended {
  /** Null where a signal ended it. */
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Whether it took too long. */
  readonly late: boolean;
}

/** More than this is no manifest that anybody would read, in bytes. */
const MOST_OUTPUT = 2 ** 28;

/** Runs a program to its end. @throws InputError where it is not there, or prints more than 256 MiB */
export function run(program: string, words: readonly string[], { cwd, env, input = '', seconds = 120 }: Run): Ended {
  const { error, status, signal, stdout, stderr } = spawnSync(program, words, {
    cwd,
    env,
    input,
    encoding: 'utf8',
    maxBuffer: MOST_OUTPUT,
    timeout: seconds * 1000,
    // One that ignores a request to end would keep us for ever.
    killSignal: 'SIGKILL',
  });
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  const late = code === 'ETIMEDOUT';
  if (code === 'ENOENT') throw new InputError(`${program}: not found: install it and put it on PATH`);
  // A program that ends before it has read everything says itself why.
  if (error && !late && code !== 'EPIPE') throw new InputError(`${program}: ${error.message}`);
  return { status, signal, stdout: stdout ?? '', stderr: stderr ?? '', late };
}

/** As {@link run}, beside others: what it prints is collected, whatever else runs. */
export async function runBeside(
  program: string,
  words: readonly string[],
  { cwd, env, input = '', seconds = 120 }: Run,
): Promise<Ended> {
  const child = spawn(program, words, { cwd, env, stdio: 'pipe', timeout: seconds * 1000, killSignal: 'SIGKILL' });
  const printed = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text) => (printed[name] += text));
  // A program that ends before it has read everything says itself why.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  try {
    const [status, signal] = await once(child, 'close');
    return { status, signal, ...printed, late: signal === 'SIGKILL' };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new InputError(
      code === 'ENOENT' ? `${program}: not found: install it and put it on PATH` : `${program}: ${message}`,
    );
  }
}

/** Runs a command of the user's own in a shell, whose output goes to standard error. ^C ends both, and there is no time limit. */
export async function runInShell(
  command: string,
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<Pick<Ended, 'status' | 'signal'>> {
  const child = spawn(command, { cwd, env, shell: true, stdio: ['ignore', process.stderr, process.stderr] });
  const [status, signal] = await once(child, 'close');
  return { status, signal };
}

/** Starts a program that outlives us. False where it can't be started. */
export function started(program: string, words: readonly string[]): Promise<boolean> {
  const child = spawn(program, words, { stdio: 'ignore', detached: true });
  return new Promise((resolve) => {
    child.on('error', () => resolve(false));
    child.on('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}

/** These variables of our environment, where they are set. */
export function variables(names: readonly string[]): NodeJS.ProcessEnv {
  return Object.fromEntries(
    names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
}

/** What a program needs to run at all. */
export const NEEDED = ['SystemRoot', 'TEMP', 'TMP', 'TMPDIR'];
