import { namespaceOf } from '../../kubernetes/objects';
import { enforcedPodSecurity, podSecurityViolations } from '../../kubernetes/pod-security';
import { matches } from '../../kubernetes/selectors';
import { identity, type JsonObject, type Manifest, record } from '../../manifest/manifest';
import { memo } from '../../manifest/memo';
import { listed } from '../../text/budget';
import { type ServicePort, targetNumber } from '../../topology/services';
import { ordinals, podTemplateOf, readWorkload, type Workload } from '../../topology/workloads';
import { isDefault } from '../defaults';
import type { Field } from '../fields';
import { gapOf, keepsPods, partitionOf, replacement } from '../rollout';
import type { Pairing, Stages } from '../stages';
import {
  type Context,
  countedPods,
  deleteAndApply,
  knownKind,
  nameOf,
  type Row,
  replicasOf,
  titles,
  WORKLOADS,
} from './row';

/** The version from which on the resources of a Pod can be changed in place. */
const RESIZABLE = 33;

const JOB_FIXED =
  /^spec\.(selector|template|completionMode|podFailurePolicy|backoffLimitPerIndex|managedBy|successPolicy)\b/;

/** Whether both numbers of a Job may change, as they do as one. */
function isElastic({ completionMode, completions, parallelism = 1 }: JsonObject): boolean {
  return completionMode === 'Indexed' && completions === parallelism;
}

/** What the API server refuses of what runs Pods. */
export const WORKLOADS_REFUSED: readonly Row[] = [
  {
    id: 'rejected',
    witness: 'replica-set-labels-unselected',
    kinds: WORKLOADS,
    fields: /^spec\.(template|selector)\b/,
    when: ({ after }) => !selectsItsPods(after),
    message: 'the API server refuses it: spec.selector must match spec.template.metadata.labels',
  },
  {
    id: 'updated',
    witness: 'job-hook',
    kinds: ['Job'],
    fields: JOB_FIXED,
    when: ({ after }) => isHook(after),
    message: 'Helm and Argo CD delete a hook, and run it again; kubectl apply alone refuses it',
  },
  {
    id: 'rejected',
    witness: 'job-template',
    kinds: ['Job'],
    fields: JOB_FIXED,
    message: (_, paths) =>
      `the API server refuses it: ${paths} can't be changed; delete the Job and apply it again, which runs it again`,
  },
  {
    id: 'rejected',
    witness: 'job-completions',
    kinds: ['Job'],
    fields: /^spec\.completions$/,
    when: ({ after }) => !isElastic(record(after?.value.spec)),
    message: (_, paths) =>
      `the API server refuses it: ${paths} can be changed of an Indexed Job alone, and with the same number as spec.parallelism`,
  },
  {
    id: 'rejected',
    witness: 'pod-resources-resizable',
    kinds: ['Pod'],
    fields: /^spec\.(initC|c)ontainers\[\]\.resources\b/,
    when: ({ kubernetes }) => kubernetes.minor >= RESIZABLE,
    message: (_, paths) =>
      `the API server refuses it: ${paths} can't be changed by apply; kubectl patch --subresource resize changes cpu and memory in place`,
  },
  {
    id: 'rejected',
    witness: 'pod-environment',
    kinds: ['Pod'],
    fields: /^spec\b(?!\.((initC|c)ontainers\[\]\.image|activeDeadlineSeconds|tolerations)\b)/,
    when: ({ field }) => !isGateOpened(field),
    message: deleteAndApply,
  },
];

export const WORKLOAD_ROWS: readonly Row[] = [
  {
    id: 'pods-refused',
    witness: 'pod-security-template',
    kinds: [...WORKLOADS, 'Job'],
    fields: /^spec\.template\b/,
    when: (context) => podFaults(context.after, context.stages).length > 0,
    message: refusedPods,
  },
  {
    id: 'pods-refused',
    witness: 'pod-security-created',
    change: 'added',
    kinds: [...WORKLOADS, 'Job'],
    when: (context) => podFaults(context.after, context.stages).length > 0,
    message: refusedPods,
  },
  {
    id: 'pods-refused',
    witness: 'pod-security-label',
    kinds: ['Namespace'],
    fields: /^metadata\.labels(\.pod-security\.kubernetes\.io\/enforce)?$/,
    when: ({ after, stages }) => refusedIn(after, stages).length > 0,
    message: ({ after, stages }) =>
      `its Pod Security level ${enforcedIn(after, stages)?.level} refuses new Pods of ${titles(refusedIn(after, stages))}; those that run stay until something ends them`,
  },
  {
    id: 'scaled',
    witness: 'deployment-scaled',
    kinds: WORKLOADS,
    fields: /^spec\.replicas$/,
    message: ({ before, after }) => `from ${countedPods(before)} to ${replicasOf(after)}${podsGone(before, after)}`,
  },
  {
    id: 'pods-recreated',
    witness: 'stateful-set-ordinals',
    kinds: ['StatefulSet'],
    fields: /^spec\.ordinals\b/,
    message: ({ before, after }) =>
      `starts Pods ${podRange(after)} with claims of their own, and then ends those of ${podRange(before)} that are none of these`,
  },
  {
    id: 'running-pods-unchanged',
    witness: 'replica-set-image',
    kinds: WORKLOADS,
    fields: /^spec\.template\b/,
    when: ({ after }) => after !== undefined && keepsPods(after),
    message: ({ before }) =>
      `accepted, but no running Pod is replaced (${countedPods(before)}): each keeps the old template until something ends it`,
  },
  {
    id: 'pods-recreated',
    witness: 'deployment-recreate',
    kinds: ['DaemonSet', 'Deployment', 'StatefulSet'],
    fields: /^spec\.template\b/,
    when: ({ after, before }) => after !== undefined && replicasOf(before) !== 0 && gapOf(after) !== undefined,
    message: ({ before, after }) => `ends ${countedPods(before)}, ${after ? gapOf(after) : ''}`,
  },
  {
    id: 'pods-replaced',
    witness: 'deployment-image',
    kinds: ['DaemonSet', 'Deployment', 'StatefulSet'],
    fields: /^spec\.template\b/,
    message: (context) => `replaces ${context.after ? replacement(context.after) : ''}${bothVersions(context)}`,
  },
  {
    id: 'updated',
    witness: 'stateful-set-partition-lowered',
    kinds: ['DaemonSet', 'Deployment', 'StatefulSet'],
    fields: /^spec\.(paused|updateStrategy\b.*)$/,
    when: ({ before, after }) => before !== undefined && after !== undefined && goesOn(before, after),
    message: 'a rollout that waits goes on: Pods that still have an older template are replaced now',
  },
  {
    id: 'updated',
    witness: 'pod-image',
    kinds: ['Pod'],
    fields: /^spec\.(initC|c)ontainers\[\]\.image$/,
    message: 'the container restarts in the same Pod',
  },
  {
    id: 'updated',
    witness: 'cron-job-template',
    kinds: ['CronJob'],
    fields: /^spec\.jobTemplate\b/,
    message: 'holds for the Jobs that start from now on',
  },
  {
    id: 'updated',
    witness: 'cron-job-suspended',
    kinds: ['CronJob'],
    fields: /^spec\.suspend$/,
    message: ({ after }) =>
      record(after?.value.spec).suspend === true ? 'no Job starts any more; one that runs goes on' : 'Jobs start again',
  },
];

/** Whether a change lets Pods be replaced that were kept before. */
function goesOn(before: Manifest, after: Manifest): boolean {
  return (keepsPods(before) && !keepsPods(after)) || partitionOf(after) < partitionOf(before);
}

/** `db-0 to db-2` */
function podRange(manifest: Manifest | undefined): string {
  if (!manifest) return '';
  const { first, end } = ordinals({ manifest, replicas: replicasOf(manifest) });
  const name = nameOf(manifest);
  return end - first === 1 ? `${name}-${first}` : `${name}-${first} to ${name}-${end - 1}`;
}

/** Which Pods of a StatefulSet go where it has fewer, and what becomes of their claims. */
function podsGone(before: Manifest | undefined, after: Manifest | undefined): string {
  const [had = 0, has = 0] = [replicasOf(before), replicasOf(after)];
  if (!after || knownKind(after) !== 'StatefulSet' || has >= had) return '';
  const { end } = ordinals({ manifest: after, replicas: has });
  const name = nameOf(after);
  const last = end + had - has - 1;
  const pods = had - has === 1 ? `Pod ${name}-${last} ends` : `Pods ${name}-${last} down to ${name}-${end} end`;
  const { volumeClaimTemplates, persistentVolumeClaimRetentionPolicy: policy } = record(after.value.spec);
  if (!Array.isArray(volumeClaimTemplates) || volumeClaimTemplates.length === 0) return `: ${pods}`;
  const claims = had - has === 1 ? 'its claims' : 'their claims';
  return record(policy).whenScaled === 'Delete'
    ? `: ${pods}, and ${claims} are deleted with all that is in them`
    : `: ${pods}, ${claims} stay`;
}

/** The Services that forward to old and new Pods while a rollout goes on. */
function bothVersions({ after, stages }: Context): string {
  const { kind, name } = after ? identity(after) : { kind: '', name: '' };
  const [now, rolled] = [stages.now(), stages.rolled()].map((stage) => {
    const workload = after && stage.workloadNamed(kind, namespaceOf(after), name);
    const answers = (port: ServicePort) => {
      const number = workload && targetNumber(port, workload);
      return number !== undefined && !stages.opensLater(workload as Workload, number);
    };
    const services = workload ? stage.servicesOf(workload) : [];
    return services.filter(({ ports }) => ports.some(answers)).map((service) => service.name);
  });
  const later = new Set(rolled);
  const names = now?.filter((one) => later.has(one)) ?? [];
  if (names.length === 0) return '';
  return `; ${names.length === 1 ? 'Service' : 'Services'} ${listed(names)} ${names.length === 1 ? 'answers' : 'answer'} from both versions until it ends`;
}

/** Whether all Pods of a workload restart with the change, or start only with it. */
export function replacesPods({
  change,
  after,
  fields,
}: Pairing & Pick<Context, 'change'> & { readonly fields: readonly Field[] }): boolean {
  const kind = knownKind(after);
  if (!after || change === 'added' || kind === 'CronJob') return true;
  if (!['DaemonSet', 'Deployment', 'StatefulSet'].includes(kind) || keepsPods(after)) return false;
  return fields.some((field) => /^spec\.template\b/.test(field.pattern) && !isDefault(field));
}

/** Whether a value is part of what Pods are made from, of which the API server takes every other text for another. */
export function isOfPods(manifest: Manifest | undefined, { pattern }: Field): boolean {
  return (knownKind(manifest) === 'Pod' ? /^spec\b/ : /^spec\.(jobTemplate\.spec\.)?template\b/).test(pattern);
}

const NO_SELECTOR: Pick<Workload, 'selector' | 'labels'> = { selector: undefined, labels: {} };

function selectsItsPods(manifest: Manifest | undefined): boolean {
  return !manifest || selectsOwn(manifest);
}

/** Read once for all fields of a manifest that change. */
const selectsOwn = memo((manifest: Manifest) => {
  const { selector, labels } = readWorkload(manifest) ?? NO_SELECTOR;
  return !selector || matches(selector, labels);
});

/** Whether a tool deletes the object before it creates it again. */
function isHook(manifest: Manifest | undefined): boolean {
  const annotations = record(record(manifest?.value.metadata).annotations);
  return ['helm.sh/hook', 'argocd.argoproj.io/hook'].some((key) => Object.hasOwn(annotations, key));
}

/** What a namespace enforces on its Pods. */
function enforcedIn(namespace: Manifest | undefined, stages: Stages) {
  return enforcedPodSecurity(namespace?.value, stages.after().kubernetes.minor);
}

/** Why the Pods of a workload are refused in their namespace. */
function podFaults(manifest: Manifest | undefined, stages: Stages): readonly string[] {
  const workload = manifest && readWorkload(manifest);
  const namespace = manifest && stages.after().find('Namespace', '', namespaceOf(manifest));
  const enforced = enforcedIn(namespace, stages);
  return workload && enforced ? podSecurityViolations(enforced, podTemplateOf(workload)) : [];
}

function refusedPods({ after, stages }: Context): string {
  const [fault, ...more] = podFaults(after, stages);
  const others = more.length > 0 ? `, and ${more.length} more` : '';
  return `accepted, but Pod Security refuses its new Pods (${fault}${others}): a rollout stops there, and no Pod that ends is replaced`;
}

/** The workloads of a namespace that may run no new Pod there. */
function refusedIn(namespace: Manifest | undefined, stages: Stages): readonly Workload[] {
  const enforced = enforcedIn(namespace, stages);
  if (!enforced) return [];
  return stages
    .after()
    .workloads.filter(
      (workload) =>
        workload.namespace === nameOf(namespace) && podSecurityViolations(enforced, podTemplateOf(workload)).length > 0,
    );
}

/** Whether a Pod waits for one thing less before it is scheduled, the one change of its gates that is allowed. */
function isGateOpened(field: Field | undefined): boolean {
  return field?.pattern === 'spec.schedulingGates[]' && field.after === undefined;
}
