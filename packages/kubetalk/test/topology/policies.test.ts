import { cut, cutFromOutside, mayAskDns } from '../../src/topology/access';
import { pod, topologyOf, workload } from './helpers';

const policy = (spec: string, name = 'rule', namespace = 'shop') => `---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: ${name}, namespace: ${namespace}}
spec: {${spec}}
`;
const pods = `
apiVersion: v1
kind: Namespace
metadata: {name: ops, labels: {team: ops}}
${pod('web')}${pod('db', 'shop', 'ports: [{containerPort: 5432, name: sql}, {containerPort: 53, name: names, protocol: UDP}]')}${pod('backup', 'ops')}`;

/** What of a connection to port 5432 of `db` is cut, and what else is allowed between the two. */
function judged(policies: string, from: string, port = { number: 5432, protocol: 'TCP' }) {
  const topology = topologyOf(pods + policies);
  const found =
    from === 'outside'
      ? cutFromOutside(topology, workload(topology, 'db'), port)
      : cut(topology, workload(topology, from), workload(topology, 'db'), port);
  return (
    found && [
      found.direction,
      found.policies.map(({ name }) => name).join(' '),
      found.allowed,
      ...(found.unsure ? ['unsure'] : []),
    ]
  );
}

const db = 'podSelector: {matchLabels: {app: db}}';
const blocked = ['ingress', 'rule', []];

test.each<[string, string, unknown]>([
  ['podSelector: {}', 'web', blocked],
  ['podSelector: {}, policyTypes: [Ingress]', 'web', blocked],
  ['podSelector: {matchLabels: {app: web}}', 'web', undefined],
  ['podSelector: {matchLabels: {app: web}}, policyTypes: [Egress]', 'web', ['egress', 'rule', []]],
  ['podSelector: {matchLabels: {app: web}}, egress: [{ports: [{port: 53}]}]', 'web', ['egress', 'rule', []]],
  // No types and an egress: both directions are restricted.
  ['podSelector: {matchLabels: {app: db}}, egress: [{}]', 'web', blocked],
  ['podSelector: {matchExpressions: [{key: app, operator: Exists}]}', 'web', blocked],
  ['podSelector: {matchExpressions: [{key: app, operator: In, values: [db, cache]}]}', 'web', blocked],
  ['podSelector: {matchExpressions: [{key: app, operator: NotIn, values: [db]}]}', 'web', undefined],
  [`${db}, ingress: [{}]`, 'web', undefined],
  [`${db}, ingress: []`, 'web', blocked],
  [`${db}, ingress: [{from: [], ports: []}]`, 'web', undefined],
  [`${db}, ingress: [{from: [{podSelector: {}}]}]`, 'web', undefined],
  [`${db}, ingress: [{from: [{podSelector: {}}]}]`, 'backup', blocked],
  [`${db}, ingress: [{from: [{podSelector: {matchLabels: {app: web}}}]}]`, 'web', undefined],
  [`${db}, ingress: [{from: [{podSelector: {matchLabels: {app: api}}}]}]`, 'web', blocked],
  [
    `${db}, ingress: [{from: [{podSelector: {matchLabels: {app: api}}}, {podSelector: {matchLabels: {app: web}}}]}]`,
    'web',
    undefined,
  ],
  [`${db}, ingress: [{from: [{namespaceSelector: {}}]}]`, 'backup', undefined],
  [`${db}, ingress: [{from: [{namespaceSelector: {matchLabels: {team: ops}}}]}]`, 'backup', undefined],
  [`${db}, ingress: [{from: [{namespaceSelector: {matchLabels: {team: ops}}}]}]`, 'web', [...blocked, 'unsure']],
  [
    `${db}, ingress: [{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: ops}}}]}]`,
    'backup',
    undefined,
  ],
  [`${db}, ingress: [{from: [{namespaceSelector: {}, podSelector: {matchLabels: {app: web}}}]}]`, 'backup', blocked],
  [
    `${db}, ingress: [{from: [{namespaceSelector: {}, podSelector: {matchLabels: {app: backup}}}]}]`,
    'backup',
    undefined,
  ],
  // The address of a Pod is not known: it may be in the range.
  [`${db}, ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8}}]}]`, 'web', [...blocked, 'unsure']],
  [`${db}, ingress: [{from: [{ipBlock: {cidr: 0.0.0.0/0}}]}]`, 'web', [...blocked, 'unsure']],
  // In these no Pod has an address.
  [`${db}, ingress: [{from: [{ipBlock: {cidr: 8.8.8.8/32}}]}]`, 'web', blocked],
  [`${db}, ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.0.0.0/8]}}]}]`, 'web', blocked],
  [`${db}, ingress: [{ports: [{port: 5432}]}]`, 'web', undefined],
  [`${db}, ingress: [{ports: [{port: 5433}]}]`, 'web', ['ingress', 'rule', ['port 5433']]],
  [`${db}, ingress: [{ports: [{port: 5431}]}]`, 'web', ['ingress', 'rule', ['port 5431']]],
  [`${db}, ingress: [{ports: [{port: 5400, endPort: 5500}]}]`, 'web', undefined],
  [`${db}, ingress: [{ports: [{port: 5400, endPort: 5432}]}]`, 'web', undefined],
  [`${db}, ingress: [{ports: [{port: 5400, endPort: 5431}]}]`, 'web', ['ingress', 'rule', ['port 5400-5431']]],
  [`${db}, ingress: [{ports: [{port: 5432, endPort: 5432}]}]`, 'web', undefined],
  [`${db}, ingress: [{ports: [{port: 5432, protocol: UDP}]}]`, 'web', ['ingress', 'rule', ['port 5432 over UDP']]],
  [`${db}, ingress: [{ports: [{protocol: TCP}]}]`, 'web', undefined],
  [`${db}, ingress: [{ports: [{protocol: UDP}]}]`, 'web', ['ingress', 'rule', ['any port over UDP']]],
  [`${db}, ingress: [{ports: [{port: sql}]}]`, 'web', undefined],
  [`${db}, ingress: [{ports: [{port: names, protocol: UDP}]}]`, 'web', ['ingress', 'rule', ['port names over UDP']]],
  [`${db}, ingress: [{ports: [{port: mysql}]}]`, 'web', ['ingress', 'rule', ['port mysql']]],
  [
    `${db}, ingress: [{from: [{podSelector: {matchLabels: {app: api}}}], ports: [{port: 80}]}, {ports: [{port: 81}]}]`,
    'web',
    ['ingress', 'rule', ['port 81']],
  ],
  [`${db}, ingress: [{ports: [{port: 80}]}, {ports: [{port: 5432}]}]`, 'web', undefined],
  // What is open to ask for names was not meant for this path.
  [`${db}, ingress: [{ports: [{port: 53, protocol: UDP}, {port: 53}]}]`, 'web', blocked],
  [
    `${db}, ingress: [{ports: [{port: 80}, {port: 53}]}, {ports: [{port: 80}]}]`,
    'web',
    ['ingress', 'rule', ['port 80']],
  ],
  [`${db}, ingress: [{}]`, 'outside', undefined],
  ['podSelector: {matchLabels: {app: web}}', 'outside', undefined],
  [`${db}, ingress: [{from: [{ipBlock: {cidr: 0.0.0.0/0}}]}]`, 'outside', undefined],
  [`${db}, ingress: [{from: [{podSelector: {}}, {ipBlock: {cidr: 0.0.0.0/0}}]}]`, 'outside', undefined],
  [`${db}, ingress: [{from: [{podSelector: {}}, {namespaceSelector: {}}]}]`, 'outside', blocked],
  [`${db}, ingress: [{ports: [{port: 80}]}]`, 'outside', ['ingress', 'rule', ['port 80']]],
])('a NetworkPolicy with %s: from %s', (spec, from, expected) => {
  expect(judged(policy(spec), from)).toStrictEqual(expected);
});

test('a policy of another namespace restricts nothing here', () => {
  expect(judged(policy('podSelector: {}', 'rule', 'ops'), 'web')).toBe(undefined);
});

test('one policy that allows is enough; where none does, all are named', () => {
  const open = policy(`${db}, ingress: [{from: [{podSelector: {matchLabels: {app: web}}}]}]`, 'open');
  const shut = policy('podSelector: {}', 'shut');
  expect(judged(open + shut, 'web')).toBe(undefined);
  expect(judged(open + shut, 'backup')).toStrictEqual(['ingress', 'shut open', []]);
});

test('a port over UDP is another port than the same over TCP', () => {
  const names = policy(`${db}, ingress: [{ports: [{port: names, protocol: UDP}]}]`);
  expect(judged(names, 'web', { number: 53, protocol: 'UDP' })).toBe(undefined);
  const byNumber = policy(`${db}, ingress: [{ports: [{port: 53, protocol: UDP}]}]`);
  expect(judged(byNumber, 'web', { number: 53, protocol: 'TCP' })).toStrictEqual([
    'ingress',
    'rule',
    ['port 53 over UDP'],
  ]);
  expect(judged(names, 'web', { number: 53, protocol: 'TCP' })).toStrictEqual([
    'ingress',
    'rule',
    ['port names over UDP'],
  ]);
});

test.each([
  ['policyTypes: [Ingress]', true],
  ['policyTypes: [Egress]', false],
  ['egress: [{}]', true],
  ['egress: [{ports: [{port: 53, protocol: UDP}]}]', true],
  ['egress: [{ports: [{port: 53}]}]', false],
  ['egress: [{ports: [{port: 80}]}, {ports: [{port: 53, protocol: UDP}]}]', true],
  ['egress: [{to: [{podSelector: {}}]}]', false],
  ['egress: [{to: [{namespaceSelector: {}}]}]', true],
  ['egress: [{to: [{podSelector: {}}, {namespaceSelector: {}}]}]', true],
  ['egress: [{to: [{ipBlock: {cidr: 10.0.0.0/8}}]}]', true],
  ['egress: [{to: [{namespaceSelector: {}}], ports: [{port: 80}]}]', false],
])('with %s a Pod may ask the DNS: %s', (spec, expected) => {
  const topology = topologyOf(pods + policy(`podSelector: {}, ${spec}`));
  expect(mayAskDns(topology, workload(topology, 'web'))).toBe(expected);
});
