import { labelSelector } from '../../kubernetes/selectors';
import { type JsonObject, list, type Manifest, record, text } from '../../manifest/manifest';
import type { NamespaceLabels, PodPort } from '../policies';
import { holds, mayHoldPods } from '../ranges';
import { declaredAs, type Workload } from '../workloads';
import {
  type Answer,
  and,
  type Direction,
  type End,
  matchesNamespace,
  ofPods,
  or,
  type TierPolicy,
  type TierRule,
} from './tier';

const SIDES = { ingress: 'from', egress: 'to' } as const;

/**
 * An AdminNetworkPolicy, a BaselineAdminNetworkPolicy or a ClusterNetworkPolicy.
 *
 * @see https://network-policy-api.sigs.k8s.io/reference/spec/
 */
export function readAdminPolicy(manifest: Manifest, labels: NamespaceLabels): TierPolicy {
  const { kind, spec } = manifest.value;
  const { priority, tier, subject } = record(spec);
  const isBaseline = kind === 'BaselineAdminNetworkPolicy' || tier === 'Baseline';
  const rules = (direction: Direction) =>
    list(record(spec)[direction]).flatMap((rule, index) => readRule(record(rule), direction, index, labels));
  return {
    manifest,
    tier: isBaseline ? 'baseline' : 'admin',
    order: typeof priority === 'number' ? priority : 0,
    subject: (workload) => selects(record(subject), workload, labels),
    rules: { ingress: rules('ingress'), egress: rules('egress') },
    closes: { ingress: false, egress: false },
  };
}

const ACTIONS = { Allow: 'Allow', Accept: 'Allow', Deny: 'Deny', Pass: 'Pass' } as const;

function readRule(rule: JsonObject, direction: Direction, index: number, labels: NamespaceLabels): TierRule[] {
  const name = text(rule.action);
  if (!Object.hasOwn(ACTIONS, name)) return [];
  const peers = list(rule[SIDES[direction]]).map(record);
  const ports = rule.ports ?? rule.protocols;
  return [
    {
      action: ACTIONS[name as keyof typeof ACTIONS],
      path: ['spec', direction, index],
      peer: (other, address) => or(peers.map((peer) => isPeer(peer, other, address, labels))),
      port: (port, receiver) =>
        ports === undefined ||
        ports === null ||
        list(ports)
          .map(record)
          .some((one) => isPort(one, port, receiver)),
    },
  ];
}

/** Subjects and peers: all Pods of namespaces, or some of them. */
function selects({ namespaces, pods }: JsonObject, workload: Workload, labels: NamespaceLabels): Answer {
  // The policies are not for Pods in the network of their node.
  if (workload.podSpec.hostNetwork === true) return false;
  if (namespaces) return matchesNamespace(labelSelector(namespaces), workload.namespace, labels);
  if (!pods) return false;
  const { namespaceSelector, podSelector } = record(pods);
  return and(
    ofPods(labelSelector(podSelector), workload),
    matchesNamespace(labelSelector(namespaceSelector), workload.namespace, labels),
  );
}

function isPeer(peer: JsonObject, other: End, address: string | undefined, labels: NamespaceLabels): Answer {
  const { networks, domainNames, nodes } = peer;
  const ranges = list(networks).map((cidr) => ({ cidr: text(cidr), except: [] }));
  if (!other && address !== undefined && !domainNames && !nodes) return ranges.some((range) => holds(range, address));
  if (!other) return (ranges.length > 0 || domainNames !== undefined || nodes !== undefined) && 'may';
  if (ranges.some(mayHoldPods)) return 'may';
  if (nodes && other.podSpec.hostNetwork === true) return 'may';
  return selects(peer, other, labels);
}

/** A port as one of several versions of the API has it. */
function isPort(wanted: JsonObject, port: PodPort, receiver: End): boolean {
  const { portNumber, portRange, namedPort, destinationNamedPort } = wanted;
  const name = text(namedPort) || text(destinationNamedPort);
  if (name !== '') {
    const declared = receiver ? declaredAs(receiver, name) : [];
    return declared.some(({ number, protocol }) => number === port.number && protocol === port.protocol);
  }
  if (portNumber) return ofProtocol(record(portNumber), port) && record(portNumber).port === port.number;
  if (portRange) return ofProtocol(record(portRange), port) && within(record(portRange), port.number);
  const own = wanted[port.protocol.toLowerCase()];
  if (own === undefined || own === null) return false;
  const { number, range } = record(record(own).destinationPort);
  if (range) return within(record(range), port.number);
  return number === undefined || number === port.number;
}

function ofProtocol({ protocol }: JsonObject, port: PodPort): boolean {
  return (text(protocol) || 'TCP') === port.protocol;
}

function within({ start, end }: JsonObject, number: number): boolean {
  return typeof start === 'number' && typeof end === 'number' && number >= start && number <= end;
}
