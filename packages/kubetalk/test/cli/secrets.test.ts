import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ran } from './ran';

// A password that the manifests hold is in nothing that a command prints, on either stream, whatever else it finds there.
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kubetalk-secrets-'));
  writeFileSync(join(folder, 'before.yaml'), manifests('hunterone'));
  writeFileSync(join(folder, 'after.yaml'), manifests('huntertwo'));
  writeFileSync(join(folder, 'broken.yaml'), `${manifests('hunterone')}  stringData: {again: "hunterone\n`);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A password of digits, which YAML reads as a number. */
const DIGITS = 4815162342;

/**
 * Paths to Services that are not there, with a password in the address, in a Secret and in a variable, and one that may be taken for an
 * address as a whole; and a Secret of each kind of value.
 */
function manifests(password: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: {name: api}
spec:
  selector: {matchLabels: {app: api}}
  template:
    metadata: {labels: {app: api}}
    spec:
      containers:
        - name: api
          image: 'api:1'
          env:
            - {name: DB, valueFrom: {secretKeyRef: {name: login, key: url}}}
            - {name: PLAIN, value: 'mongodb://admin:hunterplain@go-demo-2-db:1/?authSource=admin'}
            - {name: WRONG, value: {password: hunterplain}}
            - {name: PIN, value: ${DIGITS}}
          envFrom: [{secretRef: {name: login}}]
---
apiVersion: v1
kind: Secret
metadata: {name: login}
data: {password: ${Buffer.from(password).toString('base64')}, wrong: '${password}!'}
stringData:
  url: mongodb://admin:${password}@go-demo-2-bd/?authSource=admin
  address: ${password}.shop.svc:80
  list: [${password}]
  number: ${DIGITS}
`;
}

const encoded = Buffer.from('hunter').toString('base64');

test.each([
  ...['text', 'json', 'sarif', 'github'].map((format) => [['check', '--format', format, 'before.yaml']]),
  ...['text', 'terminal', 'markdown', 'json'].map((format) => [
    ['diff', '--format', format, 'before.yaml', 'after.yaml'],
  ]),
  ...['text', 'mermaid', 'svg'].map((format) => [['topology', '--format', format, 'before.yaml']]),
  [['check', 'broken.yaml']],
  [['diff', 'before.yaml', 'broken.yaml']],
  [['topology', 'broken.yaml']],
])('kubetalk %j shows no password', async (words) => {
  const { stdout, stderr } = await ran(words, { folder });
  const printed = stdout + stderr;
  expect(printed).toMatch(/login|broken\.yaml/);
  expect(printed).not.toMatch(new RegExp(`hunter|${encoded}|${DIGITS}`));
});

describe('a canary in a place that can hold a secret, however it is written, is in nothing that is printed', () => {
  const pod = (container: object) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'login' },
    spec: { containers: [{ name: 'a', image: 'a:1', ...container }] },
  });
  const secret = (fields: object) => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'login' }, ...fields });
  const map = (text: string) => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'login' },
    data: { 'all.yaml': text },
  });
  const embedded = (canary: string, keys: number) =>
    `apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData:\n${Array.from({ length: keys }, (_, at) => `  k${at}: ${canary}${at}\n`).join('')}`;
  const places: Readonly<Record<string, (canary: string) => object>> = {
    data: (canary) => secret({ data: { a: canary } }),
    'data that is no map': (canary) => secret({ data: canary }),
    'stringData as a list': (canary) => secret({ stringData: [canary] }),
    'immutable as a text': (canary) => secret({ immutable: canary }),
    'an unknown field of a Secret': (canary) => secret({ password: canary }),
    'the annotation of kubectl': (canary) =>
      secret({
        metadata: { name: 'login', annotations: { 'kubectl.kubernetes.io/last-applied-configuration': canary } },
      }),
    'a kind in a list': (canary) => ({ ...secret({ data: { a: canary } }), kind: ['Secret'] }),
    'a kind with a space': (canary) => ({ ...secret({ data: { a: canary } }), kind: 'secret ' }),
    'a list of variables that is a text': (canary) => pod({ env: [`DB_PASSWORD=${canary}`] }),
    'a source of a variable that is a text': (canary) => pod({ env: [{ name: 'A', valueFrom: canary }] }),
    'a Secret in the text of a ConfigMap': (canary) => map(embedded(canary, 2)),
    'many changes of a Secret in the text of a ConfigMap': (canary) => map(embedded(canary, 60)),
    'a Secret as JSON in the text of a ConfigMap': (canary) => map(JSON.stringify(secret({ data: { a: canary } }))),
  };
  const commands = [
    ...['text', 'json', 'sarif', 'github'].map((format) => ['check', '--format', format, 'before.json']),
    ...['terminal', 'markdown', 'json'].flatMap((format) => [
      ['diff', '--format', format, 'before.json', 'after.json'],
      ['diff', '--format', format, 'none.json', 'after.json'],
    ]),
    ...['text', 'mermaid', 'svg'].map((format) => ['topology', '--format', format, 'before.json']),
    ['check', 'before.json', '--baseline', 'known.json', '--write-baseline'],
  ];

  test.each(Object.entries(places))('%s', async (_, manifest) => {
    const nothing = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'none' } };
    writeFileSync(join(folder, 'none.json'), JSON.stringify(nothing));
    writeFileSync(join(folder, 'before.json'), JSON.stringify(manifest('CANARYone')));
    writeFileSync(join(folder, 'after.json'), JSON.stringify(manifest('CANARYtwo')));
    for (const words of commands) {
      const { stdout, stderr } = await ran(words, { folder });
      expect({ words, printed: (stdout + stderr).includes('CANARY') }).toStrictEqual({ words, printed: false });
    }
  });
});
