import fc from 'fast-check';
import { callUndeclared } from '../../src/checks/call-undeclared';
import { pictureOf } from '../../src/picture/model';
import { withSeen } from '../../src/picture/seen';
import { leastPolicies } from '../../src/policies/least';
import { seenCalls } from '../../src/policies/stated';
import type { Flow } from '../../src/seen/flow';
import { flowsIn } from '../../src/seen/read';
import { compared } from '../../src/topology/seen';
import { topologyOf } from '../applied';
import { read } from '../diff/sets';

const HUBBLE = {
  verdict: 'FORWARDED',
  source: { namespace: 'shop', pod_name: 'web-5d9-x7k2p', workloads: [{ name: 'web', kind: 'Deployment' }] },
  destination: { namespace: 'shop', pod_name: 'db-0' },
  l4: { TCP: { source_port: 41000, destination_port: 5432 } },
};
const web = { namespace: 'shop', workload: 'web' };
const api = { namespace: 'shop', workload: 'api' };

test.each<[what: string, text: string, flows: readonly Flow[]]>([
  [
    'lines of hubble observe -o json; answers and other events count for nothing',
    [
      { flow: HUBBLE },
      { flow: { ...HUBBLE, verdict: 'DROPPED' } },
      { flow: { ...HUBBLE, is_reply: true } },
      { flow: { ...HUBBLE, verdict: 'AUDIT' } },
      { lost_events: { num_events_lost: 3 } },
    ]
      .map((line) => JSON.stringify(line))
      .join('\n'),
    [true, false].map((passed) => ({
      from: { namespace: 'shop', pod: 'web-5d9-x7k2p', workload: 'web' },
      to: { namespace: 'shop', pod: 'db-0' },
      port: 5432,
      passed,
    })),
  ],
  [
    'the metrics of Istio; a counter that is 0 counts for nothing',
    `# TYPE istio_requests_total counter
istio_requests_total{source_workload="web",source_workload_namespace="shop",destination_workload="api",destination_workload_namespace="shop",response_code="200"} 12
istio_requests_total{source_workload="web",source_workload_namespace="shop",destination_workload="api",destination_workload_namespace="shop",response_code="0"} 3 1732000000
istio_tcp_connections_opened_total{source_workload="api",source_workload_namespace="shop",destination_workload="web",destination_workload_namespace="shop"} 0
process_cpu_seconds_total 5`,
    [true, false].map((passed) => ({ from: web, to: api, passed })),
  ],
  [
    'the metrics of Linkerd: what goes out',
    `request_total{direction="outbound",deployment="web",namespace="shop",dst_statefulset="api",dst_namespace="shop"} 2
request_total{direction="inbound",deployment="api",namespace="shop"} 2`,
    [{ from: web, to: api, passed: true }],
  ],
  [
    "an answer of Prometheus' API, of a sum too",
    JSON.stringify({
      status: 'success',
      data: {
        resultType: 'vector',
        result: [
          {
            metric: {
              source_workload: 'web',
              source_workload_namespace: 'shop',
              destination_workload: 'api',
              destination_workload_namespace: 'shop',
            },
            value: [1732000000, '7'],
          },
          { metric: { source_workload: 'api' }, value: [1732000000, '0'] },
        ],
      },
    }),
    [{ from: web, to: api, passed: true }],
  ],
  [
    'conntrack of a node: it is the Pod that answers, whatever address was called',
    `tcp      6 86398 ESTABLISHED src=10.244.0.5 dst=10.96.0.9 sport=40112 dport=80 src=10.244.2.7 dst=10.244.0.5 sport=8080 dport=40112 [ASSURED] mark=0 use=1
ipv4     2 tcp      6 100 SYN_SENT src=10.244.0.5 dst=10.244.2.8 sport=40114 dport=5432 [UNREPLIED] src=10.244.2.8 dst=10.244.0.5 sport=5432 dport=40114
icmp     1 29 src=10.244.0.5 dst=10.244.2.7 type=8 code=0 id=1 src=10.244.2.7 dst=10.244.0.5 type=0 code=0 id=1`,
    [
      { from: { address: '10.244.0.5' }, to: { address: '10.244.2.7' }, port: 8080, passed: true },
      { from: { address: '10.244.0.5' }, to: { address: '10.244.2.8' }, port: 5432, passed: false },
    ],
  ],
  ['nothing that is known', 'hello\n{"a": 1}\n{', []],
])('reads %s', (_, text, flows) => {
  expect(flowsIn(text)).toStrictEqual(flows);
});

test('any text and any JSON is read without a fault, in time that grows with it', () => {
  const words = fc.constantFrom(
    'tcp',
    'src=',
    'sport=1',
    '[UNREPLIED]',
    'istio_requests_total{',
    'source_workload="',
    '\\',
    '"',
    '} 1',
    '{"flow":',
    '{"verdict":"FORWARDED","source":',
    'null',
    '}',
    '\n',
    '__proto__="x"',
  );
  fc.assert(fc.property(fc.array(words), fc.string(), (all, more) => Array.isArray(flowsIn(all.join('') + more))));
  const parts = fc.record({
    flow: fc.jsonValue(),
    verdict: fc.constantFrom('FORWARDED', 'DROPPED', 5),
    source: fc.jsonValue(),
    destination: fc.jsonValue(),
    l4: fc.jsonValue(),
    data: fc.record({ result: fc.jsonValue() }),
  });
  fc.assert(fc.property(fc.oneof(parts, fc.jsonValue()), (value) => Array.isArray(flowsIn(JSON.stringify(value)))));
});

const MANIFESTS = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: a, image: 'a:1', env: [{name: API, value: 'api:80'}, {name: OLD, value: 'old:80'}]}]}}}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: api, namespace: shop}
spec: {selector: {matchLabels: {app: api}}, template: {metadata: {labels: {app: api}}, spec: {containers: [{name: a, image: 'a:1', ports: [{containerPort: 8080}]}]}}}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: old, namespace: shop}
spec: {selector: {matchLabels: {app: old}}, template: {metadata: {labels: {app: old}}, spec: {containers: [{name: a, image: 'a:1', ports: [{containerPort: 80}]}]}}}
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db, namespace: shop}
spec: {serviceName: db, selector: {matchLabels: {app: db}}, template: {metadata: {labels: {app: db}}, spec: {containers: [{name: a, image: 'a:1', ports: [{containerPort: 5432}]}]}}}
---
apiVersion: v1
kind: Service
metadata: {name: api, namespace: shop}
spec: {selector: {app: api}, ports: [{port: 80, targetPort: 8080}]}
---
apiVersion: v1
kind: Service
metadata: {name: old, namespace: shop}
spec: {selector: {app: old}, ports: [{port: 80}]}
`;
const pod = (name: string, address: string) =>
  `---\napiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: shop, uid: ${name}, resourceVersion: '1', labels: {app: ${name}}}\nspec: {containers: [{name: a, image: 'a:1'}]}\nstatus: {phase: Running, podIP: ${address}}\n`;
const pods = (from: string, to: string, port: number, passed = true): Flow => ({
  from: { namespace: 'shop', pod: from },
  to: { namespace: 'shop', pod: to },
  port,
  passed,
});
const FLOWS = [
  pods('web-5d9-x7k2p', 'api-77f-abcde', 8080, false),
  pods('web-5d9-x7k2p', 'db-0', 5432),
  pods('web-5d9-x7k2p', 'web-5d9-other', 80),
  pods('web-5d9-x7k2p', 'stranger-1', 80),
  pods('api-77f-abcde', 'db-0', 5432, false),
];
const seen = (flows: readonly Flow[], text = MANIFESTS) => topologyOf(read(text), { flows });

test('stated and never used, stated and cut, used and never stated', () => {
  const found = compared(seen(FLOWS));
  expect([...(found?.stated ?? [])].map(([{ variable }, use]) => `${variable}: ${use}`)).toStrictEqual([
    'API: cut',
    'OLD: unused',
  ]);
  expect(found?.undeclared.map(({ from, to, port, passed }) => [from.name, to.name, port, passed])).toStrictEqual([
    ['web', 'db', 5432, true],
    ['api', 'db', 5432, false],
  ]);
  expect(compared(seen([]))).toBeUndefined();
});

test('a workload that is seen to call another, and states it nowhere, is a finding', () => {
  expect(callUndeclared.found(seen(FLOWS)).map(({ fault }) => fault.message)).toStrictEqual([
    'it calls StatefulSet db, port 5432, and states that nowhere',
    'it tries to call StatefulSet db, port 5432, and states that nowhere',
  ]);
});

test('the picture says of each stated call whether it was seen, and draws what is stated nowhere', () => {
  const topology = seen(FLOWS);
  const calls = withSeen(pictureOf(topology), topology).edges.filter(({ kind }) => kind === 'calls');
  expect(calls.map(({ to, labels }) => `${to.split('/').at(-1)}: ${labels.join(', ')}`)).toStrictEqual([
    'db: seen cut on port 5432, stated nowhere',
    'api: API, port 80, seen, and cut',
    'old: OLD, port 80, never seen',
    'db: seen on port 5432, stated nowhere',
  ]);
  const unseen = seen([]);
  const picture = pictureOf(unseen);
  expect(withSeen(picture, unseen)).toBe(picture);
});

test('the least policies allow what was seen to get through, and not what was tried', () => {
  const topology = seen(FLOWS);
  const { policies } = leastPolicies(topology, { stated: seenCalls(topology) });
  const rules = JSON.stringify(policies.find(({ workload }) => workload?.name === 'db')?.spec);
  expect([rules.includes('"app":"web"'), rules.includes('"app":"api"')]).toStrictEqual([true, false]);
});

test('an address is the Pod that has it now in the cluster', () => {
  const flow = { from: { address: '10.0.0.1' }, to: { address: '10.0.0.2' }, port: 80, passed: true };
  const topology = seen([flow], pod('web', '10.0.0.1') + pod('db', '10.0.0.2'));
  expect(compared(topology)?.undeclared.map(({ from, to }) => [from.name, to.name])).toStrictEqual([['web', 'db']]);
});
