// The facts of Online Boutique's release v0.10.6, as its manifests have them.
type Values = Readonly<Record<string, unknown>>;

interface Facts {
  readonly port: number;
  /** Where it differs from the Service's. */
  readonly containerPort?: number;
  readonly portName?: string;
  /** The names and values of variables, in order. */
  readonly env?: readonly (readonly [string, string])[];
  /** Of the readiness and of the liveness probe, beside what they ask. */
  readonly probes?: readonly [Values, Values];
  readonly requests?: readonly [string, string];
  readonly limits?: readonly [string, string];
  readonly grace?: true;
}

const catalog = ['PRODUCT_CATALOG_SERVICE_ADDR', 'productcatalogservice:3550'] as const;
const currency = ['CURRENCY_SERVICE_ADDR', 'currencyservice:7000'] as const;
const cart = ['CART_SERVICE_ADDR', 'cartservice:7070'] as const;
const shipping = ['SHIPPING_SERVICE_ADDR', 'shippingservice:50051'] as const;
const unprofiled = ['DISABLE_PROFILER', '1'] as const;
const port = (value: string) => ['PORT', value] as const;
const often = { periodSeconds: 5 };
const late = { initialDelaySeconds: 20, periodSeconds: 15 };

/** What speaks gRPC. */
const programs: Readonly<Record<string, Facts>> = {
  adservice: {
    port: 9555,
    env: [port('9555')],
    probes: [late, late],
    requests: ['200m', '180Mi'],
    limits: ['300m', '300Mi'],
    grace: true,
  },
  currencyservice: { port: 7000, portName: 'grpc', env: [port('7000'), unprofiled], grace: true },
  cartservice: {
    port: 7070,
    env: [['REDIS_ADDR', 'redis-cart:6379']],
    probes: [{ initialDelaySeconds: 15 }, { initialDelaySeconds: 15, periodSeconds: 10 }],
    requests: ['200m', '64Mi'],
    limits: ['300m', '128Mi'],
    grace: true,
  },
  recommendationservice: {
    port: 8080,
    env: [port('8080'), catalog, unprofiled],
    probes: [often, often],
    requests: ['100m', '220Mi'],
    limits: ['200m', '450Mi'],
    grace: true,
  },
  checkoutservice: {
    port: 5050,
    env: [
      port('5050'),
      catalog,
      shipping,
      ['PAYMENT_SERVICE_ADDR', 'paymentservice:50051'],
      ['EMAIL_SERVICE_ADDR', 'emailservice:5000'],
      currency,
      cart,
    ],
  },
  emailservice: {
    port: 5000,
    containerPort: 8080,
    env: [port('8080'), unprofiled],
    probes: [often, often],
    grace: true,
  },
  paymentservice: { port: 50051, env: [port('50051'), unprofiled], grace: true },
  shippingservice: { port: 50051, env: [port('50051'), unprofiled], probes: [often, {}] },
  productcatalogservice: { port: 3550, env: [port('3550'), unprofiled], grace: true },
};

const image = (name: string) => `us-central1-docker.pkg.dev/online-boutique-ci/microservices-demo/${name}:v0.10.6`;
const amounts = ([cpu, memory]: readonly [string, string]) => ({ cpu, memory });
const variables = (env: Facts['env'] = []) => env.map(([name, value]) => ({ name, value }));
const resources = ({ requests = ['100m', '64Mi'], limits = ['200m', '128Mi'] }: Partial<Facts>) => ({
  requests: amounts(requests),
  limits: amounts(limits),
});

const contained = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  privileged: false,
  readOnlyRootFilesystem: true,
};
const securityContext = { fsGroup: 1000, runAsGroup: 1000, runAsNonRoot: true, runAsUser: 1000 };
const meshed = { 'sidecar.istio.io/rewriteAppHTTPProbers': 'true' };

function deployment(name: string, pod: Values, spec: Values = {}, metadata: Values = {}) {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, labels: { app: name } },
    spec: {
      ...spec,
      selector: { matchLabels: { app: name } },
      template: { metadata: { labels: { app: name }, ...metadata }, spec: { securityContext, ...pod } },
    },
  };
}

function service(name: string, app: string, ports: Values, type = 'ClusterIP') {
  const spec = { type, selector: { app }, ports: [ports] };
  return { apiVersion: 'v1', kind: 'Service', metadata: { name, labels: { app } }, spec };
}

const account = (name: string) => ({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name } });

function program(name: string, facts: Facts) {
  const { port, containerPort = port, portName, env, probes = [{}, {}], grace } = facts;
  const grpc = { port: containerPort };
  const container = {
    name: 'server',
    image: image(name),
    securityContext: contained,
    ports: [{ ...(portName && { name: portName }), containerPort }],
    env: variables(env),
    readinessProbe: { grpc, ...probes[0] },
    livenessProbe: { grpc, ...probes[1] },
    resources: resources(facts),
  };
  const pod = { serviceAccountName: name, ...(grace && { terminationGracePeriodSeconds: 5 }), containers: [container] };
  return [deployment(name, pod), service(name, name, { name: 'grpc', port, targetPort: containerPort }), account(name)];
}

function frontend() {
  const asked = (client: string) => ({
    initialDelaySeconds: 10,
    httpGet: { path: '/_healthz', port: 8080, httpHeaders: [{ name: 'Cookie', value: `shop_session-id=${client}` }] },
  });
  const env = [
    port('8080'),
    catalog,
    currency,
    cart,
    ['RECOMMENDATION_SERVICE_ADDR', 'recommendationservice:8080'],
    shipping,
    ['CHECKOUT_SERVICE_ADDR', 'checkoutservice:5050'],
    ['AD_SERVICE_ADDR', 'adservice:9555'],
    ['SHOPPING_ASSISTANT_SERVICE_ADDR', 'shoppingassistantservice:80'],
    ['ENABLE_PROFILER', '0'],
  ] as const;
  const container = {
    name: 'server',
    image: image('frontend'),
    securityContext: contained,
    ports: [{ containerPort: 8080 }],
    env: variables(env),
    readinessProbe: asked('x-readiness-probe'),
    livenessProbe: asked('x-liveness-probe'),
    resources: resources({}),
  };
  const http = { name: 'http', port: 80, targetPort: 8080 };
  return [
    deployment('frontend', { serviceAccountName: 'frontend', containers: [container] }, {}, { annotations: meshed }),
    service('frontend', 'frontend', http),
    service('frontend-external', 'frontend', http, 'LoadBalancer'),
    account('frontend'),
  ];
}

function redis() {
  const probe = { periodSeconds: 5, tcpSocket: { port: 6379 } };
  const container = {
    name: 'redis',
    image: 'redis:alpine',
    securityContext: contained,
    ports: [{ containerPort: 6379 }],
    readinessProbe: probe,
    livenessProbe: probe,
    volumeMounts: [{ mountPath: '/data', name: 'redis-data' }],
    resources: resources({ requests: ['70m', '200Mi'], limits: ['125m', '256Mi'] }),
  };
  const pod = { containers: [container], volumes: [{ name: 'redis-data', emptyDir: {} }] };
  return [
    deployment('redis-cart', pod),
    service('redis-cart', 'redis-cart', { name: 'tcp-redis', port: 6379, targetPort: 6379 }),
  ];
}

function users() {
  const calls = ['FRONTEND_ADDR', 'frontend:80'] as const;
  const pod = {
    serviceAccountName: 'loadgenerator',
    terminationGracePeriodSeconds: 5,
    restartPolicy: 'Always',
    initContainers: [
      {
        name: 'frontend-check',
        image: 'busybox:1.38.0@sha256:fd8d9aa63ba2f0982b5304e1ee8d3b90a210bc1ffb5314d980eb6962f1a9715d',
        securityContext: contained,
        // What it runs is a script of its own, which is not repeated here.
        command: ['/bin/sh', '-exc', '…'],
        env: variables([calls]),
      },
    ],
    containers: [
      {
        name: 'main',
        image: image('loadgenerator'),
        securityContext: contained,
        env: variables([calls, ['USERS', '10'], ['RATE', '1']]),
        resources: resources({ requests: ['300m', '256Mi'], limits: ['500m', '512Mi'] }),
      },
    ],
  };
  return [deployment('loadgenerator', pod, { replicas: 1 }, { annotations: meshed }), account('loadgenerator')];
}

/** Every object of the release. */
export const release: readonly Values[] = [
  ...frontend(),
  ...Object.entries(programs).flatMap(([name, facts]) => program(name, facts)),
  ...redis(),
  ...users(),
];

/** Who calls whom, on which port of its container. */
export const calls: Readonly<Record<string, readonly string[]>> = {
  adservice: [],
  cartservice: ['redis-cart:6379'],
  checkoutservice: [
    'cartservice:7070',
    'currencyservice:7000',
    'emailservice:8080',
    'paymentservice:50051',
    'productcatalogservice:3550',
    'shippingservice:50051',
  ],
  currencyservice: [],
  emailservice: [],
  frontend: [
    'adservice:9555',
    'cartservice:7070',
    'checkoutservice:5050',
    'currencyservice:7000',
    'productcatalogservice:3550',
    'recommendationservice:8080',
    'shippingservice:50051',
  ],
  loadgenerator: ['frontend:8080'],
  paymentservice: [],
  productcatalogservice: [],
  recommendationservice: ['productcatalogservice:3550'],
  'redis-cart': [],
  shippingservice: [],
};
