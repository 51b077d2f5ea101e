import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Command, Option } from 'commander';
import { sidesOf } from '../application/application';
import { checkedOut, committed } from '../application/commit';
import { read, readSources } from '../application/files';
import { isHome } from '../application/inside';
import { manifestsIn, projectIn, synthesized, synthesizedOutput } from '../application/project';
import { type RunSettings, settingsOf, type Wanted } from '../application/reading';
import { variantOf } from '../application/variants';
import { VERSION_OPTION } from '../application/versions';
import { MEMBER_OF } from '../cluster/apply-set';
import type { Target } from '../cluster/kubectl';
import { currentNamespace, versionOf } from '../cluster/kubectl';
import { live } from '../cluster/live';
import { type Diffed, type DiffOptions, diffed } from '../diff/diff';
import { diffAsJson } from '../diff/json';
import { diffAsMarkdown } from '../diff/markdown';
import { IMPACTS, type ImpactId, severity, worstOf } from '../diff/report';
import { summary, summaryMarkdown } from '../diff/summary';
import { diffAsText } from '../diff/terminal';
import type { Section } from '../diff/values';
import { InputError } from '../manifest/input-error';
import type { Manifest } from '../manifest/manifest';
import { manifestsOf } from '../manifest/read';
import { table } from '../manifest/table';
import { fitted } from '../text/page-width';
import { colours, command, EXIT, type ExitStatus, exits, notLookedAt } from './frame';
import { reads } from './reads';

const HELP = `
Shows what differs between manifests, and what a cluster that has the first does
when the second are applied: what it refuses, which Pods are replaced, which
paths are gained and lost. BEFORE and AFTER are files or folders of YAML or JSON; -
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

interface Options extends Target, Omit<Wanted, 'namespace'> {
  readonly base?: string;
  readonly live?: boolean;
  readonly prune?: boolean;
  readonly serverSide?: boolean;
  readonly ignore: readonly string[];
  readonly format: string;
  readonly summary?: boolean;
  readonly failOn?: ImpactId;
  readonly exitZero?: boolean;
}

/** @param project the folder of the cdk8s project that is meant by --base and --live */
export function diffCommand(project: string): Command {
  return reads(command('diff'))
    .argument('[BEFORE]', 'manifests as they are')
    .argument('[AFTER]', 'manifests as they are to be')
    .option('--base <REF>', 'the manifests as committed at a git ref, against those that are here')
    .option('--live', 'what the cluster holds of the manifests; only fields that they have count')
    .option('--context <NAME>', 'the cluster, as kubectl takes it')
    .option('-n, --namespace <NAME>', 'the namespace, as kubectl takes it')
    .option('--prune', 'objects that are gone are deleted, as kubetalk deploy does')
    .option('--server-side', 'it is applied with --server-side, which takes objects of any size')
    .option(...VERSION_OPTION)
    .option(
      '--ignore <PATH>',
      'a field whose differences are ignored, such as metadata.labels.helm.sh/chart; may be repeated',
      repeated,
      [],
    )
    .addOption(new Option('--format <FORMAT>').choices(Object.keys(FORMATS)).default('text'))
    .option('--summary', 'the sentence, and a line for each object')
    .addOption(new Option('--fail-on <IMPACT>', 'only this impact and worse ones are a failure').choices(IMPACTS))
    .option('--exit-zero', 'differences are no failure')
    .addHelpText('after', () => fitted(HELP))
    .allowExcessArguments()
    .action(
      exits((_before: unknown, _after: unknown, options: Options, { args }: Command) => run(project, args, options)),
    );
}

const repeated = (value: string, known: readonly string[]) => [...known, value];

type Format = (parts: readonly Part[]) => string | Promise<string>;

const FORMATS: Readonly<Record<string, Format>> = table({
  text: (sections) => diffAsText(sections, colours()),
  markdown: diffAsMarkdown,
  json: diffAsJson,
  // The layout library is loaded by those who need it only.
  html: async (parts) => (await import('../picture/page/diff')).diffAsHtml(parts),
  /** The earlier name of text. */
  terminal: (sections) => diffAsText(sections, colours()),
});

/** @throws InputError where a format has no short form */
function rendering({ format, summary: isShort }: Options): Format {
  if (!isShort) return FORMATS[format] as Format;
  if (format === 'json' || format === 'html')
    throw new InputError(`--summary is for text and markdown: leave it out for ${format}`);
  return format === 'markdown' ? summaryMarkdown : (sections) => summary(sections, colours());
}

/** @param missed takes what could not be looked at */
async function sections(
  project: string,
  options: Options,
  files: readonly string[],
  missed: InputError[],
): Promise<readonly Part[]> {
  const { base, live: isLive, context, namespace } = options;
  if (base !== undefined && isLive) throw new InputError('--base and --live exclude each other: use one');
  if ((context ?? namespace) !== undefined && !isLive)
    throw new InputError('--context and -n name the live cluster: use them with --live');
  const target = { context, namespace };
  const settings = await settingsOf(
    // What names no namespace goes where kubectl is pointed to, whatever others name.
    { ...options, ...(isLive && { namespace: currentNamespace(target) }) },
    {
      oneVersion: true,
      paths: files,
      ...(files.length === 0 && { project }),
      ...(isLive && { cluster: () => versionOf(target) }),
    },
  );
  const compare = comparing(options, settings);
  if (isLive) return [await ofCluster(project, target, files, compare, settings)];
  if (base !== undefined && files.length === 0) return ofBase(project, base, compare, settings);
  if (base !== undefined) return ofCommit(base, files, compare, settings, missed);
  const [before, after] = files;
  if (before === undefined || after === undefined || files.length > 2)
    throw new InputError(`name BEFORE and AFTER: ${files.length} of 2 are named (--help says more)`);
  if (before === '-' && after === '-') throw new InputError('both sides are standard input: name a file for one');
  return [compare(await objectsIn([before], settings), await objectsIn([after], settings))];
}

type Compare = (before: readonly Manifest[], after: readonly Manifest[]) => Diffed;

/** A part of the answer, such as an environment. */
type Part = Section & Diffed;

function comparing(
  { prune, serverSide, ignore, live: isLive }: Options,
  { config, surroundings }: RunSettings,
): Compare {
  const options: DiffOptions = {
    pruned: prune,
    serverSide,
    // What kubetalk deploy labels is in no manifest, and labelled again.
    ignore: [...config.diff.ignore, ...ignore, ...(isLive ? [`metadata.labels.${MEMBER_OF}`] : [])],
    listKeys: config.diff.listKeys,
  };
  return (before, after) => diffed(...sidesOf(before, after, surroundings), options);
}

async function ofCluster(
  project: string,
  target: Target,
  files: readonly string[],
  compare: Compare,
  settings: RunSettings,
) {
  const manifests =
    files.length > 0 ? await objectsIn(files, settings) : manifestsIn(await synthesized(projectIn(project)));
  const { namespace = currentNamespace(target) } = settings.surroundings;
  const { before, after } = live(manifests, target, namespace);
  return compare(before, after);
}

/** Files and folders as they are committed, against those that are here; where they hold several applications, each by itself. */
async function ofCommit(
  ref: string,
  files: readonly string[],
  compare: Compare,
  settings: RunSettings,
  missed: InputError[],
): Promise<readonly Part[]> {
  if (files.includes('-')) throw new InputError('standard input is in no commit: name files or folders with --base');
  const here = files.filter((path) => existsSync(path));
  return checkedOut(ref, files, async ({ paths: there, folder, missing, copied }) => {
    const gone = files.find((path) => !here.includes(path) && !there.includes(copied(path)));
    if (gone !== undefined) throw new InputError(`${gone}: no such file or folder, neither here nor in ${ref}`);
    const { exclusion, values = [] } = settings.reading;
    const reading = {
      ...settings.reading,
      ...(exclusion && { exclusion: { ...exclusion, folder: copied(exclusion.folder) } }),
      // Values that lie in the repository are those of the commit, too.
      values: values.map((file) => (isHome(dirname(file)) ? copied(file) : file)).filter((file) => existsSync(file)),
      within: folder,
    };
    const miss = (errors: readonly InputError[]) => {
      notLookedAt(errors.map(({ message }) => new InputError(message.replaceAll(`${folder}/`, `${ref}:`))));
      if (!reading.lenient) missed.push(...errors);
    };
    miss(missing);
    const after = await groupsIn(here, settings, miss);
    const before = await groupsIn(there, { reading }, miss);
    const names = [...new Set([...after.keys(), ...before.keys()])];
    return names.map((name) => ({
      ...(names.length > 1 && { name: name || 'all others' }),
      ...compare(before.get(name) ?? [], after.get(name) ?? []),
    }));
  });
}

/** The manifests of the paths, by variant. A source that can't be built is named; the others are compared. */
async function groupsIn(
  paths: readonly string[],
  { reading }: Pick<RunSettings, 'reading'>,
  miss: (errors: readonly InputError[]) => void,
) {
  const { groups, unreadable } = await readSources(paths, { ...reading, mayBeEmpty: true });
  miss(unreadable);
  return new Map(groups.map((group) => [variantOf(group), valid(group)] as const));
}

async function ofBase(
  project: string,
  ref: string,
  compare: Compare,
  { reading: { known } }: RunSettings,
): Promise<readonly Part[]> {
  const cdk8s = projectIn(project);
  const before = committed(ref, cdk8s);
  const after = await synthesizedOutput(cdk8s);
  return [...new Set([...after.keys(), ...before.keys()])].map((file) => ({
    name: file.replace(/(\.k8s)?\.ya?ml$/, ''),
    ...compare(
      manifestsOf({ file: `${ref}:${cdk8s.output}/${file}`, text: before.get(file) ?? '' }, known),
      manifestsOf({ file, text: after.get(file) ?? '' }, known),
    ),
  }));
}

async function objectsIn(
  paths: readonly string[],
  { reading }: Pick<RunSettings, 'reading'>,
): Promise<readonly Manifest[]> {
  const { manifests, unreadable } = await read(paths, reading);
  notLookedAt(unreadable);
  return valid(manifests);
}

/** @throws InputError where a document is no object */
function valid(manifests: readonly Manifest[]): readonly Manifest[] {
  const wrong = manifests.find(({ source }) => source.notAnObject !== undefined)?.source;
  if (wrong)
    throw new InputError(`${wrong.file}:${wrong.line?.([])}: ${wrong.notAnObject} where an object is expected`);
  return manifests;
}

async function run(project: string, files: readonly string[], options: Options): Promise<ExitStatus> {
  const render = rendering(options);
  const missed: InputError[] = [];
  const all = await sections(project, options, files, missed);
  process.stdout.write(await render(all));
  // A part that could not be looked at may have differences, too.
  if (missed.length > 0) return EXIT.unusable;
  return isFailure(worstOf(all.flatMap(({ report }) => report.worst ?? [])), options) ? EXIT.found : EXIT.fine;
}

function isFailure(worst: ImpactId | null, { exitZero, failOn = 'no-effect' }: Options): boolean {
  // A path that is lost for a time is lost.
  const least = failOn === 'path-lost' ? 'interrupted' : failOn;
  return worst !== null && !exitZero && severity(worst) <= severity(least);
}
