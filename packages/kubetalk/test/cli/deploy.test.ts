import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, join } from 'node:path';
import { ran } from './ran';

const { PATH } = process.env;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kubetalk-deploy-'));
  mkdirSync(join(folder, '.bin'));
  process.env.PATH = `${join(folder, '.bin')}${delimiter}${PATH}`;
  write('cdk8s.yaml', 'language: typescript\napp: cp *.k8s.yaml "$CDK8S_OUTDIR"\n');
  write('web.k8s.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\n');
  write('package.json', '{"name": "@office/shop"}');
});
afterEach(() => {
  process.env.PATH = PATH;
  rmSync(folder, { recursive: true, force: true });
});

const write = (file: string, text: string) => writeFileSync(join(folder, file), text);

/** A kubectl that knows these contexts, and takes everything. */
function cluster(...contexts: readonly string[]): void {
  const kubectl = `#!/bin/sh
echo "$*" >>'${folder}/calls'
case "$*" in
*get-contexts*) printf '%s\\n' ${contexts.join(' ')};;
*config*view*) echo shop;;
*/version*) echo '{"gitVersion":"v1.28.15"}';;
*) [ -t 0 ] || cat >/dev/null;;
esac
`;
  writeFileSync(join(folder, '.bin/kubectl'), kubectl);
  chmodSync(join(folder, '.bin/kubectl'), 0o755);
}

/** What a deploy says and ends with, and how kubectl was asked to apply. */
async function deploy(...words: readonly string[]) {
  const ended = await ran(['deploy', ...words], { folder });
  const calls = existsSync(join(folder, 'calls')) ? readFileSync(join(folder, 'calls'), 'utf8').split('\n') : [];
  return { ...ended, applied: calls.filter((call) => / apply /.test(` ${call} `)) };
}

/** What tells a project from all others, in the name of its ApplySet. */
const digest = (identity = realpathSync(folder)) => createHash('sha256').update(identity).digest('hex').slice(0, 8);

const as = (set: string, more = '--context=one --namespace=shop') => [
  `${more} apply --dry-run=server -f -`,
  `${more} apply --prune --applyset=configmaps/${set} -f -`,
];

test.each<[what: string, files: readonly string[], words: readonly string[], applied: () => readonly string[]]>([
  ['one file: the ApplySet is called after it as well', [], ['--yes'], () => as(`shop-web-shop-${digest()}`)],
  ['several: after the project alone', ['other.k8s.yaml'], ['--yes'], () => as(`shop-shop-${digest()}`)],
  ['a name of its own', [], ['--yes', '--applyset', 'mine'], () => as('mine')],
  ['a rehearsal alone', [], ['--dry-run'], () => as('').slice(0, 1)],
  [
    'another namespace',
    [],
    ['--yes', '--namespace', 'office'],
    () => as(`shop-web-office-${digest()}`, '--context=one --namespace=office'),
  ],
])('%s', async (_, files, words, applied) => {
  cluster('one');
  for (const file of files) write(file, 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: other}\n');
  const done = await deploy(...words);
  expect(done).toMatchObject({ status: 0, stderr: '', applied: applied() });
  expect(done.stdout).toMatch(
    words.includes('--dry-run') ? /the API server takes it; nothing was changed\n$/ : /deployed\n$/,
  );
  expect(done.stdout).toMatch(/^ConfigMap web is created\n|^ConfigMaps other and web are created\n/);
});

test.each<[contexts: readonly string[], words: readonly string[], error: string]>([
  [[], ['--yes'], 'kubectl knows no cluster: add a context to its configuration'],
  [['one', 'two'], ['--yes'], 'several clusters are known: add --context one or --context two'],
  [['one', 'two'], ['--yes', '--context', 'three'], 'context "three" is not known: use one of one, two'],
  [['one'], [], 'there is no terminal to ask on: add --yes to apply anyway'],
])('of the contexts %j, a deploy with %j is refused', async (contexts, words, error) => {
  cluster(...contexts);
  expect(await deploy(...words)).toMatchObject({ status: 2, stderr: `error: ${error}\n`, applied: [] });
});

test('one of several contexts that is named is the one', async () => {
  cluster('one', 'two');
  expect(await deploy('--yes', '--context', 'two')).toMatchObject({
    status: 0,
    applied: as(`shop-web-shop-${digest()}`, '--context=two --namespace=shop'),
  });
});

test('a project is called alike wherever it is cloned to, and otherwise than its namesake beside it', async () => {
  cluster('one');
  const git = (...words: readonly string[]) => execFileSync('git', words, { cwd: folder, stdio: 'pipe' });
  const setIn = async (url: string) => {
    git('config', 'remote.origin.url', url);
    const { applied } = await deploy('--yes');
    return /configmaps\/(\S+)/.exec(applied.at(-1) ?? '')?.[1];
  };
  git('init', '-q');
  const urls = [
    'https://x:token@example.com/office/shop.git',
    'git@example.com:office/shop',
    'ssh://git@example.com:22/office/shop/',
  ];
  const sets: unknown[] = [];
  for (const url of urls) sets.push(await setIn(url));
  expect(sets).toStrictEqual(urls.map(() => `shop-web-shop-${digest('example.com/office/shop')}`));
  expect(await setIn('https://example.com/home/shop')).not.toBe(sets[0]);
});

test.each<[json: string, name: string]>([
  ['', 'FOLDER-web'],
  ['null', 'FOLDER-web'],
  ['[1]', 'FOLDER-web'],
  ['"shop"', 'FOLDER-web'],
  ['{"name": 5}', 'FOLDER-web'],
  ['{"name": {"a": 1}}', 'FOLDER-web'],
  ['{"name": ""}', 'FOLDER-web'],
  ['{"name": "@office/"}', 'web'],
  ['{\n\t"name":\t"tabs"\n}', 'tabs-web'],
  ['\ufeff{"name": "marked"}', 'marked-web'],
  ['{"name": "Ünser  Shop!"}', 'nser-shop-web'],
  ['{"name": "--all"}', 'all-web'],
  [`{"name": "${'a'.repeat(400)}"}`, 'a'.repeat(150)],
])('a package.json that holds %j makes a name that kubectl takes', async (json, name) => {
  cluster('one');
  write('package.json', json);
  const { applied } = await deploy('--yes');
  const own = basename(folder).toLowerCase();
  expect(applied.at(-1)).toContain(`--applyset=configmaps/${name.replace('FOLDER', own)}-shop-${digest()} `);
});

test('a package.json that is no JSON is an error that says where', async () => {
  cluster('one');
  write('package.json', '{"name": ');
  expect(await deploy('--yes')).toMatchObject({
    status: 2,
    stderr: `error: ${realpathSync(folder)}/package.json:1:10: unexpected end of the stream within a flow collection\n`,
    applied: [],
  });
});

/** A cluster in which an earlier deploy applied ConfigMap web, and no Deployment gets its Pods. */
function failing(): void {
  const kept = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'web', namespace: 'shop' },
    data: { is: 'old' },
  };
  const annotations = { 'kubectl.kubernetes.io/last-applied-configuration': JSON.stringify(kept) };
  const labels = { 'applyset.kubernetes.io/part-of': 'applyset-1-v1' };
  const member = { ...kept, metadata: { ...kept.metadata, labels, annotations } };
  const deployed = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace: 'shop', uid: 'a' },
    spec: {},
    status: { conditions: [{ type: 'ReplicaFailure', status: 'True', message: 'violates PodSecurity "restricted"' }] },
  };
  const parent = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name: 'set',
      labels: { 'applyset.kubernetes.io/id': 'applyset-1-v1' },
      annotations: {
        'applyset.kubernetes.io/contains-group-kinds': 'ConfigMap',
        'deploy.kubetalk/project': realpathSync(folder),
      },
    },
  };
  cluster('one');
  const file = join(folder, '.bin/kubectl');
  const answers = `*get\\ configmaps/*) echo '${JSON.stringify(parent)}';;
*part-of=*|*get\\ -f*) [ -t 0 ] || cat >/dev/null; echo '${JSON.stringify(member)}';;
*get\\ deployments*) echo '${JSON.stringify(deployed)}';;
*apply\\ --prune*) cat >>'${folder}/applied';;
*/version*)`;
  writeFileSync(file, readFileSync(file, 'utf8').replace('*/version*)', answers));
}

const DEPLOYMENT = `---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: 'web:1'}]}}}
`;

test('a deploy that can not succeed ends early, in the words of the cluster, and applies again what the last one applied', async () => {
  failing();
  write('web.k8s.yaml', `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\ndata: {is: new}\n${DEPLOYMENT}`);
  const { status, stdout, stderr } = await deploy(
    '--yes',
    '--applyset',
    'set',
    '--rollback-on-failure',
    '--timeout',
    '60',
  );
  const again = readFileSync(join(folder, 'applied'), 'utf8').split(DEPLOYMENT)[1];
  expect({ status, again: JSON.parse(again ?? '').items }).toStrictEqual({
    status: 1,
    again: [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'web', namespace: 'shop' }, data: { is: 'old' } }],
  });
  const [first, , stuck] = stderr.split('\n');
  expect([first, stuck]).toStrictEqual([
    'error: all is applied, but it can not be rolled out',
    expect.stringContaining(
      '- Deployment web: its Pods are not made: violates PodSecurity "restricted": see why with kubectl get pods',
    ),
  ]);
  expect(stdout).toMatch(/rolled back: what the last deploy applied is applied again\n$/);
});

test('--waves applies what is called before its callers, and everything in the end', async () => {
  cluster('one');
  write('web.k8s.yaml', `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\n${DEPLOYMENT}`);
  const { applied } = await deploy('--yes', '--waves', '--timeout', '0.1');
  expect(applied).toStrictEqual([
    '--context=one --namespace=shop apply --dry-run=server -f -',
    '--context=one --namespace=shop apply -f -',
    `--context=one --namespace=shop apply --prune --applyset=configmaps/shop-web-shop-${digest()} -f -`,
  ]);
});

test('of many objects, several kubectl apply a part each: with the label of the ApplySet, whose parent is written before and after', async () => {
  cluster('one');
  const file = join(folder, '.bin/kubectl');
  const resources = 'configmaps cm v1 true ConfigMap\\nnamespaces ns v1 false Namespace\\n';
  const answers = `*api-resources*) printf '${resources}';;
*version*--client*) echo '{"clientVersion":{"gitVersion":"v1.28.15"}}';;
*dry-run*) cat >/dev/null;;
*server-side*) cat >>'${folder}/parents'; echo >>'${folder}/parents';;
*apply*) cat >"${folder}/part-$$"; echo applied;;
*/version*)`;
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace('*/version*)', () => answers),
  );
  const one = (index: number) => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c-${index}}\n`;
  const many = Array.from({ length: 401 }, (_, index) => one(index));
  write('web.k8s.yaml', ['apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n', ...many].join('---\n'));
  const { status, stderr, applied } = await deploy('--yes', '--applyset', 'set');
  expect({ status, stderr, calls: applied.map((call) => call.replace(/^.*? apply/, 'apply')).sort() }).toStrictEqual({
    status: 0,
    stderr: '',
    calls: [
      ...Array(8).fill('apply --dry-run=server -f -'),
      ...Array(2).fill('apply --server-side --force-conflicts --field-manager=kubectl-applyset -f -'),
      ...Array(9).fill('apply -f -'),
    ],
  });
  const parts = readdirSync(folder).filter((name) => name.startsWith('part-'));
  const items = parts.flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')).items);
  const id = `applyset-${createHash('sha256').update('set.shop.ConfigMap.').digest('base64url')}-v1`;
  expect(items).toHaveLength(402);
  expect(items.every(({ metadata }) => metadata.labels['applyset.kubernetes.io/part-of'] === id)).toBe(true);
  const parents = readFileSync(join(folder, 'parents'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).metadata);
  const metadata = {
    name: 'set',
    namespace: 'shop',
    labels: { 'applyset.kubernetes.io/id': id },
    annotations: {
      'applyset.kubernetes.io/tooling': 'kubectl/v1.28.15',
      'applyset.kubernetes.io/contains-group-kinds': 'ConfigMap,Namespace',
      'applyset.kubernetes.io/contains-group-resources': 'configmaps,namespaces',
      'applyset.kubernetes.io/additional-namespaces': '',
    },
  };
  expect(parents).toStrictEqual([metadata, metadata]);
});

describe('whatever kubectl says when it fails, nothing of a Secret is printed', () => {
  const canary = 'CANARYword';
  const encoded = Buffer.from(canary).toString('base64');
  const patch = [
    'Error from server (Invalid): error when applying patch:',
    `{"data":{"password":"${encoded}"},"metadata":{"annotations":{"kubectl.kubernetes.io/last-applied-configuration":"${encoded}"}}}`,
    'to:',
    'Resource: "/v1, Resource=secrets", GroupVersionKind: "/v1, Kind=Secret"',
  ];
  const said: Readonly<Record<string, string>> = {
    'a patch, and the reason': [...patch, `for: "STDIN": error when patching "STDIN": Secret "login" is invalid`].join(
      '\n',
    ),
    'a patch without an end': patch.join('\n'),
    'the object that is invalid': `The Secret "login" is invalid: data: Invalid value: {"password":"${encoded}"}: too long`,
    'a value that is no base64': `Error from server (BadRequest): Secret in version "v1" cannot be handled as a Secret: illegal base64 data at input byte 2, error found in #10 byte of ...|assword":"${canary}"|..., bigger context ...|{"password":"${canary}","x":"${encoded}"}|...`,
    'a webhook that repeats it': `Error from server: admission webhook "policy.example" denied the request: "${canary}" is too weak (${encoded})`,
    'a conflict on the server side': `error: Apply failed with 1 conflict: conflict with "helm" using v1: .data.password: ${encoded}`,
    'a difference': `diff -u -N /tmp/LIVE/v1.Secret.shop.login /tmp/MERGED/v1.Secret.shop.login\n-  password: b2xk\n+  password: ${encoded}`,
  };
  const failing = (subcommand: string, words: string) => {
    write(
      '.bin/kubectl',
      `#!/bin/sh\ncase "$*" in\n*get-contexts*) echo one;;\n*config*view*) echo shop;;\n*/version*) echo '{"gitVersion":"v1.28.15"}';;\n*${subcommand}*) cat >/dev/null; cat >&2 <<'END'\n${words}\nEND\nexit 1;;\n*) [ -t 0 ] || cat >/dev/null;;\nesac\n`,
    );
    chmodSync(join(folder, '.bin/kubectl'), 0o755);
  };

  test.each(Object.entries(said))('%s', async (_, words) => {
    write(
      'web.k8s.yaml',
      `apiVersion: v1\nkind: Secret\nmetadata: {name: login}\nstringData: {again: ${canary}}\ndata: {password: ${encoded}}\n`,
    );
    for (const [subcommand, flags] of [
      ['--dry-run=server', []],
      ['--prune', []],
      ['--prune', ['--rollback-on-failure']],
      ['get secrets', []],
    ] as const) {
      failing(subcommand, words);
      const { status, stdout, stderr } = await deploy('--yes', ...flags);
      expect({ subcommand, leaks: /CANARY|Q0FOQVJZ/.test(stdout + stderr) }).toStrictEqual({
        subcommand,
        leaks: false,
      });
      expect(status).not.toBe(3);
    }
    failing('get', words);
    const { stdout, stderr } = await ran(['diff', '--live', 'web.k8s.yaml'], { folder });
    expect(/CANARY|Q0FOQVJZ/.test(stdout + stderr)).toBe(false);
  });
});
