import { type Command, Option } from 'commander';
import { excluding, readConfig } from '../application/config';
import { read } from '../application/files';
import { inNamespace, likelyNamespace } from '../application/namespace';
import { projectIn, synthesized } from '../application/project';
import { InputError } from '../manifest/input-error';
import { manifestsOf } from '../manifest/read';
import { fold } from '../picture/fold';
import { renderMermaid } from '../picture/mermaid';
import { pictureOf } from '../picture/model';
import type { Picture } from '../picture/picture';
import { renderText } from '../picture/text';
import { readTopology, type Topology } from '../topology/topology';
import { type Building, building, buildOptions } from './building';
import { colours, command, EXIT, type ExitStatus, exits, optimizeLater } from './frame';

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

interface Options extends Building {
  readonly format: string;
}

/** @param project the folder of the cdk8s project that is meant where no files are named */
export function topology(project: string): Command {
  return building(command('topology'))
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

async function run(project: string, files: readonly string[], { format, ...built }: Options): Promise<ExitStatus> {
  const render = renderers[format] as (typeof renderers)[string];
  const topology = files.length > 0 ? await ofFiles(files, built) : await ofProject(project);
  process.stdout.write(await render(pictureOf(topology)));
  return EXIT.fine;
}

/** Files may be a part of something: kubectl may be pointed to where the rest is. */
async function ofFiles(files: readonly string[], built: Building): Promise<Topology> {
  const config = readConfig(process.cwd());
  const { namespace, complete } = config;
  const { manifests } = await read(files, { complete, ...buildOptions(built), ...excluding(config) });
  optimizeLater(manifests.length);
  const going = namespace ?? (complete ? undefined : likelyNamespace(manifests));
  return readTopology(inNamespace(manifests, going), { complete });
}

async function ofProject(project: string): Promise<Topology> {
  const manifests = [...(await synthesized(projectIn(project)))].flatMap(([file, text]) => manifestsOf({ file, text }));
  return readTopology(manifests, { complete: true });
}
