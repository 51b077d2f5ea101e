import { type Command, Option } from 'commander';
import type { Wanted } from '../application/reading';
import { levelsOf } from '../checks/levels';
import { InputError } from '../manifest/input-error';
import { table } from '../manifest/table';
import { pictureOfAll } from '../picture/applications';
import { renderD2 } from '../picture/d2';
import { renderDot } from '../picture/dot';
import { focused } from '../picture/focus';
import { fold } from '../picture/fold';
import { renderJson } from '../picture/json';
import { renderMermaid } from '../picture/mermaid';
import type { Picture } from '../picture/picture';
import { renderText } from '../picture/text';
import { fitted } from '../text/page-width';
import { colours, command, EXIT, type ExitStatus, exits } from './frame';
import { openPage } from './open';
import { applicationsAsked, type LiveWanted, reads, readsLive, readsSeen } from './reads';
import { watched } from './watch';

const HELP = `
FILE is YAML or JSON with any number of objects. In a FOLDER all manifests are read,
and those of folders in it, except those that kubetalk.yaml excludes. - is standard input:

  helm template . | kubetalk topology - --format svg > topology.svg

Several applications, such as staging and production, are shown side by side.

Without any, it shows what the cdk8s project in this folder synthesizes. Broken
paths are red, with the id of the check that found them.

Formats:
  text     a tree, in colour on a terminal
  svg      a standalone picture; many boxes are drawn as fewer
  html     a standalone page to search and click through
  mermaid  a flowchart for Markdown; many boxes are drawn as fewer
  dot, d2  for Graphviz and D2
  json     for programs: docs/topology.schema.json describes it

Exit status: 0 shown, 2 the input could not be read or the command is wrong.
`;

interface Options extends Wanted, LiveWanted {
  readonly format: string;
  readonly focus?: string;
  readonly depth?: number;
  readonly namespace?: string;
  readonly open?: boolean;
  readonly watch?: boolean;
}

/** @param project the folder of the cdk8s project that is meant where no files are named */
export function topologyCommand(project: string): Command {
  return readsSeen(readsLive(reads(command('topology'))))
    .argument('[FILE|FOLDER|-...]', 'the manifests')
    .addOption(new Option('--format <FORMAT>').choices(Object.keys(renderers)).default('text'))
    .option('--focus <NAME>', 'shows what reaches an object and what it reaches: web, or Service/web')
    .addOption(new Option('--depth <CALLS>', 'at most so many calls away from it').argParser(whole))
    .option('-n, --namespace <NAMESPACE>', 'shows what is in a namespace, and what it connects to')
    .option('--open', 'shows the page in a browser')
    .option('--watch', 'shows it again after each change of a file')
    .addHelpText('after', () => fitted(HELP))
    .action(
      exits((files: string[], options: Options) =>
        options.watch ? watched(files, () => run(project, files, options)) : run(project, files, options),
      ),
    );
}

function whole(text: string): number {
  if (!/^\d{1,4}$/.test(text)) throw new InputError(`--depth ${text}: is no number of calls, such as 1`);
  return Number(text);
}

const renderers: Readonly<Record<string, (picture: Picture) => string | Promise<string>>> = table({
  text: (picture) => renderText(picture, colours(), process.stdout.isTTY ? process.stdout.columns : undefined),
  // The layout library is loaded by those who need it only.
  svg: async (picture) => (await import('../picture/svg')).renderSvg(picture),
  html: async (picture) => (await import('../picture/page/page')).renderPage([{ name: 'all', picture }]),
  mermaid: (picture) => renderMermaid(fold(picture)),
  dot: renderDot,
  d2: renderD2,
  json: renderJson,
});

async function run(project: string, files: readonly string[], options: Options): Promise<ExitStatus> {
  const { format, focus: name, depth, namespace, open = false, ...wanted } = options;
  if (depth !== undefined && name === undefined)
    throw new InputError('--depth counts calls from an object: add --focus NAME');
  const render = renderers[open ? 'html' : format] as (typeof renderers)[string];
  const { applications, settings, isWhole } = await applicationsAsked(
    project,
    files,
    wanted.live ? { ...wanted, namespace } : wanted,
  );
  const picture = pictureOfAll(applications, levelsOf(settings.config));
  const text = await render(focused(picture, { name, depth, namespace }));
  if (open) await openPage(text);
  else process.stdout.write(text);
  // What could not be looked at is missing in the picture.
  return isWhole || wanted.lenient ? EXIT.fine : EXIT.unusable;
}
