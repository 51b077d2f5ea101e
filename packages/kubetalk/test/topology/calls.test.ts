import { pod, topologyOf } from './helpers';

const service = (name: string, ports: string, spec = `selector: {app: ${name}}`, namespace = 'shop') => `---
apiVersion: v1
kind: Service
metadata: {name: ${name}, namespace: ${namespace}}
spec: {${spec}, ports: [${ports}]}
`;
const config = (name: string, data: string, kind = 'ConfigMap', field = 'data') => `---
apiVersion: v1
kind: ${kind}
metadata: {name: ${name}, namespace: shop}
${field}: {${data}}
`;
const around =
  service('db', '{port: 5432}') +
  service('web', '{port: 80}') +
  service('queue', '{port: 5672}, {port: 15672, name: admin}') +
  service('ring', '{port: 7000}', 'clusterIP: None, selector: {app: ring}') +
  service('audit', '{port: 443}', 'selector: {app: audit}', 'ops') +
  `---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: ring, namespace: shop}
spec:
  replicas: 2
  serviceName: ring
  selector: {matchLabels: {app: ring}}
  template: {metadata: {labels: {app: ring}}, spec: {containers: [{name: ring, image: 'ring:1'}]}}
`;

/** The calls of a Pod `web` whose container has this, each as `what says it: Service:port`, or the host where no Pod answers. */
function calls(container: string, more = ''): string[] {
  return topologyOf(pod('web', 'shop', container) + around + more).calls.map(
    ({ variable, file, address, service: to, port, pod: one, secret, may }) =>
      `${variable || file || 'command'}: ${one ? `${one}.` : ''}${to ? `${to.namespace}/${to.name}:${port?.number}` : `${address.host} (nobody)`}${secret ? ' secret' : ''}${may ? ' may' : ''}`,
  );
}
const env = (name: string, value: string) => calls(`env: [{name: ${name}, value: '${value}'}]`);

test.each<[string, string, string[]]>([
  ['DB', 'db', ['DB: shop/db:5432']],
  ['X', 'db', ['X: shop/db:5432']],
  ['X', 'db.shop', ['X: shop/db:5432']],
  ['X', 'audit.ops.svc', ['X: ops/audit:443']],
  ['X', 'audit.ops.svc.cluster.local:443', ['X: ops/audit:443']],
  ['X', 'audit', []],
  ['AUDIT_HOST', 'audit', ['AUDIT_HOST: audit (nobody)']],
  ['X', 'db:5432', ['X: shop/db:5432']],
  ['X', 'db:5433', []],
  ['X', 'db.shop:5433', ['X: shop/db:undefined']],
  ['DATABASE', 'db:5433', ['DATABASE: shop/db:undefined']],
  ['X', 'bd:5432', ['X: bd (nobody)']],
  ['X', 'bd:5433', []],
  ['X', 'http://bd/', ['X: bd (nobody)']],
  ['QUEUE_URL', 'queue', ['QUEUE_URL: shop/queue:undefined']],
  ['QUEUE_URL', 'queue:15672', ['QUEUE_URL: shop/queue:15672']],
  ['X', 'http://localhost:80', []],
  ['DB_HOST', 'localhost', []],
  ['DB_HOST', '127.0.0.1', []],
  ['DB_HOST', 'none', []],
  ['DB_HOST', 'nobody', ['DB_HOST: nobody (nobody)']],
  ['DB_HOST', 'web-1', []],
  ['DB_HOST', 'web-one', ['DB_HOST: web-one (nobody)']],
  ['DB_HOST', 'web-1:80', ['DB_HOST: web-1 (nobody)']],
  ['DB_HOST', 'none:80', ['DB_HOST: none (nobody)']],
  ['DB_NAME', 'db', []],
  ['DB_USER', 'db', []],
  ['DB_PASSWORD', 'db:5432', []],
  ['USER_HOST', 'db', ['USER_HOST: shop/db:5432']],
  ['DB_TYPE', 'db', []],
  ['DB_TYPE', 'db:5432', ['DB_TYPE: shop/db:5432']],
  ['POSTGRES_DB', 'db', []],
  ['DB_IMAGE', 'db:5432', []],
  ['LISTEN_ADDRESS', 'db:5432', []],
  // Its own name is no call, unless it is written as an address.
  ['X', 'web', []],
  ['X', 'http://web', ['X: shop/web:80']],
  ['WEB_HOST', 'web', ['WEB_HOST: shop/web:80']],
  ['X', 'ring-0.ring', ['X: ring-0.shop/ring:7000']],
  ['X', 'ring-1.ring:7000', ['X: ring-1.shop/ring:7000']],
  ['RING_HOST', 'ring-2.ring', ['RING_HOST: ring-2.ring (nobody)']],
  ['DB_HOST', 'db-0.db', ['DB_HOST: db-0.db (nobody)']],
])('%s=%s', (name, value, expected) => {
  expect(env(name, value)).toStrictEqual(expected);
});

test('a command line is read word by word; a bare word there means a Service of the own namespace', () => {
  expect(
    calls("command: [wait, 'db:5432'], args: [--queue=queue:5672, 'http://audit.ops/x?y=http://db', db, none]"),
  ).toStrictEqual([
    'command: shop/db:5432',
    'command: shop/queue:5672',
    'command: ops/audit:undefined',
    'command: shop/db:5432',
  ]);
});

test('variables are expanded as Kubernetes does: those that are set before, and of two the last', () => {
  const list = [
    '{name: LATER_URL, value: "http://$(NAME)/"}',
    '{name: NAME, value: queue}',
    '{name: NAME, value: db}',
    '{name: PORT, value: "5432"}',
    '{name: DB_URL, value: "http://$(NAME):$(PORT)/"}',
    '{name: DB_URL_TOO, value: "$$(NAME)"}',
  ].join(', ');
  expect(calls(`env: [${list}], args: ['--to=$(NAME):$(PORT)']`)).toStrictEqual([
    'DB_URL: shop/db:5432',
    'command: shop/db:5432',
  ]);
});

test('a variable that is a key of a ConfigMap or Secret has its value, and a Secret’s stays secret', () => {
  const more =
    config('settings', 'db: db, other: queue') +
    config(
      'coded',
      `db: ${Buffer.from('db').toString('base64')}, both: ${Buffer.from('queue').toString('base64')}`,
      'Secret',
    ) +
    config('plain', 'db: db', 'Secret', 'stringData');
  const from = (kind: string, name: string, key: string, variable: string) =>
    `{name: ${variable}, valueFrom: {${kind}: {name: ${name}, key: ${key}}}}`;
  const list = [
    from('configMapKeyRef', 'settings', 'db', 'A'),
    from('secretKeyRef', 'coded', 'db', 'B'),
    from('secretKeyRef', 'plain', 'db', 'C'),
    from('configMapKeyRef', 'settings', 'none', 'D'),
    from('configMapKeyRef', 'none', 'db', 'E'),
    '{name: F_URL, value: "http://$(B):5432"}',
  ].join(', ');
  expect(calls(`env: [${list}]`, more)).toStrictEqual([
    'A: shop/db:5432',
    'B: shop/db:5432 secret',
    'C: shop/db:5432 secret',
    'F_URL: shop/db:5432 secret',
  ]);
});

test('envFrom takes every key, with a prefix before it; the variables of the container override it', () => {
  const more = config('settings', 'DB_HOST: db, QUEUE_HOST: queue') + config('later', 'DB_HOST: queue');
  const from = (name: string, prefix = '') => `{${prefix && `prefix: ${prefix}, `}configMapRef: {name: ${name}}}`;
  expect(calls(`envFrom: [${from('settings')}]`, more)).toStrictEqual([
    'DB_HOST: shop/db:5432',
    'QUEUE_HOST: shop/queue:undefined',
  ]);
  expect(calls(`envFrom: [${from('settings', 'MY_')}]`, more)).toStrictEqual([
    'MY_DB_HOST: shop/db:5432',
    'MY_QUEUE_HOST: shop/queue:undefined',
  ]);
  expect(calls(`envFrom: [${from('settings')}, ${from('later')}]`, more)).toStrictEqual([
    'QUEUE_HOST: shop/queue:undefined',
    'DB_HOST: shop/queue:undefined',
  ]);
  expect(
    calls(
      `envFrom: [${from('settings')}], env: [{name: DB_HOST, value: audit.ops}, {name: TO, value: 'http://$(QUEUE_HOST):5672'}]`,
      more,
    ),
  ).toStrictEqual(['QUEUE_HOST: shop/queue:undefined', 'DB_HOST: ops/audit:443', 'TO: shop/queue:5672']);
  expect(calls(`envFrom: [${from('none')}]`, more)).toStrictEqual([]);
});

test('the files of a ConfigMap that a container mounts name Services, all of them or the keys that are mounted', () => {
  const files = config(
    'files',
    "a.conf: 'url http://db:5432/', b.conf: 'server queue:5672;', c.conf: 'http://example.com'",
  );
  const volumes = (list: string, mounts = '[{name: conf, mountPath: /etc/conf}]') => `---
apiVersion: v1
kind: Pod
metadata: {name: reader, namespace: shop}
spec:
  containers: [{name: main, image: 'main:1', volumeMounts: ${mounts}}]
  volumes: ${list}
`;
  const read = (list: string, mounts?: string) => calls('', files + volumes(list, mounts));
  expect(read('[{name: conf, configMap: {name: files}}]')).toStrictEqual([
    'a.conf: shop/db:5432',
    'b.conf: shop/queue:5672',
  ]);
  expect(read('[{name: conf, configMap: {name: files, items: [{key: b.conf, path: b}]}}]')).toStrictEqual([
    'b.conf: shop/queue:5672',
  ]);
  expect(read('[{name: conf, projected: {sources: [{configMap: {name: files}}]}}]')).toHaveLength(2);
  expect(read('[{name: other, configMap: {name: files}}]')).toStrictEqual([]);
  expect(read('[{name: conf, configMap: {name: files}}]', '[]')).toStrictEqual([]);
});

test('where two workloads take several addresses from one ConfigMap, each may call any, and need not', () => {
  const settings = config('settings', 'DB_HOST: db, QUEUE_HOST: queue');
  const from = 'envFrom: [{configMapRef: {name: settings}}]';
  const other = pod('other', 'shop', from);
  expect(new Set(calls(from, settings + other))).toStrictEqual(
    new Set(['DB_HOST: shop/db:5432 may', 'QUEUE_HOST: shop/queue:undefined may']),
  );
  const one = config('settings', 'DB_HOST: db');
  expect(new Set(calls(from, one + other))).toStrictEqual(new Set(['DB_HOST: shop/db:5432']));
});

test('a Service that is declared to be outside is called as one of the manifests, on any port where none is given', () => {
  const called = (outside: { name: string; namespace?: string; port?: number }) =>
    topologyOf(pod('web', 'shop', "env: [{name: X, value: 'http://mail:25'}]"), { outside: [outside] });
  const seen = (outside: { name: string; namespace?: string; port?: number }) => {
    const topology = called(outside);
    const [call] = topology.calls;
    return [call?.service?.namespace, call?.port?.number, topology.unusedOutside().length];
  };
  expect(seen({ name: 'mail', port: 25 })).toStrictEqual(['shop', 25, 0]);
  expect(seen({ name: 'mail', port: 26 })).toStrictEqual(['shop', undefined, 0]);
  expect(seen({ name: 'mail' })).toStrictEqual(['shop', undefined, 0]);
  expect(seen({ name: 'mail', namespace: 'ops' })).toStrictEqual([undefined, undefined, 1]);
  expect(seen({ name: 'post' })).toStrictEqual([undefined, undefined, 1]);
});
