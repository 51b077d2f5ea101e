import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { chartFile } from '../../src/import/frame';
import { importManifests } from '../../src/import/import';
import { importReport } from '../../src/import/report';
import { variantsOf } from '../../src/import/variants';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'import-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** The class that files become, without its imports, and what the import says. */
async function imported(files: Readonly<Record<string, string>>, path: string) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const result = importManifests(await variantsOf([join(folder, path)]), 'Shop', path);
  return { code: chartFile(result.chart).replace(/^import .*\n+/gm, ''), report: importReport(result) };
}

const hasTool = (...command: readonly [string, ...string[]]) =>
  spawnSync(command[0], command.slice(1), { stdio: 'ignore' }).status === 0 ? test : test.skip;

const web = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 1
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: "web:1", ports: [{ containerPort: 80 }] }] }
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web }, ports: [{ port: 80 }] }
`;

const kustomized = {
  'base/web.yaml': web,
  'base/kustomization.yaml': 'resources: [web.yaml]\n',
  'overlays/staging/kustomization.yaml':
    'namespace: staging\nresources: [../../base]\nimages: [{ name: web, newTag: "2" }]\n',
  'overlays/production/kustomization.yaml':
    'namespace: production\nresources: [../../base]\nreplicas: [{ name: web, count: 3 }]\n',
};

hasTool(
  'kubectl',
  'kustomize',
  '--help',
)('an overlay is a chart of what it makes', async () => {
  const { code, report } = await imported(kustomized, 'overlays/production');
  expect(code).toBe(`/** Imported from overlays/production. */
export class Shop extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: "production" });
    new Program(this, "web", { replicas: 3, image: "web:1", port: 80 });
  }
}
`);
  expect(report).toStrictEqual([
    '2 objects, equal',
    '1 object is elsewhere in the order: a Service follows its workload, and what others refer to comes first',
  ]);
});

hasTool(
  'kubectl',
  'kustomize',
  '--help',
)('the overlays of a base are environments of one chart', async () => {
  const { code } = await imported(kustomized, '.');
  expect(code).toBe(`/** What differs between the environments. */
export const environments = {
  production: { namespace: "production", web: { replicas: 3, image: "web:1" } },
  staging: { namespace: "staging", web: { replicas: 1, image: "web:2" } },
} as const;

export type Environment = (typeof environments)[keyof typeof environments];

/** Imported from .. */
export class Shop extends Chart {
  constructor(scope: Construct, id: string, props: Environment) {
    super(scope, id, { namespace: props.namespace });
    new Program(this, "web", { replicas: props.web.replicas, image: props.web.image, port: 80 });
  }
}
`);
});

hasTool('helm', 'version')(
  'a chart of Helm is a chart of what it renders, without the comments that helm adds',
  async () => {
    const { code } = await imported(
      {
        'chart/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
        'chart/values.yaml': 'replicas: 2\n',
        'chart/templates/web.yaml': web.replace('replicas: 1', 'replicas: {{ .Values.replicas }}'),
      },
      'chart',
    );
    expect(code).toBe(`/** Imported from chart. */
export class Shop extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new Program(this, "web", { replicas: 2, image: "web:1", port: 80 });
  }
}
`);
  },
);

/** As kubectl get -o yaml of v1.36 prints it, without the certificate. */
const live = `apiVersion: v1
kind: List
metadata: { resourceVersion: "" }
items:
- apiVersion: apps/v1
  kind: Deployment
  metadata:
    annotations: { deployment.kubernetes.io/revision: "1" }
    creationTimestamp: "2026-11-28T21:35:12Z"
    generation: 1
    name: cart
    namespace: shop
    resourceVersion: "307"
    uid: 51ceac85-785c-4d08-ac19-41d84911e669
  spec:
    progressDeadlineSeconds: 600
    replicas: 2
    revisionHistoryLimit: 10
    selector: { matchLabels: { app: cart } }
    strategy: { rollingUpdate: { maxSurge: 25%, maxUnavailable: 25% }, type: RollingUpdate }
    template:
      metadata: { labels: { app: cart } }
      spec:
        containers:
        - image: cart:1
          imagePullPolicy: IfNotPresent
          name: cart
          ports: [{ containerPort: 7070, protocol: TCP }]
          resources: {}
          terminationMessagePath: /dev/termination-log
          terminationMessagePolicy: File
        dnsPolicy: ClusterFirst
        restartPolicy: Always
        schedulerName: default-scheduler
        securityContext: {}
        terminationGracePeriodSeconds: 30
  status: { observedGeneration: 1, replicas: 2, unavailableReplicas: 2, updatedReplicas: 2 }
- apiVersion: apps/v1
  kind: ReplicaSet
  metadata:
    creationTimestamp: "2026-11-28T21:35:12Z"
    labels: { app: cart, pod-template-hash: 8445984b8b }
    name: cart-8445984b8b
    namespace: shop
    ownerReferences:
    - { apiVersion: apps/v1, blockOwnerDeletion: true, controller: true, kind: Deployment, name: cart, uid: 51ceac85-785c-4d08-ac19-41d84911e669 }
    resourceVersion: "306"
    uid: 0c5c1cb4-5a76-4bd8-b8a5-2f4f2f5a0e61
  spec:
    replicas: 2
    selector: { matchLabels: { app: cart, pod-template-hash: 8445984b8b } }
    template:
      metadata: { labels: { app: cart, pod-template-hash: 8445984b8b } }
      spec: { containers: [{ image: "cart:1", name: cart }] }
- apiVersion: v1
  kind: Service
  metadata:
    creationTimestamp: "2026-11-28T21:35:12Z"
    name: cart
    namespace: shop
    resourceVersion: "296"
    uid: 4d9b3a0c-5b0c-4a8e-9d1a-3a8f5c1c1f52
  spec:
    clusterIP: 10.0.0.61
    clusterIPs: [10.0.0.61]
    internalTrafficPolicy: Cluster
    ipFamilies: [IPv4]
    ipFamilyPolicy: SingleStack
    ports: [{ port: 7070, protocol: TCP, targetPort: 7070 }]
    selector: { app: cart }
    sessionAffinity: None
    type: ClusterIP
  status: { loadBalancer: {} }
- apiVersion: v1
  data: { ca.crt: "" }
  kind: ConfigMap
  metadata:
    annotations: { kubernetes.io/description: Contains a CA bundle }
    creationTimestamp: "2026-11-28T21:35:12Z"
    name: kube-root-ca.crt
    namespace: shop
    resourceVersion: "289"
    uid: 7e0e0d3f-5a0e-4f3c-8f5a-5d6b4b0a9d11
`;

test('of a live namespace, what the cluster added is no part of the code', async () => {
  const { code, report } = await imported({ 'live.yaml': live }, 'live.yaml');
  expect(code).toBe(`/** Imported from live.yaml. */
export class Shop extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: "shop" });
    new Program(this, "cart", { replicas: 2, image: "cart:1", port: 7070 });
  }
}
`);
  expect(report).toStrictEqual(['2 objects, equal']);
});
