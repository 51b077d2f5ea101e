import { type ParseArgsConfig, parseArgs } from 'node:util';
import { InputError } from '../manifest/input-error';
import { printable } from '../text/printable';

/** The options and words of the command line. @throws InputError where they are not known */
export function parsed<Options extends NonNullable<ParseArgsConfig['options']>>(options: Options) {
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    // The first sentence says what is wrong; the others are advice for other commands.
    const [said] = (error as Error).message.split(/\. |\n/);
    throw new InputError(`${said?.charAt(0).toLowerCase()}${said?.slice(1)}: --help says what there is`);
  }
}

/** Whether to colour the output, as Node itself decides. */
export function colours(): boolean {
  const { FORCE_COLOR } = process.env;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return process.stdout.isTTY === true && process.stdout.hasColors();
}

/**
 * Runs a command to its exit status: 2 where it throws, with one line where the user can mend it.
 *
 * @param name of the npm script
 */
export function run(name: string, main: () => Promise<number>): void {
  // npm starts scripts in the project's folder, but the user means files from where they are.
  if (process.env.npm_lifecycle_event === name && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);

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
