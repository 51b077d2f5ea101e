import { App, Chart } from 'cdk8s';
import { kind } from '../src/kind';

const Certificate = kind('cert-manager.io/v1', 'Certificate');
const KubeClusterRole = kind('rbac.authorization.k8s.io/v1', 'ClusterRole', 'Cluster');

test('an object of a kind has its apiVersion and kind, its fields, and the name of its id unless it is given one', () => {
  const chart = new Chart(new App(), 'chart', { namespace: 'shop' });
  new Certificate(chart, 'web', { labels: { app: 'web' }, spec: { secretName: 'web' } });
  new Certificate(chart, 'other', { name: 'shop', annotations: { a: 'b' }, metadata: { namespace: 'mail' } });
  expect(chart.toJson()).toStrictEqual([
    {
      apiVersion: 'cert-manager.io/v1',
      kind: 'Certificate',
      metadata: { name: 'web', namespace: 'shop', labels: { app: 'web' } },
      spec: { secretName: 'web' },
    },
    {
      apiVersion: 'cert-manager.io/v1',
      kind: 'Certificate',
      metadata: { name: 'shop', namespace: 'mail', annotations: { a: 'b' } },
    },
  ]);
});

test('an object of a kind without namespaces is in none', () => {
  const chart = new Chart(new App(), 'chart', { namespace: 'shop' });
  new KubeClusterRole(chart, 'reader');
  expect(chart.toJson()).toStrictEqual([
    { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name: 'reader' } },
  ]);
});
