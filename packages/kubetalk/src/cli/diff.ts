import { type Command, Option } from 'commander';
import type { Target } from '../cluster/kubectl';
import { live } from '../cluster/live';
import { diff } from '../diff/diff';
import { json } from '../diff/json';
import { markdown } from '../diff/markdown';
import { isEmpty } from '../diff/report';
import { terminal } from '../diff/terminal';
import type { Section } from '../diff/values';
import { InputError } from '../manifest/input-error';
import type { Manifest } from '../manifest/manifest';
import { manifestsOf } from '../manifest/read';
import { read } from '../sources/read';
import { committed } from './base';
import { colours, command, EXIT, type ExitStatus, exits } from './frame';
import { projectIn, synthesized, synthesizedOutput } from './fresh';

const HELP = `
Says what differs between manifests, and what a cluster that holds the first does
when the second are applied: what it refuses, which Pods are replaced, who
reaches whom afterwards. BEFORE and AFTER are files or folders of YAML or JSON; -
is standard input. Values of Secrets are never shown.

  kubetalk diff before.yaml after.yaml
  kubetalk diff --base origin/main
  kubetalk diff --live --context production -n shop

Exit status: 0 no difference, 1 differences, 2 the input could not be read or
the command is wrong.
`;

interface Options extends Target {
  readonly base?: string;
  readonly live?: boolean;
  readonly prune?: boolean;
  readonly format: string;
  readonly exitZero?: boolean;
}

/** @param project the folder of the cdk8s project that is meant by --base and --live */
export function diffs(project: string): Command {
  return command('diff')
    .argument('[BEFORE]', 'manifests as they are')
    .argument('[AFTER]', 'manifests as they are to be')
    .option('--base <REF>', "the project's output folder as committed at a git ref, against a fresh synth")
    .option('--live', 'what the cluster holds, against a fresh synth; only fields that the manifests have count')
    .option('--context <NAME>', 'the cluster, as kubectl takes it')
    .option('-n, --namespace <NAME>', 'the namespace, as kubectl takes it')
    .option('--prune', 'what is gone is deleted, as kubetalk deploy does')
    .addOption(new Option('--format <FORMAT>').choices(Object.keys(FORMATS)).default('terminal'))
    .option('--exit-zero', 'differences are no failure')
    .addHelpText('after', HELP)
    .allowExcessArguments()
    .action(
      exits((_before: unknown, _after: unknown, options: Options, { args }: Command) => run(project, args, options)),
    );
}

const FORMATS: Readonly<Record<string, (sections: readonly Section[]) => string>> = {
  terminal: (sections) => terminal(sections, colours()),
  markdown,
  json,
};

async function sections(
  project: string,
  { base, live: isLive, prune, context, namespace }: Options,
  files: readonly string[],
): Promise<readonly Section[]> {
  const forms = [files.length > 0, base !== undefined, isLive].filter(Boolean).length;
  if (forms > 1) throw new InputError('files, --base and --live exclude each other: use one (--help says more)');
  const target = { context, namespace };
  if ((context ?? namespace) !== undefined && !isLive)
    throw new InputError('--context and -n say which cluster is meant: use them with --live');
  const report = (before: readonly Manifest[], after: readonly Manifest[]) => diff(before, after, { pruned: prune });
  if (base !== undefined) return ofBase(project, base, report);
  if (isLive) {
    const { before, after } = live([...synthesized(projectIn(project)).values()].join('---\n'), target);
    return [{ report: report(before, after) }];
  }
  const [before, after] = files;
  if (before === undefined || after === undefined || files.length > 2)
    throw new InputError(`name BEFORE and AFTER: ${files.length} of 2 are named (--help says more)`);
  if (before === '-' && after === '-') throw new InputError('both sides are standard input: name a file for one');
  return [{ report: report(await manifestsIn(before), await manifestsIn(after)) }];
}

type Compare = (before: readonly Manifest[], after: readonly Manifest[]) => Section['report'];

async function ofBase(project: string, ref: string, report: Compare): Promise<readonly Section[]> {
  const cdk8s = projectIn(project);
  const before = committed(ref, cdk8s);
  const after = synthesizedOutput(cdk8s);
  return [...new Set([...after.keys(), ...before.keys()])].map((file) => ({
    name: file.replace(/(\.k8s)?\.ya?ml$/, ''),
    report: report(
      manifestsOf({ file: `${ref}:${cdk8s.output}/${file}`, text: before.get(file) ?? '' }),
      manifestsOf({ file, text: after.get(file) ?? '' }),
    ),
  }));
}

async function manifestsIn(path: string): Promise<readonly Manifest[]> {
  const { manifests } = await read([path]);
  const wrong = manifests.find(({ source }) => source.notAnObject !== undefined)?.source;
  if (wrong) throw new InputError(`${wrong.file}:${wrong.line?.([])}: ${wrong.notAnObject} where an object is due`);
  return manifests;
}

async function run(project: string, files: readonly string[], options: Options): Promise<ExitStatus> {
  const render = FORMATS[options.format] as (typeof FORMATS)[string];
  const all = await sections(project, options, files);
  process.stdout.write(render(all));
  return all.every(({ report }) => isEmpty(report)) || options.exitZero ? EXIT.fine : EXIT.found;
}
