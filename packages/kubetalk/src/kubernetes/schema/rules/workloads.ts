import type { JsonObject } from '../../../manifest/manifest';
import { matches, labelSelector as readSelector } from '../../selectors';
import type { apps, core, meta } from '../api';
import type { ValueLocation } from '../problem';
import { all, each, fields, filled, from, natural, oneOf, type Rule, required } from '../rule';
import { deprecatedInPod } from './deprecated';
import { label, labelSelectorRule } from './names';
import { podSpec, podTemplate, templateMetadata } from './pod/pod';
import { claim } from './storage';

type Selector = meta.LabelSelector;
type Template = core.PodTemplateSpec;
type Deployment = apps.DeploymentSpec;
type ReplicaSet = apps.ReplicaSetSpec;
type StatefulSet = apps.StatefulSetSpec;
type DaemonSet = apps.DaemonSetSpec;
type ReplicationController = core.ReplicationControllerSpec;
type Strategy = apps.DeploymentStrategy;
type DaemonStrategy = apps.DaemonSetUpdateStrategy;
type SetStrategy = apps.StatefulSetUpdateStrategy;
type Retention = apps.StatefulSetPersistentVolumeClaimRetentionPolicy;

interface Selecting {
  readonly selector?: Selector;
  readonly template?: Template;
}

/** Whether labels fulfil a selector. */
export function fulfils(selector: Selector, labels: Readonly<Record<string, string>>): boolean {
  return matches(readSelector(selector as JsonObject), labels);
}

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector */
const selectsItsTemplate: Rule<Selecting> = (value, location) => {
  const place = location.into('selector');
  const selector = value?.selector;
  if (selector === undefined) return place.fault('missing-field', 'is missing: give it the labels of the template');
  if (!Object.keys(selector.matchLabels ?? {}).length && !selector.matchExpressions?.length)
    return place.fault('selector-differs-from-template', 'is empty: give it labels of the template');
  const given = value?.template?.metadata?.labels ?? {};
  if (!fulfils(selector, given))
    place.fault(
      'selector-differs-from-template',
      `does not match the template's labels ${listed(given)}: make them agree`,
    );
};

function listed(given: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(given).map(([key, value]) => `${key}=${value}`);
  return pairs.length > 0 ? `(${pairs.join(', ')})` : '(none)';
}

/** Of several Pods, only one could write to a disk of GCE: 1.28 is the last version that refuses it. */
const sharedDisks: Rule<Template> = from(
  '1.29',
  () => {},
  (template, location) => {
    for (const [index, { gcePersistentDisk: disk }] of (template?.spec?.volumes ?? []).entries())
      if (disk && !disk.readOnly)
        location
          .into('spec')
          .into('volumes')
          .into(index)
          .into('gcePersistentDisk')
          .into('readOnly')
          .fault(
            'conflicting-fields',
            'is not true, as it has to be where there are several Pods: set it, or use one replica',
          );
  },
);

/** Replicas of one template. */
const replicated: Rule<Selecting & { readonly replicas?: number }> = (value, location) => {
  if ((value?.replicas ?? 1) > 1) sharedDisks(value?.template, location.into('template'));
};

/** Pods that are kept running: they restart always, and have no end. */
const keptRunning: Rule<Template> = (template, location) => {
  const policy = template?.spec?.restartPolicy;
  const place = location.into('spec');
  if (policy && policy !== 'Always')
    place.into('restartPolicy').fault('invalid-value', `is "${policy}": use Always, or a Job where Pods have to end`);
  if (template?.spec?.activeDeadlineSeconds !== undefined)
    place.into('activeDeadlineSeconds').fault('conflicting-fields', 'ends Pods that are to be kept running: remove it');
};

const keptTemplate: Rule<Template> = required('the Pods to run', all(podTemplate, keptRunning));

/** A number of Pods, or a percentage of them. */
const someOf: Rule<number | string> = (value, location) => {
  if (typeof value === 'string' && !/^\d+%$/.test(value))
    location.fault('invalid-value', `is "${value}": use a whole number or a percentage such as "25%"`);
  if (typeof value === 'number' && value < 0) location.fault('invalid-value', `is ${value}: use 0 or more`);
};

export const partOf: Rule<number | string> = all(someOf, (value, location) => {
  if (typeof value === 'string' && /^\d+%$/.test(value) && Number.parseInt(value, 10) > 100)
    location.fault('invalid-value', `is "${value}": use at most "100%"`);
});

function isNone(value: number | string | undefined): boolean {
  return value === 0 || (typeof value === 'string' && /^0+%$/.test(value));
}

type Rolling = { readonly maxSurge?: number | string; readonly maxUnavailable?: number | string };

const rolling: Rule<Rolling> = all<Rolling>(
  fields<Rolling>({ maxSurge: someOf, maxUnavailable: partOf }),
  (value, location) => {
    if (isNone(value?.maxSurge) && isNone(value?.maxUnavailable))
      location
        .into('maxUnavailable')
        .fault('conflicting-fields', 'is 0 beside maxSurge 0, so nothing could roll: raise one');
  },
);

/** A rolling update has settings, which no other strategy takes. */
function rolls<T extends { readonly type?: string; readonly rollingUpdate?: object }>(other: string): Rule<T> {
  return (value, location) => {
    if (value?.type === other && value.rollingUpdate !== undefined)
      location.into('rollingUpdate').fault('conflicting-fields', `is set together with type ${other}: remove it`);
  };
}

export const deployment: Rule<Deployment> = all<Deployment>(
  fields<Deployment>({
    replicas: natural,
    minReadySeconds: natural,
    revisionHistoryLimit: natural,
    progressDeadlineSeconds: natural,
    selector: labelSelectorRule,
    strategy: all<Strategy>(
      fields<Strategy>({ type: oneOf('Recreate', 'RollingUpdate'), rollingUpdate: rolling }),
      rolls<Strategy>('Recreate'),
    ),
    template: keptTemplate,
  }),
  replicated,
  selectsItsTemplate,
  ({ progressDeadlineSeconds = 600, minReadySeconds = 0 } = {}, location) => {
    if (progressDeadlineSeconds <= minReadySeconds)
      location
        .into('progressDeadlineSeconds')
        .fault('invalid-value', `is ${progressDeadlineSeconds}: use more than minReadySeconds, ${minReadySeconds}`);
  },
);

export const replicaSet: Rule<ReplicaSet> = all<ReplicaSet>(
  fields<ReplicaSet>({
    replicas: natural,
    minReadySeconds: natural,
    selector: labelSelectorRule,
    template: keptTemplate,
  }),
  replicated,
  selectsItsTemplate,
);

export const replicationController: Rule<ReplicationController> = all<ReplicationController>(
  fields<ReplicationController>({ replicas: natural, minReadySeconds: natural, template: keptTemplate }),
  ({ replicas, template } = {}, location) => replicated({ replicas, template }, location),
  (value, location) => {
    const given = value?.template?.metadata?.labels ?? {};
    const selector = Object.keys(value?.selector ?? {}).length > 0 ? value?.selector : given;
    if (Object.keys(selector ?? {}).length === 0)
      location.into('selector').fault('missing-field', 'is missing: give it labels of the template');
    else if (!fulfils({ matchLabels: selector }, given))
      location
        .into('selector')
        .fault(
          'selector-differs-from-template',
          `does not match the template's labels ${listed(given)}: make them agree`,
        );
  },
);

export const daemonSet: Rule<DaemonSet> = all<DaemonSet>(
  fields<DaemonSet>({
    minReadySeconds: natural,
    revisionHistoryLimit: natural,
    selector: labelSelectorRule,
    template: keptTemplate,
    updateStrategy: all<DaemonStrategy>(
      fields<DaemonStrategy>({ type: oneOf('RollingUpdate', 'OnDelete') }),
      daemonRolling,
    ),
  }),
  ({ template } = {}, location) => sharedDisks(template, location.into('template')),
  selectsItsTemplate,
);

/** A DaemonSet runs one Pod on a node, so it surges or does without, never both. */
function daemonRolling(value: DaemonStrategy | undefined, location: ValueLocation): void {
  if (value?.type === 'OnDelete' || value?.rollingUpdate === undefined) return;
  const place = location.into('rollingUpdate');
  const { maxSurge = 0, maxUnavailable = 1 } = value.rollingUpdate;
  fields<Rolling>({ maxSurge: partOf, maxUnavailable: partOf })(value.rollingUpdate, place);
  if (isNone(maxSurge) === isNone(maxUnavailable))
    place
      .into('maxSurge')
      .fault(
        'conflicting-fields',
        `is ${maxSurge} beside maxUnavailable ${maxUnavailable}: set exactly one of them to 0`,
      );
}

/**
 * Before this version the API server does not look into the Pods of a StatefulSet: an invalid one is applied, and shows when none
 * starts.
 */
const TEMPLATES_JUDGED = '1.34';

export const statefulSet: Rule<StatefulSet> = all<StatefulSet>(
  fields<StatefulSet>({
    replicas: natural,
    serviceName: from('1.36', filled(label)),
    minReadySeconds: natural,
    podManagementPolicy: oneOf('OrderedReady', 'Parallel'),
    selector: labelSelectorRule,
    updateStrategy: all<SetStrategy>(
      fields<SetStrategy>({
        type: oneOf('RollingUpdate', 'OnDelete'),
        rollingUpdate: fields<apps.RollingUpdateStatefulSetStrategy>({
          partition: natural,
        }),
      }),
      rolls<SetStrategy>('OnDelete'),
    ),
    ordinals: fields<apps.StatefulSetOrdinals>({ start: natural }),
    persistentVolumeClaimRetentionPolicy: fields<Retention>({
      whenDeleted: oneOf('Retain', 'Delete'),
      whenScaled: oneOf('Retain', 'Delete'),
    }),
    template: all(fields<Template>({ metadata: templateMetadata }), keptRunning, deprecatedInPod),
  }),
  from<StatefulSet>(TEMPLATES_JUDGED, ({ template, volumeClaimTemplates = [] } = {}, location) => {
    const claims: Rule<readonly core.PersistentVolumeClaim[]> = each(
      fields<core.PersistentVolumeClaim>({ spec: (value, place) => claim(value ?? {}, place) }),
    );
    claims(volumeClaimTemplates, location.into('volumeClaimTemplates'));
    if (template) podOfSet(template, volumeClaimTemplates, location.into('template'));
  }),
  selectsItsTemplate,
);

/** A Pod as the controller would make it: a claim of a template is a volume, and takes the place of one of its name. */
function podOfSet(template: Template, claims: readonly core.PersistentVolumeClaim[], location: ValueLocation): void {
  const names = new Set(claims.map(({ metadata }) => metadata?.name));
  const kept = (template.spec?.volumes ?? []).filter(({ name }) => !names.has(name));
  const made = [...names].map((name) => ({ name, emptyDir: {} }));
  podSpec({ ...template.spec, volumes: [...kept, ...made] }, location.into('spec'));
}
