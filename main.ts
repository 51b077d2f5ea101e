import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { environmentNamed, environmentNames } from './environments';
import { writeFiles } from './output';
import { synthesize } from './synth';

const dist = join(__dirname, 'dist');
const { values } = parseArgs({ options: { output: { type: 'string', short: 'o' } } });
// An empty name is none: a pipeline sets what it has nothing to say of to an empty text.
const outdir = resolve(__dirname, values.output || process.env.CDK8S_OUTDIR || dist);
const asked = environmentNamed(process.env.ENVIRONMENT || undefined);

// A folder dist/ holds every environment, wherever it is. Any other gets the one that is asked for: `cdk8s synth -p` prints all
// files that it finds, without a `---` between them, so there must be one only.
const names = basename(outdir) === 'dist' ? environmentNames : [asked];
// What a deploy pipeline says by variables is for the environment that it asks for.
writeFiles(
  outdir,
  new Map(names.map((name) => [`${name}.k8s.yaml`, synthesize(name, name === asked ? process.env : {})])),
);
