import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(__dirname, '..');
const scratch = mkdtempSync(join(tmpdir(), 'go-demo-2-packages-'));
const project = join(scratch, 'stock');
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const files: Record<string, string[]> = {};

beforeAll(() => {
  for (const name of ['kubetalk', 'cdk8s-kubetalk']) {
    const [tarball] = JSON.parse(
      execFileSync('npm', ['pack', '--json', '--pack-destination', scratch], {
        cwd: join(root, 'packages', name),
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    );
    files[name] = tarball.files.map(({ path }: { path: string }) => path);
    execFileSync('tar', ['-xzf', tarball.filename], { cwd: scratch });
    renameSync(join(scratch, 'package'), join(scratch, name));
  }
  stockProject();
}, 60_000);

/** What `cdk8s init typescript-app` makes, from its own template, with both packages installed from their tarballs. */
function stockProject(): void {
  const template = join(root, 'node_modules/cdk8s-cli/templates/typescript-app');
  mkdirSync(join(project, 'node_modules'), { recursive: true });
  for (const file of ['main.ts', 'main.test.ts', 'tsconfig.json', 'jest.config.js', 'cdk8s.yaml'])
    writeFileSync(join(project, file), readFileSync(join(template, file), 'utf8').replaceAll('{{ $base }}', 'stock'));
  const installed = new Map<string, string>();
  for (const from of [join(root, 'node_modules'), join(root, 'test/stock/node_modules')])
    for (const name of readdirSync(from)) if (name !== '.cache') installed.set(name, join(from, name));
  for (const name of ['kubetalk', 'cdk8s-kubetalk']) installed.set(name, join(scratch, name));
  // A package of ours is copied: followed through a link, it would look for cdk8s beside the link's target.
  for (const [name, target] of installed)
    if (dirname(target) === scratch) cpSync(target, join(project, 'node_modules', name), { recursive: true });
    else symlinkSync(target, join(project, 'node_modules', name));
}

function run(command: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`node_modules/${command}`, ...args], {
    cwd: project,
    encoding: 'utf8',
    env: { ...process.env, CDK8S_OUTDIR: 'dist' },
  });
  return { status, output: stdout + stderr };
}

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
  for (const list of Object.values(files))
    expect(
      list.filter((file) => !/^(README\.md|CHANGELOG\.md|LICENSE|package\.json|(bin|dist)\/.*)$/.test(file)),
    ).toEqual([]);
  const scripts = (name: string) => files[name]?.filter((file) => file.endsWith('.js')).sort();
  expect({ kubetalk: scripts('kubetalk'), constructs: scripts('cdk8s-kubetalk') }).toEqual({
    kubetalk: ['bin/kubetalk.js', 'dist/cli/main.js', 'dist/index.js', 'dist/kubernetes/index.js'],
    constructs: ['dist/index.js'],
  });
});

test('kubetalk runs in any folder, with nothing else installed', () => {
  const empty = join(scratch, 'empty');
  mkdirSync(empty);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      join(scratch, 'kubetalk/bin/kubetalk.js'),
      'check',
      join(root, 'packages/kubetalk/test/corpus/healthy/probes.yaml'),
    ],
    { cwd: empty, encoding: 'utf8' },
  );
  expect({ status, stderr, closing: stdout.split('\n').at(-2) }).toEqual({
    status: 0,
    stderr: '',
    closing: expect.stringMatching(/^\d+ objects checked, 0 errors, \d+ warnings?$/),
  });
});

describe('in the project that cdk8s init makes', () => {
  test('the constructs compile under TypeScript 5.9, every declaration checked, and a port that nobody declares does not', () => {
    writeFileSync(join(project, 'main.ts'), app('web'));
    writeFileSync(join(project, 'port.ts'), app('web').replace('selector: web, port: 8080', 'selector: web, port: 80'));
    const { status, output } = run('typescript/bin/tsc', '--noEmit');
    rmSync(join(project, 'port.ts'));
    const errors = output.split('\n').filter((line) => /^\S/.test(line));
    expect({ status, errors }).toEqual({
      status: 2,
      errors: [expect.stringMatching(/^port\.ts\(\d+,\d+\): error TS\d+: .*port: 80;/)],
    });
  });

  test('they synthesize through ts-node', () => {
    expect(run('ts-node/dist/bin.js', 'main.ts')).toEqual({ status: 0, output: '' });
    expect(readFileSync(join(project, 'dist/stock.k8s.yaml'), 'utf8')).toContain('kind: Service');
  });

  test('a broken path stops the synth, and writes nothing', () => {
    rmSync(join(project, 'dist'), { recursive: true, force: true });
    writeFileSync(join(project, 'main.ts'), app('wbe'));
    const { status, output } = run('ts-node/dist/bin.js', 'main.ts');
    expect(status).not.toBe(0);
    expect(output).toContain('API says wbe:8080: no Service is called that: did you mean web?');
    expect(existsSync(join(project, 'dist/stock.k8s.yaml'))).toBe(false);
  });

  test('its own test runs through ts-jest', () => {
    writeFileSync(join(project, 'main.ts'), app('web'));
    const { status, output } = run('jest/bin/jest.js');
    expect({ status, output }).toEqual({ status: 0, output: expect.stringMatching(/Tests: +1 passed, 1 total/) });
  });
});
