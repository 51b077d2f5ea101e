import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { apply, gone, members, notApplied, rehearse } from '../../src/cluster/apply-set';
import { waitForEndpoints } from '../../src/cluster/endpoints';
import { KubectlError, kubectl, objects } from '../../src/cluster/kubectl';
import { identity } from '../../src/manifest/manifest';
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
  const found = members('shop', target);
  expect(found.map(identity).map(({ namespace, name }) => `${namespace}/${name}`)).toEqual(['a/web', 'b/web']);
  const get = (namespace: string) =>
    `--namespace=${namespace} get ConfigMap,Service --selector applyset.kubernetes.io/part-of=applyset-1-v1 --ignore-not-found -o json`;
  expect(asked()).toEqual(['--namespace=a get configmaps/shop --ignore-not-found -o json', get('a'), get('b')]);
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
  expect(() => members('shop', target)).toThrow(
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

test('what is too large for an annotation is rehearsed and applied on the server side', () => {
  answering('true');
  const applying = { yaml: '', target, serverSide: true };
  rehearse(applying);
  apply('shop', applying);
  expect(asked()).toEqual([
    '--namespace=a apply --dry-run=server --server-side -f -',
    '--namespace=a apply --prune --applyset=configmaps/shop --server-side -f -',
  ]);
});

test('where apply stops half-way, the objects are named that it does not speak of', () => {
  const web = (kind: string, apiVersion: string) =>
    `{"apiVersion":"${apiVersion}","kind":"${kind}","metadata":{"name":"web"}}`;
  const manifests = read(
    list(web('Service', 'v1'), web('Deployment', 'apps/v1'), web('Ingress', 'networking.k8s.io/v1')),
  );
  const error = new KubectlError('no more quota', 'service/web created\ndeployment.apps/web configured\n');
  expect(notApplied(manifests, error)).toEqual(['Ingress web']);
});

test('a cluster that can not be asked for a while hides nothing of the wait, and is asked again', async () => {
  const manifests = read(
    list(
      `{"apiVersion":"v1","kind":"Service","metadata":{"name":"web","namespace":"a"},"spec":{"selector":{"app":"web"},"ports":[{"port":80}]}}`,
      `{"apiVersion":"v1","kind":"Pod","metadata":{"name":"web","namespace":"a","labels":{"app":"web"}},"spec":{"containers":[]}}`,
    ),
  );
  const slice = `{"apiVersion":"discovery.k8s.io/v1","kind":"EndpointSlice","metadata":{"name":"web-1","namespace":"a","labels":{"kubernetes.io/service-name":"web"}},"endpoints":[{"addresses":["10.0.0.1"]}]}`;
  const again = join(folder, 'again');
  answering(`[ -e '${again}' ] || { touch '${again}'; echo refused >&2; exit 1; }; echo '${list(slice)}'`);
  const progress: unknown[] = [];
  const waiting = { seconds: 30, progress: (one: unknown) => progress.push(one) };
  expect(await waitForEndpoints(manifests, target, waiting)).toEqual({ open: [] });
  expect(progress).toMatchObject([{ service: 'web', namespace: 'a', ready: 1, due: 1 }]);
  answering('echo refused >&2; exit 1');
  expect(await waitForEndpoints(manifests, target, { ...waiting, seconds: 0.01 })).toEqual({
    open: [],
    error: 'kubectl get: refused',
  });
});
