import type { Manifest } from '../manifest/manifest';

/** What a set of manifests means. */
export interface Topology {
  readonly manifests: readonly Manifest[];
}

export function readTopology(manifests: readonly Manifest[]): Topology {
  return { manifests };
}
