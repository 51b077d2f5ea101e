import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, type App as Cdk8sApp, Chart, Include, Lazy } from 'cdk8s';
import * as plus from 'cdk8s-plus-28';
import { App, ConfigMap, callsOutside, Deployment, Ingress, isolate, Program, review, Service, toYaml } from '../src';

const shop = (app: Cdk8sApp = new App()) => new Chart(app, 'shop', { namespace: 'shop' });
const program = (chart: Chart, id: string, env = {}) =>
  new Program(chart, id, { image: `${id}:1`, ports: { http: 8080 }, readinessProbe: { port: 'http' }, env });
const plusProgram = (chart: Chart, id: string, portNumber: number) =>
  new plus.Deployment(chart, id, {
    containers: [{ image: `${id}:1`, portNumber, readiness: plus.Probe.fromTcpSocket() }],
  });

const tcp = (port: number) => [{ port, protocol: 'TCP' }];
const dns = {
  to: [
    {
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
      podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
    },
  ],
  ports: [
    { port: 53, protocol: 'UDP' },
    { port: 53, protocol: 'TCP' },
  ],
};

/** What an isolated chart's policies let through, by the name of the workload; the chart is clean. */
function allowed(chart: Chart) {
  isolate(chart);
  expect(review(chart)).toStrictEqual({ errors: [], warnings: [] });
  const found = chart.node
    .findAll()
    .flatMap((one) => (one instanceof ApiObject && one.kind === 'NetworkPolicy' ? [one.toJson()] : []));
  return Object.fromEntries(
    found.map(({ metadata, spec: { ingress, egress } }) => [metadata.name, { ingress, egress }]),
  );
}

const legacy = `apiVersion: apps/v1
kind: Deployment
metadata: { name: legacy }
spec:
  selector: { matchLabels: { app: legacy } }
  template:
    metadata: { labels: { app: legacy } }
    spec:
      containers:
        - { name: legacy, image: legacy:1, ports: [{ containerPort: 9000 }], readinessProbe: { tcpSocket: { port: 9000 } } }
---
apiVersion: v1
kind: Service
metadata: { name: legacy }
spec: { selector: { app: legacy }, ports: [{ port: 80, targetPort: 9000 }] }
`;

describe('isolation, whatever made the manifests', () => {
  test('two Deployments of cdk8s-plus, one behind an Ingress of cdk8s-plus, that call each other by its own means', () => {
    const chart = shop();
    const cart = plusProgram(chart, 'cart', 7070);
    const web = plusProgram(chart, 'web', 3000);
    const service = cart.exposeViaService({ name: 'cart' });
    web.containers[0]?.env.addVariable('CART', plus.EnvValue.fromValue(`http://${service.name}:${service.port}`));
    const front = web.exposeViaService({ name: 'web' });
    new plus.Ingress(chart, 'ingress').addHostRule('example.com', '/', plus.IngressBackend.fromService(front));
    const pods = (of: plus.Deployment) => ({ podSelector: { matchLabels: of.matchLabels } });
    expect(allowed(chart)).toStrictEqual({
      'deny-all': { ingress: undefined, egress: undefined },
      [cart.name]: { ingress: [{ from: [pods(web)], ports: tcp(7070) }], egress: undefined },
      [web.name]: { ingress: [{ ports: tcp(3000) }], egress: [{ to: [pods(cart)], ports: tcp(7070) }, dns] },
    });
  });

  test('included manifests, ApiObjects, and an address that is a text', () => {
    const folder = mkdtempSync(join(tmpdir(), 'cdk8s-kubetalk-'));
    try {
      const url = join(folder, 'legacy.yaml');
      writeFileSync(url, legacy);
      const chart = shop();
      new Include(chart, 'legacy', { url });
      program(chart, 'web', { LEGACY: 'http://legacy' });
      const route = { service: { name: 'web', port: { name: 'http' } } };
      const paths = [{ path: '/', pathType: 'Prefix', backend: route }];
      new ApiObject(chart, 'ingress', {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'Ingress',
        spec: { rules: [{ http: { paths } }] },
      });
      const pods = (app: string) => ({ podSelector: { matchLabels: { app } } });
      expect(allowed(chart)).toStrictEqual({
        'deny-all': { ingress: undefined, egress: undefined },
        legacy: { ingress: [{ from: [pods('web')], ports: tcp(9000) }], egress: undefined },
        web: { ingress: [{ ports: tcp(8080) }], egress: [{ to: [pods('legacy')], ports: tcp(9000) }, dns] },
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('a Service of others is let be called on the port of its Pods', () => {
    const chart = shop();
    callsOutside(program(chart, 'web', { CART: 'http://cart.shared:80' }), {
      name: 'cart',
      namespace: 'shared',
      port: 80,
      targetPort: 7070,
    });
    const shared = { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'shared' } } };
    expect(allowed(chart)).toStrictEqual({
      'deny-all': { ingress: undefined, egress: undefined },
      web: { ingress: undefined, egress: [{ to: [shared], ports: tcp(7070) }, dns] },
    });
  });

  test('workloads of one name and several kinds have a policy each', () => {
    const chart = shop();
    const containers = [
      { name: 'it', image: 'it:1', ports: [{ containerPort: 80 }], readinessProbe: { port: 80 } },
    ] as const;
    const made = ['a', 'b'].map(
      (app) => new Deployment(chart, app, { name: app === 'a' ? 'it' : 'other', selector: { app }, containers }),
    );
    new ApiObject(chart, 'job', {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: 'it' },
      spec: {
        template: {
          metadata: { labels: { app: 'job' } },
          spec: {
            restartPolicy: 'Never',
            containers: [{ name: 'it', image: 'it:1', env: [{ name: 'A', value: 'http://other' }] }],
          },
        },
      },
    });
    for (const one of made) one.expose({ targetPort: 80, type: 'NodePort' });
    expect(Object.keys(allowed(chart)).sort()).toStrictEqual(['deny-all', 'it', 'it-job', 'other']);
  });
});

test('two programs of one name are found, with the constructs of both, isolated or not', () => {
  const chart = shop();
  program(chart, 'api');
  new Program(chart, 'web', { name: 'api', image: 'web:1', ports: { http: 8080 }, readinessProbe: { port: 'http' } });
  isolate(chart);
  const { errors } = review(chart);
  expect(errors.filter((line) => line.includes('duplicate-object'))).toStrictEqual([
    expect.stringMatching(
      /^shop\/web\/Workload\/Resource: Deployment api: is given by shop\/api\/Workload\/Resource too, and differs/,
    ),
  ]);
});

test('an Ingress leads to a Service of cdk8s-plus that has one port', () => {
  const chart = shop();
  const service = plusProgram(chart, 'web', 3000).exposeViaService({ name: 'web' });
  new Ingress(chart, 'ingress', { rules: [{ paths: [{ backend: service }] }] });
  expect(review(chart)).toStrictEqual({ errors: [], warnings: [] });
  expect(toYaml(chart)).toContain('name: web\n                port:\n                  number: 3000');
});

test('a namespace that is no name is one error', () => {
  const chart = new Chart(new App(), 'shop', { namespace: 'Shop' });
  program(chart, 'api');
  program(chart, 'web');
  expect(review(chart).errors).toStrictEqual([expect.stringContaining('metadata.namespace "Shop" is no DNS label')]);
});

describe('a value that is known only when cdk8s writes it', () => {
  const late = (value: unknown) => Lazy.any({ produce: () => value }) as never;

  test('is written where nothing derives from it', () => {
    const chart = shop();
    const data = new ConfigMap(chart, 'settings', { data: { LEVEL: late('debug') } });
    new Program(chart, 'api', {
      image: late('api:1'),
      ports: { http: 8080 },
      replicas: late(3),
      readinessProbe: { port: 'http' },
      annotations: { by: late('us') },
      args: [late('--fast')],
      env: { A: late('late'), LEVEL: data.key('LEVEL') },
    });
    const [map, workload] = chart.toJson();
    expect(map.data).toStrictEqual({ LEVEL: 'debug' });
    expect(workload).toMatchObject({
      metadata: { annotations: { by: 'us' } },
      spec: {
        replicas: 3,
        template: {
          spec: { containers: [{ image: 'api:1', args: ['--fast'], env: [{ name: 'A', value: 'late' }, {}] }] },
        },
      },
    });
  });

  test.each<[string, (chart: Chart) => unknown]>([
    ['shop/it: name', (chart) => new ConfigMap(chart, 'it', { name: late('it'), data: {} })],
    ['shop/it: selector', (chart) => new Deployment(chart, 'it', { selector: late({}), containers: [] })],
    ['shop/it: podLabels.a', (chart) => new Deployment(chart, 'it', { podLabels: { a: late('b') }, containers: [] })],
    [
      'shop/it: containers[0].ports[0].containerPort',
      (chart) =>
        new Deployment(chart, 'it', {
          containers: [{ name: 'it', image: 'it:1', ports: [{ containerPort: late(80) }] }],
        }),
    ],
    [
      'shop/it: port',
      (chart) => new Service(chart, 'it', { selector: program(chart, 'api').workload, port: late(80) }),
    ],
  ])('is refused with the path of its construct where something does: %s', (place, make) => {
    expect(() => make(shop())).toThrow(
      new Error(`${place} is a Lazy or a token: other parts of the chart derive from it, so give its value`),
    );
  });
});
