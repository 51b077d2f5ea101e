import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentNames } from '../environments';
import { synthesize } from '../synth';
import { ProjectCopy } from './project';

let project: ProjectCopy;
beforeEach(() => {
  project = new ProjectCopy();
});
afterEach(() => project.remove());

const dist = () =>
  Object.fromEntries(
    readdirSync(join(project.folder, 'dist')).map((file) => [
      file,
      readFileSync(join(project.folder, 'dist', file), 'utf8'),
    ]),
  );
const everyEnvironment = Object.fromEntries(environmentNames.map((name) => [`${name}.k8s.yaml`, synthesize(name)]));

test('cdk8s synth writes every environment to dist/', () => {
  const { status, stderr } = project.run('cdk8s', ['synth']);
  expect({ status, stderr, dist: dist() }).toStrictEqual({ status: 0, stderr: '', dist: everyEnvironment });
});

test.each(environmentNames)('cdk8s synth -p prints %s and nothing else, and leaves dist/ alone', (ENVIRONMENT) => {
  writeFileSync(join(project.folder, 'dist/mine.txt'), 'mine');
  const { status, stdout, stderr } = project.run('cdk8s', ['synth', '-p'], { ENVIRONMENT });
  expect({ status, stdout, stderr }).toStrictEqual({ status: 0, stdout: synthesize(ENVIRONMENT), stderr: '' });
  expect(dist()).toStrictEqual({ ...everyEnvironment, 'mine.txt': 'mine' });
});

test('npm run synth brings dist/ up to date, and removes what no environment stands behind', () => {
  writeFileSync(join(project.folder, 'dist/gone.k8s.yaml'), 'kind: Old');
  const { status } = project.run('npm', ['run', 'synth']);
  expect({ status, dist: dist(), folder: readdirSync(project.folder).sort() }).toStrictEqual({
    status: 0,
    dist: everyEnvironment,
    folder: readdirSync(join(__dirname, '..'))
      .filter((name) => name !== '.git')
      .sort(),
  });
});

test('a deploy pipeline can say the images and the nodePort of the environment that it asks for', () => {
  const variables = { DATABASE_IMAGE: 'mongo:7.0', API_IMAGE: 'registry.example.com/api:1.2', API_NODE_PORT: '30080' };
  const { status, stdout } = project.run('cdk8s', ['synth', '-p'], { ENVIRONMENT: 'hardened', ...variables });
  const expected = synthesize('hardened')
    .replace('image: mongo:8.0', 'image: mongo:7.0')
    .replace('image: vfarcic/go-demo-2:2.0', 'image: registry.example.com/api:1.2')
    .replace('    - port: 8080\n  selector', '    - nodePort: 30080\n      port: 8080\n  selector');
  expect({ status, stdout }).toStrictEqual({ status: 0, stdout: expected });
});

describe('a synth that fails', () => {
  const breakChart = () => {
    const chart = join(project.folder, 'charts/go-demo-2.ts');
    writeFileSync(chart, readFileSync(chart, 'utf8').replace("vendor: 'MongoLabs'", "vendor: 'Mongo Labs'"));
  };
  const ours =
    'error: environment lesson: ReplicaSet go-demo-2-db: label vendor: value "Mongo Labs" is ill-formed: ' +
    'use letters, digits, "-", "_" and ".", from and to a letter or digit\n';

  test('says why in one line and leaves dist/ as it was', () => {
    breakChart();
    const { status, stdout, stderr } = project.run('npm', ['run', '--silent', 'synth']);
    expect({ status, stdout, stderr, dist: dist() }).toStrictEqual({
      status: 1,
      stdout: '',
      stderr: ours,
      dist: everyEnvironment,
    });
  });

  test('puts nothing into the pipe', () => {
    breakChart();
    const { status, stdout, stderr } = project.run('cdk8s', ['synth', '-p']);
    expect({ status, stdout, said: stderr.slice(0, ours.length) }).toStrictEqual({ status: 1, stdout: '', said: ours });
  });

  test('names the environments where the one asked for is not known', () => {
    const { status, stdout, stderr } = project.run('npm', ['run', '--silent', 'synth'], { ENVIRONMENT: 'prod' });
    expect({ status, stdout, stderr }).toStrictEqual({
      status: 1,
      stdout: '',
      stderr: `error: ENVIRONMENT "prod" is not known: use one of ${environmentNames.join(', ')}\n`,
    });
  });

  test('stops at a type error, and again when it is run again', () => {
    appendFileSync(join(project.folder, 'environments.ts'), 'export const replicas: number = "three";\n');
    for (const _ of ['first', 'again']) {
      const { status, stdout, stderr } = project.run('npm', ['run', '--silent', 'synth']);
      expect({ status, stdout, dist: dist() }).toStrictEqual({ status: 1, stdout: '', dist: everyEnvironment });
      expect(stderr).toMatch(
        /^environments\.ts\(\d+,\d+\): error TS2322: Type 'string' is not assignable to type 'number'\.$/m,
      );
      expect(stderr).toMatch(/^error: the types are wrong \(see above\): nothing was run$/m);
    }
  });

  test('names the key of an environment that there is not, and the one that was meant', () => {
    const environments = join(project.folder, 'environments.ts');
    writeFileSync(environments, readFileSync(environments, 'utf8').replace('replicas: 3', 'replcas: 3'));
    const { status, stderr } = project.run('npm', ['run', '--silent', 'synth']);
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /^environments\.ts\(\d+,\d+\): error TS2561: .*'replcas' does not exist .*Did you mean to write 'replicas'\?$/m,
    );
  });

  test('works again once the sources are right', () => {
    const environments = join(project.folder, 'environments.ts');
    const right = readFileSync(environments, 'utf8');
    expect(project.run('npm', ['run', 'synth']).status).toBe(0);
    writeFileSync(environments, right.replace('replicas: 3', 'replicas: "3"'));
    expect(project.run('npm', ['run', 'synth']).status).toBe(1);
    writeFileSync(environments, right.replace('replicas: 3', 'replicas: 4'));
    expect(project.run('npm', ['run', 'synth']).status).toBe(0);
    expect(dist()['lesson.k8s.yaml']).toBe(everyEnvironment['lesson.k8s.yaml']?.replace('replicas: 3', 'replicas: 4'));
  });
});
