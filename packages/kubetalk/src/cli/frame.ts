import { inspect } from 'node:util';
import { Command, CommanderError } from 'commander';
import { version } from '../../package.json';
import { InputError } from '../manifest/input-error';
import { printable, printableLines } from '../text/printable';

/** How a run of the tool ends, for those who call it from a script. */
export const EXIT = {
  /** Nothing to object to. */
  fine: 0,
  /** The answer is one that a pipeline may want to stop at: errors, differences, not deployed. */
  found: 1,
  /** The input can't be read or the command is wrong: there is no answer. */
  unusable: 2,
  /** The tool itself failed; the part of the answer that it has is printed. */
  fault: 3,
} as const;

export type ExitStatus = (typeof EXIT)[keyof typeof EXIT];

/** The base of every command: its errors are thrown instead of ending the process, and it has --version. */
export function command(name: string): Command {
  return (
    new Command(name)
      .exitOverride()
      // An option's description has what the terminal leaves, however little.
      .configureHelp({ minWidthToWrap: 10 })
      .configureOutput({ writeErr: () => {} })
      .helpOption('-h, --help', 'says this')
      .version(version, '-V, --version', 'says which version this is')
  );
}

/** The action of a command that ends with the status it returns. */
export function exits<Words extends unknown[]>(run: (...words: Words) => ExitStatus | Promise<ExitStatus>) {
  return async (...words: Words): Promise<void> => {
    process.exitCode = await run(...words);
  };
}

/** Names what is missing from an answer, beside it. */
export function notLookedAt(errors: readonly InputError[]): void {
  for (const { message } of errors) console.error(`note: not looked at: ${printable(message)}`);
}

/** Whether to colour the output, as Node itself decides. */
export function colours(): boolean {
  const { FORCE_COLOR } = process.env;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return process.stdout.isTTY === true && process.stdout.hasColors();
}

/** Says what a run ended with, and with which status: one line where the user can fix it, else the trace. */
export function ended(error: unknown): ExitStatus {
  const { code, syscall } = error as NodeJS.ErrnoException;
  // The answer was not written: its exit status must not look like one.
  if (syscall === 'write') return ended(new InputError(`standard output: can't be written to (${code})`));
  if (error instanceof CommanderError && error.exitCode === 0) return EXIT.fine;
  if (error instanceof InputError || error instanceof CommanderError) {
    console.error(`error: ${printable(inOneLine(error))}`);
    return EXIT.unusable;
  }
  console.error(printableLines(inspect(error)));
  console.error(`error: this is a fault of kubetalk ${version}: ${ISSUE}`);
  return EXIT.fault;
}

function inOneLine({ message, ...error }: Error & { readonly code?: string }): string {
  const line = message.replace(/^error: /, '').replaceAll('\n', ' ');
  return /unknown/i.test(error.code ?? '') && !line.endsWith('?)') ? `${line}: --help says what there is` : line;
}

/** What to send where, so that a fault can be found. */
export const ISSUE = 'please report it with the lines above and the smallest manifests that show it';
