import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { InputError } from 'kubetalk';
import { AVAILABLE } from './available';
import { Apart } from './environments';
import { appFile, chartFile } from './frame';
import { type Imported, importManifests } from './import';
import { pascalCase } from './names';
import { Refusal } from './plan';
import { project } from './project';
import { importReport } from './report';
import { variantsOf } from './variants';

const USAGE = `cdk8s-kubetalk import [options] PATH…

Writes the code of a cdk8s chart that makes the manifests of files, folders, kustomizations and charts; - is standard input.

  --out DIR       writes a project into a folder that is empty or not there; else the code is printed
  --single-file   the chart and the app that writes its YAML in one file
  --name NAME     what the chart is called; else as the file or folder
  -h, --help      prints this help
`;

async function main(words: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      'single-file': { type: 'boolean', default: false },
      name: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const [command, ...paths] = positionals;
  if (values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  if (command !== 'import' || paths.length === 0) throw new InputError(`nothing to do: ${USAGE.split('\n')[0]}`);
  if (values.out !== undefined) assertEmpty(values.out);
  const groups = await variantsOf(paths);
  const named = pascalCase(values.name ?? nameOf(paths[0] as string));
  // What the code imports has its name already.
  const name = named in AVAILABLE ? `${named}Chart` : named;
  const from = paths.map((path) => (path === '-' ? 'standard input' : path)).join(', ');
  const imported = importManifests(groups, name, from);
  write(imported, values.out, values['single-file']);
  for (const line of importReport(imported)) process.stderr.write(`${line}\n`);
  return 0;
}

/** Folders that are called after what they hold, and not after the application. */
const OF_MANIFESTS =
  /^(k8s|kube|kubernetes|manifests|k8s-manifests|kubernetes-manifests|k8s-specifications|deploy|deployment|base|overlays|environments|kustomize|yaml)$/i;

function nameOf(path: string): string {
  if (path === '-') return 'app';
  const name = basename(resolve(path));
  if (OF_MANIFESTS.test(name) && dirname(resolve(path)) !== resolve(path)) return nameOf(dirname(resolve(path)));
  return basename(name, extname(name));
}

function write(imported: Imported, folder: string | undefined, isSingleFile: boolean): void {
  if (folder === undefined) {
    const { chart, environments } = imported;
    const isChecked = environments.every(({ errors }) => errors.length === 0);
    process.stdout.write(isSingleFile ? appFile(chart, isChecked) : chartFile(chart));
    return;
  }
  for (const [path, text] of project(imported, isSingleFile)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, { flag: 'wx' });
  }
}

function assertEmpty(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new InputError(`${folder}: it is not empty: name a folder that is, or is not there`);
}

main(process.argv.slice(2)).then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    const isKnown =
      error instanceof InputError ||
      error instanceof Refusal ||
      error instanceof Apart ||
      (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS');
    console.error(isKnown ? `error: ${(error as Error).message}` : error);
    process.exitCode = error instanceof Refusal || error instanceof Apart ? 1 : isKnown ? 2 : 3;
  },
);
