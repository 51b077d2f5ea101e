import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { environmentNamed, environmentNames } from './environments';
import { synthesize } from './synth';

const outdir = resolve(process.env.CDK8S_OUTDIR ?? 'dist');
const asked = environmentNamed(process.env.ENVIRONMENT || undefined);

// dist/ holds every environment. Any other folder gets the one that is asked for: `cdk8s synth -p` prints all files that it
// finds, without a `---` between them, so there must be one only.
const names = outdir === resolve('dist') ? environmentNames : [asked];
// What a deploy pipeline says by variables is for the environment that it asks for.
const files = names.map((name) => [`${name}.k8s.yaml`, synthesize(name, name === asked ? process.env : {})] as const);

// All or nothing: the folder is replaced once everything is written, so a failure leaves the old one whole.
const fresh = `${outdir}.${process.pid}.tmp`;
try {
  mkdirSync(fresh, { recursive: true });
  for (const [file, yaml] of files) writeFileSync(join(fresh, file), yaml);
  rmSync(outdir, { recursive: true, force: true });
  renameSync(fresh, outdir);
} finally {
  rmSync(fresh, { recursive: true, force: true });
}
