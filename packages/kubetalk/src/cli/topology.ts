import { InputError } from '../manifest/input-error';
import type { Manifest } from '../manifest/manifest';
import { manifestsOf, read } from '../manifest/read';
import { fold } from '../picture/fold';
import { renderMermaid } from '../picture/mermaid';
import { pictureOf } from '../picture/model';
import type { Picture } from '../picture/picture';
import { renderText } from '../picture/text';
import { readTopology } from '../topology/topology';
import { projectIn, synthesized } from './fresh';
import { colours, parsed, run } from './program';

const HELP = `npm run -s topology -- [FILE|FOLDER|-…] [--format text|mermaid|svg]

Shows who talks to whom: from outside through Services to Pods, and on to the
Services that these call. What can't work is red, with the id of its check.

  FILE              YAML or JSON, with any number of objects
  FOLDER            its *.yaml, *.yml and *.json, not those of folders in it
  -                 standard input: helm template . | npm run -s topology -- -
                    without any: what the cdk8s project in this folder
                    synthesizes
  --format text     a tree (default), in colour on a terminal
  --format mermaid  a flowchart for Markdown
  --format svg      a picture that stands alone; many boxes are folded into fewer

Exit status: 0 shown, 2 the input could not be read or the command is wrong.
`;

const options = {
  format: { type: 'string', default: 'text' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

// The project is here, wherever the files are that the user means.
const project = process.cwd();

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

async function main(): Promise<number> {
  const { values, positionals } = parsed(options);
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const render = Object.hasOwn(renderers, values.format) ? renderers[values.format] : undefined;
  if (!render) throw new InputError(`format "${values.format}" is not known: use ${Object.keys(renderers).join(', ')}`);
  const manifests = positionals.length > 0 ? (await read(positionals)).manifests : ofProject();
  process.stdout.write(await render(pictureOf(readTopology(manifests))));
  return 0;
}

/** What the project in this folder synthesizes. */
function ofProject(): readonly Manifest[] {
  return [...synthesized(projectIn(project))].flatMap(([file, text]) => manifestsOf({ file, text }));
}

run('topology', main);
