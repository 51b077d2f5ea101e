import { addressUnknown } from '../../src/checks/rules/address-unknown';
import { policyCutsPath } from '../../src/checks/rules/policy-cuts-path';
import { identity, type JsonObject } from '../../src/manifest/manifest';
import { topologyOf } from '../applied';

const topology = (objects: readonly object[]) =>
  topologyOf(objects.map((value) => ({ value: value as JsonObject, source: {} })));
const many = <Item>(size: number, make: (index: number) => Item) => Array.from({ length: size }, (_, at) => make(at));
const pod = (name: string, app: string, container: object) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, labels: { app } },
  spec: { containers: [{ name: 'c', image: 'c:1', ...container }] },
});
const policy = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'db' },
  spec: { podSelector: { matchLabels: { app: 'db' } }, ingress: [{}] },
};

const hosts = (size: number) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'hosts' },
  data: Object.fromEntries(many(size, (index) => [`H${index}_URL`, `http://h${index}.default.svc`])),
});
const taking = (size: number) => [
  hosts(1000),
  ...many(size, (index) => pod(`p${1000 + index}`, 'p', { envFrom: [{ configMapRef: { name: 'hosts' } }] })),
];

test.each([
  [2, []],
  [202, ['p1201: there are more than 200000 calls: this workload and those after it are not checked in full']],
])('of %d workloads that make 1,000 calls each, one finding says where no more are read', (size, said) => {
  const found = [...addressUnknown.find(topology(taking(size)))].filter(({ message }) => message.includes('more than'));
  expect(found.map(({ manifest, message }) => `${identity(manifest).name}: ${message}`)).toEqual(said);
});

const service = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'db' },
  spec: { selector: { app: 'db' }, ports: [{ port: 80 }] },
};
const calling = (size: number) => [
  service,
  policy,
  ...many(500, (index) => pod(`db${index}`, 'db', { ports: [{ containerPort: 80 }] })),
  ...many(size, (index) => pod(`p${1000 + index}`, 'p', { env: [{ name: 'DB_URL', value: 'http://db' }] })),
];

test.each([
  [2, []],
  [501, ['p1500: there are too many pairs of a caller and a workload']],
])('of %d callers of 500 Pods, one finding says where policies are no longer asked', (size, said) => {
  const found = [...policyCutsPath.find(topology(calling(size)))];
  expect(found.map(({ manifest, message }) => `${identity(manifest).name}: ${message.split(' that')[0]}`)).toEqual(
    said,
  );
});
