import { parse } from 'yaml';
import { diff } from '../../src/diff/diff';
import { Kubernetes } from '../../src/kubernetes/version';
import type { JsonObject } from '../../src/manifest/manifest';
import { manifests } from './sets';

type Spec = Readonly<Record<string, unknown>>;
const POD = { containers: [{ name: 'a', image: 'a:1' }] };
const template = { metadata: { labels: { app: 'a' } }, spec: POD };
const selector = { matchLabels: { app: 'a' } };

/** What an object of each kind has beside its name, so that the API server takes it. */
const OBJECTS: Readonly<Record<string, readonly [apiVersion: string, rest: Spec]>> = {
  ClusterRoleBinding: ['rbac.authorization.k8s.io/v1', { roleRef: { kind: 'ClusterRole', name: 'a' } }],
  ConfigMap: ['v1', { data: { a: '1' } }],
  ControllerRevision: ['apps/v1', { data: { a: '1' }, revision: 1 }],
  CronJob: [
    'batch/v1',
    {
      spec: {
        schedule: '0 3 * * *',
        jobTemplate: { spec: { template: { spec: { ...POD, restartPolicy: 'Never' } } } },
      },
    },
  ],
  CSIDriver: ['storage.k8s.io/v1', { spec: { attachRequired: true } }],
  CustomResourceDefinition: [
    'apiextensions.k8s.io/v1',
    {
      metadata: { name: 'as.example.com' },
      spec: {
        group: 'example.com',
        scope: 'Namespaced',
        names: { kind: 'A', plural: 'as' },
        versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object' } } }],
      },
    },
  ],
  DaemonSet: ['apps/v1', { spec: { selector, template } }],
  Deployment: ['apps/v1', { spec: { selector, template } }],
  EndpointSlice: ['discovery.k8s.io/v1', { addressType: 'IPv4', endpoints: [], ports: [] }],
  IngressClass: ['networking.k8s.io/v1', { spec: { controller: 'example.com/a' } }],
  Job: ['batch/v1', { spec: { template: { spec: { ...POD, restartPolicy: 'Never' } } } }],
  Namespace: ['v1', {}],
  NetworkPolicy: ['networking.k8s.io/v1', { spec: { podSelector: {} } }],
  Node: ['v1', { spec: { podCIDR: '10.0.0.0/24' } }],
  PersistentVolume: [
    'v1',
    { spec: { accessModes: ['ReadWriteOnce'], capacity: { storage: '1Gi' }, hostPath: { path: '/a' } } },
  ],
  PersistentVolumeClaim: [
    'v1',
    { spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } },
  ],
  Pod: ['v1', { metadata: { labels: { app: 'a' } }, spec: POD }],
  PodDisruptionBudget: ['policy/v1', { spec: { selector, minAvailable: 1 } }],
  PriorityClass: ['scheduling.k8s.io/v1', { value: 1 }],
  ReplicaSet: ['apps/v1', { spec: { selector, template } }],
  ReplicationController: ['v1', { spec: { selector: { app: 'a' }, template } }],
  ResourceQuota: ['v1', { spec: { hard: { pods: '1' } } }],
  RoleBinding: ['rbac.authorization.k8s.io/v1', { roleRef: { kind: 'Role', name: 'a' } }],
  RuntimeClass: ['node.k8s.io/v1', { handler: 'runc' }],
  Secret: ['v1', { type: 'Opaque', stringData: { a: '1' } }],
  Service: ['v1', { spec: { selector: { app: 'a' }, ports: [{ port: 80 }] } }],
  StatefulSet: ['apps/v1', { spec: { serviceName: 'a', selector, template } }],
  StorageClass: ['storage.k8s.io/v1', { provisioner: 'example.com/a' }],
};

const object = (kind: string, ...parts: readonly Spec[]): JsonObject => {
  const [apiVersion, rest] = OBJECTS[kind] as (typeof OBJECTS)[string];
  return [rest, ...parts].reduce(merged, { apiVersion, kind, metadata: { name: 'a' } }) as JsonObject;
};

/** The second over the first; null takes a field away. */
function merged(one: Spec, other: Spec): Spec {
  const entries = Object.entries(other).map(([key, value]) => {
    const isInner = typeof value === 'object' && value !== null && !Array.isArray(value);
    return [key, isInner ? merged((one[key] ?? {}) as Spec, value as Spec) : value];
  });
  return Object.fromEntries([...Object.entries(one), ...entries].filter(([, value]) => value !== null));
}

function said(before: readonly JsonObject[], after: readonly JsonObject[], version?: string): string[] {
  const { changes } = diff(manifests(before), manifests(after), {
    kubernetes: Kubernetes.of(version ?? '') ?? Kubernetes.newest,
  });
  return changes.flatMap(({ impacts }) => impacts.map(({ id, message }) => `${id}: ${message}`));
}

const UPDATED = 'updated: changed in place; no Pod is replaced for it';
const anew = (path: string) =>
  `rejected: the API server refuses it: ${path} can't be changed; delete the object and apply it anew`;
const replaced = (pods: string) => `pods-replaced: replaces ${pods}, a few at a time`;

/** Kind, what it has before and after in flow style, and what is said of the change; null takes away. */
test.each<[kind: string, before: string, after: string, ...said: string[]]>([
  // What nobody can change; what stands beside it can.
  ['ClusterRoleBinding', '{}', 'roleRef: {name: b}', anew('roleRef.name')],
  ['ClusterRoleBinding', '{}', 'subjects: [{kind: User, name: b}]', UPDATED],
  ['RoleBinding', '{}', 'roleRef: {kind: ClusterRole}', anew('roleRef.kind')],
  ['ControllerRevision', '{}', 'data: {a: "2"}', anew('data.a')],
  ['ControllerRevision', '{}', 'revision: 2', UPDATED],
  ['CSIDriver', '{}', 'spec: {attachRequired: false}', anew('spec.attachRequired')],
  ['CSIDriver', '{}', 'spec: {tokenRequests: [{audience: a}]}', UPDATED],
  ['CSIDriver', '{}', 'spec: {podInfoOnMount: true}', UPDATED],
  [
    'DaemonSet',
    '{}',
    'spec: {selector: {matchLabels: {app: b}}, template: {metadata: {labels: {app: b}}}}',
    anew('spec.selector.matchLabels.app'),
  ],
  ['EndpointSlice', '{}', 'addressType: IPv6', anew('addressType')],
  ['EndpointSlice', '{}', 'ports: [{port: 80}]', UPDATED],
  ['IngressClass', '{}', 'spec: {controller: example.com/b}', anew('spec.controller')],
  ['IngressClass', '{}', 'spec: {parameters: {kind: A, name: b}}', UPDATED],
  ['Node', '{}', 'spec: {podCIDR: 10.1.0.0/24}', anew('spec.podCIDR')],
  ['Node', '{}', 'spec: {unschedulable: true}', UPDATED],
  ['PersistentVolume', '{}', 'spec: {hostPath: {path: /b}}', anew('spec.hostPath.path')],
  ['PersistentVolume', '{}', 'spec: {capacity: {storage: 2Gi}}', UPDATED],
  ['PersistentVolume', '{}', 'spec: {persistentVolumeReclaimPolicy: Delete}', UPDATED],
  ['PersistentVolumeClaim', '{}', 'spec: {volumeName: b}', anew('spec.volumeName')],
  [
    'PersistentVolumeClaim',
    '{}',
    'spec: {resources: {requests: {storage: 500Mi}}}',
    "rejected: the API server refuses it: a claim can't shrink in spec.resources.requests.storage",
  ],
  [
    'PersistentVolumeClaim',
    '{}',
    'spec: {resources: {requests: {storage: 2Gi}}}',
    'updated: its volume grows where its StorageClass allows that; elsewhere the API server refuses it',
  ],
  [
    'PersistentVolumeClaim',
    '{}',
    'spec: {resources: {requests: {storage: 1024Mi}}}',
    'no-effect: only spells out, or leaves out, what the API server takes it for anyway',
  ],
  ['PriorityClass', '{}', 'value: 2', anew('value')],
  ['PriorityClass', '{}', 'preemptionPolicy: Never', anew('preemptionPolicy')],
  ['PriorityClass', '{}', 'description: b', UPDATED],
  ['ReplicaSet', '{}', 'spec: {minReadySeconds: 5}', UPDATED],
  ['ResourceQuota', '{}', 'spec: {scopes: [BestEffort]}', anew('spec.scopes')],
  ['ResourceQuota', '{}', 'spec: {hard: {pods: "2"}}', UPDATED],
  ['RuntimeClass', '{}', 'handler: gvisor', anew('handler')],
  ['RuntimeClass', '{}', 'scheduling: {nodeSelector: {a: b}}', UPDATED],
  ['Secret', '{}', 'type: example.com/b', anew('type')],
  ['StatefulSet', '{}', 'spec: {serviceName: b}', anew('spec.serviceName')],
  ['StatefulSet', '{}', 'spec: {minReadySeconds: 5}', UPDATED],
  ['StatefulSet', '{}', 'spec: {revisionHistoryLimit: 5}', UPDATED],
  ['StorageClass', '{}', 'provisioner: example.com/b', anew('provisioner')],
  ['StorageClass', '{}', 'parameters: {a: b}', anew('parameters')],
  [
    'StorageClass',
    '{}',
    'allowVolumeExpansion: true',
    'updated: holds for volumes that are made, and claims that are changed, from now on',
  ],
  // Definitions.
  ['CustomResourceDefinition', '{}', 'spec: {scope: Cluster}', anew('spec.scope')],
  ['CustomResourceDefinition', '{}', 'spec: {names: {shortNames: [b]}}', UPDATED],
  ['CustomResourceDefinition', '{}', 'spec: {names: {kind: B}}', anew('spec.names.kind')],
  [
    'CustomResourceDefinition',
    '{}',
    'spec: {versions: [{name: v1, served: false, storage: true, schema: {openAPIV3Schema: {type: object}}}]}',
    'updated: version v1 is not served any more: whoever asks for it gets an error; kubectl deletes and reads such objects by their other versions',
  ],
  [
    'CustomResourceDefinition',
    'spec: {versions: [{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}, {name: v2, served: true, storage: false, schema: {openAPIV3Schema: {type: object}}}]}',
    '{}',
    'updated: version v2 is not served any more: whoever asks for it gets an error; kubectl deletes and reads such objects by their other versions',
  ],
  [
    'CustomResourceDefinition',
    'spec: {versions: [{name: v1, served: false, storage: true, schema: {openAPIV3Schema: {type: object}}}]}',
    '{}',
    UPDATED,
  ],
  // Pods.
  [
    'Pod',
    '{}',
    'spec: {containers: [{name: a, image: "a:2"}]}',
    'updated: the container is started anew in the same Pod',
  ],
  ['Pod', '{}', 'spec: {initContainers: [{name: b, image: "b:1"}]}', anew('spec.initContainers')],
  [
    'Pod',
    'spec: {initContainers: [{name: b, image: "b:1"}]}',
    'spec: {initContainers: [{name: b, image: "b:2"}]}',
    'updated: the container is started anew in the same Pod',
  ],
  ['Pod', '{}', 'spec: {activeDeadlineSeconds: 60}', UPDATED],
  ['Pod', '{}', 'spec: {tolerations: [{operator: Exists}]}', UPDATED],
  ['Pod', '{}', 'spec: {nodeName: b}', anew('spec.nodeName')],
  ['Pod', '{}', 'metadata: {labels: {app: b}}', UPDATED],
  ['Pod', 'spec: {schedulingGates: [{name: a.b/c}]}', 'spec: {schedulingGates: []}', UPDATED],
  [
    'Pod',
    'spec: {schedulingGates: []}',
    'spec: {schedulingGates: [{name: a.b/c}]}',
    anew('spec.schedulingGates[name=a.b/c]'),
  ],
  [
    'Pod',
    '{}',
    'spec: {containers: [{name: a, image: "a:1", resources: {limits: {cpu: "1"}}}]}',
    "rejected: the API server refuses it: spec.containers[name=a].resources can't be changed by apply; kubectl patch --subresource resize changes cpu and memory in place",
  ],
  // Workloads.
  ['Deployment', '{}', 'spec: {template: {spec: {nodeName: b}}}', replaced('1 Pod')],
  ['Deployment', 'spec: {replicas: 3}', 'spec: {replicas: 3, template: {spec: {nodeName: b}}}', replaced('3 Pods')],
  [
    'Deployment',
    'spec: {paused: true}',
    'spec: {paused: true, template: {spec: {nodeName: b}}}',
    'running-pods-unchanged: accepted, but no running Pod is replaced (1 Pod): each keeps the old template until something ends it',
  ],
  [
    'Deployment',
    'spec: {strategy: {type: Recreate}}',
    'spec: {strategy: {type: Recreate}, template: {spec: {nodeName: b}}}',
    'pods-recreated: ends 1 Pod, all at once, and then starts new ones: nothing answers in between',
  ],
  [
    'Deployment',
    '{}',
    'spec: {template: {metadata: {labels: {app: b}}}}',
    'rejected: the API server refuses it: spec.selector must match spec.template.metadata.labels',
  ],
  ['Deployment', 'spec: {replicas: 2}', 'spec: {replicas: 0}', 'scaled: from 2 Pods to 0'],
  ['Deployment', '{}', 'spec: {minReadySeconds: 5}', UPDATED],
  ['DaemonSet', '{}', 'spec: {template: {spec: {nodeName: b}}}', replaced('its Pods')],
  [
    'DaemonSet',
    'spec: {updateStrategy: {type: OnDelete}}',
    'spec: {updateStrategy: {type: OnDelete}, template: {spec: {nodeName: b}}}',
    'running-pods-unchanged: accepted, but no running Pod is replaced (its Pods): each keeps the old template until something ends it',
  ],
  [
    'ReplicationController',
    '{}',
    'spec: {template: {spec: {nodeName: b}}}',
    'running-pods-unchanged: accepted, but no running Pod is replaced (1 Pod): each keeps the old template until something ends it',
  ],
  ['Job', '{}', 'spec: {template: {spec: {nodeName: b}}}', anew('spec.template.spec.nodeName')],
  [
    'Job',
    'metadata: {annotations: {helm.sh/hook: post-install}}',
    'metadata: {annotations: {helm.sh/hook: post-install}}, spec: {template: {spec: {nodeName: b}}}',
    `${anew('spec.template.spec.nodeName')}, as Helm and Argo CD do with a hook`,
  ],
  [
    'Job',
    'metadata: {annotations: {argocd.argoproj.io/hook: PreSync}}',
    'metadata: {annotations: {argocd.argoproj.io/hook: PreSync}}, spec: {completionMode: Indexed, completions: 1}',
    `${anew('spec.completionMode')}, as Helm and Argo CD do with a hook`,
  ],
  ['Job', '{}', 'spec: {parallelism: 2}', UPDATED],
  ['CronJob', '{}', 'spec: {suspend: true}', 'updated: no Job starts any more; one that runs goes on'],
  ['CronJob', 'spec: {suspend: true}', 'spec: {suspend: null}', 'updated: Jobs start again'],
  [
    'CronJob',
    '{}',
    'spec: {jobTemplate: {spec: {parallelism: 2}}}',
    'updated: holds for the Jobs that start from now on',
  ],
  ['CronJob', '{}', 'spec: {schedule: "0 4 * * *"}', UPDATED],
  // What others read and hold to.
  [
    'ConfigMap',
    'immutable: true',
    'immutable: true, data: {a: "2"}',
    "rejected: the API server refuses it: data.a can't be changed, as the object is immutable; give it a new name, or delete it and apply it anew",
  ],
  [
    'ConfigMap',
    'immutable: true',
    'immutable: null',
    "rejected: the API server refuses it: immutable can't be changed, as the object is immutable; give it a new name, or delete it and apply it anew",
  ],
  ['ConfigMap', 'immutable: true', 'immutable: true, metadata: {labels: {a: b}}', UPDATED],
  ['ConfigMap', '{}', 'immutable: true', UPDATED],
  [
    'NetworkPolicy',
    '{}',
    'spec: {podSelector: {matchLabels: {a: b}}}',
    'updated: holds at once, for the Pods that run too',
  ],
  [
    'PodDisruptionBudget',
    '{}',
    'spec: {minAvailable: 2}',
    'updated: holds when Pods are evicted, as from a node that is drained; a rollout does not ask it',
  ],
  ['PodDisruptionBudget', '{}', 'metadata: {labels: {a: b}}', UPDATED],
  // Services.
  ['Service', '{}', 'spec: {type: NodePort}', 'node-port-changed: every node opens a port for it'],
  ['Service', 'spec: {type: LoadBalancer}', 'spec: {type: ClusterIP}', 'node-port-changed: the nodes close its port'],
  ['Service', 'spec: {type: NodePort}', 'spec: {type: LoadBalancer}', UPDATED],
  [
    'Service',
    'spec: {type: NodePort, ports: [{port: 80, nodePort: 30080}]}',
    'spec: {type: NodePort, ports: [{port: 80}]}',
    'no-effect: no longer given, but the cluster keeps the one that it has',
  ],
  [
    'Service',
    'spec: {type: NodePort, ports: [{port: 80}]}',
    'spec: {type: NodePort, ports: [{port: 80, nodePort: 30080}]}',
    'node-port-changed: external callers of port one that the cluster chooses must use 30080',
  ],
  ['Service', 'spec: {clusterIP: 10.0.0.1}', 'spec: {clusterIP: 10.0.0.2}', anew('spec.clusterIP')],
  [
    'Service',
    'spec: {clusterIP: 10.0.0.1}',
    'spec: {clusterIP: null}',
    'no-effect: no longer given, but the cluster keeps the one that it has',
  ],
  [
    'Service',
    'spec: {type: NodePort, clusterIP: 10.0.0.1}',
    'spec: {type: NodePort, clusterIP: 10.0.0.2}',
    anew('spec.clusterIP'),
  ],
  [
    'Service',
    'spec: {type: LoadBalancer, clusterIP: 10.0.0.1}',
    'spec: {type: LoadBalancer, clusterIP: 10.0.0.2}',
    anew('spec.clusterIP'),
  ],
  ['Service', '{}', 'spec: {sessionAffinity: ClientIP}', UPDATED],
  [
    'Service',
    'spec: {ports: [{port: 80, name: a}, {port: 53, name: b, protocol: UDP}]}',
    'spec: {ports: [{port: 80, name: a}]}',
    'updated: no longer answers on port 53/UDP',
  ],
  // Reads nothing: nobody reads it.
  ['Secret', '{}', 'stringData: {a: "2"}', UPDATED],
])('%s %s → %s', (kind, before, after, ...due) => {
  const [one, other] = [before, after].map((part) => object(kind, parse(part.startsWith('{') ? part : `{${part}}`)));
  expect(said([one as JsonObject], [other as JsonObject])).toStrictEqual(due);
});

/** What rows tell apart by its path: another field that only goes on like it is none of it. */
const PATHS: Readonly<Record<string, readonly string[]>> = {
  ClusterRoleBinding: ['roleRef'],
  ConfigMap: ['data', 'binaryData', 'immutable'],
  ControllerRevision: ['data'],
  CronJob: ['spec.jobTemplate', 'spec.suspend'],
  CSIDriver: ['spec.attachRequired', 'spec.volumeLifecycleModes', 'spec.fsGroupPolicy', 'spec.podInfoOnMount'],
  CustomResourceDefinition: ['spec.scope', 'spec.group', 'spec.names.kind', 'spec.names.plural', 'spec.versions'],
  DaemonSet: ['spec.selector', 'spec.template', 'spec.replicas'],
  Deployment: ['spec.selector', 'spec.template', 'spec.replicas'],
  EndpointSlice: ['addressType'],
  IngressClass: ['spec.controller'],
  Job: ['spec.selector', 'spec.template', 'spec.completionMode'],
  Namespace: ['metadata.labels'],
  NetworkPolicy: ['spec'],
  Node: ['spec.podCIDR', 'spec.podCIDRs', 'spec.providerID'],
  PersistentVolume: ['spec'],
  PersistentVolumeClaim: ['spec', 'spec.resources.requests.storage'],
  Pod: ['spec'],
  PodDisruptionBudget: ['spec'],
  PriorityClass: ['value', 'preemptionPolicy'],
  ReplicaSet: ['spec.selector', 'spec.template', 'spec.replicas'],
  ResourceQuota: ['spec.scopes'],
  RoleBinding: ['roleRef'],
  RuntimeClass: ['handler'],
  Secret: ['type', 'data', 'stringData', 'immutable'],
  Service: [
    'spec.clusterIP',
    'spec.clusterIPs',
    'spec.ipFamilies',
    'spec.type',
    'spec.selector',
    'spec.publishNotReadyAddresses',
  ],
  StatefulSet: ['spec.selector', 'spec.replicas', 'spec.template'],
};

test.each(Object.entries(PATHS))(
  'an annotation of a %s that is called like one of its fields is an annotation',
  (kind, paths) => {
    for (const path of paths.flatMap((one) => [one, `${one}.a`, `x.${one}`])) {
      const [one, other] = ['1', '2'].map((value) => object(kind, { metadata: { annotations: { [path]: value } } }));
      expect([path, ...said([one as JsonObject], [other as JsonObject])]).toStrictEqual([path, UPDATED]);
    }
  },
);

/** Where every field of spec counts, a longer one is one more of them. */
const longer = Object.entries(PATHS).flatMap(([kind, paths]) =>
  paths
    .filter((path) => !path.startsWith('metadata') && !(/^spec\./.test(path) && PATHS[kind]?.includes('spec')))
    .map((path) => [kind, `${path}x`] as const),
);

test.each(longer.filter(([kind]) => kind !== 'StatefulSet'))('of a %s, %s is another field', (kind, path) => {
  const at = (value: number) => path.split('.').reduceRight<unknown>((inner, key) => ({ [key]: inner }), value) as Spec;
  expect(said([object(kind, at(1))], [object(kind, at(2))])).toStrictEqual([UPDATED]);
});
