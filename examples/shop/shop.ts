import { Chart } from 'cdk8s';
import { Deployment } from 'cdk8s-kubetalk';
import type { Construct } from 'constructs';

const image = 'nginxinc/nginx-unprivileged:1.27-alpine';

/** A shop: the web front is reached from outside and calls the orders. */
export class Shop extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const orders = new Deployment(this, 'orders', {
      name: 'orders',
      selector: { app: 'orders' },
      replicas: 2,
      containers: [
        { name: 'orders', image, ports: [{ containerPort: 8080 }], readinessProbe: { path: '/', port: 8080 } },
      ],
    });
    const ordersService = orders.expose();
    const web = new Deployment(this, 'web', {
      name: 'web',
      selector: { app: 'web' },
      containers: [
        {
          name: 'web',
          image,
          env: { ORDERS_URL: ordersService.url },
          ports: [{ containerPort: 8080 }],
          readinessProbe: { path: '/', port: 8080 },
        },
      ],
    });
    web.expose({ type: 'NodePort' });
  }
}
