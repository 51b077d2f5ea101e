import { existsSync, lstatSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { version } from '../../package.json';
import { home, isHome } from '../application/inside';
import { filesFor, type NewFile } from '../init/files';
import { type Survey, surveyOf } from '../init/survey';
import { InputError } from '../manifest/input-error';
import { listed } from '../text/budget';
import { fitted, onPage } from '../text/page-width';
import { printable } from '../text/printable';
import { count } from '../text/wrapped';
import { command, EXIT, type ExitStatus, exits } from './frame';

const HELP = `
It looks at the repository of this folder and writes, at its top, kubetalk.yaml and
what checks each pull request: .github/workflows/kubetalk.yml, or .gitlab/kubetalk.yml
where the repository uses GitLab. A file that is there stays as it is.

Exit status: 0 written, or all there; 2 a file can't be written.
`;

export function initCommand(): Command {
  return command('init')
    .addHelpText('after', () => fitted(HELP))
    .action(exits(run));
}

async function run(): Promise<ExitStatus> {
  const top = home();
  const survey = await surveyOf(top);
  const written = filesFor(survey).map((file) => [file, isWritten(top, file)] as const);
  const lines = [
    ...onPage(found(survey), '  ', 'found: '),
    ...written.map(([{ path }, isNew]) => (isNew ? `wrote: ${path}` : `kept: ${path}, which is there`)),
    ...next(survey, written),
  ];
  process.stdout.write(`${lines.map(printable).join('\n')}\n`);
  return EXIT.fine;
}

/** Writes a file. False where it is there. @throws InputError where it can't be written, or not in the repository */
function isWritten(top: string, { path, text }: NewFile): boolean {
  const file = join(top, path);
  if (lstatSync(file, { throwIfNoEntry: false })) return false;
  let above = dirname(file);
  while (!existsSync(above)) above = dirname(above);
  if (!isHome(above)) throw new InputError(`${path}: a link leads out of the repository: nothing is written there`);
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, { flag: 'wx' });
  } catch (error) {
    throw new InputError(`${path}: can't be written (${(error as NodeJS.ErrnoException).code})`);
  }
  return true;
}

function found({ charts, kustomizations, projects, files, objects, variants }: Survey): string {
  const named = (paths: readonly string[], what: string) =>
    paths.length === 0 ? [] : [`${count(paths.length, what)} (${listed(paths, (path) => path)})`];
  const plain = `${count(objects, 'object')} in ${count(files, 'file')}${variants > 1 ? `, ${variants} variants` : ''}`;
  const all = [
    ...named(charts, 'chart'),
    ...named(kustomizations, 'kustomization'),
    ...named(projects, 'cdk8s project'),
    ...(objects > 0 ? [plain] : []),
  ];
  return all.join('; ') || 'no manifests';
}

/** What is left to do by hand. */
function next({ hasKubetalk, pipeline }: Survey, written: readonly (readonly [NewFile, boolean])[]): readonly string[] {
  const isIncluded = written.some(([{ path }, isNew]) => path === '.gitlab-ci.yml' && isNew);
  return [
    ...(hasKubetalk
      ? []
      : [`next: npm install --save-dev ./kubetalk-${version}.tgz: pipelines run kubetalk of package.json`]),
    ...(pipeline === 'gitlab' && !isIncluded
      ? ['next: add to .gitlab-ci.yml: include: [{local: .gitlab/kubetalk.yml}]']
      : []),
    'next: kubetalk check .',
  ];
}
