import type { FieldPath, Json } from './manifest';

/** Is told where each entry of a mapping or list stands. */
export type OnEntry = (collection: object, key: string | number, offset: number) => void;

export interface Composed {
  readonly value: Json;
  /** The entries that are given again after they were given: the last one counts. */
  readonly duplicates: readonly FieldPath[];
  readonly offset: number;
  /**
   * Where all entries stand, in their order: of each its offset, and the place in this list behind all that is in it. Left out
   * where that order is not the one of the value, because of entries that are merged or given again.
   */
  readonly entries?: readonly number[];
}
