// The examples of docs/api.md: the compiler checks them, and a test synthesizes them.
import { ApiObject, type App as Cdk8sApp, Chart, Duration } from 'cdk8s';
import {
  App,
  acknowledge,
  acknowledgeInCode,
  address,
  type BehindNodes,
  ClusterObject,
  Component,
  ConfigMap,
  CronJob,
  callsOutside,
  checked,
  DaemonSet,
  Deployment,
  Environments,
  environment,
  HttpRoute,
  Ingress,
  isolate,
  Job,
  kind,
  namespace,
  nodePort,
  Program,
  ReplicaSet,
  SecretReference,
  Service,
  StatefulSet,
  undeclared,
  Validation,
  type ValidationContext,
} from 'cdk8s-kubetalk';
import type { Construct } from 'constructs';

export class PathExample extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'shop' });
    const cart = new Program(this, 'cart', {
      image: 'example.com/cart:1.0',
      ports: { grpc: 7070 },
      readinessProbe: { grpc: 'grpc' },
    });
    new Program(this, 'web', {
      image: 'example.com/web:1.0',
      ports: { http: { port: 80, containerPort: 8080 } },
      readinessProbe: { path: '/healthz', port: 'http', period: Duration.seconds(5) },
      env: { CART_ADDRESS: cart.address },
      exposure: { type: 'LoadBalancer' },
    });
    isolate(this);
    checked(this);
  }
}

export class AddressExample extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const db = new Program(this, 'db', {
      image: 'mongo:8.0',
      ports: { mongodb: 27017 },
      readinessProbe: { port: 'mongodb' },
    });
    const secret = new SecretReference(this, 'login', { name: 'db', keys: ['username', 'password'] });
    const login = { DB_USER: secret.key('username'), DB_PASSWORD: secret.key('password') };
    new Deployment(this, 'api', {
      containers: [
        {
          name: 'api',
          image: 'example.com/api:1.0',
          env: { ...login, DB: address`mongodb://$(DB_USER):$(DB_PASSWORD)@${db.address}/shop?authSource=admin` },
          args: [address`--replica-of=${db.host}`],
        },
      ],
    });
    new Deployment(this, 'report', {
      containers: [{ name: 'report', image: 'report:1.0', env: { DB_HOST: db.host, DB_PORT: db.ports.mongodb.port } }],
    });
    isolate(this);
    checked(this);
  }
}

export class SettingsExample extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const cart = new Program(this, 'cart', {
      image: 'cart:1.0',
      ports: { http: 80 },
      readinessProbe: { port: 'http' },
    });
    const settings = new ConfigMap(this, 'settings', {
      data: {
        LOG_LEVEL: 'info',
        // A container that takes it calls cart.
        'nginx.conf': address`server { location /cart/ { proxy_pass ${cart.url}/; } }`,
      },
    });
    const keys = new SecretReference(this, 'keys', { keys: ['API_KEY', 'tls.key'] });
    new Deployment(this, 'web', {
      containers: [
        {
          name: 'web',
          image: 'nginx:1.27',
          env: { LEVEL: settings.key('LOG_LEVEL'), KEY: keys.key('API_KEY') },
          volumes: [
            { name: 'settings', mountPath: '/etc/nginx/nginx.conf', file: settings.key('nginx.conf') },
            { name: 'keys', mountPath: '/etc/keys', secret: keys, readOnly: true },
          ],
        },
        { name: 'log', image: 'log:1.0', envFrom: [settings] },
      ],
    });
    isolate(this);
    checked(this);
  }
}

export class CircleExample extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const ping = new Program(this, 'ping', { image: 'ping:1', ports: { http: 80 }, readinessProbe: { port: 'http' } });
    const pong = new Program(this, 'pong', {
      image: 'pong:1',
      ports: { http: 80 },
      readinessProbe: { port: 'http' },
      env: { PING: ping.url },
    });
    ping.workload.addEnv({ PONG: pong.url });
    checked(this);
  }
}

/** A chart that differs between clusters. */
export class Web extends Chart {
  constructor(scope: Construct, id: string, props: { replicas: number; exposure: BehindNodes }) {
    super(scope, id);
    new Program(this, 'web', { ...props, image: 'web:1.0', ports: { http: 8080 }, readinessProbe: { port: 'http' } });
  }
}

export const environments = new Environments({
  test: environment(
    Web,
    { replicas: 1, exposure: { type: 'NodePort' } },
    {
      purpose: 'to try a change',
      settings: {
        NODE_PORT: (props, value) => ({ ...props, exposure: { ...props.exposure, nodePort: nodePort(value) } }),
      },
    },
  ),
  prod: environment(
    Web,
    { replicas: 3, exposure: { type: 'NodePort', nodePort: 30080 } },
    { purpose: 'for customers', context: 'prod-eu' },
  ),
});

export function main(): void {
  const app = new App();
  environments.addTo(app);
  app.synth();
}

/** What the CLI does where cdk8s.yaml names the validation. */
export async function validate(context: ValidationContext): Promise<void> {
  await new Validation({ kubernetesVersion: '1.30' }).validate(context);
}

/** Two charts of one cluster, and what is hung on their App. */
export function acrossCharts(app: Cdk8sApp): void {
  const data = new Chart(app, 'data', { namespace: 'data' });
  const front = new Chart(app, 'front', { namespace: 'front' });
  isolate(app);
  checked(app);
  const store = new Program(data, 'store', { image: 'store:1', ports: { http: 80 }, readinessProbe: { port: 'http' } });
  new Deployment(front, 'web', {
    containers: [{ name: 'web', image: 'web:1', env: { STORE: store.url } }],
  });
}

export class ComponentExample extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    namespace(this, 'namespace', 'shop', 'restricted');
    new ClusterObject(this, 'urgent', {
      apiVersion: 'scheduling.k8s.io/v1',
      kind: 'PriorityClass',
      metadata: { name: 'urgent' },
      value: 1000,
    });
    const Certificate = kind('cert-manager.io/v1', 'Certificate');
    new Certificate(this, 'web-certificate', { spec: { secretName: 'web', dnsNames: ['example.com'] } });
    new Component(this, 'web', {
      labels: { 'app.kubernetes.io/part-of': 'shop' },
      replicas: 3,
      minAvailable: 2,
      runAsUser: 10001,
      spread: true,
      containers: [
        { name: 'web', image: 'web:1.0', ports: [{ containerPort: 8080 }], readinessProbe: { port: 8080 } },
        { name: 'log', image: 'log:1.0' },
      ],
      service: { port: 80, targetPort: 8080, type: 'NodePort' },
    });
    checked(this);
  }
}

export class ReplicaSetExample extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const web = new ReplicaSet(this, 'web', {
      selector: { app: 'web' },
      podLabels: { team: 'shop' },
      replicas: 3,
      containers: [
        {
          name: 'web',
          image: 'example.com/web:1.0',
          env: { GREETING: 'hello' },
          ports: [{ containerPort: 8080 }],
          readinessProbe: { path: '/healthz', port: 8080, period: Duration.seconds(5) },
        },
      ],
    });
    web.expose({ port: 80, targetPort: 8080, type: 'NodePort' });
    checked(this);
  }
}

export class WorkloadsExample extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const linux = [{ matchExpressions: [{ key: 'kubernetes.io/os', operator: 'In', values: ['linux'] }] }];
    new ApiObject(this, 'account', { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'web' } });
    new Deployment(this, 'web', {
      strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
      spec: { minReadySeconds: 5 },
      podSpec: {
        serviceAccountName: 'web',
        tolerations: [{ key: 'spot', operator: 'Exists' }],
        affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: linux } } },
      },
      initContainers: [{ name: 'mesh', image: 'mesh:1.0', restartPolicy: 'Always' }],
      containers: [
        {
          name: 'web',
          image: 'web:1.0',
          lifecycle: { preStop: { exec: { command: ['sleep', '5'] } } },
          volumes: [
            { name: 'settings', mountPath: '/etc/web', configMap: 'web' },
            { name: 'cache', mountPath: '/cache' },
          ],
        },
      ],
    });
    const db = new StatefulSet(this, 'db', {
      replicas: 3,
      volumeClaimTemplates: [{ name: 'data', storage: '1Gi' }],
      containers: [
        {
          name: 'mongod',
          image: 'mongo:8.0',
          ports: [{ containerPort: 27017 }],
          readinessProbe: { port: 27017 },
          volumes: [{ name: 'data', mountPath: '/data/db' }],
        },
      ],
    });
    new DaemonSet(this, 'agent', { containers: [{ name: 'agent', image: 'agent:1.0' }] });
    new Job(this, 'initiate', {
      spec: { backoffLimit: 3 },
      containers: [{ name: 'initiate', image: 'mongo:8.0', env: { PRIMARY: address`${db.podHost(0)}:27017` } }],
    });
    new CronJob(this, 'backup', {
      schedule: '0 3 * * *',
      spec: { concurrencyPolicy: 'Forbid' },
      containers: [{ name: 'backup', image: 'mongo:8.0', env: { SOURCE: db.governing.address } }],
    });
    acknowledge(this, 'reference-missing', 'the ConfigMap web is made by another chart');
    acknowledge(this, 'feature-off', 'clusters of 1.28 open the gate SidecarContainers; all later ones have it open');
    checked(this);
  }
}

export class ServiceExample extends Chart {
  /** Code that does not compile; each throws where it runs anyway. */
  readonly refused: readonly (() => Service)[];

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const web = new Deployment(this, 'web', {
      name: 'web',
      replicas: 3,
      selector: { app: 'web' },
      containers: [{ name: 'web', image: 'web:1.0', ports: [{ containerPort: 8080 }], readinessProbe: { port: 8080 } }],
    });
    new Service(this, 'inside', { name: 'web', selector: web, port: 80, targetPort: 8080 });
    new Service(this, 'outside', { name: 'web-outside', selector: web, port: 8080, type: 'NodePort', nodePort: 30080 });
    new Service(this, 'headless', { name: 'web-pods', selector: web, port: 8080, clusterIP: 'None' });
    new Service(this, 'mail', { type: 'ExternalName', externalName: 'smtp.example.com', port: 25 });
    new Service(this, 'front', {
      name: 'front',
      selector: web,
      ports: [
        { name: 'http', port: 80, targetPort: 8080, nodePort: 30081 },
        { name: 'http-alt', port: 8080 },
      ],
      type: 'LoadBalancer',
      loadBalancerClass: 'example.com/internal',
      externalTrafficPolicy: 'Local',
      sessionAffinity: 'ClientIP',
      annotations: { 'example.com/size': 'small' },
      spec: { ipFamilyPolicy: 'PreferDualStack' },
    });
    const undeclaredPort = () =>
      new Service(this, 'undeclared', {
        name: 'undeclared',
        selector: web,
        port: 80,
        // @ts-expect-error no container of web declares 8081
        targetPort: 8081,
      });
    const lowNodePort = () =>
      new Service(this, 'low', {
        name: 'low',
        selector: web,
        port: 8080,
        type: 'NodePort',
        // @ts-expect-error nodePorts begin at 30000
        nodePort: 80,
      });
    const upperCase = () =>
      new Service(this, 'upper', {
        // @ts-expect-error names are in lower case
        name: 'Web',
        selector: web,
        port: 8080,
      });
    this.refused = [undeclaredPort, lowNodePort, upperCase];
    checked(this);
  }
}

export class RouteExample extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const web = new Program(this, 'web', {
      image: 'web:1.0',
      ports: { http: 80, metrics: 9090 },
      readinessProbe: { port: 'http' },
    });
    new ApiObject(this, 'gateway', {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'Gateway',
      metadata: { name: 'public' },
      spec: { gatewayClassName: 'example', listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }] },
    });
    new Ingress(this, 'shop', {
      ingressClassName: 'nginx',
      rules: [{ host: 'shop.example.com', paths: [{ backend: web.ports.http }] }],
    });
    new HttpRoute(this, 'shop-route', {
      parents: [{ name: 'public' }],
      rules: [{ path: '/', backends: [web.ports.http] }],
    });
    const next = new Program(this, 'next', { image: 'web:2.0', ports: { http: 80 }, readinessProbe: { port: 'http' } });
    new HttpRoute(this, 'canary', {
      parents: [{ name: 'public' }],
      rules: [
        {
          path: '/next',
          backends: [
            { backend: web.ports.http, weight: 9 },
            { backend: next, weight: 1 },
          ],
        },
      ],
    });
    const inside = new HttpRoute(this, 'metrics', {
      parents: [{ name: 'inside', namespace: 'gateways', sectionName: 'https' }],
      hostnames: ['metrics.example.com'],
      rules: [{ backends: [web.ports.metrics] }],
    });
    acknowledge(inside, 'route-parent-missing', 'the Gateway is that of the platform, in a namespace of its own');
    acknowledgeInCode(inside);
    checked(this);
  }
}

export class OwnPolicyExample extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    isolate(this);
    const watcher = new Deployment(this, 'watcher', { containers: [{ name: 'watcher', image: 'watcher:1.0' }] });
    new ApiObject(this, 'api-server', {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'watcher-api-server' },
      spec: {
        podSelector: { matchLabels: watcher.selector },
        policyTypes: ['Egress'],
        egress: [{ to: [{ ipBlock: { cidr: '10.0.0.1/32' } }], ports: [{ port: 6443 }] }],
      },
    });
    checked(this);
  }
}

export class StatedExample extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const old = new ReplicaSet(this, 'old', {
      name: 'old',
      selector: { app: 'old' },
      containers: [
        {
          name: 'old',
          image: 'example.com/old:0.9',
          env: { SMTP_URL: 'smtp://mail.office:25' },
          ports: [{ containerPort: 80 }],
        },
      ],
    });
    old.expose({
      type: 'NodePort',
      targetPort: undeclared(8080, 'the old image listens there, and it has no setting for it'),
    });
    acknowledge(old, 'no-readiness-probe', 'it answers nothing until it is asked for a page');
    callsOutside(old, { name: 'mail', namespace: 'office', port: 25 });
    checked(this);
  }
}
