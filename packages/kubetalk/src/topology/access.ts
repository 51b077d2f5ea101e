import { namespaceOf } from '../kubernetes/objects';
import { matches } from '../kubernetes/selectors';
import { identity, type JsonObject, type Manifest, text } from '../manifest/manifest';
import { memo } from '../manifest/memo';
import { MOST_KNOWN } from '../text/budget';
import { allowsPeer, allowsPort, type PeersAndPorts, type PodPort, type Policy } from './policies';
import { holds, mayHoldPods } from './ranges';
import type { Topology } from './topology';
import { hasTiers, type Verdict, verdictAt } from './verdict';
import { DNS_LABELS, type IngressController, USUAL_CONTROLLERS, USUAL_SCRAPERS, WAY_IN_LABELS } from './ways-in';
import type { Workload } from './workloads';

/** What keeps a connection from being made: no policy of that direction lets it through. */
export interface Cut {
  readonly direction: 'ingress' | 'egress';
  /** The policies that restrict the direction, none of which allows the connection. */
  readonly policies: readonly [Policy, ...Policy[]];
  /** Ports that they allow between these two, in words, where it is only the port that is wrong; the DNS' is for asking names. */
  readonly allowed: readonly string[];
  /** Whether something that the manifests don't show may let it through: labels of a namespace, a policy of another kind. */
  readonly unsure: boolean;
}

/** Why a connection between two workloads is cut; undefined where it is let through. */
export function cut(topology: Topology, from: Workload, to: Workload, port: PodPort): Cut | undefined {
  return cutAt('egress', topology, from, to, port) ?? cutAt('ingress', topology, from, to, port);
}

/** Why a connection between two workloads is cut at one of its ends; undefined where it is let through there. */
export function cutAt(
  direction: Cut['direction'],
  topology: Topology,
  from: Workload,
  to: Workload,
  port: PodPort,
): Cut | undefined {
  // Policies are not defined for Pods in the network of their node, and a Pod reaches itself in spite of them.
  if (inNodeNetwork(from) || inNodeNetwork(to) || (from === to && to.replicas === 1)) return undefined;
  const [own, other] = direction === 'egress' ? [from, to] : [to, from];
  const verdict = verdictAt(topology, { direction, own, other, port });
  if (verdict.answer === true) return undefined;
  return cutBy(verdict, direction, port, from === to || verdict.answer === 'may', topology.policiesOf(own, direction));
}

/** A verdict that does not let through, as the policies that it is of. */
function cutBy(
  { reasons, otherPorts }: Verdict,
  direction: Cut['direction'],
  port: PodPort,
  unsure: boolean,
  all: readonly Policy[],
): Cut | undefined {
  const cutting = reasons.filter(({ effect }) => effect !== 'allows');
  const manifests = new Set((cutting.length > 0 ? cutting : reasons).map(({ manifest }) => manifest));
  const [first, ...further] = [...manifests].map((manifest) => byManifest(all).get(manifest) ?? asPolicy(manifest));
  if (!first) return undefined;
  const meant = otherPorts.filter(({ port: some }) => some !== DNS || port.number === DNS);
  return {
    direction,
    policies: [first, ...further],
    allowed: [...new Set(meant.map((some) => portInWords(some, port)))],
    unsure,
  };
}

const byManifest = memo((policies: readonly Policy[]) => new Map(policies.map((policy) => [policy.manifest, policy])));

/** A policy of another kind, as far as it is named. */
function asPolicy(manifest: Manifest): Policy {
  const namespace = namespaceOf(manifest);
  return { manifest, name: identity(manifest).name, namespace, selector: [], ingress: undefined, egress: undefined };
}

/** Whose Pods ask for others: those of the manifests, and where people usually have them or say that they are. */
interface Callers {
  readonly own: readonly Workload[];
  readonly elsewhere: readonly Pick<IngressController, 'namespace' | 'labels'>[];
}

/** Who asks has no Pods: the outside itself, or the API server. */
export const NOBODY: Callers = { own: [], elsewhere: [] };

const passing = new WeakMap<Topology, Callers>();

/** The Pods that pass on what comes from outside. */
export function passingOn(topology: Topology): Callers {
  const own = () => topology.workloads.filter(isController);
  const found = passing.get(topology) ?? callers(topology, own(), CONTROLLER, USUAL_CONTROLLERS);
  passing.set(topology, found);
  return found;
}

/** What an Ingress controller or a gateway is called, in the name of its Service. */
const CONTROLLER = /ingress|traefik|contour|envoy|kong|haproxy|gateway/;

/** The Prometheus that asks what a monitor names: those of the manifests that take it up, else where they usually are. */
export function scrapers(topology: Topology, own: readonly Workload[]): Callers {
  return own.length > 0 ? { own, elsewhere: [] } : callers(topology, [], /prometheus/, USUAL_SCRAPERS);
}

/** Where somebody says that they are, they are nowhere else. */
function callers({ outside }: Topology, own: readonly Workload[], names: RegExp, usual: Callers['elsewhere']): Callers {
  const placed = outside.flatMap(({ name, namespace }) =>
    namespace !== undefined && names.test(name) ? [{ namespace, labels: undefined }] : [],
  );
  return { own, elsewhere: placed.length > 0 ? placed : usual };
}

/**
 * Why a connection from outside of the cluster is cut; undefined where it is let through.
 *
 * @param through whose Pods pass it on, or make it @default - nobody's
 */
export function cutFromOutside(topology: Topology, to: Workload, port: PodPort, through = NOBODY): Cut | undefined {
  const into = topology.policiesOf(to, 'ingress');
  // Who comes from outside has no labels: only an address range, or no peers at all, lets it in.
  const outside = (rule: PeersAndPorts) => !rule.peers || rule.peers.some(({ range }) => range !== undefined);
  const allows = (rule: PeersAndPorts, policy: Policy) => outside(rule) || letsIn(topology, rule, policy, through);
  return inNodeNetwork(to) ? undefined : judge('ingress', into, to, port, allows, hasTiers(topology, to));
}

/** Whether a rule lets in one of some callers. */
function letsIn(
  { namespaceLabels }: Topology,
  { peers = [] }: PeersAndPorts,
  policy: Policy,
  { own, elsewhere }: Callers,
): boolean {
  const others = elsewhere.filter(({ namespace, labels }) => labels === undefined || namespace !== policy.namespace);
  return peers.some(({ pods, namespaces }) => {
    const isMeant = ({ namespace, labels }: Callers['elsewhere'][number]) =>
      (labels === undefined || matches(pods, labels)) &&
      (namespaces
        ? matches(namespaces, { ...WAY_IN_LABELS[namespace], ...namespaceLabels(namespace) })
        : namespace === policy.namespace);
    return [...own, ...others].some(isMeant);
  });
}

/** Whether a workload passes on what comes from outside. */
export function isController({ containers }: Workload): boolean {
  return containers.some(({ image }) => /ingress|traefik|contour|envoyproxy|kong|haproxy/.test(image));
}

export function inNodeNetwork({ podSpec }: Workload): boolean {
  return podSpec.hostNetwork === true;
}

function judge(
  direction: Cut['direction'],
  policies: readonly Policy[],
  receiver: Workload,
  port: PodPort,
  allows: (rule: PeersAndPorts, policy: Policy) => boolean | 'may',
  others: boolean,
): Cut | undefined {
  const [first, ...further] = policies;
  if (!first) return undefined;
  const rules: PeersAndPorts[] = [];
  let may = others;
  for (const policy of policies)
    for (const rule of policy[direction] ?? []) {
      const allowed = allows(rule, policy);
      if (!allowed) continue;
      const isPort = allowsPort(rule, port, receiver);
      if (isPort && allowed === true) return undefined;
      may ||= isPort;
      if (!isPort) rules.push(rule);
    }
  const ports = rules
    .flatMap((rule) => rule.ports ?? [])
    .filter(({ port: some }) => some !== DNS || port.number === DNS);
  return {
    direction,
    policies: [first, ...further],
    allowed: [...new Set(ports.map((some) => portInWords(some, port)))],
    unsure: may,
  };
}

/** The port of the cluster's DNS. */
const DNS = 53;

/** `27017`, `8000-8080`, `any port`; with the protocol where it is not that of the port that is asked for. */
export function portInWords({ port, endPort, protocol }: JsonObject, asked: PodPort): string {
  const range = typeof endPort === 'number' ? `-${endPort}` : '';
  const some = typeof port === 'number' || typeof port === 'string' ? `port ${port}${range}` : 'any port';
  const own = text(protocol) || 'TCP';
  return own === asked.protocol ? some : `${some} over ${own}`;
}

/**
 * Whether a workload's policies let it ask the cluster's DNS, which is on port 53 of Pods outside of the manifests (OpenShift: 5353).
 * It may, where that depends on labels that a namespace does not have by itself, or on policies of another kind.
 */
export function mayAskDns(topology: Topology, workload: Workload): boolean | 'may' {
  const policies = topology.policiesOf(workload, 'egress');
  if (policies.length === 0 || inNodeNetwork(workload)) return true;
  const answers = policies.flatMap((policy) => (policy.egress ?? []).map((rule) => reachesDns(rule, policy, topology)));
  if (answers.includes(true)) return true;
  return (answers.includes('may') || hasTiers(topology, workload)) && 'may';
}

/** The first policy of kube-system that restricts the DNS, and what all of them let in to it; undefined where none does. */
const restrictingDns = memo(({ policies }: Topology) => {
  const all = policies.filter(
    ({ namespace, ingress, selector }) => namespace === 'kube-system' && ingress && matches(selector, DNS_LABELS),
  );
  const rules = all.flatMap(({ ingress = [] }) => ingress).filter(({ ports }) => !ports || ports.some(isOfDns));
  // Each caller is compared with each rule: of so many nobody means to close the DNS.
  return rules.length > MOST_KNOWN ? undefined : all[0] && { policy: all[0], rules };
});

/** The policy of kube-system that closes the DNS to a workload's Pods. */
export function closesDns(
  topology: Topology,
  workload: Workload,
): { readonly policy: Policy; readonly unsure: boolean } | undefined {
  const found = restrictingDns(topology);
  if (!found || inNodeNetwork(workload)) return undefined;
  const answers = found.rules.map((rule) => allowsPeer(rule, 'kube-system', workload, topology.namespaceLabels));
  return answers.includes(true)
    ? undefined
    : { policy: found.policy, unsure: answers.includes('may') || hasTiers(topology, workload) };
}

/**
 * Whether a workload's policies let it reach a host outside of the cluster, whose address is not known: any range of addresses may hold
 * it. Undefined where none of them restricts it.
 */
export function mayReachOutside(topology: Topology, workload: Workload, port: PodPort): boolean | undefined {
  const policies = topology.policiesOf(workload, 'egress');
  if (policies.length === 0 || inNodeNetwork(workload) || hasTiers(topology, workload)) return undefined;
  const isOutside = ({ peers }: PeersAndPorts) => !peers || peers.some(({ range }) => range !== undefined);
  return policies.some(({ egress = [] }) =>
    egress.some((rule) => isOutside(rule) && allowsPort(rule, port, undefined)),
  );
}

/** Namespaces that have the DNS. */
const OF_DNS: readonly string[] = ['kube-system', 'openshift-dns'];

function reachesDns(
  rule: PeersAndPorts,
  { namespace }: Policy,
  { namespaceLabels: labels }: Topology,
): boolean | 'may' {
  if (rule.ports && !rule.ports.some(isOfDns)) return false;
  if (!rule.peers) return true;
  const answers = rule.peers.map(({ range, namespaces }): boolean | 'may' => {
    if (range) return mayHoldPods(range) || holds(range, NODE_LOCAL_DNS);
    if (!namespaces) return OF_DNS.includes(namespace);
    if (OF_DNS.some((name) => matches(namespaces, labels(name)))) return true;
    return namespaces.some(({ key }) => key !== 'kubernetes.io/metadata.name') && !OF_DNS.some(labels.isKnown) && 'may';
  });
  return answers.includes(true) || (answers.includes('may') && 'may');
}

/** Where NodeLocal DNSCache answers on each node. */
const NODE_LOCAL_DNS = '169.254.20.10';

/** By number, or by the name that CoreDNS gives it. */
function isOfDns({ port, endPort, protocol }: JsonObject): boolean {
  if (protocol !== 'UDP') return false;
  if (port === undefined || port === null) return true;
  if (typeof port !== 'number') return port === 'dns';
  return [DNS, 5353].some((number) => number >= port && number <= (typeof endPort === 'number' ? endPort : port));
}
