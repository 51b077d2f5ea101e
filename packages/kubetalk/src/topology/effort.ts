import { memo } from '../manifest/memo';
import { MOST_COMPARED } from '../text/budget';
import type { PeersAndPorts } from './policies';
import type { Direction } from './tiers/tier';
import type { Topology } from './topology';
import type { Workload } from './workloads';

/**
 * What one run spends on pairs of workloads and the policies at their ends. Callers, Pods of one Service and policies multiply, so that a
 * short file can demand any number of comparisons.
 */
export class Effort {
  private left = MOST_COMPARED;

  constructor(private readonly topology: Topology) {}

  /** Whether the paths from a caller, or from outside, to workloads can still be compared with the policies. */
  affords(caller: Workload | undefined, workloads: readonly Workload[]): boolean {
    const out = caller ? demands(this.topology)(caller).egress : 0;
    this.left -= entering(this.topology)(workloads) + workloads.length * (OF_PAIR + out);
    return this.left >= 0;
  }
}

/** How many comparisons all pairs of some workloads and others take. */
export function comparisons(topology: Topology, from: readonly Workload[], to: readonly Workload[]): number {
  const out = from.reduce((sum, workload) => sum + demands(topology)(workload).egress, 0);
  return out * to.length + entering(topology)(to) * from.length;
}

/** What a pair costs beside the comparisons, in these. */
const OF_PAIR = 7;

const entering = memo((topology: Topology) =>
  memo((workloads: readonly Workload[]) =>
    workloads.reduce((sum, workload) => sum + demands(topology)(workload).ingress, 0),
  ),
);

/** How many peers and ports the policies of a workload compare each connection with. */
const demands = memo((topology: Topology) =>
  memo((workload: Workload): Readonly<Record<Direction, number>> => {
    const of = (direction: Direction) =>
      topology
        .policiesOf(workload, direction)
        .reduce((sum, policy) => sum + sizeOf(policy[direction] ?? []), topology.tierPolicies.length);
    return { ingress: of('ingress'), egress: of('egress') };
  }),
);

const sizeOf = memo((rules: readonly PeersAndPorts[]) =>
  rules.reduce((sum, { peers = [], ports = [] }) => sum + peers.length + ports.length, 1),
);
