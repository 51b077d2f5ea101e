import { isDeepStrictEqual } from 'node:util';
import { type Application, withManifests } from '../application/application';
import { identity, type JsonObject, type Manifest, record } from '../manifest/manifest';
import { type Topology, topologyOf } from '../topology/topology';
import { ordinals, readWorkload, type Workload } from '../topology/workloads';
import { keepsPods, partitionOf, rolls } from './rollout';

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
 * What the cluster holds at the stages of a change. Before is what runs; `now` is right after the apply, with the Pods that run;
 * `rolled` is when the rollouts that start by themselves have ended; the others are what it becomes by one further step.
 */
export class Stages {
  readonly before = lazy(() => this.topology(({ before }) => before));
  readonly now = lazy(() => this.topology((pairing) => this.applied(pairing, 'now')));
  readonly rolled = lazy(() => this.topology((pairing) => this.applied(pairing, 'rolled')));
  readonly deleted = lazy(() => this.topology((pairing) => pairing.after && this.applied(pairing, 'rolled')));
  readonly accepted = lazy(() =>
    this.topology((pairing) => (this.options.isRejected(pairing) ? pairing.after : this.applied(pairing, 'rolled'))),
  );
  readonly after = lazy(() => this.topology(({ after }) => after));

  private readonly known: { readonly manifests: readonly Manifest[]; readonly topology: Topology }[] = [];
  private readonly running = {
    now: new Map<Pairing, readonly Manifest[]>(),
    rolled: new Map<Pairing, readonly Manifest[]>(),
  };

  private readonly later = new Map<Manifest, ReadonlySet<number>>();

  constructor(
    private readonly pairings: readonly Pairing[],
    private readonly options: StageOptions,
  ) {}

  /** Stages at which the cluster holds the same are one. */
  private topology(choose: (pairing: Pairing) => Manifest | readonly Manifest[] | undefined): Topology {
    const manifests = this.pairings.flatMap((pairing) => choose(pairing) ?? []);
    const same = (one: Manifest, index: number) => one === manifests[index];
    const found = this.known.find((one) => one.manifests.length === manifests.length && one.manifests.every(same));
    if (found) return found.topology;
    const topology = topologyOf(withManifests(this.options.application, manifests));
    this.known.push({ manifests, topology });
    return topology;
  }

  /** Whether a workload's Pods listen on a port only once they are made of the template that is applied now. */
  opensLater({ manifest }: Workload, port: number): boolean {
    return this.later.get(manifest)?.has(port) ?? false;
  }

  /** Whether a workload is made by the apply: right after it, none of its Pods is ready. */
  isMade({ manifest }: Workload): boolean {
    this.made ??= new Set(this.pairings.flatMap(({ before, after }) => (before || !after ? [] : [after])));
    return this.made.has(manifest);
  }

  private made?: ReadonlySet<Manifest>;

  private applied(pairing: Pairing, stage: 'now' | 'rolled'): Manifest | readonly Manifest[] | undefined {
    const { before, after } = pairing;
    if (before === after) return after;
    if (!after) return this.options.pruned ? undefined : before;
    if (!before) return this.options.isRejected(pairing) ? undefined : after;
    if (this.options.isRejected(pairing)) return before;
    const found = this.running[stage].get(pairing) ?? running(before, after, stage);
    this.running[stage].set(pairing, found);
    const [first] = found;
    if (first && first !== after) this.later.set(first, newPorts(before, after));
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

/**
 * An object with the Pods that run at a stage: made of its template before, and with the environment that they read then. Where a
 * partition keeps some of them, these come first, as an object of their own.
 */
function running(before: Manifest, after: Manifest, stage: 'now' | 'rolled'): readonly Manifest[] {
  const { kind } = identity(after);
  if (kind === 'ConfigMap' || kind === 'Secret') return [before];
  const spec = record(after.value.spec);
  const { template } = record(before.value.spec);
  if (readWorkload(before)?.replicas === 0 || isDeepStrictEqual(template, spec.template)) return [after];
  const having = (fields: JsonObject) => ({ ...after, value: { ...after.value, spec: { ...spec, ...fields } } });
  const partition = partitionOf(after);
  if (keepsPods(after) || (stage === 'now' && rolls(after))) {
    const found = having({ template });
    return [isDeepStrictEqual(found.value, before.value) ? before : found];
  }
  if (partition === 0) return [after];
  const { first, end } = ordinals({ manifest: after, replicas: readWorkload(after)?.replicas });
  return [
    having({ template, replicas: partition }),
    having({ ordinals: { start: first + partition }, replicas: end - first - partition }),
  ];
}

/** The ports that the containers of a template declare, and those of the template before did not. */
function newPorts(before: Manifest, after: Manifest): ReadonlySet<number> {
  const [one, other] = [before, after].map((manifest) => {
    const { containers = [] } = readWorkload(manifest) ?? {};
    return containers.flatMap(({ ports }) => ports.map(({ number }) => number));
  });
  if (!one || one.length === 0) return new Set();
  const had = new Set(one);
  return new Set(other?.filter((port) => !had.has(port)));
}
