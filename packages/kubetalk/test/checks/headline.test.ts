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
