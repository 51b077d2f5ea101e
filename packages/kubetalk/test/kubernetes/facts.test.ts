import { keyOf, kindIn, namespaceOf, objectKey } from '../../src/kubernetes/objects';
import { addsLabel, isAddedLabel } from '../../src/kubernetes/pod-labels';
import { nodePortFault, portFault } from '../../src/kubernetes/ports';
import { CustomKinds } from '../../src/kubernetes/schema/custom';
import { problemText } from '../../src/kubernetes/schema/problem';
import { cautionsOf, problemsOf } from '../../src/kubernetes/schema/problems';
import { equalitySelector, labelSelector, matchesPods, selectorText } from '../../src/kubernetes/selectors';
import { guessed, shapeOf } from '../../src/kubernetes/shape';
import { Kubernetes, lifetimeOfField, lifetimeOfKind } from '../../src/kubernetes/version';
import type { Json, JsonObject } from '../../src/manifest/manifest';

test.each<[text: string, version: string | undefined]>([
  ['1.28', '1.28'],
  ['v1.36.2', '1.36'],
  ['v1.28.15-eks-0', '1.28'],
  ['1.28+', '1.28'],
  ['v1.29.0+k3s1', '1.29'],
  ['1.27', undefined],
  ['1.37', undefined],
  ['2.28', undefined],
  ['1.280', undefined],
  ['1.2', undefined],
  ['1.28x', undefined],
  ['1.28.', undefined],
  ['x1.28', undefined],
  ['', undefined],
  ['1.0028', undefined],
])('%j is the version %s', (text, version) => {
  expect(Kubernetes.of(text)?.version).toBe(version);
});

test('versions are in order, and those after one lead to another', () => {
  const [one, other] = ['1.33', '1.36'].map((text) => Kubernetes.of(text)) as [Kubernetes, Kubernetes];
  expect(Kubernetes.versions.slice(0, 2)).toStrictEqual(['1.28', '1.29']);
  expect(Kubernetes.after(one, other).map(String)).toStrictEqual([
    'Kubernetes 1.34',
    'Kubernetes 1.35',
    'Kubernetes 1.36',
  ]);
  expect(Kubernetes.after(other, one)).toStrictEqual([]);
  expect([
    one.existence({ since: 34, until: 36 }),
    one.existence({ since: 28, until: 32 }),
    one.existence({ since: 33, until: 33 }),
  ]).toStrictEqual(['it is there from 1.34 on', 'it was there up to 1.32', 'it was there up to 1.33']);
  expect([Kubernetes.oldest.version, Kubernetes.of('1.28') === Kubernetes.oldest]).toStrictEqual(['1.28', true]);
});

test('which apiVersion a kind has instead', () => {
  const instead = (version: string, apiVersion: string, kind: string) =>
    Kubernetes.of(version)?.newerApiVersion(apiVersion, kind);
  expect([
    instead('1.36', 'extensions/v1beta1', 'Ingress'),
    instead('1.28', 'flowcontrol.apiserver.k8s.io/v1beta3', 'FlowSchema'),
    instead('1.36', 'flowcontrol.apiserver.k8s.io/v1beta3', 'FlowSchema'),
    instead('1.36', 'v1', 'Pod'),
    instead('1.36', 'v1', 'Nothing'),
  ]).toStrictEqual([
    'networking.k8s.io/v1',
    'flowcontrol.apiserver.k8s.io/v1beta2',
    'flowcontrol.apiserver.k8s.io/v1',
    undefined,
    undefined,
  ]);
  expect(lifetimeOfKind('v1', 'Endpoints')).toMatchObject({ since: 28, until: 36, deprecated: '1.33' });
  expect(lifetimeOfKind('v1', 'Nothing')).toBe(undefined);
  expect(lifetimeOfField('core.v1.ServiceSpec', 'trafficDistribution')).toStrictEqual({ since: 30, until: 36 });
});

test.each<[kind: string, key: string, value: string | undefined, adds: boolean]>([
  ['Deployment', 'pod-template-hash', '5d4f', true],
  ['ReplicaSet', 'pod-template-hash', '5d4f', false],
  ['DaemonSet', 'pod-template-generation', '1', true],
  ['DaemonSet', 'pod-template-generation', 'a1', false],
  ['DaemonSet', 'pod-template-generation', '1a', false],
  ['DaemonSet', 'controller-revision-hash', 'x', true],
  ['StatefulSet', 'controller-revision-hash', 'x', true],
  ['StatefulSet', 'apps.kubernetes.io/pod-index', '10', true],
  ['StatefulSet', 'apps.kubernetes.io/pod-index', 'x', false],
  ['StatefulSet', 'statefulset.kubernetes.io/pod-name', 'web-0', true],
  ['StatefulSet', 'statefulset.kubernetes.io/pod-name', 'web-x', false],
  ['StatefulSet', 'statefulset.kubernetes.io/pod-name', 'api-0', false],
  ['StatefulSet', 'statefulset.kubernetes.io/pod-name', undefined, true],
  ['Job', 'job-name', 'web', true],
  ['Job', 'job-name', 'web-1', false],
  ['Job', 'batch.kubernetes.io/job-name', 'web', true],
  ['CronJob', 'job-name', 'web-1', true],
  ['CronJob', 'job-name', 'web', false],
  ['CronJob', 'batch.kubernetes.io/job-completion-index', '3', true],
  ['Job', 'controller-uid', 'x', true],
  ['Job', 'batch.kubernetes.io/controller-uid', 'x', true],
  ['Pod', 'app', 'x', false],
  ['Deployment', 'constructor', 'x', false],
  ['constructor', 'name', 'x', false],
])('a %s puts %s=%s on its Pods: %s', (kind, key, value, adds) => {
  expect(addsLabel({ kind, name: 'web' }, key, value)).toBe(adds);
});

test.each<[selector: JsonObject, labels: Record<string, string>, kind: string, matched: boolean]>([
  [{ matchLabels: { app: 'a', 'job-name': 'web' } }, { app: 'a' }, 'Job', true],
  [{ matchLabels: { app: 'a', 'job-name': 'other' } }, { app: 'a' }, 'Job', false],
  [{ matchExpressions: [{ key: 'job-name', operator: 'Exists' }] }, {}, 'Job', true],
  [{ matchExpressions: [{ key: 'job-name', operator: 'DoesNotExist' }] }, {}, 'Job', false],
  [{ matchExpressions: [{ key: 'job-name', operator: 'NotIn', values: ['x'] }] }, {}, 'Job', true],
  [{ matchExpressions: [{ key: 'job-name', operator: 'Exists' }] }, {}, 'Deployment', false],
  [{ matchExpressions: [{ key: 'job-name', operator: 'In', values: ['x', 'web'] }] }, {}, 'Job', true],
  [{ matchLabels: { 'job-name': 'x' } }, { 'job-name': 'x' }, 'Job', true],
  [{ matchExpressions: [{ key: 'app', operator: 'Other' }] }, {}, 'Job', true],
])('%j finds Pods with %j of a %s: %s', (selector, labels, kind, matched) => {
  expect(matchesPods(labelSelector(selector), { kind, name: 'web', namespace: '', labels })).toBe(matched);
});

test('what controllers add is known by its key, and a selector is written as kubectl writes it', () => {
  expect([
    isAddedLabel('pod-template-hash'),
    isAddedLabel('job-name'),
    isAddedLabel('app'),
    isAddedLabel('constructor'),
  ]).toStrictEqual([true, true, false, false]);
  expect(selectorText(equalitySelector({ a: 'b', c: 'd' }))).toBe('a=b,c=d');
});

test.each<[apiVersion: string, kind: string, named: string]>([
  ['v1', 'Service', 'Service'],
  ['apps/v1', 'Deployment', 'Deployment'],
  ['serving.knative.dev/v1', 'Service', 'Service.serving.knative.dev'],
  ['snapshot.storage.k8s.io/v1', 'VolumeSnapshot', 'VolumeSnapshot.snapshot.storage.k8s.io'],
  ['policy/v1', 'PodDisruptionBudget', 'PodDisruptionBudget'],
])('%s %s is called %s', (apiVersion, kind, named) => {
  expect(kindIn(apiVersion, kind)).toBe(named);
});

test('an object that is not namespaced is in no namespace; one that names none is in kubectl’s', () => {
  const at = (kind: string, namespace?: string) => ({
    value: { apiVersion: 'v1', kind, metadata: { name: 'a', ...(namespace !== undefined && { namespace }) } },
    source: {},
  });
  expect([
    namespaceOf(at('Node', 'x')),
    namespaceOf(at('Pod', 'x')),
    namespaceOf(at('Pod')),
    namespaceOf({ ...at('Pod'), namespace: 'z' }),
  ]).toStrictEqual(['', 'x', 'default', 'z']);
  expect([objectKey(at('Pod', 'x')), keyOf('Node', 'x', 'a'), keyOf('Pod', 'x', 'a')]).toStrictEqual([
    'Pod/x/a',
    'Node//a',
    'Pod/x/a',
  ]);
});

test.each([
  [0, 1],
  [1, 0],
  [65535, 0],
  [65536, 1],
  [1.5, 1],
  [-1, 1],
])('port %d has %d faults', (port, faults) => {
  expect(portFault(port)).toBe(faults === 0 ? undefined : `port ${port} is no port number: use 1 to 65535`);
});
test.each([
  [29999, 1],
  [30000, 0],
  [32767, 0],
  [32768, 1],
])('nodePort %d has %d faults', (port, faults) => {
  expect(nodePortFault(port)).toBe(faults === 0 ? undefined : `nodePort ${port} is outside 30000-32767`);
});

test.each<[path: string[], listType: unknown]>([
  [['spec', 'containers'], [['name']]],
  [['spec', 'containers', '[]', 'ports'], [['containerPort', 'protocol']]],
  [['spec', 'containers', '[]', 'env'], [['name']]],
  [['spec', 'containers', '[]', 'args'], undefined],
  [['spec', 'containers', '[]', 'env', '[]', 'value'], undefined],
  [['metadata', 'finalizers'], 'set'],
  [['metadata', 'labels', 'anything'], undefined],
  [['spec', 'nothing'], undefined],
  [['spec', 'nothing', 'containers'], [['name']]],
])('of a Pod, items at %j are identified by %j', (path, listType) => {
  const shape = path.reduce(
    (at, name) => (name === '[]' ? at.item() : at.field(name)),
    shapeOf(Kubernetes.newest, 'v1', 'Pod'),
  );
  expect(shape.listType).toStrictEqual(listType);
});

test('items of custom resources are identified as in the lists of Kubernetes with that name', () => {
  const of = (name: string) => guessed('').field(name).listType;
  expect([of('containers'), of('env'), of('accessModes'), of('values'), of('steps'), of('to')]).toStrictEqual([
    [['name']],
    [['name']],
    'set',
    'set',
    undefined,
    'set',
  ]);
  expect(of('ports')).toStrictEqual(
    expect.arrayContaining([
      ['containerPort', 'protocol'],
      ['port', 'protocol'],
    ]),
  );
  expect(guessed('metadata').field('finalizers').listType).toBe('set');
  expect(guessed('spec').item().listType).toBe(undefined);
  expect(shapeOf(Kubernetes.newest, 'example.com/v1', 'Pod').field('metadata').type).toBe('meta.v1.ObjectMeta');
});

const lines = (value: JsonObject, version = '1.36') => problemsOf(value, Kubernetes.of(version)).map(problemText);
const pod = (spec: JsonObject, metadata: JsonObject = {}) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'a', ...metadata },
  spec: { containers: [{ name: 'a', image: 'a' }], ...spec },
});
const container = (more: JsonObject) => pod({ containers: [{ name: 'a', image: 'a', ...more }] });

/** What is of another type, and how it is to be written. */
test.each<[value: JsonObject, ...faults: string[]]>([
  [
    pod({ hostNetwork: 'true' }),
    'spec.hostNetwork is the string "true" where true or false is expected: write true without quotes',
  ],
  [pod({ hostNetwork: 'yes' }), 'spec.hostNetwork is the string "yes" where true or false is expected'],
  [pod({ nodeName: 7 }), 'spec.nodeName is 7 where a string is expected: write "7"'],
  [pod({ nodeName: true }), 'spec.nodeName is true where a string is expected: write "true"'],
  [pod({ nodeName: {} }), 'spec.nodeName is an object where a string is expected'],
  [pod({ nodeSelector: [] }), 'spec.nodeSelector is a list where an object is expected'],
  [pod({ nodeSelector: { a: 1 } }), 'spec.nodeSelector.a is 1 where a string is expected: write "1"'],
  [pod({ tolerations: {} }), 'spec.tolerations is an object where a list is expected: put "- " before it'],
  [
    pod({ activeDeadlineSeconds: '60' }),
    'spec.activeDeadlineSeconds is the string "60" where a whole number of 64 bits is expected: write 60 without quotes',
  ],
  [
    pod({ activeDeadlineSeconds: 1.5 }),
    'spec.activeDeadlineSeconds is 1.5 where a whole number of 64 bits is expected',
  ],
  [pod({ priority: 2 ** 31 }), 'spec.priority is 2147483648 where a whole number of 32 bits is expected'],
  [pod({ priority: -(2 ** 31) - 1 }), 'spec.priority is -2147483649 where a whole number of 32 bits is expected'],
  [
    container({ env: [{ name: 'A', value: 7 }] }),
    'spec.containers[0].env[0].value is a number where a string is expected: put it in quotes',
  ],
  [
    container({ env: [{ name: 'A', value: true }] }),
    'spec.containers[0].env[0].value is a boolean where a string is expected: put it in quotes',
  ],
  [
    pod({}, { annotations: { a: 7 } }),
    'metadata.annotations.a is a number where a string is expected: put it in quotes',
  ],
  [
    pod({}, { creationTimestamp: '2026-13-01T00:00:00Z' }),
    'metadata.creationTimestamp is the string "2026-13-01T00:00:00Z" where a time such as "2026-01-31T12:00:00Z" is expected',
  ],
  [pod({}, { creationTimestamp: '2026-01-31T12:00:00Z' })],
  [pod({}, { creationTimestamp: null })],
  [
    container({ resources: { limits: { memory: '1GB' } } }),
    'spec.containers[0].resources.limits.memory is the string "1GB", no quantity: use a number with a unit such as "100m" or "64Mi"',
  ],
  [
    container({ resources: { limits: { memory: true } } }),
    'spec.containers[0].resources.limits.memory is true where a quantity is expected',
  ],
  [
    container({ livenessProbe: { tcpSocket: { port: true } } }),
    'spec.containers[0].livenessProbe.tcpSocket.port is true where a whole number of 32 bits or a string is expected',
  ],
  [
    { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a' }, data: { a: 'a' } },
    'data.a is not base64: encode it, or write it as it is under stringData',
  ],
  [{ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a' }, data: { a: 'YQ==', b: 'YW\nJj', c: [1, 255], d: '' } }],
  [
    { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a' }, data: { a: 'Y=Q=' } },
    'data.a is not base64: encode it, or write it as it is under stringData',
  ],
  [
    { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a' }, data: { a: [256] } },
    'data.a is a list where a string is expected',
  ],
  [
    { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a' }, data: { a: [-1] } },
    'data.a is a list where a string is expected',
  ],
  [{ apiVersion: 'v1', kind: '' }, 'kind is missing: give it'],
  [{ apiVersion: null, kind: 'Pod' } as JsonObject, 'apiVersion is missing: give it'],
  [{ apiVersion: 1, kind: 'Pod' }, 'apiVersion is no string: give its name'],
  [
    { apiVersion: 'v1', kind: 'Pdo', metadata: { name: 'a' } },
    'kind is Pdo, which Kubernetes 1.36 does not have in v1: did you mean Pod?',
  ],
  [
    { apiVersion: 'v2', kind: 'Pod', metadata: { name: 'a' } },
    'apiVersion is v2, in which no cluster serves kind Pod: use v1',
  ],
  [
    { apiVersion: 'v2', kind: 'Xyz', metadata: { name: 'a' } },
    'kind is Xyz, which Kubernetes 1.36 does not have in v2',
  ],
  [
    { apiVersion: 'example/v1', kind: 'Xyz', metadata: { name: 'a' } },
    'apiVersion is example/v1, which no cluster can have: use one such as apps/v1',
  ],
  [
    { apiVersion: 'Example.com/v1', kind: 'Xyz' },
    'apiVersion is Example.com/v1, which no cluster can have: use one such as apps/v1',
  ],
  [
    { apiVersion: 'example.com/1', kind: 'Xyz' },
    'apiVersion is example.com/1, which no cluster can have: use one such as apps/v1',
  ],
  [
    { apiVersion: 'example.com/v1', kind: 'X y' },
    'kind is no name that a kind can have: use letters and digits, 63 at most',
  ],
  [{ apiVersion: 'example.com/v1', kind: 'Xyz' }],
  [{ apiVersion: 'a.b-c.d/v1alpha1', kind: 'X-y' }],
])('%j', (value, ...faults) => {
  expect(lines(value)).toStrictEqual(faults);
});

const LIST = 'use indexes below 5 in order, such as "0,2-4"';

test.each<[rule: JsonObject, ...faults: string[]]>([
  [{ succeededIndexes: '0,2-4', succeededCount: 4 }],
  [{ succeededIndexes: '0,2-4', succeededCount: 5 }, '.succeededCount is 5: use 0 to 4'],
  [{ succeededCount: 5 }],
  [{ succeededCount: 6 }, '.succeededCount is 6: use 0 to 5'],
  [{ succeededCount: -1 }, '.succeededCount is -1: use 0 to 5'],
  [{ succeededIndexes: '4' }],
  [{ succeededIndexes: '5' }, `.succeededIndexes is "5": ${LIST}`],
  [{ succeededIndexes: '3-5' }, `.succeededIndexes is "3-5": ${LIST}`],
  [{ succeededIndexes: '2,1' }, `.succeededIndexes is "2,1": ${LIST}`],
  [{ succeededIndexes: '1,1' }, `.succeededIndexes is "1,1": ${LIST}`],
  [{ succeededIndexes: '1-1' }, `.succeededIndexes is "1-1": ${LIST}`],
  [{ succeededIndexes: 'a' }, `.succeededIndexes is "a": ${LIST}`],
  [{}, ' says nothing: give succeededIndexes or succeededCount'],
])('a Job of 5 succeeds by %j', (rule, ...faults) => {
  const template = { spec: { restartPolicy: 'Never', containers: [{ name: 'a', image: 'a' }] } };
  const spec = { completions: 5, completionMode: 'Indexed', template, successPolicy: { rules: [rule] } };
  expect(lines({ apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'a' }, spec })).toStrictEqual(
    faults.map((fault) => `spec.successPolicy.rules[0]${fault}`),
  );
});

test('null in a list is what the list has where nothing is given: of numbers 0, of texts none', () => {
  const template = {
    spec: { restartPolicy: 'Never', containers: [{ name: 'a', image: 'a', command: [null] as never }] },
  };
  const onExitCodes = { operator: 'In', values: [null, 1] as never };
  const spec = { template, podFailurePolicy: { rules: [{ action: 'FailJob', onExitCodes }] } };
  expect(lines({ apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'a' }, spec })).toStrictEqual([
    'spec.podFailurePolicy.rules[0].onExitCodes.values has 0, which is no failure: remove it',
  ]);
});

const mount = { name: 'a', mountPath: '/a', readOnly: true, recursiveReadOnly: 'Enabled' };
const driver = (more: JsonObject) => ({
  apiVersion: 'storage.k8s.io/v1',
  kind: 'CSIDriver',
  metadata: { name: 'a' },
  spec: more,
});

/** @see https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/ */
test.each<[version: string, value: JsonObject, ...gates: string[]]>([
  ['1.30', container({ volumeMounts: [mount] }), 'RecursiveReadOnlyMounts, which is enabled by default from 1.31 on'],
  ['1.31', container({ volumeMounts: [mount] })],
  [
    '1.34',
    driver({ nodeAllocatableUpdatePeriodSeconds: 60 }),
    'MutableCSINodeAllocatableCount, which is enabled by default from 1.35 on',
  ],
  ['1.35', driver({ nodeAllocatableUpdatePeriodSeconds: 60 })],
  ['1.36', driver({ preventPodSchedulingIfMissing: true }), 'VolumeLimitScaling'],
])('Kubernetes %s drops of %j what waits for a feature gate', (version, value, ...gates) => {
  expect(cautionsOf(value, Kubernetes.of(version)).map(({ message }) => message)).toStrictEqual(
    gates.map((gate) => `: Kubernetes ${version} drops it unless the cluster enables the feature gate ${gate}`),
  );
});

const kinds = (spec: JsonObject, version: JsonObject = {}) =>
  new CustomKinds([
    {
      value: {
        apiVersion: 'apiextensions.k8s.io/v1',
        kind: 'CustomResourceDefinition',
        spec: {
          group: 'example.com',
          names: { kind: 'It' },
          versions: [
            {
              name: 'v1',
              served: true,
              schema: { openAPIV3Schema: { type: 'object', properties: { spec } } },
              ...version,
            },
          ],
        },
      },
      source: {},
    },
  ]);

/** A schema, a value, and what is wrong with it. */
test.each<[schema: JsonObject, value: Json, ...faults: string[]]>([
  [{ type: 'integer' }, 1],
  [{ type: 'integer' }, 1.5, 'is a number where a whole number is expected'],
  [{ type: 'number' }, 1.5],
  [{ type: 'number' }, '1', 'is a string where a number is expected'],
  [{ type: 'string' }, 'a'],
  [{ type: 'string' }, 1, 'is a number where a string is expected'],
  [{ type: 'boolean' }, true],
  [{ type: 'boolean' }, 'true', 'is a string where true or false is expected'],
  [{ type: 'array' }, []],
  [{ type: 'array' }, {}, 'is an object where a list is expected'],
  [{ type: 'object' }, {}],
  [{ type: 'object' }, [], 'is a list where an object is expected'],
  [{ type: 'string', nullable: true }, null],
  [{ type: 'string', format: 'byte' }, []],
  [{ 'x-kubernetes-int-or-string': true }, 'a'],
  [{ 'x-kubernetes-int-or-string': true }, 1.5, 'is a number where a whole number or a string is expected'],
  [{ type: 'integer', minimum: 3 }, 3],
  [{ type: 'integer', minimum: 3 }, 2, 'is 2: use one greater than or equal to 3'],
  [{ type: 'integer', minimum: 3, exclusiveMinimum: true }, 3, 'is 3: use one greater than 3'],
  [{ type: 'integer', minimum: 3, exclusiveMinimum: true }, 4],
  [{ type: 'integer', maximum: 3 }, 3],
  [{ type: 'integer', maximum: 3 }, 4, 'is 4: use one less than or equal to 3'],
  [{ type: 'integer', maximum: 3, exclusiveMaximum: true }, 3, 'is 3: use one less than 3'],
  [{ type: 'integer', maximum: 3, exclusiveMaximum: true }, 2],
  [{ type: 'integer', multipleOf: 3 }, 6],
  [{ type: 'integer', multipleOf: 3 }, 7, 'is 7: use a multiple of 3'],
  [{ type: 'integer', multipleOf: 0 }, 7],
  [{ type: 'integer', format: 'int32' }, 2 ** 31 - 1],
  [{ type: 'integer', format: 'int32' }, 2 ** 32, 'is 4294967296: use one of 32 bits'],
  [{ type: 'string', minLength: 2 }, 'ab'],
  [{ type: 'string', minLength: 2 }, 'a', 'has 1 characters: use 2 or more'],
  [{ type: 'string', maxLength: 2 }, '\u{1f600}\u{1f600}'],
  [{ type: 'string', maxLength: 2 }, 'abc', 'has 3 characters: use 2 or fewer'],
  [{ type: 'array', minItems: 1 }, [], 'has 0 items: use 1 or more'],
  [{ type: 'array', maxItems: 1 }, [1, 2], 'has 2 items: use 1 or fewer'],
  [{ type: 'array', maxItems: 1 }, [1]],
  [{ type: 'object', minProperties: 1, additionalProperties: true }, {}, 'has 0 fields: use 1 or more'],
  [{ type: 'object', maxProperties: 1, additionalProperties: true }, { a: 1, b: 2 }, 'has 2 fields: use 1 or fewer'],
  [{ type: 'string', enum: ['a', 'b'] }, 'b'],
  [{ type: 'string', enum: ['a', 'b'] }, 'c', 'is "c": use "a", "b"'],
  [{ type: 'string', enum: [] }, 'c'],
  [{ type: 'object', enum: [{ a: 1 }], additionalProperties: true }, { a: 1 }],
  [{ type: 'string', pattern: '^a+$' }, 'aa'],
  [{ type: 'string', pattern: '^a+$' }, 'b', 'is "b", which ^a+$ does not match'],
  [{ type: 'string', pattern: '(' }, 'b'],
  [{ type: 'string', format: 'ipv4' }, '10.0.0.1'],
  [{ type: 'string', format: 'ipv4' }, '10.0.0', 'is "10.0.0", no ipv4'],
  [{ type: 'string', format: 'date-time' }, '2026-01-31T12:00:00Z'],
  [{ type: 'string', format: 'date-time' }, '2026-01-31', 'is "2026-01-31", no date-time'],
  [
    { type: 'object', required: ['a'], properties: { a: { type: 'string' } } },
    {},
    '.a is missing, which its CustomResourceDefinition requires: give it',
  ],
  [{ type: 'object', required: ['a'], properties: { a: { type: 'string', default: 'x' } } }, {}],
  [
    { type: 'object', required: ['a'], properties: { a: { type: 'string' } } },
    { a: null },
    '.a is missing, which its CustomResourceDefinition requires: give it',
  ],
  [{ type: 'object', required: ['a'], properties: { a: { type: 'string', nullable: true } } }, { a: null }],
  [
    { type: 'object', properties: { colour: { type: 'string' } } },
    { color: 'a' },
    '.color is no field that its CustomResourceDefinition has: did you mean colour?',
  ],
  [
    { type: 'object', properties: { colour: { type: 'string' } } },
    { xyz: 'a' },
    '.xyz is no field that its CustomResourceDefinition has: remove it',
  ],
  [
    { type: 'object', additionalProperties: { type: 'integer' } },
    { a: 1, b: 'x' },
    '.b is a string where a whole number is expected',
  ],
  [{ type: 'object', additionalProperties: { type: 'integer' } }, { a: null }],
  [
    { type: 'object', additionalProperties: false },
    { a: 1 },
    '.a is no field that its CustomResourceDefinition has: remove it',
  ],
  [{ type: 'object', 'x-kubernetes-preserve-unknown-fields': true }, { a: 1 }],
  [{ type: 'array', items: { type: 'integer' } }, [1, 'a'], '[1] is a string where a whole number is expected'],
  [
    { type: 'array', 'x-kubernetes-list-type': 'set' },
    ['a', 'b', 'a'],
    '[2] repeats another item of the list: remove one',
  ],
  [{ type: 'array', 'x-kubernetes-list-type': 'atomic' }, ['a', 'a']],
  [
    {
      type: 'array',
      'x-kubernetes-list-type': 'map',
      'x-kubernetes-list-map-keys': ['a'],
      items: { type: 'object', additionalProperties: true },
    },
    [{ a: 1, b: 1 }, { a: 1, b: 2 }, { a: 2 }],
    '[1] repeats another item of the list: remove one',
  ],
  [
    {
      type: 'array',
      'x-kubernetes-list-type': 'map',
      'x-kubernetes-list-map-keys': ['a', 'b'],
      items: { type: 'object', additionalProperties: true },
    },
    [
      { a: 1, b: 1 },
      { a: 1, b: 2 },
    ],
  ],
  [
    {
      type: 'array',
      'x-kubernetes-list-type': 'map',
      'x-kubernetes-list-map-keys': ['a'],
      items: { type: 'object', properties: { a: { type: 'string', default: 'x' } } },
    },
    [{}, { a: 'x' }],
    '[1] repeats another item of the list: remove one',
  ],
  [{ type: 'integer', allOf: [{ minimum: 2 }, { maximum: 4 }] }, 5, 'is 5: use one less than or equal to 4'],
  [
    { type: 'integer', anyOf: [{ minimum: 9 }, { maximum: 4 }] },
    5,
    'fits none of the 2 ways that anyOf of its schema has',
  ],
  [{ type: 'integer', anyOf: [{ minimum: 5 }, { maximum: 4 }] }, 5],
  [
    { type: 'integer', oneOf: [{ minimum: 2 }, { maximum: 9 }] },
    5,
    'fits 2 of the 2 ways of oneOf in its schema: it has to be exactly one',
  ],
  [{ type: 'integer', oneOf: [{ minimum: 2 }, { maximum: 4 }] }, 5],
  [{ type: 'integer', not: { minimum: 2 } }, 5, 'is what not of its schema excludes'],
  [{ type: 'integer', not: { minimum: 6 } }, 5],
  [{ type: 'object', properties: { a: { type: 'integer' } }, anyOf: [{ required: ['a'] }] }, { a: 1 }],
  [
    { type: 'object', 'x-kubernetes-embedded-resource': true, 'x-kubernetes-preserve-unknown-fields': true },
    { apiVersion: 'v1', kind: 'A' },
  ],
  [
    { type: 'object', 'x-kubernetes-embedded-resource': true, 'x-kubernetes-preserve-unknown-fields': true },
    { apiVersion: '' },
    '.apiVersion is missing: give it',
    '.kind is missing: give it',
  ],
  [
    { type: 'object', 'x-kubernetes-embedded-resource': true },
    { apiVersion: 'v1', kind: 'A b', metadata: { labels: [] } },
    '.metadata.labels is a list where an object is expected',
    '.kind is no name that a kind can have: use letters and digits, 63 at most',
  ],
])('validated against %j, %j', (schema, value, ...faults) => {
  const object = { apiVersion: 'example.com/v1', kind: 'It', metadata: { name: 'a' }, spec: value };
  const due = faults.map((fault) => (/^[.[]/.test(fault) ? `spec${fault}` : `spec ${fault}`));
  expect(problemsOf(object, undefined, kinds(schema)).map(problemText)).toStrictEqual(due);
});

test('a version that is not served, and a kind that is misspelt, are refused; what has no schema holds anything', () => {
  const of = (apiVersion: string, kind: string, version: JsonObject) =>
    problemsOf({ apiVersion, kind, metadata: { name: 'a' }, x: 1 }, undefined, kinds({}, version)).map(problemText);
  expect(of('example.com/v1', 'It', { served: false })).toStrictEqual([
    'apiVersion is example.com/v1, in which its CustomResourceDefinition serves none',
  ]);
  expect(of('example.com/v2', 'It', {})).toStrictEqual([
    'apiVersion is example.com/v2, in which its CustomResourceDefinition serves none: use example.com/v1',
  ]);
  expect(of('example.com/v1', 'Itt', {})).toStrictEqual([
    'kind is Itt, which no CustomResourceDefinition has: did you mean It?',
  ]);
  expect(of('example.com/v1', 'Other', {})).toStrictEqual([]);
  expect(of('example.com/v1', 'It', { schema: {} })).toStrictEqual([]);
});
