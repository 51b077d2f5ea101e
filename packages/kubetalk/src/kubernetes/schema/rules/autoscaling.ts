import { table } from '../../../manifest/table';
import { quantityOf } from '../../quantity';
import type { autoscaling, autoscalingV2 } from '../api';
import type { ValueLocation } from '../problem';
import { all, between, each, fields, from, oneOf, type Rule, required, wordOf } from '../rule';
import { label, pathSegment } from './names';
import { COMPUTE, resourceIn } from './quota';

type Autoscaler = autoscalingV2.HorizontalPodAutoscalerSpec;
type ScaleRules = autoscalingV2.HPAScalingRules;
type Metric = autoscalingV2.MetricSpec;
type Target = autoscalingV2.MetricTarget;
type Scaled = autoscaling.CrossVersionObjectReference;
type ScalingPolicy = autoscalingV2.HPAScalingPolicy;
type AutoscalerV1 = autoscaling.HorizontalPodAutoscalerSpec;

const scaleTarget = required(
  'what to scale',
  fields<{ kind?: string; name?: string }>({
    kind: required('the kind of what is scaled', pathSegment),
    name: required('the name of what is scaled', pathSegment),
  }),
);

const described = all<Scaled>(
  scaleTarget,
  from<Scaled>('1.36', ({ apiVersion = '' } = {}, location) => {
    if (apiVersion.split('/').length > 2)
      location.into('apiVersion').fault('invalid-value', `is "${apiVersion}": use GROUP/VERSION`);
  }),
);

/** What is scaled is of some group: the core has nothing but ReplicationControllers. */
const scaled = all<Scaled>(
  described,
  from('1.36', (value, location) => {
    if (value?.kind && value.kind !== 'ReplicationController' && !value.apiVersion?.includes('/'))
      location
        .into('apiVersion')
        .fault('invalid-value', `is "${value.apiVersion ?? ''}": give the group too, such as apps/v1`);
  }),
);

const scalingPolicy: Rule<ScalingPolicy> = fields<ScalingPolicy>({
  type: required('Pods or Percent', oneOf('Pods', 'Percent')),
  value: required('1 or more', between(1)),
  periodSeconds: required('1 to 1800', between(1, 1800)),
});

const scaling: Rule<ScaleRules> = fields<ScaleRules>({
  stabilizationWindowSeconds: between(0, 3600),
  selectPolicy: wordOf('Max', 'Min', 'Disabled'),
  tolerance: (value, location) => {
    if ((quantityOf(value ?? 0)?.amount ?? 0) < 0) location.fault('invalid-quantity', `is ${value}: use 0 or more`);
  },
  policies: (value, location) => value && required('at least one policy', each(scalingPolicy))(value, location),
});

const replicas = (value: { minReplicas?: number; maxReplicas?: number } | undefined, location: ValueLocation): void => {
  const { minReplicas, maxReplicas } = value ?? {};
  const place = location.into('maxReplicas');
  if (minReplicas !== undefined && minReplicas < 1)
    location.into('minReplicas').fault('invalid-value', `is ${minReplicas}: use 1 or more`);
  if (maxReplicas === undefined) place.fault('missing-field', 'is missing: give 1 or more');
  else if (maxReplicas < 1) place.fault('invalid-value', `is ${maxReplicas}: use 1 or more`);
  else if (minReplicas !== undefined && maxReplicas < minReplicas)
    place.fault('invalid-value', `is ${maxReplicas}: use minReplicas, ${minReplicas}, or more`);
};

/** The field of each type of metric, and the values of the target that it can have. */
const METRICS: Readonly<Record<string, { field: keyof Metric & string; by: readonly (keyof Target & string)[] }>> =
  table({
    Resource: { field: 'resource', by: ['averageUtilization', 'averageValue'] },
    ContainerResource: { field: 'containerResource', by: ['averageUtilization', 'averageValue'] },
    Pods: { field: 'pods', by: ['averageValue'] },
    Object: { field: 'object', by: ['value', 'averageValue'] },
    External: { field: 'external', by: ['value', 'averageValue'] },
  });

const target: Rule<Target> = all<Target>(
  fields<Target>({
    type: required('Utilization, Value or AverageValue', oneOf('Utilization', 'Value', 'AverageValue')),
    averageUtilization: between(1),
  }),
  (value, location) => {
    for (const key of ['value', 'averageValue'] as const) {
      const amount = quantityOf(value?.[key] ?? 1)?.amount ?? 1;
      if (amount <= 0) location.into(key).fault('invalid-quantity', `is ${value?.[key]}: use more than 0`);
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
  name: (value, location) => value && resourceIn(COMPUTE)(0, value, location),
  container: required('the name of the container', label),
});

const metric: Rule<Metric> = (value, location) => {
  const kind = METRICS[value?.type ?? ''];
  required('a type of metric', oneOf(...Object.keys(METRICS)))(value?.type, location.into('type'));
  if (!kind || !value) return;
  const source = value[kind.field] as Source | undefined;
  const place = location.into(kind.field);
  for (const { field } of Object.values(METRICS))
    if (field !== kind.field && value[field] !== undefined)
      location.into(field).fault('conflicting-fields', `is set together with type ${value.type}: remove it`);
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

export const autoscalerV1: Rule<AutoscalerV1> = all<AutoscalerV1>(
  fields<AutoscalerV1>({ scaleTargetRef: scaled, targetCPUUtilizationPercentage: between(1) }),
  replicas,
);
