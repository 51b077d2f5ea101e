import { type ParseArgsConfig, parseArgs } from 'node:util';
import { printable } from '../checks/printable';
import { InputError } from '../manifest/input-error';

/** A command line as Node's parser reads it; what it can't read is an InputError. */
export function parse<const Options extends NonNullable<ParseArgsConfig['options']>>(options: Options) {
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    // The first sentence says what is wrong; the others are advice for other commands.
    const [said] = (error as Error).message.split(/\. |\n/);
    throw new InputError(`${said?.charAt(0).toLowerCase()}${said?.slice(1)}: --help says what there is`);
  }
}

/** Whether to colour what is printed, as Node itself decides for its own output. */
export function colours(): boolean {
  const { FORCE_COLOR } = process.env;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return process.stdout.isTTY === true && process.stdout.hasColors();
}

/**
 * Runs a command of the review, and ends with the status that it returns: 2 where the input is bad.
 *
 * @param script what npm calls it
 */
export function run(script: string, main: () => Promise<number>): void {
  // npm starts scripts in the project's folder, but the user means files from where they are.
  if (process.env.npm_lifecycle_event === script && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);

  // Whoever reads may stop early, as `head` does.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });

  main().then(
    (status) => {
      process.exitCode = status;
    },
    (error) => {
      console.error(error instanceof InputError ? `error: ${printable(error.message)}` : error);
      process.exitCode = 2;
    },
  );
}
