import { live } from '../cluster/live';
import { diff } from '../diff/diff';
import { json } from '../diff/json';
import { markdown } from '../diff/markdown';
import { isEmpty } from '../diff/report';
import { terminal } from '../diff/terminal';
import type { Section } from '../diff/values';
import { InputError } from '../manifest/input-error';
import type { Manifest } from '../manifest/manifest';
import { manifestsOf, read } from '../manifest/read';
import { committed } from './base';
import { projectIn, synthesized, synthesizedOutput } from './fresh';
import { colours, parsed, run } from './program';

const HELP = `npm run -s diff -- BEFORE AFTER [OPTION…]
npm run -s diff -- --base REF [OPTION…]
npm run -s diff -- --live [--context NAME] [-n NAMESPACE] [OPTION…]

Says what differs between two sets of manifests, and what a cluster that holds
the first does when the second is applied: what it refuses, which Pods are
replaced, who reaches whom afterwards.

  BEFORE, AFTER        files or folders of YAML or JSON; - is standard input
  --base REF           the output folder as committed at a git ref, against a
                       fresh synth of the cdk8s project in this folder
  --live               what the cluster holds, against a fresh synth of the
                       project; only fields that the manifests have count
  --context, -n        the cluster and the namespace, as kubectl takes them
  --prune              what is gone is deleted, as npm run deploy does
  --format FORMAT      terminal (default), markdown or json
  --exit-zero          differences are no failure

Exit status: 0 no difference, 1 differences, 2 the input could not be read or
the command is wrong. Values of Secrets are never shown.
`;

const options = {
  base: { type: 'string' },
  live: { type: 'boolean', default: false },
  context: { type: 'string' },
  namespace: { type: 'string', short: 'n' },
  prune: { type: 'boolean', default: false },
  format: { type: 'string', default: 'terminal' },
  'exit-zero': { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

type Values = ReturnType<typeof parsed<typeof options>>['values'];

const FORMATS: Readonly<Record<string, (sections: readonly Section[]) => string>> = {
  terminal: (sections) => terminal(sections, colours()),
  markdown,
  json,
};

// The sources and their git repository are here, wherever the files are that the user means.
const project = process.cwd();

async function sections(
  { base, live: isLive, prune, ...target }: Values,
  files: readonly string[],
): Promise<readonly Section[]> {
  const forms = [files.length > 0, base !== undefined, isLive].filter(Boolean).length;
  if (forms > 1) throw new InputError('files, --base and --live exclude each other: use one (--help says more)');
  if ((target.context ?? target.namespace) !== undefined && !isLive)
    throw new InputError('--context and -n say which cluster is meant: use them with --live');
  const report = (before: readonly Manifest[], after: readonly Manifest[]) => diff(before, after, { pruned: prune });
  if (base !== undefined) return ofBase(base, report);
  if (isLive) {
    const { before, after } = live([...synthesized(projectIn(project)).values()].join('---\n'), target);
    return [{ report: report(before, after) }];
  }
  const [before, after] = files;
  if (before === undefined || after === undefined || files.length > 2)
    throw new InputError(`${files.length} of 2 sets of manifests: name BEFORE and AFTER (--help says more)`);
  if (before === '-' && after === '-') throw new InputError('both sides are standard input: name a file for one');
  return [{ report: report(await manifestsIn(before), await manifestsIn(after)) }];
}

type Compare = (before: readonly Manifest[], after: readonly Manifest[]) => Section['report'];

async function ofBase(ref: string, report: Compare): Promise<readonly Section[]> {
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

async function main(): Promise<number> {
  const { values, positionals } = parsed(options);
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const render = Object.hasOwn(FORMATS, values.format) ? FORMATS[values.format] : undefined;
  if (!render) throw new InputError(`format "${values.format}" is not known: use ${Object.keys(FORMATS).join(', ')}`);
  const all = await sections(values, positionals);
  process.stdout.write(render(all));
  return all.every(({ report }) => isEmpty(report)) || values['exit-zero'] ? 0 : 1;
}

run('diff', main);
