import { fieldPathText } from '../../src/kubernetes/schema/problem';
import { at } from '../../src/manifest/manifest';
import { hasKey, keysOf, references } from '../../src/topology/references';
import { topologyOf, workload } from './helpers';

const found = (spec: string, kind = 'Pod') => {
  const pod = `{containers: [{name: main, image: 'a:1'}], ${spec}}`;
  const inside =
    kind === 'Pod'
      ? pod
      : `{selector: {matchLabels: {app: a}}, volumeClaimTemplates: [{metadata: {name: data}}], template: {metadata: {labels: {app: a}}, spec: ${pod}}}`;
  const api = kind === 'Pod' ? 'v1' : 'apps/v1';
  const topology = topologyOf(`---\n{apiVersion: ${api}, kind: ${kind}, metadata: {name: a}, spec: ${inside}}\n`);
  return references(workload(topology, 'a')).map(({ manifest, path, kind: of, name, key }) => {
    // A finding there shows the line of the name, or of the key.
    expect(at(manifest.value, path)).toBe(key === undefined || !path.includes('items') ? name : key);
    return `${of} ${name}${key === undefined ? '' : ` key ${key}`} at ${fieldPathText(path)}`;
  });
};

test.each<[spec: string, ...references: string[]]>([
  ['serviceAccountName: robot', 'ServiceAccount robot at spec.serviceAccountName'],
  ['serviceAccountName: default', 'ServiceAccount default at spec.serviceAccountName'],
  ['priorityClassName: high', 'PriorityClass high at spec.priorityClassName'],
  [
    'imagePullSecrets: [{name: a}, {name: b}]',
    'Secret a at spec.imagePullSecrets[0].name',
    'Secret b at spec.imagePullSecrets[1].name',
  ],
  ['volumes: [{name: v, configMap: {name: c}}]', 'ConfigMap c at spec.volumes[0].configMap.name'],
  ['volumes: [{name: v, configMap: {name: c, optional: true}}]'],
  [
    'volumes: [{name: v, configMap: {name: c, items: [{key: k, path: p}]}}]',
    'ConfigMap c at spec.volumes[0].configMap.name',
    'ConfigMap c key k at spec.volumes[0].configMap.items[0].key',
  ],
  ['volumes: [{name: u}, {name: v, secret: {secretName: s}}]', 'Secret s at spec.volumes[1].secret.secretName'],
  [
    'volumes: [{name: v, persistentVolumeClaim: {claimName: p}}]',
    'PersistentVolumeClaim p at spec.volumes[0].persistentVolumeClaim.claimName',
  ],
  [
    'volumes: [{name: v, projected: {sources: [{configMap: {name: c}}, {secret: {name: s, items: [{key: k, path: p}]}}]}}]',
    'ConfigMap c at spec.volumes[0].projected.sources[0].configMap.name',
    'Secret s at spec.volumes[0].projected.sources[1].secret.name',
    'Secret s key k at spec.volumes[0].projected.sources[1].secret.items[0].key',
  ],
  [
    "initContainers: [{name: i, image: 'a:1', envFrom: [{configMapRef: {name: c}}, {secretRef: {name: s}}]}]",
    'ConfigMap c at spec.initContainers[0].envFrom[0].configMapRef.name',
    'Secret s at spec.initContainers[0].envFrom[1].secretRef.name',
  ],
  [
    "initContainers: [{name: i, image: 'a:1', env: [{name: A, valueFrom: {configMapKeyRef: {name: c, key: k}}}, {name: B, valueFrom: {secretKeyRef: {name: s, key: k}}}]}]",
    'ConfigMap c key k at spec.initContainers[0].env[0].valueFrom.configMapKeyRef.name',
    'Secret s key k at spec.initContainers[0].env[1].valueFrom.secretKeyRef.name',
  ],
  [
    "initContainers: [{name: i, image: 'a:1', env: [{name: A, valueFrom: {configMapKeyRef: {name: c, key: k, optional: true}}}]}]",
  ],
  ['volumes: [{name: v, secret: {}}, {name: w, emptyDir: {}}]'],
])('a Pod with %s waits for %j', (spec, ...due) => {
  expect(found(spec)).toStrictEqual(due);
});

test("a StatefulSet's claims take the place of volumes of their name", () => {
  const volumes = 'volumes: [{name: data, persistentVolumeClaim: {claimName: p}}, {name: other, configMap: {name: c}}]';
  expect(found(volumes, 'StatefulSet')).toStrictEqual(['ConfigMap c at spec.template.spec.volumes[1].configMap.name']);
  expect(found(volumes, 'Deployment').length).toBe(2);
});

test('keys are those of every field, and what the cluster fills in', () => {
  const of = (value: object) => ({ value: value as never, source: {} });
  const secret = of({ data: { a: '1' }, stringData: { b: '2' }, binaryData: { c: '3' } });
  const token = of({ type: 'kubernetes.io/service-account-token', data: { a: '1' } });
  expect([keysOf(secret), keysOf(token)]).toStrictEqual([
    ['a', 'c', 'b'],
    ['ca.crt', 'namespace', 'token', 'a'],
  ]);
  expect(['a', 'b', 'c', 'd', 'toString'].map((key) => hasKey(secret, key))).toStrictEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
  expect(['token', 'ca.crt', 'namespace', 'b'].map((key) => hasKey(token, key))).toStrictEqual([
    true,
    true,
    true,
    false,
  ]);
});
