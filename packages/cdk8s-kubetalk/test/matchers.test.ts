import { ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { App, type ChartMatchers, ConfigMap, Deployment, hashedName, isolate, matchers, Program } from '../src';

declare global {
  namespace jest {
    interface Matchers<R> extends ChartMatchers<R> {}
  }
}

expect.extend(matchers);

const program = (chart: Chart, id: string, env = {}) =>
  new Program(chart, id, { image: `${id}:1`, ports: { http: 8080 }, readinessProbe: { port: 'http' }, env });

test('a chart reaches what it calls, isolated or not, and the message says why it does not', () => {
  const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
  const db = program(chart, 'db');
  const web = program(chart, 'web', { DB: db.address });
  const other = program(chart, 'other', { DB: 'http://dbb' });
  expect(chart).toReach(web, db);
  expect(chart).not.toReach(db, web);
  isolate(chart);
  expect(chart).toReach(web, db);
  const message = (from: IConstruct) => matchers.toReach(chart, from, db).message();
  expect([message(web), message(db), message(other)]).toStrictEqual([
    'shop/web reaches shop/db',
    'shop/db does not reach shop/db: it calls nothing',
    'shop/other does not reach shop/db: it calls dbb',
  ]);
});

test('a policy that cuts the path is the reason', () => {
  const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
  const db = program(chart, 'db');
  const web = program(chart, 'web', { DB: db.address });
  new ApiObject(chart, 'closed', {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    spec: { podSelector: { matchLabels: { app: 'db' } }, policyTypes: ['Ingress'] },
  });
  expect(matchers.toReach(chart, web, db)).toMatchObject({ pass: false });
  expect(matchers.toReach(chart, web, db).message()).toBe('shop/web does not reach shop/db: policies cut the path');
});

test('a chart has an object of a kind, a name and values', () => {
  const chart = new Chart(new App(), 'shop');
  program(chart, 'web');
  expect(chart).toHaveObject({ kind: 'Service', name: 'web', spec: { selector: { app: 'web' } } });
  expect(chart).toHaveObject({ kind: 'Deployment' });
  expect(chart).not.toHaveObject({ kind: 'Service', spec: { ports: [{ port: 80 }] } });
  expect(matchers.toHaveObject(chart, { kind: 'Ingress', name: 'web' }).message()).toBe(
    'no Ingress web with {}; of its kind there is:\nnothing',
  );
});

test('the name of a ConfigMap that is hashed changes with its data, in any order, and references follow', () => {
  const built = (data: Record<string, string>) => {
    const chart = new Chart(new App(), 'shop');
    const settings = new ConfigMap(chart, 'settings', { data, hashed: true });
    const env = { LEVEL: settings.key('LEVEL') };
    new Deployment(chart, 'web', { containers: [{ name: 'web', image: 'web:1', env }] });
    const [map, web] = chart.toJson();
    expect(web.spec.template.spec.containers[0].env[0].valueFrom.configMapKeyRef.name).toBe(map.metadata.name);
    return map.metadata.name;
  };
  const name = built({ LEVEL: 'debug', A: 'b' });
  expect(name).toMatch(/^settings-[0-9a-f]{10}$/);
  expect(built({ A: 'b', LEVEL: 'debug' })).toBe(name);
  expect(built({ LEVEL: 'info', A: 'b' })).not.toBe(name);
  expect(hashedName('settings', { A: 'b', LEVEL: 'debug' })).toBe(name);
});
