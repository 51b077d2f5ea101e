import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ran } from './ran';

const pod = (name: string, more = '') => `apiVersion: v1
kind: Pod
metadata: {name: ${name}, labels: {app: ${name}}}
spec: {containers: [{name: main, image: '${name}:1'${more}}]}
---
`;
const db = `${pod('db', ', ports: [{containerPort: 5432}]')}apiVersion: v1
kind: Service
metadata: {name: db}
spec: {selector: {app: db}, ports: [{port: 5432}]}
`;
const api = pod('api', ", env: [{name: DB_HOST, value: 'db:5432'}]");

const closing = `# closes all Pods of the namespace, but for what other policies open
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: deny-all
  labels:
    app.kubernetes.io/managed-by: kubetalk
spec:
  podSelector: {}
  policyTypes:
    - Ingress
    - Egress
`;
const ofDb = `# Pod db
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: db
  labels:
    app.kubernetes.io/managed-by: kubetalk
spec:
  podSelector:
    matchLabels:
      app: db
  policyTypes:
    - Ingress
  ingress:
    - from:
        - podSelector:
            matchLabels:
              app: api
      ports:
        - port: 5432
          protocol: TCP
`;
const silent =
  'note: no calls of these are known, so the policies allow none: Pod db: --allow NAME=WHERE for one that has calls\n';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kubetalk-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('policies are printed as one stream for kubectl apply, what closes all last, and what is not known as notes; a run over both says the same', async () => {
  const { status, stdout, stderr } = await ran(['policies', '-'], { input: api + db });
  expect({ status, stderr }).toStrictEqual({ status: 0, stderr: silent });
  const [, second, last] = stdout.split('---\n');
  expect([second, last]).toStrictEqual([ofDb, closing]);
  expect(await ran(['policies', '-'], { input: `${api}${db}---\n${stdout}` })).toStrictEqual({
    status,
    stdout,
    stderr,
  });
});

test('the namespace that is named goes into each policy', async () => {
  const { stdout } = await ran(['policies', '-n', 'shop', '-'], { input: api + db });
  expect(stdout.match(/namespace: .*/g)).toStrictEqual(['namespace: shop', 'namespace: shop', 'namespace: shop']);
});

test('what kubetalk.yaml states counts as the flags do', async () => {
  writeFileSync(join(folder, 'all.yaml'), pod('api') + db);
  writeFileSync(join(folder, 'kubetalk.yaml'), 'policies: {allow: [api=db:5432], dns: [169.254.20.10]}');
  const { stdout } = await ran(['policies', 'all.yaml'], { folder });
  expect(stdout.split('---\n')[1]).toBe(ofDb);
  expect(stdout).toContain('cidr: 169.254.20.10/32');
});

test('one file for each policy, in a folder or beside the workload; what is right stays as it is, what is left over is named', async () => {
  mkdirSync(join(folder, 'k8s'));
  writeFileSync(join(folder, 'api.yaml'), api);
  writeFileSync(join(folder, 'k8s', 'db.yaml'), db);
  const files = ['deny-all', 'api', 'db'].map((name) => `out/${name}.networkpolicy.yaml`);
  const run = (...words: string[]) => ran(['policies', '.', ...words], { folder });
  expect((await run('-o', 'out')).stdout).toBe(files.map((file) => `${file}: written\n`).join(''));
  expect((await run('-o', 'out')).stdout).toBe(files.map((file) => `${file}: as it was\n`).join(''));
  expect(readFileSync(join(folder, 'out', 'db.networkpolicy.yaml'), 'utf8')).toBe(ofDb);
  writeFileSync(join(folder, 'api.yaml'), pod('api'));
  expect((await run('-o', 'out')).stdout).toBe(
    'out/deny-all.networkpolicy.yaml: as it was\n' +
      'out/api.networkpolicy.yaml: no longer needed: delete it\nout/db.networkpolicy.yaml: no longer needed: delete it\n',
  );
  writeFileSync(join(folder, 'api.yaml'), api);
  await run('--beside');
  expect([readdirSync(folder), readdirSync(join(folder, 'k8s'))]).toStrictEqual([
    ['api.networkpolicy.yaml', 'api.yaml', 'deny-all.networkpolicy.yaml', 'k8s', 'out'],
    ['db.networkpolicy.yaml', 'db.yaml'],
  ]);
});

test('no file is overwritten that no earlier run made, and then none is written', async () => {
  writeFileSync(join(folder, 'api.yaml'), api + db);
  writeFileSync(join(folder, 'db.networkpolicy.yaml'), db);
  const { status, stderr } = await ran(['policies', 'api.yaml', '--beside'], { folder });
  expect([status, stderr]).toStrictEqual([
    2,
    `${silent}error: db.networkpolicy.yaml: is there and holds no policy that kubetalk made: move it, or use -o FOLDER\n`,
  ]);
  expect(readdirSync(folder)).toStrictEqual(['api.yaml', 'db.networkpolicy.yaml']);
});

test.each([
  [['--beside', '-'], '--beside: Pod api is in no file: use -o FOLDER'],
  [['--ingress', 'a b', '-'], '--ingress a b: is no name of a namespace'],
  [['--api-server', 'here', '-'], '--api-server here: is no address, and no range of them such as 10.0.0.1/32'],
  [['-o', 'out', '--beside', '-'], "option '-o, --output <FOLDER>' cannot be used with option '--beside'"],
  [['gone.yaml'], 'gone.yaml: no such file or folder'],
])('kubetalk policies %j is wrong, and says why', async (words, message) => {
  const { status, stdout, stderr } = await ran(['policies', ...words], { input: api + db, folder });
  expect([status, stdout, stderr.replace(silent, '')]).toStrictEqual([2, '', `error: ${message}\n`]);
});

test('where nothing runs Pods, or all is closed and open already, there is nothing to print', async () => {
  const config = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\n';
  expect(await ran(['policies', '-'], { input: config })).toStrictEqual({
    status: 0,
    stdout: '',
    stderr: 'note: nothing here runs Pods: there is nothing to close\n',
  });
});

test.each(['../../evil', '/tmp/evil', 'a\nb', '##vso[task.x]', '..', '-o'])(
  'no policy is made of a Pod called %j, in a file or on a stream',
  async (name) => {
    const containers = [{ name: 'a', image: 'a:1', ports: [{ containerPort: 80 }] }];
    const named = { apiVersion: 'v1', kind: 'Pod', metadata: { name, labels: { app: 'a' } }, spec: { containers } };
    const spec = { type: 'NodePort', selector: { app: 'a' }, ports: [{ port: 80 }] };
    const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' }, spec };
    writeFileSync(
      join(folder, 'all.yaml'),
      `${JSON.stringify(named)}
---
${JSON.stringify(service)}`,
    );
    for (const words of [[], ['-o', 'out'], ['--beside']]) {
      const { status, stdout, stderr } = await ran(['policies', 'all.yaml', ...words], { folder });
      expect({ status, stdout }).toStrictEqual({ status: 2, stdout: '' });
      expect(stderr).toMatch(/^error: .*no policy can be made with ".*", which the API server refuses: correct it$/m);
    }
    expect(readdirSync(folder)).toStrictEqual(['all.yaml']);
  },
);
