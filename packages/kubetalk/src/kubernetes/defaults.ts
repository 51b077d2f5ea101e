import { type Json, type JsonObject, list, text } from '../manifest/manifest';
import { table } from '../manifest/table';
import { pointers, structs } from './schema/pointers';

type Default = Json | ((holder: JsonObject, pattern: string) => Json | undefined);

/** The imagePullPolicy of a container that gives none. */
const pullPolicy = ({ image }: JsonObject) => {
  const [, tag = 'latest'] = /:([^:/@]+)$/.exec(text(image)) ?? [];
  return text(image).includes('@') || tag !== 'latest' ? 'IfNotPresent' : 'Always';
};

const CONTAINER: Readonly<Record<string, Default>> = table({
  imagePullPolicy: pullPolicy,
  resources: {},
  terminationMessagePath: '/dev/termination-log',
  terminationMessagePolicy: 'File',
});
/** Only a rolling update has settings of its own. */
const whereRolling = ({ type = 'RollingUpdate' }: JsonObject) => (type === 'RollingUpdate' ? {} : undefined);
const MODE = { defaultMode: 420 };
const TCP = { protocol: 'TCP' };
const RBD = { keyring: '/etc/ceph/keyring', pool: 'rbd', user: 'admin' };
const SCALE_IO = { fsType: 'xfs', storageMode: 'ThinProvisioned' };
const RBAC = 'rbac.authorization.k8s.io';
const WEBHOOK: Readonly<Record<string, Default>> = table({
  failurePolicy: 'Fail',
  matchPolicy: 'Equivalent',
  namespaceSelector: {},
  objectSelector: {},
  timeoutSeconds: 10,
});
const SCALE_UP = {
  stabilizationWindowSeconds: 0,
  policies: [
    { type: 'Pods', value: 4, periodSeconds: 15 },
    { type: 'Percent', value: 100, periodSeconds: 15 },
  ],
};
const SCALE_DOWN = { policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }] };
/** Rules of scaling are of one type, whose defaults depend on the way. */
const ofWay = (field: 'stabilizationWindowSeconds' | 'policies') => (_: JsonObject, pattern: string) =>
  /scaleUp/.test(pattern) ? SCALE_UP[field] : field === 'policies' ? SCALE_DOWN.policies : undefined;

/**
 * What the API server sets itself where a field is not given, by the type that has the field: saying so changes nothing. Kubernetes'
 * definitions do not contain it; tests compare it with what servers of 1.28 and 1.36 fill in (test/differential/defaults.json).
 */
export const DEFAULTS: Readonly<Record<string, Readonly<Record<string, Default>>>> = table<
  Readonly<Record<string, Default>>
>({
  'admissionregistration.v1.MatchResources': {
    matchPolicy: 'Equivalent',
    namespaceSelector: {},
    objectSelector: {},
  },
  'admissionregistration.v1.MutatingWebhook': { ...WEBHOOK, reinvocationPolicy: 'Never' },
  'admissionregistration.v1.NamedRuleWithOperations': { scope: '*' },
  'admissionregistration.v1.RuleWithOperations': { scope: '*' },
  'admissionregistration.v1.ServiceReference': { port: 443 },
  'admissionregistration.v1.ValidatingAdmissionPolicySpec': { failurePolicy: 'Fail' },
  'admissionregistration.v1.ValidatingWebhook': WEBHOOK,
  'apiextensions.v1.CustomResourceDefinitionSpec': { conversion: { strategy: 'None' } },
  'apiextensions.v1.ServiceReference': { port: 443 },
  'apiregistration.v1.ServiceReference': { port: 443 },
  'apps.v1.DaemonSetSpec': { revisionHistoryLimit: 10 },
  'apps.v1.DaemonSetUpdateStrategy': { type: 'RollingUpdate', rollingUpdate: whereRolling },
  'apps.v1.DeploymentSpec': { replicas: 1, revisionHistoryLimit: 10, progressDeadlineSeconds: 600 },
  'apps.v1.DeploymentStrategy': { type: 'RollingUpdate', rollingUpdate: whereRolling },
  'apps.v1.ReplicaSetSpec': { replicas: 1 },
  'apps.v1.RollingUpdateDaemonSet': { maxUnavailable: 1, maxSurge: 0 },
  'apps.v1.RollingUpdateDeployment': { maxSurge: '25%', maxUnavailable: '25%' },
  'apps.v1.RollingUpdateStatefulSetStrategy': { partition: 0 },
  'apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy': { whenDeleted: 'Retain', whenScaled: 'Retain' },
  'apps.v1.StatefulSetSpec': {
    persistentVolumeClaimRetentionPolicy: {},
    replicas: 1,
    podManagementPolicy: 'OrderedReady',
    revisionHistoryLimit: 10,
    serviceName: '',
  },
  'apps.v1.StatefulSetUpdateStrategy': { type: 'RollingUpdate', rollingUpdate: whereRolling },
  'autoscaling.v1.HorizontalPodAutoscalerSpec': { minReplicas: 1, targetCPUUtilizationPercentage: 80 },
  'autoscaling.v2.HPAScalingRules': {
    policies: ofWay('policies'),
    selectPolicy: 'Max',
    stabilizationWindowSeconds: ofWay('stabilizationWindowSeconds'),
  },
  'autoscaling.v2.HorizontalPodAutoscalerBehavior': { scaleDown: {}, scaleUp: {} },
  'autoscaling.v2.HorizontalPodAutoscalerSpec': {
    metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } }],
    minReplicas: 1,
  },
  'batch.v1.CronJobSpec': {
    concurrencyPolicy: 'Allow',
    suspend: false,
    successfulJobsHistoryLimit: 3,
    failedJobsHistoryLimit: 1,
  },
  'batch.v1.JobSpec': {
    backoffLimit: ({ backoffLimitPerIndex }) => (backoffLimitPerIndex === undefined ? 6 : 2_147_483_647),
    completionMode: 'NonIndexed',
    // Where neither is given, one Pod has to end; where parallelism is, any that does ends the Job.
    completions: ({ parallelism }) => (parallelism === undefined ? 1 : undefined),
    manualSelector: false,
    parallelism: 1,
    podReplacementPolicy: ({ podFailurePolicy }) => (podFailurePolicy ? 'Failed' : 'TerminatingOrFailed'),
    suspend: false,
  },
  'core.v1.AzureDiskVolumeSource': { cachingMode: 'ReadWrite', fsType: 'ext4', kind: 'Shared', readOnly: false },
  'core.v1.ConfigMapVolumeSource': MODE,
  'core.v1.Container': CONTAINER,
  'core.v1.ContainerPort': TCP,
  'core.v1.DownwardAPIVolumeSource': MODE,
  'core.v1.EndpointPort': TCP,
  'core.v1.EphemeralContainer': CONTAINER,
  'core.v1.GRPCAction': { service: '' },
  'core.v1.HTTPGetAction': { path: '/', scheme: 'HTTP' },
  'core.v1.HostPathVolumeSource': { type: '' },
  'core.v1.ISCSIPersistentVolumeSource': { iscsiInterface: 'default' },
  'core.v1.ISCSIVolumeSource': { iscsiInterface: 'default' },
  'core.v1.ObjectFieldSelector': { apiVersion: 'v1' },
  'core.v1.PersistentVolumeClaim': { apiVersion: 'v1', kind: 'PersistentVolumeClaim' },
  // Of the claims that a StatefulSet makes.
  'core.v1.PersistentVolumeClaimStatus': { phase: 'Pending' },
  'core.v1.PersistentVolumeClaimSpec': { volumeMode: 'Filesystem' },
  'core.v1.PersistentVolumeSpec': { persistentVolumeReclaimPolicy: 'Retain', volumeMode: 'Filesystem' },
  'core.v1.PodSpec': {
    dnsPolicy: 'ClusterFirst',
    enableServiceLinks: true,
    restartPolicy: 'Always',
    schedulerName: 'default-scheduler',
    securityContext: {},
    terminationGracePeriodSeconds: 30,
  },
  'core.v1.Probe': {
    failureThreshold: 3,
    initialDelaySeconds: 0,
    periodSeconds: 10,
    successThreshold: 1,
    timeoutSeconds: 1,
  },
  'core.v1.ProjectedVolumeSource': MODE,
  'core.v1.RBDPersistentVolumeSource': RBD,
  'core.v1.RBDVolumeSource': RBD,
  'core.v1.ReplicationControllerSpec': { replicas: 1 },
  'core.v1.ResourceFieldSelector': { divisor: '0' },
  'core.v1.ScaleIOPersistentVolumeSource': SCALE_IO,
  'core.v1.ScaleIOVolumeSource': SCALE_IO,
  'core.v1.SecretVolumeSource': MODE,
  'core.v1.ServiceAccountTokenProjection': { expirationSeconds: 3600 },
  'core.v1.ServicePort': { ...TCP, targetPort: ({ port }) => port },
  'core.v1.ServiceSpec': {
    allocateLoadBalancerNodePorts: ({ type }) => (type === 'LoadBalancer' ? true : undefined),
    // It is refused in a Service that is not reachable from outside.
    externalTrafficPolicy: ({ type }) => (type === 'NodePort' || type === 'LoadBalancer' ? 'Cluster' : undefined),
    internalTrafficPolicy: 'Cluster',
    publishNotReadyAddresses: false,
    sessionAffinity: 'None',
    type: 'ClusterIP',
  },
  'discovery.v1.EndpointPort': { ...TCP, name: '' },
  'flowcontrol.v1.LimitedPriorityLevelConfiguration': { lendablePercent: 0, nominalConcurrencyShares: 30 },
  'flowcontrol.v1.QueuingConfiguration': { handSize: 8, queueLengthLimit: 50, queues: 64 },
  // kubectl uses this namespace by default.
  'meta.v1.ObjectMeta': { namespace: 'default' },
  'networking.v1.IngressClassParametersReference': { scope: 'Cluster' },
  'networking.v1.NetworkPolicyPort': TCP,
  'networking.v1.NetworkPolicySpec': {
    policyTypes: ({ egress }) => (list(egress).length > 0 ? ['Ingress', 'Egress'] : ['Ingress']),
  },
  'rbac.v1.RoleRef': { apiGroup: RBAC },
  'rbac.v1.Subject': { apiGroup: ({ kind }) => (kind === 'ServiceAccount' ? '' : RBAC) },
  'resource.v1.ExactDeviceRequest': { allocationMode: 'ExactCount', count: 1 },
  'scheduling.k8s.io/v1/PriorityClass': { preemptionPolicy: 'PreemptLowerPriority' },
  'storage.k8s.io/v1/StorageClass': { reclaimPolicy: 'Delete', volumeBindingMode: 'Immediate' },
  'storage.v1.CSIDriverSpec': {
    attachRequired: true,
    fsGroupPolicy: 'ReadWriteOnceWithFSType',
    podInfoOnMount: false,
    requiresRepublish: false,
    seLinuxMount: false,
    storageCapacity: false,
    volumeLifecycleModes: ['Persistent'],
  },
  'v1/Secret': { type: 'Opaque' },
});

/** Names of fields may be anybody's, so only the table's own count. */
export function defaultOf(type: string, field: string, holder: JsonObject, pattern: string): Json | undefined {
  const fields = Object.hasOwn(DEFAULTS, type) ? DEFAULTS[type] : undefined;
  const row = fields && Object.hasOwn(fields, field) ? fields[field] : undefined;
  return typeof row === 'function' ? row(holder, pattern) : row;
}

/** The fields of a type that the API server fills in where they are not given. */
export const filledFields = byType((type): readonly string[] => [
  ...(Object.hasOwn(DEFAULTS, type) ? Object.keys(DEFAULTS[type] ?? {}) : []),
  ...structFields(type),
]);

/** The fields of a type that have an object even where the manifest has none. */
export const structFields = byType((type) => namesIn(structs, type));

const pointerFields = byType((type) => namesIn(pointers, type));

function namesIn(rows: Readonly<Record<string, string>>, type: string): ReadonlySet<string> {
  return new Set(Object.hasOwn(rows, type) ? rows[type]?.split(' ') : []);
}

/** What is the same for all values of a type, found once. */
function byType<Value>(make: (type: string) => Value): (type: string) => Value {
  const known = new Map<string, Value>();
  return (type) => {
    const found = known.get(type) ?? make(type);
    known.set(type, found);
    return found;
  };
}

/** Whether a value of a field means absent: the API server does not keep an empty list, nor false where it has no pointer. */
export function isZero(type: string, field: string, value: Json): boolean {
  if (value === null) return true;
  if (value === false || value === 0 || value === '') return !pointerFields(type).has(field);
  return Array.isArray(value) && value.length === 0;
}
