import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { environments } from '../../environments';
import { ran } from '../../packages/kubetalk/test/cli/ran';

const root = join(__dirname, '../..');

const topology = (args: readonly string[], input = '', env: NodeJS.ProcessEnv = {}) =>
  ran(['topology', ...args], { folder: root, input, env: { ENVIRONMENT: undefined, ...env } });

/** The same by a process, with what other programs print. */
function topologyProcess(args: readonly string[], input = '', env: NodeJS.ProcessEnv = {}) {
  const { FORCE_COLOR, NO_COLOR, ENVIRONMENT, ...rest } = process.env;
  const command = [join(root, 'bin/run.mjs'), 'packages/kubetalk/src/cli/main.ts', 'topology', ...args];
  const options = { cwd: root, input, encoding: 'utf8', env: { ...rest, ...env } } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, command, options);
  return { status, stdout, stderr };
}

const refused = (message: string) => ({ status: 2, stdout: '', stderr: `error: ${message}\n` });

const lesson = `outside
└─ Service go-demo-2-api (NodePort; port 8080, a free nodePort)
   └─ ReplicaSet go-demo-2-api (3 replicas; container api)
      └─ DB: Service go-demo-2-db (ClusterIP; port 27017; Pods may listen on 27017 without declaring it)
         └─ ReplicaSet go-demo-2-db (1 replica; container db, port 28017)
`;

test('without a file: what this project deploys, of the environment that is asked for', async () => {
  expect(topologyProcess([])).toStrictEqual({ status: 0, stdout: lesson, stderr: '' });
  expect(await topology([], '', { ENVIRONMENT: 'single-pod' })).toStrictEqual({
    status: 0,
    stdout: `outside
└─ Service go-demo-2 (NodePort; port 28017, nodePort 30001)
   └─ ReplicaSet go-demo-2 (2 replicas; container db, port 28017; container api)
`,
    stderr: '',
  });
});

test('files and standard input, and one format for each place that shows it', async () => {
  const yaml = readFileSync(join(root, 'dist/lesson.k8s.yaml'), 'utf8');
  expect(topologyProcess(['-'], yaml)).toStrictEqual({ status: 0, stdout: lesson, stderr: '' });
  const begins = async (...flags: string[]) => (await topology([...flags, 'dist/lesson.k8s.yaml'])).stdout.slice(0, 12);
  expect(await begins('--format', 'mermaid')).toBe('flowchart TB');
  expect(await begins('--format', 'svg')).toBe('<svg xmlns="');
  expect(await begins('--format', 'html')).toBe('<!DOCTYPE ht');
  expect(await begins('--format', 'dot')).toBe('digraph kube');
  expect(await begins('--format', 'd2')).toBe('g0: "namespa');
  expect(await begins('--format', 'json')).toBe('{\n  "version');
});

test('a page is shown by the browser of the desktop; where there is none, its file is named', async () => {
  const { status, stdout, stderr } = topologyProcess(['--open', 'dist/lesson.k8s.yaml'], '', {
    PATH: dirname(process.execPath),
  });
  const file = stdout.trim();
  expect({ status, stderr, begins: readFileSync(file, 'utf8').slice(0, 15) }).toStrictEqual({
    status: 0,
    stderr: expect.stringMatching(/^$|^\S+ can't be run: open the file in a browser\n$/),
    begins: '<!DOCTYPE html>',
  });
  rmSync(dirname(file), { recursive: true });
});

test('a part of it: around an object, so many calls away, or of a namespace; it says how much that is', async () => {
  const part = async (...flags: string[]) => (await topology([...flags, 'dist/lesson.k8s.yaml'])).stdout;
  expect(await part('--focus', 'Service/go-demo-2-db', '--depth', '0')).toBe(
    'Service go-demo-2-db (ClusterIP; port 27017; Pods may listen on 27017 without declaring it)\n' +
      '└─ ReplicaSet go-demo-2-db (1 replica; container db, port 28017)\n\n' +
      '2 of 5 boxes: Service go-demo-2-db, and what it has to do with.\n',
  );
  expect(await part('-n', 'default')).toBe(`${lesson}\n5 of 5 boxes: namespace default, and what it has to do with.\n`);
});

test('the error of a synth that fails is shown as it is', () => {
  const app = `error: ENVIRONMENT "prod" is not known: use one of ${environments.names.join(', ')}\n`;
  expect(topologyProcess([], '', { ENVIRONMENT: 'prod' })).toStrictEqual({
    status: 2,
    stdout: '',
    stderr: `${app}error: cdk8s.yaml: app "node bin/run.mjs main.ts" ended with status 1\n`,
  });
});

test('a broken path is shown, and is no failure: the picture is what was asked for', async () => {
  const yaml = readFileSync(join(root, 'dist/lesson.k8s.yaml'), 'utf8').replace(
    'value: go-demo-2-db',
    'value: go-demo-2-bd',
  );
  const { status, stdout } = await topology(['-'], yaml);
  expect({ status, stdout }).toStrictEqual({
    status: 0,
    stdout: expect.stringContaining('✗ address-unknown'),
  });
});

test.each<[readonly string[], string, NodeJS.ProcessEnv, string]>([
  [
    ['--format', 'png'],
    '',
    {},
    "option '--format <FORMAT>' argument 'png' is invalid. Allowed choices are text, svg, html, mermaid, dot, d2, json.",
  ],
  [['--depth', '1', 'dist'], '', {}, '--depth counts calls from an object: add --focus NAME'],
  [['--focus', 'x', '--depth', 'two', 'dist'], '', {}, '--depth two: is no number of calls, such as 1'],
  [
    ['--focus', 'go-demo-2-bd', 'dist/lesson.k8s.yaml'],
    '',
    {},
    'no object is called go-demo-2-bd: did you mean go-demo-2-db?',
  ],
  [['-n', 'shop', 'dist/lesson.k8s.yaml'], '', {}, 'no object is in namespace shop: there is default'],
  [['--loud'], '', {}, "unknown option '--loud': --help says what there is"],
  [['none.yaml'], '', {}, 'none.yaml: no such file or folder'],
  [['-'], '', {}, '-: holds no object'],
])('%j is refused in one line', async (args, input, env, message) => {
  expect(await topology(args, input, env)).toStrictEqual(refused(message));
});
