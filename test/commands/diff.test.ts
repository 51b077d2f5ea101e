import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { environments } from '../../environments';
import packageJson from '../../package.json';
import { type Ran, ran } from '../../packages/kubetalk/test/cli/ran';
import { commitAll } from '../repository';
import { synthesize } from '../synthesize';

const root = join(__dirname, '../..');

/** A cdk8s project that synthesizes what this one deploys at once, and a kubectl. */
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'go-demo-2-diff-'));
  write('cdk8s.yaml', 'language: typescript\napp: cp lesson.k8s.yaml "$CDK8S_OUTDIR"\n');
  write('lesson.k8s.yaml', synthesize('lesson'));
  write('package.json', JSON.stringify({ name: packageJson.name }));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (file: string, text: string) => writeFileSync(join(folder, file), text);

/** Runs what `npm run NAME -- ARGS` runs, without npm, which takes longer than the command. */
function command(name: 'diff' | 'deploy', args: readonly string[], { cwd = root, env = {} } = {}): Ran {
  const [, ...given] = packageJson.scripts[name].replace('bin/', `${root}/bin/`).split(' ');
  const { FORCE_COLOR, NO_COLOR, ...rest } = process.env;
  const options = { cwd, encoding: 'utf8', env: { ...rest, ...env } } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [...given, ...args], options);
  return { status: status ?? Number.NaN, stdout, stderr };
}

const diff = (...args: readonly string[]) => ran(['diff', ...args], { folder: root });

const cases = (name: string) =>
  ['before', 'after'].map((side) => join(__dirname, `../../packages/kubetalk/test/diff/cases/${name}/${side}.yaml`));

test('two files that say the same are no difference', async () => {
  const same = ['dist/lesson.k8s.yaml', 'dist/lesson.k8s.yaml'];
  const expected = { status: 0, stdout: 'no difference\n', stderr: '' };
  expect(await diff(...same)).toEqual(expected);
  const npm = ['run', '--silent', 'diff', '--', ...same];
  expect(spawnSync('npm', npm, { cwd: root, encoding: 'utf8' })).toMatchObject(expected);
});

test('differences end with 1, and with 0 where they are no failure', async () => {
  const stdout = `Service api stays behind

Service api removed
  left-behind
    stays in the cluster as it is: apply deletes nothing; \`kubetalk deploy\` or
    \`kubectl delete\` does
`;
  expect(command('diff', cases('service-removed'))).toEqual({ status: 1, stdout, stderr: '' });
  expect(await diff('--exit-zero', ...cases('service-removed'))).toEqual({ status: 0, stdout, stderr: '' });
});

test('--prune says what a deploy deletes', async () => {
  const { stdout } = await diff('--prune', '--format', 'json', ...cases('service-removed'));
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
  [['dist', 'dist', '-n', 'test'], '--context and -n name the live cluster: use them with --live'],
  [['-', '-'], 'both sides are standard input: name a file for one'],
  [['--base', 'no-such'], 'base "no-such" is no commit that git knows: fetch it, or name a branch, tag or commit'],
  [['--base=--all'], 'base "--all" is no commit that git knows: fetch it, or name a branch, tag or commit'],
  [
    ['dist', 'dist', '--format', 'xml'],
    "option '--format <FORMAT>' argument 'xml' is invalid. Allowed choices are text, markdown, json, html, terminal.",
  ],
  [['--bass'], "unknown option '--bass' (Did you mean --base?)"],
] as const)('%j ends with 2 and one line that says what is wrong', async (args, message) => {
  expect(await diff(...args)).toEqual({ status: 2, stdout: '', stderr: `error: ${message}\n` });
});

test.each([
  ['a: [', /^error: bad\.yaml:\d+:\d+: /],
  ['- a list\n', /^error: bad\.yaml:1: a list where an object is expected\n$/],
  ['{"a": ]}', /^error: bad\.yaml:1:7: missed comma between flow collection entries\n$/],
  ['', /^error: bad\.yaml: holds no object\n$/],
])('a file that says %j ends with 2 and its place', async (text, message) => {
  write('bad.yaml', text);
  const { status, stdout, stderr } = await ran(['diff', 'bad.yaml', 'lesson.k8s.yaml'], { folder });
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(message);
});

describe('--base', () => {
  const SYNTH = `node ${root}/bin/run.mjs main.ts`;
  /** A repository with what this project has in dist/, and its synth; another test edits a source: see test/synth.test.ts. */
  const repository = (more: Readonly<Record<string, string>> = {}) => {
    write('cdk8s.yaml', `language: typescript\napp: ${SYNTH}\n`);
    cpSync(join(root, 'dist'), join(folder, 'dist'), { recursive: true });
    for (const [file, text] of Object.entries(more)) write(file, text);
    commitAll(folder);
  };

  test('a fresh synth of what is committed is no difference', async () => {
    const files = environments.names.map((name) => `${name}.k8s.yaml`).sort();
    const stdout = files.map((file) => `${file.slice(0, -'.k8s.yaml'.length)}: no difference\n`).join('\n');
    repository();
    expect(await ran(['diff', '--base', 'HEAD'], { folder })).toEqual({ status: 0, stdout, stderr: '' });
  });

  test('an environment that is gone is left behind as a whole', async () => {
    repository({ 'dist/gone.k8s.yaml': synthesize('lesson') });
    const { stdout } = await ran(['diff', '--base', 'HEAD', '--format', 'json'], { folder });
    const report = JSON.parse(stdout).environments.gone;
    expect(report.changes.map((one: { change: string }) => one.change)).toEqual(Array(4).fill('removed'));
  });

  test('a synth that fails ends with 2 and its own message', () => {
    repository();
    const env = { API_IMAGE: 'no image' };
    expect(command('diff', ['--base', 'HEAD'], { cwd: folder, env })).toEqual({
      status: 2,
      stdout: '',
      stderr:
        'error: environment lesson: API_IMAGE: "no image" is no image: use repository:tag\n' +
        `error: cdk8s.yaml: app "${SYNTH}" ended with status 1\n`,
    });
  });
});

/** Stands in for kubectl: notes how it was called, and answers what a cluster did. */
function kubectl(script: string): NodeJS.ProcessEnv {
  const version = `case "$*" in *"--raw /version") echo '{"gitVersion":"v1.28.15"}'; exit;; esac`;
  write('kubectl', `#!/bin/sh\necho "$@" >> "${folder}/calls"\n${version}\n${script}\n`);
  chmodSync(join(folder, 'kubectl'), 0o755);
  return { PATH: `${folder}${delimiter}${process.env.PATH}` };
}
const calls = () => readFileSync(join(folder, 'calls'), 'utf8');

/** Where objects go that name no namespace. */
const IN_SHOP = 'case "$*" in *view*) echo shop;;';

describe('--live', () => {
  /** What the cluster holds, as kubectl prints it. */
  const holds = (yaml: string) => {
    write(
      'live.json',
      JSON.stringify({ kind: 'List', apiVersion: 'v1', items: parseAllDocuments(yaml).map((one) => one.toJS()) }),
    );
    return kubectl(`cat > /dev/null; ${IN_SHOP} *) cat live.json;; esac`);
  };
  const diffLive = (env: NodeJS.ProcessEnv) => ran(['diff', '--live'], { folder, env });

  test('passes context and namespace on, and creates what the cluster does not hold', () => {
    const env = kubectl('cat > /dev/null');
    const args = ['--live', '--context', 'test', '-n', 'shop', '--format', 'json'];
    const { status, stdout } = command('diff', args, { env });
    expect({ status, calls: calls(), worst: JSON.parse(stdout).worst }).toEqual({
      status: 1,
      calls:
        '--context=test --namespace=shop get --raw /version\n--context=test --namespace=shop get -f - --ignore-not-found --show-managed-fields -o json\n',
      worst: 'path-gained',
    });
  });

  test('shows drift in what the manifests state, and not what the cluster adds', async () => {
    const live = synthesize('lesson')
      .split('---\n')
      .map((text, index) => text.replace('metadata:\n', `metadata:\n  namespace: shop\n  uid: "${index}"\n`))
      .join('---\n');
    const { stdout } = await diffLive(holds(live.replace('replicas: 3', 'replicas: 7')));
    expect(stdout).toBe(
      'ReplicaSet go-demo-2-api is scaled\n\nReplicaSet go-demo-2-api changed\n  scaled\n    from 7 Pods to 3\n' +
        '  spec.replicas: 7 → 3\n',
    );
  });

  test('what names no namespace is sought where kubectl is pointed to, whatever other objects name', async () => {
    const map = (metadata: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata: {${metadata}}\n`;
    write('all.yaml', `${map('name: a')}---\n${map('name: b, namespace: other')}`);
    const env = holds(`${map('name: a, namespace: shop, uid: x')}---\n${map('name: b, namespace: other, uid: y')}`);
    const { status, stdout } = await ran(['diff', '--live', 'all.yaml'], { folder, env });
    expect({ status, stdout }).toEqual({ status: 0, stdout: 'no difference\n' });
  });

  test('a cluster that does not answer ends with 2 and what kubectl says', async () => {
    const env = kubectl(`cat > /dev/null; ${IN_SHOP} *) echo "connection refused" >&2; exit 1;; esac`);
    expect(await diffLive(env)).toEqual({
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
  const deploy = (env: NodeJS.ProcessEnv, ...flags: readonly string[]) =>
    ran(['deploy', ...flags], { folder, env }).then(afterwards);
  const afterwards = ({ status, stdout, stderr }: Ran) => ({
    status,
    stderr,
    said: stdout.split('new in the cluster\n').at(-1)?.split('\n').filter(Boolean),
  });
  // The ApplySet's name ends with a digest of where the clone comes from, which differs from clone to clone.
  const applied = () =>
    calls()
      .match(/ apply .*/g)
      ?.map((call) => call.replace(/-[0-9a-f]{8} /, '-DIGEST ')) ?? null;

  test('refuses to guess one of several clusters', async () => {
    const { status, stderr } = await deploy(kubectl('cat > /dev/null; printf "one\\ntwo\\n"'), '--yes');
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: 'error: several clusters are known: add --context one or --context two\n',
    });
    expect(applied()).toBeNull();
  });

  test('refuses to apply without --yes where there is no terminal', async () => {
    const { status, stderr } = await deploy(cluster(''));
    expect({ status, stderr, applied: applied() }).toEqual({
      status: 2,
      stderr: 'error: there is no terminal to ask on: add --yes to apply anyway\n',
      applied: null,
    });
  });

  test('applies nothing where the API server refuses something, and says what is left to do', async () => {
    const { status, stderr } = await deploy(cluster('*dry-run*) echo "field is immutable" >&2; exit 1;;'), '--yes');
    expect({ status, stderr, applied: applied() }).toEqual({
      status: 1,
      stderr: `error: the API server refuses this, and nothing was changed: kubectl apply: field is immutable
left to do:
  - fix what is refused
  - run this again, which applies it
  - delete what is gone
  - wait until all is rolled out
`,
      applied: [' apply --dry-run=server -f -'],
    });
  });

  test('shows what was applied where apply stops on its way', async () => {
    const env = cluster('*dry-run*) ;; *applyset*) echo "service/one created"; echo "no more quota" >&2; exit 1;;');
    expect(await deploy(env, '--yes')).toEqual({
      status: 1,
      said: ['service/one created'],
      stderr: `error: apply stopped on its way: kubectl apply: no more quota; not applied: ReplicaSet go-demo-2-db, Service go-demo-2-db, ReplicaSet go-demo-2-api, Service go-demo-2-api
left to do:
  - fix what is refused
  - run this again: what was applied stays
  - delete what is gone
  - wait until all is rolled out
`,
    });
  });

  test('applies with pruning, and ends when all is rolled out and every Service has its endpoints', () => {
    const slice = (service: string, pods: number) => ({
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: { name: service, namespace: 'shop', labels: { 'kubernetes.io/service-name': service } },
      endpoints: Array.from({ length: pods }, (_, index) => ({ targetRef: { name: `${service}-${index}` } })),
    });
    const replicas = (name: string, readyReplicas: number) => ({
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      metadata: { name, namespace: 'shop' },
      spec: { replicas: readyReplicas },
      status: { readyReplicas },
    });
    const items = [
      ...[slice('go-demo-2-db', 1), slice('go-demo-2-api', 3)],
      ...[replicas('go-demo-2-db', 1), replicas('go-demo-2-api', 3)],
    ];
    const json = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
    const env = cluster(`*dry-run*) ;; *applyset=*) echo "all applied";; *endpointslices*) echo '${json}';;`);
    const ended = command('deploy', ['--yes', '--context', 'one'], { env });
    expect({ ...afterwards(ended), applied: applied() }).toEqual({
      status: 0,
      stderr: '',
      said: ['all applied', 'deployed'],
      applied: [
        ' apply --dry-run=server -f -',
        ' apply --prune --applyset=configmaps/go-demo-2-lesson-shop-DIGEST -f -',
      ],
    });
  });

  test('names what is not rolled out, with the commands that say why', async () => {
    const { status, stderr } = await deploy(cluster(''), '--yes', '--timeout', '0.1');
    const left = (kind: string, name: string, waits: string) =>
      `  - ${kind} ${name}: ${waits}: see why with kubectl get pods -n shop, kubectl describe ${kind.toLowerCase()}/${name} -n shop\n`;
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr:
        'error: all is applied, but not all of it is rolled out after 0.1 s\nleft to do:\n' +
        ['go-demo-2-api', 'go-demo-2-db'].map((name) => left('ReplicaSet', name, 'it is not there')).join('') +
        `${left('Service', 'go-demo-2-api', '0 of 3 ready')}${left('Service', 'go-demo-2-db', '0 of 1 ready')}` +
        '  - go back: deploy the version before, or use --rollback-on-failure next time\n',
    });
  });
});
