import { problemText } from '../../src/kubernetes/schema/problem';
import { problemsOf } from '../../src/kubernetes/schema/problems';
import { Kubernetes } from '../../src/kubernetes/version';
import type { JsonObject } from '../../src/manifest/manifest';

const lines = (value: JsonObject, version = '1.36') => problemsOf(value, Kubernetes.of(version)).map(problemText);
const service = (spec: JsonObject) => ({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'db' }, spec });

test('a misspelt field is reported once, not as a missing one too', () => {
  expect(lines(service({ prots: [{ port: 80 }] }))).toEqual([
    'spec.prots is no field that Kubernetes knows: did you mean ports?',
  ]);
});

test('a value of another type is reported once, with what to write', () => {
  expect(lines(service({ ports: [{ port: '80' }] }))).toEqual([
    'spec.ports[0].port is the string "80" where a whole number of 32 bits is expected: write 80 without quotes',
  ]);
});

test('all faults of an object are reported at once', () => {
  expect(lines(service({ ports: [{ port: 0 }, { name: 'b', port: 70_000 }], type: 'nodeport' }))).toEqual([
    'spec.type is "nodeport": use ClusterIP, NodePort, LoadBalancer or ExternalName: did you mean NodePort?',
    'spec.ports[0].port is 0, no port number: use 1 to 65535',
    'spec.ports[1].port is 70000, no port number: use 1 to 65535',
    'spec.ports[0].name is missing: name each port where there are several',
  ]);
});

test('null means absent', () => {
  expect(lines({ ...service({ ports: [{ port: 80, name: null }], type: null }), status: null })).toEqual([]);
});

test('the Pods of a StatefulSet are not looked into before 1.34, as the API server does not', () => {
  const template = { metadata: { labels: { app: 'db' } }, spec: { containers: [] } };
  const spec = { selector: { matchLabels: { app: 'db' } }, template };
  const set = { apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: { name: 'db' }, spec };
  expect(lines(set, '1.33')).toEqual([]);
  expect(lines(set, '1.34')).toEqual(['spec.template.spec.containers is missing: give at least one container']);
});

test.each([
  ['policy/v1beta1', 'PodDisruptionBudget', 'policy/v1'],
  ['batch/v1beta1', 'CronJob', 'batch/v1'],
  ['autoscaling/v2beta2', 'HorizontalPodAutoscaler', 'autoscaling/v2'],
  ['extensions/v1beta1', 'Deployment', 'apps/v1'],
  ['networking.k8s.io/v1beta1', 'Ingress', 'networking.k8s.io/v1'],
])('%s %s is served as %s', (apiVersion, kind, instead) => {
  expect(lines({ apiVersion, kind, metadata: { name: 'x' } })).toEqual([
    `apiVersion is ${apiVersion}, in which no cluster serves kind ${kind}: use ${instead}`,
  ]);
});

test.each([
  ['gateway.networking.k8s.io/v1', 'Gateway'],
  ['v1', 'ServiceList'],
])('%s %s, which an extension may have, is skipped', (apiVersion, kind) => {
  expect(lines({ apiVersion, kind, anything: true })).toEqual([]);
});

test.each([
  ['1.28', ['spec.trafficDistribution: Kubernetes 1.28 has no such field; it is there from 1.30 on']],
  ['1.30', []],
])('a field of a later version is unknown to Kubernetes %s', (version, expected) => {
  expect(lines(service({ ports: [{ port: 80 }], trafficDistribution: 'PreferClose' }), version)).toEqual(expected);
});

test.each([
  [
    'networking.k8s.io/v1',
    'ServiceCIDR',
    '1.28',
    'kind is ServiceCIDR, which Kubernetes 1.28 does not have in networking.k8s.io/v1; it is there from 1.33 on',
  ],
  [
    'flowcontrol.apiserver.k8s.io/v1beta3',
    'FlowSchema',
    '1.32',
    'apiVersion is flowcontrol.apiserver.k8s.io/v1beta3, in which Kubernetes 1.32 serves no FlowSchema: use flowcontrol.apiserver.k8s.io/v1',
  ],
  [
    'scheduling.k8s.io/v1alpha1',
    'Workload',
    '1.36',
    'apiVersion is scheduling.k8s.io/v1alpha1, in which Kubernetes 1.36 serves no Workload: use scheduling.k8s.io/v1alpha2',
  ],
])('%s %s is not served in every version', (apiVersion, kind, version, expected) => {
  expect(lines({ apiVersion, kind, metadata: { name: 'x' } }, version)).toEqual([expected]);
});

test('a Pod without time to end may have a preStop hook: only a sleep has to fit into that time', () => {
  const pod = (preStop: JsonObject) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'a' },
    spec: { terminationGracePeriodSeconds: 0, containers: [{ name: 'a', image: 'a', lifecycle: { preStop } }] },
  });
  expect(lines(pod({ exec: { command: ['true'] } }))).toEqual([]);
  expect(lines(pod({ sleep: { seconds: 5 } }))).toEqual([
    'spec.containers[0].lifecycle.preStop.sleep.seconds is 5: use at most terminationGracePeriodSeconds, 0',
  ]);
});

test('a schema may have a type beside x-kubernetes-int-or-string', () => {
  const size = { type: 'integer', 'x-kubernetes-int-or-string': true, pattern: '^.*' };
  const schema = {
    openAPIV3Schema: { type: 'object', properties: { spec: { type: 'object', properties: { size } } } },
  };
  const definition = {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'parcels.example.com' },
    spec: {
      group: 'example.com',
      scope: 'Namespaced',
      names: { plural: 'parcels', kind: 'Parcel' },
      versions: [{ name: 'v1', served: true, storage: true, schema }],
    },
  };
  expect(lines(definition)).toEqual([]);
});
