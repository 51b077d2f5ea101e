import { namespaceOf } from '../../kubernetes/objects';
import { inText, type JsonObject, list, type Manifest, record, text } from '../../manifest/manifest';
import type { NamespaceLabels, PodPort } from '../policies';
import { mayHoldPods } from '../ranges';
import { declaredAs, type Workload } from '../workloads';
import { calicoSelector } from './calico-selector';
import { type Answer, and, type Direction, type End, not, type TierPolicy, type TierRule } from './tier';

/** The place of Kubernetes' NetworkPolicies among those of Calico's default tier. */
export const OF_NETWORK_POLICIES = 1000;

/**
 * A NetworkPolicy or GlobalNetworkPolicy of Calico. Those of tiers other than the default one come before all others.
 *
 * @see https://docs.tigera.io/calico/latest/reference/resources/networkpolicy
 */
export function readCalicoPolicy(manifest: Manifest, labels: NamespaceLabels): TierPolicy {
  const spec = record(manifest.value.spec);
  const namespace = namespaceOf(manifest);
  const { tier, order, selector, namespaceSelector, serviceAccountSelector, types } = spec;
  const isDefault = (text(tier) || 'default') === 'default';
  const own = calicoSelector(text(selector));
  const places = calicoSelector(text(namespaceSelector));
  const listed = list(types).length > 0 ? list(types) : usualTypes(spec);
  const isOf = (type: string) => listed.includes(type);
  const rules = (direction: Direction) =>
    isOf(direction === 'ingress' ? 'Ingress' : 'Egress')
      ? list(spec[direction]).flatMap((rule, index) => readRule(record(rule), direction, index, namespace, labels))
      : [];
  return {
    manifest,
    tier: isDefault ? 'network' : 'admin',
    order: typeof order === 'number' ? order : Number.POSITIVE_INFINITY,
    subject: (workload) => {
      if (workload.podSpec.hostNetwork === true) return false;
      const place = namespace === '' ? places(labels(workload.namespace)) : workload.namespace === namespace;
      const account = serviceAccountSelector === undefined ? true : 'may';
      return [place, own(labelsOf(workload)), account as Answer].reduce(and, true);
    },
    rules: { ingress: rules('ingress'), egress: rules('egress') },
    closes: { ingress: isOf('Ingress'), egress: isOf('Egress') },
  };
}

function usualTypes({ ingress, egress }: JsonObject): readonly string[] {
  const out = egress === undefined ? [] : ['Egress'];
  return ingress !== undefined || out.length === 0 ? ['Ingress', ...out] : out;
}

/** The labels by which Calico selects Pods: their own, and those with their place. */
function labelsOf({ labels, namespace }: Workload) {
  return { ...labels, 'projectcalico.org/namespace': namespace, 'projectcalico.org/orchestrator': 'k8s' };
}

const ACTIONS = ['Allow', 'Deny', 'Pass'] as const;

function readRule(
  rule: JsonObject,
  direction: Direction,
  index: number,
  namespace: string,
  labels: NamespaceLabels,
): TierRule[] {
  const action = ACTIONS.find((one) => one === rule.action);
  if (!action) return [];
  const [from, to] = [record(rule.source), record(rule.destination)];
  const [other, own] = direction === 'ingress' ? [from, to] : [to, from];
  // What is asked of the Pods that the policy is for, and of more than the transport, is not read.
  const unread = [
    rule.icmp,
    rule.notICMP,
    rule.http,
    rule.notProtocol,
    from.ports,
    from.notPorts,
    own.selector,
    own.nets,
  ];
  return [
    {
      action,
      path: ['spec', direction, index],
      peer: (end) => and(isPeer(other, end, namespace, labels), unread.every((one) => one === undefined) || 'may'),
      port: (port, receiver) =>
        and(
          isProtocol(rule.protocol, port),
          and(isPort(to.ports, port, receiver), to.notPorts === undefined || not(isPort(to.notPorts, port, receiver))),
        ),
    },
  ];
}

function isPeer(
  { selector, notSelector, namespaceSelector, nets, notNets, serviceAccounts, services }: JsonObject,
  other: End,
  namespace: string,
  labels: NamespaceLabels,
): Answer {
  const unread: Answer = serviceAccounts === undefined && services === undefined ? true : 'may';
  const bySelector = [selector, notSelector, namespaceSelector].some((one) => one !== undefined);
  const ranges = list(nets).map((cidr) => ({ cidr: text(cidr), except: list(notNets).map(text) }));
  if (!other) return bySelector ? false : and(nets === undefined && notNets === undefined ? true : 'may', unread);
  const place: Answer =
    namespaceSelector !== undefined
      ? calicoSelector(text(namespaceSelector))(namespaceLabelsOf(other.namespace, labels))
      : !bySelector || namespace === '' || other.namespace === namespace;
  const byAddress: Answer =
    ranges.length > 0 ? ranges.some(mayHoldPods) && 'may' : notNets === undefined ? true : 'may';
  const pods = and(
    calicoSelector(text(selector))(labelsOf(other)),
    notSelector === undefined || not(calicoSelector(text(notSelector))(labelsOf(other))),
  );
  return [place, pods, byAddress, unread].reduce(and, true);
}

function namespaceLabelsOf(namespace: string, labels: NamespaceLabels) {
  return { ...labels(namespace), 'projectcalico.org/name': namespace };
}

function isProtocol(protocol: JsonObject[string], port: PodPort): Answer {
  if (protocol === undefined || protocol === null) return true;
  if (typeof protocol === 'number') return 'may';
  return text(protocol).toUpperCase() === port.protocol;
}

function isPort(ports: JsonObject[string], port: PodPort, receiver: End): boolean {
  if (ports === undefined || ports === null) return true;
  return list(ports).some((wanted) => {
    const [first = '', last] = inText(wanted).split(':');
    if (/^\d+$/.test(first)) return port.number >= Number(first) && port.number <= Number(last ?? first);
    return receiver !== undefined && declaredAs(receiver, first).some(({ number }) => number === port.number);
  });
}
