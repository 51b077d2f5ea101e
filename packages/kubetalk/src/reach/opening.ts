import { dump } from 'js-yaml';
import { ANYWHERE, addresses, podsPeer, type RulePeer } from '../policies/peers';
import { inNodeNetwork } from '../topology/access';
import type { Topology } from '../topology/topology';
import { isWorkload, type Party } from './connection';
import type { Reply } from './question';

/** What lets a connection through where NetworkPolicies close it. */
export interface Opening {
  readonly direction: 'ingress' | 'egress';
  /** The NetworkPolicy that a rule may be added to; undefined where all that closes it is for other Pods as well. */
  readonly policy: string | undefined;
  /** The rule, as one line of YAML. */
  readonly rule: string;
}

/** What opens a connection, one rule an end; nothing where a policy denies it, which no NetworkPolicy opens. */
export function openings(topology: Topology, { ends, from, to, port, nowhere }: Reply): readonly Opening[] {
  const closed = ends.filter(({ answer }) => answer === false);
  const isDenied = closed.some(({ reasons }) => reasons.some(({ effect }) => effect === 'denies'));
  if (isDenied || nowhere !== undefined) return [];
  return closed.flatMap(({ direction, own }) => {
    const peers = peersOf(topology, direction === 'ingress' ? from : to, own.namespace);
    if (!peers) return [];
    const rule = {
      [direction === 'ingress' ? 'from' : 'to']: peers,
      ports: [{ port: port.number, protocol: port.protocol }],
    };
    // A rule in a policy for all Pods of a namespace opens more than this.
    const policy = topology.policiesOf(own, direction).find(({ selector }) => selector.length > 0)?.name;
    return [{ direction, policy, rule: dump([rule], { flowLevel: 1, lineWidth: -1, noRefs: true }).trimEnd() }];
  });
}

function peersOf(topology: Topology, party: Party, namespace: string): readonly RulePeer[] | undefined {
  if (!isWorkload(party)) return party.address === undefined ? ANYWHERE.slice(0, 1) : [addresses(party.address)];
  if (inNodeNetwork(party)) return undefined;
  const peer = podsPeer(topology, party, namespace);
  return peer && [peer];
}
