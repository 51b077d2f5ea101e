import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ran } from './ran';

const root = join(__dirname, '../../../..');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'go-demo-2-check-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const check = (args: readonly string[], input = '', env: NodeJS.ProcessEnv = {}) =>
  ran(['check', ...args], { folder, input, env });

/** The same by a process: what it reads from standard input, and how it ends. */
function checkProcess(args: readonly string[], input = '') {
  const command = [join(root, 'bin/run.mjs'), 'packages/kubetalk/src/cli/main.ts', 'check', ...args];
  const { FORCE_COLOR, NO_COLOR, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    cwd: folder,
    input,
    encoding: 'utf8',
    env,
  });
  return { status, stdout, stderr };
}

const settings = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\n';
const broken = `${settings}data: { a: b }\ndata: { a: c }\n`;
const refused = (message: string) => ({ status: 2, stdout: '', stderr: `error: ${message}\n` });

test('manifests without a mistake: the closing line and status 0', () => {
  writeFileSync(join(folder, 'a.yaml'), `${settings}---\nkind: Mine\napiVersion: example.com/v1\n`);
  expect(checkProcess(['a.yaml'])).toStrictEqual({
    status: 0,
    stdout: '1 object checked, 1 object of unknown kinds skipped (1 × Mine), 0 errors, 0 warnings\n',
    stderr: '',
  });
});

test('a mistake on standard input: object, line, what and how to fix it, and status 1', () => {
  expect(checkProcess(['-'], broken)).toStrictEqual({
    status: 1,
    stdout: `ConfigMap settings (v1)
  error -:5 duplicate-key
    "data" is given again: only the last one counts
    fix: remove all but one

1 object checked, 1 error, 0 warnings
`,
    stderr: '',
  });
});

test('--format json prints one object and nothing else', async () => {
  const { status, stdout, stderr } = await check(['--format', 'json', '-'], broken);
  expect({ status, report: JSON.parse(stdout), stderr }).toStrictEqual({
    status: 1,
    report: {
      version: 1,
      findings: [
        {
          check: 'duplicate-key',
          outcome: 'broken',
          severity: 'error',
          object: { apiVersion: 'v1', kind: 'ConfigMap', namespace: '', name: 'settings' },
          message: '"data" is given again: only the last one counts',
          remedy: 'remove all but one',
          fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
          file: '-',
          line: 5,
        },
      ],
      headline: [],
      idle: [],
      leftOut: [],
      counts: { objects: 1, files: 1, unknown: 0, unknownKinds: {}, variants: 1, known: 0, silenced: 0 },
    },
    stderr: '',
  });
});

test('colours are for terminals and those who ask, and manifests can not smuggle them in', async () => {
  const sly = broken.replace('settings', '"\\e[31msly\\u202e"');
  expect((await check(['-'], sly)).stdout.split('\n')[0]).toBe('ConfigMap \\u{1b}[31msly\\u{202e} (v1)');
  expect((await check(['-'], sly, { FORCE_COLOR: '1' })).stdout.split('\n')[0]).toBe(
    '\u001b[1mConfigMap \\u{1b}[31msly\\u{202e} (v1)\u001b[0m',
  );
});

test('a folder is read to its depths, and a line says what was left out; the order of files changes nothing', async () => {
  mkdirSync(join(folder, 'k8s/deeper'), { recursive: true });
  writeFileSync(join(folder, 'k8s/b.yml'), settings);
  writeFileSync(
    join(folder, 'k8s/deeper/a.json'),
    '{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "other"}}',
  );
  writeFileSync(join(folder, 'k8s/package.json'), '{"name": "k8s"}');
  writeFileSync(join(folder, 'k8s/README.md'), 'a: [');
  const stdout = `left out: holds no manifest (1: k8s/package.json), no YAML or JSON (1)
2 objects checked, 0 errors, 0 warnings
`;
  expect(await check(['k8s', 'k8s/b.yml'])).toStrictEqual({ status: 0, stdout, stderr: '' });
});

test('kubetalk.yaml applies to the folders below it, and settings without effect are listed', async () => {
  mkdirSync(join(folder, 'k8s/drafts'), { recursive: true });
  writeFileSync(
    join(folder, 'kubetalk.yaml'),
    'checks: {duplicate-key: warning, address-unknown: off}\nexclude: [drafts/]\noutside: ["mail.office:25"]\n',
  );
  writeFileSync(join(folder, 'k8s/a.yaml'), broken);
  writeFileSync(join(folder, 'k8s/drafts/b.yaml'), 'a: [');
  const stdout = `warning duplicate-key
  - k8s/a.yaml:5 ConfigMap settings: "data" is given again: only the last one
    counts
  fix: remove all but one

left out: excluded by kubetalk.yaml (1: k8s/drafts)
no effect: outside mail.office:25, check address-unknown: off
1 object checked, 0 errors, 1 warning, 1 finding suppressed by kubetalk.yaml
`;
  expect(await check(['k8s'])).toStrictEqual({ status: 0, stdout, stderr: '' });
  expect((await check(['--strict', 'k8s'])).status).toBe(1);
});

test('a baseline lets old findings pass and new ones not', async () => {
  writeFileSync(join(folder, 'a.yaml'), broken);
  const written = {
    status: 0,
    stdout:
      '+ duplicate-key: ConfigMap/settings: "data" is given again: only the last one counts\nknown.json: 1 finding written, 1 added, 0 removed\n',
    stderr: '',
  };
  expect(await check(['--baseline', 'known.json', '--write-baseline', 'a.yaml'])).toStrictEqual(written);
  // The old one moved to another line and file.
  rmSync(join(folder, 'a.yaml'));
  writeFileSync(join(folder, 'b.yaml'), `# moved\n${broken}metadata: { name: settings }\n`);
  const { status, stdout } = await check(['--baseline', 'known.json', 'b.yaml']);
  expect({ status, stdout }).toStrictEqual({
    status: 1,
    stdout: `ConfigMap settings (v1)
  error b.yaml:7 duplicate-key
    "metadata" is given again: only the last one counts
    fix: remove all but one

1 object checked, 1 error, 0 warnings, 1 finding of the baseline
`,
  });
});

test.each([
  [[], 'nothing to check: name files, folders, or - for standard input (--help says more)'],
  [['--loud'], "unknown option '--loud': --help says what there is"],
  [
    ['--format', 'xml', '-'],
    "option '--format <FORMAT>' argument 'xml' is invalid. Allowed choices are text, compact, json, sarif, github, metrics, gitlab, html.",
  ],
  [['none.yaml'], 'none.yaml: no such file or folder'],
  [['-'], '-: holds no object'],
  [['.'], '.: holds no object'],
  [['--outside', 'http://a', '-'], '--outside http://a: no HOST or HOST:PORT'],
  [['--write-baseline', '-'], '--write-baseline: say which file with --baseline FILE'],
  [['--config', 'none.yaml', '-'], 'none.yaml: no such file or folder'],
])('%j is refused in one line', async (args, message) => {
  expect(await check(args)).toStrictEqual(refused(message));
});

const bomb = Array.from({ length: 60 }, (_, index) => `a${index + 1}: &a${index + 1} [*a${index}, *a${index}]\n`);
test.each<[string, string | Buffer, string, string]>([
  ['is not UTF-8', Buffer.from('a: \xff', 'latin1'), '', 'not UTF-8: save it in that encoding'],
  ['has 50 MB', Buffer.alloc(50e6, 'a: b\n'), '', 'larger than 32 MiB: check its parts one by one'],
  ['is 10,000 deep', `a: ${'['.repeat(10_000)}`, ':1', 'nested deeper than 100 levels'],
  ['is an alias bomb', `a0: &a0 [x]\n${bomb.join('')}`, ':19', 'aliases repeat more than 1000000 values'],
])('a file that %s is a finding, and the others are checked; status 2', async (_, content, line, message) => {
  writeFileSync(join(folder, 'it.yaml'), content);
  writeFileSync(join(folder, 'other.yaml'), settings);
  expect(await check(['it.yaml', 'other.yaml'])).toStrictEqual({
    status: 2,
    stdout: `it.yaml
  error it.yaml${line} unreadable
    ${message}
    fix: ${line === '' ? 'make it readable, exclude it in kubetalk.yaml, or use --lenient' : 'correct it at that place'}

1 object checked, 1 error, 0 warnings
`,
    stderr: '',
  });
});

test('what was not looked at ends a run with 2, unless --lenient says otherwise', async () => {
  mkdirSync(join(folder, 'k8s/chart'), { recursive: true });
  writeFileSync(join(folder, 'k8s/a.yaml'), settings);
  writeFileSync(join(folder, 'k8s/chart/Chart.yaml'), 'apiVersion: v2\nname: shop\nversion: 1.0.0\n');
  const run = async (...words: readonly string[]) => {
    const { status, stdout } = await check(['k8s', ...words], '', { PATH: '' });
    return [status, stdout.split('\n').at(-2)];
  };
  expect(await run()).toStrictEqual([2, '1 object checked, 1 error, 0 warnings']);
  expect(await run('--lenient')).toStrictEqual([0, '1 object checked, 0 errors, 1 warning']);
  expect(await run('--lenient', '--strict')).toStrictEqual([1, '1 object checked, 0 errors, 1 warning']);
  writeFileSync(join(folder, 'kubetalk.yaml'), 'exclude: [k8s/chart]\n');
  expect(await run('--strict')).toStrictEqual([0, '1 object checked, 0 errors, 0 warnings']);
});

test('kubetalk.yaml suppresses nothing silently: checks that are off or lowered, files that are excluded', async () => {
  writeFileSync(join(folder, 'a.yaml'), broken);
  const run = async (config: string, ...words: readonly string[]) => {
    writeFileSync(join(folder, 'kubetalk.yaml'), config);
    const { status, stdout } = await check(['.', ...words]);
    return [status, stdout.split('\n').at(-2)];
  };
  const silenced = '1 finding suppressed by kubetalk.yaml';
  expect(await run('checks: {duplicate-key: off}')).toStrictEqual([
    0,
    `1 object checked, 0 errors, 0 warnings, ${silenced}`,
  ]);
  expect(await run('checks: {duplicate-key: off}', '--strict')).toStrictEqual([
    1,
    `1 object checked, 0 errors, 0 warnings, ${silenced}`,
  ]);
  expect(await run('checks: {duplicate-key: warning}')).toStrictEqual([
    0,
    `1 object checked, 0 errors, 1 warning, ${silenced}`,
  ]);
  writeFileSync(join(folder, 'b.yaml'), settings);
  expect(await run('exclude: [a.yaml]')).toStrictEqual([0, `1 object checked, 0 errors, 0 warnings, ${silenced}`]);
  const { stdout } = await check(['.', '--format', 'sarif']);
  expect(JSON.parse(stdout).runs[0].invocations).toStrictEqual([
    { executionSuccessful: true, toolExecutionNotifications: [{ level: 'note', message: { text: silenced } }] },
  ]);
});

const caller = (host: string) => `apiVersion: v1
kind: Service
metadata: {name: db}
spec: {selector: {app: db}, ports: [{port: 5432}]}
---
apiVersion: v1
kind: Pod
metadata: {name: db, labels: {app: db}}
spec: {containers: [{name: db, image: 'db:1', ports: [{containerPort: 5432}], readinessProbe: {tcpSocket: {port: 5432}}}]}
---
apiVersion: v1
kind: Pod
metadata: {name: api}
spec: {containers: [{name: api, image: 'api:1', env: [{name: DB, value: '${host}:5432'}]}]}
`;

test('a baseline lets pass no other host in the same variable, and no fault that moved to another variant', async () => {
  const status = async (...words: readonly string[]) =>
    (await check(['.', '--baseline', 'known.json', ...words])).status;
  const write = (name: string, host: string) => {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, 'app.yaml'), caller(host));
  };
  write('staging', 'dbb');
  write('production', 'db');
  await status('--write-baseline');
  expect(await status()).toBe(0);
  write('staging', 'dbx');
  expect(await status()).toBe(1);
  write('staging', 'db');
  write('production', 'dbb');
  expect(await status()).toBe(1);
  const { stdout } = await check(['.', '--baseline', 'known.json', '--write-baseline']);
  const finding =
    'address-unknown: Pod/api: container api: DB says dbb:5432: no Service is called that: did you mean db?';
  expect(stdout).toBe(`+ ${finding}\n- ${finding}\nknown.json: 1 finding written, 1 added, 1 removed\n`);
});

test('a baseline is written in the repository only, and through no link', async () => {
  writeFileSync(join(folder, 'a.yaml'), broken);
  writeFileSync(join(folder, 'victim'), 'kept');
  symlinkSync('victim', join(folder, 'known.json'));
  expect(await check(['a.yaml', '--baseline', 'known.json', '--write-baseline'])).toStrictEqual(
    refused('known.json: no plain file: a baseline is written to one, and follows no link'),
  );
  expect(readFileSync(join(folder, 'victim'), 'utf8')).toBe('kept');
  expect((await check(['a.yaml', '--baseline', '../known.json', '--write-baseline'])).stderr).toMatch(
    /^error: \.\.\/known\.json: a baseline is written in the repository, .*, only\n$/,
  );
});

test('a file without an object is refused in one line', async () => {
  writeFileSync(join(folder, 'it.yaml'), '');
  expect(await check(['it.yaml'])).toStrictEqual(refused('it.yaml: holds no object'));
});

test('null at any place of a manifest is read, and no check trips over it', async () => {
  const service = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'a', labels: { b: 'c' } },
    spec: { selector: { b: 'c' }, ports: [{ port: 80, targetPort: 'http' }] },
  };
  const variants: string[] = [];
  const visit = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return;
    for (const key of Object.keys(value)) {
      const holder = value as Record<string, unknown>;
      const kept = holder[key];
      holder[key] = null;
      variants.push(JSON.stringify(service));
      holder[key] = kept;
      visit(kept);
    }
  };
  visit(service);
  const { status, stderr } = await check(['--format', 'json', '-'], variants.join('\n'));
  expect({ refused: status === 2, stderr }).toStrictEqual({ refused: false, stderr: '' });
});

test('a reader that stops early is no error', () => {
  const command = `"${process.execPath}" "${root}/bin/run.mjs" packages/kubetalk/src/cli/main.ts check - | head -n 1`;
  const { stdout, stderr } = spawnSync('sh', ['-c', command], {
    input: `${broken}---\n`.repeat(1000),
    encoding: 'utf8',
    cwd: folder,
  });
  expect({ stdout, stderr }).toStrictEqual({ stdout: 'ConfigMap settings (v1)\n', stderr: '' });
});
