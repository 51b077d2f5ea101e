import { basename, dirname } from 'node:path';
import { type Command, Option } from 'commander';
import { Changed } from '../application/changed';
import { CONFIG_FILE, type Config } from '../application/config';
import { home, isHome } from '../application/inside';
import {
  applicationsIn,
  type FoundApplications,
  type RunSettings,
  settingsOf,
  type Wanted,
} from '../application/reading';
import { VERSIONS_OPTION } from '../application/versions';
import { type Baseline, type KnownFinding, readBaseline, writeBaseline } from '../checks/baseline';
import { compact } from '../checks/formats/compact';
import { github } from '../checks/formats/github';
import { gitlab } from '../checks/formats/gitlab';
import { checkAsJson } from '../checks/formats/json';
import { metrics } from '../checks/formats/metrics';
import { sarif } from '../checks/formats/sarif';
import { checkAsText, summary } from '../checks/formats/text';
import { levelsOf } from '../checks/levels';
import { besides, type CheckReport, NOT_JUDGED, report } from '../checks/report';
import type { CheckFailure } from '../checks/run';
import { unreadable } from '../checks/unreadable';
import { InputError } from '../manifest/input-error';
import { table } from '../manifest/table';
import { pictureOfAll } from '../picture/applications';
import type { Picture } from '../picture/picture';
import { fitted } from '../text/page-width';
import { printable, printableLines } from '../text/printable';
import { count } from '../text/wrapped';
import { colours, command, EXIT, type ExitStatus, exits, ISSUE } from './frame';
import { type LiveWanted, liveAsked, reads, readsLive, readsSeen } from './reads';
import { watched } from './watch';

const HELP = `
FILE is YAML or JSON with any number of objects. In a FOLDER all manifests are read,
and those of folders in it; a kustomization is built and a chart rendered, each with
its own tool. - is standard input:

  helm template . | kubetalk check -

With --live it looks at the cluster instead; with files as well, it says what comes
with them, what is gone with them, and what is in the cluster already.

${CONFIG_FILE}, in this folder or one above it, has the settings of every run.
kubetalk explain CHECK describes a check that a finding names.

Exit status: 0 no error found, 1 errors found, 2 something could not be read, built
or judged (--lenient allows that), or the command is wrong, 3 a check itself failed
(the others have reported).
`;

type Format = (report: CheckReport, shown: () => Picture) => string | Promise<string>;

const FORMATS: Readonly<Record<string, Format>> = table({
  text: (report) => checkAsText(report, colours()),
  compact,
  json: checkAsJson,
  sarif,
  github,
  metrics,
  gitlab,
  // The layout library is loaded by those who need it only.
  html: async (report, shown) => (await import('../picture/page/check')).checkAsHtml(report, shown()),
});

interface Options extends Wanted, LiveWanted {
  readonly format: string;
  readonly strict?: boolean;
  readonly summary?: boolean;
  readonly watch?: boolean;
  readonly changed?: boolean;
  readonly baseline?: string;
  readonly writeBaseline?: boolean;
}

export function checkCommand(): Command {
  return readsSeen(readsLive(reads(command('check'))))
    .argument('[FILE|FOLDER|-...]', 'the manifests')
    .addOption(
      new Option('--format <FORMAT>', 'how findings are printed').choices(Object.keys(FORMATS)).default('text'),
    )
    .option('-n, --namespace <NAME>', 'the namespace of objects that name none; with --live, the one to look at')
    .option(...VERSIONS_OPTION)
    .option('--baseline <FILE>', 'report only findings that are not in it')
    .option('--write-baseline', 'write what is found to the baseline')
    .option('--strict', 'warnings count as errors')
    .option('--summary', 'prints how many findings there are of each check')
    .option('--changed', 'checks the applications of this folder that the files, which changed, are a part of')
    .option('--watch', 'checks again after each change of a file')
    .addHelpText('after', () => fitted(HELP))
    .action(
      exits((files: string[], options: Options) =>
        options.watch ? watched(files, () => run(files, options)) : run(files, options),
      ),
    );
}

async function run(files: readonly string[], options: Options): Promise<ExitStatus> {
  if (options.summary && options.format !== 'text')
    throw new InputError(`--summary: is a text, and --format ${options.format} is not: leave one out`);
  if (options.changed && (options.live || files.includes('-')))
    throw new InputError('--changed: is about files that changed: leave out --live and -');
  const live = await liveAsked(files, options);
  if (!live && files.length === 0)
    throw new InputError('nothing to check: name files, folders, or - for standard input (--help says more)');
  const paths = options.changed ? ['.'] : files;
  const settings = live?.settings ?? changedOnly(files, options, await settingsOf(options, { paths }));
  const target = options.writeBaseline ? baselineFile(options, settings.config) : undefined;
  const failures: CheckFailure[] = [];
  const reported = (what: FoundApplications) => reportOn(what, options, settings, (failure) => failures.push(failure));
  const all = live ?? (await applicationsIn(paths, settings));
  const now = await reported(all);
  const found = live?.withFiles ? besides(now, await reported(live.withFiles)) : now;
  if (target !== undefined) return written(target, found);
  const shown = () => pictureOfAll(all.applications, levelsOf(settings.config));
  process.stdout.write(await textOf(found, options, shown));
  for (const failure of failures)
    console.error(`${printableLines(`${failure.stack}`)}\nerror: ${printable(failure.message)}: ${ISSUE}`);
  if (failures.length > 0) return EXIT.fault;
  return statusOf(found, options);
}

/** The settings of a run over what changed: over all, where the settings themselves did. */
function changedOnly(files: readonly string[], { changed }: Options, settings: RunSettings): RunSettings {
  if (!changed || files.some((file) => basename(file) === CONFIG_FILE)) return settings;
  return { ...settings, reading: { ...settings.reading, changed: new Changed(files), mayBeEmpty: true } };
}

function textOf(found: CheckReport, { format, summary: short }: Options, shown: () => Picture) {
  return short ? summary(found, colours()) : (FORMATS[format] as Format)(found, shown);
}

/** A result for a part is not a result for the whole. */
function statusOf({ findings, counts }: CheckReport, { strict, lenient }: Options): ExitStatus {
  const failing = findings.filter(({ severity }) => strict || severity === 'error');
  if (!lenient && failing.some(({ check }) => check === unreadable.id || check === NOT_JUDGED)) return EXIT.unusable;
  return failing.length > 0 || (strict && counts.silenced > 0) ? EXIT.found : EXIT.fine;
}

async function reportOn(
  found: FoundApplications,
  options: Options,
  settings: RunSettings,
  onFailure: (failure: CheckFailure) => void,
): Promise<CheckReport> {
  const { config } = settings;
  const baseline = options.writeBaseline ? undefined : baselineOf(options, config);
  return report(found, {
    ...(options.namespace !== undefined && !options.live && { flag: options.namespace }),
    outside: [...(options.outside ?? []), ...config.outside.services],
    levels: levelsOf(config),
    lenient: options.lenient ?? false,
    ...(baseline && { baseline }),
    onFailure,
  });
}

function baselineFile(options: Options, config: Config): string {
  const file = options.baseline ?? config.baseline;
  if (file === undefined) throw new InputError('--write-baseline: say which file with --baseline FILE');
  if (!isHome(dirname(file))) throw new InputError(`${file}: a baseline is written in the repository, ${home()}, only`);
  return file;
}

function baselineOf(options: Options, config: Config): Baseline | undefined {
  const file = options.baseline ?? config.baseline;
  return file === undefined ? undefined : readBaseline(file);
}

function knownText({ check, object, message }: KnownFinding): string {
  return [check, object, message].filter((part) => typeof part === 'string').join(': ');
}

function written(file: string, { findings }: CheckReport): ExitStatus {
  const { added, removed } = writeBaseline(file, findings);
  const lines = [...added.map((one) => `+ ${knownText(one)}`), ...removed.map((one) => `- ${knownText(one)}`)];
  const total = `${file}: ${count(findings.length, 'finding')} written, ${added.length} added, ${removed.length} removed`;
  process.stdout.write([...lines, total, ''].map(printable).join('\n'));
  return EXIT.fine;
}
