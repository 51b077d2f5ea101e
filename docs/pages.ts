import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { load } from 'js-yaml';
import {
  applicationOf,
  checks,
  manifestsOf,
  pictureOf,
  renderMermaid,
  renderPage,
  renderSvg,
  topologyOf,
} from 'kubetalk';
import { environments } from '../environments';
import { scripts } from '../package.json';
import { chartFile } from '../packages/cdk8s-kubetalk/src/import/frame';
import { importManifests } from '../packages/cdk8s-kubetalk/src/import/import';
import type { Record as ClusterRecord } from '../test/lesson/cluster';
import { synthesize } from '../test/synthesize';
import { page } from './checks';
import { configSchema } from './config-schema';
import { explained } from './describe';
import { type Blocks, fenced, fill, statement } from './fill';
import { reference } from './reference';

/** Every page, schema and picture that is made from the project, by its path. Run in the project's folder. */
export async function pages(): Promise<Readonly<Record<string, string>>> {
  const templates = ['lesson', 'api', 'coming-from', 'pull-requests', 'your-own'].map(
    (name) => [`docs/${name}.md`, template(name)] as const,
  );
  const pictures = await Promise.all(
    environments.names.map(async (name) => [`docs/pictures/${name}.svg`, await picture(name)] as const),
  );
  return Object.fromEntries([
    ['docs/checks.md', page(checks)],
    ['docs/environments.md', environmentsPage()],
    ['packages/kubetalk/kubetalk.schema.json', configSchema()],
    ...templates,
    ...pictures,
    [
      'docs/pictures/lesson.html',
      await renderPage([{ name: 'all', picture: pictureOf(topologyFor('lesson')) }], {
        title: 'The lesson: who talks to whom',
      }),
    ],
  ]);
}

function template(name: string): string {
  const file = `docs/templates/${name}.md`;
  return fill(readFileSync(file, 'utf8'), file, blocks);
}

function topologyFor(environment: string) {
  return topologyOf(
    applicationOf(
      manifestsOf({ file: environment, text: synthesize(environments.asked({ ENVIRONMENT: environment })) }),
    ),
  );
}

function picture(environment: string): Promise<string> {
  return renderSvg(pictureOf(topologyFor(environment)), `Who talks to whom in the environment ${environment}`);
}

function image(environment: string): string {
  return `![Who talks to whom in the environment ${environment}](pictures/${environment}.svg)`;
}

function environmentsPage(): string {
  const sections = environments.names.map(
    (name) => `## ${name}\n\n${sentence(environments.of(name).purpose)}\n\n${image(name)}\n`,
  );
  return `# The environments

<!-- Made from environments.ts by \`npm run docs\`: change that, not this page. -->

Who talks to whom in each, drawn from its manifests: \`ENVIRONMENT=name npm run -s topology\` shows the same on a terminal.

${sections.join('\n')}`;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

const blocks: Blocks = {
  /** `imported FILE NAME`: the chart class of its manifests. */
  imported: (words) => {
    const [file = '', name = ''] = words.split(' ');
    const manifests = manifestsOf({ file, text: readFileSync(file, 'utf8') });
    return fenced('ts', chartFile(importManifests(new Map([['', manifests]]), name, file).chart));
  },
  /** `api NAME`: what the constructs' package exports by that name. */
  api: reference,
  /** `code FILE TEXT`: the statement of a file that begins with the line of that text. */
  code: (words) => {
    const [file = '', ...text] = words.split(' ');
    return fenced('ts', statement(readFileSync(file, 'utf8'), text.join(' ')));
  },
  /** `begin FILE NUMBER`: as many of its documents. */
  begin: (words) => {
    const [file = '', number = ''] = words.split(' ');
    const documents = readFileSync(file, 'utf8').split('---\n');
    return fenced(extname(file).slice(1), documents.slice(0, Number(number)).join('---\n'));
  },
  /** `file FILE`: all of it. */
  file: (file) => fenced(extname(file).slice(1), readFileSync(file, 'utf8')),
  /** `yaml ENVIRONMENT KIND NAME`: an object as it is synthesized. */
  yaml: (words) => fenced('yaml', yaml(words)),
  /** `try COMMAND`: a command that needs no cluster, and what it prints. */
  try: (command) => `${fenced('sh', inLines(command))}\n\n${fenced('text', output(command))}`,
  /** `output COMMAND`: only what it prints. */
  output: (command) => fenced('text', output(command)),
  /** `cluster COMMAND`: a command, and what a cluster printed. */
  cluster: (command) => `${fenced('sh', command)}\n\n${fenced('text', recorded(command))}`,
  /** `describe COMMAND`: what a cluster printed, line by line. */
  describe: (command) => explained(recorded(command)),
  picture: image,
  mermaid: (environment) => fenced('mermaid', renderMermaid(pictureOf(topologyFor(environment)))),
  version: () => `The output of kubectl is that of a cluster of one node with Kubernetes ${record().kubernetes}.`,
};

/** A long command with a line for each part of its pipe. */
function inLines(command: string): string {
  return command.length > 100 ? command.replaceAll(' | ', ' |\n  ') : command;
}

function yaml(words: string): string {
  const [environment = '', kind, name] = words.split(' ');
  const found = synthesize(environments.asked({ ENVIRONMENT: environment }))
    .split('---\n')
    .find((document) => {
      const object = load(document) as { kind: string; metadata: { name: string } };
      return object.kind === kind && object.metadata.name === name;
    });
  if (!found) throw new Error(`${words}: no such object`);
  return found;
}

function record(): ClusterRecord {
  return JSON.parse(readFileSync('test/lesson/record.json', 'utf8'));
}

function recorded(command: string): string {
  const found = record().commands.find((one) => one.command === command);
  if (!found) throw new Error(`"${command}" is not on record: add it to test/lesson/cluster.ts and record it`);
  return found.output;
}

/** What a reader's shell prints; without npm, which takes longer to start a script than that takes. */
function output(command: string): string {
  const { FORCE_COLOR, ...rest } = process.env;
  const env = { ...rest, CDK8S_CHECK_UPGRADE: 'false', NO_COLOR: '1' };
  const direct = command.replace(/\bnpm run -s (\w+) --(?= )/g, (_, name) => scripts[name as keyof typeof scripts]);
  return execFileSync('sh', ['-c', direct], { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}
