import { controllerOf } from '../kubernetes/from-cluster';
import { kindOf, namespaceOf } from '../kubernetes/objects';
import { groupBy } from '../manifest/group-by';
import { identity, type Json, type JsonObject, list, type Manifest, record, strings, text } from '../manifest/manifest';
import type { Service } from './services';
import type { Workload } from './workloads';

/** What a cluster holds now of an application; empty where the manifests were not read from a cluster. */
export class Live {
  private readonly byUid: ReadonlyMap<Json | undefined, Manifest>;
  private readonly pods: ReadonlyMap<string, readonly Manifest[]>;
  private readonly slices: ReadonlyMap<string, readonly Manifest[]>;
  private readonly byName: ReadonlyMap<string, Manifest>;

  /** Whether no cluster was asked. */
  readonly isEmpty: boolean;

  constructor(objects: readonly Manifest[]) {
    this.isEmpty = objects.length === 0;
    this.byUid = new Map(objects.map((object) => [record(object.value.metadata).uid, object]));
    this.byName = new Map(objects.map((object) => [nameOf(object), object]));
    const ofKind = (...kinds: string[]) => objects.filter((object) => kinds.includes(kindOf(object)));
    this.pods = groupBy(ofKind('Pod'), (pod) => nameOf(this.ownerOf(pod)));
    this.slices = groupBy(ofKind('EndpointSlice', 'Endpoints'), (slice) => `${namespaceOf(slice)}/${serviceOf(slice)}`);
  }

  /** An object as the cluster holds it, with its status. */
  find(manifest: Manifest): Manifest | undefined {
    return this.byName.get(nameOf(manifest));
  }

  /** The Pods that a workload's controllers made, or the one that it is. */
  podsOf({ manifest }: Workload): readonly Manifest[] {
    return this.pods.get(nameOf(manifest)) ?? [];
  }

  /** How many Pods answer to a Service; undefined where its endpoints were not read. */
  answering({ namespace, name }: Service): number | undefined {
    const slices = this.slices.get(`${namespace}/${name}`);
    return slices?.flatMap(readyEndpoints).length;
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

/** Without a condition an endpoint counts as ready. */
function readyEndpoints({ value }: Manifest): readonly JsonObject[] {
  if (value.kind === 'Endpoints')
    return list(value.subsets).flatMap((subset) => list(record(subset).addresses).map(record));
  return list(value.endpoints)
    .map(record)
    .filter(({ conditions }) => record(conditions).ready !== false);
}

/** Why a Pod does not run, as the cluster says it; undefined where it runs, or is about to. */
export function notRunning({ value }: Manifest): string | undefined {
  const { status } = value;
  const { phase, conditions, containerStatuses, initContainerStatuses } = record(status);
  if (phase === 'Succeeded') return undefined;
  const waiting = [...list(initContainerStatuses), ...list(containerStatuses)].flatMap(
    (one) => waitingFor(record(one)) ?? [],
  );
  const scheduled = list(conditions)
    .map(record)
    .find(({ type }) => type === 'PodScheduled');
  if (scheduled?.status === 'False') return `no node takes it: ${text(scheduled.message) || text(scheduled.reason)}`;
  if (waiting.length > 0) return waiting[0];
  return phase === 'Failed'
    ? `it failed: ${text(record(status).message) || text(record(status).reason) || 'no reason given'}`
    : undefined;
}

/** What every container waits for when it starts. */
const USUAL: readonly string[] = ['', 'ContainerCreating', 'PodInitializing'];

function waitingFor({ name, state, lastState }: JsonObject): string | undefined {
  const { reason, message } = record(record(state).waiting);
  if (USUAL.includes(text(reason))) return undefined;
  const { reason: ended, exitCode } = record(record(lastState).terminated);
  const last = exitCode === undefined ? '' : `; it ended with ${text(ended)}, exit code ${exitCode}`;
  return `container ${text(name)}: ${text(reason)}${message ? `: ${text(message)}` : ''}${last}`;
}
