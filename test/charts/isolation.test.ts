import type { Chart } from 'cdk8s';
import type { Exposure } from 'cdk8s-kubetalk';
import { isolate } from 'cdk8s-kubetalk';
import { Api } from '../../charts/api';
import { Database } from '../../charts/database';
import { chart } from '../../packages/cdk8s-kubetalk/test/helpers';

const ports = [{ containerPort: 27017 }] as const;
const tcp = (port: number) => [{ port, protocol: 'TCP' }];
const peer = (app: string) => ({ podSelector: { matchLabels: { app } } });

/** The policies of an API and its database, by name. */
function policies(scope: Chart, exposure: Exposure) {
  const selector = { app: 'db' };
  const { service } = new Database(scope, 'db', {
    name: 'db',
    selector,
    image: 'mongo:8.0',
    containerPorts: ports,
    port: 27017,
  });
  const containerPorts = [{ containerPort: 8080 }] as const;
  const api = { name: 'api', selector: { app: 'api' }, image: 'api:1', containerPorts, port: 8080 } as const;
  new Api(scope, 'api', { ...api, database: service, exposure });
  isolate(scope);
  const found = scope.toJson().filter(({ kind }) => kind === 'NetworkPolicy');
  return Object.fromEntries(found.map(({ metadata, spec }) => [metadata.name, spec]));
}

const database = {
  podSelector: { matchLabels: { app: 'db' } },
  policyTypes: ['Ingress'],
  ingress: [{ from: [peer('api')], ports: tcp(27017) }],
};
const egress = [
  { to: [peer('db')], ports: tcp(27017) },
  {
    to: [
      {
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
        podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
      },
    ],
    ports: [
      { port: 53, protocol: 'UDP' },
      { port: 53, protocol: 'TCP' },
    ],
  },
];
const denied = { podSelector: {}, policyTypes: ['Ingress', 'Egress'] };

test('only the stated paths are open: from outside to the API, from it to the database and the DNS', () => {
  expect(policies(chart(), { type: 'NodePort' })).toStrictEqual({
    'deny-all': denied,
    db: database,
    api: {
      podSelector: { matchLabels: { app: 'api' } },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ ports: tcp(8080) }],
      egress,
    },
  });
});

test('an API that is not reached from outside, and without callers, admits nothing', () => {
  expect(policies(chart(), {}).api).toStrictEqual({
    podSelector: { matchLabels: { app: 'api' } },
    policyTypes: ['Egress'],
    egress,
  });
});
