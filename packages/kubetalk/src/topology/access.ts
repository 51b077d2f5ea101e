import { type JsonObject, text } from '../manifest/manifest';
import { allowsPeer, allowsPort, type PodPort, type Policy, type Rule } from './policies';
import type { Topology } from './topology';
import type { Workload } from './workloads';

/** What keeps a connection from being made: no policy of that direction lets it through. */
export interface Cut {
  readonly direction: 'ingress' | 'egress';
  /** The policies that restrict the direction, none of which allows the connection. */
  readonly policies: readonly [Policy, ...Policy[]];
  /** Ports that they allow between these two, in words, where it is only the port that is wrong; the DNS' is for asking names. */
  readonly allowed: readonly string[];
}

/** Why a connection between two workloads is cut; undefined where it is let through. */
export function cut(topology: Topology, from: Workload, to: Workload, port: PodPort): Cut | undefined {
  const { namespaceLabels: labels } = topology;
  const out = topology.policiesOf(from, 'egress');
  const into = topology.policiesOf(to, 'ingress');
  return (
    judge('egress', out, to, port, (rule, policy) => allowsPeer(rule, policy.namespace, to, labels)) ??
    judge('ingress', into, to, port, (rule, policy) => allowsPeer(rule, policy.namespace, from, labels))
  );
}

/** Why a connection from outside of the cluster is cut; undefined where it is let through. */
export function cutFromOutside(topology: Topology, to: Workload, port: PodPort): Cut | undefined {
  const into = topology.policiesOf(to, 'ingress');
  // Who comes from outside has no labels: only an address range, or no peers at all, lets it in.
  const outside = (rule: Rule) => !rule.peers || rule.peers.some(({ anyAddress }) => anyAddress);
  return judge('ingress', into, to, port, outside);
}

function judge(
  direction: Cut['direction'],
  policies: readonly Policy[],
  receiver: Workload,
  port: PodPort,
  allows: (rule: Rule, policy: Policy) => boolean,
): Cut | undefined {
  const [first, ...others] = policies;
  if (!first) return undefined;
  const rules: Rule[] = [];
  for (const policy of policies)
    for (const rule of policy[direction] ?? []) {
      if (!allows(rule, policy)) continue;
      if (allowsPort(rule, port, receiver)) return undefined;
      rules.push(rule);
    }
  const ports = rules
    .flatMap((rule) => rule.ports ?? [])
    .filter(({ port: some }) => some !== DNS || port.number === DNS);
  return {
    direction,
    policies: [first, ...others],
    allowed: [...new Set(ports.map((some) => portInWords(some, port)))],
  };
}

/** The port of the cluster's DNS. */
const DNS = 53;

/** `27017`, `8000-8080`, `any port`; with the protocol where it is not that of the port that is asked for. */
function portInWords({ port, endPort, protocol }: JsonObject, asked: PodPort): string {
  const range = typeof endPort === 'number' ? `-${endPort}` : '';
  const some = typeof port === 'number' || typeof port === 'string' ? `port ${port}${range}` : 'any port';
  const spoken = text(protocol) || 'TCP';
  return spoken === asked.protocol ? some : `${some} over ${spoken}`;
}

/** Whether a workload's policies let it ask the cluster's DNS, which is on port 53 of Pods outside of the manifests. */
export function mayAskDns(topology: Topology, workload: Workload): boolean {
  const policies = topology.policiesOf(workload, 'egress');
  if (policies.length === 0) return true;
  return policies.some(({ egress = [] }) => egress.some((rule) => reachesDns(rule)));
}

/** A rule for the caller's own namespace only does not reach the DNS, which is in kube-system. */
function reachesDns(rule: Rule): boolean {
  const far = !rule.peers || rule.peers.some(({ anyAddress, namespaces }) => anyAddress || namespaces);
  return far && allowsPort(rule, { number: DNS, protocol: 'UDP' }, undefined);
}
