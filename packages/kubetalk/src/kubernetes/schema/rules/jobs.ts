import { dns1123Label, nameFault } from '../../names';
import type { batch } from '../api';
import type { ValueLocation } from '../problem';
import { all, each, fields, forbidden, natural, oneOf, onlyOne, type Rule, required, unique, wordOf } from '../rule';
import { labelSelectorRule, longest, matching, qualifiedName, subdomain } from './names';
import { podTemplate } from './pod/pod';
import { schedule, timeZone } from './schedule';
import { fulfils } from './workloads';

type Job = batch.JobSpec;
type CronJob = batch.CronJobSpec;
type FailurePolicy = batch.PodFailurePolicyRule;

function inOrder(codes: readonly number[] | undefined, location: ValueLocation): void {
  if (codes?.some((code, index) => code < (codes[index - 1] ?? code)))
    location.fault('invalid-value', 'is not in order: put the lowest first');
}

const failureRule: Rule<FailurePolicy> = all<FailurePolicy>(
  (value, location) =>
    onlyOne<FailurePolicy>(
      ['onExitCodes', 'onPodConditions'],
      1,
      'condition',
    )(
      value && { ...value, onPodConditions: value.onPodConditions?.length ? value.onPodConditions : undefined },
      location,
    ),
  (value, location) => {
    const { operator, values = [] } = value?.onExitCodes ?? {};
    if (operator === 'In' && values.includes(0))
      location.into('onExitCodes').into('values').fault('invalid-value', 'has 0, which is no failure: remove it');
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
    backoffLimitPerIndex: natural,
    activeDeadlineSeconds: natural,
    ttlSecondsAfterFinished: natural,
    completionMode: wordOf('NonIndexed', 'Indexed'),
    selector: labelSelectorRule,
    podFailurePolicy: fields<batch.PodFailurePolicy>({ rules: each(failureRule) }),
    podReplacementPolicy: wordOf('Failed', 'TerminatingOrFailed'),
    managedBy: all(
      matching('invalid-value', /^[^/]+\/[^/]/, 'a name with a domain, such as "example.com/queue"'),
      longest(63),
      (value, location) => subdomain(value?.split('/')[0], location),
    ),
    maxFailedIndexes: natural,
    template: required('the Pod to run', podTemplate),
  }),
  (value, location) => {
    // Where neither is given, the API server makes both 1.
    if (value?.completionMode === 'Indexed' && value.completions === undefined && value.parallelism !== undefined)
      location
        .into('completions')
        .fault('missing-field', 'is missing, which Indexed needs: give the number of completions');
    if (value?.podFailurePolicy && value.podReplacementPolicy !== undefined)
      wordOf('Failed')(value.podReplacementPolicy, location.into('podReplacementPolicy'));
    if (value?.successPolicy) succeeds(value, location.into('successPolicy'));
    if (location.kubernetes.minor >= 29) countsByIndex(value, location);
    failuresAreOfContainers(value, location.into('podFailurePolicy').into('rules'));
    if (value?.template) ends(value, location.into('template').into('spec').into('restartPolicy'));
  },
);

/** What counts failures by index needs a limit for each. */
function countsByIndex(
  { backoffLimitPerIndex, maxFailedIndexes, podFailurePolicy, completions }: Job = {},
  location: ValueLocation,
): void {
  if (maxFailedIndexes !== undefined && completions !== undefined && maxFailedIndexes > completions)
    location
      .into('maxFailedIndexes')
      .fault('invalid-value', `is ${maxFailedIndexes}: use at most completions, ${completions}`);
  if (backoffLimitPerIndex !== undefined) return;
  if (maxFailedIndexes !== undefined)
    location.into('backoffLimitPerIndex').fault('missing-field', 'is missing, which maxFailedIndexes needs: give it');
  for (const [index, { action }] of (podFailurePolicy?.rules ?? []).entries())
    if (action === 'FailIndex')
      location
        .into('podFailurePolicy')
        .into('rules')
        .into(index)
        .into('action')
        .fault('conflicting-fields', 'is FailIndex, which needs backoffLimitPerIndex: give that too');
}

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#success-policy */
function succeeds({ successPolicy, completions = 0, completionMode }: Job, location: ValueLocation): void {
  if (completionMode !== 'Indexed') location.fault('conflicting-fields', 'is for completionMode Indexed: remove it');
  required('at least one rule')(successPolicy?.rules, location.into('rules'));
  for (const [index, rule] of (successPolicy?.rules ?? []).entries()) {
    const { succeededCount: count, succeededIndexes: text } = rule;
    const place = location.into('rules').into(index);
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

function failuresAreOfContainers(value: Job | undefined, location: ValueLocation): void {
  const { containers = [], initContainers = [] } = value?.template?.spec ?? {};
  const names = [...containers, ...initContainers].flatMap(({ name }) => name || []);
  if (names.length === 0) return;
  for (const [index, { onExitCodes }] of (value?.podFailurePolicy?.rules ?? []).entries())
    wordOf(...names)(onExitCodes?.containerName, location.into(index).into('onExitCodes').into('containerName'));
}

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-template */
function ends({ template, podFailurePolicy }: Job, location: ValueLocation): void {
  const policy = template?.spec?.restartPolicy;
  if (!policy) location.fault('missing-field', 'is missing: give OnFailure or Never, since a Job has to end');
  else if (policy === 'Always')
    location.fault('invalid-value', 'is "Always": use OnFailure or Never, since a Job has to end');
  else if (podFailurePolicy && policy === 'OnFailure')
    location.fault('conflicting-fields', 'is "OnFailure" beside podFailurePolicy: use Never');
}

/** A Job's name is in a label of its Pods, unless it selects them itself; where Pods are numbered, in host names too. */
export const jobNames: Rule<batch.Job> = (value, location) => {
  const { completionMode, completions = 0, manualSelector } = value?.spec ?? {};
  if (!manualSelector) longest(63)(value?.metadata?.name, location.into('metadata').into('name'));
  const last = `${value?.metadata?.name}-${completions - 1}`;
  if (completionMode !== 'Indexed' || completions < 1 || !value?.metadata?.name) return;
  const fault = nameFault(dns1123Label, last);
  if (fault !== undefined) location.into('metadata').into('name').fault('invalid-name', `makes the host ${fault}`);
};

export const job: Rule<Job> = all<Job>(jobFields, (value, location) => {
  if (value?.manualSelector && value.selector === undefined)
    location
      .into('selector')
      .fault('missing-field', 'is missing, which manualSelector needs: give it the labels of the template');
  if (!value?.selector) return;
  const { matchLabels, matchExpressions } = value.selector;
  const isEmpty = Object.keys(matchLabels ?? {}).length === 0 && !matchExpressions?.length;
  if (!value.manualSelector) {
    // An empty one is filled in.
    if (isEmpty) return;
    location.into('selector').fault('conflicting-fields', 'is given, but a Job makes its own: remove it');
  } else if (!fulfils(value.selector, value.template?.metadata?.labels ?? {}))
    location
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
          (value, location) => {
            if (value?.manualSelector)
              location
                .into('manualSelector')
                .fault('conflicting-fields', 'is true, but a CronJob selects its own: remove it');
          },
        ),
      ),
    }),
  ),
});
