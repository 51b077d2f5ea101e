import type { Command } from 'commander';
import { reported } from '../checks/levels';
import { severityOf } from '../checks/run';
import { InputError } from '../manifest/input-error';
import { didYouMean } from '../text/nearest';
import { onPage } from '../text/page-width';
import { type Paint, painter } from '../text/paint';
import { colours, command, EXIT, type ExitStatus, exits } from './frame';

type Explained = (typeof reported)[number];

export function explainCommand(): Command {
  return command('explain')
    .argument('[CHECK]', 'the check, as a finding names it; without one, all are listed')
    .action(exits(run));
}

function run(id: string | undefined): ExitStatus {
  process.stdout.write(id === undefined ? list() : explanation(called(id), painter(colours())));
  return EXIT.fine;
}

function called(id: string): Explained {
  const found = reported.find((check) => check.id === id);
  if (found) return found;
  const ids = reported.map((check) => check.id);
  throw new InputError(`no check is called ${id}${didYouMean(id, ids, ': kubetalk explain lists all')}`);
}

/** Every check by its id, with what it finds. */
function list(): string {
  return [...reported]
    .sort((one, other) => (one.id < other.id ? -1 : 1))
    .map(({ id, title }) => `${[id, ...onPage(title, '    ')].join('\n')}\n`)
    .join('');
}

/** What a check finds, what a cluster does there, what to change, and an example of the fault. */
function explanation({ id, outcome, title, why, remedy, example, quiet }: Explained, paint: Paint): string {
  const severity = severityOf(outcome);
  return [
    `${paint('bold', id)} ${paint(severity === 'error' ? 'red' : 'yellow', severity)} (${outcome})`,
    '',
    ...onPage(`Finds ${title}.`, '  '),
    ...(quiet ? onPage('Most of it is harmless: kubetalk.yaml turns it on.', '  ') : []),
    '',
    ...onPage(why, '  '),
    '',
    ...onPage(`${remedy}.`, '  ', '  Fix: '),
    '',
    '  For example:',
    '',
    ...example
      .trimEnd()
      .split('\n')
      .map((line) => (line === '' ? '' : `    ${line}`)),
    '',
  ].join('\n');
}
