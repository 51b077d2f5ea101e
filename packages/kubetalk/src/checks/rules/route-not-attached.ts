import { namespaceOf } from '../../kubernetes/objects';
import { labelSelector, matches } from '../../kubernetes/selectors';
import { inText, type JsonObject, list, type Manifest, record, text } from '../../manifest/manifest';
import { listed } from '../../text/budget';
import { GATEWAY_GROUP, ROUTES } from '../../topology/backends';
import type { Topology } from '../../topology/topology';
import type { Check } from '../check';

export const routeNotAttached: Check = {
  id: 'route-not-attached',
  outcome: 'broken',
  title: 'a route that no listener of its Gateway takes',
  why:
    'The route is accepted, but its status says NoMatchingParent, NotAllowedByListeners or NoMatchingListenerHostname, and its requests ' +
    'are answered with 404. A listener takes routes of its own namespace only, unless allowedRoutes says more.',
  remedy: "make the route's port, namespace, kind or hostnames those of a listener, or let a listener allow them",
  example: `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: web}
spec:
  parentRefs: [{name: gate}]
  hostnames: [shop.example.com]
  rules: [{backendRefs: [{name: web, port: 80}]}]
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: gate}
spec: {gatewayClassName: any, listeners: [{name: http, port: 80, protocol: HTTP, hostname: '*.shop.example.com'}]}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  selector: {app: web}
  ports: [{port: 80, targetPort: 8080}]
---
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec:
  containers:
    - {name: web, image: 'web:1', ports: [{containerPort: 8080}], readinessProbe: {tcpSocket: {port: 8080}}}
`,
  *find(topology) {
    for (const kind of ROUTES)
      for (const manifest of topology.ofKind(`${kind}.${GATEWAY_GROUP}`))
        for (const [index, parent] of list(record(manifest.value.spec).parentRefs).entries()) {
          const why = refusal(record(parent), kind, manifest, topology);
          if (why) yield { manifest, path: ['spec', 'parentRefs', index], message: why };
        }
  },
};

/** Why none of the listeners of a parent takes a route; undefined where one does, or the Gateway or its listener is not there. */
function refusal(parent: JsonObject, kind: string, route: Manifest, topology: Topology): string | undefined {
  const { group = GATEWAY_GROUP, kind: parentKind = 'Gateway', name, sectionName, port } = parent;
  if (group !== GATEWAY_GROUP || parentKind !== 'Gateway') return undefined;
  const namespace = text(parent.namespace) || namespaceOf(route);
  const gateway = topology.find(`Gateway.${GATEWAY_GROUP}`, namespace, text(name));
  const all = gateway ? list(record(gateway.value.spec).listeners).map(record) : [];
  const section = all.filter((listener) => sectionName === undefined || listener.name === sectionName);
  if (!gateway || section.length === 0) return undefined;
  const title = `Gateway ${text(name)}`;
  const onPort = section.filter((listener) => typeof port !== 'number' || listener.port === port);
  if (onPort.length === 0)
    return `${title} has no listener on port ${inText(port)}; it has ${listed(section, (one) => Number(one.port))}`;
  const ofKind = onPort.filter((listener) => takesKind(listener, kind));
  if (ofKind.length === 0) return `no listener of ${title} takes a ${kind}`;
  const near = ofKind.filter((listener) =>
    takesNamespace(listener, namespaceOf(route), namespaceOf(gateway), topology),
  );
  if (near.length === 0)
    return `${title} is in namespace ${namespaceOf(gateway)}, and its allowedRoutes let in no route of namespace ${namespaceOf(route)}`;
  const hosts = list(record(route.value.spec).hostnames).map(text);
  const served = near.map(({ hostname }) => text(hostname));
  if (hosts.length === 0 || served.some((one) => one === '' || hosts.some((host) => meet(one, host)))) return undefined;
  return `${title} listens for ${listed(served)}, which ${listed(hosts)} does not match`;
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#allowedroutes */
function takesKind({ protocol, allowedRoutes }: JsonObject, kind: string): boolean {
  const kinds = list(record(allowedRoutes).kinds).map((one) => text(record(one).kind));
  if (kinds.length > 0) return kinds.includes(kind);
  const usual = kindsOfListener(text(protocol));
  return usual === undefined || usual.includes(kind);
}

/** The kinds of routes that a protocol can have; undefined where it is an implementation's own. */
export function kindsOfListener(protocol: string): readonly string[] | undefined {
  return KINDS.get(protocol);
}

const KINDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['HTTP', ['HTTPRoute', 'GRPCRoute']],
  ['HTTPS', ['HTTPRoute', 'GRPCRoute']],
  ['TLS', ['TLSRoute', 'TCPRoute']],
  ['TCP', ['TCPRoute']],
  ['UDP', ['UDPRoute']],
]);

function takesNamespace({ allowedRoutes }: JsonObject, own: string, gateways: string, topology: Topology): boolean {
  const { from = 'Same', selector } = record(record(allowedRoutes).namespaces);
  if (from === 'Same') return own === gateways;
  if (from === 'None') return false;
  if (from !== 'Selector') return true;
  const { namespaceLabels: labels } = topology;
  const demands = labelSelector(selector);
  return (
    matches(demands, labels(own)) ||
    (!labels.isKnown(own) && demands.some(({ key }) => key !== 'kubernetes.io/metadata.name'))
  );
}

/** Whether two hosts, of which each may begin with a wildcard, have a name in common. A wildcard matches one label or more. */
function meet(one: string, other: string): boolean {
  if (one === other) return true;
  const under = (pattern: string, host: string) =>
    pattern.startsWith('*.') && host.endsWith(pattern.slice(1)) && host.length >= pattern.length;
  return under(one, other) || under(other, one);
}
