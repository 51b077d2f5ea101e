import { type Command, Option } from 'commander';
import { type Counts, render } from '../checks/render';
import { type CheckFailure, check as findingsIn } from '../checks/run';
import { readConfig } from '../config/config';
import { isKnownKind } from '../kubernetes/version';
import { InputError } from '../manifest/input-error';
import { identity } from '../manifest/manifest';
import { type Reading, read } from '../manifest/read';
import { printable } from '../text/printable';
import { colours, command, EXIT, type ExitStatus, exits, ISSUE } from './frame';
import { VERSION_OPTION, versionsFrom } from './kubernetes-version';

const HELP = `
FILE is YAML or JSON with any number of objects. Of a FOLDER its *.yaml, *.yml and
*.json are read, not those of folders in it. - is standard input:

  helm template . | kubetalk check -

Exit status: 0 no error found, 1 errors found, 2 the input could not be read or
the command is wrong, 3 a check failed itself (the others have answered).
`;

interface Options {
  readonly format: 'text' | 'json';
  readonly strict?: boolean;
  readonly complete?: boolean;
  readonly namespace?: string;
  readonly kubernetesVersion?: string;
}

export function check(): Command {
  return command('check')
    .argument('[FILE|FOLDER|-...]', 'the manifests')
    .addOption(new Option('--format <FORMAT>', 'how findings are printed').choices(['text', 'json']).default('text'))
    .option('--complete', 'the manifests are the whole application: what is not in them is missing')
    .option('-n, --namespace <NAME>', 'where objects go that name no namespace')
    .option(...VERSION_OPTION)
    .option('--strict', 'warnings count as errors')
    .addHelpText('after', HELP)
    .action(exits((files: string[], options: Options) => run(files, options)));
}

function counts({ manifests, passedOver }: Reading): Counts {
  const objects = manifests.filter(({ source }) => source.notAnObject === undefined).map(identity);
  const known = objects.filter(({ apiVersion, kind }) => isKnownKind(apiVersion, kind)).length;
  return { objects: known, unknown: objects.length - known, passedOver };
}

async function run(
  files: readonly string[],
  { format, strict, complete, namespace, kubernetesVersion }: Options,
): Promise<ExitStatus> {
  if (files.length === 0)
    throw new InputError('nothing to check: name files, folders, or - for standard input (--help says more)');
  const versions = versionsFrom(kubernetesVersion ?? readConfig(process.cwd()).kubernetesVersion, process.cwd());
  const reading = await read(files);
  const failures: CheckFailure[] = [];
  const findings = findingsIn(reading.manifests, {
    complete,
    namespace,
    ...versions,
    onFailure: (failure) => failures.push(failure),
  });
  const json = () => `${JSON.stringify(findings, undefined, 2)}\n`;
  process.stdout.write(format === 'json' ? json() : render(findings, counts(reading), colours()));
  for (const failure of failures) console.error(`${failure.stack}\nerror: ${printable(failure.message)}: ${ISSUE}`);
  if (failures.length > 0) return EXIT.fault;
  return findings.some(({ severity }) => strict || severity === 'error') ? EXIT.found : EXIT.fine;
}
