import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ran } from './ran';

const pod = (name: string, more = '') => `apiVersion: v1
kind: Pod
metadata: {name: ${name}, labels: {app: ${name}}}
spec:
  containers: [{name: main, image: '${name}:1'${more}}]
---
`;
const shop = `${pod('api', ", env: [{name: DB, value: 'db:80'}]")}${pod('web', ', ports: [{containerPort: 8080}]')}${pod('db', ', ports: [{name: sql, containerPort: 5432}]')}apiVersion: v1
kind: Service
metadata: {name: db}
spec: {selector: {app: db}, ports: [{port: 80, targetPort: sql}]}
---
`;
const closed = `${shop}apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: db}
spec:
  podSelector: {matchLabels: {app: db}}
  ingress:
    - {from: [{podSelector: {matchLabels: {app: api}}}], ports: [{port: 5432}]}
`;
const asks = async (input: string, ...words: string[]) => {
  const { status, stdout, stderr } = await ran(['reach', ...words], { input });
  return { status, stdout, stderr };
};

test('yes, and why: the Service, the policy with its line, the DNS, and what calls it', async () => {
  expect(await asks(closed, 'api', 'db', '-')).toStrictEqual({
    status: 0,
    stderr: '',
    stdout: `yes: Pod api reaches Pod db, port 5432, through Service db, port 80
  egress of Pod api: no policy restricts it
  ingress of Pod db: NetworkPolicy db (-:30) allows it
  DNS: it finds Service db
  called: DB of container main (-:5)
`,
  });
});

test('a port that the Pods do not declare is asked for all the same, and named', async () => {
  expect((await asks(shop, 'api', 'db:81', '-')).stdout).toContain('\n  Pod db declares no port 81\n');
});

test('no, and why, and the line that opens it', async () => {
  expect((await asks(closed, 'web', 'db:5432', '-')).stdout).toBe(`no: Pod web does not reach Pod db, port 5432
  egress of Pod web: no policy restricts it
  ingress of Pod db: NetworkPolicy db (-:29) restricts it, and no rule allows it
  called: by nothing that the manifests name
  to open it, add to spec.ingress of NetworkPolicy db: - {from: [{podSelector: {matchLabels: {app: web}}}], ports: [{port: 5432, protocol: TCP}]}
`);
});

test.each<[string[], number]>([
  [['api', 'db', '-', '--expect', 'allowed'], 0],
  [['api', 'db', '-', '--expect', 'denied'], 1],
  [['web', 'db', '-', '--expect', 'denied'], 0],
  [['web', 'pod/db:sql', '-', '--expect', 'allowed'], 1],
  [['outside', 'db', '-', '--expect', 'denied'], 0],
  [['api', 'outside', '-', '--expect', 'allowed'], 0],
  [['api', '10.0.0.1:22', '-', '--expect', 'allowed'], 0],
  [['default/pod/api', 'db.default.svc:80', '-', '--expect', 'allowed'], 0],
  [['-', '--expect', 'denied'], 1],
])('kubetalk reach %j ends with %i', async (words, status) => {
  expect((await asks(closed, ...words)).status).toBe(status);
});

test('all pairs that may talk and do not call, as text and as a table', async () => {
  expect((await asks(closed, '-')).stdout).toBe(`Pod api may reach Pod web:8080, outside
Pod db may reach Pod web:8080, outside
Pod web may reach outside

5 of 7 pairs may talk and do not call; 1 are called
`);
  expect(
    (await asks(closed, '-', '--format', 'csv')).stdout,
  ).toBe(`from_namespace,from_kind,from_name,to_namespace,to_kind,to_name,port,protocol,verdict
default,Pod,api,default,Pod,web,8080,TCP,allowed
default,Pod,api,,outside,,443,TCP,allowed
default,Pod,db,default,Pod,web,8080,TCP,allowed
default,Pod,db,,outside,,443,TCP,allowed
default,Pod,web,,outside,,443,TCP,allowed
`);
  const { pairs, ...rest } = JSON.parse((await asks(closed, '-', '--format', 'json')).stdout);
  expect([rest, pairs.length, pairs[0]]).toStrictEqual([
    { version: 1, asked: 7, called: 1 },
    5,
    {
      from: { namespace: 'default', kind: 'Pod', name: 'api' },
      to: { namespace: 'default', kind: 'Pod', name: 'web' },
      port: 8080,
      protocol: 'TCP',
      verdict: 'allowed',
    },
  ]);
});

test('what kubetalk.yaml or --allow states as a call is no pair that only may talk', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kubetalk-'));
  try {
    writeFileSync(join(folder, 'all.yaml'), closed);
    writeFileSync(join(folder, 'kubetalk.yaml'), 'policies: {allow: ["*=internet", db=web:8080]}');
    const run = async (...words: string[]) => (await ran(['reach', 'all.yaml', ...words], { folder })).stdout;
    expect(await run()).toContain('Pod api may reach Pod web:8080\n\n1 of 7 pairs');
    expect(await run('--allow', 'api=web')).toContain('0 of 7 pairs may talk and do not call; 6 are called');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('what Prometheus scrapes, and the API server that an account may ask, are called as well', async () => {
  const scraped = `${shop.replace('{name: web, labels: {app: web}}', '{name: web, labels: {app: web}, annotations: {prometheus.io/scrape: "true"}}')}apiVersion: v1
kind: Pod
metadata: {name: prom, labels: {app: prom}}
spec: {serviceAccountName: prom, containers: [{name: main, image: 'prom/prometheus:v3'}]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: prom}
subjects: [{kind: ServiceAccount, name: prom}]
roleRef: {kind: Role, name: prom, apiGroup: rbac.authorization.k8s.io}
`;
  const { stdout } = await asks(scraped, '-', '-n', 'default');
  expect(stdout).toContain('Pod prom may reach Pod db:5432\n');
  expect(stdout).toContain('3 are called');
});

test('what is not certain is neither allowed nor denied', async () => {
  const range = closed.replace('{podSelector: {matchLabels: {app: api}}}', '{ipBlock: {cidr: 10.0.0.0/8}}');
  for (const expected of ['allowed', 'denied'])
    expect((await asks(range, 'api', 'db', '-', '--expect', expected)).status).toBe(1);
  expect((await asks(range, 'api', 'db', '-')).stdout.split('\n')[0]).toBe(
    'not certain: Pod api may reach Pod db, port 5432, through Service db, port 80',
  );
  const { connections } = JSON.parse((await asks(range, 'api', 'db', '-', '--format', 'json')).stdout);
  expect([connections[0].verdict, connections[0].policies[0].unsure]).toStrictEqual(['may', true]);
});

test.each<[string[], string]>([
  [['apii', 'db', '-'], 'apii: no workload is called that: did you mean api?'],
  [['api', 'cache', '-'], 'cache: no workload is called that: the manifests have api, db, web'],
  [['api', 'db:nosuch', '-'], 'db:nosuch: Service db has no port nosuch: it has 80'],
  [['web', 'api', '-'], 'api: Pod api declares no port: name one, as in api:80'],
  [['gone.yaml'], 'gone.yaml: no such file or folder'],
  [['api', 'db', 'gone.yaml'], 'gone.yaml: no such file or folder'],
  [
    ['--expect', 'open', '-'],
    "option '--expect <VERDICT>' argument 'open' is invalid. Allowed choices are allowed, denied.",
  ],
])('kubetalk reach %j says what is wrong: %s', async (words, message) => {
  const { status, stderr } = await asks(closed, ...words);
  expect([status, stderr]).toStrictEqual([2, `error: ${message}\n`]);
});

test('where both are files or folders all pairs are meant; a kind before the name asks for the workload', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kubetalk-'));
  try {
    for (const name of ['api', 'db']) mkdirSync(join(folder, name));
    writeFileSync(join(folder, 'api', 'all.yaml'), closed);
    writeFileSync(join(folder, 'db', 'more.yaml'), pod('more'));
    const run = (...words: string[]) => ran(['reach', ...words], { folder });
    expect((await run('api', 'db')).stdout).toContain('pairs may talk and do not call');
    expect((await run('pod/api', 'db', 'api')).stdout).toContain('yes: Pod api reaches Pod db');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
