import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentNames } from '../../environments';
import packageJson from '../../package.json';
import { synthesize } from '../../synth';
import { ProjectCopy } from '../project';

let project: ProjectCopy;
beforeAll(() => {
  project = new ProjectCopy();
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '--message', 'first');
});
afterAll(() => project.remove());

function git(...args: string[]): void {
  const identity = ['-c', 'user.name=test', '-c', 'user.email=test@example.com'];
  const { status, stderr } = spawnSync('git', [...identity, ...args], { cwd: project.folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

/** Runs what `npm run NAME -- ARGS` runs, without npm, which takes longer than the command. */
function command(name: 'diff' | 'deploy', args: readonly string[], env: NodeJS.ProcessEnv) {
  const [program = '', ...given] = packageJson.scripts[name].split(' ');
  return project.run(program, [...given, ...args], env);
}

function diff(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const { status, stdout, stderr } = command('diff', args, env);
  return { status, stdout, stderr };
}

const cases = (name: string) =>
  ['before', 'after'].map((side) => join(__dirname, `../../packages/kubetalk/test/diff/cases/${name}/${side}.yaml`));

test('two files that say the same are no difference', () => {
  const same = ['dist/lesson.k8s.yaml', 'dist/lesson.k8s.yaml'];
  const expected = { status: 0, stdout: 'no difference\n', stderr: '' };
  expect(diff(same)).toEqual(expected);
  expect(project.run('npm', ['run', '--silent', 'diff', '--', ...same])).toMatchObject(expected);
});

test('differences end with 1, and with 0 where they are no failure', () => {
  const stdout = `Service api stays behind

Service api removed
  left-behind
    stays in the cluster as it is: apply deletes nothing; \`kubetalk deploy\` or
    \`kubectl delete\` does
`;
  expect(diff(cases('service-removed'))).toEqual({ status: 1, stdout, stderr: '' });
  expect(diff(['--exit-zero', ...cases('service-removed')])).toEqual({ status: 0, stdout, stderr: '' });
});

test('--prune says what a deploy deletes', () => {
  const { stdout } = diff(['--prune', '--format', 'json', ...cases('service-removed')]);
  expect(JSON.parse(stdout).changes[0].impacts).toEqual([
    { id: 'deleted-when-pruned', message: 'deleted from the cluster' },
  ]);
});

test.each([
  [['dist'], 'name BEFORE and AFTER: 1 of 2 are named (--help says more)'],
  [[], 'name BEFORE and AFTER: 0 of 2 are named (--help says more)'],
  [['dist/lesson.k8s.yaml', 'nowhere'], 'nowhere: no such file or folder'],
  [['--live', '--base', 'HEAD'], '--base and --live exclude each other: use one'],
  [['-', '--base', 'HEAD'], 'standard input is in no commit: name files or folders with --base'],
  [['--base', '^HEAD'], 'base "^HEAD" is no commit that git knows: fetch it, or name a branch, tag or commit'],
  [['dist', 'dist', '-n', 'test'], '--context and -n say which cluster is meant: use them with --live'],
  [['-', '-'], 'both sides are standard input: name a file for one'],
  [['--base', 'no-such'], 'base "no-such" is no commit that git knows: fetch it, or name a branch, tag or commit'],
  [['--base=--all'], 'base "--all" is no commit that git knows: fetch it, or name a branch, tag or commit'],
  [
    ['dist', 'dist', '--format', 'html'],
    "option '--format <FORMAT>' argument 'html' is invalid. Allowed choices are terminal, markdown, json.",
  ],
  [['--bass'], "unknown option '--bass' (Did you mean --base?)"],
] as const)('%j ends with 2 and one line that says what is wrong', (args, message) => {
  expect(diff(args)).toEqual({ status: 2, stdout: '', stderr: `error: ${message}\n` });
});

test.each([
  ['a: [', /^error: bad\.yaml:\d+:\d+: /],
  ['- a list\n', /^error: bad\.yaml:1: a list where an object is due\n$/],
  ['{"a": 1,}', /^error: bad\.yaml:\d+:\d+: not JSON/],
  ['', /^error: bad\.yaml: holds no object\n$/],
])('a file that says %j ends with 2 and its place', (text, message) => {
  writeFileSync(join(project.folder, 'bad.yaml'), text);
  const { status, stdout, stderr } = diff(['bad.yaml', 'dist']);
  rmSync(join(project.folder, 'bad.yaml'));
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(message);
});

describe('--base', () => {
  const environments = () => join(project.folder, 'environments.ts');
  const edit = (change: (text: string) => string) =>
    writeFileSync(environments(), change(readFileSync(environments(), 'utf8')));
  afterEach(() => git('checkout', '--quiet', '.'));

  test('a fresh synth of what is committed is no difference', () => {
    const files = environmentNames.map((name) => `${name}.k8s.yaml`).sort();
    const stdout = files.map((file) => `${file.slice(0, -'.k8s.yaml'.length)}: no difference\n`).join('\n');
    expect(diff(['--base', 'HEAD'])).toEqual({ status: 0, stdout, stderr: '' });
  });

  test('says for every environment what the sources change, and leaves dist/ alone', () => {
    edit((text) => text.replace('replicas: 3', 'replicas: 4'));
    const { status, stdout } = diff(['--base', 'HEAD', '--format', 'json']);
    const { environments, worst } = JSON.parse(stdout);
    const impacts = Object.entries(environments).map(([name, report]) => [
      name,
      (report as { changes: { object: { name: string }; impacts: unknown }[] }).changes.map(({ object, impacts }) => [
        object.name,
        impacts,
      ]),
    ]);
    const scaled = [['go-demo-2-api', [{ id: 'scaled', message: 'from 3 Pods to 4' }]]];
    expect({ status, worst, impacts: Object.fromEntries(impacts) }).toEqual({
      status: 1,
      worst: 'scaled',
      impacts: { lesson: scaled, 'single-pod': [], 'single-pod-exposed': [], 'load-balancer': scaled, hardened: [] },
    });
    expect(readFileSync(join(project.folder, 'dist/lesson.k8s.yaml'), 'utf8')).toBe(synthesize('lesson'));
  });

  test('an environment that is gone is left behind as a whole', () => {
    writeFileSync(join(project.folder, 'dist/gone.k8s.yaml'), synthesize('lesson'));
    git('add', '.');
    git('commit', '--quiet', '--message', 'one more environment');
    const { stdout } = diff(['--base', 'HEAD', '--format', 'json']);
    git('reset', '--quiet', '--hard', 'HEAD~1');
    const report = JSON.parse(stdout).environments.gone;
    expect(report.changes.map((one: { change: string }) => one.change)).toEqual(Array(4).fill('removed'));
  });

  test('a synth that fails ends with 2 and its own message', () => {
    const chart = join(project.folder, 'charts/go-demo-2.ts');
    writeFileSync(chart, readFileSync(chart, 'utf8').replace("vendor: 'MongoLabs'", "vendor: 'Mongo Labs'"));
    expect(diff(['--base', 'HEAD'])).toEqual({
      status: 2,
      stdout: '',
      stderr:
        'error: environment lesson: ReplicaSet go-demo-2-db: label vendor: value "Mongo Labs" is ill-formed: ' +
        'use letters, digits, "-", "_" and ".", from and to a letter or digit\n' +
        'error: cdk8s.yaml: app "node bin/run.mjs main.ts" ended with status 1\n',
    });
  });
});

/** Stands in for kubectl: notes how it was called, and answers what a cluster did. */
function kubectl(script: string): NodeJS.ProcessEnv {
  const folder = join(project.folder, 'stand-in.tmp');
  mkdirSync(folder, { recursive: true });
  const version = `case "$*" in *"--raw /version") echo '{"gitVersion":"v1.28.15"}'; exit;; esac`;
  writeFileSync(join(folder, 'kubectl'), `#!/bin/sh\necho "$@" >> "${folder}/calls"\n${version}\n${script}\n`);
  chmodSync(join(folder, 'kubectl'), 0o755);
  rmSync(join(folder, 'calls'), { force: true });
  return { PATH: `${join(project.folder, 'node_modules/.bin')}:${folder}:${process.env.PATH}` };
}
const calls = () => readFileSync(join(project.folder, 'stand-in.tmp/calls'), 'utf8');

/** Where objects go that name no namespace. */
const IN_SHOP = 'case "$*" in *view*) echo shop;;';

describe('--live', () => {
  test('passes context and namespace on, and creates what the cluster does not hold', () => {
    const env = kubectl('cat > /dev/null');
    const { status, stdout } = diff(['--live', '--context', 'test', '-n', 'shop', '--format', 'json'], env);
    expect({ status, calls: calls(), worst: JSON.parse(stdout).worst }).toEqual({
      status: 1,
      calls:
        '--context=test --namespace=shop get --raw /version\n--context=test --namespace=shop get -f - --ignore-not-found -o json\n',
      worst: 'path-gained',
    });
  });

  test('shows drift in what the manifests state, and not what the cluster adds', () => {
    const live = synthesize('lesson')
      .split('---\n')
      .map((text, index) => text.replace('metadata:\n', `metadata:\n  namespace: shop\n  uid: "${index}"\n`))
      .join('---\n');
    writeFileSync(join(project.folder, 'live.tmp.yaml'), live.replace('replicas: 3', 'replicas: 7'));
    const { stdout } = diff(['--live'], kubectl(`cat > /dev/null; ${IN_SHOP} *) cat live.tmp.yaml;; esac`));
    rmSync(join(project.folder, 'live.tmp.yaml'));
    expect(stdout).toBe(
      'ReplicaSet go-demo-2-api is scaled\n\nReplicaSet go-demo-2-api changed\n  scaled\n    from 7 Pods to 3\n' +
        '  spec.replicas: 7 → 3\n',
    );
  });

  test('a cluster that does not answer ends with 2 and what kubectl says', () => {
    const env = kubectl(`cat > /dev/null; ${IN_SHOP} *) echo "connection refused" >&2; exit 1;; esac`);
    expect(diff(['--live'], env)).toEqual({
      status: 2,
      stdout: '',
      stderr: 'error: kubectl get: connection refused\n',
    });
  });
});

describe('deploy', () => {
  /** A cluster of one context that holds nothing, and does as it is told. */
  const cluster = (more: string) =>
    kubectl(`cat > /dev/null; case "$*" in *get-contexts*) echo one;; *view*) echo shop;; ${more} esac`);
  const deploy = (args: readonly string[], env: NodeJS.ProcessEnv) => {
    const { status, stdout, stderr } = command('deploy', args, env);
    return {
      status,
      stderr,
      said: stdout.split('new in the cluster\n').at(-1)?.split('\n').filter(Boolean),
    };
  };
  const applied = () => calls().match(/ apply .*/g);

  test('refuses to guess one of several clusters', () => {
    const { status, stderr } = deploy(['--yes'], kubectl('cat > /dev/null; printf "one\\ntwo\\n"'));
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: 'error: several clusters are known and none is named: add --context one or --context two\n',
    });
    expect(applied()).toBeNull();
  });

  test('refuses to apply unasked where nobody can be asked', () => {
    const { status, stderr } = deploy([], cluster(''));
    expect({ status, stderr, applied: applied() }).toEqual({
      status: 2,
      stderr: 'error: there is no terminal to ask on: add --yes to apply all the same\n',
      applied: null,
    });
  });

  test('applies nothing where the API server refuses something, and says what is left to do', () => {
    const { status, stderr } = deploy(['--yes'], cluster('*dry-run*) echo "field is immutable" >&2; exit 1;;'));
    expect({ status, stderr, applied: applied() }).toEqual({
      status: 1,
      stderr: `error: the API server refuses this, and nothing was changed: kubectl apply: field is immutable
left to do:
  - fix what is refused
  - run this again, which applies it
  - delete what is gone
  - wait until every Service has its endpoints
`,
      applied: [' apply --dry-run=server -f -'],
    });
  });

  test('shows what was applied where apply stops on its way', () => {
    const env = cluster('*dry-run*) ;; *applyset*) echo "service/one created"; echo "no more quota" >&2; exit 1;;');
    expect(deploy(['--yes'], env)).toEqual({
      status: 1,
      said: ['service/one created'],
      stderr: `error: apply stopped on its way: kubectl apply: no more quota; not applied: ReplicaSet go-demo-2-db, Service go-demo-2-db, ReplicaSet go-demo-2-api, Service go-demo-2-api
left to do:
  - fix what is refused
  - run this again: what was applied stays
  - delete what is gone
  - wait until every Service has its endpoints
`,
    });
  });

  test('applies with pruning, and ends when every Service has its endpoints', () => {
    const slice = (service: string, pods: number) => ({
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: { name: service, namespace: 'shop', labels: { 'kubernetes.io/service-name': service } },
      endpoints: Array.from({ length: pods }, (_, index) => ({ targetRef: { name: `${service}-${index}` } })),
    });
    const items = [slice('go-demo-2-db', 1), slice('go-demo-2-api', 3)];
    const json = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
    const env = cluster(`*dry-run*) ;; *applyset=*) echo "all applied";; *endpointslices*) echo '${json}';;`);
    expect({ ...deploy(['--yes', '--context', 'one'], env), applied: applied() }).toEqual({
      status: 0,
      stderr: '',
      said: [
        'all applied',
        '  Service go-demo-2-api: 3 of 3 ready',
        '  Service go-demo-2-db: 1 of 1 ready',
        'deployed',
      ],
      applied: [' apply --dry-run=server -f -', ' apply --prune --applyset=configmaps/go-demo-2-lesson -f -'],
    });
  });

  test('names the Services whose endpoints do not come', () => {
    const { status, stderr } = deploy(['--yes', '--timeout', '0.1'], cluster(''));
    const left = (name: string, due: number) =>
      `  - Service ${name}: 0 of ${due} ready: see why with kubectl get pods -n shop, kubectl describe service ${name} -n shop\n`;
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr:
        'error: all is applied, but not every Service has its endpoints after 0.1 s\nleft to do:\n' +
        `${left('go-demo-2-api', 3)}${left('go-demo-2-db', 1)}`,
    });
  });
});
