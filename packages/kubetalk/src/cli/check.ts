import { type Counts, render } from '../checks/render';
import { check } from '../checks/run';
import { isKnownKind } from '../kubernetes/schema/types';
import { InputError } from '../manifest/input-error';
import { identity } from '../manifest/manifest';
import { type Reading, read } from '../manifest/read';
import { colours, parsed, run } from './program';

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

function counts({ manifests, passedOver }: Reading): Counts {
  const objects = manifests.filter(({ source }) => source.notAnObject === undefined).map(identity);
  const known = objects.filter(({ apiVersion, kind }) => isKnownKind(apiVersion, kind)).length;
  return { objects: known, unknown: objects.length - known, passedOver };
}

async function main(): Promise<number> {
  const { values, positionals } = parsed(options);
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

run('check', main);
