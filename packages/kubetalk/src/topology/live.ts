import { controllerOf } from '../kubernetes/from-cluster';
import { kindOf, namespaceOf } from '../kubernetes/objects';
import { groupBy } from '../manifest/group-by';
import {
  identity,
  inText,
  isRecord,
  type Json,
  type JsonObject,
  list,
  type Manifest,
  record,
  strings,
  text,
} from '../manifest/manifest';
import type { Service } from './services';
import type { Workload } from './workloads';

/** What a cluster holds now of an application; empty where the manifests were not read from a cluster. */
export class Live {
  private readonly byUid: ReadonlyMap<Json | undefined, Manifest>;
  private readonly made: ReadonlyMap<string, readonly Manifest[]>;
  private readonly events: ReadonlyMap<string, readonly Manifest[]>;
  private readonly slices: ReadonlyMap<string, readonly Manifest[]>;
  private readonly byName: ReadonlyMap<string, Manifest>;

  /** Whether no cluster was asked. */
  readonly isEmpty: boolean;

  constructor(objects: readonly Manifest[]) {
    this.isEmpty = objects.length === 0;
    this.byUid = new Map(objects.map((object) => [record(object.value.metadata).uid, object]));
    this.byName = new Map(objects.map((object) => [nameOf(object), object]));
    const ofKind = (...kinds: string[]) => objects.filter((object) => kinds.includes(kindOf(object)));
    this.made = groupBy(ofKind('Pod', 'ReplicaSet', 'Job'), (object) => nameOf(this.ownerOf(object)));
    this.events = groupBy(ofKind('Event'), ({ value }) => {
      const { kind, namespace, name } = record(value.involvedObject);
      return [kind, namespace, name].join('/');
    });
    this.slices = groupBy(ofKind('EndpointSlice', 'Endpoints'), (slice) => `${namespaceOf(slice)}/${serviceOf(slice)}`);
  }

  /** An object as the cluster holds it, with its status. */
  find(manifest: Manifest): Manifest | undefined {
    return this.byName.get(nameOf(manifest));
  }

  /** The Pods that a workload's controllers made, or the one that it is. */
  podsOf({ manifest }: Workload): readonly Manifest[] {
    return (this.made.get(nameOf(manifest)) ?? []).filter((object) => kindOf(object) === 'Pod');
  }

  /** The object whose controller made this one. */
  controllerOf(object: Manifest): Manifest | undefined {
    return this.byUid.get(controllerOf(object) ?? '');
  }

  /** Why controllers do not make all of a workload's Pods, in the words of the API server; undefined where nothing says so. */
  notMade(workload: Workload): string | undefined {
    const live = this.find(workload.manifest);
    if (!live) return undefined;
    const makers = [...new Set([live, ...(this.made.get(nameOf(live)) ?? [])])];
    const refused = makers.flatMap((maker) => conditions(maker, 'ReplicaFailure', 'True'));
    // Other controllers say it in events only, which outlast what they are about.
    const isShort = this.podsOf(workload).length < duePods(live);
    const events = isShort ? makers.flatMap((maker) => this.events.get(nameOf(maker)) ?? []) : [];
    return [...refused, ...events.map(({ value }) => value)].map(({ message }) => text(message)).find(Boolean);
  }

  /** How many Pods answer to a Service, each once, in any number of addresses; undefined where its endpoints were not read. */
  answering({ namespace, name }: Service): number | undefined {
    const slices = this.slices.get(`${namespace}/${name}`);
    return slices && new Set(slices.flatMap(readyEndpoints).map(podOf)).size;
  }

  /** What people made, of which a controller made this. */
  private ownerOf(object: Manifest): Manifest {
    for (let one: Manifest | undefined = object; ; ) {
      const owner: Manifest | undefined = this.byUid.get(controllerOf(one) ?? '');
      if (!owner || owner === one) return one;
      one = owner;
    }
  }
}

function nameOf(manifest: Manifest): string {
  return `${kindOf(manifest)}/${namespaceOf(manifest)}/${identity(manifest).name}`;
}

function serviceOf(slice: Manifest): string {
  if (kindOf(slice) === 'Endpoints') return identity(slice).name;
  return strings(record(slice.value.metadata).labels)['kubernetes.io/service-name'] ?? '';
}

/** What names no Pod is known by its address. */
function podOf({ targetRef, addresses, ip }: JsonObject): string {
  return text(record(targetRef).name) || text(ip) || text(list(addresses)[0]);
}

/** Without a condition an endpoint counts as ready. */
function readyEndpoints({ value }: Manifest): readonly JsonObject[] {
  if (value.kind === 'Endpoints')
    return list(value.subsets).flatMap((subset) => list(record(subset).addresses).map(record));
  return list(value.endpoints)
    .map(record)
    .filter(({ conditions }) => record(conditions).ready !== false);
}

/** How many Pods a workload is to have by now. */
function duePods({ value }: Manifest): number {
  const { replicas = 1 } = record(value.spec);
  const { desiredNumberScheduled, succeeded, failed } = record(value.status);
  if (value.kind === 'DaemonSet') return Number(desiredNumberScheduled ?? 0);
  if (value.kind === 'Job') return Number(succeeded ?? 0) + Number(failed ?? 0) > 0 ? 0 : 1;
  return Number(replicas);
}

/** The conditions of a type that have a status. */
export function conditions({ value }: Manifest, type: string, status: string): readonly JsonObject[] {
  const all = list(record(value.status).conditions).map(record);
  return all.filter((one) => one.type === type && one.status === status);
}

/** Why a Pod does not run, as the cluster says it; undefined where it runs, or is about to. */
export function notRunning(pod: Manifest): string | undefined {
  const { phase, containerStatuses, initContainerStatuses, message, reason } = record(pod.value.status);
  if (phase === 'Succeeded') return undefined;
  const waiting = [...list(initContainerStatuses), ...list(containerStatuses)].flatMap(
    (one) => waitingFor(record(one)) ?? [],
  );
  const [unscheduled] = conditions(pod, 'PodScheduled', 'False');
  if (unscheduled) return `no node takes it: ${text(unscheduled.message) || text(unscheduled.reason)}`;
  if (waiting.length > 0) return waiting[0];
  return phase === 'Failed' ? `it failed: ${text(message) || text(reason) || 'no reason given'}` : undefined;
}

/** Why a Pod answers nobody, and since when; undefined where it is ready, or has done its work. */
export function notReady(pod: Manifest): string | undefined {
  const { phase, containerStatuses } = record(pod.value.status);
  if (phase === 'Succeeded' || conditions(pod, 'Ready', 'True').length > 0) return undefined;
  const [since] = conditions(pod, 'Ready', 'False').map(({ lastTransitionTime }) => text(lastTransitionTime));
  const why = notRunning(pod) ?? unfinished(pod) ?? unready(containerStatuses) ?? 'it is not ready';
  return since ? `${why} (since ${since})` : why;
}

function unfinished({ value }: Manifest): string | undefined {
  const own = list(record(value.spec).initContainers).map(record);
  const sidecars = new Set(own.filter(({ restartPolicy }) => restartPolicy === 'Always').map(({ name }) => name));
  const one = list(record(value.status).initContainerStatuses)
    .map(record)
    .find(({ name, ready }) => ready !== true && !sidecars.has(name));
  if (!one) return undefined;
  const { state } = one;
  const ended = endOf(record(state).terminated) || endOf(record(one.lastState).terminated);
  return `init container ${text(one.name)} ${isRecord(record(state).running) ? 'has not ended' : 'has not succeeded'}${ended}`;
}

/** `; it ended with Error, exit code 1` */
function endOf(terminated: Json | undefined): string {
  const { reason, exitCode } = record(terminated);
  return exitCode === undefined ? '' : `; it ended with ${text(reason)}, exit code ${inText(exitCode)}`;
}

function unready(containers: Json | undefined): string | undefined {
  const one = list(containers)
    .map(record)
    .find(({ ready }) => ready !== true);
  if (!one) return undefined;
  const times = Number(one.restartCount ?? 0);
  const last = endOf(record(one.lastState).terminated);
  const restarted = times > 0 ? `, after ${times === 1 ? 'a restart' : `${times} restarts`}` : '';
  return isRecord(record(one.state).running)
    ? `container ${text(one.name)} runs and is not ready${restarted}${last}`
    : `container ${text(one.name)} has not started${restarted}${last}`;
}

/** What every container waits for when it starts. */
const USUAL: readonly string[] = ['', 'ContainerCreating', 'PodInitializing'];

function waitingFor({ name, state, lastState }: JsonObject): string | undefined {
  const { reason, message } = record(record(state).waiting);
  if (USUAL.includes(text(reason))) return undefined;
  return `container ${text(name)}: ${text(reason)}${message ? `: ${text(message)}` : ''}${endOf(record(lastState).terminated)}`;
}
