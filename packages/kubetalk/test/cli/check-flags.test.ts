import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ran } from './ran';

const folder = mkdtempSync(join(tmpdir(), 'go-demo-2-check-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const check = (...args: readonly string[]) => ran(['check', ...args], { folder });

/** The findings of a run, each as its check and severity. */
async function findings(
  ...args: readonly string[]
): Promise<{ readonly status: number; readonly found: readonly string[] }> {
  const { status, stdout } = await check('--format', 'json', ...args);
  const { findings } = JSON.parse(stdout) as { findings: { check: string; severity: string; message: string }[] };
  return { status, found: findings.map(({ check: id, severity }) => `${severity} ${id}`) };
}

const write = (file: string, text: string) => writeFileSync(join(folder, file), text);

test('--complete makes an error of what may else be in other manifests', async () => {
  write(
    'claim.yaml',
    `apiVersion: v1
kind: Pod
metadata: { name: store, labels: { app: store } }
spec:
  containers: [{ name: store, image: 'store:1' }]
  volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
`,
  );
  expect(await findings('claim.yaml')).toEqual({ status: 0, found: ['warning reference-missing'] });
  expect(await findings('--complete', 'claim.yaml')).toEqual({ status: 1, found: ['error reference-missing'] });
});

test('--format compact prints a line for each finding, as compilers do', async () => {
  write(
    'nobody.yaml',
    'apiVersion: v1\nkind: Service\nmetadata: {name: db}\nspec:\n  selector: {app: db}\n  ports: [{port: 80}]\n',
  );
  const { status, stdout } = await check('--complete', '--format', 'compact', 'nobody.yaml');
  expect({ status, lines: stdout.split('\n').filter((line) => line.startsWith('nobody.yaml:')) }).toEqual({
    status: 1,
    lines: [
      expect.stringMatching(/^nobody\.yaml:5: error service-selects-nothing: Service db \(v1\): selector app=db /),
    ],
  });
});

test('--kubernetes-version says which Kubernetes judges', async () => {
  write(
    'service.yaml',
    `apiVersion: v1
kind: Service
metadata: { name: web }
spec: { type: ExternalName, externalName: example.com, trafficDistribution: PreferClose }
`,
  );
  expect(await findings('--kubernetes-version', '1.28', 'service.yaml')).toEqual({
    status: 1,
    found: ['error unknown-field'],
  });
  expect(await findings('--kubernetes-version', '1.35', 'service.yaml')).toEqual({ status: 0, found: [] });
});

test('--format github and sarif are for pipelines: one line a finding, and a log', async () => {
  expect((await check('--format', 'github', '--kubernetes-version', '1.28', 'service.yaml')).stdout).toMatch(
    /^::error file=service\.yaml,line=4[^\n]*trafficDistribution[^\n]*\n/,
  );
  const log = JSON.parse((await check('--format', 'sarif', '--kubernetes-version', '1.28', 'service.yaml')).stdout);
  expect(log.runs[0].results.map(({ ruleId }: { ruleId: string }) => ruleId)).toEqual(['unknown-field']);
});

test('--crds, and crds of kubetalk.yaml, hold custom resources to their schema', async () => {
  const schema = {
    type: 'object',
    properties: { spec: { type: 'object', properties: { size: { type: 'integer' } } } },
  };
  const names = { kind: 'Cart', plural: 'carts' };
  const versions = [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: schema } }];
  const crd = {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'carts.shop.example.com' },
    spec: { group: 'shop.example.com', scope: 'Namespaced', names, versions },
  };
  write('crd.json', JSON.stringify(crd));
  write('cart.yaml', 'apiVersion: shop.example.com/v1\nkind: Cart\nmetadata: { name: cart }\nspec: { size: large }\n');
  expect(await findings('cart.yaml')).toEqual({ status: 0, found: [] });
  expect(await findings('--crds', 'crd.json', 'cart.yaml')).toEqual({ status: 1, found: ['error wrong-type'] });
  write('crds.yaml', 'crds: [crd.json]\n');
  expect(await findings('--config', 'crds.yaml', 'cart.yaml')).toEqual({ status: 1, found: ['error wrong-type'] });
});

const helm = spawnSync('helm', ['version'], { stdio: 'ignore' }).status === 0 ? test : test.skip;

helm('--values are the values that a chart is rendered with', async () => {
  mkdirSync(join(folder, 'chart/templates'), { recursive: true });
  write('chart/Chart.yaml', 'apiVersion: v2\nname: chart\nversion: 0.1.0\n');
  write('chart/values.yaml', 'port: 80\n');
  write(
    'chart/templates/service.yaml',
    'apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { type: ExternalName, externalName: example.com, ports: [{ port: {{ .Values.port }} }] }\n',
  );
  write('high.yaml', 'port: 70000\n');
  expect(await findings('chart')).toEqual({ status: 0, found: [] });
  expect(await findings('--values', 'high.yaml', 'chart')).toEqual({ status: 1, found: ['error invalid-port'] });
});

test('topology leaves out what kubetalk.yaml excludes', async () => {
  const app = join(folder, 'app');
  mkdirSync(join(app, 'drafts'), { recursive: true });
  const named = (name: string) => `apiVersion: v1
kind: Pod
metadata: { name: ${name} }
spec: { containers: [{ name: ${name}, image: 'web:1' }] }
`;
  writeFileSync(join(app, 'kubetalk.yaml'), 'exclude: [drafts/]\nnamespace: shop\n');
  writeFileSync(join(app, 'web.yaml'), named('web'));
  writeFileSync(join(app, 'drafts', 'old.yaml'), named('old'));
  const { stdout, stderr } = await ran(['topology', '.'], { folder: app });
  expect([stdout, stderr]).toEqual(['Pod web (container web)\n', '']);
});

test('--summary prints how many findings there are of each check, as text only', async () => {
  write(
    'sum.yaml',
    'apiVersion: v1\nkind: Service\nmetadata: { name: a }\nspec: { selector: { a: b }, ports: [{ port: 0 }] }\n' +
      '---\napiVersion: v1\nkind: Pod\nmetadata: { name: c }\nspec: { containers: [{ name: c, image: c }] }\n',
  );
  const { status, stdout } = await check('--summary', 'sum.yaml');
  const counts =
    '     1 error   invalid-port\n     1 warning service-selects-nothing\n\n2 objects checked, 1 error, 1 warning\n';
  expect([status, stdout]).toStrictEqual([1, counts]);
  const refused = await check('--summary', '--format', 'json', 'sum.yaml');
  expect([refused.status, refused.stdout]).toStrictEqual([2, '']);
});

test('--changed checks what changed files are a part of, and everything where the settings changed', async () => {
  for (const name of ['one', 'two']) {
    mkdirSync(join(folder, 'changed', name), { recursive: true });
    const service = `apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {selector: {app: ${name}}, ports: [{port: 0}]}\n`;
    write(`changed/${name}/web.yaml`, service);
  }
  const changed = async (...files: readonly string[]) => {
    const { stdout } = await ran(['check', '--changed', '--format', 'compact', ...files], {
      folder: join(folder, 'changed'),
    });
    return stdout.split('\n').flatMap((line) => /^(\w+)\/web\.yaml:/.exec(line)?.[1] ?? []);
  };
  expect([await changed('one/web.yaml'), await changed('none.yaml'), await changed('kubetalk.yaml')]).toStrictEqual([
    ['one'],
    [],
    ['one', 'two'],
  ]);
  expect((await check('--changed', '-')).stderr).toContain('--changed: is about files that changed');
});
