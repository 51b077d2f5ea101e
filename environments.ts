import { Duration, Size } from 'cdk8s';
import { type Bytes, Environments, environment, type Resources, undeclared } from 'cdk8s-kubetalk';
import { Cpu, Metric, MetricTarget, Probe, Replicas } from 'cdk8s-plus-28';
import { GoDemo2, type GoDemo2Props } from './charts/go-demo-2';
import { SinglePod } from './charts/single-pod';
import { variables } from './variables';

const lesson: GoDemo2Props = {
  database: {
    image: 'mongo:3.3',
    containerPorts: [{ containerPort: 28017 }],
    port: undeclared(27017, 'mongod listens on it; the lesson declares only the HTTP interface, 28017'),
  },
  api: {
    image: 'vfarcic/go-demo-2',
    replicas: 3,
    port: undeclared(8080, 'the API listens on it and is probed there; the lesson declares none'),
    exposure: { type: 'NodePort' },
  },
};

/** A node has no users or groups above 10000. */
const USER = 10_001;

const labels = (name: string) => ({
  'app.kubernetes.io/name': name,
  'app.kubernetes.io/part-of': 'go-demo-2',
  'app.kubernetes.io/managed-by': 'cdk8s',
});

export const hardened: GoDemo2Props = {
  namespace: { name: 'go-demo-2', podSecurity: 'restricted' },
  isolated: true,
  credentials: 'go-demo-2-db',
  database: {
    // The newest that the driver of go-demo-2 can talk to, see docs/hardened.md.
    image: 'mongo:5.0',
    imagePullPolicy: 'Always',
    labels: labels('mongodb'),
    replicas: 1,
    containerPorts: [{ containerPort: 27017 }],
    port: 27017,
    startupProbe: { port: 27017, period: Duration.seconds(1), failureThreshold: 120 },
    readinessProbe: { port: 27017, period: Duration.seconds(1) },
    livenessProbe: { port: 27017, period: Duration.seconds(10), failureThreshold: 6 },
    resources: resources({ cpu: '250m', most: '1' }, '512Mi', '1Gi'),
    runAsUser: USER,
    storage: '1Gi',
  },
  api: {
    image: 'vfarcic/go-demo-2:2.0',
    imagePullPolicy: 'Always',
    labels: labels('go-demo-2'),
    replicas: 3,
    containerPorts: [{ containerPort: 8080 }],
    port: 8080,
    program: 'go-demo',
    readinessProbe: {
      path: '/demo/person',
      port: 8080,
      period: Duration.seconds(1),
      timeout: Duration.seconds(3),
      failureThreshold: 2,
    },
    // Requests come until every node knows that it ends, and where all end at once until others are ready.
    lifecycle: { preStop: { exec: { command: ['sh', '-c', 'sleep 10'] } } },
    resources: resources({ cpu: '100m', most: '500m' }, '64Mi', '64Mi'),
    runAsUser: USER,
    minAvailable: 2,
    spread: true,
    exposure: { type: 'NodePort' },
  },
};

/**
 * As much memory and disk as is asked for is what may be used: such a Pod is the last to be evicted. Processor time may be more for
 * a while, since what starts slowly is away for longer.
 */
function resources({ cpu, most }: { cpu: Resources['cpu']; most: Resources['cpu'] }, memory: Bytes, disk: Bytes) {
  const amounts = { memory, 'ephemeral-storage': disk };
  return { requests: { cpu, ...amounts }, limits: { cpu: most, ...amounts } };
}

/** The API grows and shrinks with its load, behind its Service. The database, in a controller of its own, stays one. */
export const autoscaled: GoDemo2Props = {
  database: {
    image: 'mongo:5.0',
    labels: labels('mongodb'),
    replicas: 1,
    containerPorts: [{ containerPort: 27017 }],
    port: 27017,
    readinessProbe: Probe.fromTcpSocket({ port: 27017, periodSeconds: Duration.seconds(1) }),
    resources: {
      requests: { cpu: Cpu.millis(250), memory: Size.mebibytes(512) },
      limits: { cpu: Cpu.units(1), memory: Size.mebibytes(512) },
    },
  },
  api: {
    image: 'vfarcic/go-demo-2:2.0',
    labels: labels('go-demo-2'),
    containerPorts: [{ containerPort: 8080 }],
    port: 8080,
    readinessProbe: Probe.fromHttpGet('/demo/hello', { port: 8080, periodSeconds: Duration.seconds(1) }),
    livenessProbe: Probe.fromHttpGet('/demo/hello', { port: 8080 }),
    // Requests come until every node knows that it ends.
    lifecycle: { preStop: { exec: { command: ['sh', '-c', 'sleep 10'] } } },
    // The autoscaler compares what is used with what is asked for.
    resources: {
      requests: { cpu: Cpu.millis(100), memory: Size.mebibytes(64) },
      limits: { cpu: Cpu.millis(500), memory: Size.mebibytes(64) },
    },
    exposure: { type: 'NodePort' },
  },
  autoscaler: {
    minReplicas: 2,
    maxReplicas: 6,
    metrics: [Metric.resourceCpu(MetricTarget.averageUtilization(60))],
    scaleUp: {
      stabilizationWindow: Duration.seconds(0),
      policies: [{ replicas: Replicas.percent(100), duration: Duration.seconds(15) }],
    },
    // A minute without load, and not five: what it takes away it may have to bring back.
    scaleDown: {
      stabilizationWindow: Duration.minutes(1),
      policies: [{ replicas: Replicas.absolute(1), duration: Duration.seconds(15) }],
    },
  },
};

/** What the lesson's manifests lack stays so: they are the lesson's, word for word. */
const unprobed = (at: string) => ({
  acknowledged: [{ at, check: 'no-readiness-probe', reason: "the lesson's manifest has none" }],
  acknowledgedInCode: true,
});

const madeElsewhere = (at: string) => ({
  at,
  check: 'reference-missing',
  reason: 'the Secret go-demo-2-db is made outside of the manifests, by hand',
});

/** Every environment by its name; the first is the default. */
export const environments = new Environments({
  lesson: environment(GoDemo2, lesson, {
    purpose: 'the split application: API and database in ReplicaSets of their own, the API behind a NodePort',
    settings: variables,
    ...unprobed('db'),
  }),
  'single-pod': environment(
    SinglePod,
    { service: { name: 'go-demo-2', exposed: false, type: 'NodePort', nodePort: 30001 } },
    {
      purpose: 'the first step: both containers in each Pod, behind a NodePort Service with nodePort 30001',
      ...unprobed('ReplicaSet'),
    },
  ),
  'single-pod-exposed': environment(
    SinglePod,
    { service: { name: 'go-demo-2-svc', exposed: true, type: 'NodePort' } },
    {
      purpose: 'the first step with the Service that `kubectl expose` makes',
      ...unprobed('ReplicaSet'),
    },
  ),
  'load-balancer': environment(
    GoDemo2,
    { ...lesson, api: { ...lesson.api, exposure: { type: 'LoadBalancer' } } },
    {
      purpose: "the split application with the API behind the cloud's load balancer",
      settings: variables,
      ...unprobed('db'),
    },
  ),
  autoscaled: environment(GoDemo2, autoscaled, {
    purpose: 'the split application with as many APIs as its load takes, and one database',
    settings: variables,
  }),
  hardened: environment(GoDemo2, hardened, {
    purpose:
      'the split application for a cluster that is shared: its own namespace, restricted, isolated, with its data kept',
    settings: variables,
    acknowledged: [madeElsewhere('db'), madeElsewhere('api')],
  }),
});

export type EnvironmentName = (typeof environments.names)[number];
