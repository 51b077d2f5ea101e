import { namespaceOf } from '../kubernetes/objects';
import { isAddedLabel } from '../kubernetes/pod-labels';
import { labelSelector, matches, matchesPods, type Requirement, type Selector } from '../kubernetes/selectors';
import { identity, type Json, type JsonObject, list, type Manifest, record, strings, text } from '../manifest/manifest';
import { mayHoldPods, type Range } from './ranges';
import { declaredAs, type Workload } from './workloads';

export interface PeersAndPorts {
  /** Undefined where everyone is meant. */
  readonly peers: readonly Peer[] | undefined;
  /** Undefined where every port is meant. */
  readonly ports: readonly JsonObject[] | undefined;
}

/** Pods that a rule is for; a selector that is not stated is undefined. */
export interface Peer {
  /** The addresses that it is for, undefined where it is for Pods. */
  readonly range: Range | undefined;
  readonly pods: Selector;
  readonly namespaces: Selector | undefined;
}

/** A NetworkPolicy, which restricts the Pods that its selector matches. */
export interface Policy {
  readonly manifest: Manifest;
  readonly name: string;
  readonly namespace: string;
  readonly selector: Selector;
  /** What is let in, undefined where it does not restrict that direction. */
  readonly ingress: readonly PeersAndPorts[] | undefined;
  /** What is let out, undefined where it does not restrict that direction. */
  readonly egress: readonly PeersAndPorts[] | undefined;
}

/** @see https://kubernetes.io/docs/concepts/services-networking/network-policies/ */
export function readPolicy(manifest: Manifest): Policy {
  const spec = record(manifest.value.spec);
  const namespace = namespaceOf(manifest);
  const selector = labelSelector(spec.podSelector);
  const types =
    list(spec.policyTypes).length > 0
      ? list(spec.policyTypes)
      : ['Ingress', ...(list(spec.egress).length > 0 ? ['Egress'] : [])];
  return {
    manifest,
    name: identity(manifest).name,
    namespace,
    selector,
    ingress: types.includes('Ingress') ? rules(spec.ingress, 'from') : undefined,
    egress: types.includes('Egress') ? rules(spec.egress, 'to') : undefined,
  };
}

function rules(value: Json | undefined, peers: 'from' | 'to'): PeersAndPorts[] {
  const listed = (some: Json | undefined) => (list(some).length > 0 ? list(some).map(record) : undefined);
  return list(value)
    .map(record)
    .map((rule) => ({ peers: listed(rule[peers])?.map(readPeer), ports: listed(rule.ports) }));
}

function readPeer({ ipBlock, podSelector, namespaceSelector }: JsonObject): Peer {
  const namespaces = namespaceSelector ? labelSelector(namespaceSelector) : undefined;
  const { cidr, except } = record(ipBlock);
  const range = ipBlock ? { cidr: text(cidr), except: list(except).map(text) } : undefined;
  return { range, pods: labelSelector(podSelector), namespaces };
}

/** Finds the policies that restrict a workload's Pods without looking at all of them. */
export class PolicyIndex {
  /** By namespace, and where the selector asks for one value of a label, by that label. */
  private readonly byTerm = new Map<string, Policy[]>();
  private readonly found = new Map<Workload, readonly Policy[]>();

  constructor(
    policies: readonly Policy[],
    readonly direction: 'ingress' | 'egress',
  ) {
    for (const policy of policies) {
      if (!policy[direction]) continue;
      const [first] = policy.selector.filter(isTerm);
      const key = first
        ? term(policy.namespace, first.key, first.values[0])
        : term(policy.namespace, policy.selector.length === 0 ? '' : '*');
      const others = this.byTerm.get(key);
      if (others) others.push(policy);
      else this.byTerm.set(key, [policy]);
    }
  }

  /** Each path asks for both of its ends, so that one workload is asked for often. */
  of(workload: Workload): readonly Policy[] {
    if (this.byTerm.size === 0) return [];
    const before = this.found.get(workload);
    if (before) return before;
    const found = this.find(workload);
    this.found.set(workload, found);
    return found;
  }

  private find(workload: Workload): readonly Policy[] {
    const { namespace, labels } = workload;
    const keys = [term(namespace, '*'), ...Object.entries(labels).map(([key, value]) => term(namespace, key, value))];
    const matching = keys
      .flatMap((key) => this.byTerm.get(key) ?? [])
      .filter(({ selector }) => matchesPods(selector, workload));
    const all = this.byTerm.get(term(namespace, '')) ?? [];
    return matching.length === 0 ? all : [...all, ...matching];
  }
}

/** A demand that only Pods meet that have the label from their template. */
function isTerm({ key, operator, values }: Requirement): boolean {
  return operator === 'In' && values.length === 1 && !isAddedLabel(key);
}

/** With the length of each part, so that no two have the same text. */
function term(namespace: string, key: string, value?: string): string {
  const begin = `${namespace.length}:${namespace}`;
  return value === undefined ? begin + key : `${begin}${key.length}:${key}${value}`;
}

/** A port as it is in the Pods that receive. */
export interface PodPort {
  readonly number: number;
  readonly protocol: string;
}

/** Labels of namespaces, as far as the manifests have them. */
export interface NamespaceLabels {
  (namespace: string): Readonly<Record<string, string>>;
  /** Whether the manifests hold the Namespace, with all of its labels. */
  isKnown(namespace: string): boolean;
}

/** Every namespace has its name as a label; what else it has is known where the manifests hold the Namespace itself. */
export function namespaceLabels(namespaces: readonly Manifest[]): NamespaceLabels {
  const labelled = new Map(
    namespaces.map(({ value }) => [text(record(value.metadata).name), strings(record(value.metadata).labels)]),
  );
  const labels = (namespace: string) => ({ ...labelled.get(namespace), [NAME]: namespace });
  return Object.assign(labels, { isKnown: (namespace: string) => labelled.has(namespace) });
}

/**
 * Whether a rule's peers hold a workload's Pods. An address range may hold them where it has addresses that Pods have; a namespace that
 * is not in the manifests may have any label beside its name.
 */
export function allowsPeer(
  rule: PeersAndPorts,
  policyNamespace: string,
  other: Workload,
  labels: NamespaceLabels,
): boolean | 'may' {
  if (!rule.peers) return true;
  let may = false;
  for (const { range, pods, namespaces } of rule.peers) {
    if (range) {
      may ||= mayHoldPods(range);
      continue;
    }
    if (!matchesPods(pods, other)) continue;
    const inNamespace = namespaces ? matches(namespaces, labels(other.namespace)) : other.namespace === policyNamespace;
    if (inNamespace) return true;
    may ||=
      namespaces !== undefined &&
      !labels.isKnown(other.namespace) &&
      (!isPlaced(other) || matchesOthers(namespaces, other.namespace));
  }
  return may && 'may';
}

/** Whether its namespace is stated, by itself or by the settings: else kubectl may put it anywhere. */
function isPlaced({ manifest }: Workload): boolean {
  return text(record(manifest.value.metadata).namespace) !== '' || manifest.namespace !== undefined;
}

/** Whether a namespace of a name may have labels that a selector demands. */
function matchesOthers(selector: Selector, namespace: string): boolean {
  const ofName = selector.filter(({ key }) => key === NAME);
  return ofName.length < selector.length && matches(ofName, { [NAME]: namespace });
}

const NAME = 'kubernetes.io/metadata.name';

/** Whether a rule's ports hold a port of a workload's Pods; a port's name is looked up in the Pods that receive. */
export function allowsPort(rule: PeersAndPorts, port: PodPort, receiver: Workload | undefined): boolean {
  if (!rule.ports) return true;
  return rule.ports.some(({ port: wanted, endPort, protocol }) => {
    if ((text(protocol) || 'TCP') !== port.protocol) return false;
    if (wanted === undefined || wanted === null) return true;
    if (typeof wanted === 'number')
      return port.number >= wanted && port.number <= (typeof endPort === 'number' ? endPort : wanted);
    const named = receiver && typeof wanted === 'string' ? declaredAs(receiver, wanted) : [];
    return named.some(({ number, protocol: declared }) => number === port.number && declared === port.protocol);
  });
}
