import type { Identity, Json } from '../manifest/manifest';

/** What the cluster will do, from what hurts most to what does not matter. */
export const IMPACTS = [
  'rejected',
  'path-lost',
  'pods-refused',
  'deleted-when-pruned',
  'endpoints-changed',
  'node-port-changed',
  'pods-recreated',
  'running-pods-unchanged',
  'left-behind',
  'pods-replaced',
  'scaled',
  'path-gained',
  'created',
  'updated',
  'no-effect',
] as const;

export type ImpactId = (typeof IMPACTS)[number];

export interface Impact {
  readonly id: ImpactId;
  readonly message: string;
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
  /** Whether a list's items are the same in another order: both sides are then what tells its items apart. */
  readonly reordered?: true;
  /** What comes of it. */
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
 * When a path is gained or lost, if everything is applied. Pods of a ReplicaSet keep their template until they are replaced,
 * what is gone from the manifests stays until it is deleted, and what is refused stays as it was.
 */
export type When = 'now' | 'once Pods are replaced' | 'once it is deleted' | 'once it is accepted';

/** Someone who reaches a workload through a Service. */
export interface Path {
  /** The caller, `outside` where it is nobody of the cluster. */
  readonly from: string;
  /** The Service and its port. */
  readonly through: string;
  /** Who answers. */
  readonly to: string;
}

export interface PathChange extends Path {
  readonly when: When;
}

export interface Paths {
  readonly gained: readonly PathChange[];
  readonly lost: readonly PathChange[];
  /** There before and after, but not in between: the Service is told of the new Pods before there are any. */
  readonly interrupted: readonly PathChange[];
}

/** All that differs between two sides: plain data, of which JSON can be made. */
export interface Report {
  /** What the cluster will do in one sentence, the most dangerous first. */
  readonly headline: string;
  /** The worst impact first. */
  readonly changes: readonly ObjectChange[];
  readonly paths: Paths;
  /** How many values differ that were to be ignored. */
  readonly ignored: number;
  /** The kinds of which too many objects went and came to look for renamed ones. @default - none */
  readonly renamesNotSought?: readonly string[];
  /** Null where nothing differs. */
  readonly worst: ImpactId | null;
}

export function severity(id: ImpactId): number {
  return IMPACTS.indexOf(id);
}

/** The one that comes first in {@link IMPACTS}. */
export function worstOf(ids: readonly ImpactId[]): ImpactId | null {
  return ids.reduce<ImpactId | null>((worst, id) => (worst && severity(worst) <= severity(id) ? worst : id), null);
}

export function isEmpty({ changes }: Report): boolean {
  return changes.length === 0;
}
