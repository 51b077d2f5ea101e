// The examples of docs/api.md: the compiler checks them, and a test synthesizes them.
import { Chart, Duration } from 'cdk8s';
import {
  acknowledge,
  callsOutside,
  checked,
  Deployment,
  isolate,
  ReplicaSet,
  Service,
  undeclared,
} from 'cdk8s-kubetalk';
import type { Construct } from 'constructs';
import { Api } from '../charts/api';
import { Database } from '../charts/database';

export class ReplicaSetExample extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const web = new ReplicaSet(this, 'web', {
      name: 'web',
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

export class ServiceExample extends Chart {
  /** What does not compile; made all the same, each throws. */
  readonly refused: readonly (() => Service)[];

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const web = new Deployment(this, 'web', {
      name: 'web',
      selector: { app: 'web' },
      containers: [{ name: 'web', image: 'web:1.0', ports: [{ containerPort: 8080 }], readinessProbe: { port: 8080 } }],
    });
    new Service(this, 'inside', { name: 'web', selector: web, port: 80, targetPort: 8080 });
    new Service(this, 'outside', { name: 'web-outside', selector: web, port: 8080, type: 'NodePort', nodePort: 30080 });
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

export class PathExample extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const database = new Database(this, 'db', {
      name: 'db',
      selector: { app: 'db' },
      image: 'mongo:8.0',
      containerPorts: [{ containerPort: 27017 }],
      port: 27017,
      readinessProbe: { port: 27017 },
    });
    new Api(this, 'api', {
      name: 'api',
      selector: { app: 'api' },
      image: 'vfarcic/go-demo-2:2.0',
      containerPorts: [{ containerPort: 8080 }],
      port: 8080,
      database: database.service,
      exposure: { type: 'LoadBalancer' },
    });
    isolate(this);
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
    old.expose({ targetPort: undeclared(8080, 'the old image listens there and can not be told otherwise') });
    acknowledge(old, 'no-readiness-probe', 'it answers nothing until it is asked for a page');
    callsOutside(old, { name: 'mail', namespace: 'office', port: 25 });
    checked(this);
  }
}
