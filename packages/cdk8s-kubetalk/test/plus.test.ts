import { type Chart, Duration, Size } from 'cdk8s';
import * as plus28 from 'cdk8s-plus-28';
import * as plus33 from 'cdk8s-plus-33';
import { isolate } from '../src/isolation';
import { Program } from '../src/program';
import { ReplicaSet } from '../src/replica-set';
import { Service } from '../src/service';
import { api, chart } from './helpers';

// Typed as each version's own, so that the compiler holds both to what the constructs promise.
const onWorkloads = {
  'cdk8s-plus-28': (scope: Chart, target: ReplicaSet<8080>) => {
    new plus28.Service(scope, 'svc', { selector: target, ports: [{ port: 80, targetPort: 8080 }] });
    const metrics = [plus28.Metric.resourceCpu(plus28.MetricTarget.averageUtilization(70))];
    new plus28.HorizontalPodAutoscaler(scope, 'hpa', { target, maxReplicas: 5, metrics });
    const ports = [plus28.NetworkPolicyPort.tcp(8080)];
    new plus28.NetworkPolicy(scope, 'policy', { selector: target, ingress: { rules: [{ peer: target, ports }] } });
  },
  'cdk8s-plus-33': (scope: Chart, target: ReplicaSet<8080>) => {
    new plus33.Service(scope, 'svc', { selector: target, ports: [{ port: 80, targetPort: 8080 }] });
    const metrics = [plus33.Metric.resourceCpu(plus33.MetricTarget.averageUtilization(70))];
    new plus33.HorizontalPodAutoscaler(scope, 'hpa', { target, maxReplicas: 5, metrics });
    const ports = [plus33.NetworkPolicyPort.tcp(8080)];
    new plus33.NetworkPolicy(scope, 'policy', { selector: target, ingress: { rules: [{ peer: target, ports }] } });
  },
};

test.each(Object.entries(onWorkloads))(
  '%s: its Service, autoscaler and NetworkPolicy take our workload',
  (_, build) => {
    const scope = chart({ namespace: 'shop' });
    const target = api(scope);
    build(scope, target);
    const [, service, autoscaler, policy] = scope.toJson();
    expect(service.spec.selector).toEqual({ app: 'api' });
    expect(autoscaler.spec.scaleTargetRef).toEqual({ apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'api' });
    expect(target.hasAutoscaler).toBe(true);
    expect(policy.spec.ingress[0].from).toEqual([
      {
        podSelector: { matchLabels: { app: 'api' } },
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } },
      },
    ]);
  },
);

test('an autoscaler without metrics wants amounts, and sees those of our containers', () => {
  const scaled = (resources: object) => {
    const scope = chart();
    const containers = [{ name: 'api', image: 'api:1', ...resources }];
    new plus33.HorizontalPodAutoscaler(scope, 'hpa', {
      target: new ReplicaSet(scope, 'api', { containers }),
      maxReplicas: 3,
    });
    return () => scope.toJson();
  };
  expect(scaled({})).toThrow('every container in the target must have a CPU or memory resource constraint');
  expect(scaled({ resources: { limits: { cpu: '1', memory: '64Mi' } } })).not.toThrow();
});

const theirs = {
  'cdk8s-plus-28': (scope: Chart) =>
    new plus28.Deployment(scope, 'theirs', { containers: [{ image: 'x', portNumber: 8080 }] }),
  'cdk8s-plus-33': (scope: Chart) =>
    new plus33.Deployment(scope, 'theirs', { containers: [{ image: 'x', portNumber: 8080 }] }),
};

test.each(Object.entries(theirs))(
  '%s: our Service stands in front of its workload, and is called through isolation',
  (_, make) => {
    const scope = chart();
    isolate(scope);
    const workload = make(scope);
    const service = new Service(scope, 'web', { selector: workload, port: 80, targetPort: 8080 });
    new Program(scope, 'front', { image: 'front:1', ports: { http: 80 }, env: { WEB: service.url } });
    const objects = scope.toJson();
    expect(objects.find(({ metadata }) => metadata.name === 'web')?.spec).toEqual({
      selector: workload.matchLabels,
      ports: [{ port: 80, targetPort: 8080 }],
    });
    const policy = objects.find(({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name === workload.name);
    expect(policy?.spec.ingress).toEqual([
      { from: [{ podSelector: { matchLabels: { app: 'front' } } }], ports: [{ port: 8080, protocol: 'TCP' }] },
    ]);
    expect(() => new Service(scope, 'wrong', { selector: workload, port: 81 })).toThrow(
      /^Service wrong: no container of Deployment test-theirs-\w+ declares port 81 \(it declares 8080\)/,
    );
  },
);

test('its workload calls our Service, which isolation lets through', () => {
  const scope = chart();
  isolate(scope);
  const { service } = new Program(scope, 'cart', { image: 'cart:1', ports: { http: 80 } });
  const caller = new plus33.Deployment(scope, 'theirs', { containers: [{ image: 'x' }] });
  caller.containers[0]?.env.addVariable('CART', plus33.EnvValue.fromValue(service.url.from(caller)));
  const objects = scope.toJson();
  expect(objects.find(({ metadata }) => metadata.name === caller.name)?.spec.template.spec.containers[0].env).toEqual([
    { name: 'CART', value: 'http://cart:80' },
  ]);
  const policy = objects.find(({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name === 'cart');
  expect(policy?.spec.ingress[0].from).toEqual([{ podSelector: { matchLabels: caller.matchLabels } }]);
});

test('its Ingress leads to our workload through its Service', () => {
  const scope = chart();
  const service = new plus33.Service(scope, 'svc', {
    metadata: { name: 'api' },
    selector: api(scope),
    ports: [{ port: 80, targetPort: 8080 }],
  });
  new plus33.Ingress(scope, 'ingress', { rules: [{ path: '/', backend: plus33.IngressBackend.fromService(service) }] });
  expect(scope.toJson().find(({ kind }) => kind === 'Ingress')?.spec.rules[0].http.paths[0].backend).toEqual({
    service: { name: 'api', port: { number: 80 } },
  });
});

test.each([
  ['cdk8s-plus-28', plus28],
  ['cdk8s-plus-33', plus33],
])('a container takes the probes and quantities of %s', (_, { Cpu, Probe }) => {
  const scope = chart();
  const props = {
    image: 'api:1',
    ports: { http: 8080, admin: 9090 },
    readinessProbe: Probe.fromHttpGet('/healthz', { periodSeconds: Duration.seconds(1) }),
    livenessProbe: Probe.fromTcpSocket({ port: 9090 }),
    startupProbe: Probe.fromCommand(['true']),
    resources: { requests: { cpu: Cpu.millis(250), memory: Size.mebibytes(64) }, limits: { cpu: Cpu.units(1) } },
  };
  new Program(scope, 'api', props);
  const [container] = scope.toJson()[0].spec.template.spec.containers;
  const failureThreshold = 3;
  expect(container).toMatchObject({
    readinessProbe: { httpGet: { path: '/healthz', port: 8080, scheme: 'HTTP' }, periodSeconds: 1, failureThreshold },
    livenessProbe: { tcpSocket: { port: 9090 }, failureThreshold },
    startupProbe: { exec: { command: ['true'] }, failureThreshold },
    resources: { requests: { cpu: '250m', memory: '64Mi' }, limits: { cpu: '1' } },
  });
  expect(() => new Program(scope, 'b', { ...props, livenessProbe: Probe.fromTcpSocket({ port: 9091 }) })).toThrow(
    new Error(
      "Deployment b: container b: livenessProbe: no container of Deployment b declares port 9091 (it declares 8080, 9090): declare it, or say why not with undeclared(9091, '…')",
    ),
  );
});
