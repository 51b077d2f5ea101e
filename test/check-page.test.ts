import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { ran } from '../packages/kubetalk/test/cli/ran';

const root = join(__dirname, '..');
const page = readFileSync(join(root, 'docs/check.md'), 'utf8');
const schema = JSON.parse(readFileSync(join(root, 'docs/check-report.schema.json'), 'utf8'));
const [, annotation = '', config = ''] = /```yaml\n(.*?)```.*```yaml\n(.*?)```/s.exec(page) ?? [];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'go-demo-2-page-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const check = (...args: string[]) => ran(['check', '--format', 'json', ...args], { folder });

const service =
  'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {type: NodePort, selector: {a: b}, ports: [{port: 0}]}\n';

test('what --format json prints is as its schema says', async () => {
  mkdirSync(join(folder, 'k8s/.git'), { recursive: true });
  writeFileSync(join(folder, 'k8s/web.yaml'), service);
  writeFileSync(join(folder, 'k8s/wrong.yaml'), 'kind: [');
  const report = JSON.parse((await check('--outside', 'mail', 'k8s')).stdout);
  const ajv = new Ajv({ strict: true, allErrors: true });
  const valid = ajv.compile(closed(schema));
  expect({ valid: valid(report), errors: valid.errors }).toStrictEqual({ valid: true, errors: null });
  expect([report.findings.length > 1, report.idle.length, report.leftOut.length]).toStrictEqual([true, 1, 1]);
  expect(valid({ ...report, findings: [{ check: 'a' }] })).toBe(false);
});

/** The schema of what is there now: without fields that it does not name. */
function closed(value: unknown): object {
  return JSON.parse(
    JSON.stringify(value, (_, part) =>
      part?.type === 'object' && part.properties ? { ...part, additionalProperties: false } : part,
    ),
  );
}

test('the page says every key of kubetalk.yaml, with values that are taken', async () => {
  writeFileSync(join(folder, 'web.yaml'), service);
  writeFileSync(join(folder, 'kubetalk.yaml'), 'zzz: 1\n');
  const keys = /it may be (.*)$/.exec((await check('web.yaml')).stderr.trim())?.[1]?.split(', ') ?? [];
  const written = [...config.matchAll(/^(\w+):/gm)].map(([, key]) => key);
  expect([...written, '$schema'].sort()).toStrictEqual([...keys].sort());
  writeFileSync(join(folder, 'kubetalk.yaml'), config.replace(/^(baseline|crds):.*\n/gm, ''));
  expect(JSON.parse((await check('web.yaml')).stdout).findings).not.toStrictEqual([]);
});

test('the annotation of the page suppresses what it names', async () => {
  const pod = `apiVersion: v1\nkind: Pod\n${annotation}  name: web\n  labels: {a: b}\nspec:\n  containers: [{name: a, image: 'a:1', ports: [{containerPort: 80}]}]\n---\n${service.replace('port: 0', 'port: 80')}`;
  writeFileSync(join(folder, 'web.yaml'), pod);
  expect(JSON.parse((await check('web.yaml')).stdout).findings).toStrictEqual([]);
  writeFileSync(join(folder, 'web.yaml'), pod.replace(/ {2}annotations:\n.*\n/, ''));
  expect(JSON.parse((await check('web.yaml')).stdout).findings).toHaveLength(1);
});
