import { App, acknowledge, ReplicaSet, toYaml } from 'cdk8s-kubetalk';
import * as kplus from 'cdk8s-plus-28';
import { Api } from '../../charts/api';
import { Database } from '../../charts/database';
import { GoDemo2 } from '../../charts/go-demo-2';
import { hardened } from '../../environments';
import { chart } from '../../packages/cdk8s-kubetalk/test/helpers';

const database = {
  name: 'db',
  selector: { app: 'db' },
  image: 'mongo:5.0',
  containerPorts: [{ containerPort: 27017 }],
  port: 27017,
} as const;
const podOf = (object: { spec: { template: { spec: unknown } } }) => object.spec.template.spec;

test('restricted, the Pod and its container have what Pod Security demands, and room to write', () => {
  const scope = chart();
  new Database(scope, 'db', { ...database, runAsUser: 20000 });
  expect(podOf(scope.toJson()[0])).toStrictEqual({
    automountServiceAccountToken: false,
    securityContext: {
      runAsNonRoot: true,
      runAsUser: 20000,
      runAsGroup: 20000,
      fsGroup: 20000,
      seccompProfile: { type: 'RuntimeDefault' },
    },
    containers: [
      {
        name: 'db',
        image: 'mongo:5.0',
        ports: [{ containerPort: 27017 }],
        securityContext: {
          allowPrivilegeEscalation: false,
          capabilities: { drop: ['ALL'] },
          readOnlyRootFilesystem: true,
        },
        volumeMounts: [
          { name: 'data', mountPath: '/data/db' },
          { name: 'tmp', mountPath: '/tmp' },
        ],
      },
    ],
    volumes: [
      { name: 'data', emptyDir: {} },
      { name: 'tmp', emptyDir: {} },
    ],
  });
});

test('root is no user to be restricted to', () => {
  expect(() => new Database(chart(), 'db', { ...database, runAsUser: 0 })).toThrow(
    new Error('runAsUser 0 is root or no user: use a whole number from 1'),
  );
});

test("the database's data is kept on a claim of its one Pod, whose controller starts no other before it is gone", () => {
  const scope = chart();
  new Database(scope, 'db', { ...database, storage: '2Gi' });
  const [governing, statefulSet] = scope.toJson();
  expect(governing).toMatchObject({ kind: 'Service', metadata: { name: 'db-headless' }, spec: { clusterIP: 'None' } });
  expect(statefulSet).toMatchObject({ kind: 'StatefulSet', spec: { serviceName: 'db-headless' } });
  expect(podOf(statefulSet)).toMatchObject({
    containers: [{ volumeMounts: [{ name: 'data', mountPath: '/data/db' }] }],
  });
  expect(statefulSet.spec.volumeClaimTemplates).toStrictEqual([
    {
      metadata: { name: 'data' },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '2Gi' } } },
    },
  ]);
});

test.each([
  [{ controller: 'Deployment' }, 'storage is kept by a StatefulSet, not by a Deployment: leave out controller'],
  [{ replicas: 2 }, 'each of 2 Pods would keep data of its own: use replicas 1'],
] as const)('a database with storage and %j is refused', (props, fault) => {
  expect(() => new Database(chart(), 'db', { ...database, ...props, storage: '1Gi' })).toThrow(
    new Error(`Database db: ${fault}`),
  );
});

test('credentials are referred to, on both sides of the path, and never written', () => {
  const scope = chart();
  const { service } = new Database(scope, 'db', { ...database, credentials: 'secret' });
  new Api(scope, 'api', {
    ...database,
    name: 'api',
    selector: { app: 'api' },
    database: service,
    credentials: 'secret',
  });
  const from = (key: string) => ({ secretKeyRef: { name: 'secret', key } });
  const [db, , api] = scope.toJson();
  expect(db.spec.template.spec.containers[0].env).toStrictEqual([
    { name: 'MONGO_INITDB_ROOT_USERNAME', valueFrom: from('username') },
    { name: 'MONGO_INITDB_ROOT_PASSWORD', valueFrom: from('password') },
  ]);
  expect(api.spec.template.spec.containers[0].env).toStrictEqual([
    { name: 'DB_USER', valueFrom: from('username') },
    { name: 'DB_PASSWORD', valueFrom: from('password') },
    { name: 'DB', value: 'mongodb://$(DB_USER):$(DB_PASSWORD)@db/?authSource=admin' },
  ]);
});

test('the controller is one word', () => {
  const scope = chart();
  new Database(scope, 'db', { ...database, controller: 'Deployment' });
  expect(scope.toJson().map(({ kind }) => kind)).toStrictEqual(['Deployment', 'Service']);
});

test('every workload of the environment is one that restricted admits, also of one that is added', () => {
  const built = new GoDemo2(new App(), 'hardened', hardened);
  const level = built.toJson().find(({ kind }) => kind === 'Namespace').metadata.labels;
  expect(level).toMatchObject({ 'pod-security.kubernetes.io/enforce': 'restricted' });
  new ReplicaSet(built, 'added', {
    name: 'added',
    selector: { app: 'added' },
    containers: [{ name: 'added', image: 'added:1' }],
  });
  acknowledge(built, 'reference-missing', 'the Secret is made by somebody else');
  expect(() => toYaml(built)).toThrow(
    /ReplicaSet added: namespace go-demo-2 enforces Pod Security restricted: container added must/,
  );
});

test('with its resources stated, an autoscaler of cdk8s-plus takes it without metrics', () => {
  const scope = chart();
  const resources = { requests: { cpu: '250m', memory: '64Mi' }, limits: { cpu: '1' } } as const;
  const containers = [{ name: 'api', image: 'api:1', resources }] as const;
  const target = new ReplicaSet(scope, 'api', { name: 'api', selector: { app: 'api' }, containers });
  new kplus.HorizontalPodAutoscaler(scope, 'hpa', { target, maxReplicas: 5 });
  expect(scope.toJson()[1].spec.scaleTargetRef.name).toBe('api');
});
