import type { Identity, Json } from '../manifest/manifest';

/** What the cluster will do, from what hurts most to what does not matter. */
export const IMPACTS = [
  'rejected',
  'not-applied',
  'unanswered',
  'path-lost',
  'interrupted',
  'pods-refused',
  'deleted-when-pruned',
  'endpoints-changed',
  'node-port-changed',
  'answered-locally',
  'pods-recreated',
  'running-pods-unchanged',
  'left-behind',
  'pods-replaced',
  'scaled',
  'default-kept',
  'path-gained',
  'created',
  'updated',
  'no-effect',
] as const;

export type ImpactId = (typeof IMPACTS)[number];

export interface Impact {
  readonly id: ImpactId;
  readonly message: string;
  /** Whether it is about a path that leads over the object, and is among the paths too. @default false */
  readonly ofPath?: true;
}

/** One value that differs; a side that does not have it is left out. */
export interface FieldChange {
  /**
   * Field names, list items by their key: `spec.ports[port=80].targetPort`. What is in a text that holds YAML or JSON follows
   * after a colon: `data["app.yaml"]: server.port`.
   */
  readonly path: string;
  readonly before?: Json;
  readonly after?: Json;
  /** Whether a list's items are the same in another order: both sides are then what identifies its items. */
  readonly reordered?: true;
  /** What the cluster does with it. */
  readonly impact: ImpactId;
}

/** One object that differs. */
export interface ObjectChange {
  readonly object: Identity;
  /** What a renamed or moved object was called before. */
  readonly from?: Identity;
  readonly change: 'added' | 'removed' | 'changed' | 'renamed';
  readonly fields: readonly FieldChange[];
  /** The worst first. */
  readonly impacts: readonly Impact[];
}

/**
 * When a path is gained or lost, if everything is applied. A rollout goes on by itself until the new Pods are ready; Pods of a
 * ReplicaSet keep their template until you replace them; what is gone from the manifests stays until it is deleted, and
 * what is refused stays as it was. An interruption begins now, and lasts until what the message names.
 */
export type When =
  | 'now'
  | 'once the new Pods are ready'
  | 'once Pods are replaced'
  | 'once it is deleted'
  | 'once it is accepted'
  | 'until the new Pods are ready'
  | 'until all that it needs is in place';

/** Someone who reaches a workload through a Service. */
export interface Path {
  /** The caller, `outside` where it is not in the cluster. */
  readonly from: string;
  /** The Service and its port. */
  readonly through: string;
  /** Who answers. */
  readonly to: string;
}

/** What is lost for this alone, its caller gave up. */
export const NOT_CALLED = 'its caller does not name it any more';

export interface PathChange extends Path {
  readonly when: When;
  /** Why it is lost, in words: a policy closes it, or its caller names another address. @default - Services and Pods say it */
  readonly because?: string | undefined;
}

export interface PathChanges {
  readonly gained: readonly PathChange[];
  readonly lost: readonly PathChange[];
  /** There before and after, but not in between: the Service selects the new Pods before there are any. */
  readonly interrupted: readonly PathChange[];
}

/** All that differs between two sides: plain data, of which JSON can be made. */
export interface DiffReport {
  /** What the cluster will do in one sentence, the most dangerous first. */
  readonly headline: string;
  /** The worst impact first. */
  readonly changes: readonly ObjectChange[];
  readonly paths: PathChanges;
  /** How many values differ that were to be ignored. */
  readonly ignored: number;
  /** Whether it is applied with `--server-side`. @default false */
  readonly serverSide?: true;
  /** The kinds of which too many objects went and came to look for renamed ones. @default - none */
  readonly renamesNotSought?: readonly string[];
  /** Whether there are too many paths to compare each with the policies: some count as open. @default false */
  readonly pathsNotCompared?: boolean;
  /** Null where nothing differs. */
  readonly worst: ImpactId | null;
}

/** What identifies a path whoever answers: its caller and its Service. */
export function endsOf({ from, through }: Path): string {
  return JSON.stringify([from, through]);
}

/** The ends of lost paths of which others take over, and of these: the same caller reaches them by the same Service. */
export function takenOver({ lost, gained }: Record<'lost' | 'gained', readonly Path[]>): ReadonlySet<string> {
  const found = new Set<string>();
  const ends = new Set(gained.map(endsOf));
  for (const path of lost)
    for (const one of [endsOf(path), endsOf(onAnyPort(path))]) if (ends.has(one)) found.add(endsOf(path)).add(one);
  return found;
}

/** A Service that is another name for a host leads to any of its ports. */
export function onAnyPort({ through, ...path }: Path): Path {
  return { ...path, through: through.replace(/^(Service [^: ]+):\d+/, '$1') };
}

export function severity(id: ImpactId): number {
  return IMPACTS.indexOf(id);
}

/** The one that comes first in {@link IMPACTS}. */
export function worstOf(ids: readonly ImpactId[]): ImpactId | null {
  return ids.reduce<ImpactId | null>((worst, id) => (worst && severity(worst) <= severity(id) ? worst : id), null);
}
