import { type Command, Option } from 'commander';
import { CONFIG_FILE, type Config, excluding, readConfig } from '../application/config';
import { read, readSources } from '../application/files';
import { type OutsideAddress, outsideAddress } from '../application/outside';
import { VERSIONS_OPTION, versionsFrom } from '../application/versions';
import { type Baseline, readBaseline, writeBaseline } from '../checks/baseline';
import { github } from '../checks/formats/github';
import { json } from '../checks/formats/json';
import { sarif } from '../checks/formats/sarif';
import { text } from '../checks/formats/text';
import { type Report, report, reported } from '../checks/report';
import type { CheckFailure } from '../checks/run';
import { InputError } from '../manifest/input-error';
import { didYouMean } from '../text/nearest';
import { printable } from '../text/printable';
import { count } from '../text/wrapped';
import { type Building, building, buildOptions } from './building';
import { colours, command, EXIT, type ExitStatus, exits, ISSUE, optimizeLater } from './frame';

const HELP = `
FILE is YAML or JSON with any number of objects. Of a FOLDER all manifests are read,
and those of folders in it; a kustomization is built and a chart rendered, each with
its own tool. - is standard input:

  helm template . | kubetalk check -

${CONFIG_FILE}, in this folder or one above it, says what holds for every run.

Exit status: 0 no error found, 1 errors found, 2 the input could not be read or
the command is wrong, 3 a check failed itself (the others have answered).
`;

const FORMATS: Readonly<Record<string, (report: Report) => string>> = {
  text: (report) => text(report, colours()),
  json,
  sarif,
  github,
};

interface Options extends Building {
  readonly format: string;
  readonly strict?: boolean;
  readonly complete?: boolean;
  readonly namespace?: string;
  readonly kubernetesVersion?: string;
  readonly outside: readonly OutsideAddress[];
  readonly crds: readonly string[];
  readonly values: readonly string[];
  readonly config?: string;
  readonly baseline?: string;
  readonly writeBaseline?: boolean;
}

export function check(): Command {
  return building(command('check'))
    .argument('[FILE|FOLDER|-...]', 'the manifests')
    .addOption(
      new Option('--format <FORMAT>', 'how findings are printed').choices(Object.keys(FORMATS)).default('text'),
    )
    .option('--complete', 'the manifests are the whole application: what is not in them is missing')
    .option('-n, --namespace <NAME>', 'where objects go that name no namespace')
    .option(...VERSIONS_OPTION)
    .option('--outside <HOST[:PORT]>', 'a Service that somebody else runs (may be repeated)', outside, [])
    .option('--crds <FILE|FOLDER>', 'CustomResourceDefinitions beside the manifests (may be repeated)', listed, [])
    .option('--values <FILE>', 'values for charts (may be repeated)', listed, [])
    .option('--baseline <FILE>', 'let findings pass that are in it')
    .option('--write-baseline', 'write what is found to the baseline')
    .option('--config <FILE>', `use it instead of ${CONFIG_FILE}`)
    .option('--strict', 'warnings count as errors')
    .addHelpText('after', HELP)
    .action(exits((files: string[], options: Options) => run(files, options)));
}

const listed = (one: string, others: readonly string[]): readonly string[] => [...others, one];

function outside(text: string, others: readonly OutsideAddress[]): readonly OutsideAddress[] {
  const address = outsideAddress(text);
  if (!address) throw new InputError(`--outside ${text}: no HOST or HOST:PORT`);
  return [...others, address];
}

async function run(files: readonly string[], options: Options): Promise<ExitStatus> {
  if (files.length === 0)
    throw new InputError('nothing to check: name files, folders, or - for standard input (--help says more)');
  const config = readConfig(process.cwd(), options.config);
  const target = options.writeBaseline ? baselineFile(options, config) : undefined;
  const failures: CheckFailure[] = [];
  const found = await checked(files, options, config, (failure) => failures.push(failure));
  if (target !== undefined) return written(target, found);
  process.stdout.write((FORMATS[options.format] as (report: Report) => string)(found));
  for (const failure of failures) console.error(`${failure.stack}\nerror: ${printable(failure.message)}: ${ISSUE}`);
  if (failures.length > 0) return EXIT.fault;
  return found.findings.some(({ severity }) => options.strict || severity === 'error') ? EXIT.found : EXIT.fine;
}

async function checked(
  files: readonly string[],
  options: Options,
  config: Config,
  onFailure: (failure: CheckFailure) => void,
): Promise<Report> {
  const namespace = options.namespace ?? config.namespace;
  const complete = options.complete ?? config.complete;
  const versions = versionsFrom(options.kubernetesVersion ?? config.kubernetesVersion, process.cwd());
  const sources = await readSources(files, {
    values: options.values,
    ...buildOptions(options),
    complete,
    kubernetesVersion: versions.kubernetes.version,
    ...(namespace !== undefined && { namespace }),
    ...excluding(config),
  });
  optimizeLater(sources.groups.flat().length);
  const definitions = [...options.crds, ...config.crds];
  const crds = definitions.length > 0 ? (await read(definitions)).manifests : [];
  const baseline = options.writeBaseline ? undefined : baselineOf(options, config);
  return report(sources, {
    complete,
    ...(namespace !== undefined && { namespace }),
    ...(options.namespace !== undefined && { flag: options.namespace }),
    ...versions,
    crds,
    outside: [...options.outside, ...config.outside],
    levels: levels(config),
    ...(baseline && { baseline }),
    onFailure,
  });
}

function levels({ checks, file }: Config): Config['checks'] {
  const known = reported.map(({ id }) => id);
  for (const id of checks.keys())
    if (!known.includes(id))
      throw new InputError(`${file}: checks.${id}: no check is called that${didYouMean(id, known)}`);
  return checks;
}

function baselineFile(options: Options, config: Config): string {
  const file = options.baseline ?? config.baseline;
  if (file === undefined) throw new InputError('--write-baseline: say which file with --baseline FILE');
  return file;
}

function baselineOf(options: Options, config: Config): Baseline | undefined {
  const file = options.baseline ?? config.baseline;
  return file === undefined ? undefined : readBaseline(file);
}

function written(file: string, { findings }: Report): ExitStatus {
  writeBaseline(file, findings);
  process.stdout.write(`${printable(file)}: ${count(findings.length, 'finding')} written\n`);
  return EXIT.fine;
}
