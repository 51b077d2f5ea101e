import { spawn } from 'node:child_process';
import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { environments } from '../environments';
import { ran } from '../packages/kubetalk/test/cli/ran';
import { ProjectCopy, TESTS } from './project';
import { commitAll } from './repository';
import { synthesize } from './synthesize';

// Type checks and bundles, a dozen times.
jest.setTimeout(120_000);

let project: ProjectCopy;
beforeAll(() => {
  project = new ProjectCopy({ without: TESTS });
  project.run('node', ['bin/run.mjs', 'main.ts']);
  project.keep();
});
afterEach(() => project.restore());
afterAll(() => project.remove());

const contents = (folder: string) =>
  Object.fromEntries(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
const dist = () => contents(join(project.folder, 'dist'));
const everyEnvironment = Object.fromEntries(environments.names.map((name) => [`${name}.k8s.yaml`, synthesize(name)]));

test('cdk8s synth writes every environment to dist/', () => {
  const { status, stderr } = project.run('cdk8s', ['synth']);
  expect({ status, stderr, dist: dist() }).toStrictEqual({ status: 0, stderr: '', dist: everyEnvironment });
});

test('cdk8s synth -p prints the lesson and nothing else, and leaves dist/ alone', () => {
  writeFileSync(join(project.folder, 'dist/mine.txt'), 'mine');
  const { status, stdout, stderr } = project.run('cdk8s', ['synth', '-p']);
  expect({ status, stdout, stderr }).toStrictEqual({ status: 0, stdout: synthesize('lesson'), stderr: '' });
  expect(dist()).toStrictEqual({ ...everyEnvironment, 'mine.txt': 'mine' });
});

// As the CLI calls it for -p.
test.each(environments.names)(
  'into a folder that is not its own the app writes %s alone where ENVIRONMENT names it',
  (ENVIRONMENT) => {
    const CDK8S_OUTDIR = join(project.folder, 'out');
    const { status, stdout, stderr } = project.run('node', ['bin/run.mjs', 'main.ts'], { ENVIRONMENT, CDK8S_OUTDIR });
    expect({ status, stdout, stderr, out: contents(CDK8S_OUTDIR), dist: dist() }).toStrictEqual({
      status: 0,
      stdout: '',
      stderr: '',
      out: { [`${ENVIRONMENT}.k8s.yaml`]: synthesize(ENVIRONMENT) },
      dist: everyEnvironment,
    });
  },
);

test('npm run synth brings dist/ up to date, removes what it wrote for an environment that is gone, and nothing else', () => {
  for (const file of ['gone', 'mine']) writeFileSync(join(project.folder, `dist/${file}.k8s.yaml`), 'kind: Old');
  writeFileSync(join(project.folder, '.dist.kept/gone.k8s.yaml'), 'kind: Old');
  const folder = readdirSync(project.folder);
  const { status } = project.run('npm', ['run', 'synth']);
  expect({ status, dist: dist(), folder: readdirSync(project.folder) }).toStrictEqual({
    status: 0,
    dist: { ...everyEnvironment, 'mine.k8s.yaml': 'kind: Old' },
    folder,
  });
});

test('an empty text is no output folder', () => {
  writeFileSync(join(project.folder, 'dist/lesson.k8s.yaml'), 'kind: Old');
  const { status, stderr } = project.run('npm', ['run', '--silent', 'synth'], { CDK8S_OUTDIR: '' });
  expect({ status, stderr, dist: dist() }).toStrictEqual({ status: 0, stderr: '', dist: everyEnvironment });
});

test('what is in a folder that CDK8S_OUTDIR names stays', () => {
  const out = join(project.folder, 'out');
  mkdirSync(out);
  writeFileSync(join(out, 'mine.txt'), 'mine');
  const { status } = project.run('npm', ['run', 'synth'], { CDK8S_OUTDIR: 'out' });
  expect({ status, out: contents(out) }).toStrictEqual({
    status: 0,
    out: { 'mine.txt': 'mine', 'lesson.k8s.yaml': everyEnvironment['lesson.k8s.yaml'] },
  });
});

test('an output folder that is a file stays that file', () => {
  const file = join(project.folder, 'notes.txt');
  writeFileSync(file, 'notes');
  const { status, stderr } = project.run('npm', ['run', '--silent', 'synth'], { CDK8S_OUTDIR: 'notes.txt' });
  expect({ status, stderr, notes: readFileSync(file, 'utf8') }).toStrictEqual({
    status: 1,
    stderr: 'error: notes.txt: a file, where the output folder is expected: name another one\n',
    notes: 'notes',
  });
});

const old = Object.fromEntries(Object.keys(everyEnvironment).map((file) => [file, 'kind: Old']));
const makeOld = () => {
  for (const [file, text] of Object.entries(old)) writeFileSync(join(project.folder, 'dist', file), text);
};

interface Ended {
  /** Or the signal that ended it. */
  readonly status: string;
  readonly stderr: string;
}

/** A synth with this before it, and ^C after so many milliseconds. */
function synth({ before = '', timeout }: { before?: string; timeout?: number } = {}): Promise<Ended> {
  const command = `${before}exec node bin/run.mjs main.ts`;
  const child = spawn('bash', ['-c', command], { cwd: project.folder, timeout, killSignal: 'SIGINT' });
  let stderr = '';
  child.stderr.on('data', (data) => (stderr += data));
  return new Promise((done) =>
    child.on('close', (status, signal) => done({ status: String(signal ?? status), stderr })),
  );
}

/** Makes each fault of the page happen, and holds what is left to what it says. */
const faults: Readonly<Record<string, () => Promise<Ended>>> = {
  'the disk is full': async () => {
    makeOld();
    // No file of more than a kilobyte can be written.
    const ended = await synth({ before: 'ulimit -f 1; ' });
    expect(dist()).toStrictEqual(old);
    return ended;
  },
  '^C at any time': async () => {
    const ends: Ended[] = [];
    for (let round = 0; round < 9; round++) {
      // The first two are ended while they check and bundle what changed, the others while they run what was built.
      if (round < 2) appendFileSync(join(project.folder, 'main.ts'), '// changed\n');
      if (round === 2) project.restore();
      makeOld();
      ends.push(await synth({ timeout: round < 2 ? 250 : 30 + round * 30 }));
      expect([old, everyEnvironment]).toContainEqual(dist());
      expect(readdirSync(join(project.folder, 'node_modules/.cache/go-demo-2')).join()).not.toContain('.run-');
    }
    return ends.find(({ status }) => status !== '0') as Ended;
  },
  'two synths at once': async () => {
    const both = await Promise.all([synth(), synth()]);
    expect(dist()).toStrictEqual(everyEnvironment);
    expect(both[1]).toStrictEqual(both[0]);
    return both[0];
  },
};

const [, page = ''] = readFileSync(join(__dirname, '../docs/faults.md'), 'utf8').split('\n## npm run synth\n');
const rows = [...page.matchAll(/^\| ([^|]+?) \| (\w+) \| (?:`([^`]*)`)? ?\| /gm)]
  .map(([, fault = '', status = '', message = '']): [string, string, string] => [fault, status, message])
  .filter(([fault]) => fault !== 'fault');

test('every fault of the page is tried here, and every one that is tried is on the page', () => {
  expect(rows.map(([fault]) => fault)).toStrictEqual(Object.keys(faults));
});

test.each(rows)('%s: a synth ends with %s', async (fault, status, message) => {
  const ended = await faults[fault]?.();
  expect(ended).toStrictEqual({ status, stderr: message === '' ? '' : expect.stringContaining(message) });
  expect(readdirSync(join(project.folder, 'dist')).filter((name) => name.startsWith('.synth-'))).toStrictEqual([]);
});

test('a deploy pipeline can say the images and the nodePort of the environment that it asks for', () => {
  const variables = { DATABASE_IMAGE: 'mongo:7.0', API_IMAGE: 'registry.example.com/api:1.2', API_NODE_PORT: '30080' };
  const CDK8S_OUTDIR = join(project.folder, 'out');
  const { status } = project.run('node', ['bin/run.mjs', 'main.ts'], {
    ENVIRONMENT: 'hardened',
    CDK8S_OUTDIR,
    ...variables,
  });
  const expected = synthesize('hardened')
    .replace(/image: mongo:\S+/, 'image: mongo:7.0')
    .replace('image: vfarcic/go-demo-2:2.0', 'image: registry.example.com/api:1.2')
    .replace('    - port: 8080\n  selector', '    - nodePort: 30080\n      port: 8080\n  selector');
  expect({ status, out: contents(CDK8S_OUTDIR) }).toStrictEqual({
    status: 0,
    out: { 'hardened.k8s.yaml': expected },
  });
});

test('a chart may include a file of manifests', () => {
  const { folder } = project;
  writeFileSync(
    join(folder, 'included.ts'),
    `import { App, Chart, Include } from 'cdk8s';
const chart = new Chart(new App(), 'included');
new Include(chart, 'lesson', { url: 'dist/lesson.k8s.yaml' });
console.log(chart.toJson().map(({ kind, metadata: { name } }) => \`\${kind} \${name}\`).join());
`,
  );
  const { status, stdout, stderr } = project.run('node', ['bin/run.mjs', 'included.ts']);
  expect({ status, stdout, stderr }).toStrictEqual({
    status: 0,
    stdout: 'ReplicaSet go-demo-2-db,Service go-demo-2-db,ReplicaSet go-demo-2-api,Service go-demo-2-api\n',
    stderr: '',
  });
});

describe('a synth that fails', () => {
  const DATABASE_IMAGE = 'mongo 7';
  const ours = `error: environment lesson: DATABASE_IMAGE: "${DATABASE_IMAGE}" is no image: use repository:tag\n`;

  test('says why in one line, leaves dist/ as it was, and puts nothing into the pipe', () => {
    const { status, stdout, stderr } = project.run('npm', ['run', '--silent', 'synth'], { DATABASE_IMAGE });
    expect({ status, stdout, stderr, dist: dist() }).toStrictEqual({
      status: 1,
      stdout: '',
      stderr: ours,
      dist: everyEnvironment,
    });
    const pipe = project.run('cdk8s', ['synth', '-p'], { DATABASE_IMAGE });
    expect({ ...pipe, stderr: pipe.stderr.slice(0, ours.length) }).toMatchObject({
      status: 1,
      stdout: '',
      stderr: ours,
    });
  });

  test('names the environments where the one asked for is not known', () => {
    const { status, stdout, stderr } = project.run('npm', ['run', '--silent', 'synth'], { ENVIRONMENT: 'prod' });
    expect({ status, stdout, stderr }).toStrictEqual({
      status: 1,
      stdout: '',
      stderr: `error: ENVIRONMENT "prod" is not known: use one of ${environments.names.join(', ')}\n`,
    });
  });

  test.each<[string, () => NodeJS.ProcessEnv]>([
    ['a variable that is wrong', () => ({ DATABASE_IMAGE })],
    [
      'a type error',
      () => {
        appendFileSync(join(project.folder, 'environments.ts'), 'export const three: number = "three";\n');
        return {};
      },
    ],
  ])('keeps dist/ where the CLI has removed it: %s', (_, fault) => {
    const { status, stderr } = project.run('cdk8s', ['synth'], fault());
    expect({ status, dist: dist() }).toStrictEqual({ status: 1, dist: everyEnvironment });
    expect(stderr).toContain('\nwarning: dist/ holds what the last synth wrote: this one failed\n');
  });

  test('stops at a type error, and names the key that was meant', () => {
    const environments = join(project.folder, 'environments.ts');
    const misspelled = readFileSync(environments, 'utf8').replace('replicas: 3', 'replcas: 3');
    writeFileSync(environments, `${misspelled}export const replicas: number = "three";\n`);
    const { status, stdout, stderr } = project.run('npm', ['run', '--silent', 'synth']);
    expect({ status, stdout, dist: dist() }).toStrictEqual({ status: 2, stdout: '', dist: everyEnvironment });
    expect(stderr).toMatch(
      /^environments\.ts\(\d+,\d+\): error TS2322: Type 'string' is not assignable to type 'number'\.$/m,
    );
    expect(stderr).toMatch(
      /^environments\.ts\(\d+,\d+\): error TS2561: .*'replcas' does not exist .*Did you mean to write 'replicas'\?$/m,
    );
    expect(stderr).toMatch(/^error: the types are wrong \(see above\): nothing was run$/m);
  });
});

test('diff --base says for every environment what the sources change, and leaves dist/ alone', async () => {
  commitAll(project.folder, 'dist');
  const environments = join(project.folder, 'environments.ts');
  writeFileSync(environments, readFileSync(environments, 'utf8').replace('replicas: 3', 'replicas: 4'));
  const words = ['diff', '--base', 'HEAD', '--format', 'json'];
  const { status, stdout, stderr } = await ran(words, { folder: project.folder });
  const report = JSON.parse(stdout);
  const impacts = Object.entries(report.environments).map(([name, one]) => [
    name,
    (one as { changes: { object: { name: string }; impacts: unknown }[] }).changes.map(({ object, impacts }) => [
      object.name,
      impacts,
    ]),
  ]);
  const scaled = [['go-demo-2-api', [{ id: 'scaled', message: 'from 3 Pods to 4' }]]];
  expect({ status, stderr, worst: report.worst, impacts: Object.fromEntries(impacts) }).toEqual({
    status: 1,
    stderr: '',
    worst: 'scaled',
    impacts: {
      lesson: scaled,
      'single-pod': [],
      'single-pod-exposed': [],
      'load-balancer': scaled,
      autoscaled: [],
      hardened: [],
    },
  });
  expect(dist()).toStrictEqual(everyEnvironment);
});
