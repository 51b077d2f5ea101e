import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
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
  const papers = /^(README\.md|CHANGELOG\.md|LICENSE|package\.json|dist\/.*\.d\.ts)$/;
  const rest = [...project.tarballs].map(([name, files]) => [name, files.filter((file) => !papers.test(file)).sort()]);
  expect(Object.fromEntries(rest)).toEqual({
    kubetalk: ['bin/kubetalk.js', 'dist/LICENSES.txt', 'dist/cli/main.js', 'dist/index.js', 'dist/kubernetes/index.js'],
    'cdk8s-kubetalk': ['dist/index.js'],
  });
});

test('kubetalk runs in any folder, with nothing else installed', () => {
  const empty = mkdtempSync(join(tmpdir(), 'go-demo-2-empty-'));
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      join(project.folder, 'node_modules/kubetalk/bin/kubetalk.js'),
      'check',
      join(root, 'packages/kubetalk/test/corpus/healthy/probes.yaml'),
    ],
    { cwd: empty, encoding: 'utf8' },
  );
  rmSync(empty, { recursive: true });
  expect({ status, stderr, closing: stdout.split('\n').at(-2) }).toEqual({
    status: 0,
    stderr: '',
    closing: expect.stringMatching(/^\d+ objects checked, 0 errors, \d+ warnings?$/),
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

test("under the strictest settings of cdk8s init's project declarations and examples compile, and a port that nobody declares does not", () => {
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
