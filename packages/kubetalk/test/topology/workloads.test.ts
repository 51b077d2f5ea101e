import { declaredAs, declaredPorts, listeningOn, runsToEnd } from '../../src/topology/workloads';
import { topologyOf, workload } from './helpers';

const template = (spec: string) => `{metadata: {labels: {app: web}}, spec: ${spec}}`;
const plain = "{containers: [{name: main, image: 'main:1'}]}";

test.each<[string, string, unknown[]]>([
  ['Pod', `metadata: {name: web, labels: {app: web}}\nspec: ${plain}`, ['Pod', 1, undefined, 'spec']],
  [
    'Deployment',
    `metadata: {name: web}\nspec: {replicas: 3, selector: {matchLabels: {app: web}}, template: ${template(plain)}}`,
    ['Deployment', 3, 'app', 'spec.template.spec'],
  ],
  [
    'Deployment',
    `metadata: {name: web}\nspec: {selector: {matchLabels: {app: web}}, template: ${template(plain)}}`,
    ['Deployment', 1, 'app', 'spec.template.spec'],
  ],
  [
    'StatefulSet',
    `metadata: {name: web}\nspec: {replicas: 0, selector: {matchLabels: {app: web}}, template: ${template(plain)}}`,
    ['StatefulSet', 0, 'app', 'spec.template.spec'],
  ],
  [
    'ReplicaSet',
    `metadata: {name: web}\nspec: {selector: {matchExpressions: [{key: app, operator: Exists}]}, template: ${template(plain)}}`,
    ['ReplicaSet', 1, 'app', 'spec.template.spec'],
  ],
  [
    'DaemonSet',
    `metadata: {name: web}\nspec: {replicas: 3, selector: {matchLabels: {app: web}}, template: ${template(plain)}}`,
    ['DaemonSet', undefined, 'app', 'spec.template.spec'],
  ],
])('the workload of a %s: %s', (kind, rest, expected) => {
  const one = workload(topologyOf(`apiVersion: ${kind === 'Pod' ? 'v1' : 'apps/v1'}\nkind: ${kind}\n${rest}\n`), 'web');
  expect([one.kind, one.replicas, one.selector?.[0]?.key, one.podSpecPath.join('.')]).toStrictEqual(expected);
  expect([one.labels, one.byOperator, one.containers.map(({ name, image }) => `${name} ${image}`)]).toStrictEqual([
    { app: 'web' },
    false,
    ['main main:1'],
  ]);
});

test('a ReplicationController knows its Pods by equality, a Job needs to know none', () => {
  const controller = `apiVersion: v1\nkind: ReplicationController\nmetadata: {name: web}\nspec: {selector: {app: web}, template: ${template(plain)}}\n`;
  expect(workload(topologyOf(controller), 'web').selector).toStrictEqual([
    { key: 'app', operator: 'In', values: ['web'] },
  ]);
  const job = (kind: string, spec: string) =>
    workload(topologyOf(`apiVersion: batch/v1\nkind: ${kind}\nmetadata: {name: web}\nspec: ${spec}\n`), 'web');
  const one = job('Job', `{template: ${template(plain)}}`);
  expect([one.selector, one.replicas, one.podSpecPath.join('.')]).toStrictEqual([
    undefined,
    undefined,
    'spec.template.spec',
  ]);
  expect(job('CronJob', `{jobTemplate: {spec: {template: ${template(plain)}}}}`).podSpecPath.join('.')).toBe(
    'spec.jobTemplate.spec.template.spec',
  );
});

test('a custom resource with Pod templates makes Pods of each, as deep as six fields', () => {
  const custom = (spec: string) =>
    topologyOf(`apiVersion: example.com/v1\nkind: Fleet\nmetadata: {name: fleet}\nspec: ${spec}\n`).workloads.map(
      ({ podSpecPath }) => podSpecPath.join('.'),
    );
  expect(custom(`{template: ${template(plain)}}`)).toStrictEqual(['spec.template.spec']);
  expect(custom(`{roles: [{podTemplate: ${template(plain)}}, {template: ${template(plain)}}]}`)).toStrictEqual([
    'spec.roles.0.podTemplate.spec',
    'spec.roles.1.template.spec',
  ]);
  expect(custom(`{a: {b: {c: {d: {e: {template: ${template(plain)}}}}}}}`)).toStrictEqual([
    'spec.a.b.c.d.e.template.spec',
  ]);
  expect(custom(`{a: {b: {c: {d: {e: {f: {template: ${template(plain)}}}}}}}}`)).toStrictEqual([]);
  expect(custom(`{template: {spec: {containers: []}}, other: ${template(plain)}, none: null}`)).toStrictEqual([]);
});

const rich = `apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: wait, image: 'wait:1', ports: [{containerPort: 1}]}
    - {name: side, image: 'side:1', restartPolicy: Always, ports: [{containerPort: 9000, name: metrics}]}
  containers:
    - name: main
      image: main:1
      ports: [{containerPort: 8080, name: http}, {containerPort: 53, name: dns, protocol: UDP}, {name: none}]
      readinessProbe: {httpGet: {port: http}}
      livenessProbe: {tcpSocket: {port: 8081}}
      startupProbe: {exec: {command: ['true']}}
    - {name: other, image: 'other:1', ports: [{containerPort: 8080, name: also}], livenessProbe: null, readinessProbe: {grpc: {port: 9090}}}
`;

test('what the containers of a Pod declare and are probed on, those that run before the others left out', () => {
  const one = workload(topologyOf(rich), 'web');
  expect(one.containers.map(({ name, init }) => [name, init])).toStrictEqual([
    ['wait', true],
    ['side', false],
    ['main', false],
    ['other', false],
  ]);
  expect(declaredPorts(one)).toStrictEqual([
    { name: 'metrics', number: 9000, protocol: 'TCP' },
    { name: 'http', number: 8080, protocol: 'TCP' },
    { name: 'dns', number: 53, protocol: 'UDP' },
    { name: 'also', number: 8080, protocol: 'TCP' },
  ]);
  expect(declaredAs(one, 8080).map(({ name }) => name)).toStrictEqual(['http', 'also']);
  expect(declaredAs(one, 'dns').map(({ number }) => number)).toStrictEqual([53]);
  expect([declaredAs(one, 1), declaredAs(one, ''), declaredAs(one, 'htp')]).toStrictEqual([[], [], []]);
  expect([...listeningOn(one)].sort()).toStrictEqual([53, 8080, 8081, 9000, 9090]);
  expect(
    one.containers.flatMap(({ probes }) => probes.map(({ kind, port, path }) => [kind, port, path.join('.')])),
  ).toStrictEqual([
    ['readinessProbe', 'http', 'spec.containers.0.readinessProbe.httpGet.port'],
    ['livenessProbe', 8081, 'spec.containers.0.livenessProbe.tcpSocket.port'],
    ['startupProbe', undefined, 'spec.containers.0.startupProbe'],
    ['readinessProbe', 9090, 'spec.containers.1.readinessProbe.grpc.port'],
  ]);
});

test.each([
  ['Always', false],
  ['Never', true],
  ['OnFailure', true],
])('a Pod with restartPolicy %s runs to its end: %s', (policy, expected) => {
  const one = workload(
    topologyOf(`apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {restartPolicy: ${policy}, containers: []}\n`),
    'web',
  );
  expect(runsToEnd(one)).toBe(expected);
});
