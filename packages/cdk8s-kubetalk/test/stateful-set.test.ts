import { App, Chart } from 'cdk8s';
import { address } from '../src/address';
import { review } from '../src/checked';
import type { Controller } from '../src/controller';
import { Deployment } from '../src/deployment';
import { isolate } from '../src/isolation';
import { Program } from '../src/program';
import { Service } from '../src/service';
import { StatefulSet, type StatefulSetProps } from '../src/stateful-set';
import { chart } from './helpers';

const props = {
  name: 'db',
  selector: { app: 'db' },
  containers: [
    {
      name: 'mongod',
      image: 'mongo:5.0',
      ports: [{ containerPort: 27017 }],
      readinessProbe: { port: 27017 },
      volumes: [
        { name: 'data', mountPath: '/data/db' },
        { name: 'tmp', mountPath: '/tmp' },
      ],
    },
  ],
} as const;
const data = { name: 'data', storage: '1Gi' } as const;
const stateful = (scope: Chart, more: Partial<StatefulSetProps<27017>> = {}) =>
  new StatefulSet(scope, 'db', { ...props, volumeClaimTemplates: [data], ...more });

test('a StatefulSet is written with its governing headless Service, and its containers mount what the templates claim', () => {
  const scope = chart();
  stateful(scope, { replicas: 3, spec: { podManagementPolicy: 'Parallel' } });
  expect(scope.toJson()).toStrictEqual([
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'db' },
      spec: { clusterIP: 'None', selector: { app: 'db' }, ports: [{ port: 27017 }] },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'db' },
      spec: {
        replicas: 3,
        serviceName: 'db',
        podManagementPolicy: 'Parallel',
        selector: { matchLabels: { app: 'db' } },
        template: {
          metadata: { labels: { app: 'db' } },
          spec: {
            containers: [
              {
                name: 'mongod',
                image: 'mongo:5.0',
                ports: [{ containerPort: 27017 }],
                readinessProbe: { tcpSocket: { port: 27017 } },
                volumeMounts: [
                  { name: 'data', mountPath: '/data/db' },
                  { name: 'tmp', mountPath: '/tmp' },
                ],
              },
            ],
            volumes: [{ name: 'tmp', emptyDir: {} }],
          },
        },
        volumeClaimTemplates: [
          {
            metadata: { name: 'data' },
            spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
          },
        ],
      },
    },
  ]);
  expect(review(scope)).toEqual({ errors: [], warnings: [] });
});

test('what a claim template says is written', () => {
  const scope = chart();
  stateful(scope, {
    serviceName: 'db-pods',
    labels: { team: 'data' },
    volumeClaimTemplates: [{ ...data, accessModes: ['ReadWriteOncePod'], storageClassName: 'fast' }],
  });
  const [service, set] = scope.toJson();
  expect(service.metadata).toEqual({ name: 'db-pods', labels: { team: 'data' } });
  expect(set.spec.serviceName).toBe('db-pods');
  expect(set.spec.volumeClaimTemplates[0].spec).toEqual({
    accessModes: ['ReadWriteOncePod'],
    storageClassName: 'fast',
    resources: { requests: { storage: '1Gi' } },
  });
});

test('the ports of a governing Service have names where there are several, as Kubernetes demands', () => {
  const scope = chart();
  const ports = [{ containerPort: 53, protocol: 'UDP' }, { containerPort: 8080 }] as const;
  new StatefulSet(scope, 'dns', {
    name: 'dns',
    selector: { app: 'dns' },
    containers: [{ name: 'dns', image: 'dns:1', ports }],
  });
  expect(scope.toJson()[0].spec.ports).toEqual([
    { name: 'port-53', port: 53, protocol: 'UDP' },
    { name: 'port-8080', port: 8080 },
  ]);
});

test('it is isolated like any other workload', () => {
  const scope = chart();
  stateful(scope).expose({ name: 'database', type: 'NodePort' });
  isolate(scope);
  expect(scope.toJson().at(-1)?.spec).toEqual({
    podSelector: { matchLabels: { app: 'db' } },
    policyTypes: ['Ingress'],
    ingress: [{ ports: [{ port: 27017, protocol: 'TCP' }] }],
  });
});

test.each<[string, Partial<StatefulSetProps<27017>>, string]>([
  [
    'a claim template that no container mounts',
    { volumeClaimTemplates: [{ ...data, name: 'date' }] },
    'volumeClaimTemplate date: no container mounts it (volumes: data, tmp): give one a volume of this name',
  ],
  [
    'two claim templates of one name',
    { volumeClaimTemplates: [data, data] },
    'volumeClaimTemplate data: there are two of this name: rename one',
  ],
  [
    'a claim template whose volume has a claim of its own',
    {
      containers: [{ ...props.containers[0], volumes: [{ name: 'data', mountPath: '/data/db', claim: 'old' }] }],
    },
    'volumeClaimTemplate data: the volume of this name has a claim of its own: leave out one of them',
  ],
  [
    'an ill-formed name of a claim template',
    { volumeClaimTemplates: [{ ...data, name: 'Data' }] },
    'volumeClaimTemplate name "Data" is no DNS label (RFC 1123): use lower case letters, digits and "-", ' +
      'from and to a letter or digit: did you mean "data"?',
  ],
  [
    'a governing Service that no Service can be called like',
    { serviceName: '1db' },
    'governing Service 1db: name "1db" is no DNS label (RFC 1035): use lower case letters, digits and "-", ' +
      'from a letter to a letter or digit: did you mean "db"?',
  ],
])('%s is refused', (_, more, fault) => {
  expect(() => stateful(chart(), more)).toThrow(new Error(`StatefulSet db: ${fault}`));
});

describe('a program in a StatefulSet', () => {
  const program = (scope: Chart, controller: Controller) =>
    new Program(scope, 'db', {
      controller,
      image: 'mongo:5.0',
      ports: { mongodb: 27017 },
      volumes: [{ name: 'data', mountPath: '/data/db' }],
      volumeClaimTemplates: [data],
    });

  test('is called by its Service, and has a governing one beside it', () => {
    const scope = chart();
    program(scope, 'StatefulSet');
    const objects = scope.toJson();
    expect(objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
      'Service db-headless',
      'StatefulSet db',
      'Service db',
    ]);
    expect(objects[1].spec.serviceName).toBe('db-headless');
    expect(objects[2].spec).toEqual({ selector: { app: 'db' }, ports: [{ name: 'mongodb', port: 27017 }] });
  });

  test('claims only there', () => {
    expect(() => program(chart(), 'Deployment')).toThrow(
      new Error('Deployment db: volumeClaimTemplates are for a StatefulSet: make it the controller'),
    );
  });
});

test('a single Pod is found by its own name', () => {
  const app = new App();
  const db = stateful(new Chart(app, 'data', { namespace: 'data' }));
  const front = new Chart(app, 'front', { namespace: 'front' });
  const env = { PRIMARY: address`mongodb://${db.podHost(0)}:27017` };
  new Deployment(front, 'web', { containers: [{ name: 'web', image: 'web:1', env }] });
  expect(front.toJson()[0].spec.template.spec.containers[0].env).toEqual([
    { name: 'PRIMARY', value: 'mongodb://db-0.db.data:27017' },
  ]);
});

test('a StatefulSet whose governing Service is made apart is written without one', () => {
  const scope = chart();
  const db = stateful(scope, { serviceName: 'db-pods', governing: false });
  new Service(scope, 'pods', { name: 'db-pods', selector: db, clusterIP: 'None', port: 27017 });
  expect(scope.toJson().map(({ kind, spec }) => [kind, spec.serviceName ?? spec.clusterIP])).toStrictEqual([
    ['StatefulSet', 'db-pods'],
    ['Service', 'None'],
  ]);
  expect(() => db.governing).toThrow(new Error('StatefulSet db: its governing Service is made apart: use that one'));
});
