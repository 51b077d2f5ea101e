import { ApiObject, App, Chart } from 'cdk8s';
import { callsOutside } from '../src/acknowledge';
import { type Address, address, later } from '../src/address';
import { checked, review } from '../src/checked';
import { Deployment } from '../src/deployment';
import { isolate } from '../src/isolation';
import { Program } from '../src/program';
import { Service } from '../src/service';
import { serviceOf } from '../src/service-of';
import { chart } from './helpers';

const cart = (scope: Chart) =>
  new Program(scope, 'cart', { image: 'cart:1', ports: { grpc: 7070, metrics: { port: 80, containerPort: 9090 } } });
const envOf = (scope: Chart) =>
  scope.toJson().find(({ metadata }) => metadata.name === 'web')?.spec.template.spec.containers[0].env;
const web = (scope: Chart, env: ConstructorParameters<typeof Deployment>[2]['containers'][0]['env']) =>
  new Deployment(scope, 'web', { containers: [{ name: 'web', image: 'web:1', env }] });

test('an address is written as its caller needs it', () => {
  const scope = chart();
  const { ports, service } = cart(scope);
  web(scope, {
    URL: ports.metrics.url,
    ADDRESS: ports.grpc.address,
    HOST: service.host,
    PORT: ports.grpc.port,
    DSN: address`redis://$(USER):$(PASSWORD)@${ports.grpc.address}/0`,
  });
  expect(envOf(scope)).toEqual([
    { name: 'URL', value: 'http://cart:80' },
    { name: 'ADDRESS', value: 'cart:7070' },
    { name: 'HOST', value: 'cart' },
    { name: 'PORT', value: '7070' },
    { name: 'DSN', value: 'redis://$(USER):$(PASSWORD)@cart:7070/0' },
  ]);
});

test('args and commands hold addresses as well, and each states its path', () => {
  const scope = chart();
  const { ports } = cart(scope);
  const containers = [{ name: 'web', image: 'web:1', command: ['web'], args: [address`--cart=${ports.grpc.address}`] }];
  const { calls } = new Deployment(scope, 'web', { containers });
  expect(calls).toEqual([ports.grpc]);
  expect(scope.toJson().at(-1)?.spec.template.spec.containers[0].args).toEqual(['--cart=cart:7070']);
});

test('a text without a caller can not contain an address', () => {
  const { ports } = cart(chart());
  expect(() => `${ports.grpc.url}/items`).toThrow(
    new Error(
      'the address of Service cart is written for its caller: put address in front of the `text` that it is in',
    ),
  );
});

test('a Service of several ports has no one address', () => {
  const { service } = cart(chart());
  expect(() => service.url).toThrow(
    new Error('Service cart: it has several ports: name one of grpc, metrics, as in service.ports.grpc'),
  );
  // @ts-expect-error there is no such port
  expect(service.ports.http).toBeUndefined();
});

/** Who is let through where, as `caller → workload:port`. */
function paths(objects: ReturnType<Chart['toJson']>): string[] {
  return objects
    .filter(({ kind, spec }) => kind === 'NetworkPolicy' && spec.ingress)
    .flatMap(({ metadata, spec }) =>
      spec.ingress.flatMap(
        ({ from, ports }: { from?: { podSelector: { matchLabels: { app: string } } }[]; ports: { port: number }[] }) =>
          (from ?? [undefined]).map(
            (peer) => `${peer?.podSelector.matchLabels.app ?? 'everyone'} → ${metadata.name}:${ports[0]?.port}`,
          ),
      ),
    );
}

describe('order does not matter', () => {
  const build = (hang: (scope: Chart) => void, when: 'first' | 'last') => {
    const scope = chart();
    if (when === 'first') hang(scope);
    const { ports } = cart(scope);
    web(scope, { CART: ports.grpc.address });
    if (when === 'last') hang(scope);
    return scope.toJson();
  };

  test('for isolation, which sees the finished chart', () => {
    const first = build(isolate, 'first');
    expect(first).toEqual(build(isolate, 'last'));
    expect(first).toEqual(build((scope) => isolate(scope.node.root as App), 'first'));
    expect(paths(first)).toEqual(['web → cart:7070']);
  });

  test('however often it is synthesized', () => {
    const scope = chart();
    isolate(scope);
    const { ports } = cart(scope);
    const caller = web(scope, {});
    expect(paths(scope.toJson())).toEqual([]);
    caller.addEnv({ CART: ports.grpc.address });
    const once = scope.toJson();
    expect(paths(once)).toEqual(['web → cart:7070']);
    expect(scope.toJson()).toEqual(once);
  });

  test('for two that call each other', () => {
    const scope = chart();
    isolate(scope);
    const [a, b] = ['a', 'b'].map((name) => new Program(scope, name, { image: `${name}:1`, ports: { http: 80 } }));
    a?.workload.addEnv({ B: b?.url ?? '' });
    b?.workload.addEnv({ A: a?.url ?? '' });
    expect(paths(scope.toJson())).toEqual(['b → a:80', 'a → b:80']);
    expect(() => a?.workload.addEnv({ B: 'x' })).toThrow(
      new Error('Deployment a: container a has a variable B already: leave out one of them'),
    );
  });

  test('for one that is made later, be it the caller itself', () => {
    const scope = chart();
    isolate(scope);
    const a = new Program(scope, 'a', {
      image: 'a:1',
      ports: { http: 80 },
      env: { B: address`${later((): Address => b.url)}/x`, A: later((): Address => a.host) },
    });
    const b = new Program(scope, 'b', { image: 'b:1', ports: { http: 80 } });
    const [deployment] = scope.toJson();
    expect(deployment.spec.template.spec.containers[0].env).toStrictEqual([
      { name: 'B', value: 'http://b:80/x' },
      { name: 'A', value: 'a' },
    ]);
    expect(paths(scope.toJson())).toContain('a → b:80');
  });

  test('for a Service that is an object of its own', () => {
    const scope = chart({ namespace: 'shop' });
    const one = new ApiObject(scope, 'one', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'one' },
      spec: { ports: [{ port: 80 }] },
    });
    const two = new ApiObject(scope, 'two', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'two', namespace: 'data' },
      spec: {
        ports: [
          { name: 'sql', port: 5432 },
          { name: 'https', port: 443 },
        ],
      },
    });
    web(scope, {
      ONE: serviceOf(one).url,
      HOST: serviceOf(two).host,
      SQL: serviceOf(two).port('sql').address,
      WEB: serviceOf(two).port('https').url,
    });
    expect(envOf(scope).map(({ value }: { value: string }) => value)).toStrictEqual([
      'http://one:80',
      'two.data',
      'two.data:5432',
      'https://two.data:443',
    ]);
    expect(() => serviceOf(two).url).toThrow(
      new Error('Service two: it has not one port but sql, https: use its host, or a port by its name'),
    );
    expect(() => serviceOf(two).port('http')).toThrow(
      new Error('Service two: it has no port http (it has sql, https)'),
    );
    const map = new ApiObject(scope, 'map', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'map' } });
    expect(() => serviceOf(map)).toThrow(new Error('ConfigMap map: it is no Service: nothing answers to its name'));
  });

  test('for checks, which stop what is made after them', () => {
    const scope = chart();
    checked(scope);
    web(scope, { CART: 'http://cart:7070' });
    expect(() => scope.toJson()).toThrow(/CART says cart:7070: no Service is called that/);
  });
});

describe('across charts', () => {
  const two = () => {
    const app = new App();
    const shop = new Chart(app, 'shop', { namespace: 'shop' });
    const front = new Chart(app, 'front', { namespace: 'front' });
    const { ports } = cart(shop);
    web(front, { CART: ports.grpc.address });
    return { app, shop, front };
  };

  test('a path is written with the namespace, and isolated on both ends', () => {
    const { app, shop, front } = two();
    isolate(app);
    expect(envOf(front)).toEqual([{ name: 'CART', value: 'cart.shop:7070' }]);
    const [, policy] = shop.toJson().filter(({ kind }) => kind === 'NetworkPolicy');
    expect(policy.spec.ingress).toEqual([
      {
        from: [
          {
            namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'front' } },
            podSelector: { matchLabels: { app: 'web' } },
          },
        ],
        ports: [{ port: 7070, protocol: 'TCP' }],
      },
    ]);
    expect(
      front
        .toJson()
        .filter(({ kind }) => kind === 'NetworkPolicy')
        .map(({ metadata }) => metadata),
    ).toEqual([
      { name: 'deny-all', namespace: 'front' },
      { name: 'web', namespace: 'front' },
    ]);
  });

  test('a Service of another chart is known from the statement alone, and in an App that is checked from its chart', () => {
    const { app, front } = two();
    expect(review(front).errors).toEqual([]);
    expect(review(app).errors).toEqual([]);
    front.node.findChild('web');
    new Deployment(front, 'late', {
      containers: [{ name: 'late', image: 'late:1', env: { CART: 'http://cart.shop:7071' } }],
    });
    checked(app);
    expect(() => app.synthYaml()).toThrow(/CART says cart.shop:7071, but Service cart has/);
  });

  test('two charts of one namespace close it once', () => {
    const app = new App();
    isolate(app);
    for (const id of ['a', 'b'])
      new Program(new Chart(app, id, { namespace: 'shop' }), id, { image: `${id}:1`, ports: { http: 80 } });
    const objects = app.charts.flatMap((one) => one.toJson());
    expect(objects.filter(({ kind }) => kind === 'NetworkPolicy').map(({ metadata }) => metadata.name)).toEqual([
      'deny-all',
    ]);
  });
});

describe('what is outside', () => {
  const egress = (scope: Chart) =>
    scope.toJson().find(({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name === 'web')?.spec.egress;

  test('of the chart is let through once it is declared', () => {
    const scope = chart();
    isolate(scope);
    callsOutside(web(scope, { MAIL: 'smtp://mail.office:25' }), {
      name: 'mail',
      namespace: 'office',
      port: 25,
      targetPort: 2525,
    });
    expect(egress(scope)?.[0]).toEqual({
      to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'office' } } }],
      ports: [{ port: 2525, protocol: 'TCP' }],
    });
    expect(review(scope).errors).toEqual([]);
  });

  test('of the cluster has a name in it', () => {
    const scope = chart();
    isolate(scope);
    const database = new Service(scope, 'db', { type: 'ExternalName', externalName: 'db.example.com', port: 5432 });
    web(scope, { DB: database.address });
    expect(scope.toJson()[0]).toEqual({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'db' },
      spec: { type: 'ExternalName', externalName: 'db.example.com', ports: [{ port: 5432 }] },
    });
    expect(egress(scope)?.[0]).toEqual({
      to: [
        {
          ipBlock: {
            cidr: '0.0.0.0/0',
            except: ['10.0.0.0/8', '100.64.0.0/10', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16'],
          },
        },
        { ipBlock: { cidr: '::/0', except: ['fc00::/7', 'fe80::/10'] } },
      ],
      ports: [{ port: 5432, protocol: 'TCP' }],
    });
  });
});
