import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ran } from './ran';

// Folders often hold more than one application: environments, copies, examples to choose from. Every command takes each by itself.

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kubetalk-variants-'));
  mkdirSync(join(folder, '.git'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(file: string, ...objects: readonly string[]): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), objects.join('---\n'));
}

const service = (name: string, app = name) =>
  `apiVersion: v1\nkind: Service\nmetadata: {name: ${name}}\nspec: {selector: {app: ${app}}, ports: [{port: 80}]}\n`;
const deployment = (name: string, host = '') => `apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}}
spec:
  selector: {matchLabels: {app: ${name}}}
  template:
    metadata: {labels: {app: ${name}}}
    spec: {containers: [{name: c, image: "c:1", ports: [{containerPort: 80}], env: [{name: URL, value: "${host}"}]}]}
`;

const errors = async (...paths: readonly string[]) => {
  const { stdout } = await ran(['check', '--format', 'json', ...paths], { folder });
  const { findings } = JSON.parse(stdout) as { findings: readonly { severity: string; check: string }[] };
  return findings.flatMap(({ severity, check }) => (severity === 'error' ? [check] : []));
};

const formats = ['text', 'svg', 'html', 'mermaid', 'dot', 'd2', 'json'];

test.each(formats)('topology shows staging and production side by side, as %s', async (format) => {
  for (const place of ['staging', 'production'])
    write(`${place}/app.yaml`, service('web'), deployment('web'), deployment('api', 'http://web'));
  const { status, stdout, stderr } = await ran(['topology', '--format', format, '.'], { folder });
  expect({ status, stderr }).toStrictEqual({ status: 0, stderr: '' });
  // The page holds its picture compressed as well; its SVG is there to read.
  for (const place of ['staging', 'production']) expect(stdout).toMatch(new RegExp(`default (#40;|\\()${place}`));
});

test('each of them has its own boxes and arrows; what is outside is the same for both', async () => {
  for (const place of ['staging', 'production'])
    write(`${place}/app.yaml`, service('web'), deployment('web'), deployment('api', 'http://web'));
  write('production/mail.yaml', deployment('mailer', 'https://mail.example.com'));
  write('staging/mail.yaml', deployment('mailer', 'https://mail.example.com'));
  const { stdout } = await ran(['topology', '--format', 'json', '.'], { folder });
  const { nodes, edges } = JSON.parse(stdout) as {
    nodes: readonly { id: string; kind: string; namespace?: string }[];
    edges: readonly { from: string; to: string }[];
  };
  expect(nodes.filter(({ kind }) => kind === 'host')).toHaveLength(1);
  expect(nodes.filter(({ namespace }) => namespace === 'default (staging)')).toHaveLength(4);
  expect(edges).toHaveLength(6);
  const ids = new Set(nodes.map(({ id }) => id));
  expect(edges.filter(({ from, to }) => !ids.has(from) || !ids.has(to))).toStrictEqual([]);
  expect((await ran(['topology', '-n', 'default', '--focus', 'api', '.'], { folder })).status).toBe(0);
});

test('one file twice is one file, and copies in folders of one name are applications', async () => {
  write('shared.yaml', deployment('web'));
  write('a/k8s/web.yaml', service('web'));
  write('b/k8s/web.yaml', service('web'));
  write('v1/s.yaml', service('shop', 'web'));
  write('v2/s.yaml', service('shop', 'orders'));
  for (const words of [['a/k8s/web.yaml', 'a/k8s/web.yaml'], ['a', './a', 'a/k8s'], ['.']])
    for (const command of ['check', 'topology']) {
      const { status, stdout } = await ran([command, ...words, ...(command === 'check' ? ['shared.yaml'] : [])], {
        folder,
      });
      expect({ status, twice: /duplicate-object/.test(stdout) }).toStrictEqual({ status: 0, twice: false });
    }
});

test('alternatives in one folder make no errors for each other', async () => {
  write('app.yaml', deployment('reviews'), service('reviews'));
  for (const [index, port] of [80, 81, 82].entries())
    write(
      `routes/route-${index}.yaml`,
      `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: reviews}
spec: {rules: [{host: a.example.com, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: reviews, port: {number: 80}}}}]}}, {host: h${port}.example.com}]}
`,
    );
  expect(await errors('.')).toStrictEqual([]);
  expect((await ran(['topology', '.'], { folder })).status).toBe(0);
});

test('an environment that names its namespace and one that names none are alternatives too', async () => {
  const named = (yaml: string) => yaml.replace(/metadata: \{name: (\w+)\}/, 'metadata: {name: $1, namespace: shop}');
  write('dist/simple.yaml', deployment('web', 'a'), service('web'));
  write('dist/hard.yaml', named(deployment('web', 'b')), named(service('web')));
  expect(await errors('.')).toStrictEqual([]);
});

test('an object given twice is given twice, and overlaps with itself in nothing', async () => {
  write('k8s/web-v1.yaml', deployment('web', 'a'));
  write('k8s/web-v2.yaml', deployment('web', 'b'));
  expect(await errors('.')).toStrictEqual(['duplicate-object']);
});

test('topology shows what can be read, and ends with 2 for the rest', async () => {
  write('k8s/web.yaml', service('web'));
  write('k8s/bad.yaml', 'apiVersion: v1\nkind: Service\n metadata: {name: x}\n');
  const run = await ran(['topology', 'k8s'], { folder });
  expect(run).toMatchObject({ status: 2, stdout: expect.stringContaining('Service web') });
  expect(run.stderr).toContain('note: not looked at: k8s/bad.yaml:3:');
  expect((await ran(['topology', '--lenient', 'k8s'], { folder })).status).toBe(0);
});
