import { type JsonObject, record, text } from '../../src/manifest/manifest';
import { seedsIn } from './mutants';

/** What an API server of a version makes of an object. */
export interface Made {
  /** The paths of what it dropped. */
  readonly dropped: readonly string[];
  readonly warnings: number;
}

/** By version, then by the title of an object. */
export type Recorded = Readonly<Record<string, Readonly<Record<string, Made>>>>;

/** The objects for a version: those of cautions.yaml, and for newer ones those of cautions-1.36.yaml. */
export function objectsFor(minor: number): readonly JsonObject[] {
  return [...seedsIn('cautions.yaml'), ...(minor >= 36 ? seedsIn('cautions-1.36.yaml') : [])];
}

export const titleOf = ({ kind, metadata }: JsonObject) => `${text(kind)} ${text(record(metadata).name)}`;
