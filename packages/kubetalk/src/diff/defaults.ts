import { quantityOf } from '../kubernetes/quantity';
import { isRecord, type Json, type JsonObject, list, text } from '../manifest/manifest';
import type { Field } from './fields';
import { canonical } from './keys';

type Default = Json | ((holder: JsonObject, pattern: string) => Json | undefined);

/** What a container's image is pulled like where nothing is said. */
const pullPolicy = ({ image }: JsonObject) => {
  const [, tag = 'latest'] = /:([^:/@]+)$/.exec(text(image)) ?? [];
  return text(image).includes('@') || tag !== 'latest' ? 'IfNotPresent' : 'Always';
};

const CONTAINER: Readonly<Record<string, Default>> = {
  imagePullPolicy: pullPolicy,
  resources: {},
  terminationMessagePath: '/dev/termination-log',
  terminationMessagePolicy: 'File',
};
const MODE = { defaultMode: 420 };
const TCP = { protocol: 'TCP' };
const RBAC = 'rbac.authorization.k8s.io';
const WEBHOOK: Readonly<Record<string, Default>> = {
  failurePolicy: 'Fail',
  matchPolicy: 'Equivalent',
  namespaceSelector: {},
  objectSelector: {},
  timeoutSeconds: 10,
};
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
 * definitions do not contain it; this is held to what servers of 1.28 and 1.36 fill in (test/differential/defaults.json).
 */
const DEFAULTS: Readonly<Record<string, Readonly<Record<string, Default>>>> = {
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
  'apps.v1.DaemonSetUpdateStrategy': { type: 'RollingUpdate' },
  'apps.v1.DeploymentSpec': { replicas: 1, revisionHistoryLimit: 10, progressDeadlineSeconds: 600 },
  'apps.v1.DeploymentStrategy': { type: 'RollingUpdate' },
  'apps.v1.ReplicaSetSpec': { replicas: 1 },
  'apps.v1.RollingUpdateDaemonSet': { maxUnavailable: 1, maxSurge: 0 },
  'apps.v1.RollingUpdateDeployment': { maxSurge: '25%', maxUnavailable: '25%' },
  'apps.v1.RollingUpdateStatefulSetStrategy': { partition: 0 },
  'apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy': { whenDeleted: 'Retain', whenScaled: 'Retain' },
  'apps.v1.StatefulSetSpec': {
    replicas: 1,
    podManagementPolicy: 'OrderedReady',
    revisionHistoryLimit: 10,
    serviceName: '',
  },
  'apps.v1.StatefulSetUpdateStrategy': { type: 'RollingUpdate' },
  'autoscaling.v1.HorizontalPodAutoscalerSpec': { minReplicas: 1 },
  'autoscaling.v2.HPAScalingRules': {
    policies: ofWay('policies'),
    selectPolicy: 'Max',
    stabilizationWindowSeconds: ofWay('stabilizationWindowSeconds'),
  },
  'autoscaling.v2.HorizontalPodAutoscalerSpec': { minReplicas: 1 },
  'batch.v1.CronJobSpec': {
    concurrencyPolicy: 'Allow',
    suspend: false,
    successfulJobsHistoryLimit: 3,
    failedJobsHistoryLimit: 1,
  },
  'batch.v1.JobSpec': {
    backoffLimit: 6,
    completionMode: 'NonIndexed',
    // Where neither is given, one Pod has to end; where parallelism is, any that does ends the Job.
    completions: ({ parallelism }) => (parallelism === undefined ? 1 : undefined),
    parallelism: 1,
    podReplacementPolicy: ({ podFailurePolicy }) => (podFailurePolicy ? 'Failed' : 'TerminatingOrFailed'),
    suspend: false,
  },
  'core.v1.ConfigMapVolumeSource': MODE,
  'core.v1.Container': CONTAINER,
  'core.v1.ContainerPort': TCP,
  'core.v1.DownwardAPIVolumeSource': MODE,
  'core.v1.EndpointPort': TCP,
  'core.v1.EphemeralContainer': CONTAINER,
  'core.v1.GRPCAction': { service: '' },
  'core.v1.HTTPGetAction': { path: '/', scheme: 'HTTP' },
  'core.v1.HostPathVolumeSource': { type: '' },
  'core.v1.ObjectFieldSelector': { apiVersion: 'v1' },
  'core.v1.PersistentVolumeClaim': { apiVersion: 'v1', kind: 'PersistentVolumeClaim' },
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
  'core.v1.ReplicationControllerSpec': { replicas: 1 },
  'core.v1.SecretVolumeSource': MODE,
  'core.v1.ServiceAccountTokenProjection': { expirationSeconds: 3600 },
  'core.v1.ServicePort': { ...TCP, targetPort: ({ port }) => port },
  'core.v1.ServiceSpec': {
    // Of one that nobody outside can reach it is refused.
    externalTrafficPolicy: ({ type }) => (type === 'NodePort' || type === 'LoadBalancer' ? 'Cluster' : undefined),
    internalTrafficPolicy: 'Cluster',
    publishNotReadyAddresses: false,
    sessionAffinity: 'None',
    type: 'ClusterIP',
  },
  'discovery.v1.EndpointPort': { ...TCP, name: '' },
  // Kubectl is set to this namespace unless told otherwise.
  'meta.v1.ObjectMeta': { namespace: 'default' },
  'networking.v1.IngressClassParametersReference': { scope: 'Cluster' },
  'networking.v1.NetworkPolicyPort': TCP,
  'networking.v1.NetworkPolicySpec': {
    policyTypes: ({ egress }) => (list(egress).length > 0 ? ['Ingress', 'Egress'] : ['Ingress']),
  },
  'rbac.v1.RoleRef': { apiGroup: RBAC },
  'rbac.v1.Subject': { apiGroup: ({ kind }) => (kind === 'ServiceAccount' ? '' : RBAC) },
  'resource.v1.ExactDeviceRequest': { allocationMode: 'ExactCount', count: 1 },
  'storage.k8s.io/v1/StorageClass': { reclaimPolicy: 'Delete', volumeBindingMode: 'Immediate' },
  'storage.v1.CSIDriverSpec': {
    attachRequired: true,
    fsGroupPolicy: 'ReadWriteOnceWithFSType',
    podInfoOnMount: false,
    requiresRepublish: false,
    storageCapacity: false,
    volumeLifecycleModes: ['Persistent'],
  },
  'v1/Secret': { type: 'Opaque' },
};

/** Whether a change only spells out, or leaves out, what the API server takes the value for anyway. */
export function isDefault({ pattern, shape, holder, holders: [before, after], ...change }: Field): boolean {
  // In Kubernetes null is as good as absent, and so is an empty string where there is a default.
  const [one, other] = [change.before ?? undefined, change.after ?? undefined];
  if (one === undefined && other === undefined) return true;
  if ((one ?? '') === '' && isImplied({ pattern, shape, holder }, other, after)) return true;
  if ((other ?? '') === '' && isImplied({ pattern, shape, holder }, one, before)) return true;
  if (shape.type !== 'quantity') return false;
  const amount = amountOf(change.before);
  return amount !== undefined && amount === amountOf(change.after);
}

/** Names of fields may be anybody's, so only the table's own count. */
function defaultOf(type: string, field: string): Default | undefined {
  const fields = Object.hasOwn(DEFAULTS, type) ? DEFAULTS[type] : undefined;
  return fields && Object.hasOwn(fields, field) ? fields[field] : undefined;
}

function isImplied(
  { pattern, shape, holder }: Pick<Field, 'pattern' | 'shape' | 'holder'>,
  value: Json | undefined,
  given: JsonObject,
): boolean {
  const row = defaultOf(holder.type ?? '', pattern.slice(pattern.lastIndexOf('.') + 1));
  const implied = typeof row === 'function' ? row(given, pattern) : row;
  if (implied !== undefined && canonical(value, shape) === canonical(implied, shape)) return true;
  const inside = isRecord(value) ? Object.entries(value) : [];
  return (
    inside.length > 0 &&
    inside.every(([name, item]) => {
      const field = { pattern: `${pattern}.${name}`, shape: shape.field(name), holder: shape };
      return isImplied(field, item, value as JsonObject);
    })
  );
}

/** A quantity as a number, to compare: `500m` and 0.5 are the same. */
export function amountOf(value: Json | undefined): number | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const amount = quantityOf(value)?.amount;
  return amount === undefined ? undefined : Number(amount.toPrecision(12));
}
