import { namespaceOf } from '../../kubernetes/objects';
import { labelSelector, type Selector } from '../../kubernetes/selectors';
import { type JsonObject, list, type Manifest, record, text } from '../../manifest/manifest';
import type { NamespaceLabels, PodPort } from '../policies';
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

/**
 * The rules of a CiliumNetworkPolicy or a CiliumClusterwideNetworkPolicy: what they allow adds to what NetworkPolicies allow, and
 * what they deny counts before all of it.
 *
 * @see https://docs.cilium.io/en/stable/security/policy/language/
 */
export function readCiliumPolicies(manifest: Manifest, labels: NamespaceLabels): readonly TierPolicy[] {
  const { spec, specs } = manifest.value;
  const namespace = namespaceOf(manifest);
  const one = spec === undefined ? [] : [{ rule: record(spec), path: ['spec'] }];
  const several = list(specs).map((rule, index) => ({ rule: record(rule), path: ['specs', index] }));
  return [...one, ...several].flatMap(({ rule, path }) => {
    const { endpointSelector, enableDefaultDeny } = rule;
    // One with a nodeSelector is for nodes.
    if (endpointSelector === undefined || endpointSelector === null) return [];
    const subject = ofEndpoints(endpointSelector, namespace, labels);
    const read = (direction: Direction, field: string, action: TierRule['action']) =>
      list(rule[field]).map((each, index) =>
        readRule(record(each), direction, action, [...path, field, index], namespace, labels),
      );
    const closes = (direction: Direction) =>
      record(enableDefaultDeny)[direction] !== false &&
      [...list(rule[direction]), ...list(rule[`${direction}Deny`])].length > 0;
    const policy = { manifest, tier: 'network' as const, subject };
    const none = { ingress: false, egress: false };
    return [
      {
        ...policy,
        order: Number.NEGATIVE_INFINITY,
        rules: { ingress: read('ingress', 'ingressDeny', 'Deny'), egress: read('egress', 'egressDeny', 'Deny') },
        closes: none,
      },
      {
        ...policy,
        order: 1000,
        rules: { ingress: read('ingress', 'ingress', 'Allow'), egress: read('egress', 'egress', 'Allow') },
        closes: { ingress: closes('ingress'), egress: closes('egress') },
      },
    ];
  });
}

function readRule(
  rule: JsonObject,
  direction: Direction,
  action: TierRule['action'],
  path: TierRule['path'],
  namespace: string,
  labels: NamespaceLabels,
): TierRule {
  const side = direction === 'ingress' ? 'from' : 'to';
  const fields = Object.keys(rule).filter((field) => field.startsWith(side) && field !== 'toPorts');
  const ports = rule.toPorts === undefined || rule.toPorts === null ? undefined : list(rule.toPorts).map(record);
  return {
    action,
    path,
    // A rule without peers is for all of them where it names ports, and for none where it is empty.
    peer: (other) =>
      fields.length === 0
        ? ports !== undefined || rule.icmps !== undefined
        : or(fields.map((field) => isPeer(field.slice(side.length), rule, side, other, namespace, labels))),
    port: (port, receiver) =>
      and(rule.icmps === undefined || 'may', ports === undefined || isPort(ports, port, receiver)),
  };
}

function isPeer(
  field: string,
  rule: JsonObject,
  side: string,
  other: End,
  namespace: string,
  labels: NamespaceLabels,
): Answer {
  const values = list(rule[side + field]);
  if (field === 'Endpoints')
    return or(values.map((selector) => other !== undefined && ofEndpoints(selector, namespace, labels)(other)));
  if (field === 'Entities') return or(values.map((entity) => isEntity(text(entity), other)));
  // Addresses are those of what Cilium does not manage: of no Pod.
  if (field === 'CIDR' || field === 'CIDRSet' || field === 'FQDNs')
    return other === undefined && values.length > 0 && 'may';
  return 'may';
}

/** @see https://docs.cilium.io/en/stable/security/policy/language/#entities-based */
function isEntity(entity: string, other: End): Answer {
  if (entity === 'all') return true;
  if (entity === 'cluster') return other !== undefined;
  if (entity === 'world' || entity.startsWith('world-')) return other === undefined;
  // Nodes, where Pods in their network are too.
  return other === undefined || other.podSpec.hostNetwork === true ? 'may' : false;
}

const NAMESPACE = 'io.kubernetes.pod.namespace';
const OF_NAMESPACE = 'io.cilium.k8s.namespace.labels.';

/** Whether a selector matches the Pods of a workload: those of the policy's namespace, unless it names others. */
function ofEndpoints(
  value: JsonObject[string],
  namespace: string,
  labels: NamespaceLabels,
): (workload: Workload) => Answer {
  const selector = labelSelector(value).map((demand) => ({ ...demand, key: demand.key.replace(/^(k8s|any)[:.]/, '') }));
  const isOwn = ({ key }: Selector[number]) =>
    key !== NAMESPACE && !key.startsWith(OF_NAMESPACE) && !key.startsWith('io.cilium.') && !key.startsWith('reserved');
  const ofPlaces = [
    ...renamed(selector, (key) => (key === NAMESPACE ? 'kubernetes.io/metadata.name' : undefined)),
    ...renamed(selector, (key) => (key.startsWith(OF_NAMESPACE) ? key.slice(OF_NAMESPACE.length) : undefined)),
  ];
  const unread = selector.some(({ key }) => key.startsWith('io.cilium.') && !key.startsWith(OF_NAMESPACE));
  const isReserved = selector.some(({ key }) => key.startsWith('reserved'));
  return (workload) => {
    if (isReserved || workload.podSpec.hostNetwork === true) return false;
    const place: Answer =
      ofPlaces.length > 0
        ? matchesNamespace(ofPlaces, workload.namespace, labels)
        : namespace === '' || workload.namespace === namespace;
    return and(and(place, ofPods(selector.filter(isOwn), workload)), unread ? 'may' : true);
  };
}

function renamed(selector: Selector, to: (key: string) => string | undefined): Selector {
  return selector.flatMap((demand) => {
    const key = to(demand.key);
    return key === undefined ? [] : [{ ...demand, key }];
  });
}

function isPort(all: readonly JsonObject[], port: PodPort, receiver: End): Answer {
  return or(
    all.map(({ ports }) => {
      const listed = list(ports).map(record);
      return listed.length === 0 ? 'may' : listed.some((one) => isOne(one, port, receiver));
    }),
  );
}

function isOne({ port: wanted, endPort, protocol }: JsonObject, port: PodPort, receiver: End): boolean {
  const spoken = text(protocol).toUpperCase() || 'ANY';
  if (spoken !== 'ANY' && spoken !== port.protocol) return false;
  const number = Number(wanted);
  if (!Number.isInteger(number))
    return receiver !== undefined && declaredAs(receiver, text(wanted)).some((one) => one.number === port.number);
  const last = typeof endPort === 'number' && endPort > number ? endPort : number;
  return number === 0 || (port.number >= number && port.number <= last);
}
