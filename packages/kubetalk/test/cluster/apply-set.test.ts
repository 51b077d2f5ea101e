import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import {
  apply,
  applySet,
  flagsOf,
  gone,
  notReported,
  recordProject,
  refuseForeign,
  rehearse,
} from '../../src/cluster/apply-set';
import { currentNamespace, KubectlError, kubectl, objects, versionOf } from '../../src/cluster/kubectl';
import { live } from '../../src/cluster/live';
import { identity } from '../../src/manifest/manifest';
import { diff } from '../applied';
import { read } from '../diff/sets';

const folder = mkdtempSync(join(tmpdir(), 'kubectl-'));
const { PATH } = process.env;
afterAll(() => {
  process.env.PATH = PATH;
  rmSync(folder, { recursive: true });
});

/** A kubectl that answers as a shell says, and writes down what it was asked. */
function answering(script: string): void {
  writeFileSync(join(folder, 'kubectl'), `#!/bin/sh\ncat >/dev/null\necho "$*" >>'${folder}/asked'\n${script}\n`);
  writeFileSync(join(folder, 'asked'), '');
  chmodSync(join(folder, 'kubectl'), 0o755);
  process.env.PATH = `${folder}${delimiter}${PATH}`;
}

const asked = () => readFileSync(join(folder, 'asked'), 'utf8').trim().split('\n');
const target = { namespace: 'a' };
const service = (namespace: string, name = 'web') =>
  `{"apiVersion":"v1","kind":"Service","metadata":{"name":"${name}","namespace":"${namespace}"}}`;
const list = (...items: string[]) => `{"apiVersion":"v1","kind":"List","items":[${items.join()}]}`;
const parent = (annotations: string, id = 'applyset-1-v1') =>
  `{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"shop","labels":{"applyset.kubernetes.io/id":"${id}"},"annotations":{${annotations}}}}`;
const KINDS = '"applyset.kubernetes.io/contains-group-kinds":"ConfigMap,Service"';

test('the members of an ApplySet are those of all its namespaces, each once', () => {
  const annotations = `${KINDS},"applyset.kubernetes.io/additional-namespaces":"b"`;
  answering(
    `case "$*" in *configmaps/shop*) echo '${parent(annotations)}';; *=a\\ *) echo '${list(service('a'))}';; *) echo '${list(service('b'))}';; esac`,
  );
  const found = applySet('shop', target).members;
  expect(found.map(identity).map(({ namespace, name }) => `${namespace}/${name}`)).toEqual(['a/web', 'b/web']);
  const get = (namespace: string) =>
    `--namespace=${namespace} get ConfigMap,Service --selector applyset.kubernetes.io/part-of=applyset-1-v1 --ignore-not-found --show-managed-fields -o json`;
  expect(asked()).toEqual(['--namespace=a get configmaps/shop --ignore-not-found -o json', get('a'), get('b')]);
});

const web = read(service('a'));
const set = { name: 'shop', id: 'applyset-1-v1', project: '', members: read(list(service('a'), service('a', 'old'))) };
const inSet = (id: string) =>
  read(
    `{"apiVersion":"v1","kind":"Service","metadata":{"name":"web","namespace":"a","labels":{"applyset.kubernetes.io/part-of":"${id}"}}}`,
  );
const OWN = 'kubectl annotate configmap shop -n a --overwrite deploy.kubetalk/project=host/me';

test('a project goes on with its own ApplySet, and with an unmarked one that holds its objects', () => {
  answering('true');
  for (const project of ['', 'host/me'])
    refuseForeign({ ...set, project }, 'host/me', { manifests: web, live: inSet('applyset-1-v1'), target });
  refuseForeign({ ...set, id: '', members: [] }, 'host/me', { manifests: web, live: web, target });
});

test.each<[what: string, own: Partial<typeof set>, live: ReturnType<typeof read>, refusal: string]>([
  [
    'the ApplySet of another project',
    { project: 'host/other' },
    [],
    `ApplySet shop: project host/other deploys with it: choose another with --applyset NAME, or take it over: ${OWN}`,
  ],
  [
    'one that holds other objects alone',
    { members: read(service('a', 'old')) },
    [],
    `ApplySet shop: none of its 1 objects is in these manifests, so all would be deleted: choose another with --applyset NAME, or take it over: ${OWN}`,
  ],
  [
    'an object that another ApplySet holds',
    {},
    inSet('applyset-2-v1'),
    'Service web: is in ApplySet theirs, which another deploy prunes: deploy with --applyset theirs, or take it out of there: kubectl label service web -n a applyset.kubernetes.io/part-of-',
  ],
  [
    'an object that an unknown ApplySet holds',
    { id: '', members: [] },
    inSet('x,app in (web)'),
    'Service web: is in another ApplySet: take it out of there: kubectl label service web -n a applyset.kubernetes.io/part-of-',
  ],
])('%s is not taken over, and the way out is named', (_, own, live, refusal) => {
  answering(`echo '${list('{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"theirs"}}')}'`);
  expect(() => refuseForeign({ ...set, ...own }, 'host/me', { manifests: web, live, target })).toThrow(
    new Error(refusal),
  );
  const selectors = asked().filter((call) => call.includes('selector'));
  expect(selectors.every((call) => call.includes('=applyset-2-v1 '))).toBe(true);
});

test('who deploys with an ApplySet is written down once', () => {
  answering('true');
  recordProject(set, 'host/me', target);
  recordProject({ ...set, project: 'host/me' }, 'host/me', target);
  expect(asked()).toEqual(['--namespace=a annotate --overwrite configmaps/shop deploy.kubetalk/project=host/me']);
});

test('a Service that leaves one namespace is gone, though one of its name stays in another', () => {
  const all = read(list(service('a'), service('b')));
  expect(gone(all, read(service('b'))).map(identity)).toEqual([
    { apiVersion: 'v1', kind: 'Service', namespace: 'a', name: 'web' },
  ]);
});

test.each([
  ['an option', '"applyset.kubernetes.io/contains-group-kinds":"ConfigMap,--all-namespaces"', 'applyset-1-v1'],
  ['an option first', '"applyset.kubernetes.io/contains-group-kinds":"--raw=/"', 'applyset-1-v1'],
  ['a selector of its own', KINDS, 'x,app in (web)'],
])('%s in what the parent says becomes nothing that kubectl is asked', (_, annotations, id) => {
  answering(`echo '${parent(annotations, id)}'`);
  expect(() => applySet('shop', target)).toThrow(
    /^ConfigMap shop: applyset\.kubernetes\.io\/[-a-z]+ is not as kubectl writes it: see who changed it; nothing was changed$/,
  );
  expect(asked()).toHaveLength(1);
});

test.each(['hello', '[1]', '"text"', '{"kind":"Service"}', '{}'])(
  '%j from kubectl is an error, not an empty cluster',
  (text) => {
    answering(`echo '${text}'`);
    expect(() => objects(target, ['get', 'services'])).toThrow(
      'kubectl get: printed what is no Kubernetes object: nothing is taken from it',
    );
  },
);

test('a list of many megabytes is read', () => {
  answering(`printf '{"kind":"List","items":[%s,{"kind":"Pod","metadata":{"name":"b","x":"' '${service('a')}'
head -c 9000000 /dev/zero | tr '\\0' x; echo '"}}]}'`);
  expect(
    objects(target, ['get', 'pods'])
      .map(identity)
      .map(({ name }) => name),
  ).toEqual(['web', 'b']);
});

test('of many objects, kinds are listed but for Secrets; who may not list gets each', () => {
  const object = (kind: string, index: number) =>
    `{"apiVersion":"v1","kind":"${kind}","metadata":{"name":"x-${index}"}}`;
  const many = read(
    list(...['ConfigMap', 'Secret'].flatMap((kind) => Array.from({ length: 101 }, (_, index) => object(kind, index)))),
  );
  answering(
    `case "$*" in *-f\\ -*) ;; *) echo '${list(object('ConfigMap', 3).replace('x-3"', 'x-3","namespace":"a"'), object('ConfigMap', 500))}';; esac`,
  );
  expect(
    live(many, target, 'a')
      .before.map(identity)
      .map(({ name }) => name),
  ).toEqual(['x-3']);
  const flags = '--ignore-not-found --show-managed-fields -o json';
  expect(asked()).toEqual([`--namespace=a get ConfigMap.v1. ${flags}`, `--namespace=a get -f - ${flags}`]);
  answering('case "$*" in *-f\\ -*) ;; *) echo forbidden >&2; exit 1;; esac');
  expect(live(many, target, 'a').before).toEqual([]);
  expect(asked()).toEqual([`--namespace=a get ConfigMap.v1. ${flags}`, `--namespace=a get -f - ${flags}`]);
});

test('what an ApplySet is known to hold is not asked for again, but for another version of it', () => {
  answering('true');
  const known = read(service('a'));
  expect(live(read(service('a')), target, 'a', known).before).toEqual(known);
  expect(asked()).toEqual(['']);
  const scaled = (version: string) =>
    read(
      `{"apiVersion":"autoscaling/${version}","kind":"HorizontalPodAutoscaler","metadata":{"name":"web","namespace":"a"}}`,
    );
  expect(live(scaled('v2'), target, 'a', scaled('v1')).before).toEqual([]);
  expect(asked()).toEqual(['--namespace=a get -f - --ignore-not-found --show-managed-fields -o json']);
});

test('nothing, or a list without items, is an empty cluster', () => {
  answering('true');
  expect(objects(target, ['get', 'services'])).toEqual([]);
  answering(`echo '${list()}'`);
  expect(objects(target, ['get', 'services'])).toEqual([]);
});

test('a kubectl that does not answer is given up', () => {
  answering('exec sleep 20');
  expect(() => kubectl(target, ['get', 'services'], { seconds: 0.2 })).toThrow('kubectl get: no answer within 0.2 s');
});

test('a kubectl that does not mind being asked to end is ended', () => {
  answering("trap '' TERM; sleep 3");
  const start = Date.now();
  expect(() => kubectl(target, ['get', 'services'], { seconds: 0.2 })).toThrow('kubectl get: no answer within 0.2 s');
  expect(Date.now() - start).toBeLessThan(2500);
});

test('for a patch that the API server refuses, the reason is shown, and nothing of the patch', () => {
  const printed = [
    'Error from server (Forbidden): error when applying patch:',
    '{"data":{"password":"CANARY"}}',
    'to:',
    'Resource: "/v1, Resource=secrets", GroupVersionKind: "/v1, Kind=Secret"',
    'Name: "s", Namespace: "default"',
    'for: "STDIN": error when patching "STDIN": admission webhook "policy.example" denied the request: no',
  ];
  answering(`cat >&2 <<'END'\n${printed.join('\n')}\nEND\nexit 1`);
  expect(() => kubectl(target, ['apply'])).toThrow(
    /^kubectl apply: Error from server \(Forbidden\): error when patching "STDIN": admission webhook "policy.example" denied the request: no$/,
  );
  answering(`cat >&2 <<'END'\n${printed.slice(0, 3).join('\n')}\nEND\nexit 1`);
  expect(() => kubectl(target, ['apply'])).toThrow(
    /^kubectl apply: Error from server \(Forbidden\): the patch is refused$/,
  );
});

test('what is too large for an annotation is rehearsed and applied on the server side', () => {
  answering('true');
  const applying = { yaml: '', target, flags: flagsOf(true, target) };
  rehearse(applying);
  apply('shop', applying);
  expect(asked()).toEqual([
    '--namespace=a apply --dry-run=server --server-side -f -',
    '--namespace=a apply --prune --applyset=configmaps/shop --server-side -f -',
  ]);
});

test.each([
  ['as new as the API server', 36, '36', ['--openapi-patch=false']],
  ['newer', 36, '28+', ['--openapi-patch=false']],
  ['older, which may lack a field', 28, '36', []],
])('kubectl applies with its own types where it is %s', (_, client, server, flags) => {
  answering(`echo '{"clientVersion":{"minor":"${client}"},"serverVersion":{"minor":"${server}"}}'`);
  expect(flagsOf(false, target)).toEqual(flags);
  answering(`echo '{"clientVersion":{"minor":"${client}"}}'`);
  expect(flagsOf(false, target)).toEqual([]);
});

test('where apply stops half-way, the objects are named that it does not speak of', () => {
  const web = (kind: string, apiVersion: string) =>
    `{"apiVersion":"${apiVersion}","kind":"${kind}","metadata":{"name":"web"}}`;
  const manifests = read(
    list(web('Service', 'v1'), web('Deployment', 'apps/v1'), web('Ingress', 'networking.k8s.io/v1')),
  );
  const error = new KubectlError('no more quota', 'service/web created\ndeployment.apps/web configured\n');
  expect(notReported(manifests, error)).toEqual(['Ingress web']);
});

test.each([
  ['Warning: old\\nerror: refused\\n', 'error: refused'],
  ['E0102 03:04:05.6 memcache.go: nothing\\nrefused\\n', 'refused'],
  ['refused\\nrefused\\n\\n', 'refused'],
  ['a\\nb\\nc\\nd\\n', 'a; b; c'],
  ['see W0102 of it\\n', 'see W0102 of it'],
  ['Warning: old\\n', 'failed without a message'],
])('when kubectl fails and prints %j, the error is %s', (printed, told) => {
  answering(`printf '${printed}' >&2; exit 1`);
  expect(() => kubectl(target, ['get', 'pods'])).toThrow(`kubectl get: ${told}`);
  try {
    kubectl(target, ['get', 'pods']);
  } catch (error) {
    expect((error as Error).message).toBe(`kubectl get: ${told}`);
  }
});

test('the namespace is the one that is asked for, the context’s, or default', () => {
  answering('echo shop');
  expect([currentNamespace({ namespace: 'b' }), currentNamespace({ context: 'one' })]).toEqual(['b', 'shop']);
  expect(asked()).toEqual(['--context=one config view --minify -o jsonpath={..namespace}']);
  answering('true');
  expect(currentNamespace({})).toBe('default');
});

test('the version of the cluster is asked of its API server', () => {
  answering(`echo '{"major":"1","gitVersion":"v1.28.15"}'`);
  expect(versionOf({ context: 'one' })).toBe('v1.28.15');
  expect(asked()).toEqual(['--context=one get --raw /version']);
  answering('echo hello');
  expect(() => versionOf({})).toThrow('kubectl get --raw /version: printed no JSON: nothing is taken from it');
});

test.each([
  ['no ApplySet', ''],
  ['one without an id', `{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"shop","annotations":{${KINDS}}}}`],
  ['one without kinds', parent('')],
])('where there is %s, nothing was applied before', (_, text) => {
  answering(`echo '${text}'`);
  expect(applySet('shop', target).members).toEqual([]);
  expect(asked()).toHaveLength(1);
});

test('older kubectl calls the kinds of an ApplySet otherwise', () => {
  answering(
    `case "$*" in *configmaps/shop*) echo '${parent('"applyset.kubernetes.io/contains-group-resources":"services"')}';; *) echo '${list(service('a'))}';; esac`,
  );
  expect(
    applySet('shop', target)
      .members.map(identity)
      .map(({ name }) => name),
  ).toEqual(['web']);
  expect(asked()[1]).toContain('get services --selector');
});

test('a Secret’s stringData is compared as the cluster keeps it: as data', () => {
  const secret = (fields: string, metadata = '') =>
    `{"apiVersion":"v1","kind":"Secret","metadata":{"name":"web"${metadata}},${fields}}`;
  const held = secret('"data":{"a":"YQ==","b":"Yg==","c":"Yw=="}', ',"namespace":"a","uid":"x"');
  answering(`echo '${list(held)}'`);
  const changed = (fields: string) => {
    const { before, after } = live(read(secret(fields)), target, 'a');
    return diff(before, after).changes.flatMap((change) => change.fields.map(({ path }) => path));
  };
  expect(changed('"stringData":{"a":"a","b":"x"},"data":{"c":"Yw=="}')).toEqual(['data.b']);
  expect(changed('"stringData":{"a":"a","b":"b"},"data":{"c":"Yw=="}')).toEqual([]);
});
