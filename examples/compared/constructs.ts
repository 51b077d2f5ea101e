import { Chart } from 'cdk8s';
import { checked, isolate, Program } from 'cdk8s-kubetalk';
import type { Construct } from 'constructs';

export class Shop extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'shop' });
    const cart = new Program(this, 'cart', {
      image: 'example.com/cart:1.0',
      replicas: 2,
      ports: { http: { port: 80, containerPort: 7070 } },
      readinessProbe: { path: '/healthz', port: 'http' },
    });
    new Program(this, 'web', {
      image: 'example.com/web:1.0',
      replicas: 2,
      ports: { http: { port: 80, containerPort: 8080 } },
      readinessProbe: { path: '/healthz', port: 'http' },
      env: { CART_URL: cart.url },
      exposure: { type: 'LoadBalancer' },
    });
    isolate(this);
    checked(this);
  }
}
