import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/application/config';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kubetalk-config-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const written = (text: string) => {
  const file = join(folder, 'kubetalk.yaml');
  writeFileSync(file, text);
  return file;
};

const nothing = {
  complete: false,
  crds: [],
  policies: { allow: [], dns: [], ingress: [], prometheus: [], apiServer: [] },
  outside: { services: [], secrets: [] },
  checks: new Map(),
  exclude: [],
  allowRemote: false,
  diff: { ignore: [], listKeys: new Map() },
};

test('every key of kubetalk.yaml, found from a folder below it; its paths are from its own folder', () => {
  const file = written(`$schema: ./node_modules/kubetalk/kubetalk.schema.json
kubernetesVersion: "1.28..1.36"
namespace: shop
complete: true
crds: [crds]
policies: {allow: [api=db], ingress: [edge]}
outside: [mail.office:25, Vault]
checks:
  no-readiness-probe: off
  address-unknown: warning
exclude: ["**/drafts/**"]
allowRemote: true
baseline: known.json
diff:
  ignore: [metadata.labels.helm.sh/chart]
  listKeys: {Shop spec.shelves: id}
`);
  mkdirSync(join(folder, 'a/b'), { recursive: true });
  expect(readConfig(join(folder, 'a/b'))).toStrictEqual({
    file,
    kubernetesVersion: '1.28..1.36',
    namespace: 'shop',
    complete: true,
    crds: [join(folder, 'crds')],
    policies: { allow: ['api=db'], dns: [], ingress: ['edge'], prometheus: [], apiServer: [] },
    outside: { services: [{ host: 'mail.office', port: 25 }, { host: 'vault' }], secrets: [] },
    checks: new Map([
      ['no-readiness-probe', 'off'],
      ['address-unknown', 'warning'],
    ]),
    exclude: ['**/drafts/**'],
    allowRemote: true,
    baseline: join(folder, 'known.json'),
    diff: { ignore: ['metadata.labels.helm.sh/chart'], listKeys: new Map([['Shop spec.shelves', 'id']]) },
  });
});

test('without a file, and from one that is empty, everything is as by default', () => {
  expect(readConfig(folder)).toStrictEqual(nothing);
  const file = written('# nothing yet\n');
  expect(readConfig(folder)).toStrictEqual({ ...nothing, file });
});

test('what is outside may be Services alone, or Services and Secrets', () => {
  writeFileSync(join(folder, 'kubetalk.yaml'), 'outside: {services: [mail], secrets: [db, ops/token]}');
  expect(readConfig(folder).outside).toStrictEqual({ services: [{ host: 'mail' }], secrets: ['db', 'ops/token'] });
});

test.each([
  ['a: [', '1:5: unexpected end of the stream within a flow collection'],
  ['- a', '1: takes keys with values'],
  ['a: 1\n---\nb: 2', '3: a second document: put all into one'],
  ['# x\ncheck:\n  a: off', '2: check: no such key: did you mean checks?'],
  [
    'verbose: true',
    '1: verbose: no such key: it may be kubernetesVersion, namespace, complete, crds, outside, policies, checks, exclude, allowRemote, baseline, diff, $schema',
  ],
  ['diff: {ignored: []}', '1: diff.ignored: no such key: did you mean ignore?'],
  ['checks: [a]', '1: checks: takes keys with values'],
  ['checks:\n  a: on', '2: checks.a: takes off, warning, error'],
  ['crds: x', '1: crds: takes a list'],
  ['exclude:\n- a\n- 5', '3: exclude.1: takes a text'],
  ['complete: "yes"', '1: complete: takes true or false'],
  ['kubernetesVersion: 1.30', '1: kubernetesVersion: is a number: put it in quotes, such as "1.30"'],
  ['outside: ["http://mail"]', '1: outside.0: takes HOST or HOST:PORT'],
  ['outside: {secrets: [Token]}', '1: outside.secrets.0: takes NAME or NAMESPACE/NAME'],
  ['outside: {hosts: []}', '1: outside.hosts: no such key: it may be services, secrets'],
  ['outside: ["mail:70000"]', '1: outside.0: takes HOST or HOST:PORT'],
])('what kubetalk.yaml can not say is refused at its line: %j', (text, message) => {
  const file = written(text);
  expect(() => readConfig(folder)).toThrow(`${file}:${message}`);
});

test('a file that is named has to be there', () => {
  expect(() => readConfig(folder, 'none.yaml')).toThrow('none.yaml: no such file or folder');
});
