import { asDeclared } from '../../src/cluster/as-declared';
import { LAST_APPLIED } from '../../src/kubernetes/last-applied';
import type { JsonObject } from '../../src/manifest/manifest';

const live = { uid: '1', resourceVersion: '2', creationTimestamp: '2026-01-01T00:00:00Z', managedFields: [] };
const declared = (value: JsonObject) => asDeclared({ value, source: {} })?.value;
const service = (annotations?: JsonObject) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web', namespace: 'shop', ...live, ...(annotations && { annotations }) },
  spec: {
    clusterIP: '10.0.0.7',
    clusterIPs: ['10.0.0.7'],
    internalTrafficPolicy: 'Cluster',
    ipFamilies: ['IPv4'],
    ipFamilyPolicy: 'SingleStack',
    ports: [{ nodePort: 30123, port: 80, protocol: 'TCP', targetPort: 8080 }],
    selector: { app: 'web' },
    sessionAffinity: 'None',
    type: 'NodePort',
  },
  status: { loadBalancer: {} },
});

test('of a live object what the cluster added is taken away: identity, status, defaults, and what it assigned', () => {
  expect(declared(service())).toStrictEqual({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web', namespace: 'shop' },
    spec: { ports: [{ port: 80, targetPort: 8080 }], selector: { app: 'web' }, type: 'NodePort' },
  });
});

test('what kubectl apply kept says which fields people chose; their values are those of the cluster', () => {
  const applied = {
    spec: { ports: [{ nodePort: 30000, port: 80 }], selector: { app: 'front' } },
    metadata: { name: 'web' },
  };
  expect(declared(service({ [LAST_APPLIED]: JSON.stringify(applied) }))).toStrictEqual({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web' },
    spec: { ports: [{ nodePort: 30123, port: 80 }], selector: { app: 'web' } },
  });
});

test('what controllers and namespaces make is no object of anybody, and what is not live stays as it is', () => {
  const object = (kind: string, name: string, more: JsonObject = {}) => ({
    apiVersion: 'v1',
    kind,
    metadata: { name, namespace: 'shop', ...live, ...more },
  });
  const owned = object('ReplicaSet', 'web-1', {
    ownerReferences: [{ kind: 'Deployment', name: 'web', controller: true }],
  });
  expect(
    [
      owned,
      object('ConfigMap', 'kube-root-ca.crt'),
      object('ServiceAccount', 'default'),
      object('Endpoints', 'web'),
    ].map(declared),
  ).toStrictEqual([undefined, undefined, undefined, undefined]);
  const own = { apiVersion: 'v1', kind: 'Endpoints', metadata: { name: 'web' }, status: {} };
  expect(declared(own)).toBe(own);
});
