import { parseArgs } from 'node:util';
import { printable } from '../checks/printable';
import { type Counts, render } from '../checks/render';
import { check } from '../checks/run';
import { InputError } from '../manifest/input-error';
import { identity } from '../manifest/manifest';
import { type Reading, read } from '../manifest/read';
import { typeNamed } from '../schema/types';

const HELP = `npm run -s check -- FILE|FOLDER|-… [--format text|json] [--strict]

Finds out whether the parts of an application will reach each other, from the
Kubernetes manifests alone: YAML or JSON of any tool. Needs no cluster.

  FILE             YAML or JSON, with any number of objects
  FOLDER           its *.yaml, *.yml and *.json, not those of folders in it
  -                standard input: helm template . | npm run -s check -- -
  --format text    findings for people (default), in colour on a terminal
  --format json    findings as one JSON array, and nothing else
  --strict         warnings count as errors

Exit status: 0 no error found, 1 errors found, 2 the input could not be read or
the command is wrong.
`;

const options = {
  format: { type: 'string', default: 'text' },
  strict: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

function parse() {
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    // The first sentence says what is wrong; the others are advice for other commands.
    const [said] = (error as Error).message.split(/\. |\n/);
    throw new InputError(`${said?.charAt(0).toLowerCase()}${said?.slice(1)}: --help says what there is`);
  }
}

function counts({ manifests, passedOver }: Reading): Counts {
  const objects = manifests.filter(({ source }) => source.notAnObject === undefined).map(identity);
  const known = objects.filter(({ apiVersion, kind }) => typeNamed(`${apiVersion}/${kind}`)).length;
  return { objects: known, unknown: objects.length - known, passedOver };
}

/** As Node itself decides for its own output. */
function colours(): boolean {
  const { FORCE_COLOR } = process.env;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return process.stdout.isTTY === true && process.stdout.hasColors();
}

async function main(): Promise<number> {
  const { values, positionals } = parse();
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  if (values.format !== 'text' && values.format !== 'json')
    throw new InputError(`format "${values.format}" is not known: use text or json`);
  if (positionals.length === 0)
    throw new InputError('nothing to check: name files, folders, or - for standard input (--help says more)');
  const reading = await read(positionals);
  const findings = check(reading.manifests);
  const json = () => `${JSON.stringify(findings, undefined, 2)}\n`;
  process.stdout.write(values.format === 'json' ? json() : render(findings, counts(reading), colours()));
  return findings.some(({ severity }) => values.strict || severity === 'error') ? 1 : 0;
}

// npm starts scripts in the project's folder, but the user means files from where they are.
if (process.env.npm_lifecycle_event === 'check' && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);

// Whoever reads may stop early, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

main().then(
  (status) => {
    process.exitCode = status;
  },
  (error) => {
    console.error(error instanceof InputError ? `error: ${printable(error.message)}` : error);
    process.exitCode = 2;
  },
);
