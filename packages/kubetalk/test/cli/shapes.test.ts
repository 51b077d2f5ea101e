import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { custom, definition, products, texts } from '../wide/hostile';
import { ran } from './ran';

// Small files that cost much: each took minutes, or ended with a fault of kubetalk.
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kubetalk-shapes-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

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

const SIZES = {
  'a pattern of a CRD over a long text': 200_000,
  'ways of a CRD in each other': 50,
  'documents of collections that are not indented': 40,
  'aliases of one list of containers': 2000,
};

test.each(Object.entries(SIZES))('%s takes seconds', async (name, size) => {
  writeFileSync(join(folder, 'a.yaml'), texts[name]?.(size)[0] ?? '');
  const { cpuUsage } = process;
  const before = cpuUsage();
  const { status } = await ran(['check', 'a.yaml'], { folder });
  const { user } = cpuUsage(before);
  expect(status).toBeLessThan(3);
  expect(user / 1e6).toBeLessThan(15);
});

test.each(Object.entries(products))(
  '%s take seconds in any command',
  async (_, make) => {
    const [before, after] = make(500);
    writeFileSync(join(folder, 'a.yaml'), before);
    writeFileSync(join(folder, 'b.yaml'), after);
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
