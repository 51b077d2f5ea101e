import { matches, labelSelector as readSelector } from '../../../kubernetes/selectors';
import type { JsonObject } from '../../../manifest/manifest';
import { dns1123Label, nameFault } from '../../names';
import type { apps, batch, core, meta } from '../api';
import type { Spot } from '../problem';
import {
  all,
  each,
  fields,
  forbidden,
  from,
  natural,
  oneOf,
  onlyOne,
  type Rule,
  required,
  unique,
  wordOf,
} from '../rule';
import { labelSelector, longest, matching, qualifiedName } from './names';
import { podSpec, podTemplate, templateMetadata } from './pod';
import { schedule, timeZone } from './schedule';
import { claim } from './storage';

type Selector = meta.LabelSelector;
type Template = core.PodTemplateSpec;
type Deployment = apps.DeploymentSpec;
type ReplicaSet = apps.ReplicaSetSpec;
type StatefulSet = apps.StatefulSetSpec;
type DaemonSet = apps.DaemonSetSpec;
type Job = batch.JobSpec;
type CronJob = batch.CronJobSpec;
type ReplicationController = core.ReplicationControllerSpec;
interface Selecting {
  readonly selector?: Selector;
  readonly template?: Template;
}

/** Whether labels fulfil a selector. */
function selects(selector: Selector, labels: Readonly<Record<string, string>>): boolean {
  return matches(readSelector(selector as JsonObject), labels);
}

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector */
const selectsItsTemplate: Rule<Selecting> = (value, spot) => {
  const place = spot.into('selector');
  const selector = value?.selector;
  if (selector === undefined) return place.fault('missing-field', 'is missing: give it the labels of the template');
  if (!Object.keys(selector.matchLabels ?? {}).length && !selector.matchExpressions?.length)
    return place.fault('selector-differs-from-template', 'is empty: give it labels of the template');
  const given = value?.template?.metadata?.labels ?? {};
  if (!selects(selector, given))
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
  (template, spot) => {
    for (const [index, { gcePersistentDisk: disk }] of (template?.spec?.volumes ?? []).entries())
      if (disk && !disk.readOnly)
        spot
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
const replicated: Rule<Selecting & { readonly replicas?: number }> = (value, spot) => {
  if ((value?.replicas ?? 1) > 1) sharedDisks(value?.template, spot.into('template'));
};

/** Pods that are kept running: they restart always, and have no end. */
const keptRunning: Rule<Template> = (template, spot) => {
  const policy = template?.spec?.restartPolicy;
  const place = spot.into('spec');
  if (policy && policy !== 'Always')
    place.into('restartPolicy').fault('invalid-value', `is "${policy}": use Always, or a Job where Pods have to end`);
  if (template?.spec?.activeDeadlineSeconds !== undefined)
    place.into('activeDeadlineSeconds').fault('conflicting-fields', 'ends Pods that are to be kept running: remove it');
};

const keptTemplate: Rule<Template> = required('the Pods to run', all(podTemplate, keptRunning));

/** A number of Pods, or a percentage of them. */
const someOf: Rule<number | string> = (value, spot) => {
  if (typeof value === 'string' && !/^\d+%$/.test(value))
    spot.fault('invalid-value', `is "${value}": use a whole number or a percentage such as "25%"`);
  if (typeof value === 'number' && value < 0) spot.fault('invalid-value', `is ${value}: use 0 or more`);
};
export const partOf: Rule<number | string> = all(someOf, (value, spot) => {
  if (typeof value === 'string' && /^\d+%$/.test(value) && Number.parseInt(value, 10) > 100)
    spot.fault('invalid-value', `is "${value}": use at most "100%"`);
});

function isNone(value: number | string | undefined): boolean {
  return value === 0 || (typeof value === 'string' && /^0+%$/.test(value));
}

type Rolling = { readonly maxSurge?: number | string; readonly maxUnavailable?: number | string };
const rolling: Rule<Rolling> = all<Rolling>(
  fields<Rolling>({ maxSurge: someOf, maxUnavailable: partOf }),
  (value, spot) => {
    if (isNone(value?.maxSurge) && isNone(value?.maxUnavailable))
      spot
        .into('maxUnavailable')
        .fault('conflicting-fields', 'is 0 beside maxSurge 0, so nothing could roll: raise one');
  },
);

/** A rolling update has settings, which no other strategy takes. */
function rolls<T extends { readonly type?: string; readonly rollingUpdate?: object }>(other: string): Rule<T> {
  return (value, spot) => {
    if (value?.type === other && value.rollingUpdate !== undefined)
      spot.into('rollingUpdate').fault('conflicting-fields', `stands beside type ${other}: remove it`);
  };
}

type Strategy = apps.DeploymentStrategy;
export const deployment: Rule<Deployment> = all<Deployment>(
  fields<Deployment>({
    replicas: natural,
    minReadySeconds: natural,
    revisionHistoryLimit: natural,
    progressDeadlineSeconds: natural,
    selector: labelSelector,
    strategy: all<Strategy>(
      fields<Strategy>({ type: oneOf('Recreate', 'RollingUpdate'), rollingUpdate: rolling }),
      rolls<Strategy>('Recreate'),
    ),
    template: keptTemplate,
  }),
  replicated,
  selectsItsTemplate,
  ({ progressDeadlineSeconds = 600, minReadySeconds = 0 } = {}, spot) => {
    if (progressDeadlineSeconds <= minReadySeconds)
      spot
        .into('progressDeadlineSeconds')
        .fault('invalid-value', `is ${progressDeadlineSeconds}: use more than minReadySeconds, ${minReadySeconds}`);
  },
);

export const replicaSet: Rule<ReplicaSet> = all<ReplicaSet>(
  fields<ReplicaSet>({ replicas: natural, minReadySeconds: natural, selector: labelSelector, template: keptTemplate }),
  replicated,
  selectsItsTemplate,
);

export const replicationController: Rule<ReplicationController> = all<ReplicationController>(
  fields<ReplicationController>({ replicas: natural, minReadySeconds: natural, template: keptTemplate }),
  ({ replicas, template } = {}, spot) => replicated({ replicas, template }, spot),
  (value, spot) => {
    const given = value?.template?.metadata?.labels ?? {};
    const selector = Object.keys(value?.selector ?? {}).length > 0 ? value?.selector : given;
    if (Object.keys(selector ?? {}).length === 0)
      spot.into('selector').fault('missing-field', 'is missing: give it labels of the template');
    else if (!selects({ matchLabels: selector }, given))
      spot
        .into('selector')
        .fault(
          'selector-differs-from-template',
          `does not match the template's labels ${listed(given)}: make them agree`,
        );
  },
);

type DaemonStrategy = apps.DaemonSetUpdateStrategy;
export const daemonSet: Rule<DaemonSet> = all<DaemonSet>(
  fields<DaemonSet>({
    minReadySeconds: natural,
    revisionHistoryLimit: natural,
    selector: labelSelector,
    template: keptTemplate,
    updateStrategy: all<DaemonStrategy>(
      fields<DaemonStrategy>({ type: oneOf('RollingUpdate', 'OnDelete') }),
      daemonRolling,
    ),
  }),
  ({ template } = {}, spot) => sharedDisks(template, spot.into('template')),
  selectsItsTemplate,
);

/** A DaemonSet runs one Pod on a node, so it surges or does without, never both. */
function daemonRolling(value: DaemonStrategy | undefined, spot: Spot): void {
  if (value?.type === 'OnDelete' || value?.rollingUpdate === undefined) return;
  const place = spot.into('rollingUpdate');
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

type SetStrategy = apps.StatefulSetUpdateStrategy;
type Retention = apps.StatefulSetPersistentVolumeClaimRetentionPolicy;

/**
 * Before this version the API server does not look into the Pods of a StatefulSet: an invalid one is applied, and shows when none
 * starts.
 */
const TEMPLATES_JUDGED = '1.34';

export const statefulSet: Rule<StatefulSet> = all<StatefulSet>(
  fields<StatefulSet>({
    replicas: natural,
    minReadySeconds: natural,
    revisionHistoryLimit: natural,
    podManagementPolicy: oneOf('OrderedReady', 'Parallel'),
    selector: labelSelector,
    updateStrategy: all<SetStrategy>(
      fields<SetStrategy>({
        type: oneOf('RollingUpdate', 'OnDelete'),
        rollingUpdate: fields<apps.RollingUpdateStatefulSetStrategy>({
          partition: natural,
          maxUnavailable: partOf,
        }),
      }),
      rolls<SetStrategy>('OnDelete'),
    ),
    ordinals: fields<apps.StatefulSetOrdinals>({ start: natural }),
    persistentVolumeClaimRetentionPolicy: fields<Retention>({
      whenDeleted: oneOf('Retain', 'Delete'),
      whenScaled: oneOf('Retain', 'Delete'),
    }),
    template: all(fields<Template>({ metadata: templateMetadata }), keptRunning),
  }),
  from<StatefulSet>(TEMPLATES_JUDGED, ({ template, volumeClaimTemplates = [] } = {}, spot) => {
    const claims: Rule<readonly core.PersistentVolumeClaim[]> = each(
      fields<core.PersistentVolumeClaim>({ spec: (value, place) => claim(value ?? {}, place) }),
    );
    claims(volumeClaimTemplates, spot.into('volumeClaimTemplates'));
    if (template) podOfSet(template, volumeClaimTemplates, spot.into('template'));
  }),
  selectsItsTemplate,
);

/** A Pod as the controller would make it: a claim of a template is a volume, and takes the place of one of its name. */
function podOfSet(template: Template, claims: readonly core.PersistentVolumeClaim[], spot: Spot): void {
  const names = new Set(claims.map(({ metadata }) => metadata?.name));
  const kept = (template.spec?.volumes ?? []).filter(({ name }) => !names.has(name));
  const made = [...names].map((name) => ({ name, emptyDir: {} }));
  podSpec({ ...template.spec, volumes: [...kept, ...made] }, spot.into('spec'));
}

function inOrder(codes: readonly number[] | undefined, spot: Spot): void {
  if (codes?.some((code, index) => code < (codes[index - 1] ?? code)))
    spot.fault('invalid-value', 'is not in order: put the lowest first');
}

type FailurePolicy = batch.PodFailurePolicyRule;
const failureRule: Rule<FailurePolicy> = all<FailurePolicy>(
  (value, spot) =>
    onlyOne<FailurePolicy>(
      ['onExitCodes', 'onPodConditions'],
      1,
      'condition',
    )(value && { ...value, onPodConditions: value.onPodConditions?.length ? value.onPodConditions : undefined }, spot),
  (value, spot) => {
    const { operator, values = [] } = value?.onExitCodes ?? {};
    if (operator === 'In' && values.includes(0))
      spot.into('onExitCodes').into('values').fault('invalid-value', 'has 0, which is no failure: remove it');
  },
  fields<FailurePolicy>({
    action: required('what to do', oneOf('Count', 'FailIndex', 'FailJob', 'Ignore')),
    onExitCodes: fields<batch.PodFailurePolicyOnExitCodesRequirement>({
      operator: required('In or NotIn', oneOf('In', 'NotIn')),
      values: required(
        'at least one exit code',
        all(
          unique<number>('exit code', (code) => code),
          inOrder,
        ),
      ),
    }),
    onPodConditions: each(
      fields<batch.PodFailurePolicyOnPodConditionsPattern>({
        type: required('the type of the condition', qualifiedName),
        status: oneOf('True', 'False', 'Unknown'),
      }),
    ),
  }),
);

/** What a Job and the Jobs of a CronJob have in common. */
const jobFields: Rule<Job> = all<Job>(
  fields<Job>({
    parallelism: natural,
    completions: natural,
    backoffLimit: natural,
    backoffLimitPerIndex: from('1.29', natural),
    activeDeadlineSeconds: natural,
    ttlSecondsAfterFinished: natural,
    completionMode: wordOf('NonIndexed', 'Indexed'),
    selector: labelSelector,
    podFailurePolicy: fields<batch.PodFailurePolicy>({ rules: each(failureRule) }),
    podReplacementPolicy: from('1.29', wordOf('Failed', 'TerminatingOrFailed')),
    managedBy: from(
      '1.32',
      all(matching('invalid-value', /^[^/]+\/[^/]/, 'a name with a domain, such as "example.com/queue"'), longest(63)),
    ),
    maxFailedIndexes: from('1.29', natural),
    template: required('the Pod to run', podTemplate),
  }),
  (value, spot) => {
    if (value?.completionMode === 'Indexed' && value.completions === undefined)
      spot
        .into('completions')
        .fault('missing-field', 'is missing, which Indexed needs: give the number of completions');
    if (value?.podFailurePolicy && value.podReplacementPolicy !== undefined && spot.kubernetes.minor >= 29)
      wordOf('Failed')(value.podReplacementPolicy, spot.into('podReplacementPolicy'));
    if (value?.successPolicy && spot.kubernetes.minor >= 31) succeeds(value, spot.into('successPolicy'));
    failuresAreOfContainers(value, spot.into('podFailurePolicy').into('rules'));
    if (value?.template) ends(value, spot.into('template').into('spec').into('restartPolicy'));
  },
);

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#success-policy */
function succeeds({ successPolicy, completions = 0, completionMode }: Job, spot: Spot): void {
  if (completionMode !== 'Indexed') spot.fault('conflicting-fields', 'is for completionMode Indexed: remove it');
  required('at least one rule')(successPolicy?.rules, spot.into('rules'));
  for (const [index, rule] of (successPolicy?.rules ?? []).entries()) {
    const { succeededCount: count, succeededIndexes: text } = rule;
    const place = spot.into('rules').into(index);
    const indexes = text === undefined ? undefined : countOf(text, completions);
    if (count === undefined && text === undefined)
      place.fault('missing-field', 'says nothing: give succeededIndexes or succeededCount');
    if (text !== undefined && indexes === undefined)
      place
        .into('succeededIndexes')
        .fault('invalid-value', `is "${text}": use indexes below ${completions} in order, such as "0,2-4"`);
    const most = Math.min(completions, indexes ?? completions);
    if (count !== undefined && (count < 0 || count > most))
      place.into('succeededCount').fault('invalid-value', `is ${count}: use 0 to ${most}`);
  }
}

/** How many indexes `0,2-4` names; undefined where it does not name them in order, below the number of completions. */
function countOf(text: string, completions: number): number | undefined {
  if (text === '') return 0;
  let [last, count] = [-1, 0];
  for (const part of text.split(',')) {
    const [, from, to = from] = /^(\d+)(?:-(\d+))?$/.exec(part) ?? [];
    const [first, end] = [Number(from ?? Number.NaN), Number(to ?? Number.NaN)];
    if (!(first > last && end >= first && end < completions) || (part.includes('-') && end === first)) return undefined;
    count += end - first + 1;
    last = end;
  }
  return count;
}

function failuresAreOfContainers(value: Job | undefined, spot: Spot): void {
  const { containers = [], initContainers = [] } = value?.template?.spec ?? {};
  const names = [...containers, ...initContainers].map(({ name = '' }) => name);
  for (const [index, { onExitCodes }] of (value?.podFailurePolicy?.rules ?? []).entries())
    wordOf(...names)(onExitCodes?.containerName, spot.into(index).into('onExitCodes').into('containerName'));
}

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-template */
function ends({ template, podFailurePolicy }: Job, spot: Spot): void {
  const policy = template?.spec?.restartPolicy;
  if (!policy) spot.fault('missing-field', 'is missing: give OnFailure or Never, since a Job has to end');
  else if (policy === 'Always')
    spot.fault('invalid-value', 'is "Always": use OnFailure or Never, since a Job has to end');
  else if (podFailurePolicy && policy === 'OnFailure')
    spot.fault('conflicting-fields', 'is "OnFailure" beside podFailurePolicy: use Never');
}

/** A Job's name stands in a label of its Pods, unless it selects them itself; where Pods are numbered, in host names too. */
export const jobNames: Rule<batch.Job> = (value, spot) => {
  const { completionMode, completions = 0, manualSelector } = value?.spec ?? {};
  if (!manualSelector) longest(63)(value?.metadata?.name, spot.into('metadata').into('name'));
  const last = `${value?.metadata?.name}-${completions - 1}`;
  if (completionMode !== 'Indexed' || completions < 1 || !value?.metadata?.name) return;
  const fault = nameFault(dns1123Label, last);
  if (fault !== undefined) spot.into('metadata').into('name').fault('invalid-name', `makes the host ${fault}`);
};

export const job: Rule<Job> = all<Job>(jobFields, (value, spot) => {
  if (value?.manualSelector && value.selector === undefined)
    spot
      .into('selector')
      .fault('missing-field', 'is missing, which manualSelector needs: give it the labels of the template');
  if (!value?.selector) return;
  if (!value.manualSelector)
    spot.into('selector').fault('conflicting-fields', 'is given, but a Job makes its own: remove it');
  else if (!selects(value.selector, value.template?.metadata?.labels ?? {}))
    spot
      .into('selector')
      .fault('selector-differs-from-template', "does not match the template's labels: make them agree");
});

export const cronJob: Rule<CronJob> = fields<CronJob>({
  schedule: required('when to run, such as "0 3 * * *"', schedule),
  timeZone,
  concurrencyPolicy: oneOf('Allow', 'Forbid', 'Replace'),
  startingDeadlineSeconds: natural,
  successfulJobsHistoryLimit: natural,
  failedJobsHistoryLimit: natural,
  jobTemplate: required(
    'the Job to run',
    fields<batch.JobTemplateSpec>({
      spec: required(
        'the Job to run',
        all<Job>(
          jobFields,
          fields<Job>({
            selector: forbidden('conflicting-fields', 'is given, but a CronJob makes its own: remove it'),
          }),
          (value, spot) => {
            if (value?.manualSelector)
              spot
                .into('manualSelector')
                .fault('conflicting-fields', 'is true, but a CronJob selects its own: remove it');
          },
        ),
      ),
    }),
  ),
});
