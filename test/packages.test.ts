import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { StockProject } from './stock-project';

const root = join(__dirname, '..');
let project: StockProject;
beforeAll(() => {
  project = new StockProject();
});
afterAll(() => project.remove());

const write = (file: string, text: string) => writeFileSync(join(project.folder, file), text);

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

test("under the strictest settings of cdk8s init's project the declarations compile, and a port that nobody declares does not", () => {
  const template = join(root, 'node_modules/cdk8s-cli/templates/typescript-app');
  write('tsconfig.json', readFileSync(join(template, 'tsconfig.json'), 'utf8'));
  write('main.ts', app('web'));
  write('port.ts', app('web').replace('selector: web, port: 8080', 'selector: web, port: 80'));
  const { status, stdout } = project.run('node', ['node_modules/typescript/bin/tsc', '--noEmit']);
  expect({ status, errors: stdout.split('\n').filter((line) => /^\S/.test(line)) }).toEqual({
    status: 2,
    errors: [expect.stringMatching(/^port\.ts\(21,\d+\): error TS\d+: /)],
  });
});

/** The compilers that users have: that of the stock project, the newest, and one that CI names. */
const compilers = [join(root, 'test/stock/node_modules/typescript'), join(root, 'node_modules/typescript')].concat(
  process.env.TYPESCRIPT ?? [],
);
const versioned = compilers.map((folder) => [require(join(folder, 'package.json')).version as string, folder] as const);

describe.each(versioned)('TypeScript %s', (_, folder) => {
  test.each([true, false])('takes the declarations and every example, strict %s', (strict) => {
    const consumer = join(project.folder, 'consumer');
    mkdirSync(consumer, { recursive: true });
    for (const example of ['api', 'fleet', 'boutique/boutique', 'compared/constructs', 'shop/shop'])
      copyFileSync(join(root, `examples/${example}.ts`), join(consumer, basename(`${example}.ts`)));
    const compilerOptions = {
      strict,
      noEmit: true,
      target: 'es2022',
      lib: ['es2023'],
      types: ['node'],
      module: 'nodenext',
    };
    writeFileSync(join(consumer, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
    const { status, stdout } = project.run('node', [join(folder, 'bin/tsc'), '--project', consumer]);
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  });
});
