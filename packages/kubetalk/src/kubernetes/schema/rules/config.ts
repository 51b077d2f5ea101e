import { didYouMean } from '../../../text/nearest';
import { quantityOf } from '../../quantity';
import type { autoscaling, autoscalingV2, core, policy, scheduling } from '../api';
import type { Spot } from '../problem';
import {
  all,
  between,
  each,
  eachValue,
  fields,
  from,
  inWords,
  oneOf,
  type Rule,
  required,
  unique,
  wordOf,
} from '../rule';
import { label, labelSelector, pathSegment, qualifiedName } from './names';
import { dataKey } from './pod';
import { partOf } from './workloads';

type ConfigMap = core.ConfigMap;
type Secret = core.Secret;

const keys: Rule<{ readonly [key: string]: unknown }> = eachValue((_, key, spot) => dataKey(key, spot));

/** All that an object of this kind may hold, in bytes. */
const MOST_BYTES = 1_048_576;

export const configMap: Rule<ConfigMap> = all<ConfigMap>(
  fields<ConfigMap>({ data: keys, binaryData: keys }),
  ({ data = {}, binaryData = {} } = {}, spot) => {
    for (const key of Object.keys(data))
      if (Object.hasOwn(binaryData, key))
        spot.into('data').into(key).fault('duplicate-entry', 'stands in binaryData too: keep one');
    const size =
      Object.values(data).reduce((sum, value) => sum + Buffer.byteLength(value), 0) +
      Object.values(binaryData).reduce((sum, value) => sum + Buffer.from(value, 'base64').length, 0);
    if (size > MOST_BYTES) spot.into('data').fault('invalid-value', `has ${size} bytes: shorten it to ${MOST_BYTES}`);
  },
);

/** The keys that a Secret of each type has to have. */
const NEEDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['kubernetes.io/dockercfg', ['.dockercfg']],
  ['kubernetes.io/dockerconfigjson', ['.dockerconfigjson']],
  ['kubernetes.io/ssh-auth', ['ssh-privatekey']],
  ['kubernetes.io/tls', ['tls.crt', 'tls.key']],
]);

/** @see https://kubernetes.io/docs/concepts/configuration/secret/#secret-types */
export const secret: Rule<Secret> = all<Secret>(fields<Secret>({ data: keys, stringData: keys }), (value, spot) => {
  const { type = '', data = {}, stringData = {}, metadata } = value ?? {};
  const held = { ...data, ...stringData };
  const given = (key: string) => Object.hasOwn(held, key) && !(key === 'ssh-privatekey' && held[key] === '');
  for (const key of NEEDS.get(type) ?? [])
    if (!given(key))
      spot.into('data').into(key).fault('missing-field', `is missing, which type ${type} needs: give it`);
  if (type === 'kubernetes.io/basic-auth' && !given('username') && !given('password'))
    spot
      .into('data')
      .into('username')
      .fault('missing-field', `is missing, as is password: give type ${type} one of them`);
  const account = 'kubernetes.io/service-account.name';
  if (type === 'kubernetes.io/service-account-token' && !metadata?.annotations?.[account])
    spot
      .into('metadata')
      .into('annotations')
      .into(account)
      .fault('missing-field', `is missing: give type ${type} its account`);
  if (type.startsWith('kubernetes.io/dockerc')) holdsJson(NEEDS.get(type)?.[0] ?? '', data, stringData, spot);
});

function holdsJson(
  key: string,
  data: Readonly<Record<string, string>>,
  stringData: Readonly<Record<string, string>>,
  spot: Spot,
): void {
  const text =
    stringData[key] ?? (Object.hasOwn(data, key) ? Buffer.from(data[key] ?? '', 'base64').toString() : 'null');
  try {
    const value = JSON.parse(text);
    if (typeof value === 'object' && !Array.isArray(value)) return;
  } catch {}
  spot.into('data').into(key).fault('invalid-value', 'holds no JSON object: give it what docker login writes');
}

type Budget = policy.PodDisruptionBudgetSpec;

/** @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/ */
export const disruptionBudget: Rule<Budget> = all<Budget>(
  fields<Budget>({
    selector: labelSelector,
    minAvailable: partOf,
    maxUnavailable: partOf,
    unhealthyPodEvictionPolicy: wordOf('IfHealthyBudget', 'AlwaysAllow'),
  }),
  (value, spot) => {
    if (value?.minAvailable !== undefined && value.maxUnavailable !== undefined)
      spot.into('maxUnavailable').fault('conflicting-fields', 'stands beside minAvailable: keep one');
  },
);

type Autoscaler = autoscalingV2.HorizontalPodAutoscalerSpec;
type ScaleRules = autoscalingV2.HPAScalingRules;
type Metric = autoscalingV2.MetricSpec;
type Target = autoscalingV2.MetricTarget;

const scaleTarget = required(
  'what to scale',
  fields<{ kind?: string; name?: string }>({
    kind: required('the kind of what is scaled', pathSegment),
    name: required('the name of what is scaled', pathSegment),
  }),
);

type Scaled = autoscaling.CrossVersionObjectReference;

const described = all<Scaled>(
  scaleTarget,
  from<Scaled>('1.36', ({ apiVersion = '' } = {}, spot) => {
    if (apiVersion.split('/').length > 2)
      spot.into('apiVersion').fault('invalid-value', `is "${apiVersion}": use GROUP/VERSION`);
  }),
);

/** What is scaled is of some group: the core has nothing but ReplicationControllers. */
const scaled = all<Scaled>(
  described,
  from('1.36', (value, spot) => {
    if (value?.kind && value.kind !== 'ReplicationController' && !value.apiVersion?.includes('/'))
      spot
        .into('apiVersion')
        .fault('invalid-value', `is "${value.apiVersion ?? ''}": give the group too, such as apps/v1`);
  }),
);

type ScalingPolicy = autoscalingV2.HPAScalingPolicy;
const scalingPolicy: Rule<ScalingPolicy> = fields<ScalingPolicy>({
  type: required('Pods or Percent', oneOf('Pods', 'Percent')),
  value: required('1 or more', between(1)),
  periodSeconds: required('1 to 1800', between(1, 1800)),
});

const scaling: Rule<ScaleRules> = fields<ScaleRules>({
  stabilizationWindowSeconds: between(0, 3600),
  selectPolicy: wordOf('Max', 'Min', 'Disabled'),
  tolerance: from('1.35', (value, spot) => {
    if ((quantityOf(value ?? 0)?.amount ?? 0) < 0) spot.fault('invalid-quantity', `is ${value}: use 0 or more`);
  }),
  policies: (value, spot) => value && required('at least one policy', each(scalingPolicy))(value, spot),
});

const replicas = (value: { minReplicas?: number; maxReplicas?: number } | undefined, spot: Spot): void => {
  const { minReplicas, maxReplicas } = value ?? {};
  const place = spot.into('maxReplicas');
  if (minReplicas !== undefined && minReplicas < 1)
    spot.into('minReplicas').fault('invalid-value', `is ${minReplicas}: use 1 or more`);
  if (maxReplicas === undefined) place.fault('missing-field', 'is missing: give 1 or more');
  else if (maxReplicas < 1) place.fault('invalid-value', `is ${maxReplicas}: use 1 or more`);
  else if (minReplicas !== undefined && maxReplicas < minReplicas)
    place.fault('invalid-value', `is ${maxReplicas}: use minReplicas, ${minReplicas}, or more`);
};

/** The field in which each type of metric stands, and which of the target's values it can be held to. */
const METRICS: Readonly<Record<string, { field: keyof Metric & string; by: readonly (keyof Target & string)[] }>> = {
  Resource: { field: 'resource', by: ['averageUtilization', 'averageValue'] },
  ContainerResource: { field: 'containerResource', by: ['averageUtilization', 'averageValue'] },
  Pods: { field: 'pods', by: ['averageValue'] },
  Object: { field: 'object', by: ['value', 'averageValue'] },
  External: { field: 'external', by: ['value', 'averageValue'] },
};

const target: Rule<Target> = all<Target>(
  fields<Target>({
    type: required('Utilization, Value or AverageValue', oneOf('Utilization', 'Value', 'AverageValue')),
    averageUtilization: between(1),
  }),
  (value, spot) => {
    for (const key of ['value', 'averageValue'] as const) {
      const amount = quantityOf(value?.[key] ?? 1)?.amount ?? 1;
      if (amount <= 0) spot.into(key).fault('invalid-quantity', `is ${value?.[key]}: use more than 0`);
    }
  },
);

interface Source {
  readonly name?: string;
  readonly container?: string;
  readonly describedObject?: autoscaling.CrossVersionObjectReference;
  readonly metric?: { readonly name?: string };
  readonly target?: Target;
}

const containerMetric: Rule<Source> = fields<Source>({
  name: (value, spot) => value && resourceIn(COMPUTE)(0, value, spot),
  container: required('the name of the container', label),
});

const metric: Rule<Metric> = (value, spot) => {
  const kind = METRICS[value?.type ?? ''];
  required('a type of metric', oneOf(...Object.keys(METRICS)))(value?.type, spot.into('type'));
  if (!kind || !value) return;
  const source = value[kind.field] as Source | undefined;
  const place = spot.into(kind.field);
  for (const { field } of Object.values(METRICS))
    if (field !== kind.field && value[field] !== undefined)
      spot.into(field).fault('conflicting-fields', `stands beside type ${value.type}: remove it`);
  if (!source) return place.fault('missing-field', `is missing, which type ${value.type} needs: give it`);
  const inner = place.into('target');
  if (kind.field === 'resource' || kind.field === 'containerResource')
    required('cpu or memory')(source.name, place.into('name'));
  else required('the name of the metric', pathSegment)(source.metric?.name, place.into('metric').into('name'));
  if (kind.field === 'containerResource') {
    containerMetric(source, place);
  }
  if (kind.field === 'object') described(source.describedObject ?? {}, place.into('describedObject'));
  if (!source.target) return inner.fault('missing-field', 'is missing: give the value to hold');
  target(source.target, inner);
  const given = kind.by.filter((key) => source.target?.[key] !== undefined);
  if (given.length === 0) inner.fault('missing-field', `has none of ${kind.by.join(', ')}: give one`);
  if (given.length > 1 && kind.field !== 'object')
    inner.fault('conflicting-fields', `has ${given.join(' and ')}: keep one`);
};

/** @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/ */
export const autoscaler: Rule<Autoscaler> = all<Autoscaler>(
  fields<Autoscaler>({
    scaleTargetRef: scaled,
    metrics: each(metric),
    behavior: fields<autoscalingV2.HorizontalPodAutoscalerBehavior>({ scaleUp: scaling, scaleDown: scaling }),
  }),
  replicas,
);

type AutoscalerV1 = autoscaling.HorizontalPodAutoscalerSpec;
export const autoscalerV1: Rule<AutoscalerV1> = all<AutoscalerV1>(
  fields<AutoscalerV1>({ scaleTargetRef: scaled, targetCPUUtilizationPercentage: between(1) }),
  replicas,
);

type Quota = core.ResourceQuotaSpec;
type Limits = core.LimitRangeItem;
type Amounts = { readonly [name: string]: string | number };

const COMPUTE = ['cpu', 'memory', 'ephemeral-storage'];
const COUNTED = ['pods', 'services', 'replicationcontrollers', 'resourcequotas', 'secrets', 'configmaps'].concat([
  'persistentvolumeclaims',
  'services.nodeports',
  'services.loadbalancers',
]);
const QUOTAS = ['', 'requests.', 'limits.']
  .flatMap((prefix) => COMPUTE.map((name) => prefix + name))
  .concat(COUNTED, 'requests.storage');

/** A resource by one of these names, or by one with a "/". */
const resourceIn = (names: readonly string[]) => (_: string | number, name: string, spot: Spot) => {
  if (!names.includes(name) && !name.includes('/') && !/^(requests\.)?hugepages-/.test(name))
    spot.fault(
      'invalid-value',
      `is no resource that Kubernetes knows${didYouMean(name, names, `: use one of ${COMPUTE.join(', ')}`)}`,
    );
  if (name.includes('/')) qualifiedName(name, spot);
};

const SCOPES = [
  ...['BestEffort', 'CrossNamespacePodAffinity', 'NotBestEffort', 'NotTerminating', 'PriorityClass', 'Terminating'],
  'VolumeAttributesClass',
];
/** Scopes that a Pod is in or not: they take no values. */
const PLAIN = SCOPES.filter((scope) => !scope.endsWith('Class'));
type Scope = core.ScopedResourceSelectorRequirement;
const scope: Rule<Scope> = all<Scope>(
  fields<Scope>({
    scopeName: required('the scope', wordOf(...SCOPES)),
    operator: required('In, NotIn, Exists or DoesNotExist', wordOf('In', 'NotIn', 'Exists', 'DoesNotExist')),
  }),
  ({ scopeName = '', operator = '', values = [] } = {}, spot) => {
    if (PLAIN.includes(scopeName) && operator !== 'Exists')
      spot.into('operator').fault('invalid-value', `is "${operator}": use Exists for ${scopeName}`);
    if (/In$/.test(operator) && values.length === 0)
      spot.into('values').fault('missing-field', `is missing: give ${operator} at least one value`);
    if (/Exist/.test(operator) && values.length > 0)
      spot.into('values').fault('conflicting-fields', `is given to ${operator}: remove it`);
  },
);

/** @see https://kubernetes.io/docs/concepts/policy/resource-quotas/ */
export const quota: Rule<Quota> = fields<Quota>({
  scopes: each((value, spot) => {
    if (value === undefined || !SCOPES.includes(value))
      spot.fault('invalid-value', `is "${value ?? ''}": use ${inWords(SCOPES)}${didYouMean(value ?? '', SCOPES)}`);
  }),
  scopeSelector: fields<core.ScopeSelector>({ matchExpressions: each(scope) }),
  hard: eachValue((amount, name, spot) => {
    resourceIn(QUOTAS)(amount, name, spot);
    const value = quantityOf(amount)?.amount ?? 0;
    if (value < 0) spot.fault('invalid-quantity', `is ${amount}: use 0 or more`);
    else if (COUNTED.includes(name) && !Number.isInteger(value))
      spot.fault('invalid-quantity', `is ${amount}: use a whole number`);
  }),
});

/** What must not be more than what, in this order. */
const ORDERED = ['min', 'defaultRequest', 'default', 'max'] as const;

/** @see https://kubernetes.io/docs/concepts/policy/limit-range/ */
const limits: Rule<Limits> = all<Limits>(
  fields<Limits>({
    type: (value, spot) => {
      const types = ['Container', 'Pod', 'PersistentVolumeClaim'];
      if (value?.includes('/')) qualifiedName(value, spot);
      else required(`one of ${types.join(', ')}`, wordOf(...types))(value, spot);
    },
  }),
  (value, spot) => {
    const known = value?.type === 'PersistentVolumeClaim' ? ['storage', ...COMPUTE] : COMPUTE;
    for (const key of ORDERED) {
      if (value?.type === 'Pod' && key.startsWith('default') && Object.keys(value[key] ?? {}).length > 0)
        spot.into(key).fault('conflicting-fields', 'is for type Container, not Pod: remove it');
      else eachValue(resourceIn(known))(value?.[key], spot.into(key));
    }
    eachValue(resourceIn(known))(value?.maxLimitRequestRatio, spot.into('maxLimitRequestRatio'));
    if (value) for (const name of known) ordered(value, name, spot);
  },
);

/** The API server fills in a default from max, and a defaultRequest from default or min, so those are in order then. */
function ordered(value: Limits, name: string, spot: Spot): void {
  const given = ORDERED.flatMap((key) => {
    const said = (value[key] as Amounts | undefined)?.[name];
    const amount = said === undefined ? undefined : quantityOf(said)?.amount;
    return amount === undefined ? [] : [{ key, said, amount }];
  });
  for (const [index, { key, said, amount }] of given.entries()) {
    const above = given[index - 1];
    if (above && above.amount > amount)
      spot
        .into(key)
        .into(name)
        .fault('invalid-quantity', `is ${said}, less than ${above.key}, ${above.said}: raise it`);
  }
}

type LimitRange = core.LimitRangeSpec;
export const limitRange: Rule<LimitRange> = fields<LimitRange>({
  limits: all(
    unique<Limits>('type', (item) => item.type, 'type'),
    each(limits),
  ),
});

type Priority = scheduling.PriorityClass;
export const priorityClass: Rule<Priority> = fields<Priority>({
  preemptionPolicy: wordOf('Never', 'PreemptLowerPriority'),
});
