import { quantityOf } from '../kubernetes/quantity';
import type { Shape } from '../kubernetes/shape';
import { isRecord, type Json, type JsonObject, list, text } from '../manifest/manifest';
import type { Field } from './fields';
import { canonical } from './keys';

type Default = Json | ((holder: JsonObject) => Json | undefined);

/** What a container's image is pulled like where nothing is said. */
const pullPolicy = ({ image }: JsonObject) => {
  const [, tag = 'latest'] = /:([^:/@]+)$/.exec(text(image)) ?? [];
  return text(image).includes('@') || tag !== 'latest' ? 'IfNotPresent' : 'Always';
};

const PROBE = {
  periodSeconds: 10,
  timeoutSeconds: 1,
  successThreshold: 1,
  failureThreshold: 3,
  initialDelaySeconds: 0,
};

const CONTAINER: Readonly<Record<string, Default>> = {
  imagePullPolicy: pullPolicy,
  resources: {},
  terminationMessagePath: '/dev/termination-log',
  terminationMessagePolicy: 'File',
  'ports[].protocol': 'TCP',
  'env[].valueFrom.fieldRef.apiVersion': 'v1',
  ...Object.fromEntries(
    ['livenessProbe', 'readinessProbe', 'startupProbe'].flatMap((probe) => [
      ...Object.entries(PROBE).map(([field, value]) => [`${probe}.${field}`, value]),
      [`${probe}.httpGet.scheme`, 'HTTP'],
      [`${probe}.httpGet.path`, '/'],
    ]),
  ),
};

const POD: Readonly<Record<string, Default>> = {
  dnsPolicy: 'ClusterFirst',
  schedulerName: 'default-scheduler',
  securityContext: {},
  terminationGracePeriodSeconds: 30,
  'volumes[].configMap.defaultMode': 420,
  'volumes[].secret.defaultMode': 420,
  'volumes[].projected.defaultMode': 420,
  ...under('containers[]', CONTAINER),
  ...under('initContainers[]', CONTAINER),
};

const ALWAYS_RUNNING = { ...POD, restartPolicy: 'Always' };

/** What the API server sets itself where a field is not stated, by kind: saying so changes nothing. */
const DEFAULTS: Readonly<Record<string, Readonly<Record<string, Default>>>> = {
  CronJob: {
    'spec.concurrencyPolicy': 'Allow',
    'spec.suspend': false,
    'spec.successfulJobsHistoryLimit': 3,
    'spec.failedJobsHistoryLimit': 1,
    ...under('spec.jobTemplate.spec.template.spec', POD),
  },
  DaemonSet: {
    'spec.revisionHistoryLimit': 10,
    'spec.updateStrategy.type': 'RollingUpdate',
    'spec.updateStrategy.rollingUpdate.maxUnavailable': 1,
    'spec.updateStrategy.rollingUpdate.maxSurge': 0,
    ...under('spec.template.spec', ALWAYS_RUNNING),
  },
  Deployment: {
    'spec.replicas': 1,
    'spec.revisionHistoryLimit': 10,
    'spec.progressDeadlineSeconds': 600,
    'spec.strategy.type': 'RollingUpdate',
    'spec.strategy.rollingUpdate.maxSurge': '25%',
    'spec.strategy.rollingUpdate.maxUnavailable': '25%',
    ...under('spec.template.spec', ALWAYS_RUNNING),
  },
  HorizontalPodAutoscaler: { 'spec.minReplicas': 1 },
  Job: {
    'spec.backoffLimit': 6,
    'spec.completionMode': 'NonIndexed',
    'spec.parallelism': 1,
    'spec.suspend': false,
    ...under('spec.template.spec', POD),
  },
  NetworkPolicy: {
    'spec.ingress[].ports[].protocol': 'TCP',
    'spec.egress[].ports[].protocol': 'TCP',
    'spec.policyTypes': ({ egress }) => (list(egress).length > 0 ? ['Ingress', 'Egress'] : ['Ingress']),
  },
  PersistentVolumeClaim: { 'spec.volumeMode': 'Filesystem' },
  Pod: under('spec', ALWAYS_RUNNING),
  ReplicaSet: { 'spec.replicas': 1, ...under('spec.template.spec', ALWAYS_RUNNING) },
  ReplicationController: { 'spec.replicas': 1, ...under('spec.template.spec', ALWAYS_RUNNING) },
  Secret: { type: 'Opaque' },
  Service: {
    'spec.type': 'ClusterIP',
    'spec.sessionAffinity': 'None',
    'spec.internalTrafficPolicy': 'Cluster',
    // Of one that nobody outside can reach it is refused.
    'spec.externalTrafficPolicy': ({ type }) =>
      type === 'NodePort' || type === 'LoadBalancer' ? 'Cluster' : undefined,
    'spec.publishNotReadyAddresses': false,
    'spec.ports[].protocol': 'TCP',
    'spec.ports[].targetPort': ({ port }) => port,
  },
  StatefulSet: {
    'spec.replicas': 1,
    'spec.podManagementPolicy': 'OrderedReady',
    'spec.revisionHistoryLimit': 10,
    'spec.updateStrategy.type': 'RollingUpdate',
    'spec.updateStrategy.rollingUpdate.partition': 0,
    'spec.volumeClaimTemplates[].apiVersion': 'v1',
    'spec.volumeClaimTemplates[].kind': 'PersistentVolumeClaim',
    'spec.volumeClaimTemplates[].spec.volumeMode': 'Filesystem',
    ...under('spec.template.spec', ALWAYS_RUNNING),
  },
};

/** Of every kind. Kubectl is set to the namespace `default` unless told otherwise. */
const ANY: Readonly<Record<string, Default>> = { 'metadata.namespace': 'default' };

function under(path: string, defaults: Readonly<Record<string, Default>>): Readonly<Record<string, Default>> {
  return Object.fromEntries(Object.entries(defaults).map(([field, value]) => [`${path}.${field}`, value]));
}

/** Fields of which the API server takes several spellings for one value. */
const QUANTITY =
  /\.(resources\.(requests|limits)|hard|sizeLimit|capacity|divisor|overhead|averageValue|limits\[\]\.(max|min|default\w*))(\.|\[|$)/;

/** Whether a change only spells out, or leaves out, what the API server takes the value for anyway. */
export function isDefault(kind: string, { pattern, shape, holders: [before, after], ...change }: Field): boolean {
  // In Kubernetes null is as good as absent, and so is an empty string where there is a default.
  const [one, other] = [change.before ?? undefined, change.after ?? undefined];
  if (one === undefined && other === undefined) return true;
  if ((one ?? '') === '' && isImplied(kind, pattern, shape, other, after)) return true;
  if ((other ?? '') === '' && isImplied(kind, pattern, shape, one, before)) return true;
  if (!QUANTITY.test(pattern)) return false;
  const amount = amountOf(change.before);
  return amount !== undefined && amount === amountOf(change.after);
}

function isImplied(kind: string, pattern: string, shape: Shape, value: Json | undefined, holder: JsonObject): boolean {
  const table = { ...ANY, ...(Object.hasOwn(DEFAULTS, kind) && DEFAULTS[kind]) };
  const row = Object.hasOwn(table, pattern) ? table[pattern] : undefined;
  const implied = typeof row === 'function' ? row(holder) : row;
  if (implied !== undefined && canonical(value, shape) === canonical(implied, shape)) return true;
  const inside = isRecord(value) ? Object.entries(value) : [];
  return (
    inside.length > 0 &&
    inside.every(([name, item]) => isImplied(kind, `${pattern}.${name}`, shape.field(name), item, value as JsonObject))
  );
}

/** A quantity as a number, to compare: `500m` and 0.5 are the same. */
export function amountOf(value: Json | undefined): number | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const amount = quantityOf(value)?.amount;
  return amount === undefined ? undefined : Number(amount.toPrecision(12));
}
