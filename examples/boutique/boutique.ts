// Online Boutique v0.10.6 (GoogleCloudPlatform/microservices-demo), a shop of eleven programs and a Redis, as constructs.
//
//   npx cdk8s synth --app 'node bin/run.mjs examples/boutique/main.ts' --output boutique
import { ApiObject, Chart, Duration } from 'cdk8s';
import {
  acknowledge,
  checked,
  Deployment,
  isolate,
  Program,
  type ProgramOfPorts,
  type Resources,
  Service,
} from 'cdk8s-kubetalk';
import type { Construct } from 'constructs';

const images = 'us-central1-docker.pkg.dev/online-boutique-ci/microservices-demo';
const version = 'v0.10.6';
const seconds = Duration.seconds;

/** What it asks for and what it may use at most, each as CPU and memory. */
type Amounts = readonly [NonNullable<Resources['cpu']>, NonNullable<Resources['memory']>];
const resources = ([cpu, memory]: Amounts, [maxCpu, maxMemory]: Amounts) => ({
  requests: { cpu, memory },
  limits: { cpu: maxCpu, memory: maxMemory },
});
const small = resources(['100m', '64Mi'], ['200m', '128Mi']);

/** What all programs of the shop have in common. */
const common = (name: string) => ({ labels: { app: name }, runAsUser: 1000, podSpec: { serviceAccountName: name } });
const ended = { terminationGracePeriodSeconds: 5 };
const unprofiled = { DISABLE_PROFILER: 1 };

/** A program of the shop that speaks gRPC. */
class Grpc extends Program<number, 'grpc'> {
  constructor(scope: Construct, name: string, { podSpec, ports, ...props }: Omit<ProgramOfPorts<'grpc'>, 'image'>) {
    const probe = { grpc: 'grpc' } as const;
    super(scope, name, {
      ...common(name),
      image: `${images}/${name}:${version}`,
      containerName: 'server',
      readinessProbe: probe,
      livenessProbe: probe,
      resources: small,
      ...props,
      ports,
      podSpec: { serviceAccountName: name, ...podSpec },
    });
    serviceAccount(this, name);
  }
}

function serviceAccount(scope: Construct, name: string): void {
  new ApiObject(scope, 'ServiceAccount', { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name } });
}

export class Boutique extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    isolate(this);
    checked(this);

    const ads = new Grpc(this, 'adservice', {
      ports: { grpc: 9555 },
      env: { PORT: 9555 },
      readinessProbe: { grpc: 'grpc', initialDelay: seconds(20), period: seconds(15) },
      livenessProbe: { grpc: 'grpc', initialDelay: seconds(20), period: seconds(15) },
      resources: resources(['200m', '180Mi'], ['300m', '300Mi']),
      podSpec: ended,
    });
    const currencies = new Grpc(this, 'currencyservice', {
      ports: { grpc: 7000 },
      env: { PORT: 7000, ...unprofiled },
      podSpec: ended,
    });
    const products = new Grpc(this, 'productcatalogservice', {
      ports: { grpc: 3550 },
      env: { PORT: 3550, ...unprofiled },
      podSpec: ended,
    });
    const payments = new Grpc(this, 'paymentservice', {
      ports: { grpc: 50051 },
      env: { PORT: 50051, ...unprofiled },
      podSpec: ended,
    });
    const shipping = new Grpc(this, 'shippingservice', {
      ports: { grpc: 50051 },
      env: { PORT: 50051, ...unprofiled },
      readinessProbe: { grpc: 'grpc', period: seconds(5) },
    });
    const probedOften = { grpc: 'grpc', period: seconds(5) } as const;
    const emails = new Grpc(this, 'emailservice', {
      ports: { grpc: { port: 5000, containerPort: 8080 } },
      env: { PORT: 8080, ...unprofiled },
      readinessProbe: probedOften,
      livenessProbe: probedOften,
      podSpec: ended,
    });
    const recommendations = new Grpc(this, 'recommendationservice', {
      ports: { grpc: 8080 },
      env: { PORT: 8080, PRODUCT_CATALOG_SERVICE_ADDR: products.address, ...unprofiled },
      readinessProbe: probedOften,
      livenessProbe: probedOften,
      resources: resources(['100m', '220Mi'], ['200m', '450Mi']),
      podSpec: ended,
    });
    const redis = new Program(this, 'redis-cart', {
      labels: { app: 'redis-cart' },
      image: 'redis:alpine',
      containerName: 'redis',
      ports: { 'tcp-redis': 6379 },
      readinessProbe: { port: 'tcp-redis', period: seconds(5) },
      livenessProbe: { port: 'tcp-redis', period: seconds(5) },
      volumes: [{ name: 'redis-data', mountPath: '/data' }],
      resources: resources(['70m', '200Mi'], ['125m', '256Mi']),
      runAsUser: 1000,
    });
    const carts = new Grpc(this, 'cartservice', {
      ports: { grpc: 7070 },
      env: { REDIS_ADDR: redis.address },
      readinessProbe: { grpc: 'grpc', initialDelay: seconds(15) },
      livenessProbe: { grpc: 'grpc', initialDelay: seconds(15), period: seconds(10) },
      resources: resources(['200m', '64Mi'], ['300m', '128Mi']),
      podSpec: ended,
    });
    const checkout = new Grpc(this, 'checkoutservice', {
      ports: { grpc: 5050 },
      env: {
        PORT: 5050,
        PRODUCT_CATALOG_SERVICE_ADDR: products.address,
        SHIPPING_SERVICE_ADDR: shipping.address,
        PAYMENT_SERVICE_ADDR: payments.address,
        EMAIL_SERVICE_ADDR: emails.address,
        CURRENCY_SERVICE_ADDR: currencies.address,
        CART_SERVICE_ADDR: carts.address,
      },
    });

    const healthz = (client: string) => ({
      path: '/_healthz',
      port: 'http' as const,
      headers: { Cookie: `shop_session-id=${client}` },
      initialDelay: seconds(10),
    });
    const frontend = new Program(this, 'frontend', {
      ...common('frontend'),
      podAnnotations: meshed,
      image: `${images}/frontend:${version}`,
      containerName: 'server',
      ports: { http: { port: 80, containerPort: 8080 } },
      readinessProbe: healthz('x-readiness-probe'),
      livenessProbe: healthz('x-liveness-probe'),
      env: {
        PORT: 8080,
        PRODUCT_CATALOG_SERVICE_ADDR: products.address,
        CURRENCY_SERVICE_ADDR: currencies.address,
        CART_SERVICE_ADDR: carts.address,
        RECOMMENDATION_SERVICE_ADDR: recommendations.address,
        SHIPPING_SERVICE_ADDR: shipping.address,
        CHECKOUT_SERVICE_ADDR: checkout.address,
        AD_SERVICE_ADDR: ads.address,
        SHOPPING_ASSISTANT_SERVICE_ADDR: 'shoppingassistantservice:80',
        ENABLE_PROFILER: 0,
      },
      resources: small,
    });
    serviceAccount(frontend, 'frontend');
    acknowledge(frontend, 'address-unknown', 'the shopping assistant is a part of its own, which is not deployed here');
    new Service(this, 'frontend-external', {
      labels: { app: 'frontend' },
      selector: frontend.workload,
      type: 'LoadBalancer',
      ports: [{ name: 'http', port: 80, targetPort: 'http' }],
    });

    const users = new Deployment(this, 'loadgenerator', {
      ...common('loadgenerator'),
      replicas: 1,
      podAnnotations: meshed,
      podSpec: { serviceAccountName: 'loadgenerator', ...ended, restartPolicy: 'Always' },
      initContainers: [
        {
          name: 'frontend-check',
          image: 'busybox:1.38.0@sha256:fd8d9aa63ba2f0982b5304e1ee8d3b90a210bc1ffb5314d980eb6962f1a9715d',
          command: ['/bin/sh', '-c', 'until wget -q -O /dev/null "http://$FRONTEND_ADDR"; do sleep 5; done'],
          env: { FRONTEND_ADDR: frontend.address },
        },
      ],
      containers: [
        {
          name: 'main',
          image: `${images}/loadgenerator:${version}`,
          env: { FRONTEND_ADDR: frontend.address, USERS: 10, RATE: 1 },
          resources: resources(['300m', '256Mi'], ['500m', '512Mi']),
        },
      ],
    });
    serviceAccount(users, 'loadgenerator');
  }
}

/** Istio's sidecar answers the kubelet's probes for the program. */
const meshed = { 'sidecar.istio.io/rewriteAppHTTPProbers': 'true' };
