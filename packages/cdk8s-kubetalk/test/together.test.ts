import { ApiObject, App as Cdk8sApp, Chart } from 'cdk8s';
import { App, ConfigMap, checked, Deployment, Ingress, Program, review, toYaml } from '../src';

const namespaced = (app: Cdk8sApp, id: string, namespace = 'shop') => new Chart(app, id, { namespace });
const api = (chart: Chart) =>
  new Program(chart, 'api', { image: 'api:1', ports: { http: 8080 }, readinessProbe: { port: 'http' } });
const service = (chart: Chart, name: string, app: string) =>
  new ApiObject(chart, `svc-${name}`, {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name },
    spec: { selector: { app }, ports: [{ port: 80, targetPort: 8080 }] },
  });

/** What a chart may name of a sibling. */
const references: Readonly<Record<string, (base: Chart, front: Chart) => void>> = {
  'an Ingress to a port': (base, front) =>
    new Ingress(front, 'ing', { rules: [{ paths: [{ backend: api(base).ports.http }] }] }),
  'a key of a ConfigMap': (base, front) => {
    const LOG = new ConfigMap(base, 'settings', { data: { LOG: 'debug' } }).key('LOG');
    new Deployment(front, 'web', { containers: [{ name: 'web', image: 'web:1', env: { LOG } }] });
  },
  'the address of a Service': (base, front) =>
    new Deployment(front, 'web', { containers: [{ name: 'web', image: 'web:1', env: { API: api(base).url } }] }),
  'a dependency': (base, front) => {
    api(base);
    service(front, 'more', 'api');
    front.addDependency(base);
  },
};

test.each(Object.entries(references))('a chart is checked together with one that it names: %s', (_, refer) => {
  for (const check of ['front', 'both', 'App']) {
    const app = new Cdk8sApp();
    const [base, front] = [namespaced(app, 'base'), namespaced(app, 'front')];
    refer(base, front);
    for (const scope of { front: [front], both: [base, front], App: [app] }[check] ?? []) checked(scope);
    expect(() => toYaml(app)).not.toThrow();
  }
});

test('charts of one cluster need not name each other to be checked together', () => {
  const app = new App();
  api(namespaced(app, 'base'));
  service(namespaced(app, 'front'), 'more', 'api');
  expect(review(app)).toStrictEqual({ errors: [], warnings: [] });
});

test('a chart alone, and charts that hold the same object, know nothing of others', () => {
  const app = new App();
  const [dev, prod] = [namespaced(app, 'dev'), namespaced(app, 'prod')];
  api(dev);
  service(dev, 'more', 'api');
  service(prod, 'more', 'api');
  const message = /^prod\/svc-more: Service more: selector app=api matches no Pod/;
  expect(review(app)).toStrictEqual({ errors: [expect.stringMatching(message)], warnings: [] });
  expect(review(dev)).toStrictEqual({ errors: [], warnings: [] });
  expect(review(prod)).toStrictEqual({ errors: [expect.stringMatching(message)], warnings: [] });
});

test('a chart that is checked reads each finding once, beside one that it belongs to', () => {
  const app = new Cdk8sApp();
  const [base, front] = [namespaced(app, 'base'), namespaced(app, 'front')];
  service(base, 'more', 'nobody');
  front.addDependency(base);
  for (const chart of [base, front]) checked(chart);
  const found = (() => {
    try {
      return app.synthYaml();
    } catch (error) {
      return (error as Error).message;
    }
  })();
  expect(found.match(/matches no Pod/g)).toHaveLength(1);
});

test('the version to judge for is one that is known', () => {
  const chart = new Chart(new Cdk8sApp(), 'c');
  const versions = '1.28, 1.29, 1.30, 1.31, 1.32, 1.33, 1.34, 1.35, 1.36';
  expect(() => checked(chart, { kubernetesVersion: '1.25' })).toThrow(
    new Error(`kubernetesVersion 1.25: that version is not known here: use one of ${versions}`),
  );
  new ApiObject(chart, 'a', {
    apiVersion: 'flowcontrol.apiserver.k8s.io/v1beta2',
    kind: 'FlowSchema',
    metadata: { name: 'a' },
    spec: { priorityLevelConfiguration: { name: 'exempt' } },
  });
  checked(chart, { kubernetesVersion: '1.28' });
  expect(() => toYaml(chart)).not.toThrow();
  checked(chart, { kubernetesVersion: '1.36' });
  expect(() => toYaml(chart)).toThrow(/FlowSchema/);
});
