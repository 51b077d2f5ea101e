import type { MadeKind } from '../topology/makers';
import type { Topology } from '../topology/topology';
import type { Fault } from './check';

/**
 * How sure it is that what the manifests lack is lacking: the check's own outcome for a misspelling of something that they
 * hold, and where they are the whole application; else it may be another's, or made in the cluster, and is a risk.
 *
 * @param kind what is missing @default - a kind that nothing but manifests makes
 */
export function missing(topology: Topology, misspelt: boolean, kind?: MadeKind): Pick<Fault, 'outcome'> {
  const may = !topology.complete || (kind !== undefined && topology.makers.mayMake(kind));
  return misspelt || !may ? {} : { outcome: 'risky' };
}
