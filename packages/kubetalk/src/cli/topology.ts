import { type Command, Option } from 'commander';
import type { Application } from '../application/application';
import { projectIn } from '../application/project';
import { applicationIn, applicationOfProject, type Settings, settingsOf, type Wanted } from '../application/reading';
import { levelsOf } from '../checks/levels';
import { InputError } from '../manifest/input-error';
import { fold } from '../picture/fold';
import { renderMermaid } from '../picture/mermaid';
import { pictureOf } from '../picture/model';
import type { Picture } from '../picture/picture';
import { renderText } from '../picture/text';
import { topologyOf } from '../topology/topology';
import { colours, command, EXIT, type ExitStatus, exits, notLookedAt, optimizeLater } from './frame';
import { reads } from './reads';

const HELP = `
FILE is YAML or JSON with any number of objects. Of a FOLDER all manifests are read,
and those of folders in it, but for what kubetalk.yaml excludes. - is standard input:

  helm template . | kubetalk topology - --format svg > topology.svg

Without any, it shows what the cdk8s project in this folder synthesizes. What
can't work is red, with the id of its check.

Formats: text is a tree, in colour on a terminal; mermaid a flowchart for
Markdown; svg a picture that stands alone, in which many boxes are folded into
fewer.

Exit status: 0 shown, 2 the input could not be read or the command is wrong.
`;

interface Options extends Wanted {
  readonly format: string;
}

/** @param project the folder of the cdk8s project that is meant where no files are named */
export function topology(project: string): Command {
  return reads(command('topology'))
    .argument('[FILE|FOLDER|-...]', 'the manifests')
    .addOption(new Option('--format <FORMAT>').choices(Object.keys(renderers)).default('text'))
    .addHelpText('after', HELP)
    .action(exits((files: string[], options: Options) => run(project, files, options)));
}

/** GitHub draws no Mermaid of more arrows; to place more takes minutes. */
const MOST_ARROWS = 500;

function drawable(picture: Picture): Picture {
  const folded = fold(picture);
  if (folded.edges.length > MOST_ARROWS)
    throw new InputError(
      `${folded.edges.length} arrows are too many for a picture: name fewer files, or use --format text`,
    );
  return folded;
}

const renderers: Readonly<Record<string, (picture: Picture) => string | Promise<string>>> = {
  text: (picture) => renderText(picture, colours()),
  mermaid: (picture) => renderMermaid(drawable(picture)),
  // The layout library is loaded by those who need it only.
  svg: async (picture) => (await import('../picture/svg')).renderSvg(drawable(picture)),
};

async function named(files: readonly string[], settings: Settings): Promise<Application> {
  const { application, unreadable } = await applicationIn(files, settings);
  notLookedAt(unreadable);
  return application;
}

async function run(project: string, files: readonly string[], { format, ...wanted }: Options): Promise<ExitStatus> {
  const render = renderers[format] as (typeof renderers)[string];
  const settings = await settingsOf(wanted, files.length > 0 ? {} : { folder: project });
  const application =
    files.length > 0 ? await named(files, settings) : await applicationOfProject(projectIn(project), settings);
  optimizeLater(application.manifests.length);
  process.stdout.write(await render(pictureOf(topologyOf(application), levelsOf(settings.config))));
  return EXIT.fine;
}
