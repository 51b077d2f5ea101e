import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readBaseline, writeBaseline } from '../../src/checks/baseline';
import { manifestsOf } from '../../src/manifest/read';
import { check } from '../applied';

const folder = mkdtempSync(join(tmpdir(), 'kubetalk-baseline-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'baseline.json');

test('a baseline is written with what a reviewer wants to know, and read again by its fingerprints', () => {
  const service = (namespace: string) =>
    `apiVersion: v1\nkind: Service\nmetadata: {name: web${namespace}}\nspec: {selector: {app: web}, ports: [{port: 80}]}\n`;
  const text = `${service('')}---\n${service(', namespace: shop')}`;
  const findings = check(manifestsOf({ file: 'a.yaml', text }), { complete: true });
  writeBaseline(file, findings);
  const [one, other] = findings.map(({ fingerprint }) => fingerprint);
  const message = 'selector app=web matches no Pod';
  expect(JSON.parse(readFileSync(file, 'utf8'))).toStrictEqual({
    version: 1,
    findings: [
      { fingerprint: one, check: 'service-selects-nothing', object: 'Service/web', message },
      { fingerprint: other, check: 'service-selects-nothing', object: 'shop/Service/web', message },
    ],
  });
  expect(readBaseline(file).findings.map(({ fingerprint }) => fingerprint)).toStrictEqual([one, other]);
});

test.each([
  ['{"version":1', 'no JSON: write the baseline again'],
  ['{"version":2,"findings":[]}', 'no baseline of version 1: write it again'],
  ['{"version":1,"findings":{}}', 'no baseline of version 1: write it again'],
  ['[]', 'no baseline of version 1: write it again'],
])('%s is refused', (text, why) => {
  writeFileSync(file, text);
  expect(() => readBaseline(file)).toThrow(new Error(`${file}: ${why}`));
});

test('an entry without a fingerprint no effect', () => {
  writeFileSync(file, '{"version":1,"findings":[{"check":"a"},null,{"fingerprint":5},{"fingerprint":"f"}]}');
  expect(readBaseline(file).findings).toStrictEqual([{ fingerprint: 'f' }]);
});

test('a baseline that is missing, or can not be written, is an error', () => {
  expect(() => readBaseline(join(folder, 'none.json'))).toThrow('none.json: no such file or folder');
  expect(() => writeBaseline(join(folder, 'none/b.json'), [])).toThrow('b.json: no such file or folder');
});
