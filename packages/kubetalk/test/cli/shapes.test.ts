import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ran } from './ran';

// Small files that cost much: each took minutes, or ended with a fault of kubetalk.
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kubetalk-shapes-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const definition = (properties: object) => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'as.x.io' },
  spec: {
    group: 'x.io',
    scope: 'Namespaced',
    names: { kind: 'A', plural: 'as', singular: 'a' },
    versions: [
      { name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object', properties } } },
    ],
  },
});
const custom = (fields: object) => ({ apiVersion: 'x.io/v1', kind: 'A', metadata: { name: 'a' }, ...fields });
const nested = (depth: number): object =>
  depth === 0 ? { minLength: 1 } : { anyOf: [nested(depth - 1), nested(depth - 1)], not: { maxLength: 0 } };
const flow = (document: number) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a${document}}\ndata:\n${Array.from({ length: 400 }, (_, at) => `  k${at}: [\n1]\n`).join('')}`;

test('what takes too long to judge is an error, and the run ends as where a file is not read', async () => {
  const items = [definition({ s: { type: 'string', pattern: `^(${'a'.repeat(1000)}){1000}$` } }), custom({ s: 'a' })];
  writeFileSync(join(folder, 'a.yaml'), JSON.stringify({ apiVersion: 'v1', kind: 'List', items }));
  const run = async (...flags: string[]) => {
    const { status, stdout } = await ran(['check', '--format', 'json', ...flags, 'a.yaml'], { folder });
    const { findings } = JSON.parse(stdout) as { findings: { check: string; severity: string; message: string }[] };
    return { status, findings: findings.map(({ check, severity, message }) => [severity, check, message]) };
  };
  const message = `s is not judged by the pattern ^(${'a'.repeat(74)}…, which takes too long`;
  expect(await run()).toStrictEqual({ status: 2, findings: [['error', 'not-judged', message]] });
  expect(await run('--lenient')).toStrictEqual({ status: 0, findings: [['warning', 'not-judged', message]] });
});

const shapes: Readonly<Record<string, string>> = {
  'a pattern of a CRD over a long text': JSON.stringify({
    apiVersion: 'v1',
    kind: 'List',
    items: [
      definition({ s: { type: 'string', pattern: '^(([a-z]+.?){1,60}){1,12}$' } }),
      custom({ s: `${'a'.repeat(200_000)}!` }),
    ],
  }),
  'ways of a CRD in each other': JSON.stringify({
    apiVersion: 'v1',
    kind: 'List',
    items: [
      definition({ s: { type: 'string', ...nested(7) } }),
      ...Array.from({ length: 50 }, () => custom({ s: '' })),
    ],
  }),
  'lines of collections that are not indented': Array.from({ length: 40 }, (_, at) => flow(at)).join('---\n'),
};

test.each(Object.entries(shapes))('%s takes seconds', async (_, text) => {
  writeFileSync(join(folder, 'a.yaml'), text);
  const { cpuUsage } = process;
  const before = cpuUsage();
  const { status } = await ran(['check', 'a.yaml'], { folder });
  const { user } = cpuUsage(before);
  expect(status).toBeLessThan(3);
  expect(user / 1e6).toBeLessThan(15);
});

const pod = (name: string, env: readonly object[] = []) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, labels: { a: 'b' } },
  spec: { containers: [{ name: 'c', image: 'i', ports: [{ containerPort: 80 }], env }] },
});
const service = (name: string, port: number, more: object = {}) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name },
  spec: { selector: { a: 'b' }, ports: [{ port }], ...more },
});
const policy = (name: string) => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name },
  spec: { podSelector: {}, ingress: [{ from: [{ podSelector: { matchLabels: { x: name } } }] }] },
});
const calls = (host: string) => [{ name: 'X', value: `http://${host}` }];

/** As many objects of each kind, which multiply; another port is what a diff finds. */
const products: Readonly<Record<string, (at: number, port: number) => readonly object[]>> = {
  'Services that select the same Pods, which call one of them': (at, port) => [
    service(`s${at}`, port),
    pod(`p${at}`, calls('s1')),
  ],
  'Services that select the same Pods, each of which calls another': (at, port) => [
    service(`s${at}`, port),
    pod(`p${at}`, calls(`s${at}`)),
  ],
  'ways in to the same Pods': (at, port) => [service(`s${at}`, port, { type: 'NodePort' }), pod(`p${at}`)],
  'policies of the same Pods': (at, port) => [service(`s${at}`, port), pod(`p${at}`, calls('s1')), policy(`n${at}`)],
};

test.each(Object.entries(products))(
  '%s take seconds in any command',
  async (_, make) => {
    const of = (port: number) =>
      JSON.stringify({
        kind: 'List',
        apiVersion: 'v1',
        items: Array.from({ length: 500 }, (_, at) => make(at, port)).flat(),
      });
    writeFileSync(join(folder, 'a.yaml'), of(80));
    writeFileSync(join(folder, 'b.yaml'), of(81));
    for (const words of [
      ['check', 'a.yaml'],
      ['diff', 'a.yaml', 'b.yaml'],
      ['topology', 'a.yaml'],
      ['policies', 'a.yaml'],
      ['reach', 'a.yaml'],
    ]) {
      const { cpuUsage } = process;
      const before = cpuUsage();
      const { status } = await ran(words, { folder });
      expect(status).toBeLessThan(3);
      expect([words, cpuUsage(before).user / 1e6 < 6]).toStrictEqual([words, true]);
    }
  },
  300_000,
);

test('a pattern of ignored fields takes no longer than a path', async () => {
  const map = (value: string) =>
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'a' },
      data: { ['a'.repeat(200)]: value },
    });
  writeFileSync(join(folder, 'x.yaml'), map('1'));
  writeFileSync(join(folder, 'y.yaml'), map('2'));
  const run = (ignore: string) => ran(['diff', 'x.yaml', 'y.yaml', '--ignore', ignore], { folder });
  expect((await run(`data.*${'a*'.repeat(20)}b`)).status).toBe(1);
  expect((await run(`data.*${'a*'.repeat(20)}`)).status).toBe(0);
});

test.each(['constructor', '__proto__', 'hasOwnProperty', 'valueOf', 'toString'])(
  'a value that is called %s loses no check',
  async (name) => {
    const items = [
      definition({ s: { type: 'string', format: name }, t: { type: name } }),
      custom({ s: 'x', t: 'y' }),
      {
        apiVersion: 'autoscaling/v2',
        kind: 'HorizontalPodAutoscaler',
        metadata: { name: 'h' },
        spec: {
          scaleTargetRef: { apiVersion: 'apps/v1', kind: name, name },
          maxReplicas: 3,
          metrics: [{ type: name }],
        },
      },
      {
        apiVersion: 'discovery.k8s.io/v1',
        kind: 'EndpointSlice',
        metadata: { name: 'e' },
        addressType: name,
        endpoints: [{ addresses: ['a'] }],
      },
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 's' },
        spec: { selector: { [name]: name }, ports: [{ port: 80, protocol: name }] },
      },
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'p', labels: { [name]: 'x' } },
        spec: { containers: [{ name: 'a', image: 'a', resources: { limits: { [name]: name } } }] },
      },
      { apiVersion: 'v1', kind: 'Secret', metadata: { name: 't' }, type: name, data: { [name]: 'YQ==' } },
      { apiVersion: 'v1', kind: name, metadata: { name: 'k' } },
      { apiVersion: `${name}/v1`, kind: name, metadata: { name: 'k' }, spec: { [name]: name } },
    ];
    writeFileSync(join(folder, 'a.yaml'), JSON.stringify({ apiVersion: 'v1', kind: 'List', items }));
    writeFileSync(join(folder, 'b.yaml'), JSON.stringify({ apiVersion: 'v1', kind: 'List', items: items.slice(0, 1) }));
    const checked = await ran(['check', 'a.yaml'], { folder });
    expect({ status: checked.status, stderr: checked.stderr }).toStrictEqual({ status: 1, stderr: '' });
    expect((await ran(['diff', 'b.yaml', 'a.yaml'], { folder })).stderr).toBe('');
    expect((await ran(['topology', 'a.yaml'], { folder })).stderr).toBe('');
  },
);
