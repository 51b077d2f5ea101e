import { existsSync } from 'node:fs';
import { type Command, Option } from 'commander';
import type { Wanted } from '../application/reading';
import { statedCalls } from '../policies/stated';
import { csv, pairsJson, pairsText, replyJson, replyText, verdictName } from '../reach/formats';
import { pairsOf } from '../reach/pairs';
import { replies } from '../reach/question';
import { fitted } from '../text/page-width';
import type { Answer } from '../topology/tiers/tier';
import { type Topology, topologyOf } from '../topology/topology';
import { colours, command, EXIT, type ExitStatus, exits } from './frame';
import { applicationAsked, collected, reads } from './reads';

const HELP = `
  kubetalk reach web db:5432 k8s/   shows whether web may talk to db, and why: which
                                    Service, policy and rule; what would open it
  kubetalk reach k8s/               lists all that may talk and do not call: what an
                                    intruder in each workload could reach

FROM and TO are workloads or Services: web, deployment/web, shop/web, db.shop; or
outside. TO may be an address as well. :PORT is that of the Service, or of the Pods;
:53/UDP names its protocol. Where files or folders have the names of FROM and TO,
use deployment/web.

FILE is YAML or JSON with any number of objects. In a FOLDER all manifests are read,
and those of folders in it. - is standard input. Without any, kubetalk reads what the
cdk8s project in this folder synthesizes.

A verdict is allowed, denied, or may, where it depends on what the manifests do not
show: the address of a Pod, the labels of a namespace, a field that is not read.

Exit status: 0 answered, 1 not all is as --expect has it (what may be is neither), 2
the input could not be read, or the command is wrong.
`;

const FORMATS = ['text', 'csv', 'json'] as const;

interface Options extends Wanted {
  readonly format: (typeof FORMATS)[number];
  readonly allow: readonly string[];
  readonly expect?: 'allowed' | 'denied';
}

/** @param project the folder of the cdk8s project that is meant where no files are named */
export function reachCommand(project: string): Command {
  return reads(command('reach'))
    .usage('[options] [FROM TO[:PORT]] [FILE|FOLDER|-...]')
    .argument('[words...]')
    .option(
      '--allow <CALLER=WHERE>',
      'a call that no manifest shows, as for kubetalk policies (may be repeated)',
      collected,
      [],
    )
    .option('-n, --namespace <NAME>', 'where objects go that name no namespace')
    .addOption(new Option('--format <FORMAT>').choices(FORMATS).default('text'))
    .addOption(
      new Option('--expect <VERDICT>', 'ends with 1 where a verdict is another').choices(['allowed', 'denied']),
    )
    .addHelpText('after', () => fitted(HELP))
    .action(exits((words: string[], options: Options) => run(project, words, options)));
}

async function run(project: string, words: readonly string[], options: Options): Promise<ExitStatus> {
  const [from = '', to = ''] = words;
  const asks = words.length > 1 && !(isPath(from) && isPath(to));
  const { application, settings } = await applicationAsked(project, asks ? words.slice(2) : words, options);
  const topology = topologyOf(application);
  const { text, answers } = asks
    ? oneOf(topology, from, to, options)
    : allOf(topology, settings.config.policies.allow, options);
  process.stdout.write(text);
  const { expect } = options;
  return expect !== undefined && answers.some((answer) => verdictName(answer) !== expect) ? EXIT.found : EXIT.fine;
}

/** Whether a word names a file: it exists, or has the extension of a manifest. */
function isPath(word: string): boolean {
  return word === '-' || /\.(ya?ml|json)$/i.test(word) || existsSync(word);
}

interface Printed {
  readonly text: string;
  readonly answers: readonly Answer[];
}

function oneOf(topology: Topology, from: string, to: string, { format }: Options): Printed {
  const found = replies(topology, from, to);
  const render = {
    text: () => replyText(topology, found, colours()),
    csv: () => csv(found),
    json: () => replyJson(topology, found),
  };
  return { text: render[format](), answers: found.map(({ answer }) => answer) };
}

function allOf(topology: Topology, known: readonly string[], { format, allow }: Options): Printed {
  const found = pairsOf(
    topology,
    [...known, ...allow].flatMap((call) => statedCalls(topology, call)),
  );
  const render = {
    text: () => pairsText(topology, found),
    csv: () => csv(found.pairs),
    json: () => pairsJson(found),
  };
  return { text: render[format](), answers: found.pairs.map(({ answer }) => answer) };
}
