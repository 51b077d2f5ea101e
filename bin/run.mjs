// node bin/run.mjs ENTRY.ts [ARGUMENT…]: type-checks ENTRY.ts and all that it imports, bundles it and runs it in this process.
//
// A type error in them stops the run, as with ts-node; `npm test` checks the whole project. Check and bundle run side by side,
// and neither is repeated while no source has changed: then a run costs little more than Node itself.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import compiled from '../packages/kubetalk/bin/compiled.js';
import '../packages/kubetalk/bin/v8.js';

const { keep, kept, run } = compiled;
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const cache = join(root, 'node_modules/.cache/go-demo-2');

/** Every source of the project that a program may import, as a path in it. A file whose name begins with a dot is not one: an editor's lock (`.#main.ts`) leads nowhere. */
function sources(folder = root) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith('.')) return [];
    // What a folder says needs no `join`, which looks at every character.
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return /^(node_modules|dist)$/.test(entry.name) ? [] : sources(path);
    return /\.([cm]?[jt]sx?|json)$/.test(entry.name) ? [path] : [];
  });
}

/** Changes with any input of the check or the bundle: a source, the settings, the installed packages. */
function fingerprint() {
  const inputs = [...sources(), join(root, 'tsconfig.json'), join(root, 'node_modules/.package-lock.json')];
  const states = inputs.map((path) => {
    const { mtimeMs, size } = statSync(path, { throwIfNoEntry: false }) ?? { mtimeMs: 0, size: 0 };
    return `${path.slice(root.length)} ${mtimeMs} ${size}`;
  });
  return createHash('sha256').update(states.join('\n')).digest('hex');
}

/** Ends with another status than a program that was run and says 1, such as a diff that found differences. */
class NothingRun extends Error {}

/**
 * The settings of the project for one program: of an edit, the compiler then reads and compares a third of the files. Undefined
 * where nothing can be written.
 */
function settings(entry) {
  const own = join(cache, entry.replaceAll('/', '-'));
  const compilerOptions = { incremental: true, noEmit: true, tsBuildInfoFile: `${own}.tsbuildinfo` };
  const content = { extends: join(root, 'tsconfig.json'), files: [resolve(root, entry)], include: [], compilerOptions };
  try {
    mkdirSync(cache, { recursive: true });
    writeFileSync(`${own}.json`, JSON.stringify(content));
    return `${own}.json`;
  } catch {
    return undefined;
  }
}

/** Resolves when a program has no type error, else prints them and rejects. */
async function check(entry) {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const project = settings(entry) ?? root;
  const child = spawn(
    process.execPath,
    [tsc, '--project', project, '--pretty', String(process.stderr.isTTY === true)],
    {
      cwd: root,
      stdio: ['ignore', process.stderr, 'inherit'],
      // The compiler ends before a collection of its garbage would pay: a quarter of its time, for a tenth more memory.
      env: { ...process.env, GOGC: 'off' },
    },
  );
  const code = await new Promise((done, failed) => child.on('error', failed).on('close', done));
  if (code !== 0) throw new NothingRun('the types are wrong (see above): nothing was run');
}

/** What cdk8s loads files and Helm charts with: it runs a program that lies beside it, and not beside the bundle. */
const YAML_OF_CDK8S = /node_modules[/\\]cdk8s[/\\]lib[/\\]yaml\.js$/;

const ownFolder = ({ path }) => ({
  contents: readFileSync(path, 'utf8').replaceAll('__dirname', JSON.stringify(dirname(path))),
});

async function bundle(entry) {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    absWorkingDir: root,
    write: false,
    entryPoints: [entry],
    bundle: true,
    platform: 'node',
    target: 'node20',
    // The packages of this repository as their sources.
    conditions: ['source'],
    // Large, and read by few runs.
    external: ['elkjs', 'vscode-languageserver', 'vscode-languageserver-textdocument'],
    // A script that is run as below can't import, only require.
    supported: { 'dynamic-import': false },
    plugins: [{ name: 'cdk8s', setup: (setup) => setup.onLoad({ filter: YAML_OF_CDK8S }, ownFolder) }],
    logLevel: 'error',
  });
  return Buffer.from(outputFiles[0].contents);
}

function remove(path) {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    // It is not there, or this user may not write here.
  }
}

/** The bundle, checked and up to date, and its path, which is in a folder named after the inputs that it was made of. */
async function built(entry) {
  const folder = join(cache, fingerprint());
  const path = join(folder, entry.replace(/\.ts$/, '.cjs'));
  const known = kept(path);
  if (known) return { path, code: known };
  const [code] = await Promise.all([bundle(entry), check(entry)]);
  keep(path, code);
  removeOthers(folder);
  return { path, code };
}

function removeOthers(folder) {
  try {
    for (const old of readdirSync(cache))
      if (/^[0-9a-f]{64}$/.test(old) && old !== basename(folder)) remove(join(cache, old));
  } catch {
    // There is no cache.
  }
}

/**
 * `cdk8s synth` removes the output folder before it starts a program. What the last synth wrote is kept beside it, see the App of
 * cdk8s-kubetalk, which brings it back as well, but runs only where the types are right.
 */
function bringBack(folder) {
  if (!folder || existsSync(folder)) return;
  const kept = join(dirname(resolve(folder)), `.${basename(folder)}.kept`);
  if (!existsSync(kept)) return;
  cpSync(kept, folder, { recursive: true, filter: (path) => basename(path) !== '.gitignore' });
  process.once('exit', (status) => {
    if (status !== 0) console.error(`warning: ${folder}/ holds what the last synth wrote: this one failed`);
  });
}

bringBack(process.env.CDK8S_OUTDIR);
const [entry] = process.argv.splice(2, 1);
try {
  const { path, code } = await built(entry);
  run({ path, code, source: resolve(root, entry), compiled: `${path}.v8` });
} catch (error) {
  // A plain Error is ours (or cdk8s'): it says itself what to fix. Any other is a bug, and needs its trace.
  const isOurs = error.constructor?.name === 'Error' || error instanceof NothingRun;
  console.error(isOurs ? `error: ${error.message}` : error);
  process.exitCode = error instanceof NothingRun ? 2 : 1;
}
