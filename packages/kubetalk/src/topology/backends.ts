import { kindOf, namespaceOf } from '../kubernetes/objects';
import { serviceNames } from '../kubernetes/service-names';
import {
  at,
  type FieldPath,
  type Json,
  type JsonObject,
  list,
  type Manifest,
  record,
  text,
} from '../manifest/manifest';
import { table } from '../manifest/table';
import { type Service, type ServicePort, targetNumber } from './services';

/** A Service that an object other than a workload sends requests to, or has them sent to. */
export interface Backend {
  readonly manifest: Manifest;
  /** Where it is named. */
  readonly path: FieldPath;
  readonly namespace: string;
  readonly service: string;
  /** A number or a name; undefined where neither is given. */
  readonly port: number | string | undefined;
  /** Whose requests: of those outside of the cluster, of its API server, or of Pods that a mesh leads another way. */
  readonly from: 'outside' | 'API server' | 'mesh';
  /** Whether the port is one that the Pods have, where it is a number. @default false */
  readonly ofPods?: boolean;
}

type Reader = (manifest: Manifest) => readonly Backend[];

/** How a kind names Services, where it does so in fields of one object each. */
interface Row {
  /** The ways to these objects, through all items of each list (`[]`). */
  readonly at: readonly string[];
  /** @default name */
  readonly name?: string;
  /** @default namespace */
  readonly namespace?: string;
  /** @default port */
  readonly port?: string;
  /** @default outside */
  readonly from?: Backend['from'];
}

/** Kinds whose fields say all; others have a reader of their own. */
const ROWS: Readonly<Record<string, Row>> = table<Row>({
  // https://projectcontour.io/docs/main/config/api/
  'HTTPProxy.projectcontour.io': { at: ['spec.routes[].services[]', 'spec.tcpproxy.services[]'] },
  // https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/crd/http/traefikservice/
  ...traefik('TraefikService', ['spec.weighted.services[]', 'spec.mirroring', 'spec.mirroring.mirrors[]']),
  // https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/crd/http/ingressroute/
  ...traefik('IngressRoute', ['spec.routes[].services[]']),
  ...traefik('IngressRouteTCP', ['spec.routes[].services[]']),
  ...traefik('IngressRouteUDP', ['spec.routes[].services[]']),
  ...traefik('Middleware', ['spec.errors.service']),
  // https://docs.nginx.com/nginx-ingress-controller/configuration/virtualserver-and-virtualserverroute-resources/
  ...Object.fromEntries(
    ['VirtualServer', 'VirtualServerRoute', 'TransportServer'].map((kind): [string, Row] => [
      `${kind}.k8s.nginx.org`,
      { at: ['spec.upstreams[]'], name: 'service' },
    ]),
  ),
  // https://apisix.apache.org/docs/ingress-controller/references/apisix_route_v2/
  'ApisixRoute.apisix.apache.org': {
    at: ['spec.http[].backends[]', 'spec.stream[].backend'],
    name: 'serviceName',
    port: 'servicePort',
  },
  // https://developer.konghq.com/kubernetes-ingress-controller/reference/custom-resources/
  ...Object.fromEntries(
    ['TCPIngress', 'UDPIngress'].map((kind): [string, Row] => [
      `${kind}.configuration.konghq.com`,
      { at: ['spec.rules[].backend'], name: 'serviceName', port: 'servicePort' },
    ]),
  ),
  // https://docs.solo.io/gloo-edge/main/reference/api/github.com/solo-io/gloo/projects/gloo/api/v1/options/kubernetes/kubernetes.proto.sk/
  'Upstream.gloo.solo.io': {
    at: ['spec.kube'],
    name: 'serviceName',
    namespace: 'serviceNamespace',
    port: 'servicePort',
  },
  // https://github.com/kedacore/http-add-on/blob/main/docs/ref/v0.8.0/http_scaled_object.md
  'HTTPScaledObject.http.keda.sh': { at: ['spec.scaleTargetRef'], name: 'service' },
  // https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.AlertmanagerEndpoints
  'Prometheus.monitoring.coreos.com': { at: ['spec.alerting.alertmanagers[]'], from: 'mesh' },
});

function traefik(kind: string, at: readonly string[]): Readonly<Record<string, Row>> {
  return Object.fromEntries(['traefik.io', 'traefik.containo.us'].map((group) => [`${kind}.${group}`, { at }]));
}

/** The group of the Gateway API, and its kinds of routes. */
export const GATEWAY_GROUP = 'gateway.networking.k8s.io';
export const ROUTES: readonly string[] = ['GRPCRoute', 'HTTPRoute', 'TCPRoute', 'TLSRoute', 'UDPRoute'];

/** For every kind that names Services: how it does. */
const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['Ingress', ofIngress],
  ...ROUTES.map((kind) => [`${kind}.${GATEWAY_GROUP}`, ofRoute] as const),
  ['Route.route.openshift.io', ofOpenShiftRoute],
  ['VirtualService.networking.istio.io', ofVirtualService],
  ['DestinationRule.networking.istio.io', ofDestinationRule],
  ['MutatingWebhookConfiguration', ofWebhooks],
  ['ValidatingWebhookConfiguration', ofWebhooks],
  ['APIService', (manifest) => ofApiServer(manifest, ['spec', 'service'])],
  [
    'CustomResourceDefinition',
    (manifest) => ofApiServer(manifest, ['spec', 'conversion', 'webhook', 'clientConfig', 'service']),
  ],
]);

/** The Services that an object names as backends; none for a kind that names none. */
export function backends(manifest: Manifest): readonly Backend[] {
  const kind = kindOf(manifest);
  const row = ROWS[kind];
  return row ? ofRow(row, manifest) : (READERS.get(kind)?.(manifest) ?? []);
}

/** Whether objects of a kind name Services. */
export function namesBackends(kind: string): boolean {
  return READERS.has(kind) || Object.hasOwn(ROWS, kind);
}

function ofRow(
  { at: ways, name = 'name', namespace = 'namespace', port = 'port', from = 'outside' }: Row,
  manifest: Manifest,
): readonly Backend[] {
  return ways.flatMap((way) => {
    const steps = way.split('.').flatMap((step) => (step.endsWith('[]') ? [step.slice(0, -2), [] as const] : [step]));
    return pathsTo(manifest, ...steps).flatMap((path) => {
      const holder = record(at(manifest.value, path));
      if ((holder.kind ?? 'Service') !== 'Service' || text(holder[name]).includes('@')) return [];
      return backend(manifest, path, {
        name: holder[name],
        namespace: holder[namespace],
        port: holder[port],
        from,
      });
    });
  });
}

/** Backends of another kind (`resource`) are left out. */
function ofIngress(manifest: Manifest): readonly Backend[] {
  const { annotations } = record(manifest.value.metadata);
  const paths = [['spec', 'defaultBackend'], ...pathsTo(manifest, 'spec', 'rules', [], 'http', 'paths', [], 'backend')];
  return paths.flatMap((path) => {
    const service = record(record(at(manifest.value, path)).service);
    const name = text(service.name);
    const { number, name: portName } = record(service.port);
    // The controller of a load balancer finds the action of that name in an annotation: there need be no such Service.
    if (portName === USE_ANNOTATION || actionOf(name, annotations)) return [];
    return backend(manifest, [...path, 'service'], { name, port: number ?? portName, from: 'outside' });
  });
}

/** @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/#actions */
const USE_ANNOTATION = 'use-annotation';

function actionOf(name: string, annotations: Json | undefined): boolean {
  return Object.keys(record(annotations)).some((key) => key.endsWith(`ingress.kubernetes.io/actions.${name}`));
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#backendobjectreference */
function ofRoute(manifest: Manifest): readonly Backend[] {
  const parents = list(record(manifest.value.spec).parentRefs).map(record);
  const inMesh = parents.length > 0 && parents.every(({ kind }) => kind === 'Service');
  const paths = [
    ...pathsTo(manifest, 'spec', 'rules', [], 'backendRefs', []),
    ...pathsTo(manifest, 'spec', 'rules', [], 'filters', [], 'requestMirror', 'backendRef'),
  ];
  return paths.flatMap((path) => {
    const { group = '', kind = 'Service', name, namespace, port } = record(at(manifest.value, path));
    if (group !== '' || kind !== 'Service') return [];
    return backend(manifest, path, { name, namespace, port, from: inMesh ? 'mesh' : 'outside' });
  });
}

/**
 * Its port is that of the endpoints: a number that the Pods have, or the name of one of the Service's ports.
 *
 * @see https://docs.redhat.com/en/documentation/openshift_container_platform/latest/html/network_apis/route-route-openshift-io-v1
 */
function ofOpenShiftRoute(manifest: Manifest): readonly Backend[] {
  const paths = [['spec', 'to'], ...pathsTo(manifest, 'spec', 'alternateBackends', [])];
  const { targetPort: port } = record(record(manifest.value.spec).port);
  return paths.flatMap((path) => {
    const { name } = record(at(manifest.value, path));
    return backend(manifest, path, { name, port, from: 'outside' }).map((one) => ({ ...one, ofPods: true }));
  });
}

/** @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#Destination */
function ofVirtualService(manifest: Manifest): readonly Backend[] {
  const gateways = list(record(manifest.value.spec).gateways).map(text);
  const from = gateways.some((name) => name !== 'mesh') ? 'outside' : 'mesh';
  return ['http', 'tls', 'tcp'].flatMap((field) =>
    pathsTo(manifest, 'spec', field, [], 'route', [], 'destination').flatMap((path) => {
      const { host, port } = record(at(manifest.value, path));
      return ofHost(manifest, path, text(host), record(port).number, from);
    }),
  );
}

function ofDestinationRule(manifest: Manifest): readonly Backend[] {
  return ofHost(manifest, ['spec'], text(record(manifest.value.spec).host), undefined, 'mesh');
}

/** A host with dots that is not of this cluster's Services is the mesh's own matter. */
function ofHost(manifest: Manifest, path: FieldPath, host: string, port: Json | undefined, from: Backend['from']) {
  const [meant] = host.includes('*') ? [] : serviceNames(host, namespaceOf(manifest)).filter(({ certain }) => certain);
  if (!meant || (host.includes('.') && !host.endsWith('.svc.cluster.local'))) return [];
  return backend(manifest, path, { name: meant.name, namespace: meant.namespace, port, from });
}

function ofWebhooks(manifest: Manifest): readonly Backend[] {
  return pathsTo(manifest, 'webhooks', [], 'clientConfig', 'service').flatMap((path) => ofApiServer(manifest, path));
}

/** What the API server asks itself; on port 443 where none is given. */
function ofApiServer(manifest: Manifest, path: FieldPath): readonly Backend[] {
  const { name, namespace, port = 443 } = record(at(manifest.value, path));
  return text(namespace) === '' ? [] : backend(manifest, path, { name, namespace, port, from: 'API server' });
}

function backend(
  manifest: Manifest,
  path: FieldPath,
  { name, namespace, port, from }: JsonObject & Pick<Backend, 'from'>,
): readonly Backend[] {
  const known = typeof port === 'number' ? port : text(port) || undefined;
  const service = text(name);
  return service === ''
    ? []
    : [{ manifest, path, namespace: text(namespace) || namespaceOf(manifest), service, port: known, from }];
}

/** Every path to what is there: through the fields named, and in place of `[]` through all items of a list. */
function pathsTo({ value }: Manifest, ...steps: readonly (string | readonly [])[]): FieldPath[] {
  return steps.reduce<FieldPath[]>(
    (paths, step) =>
      typeof step === 'string'
        ? paths.map((path) => [...path, step])
        : paths.flatMap((path) => list(at(value, path)).map((_, index) => [...path, index])),
    [[]],
  );
}

/** The port of a Service that a backend means, undefined where it has none such. */
export function backendPort({ port, ofPods }: Backend, { ports, workloads }: Service): ServicePort | undefined {
  if (port === undefined) return ports.length === 1 ? ports[0] : undefined;
  if (ofPods && typeof port === 'number')
    return ports.find((one) => one.targetPort === port || workloads.some((to) => targetNumber(one, to) === port));
  return ports.find(({ number, name }) => (typeof port === 'number' ? number === port : name !== '' && name === port));
}
