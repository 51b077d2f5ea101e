import { applicationOf } from '../../src/application/application';
import { manifestsOf } from '../../src/manifest/read';
import { check } from '../applied';

/** A Deployment, its Service and whoever calls it, as people write them. */
const written = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  replicas: 1
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: 'web:1', env: [{name: API, value: 'http://apy:80'}]}]}
---
apiVersion: v1
kind: Service
metadata: {name: api, namespace: shop}
spec: {selector: {app: wbe}, ports: [{port: 80}]}
`;

const pod = `    metadata: {labels: {app: web, pod-template-hash: '5d'}}
    spec: {containers: [{name: web, image: 'web:1', env: [{name: API, value: 'http://apy:80'}]}]}`;
/** The same as a cluster holds it, with what its controllers made. */
const held = `apiVersion: v1
kind: List
items:
- apiVersion: apps/v1
  kind: Deployment
  metadata: {name: web, namespace: shop, uid: a, resourceVersion: '1', generation: 1, managedFields: []}
  spec:
    replicas: 1
    selector: {matchLabels: {app: web}}
    template:
      metadata: {labels: {app: web}}
      spec: {containers: [{name: web, image: 'web:1', env: [{name: API, value: 'http://apy:80'}]}]}
  status: {replicas: 1, terminatingReplicas: 0}
- apiVersion: apps/v1
  kind: ReplicaSet
  metadata:
    name: web-5d
    namespace: shop
    uid: b
    resourceVersion: '2'
    ownerReferences: [{apiVersion: apps/v1, kind: Deployment, name: web, uid: a, controller: true}]
  spec:
    replicas: 1
    selector: {matchLabels: {app: web, pod-template-hash: '5d'}}
    template:
${pod.replaceAll(/^/gm, '  ')}
- apiVersion: v1
  kind: Pod
  metadata:
    name: web-5d-x
    namespace: shop
    labels: {app: web, pod-template-hash: '5d'}
    uid: c
    resourceVersion: '3'
    ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: web-5d, uid: b, controller: true}]
  spec: {containers: [{name: web, image: 'web:1', env: [{name: API, value: 'http://apy:80'}]}]}
  status: {phase: Running}
- apiVersion: v1
  kind: Service
  metadata: {name: api, namespace: shop, uid: d, resourceVersion: '4'}
  spec:
    type: ClusterIP
    clusterIP: 10.96.0.7
    clusterIPs: [10.96.0.7]
    ipFamilies: [IPv4]
    ipFamilyPolicy: SingleStack
    selector: {app: wbe}
    ports: [{port: 80, targetPort: 80, protocol: TCP}]
  status: {loadBalancer: {}}
- apiVersion: discovery.k8s.io/v1
  kind: EndpointSlice
  metadata:
    name: api-q
    namespace: shop
    uid: e
    resourceVersion: '5'
    labels: {kubernetes.io/service-name: api, endpointslice.kubernetes.io/managed-by: endpointslice-controller.k8s.io}
  addressType: IPv4
  endpoints: null
  ports: null
`;

const findings = (text: string) =>
  check(manifestsOf({ file: 'shop.yaml', text })).map(
    ({ check: id, object, message }) => `${id} ${object.name}: ${message}`,
  );

test('what a cluster holds has the findings of what people declared, each once', () => {
  expect(findings(held)).toStrictEqual(findings(written));
  expect(findings(held)).toHaveLength(2);
});

test('a Pod whose controller was not read stands for itself', () => {
  const [list, ...items] = held.split(/^(?=- )/m);
  const alone = `${list}${items.filter((item) => !/kind: (Deployment|ReplicaSet)$/m.test(item)).join('')}`;
  expect(findings(alone)[0]).toBe(
    'address-unknown web-5d-x: container web: API says apy:80: no Service is called that: did you mean api?',
  );
});

test('the selector and the labels that a Job makes for its own Pods are nothing that anybody wrote', () => {
  const job = `apiVersion: batch/v1
kind: Job
metadata: {name: once, namespace: shop, uid: a, resourceVersion: '1'}
spec:
  manualSelector: false
  selector: {matchLabels: {batch.kubernetes.io/controller-uid: a}}
  template:
    metadata: {labels: {app: once, controller-uid: a, job-name: once, batch.kubernetes.io/controller-uid: a, batch.kubernetes.io/job-name: once}}
    spec: {restartPolicy: Never, containers: [{name: a, image: 'a:1'}]}
`;
  expect(check(manifestsOf({ file: '-', text: job }))).toStrictEqual([]);
  const [own] = applicationOf(manifestsOf({ file: '-', text: job })).manifests;
  expect(own?.value.spec).toStrictEqual({
    manualSelector: false,
    template: {
      metadata: { labels: { app: 'once' } },
      spec: { restartPolicy: 'Never', containers: [{ name: 'a', image: 'a:1' }] },
    },
  });
});
