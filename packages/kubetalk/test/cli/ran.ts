import { Readable } from 'node:stream';
import { format } from 'node:util';
import { ended } from '../../src/cli/frame';
import { kubetalk } from '../../src/cli/kubetalk';

/** What a run printed on both streams, and its exit status. */
export interface Ran {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Around {
  /** Where it runs, and the cdk8s project that it means. @default - where the tests run */
  readonly folder?: string;
  /** What comes on standard input. @default - nothing */
  readonly input?: string;
  /** Beside the variables of the tests, but for those that are about colours. */
  readonly env?: NodeJS.ProcessEnv;
}

/**
 * Runs kubetalk with these words, all but its process, which takes ten times as long: for tests that prove nothing of a
 * process. What another program prints by itself, such as the app of a cdk8s project, goes to the streams of the tests.
 */
export async function ran(words: readonly string[], { folder, input = '', env = {} }: Around = {}): Promise<Ran> {
  const printed = { stdout: '', stderr: '' };
  const { FORCE_COLOR, NO_COLOR, ...variables } = process.env;
  const { exitCode } = process;
  const home = process.cwd();
  const undo = [
    replaced(process, 'env', { ...variables, ...env }),
    replaced(process, 'stdin', Readable.from([Buffer.from(input)])),
    replaced(process.stdout, 'isTTY', false),
    replaced(process.stdout, 'write', (text: string) => {
      printed.stdout += text;
      return true;
    }),
    replaced(console, 'error', (...said: unknown[]) => {
      printed.stderr += `${format(...said)}\n`;
    }),
  ];
  process.exitCode = 0;
  try {
    if (folder !== undefined) process.chdir(folder);
    await kubetalk(words, process.cwd()).catch((error: unknown) => {
      process.exitCode = ended(error);
    });
    return { status: Number(process.exitCode), ...printed };
  } finally {
    process.exitCode = exitCode;
    process.chdir(home);
    for (const one of undo) one();
  }
}

/** Puts another value into an object; what is returned puts the old one back. */
function replaced(object: object, name: string, value: unknown): () => void {
  const kept = Object.getOwnPropertyDescriptor(object, name);
  Object.defineProperty(object, name, { value, configurable: true, writable: true, enumerable: true });
  return () => {
    Reflect.deleteProperty(object, name);
    if (kept) Object.defineProperty(object, name, kept);
  };
}
