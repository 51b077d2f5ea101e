import { closesDns, inNodeNetwork, mayAskDns } from '../topology/access';
import { otherDns } from '../topology/dns';
import type { PodPort } from '../topology/policies';
import { type Answer, and, type Direction } from '../topology/tiers/tier';
import type { Topology } from '../topology/topology';
import { type Verdict, verdictAt } from '../topology/verdict';
import type { Workload } from '../topology/workloads';

/** Somewhere outside of the cluster. */
export interface Outside {
  /** @default - any */
  readonly address?: string;
}

export type Party = Workload | Outside;

export function isWorkload(party: Party): party is Workload {
  return 'podSpec' in party;
}

/** Why policies say nothing of a connection at one of its ends. */
export type Exempt = 'node network' | 'itself';

/** The verdict of one end of a connection. */
export interface EndVerdict extends Verdict {
  readonly direction: Direction;
  readonly own: Workload;
  readonly exempt?: Exempt;
}

/** Whether policies allow a connection, with the verdict of each end. */
export interface Connection {
  readonly answer: Answer;
  readonly ends: readonly EndVerdict[];
}

/** What the policies at both ends decide about a connection; the ways in and the DNS are others' to ask. */
export function connection(topology: Topology, from: Party, to: Party, port: PodPort): Connection {
  const ends = [
    ...(isWorkload(from) ? [endVerdict(topology, 'egress', from, to, port)] : []),
    ...(isWorkload(to) ? [endVerdict(topology, 'ingress', to, from, port)] : []),
  ];
  return { answer: ends.map(({ answer }) => answer).reduce(and, true), ends };
}

function endVerdict(topology: Topology, direction: Direction, own: Workload, party: Party, port: PodPort): EndVerdict {
  const open = { direction, own, answer: true, reasons: [], otherPorts: [] } as const;
  if (inNodeNetwork(own)) return { ...open, exempt: 'node network' };
  if (party === own && own.replicas === 1) return { ...open, exempt: 'itself' };
  const other = isWorkload(party) && !inNodeNetwork(party) ? party : undefined;
  const address = isWorkload(party) ? undefined : party.address;
  const verdict = verdictAt(topology, { direction, own, other, port, ...(address !== undefined && { address }) });
  // A Pod in the network of its node has the node's address, and one of several Pods reaches itself.
  const isSpecial = isWorkload(party) && (inNodeNetwork(party) || party === own);
  return { direction, own, ...verdict, ...(isSpecial && verdict.answer === false && { answer: 'may' as const }) };
}

/** Whether a workload finds Services by their names. */
export function findsNames(topology: Topology, from: Workload): Answer {
  if (otherDns(from) !== undefined) return false;
  const closed = closesDns(topology, from);
  return and(mayAskDns(topology, from), closed === undefined || (closed.unsure && 'may'));
}

/** What holds of all. */
export function ofAll(answers: readonly Answer[]): Answer {
  return answers.length === 0 ? false : answers.reduce(and, true);
}
