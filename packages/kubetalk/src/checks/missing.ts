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

/**
 * Whether what the manifests lack is for others to answer that are applied beside them: they are a part of an application, and that part
 * holds nothing of this sort. What it holds shows what it should hold.
 *
 * @param sort all that the manifests hold of the sort that is missing
 */
export function isOthers({ complete }: Topology, sort: readonly unknown[]): boolean {
  return !complete && sort.length === 0;
}
