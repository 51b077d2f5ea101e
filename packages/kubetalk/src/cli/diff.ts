import { type Command, Option } from 'commander';
import { checkedOut, committed } from '../application/commit';
import { type Config, excluding, readConfig } from '../application/config';
import { type ReadOptions, read } from '../application/files';
import { projectIn, synthesized, synthesizedOutput } from '../application/project';
import { VERSION_OPTION, versionFrom } from '../application/versions';
import type { Target } from '../cluster/kubectl';
import { namespaceOf, versionOf } from '../cluster/kubectl';
import { live } from '../cluster/live';
import { type DiffOptions, diff } from '../diff/diff';
import { json } from '../diff/json';
import { markdown } from '../diff/markdown';
import { IMPACTS, type ImpactId, severity, worstOf } from '../diff/report';
import { terminal } from '../diff/terminal';
import type { Section } from '../diff/values';
import type { Kubernetes } from '../kubernetes/version';
import { InputError } from '../manifest/input-error';
import type { Manifest } from '../manifest/manifest';
import { manifestsOf } from '../manifest/read';
import { type Building, building, buildOptions } from './building';
import { colours, command, EXIT, type ExitStatus, exits, optimizeLater } from './frame';

const HELP = `
Says what differs between manifests, and what a cluster that holds the first does
when the second are applied: what it refuses, which Pods are replaced, who
reaches whom afterwards. BEFORE and AFTER are files or folders of YAML or JSON; -
is standard input. Values of Secrets are never shown.

  kubetalk diff before.yaml after.yaml
  kubetalk diff --base origin/main deploy/
  kubetalk diff --base origin/main
  kubetalk diff --live --context production -n shop
  helm template . | kubetalk diff --live -

With --base, the files or folders as they are committed there, against those that
are here; without any, a cdk8s project's output folder, against a fresh synth.
With --live, what the cluster holds of them. Impacts, from the worst:
${IMPACTS.slice(0, 8).join(', ')},
${IMPACTS.slice(8).join(', ')}.

Exit status: 0 no difference, 1 differences, 2 the input could not be read or
the command is wrong.
`;

interface Options extends Target, Building {
  readonly base?: string;
  readonly live?: boolean;
  readonly prune?: boolean;
  readonly serverSide?: boolean;
  readonly kubernetesVersion?: string;
  readonly ignore: readonly string[];
  readonly format: string;
  readonly failOn?: ImpactId;
  readonly exitZero?: boolean;
}

/** @param project the folder of the cdk8s project that is meant by --base and --live */
export function diffs(project: string): Command {
  return building(command('diff'))
    .argument('[BEFORE]', 'manifests as they are')
    .argument('[AFTER]', 'manifests as they are to be')
    .option('--base <REF>', 'the manifests as committed at a git ref, against those that are here')
    .option('--live', 'what the cluster holds of the manifests; only fields that they have count')
    .option('--context <NAME>', 'the cluster, as kubectl takes it')
    .option('-n, --namespace <NAME>', 'the namespace, as kubectl takes it')
    .option('--prune', 'what is gone is deleted, as kubetalk deploy does')
    .option('--server-side', 'it is applied with --server-side, which takes objects of any size')
    .option(...VERSION_OPTION)
    .option('--ignore <PATH>', 'no difference, such as metadata.labels.helm.sh/chart; may be repeated', repeated, [])
    .addOption(new Option('--format <FORMAT>').choices(Object.keys(FORMATS)).default('terminal'))
    .addOption(new Option('--fail-on <IMPACT>', 'only this impact and worse ones are a failure').choices(IMPACTS))
    .option('--exit-zero', 'differences are no failure')
    .addHelpText('after', HELP)
    .allowExcessArguments()
    .action(
      exits((_before: unknown, _after: unknown, options: Options, { args }: Command) => run(project, args, options)),
    );
}

const repeated = (value: string, known: readonly string[]) => [...known, value];

const FORMATS: Readonly<Record<string, (sections: readonly Section[]) => string>> = {
  terminal: (sections) => terminal(sections, colours()),
  markdown,
  json,
};

async function sections(project: string, options: Options, files: readonly string[]): Promise<readonly Section[]> {
  const { base, live: isLive, context, namespace } = options;
  if (base !== undefined && isLive) throw new InputError('--base and --live exclude each other: use one');
  if ((context ?? namespace) !== undefined && !isLive)
    throw new InputError('--context and -n say which cluster is meant: use them with --live');
  const config = readConfig(process.cwd());
  const kubernetes = versionFrom({
    flag: options.kubernetesVersion,
    configured: config.kubernetesVersion,
    folder: files.length > 0 ? process.cwd() : project,
    ...(isLive && { cluster: () => versionOf({ context, namespace }) }),
  });
  const compare = comparing(options, config, kubernetes);
  // Both sides are mostly the same.
  const reading = { ...buildOptions(options), kubernetesVersion: kubernetes.version, known: new Map() };
  const manifestsIn: Read = (paths) => manifestsOfAll(paths, { ...reading, ...excluding(config) });
  if (isLive)
    return [{ report: await ofCluster(project, { context, namespace }, files, compare, manifestsIn, kubernetes) }];
  if (base !== undefined && files.length === 0) return ofBase(project, base, compare, reading);
  if (base !== undefined) return [{ report: await ofCommit(base, files, compare, config, reading) }];
  const [before, after] = files;
  if (before === undefined || after === undefined || files.length > 2)
    throw new InputError(`name BEFORE and AFTER: ${files.length} of 2 are named (--help says more)`);
  if (before === '-' && after === '-') throw new InputError('both sides are standard input: name a file for one');
  return [{ report: compare(await manifestsIn([before]), await manifestsIn([after])) }];
}

type Compare = (before: readonly Manifest[], after: readonly Manifest[]) => Section['report'];

type Read = (paths: readonly string[]) => Promise<readonly Manifest[]>;

function comparing({ prune, serverSide, ignore }: Options, { diff: config }: Config, kubernetes: Kubernetes): Compare {
  const options: DiffOptions = {
    kubernetes,
    pruned: prune,
    serverSide,
    ignore: [...config.ignore, ...ignore],
    listKeys: config.listKeys,
  };
  return (before, after) => diff(before, after, options);
}

async function ofCluster(
  project: string,
  target: Target,
  files: readonly string[],
  compare: Compare,
  manifestsIn: Read,
  kubernetes: Kubernetes,
) {
  const manifests =
    files.length > 0
      ? await manifestsIn(files)
      : [...(await synthesized(projectIn(project)))].flatMap(([file, text]) => manifestsOf({ file, text }));
  const { before, after } = live(manifests, target, namespaceOf(target), kubernetes);
  return compare(before, after);
}

/** Files and folders as they are committed, against those that are here. */
async function ofCommit(ref: string, files: readonly string[], compare: Compare, config: Config, reading: ReadOptions) {
  if (files.includes('-')) throw new InputError('standard input is in no commit: name files or folders with --base');
  const after = await manifestsOfAll(files, { ...reading, ...excluding(config) });
  return checkedOut(ref, files, async (there, copied) => {
    const then = { ...config, ...(config.file !== undefined && { file: copied(config.file) }) };
    return compare(there.length > 0 ? await manifestsOfAll(there, { ...reading, ...excluding(then) }) : [], after);
  });
}

async function ofBase(
  project: string,
  ref: string,
  compare: Compare,
  { known }: ReadOptions,
): Promise<readonly Section[]> {
  const cdk8s = projectIn(project);
  const before = committed(ref, cdk8s);
  const after = await synthesizedOutput(cdk8s);
  return [...new Set([...after.keys(), ...before.keys()])].map((file) => ({
    name: file.replace(/(\.k8s)?\.ya?ml$/, ''),
    report: compare(
      manifestsOf({ file: `${ref}:${cdk8s.output}/${file}`, text: before.get(file) ?? '' }, known),
      manifestsOf({ file, text: after.get(file) ?? '' }, known),
    ),
  }));
}

async function manifestsOfAll(paths: readonly string[], options: ReadOptions): Promise<readonly Manifest[]> {
  const { manifests } = await read(paths, options);
  optimizeLater(manifests.length);
  const wrong = manifests.find(({ source }) => source.notAnObject !== undefined)?.source;
  if (wrong) throw new InputError(`${wrong.file}:${wrong.line?.([])}: ${wrong.notAnObject} where an object is due`);
  return manifests;
}

async function run(project: string, files: readonly string[], options: Options): Promise<ExitStatus> {
  const render = FORMATS[options.format] as (typeof FORMATS)[string];
  const all = await sections(project, options, files);
  process.stdout.write(render(all));
  return isFailure(worstOf(all.flatMap(({ report }) => report.worst ?? [])), options) ? EXIT.found : EXIT.fine;
}

function isFailure(worst: ImpactId | null, { exitZero, failOn = 'no-effect' }: Options): boolean {
  return worst !== null && !exitZero && severity(worst) <= severity(failOn);
}
