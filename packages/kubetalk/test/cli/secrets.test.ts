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
