import { allowsPeer, allowsPort, type PodPort, type Policy, type Rule } from './policies';
import type { Topology } from './topology';
import type { Workload } from './workloads';

/** What keeps a connection from being made: no policy of that direction lets it through. */
export interface Cut {
  readonly direction: 'ingress' | 'egress';
  /** The policies that restrict the direction, none of which allows the connection. */
  readonly policies: readonly [Policy, ...Policy[]];
  /** Ports that they allow between these two, where it is only the port that is wrong. */
  readonly allowed: readonly (number | string)[];
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
  const allowed = rules.flatMap(({ ports = [] }) => ports.map(({ port: some }) => some));
  return {
    direction,
    policies: [first, ...others],
    allowed: allowed.filter((some) => typeof some === 'number' || typeof some === 'string'),
  };
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
  return far && allowsPort(rule, { number: 53, protocol: 'UDP' }, undefined);
}
