import { matches } from '../kubernetes/selectors';
import { type JsonObject, text } from '../manifest/manifest';
import { allowsPeer, allowsPort, type Peer, type PodPort, type Policy, type Rule } from './policies';
import type { Topology } from './topology';
import { type Controller, USUAL_CONTROLLERS, WAY_IN_LABELS } from './ways-in';
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

/**
 * Why a connection from outside of the cluster is cut; undefined where it is let through.
 *
 * @param routed whether an Ingress or a Route leads to it, so that the Pods of a controller ask @default false
 */
export function cutFromOutside(topology: Topology, to: Workload, port: PodPort, routed = false): Cut | undefined {
  const into = topology.policiesOf(to, 'ingress');
  // Who comes from outside has no labels: only an address range, or no peers at all, lets it in.
  const outside = (rule: Rule) => !rule.peers || rule.peers.some(({ anyAddress }) => anyAddress);
  return judge(
    'ingress',
    into,
    to,
    port,
    (rule, policy) => outside(rule) || (routed && letsIn(topology, rule, policy)),
  );
}

/** Whether a rule lets in the Pods of a controller: of one of the manifests, or as people usually install it. */
function letsIn({ namespaceLabels, workloads }: Topology, { peers = [] }: Rule, policy: Policy): boolean {
  const own = workloads.filter(isController);
  const usual = USUAL_CONTROLLERS.filter(({ namespace }) => namespace !== policy.namespace);
  return peers.some(({ pods, namespaces }) => {
    const isMeant = ({ namespace, labels }: Controller) =>
      matches(pods, labels) &&
      (namespaces
        ? matches(namespaces, { ...WAY_IN_LABELS[namespace], ...namespaceLabels(namespace) })
        : namespace === policy.namespace);
    return [...own, ...usual].some(isMeant);
  });
}

/** Whether a workload passes on what comes from outside. */
function isController({ containers }: Workload): boolean {
  return containers.some(({ image }) => /ingress|traefik|contour|envoyproxy|kong|haproxy/.test(image));
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
  return policies.some(({ egress = [], namespace }) => egress.some((rule) => reachesDns(rule, namespace)));
}

/** The DNS is in kube-system, on OpenShift in a namespace of its own: a rule for the policy's own namespace does not reach it. */
function reachesDns(rule: Rule, namespace: string): boolean {
  const isFar = ({ anyAddress, namespaces }: Peer) =>
    anyAddress || namespaces !== undefined || namespace === 'kube-system';
  return (!rule.peers || rule.peers.some(isFar)) && allowsDns(rule);
}

/** Its Pods listen on 53, on OpenShift on 5353, and declare the port as `dns`. */
function allowsDns(rule: Rule): boolean {
  const isNamed = rule.ports?.some(({ port, protocol }) => port === 'dns' && protocol === 'UDP') ?? false;
  return isNamed || [DNS, 5353].some((number) => allowsPort(rule, { number, protocol: 'UDP' }, undefined));
}
