import { setTimeout as sleep } from 'node:timers/promises';
import type { Application } from '../application/application';
import { kindOf } from '../kubernetes/objects';
import { groupBy } from '../manifest/group-by';
import { InputError } from '../manifest/input-error';
import { identity, type Manifest, record, text } from '../manifest/manifest';
import { table } from '../manifest/table';
import { conditions, Live, notRunning } from '../topology/live';
import { outdated } from '../topology/outdated';
import type { Service } from '../topology/services';
import { type Topology, topologyOf } from '../topology/topology';
import { readWorkloads, type Workload, workloadTitle } from '../topology/workloads';
import { objects, type Target } from './kubectl';

/** An object that a deploy waits for. */
export interface Progress {
  /** `Deployment web` */
  readonly name: string;
  readonly namespace: string;
  /** What it waits for; undefined once it is there. */
  readonly waits: string | undefined;
  /** Why it will not come, in the words of the cluster. @default - nothing says so */
  readonly stuck?: string;
}

export interface Waiting {
  readonly seconds: number;
  /** How long a reason lasts that counts. @default - by the reason */
  readonly patience?: number;
  /** Called at each look with all that is waited for, and with the seconds since the start. */
  readonly progress: (all: readonly Progress[], elapsed: number) => void;
}

/** What is left when the wait ends. */
export interface Waited {
  readonly open: readonly Progress[];
  /** Why the cluster could not be asked in the end. @default - it could */
  readonly error?: string;
}

const RUNS: ReadonlySet<string> = new Set([
  'DaemonSet',
  'Deployment',
  'Job',
  'Pod',
  'ReplicaSet',
  'ReplicationController',
  'StatefulSet',
]);

/**
 * Waits until every workload of the manifests is rolled out and every Service has its endpoints. It ends early where one of them can't
 * get there; where the cluster can't be asked, it is asked again.
 */
export async function waitForRollout(application: Application, target: Target, waiting: Waiting): Promise<Waited> {
  const topology = topologyOf(application);
  const start = performance.now();
  const reasons = new Map<string, { readonly why: string; readonly since: number }>();
  for (;;) {
    const asking = performance.now();
    const { all, error } = look(topology, target);
    const elapsed = (performance.now() - start) / 1000;
    const judged = all.map(({ progress, why }) => {
      const key = `${progress.namespace}/${progress.name}`;
      const since =
        why !== undefined && reasons.get(key)?.why === kindOfReason(why) ? reasons.get(key)?.since : elapsed;
      if (why === undefined) reasons.delete(key);
      else reasons.set(key, { why: kindOfReason(why), since: since ?? elapsed });
      const isStuck = why !== undefined && elapsed - (since ?? elapsed) >= (waiting.patience ?? patienceFor(why));
      return isStuck ? { ...progress, stuck: why } : progress;
    });
    waiting.progress(judged, elapsed);
    const open = judged.filter(({ waits }) => waits !== undefined);
    const isOver = open.some(({ stuck }) => stuck !== undefined) || elapsed >= waiting.seconds;
    if (isOver || (open.length === 0 && error === undefined)) return { open, ...(error !== undefined && { error }) };
    // A look at a large cluster takes its time; it is not to be all that the API server does.
    const pause = Math.max(1000, performance.now() - asking);
    await sleep(Math.max(0, Math.min(pause, waiting.seconds * 1000 - (performance.now() - start))));
  }
}

/** How long a reason is borne, in seconds: what may come by itself, or by somebody else, longer than what can't. */
const PATIENCE: readonly (readonly [RegExp, number])[] = [
  [/violates PodSecurity|InvalidImageName|ErrImageNeverPull|has failed|does not go on/, 3],
  [/CrashLoopBackOff|ErrImagePull|ImagePullBackOff/, 15],
  [/no node takes it/, 30],
];

const patienceFor = (why: string) => PATIENCE.find(([reason]) => reason.test(why))?.[1] ?? 20;

/** What stays the same of a reason while its times and counts change. */
function kindOfReason(why: string): string {
  const general = why.replace(/^Pod \S+: /, '').replace(/ErrImagePull|ImagePullBackOff/, 'image');
  return general
    .replace(/"[^"]*"/g, '')
    .split(': ')
    .slice(0, 2)
    .join(': ');
}

interface Look {
  readonly all: readonly { readonly progress: Progress; readonly why?: string | undefined }[];
  readonly error?: string;
}

function look(topology: Topology, target: Target): Look {
  const workloads = topology.workloads.filter(({ kind, byOperator }) => !byOperator && RUNS.has(kind));
  const services = topology.services.filter(hasPods);
  const namespaces = new Set([...workloads, ...services].map(({ namespace }) => namespace));
  try {
    const kinds = kindsFor(workloads, services).join();
    const live = new Live(
      [...namespaces].flatMap((namespace) => [
        ...objects({ ...target, namespace }, ['get', kinds]),
        ...(workloads.length > 0 ? refusals({ ...target, namespace }) : []),
      ]),
    );
    const waiting = new Map(workloads.map((workload) => [workload, rolloutOf(workload, live)]));
    const isOpen = (one: Workload) => waiting.get(one) !== undefined;
    const calls = groupBy(topology.calls, ({ caller }) => caller);
    return {
      all: [
        ...workloads.map((workload) => {
          const waits = waiting.get(workload);
          const called = (calls.get(workload) ?? []).flatMap(({ service }) => service?.workloads ?? []);
          // What it calls may be what it waits for.
          const why = waits === undefined || called.some(isOpen) ? undefined : stuck(workload, live);
          return { progress: { name: workloadTitle(workload), namespace: workload.namespace, waits }, why };
        }),
        ...services.map((service) => ({ progress: endpointsOf(service, live) })),
      ],
    };
  } catch (error) {
    if (error instanceof InputError) return { all: [], error: error.message };
    throw error;
  }
}

/** What there is to ask for: nobody needs rights for more. */
function kindsFor(workloads: readonly Workload[], services: readonly Service[]): readonly string[] {
  const kinds = new Set(workloads.map(({ kind }) => `${kind.toLowerCase()}s`));
  if (kinds.has('deployments')) kinds.add('replicasets');
  if (kinds.size > 0) kinds.add('pods');
  if (services.length > 0) kinds.add('endpointslices');
  return [...kinds].sort();
}

/** What controllers may not make; who may not read that waits without it. */
function refusals(target: Target): readonly Manifest[] {
  try {
    return objects(target, ['get', 'events', '--field-selector=reason=FailedCreate']);
  } catch (error) {
    if (error instanceof InputError) return [];
    throw error;
  }
}

/** Whether a Service finds Pods by itself, and there are to be any. */
function hasPods({ selector, workloads }: Service): boolean {
  return selector !== undefined && !(workloads.length > 0 && workloads.every(({ replicas }) => replicas === 0));
}

function endpointsOf(service: Service, live: Live): Progress {
  const due = Math.max(
    1,
    service.workloads.reduce((sum, { replicas = 1 }) => sum + replicas, 0),
  );
  const ready = live.answering(service) ?? 0;
  const { name, namespace } = service;
  return { name: `Service ${name}`, namespace, waits: ready >= due ? undefined : `${ready} of ${due} ready` };
}

/** What a workload waits for; undefined where it is rolled out. */
function rolloutOf(workload: Workload, live: Live): string | undefined {
  const object = live.find(workload.manifest);
  if (!object) return 'it is not there';
  const { spec, status, metadata } = object.value;
  const isSeen = number(record(status).observedGeneration) >= number(record(metadata).generation);
  if (!['Job', 'Pod'].includes(workload.kind) && !isSeen) return 'its controller has not seen it';
  return STEPS[workload.kind]?.(record(spec), record(status), object);
}

type Fields = ReturnType<typeof record>;
const number = (value: unknown, otherwise = 0) => (typeof value === 'number' ? value : otherwise);
const of = (have: unknown, want: number, what: string) =>
  number(have) < want ? `${number(have)} of ${want} ${what}` : undefined;

/** What each kind waits for, step by step. */
const STEPS: Readonly<Record<string, (spec: Fields, status: Fields, object: Manifest) => string | undefined>> = table({
  Deployment: ({ replicas, paused }, status) => {
    const want = number(replicas, 1);
    if (paused === true) return undefined;
    const old = number(status.replicas) - number(status.updatedReplicas);
    return (
      of(status.updatedReplicas, want, 'Pods are new') ??
      (old > 0 ? `${old} old Pods are still there` : of(status.availableReplicas, want, 'Pods are available'))
    );
  },
  StatefulSet: ({ replicas, updateStrategy }, status) => {
    const want = number(replicas, 1);
    const { type, rollingUpdate } = record(updateStrategy);
    if (type === 'OnDelete') return undefined;
    const due = want - number(record(rollingUpdate).partition);
    const isNew = status.updateRevision === status.currentRevision;
    return (
      (isNew ? undefined : of(status.updatedReplicas, due, 'Pods are new')) ??
      of(status.readyReplicas, want, 'Pods are ready')
    );
  },
  DaemonSet: ({ updateStrategy }, status) => {
    const want = number(status.desiredNumberScheduled);
    if (record(updateStrategy).type === 'OnDelete') return undefined;
    return (
      of(status.updatedNumberScheduled, want, 'Pods are new') ?? of(status.numberAvailable, want, 'Pods are available')
    );
  },
  ReplicaSet: ({ replicas }, { readyReplicas }) => of(readyReplicas, number(replicas, 1), 'Pods are ready'),
  ReplicationController: ({ replicas }, { readyReplicas }) => of(readyReplicas, number(replicas, 1), 'Pods are ready'),
  Job: ({ suspend }, status, object) =>
    suspend === true || conditions(object, 'Complete', 'True').length > 0
      ? undefined
      : `it has not ended: ${number(status.active)} Pods run`,
  Pod: (_, { phase }, object) =>
    phase === 'Succeeded' || conditions(object, 'Ready', 'True').length > 0 ? undefined : 'it is not ready',
});

/** How often a container has to end before nothing better is expected of it. */
const MOST_RESTARTS = 3;

/** Why a workload will not be rolled out, as the cluster says it now. */
function stuck(workload: Workload, live: Live): string | undefined {
  const object = live.find(workload.manifest);
  if (!object) return undefined;
  const [late] = conditions(object, 'Progressing', 'False');
  if (late) return `its rollout does not go on: ${text(late.message)}`;
  const [failed] = conditions(object, 'Failed', 'True');
  if (kindOf(object) === 'Job' && failed) return `it has failed: ${text(failed.message)}`;
  const refused = live.notMade(workload);
  if (refused !== undefined) return `its Pods are not made: ${refused}`;
  const [own = workload] = readWorkloads(object);
  for (const pod of live.podsOf(workload)) {
    if (record(pod.value.metadata).deletionTimestamp || outdated(own, pod, live) !== undefined) continue;
    const why = notRunning(pod);
    if (why === undefined || (why.includes('CrashLoopBackOff') && restarts(pod) < MOST_RESTARTS)) continue;
    if (kindOf(object) === 'Job' && why.startsWith('it failed')) continue;
    return `Pod ${identity(pod).name}: ${why}`;
  }
  return undefined;
}

function restarts({ value }: Manifest): number {
  const { containerStatuses, initContainerStatuses } = record(value.status);
  const all = [containerStatuses, initContainerStatuses].flatMap((some) => (Array.isArray(some) ? some : []));
  return Math.max(0, ...all.map((one) => number(record(one).restartCount)));
}
