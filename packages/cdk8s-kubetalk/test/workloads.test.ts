import { Duration } from 'cdk8s';
import { review } from '../src/checked';
import { ClusterObject } from '../src/cluster-object';
import { Component } from '../src/component';
import type { Resources } from '../src/container';
import { DaemonSet } from '../src/daemon-set';
import { Deployment } from '../src/deployment';
import { isolate } from '../src/isolation';
import { CronJob, Job } from '../src/job';
import { undeclared } from '../src/port';
import { Program } from '../src/program';
import { HttpRoute, Ingress } from '../src/routes';
import { Service } from '../src/service';
import { StatefulSet } from '../src/stateful-set';
import { chart } from './helpers';

const containers = [{ name: 'work', image: 'work:1' }] as const;
const template = (spec: object) => ({ metadata: { labels: { app: 'work' } }, spec });
const selector = { matchLabels: { app: 'work' } };

test('a DaemonSet, a Job and a CronJob are written as Kubernetes wants them', () => {
  const scope = chart();
  new DaemonSet(scope, 'work', { containers, spec: { updateStrategy: { type: 'OnDelete' } } });
  new Job(scope, 'job', { name: 'work', containers, spec: { backoffLimit: 2 } });
  new CronJob(scope, 'nightly', {
    name: 'work',
    schedule: '0 3 * * *',
    restartPolicy: 'Never',
    spec: { timeZone: 'Etc/UTC' },
    jobSpec: { activeDeadlineSeconds: 60 },
    containers,
  });
  const toItsEnd = template({ restartPolicy: 'OnFailure', containers });
  expect(scope.toJson().map(({ kind, spec }) => [kind, spec])).toEqual([
    ['DaemonSet', { updateStrategy: { type: 'OnDelete' }, selector, template: template({ containers }) }],
    ['Job', { backoffLimit: 2, template: toItsEnd }],
    [
      'CronJob',
      {
        schedule: '0 3 * * *',
        timeZone: 'Etc/UTC',
        jobTemplate: {
          spec: { activeDeadlineSeconds: 60, template: template({ restartPolicy: 'Never', containers }) },
        },
      },
    ],
  ]);
});

test("what a construct has no word for is said in the API's own", () => {
  const scope = chart();
  new Deployment(scope, 'work', {
    annotations: { owner: 'shop' },
    podAnnotations: { 'prometheus.io/scrape': 'true' },
    strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
    spec: { minReadySeconds: 5 },
    runAsUser: 1000,
    podSpec: {
      serviceAccountName: 'work',
      tolerations: [{ key: 'spot', operator: 'Exists' }],
      securityContext: { fsGroupChangePolicy: 'OnRootMismatch' },
      // @ts-expect-error it is called nodeSelector
      nodeSelektor: { disk: 'ssd' },
    },
    initContainers: [
      { name: 'migrate', image: 'work:1', command: ['migrate'] },
      { name: 'mesh', image: 'mesh:1', restartPolicy: 'Always' },
    ],
    containers: [
      {
        name: 'work',
        image: 'work:1',
        ports: [{ containerPort: 8080, name: 'http' }, { containerPort: 9090 }],
        env: {
          SECRET: { secret: 'work', key: 'token' },
          MODE: { configMap: 'work', key: 'mode', optional: true },
          NODE: { fieldRef: { fieldPath: 'spec.nodeName' } },
        },
        startupProbe: { grpc: 9090, service: 'work.Work' },
        readinessProbe: { path: '/ready', port: 'http', headers: { Host: 'work' }, initialDelay: Duration.seconds(3) },
        livenessProbe: { command: ['alive'] },
        lifecycle: { preStop: { sleep: { seconds: 5 } } },
        securityContext: { readOnlyRootFilesystem: false },
        volumes: [
          { name: 'config', mountPath: '/etc/work', configMap: 'work', readOnly: true },
          { name: 'keys', mountPath: '/keys', secret: 'keys' },
          { name: 'big', mountPath: '/big', source: { emptyDir: { sizeLimit: '1Gi' } } },
        ],
      },
      { name: 'helper', image: 'helper:1', volumes: [{ name: 'config', mountPath: '/config', configMap: 'work' }] },
    ],
  });
  const [{ metadata, spec }] = scope.toJson();
  expect(metadata).toEqual({ name: 'work', annotations: { owner: 'shop' } });
  expect(spec).toMatchObject({
    minReadySeconds: 5,
    strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
    template: { metadata: { annotations: { 'prometheus.io/scrape': 'true' } } },
  });
  const { containers: all, ...pod } = spec.template.spec;
  expect(pod).toEqual({
    automountServiceAccountToken: false,
    serviceAccountName: 'work',
    tolerations: [{ key: 'spot', operator: 'Exists' }],
    nodeSelektor: { disk: 'ssd' },
    securityContext: {
      fsGroup: 1000,
      fsGroupChangePolicy: 'OnRootMismatch',
      runAsGroup: 1000,
      runAsNonRoot: true,
      runAsUser: 1000,
      seccompProfile: { type: 'RuntimeDefault' },
    },
    initContainers: [
      expect.objectContaining({ name: 'migrate', command: ['migrate'] }),
      expect.objectContaining({ name: 'mesh', restartPolicy: 'Always' }),
    ],
    volumes: [
      { name: 'config', configMap: { name: 'work' } },
      { name: 'keys', secret: { secretName: 'keys' } },
      { name: 'big', emptyDir: { sizeLimit: '1Gi' } },
    ],
  });
  expect(all[0]).toEqual({
    name: 'work',
    image: 'work:1',
    ports: [{ containerPort: 8080, name: 'http' }, { containerPort: 9090 }],
    env: [
      { name: 'SECRET', valueFrom: { secretKeyRef: { name: 'work', key: 'token' } } },
      { name: 'MODE', valueFrom: { configMapKeyRef: { name: 'work', key: 'mode', optional: true } } },
      { name: 'NODE', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } },
    ],
    startupProbe: { grpc: { port: 9090, service: 'work.Work' } },
    readinessProbe: {
      httpGet: { path: '/ready', port: 'http', httpHeaders: [{ name: 'Host', value: 'work' }] },
      initialDelaySeconds: 3,
    },
    livenessProbe: { exec: { command: ['alive'] } },
    lifecycle: { preStop: { sleep: { seconds: 5 } } },
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      readOnlyRootFilesystem: false,
    },
    volumeMounts: [
      { name: 'config', mountPath: '/etc/work', readOnly: true },
      { name: 'keys', mountPath: '/keys' },
      { name: 'big', mountPath: '/big' },
    ],
  });
});

test('two containers that mean different volumes by one name are refused', () => {
  const volume = (configMap: string) => [{ name: 'config', mountPath: '/config', configMap }];
  const both = [
    { name: 'a', image: 'a:1', volumes: volume('one') },
    { name: 'b', image: 'b:1', volumes: volume('other') },
  ] as const;
  expect(() => new Deployment(chart(), 'work', { containers: both })).toThrow(
    new Error('Deployment work: volume config is the name of two different ones: rename one'),
  );
});

describe('a Service', () => {
  const web = (scope = chart()) => ({
    scope,
    workload: new Deployment(scope, 'web', {
      containers: [
        {
          name: 'web',
          image: 'web:1',
          ports: [
            { containerPort: 8080, name: 'http' },
            { containerPort: 9090, name: 'metrics' },
          ],
        },
      ],
    }),
  });

  test('has several ports with names, which callers and routes refer to', () => {
    const { scope, workload } = web();
    const service = new Service(scope, 'service', {
      name: 'web',
      selector: workload,
      type: 'LoadBalancer',
      externalTrafficPolicy: 'Local',
      loadBalancerClass: 'example.com/internal',
      sessionAffinity: 'ClientIP',
      annotations: { 'example.com/size': 'small' },
      spec: { ipFamilyPolicy: 'PreferDualStack' },
      ports: [
        { name: 'http', port: 80, targetPort: 'http', nodePort: 30080, appProtocol: 'http' },
        { name: 'metrics', port: 9090 },
      ],
    });
    expect(scope.toJson()[1]).toEqual({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web', annotations: { 'example.com/size': 'small' } },
      spec: {
        type: 'LoadBalancer',
        externalTrafficPolicy: 'Local',
        loadBalancerClass: 'example.com/internal',
        sessionAffinity: 'ClientIP',
        ipFamilyPolicy: 'PreferDualStack',
        selector: { app: 'web' },
        ports: [
          { name: 'http', port: 80, targetPort: 'http', nodePort: 30080, appProtocol: 'http' },
          { name: 'metrics', port: 9090 },
        ],
      },
    });
    expect(service.ports.http.targetPort).toBe(8080);
  });

  test('what excludes each other does not compile, nor synthesize where the API would refuse it', () => {
    const { scope, workload } = web();
    const selected = { selector: workload, port: 8080 } as const;
    // @ts-expect-error a name that no container gives a port
    const named = () => new Service(scope, 'a', { name: 'a', selector: workload, port: 80, targetPort: 'https' });
    expect(named).toThrow(
      new Error(
        'Service a: no container of Deployment web declares port https (it declares http, metrics): use one of them, or name the port so',
      ),
    );
    // @ts-expect-error a headless Service has no nodePort
    const headless = () => new Service(scope, 'b', { ...selected, clusterIP: 'None', nodePort: 30000 });
    expect(headless).toThrow(/nodePort 30000 on a ClusterIP Service/);
    const twice = [
      { name: 'http', port: 8080 },
      { name: 'http', port: 9090 },
    ] as const;
    const two = () => new Service(scope, 'c', { name: 'c', selector: workload, ports: twice });
    expect(two).toThrow(new Error('Service c: ports: there are two of name http: rename one'));
    // @ts-expect-error what is outside of the cluster has no Pods
    new Service(scope, 'd', { name: 'd', type: 'ExternalName', externalName: 'example.com', ...selected });
    // @ts-expect-error a load balancer's class is a LoadBalancer's
    new Service(scope, 'e', { name: 'e', ...selected, type: 'NodePort', loadBalancerClass: 'x' });
    // @ts-expect-error traffic from outside does not come to a ClusterIP
    new Service(scope, 'f', { name: 'f', ...selected, externalTrafficPolicy: 'Local' });
  });

  test('is led to by an Ingress and by routes of a Gateway, which open it to everyone where it is isolated', () => {
    const { scope, workload } = web();
    isolate(scope);
    const service = new Service(scope, 'service', {
      name: 'web',
      selector: workload,
      ports: [
        { name: 'http', port: 80, targetPort: 8080 },
        { name: 'metrics', port: 9090 },
      ],
    });
    new Ingress(scope, 'shop', {
      ingressClassName: 'nginx',
      tls: [{ hosts: ['shop.example.com'], secretName: 'shop-tls' }],
      rules: [{ host: 'shop.example.com', paths: [{ backend: service.ports.http }] }],
    });
    new HttpRoute(scope, 'route', {
      parents: [{ name: 'public', namespace: 'gateways' }],
      hostnames: ['shop.example.com'],
      rules: [{ path: '/cart', backends: [service.ports.http] }],
    });
    const objects = scope.toJson();
    expect(objects.find(({ kind }) => kind === 'Ingress')?.spec).toEqual({
      ingressClassName: 'nginx',
      tls: [{ hosts: ['shop.example.com'], secretName: 'shop-tls' }],
      rules: [
        {
          host: 'shop.example.com',
          http: {
            paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'web', port: { name: 'http' } } } }],
          },
        },
      ],
    });
    expect(objects.find(({ kind }) => kind === 'HTTPRoute')?.spec).toEqual({
      parentRefs: [{ name: 'public', namespace: 'gateways' }],
      hostnames: ['shop.example.com'],
      rules: [
        { matches: [{ path: { type: 'PathPrefix', value: '/cart' } }], backendRefs: [{ name: 'web', port: 80 }] },
      ],
    });
    const policy = objects.find(({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name === 'web');
    expect(policy?.spec.ingress).toEqual([{ ports: [{ port: 8080, protocol: 'TCP' }] }]);
    expect(() => new Ingress(scope, 'all', { rules: [{ paths: [{ backend: service }] }] })).toThrow(
      new Error('Service web: it has several ports: route to one of them, as in service.ports.http'),
    );
  });
});

test('a component has several containers behind one Service', () => {
  const scope = chart();
  const { service } = new Component(scope, 'web', {
    controller: 'DaemonSet',
    labels: { team: 'shop' },
    minAvailable: 1,
    containers: [
      { name: 'web', image: 'web:1', ports: [{ containerPort: 8080 }], readinessProbe: { port: 8080 } },
      { name: 'log', image: 'log:1' },
    ],
    service: { port: 80, targetPort: 8080 },
  });
  expect(service.url.writtenBy(scope)).toBe('http://web:80');
  expect(scope.toJson().map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
    'DaemonSet web',
    'Service web',
    'PodDisruptionBudget web',
  ]);
  expect(review(scope).errors).toEqual([]);
});

test('a probe of a program names one of its ports', () => {
  const program = (port: 'http') => ({ image: 'web:1', ports: { http: 80 }, readinessProbe: { port } }) as const;
  // @ts-expect-error it has http
  expect(() => new Program(chart(), 'web', program('https'))).toThrow(
    'Deployment web: container web: readinessProbe: no container of Deployment web declares port https (it declares http)',
  );
});

test('the nodePort of an exposure is that of the only port of a program', () => {
  const scope = chart();
  const exposure = { type: 'NodePort', nodePort: 30001 } as const;
  new Program(scope, 'web', { image: 'web:1', ports: { http: { port: 80, containerPort: 8080 } }, exposure });
  expect(scope.toJson()[1].spec).toEqual({
    type: 'NodePort',
    selector: { app: 'web' },
    ports: [{ name: 'http', port: 80, targetPort: 8080, nodePort: 30001 }],
  });
  expect(() => new Program(scope, 'two', { image: 'web:1', ports: { http: 80, metrics: 90 }, exposure })).toThrow(
    new Error('Service two: nodePort 30001 beside ports: give it to one of them'),
  );
});

test('resources are amounts of any kind that a node has', () => {
  const scope = chart();
  const resources = {
    requests: { cpu: 0.5, memory: '1Ti', 'hugepages-2Mi': '64Mi' },
    limits: { memory: '64M', 'nvidia.com/gpu': 1 },
    claims: [{ name: 'device' }],
  } as const;
  new Deployment(scope, 'work', { containers: [{ name: 'work', image: 'work:1', resources }] });
  expect(scope.toJson()[0].spec.template.spec.containers[0].resources).toEqual(resources);
  // @ts-expect-error bytes have a unit
  const bytes: Resources = { memory: '64' };
  // @ts-expect-error it is called memory
  const misspelt: Resources = { mem: '64Mi' };
  expect([bytes, misspelt]).toHaveLength(2);
});

test('a variable that has no value, or a Service for one, is refused', () => {
  const work = (value: unknown) => () =>
    new Deployment(chart(), 'work', { containers: [{ name: 'work', image: 'work:1', env: { A: value as string } }] });
  expect(work(undefined)).toThrow(new Error('Deployment work: variable A has no value: leave it out'));
  expect(work(null)).toThrow(new Error('Deployment work: variable A has no value: leave it out'));
  const program = new Program(chart(), 'web', { image: 'web:1', ports: { http: 80 } });
  const fault = new Error(
    'Deployment work: variable A: a Service has several addresses: give its url, address or host',
  );
  expect(work(program)).toThrow(fault);
  expect(work(program.service)).toThrow(fault);
  expect(work(program.ports.http)).toThrow(fault);
  expect(work(false)).not.toThrow();
});

test('probes ask over HTTPS as well, and what they restart may have a time of its own to end', () => {
  const probe = (readinessProbe: object) => {
    const scope = chart();
    const ports = [{ containerPort: 8443, hostPort: 443, hostIP: '10.0.0.1' }];
    const containers = [{ name: 'work', image: 'work:1', ports, readinessProbe: { port: 8443, ...readinessProbe } }];
    new Deployment(scope, 'work', { containers });
    return scope.toJson()[0].spec.template.spec.containers[0];
  };
  expect(probe({ scheme: 'HTTPS', path: '/ready' }).readinessProbe).toEqual({
    httpGet: { path: '/ready', port: 8443, scheme: 'HTTPS' },
  });
  expect(probe({ scheme: 'HTTPS' }).readinessProbe).toEqual({ httpGet: { port: 8443, scheme: 'HTTPS' } });
  expect(probe({ headers: { Host: 'work' } }).readinessProbe).toEqual({
    httpGet: { port: 8443, httpHeaders: [{ name: 'Host', value: 'work' }] },
  });
  const { ports, readinessProbe } = probe({ terminationGracePeriod: Duration.minutes(1) });
  expect(readinessProbe).toEqual({ tcpSocket: { port: 8443 }, terminationGracePeriodSeconds: 60 });
  expect(ports).toEqual([{ containerPort: 8443, hostPort: 443, hostIP: '10.0.0.1' }]);
});

test('labels and annotations are on all that a workload makes', () => {
  const scope = chart();
  const marks = { labels: { team: 'shop' }, annotations: { owner: 'shop' } };
  new CronJob(scope, 'nightly', {
    ...marks,
    schedule: '0 3 * * *',
    jobLabels: { of: 'job' },
    jobAnnotations: { by: 'job' },
    podLabels: { of: 'pod' },
    podAnnotations: { by: 'pod' },
    containers,
  });
  const claim = { name: 'data', storage: '1Gi', labels: { of: 'claim' }, annotations: { by: 'claim' } } as const;
  new StatefulSet(scope, 'db', {
    volumeClaimTemplates: [{ ...claim, spec: { volumeMode: 'Filesystem' } }],
    containers: [
      {
        name: 'db',
        image: 'db:1',
        volumes: [{ name: 'data', mountPath: '/data', mountPropagation: 'HostToContainer', subPathExpr: '$(POD)' }],
      },
    ],
  });
  const [nightly, , set] = scope.toJson();
  expect(nightly.metadata).toEqual({ name: 'nightly', ...marks });
  expect(nightly.spec.jobTemplate.metadata).toEqual({ labels: { of: 'job' }, annotations: { by: 'job' } });
  expect(nightly.spec.jobTemplate.spec.template.metadata).toEqual({
    labels: { app: 'nightly', of: 'pod' },
    annotations: { by: 'pod' },
  });
  expect(set.spec.volumeClaimTemplates).toEqual([
    {
      metadata: { name: 'data', labels: { of: 'claim' }, annotations: { by: 'claim' } },
      spec: { volumeMode: 'Filesystem', accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
    },
  ]);
  expect(set.spec.template.spec.containers[0].volumeMounts).toEqual([
    { name: 'data', mountPath: '/data', mountPropagation: 'HostToContainer', subPathExpr: '$(POD)' },
  ]);
});

test('a program is called on another port than it listens on, and its Service may forward by name', () => {
  const scope = chart();
  new Program(scope, 'web', {
    image: 'web:1',
    containerPorts: [{ containerPort: 8080 }],
    port: 80,
    targetPort: 8080,
    protocol: 'TCP',
  });
  new Program(scope, 'cart', { image: 'cart:1', ports: { http: { port: 80, containerPort: 8080, byName: true } } });
  expect(scope.toJson().flatMap(({ kind, spec }) => (kind === 'Service' ? [spec.ports] : []))).toStrictEqual([
    [{ port: 80, targetPort: 8080, protocol: 'TCP' }],
    [{ name: 'http', port: 80, targetPort: 'http' }],
  ]);
});

test('a Service selects by some labels of the Pods, which they have', () => {
  const scope = chart();
  const web = new Deployment(scope, 'web', {
    podLabels: { tier: 'front' },
    containers: [{ name: 'web', image: 'web:1', ports: [{ containerPort: 80 }] }],
  });
  const service = (id: string, selectBy: readonly string[]) =>
    new Service(scope, id, { selector: web, selectBy, port: 80 });
  service('front', ['tier']);
  expect(scope.toJson()[1].spec.selector).toStrictEqual({ tier: 'front' });
  expect(() => service('other', ['teir'])).toThrow(
    new Error('Service other: selectBy teir: its Pods have no such label: use some of app, tier'),
  );
  expect(() => service('none', [])).toThrow(new Error('Service none: selectBy is empty: name a label of the Pods'));
});

test('containers mount by name the volumes that a Pod has in the words of the API', () => {
  const scope = chart();
  new Deployment(scope, 'web', {
    containers: [{ name: 'web', image: 'web:1', volumes: [{ name: 'run', mountPath: '/run' }] }],
    podSpec: { volumes: [{ name: 'run', emptyDir: { medium: 'Memory' } }] },
  });
  const { containers: written, volumes } = scope.toJson()[0].spec.template.spec;
  expect({ mounts: written[0].volumeMounts, volumes }).toStrictEqual({
    mounts: [{ name: 'run', mountPath: '/run' }],
    volumes: [{ name: 'run', emptyDir: { medium: 'Memory' } }],
  });
});

test('a Job needs no labels: a policy selects its Pods by the one of its controller; those of a CronJob by what they lack', () => {
  const scope = chart();
  const cart = new Program(scope, 'cart', { image: 'cart:1', ports: { http: 80 }, readinessProbe: { port: 'http' } });
  new Job(scope, 'seed', { selector: {}, containers: [{ name: 'seed', image: 'seed:1', env: { CART: cart.url } }] });
  expect(scope.toJson()[2].spec.template).toStrictEqual({
    spec: {
      containers: [{ name: 'seed', image: 'seed:1', env: [{ name: 'CART', value: 'http://cart:80' }] }],
      restartPolicy: 'OnFailure',
    },
  });
  isolate(scope);
  const policy = scope.toJson().find(({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name === 'seed');
  expect(policy.spec.podSelector).toStrictEqual({ matchLabels: { 'batch.kubernetes.io/job-name': 'seed' } });
  new CronJob(scope, 'nightly', {
    schedule: '0 3 * * *',
    selector: {},
    containers: [{ name: 'seed', image: 'seed:1', env: { CART: cart.url } }],
  });
  const nightly = scope.toJson().find(({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name === 'nightly');
  expect(nightly.spec.podSelector).toStrictEqual({
    matchExpressions: [
      { key: 'app', operator: 'DoesNotExist' },
      { key: 'batch.kubernetes.io/job-name', operator: 'Exists' },
    ],
  });
});

test("a probe does what it has no word for in the API's own", () => {
  const scope = chart();
  const spec = { httpGet: { host: 'status.example.com', port: 443 } };
  new Deployment(scope, 'web', {
    containers: [{ name: 'web', image: 'web:1', readinessProbe: { spec, period: Duration.seconds(5) } }],
  });
  expect(scope.toJson()[0].spec.template.spec.containers[0].readinessProbe).toStrictEqual({
    ...spec,
    periodSeconds: 5,
  });
});

test('an object that is not namespaced gets no namespace of its chart', () => {
  const scope = chart({ namespace: 'shop' });
  new ClusterObject(scope, 'reader', {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name: 'reader' },
  });
  expect(scope.toJson()).toStrictEqual([
    { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name: 'reader' } },
  ]);
});

test('a program declares the port that it listens on, unless it says which ones or why none', () => {
  const portsOf = (props: object) => {
    const scope = chart();
    new Program(scope, 'web', { image: 'web:1', ...props } as ConstructorParameters<typeof Program>[2]);
    return scope.toJson()[0].spec.template.spec.containers[0].ports;
  };
  expect(portsOf({ port: 8080 })).toStrictEqual([{ containerPort: 8080 }]);
  expect(portsOf({ port: 80, targetPort: 8080 })).toStrictEqual([{ containerPort: 8080 }]);
  expect(portsOf({ port: 80, containerPorts: [{ containerPort: 80, name: 'http' }] })).toStrictEqual([
    { containerPort: 80, name: 'http' },
  ]);
  expect(portsOf({ port: undeclared(80, 'the image does') })).toBeUndefined();
});
