import { undeclared } from 'cdk8s-kubetalk';
import { Database } from '../../charts/database';
import { chart } from '../../packages/cdk8s-kubetalk/test/helpers';

const selector = { app: 'store' };

test('a database is one ReplicaSet behind a Service that is reached from inside only', () => {
  const scope = chart();
  const database = new Database(scope, 'db', {
    name: 'store',
    selector,
    podLabels: { tier: 'data' },
    image: 'mongo:7.0',
    replicas: 1,
    containerPorts: [{ containerPort: 27017 }],
    port: 27017,
  });
  expect(database.service.port).toBe(27017);
  expect(scope.toJson()).toStrictEqual([
    {
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      metadata: { name: 'store' },
      spec: {
        replicas: 1,
        selector: { matchLabels: { app: 'store' } },
        template: {
          metadata: { labels: { app: 'store', tier: 'data' } },
          spec: { containers: [{ name: 'db', image: 'mongo:7.0', ports: [{ containerPort: 27017 }] }] },
        },
      },
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'store' },
      spec: { selector: { app: 'store' }, ports: [{ port: 27017 }] },
    },
  ]);
});

test('its port must be declared, or given with a reason', () => {
  const scope = chart();
  const database = { name: 'store', selector, image: 'mongo:3.3', containerPorts: [{ containerPort: 28017 }] } as const;
  // @ts-expect-error the container declares 28017
  expect(() => new Database(scope, 'a', { ...database, port: 27017 })).toThrow(/declares port 27017/);
  const reasoned = new Database(scope, 'b', { ...database, port: undeclared(27017, 'mongod listens on it') });
  expect(reasoned.service.port).toBe(27017);
});
