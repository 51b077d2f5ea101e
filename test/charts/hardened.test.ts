import { ReplicaSet } from 'cdk8s-kubetalk';
import * as kplus from 'cdk8s-plus-28';
import { Api } from '../../charts/api';
import { Database } from '../../charts/database';
import { chart } from '../../packages/cdk8s-kubetalk/test/helpers';

const database = {
  name: 'db',
  selector: { app: 'db' },
  image: 'mongo:8.0',
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
        image: 'mongo:8.0',
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

test("the database's data is kept on a claim of its size", () => {
  const scope = chart();
  new Database(scope, 'db', { ...database, storage: '2Gi' });
  const [replicaSet, , claim] = scope.toJson();
  expect(podOf(replicaSet)).toMatchObject({ volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'db' } }] });
  expect(claim).toStrictEqual({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'db' },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '2Gi' } } },
  });
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
    { name: 'DB', value: 'db' },
    { name: 'DB_USER', valueFrom: from('username') },
    { name: 'DB_PASSWORD', valueFrom: from('password') },
  ]);
});

test('the controller is one word; a Deployment with a claim stops the old Pod before the new one starts', () => {
  const scope = chart();
  new Database(scope, 'kept', { ...database, controller: 'Deployment', storage: '1Gi' });
  new Database(scope, 'lost', { ...database, name: 'lost', selector: { app: 'lost' }, controller: 'Deployment' });
  const deployments = scope.toJson().filter(({ kind }) => kind === 'Deployment');
  expect(deployments.map(({ metadata, spec }) => [metadata.name, spec.strategy])).toStrictEqual([
    ['db', { type: 'Recreate' }],
    ['lost', undefined],
  ]);
});

test('with its resources stated, an autoscaler of cdk8s-plus takes it without metrics', () => {
  const scope = chart();
  const resources = { requests: { cpu: '250m', memory: '64Mi' }, limits: { cpu: '1' } } as const;
  const containers = [{ name: 'api', image: 'api:1', resources }] as const;
  const target = new ReplicaSet(scope, 'api', { name: 'api', selector: { app: 'api' }, containers });
  new kplus.HorizontalPodAutoscaler(scope, 'hpa', { target, maxReplicas: 5 });
  expect(scope.toJson()[1].spec.scaleTargetRef.name).toBe('api');
});
