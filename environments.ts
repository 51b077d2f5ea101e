import { type App, type Chart, Duration } from 'cdk8s';
import type { Bytes, Resources } from 'cdk8s-kubetalk';
import { type Acknowledgement, acknowledge, undeclared } from 'cdk8s-kubetalk';
import { GoDemo2, type GoDemo2Props } from './charts/go-demo-2';
import { SinglePod, type SinglePodProps } from './charts/single-pod';

import { given, type Variables, withVariables } from './variables';

/** What is deployed somewhere: a design of the application, and what that place says about it. */
export type Environment = {
  /** What it is for, in one line. */
  readonly purpose: string;
  /** Findings of the checks that are right here, by the path of their construct in the chart. @default - none */
  readonly acknowledged?: readonly (Acknowledgement & { readonly at: string })[];
} & ({ readonly split: GoDemo2Props } | { readonly singlePod: SinglePodProps });

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

/** Users and groups above 10000 belong to nobody on a node. */
const USER = 10_001;

const labels = (name: string) => ({
  'app.kubernetes.io/name': name,
  'app.kubernetes.io/part-of': 'go-demo-2',
  'app.kubernetes.io/managed-by': 'cdk8s',
});

const hardened: GoDemo2Props = {
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
function resources({ cpu, most }: { cpu: Cpu; most: Cpu }, memory: Bytes, disk: Bytes) {
  const amounts = { memory, 'ephemeral-storage': disk };
  return { requests: { cpu, ...amounts }, limits: { cpu: most, ...amounts } };
}

type Cpu = NonNullable<Resources['cpu']>;

const unprobed = (at: string) => [{ at, check: 'no-readiness-probe', reason: "the lesson's manifest has none" }];

/** Every environment by its name; the first is the default. */
export const environments = {
  lesson: {
    purpose: 'the split application: API and database in ReplicaSets of their own, the API behind a NodePort',
    split: lesson,
    acknowledged: unprobed('db'),
  },
  'single-pod': {
    purpose: 'the first step: both containers in each Pod, behind a NodePort Service with nodePort 30001',
    singlePod: { service: { name: 'go-demo-2', exposed: false, type: 'NodePort', nodePort: 30001 } },
    acknowledged: unprobed('ReplicaSet'),
  },
  'single-pod-exposed': {
    purpose: 'the first step with the Service that `kubectl expose` makes',
    singlePod: { service: { name: 'go-demo-2-svc', exposed: true, type: 'NodePort' } },
    acknowledged: unprobed('ReplicaSet'),
  },
  'load-balancer': {
    purpose: "the split application with the API behind the cloud's load balancer",
    split: { ...lesson, api: { ...lesson.api, exposure: { type: 'LoadBalancer' } } },
    acknowledged: unprobed('db'),
  },
  hardened: {
    purpose:
      'the split application for a cluster that is shared: its own namespace, restricted, isolated, with its data kept',
    split: hardened,
    acknowledged: [
      { at: 'db', check: 'reference-missing', reason: 'the Secret go-demo-2-db is made by whoever keeps the password' },
      {
        at: 'api',
        check: 'reference-missing',
        reason: 'the Secret go-demo-2-db is made by whoever keeps the password',
      },
    ],
  },
} as const satisfies Record<string, Environment>;

export type EnvironmentName = keyof typeof environments;

export const environmentNames = Object.keys(environments) as [EnvironmentName, ...EnvironmentName[]];

/**
 * The environment that is asked for.
 *
 * @param name as in the variable ENVIRONMENT @default - the first environment
 * @throws where there is none of that name
 */
export function environmentNamed(name: string = environmentNames[0]): EnvironmentName {
  const found = environmentNames.find((known) => known === name);
  if (!found) throw new Error(`ENVIRONMENT "${name}" is not known: use one of ${environmentNames.join(', ')}`);
  return found;
}

/**
 * The chart of an environment, which has the environment's name.
 *
 * @param variables what a deploy pipeline says instead, see variables.ts
 * @throws where what the environment or a variable says can't be built, with the environment's name
 */
export function chartOf(app: App, name: EnvironmentName, variables: Variables = {}): Chart {
  const environment: Environment = environments[name];
  try {
    const chart = build(app, name, environment, variables);
    for (const { at, check, reason } of environment.acknowledged ?? [])
      acknowledge(chart.node.findChild(at), check, reason);
    return chart;
  } catch (error) {
    throw new Error(`environment ${name}: ${(error as Error).message}`);
  }
}

function build(app: App, name: string, environment: Environment, variables: Variables): Chart {
  if ('split' in environment) return new GoDemo2(app, name, withVariables(environment.split, variables));
  const [unread] = given(variables);
  if (unread) throw new Error(`${unread[0]}: only the split application takes it: leave it out`);
  return new SinglePod(app, name, environment.singlePod);
}
