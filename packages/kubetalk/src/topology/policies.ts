import { namespaceOf } from '../kubernetes/objects';
import { type LabelIndex, labelSelector, matches, matchesPods, type Selector } from '../kubernetes/selectors';
import { identity, type Json, type JsonObject, list, type Manifest, record, strings, text } from '../manifest/manifest';
import { declaredPorts, type Workload } from './workloads';

export interface Rule {
  /** Undefined where everyone is meant. */
  readonly peers: readonly JsonObject[] | undefined;
  /** Undefined where every port is meant. */
  readonly ports: readonly JsonObject[] | undefined;
}

/** A NetworkPolicy, and the workloads whose Pods it restricts. */
export interface Policy {
  readonly manifest: Manifest;
  readonly name: string;
  readonly namespace: string;
  readonly selector: Selector;
  readonly workloads: readonly Workload[];
  /** What is let in, undefined where it does not restrict that direction. */
  readonly ingress: readonly Rule[] | undefined;
  /** What is let out, undefined where it does not restrict that direction. */
  readonly egress: readonly Rule[] | undefined;
}

/** @see https://kubernetes.io/docs/concepts/services-networking/network-policies/ */
export function readPolicy(manifest: Manifest, pods: LabelIndex<Workload>): Policy {
  const spec = record(manifest.value.spec);
  const namespace = namespaceOf(manifest);
  const selector = labelSelector(spec.podSelector);
  const types =
    list(spec.policyTypes).length > 0 ? list(spec.policyTypes) : ['Ingress', ...(spec.egress ? ['Egress'] : [])];
  return {
    manifest,
    name: identity(manifest).name,
    namespace,
    selector,
    workloads: pods.find(namespace, selector),
    ingress: types.includes('Ingress') ? rules(spec.ingress, 'from') : undefined,
    egress: types.includes('Egress') ? rules(spec.egress, 'to') : undefined,
  };
}

function rules(value: Json | undefined, peers: 'from' | 'to'): Rule[] {
  const listed = (some: Json | undefined) => (list(some).length > 0 ? list(some).map(record) : undefined);
  return list(value)
    .map(record)
    .map((rule) => ({ peers: listed(rule[peers]), ports: listed(rule.ports) }));
}

/** A port as it is in the Pods that receive. */
export interface PodPort {
  readonly number: number;
  readonly protocol: string;
}

/** Labels of namespaces, as far as the set states them. */
export type NamespaceLabels = (namespace: string) => Readonly<Record<string, string>>;

/** Every namespace has its name as a label; what else it has is known where the set holds the Namespace itself. */
export function namespaceLabels(namespaces: readonly Manifest[]): NamespaceLabels {
  const stated = new Map(
    namespaces.map(({ value }) => [text(record(value.metadata).name), strings(record(value.metadata).labels)]),
  );
  return (namespace) => ({ ...stated.get(namespace), 'kubernetes.io/metadata.name': namespace });
}

/** Whether a rule's peers hold a workload's Pods. An address range may hold any Pod. */
export function allowsPeer(rule: Rule, policyNamespace: string, other: Workload, labels: NamespaceLabels): boolean {
  if (!rule.peers) return true;
  return rule.peers.some(({ ipBlock, podSelector, namespaceSelector }) => {
    if (ipBlock) return true;
    const inNamespace = namespaceSelector
      ? matches(labelSelector(namespaceSelector), labels(other.namespace))
      : other.namespace === policyNamespace;
    return inNamespace && matchesPods(labelSelector(podSelector), other);
  });
}

/** Whether a rule's ports hold a port of a workload's Pods; a port's name is looked up in the Pods that receive. */
export function allowsPort(rule: Rule, port: PodPort, receiver: Workload | undefined): boolean {
  if (!rule.ports) return true;
  return rule.ports.some(({ port: wanted, endPort, protocol }) => {
    if ((text(protocol) || 'TCP') !== port.protocol) return false;
    if (wanted === undefined || wanted === null) return true;
    if (typeof wanted === 'number')
      return port.number >= wanted && port.number <= (typeof endPort === 'number' ? endPort : wanted);
    const named = receiver && declaredPorts(receiver).find(({ name }) => name === wanted);
    return named?.number === port.number;
  });
}
