import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '../../../..');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'go-demo-2-check-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function check(args: readonly string[], input = '', env: NodeJS.ProcessEnv = {}) {
  const command = [join(root, 'bin/run.mjs'), 'packages/kubetalk/src/cli/main.ts', 'check', ...args];
  const { FORCE_COLOR, NO_COLOR, ...rest } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    cwd: folder,
    input,
    encoding: 'utf8',
    env: { ...rest, ...env },
  });
  return { status, stdout, stderr };
}

const settings = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\n';
const broken = `${settings}data: { a: b }\ndata: { a: c }\n`;
const refused = (message: string) => ({ status: 2, stdout: '', stderr: `error: ${message}\n` });

test('manifests without a mistake: the closing line and status 0', () => {
  writeFileSync(join(folder, 'a.yaml'), `${settings}---\nkind: Mine\napiVersion: example.com/v1\n`);
  expect(check(['a.yaml'])).toStrictEqual({
    status: 0,
    stdout: '1 object checked, 1 object of unknown kinds passed over, 0 errors, 0 warnings\n',
    stderr: '',
  });
});

test('a mistake on standard input: object, line, what and how to mend it, and status 1', () => {
  expect(check(['-'], broken)).toStrictEqual({
    status: 1,
    stdout: `ConfigMap settings (v1)
  error -:5 duplicate-key
    "data" is given again: only the last one counts
    mend: remove all but one

1 object checked, 1 error, 0 warnings
`,
    stderr: '',
  });
});

test('--format json prints one array and nothing else', () => {
  const { status, stdout, stderr } = check(['--format', 'json', '-'], broken);
  expect({ status, findings: JSON.parse(stdout), stderr }).toStrictEqual({
    status: 1,
    findings: [
      {
        check: 'duplicate-key',
        outcome: 'broken',
        severity: 'error',
        object: { apiVersion: 'v1', kind: 'ConfigMap', namespace: '', name: 'settings' },
        message: '"data" is given again: only the last one counts',
        remedy: 'remove all but one',
        file: '-',
        line: 5,
      },
    ],
    stderr: '',
  });
});

test('colours are for terminals and those who ask, and manifests can not smuggle them in', () => {
  const sly = broken.replace('settings', '"\\e[31msly\\u202e"');
  expect(check(['-'], sly).stdout.split('\n')[0]).toBe('ConfigMap \\u{1b}[31msly\\u{202e} (v1)');
  expect(check(['-'], sly, { FORCE_COLOR: '1' }).stdout.split('\n')[0]).toBe(
    '\u001b[1mConfigMap \\u{1b}[31msly\\u{202e} (v1)\u001b[0m',
  );
});

test('of a folder, the manifests are read and the others counted; the order of files and objects changes nothing', () => {
  mkdirSync(join(folder, 'k8s/deeper'), { recursive: true });
  writeFileSync(join(folder, 'k8s/b.yml'), settings);
  writeFileSync(join(folder, 'k8s/a.json'), '{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "other"}}');
  writeFileSync(join(folder, 'k8s/README.md'), 'a: [');
  expect(check(['k8s', 'k8s/b.yml'])).toStrictEqual({
    status: 0,
    stdout: '2 objects checked, 1 other file passed over, 0 errors, 0 warnings\n',
    stderr: '',
  });
});

test.each([
  [[], 'nothing to check: name files, folders, or - for standard input (--help says more)'],
  [['--loud'], "unknown option '--loud': --help says what there is"],
  [['--format', 'xml', '-'], "option '--format <FORMAT>' argument 'xml' is invalid. Allowed choices are text, json."],
  [['none.yaml'], 'none.yaml: no such file or folder'],
  [['-'], '-: holds no object'],
  [['.'], '.: no file in this folder ends in .yaml, .yml or .json'],
])('%j is refused in one line', (args, message) => {
  expect(check(args)).toStrictEqual(refused(message));
});

const bomb = Array.from({ length: 60 }, (_, index) => `a${index + 1}: &a${index + 1} [*a${index}, *a${index}]\n`);
test.each<[string, string | Buffer, string]>([
  ['is empty', '', 'it.yaml: holds no object'],
  ['is not UTF-8', Buffer.from('a: \xff', 'latin1'), 'it.yaml: not UTF-8: save it in that encoding'],
  ['has 50 MB', Buffer.alloc(50e6, 'a: b\n'), 'it.yaml: larger than 32 MiB: check its parts one by one'],
  ['is 10,000 deep', `a: ${'['.repeat(10_000)}`, 'it.yaml:1:103: nested deeper than 100 levels'],
  ['is an alias bomb', `a0: &a0 [x]\n${bomb.join('')}`, 'it.yaml:19:12: aliases repeat more than 1000000 values'],
])('a file that %s is refused in one line', (_, content, message) => {
  writeFileSync(join(folder, 'it.yaml'), content);
  expect(check(['it.yaml'])).toStrictEqual(refused(message));
});

test('null at any place of a manifest is read, and no check trips over it', () => {
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
  const { status, stderr } = check(['--format', 'json', '-'], variants.join('\n'));
  expect({ refused: status === 2, stderr }).toStrictEqual({ refused: false, stderr: '' });
});

test('a reader that stops early is no error', () => {
  const command = `"${process.execPath}" "${root}/bin/run.mjs" packages/kubetalk/src/cli/main.ts check - | head -n 1`;
  const { stdout, stderr } = spawnSync('sh', ['-c', command], {
    input: `${broken}---\n`.repeat(20_000),
    encoding: 'utf8',
    cwd: folder,
  });
  expect({ stdout, stderr }).toStrictEqual({ stdout: 'ConfigMap settings (v1)\n', stderr: '' });
});
