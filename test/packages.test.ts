import { isAscii } from 'node:buffer';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Editor } from '../packages/kubetalk/test/lsp/client';
import { Reader, steps, UNTYPED } from './guide';
import { StockProject } from './stock-project';

const root = join(__dirname, '..');
/** The compiler of the stock project. */
const stock = join(root, 'test/stock/node_modules/typescript');
let project: StockProject;
beforeAll(() => {
  project = new StockProject();
});
afterAll(() => project.remove());

const app = (callee: string) => `import { App, Chart } from 'cdk8s';
import { checked, Deployment, Service } from 'cdk8s-kubetalk';
import type { Construct } from 'constructs';

export class MyChart extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const web = new Deployment(this, 'web', {
      name: 'web',
      selector: { app: 'web' },
      containers: [
        {
          name: 'web',
          image: 'web:1',
          ports: [{ containerPort: 8080 }],
          readinessProbe: { port: 8080 },
          env: { API: '${callee}:8080' },
        },
      ],
    });
    new Service(this, 'service', { name: 'web', selector: web, port: 8080 });
    checked(this);
  }
}

if (require.main === module) {
  const app = new App();
  new MyChart(app, 'stock');
  app.synth();
}
`;

test('the tarballs hold what runs, its declarations and its papers, and no more', () => {
  const papers = /^(README\.md|CHANGELOG\.md|LICENSE|package\.json|dist\/.*\.d\.m?ts)$/;
  const rest = [...project.tarballs].map(([name, files]) => [name, files.filter((file) => !papers.test(file)).sort()]);
  expect(Object.fromEntries(rest)).toEqual({
    kubetalk: [
      'bin/compiled.js',
      'bin/kubetalk.js',
      'bin/v8.js',
      'dist/LICENSES.txt',
      'dist/cli/main.js',
      'dist/elk.js',
      'dist/index.js',
      'dist/index.mjs',
      'dist/kubernetes/index.js',
      'dist/kubernetes/index.mjs',
      'dist/language-server.js',
      'kubetalk.schema.json',
    ],
    'cdk8s-kubetalk': ['bin/cdk8s-kubetalk.js', 'dist/import/main.js', 'dist/index.js'],
  });
});

/** Runs the installed kubetalk in a folder of its own. */
function ran(...words: readonly string[]) {
  const empty = mkdtempSync(join(tmpdir(), 'go-demo-2-empty-'));
  const program = join(project.folder, 'node_modules/kubetalk/bin/kubetalk.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], { cwd: empty, encoding: 'utf8' });
  rmSync(empty, { recursive: true });
  return { status, stderr, closing: stdout.trimEnd().split('\n').at(-1) };
}

const probes = join(root, 'packages/kubetalk/test/corpus/healthy/probes.yaml');

test('kubetalk runs in any folder, with nothing else installed', () => {
  expect(ran('check', probes)).toEqual({
    status: 0,
    stderr: '',
    closing: expect.stringMatching(/^\d+ objects checked, 0 errors, \d+ warnings?$/),
  });
  expect(ran('topology', '--format', 'svg', probes)).toEqual({ status: 0, stderr: '', closing: '</svg>' });
});

test('the second run takes the code that V8 compiled in the first, and notices where that is damaged', () => {
  // Other characters, which only a regular expression of a source can bring in, make reading it four times as slow.
  expect(isAscii(readFileSync(join(project.folder, 'node_modules/kubetalk/dist/cli/main.js')))).toBe(true);
  const kept = join(project.folder, 'node_modules/kubetalk/dist/compiled');
  rmSync(kept, { recursive: true, force: true });
  const first = ran('check', probes);
  const [name = ''] = readdirSync(kept);
  expect([readdirSync(kept), first.status]).toStrictEqual([[`check-${process.version}-${process.arch}.v8`], 0]);
  const whole = readFileSync(join(kept, name));
  for (const damaged of [whole.subarray(0, whole.length >> 1), Buffer.alloc(whole.length)]) {
    writeFileSync(join(kept, name), damaged);
    expect(ran('check', probes)).toStrictEqual(first);
  }
  expect(ran('chekc', probes).status).toBe(2);
  expect(readdirSync(kept)).toStrictEqual([name]);
});

test('only what draws loads the layout library: all else runs without it', () => {
  const library = join(project.folder, 'node_modules/kubetalk/dist/elk.js');
  renameSync(library, `${library}.away`);
  try {
    const runs = [
      ['check', probes],
      ['diff', probes, probes],
      ['topology', probes],
      ['topology', '--format', 'svg', probes],
    ];
    expect(runs.map((words) => ran(...words).status)).toStrictEqual([0, 0, 0, 3]);
  } finally {
    renameSync(`${library}.away`, library);
  }
});

test('the package serves an editor, with nothing else installed', async () => {
  const editor = new Editor({}, join(project.folder, 'node_modules/kubetalk/bin/kubetalk.js'));
  expect(await editor.start()).toMatchObject({ serverInfo: { name: 'kubetalk' } });
  expect(await editor.stop()).toBe(0);
});

test('cdk8s-kubetalk import writes a project that compiles, holds itself to the manifests, and synthesizes them', () => {
  const manifests = join(root, 'packages/kubetalk/test/corpus/healthy/three-tiers.yaml');
  const out = join(project.folder, 'imported');
  const imported = project.run('cdk8s-kubetalk', ['import', manifests, '--out', out, '--name', 'tiers']);
  expect({ status: imported.status, said: imported.stderr.split('\n')[0] }).toEqual({
    status: 0,
    said: expect.stringMatching(/^\d+ objects, equal; \d+ of \d+ addresses are references$/),
  });
  // As npm links it where the compiler is installed.
  const link = 'mkdir -p node_modules/.bin && ln -s ../../../node_modules/typescript/bin/tsc node_modules/.bin/tsc';
  project.run('sh', ['-c', `cd imported && ${link}`]);
  const within = (command: string, args: readonly string[]) => {
    const { status, stdout } = project.run('sh', ['-c', `cd imported && ${command} ${args.join(' ')}`]);
    return { status, errors: stdout.split('\n').filter((line) => / error |^not ok/.test(line)) };
  };
  expect(within('node_modules/.bin/tsc', [])).toEqual({ status: 0, errors: [] });
  expect(within('node', ['--test', 'main.test.mjs'])).toEqual({ status: 0, errors: [] });
  expect(within('cdk8s', ['synth'])).toEqual({ status: 0, errors: [] });
  const again = project.run('cdk8s-kubetalk', ['import', manifests, '--out', out]);
  expect({ status: again.status, stderr: again.stderr }).toEqual({
    status: 2,
    stderr: `error: ${out}: it is not empty: name a folder that is, or is not there\n`,
  });
});

describe('docs/your-own.md', () => {
  let reader: Reader;
  beforeAll(() => {
    reader = new Reader(project);
  });

  test.each(steps.map((step, index) => [index + 1, step.language, step] as const))(
    'block %i (%s) does what the guide says',
    (_, __, step) => reader.follow(step),
  );

  test('at the end, every command of the new project speaks of the new application', () => {
    expect(project.run('node', ['node_modules/typescript/bin/tsc', '--noEmit', '--skipLibCheck'])).toMatchObject({
      status: 0,
      stdout: '',
    });
    const objects = [
      ...reader.printedBy('cdk8s synth -p').matchAll(/^kind: (\w+)\nmetadata:(?:\n {2}.*)*?\n {2}name: (\w+)/gm),
    ];
    expect(objects.map(([, kind, name]) => `${kind} ${name}`)).toStrictEqual([
      'Deployment orders',
      'Service orders',
      'Deployment web',
      'Service web',
    ]);
    expect(project.run('npm', ['run', '-s', 'check'], UNTYPED)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('4 objects checked, 0 errors'),
    });
    const difference = reader.printedBy('npm run -s diff');
    expect(difference).toMatch(/^shop: /);
    expect(difference).not.toContain('go-demo-2');
  });
});

/** A folder of the project with these files, to be compiled alone. */
function folder(name: string, files: Readonly<Record<string, string>>): string {
  const path = join(project.folder, 'consumers', name);
  mkdirSync(path, { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(path, file), text);
  return path;
}

const example = (path: string) => readFileSync(join(root, 'examples', `${path}.ts`), 'utf8');
const examples = Object.fromEntries(
  ['api', 'fleet', 'boutique/boutique', 'compared/constructs', 'shop/shop'].map((path) => [
    `${basename(path)}.ts`,
    example(path),
  ]),
);

test("under the strictest settings of cdk8s init's project declarations and examples compile, and a port that no container declares does not", () => {
  const template = join(root, 'node_modules/cdk8s-cli/templates/typescript-app');
  // A fleet takes more of ECMAScript than those settings have.
  const { 'fleet.ts': _, ...rest } = examples;
  const path = folder('init', {
    ...rest,
    'tsconfig.json': readFileSync(join(template, 'tsconfig.json'), 'utf8'),
    'main.ts': app('web'),
    'port.ts': app('web').replace('selector: web, port: 8080', 'selector: web, port: 80'),
  });
  const { status, stdout } = project.run('node', [join(stock, 'bin/tsc'), '--noEmit', '--project', path]);
  expect({ status, errors: stdout.split('\n').filter((line) => /^\S/.test(line)) }).toEqual({
    status: 2,
    errors: [expect.stringMatching(/port\.ts\(21,\d+\): error TS\d+: /)],
  });
});

/** The compilers that users have: that of the stock project, the newest, and one that CI names. */
const compilers = [stock, join(root, 'node_modules/typescript')].concat(process.env.TYPESCRIPT ?? []);
const versioned = compilers.map((folder) => [require(join(folder, 'package.json')).version as string, folder] as const);

describe.each(versioned)('TypeScript %s', (version, compiler) => {
  // The stock project's own has been strict already.
  test.each(compiler === stock ? [false] : [true, false])(
    'takes the declarations and every example as modules of Node, strict %s',
    (strict) => {
      const compilerOptions = {
        strict,
        noEmit: true,
        target: 'es2022',
        lib: ['es2023'],
        types: ['node'],
        module: 'nodenext',
      };
      const settings = JSON.stringify({ compilerOptions, include: ['*.ts'] });
      const path = folder(`${version}-${strict}`, { ...examples, 'tsconfig.json': settings });
      const { status, stdout } = project.run('node', [join(compiler, 'bin/tsc'), '--project', path]);
      expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    },
  );
});

const SETTINGS = { target: 'es2022', lib: ['es2023'], types: ['node'], strict: true };
/** How a project may take modules: as a name, the `type` of its package.json, and what its compiler is to know of it. */
const projects: readonly (readonly [name: string, type: 'module' | 'commonjs', options: object])[] = [
  ['ES modules of Node', 'module', { module: 'node16', moduleResolution: 'node16' }],
  ['CommonJS of Node', 'commonjs', { module: 'node16', moduleResolution: 'node16' }],
  ['ES modules for a bundler', 'module', { module: 'esnext', moduleResolution: 'bundler' }],
];

/** Compiles a program in a project of its own. @returns where it is */
function compiled(name: string, type: string, options: object, program: string): string {
  const path = folder(name, {
    'package.json': JSON.stringify({ type }),
    'tsconfig.json': JSON.stringify({ compilerOptions: { ...SETTINGS, ...options }, files: ['main.ts'] }),
    'main.ts': program,
  });
  const { stdout } = project.run('node', [join(stock, 'bin/tsc'), '--project', path]);
  expect(stdout).toBe('');
  return path;
}

/** What it declares can't be written where the compiler finds no name for a type that a function of kubetalk takes or gives. */
const consumer = `import { App, Chart } from 'cdk8s';
import { Deployment, toYaml } from 'cdk8s-kubetalk';
import * as kubetalk from 'kubetalk';
import { applicationOf, check, diff, Kubernetes, manifestsOf, pictureOf, read, sidesOf, topologyOf } from 'kubetalk';
import { portFault } from 'kubetalk/kubernetes';

const chart = new Chart(new App(), 'a');
const env = { DB: 'dbb:27017' };
new Deployment(chart, 'api', { name: 'api', selector: { app: 'api' }, containers: [{ name: 'api', image: 'api:1', env }] });

export const manifests = manifestsOf({ file: 'a.yaml', text: toYaml(chart) });
export const application = applicationOf(manifests, { kubernetes: Kubernetes.newest, complete: true });
export const found = check(application);
export const difference = diff(...sidesOf(manifests, []));
export const topology = topologyOf(application);
export const picture = pictureOf(topology);
export const reading = (paths: string[]) => read(paths);
export const leftOut = async () => (await read([])).leftOut[0];
export const faults = kubetalk.checks[0]?.find(topology);
export const parts = [manifests[0]?.source, found[0]?.object, picture.nodes[0], picture.edges[0]] as const;
export const changes = [difference.changes[0], difference.changes[0]?.fields[0], difference.paths, difference.paths.lost[0]] as const;
export const meaning = [topology.workloads[0], topology.services[0], topology.calls[0], topology.policies[0]] as const;
export const options = (...given: [Parameters<typeof check>[1], Parameters<typeof diff>[2], Parameters<typeof read>[1]]) => given;

console.log(found.map(({ check: id }) => id).join(), portFault(0));
`;

test.each(projects)(
  'in a project with %s, both packages are imported by name, compiled, named and run',
  (_, type, options) => {
    const name = Object.values({ type, ...options }).join('-');
    const path = compiled(name, type, { ...options, declaration: true }, consumer);
    const { stdout, stderr } = project.run('node', [join(path, 'main.js')]);
    expect({ stdout, stderr }).toEqual({
      stdout: 'address-unknown port 0 is no port number: use 1 to 65535\n',
      stderr: '',
    });
  },
);

test("the program in kubetalk's README finds an image without a version, and writes Markdown", () => {
  const readme = readFileSync(join(root, 'packages/kubetalk/README.md'), 'utf8');
  const [, program = ''] = /^```ts\n(.*?)^```$/ms.exec(readme) ?? [];
  const path = compiled('readme', 'module', { module: 'node16', moduleResolution: 'node16' }, program);
  mkdirSync(join(path, 'k8s'), { recursive: true });
  const pod =
    "{apiVersion: v1, kind: Pod, metadata: {name: web}, spec: {containers: [{name: web, image: 'reg/web'}, {name: a, image: 'a:1'}]}}";
  writeFileSync(join(path, 'k8s/web.yaml'), `# web\n${pod}\n`);
  const { stdout, stderr } = project.run('sh', ['-c', `cd ${path} && node main.js`]);
  const plain = stdout.replace(/<\/?code>/g, '').replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
  expect({ plain, stderr }).toEqual({
    plain: `**0 errors, 1 warning**

| | object | what is wrong | what to change |
| --- | --- | --- | --- |
| warning image-unversioned | Pod web (v1)<br>k8s/web.yaml:2 | container web: image reg/web may be another tomorrow | name a version of the image |
`,
    stderr: '',
  });
});
