import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ran } from './ran';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kubetalk-seen-'));
  writeFileSync(
    join(folder, 'shop.yaml'),
    [part('web', "{name: API, value: 'http://api'}"), part('api'), part('db')].join('---\n'),
  );
  writeFileSync(join(folder, 'seen.txt'), [requests('web', 'api'), requests('web', 'db')].join('\n'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function part(name: string, env = ''): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}, namespace: shop}
spec:
  selector: {matchLabels: {app: ${name}}}
  template:
    metadata: {labels: {app: ${name}}}
    spec:
      containers:
        - {name: c, image: 'c:1', ports: [{containerPort: 80}], readinessProbe: {tcpSocket: {port: 80}}, env: [${env}]}
---
apiVersion: v1
kind: Service
metadata: {name: ${name}, namespace: shop}
spec: {selector: {app: ${name}}, ports: [{port: 80}]}
`;
}

/** A counter of Istio. */
const requests = (from: string, to: string) =>
  `istio_requests_total{source_workload="${from}",source_workload_namespace="shop",destination_workload="${to}",destination_workload_namespace="shop",response_code="200"} 12`;

test('traffic that was seen is laid over the picture, and what no manifest states is a finding', async () => {
  const shown = await ran(['topology', 'shop.yaml', '--seen', 'seen.txt'], { folder });
  expect(shown.stdout).toBe(SHOWN);
  const { status, stdout } = await ran(['check', 'shop.yaml', '--seen', 'seen.txt', '--format', 'compact'], { folder });
  expect({ status, stdout }).toStrictEqual({ status: 0, stdout: FOUND });
});

const SHOWN = `Service db (ClusterIP; port 80)
└─ Deployment db (1 replica; container c, port 80)

Service web (ClusterIP; port 80)
└─ Deployment web (1 replica; container c, port 80)
   ├─ seen, stated nowhere: Deployment db (see above)
   └─ API, port 80; seen: Service api (ClusterIP; port 80)
      └─ Deployment api (1 replica; container c, port 80)
`;
const FOUND = `shop.yaml:1: warning call-undeclared: Deployment web in namespace shop (apps/v1): it calls Deployment db, and states that nowhere
6 objects checked, 0 errors, 1 warning
`;

test('--format metrics counts findings by check and namespace, as Prometheus reads them', async () => {
  const { stdout } = await ran(['check', 'shop.yaml', '--seen', 'seen.txt', '--format', 'metrics'], { folder });
  expect(stdout).toBe(`# HELP kubetalk_objects Objects that were checked.
# TYPE kubetalk_objects gauge
kubetalk_objects 6
# HELP kubetalk_findings Findings of a check.
# TYPE kubetalk_findings gauge
kubetalk_findings{check="call-undeclared",severity="warning",namespace="shop"} 1
`);
});
