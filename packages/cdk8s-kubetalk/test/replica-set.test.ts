import { type Chart, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { undeclared } from '../src/port';
import type { Probe } from '../src/probe';
import { ReplicaSet } from '../src/replica-set';
import type { WorkloadProps } from '../src/workload';
import { api, chart } from './helpers';

const containers = [{ name: 'api', image: 'api:1' }] as const;
const selector = { app: 'api' } as const;

/** What a ReplicaSet with one thing said differently throws. */
function refusal(props: Partial<WorkloadProps>): string {
  const create = () => new ReplicaSet(chart(), 'it', { name: 'api', selector, containers, ...props });
  expect(create).toThrow();
  try {
    create();
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}

test('a ReplicaSet is written with the given properties and nothing else', () => {
  const scope = chart();
  new ReplicaSet(scope, 'it', { name: 'api', selector, containers });
  expect(scope.toJson()).toStrictEqual([
    {
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      metadata: { name: 'api' },
      spec: {
        selector: { matchLabels: { app: 'api' } },
        template: {
          metadata: { labels: { app: 'api' } },
          spec: { containers: [{ name: 'api', image: 'api:1' }] },
        },
      },
    },
  ]);
});

test('it takes the namespace of its chart', () => {
  const scope = chart({ namespace: 'shop' });
  api(scope);
  expect(scope.toJson()[0].metadata).toStrictEqual({ name: 'api', namespace: 'shop' });
});

test('no Pods at all can be asked for', () => {
  const scope = chart();
  new ReplicaSet(scope, 'it', { name: 'api', selector, containers, replicas: 0 });
  expect(scope.toJson()[0].spec.replicas).toBe(0);
});

test('a probe asks a port, asks over HTTP, or runs a command', () => {
  const scope = chart();
  const probed = {
    ...containers[0],
    ports: [{ containerPort: 80 }],
    startupProbe: { port: 80, failureThreshold: 60 },
    readinessProbe: { path: '/', port: 80, period: Duration.seconds(2), timeout: Duration.seconds(3) },
    livenessProbe: { command: ['test', '-f', '/tmp/alive'] },
  } as const;
  new ReplicaSet(scope, 'it', { name: 'api', selector, containers: [probed] });
  expect(scope.toJson()[0].spec.template.spec.containers[0]).toStrictEqual({
    name: 'api',
    image: 'api:1',
    ports: [{ containerPort: 80 }],
    startupProbe: { tcpSocket: { port: 80 }, failureThreshold: 60 },
    readinessProbe: { httpGet: { path: '/', port: 80 }, periodSeconds: 2, timeoutSeconds: 3 },
    livenessProbe: { exec: { command: ['test', '-f', '/tmp/alive'] } },
  });
});

test('a probe that asks a port and runs a command does not compile', () => {
  // @ts-expect-error one of the two
  const both: Probe = { port: 80, command: ['true'] };
  expect(both.port).toBe(80);
});

describe('exposing it, as kubectl expose does', () => {
  const exposed = (options: Parameters<ReturnType<typeof api>['expose']>[0]) => {
    const scope = chart();
    api(scope).expose(options);
    return scope.toJson()[1];
  };

  test('derives name, labels, selector, port and protocol', () => {
    expect(exposed({})).toStrictEqual({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'api', labels: { app: 'api', language: 'go' } },
      spec: { selector: { app: 'api' }, ports: [{ port: 8080, protocol: 'TCP', targetPort: 8080 }] },
    });
  });

  test('takes what is given', () => {
    expect(
      exposed({ name: 'web', port: 80, type: 'NodePort', nodePort: 30080, targetPort: undeclared(9090, 'admin') }).spec,
    ).toStrictEqual({
      type: 'NodePort',
      selector: { app: 'api' },
      ports: [{ port: 80, nodePort: 30080, protocol: 'TCP', targetPort: 9090 }],
    });
  });

  test('keeps the protocol that the container declares', () => {
    const scope = chart();
    const ports = [{ containerPort: 53, protocol: 'UDP' }] as const;
    new ReplicaSet(scope, 'dns', {
      name: 'dns',
      selector,
      containers: [{ name: 'dns', image: 'dns:1', ports }],
    }).expose({});
    expect(scope.toJson()[1].spec.ports).toStrictEqual([{ port: 53, protocol: 'UDP', targetPort: 53 }]);
  });

  test('asks for a targetPort where the containers declare several ports, or none', () => {
    const scope = chart();
    const none = new ReplicaSet(scope, 'none', { name: 'none', selector, containers });
    const ports = [{ containerPort: 80 }, { containerPort: 81 }] as const;
    const two = new ReplicaSet(scope, 'two', { name: 'two', selector, containers: [{ ...containers[0], ports }] });
    expect(() => none.expose({})).toThrow(
      new Error('ReplicaSet none: its containers declare no port: expose it with a targetPort'),
    );
    expect(() => two.expose({})).toThrow(
      new Error('ReplicaSet two: its containers declare several ports (80, 81): expose it with a targetPort'),
    );
    expect(two.expose({ targetPort: 81 }).port).toBe(81);
  });

  test('can be done twice under two names', () => {
    const scope = chart();
    const replicaSet = api(scope);
    replicaSet.expose({ name: 'inside' });
    replicaSet.expose({ name: 'outside', type: 'NodePort' });
    expect(scope.toJson().map((object) => object.metadata.name)).toStrictEqual(['api', 'inside', 'outside']);
  });
});

describe('what is refused', () => {
  test('an empty or ill-formed name', () => {
    // @ts-expect-error a name must not be empty
    const empty = () => new ReplicaSet(chart(), 'it', { name: '', selector, containers });
    expect(empty).toThrow(/^ReplicaSet at test\/it: name is empty: give it a DNS subdomain/);
    // @ts-expect-error a name is in lower case
    const upper = () => new ReplicaSet(chart(), 'it', { name: 'Go_Demo', selector, containers });
    expect(upper).toThrow(/^ReplicaSet Go_Demo: name "Go_Demo" is no DNS subdomain.*: did you mean "go-demo"\?$/);
    const unnamed = { name: 'Api', image: 'api:1' } as const;
    // @ts-expect-error so is a container's
    const container = () => new ReplicaSet(chart(), 'it', { name: 'api', selector, containers: [unnamed] });
    expect(container).toThrow(/^ReplicaSet api: container name "Api" is no DNS label.*: did you mean "api"\?$/);
  });

  test("a Pod label that differs from its own selector's", () => {
    const contradiction = () =>
      // @ts-expect-error app is the selector's
      new ReplicaSet(chart(), 'it', { name: 'api', selector, podLabels: { app: 'db' }, containers });
    expect(contradiction).toThrow(
      new Error("ReplicaSet api: podLabels say app=db: the selector's app=api is on its Pods already"),
    );
  });

  test('a probe on a port that no container declares, unless with a reason', () => {
    const declaring = { name: 'api', image: 'api:1', ports: [{ containerPort: 8080 }] } as const;
    const probed = (port: 8080) => ({ ...declaring, readinessProbe: { path: '/', port } }) as const;
    // @ts-expect-error the container declares 8080
    const wrong = () => new ReplicaSet(chart(), 'it', { name: 'api', selector, containers: [probed(8081)] });
    expect(wrong).toThrow(
      'ReplicaSet api: container api: readinessProbe: no container of ReplicaSet api declares port 8081 ' +
        "(it declares 8080): declare it, or say why not with undeclared(8081, '…')",
    );
  });

  test.each<[string, Partial<WorkloadProps>, string]>([
    ['an empty selector', { selector: {} }, 'selector is empty: give it a label that only its Pods have'],
    ['half a Pod', { replicas: 1.5 }, 'replicas 1.5 is no number of Pods: use a whole number from 0'],
    ['fewer than no Pods', { replicas: -1 }, 'replicas -1 is no number of Pods: use a whole number from 0'],
    ['no container', { containers: [] }, 'no container: a Pod needs one at least'],
    [
      'two containers of one name',
      { containers: [...containers, ...containers] },
      'container api: there are two of this name: rename one',
    ],
    ['no image', { containers: [{ name: 'api', image: ' ' }] }, 'container api: image is empty: name one'],
    [
      'a port out of range',
      { containers: [{ name: 'api', image: 'api:1', ports: [{ containerPort: 70000 }] }] },
      'container api: port 70000 is no port number: use 1 to 65535',
    ],
    [
      'an ill-formed label',
      { podLabels: { 'a b': 'c' } },
      'label key "a b" is ill-formed: use letters, digits, "-", "_" and ".", from and to a letter or digit',
    ],
  ])('%s', (_, props, fault) => {
    expect(refusal(props)).toBe(`ReplicaSet api: ${fault}`);
  });
});

describe('in the hands of cdk8s-plus', () => {
  test('its Service selects the Pods', () => {
    const scope = chart();
    new kplus.Service(scope, 'svc', { selector: api(scope), ports: [{ port: 80, targetPort: 8080 }] });
    expect(scope.toJson()[1].spec.selector).toStrictEqual({ app: 'api' });
  });

  test('its HorizontalPodAutoscaler scales it', () => {
    const scope = chart();
    const target = api(scope);
    const metrics = [kplus.Metric.resourceCpu(kplus.MetricTarget.averageUtilization(70))];
    new kplus.HorizontalPodAutoscaler(scope, 'hpa', { target, maxReplicas: 5, metrics });
    expect(target.hasAutoscaler).toBe(true);
    expect(scope.toJson()[1].spec.scaleTargetRef).toStrictEqual({
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      name: 'api',
    });
  });

  test('its HorizontalPodAutoscaler refuses one whose replicas are fixed', () => {
    const scope = chart();
    const target = new ReplicaSet(scope, 'api', { name: 'api', selector, containers, replicas: 2 });
    const metrics = [kplus.Metric.resourceCpu(kplus.MetricTarget.averageUtilization(70))];
    new kplus.HorizontalPodAutoscaler(scope, 'hpa', { target, maxReplicas: 5, metrics });
    expect(() => scope.toJson()).toThrow('HorizontalPodAutoscaler target cannot have a fixed number of replicas (2)');
  });

  test('its NetworkPolicy isolates it and lets it through', () => {
    const scope = chart({ namespace: 'shop' });
    const replicaSet = api(scope);
    new kplus.NetworkPolicy(scope, 'policy', {
      selector: replicaSet,
      ingress: { rules: [{ peer: replicaSet, ports: [kplus.NetworkPolicyPort.tcp(8080)] }] },
    });
    const peer = {
      podSelector: { matchLabels: { app: 'api' } },
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } },
    };
    expect(scope.toJson()[1].spec).toStrictEqual({
      podSelector: { matchLabels: { app: 'api' } },
      policyTypes: ['Ingress'],
      ingress: [{ from: [peer], ports: [{ port: 8080, protocol: 'TCP' }] }],
    });
  });

  test('in a chart without a namespace, a NetworkPolicy peer has none either', () => {
    const scope: Chart = chart();
    const replicaSet = api(scope);
    new kplus.NetworkPolicy(scope, 'policy', { selector: replicaSet, egress: { rules: [{ peer: replicaSet }] } });
    expect(scope.toJson()[1].spec.egress).toStrictEqual([
      { ports: [], to: [{ podSelector: { matchLabels: { app: 'api' } } }] },
    ]);
  });
});
