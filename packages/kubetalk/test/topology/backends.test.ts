import { backendPort } from '../../src/topology/backends';
import { topologyOf } from './helpers';

/** The backends of an object in namespace `shop`: `path: namespace/Service:port from whom`. */
function backends(apiVersion: string, kind: string, rest: string): string[] {
  const text = `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: front, namespace: shop}\n${rest}\n`;
  return topologyOf(text).backends.map(
    ({ path, namespace, service, port, from }) => `${path.join('.')}: ${namespace}/${service}:${port} ${from}`,
  );
}

const ingress = 'networking.k8s.io/v1';
const gateway = 'gateway.networking.k8s.io/v1';
const istio = 'networking.istio.io/v1';

test.each<[string, string, string, string[]]>([
  [
    ingress,
    'Ingress',
    `spec:
  defaultBackend: {service: {name: web, port: {number: 80}}}
  rules:
    - {http: {paths: [{backend: {service: {name: api, port: {name: http}}}}, {backend: {resource: {kind: Bucket, name: b}}}]}}
    - {http: {paths: [{backend: {service: {name: docs}}}]}}`,
    [
      'spec.defaultBackend.service: shop/web:80 outside',
      'spec.rules.0.http.paths.0.backend.service: shop/api:http outside',
      'spec.rules.1.http.paths.0.backend.service: shop/docs:undefined outside',
    ],
  ],
  [
    'projectcontour.io/v1',
    'HTTPProxy',
    'spec: {routes: [{services: [{name: web, port: 80}]}], tcpproxy: {services: [{name: db, port: 5432}]}}',
    ['spec.routes.0.services.0: shop/web:80 outside', 'spec.tcpproxy.services.0: shop/db:5432 outside'],
  ],
  [
    'apisix.apache.org/v2',
    'ApisixRoute',
    'spec: {http: [{backends: [{serviceName: web, servicePort: http}]}]}',
    ['spec.http.0.backends.0: shop/web:http outside'],
  ],
  [
    'k8s.nginx.org/v1',
    'VirtualServer',
    'spec: {upstreams: [{name: any, service: web, port: 80}]}',
    ['spec.upstreams.0: shop/web:80 outside'],
  ],
  [
    'gloo.solo.io/v1',
    'Upstream',
    'spec: {kube: {serviceName: web, serviceNamespace: ops, servicePort: 80}}',
    ['spec.kube: ops/web:80 outside'],
  ],
  [
    'monitoring.coreos.com/v1',
    'Prometheus',
    'spec: {alerting: {alertmanagers: [{name: alerts, namespace: ops, port: web}]}}',
    ['spec.alerting.alertmanagers.0: ops/alerts:web mesh'],
  ],
  [ingress, 'Ingress', 'spec: {defaultBackend: {service: {name: redirect, port: {name: use-annotation}}}}', []],
  [
    gateway,
    'HTTPRoute',
    'spec: {rules: [{backendRefs: [{name: web, port: 80}, {name: api, namespace: ops, port: 81}]}]}',
    ['spec.rules.0.backendRefs.0: shop/web:80 outside', 'spec.rules.0.backendRefs.1: ops/api:81 outside'],
  ],
  [
    gateway,
    'GRPCRoute',
    'spec: {parentRefs: [{kind: Service, name: web}], rules: [{backendRefs: [{name: web, port: 80}]}]}',
    ['spec.rules.0.backendRefs.0: shop/web:80 mesh'],
  ],
  [
    gateway,
    'HTTPRoute',
    'spec: {parentRefs: [{kind: Service, name: web}, {name: front}], rules: [{backendRefs: [{name: web}]}]}',
    ['spec.rules.0.backendRefs.0: shop/web:undefined outside'],
  ],
  [
    gateway,
    'HTTPRoute',
    'spec: {parentRefs: [], rules: [{backendRefs: [{group: example.com, name: web}, {kind: Bucket, name: web}]}]}',
    [],
  ],
  ...['TCPRoute', 'TLSRoute', 'UDPRoute'].map((kind): [string, string, string, string[]] => [
    `${gateway}alpha2`,
    kind,
    'spec: {parentRefs: [{name: gate}], rules: [{backendRefs: [{name: dns, port: 53}]}]}',
    ['spec.rules.0.backendRefs.0: shop/dns:53 outside'],
  ]),
  [
    'traefik.io/v1alpha1',
    'IngressRoute',
    "spec: {routes: [{services: [{name: web, port: 80}, {kind: TraefikService, name: x}, {name: 'api@internal'}, {name: api, namespace: ops, port: http}]}]}",
    ['spec.routes.0.services.0: shop/web:80 outside', 'spec.routes.0.services.3: ops/api:http outside'],
  ],
  [
    'traefik.containo.us/v1alpha1',
    'IngressRouteTCP',
    'spec: {routes: [{services: [{name: db, port: 5432}]}]}',
    ['spec.routes.0.services.0: shop/db:5432 outside'],
  ],
  [
    istio,
    'VirtualService',
    'spec: {gateways: [front, mesh], http: [{route: [{destination: {host: web, port: {number: 80}}}]}], tcp: [{route: [{destination: {host: db.ops.svc.cluster.local}}]}]}',
    [
      'spec.http.0.route.0.destination: shop/web:80 outside',
      'spec.tcp.0.route.0.destination: ops/db:undefined outside',
    ],
  ],
  [
    istio,
    'VirtualService',
    'spec: {gateways: [mesh], tls: [{route: [{destination: {host: web}}]}]}',
    ['spec.tls.0.route.0.destination: shop/web:undefined mesh'],
  ],
  [
    istio,
    'VirtualService',
    "spec: {http: [{route: [{destination: {host: example.com}}, {destination: {host: '*'}}, {destination: {host: web.ops}}]}]}",
    [],
  ],
  [istio, 'DestinationRule', 'spec: {host: web}', ['spec: shop/web:undefined mesh']],
  [
    'admissionregistration.k8s.io/v1',
    'MutatingWebhookConfiguration',
    'webhooks: [{clientConfig: {service: {name: judge, namespace: ops}}}, {clientConfig: {url: https://example.com}}]',
    ['webhooks.0.clientConfig.service: ops/judge:443 API server'],
  ],
  [
    'admissionregistration.k8s.io/v1',
    'ValidatingWebhookConfiguration',
    'webhooks: [{clientConfig: {service: {name: judge, namespace: ops, port: 8443}}}]',
    ['webhooks.0.clientConfig.service: ops/judge:8443 API server'],
  ],
  [
    'apiregistration.k8s.io/v1',
    'APIService',
    'spec: {service: {name: metrics, namespace: ops}}',
    ['spec.service: ops/metrics:443 API server'],
  ],
  ['apiregistration.k8s.io/v1', 'APIService', 'spec: {service: null}', []],
  [
    'apiextensions.k8s.io/v1',
    'CustomResourceDefinition',
    'spec: {conversion: {webhook: {clientConfig: {service: {name: convert, namespace: ops}}}}}',
    ['spec.conversion.webhook.clientConfig.service: ops/convert:443 API server'],
  ],
  ['v1', 'ConfigMap', 'data: {service: web}', []],
])('%s %s with %s', (apiVersion, kind, rest, expected) => {
  expect(backends(apiVersion, kind, rest)).toStrictEqual(expected);
});

test('an action of a load balancer is no Service', () => {
  const text = (key: string) => `apiVersion: ${ingress}
kind: Ingress
metadata: {name: front, namespace: shop, annotations: {${key}: '{}'}}
spec: {defaultBackend: {service: {name: redirect, port: {number: 80}}}}
`;
  expect(topologyOf(text('alb.ingress.kubernetes.io/actions.redirect')).backends).toStrictEqual([]);
  expect(topologyOf(text('alb.ingress.kubernetes.io/actions.other')).backends).toHaveLength(1);
});

test('the port of a Service that a backend means', () => {
  const text = (ports: string, port: string) => `apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec: {ports: ${ports}}
---
apiVersion: ${ingress}
kind: Ingress
metadata: {name: front, namespace: shop}
spec: {defaultBackend: {service: {name: web, port: ${port}}}}
`;
  const meant = (ports: string, port: string) => {
    const {
      backends: [backend],
      services: [service],
    } = topologyOf(text(ports, port));
    return backend && service && backendPort(backend, service)?.number;
  };
  const two = '[{port: 80}, {port: 81, name: admin}]';
  expect([
    meant(two, '{number: 81}'),
    meant(two, '{name: admin}'),
    meant(two, "{name: ''}"),
    meant(two, '{}'),
  ]).toStrictEqual([81, 81, undefined, undefined]);
  expect([meant('[{port: 80}]', '{}'), meant(two, '{number: 82}'), meant(two, '{name: 80}')]).toStrictEqual([
    80,
    undefined,
    80,
  ]);
});
