import { App, Chart } from 'cdk8s';
import { review } from '../src/checked';
import { Program } from '../src/program';
import { HttpRoute, Ingress } from '../src/routes';
import { chart } from './helpers';

const charts = (ownNamespace?: string, routeNamespace?: string) => {
  const app = new App();
  const chart = (id: string, namespace?: string) => new Chart(app, id, namespace ? { namespace } : {});
  const own = chart('own', ownNamespace);
  const web = new Program(own, 'web', { image: 'web:1', ports: { http: 80 }, readinessProbe: { port: 'http' } });
  return { app, own, web, front: chart('front', routeNamespace) };
};

test('a program of one port is a backend itself, of several not', () => {
  const { own, web } = charts();
  const two = new Program(own, 'two', { image: 'two:1', ports: { http: 80, metrics: 90 } });
  new HttpRoute(own, 'route', { parents: [{ name: 'public' }], rules: [{ backends: [web, two.ports.metrics] }] });
  new Ingress(own, 'ingress', { rules: [{ paths: [{ backend: web }] }] });
  const spec = (kind: string) => own.toJson().find((object) => object.kind === kind).spec;
  expect(spec('HTTPRoute').rules).toEqual([
    {
      backendRefs: [
        { name: 'web', port: 80 },
        { name: 'two', port: 90 },
      ],
    },
  ]);
  expect(spec('Ingress').rules[0].http.paths[0].backend).toEqual({ service: { name: 'web', port: { name: 'http' } } });
  expect(() => new Ingress(own, 'other', { rules: [{ paths: [{ backend: two }] }] })).toThrow(
    new Error('Service two: it has several ports: route to one of them, as in service.ports.http'),
  );
});

test('a Service of another namespace is named with it, and grants itself to the routes of theirs', () => {
  const { app, own, web, front } = charts('shop', 'front');
  const rule = { backends: [web] };
  new HttpRoute(front, 'a', { parents: [{ name: 'public', namespace: 'gateways' }], rules: [rule, rule] });
  new HttpRoute(front, 'b', { parents: [{ name: 'public', namespace: 'gateways' }], rules: [rule] });
  const reference = { name: 'web', namespace: 'shop', port: 80 };
  expect(front.toJson().map(({ spec }) => spec.rules)).toEqual([
    [{ backendRefs: [reference] }, { backendRefs: [reference] }],
    [{ backendRefs: [reference] }],
  ]);
  expect(own.toJson().filter(({ kind }) => kind === 'ReferenceGrant')).toEqual([
    {
      apiVersion: 'gateway.networking.k8s.io/v1beta1',
      kind: 'ReferenceGrant',
      metadata: { name: 'web-from-front', namespace: 'shop' },
      spec: {
        from: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'front' }],
        to: [{ group: '', kind: 'Service', name: 'web' }],
      },
    },
  ]);
  // Of the two routes nothing is found but that their Gateway is somebody else's.
  expect(review(app).errors).toEqual(
    ['a', 'b'].map((name) => expect.stringMatching(`^front/${name}/Resource: .*\\(route-parent-missing\\)$`)),
  );
});

test('a route to a Service whose namespace is left to kubectl is refused', () => {
  const route =
    ({ web, front }: ReturnType<typeof charts>) =>
    () =>
      new HttpRoute(front, 'route', { parents: [{ name: 'public' }], rules: [{ backends: [web] }] });
  expect(route(charts())).not.toThrow();
  expect(route(charts(undefined, 'front'))).toThrow(
    new Error('Service web: called from namespace front, but its chart names no namespace: give it one as well'),
  );
  expect(route(charts('shop'))).toThrow(
    new Error("HTTPRoute route: Service web is in a namespace and the route's chart names none: give it one as well"),
  );
});

test('an Ingress leads to Services of its own namespace only', () => {
  const ingress =
    ({ web, front }: ReturnType<typeof charts>) =>
    () =>
      new Ingress(front, 'ingress', { rules: [{ paths: [{ backend: web }] }] });
  expect(ingress(charts('shop', 'shop'))).not.toThrow();
  expect(ingress(charts('shop', 'front'))).toThrow(
    new Error(
      'Ingress ingress: Service web is in namespace shop: make the Ingress in a chart of that namespace, or an HttpRoute',
    ),
  );
});

test("backends share requests by weights, and what a route has no word for is said in the API's own", () => {
  const { own, web } = charts();
  const canary = new Program(own, 'canary', { image: 'web:2', ports: { http: 80 } });
  const backends = [
    { backend: web, weight: 9 },
    { backend: canary.ports.http, weight: 1 },
  ];
  const spec = { timeouts: { request: '5s' } };
  new HttpRoute(own, 'route', { parents: [{ name: 'public' }], rules: [{ path: '/', backends, spec }] });
  new Ingress(own, 'ingress', {
    rules: [{ host: 'shop.example.com', paths: [{ backend: web }] }],
    spec: { defaultBackend: { service: { name: 'web', port: { number: 80 } } } },
  });
  const written = (kind: string) => own.toJson().find((object) => object.kind === kind).spec;
  expect(written('HTTPRoute').rules).toEqual([
    {
      matches: [{ path: { type: 'PathPrefix', value: '/' } }],
      timeouts: { request: '5s' },
      backendRefs: [
        { name: 'web', port: 80, weight: 9 },
        { name: 'canary', port: 80, weight: 1 },
      ],
    },
  ]);
  expect(written('Ingress').defaultBackend).toEqual({ service: { name: 'web', port: { number: 80 } } });
});

test('an Ingress names a port by its number where it is to', () => {
  const scope = chart();
  const web = new Program(scope, 'web', { image: 'web:1', ports: { http: 80 } });
  new Ingress(scope, 'front', { rules: [{ paths: [{ backend: web, byNumber: true }] }] });
  expect(scope.toJson()[2].spec.rules[0].http.paths[0].backend.service.port).toStrictEqual({ number: 80 });
});
