import { type DiffOptions, diff } from '../../src/diff/diff';
import { env, file, object, pod, port, service, workload } from '../flow';
import { read } from './sets';

const report = (before: readonly string[], after: readonly string[], options: DiffOptions = {}) =>
  diff(read(file(...before)), read(file(...after)), options);

/** All that is said of a change: paths, then of each object what happens to it. */
function said(before: readonly string[], after: readonly string[], options: DiffOptions = {}): string[] {
  const { paths, changes } = report(before, after, options);
  return [
    ...(['gained', 'lost', 'interrupted'] as const).flatMap((what) =>
      paths[what].map(({ from, through, to, when }) => `${what}: ${from} > ${through} > ${to} ${when}`),
    ),
    ...changes.flatMap(({ object: { kind, name }, change, impacts }) =>
      impacts
        .filter(({ id }) => !id.startsWith('path-'))
        .map(({ id, message }) => `${kind} ${name} ${change} ${id}: ${message}`),
    ),
  ];
}

const reads = (name: string, more: string) => pod(name, '').replace('}]}}', `${more}}]}}`);
const mounting = (name: string, volume: string, mount: string) =>
  `{apiVersion: v1, kind: Pod, metadata: {name: ${name}}, spec: {containers: [{name: a, image: 'a:1', volumeMounts: [${mount}]}], volumes: [${volume}]}}`;
const settings = (value: string, kind = 'ConfigMap') => object('v1', kind, 'settings', `data: {a: ${value}}`);
const changed = (kind: string) => [settings('MQ==', kind), settings('Mg==', kind)] as const;
const selecting = (more: string, ports = '[{port: 80}]') => service('web', `selector: {${more}}, ports: ${ports}`);
const web = (replicas: number, more = port('80')) => workload('ReplicaSet', 'web', `replicas: ${replicas}`, more);
const HERE = 'Service web changed endpoints-changed: from';

test.each<[what: string, before: string[], after: string[], ...said: string[]]>([
  // Who reads what.
  [
    'a ConfigMap that variables come from',
    [changed('ConfigMap')[0], reads('a', ', envFrom: [{configMapRef: {name: settings}}]')],
    [changed('ConfigMap')[1], reads('a', ', envFrom: [{configMapRef: {name: settings}}]')],
    'ConfigMap settings changed running-pods-unchanged: Pods of Pod a read it when they start: those that run keep the old values',
  ],
  [
    'a Secret that is mounted',
    [changed('Secret')[0], mounting('a', '{name: v, secret: {secretName: settings}}', '{name: v, mountPath: /v}')],
    [changed('Secret')[1], mounting('a', '{name: v, secret: {secretName: settings}}', '{name: v, mountPath: /v}')],
    'Secret settings changed updated: Pods of Pod a see the new files within about a minute; a program that reads them at its start only keeps the old values',
  ],
  [
    'a ConfigMap of which one file is mounted',
    [
      changed('ConfigMap')[0],
      mounting('a', '{name: v, configMap: {name: settings}}', '{name: v, mountPath: /v, subPath: a}'),
    ],
    [
      changed('ConfigMap')[1],
      mounting('a', '{name: v, configMap: {name: settings}}', '{name: v, mountPath: /v, subPath: a}'),
    ],
    'ConfigMap settings changed running-pods-unchanged: Pods of Pod a mount it by subPath: those that run keep the old files',
  ],
  [
    'a ConfigMap that is mounted with an empty subPath',
    [
      changed('ConfigMap')[0],
      mounting('a', '{name: v, configMap: {name: settings}}', "{name: v, mountPath: /v, subPath: ''}"),
    ],
    [
      changed('ConfigMap')[1],
      mounting('a', '{name: v, configMap: {name: settings}}', "{name: v, mountPath: /v, subPath: ''}"),
    ],
    'ConfigMap settings changed updated: Pods of Pod a see the new files within about a minute; a program that reads them at its start only keeps the old values',
  ],
  [
    'a Secret that images are pulled with',
    [changed('Secret')[0], mounting('a', '', '').replace('volumes: []', 'imagePullSecrets: [{name: settings}]')],
    [changed('Secret')[1], mounting('a', '', '').replace('volumes: []', 'imagePullSecrets: [{name: settings}]')],
    'Secret settings changed updated: changed in place; no Pod is replaced for it',
  ],
  [
    'a ConfigMap of another namespace',
    [
      changed('ConfigMap')[0],
      reads('a', ', envFrom: [{configMapRef: {name: settings}}]').replace('{name: a,', '{name: a, namespace: other,'),
    ],
    [
      changed('ConfigMap')[1],
      reads('a', ', envFrom: [{configMapRef: {name: settings}}]').replace('{name: a,', '{name: a, namespace: other,'),
    ],
    'ConfigMap settings changed updated: changed in place; no Pod is replaced for it',
  ],
  // Which Pods are behind a Service.
  [
    'a selector that finds others',
    [selecting('app: web'), web(2), pod('other', port('80'))],
    [selecting('app: other'), web(2), pod('other', port('80'))],
    `${HERE} 2 Pods (ReplicaSet web) to 1 Pod (Pod other)`,
  ],
  [
    'a selector that finds nobody',
    [selecting('app: web'), web(1)],
    [selecting('app: wbe'), web(1)],
    `${HERE} 1 Pod (ReplicaSet web) to 0 Pods of these manifests`,
  ],
  [
    'a selector that finds more, which do not serve the port',
    [
      selecting('app: web'),
      web(1),
      pod('other', port('81'), 'app: other, tier: x').replace('labels: {', 'labels: {tier: y, '),
    ],
    [
      selecting('tier: x'),
      web(1).replace('labels: {app: web}', 'labels: {app: web, tier: x}'),
      pod('other', port('81'), 'app: other, tier: x'),
    ],
  ],
  [
    'another targetPort',
    [selecting('app: web'), web(1, port('80', '81'))],
    [selecting('app: web', '[{port: 80, targetPort: 81}]'), web(1, port('80', '81'))],
    `${HERE} 1 Pod (ReplicaSet web), port 80 to 1 Pod (ReplicaSet web), port 81`,
  ],
  [
    'another name of the same targetPort',
    [
      selecting('app: web', '[{port: 80, targetPort: a}]'),
      web(1, 'ports: [{containerPort: 80, name: a}, {containerPort: 80, name: b, protocol: UDP}]'),
    ],
    [
      selecting('app: web', '[{port: 80, targetPort: 80}]'),
      web(1, 'ports: [{containerPort: 80, name: a}, {containerPort: 80, name: b, protocol: UDP}]'),
    ],
    'Service web changed updated: changed in place; no Pod is replaced for it',
  ],
  [
    'a DaemonSet behind it',
    [selecting('app: web'), workload('DaemonSet', 'web', '', port('80')), pod('other', port('80'))],
    [selecting('app: other'), workload('DaemonSet', 'web', '', port('80')), pod('other', port('80'))],
    `${HERE} some Pods (DaemonSet web) to 1 Pod (Pod other)`,
  ],
  [
    'a port less',
    [selecting('app: web', '[{port: 80, name: a}, {port: 81, name: b}]'), web(1, port('80', '81'))],
    [selecting('app: web', '[{port: 80, name: a}]'), web(1, port('80', '81'))],
    `${HERE} 1 Pod (ReplicaSet web), port 80, 81 to 1 Pod (ReplicaSet web), port 80; no longer answers on port 81`,
  ],
  // Who goes by another name.
  [
    'a claim with another name',
    [
      object(
        'v1',
        'PersistentVolumeClaim',
        'old',
        'spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}, storageClassName: a, volumeMode: Filesystem}',
      ),
    ],
    [
      object(
        'v1',
        'PersistentVolumeClaim',
        'new',
        'spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}, storageClassName: a, volumeMode: Filesystem}',
      ),
    ],
    'PersistentVolumeClaim new renamed left-behind: PersistentVolumeClaim old: stays in the cluster as it is: apply deletes nothing; `kubetalk deploy` or `kubectl delete` does',
    'PersistentVolumeClaim new renamed created: a new empty volume: what is in the old one stays there',
  ],
  [
    'a workload with another name',
    [workload('Deployment', 'a').replace('{name: a}', '{name: old}')],
    [workload('Deployment', 'a').replace('{name: a}', '{name: new}')],
    'Deployment new renamed left-behind: Deployment old: stays in the cluster as it is: apply deletes nothing; `kubetalk deploy` or `kubectl delete` does',
    'Deployment new renamed created: new Pods, beside those of the old one',
  ],
  [
    'a StatefulSet with another name',
    [workload('StatefulSet', 'a', 'serviceName: a').replace('{name: a}', '{name: old}')],
    [workload('StatefulSet', 'a', 'serviceName: a').replace('{name: a}', '{name: new}')],
    'StatefulSet new renamed left-behind: StatefulSet old: stays in the cluster as it is: apply deletes nothing; `kubetalk deploy` or `kubectl delete` does',
    'StatefulSet new renamed created: new Pods with other names and addresses, and new empty volumes where it has claims of its own',
  ],
  [
    'a ConfigMap with another hash, that is still named',
    [
      object('v1', 'ConfigMap', 'web-4f2k9d7c8b', 'data: {a: b}'),
      reads('a', ', envFrom: [{configMapRef: {name: web-4f2k9d7c8b}}]'),
    ],
    [
      object('v1', 'ConfigMap', 'web-7h5m2t9g4k', 'data: {a: b}'),
      reads('a', ', envFrom: [{configMapRef: {name: web-4f2k9d7c8b}}]'),
    ],
    'ConfigMap web-7h5m2t9g4k renamed left-behind: ConfigMap web-4f2k9d7c8b: stays in the cluster as it is: apply deletes nothing; `kubetalk deploy` or `kubectl delete` does',
    'ConfigMap web-7h5m2t9g4k renamed created: new in the cluster under this name; Pod a still names ConfigMap web-4f2k9d7c8b',
  ],
  [
    'an object in another namespace',
    [object('v1', 'ConfigMap', 'a', 'data: {a: b}').replace('{name: a}', '{name: a, namespace: x}')],
    [object('v1', 'ConfigMap', 'a', 'data: {a: b}').replace('{name: a}', '{name: a, namespace: z}')],
    'ConfigMap a renamed left-behind: ConfigMap a in namespace x: stays in the cluster as it is: apply deletes nothing; `kubetalk deploy` or `kubectl delete` does',
    'ConfigMap a renamed created: new in the cluster under this name',
  ],
  // Who reaches whom, and from when on.
  [
    'a caller of a Service that comes',
    [pod('web', port('80')), pod('a', env('WEB=http://web'))],
    [selecting('app: web'), pod('web', port('80')), pod('a', env('WEB=http://web'))],
    'gained: Pod a > Service web:80 > Pod web now',
    'Service web added created: new in the cluster',
  ],
  [
    'a Service that goes',
    [selecting('app: web'), pod('web', port('80')), pod('a', env('WEB=http://web'))],
    [pod('web', port('80')), pod('a', env('WEB=http://web'))],
    'lost: Pod a > Service web:80 > Pod web once it is deleted',
    'Service web removed left-behind: stays in the cluster as it is: apply deletes nothing; `kubetalk deploy` or `kubectl delete` does',
  ],
  [
    'a ReplicaSet that calls another',
    [selecting('app: web'), pod('web', port('80')), workload('ReplicaSet', 'a', '', env('WEB=http://web'))],
    [selecting('app: web'), pod('web', port('80')), workload('ReplicaSet', 'a', '', env('WEB=http://wbe'))],
    'lost: ReplicaSet a > Service web:80 > Pod web once Pods are replaced',
    'ReplicaSet a changed running-pods-unchanged: accepted, but no running Pod is replaced (1 Pod): each keeps the old template until something ends it',
  ],
  [
    'a Service that opens to the outside',
    [selecting('app: web'), pod('web', port('80'))],
    [service('web', 'type: LoadBalancer, selector: {app: web}, ports: [{port: 80}]'), pod('web', port('80'))],
    'gained: outside > Service web:80 > Pod web now',
    'Service web changed node-port-changed: every node opens a port for it',
  ],
  [
    'a Service that stands for a host',
    [pod('a', env('DB=db:27017'))],
    [
      pod('a', env('DB=db:27017')),
      service('db', 'type: ExternalName, externalName: db.example.com, ports: [{port: 27017}]'),
    ],
    'gained: Pod a > Service db:27017 > host db.example.com now',
    'Service db added created: new in the cluster',
  ],
  [
    'a workload that is scaled to none',
    [selecting('app: web'), web(1), pod('a', env('WEB=http://web'))],
    [selecting('app: web'), web(0), pod('a', env('WEB=http://web'))],
    'lost: Pod a > Service web:80 > ReplicaSet web now',
    'ReplicaSet web changed scaled: from 1 Pod to 0',
  ],
])('%s', (_, before, after, ...due) => {
  if (due.length === 0)
    expect(said(before, after).join()).toMatch(/requests that land at Pod other fail: port 80 is not served there/);
  else expect(said(before, after)).toStrictEqual(due);
});

test('objects that get their names from the cluster are told apart by how these begin', () => {
  const job = (begin: string, value: string) =>
    `{apiVersion: v1, kind: ConfigMap, metadata: {generateName: ${begin}}, data: {a: ${value}}}`;
  const changes = (...after: string[]) =>
    report([job('a-', 'x')], after).changes.map(({ change, object: { name } }) => `${change} ${name}`);
  expect(changes(job('a-', 'z'))).toStrictEqual(['changed ']);
  expect(changes(job('b-', 'z'))).toStrictEqual(['renamed ']);
});

test('a deploy that prunes deletes what is gone', () => {
  expect(said([settings('a')], [], { pruned: true })).toStrictEqual([
    'ConfigMap settings removed deleted-when-pruned: deleted from the cluster',
  ]);
});

test('what is too large for kubectl apply is taken with --server-side', () => {
  const large = object('v1', 'ConfigMap', 'settings', `data: {a: ${'x'.repeat(262_144)}}`);
  const kubectl =
    'kubectl apply refuses it: it keeps a copy of the whole object in an annotation, which holds 262144 bytes; apply it with --server-side';
  expect(said([settings('a')], [large])).toStrictEqual([`ConfigMap settings changed rejected: ${kubectl}`]);
  expect(said([], [large])).toStrictEqual([`ConfigMap settings added rejected: ${kubectl}`]);
  expect(said([settings('a')], [large], { serverSide: true })).toStrictEqual([
    'ConfigMap settings changed updated: changed in place; no Pod is replaced for it',
  ]);
});

test('more than three values of one kind are counted', () => {
  const data = (value: string, ...names: string[]) =>
    object('v1', 'ConfigMap', 'a', `immutable: true, data: {${names.map((name) => `${name}: ${value}`).join(', ')}}`);
  const why = 'as the object is immutable; give it a new name, or delete it and apply it anew';
  const refused = (...names: string[]) => said([data('x', ...names)], [data('z', ...names)]);
  expect(refused('a', 'b', 'c')).toStrictEqual([
    `ConfigMap a changed rejected: the API server refuses it: data.a, data.b, data.c can't be changed, ${why}`,
  ]);
  expect(refused('a', 'b', 'c', 'd', 'e')).toStrictEqual([
    `ConfigMap a changed rejected: the API server refuses it: data.a, data.b, data.c and 2 more can't be changed, ${why}`,
  ]);
});

const fields = (before: string, after: string, options: DiffOptions = {}) =>
  report([before], [after], options).changes.flatMap((change) =>
    change.fields.map(
      ({ path, before: one, after: other, impact }) =>
        `${path} ${JSON.stringify(one) ?? '-'} → ${JSON.stringify(other) ?? '-'} ${impact}`,
    ),
  );
const spec = (more: string) => workload('Deployment', 'a', more);

test.each<[ignore: string[], changes: string[]]>([
  [[], ['spec.strategy - → {"type":"RollingUpdate","rollingUpdate":{"maxSurge":2}} updated']],
  [['spec.strategy'], []],
  [['spec.strategy.type'], ['spec.strategy - → {"rollingUpdate":{"maxSurge":2}} updated']],
  [['spec.strategy.rollingUpdate.maxSurge'], ['spec.strategy - → {"type":"RollingUpdate"} no-effect']],
  [['spec.strategy.*'], []],
  [['spec.strat'], ['spec.strategy - → {"type":"RollingUpdate","rollingUpdate":{"maxSurge":2}} updated']],
  [[' spec.strategy '], []],
])('ignoring %j leaves %j', (ignore, changes) => {
  expect(
    fields(spec(''), spec('strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 2}}'), { ignore }),
  ).toStrictEqual(changes);
});

test.each<[what: string, before: string, after: string, impact: string]>([
  ['a pull policy of a tag', "image: 'a:1'", "image: 'a:1', imagePullPolicy: IfNotPresent", 'no-effect'],
  ['another pull policy of a tag', "image: 'a:1'", "image: 'a:1', imagePullPolicy: Always", 'pods-replaced'],
  ['the pull policy of latest', "image: 'a:latest'", "image: 'a:latest', imagePullPolicy: Always", 'no-effect'],
  ['the pull policy without a tag', 'image: a', 'image: a, imagePullPolicy: Always', 'no-effect'],
  [
    'the pull policy of a registry with a port, without a tag',
    "image: 'reg:5000/a'",
    "image: 'reg:5000/a', imagePullPolicy: Always",
    'no-effect',
  ],
  [
    'the pull policy of a digest',
    "image: 'a@sha256:0'",
    "image: 'a@sha256:0', imagePullPolicy: IfNotPresent",
    'no-effect',
  ],
  ['empty resources', 'image: a', 'image: a, resources: {}', 'no-effect'],
  ['a null', 'image: a', 'image: a, resources: null', 'no-effect'],
  ['resources', 'image: a', 'image: a, resources: {limits: {cpu: 1}}', 'pods-replaced'],
  [
    'an amount in other words',
    "image: a, resources: {limits: {cpu: '1'}}",
    'image: a, resources: {limits: {cpu: 1000m}}',
    'no-effect',
  ],
  [
    'another amount',
    "image: a, resources: {limits: {cpu: '1'}}",
    'image: a, resources: {limits: {cpu: 1001m}}',
    'pods-replaced',
  ],
  [
    'a probe with its defaults',
    'image: a, livenessProbe: {tcpSocket: {port: 80}}',
    'image: a, livenessProbe: {tcpSocket: {port: 80}, periodSeconds: 10, failureThreshold: 3, timeoutSeconds: 1}',
    'no-effect',
  ],
  [
    'a probe with another period',
    'image: a, livenessProbe: {tcpSocket: {port: 80}}',
    'image: a, livenessProbe: {tcpSocket: {port: 80}, periodSeconds: 11}',
    'pods-replaced',
  ],
  [
    'the path that is asked without one',
    'image: a, livenessProbe: {httpGet: {port: 80}}',
    'image: a, livenessProbe: {httpGet: {port: 80, path: /, scheme: HTTP}}',
    'no-effect',
  ],
  [
    'an empty path',
    "image: a, livenessProbe: {httpGet: {port: 80, path: ''}}",
    'image: a, livenessProbe: {httpGet: {port: 80, path: /}}',
    'no-effect',
  ],
])('%s', (_, before, after, impact) => {
  const made = (container: string) =>
    `{apiVersion: apps/v1, kind: Deployment, metadata: {name: a}, spec: {selector: {matchLabels: {app: a}}, template: {metadata: {labels: {app: a}}, spec: {containers: [{name: a, ${container}}]}}}}`;
  expect([...new Set(fields(made(before), made(after)).map((line) => line.split(' ').at(-1)))]).toStrictEqual([impact]);
});

test.each<[what: string, before: string, after: string]>([
  [
    'the policy types that follow from egress',
    'spec: {podSelector: {}, egress: [{}]}',
    'spec: {podSelector: {}, egress: [{}], policyTypes: [Ingress, Egress]}',
  ],
  [
    'the policy type that is always there',
    'spec: {podSelector: {}}',
    'spec: {podSelector: {}, policyTypes: [Ingress]}',
  ],
])('%s are no change', (_, before, after) => {
  const policy = (rest: string) => object('networking.k8s.io/v1', 'NetworkPolicy', 'p', rest);
  expect(report([policy(before)], [policy(after)]).worst).toBe('no-effect');
});

test.each<[kind: string, before: string, after: string]>([
  ['a type of a custom resource', 'spec: {ports: [{port: 80}]}', 'spec: {ports: [{port: 80, protocol: TCP}]}'],
])('%s has no defaults of Kubernetes', (_, before, after) => {
  const custom = (rest: string) => object('example.com/v1', 'Service', 'a', rest);
  expect(report([custom(before)], [custom(after)]).worst).toBe('updated');
});
