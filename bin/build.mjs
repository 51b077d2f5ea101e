// node bin/build.mjs [--program], in a package's folder: makes its dist/ from its src/: what `exports` of package.json names, as CommonJS and, where
// `exports` has `import`, as an ES module; the program in src/cli/ where there is one; the declarations of what is exported. `npm pack`
// calls it. With --program, no more than the program is made, for which a compiler need not be installed.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const settings = JSON.parse(readFileSync('package.json', 'utf8'));
const isWhole = !process.argv.includes('--program');
const programs = ['src/cli/main.ts', 'src/import/main.ts'].filter((file) => existsSync(file));
const exported = isWhole ? Object.values(settings.exports).filter(({ source }) => source) : [];
const libraries = exported.map(({ source }) => source.replace(/^\.\//, ''));
/**
 * What `apart` of package.json names, by what imports say, is a file of its own beside the bundles instead of put into each of them: it
 * is large, and few runs need it. `exports` has it too, so that a bundle finds it from wherever it is.
 */
const apart = Object.entries(settings.apart ?? {}).map(([from, to]) => ({
  from,
  file: createRequire(join(process.cwd(), 'package.json')).resolve(from),
  to: `dist/${to}.js`,
  name: `${settings.name}/${to}`,
}));
const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  // A script that bin/compiled.js runs can't import, only require.
  supported: { 'dynamic-import': false },
  minifyWhitespace: true,
  minifySyntax: true,
  metafile: true,
  logLevel: 'error',
};

rmSync('dist', { recursive: true, force: true });
if (isWhole) declarations(libraries);
const { metafile } = await build({
  entryPoints: [...programs, ...libraries],
  outdir: 'dist',
  outbase: 'src',
  ...common,
  conditions: ['source'],
  // What a user installs beside the package is not put into it a second time.
  external: [
    ...Object.keys({ ...settings.dependencies, ...settings.peerDependencies }).flatMap((name) => [name, `${name}/*`]),
    ...apart.map(({ name }) => name),
  ],
  alias: Object.fromEntries(apart.map(({ from, name }) => [from, name])),
});
const inputs = Object.keys(metafile.inputs);
for (const { file, to } of apart) inputs.push(...(await alone(file, to)));
licenses(inputs);
for (const one of exported) if (one.import) esModule(one.import.default.replace(/\.mjs$/, ''));

/** One file of what is apart. What is one already stays as it is: a page of a browser may take it. */
async function alone(file, to) {
  const { metafile } = await build({ ...common, entryPoints: [file], outfile: to });
  const parts = Object.keys(metafile.inputs);
  if (parts.length === 1) copyFileSync(file, to);
  return parts;
}

function declarations(files) {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  writeFileSync(
    'tsconfig.build.json',
    JSON.stringify({
      extends: '../../tsconfig.json',
      compilerOptions: {
        noEmit: false,
        incremental: false,
        tsBuildInfoFile: null,
        declaration: true,
        emitDeclarationOnly: true,
        rootDir: 'src',
        outDir: 'dist',
      },
      files,
      include: [],
    }),
  );
  const { status } = spawnSync(process.execPath, [tsc, '--project', 'tsconfig.build.json'], { stdio: 'inherit' });
  rmSync('tsconfig.build.json');
  if (status !== 0) process.exit(1);
  const needed = new Set();
  for (const file of files) reach(join('dist', file.replace(/^src\/(.*)\.ts$/, '$1.d.ts')), needed);
  for (const file of readdirSync('dist', { recursive: true }).map((name) => join('dist', name)))
    if (file.endsWith('.d.ts') && !needed.has(file)) rmSync(file);
}

/**
 * What is exported as an ES module. It exports what the CommonJS module has: a program that has both, of its own and of a package that it
 * uses, then has each class and each memory once, and the tarball all code once.
 */
function esModule(path) {
  const commonJs = `./${basename(path)}.js`;
  const names = Object.keys(createRequire(import.meta.url)(resolve(`${path}.js`))).sort();
  writeFileSync(
    `${path}.mjs`,
    `import exported from '${commonJs}';\n\nexport const { ${names.join(', ')} } = exported;\n`,
  );
  writeFileSync(`${path}.d.mts`, `export * from '${commonJs}';\n`);
}

/** The declarations that a user's compiler reads: those of a file, and of what they import. */
function reach(file, reached) {
  if (reached.has(file)) return;
  reached.add(file);
  for (const [, path] of readFileSync(file, 'utf8').matchAll(/(?:from |import\()['"](\.[^'"]+)['"]/g)) {
    const module = join(dirname(file), path);
    reach(existsSync(`${module}.d.ts`) ? `${module}.d.ts` : join(module, 'index.d.ts'), reached);
  }
}

/** The licenses of the packages that are bundled ask to be passed on with them. */
function licenses(files) {
  const packages = new Set(files.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? []));
  const texts = [...packages].sort().map((folder) => {
    const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    if (!file) throw new Error(`${name} has no license file: it can't be bundled`);
    return `${name} ${version}\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
  });
  if (texts.length > 0) writeFileSync('dist/LICENSES.txt', texts.join(`\n${'-'.repeat(80)}\n\n`));
}
