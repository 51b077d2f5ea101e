import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
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
    'a Secret in the bytes of a ConfigMap': (canary) => ({
      ...map(''),
      data: {},
      binaryData: { a: Buffer.from(embedded(canary, 2)).toString('base64') },
    }),
    'a Secret in a policy that makes it': (canary) => ({
      apiVersion: 'kyverno.io/v1',
      kind: 'ClusterPolicy',
      metadata: { name: 'login' },
      spec: { rules: [{ generate: { kind: 'Secret', data: { kind: 'Secret', data: { a: canary } } } }] },
    }),
    'parameters and values of other tools': (canary) => ({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name: 'login' },
      spec: {
        source: {
          helm: { values: `auth:\n  password: ${canary}\n`, parameters: [{ name: 'a.token', value: canary }] },
        },
        values: { auth: { adminPassword: canary, apiKey: canary } },
      },
    }),
    'a misspelt kind': (canary) => ({ ...secret({ data: { a: canary } }), kind: 'Sercet' }),
    'a Secret without a name': (canary) => ({ apiVersion: 'v1', kind: 'Secret', data: { a: canary } }),
    'a Secret of another version': (canary) => ({ ...secret({ data: [{ a: canary }] }), apiVersion: 'v1beta1' }),
    'variables as a text': (canary) => pod({ env: `DB_PASSWORD=${canary}` }),
    'variables as a map': (canary) => pod({ env: { DB: canary } }),
    'a variable whose value is a map': (canary) => pod({ env: [{ name: 'A', value: { a: canary } }] }),
    'sources of variables that are texts': (canary) => pod({ envFrom: [`a=${canary}`] }),
    'a variable that is a password': (canary) => pod({ env: [{ name: 'DB_PASSWORD', value: canary }] }),
    'a variable that is a token and looks like an address': (canary) =>
      pod({ env: [{ name: 'API_TOKEN', value: `http://nobody/${canary}` }] }),
    'the passwords of addresses': (canary) =>
      pod({
        env: [
          { name: 'A', value: `postgres://me:${canary}@nobody:5432/x` },
          { name: 'B', value: `jdbc:postgresql://nobody/x?user=me&password=${canary}` },
          { name: 'C', value: `amqp://me:${canary}@mq1,amqp://me:${canary}@mq2` },
        ],
      }),
    'arguments and commands': (canary) =>
      pod({
        args: [`--password=${canary}`, '--api-key', `http://me:${canary}@nobody`],
        command: ['sh', '-c', `curl -H "Authorization: Bearer ${canary}" http://me:${canary}@nobody/`],
      }),
    'the header of a probe': (canary) =>
      pod({
        readinessProbe: { httpGet: { port: 80, httpHeaders: [{ name: 'Authorization', value: `Bearer ${canary}` }] } },
      }),
    'a file of variables': (canary) =>
      map(`DB_PASSWORD=${canary}\nURL=http://me:${canary}@nobody\ntoken: "${canary}"\n`),
    'a key in PEM': (canary) => map(`-----BEGIN RSA PRIVATE KEY-----\n${canary}\n-----END RSA PRIVATE KEY-----\n`),
    'the host of an ExternalName': (canary) => ({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'login' },
      spec: { type: 'ExternalName', externalName: `http://me:${canary}@nobody` },
    }),
  };
  const commands: readonly (readonly string[])[] = [
    ...['text', 'compact', 'json', 'sarif', 'github'].map((format) => ['check', '--format', format, 'before.json']),
    ...['text', 'markdown', 'json'].flatMap((format) => [
      ['diff', '--format', format, 'before.json', 'after.json'],
      ['diff', '--format', format, 'none.json', 'after.json'],
      ['diff', '--format', format, 'before.json', 'none.json'],
    ]),
    ...['text', 'mermaid', 'svg', 'html', 'dot', 'd2', 'json'].map((format) => [
      'topology',
      '--format',
      format,
      'before.json',
    ]),
    ['policies', 'before.json'],
    ['check', 'before.json', '--baseline', 'known.json', '--write-baseline'],
    ['check', 'before.json', '--baseline', 'known.json'],
  ];

  /** Where a manifest may stand. */
  const wrappers: readonly ((manifest: object) => object)[] = [
    (manifest) => manifest,
    (manifest) => ({ apiVersion: 'v1', kind: 'List', items: [manifest] }),
    (manifest) => ({ apiVersion: 'v1', kind: 'SecretList', items: [manifest] }),
    (manifest) => ({
      apiVersion: 'template.openshift.io/v1',
      kind: 'Template',
      metadata: { name: 't' },
      objects: [manifest],
    }),
    (manifest) => ({ apiVersion: 'x.example/v1', kind: 'Object', metadata: { name: 'o' }, spec: { manifest } }),
  ];

  async function leaks(manifest: (canary: string) => object, words: readonly string[]): Promise<boolean> {
    const nothing = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'none' } };
    writeFileSync(join(folder, 'none.json'), JSON.stringify(nothing));
    writeFileSync(join(folder, 'before.json'), JSON.stringify(manifest('CANARYone')));
    writeFileSync(join(folder, 'after.json'), JSON.stringify(manifest('CANARYtwo')));
    const { status, stdout, stderr } = await ran(words, { folder });
    expect(status).not.toBe(3);
    const known = existsSync(join(folder, 'known.json')) ? readFileSync(join(folder, 'known.json'), 'utf8') : '';
    // The page holds its picture compressed.
    const packed = [...stdout.matchAll(/>(H4sI[A-Za-z0-9+/=]+)</g)].map(
      ([, data = '']) => `${gunzipSync(Buffer.from(data, 'base64'))}`,
    );
    return /CANARY|Q0FOQVJZ/.test([stdout, stderr, known, ...packed].join('\n'));
  }

  test.each(Object.entries(places))('%s', async (_, manifest) => {
    for (const words of [
      ['check', '--format', 'json', 'before.json'],
      ['diff', 'before.json', 'after.json'],
      ['topology', '--format', 'json', 'before.json'],
    ])
      expect({ words, leaks: await leaks(manifest, words) }).toStrictEqual({ words, leaks: false });
  });

  test('any of them, in any command and format, wherever the manifest stands', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.keys(places)),
        fc.constantFrom(...wrappers),
        fc.constantFrom(...commands),
        async (place, wrapped, words) =>
          expect(await leaks((canary) => wrapped((places[place] as (canary: string) => object)(canary)), words)).toBe(
            false,
          ),
      ),
      { numRuns: 200 },
    );
  });
});
