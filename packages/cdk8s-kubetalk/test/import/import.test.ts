import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { manifestsOf } from 'kubetalk';
import { Apart } from '../../src/import/environments';
import { chartFile } from '../../src/import/frame';
import { importManifests } from '../../src/import/import';
import { Refusal } from '../../src/import/plan';
import { importReport } from '../../src/import/report';

const root = join(__dirname, '../../../..');

/** The code of manifests, and what the import says. */
function imported(yaml: string, name = 'Shop') {
  const result = importManifests(new Map([['', manifestsOf({ file: 'shop.yaml', text: yaml })]]), name, 'shop.yaml');
  return { code: chartFile(result.chart), said: importReport(result) };
}

/** The statements of the constructor, without their indent. */
function body(yaml: string): string {
  const [, statements = ''] = /^ {4}super\(.*\n([\s\S]*)^ {2}\}$/m.exec(imported(yaml).code) ?? [];
  return statements.replace(/^ {4}/gm, '');
}

test("the lesson's own manifests become two programs, of which one gets the other's host", () => {
  const files = ['db-rs', 'db-svc', 'api-rs', 'api-svc'].map((name) => join(root, `test/lesson/go-demo-2-${name}.yml`));
  const yaml = files.map((file) => readFileSync(file, 'utf8')).join('---\n');
  const { code, said } = imported(yaml, 'GoDemo2');
  expect(said).toStrictEqual(['4 objects, equal; 1 of 1 address is a reference']);
  expect(code).toMatchSnapshot();
});

const shop = `
apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
data: { LEVEL: info, CART_URL: "http://cart:7070/api" }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          image: web:1
          ports: [{ name: http, containerPort: 8080 }]
          env:
            - { name: LEVEL, valueFrom: { configMapKeyRef: { name: settings, key: LEVEL } } }
            - { name: DB, value: "postgres://db:5432,postgres://db.data.svc:5432" }
            - { name: ELSEWHERE, value: "http://nobody:80" }
          envFrom: [{ configMapRef: { name: settings } }]
          readinessProbe: { httpGet: { path: /healthz, port: http }, periodSeconds: 5 }
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { type: LoadBalancer, selector: { app: web }, ports: [{ name: http, port: 80, targetPort: http }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: cart }
spec:
  selector: { matchLabels: { app: cart } }
  template:
    metadata: { labels: { app: cart } }
    spec: { containers: [{ name: cart, image: "cart:1", ports: [{ containerPort: 7070 }] }] }
---
apiVersion: v1
kind: Service
metadata: { name: cart }
spec: { selector: { app: cart }, ports: [{ port: 7070 }] }
`;

test('addresses, keys, ports and selectors are references, and what is left as text is listed with its line', () => {
  expect(imported(shop).said).toStrictEqual([
    '5 objects, equal; 1 of 4 addresses is a reference',
    'left as text: shop.yaml:21: db: its Service is not in the manifests',
    'left as text: shop.yaml:21: db.data.svc: its Service is not in the manifests',
    'left as text: shop.yaml:22: nobody: its Service is not in the manifests',
    '2 objects are elsewhere in the order: a Service follows its workload, and what others refer to comes first',
    'not checked: 2 findings would stop the synth, see kubetalk check',
  ]);
  expect(body(shop)).toMatchSnapshot();
});

test('addresses are references whatever calls, whatever answers, and in whatever order', () => {
  const yaml = `
apiVersion: v1
kind: Service
metadata: { name: legacy }
spec: { ports: [{ port: 8080 }] }
---
apiVersion: v1
kind: Pod
metadata: { name: once }
spec: { containers: [{ name: once, image: "once:1", args: ["--from=http://legacy:8080/a"] }] }
---
apiVersion: v1
kind: Service
metadata: { name: ring }
spec: { clusterIP: None, selector: { app: ring }, ports: [{ name: peer, port: 7000 }, { name: http, port: 80 }] }
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: ring }
spec:
  serviceName: ring
  replicas: 2
  selector: { matchLabels: { app: ring } }
  template:
    metadata: { labels: { app: ring } }
    spec:
      containers:
        - name: ring
          image: ring:1
          ports: [{ name: peer, containerPort: 7000 }, { name: http, containerPort: 80 }]
          args: ["--seeds=ring-0.ring:7000,ring-1.ring:7000"]
          env:
            - { name: HOST, value: legacy }
            - { name: URL, value: "http://$(HOST):8080/" }
            - { name: DSN, value: "host=legacy port=8080 dbname=shop" }
            - { name: FRONT_URL, value: "http://front.web.svc.cluster.local/" }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: front, namespace: web }
spec:
  selector: { matchLabels: { app: front } }
  template:
    metadata: { labels: { app: front } }
    spec: { containers: [{ name: front, image: "front:1", ports: [{ containerPort: 80 }] }] }
---
apiVersion: v1
kind: Service
metadata: { name: front, namespace: web }
spec: { selector: { app: front }, ports: [{ port: 80 }] }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: files }
data:
  proxy.conf: |
    upstream ring { server ring:80; }
---
apiVersion: apps/v1
kind: DaemonSet
metadata: { name: proxy }
spec:
  selector: { matchLabels: { app: proxy } }
  template:
    metadata: { labels: { app: proxy } }
    spec:
      containers: [{ name: proxy, image: "proxy:1", volumeMounts: [{ name: files, mountPath: /etc/proxy }] }]
      volumes: [{ name: files, configMap: { name: files } }]
`;
  const { said } = imported(yaml);
  expect(said.filter((line) => !/elsewhere|not checked/.test(line))).toStrictEqual([
    '8 objects, equal; 8 of 8 addresses are references',
  ]);
  expect(body(yaml)).toMatchSnapshot();
});

test('a Secret is a reference with its keys, and no value of it is in the code', () => {
  const yaml = `
apiVersion: v1
kind: Secret
metadata: { name: login }
stringData: { password: hunter2, DB_URL: "postgres://admin:hunter2@db:5432" }
data: { user: YWRtaW4= }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          image: web:1
          env: [{ name: PASSWORD, valueFrom: { secretKeyRef: { name: login, key: password } } }]
          envFrom: [{ secretRef: { name: login } }]
          volumeMounts: [{ name: login, mountPath: /login }]
      volumes: [{ name: login, secret: { secretName: login } }]
`;
  expect(imported(yaml).said).toStrictEqual([
    '1 object, equal',
    'Secret login: a reference, so that no value of it is in the code: apply it apart',
  ]);
  expect(body(yaml)).toBe(`const login = new SecretReference(this, "login", { keys: ["user", "password", "DB_URL"] });
new Deployment(this, "web", {
  containers: [
    {
      name: "web",
      image: "web:1",
      env: { PASSWORD: login.key("password") },
      envFrom: [login],
      volumes: [{ name: "login", mountPath: "/login", secret: login }],
    },
  ],
});
`);
});

test('comments stay above what they are about, in the words of the file', () => {
  const yaml = `
# Takes the orders.
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  # One for each zone.
  replicas: 3
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        # Only this one is reached.
        - name: web
          image: web:1 # "1" is the last that runs on arm
          env:
            # Of the catalogue.
            - { name: LEVEL, value: "# no comment" }
          args:
            # Twice as many as there are cores.
            - --threads=8
`;
  expect(body(yaml)).toBe(`// Takes the orders.
new Deployment(this, "web", {
  // One for each zone.
  replicas: 3,
  containers: [
    // Only this one is reached.
    {
      name: "web",
      // "1" is the last that runs on arm
      image: "web:1",
      args: [
        // Twice as many as there are cores.
        "--threads=8",
      ],
      env: {
        // Of the catalogue.
        LEVEL: "# no comment",
      },
    },
  ],
});
`);
});

test('what is repeated is a constant, called as it is and, where several are, after whose it is', () => {
  const program = (name: string, path: string) => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec:
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec:
      containers:
        - name: ${name}
          image: ${name}:1
          ports: [{ containerPort: 80 }]
          env: [{ name: OF_${name.toUpperCase()}, value: "1" }]
          readinessProbe: { httpGet: { path: ${path}, port: 80 }, periodSeconds: 5, timeoutSeconds: 3, failureThreshold: 9, successThreshold: 1 }
          resources: { requests: { cpu: 100m, memory: 100Mi, ephemeral-storage: 1Gi }, limits: { cpu: 100m, memory: 100Mi } }
---`;
  const yaml = [program('web', '/a'), program('cart', '/a'), program('a', '/b'), program('b', '/b')].join('');
  const { code } = imported(yaml);
  expect([...code.matchAll(/^const (\w+) = \{/gm)].map(([, name]) => name)).toStrictEqual([
    'webReadinessProbe',
    'resources',
    'aReadinessProbe',
  ]);
});

test('programs that are alike are calls of a function, with what differs as its parameters', () => {
  const worker = (name: string, port: number, queue: string) => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec:
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata:
      labels: { app: ${name} }
      annotations: { prometheus.io/scrape: "true", prometheus.io/port: "${port}" }
    spec:
      containers:
        - name: worker
          image: example.com/${name}:1.0
          ports: [{ containerPort: ${port} }]
          env: [{ name: QUEUE, value: ${queue} }]
---
apiVersion: v1
kind: Service
metadata: { name: ${name} }
spec: { selector: { app: ${name} }, ports: [{ port: 80, targetPort: ${port} }] }
---`;
  const yaml = worker('mail-worker', 8080, 'mails') + worker('bill-worker', 8081, 'bills');
  const { code, said } = imported(yaml);
  expect(said).toStrictEqual(['4 objects, equal']);
  expect(
    code.slice(code.indexOf('function')),
  ).toBe(`function worker(scope: Construct, id: string, targetPort: number, queue: string) {
  return new Program(scope, id, {
    podAnnotations: { "prometheus.io/scrape": "true", "prometheus.io/port": \`\${targetPort}\` },
    containerName: "worker",
    image: \`example.com/\${id}:1.0\`,
    port: 80,
    targetPort,
    env: { QUEUE: queue },
  });
}

/** Imported from shop.yaml. */
export class Shop extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    worker(this, "mail-worker", 8080, "mails");
    worker(this, "bill-worker", 8081, "bills");
  }
}
`);
});

const corpus = ['healthy', 'faulty'].flatMap((folder) => {
  const path = join(root, 'packages/kubetalk/test/corpus', folder);
  return readdirSync(path).map((name) => join(path, name));
});

test('every application of the corpus is imported as code that makes it, but for what is no object', () => {
  const refused = corpus.flatMap((file) => {
    try {
      const manifests = manifestsOf({ file: relative(root, file), text: readFileSync(file, 'utf8') });
      importManifests(new Map([['', manifests]]), 'It', 'it');
      return [];
    } catch (error) {
      if (error instanceof Refusal) return [error.message.replace(/^.*\//, '')];
      throw error;
    }
  });
  expect(refused).toStrictEqual([
    'api-version-missing.yaml:23: it has no apiVersion: it is no Kubernetes object',
    'document-of-text.yaml:36: a string, where an object is expected',
    'kind-missing.yaml:22: it has no kind: it is no Kubernetes object',
    'name-missing.yaml:23: Service has no name: cdk8s would make one',
  ]);
});

test('variants of an application are one chart, with data for what differs', () => {
  const web = (replicas: number, image: string, level: string) => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: ${level} }
spec:
  replicas: ${replicas}
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          image: ${image}
          env: [{ name: LEVEL, value: ${level} }]
          resources: { limits: { memory: ${replicas}Gi } }
`;
  const groups = new Map([
    ['staging', manifestsOf({ file: 'staging.yaml', text: web(1, 'web:2', 'debug') })],
    ['production', manifestsOf({ file: 'production.yaml', text: web(3, 'web:1', 'info') })],
  ]);
  const result = importManifests(groups, 'Web', 'overlays');
  expect(importReport(result)).toStrictEqual(['staging: 1 object, equal', 'production: 1 object, equal']);
  expect(chartFile(result.chart)).toMatchSnapshot();
});

test('variants that differ in more than data are refused, with what differs', () => {
  const map = (name: string) =>
    manifestsOf({
      file: name,
      text: `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name} }\n`,
    });
  expect(() =>
    importManifests(
      new Map([
        ['a', map('a')],
        ['b', map('b')],
      ]),
      'It',
      'it',
    ),
  ).toThrow(new Apart('they have other objects'));
});
