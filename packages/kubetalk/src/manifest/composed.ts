import type { FieldPath, Json } from './manifest';

/** Called with the position of each entry of a mapping or list. */
export type OnEntry = (collection: object, key: string | number, offset: number) => void;

export interface Composed {
  readonly value: Json;
  /** The entries that are given again after they were given: the last one counts. */
  readonly duplicates: readonly FieldPath[];
  readonly offset: number;
  /**
   * The positions of all entries, in their order: the offset of each, and the index in this list after all that is in it. Left out
   * where that order is not the one of the value, because of entries that are merged or given again.
   */
  readonly entries?: readonly number[];
}
