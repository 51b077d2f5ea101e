import { ApiObject, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { App, Environments, environment, nodePort, port } from '../src';

interface Props {
  readonly size: number;
}

class Sized extends Chart {
  constructor(scope: Construct, id: string, { size }: Props) {
    super(scope, id);
    new ApiObject(this, 'map', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'map' }, data: { size } });
  }
}

const settings = { SIZE: (_: Props, value: string) => ({ size: port(value) }) };
const environments = new Environments({
  test: environment(Sized, { size: 1 }, { purpose: 'to try', settings }),
  prod: environment(Sized, { size: 9 }, { purpose: 'to serve', context: 'prod-eu' }),
});
const sizes = (app: App) =>
  app.charts.map((chart) => [
    chart.node.id,
    chart.node.findAll().map((one) => (one instanceof ApiObject ? one.toJson().data.size : 0))[1],
  ]);

test('a folder dist gets every environment, and what variables say is for the one that is asked for', () => {
  const app = new App({ outdir: 'a/dist' });
  environments.addTo(app, { SIZE: '3' });
  expect(sizes(app)).toStrictEqual([
    ['test', 3],
    ['prod', 9],
  ]);
});

test.each([
  [{}, 'test', 1],
  [{ ENVIRONMENT: '' }, 'test', 1],
  [{ ENVIRONMENT: 'prod' }, 'prod', 9],
  [{ CONTEXT: 'prod-eu' }, 'prod', 9],
  [{ CONTEXT: 'kind' }, 'test', 1],
])('any other folder gets the environment that %j asks for', (asked, name, size) => {
  const app = new App({ outdir: 'out' });
  environments.addTo(app, asked);
  expect(sizes(app)).toStrictEqual([[name, size]]);
});

test.each([
  [{ ENVIRONMENT: 'prd' }, 'ENVIRONMENT "prd" is not known: use one of test, prod'],
  [
    { ENVIRONMENT: 'prod', CONTEXT: 'kind' },
    'environment prod is for context prod-eu, not for CONTEXT "kind": ask for another',
  ],
  [{ SIZE: 'x' }, 'environment test: SIZE: "x" is no number: use 1 to 65535'],
  [{ ENVIRONMENT: 'prod', SIZE: '3' }, 'environment prod: SIZE: it does not read this variable: leave it out'],
])('%j is refused', (asked, message) => {
  expect(() => environments.addTo(new App({ outdir: 'out' }), asked)).toThrow(new Error(message));
});

test('two environments for one context are refused', () => {
  const prod = environments.of('prod');
  expect(() => new Environments({ a: prod, b: prod })).toThrow(
    new Error('environments a and b: both are for context prod-eu: give each its own'),
  );
});

test.each([
  [() => port(0), '0 is no port'],
  [() => port('65536'), '65536 is no port'],
  [() => nodePort('80'), 'nodePort 80 is outside 30000-32767'],
  [() => nodePort('http'), '"http" is no number: use 30000 to 32767'],
])('a number from configuration that is no such port is refused: %s', (make, message) => {
  expect(make).toThrow(message);
});

test('numbers from configuration get the types that ports have', () => {
  expect([port('8080'), nodePort(30080)]).toStrictEqual([8080, 30080]);
});
