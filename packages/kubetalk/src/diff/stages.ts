import { isDeepStrictEqual } from 'node:util';
import { type Application, withManifests } from '../application/application';
import { identity, type JsonObject, type Manifest, record } from '../manifest/manifest';
import { type Topology, topologyOf } from '../topology/topology';
import { readWorkload } from '../topology/workloads';

/** An object on both sides, or on one. */
export interface Pairing {
  readonly before?: Manifest;
  readonly after?: Manifest;
}

export interface StageOptions {
  /** What is applied, whose surroundings all stages have. */
  readonly application: Application;
  /** Whether what is gone from the manifests is deleted. */
  readonly pruned: boolean;
  /** Whether the API server takes what changed. */
  readonly isRejected: (pairing: Pairing) => boolean;
}

/**
 * What the cluster holds at the stages of a change. Before and after are what the manifests say; `now` is what runs as soon as
 * they are applied; the others are what it becomes by one further step.
 */
export class Stages {
  readonly before = lazy(() => this.topology(({ before }) => before));
  readonly now = lazy(() => this.topology((pairing) => this.applied(pairing)));
  readonly deleted = lazy(() => this.topology((pairing) => pairing.after && this.applied(pairing)));
  readonly accepted = lazy(() =>
    this.topology((pairing) => (this.options.isRejected(pairing) ? pairing.after : this.applied(pairing))),
  );
  readonly after = lazy(() => this.topology(({ after }) => after));

  private readonly known: { readonly manifests: readonly Manifest[]; readonly topology: Topology }[] = [];
  private readonly running = new Map<Pairing, Manifest>();

  constructor(
    private readonly pairings: readonly Pairing[],
    private readonly options: StageOptions,
  ) {}

  /** Stages at which the cluster holds the same are one. */
  private topology(choose: (pairing: Pairing) => Manifest | undefined): Topology {
    const manifests = this.pairings.flatMap((pairing) => choose(pairing) ?? []);
    const same = (one: Manifest, index: number) => one === manifests[index];
    const found = this.known.find((one) => one.manifests.length === manifests.length && one.manifests.every(same));
    if (found) return found.topology;
    const topology = topologyOf(withManifests(this.options.application, manifests));
    this.known.push({ manifests, topology });
    return topology;
  }

  private applied(pairing: Pairing): Manifest | undefined {
    const { before, after } = pairing;
    if (before === after) return after;
    if (!after) return this.options.pruned ? undefined : before;
    if (!before) return this.options.isRejected(pairing) ? undefined : after;
    if (this.options.isRejected(pairing)) return before;
    const found = this.running.get(pairing) ?? running(before, after);
    this.running.set(pairing, found);
    return found;
  }
}

function lazy<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** An object as the Pods that run know it: those of a ReplicaSet keep its template, and read their environment once. */
function running(before: Manifest, after: Manifest): Manifest {
  const { kind } = identity(after);
  if (kind === 'ConfigMap' || kind === 'Secret') return before;
  if (!keepsPods(after) || readWorkload(before)?.replicas === 0) return after;
  const { template } = record(before.value.spec);
  const value = { ...after.value, spec: { ...record(after.value.spec), template } };
  return isDeepStrictEqual(value, before.value) ? before : { ...after, value };
}

/** Whether running Pods outlive a change of their template. */
export function keepsPods({ value }: { readonly value: JsonObject }): boolean {
  const { updateStrategy, paused } = record(value.spec);
  if (value.kind === 'ReplicaSet' || value.kind === 'ReplicationController') return true;
  if (value.kind === 'Deployment') return paused === true;
  return record(updateStrategy).type === 'OnDelete';
}
