import { inText, isRecord, type Json, type JsonObject, list, record, text } from '../../manifest/manifest';
import { exactly } from '../keys';

const OUTSIDE = ['NodePort', 'LoadBalancer'];

/**
 * What the API server keeps for a Service although it is not given: its addresses, the families of these, and the ports of nodes.
 *
 * @param held the Service as it is patched
 */
export function allotted(live: JsonObject, held: JsonObject): JsonObject {
  if (text(held.kind) !== 'Service' || text(held.apiVersion) !== 'v1' || !isRecord(held.spec)) return held;
  const [before, after] = [record(live.spec), record(held.spec)];
  if (typeOf(before) === 'ExternalName') return held;
  if (typeOf(after) === 'ExternalName') return { ...held, spec: withoutUnchanged(after, before, ADDRESSES) };
  const kept = ADDRESSES.filter((field) => isEmpty(after[field]) && !isEmpty(before[field]));
  const fields = kept.map((field): [string, Json] => [field, before[field] ?? null]);
  const spec = { ...after, ...Object.fromEntries(fields), ...portsOf(before, after) };
  return { ...held, spec: withoutOutside(spec, before) };
}

const ADDRESSES = ['clusterIP', 'clusterIPs', 'ipFamilies', 'ipFamilyPolicy'];

const isEmpty = (value: Json | undefined) =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

const typeOf = ({ type }: JsonObject) => text(type) || 'ClusterIP';

/** The ports of nodes stay with the port and protocol that have them. */
function portsOf(before: JsonObject, after: JsonObject): JsonObject {
  if (!OUTSIDE.includes(typeOf(after)) || !OUTSIDE.includes(typeOf(before)) || !Array.isArray(after.ports)) return {};
  const had = new Map(list(before.ports).map((port) => [keyOf(port), record(port).nodePort]));
  const ports = after.ports.map((port: Json) => {
    const nodePort = had.get(keyOf(port));
    return isRecord(port) && isEmpty(port.nodePort) && nodePort !== undefined ? { ...port, nodePort } : port;
  });
  return { ports };
}

function keyOf(port: Json): string {
  const { port: number, protocol = 'TCP' } = record(port);
  return `${inText(number)}/${inText(protocol)}`;
}

/** What only a Service of its type before has goes with the type, where it is the same as before. */
function withoutOutside(spec: JsonObject, before: JsonObject): JsonObject {
  if (typeOf(spec) === typeOf(before)) return spec;
  const isOpen = OUTSIDE.includes(typeOf(spec));
  const lost = [
    ...(isOpen ? [] : ['externalTrafficPolicy']),
    ...(typeOf(spec) === 'LoadBalancer'
      ? []
      : ['allocateLoadBalancerNodePorts', 'healthCheckNodePort', 'loadBalancerClass']),
  ];
  return { ...withoutUnchanged(spec, before, lost), ...(isOpen ? {} : withoutNodePorts(spec, before)) };
}

function withoutUnchanged(spec: JsonObject, before: JsonObject, fields: readonly string[]): JsonObject {
  const kept = Object.entries(spec).filter(
    ([field, value]) => !fields.includes(field) || exactly(value) !== exactly(before[field]),
  );
  return Object.fromEntries(kept);
}

function withoutNodePorts({ ports }: JsonObject, before: JsonObject): JsonObject {
  const numbers = (some: Json | undefined) => list(some).map((port) => record(port).nodePort ?? 0);
  if (!Array.isArray(ports) || exactly(numbers(ports)) !== exactly(numbers(before.ports))) return {};
  return {
    ports: ports.map((port: Json) => {
      const { nodePort: _, ...rest } = record(port);
      return isRecord(port) ? rest : port;
    }),
  };
}
