import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { applicationOf } from '../../src/application/application';
import { lastApplied } from '../../src/cluster/rollback';
import { type Progress, waitForRollout } from '../../src/cluster/rollout';
import { wavesOf } from '../../src/cluster/waves';
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

/** A cluster that holds these objects. */
function holding(...items: readonly object[]): void {
  writeFileSync(join(folder, 'held'), JSON.stringify({ apiVersion: 'v1', kind: 'List', items }));
  answering(`case "$*" in *events*) ;; *) cat '${folder}/held';; esac`);
}

const asked = () => readFileSync(join(folder, 'asked'), 'utf8').trim().split('\n');
const target = { context: 'one' };
const list = (...items: readonly object[]) => read(JSON.stringify({ apiVersion: 'v1', kind: 'List', items }));

const template = (app: string, image: string) => ({
  metadata: { labels: { app } },
  spec: { containers: [{ name: app, image }] },
});
const workload = (kind: string, name: string, spec: object = {}, more: object = {}) => ({
  apiVersion: kind === 'Job' ? 'batch/v1' : 'apps/v1',
  kind,
  metadata: { name, namespace: 'a', uid: name, generation: 2 },
  spec: { template: template(name, 'image:2'), ...spec },
  ...more,
});
const service = (name: string, app?: string) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, namespace: 'a' },
  spec: { ports: [{ port: 80 }], ...(app && { selector: { app } }) },
});
const endpoint = (address: string, ready?: boolean, pod?: string) => ({
  addresses: [address],
  ...(ready !== undefined && { conditions: { ready, serving: true } }),
  ...(pod && { targetRef: { kind: 'Pod', name: pod } }),
});
const slice = (endpoints: readonly object[], of = 'web', namespace = 'a') => ({
  apiVersion: 'discovery.k8s.io/v1',
  kind: 'EndpointSlice',
  metadata: { name: `x-${JSON.stringify(endpoints).length}`, namespace, labels: { 'kubernetes.io/service-name': of } },
  endpoints,
});
const pod = (name: string, owner: string, status: object, image = 'image:2') => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    name,
    namespace: 'a',
    uid: name,
    labels: { app: owner },
    ownerReferences: [{ kind: 'x', name: owner, uid: owner, controller: true }],
  },
  spec: template(owner, image).spec,
  status,
});
const waitingFor = (name: string, reason: string, message: string, restartCount = 0) => ({
  phase: 'Pending',
  containerStatuses: [{ name, restartCount, state: { waiting: { reason, message } } }],
});

/** What is left after a look, in the words that a user sees. */
async function left(manifests: readonly object[], waiting: { seconds?: number; patience?: number } = {}) {
  const { open, error } = await waitForRollout(applicationOf(list(...manifests)), target, {
    seconds: 0.01,
    progress: () => {},
    ...waiting,
  });
  return error ?? open.map(({ name, waits, stuck }) => `${name}: ${stuck ? `STUCK ${stuck}` : waits}`);
}

test.each<[kind: string, spec: object, status: object, waits: string | undefined]>([
  ['Deployment', { replicas: 3 }, {}, 'its controller has not seen it'],
  ['Deployment', { replicas: 3 }, { observedGeneration: 2 }, '0 of 3 Pods are new'],
  [
    'Deployment',
    { replicas: 3 },
    { observedGeneration: 2, updatedReplicas: 3, replicas: 4 },
    '1 old Pods are still there',
  ],
  [
    'Deployment',
    { replicas: 3 },
    { observedGeneration: 2, updatedReplicas: 3, replicas: 3, availableReplicas: 2 },
    '2 of 3 Pods are available',
  ],
  ['Deployment', {}, { observedGeneration: 2, updatedReplicas: 1, replicas: 1, availableReplicas: 1 }, undefined],
  ['Deployment', { paused: true }, { observedGeneration: 2 }, undefined],
  [
    'StatefulSet',
    { replicas: 2 },
    { observedGeneration: 2, updatedReplicas: 1, readyReplicas: 2, updateRevision: 'b', currentRevision: 'a' },
    '1 of 2 Pods are new',
  ],
  [
    'StatefulSet',
    { replicas: 2, updateStrategy: { rollingUpdate: { partition: 1 } } },
    { observedGeneration: 2, updatedReplicas: 1, readyReplicas: 2, updateRevision: 'b', currentRevision: 'a' },
    undefined,
  ],
  ['StatefulSet', {}, { observedGeneration: 2 }, '0 of 1 Pods are ready'],
  ['StatefulSet', { updateStrategy: { type: 'OnDelete' } }, { observedGeneration: 2 }, undefined],
  [
    'DaemonSet',
    {},
    { observedGeneration: 2, desiredNumberScheduled: 2, updatedNumberScheduled: 1 },
    '1 of 2 Pods are new',
  ],
  [
    'DaemonSet',
    {},
    { observedGeneration: 2, desiredNumberScheduled: 2, updatedNumberScheduled: 2, numberAvailable: 2 },
    undefined,
  ],
  ['ReplicaSet', { replicas: 2 }, { observedGeneration: 2, readyReplicas: 1 }, '1 of 2 Pods are ready'],
  ['Job', {}, { active: 1 }, 'it has not ended: 1 Pods run'],
  ['Job', {}, { conditions: [{ type: 'Complete', status: 'True' }] }, undefined],
  ['Job', { suspend: true }, {}, undefined],
])('a %s with %j and %j waits for: %s', async (kind, spec, status, waits) => {
  const one = workload(kind, 'web', spec, { status });
  holding(one);
  expect(await left([one])).toStrictEqual(waits === undefined ? [] : [`${kind} web: ${waits}`]);
});

const api = workload('Deployment', 'web', {}, { status: { observedGeneration: 2 } });

test.each<[why: string, objects: readonly object[], stuck: string]>([
  [
    'an image that can not be pulled',
    [api, pod('web-1', 'web', waitingFor('web', 'ImagePullBackOff', 'Back-off pulling image "web:2"'))],
    'Pod web-1: container web: ImagePullBackOff: Back-off pulling image "web:2"',
  ],
  [
    'a program that ends again and again',
    [api, pod('web-1', 'web', waitingFor('web', 'CrashLoopBackOff', 'back-off 40s', 3))],
    'Pod web-1: container web: CrashLoopBackOff: back-off 40s',
  ],
  [
    'Pods that no node takes',
    [
      api,
      pod('web-1', 'web', {
        phase: 'Pending',
        conditions: [
          { type: 'PodScheduled', status: 'False', message: "0/3 nodes are available: 3 node(s) didn't match" },
        ],
      }),
    ],
    "Pod web-1: no node takes it: 0/3 nodes are available: 3 node(s) didn't match",
  ],
  [
    'a quota, or Pod Security',
    [
      {
        ...api,
        status: {
          observedGeneration: 2,
          conditions: [
            { type: 'ReplicaFailure', status: 'True', message: 'pods "web-x" is forbidden: exceeded quota: small' },
          ],
        },
      },
    ],
    'its Pods are not made: pods "web-x" is forbidden: exceeded quota: small',
  ],
  [
    'a deadline of the rollout',
    [
      {
        ...api,
        status: { observedGeneration: 2, conditions: [{ type: 'Progressing', status: 'False', message: 'timed out' }] },
      },
    ],
    'its rollout does not go on: timed out',
  ],
])('%s ends the wait early, in the words of the cluster', async (_, objects, stuck) => {
  holding(...objects);
  expect(await left([api], { seconds: 60, patience: 0 })).toStrictEqual([`Deployment web: STUCK ${stuck}`]);
  expect(await left([api])).toStrictEqual([expect.not.stringContaining('STUCK')]);
});

test('a Job that failed ends the wait early', async () => {
  const job = workload(
    'Job',
    'seed',
    {},
    { status: { conditions: [{ type: 'Failed', status: 'True', message: 'BackoffLimit' }] } },
  );
  holding(job);
  expect(await left([job], { seconds: 60, patience: 0 })).toStrictEqual([
    'Job seed: STUCK it has failed: BackoffLimit',
  ]);
});

test('what may still come ends no wait: few restarts, an old Pod, a caller of what is not there yet', async () => {
  const few = pod('web-1', 'web', waitingFor('web', 'CrashLoopBackOff', 'back-off 10s', 2));
  const old = pod('web-2', 'web', waitingFor('web', 'ImagePullBackOff', 'Back-off'), 'image:1');
  holding(api, few, old);
  expect(await left([api], { patience: 0 })).toStrictEqual(['Deployment web: 0 of 1 Pods are new']);
  const caller = {
    ...api,
    spec: {
      template: {
        metadata: { labels: { app: 'web' } },
        spec: { containers: [{ name: 'web', image: 'image:2', env: [{ name: 'DB', value: 'db:80' }] }] },
      },
    },
  };
  const db = workload('StatefulSet', 'db', {}, { status: { observedGeneration: 2 } });
  holding(caller, db, {
    ...pod('web-1', 'web', waitingFor('web', 'CrashLoopBackOff', 'back-off 40s', 3)),
    spec: caller.spec.template.spec,
  });
  expect(await left([caller, db, service('db', 'db')], { patience: 0 })).toStrictEqual([
    'Deployment web: 0 of 1 Pods are new',
    'StatefulSet db: 0 of 1 Pods are ready',
    'Service db: 0 of 1 ready',
  ]);
});

test('only kinds that are waited for are asked for, so that no other right is needed', async () => {
  holding(api);
  // Each may be asked more than once, until the time is over.
  await left([api]);
  await left([service('web', 'web')]);
  expect([...new Set(asked())]).toStrictEqual([
    '--context=one --namespace=a get deployments,pods,replicasets -o json',
    '--context=one --namespace=a get events --field-selector=reason=FailedCreate -o json',
    '--context=one --namespace=a get endpointslices -o json',
  ]);
});

test('a cluster that can not be asked for a while hides nothing of the wait, and is asked again', async () => {
  const again = join(folder, 'again');
  writeFileSync(join(folder, 'held'), JSON.stringify(slice([endpoint('10.0.0.1')])));
  answering(`[ -e '${again}' ] || { touch '${again}'; echo refused >&2; exit 1; }; cat '${folder}/held'`);
  expect(await left([service('web', 'web')], { seconds: 1.5 })).toStrictEqual([]);
  answering('echo refused >&2; exit 1');
  expect(await left([service('web', 'web')])).toBe('kubectl get: refused');
});

test('a Pod counts once it is ready, and once only, in any number of addresses and slices', async () => {
  const two = {
    ...api,
    spec: { ...api.spec, replicas: 2 },
    status: { observedGeneration: 2, updatedReplicas: 2, replicas: 2, availableReplicas: 2 },
  };
  const seen = async (...slices: readonly object[]) => {
    holding(two, ...slices);
    return left([two, service('web', 'web')]);
  };
  const one = ['Service web: 1 of 2 ready'];
  expect(await seen(slice([endpoint('10.0.0.1', true, 'w-1'), endpoint('10.0.0.2', true, 'w-2')]))).toStrictEqual([]);
  expect(await seen(slice([endpoint('10.0.0.1', true, 'w-1'), endpoint('10.0.0.2', false, 'w-2')]))).toStrictEqual(one);
  expect(
    await seen(slice([endpoint('10.0.0.1', true, 'w-1')]), slice([endpoint('fd00::1', true, 'w-1')])),
  ).toStrictEqual(one);
  // Ready is what is not said to be anything else; what names no Pod is known by its address.
  expect(await seen(slice([endpoint('10.0.0.1'), endpoint('10.0.0.2')]))).toStrictEqual([]);
  expect(await seen(slice([endpoint('10.0.0.1'), endpoint('10.0.0.1')]))).toStrictEqual(one);
  expect(await seen(slice([endpoint('10.0.0.1')], 'other'), slice([endpoint('10.0.0.2')], 'web', 'b'))).toStrictEqual([
    'Service web: 0 of 2 ready',
  ]);
});

test('a Service is waited for that finds Pods by itself, unless all behind it is scaled to zero', async () => {
  const off = (name: string, app = name) => ({
    ...workload('Deployment', name, { replicas: 0, template: template(app, 'image:2') }),
    status: { observedGeneration: 2 },
  });
  const on = { ...off('half-on', 'half'), spec: { replicas: 1, template: template('half', 'image:2') } };
  holding(off('off'), off('half'), on);
  const services = [service('by-hand'), service('off', 'off'), service('nobody', 'nobody'), service('half', 'half')];
  expect((await left([...services, off('off'), off('half'), on])).slice(1)).toStrictEqual([
    'Service half: 0 of 1 ready',
    'Service nobody: 0 of 1 ready',
  ]);
});

test('progress has every object at each look', async () => {
  holding(api);
  const looks: (readonly Progress[])[] = [];
  const waiting = { seconds: 0.01, progress: (all: readonly Progress[]) => looks.push(all) };
  await waitForRollout(applicationOf(list(api, service('web', 'web'))), target, waiting);
  expect(looks[0]?.map(({ name, waits }) => `${name}: ${waits}`)).toStrictEqual([
    'Deployment web: 0 of 1 Pods are new',
    'Service web: 0 of 1 ready',
  ]);
});

test('what was applied last is what kubectl kept, else what the cluster holds without what it added; the ApplySet labels it again', () => {
  const set = { 'applyset.kubernetes.io/part-of': 'applyset-1-v1' };
  const metadata = { name: 'a', annotations: {}, labels: { own: 'a', ...set } };
  const kept = { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { key: 'old' } };
  const uid = { uid: 'x', resourceVersion: '1' };
  const live = list(
    {
      ...kept,
      metadata: {
        name: 'a',
        ...uid,
        annotations: { 'kubectl.kubernetes.io/last-applied-configuration': JSON.stringify(kept) },
      },
      data: { key: 'by hand' },
    },
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'b', ...uid, labels: set, managedFields: [] },
      data: { key: 'large' },
    },
  );
  expect(lastApplied(live).map(({ value }) => value)).toStrictEqual([
    { ...kept, metadata: { name: 'a', annotations: {}, labels: { own: 'a' } } },
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'b' }, data: { key: 'large' } },
  ]);
});

test('waves go from what is called to its callers; those that call each other go together', () => {
  const calling = (name: string, ...hosts: readonly string[]) => {
    const env = hosts.map((host) => ({ name: `AT_${host.toUpperCase()}`, value: `http://${host}:80` }));
    const containers = [{ name, image: 'a:1', env }];
    return workload('Deployment', name, { template: { metadata: { labels: { app: name } }, spec: { containers } } });
  };
  const names = ['web', 'api', 'db', 'left', 'right'];
  const manifests = list(
    calling('web', 'api'),
    calling('api', 'db', 'api'),
    calling('db'),
    calling('left', 'right'),
    calling('right', 'left'),
    ...names.map((name) => service(name, name)),
  );
  const waves = wavesOf(applicationOf(manifests)).map((wave) => wave.map((one) => identity(one).name));
  expect(waves).toStrictEqual([names, ['db'], ['api'], ['web'], ['left', 'right']]);
});
