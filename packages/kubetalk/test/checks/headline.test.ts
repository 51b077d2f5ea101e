import { besides } from '../../src/checks/report';
import { report } from '../applied';
import { read } from '../diff/sets';

const live = (kind: string, name: string, rest: string, labels = '') =>
  `apiVersion: ${kind === 'Deployment' ? 'apps/v1' : 'v1'}\nkind: ${kind}\nmetadata: {name: ${name}, namespace: shop, uid: ${kind}-${name}, resourceVersion: '1'${labels}}\n${rest}\n`;
const pod = (app: string, env = '') =>
  live(
    'Deployment',
    app,
    `spec: {selector: {matchLabels: {app: ${app}}}, template: {metadata: {labels: {app: ${app}}}, spec: {containers: [{name: a, image: 'a:1', ports: [{containerPort: 80}]${env}}]}}}`,
  );
const service = (name: string, app: string, more = '') =>
  live('Service', name, `spec: {selector: {app: ${app}}, ports: [{port: 80}]${more}}`);
const all = (...parts: readonly string[]) => read(parts.join('---\n'));
const calls = (host: string) => `, env: [{name: URL, value: 'http://${host}:80'}]`;

const BROKEN = [
  pod('api', calls('db')),
  pod('db'),
  pod('front'),
  service('alone', 'nobody'),
  service('db', 'dbb'),
  service('front', 'frnt', ', type: NodePort'),
];

test('what is broken stands first: for those outside, then for callers', () => {
  expect(report([all(...BROKEN)]).headline).toStrictEqual([
    'broken for those outside: Service front in namespace shop: selector app=frnt matches no Pod; Deployment front has app=front: did you mean that?',
    'broken for Deployment api: Service db in namespace shop: selector app=dbb matches no Pod; Deployment db has app=db: did you mean that?',
    'perhaps broken: Service alone in namespace shop: selector app=nobody matches no Pod',
  ]);
});

test('a cause stands before what the cluster shows of it, and of several Services of one workload once', () => {
  const waiting = live(
    'Pod',
    'web',
    `spec: {containers: [{name: a, image: 'a:1', envFrom: [{configMapRef: {name: none}}]}]}\nstatus: {phase: Pending, containerStatuses: [{name: a, state: {waiting: {reason: CreateContainerConfigError, message: 'configmap "none" not found'}}}]}`,
    ', labels: {app: web}',
  );
  const { headline } = report(
    [all(waiting, service('web', 'web'), service('web-too', 'web'), pod('api', calls('web')))],
    {
      complete: true,
    },
  );
  expect(headline).toStrictEqual([
    'broken for Deployment api: Pod web in namespace shop: ConfigMap none is not in the manifests: the Pods of Pod web wait for it',
    'broken for Deployment api: Pod web in namespace shop: its Pod does not run: container a: CreateContainerConfigError: configmap "none" not found',
  ]);
});

test('what may break a path stands below what does, and what only endangers one does not', () => {
  const parts = [
    pod('api', calls('db-1')),
    pod('db'),
    service('db', 'db'),
    pod('web', calls('db')),
    service('front', 'frnt'),
  ];
  expect(report([all(...parts, pod('front'))]).headline).toStrictEqual([
    'broken: Service front in namespace shop: selector app=frnt matches no Pod; Deployment front has app=front: did you mean that?',
    'perhaps broken: Deployment api in namespace shop: container a: URL says db-1:80: no Service is called that: did you mean db?',
  ]);
});

test('a warning about Pods that do not run may be why', () => {
  const crashing = live(
    'Pod',
    'web',
    `spec: {containers: [{name: a, image: 'a:1', ports: [{containerPort: 9203}], livenessProbe: {httpGet: {port: 80}}}]}\nstatus: {phase: Running, containerStatuses: [{name: a, state: {waiting: {reason: CrashLoopBackOff, message: 'back-off 10s'}}}]}`,
  );
  expect(report([all(crashing)]).headline).toStrictEqual([
    'broken: Pod web in namespace shop: its Pod does not run: container a: CrashLoopBackOff: back-off 10s',
    'perhaps because of this: Pod web in namespace shop: container a: probes ask port 80, which no container declares; it declares 9203: did you mean that?',
  ]);
});

test('of a live cluster only the namespaces that were asked for are known', () => {
  const policy = (peer: string) =>
    `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: db, namespace: shop, uid: policy, resourceVersion: '1'}\nspec: {podSelector: {}, ingress: [{from: [{${peer}}]}]}\n`;
  const own = `apiVersion: v1\nkind: Namespace\nmetadata: {name: shop, uid: shop, resourceVersion: '1', labels: {kubernetes.io/metadata.name: shop}}\n`;
  const headlineOf = (peer: string) => report([all(policy(peer), own, pod('db'))]).headline;
  expect(headlineOf('namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: edge}}')).toStrictEqual([]);
  expect(headlineOf('podSelector: {matchLabels: {app: edge}}')).toStrictEqual([
    'perhaps broken: NetworkPolicy db in namespace shop: podSelector app=edge matches no Pod of the manifests',
  ]);
});

test('more than three lines are counted', () => {
  const parts = ['a', 'b', 'c', 'd', 'e'].flatMap((name) => [pod(name), service(name, `${name}${name}`)]);
  expect(report([all(...parts)]).headline.at(-1)).toBe('and 2 more, below');
});

test('of manifests that no cluster holds there is no headline', () => {
  expect(report([read(BROKEN.join('---\n').replaceAll("resourceVersion: '1'", ''))]).headline).toStrictEqual([]);
});

test('beside files, what comes with them, what they repair and what is there already are separate', () => {
  const now = report([all(...BROKEN)]);
  const files = [service('db', 'db'), service('front', 'frnt', ', type: NodePort'), service('new', 'nothing')];
  const after = report([
    all(
      ...BROKEN.filter((one) => !one.includes('name: db, n') || one.includes('Deployment')),
      ...files.filter((one) => !one.includes('front')),
    ),
  ]);
  const { findings, already, resolved } = besides(now, after);
  const names = (some: typeof findings = []) => some.map(({ object }) => `${object.kind} ${object.name}`);
  expect([names(findings), names(already), names(resolved)]).toStrictEqual([
    ['Deployment db', 'Service new'],
    ['Service alone', 'Service front'],
    ['Service db'],
  ]);
});
