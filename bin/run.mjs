// node bin/run.mjs ENTRY.ts [ARGUMENT…]: type-checks the project, bundles ENTRY.ts and runs it in this process.
//
// A type error stops every run, as with ts-node. Check and bundle run side by side, and neither is repeated while no source
// has changed: then a run costs little more than Node itself.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const cache = join(root, 'node_modules/.cache/go-demo-2');

/** Every TypeScript source of the project, as a path in it. */
function sources(folder = root) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return /^(\.|node_modules$|dist$)/.test(entry.name) ? [] : sources(path);
    return entry.name.endsWith('.ts') ? [path] : [];
  });
}

/** Changes with any input of the check or the bundle: a source, the settings, the installed packages. */
function fingerprint() {
  const inputs = [...sources(), join(root, 'tsconfig.json'), join(root, 'node_modules/.package-lock.json')];
  const states = inputs.map((path) => {
    const { mtimeMs, size } = statSync(path);
    return `${relative(root, path)} ${mtimeMs} ${size}`;
  });
  return createHash('sha256').update(states.join('\n')).digest('hex');
}

/** Resolves when the whole project has no type error, else prints them and rejects. */
async function check() {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const child = spawn(process.execPath, [tsc, '--project', root, '--pretty', String(process.stderr.isTTY === true)], {
    cwd: root,
    stdio: ['ignore', process.stderr, 'inherit'],
  });
  const code = await new Promise((done, failed) => child.on('error', failed).on('close', done));
  if (code !== 0) throw new Error('the types are wrong (see above): nothing was run');
}

async function bundle(entry, outfile) {
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    // The packages of this repository as their sources.
    conditions: ['source'],
    sourcemap: 'inline',
    sourcesContent: false,
    logLevel: 'error',
  });
}

/** The path of the bundle, checked and up to date. It stands in a folder named after the inputs that it was made of. */
async function built(entry) {
  const folder = join(cache, fingerprint());
  const outfile = join(folder, entry.replace(/\.ts$/, '.cjs'));
  if (existsSync(outfile)) return outfile;
  const unchecked = `${outfile}.${process.pid}`;
  await Promise.all([check(), bundle(entry, unchecked)]);
  renameSync(unchecked, outfile);
  for (const old of readdirSync(cache))
    if (/^[0-9a-f]{64}$/.test(old) && old !== basename(folder))
      rmSync(join(cache, old), { recursive: true, force: true });
  return outfile;
}

/**
 * Runs a bundle as a CommonJS module that stands where its source does. V8's compiled code is kept beside it: compiling costs
 * more than a small synth.
 */
function run(path, source) {
  const compiled = `${path}.v8`;
  const cachedData = existsSync(compiled) ? readFileSync(compiled) : undefined;
  const wrapper = `(function (exports, require, module, __filename, __dirname) {${readFileSync(path, 'utf8')}\n})`;
  const script = new vm.Script(wrapper, { filename: path, cachedData });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(path), module, source, dirname(source));
  if (!cachedData || script.cachedDataRejected) writeFileSync(compiled, script.createCachedData());
}

const [entry] = process.argv.splice(2, 1);
process.setSourceMapsEnabled(true);
try {
  run(await built(entry), resolve(root, entry));
} catch (error) {
  // A plain Error is ours (or cdk8s'): it says itself what to mend. Any other is a bug, and needs its trace.
  console.error(error.constructor?.name === 'Error' ? `error: ${error.message}` : error);
  process.exitCode = 1;
}
