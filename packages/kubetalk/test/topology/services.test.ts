import { reachOfCall, reachOfEntry, waysIn } from '../../src/topology/reach';
import { pod, topologyOf } from './helpers';

const service = (spec: string, name = 'web', namespace = 'shop') => `---
apiVersion: v1
kind: Service
metadata: {name: ${name}, namespace: ${namespace}}
spec: {${spec}}
`;
const web = pod('web', 'shop', 'ports: [{containerPort: 8080, name: http}, {containerPort: 9000}]');

test('a Service as it is read: defaults in, what is behind it found by labels in its own namespace', () => {
  const spec =
    'selector: {app: web}, ports: [{port: 80, targetPort: http}, {name: admin, port: 9000, nodePort: 30001, protocol: UDP}]';
  const [read] = topologyOf(web + pod('web', 'other') + service(spec)).services;
  expect(
    read && {
      ...read,
      manifest: 'web',
      workloads: read.workloads.map(({ namespace, name }) => `${namespace}/${name}`),
    },
  ).toStrictEqual({
    manifest: 'web',
    name: 'web',
    namespace: 'shop',
    type: 'ClusterIP',
    open: false,
    headless: false,
    selector: [{ key: 'app', operator: 'In', values: ['web'] }],
    ports: [
      { name: '', number: 80, targetPort: 'http', protocol: 'TCP', nodePort: undefined, path: ['spec', 'ports', 0] },
      { name: 'admin', number: 9000, targetPort: 9000, protocol: 'UDP', nodePort: 30001, path: ['spec', 'ports', 1] },
    ],
    workloads: ['shop/web'],
    endpoints: [],
  });
});

test.each<[string, unknown[]]>([
  ['type: NodePort, selector: {app: web}, ports: [{port: 80}]', ['NodePort', true, false, 1]],
  ['type: LoadBalancer, selector: {app: web}, ports: [{port: 80}]', ['LoadBalancer', true, false, 1]],
  ['selector: {app: web}, externalIPs: [192.0.2.1], ports: [{port: 80}]', ['ClusterIP', true, false, 1]],
  ['selector: {app: web}, externalIPs: [], ports: [{port: 80}]', ['ClusterIP', false, false, 1]],
  ['clusterIP: None, selector: {app: web}, ports: [{port: 80}]', ['ClusterIP', false, true, 1]],
  ['clusterIP: 10.0.0.9, selector: {app: web}, ports: [{port: 80}]', ['ClusterIP', false, false, 1]],
  ['selector: {}, ports: [{port: 80}]', ['ClusterIP', false, false, 0]],
  [
    'type: ExternalName, externalName: example.com, selector: {app: web}, externalIPs: [192.0.2.1]',
    ['ExternalName', false, false, 0],
  ],
])('a Service with %s', (spec, expected) => {
  const [read] = topologyOf(web + service(spec)).services;
  expect([read?.type, read?.open, read?.headless, read?.workloads.length]).toStrictEqual(expected);
});

test.each<[string, unknown[]]>([
  ['{port: 80, targetPort: 0}', [80, undefined]],
  ["{port: 80, targetPort: ''}", [80, undefined]],
  ['{port: 80, targetPort: 8080, nodePort: 0}', [8080, undefined]],
  ['{port: 80, nodePort: 30001}', [80, 30001]],
  ['{targetPort: 8080}', []],
])('a port %s of a Service', (port, expected) => {
  const [read] = topologyOf(web + service(`selector: {app: web}, ports: [${port}]`)).services;
  expect(read?.ports.flatMap(({ targetPort, nodePort }) => [targetPort, nodePort])).toStrictEqual(expected);
});

/** Where every way in from outside leads: `service:port -> Pod:port`, or why not. */
function waysOf(text: string): string[] {
  const topology = topologyOf(text);
  return waysIn(topology).flatMap((entry) =>
    [...reachOfEntry(topology, entry)].map(({ service, port, to, podPort, blocked }) => {
      const way = `${entry.route ? `${entry.route.manifest.value.kind} > ` : ''}${service.name}:${port?.number}`;
      return `${way} -> ${to ? `${to.name}:${podPort?.number}` : 'out'}${blocked ? ' blocked' : ''}`;
    }),
  );
}

const ingress = (backend: string) => `---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: front, namespace: shop}
spec: {defaultBackend: {service: ${backend}}}
`;

test.each<[string, string, string[]]>([
  [
    'a port of the nodes',
    service('type: NodePort, selector: {app: web}, ports: [{port: 80, targetPort: 8080}]'),
    ['web:80 -> web:8080'],
  ],
  [
    'an address of its own',
    service('externalIPs: [192.0.2.1], selector: {app: web}, ports: [{port: 80, targetPort: http}]'),
    ['web:80 -> web:8080'],
  ],
  [
    'a name that no Pod declares',
    service('type: NodePort, selector: {app: web}, ports: [{port: 80, targetPort: htp}]'),
    [],
  ],
  ['inside only', service('selector: {app: web}, ports: [{port: 80, targetPort: 8080}]'), []],
  [
    'a route',
    service('selector: {app: web}, ports: [{port: 80, targetPort: 8080}]') + ingress('{name: web, port: {number: 80}}'),
    ['Ingress > web:80 -> web:8080'],
  ],
  [
    'a route by the name of the port',
    service('selector: {app: web}, ports: [{name: www, port: 80, targetPort: 8080}]') +
      ingress('{name: web, port: {name: www}}'),
    ['Ingress > web:80 -> web:8080'],
  ],
  [
    'a route to another port',
    service('selector: {app: web}, ports: [{port: 80}]') + ingress('{name: web, port: {number: 81}}'),
    [],
  ],
  ['a route to nobody', ingress('{name: web, port: {number: 80}}'), []],
  [
    'a name outside',
    service('type: ExternalName, externalName: example.com, ports: [{port: 80}]') +
      ingress('{name: web, port: {number: 80}}'),
    ['Ingress > web:80 -> out'],
  ],
  [
    'a policy that lets nobody in',
    `${service('type: NodePort, selector: {app: web}, ports: [{port: 80, targetPort: 8080}]')}---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: shut, namespace: shop}
spec: {podSelector: {}}
`,
    ['web:80 -> web:8080 blocked'],
  ],
])('from outside through %s', (_, text, expected) => {
  expect(waysOf(web + text)).toStrictEqual(expected);
});

test('of several workloads behind a Service, those answer that do not say that they listen elsewhere', () => {
  const both = pod('api', 'shop', 'ports: [{containerPort: 7000}]').replace('{app: api}', '{app: web}');
  const silent = pod('silent').replace('{app: silent}', '{app: web}');
  const to = (port: number) =>
    waysOf(web + both + silent + service(`type: NodePort, selector: {app: web}, ports: [{port: ${port}}]`));
  expect(to(8080)).toStrictEqual(['web:8080 -> silent:8080', 'web:8080 -> web:8080']);
  expect(to(7000)).toStrictEqual(['web:7000 -> api:7000', 'web:7000 -> silent:7000']);
  // All say that they listen elsewhere: they are taken at the Service's word.
  expect(waysOf(web + both + service('type: NodePort, selector: {app: web}, ports: [{port: 81}]'))).toStrictEqual([
    'web:81 -> api:81',
    'web:81 -> web:81',
  ]);
});

test('endpoints that are written by hand are the Service’s of their name, slices that of their label', () => {
  const endpoints = `---
apiVersion: v1
kind: Endpoints
metadata: {name: db, namespace: shop}
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: {name: any, namespace: shop, labels: {kubernetes.io/service-name: db}}
addressType: IPv4
endpoints: []
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: {name: db, namespace: shop}
addressType: IPv4
endpoints: []
`;
  const topology = topologyOf(
    pod('web', 'shop', "env: [{name: DB, value: 'db:5432'}]") + service('ports: [{port: 5432}]', 'db') + endpoints,
  );
  expect(topology.services[0]?.endpoints.map(({ value }) => value.kind)).toStrictEqual(['EndpointSlice', 'Endpoints']);
  const [call] = topology.calls;
  const reached = call && reachOfCall(topology, call);
  expect(reached?.map(({ service, port, to, blocked }) => [service.name, port?.number, to, blocked])).toStrictEqual([
    ['db', 5432, undefined, undefined],
  ]);
});
