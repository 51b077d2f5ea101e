import { App, Chart } from 'cdk8s';
import { Api } from '../../charts/api';
import { Database } from '../../charts/database';
import { chart } from '../../packages/cdk8s-kubetalk/test/helpers';

const apiProps = {
  name: 'shop',
  selector: { app: 'shop' },
  image: 'shop:1',
  containerPorts: [{ containerPort: 8080 }],
  port: 8080,
} as const;

function database(scope: Chart): Database {
  const containerPorts = [{ containerPort: 27017 }] as const;
  return new Database(scope, 'db', {
    name: 'store',
    selector: { app: 'store' },
    image: 'mongo:7.0',
    containerPorts,
    port: 27017,
  });
}

test('the Service of the database is all that an API gets of it', () => {
  const scope = chart();
  new Api(scope, 'api', {
    ...apiProps,
    database: database(scope).service,
    exposure: { type: 'NodePort', nodePort: 30080 },
  });
  const hello = { httpGet: { path: '/demo/hello', port: 8080 } };
  expect(scope.toJson().slice(2)).toStrictEqual([
    {
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      metadata: { name: 'shop' },
      spec: {
        selector: { matchLabels: { app: 'shop' } },
        template: {
          metadata: { labels: { app: 'shop' } },
          spec: {
            containers: [
              {
                name: 'api',
                image: 'shop:1',
                env: [{ name: 'DB', value: 'store' }],
                ports: [{ containerPort: 8080 }],
                readinessProbe: { ...hello, periodSeconds: 1 },
                livenessProbe: hello,
              },
            ],
          },
        },
      },
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'shop' },
      spec: { type: 'NodePort', selector: { app: 'shop' }, ports: [{ port: 8080, nodePort: 30080 }] },
    },
  ]);
});

test('it finds a database of another namespace by its full name', () => {
  const app = new App();
  const { service } = database(new Chart(app, 'data', { namespace: 'data' }));
  const front = new Chart(app, 'front', { namespace: 'front' });
  new Api(front, 'api', { ...apiProps, database: service });
  expect(front.toJson()[0].spec.template.spec.containers[0].env).toStrictEqual([{ name: 'DB', value: 'store.data' }]);
});

test('there is no API without a database', () => {
  const scope = chart();
  const fault = new Error('Api shop: database is no Service: give it the one of a Database, as in database.service');
  // @ts-expect-error database is missing
  expect(() => new Api(scope, 'a', apiProps)).toThrow(fault);
  // @ts-expect-error a name is no statement of a path
  expect(() => new Api(scope, 'b', { ...apiProps, database: 'store' })).toThrow(fault);
});
