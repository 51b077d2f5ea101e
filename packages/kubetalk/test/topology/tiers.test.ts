import { kindOf } from '../../src/kubernetes/objects';
import { mayHoldPods } from '../../src/topology/ranges';
import { calicoSelector } from '../../src/topology/tiers/calico-selector';
import { verdictAt } from '../../src/topology/verdict';
import { pod, topologyOf, workload } from './helpers';

const pods = `
apiVersion: v1
kind: Namespace
metadata: {name: ops, labels: {team: ops}}
---
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {team: shop}}
${pod('web')}${pod('db', 'shop', 'ports: [{containerPort: 5432, name: sql}]')}${pod('backup', 'ops')}${pod('other', 'unknown')}`;

let count = 0;
const object = (apiVersion: string, kind: string, spec: string, place = '') => `---
apiVersion: ${apiVersion}
kind: ${kind}
metadata: {name: p${count++}${place}}
spec: {${spec}}
`;
const inShop = ', namespace: shop';
const deny = object('networking.k8s.io/v1', 'NetworkPolicy', 'podSelector: {matchLabels: {app: db}}', inShop);
const anp = (priority: number, rules: string) =>
  object(
    'policy.networking.k8s.io/v1alpha1',
    'AdminNetworkPolicy',
    `priority: ${priority}, subject: {namespaces: {matchLabels: {team: shop}}}, ingress: [${rules}]`,
  );
const banp = (rules: string) =>
  object(
    'policy.networking.k8s.io/v1alpha1',
    'BaselineAdminNetworkPolicy',
    `subject: {namespaces: {}}, ingress: [${rules}]`,
  );
const cnp = (tier: string, rules: string) =>
  object(
    'policy.networking.k8s.io/v1alpha2',
    'ClusterNetworkPolicy',
    `tier: ${tier}, priority: 5, subject: {pods: {namespaceSelector: {}, podSelector: {matchLabels: {app: db}}}}, ingress: [${rules}]`,
  );
const cilium = (spec: string) =>
  object('cilium.io/v2', 'CiliumNetworkPolicy', `endpointSelector: {matchLabels: {app: db}}, ${spec}`, inShop);
const calico = (spec: string, kind = 'NetworkPolicy') =>
  object('projectcalico.org/v3', kind, `selector: "app == 'db'", ${spec}`, kind === 'NetworkPolicy' ? inShop : '');

const all = 'from: [{namespaces: {}}]';
const ofWeb = 'from: [{pods: {namespaceSelector: {}, podSelector: {matchLabels: {app: web}}}}]';

/** What the policies of `db` say of a connection to its port 5432, and the kinds of those that decide. */
function answer(policies: string, from = 'web', port = { number: 5432, protocol: 'TCP' }) {
  const topology = topologyOf(pods + policies);
  const own = workload(topology, 'db');
  const other = from === 'outside' ? undefined : workload(topology, from);
  const { answer, reasons } = verdictAt(topology, { direction: 'ingress', own, other, port });
  return [answer, ...reasons.map(({ manifest, effect }) => `${kindOf(manifest).split('.')[0]} ${effect}`)];
}

const ADMIN = 'AdminNetworkPolicy';
const CLOSED = 'NetworkPolicy closes';

test.each<[string, string, unknown[], string?]>([
  ['nothing', '', [true]],
  ['a NetworkPolicy alone', deny, [false, CLOSED]],
  [
    'an Allow of an administrator, before a NetworkPolicy',
    anp(1, `{action: Allow, ${all}}`) + deny,
    [true, `${ADMIN} allows`],
  ],
  ['a Deny of an administrator', anp(1, `{action: Deny, ${all}}`), [false, `${ADMIN} denies`]],
  [
    'the first rule of one policy',
    anp(1, `{action: Allow, ${ofWeb}}, {action: Deny, ${all}}`),
    [true, `${ADMIN} allows`],
  ],
  [
    'the first rule of one policy, for another',
    anp(1, `{action: Allow, ${ofWeb}}, {action: Deny, ${all}}`),
    [false, `${ADMIN} denies`],
    'backup',
  ],
  [
    'the lower priority first',
    anp(9, `{action: Allow, ${all}}`) + anp(2, `{action: Deny, ${all}}`),
    [false, `${ADMIN} denies`],
  ],
  [
    'a Pass, which leaves it to NetworkPolicies',
    anp(1, `{action: Pass, ${all}}, {action: Deny, ${all}}`) + deny,
    [false, CLOSED],
  ],
  [
    'a Pass without NetworkPolicies, which leaves it to the baseline',
    anp(1, `{action: Pass, ${all}}`) + banp(`{action: Deny, ${all}}`),
    [false, 'BaselineAdminNetworkPolicy denies'],
  ],
  [
    'the baseline, after a NetworkPolicy that allows',
    banp(`{action: Deny, ${all}}`) + deny.replace('podSelector: {', 'ingress: [{}], podSelector: {'),
    [true, 'NetworkPolicy allows'],
  ],
  [
    'a namespace of which the labels are not known',
    anp(1, '{action: Deny, from: [{namespaces: {matchLabels: {team: ops}}}]}'),
    ['may', `${ADMIN} denies`],
    'other',
  ],
  [
    'a port by number',
    anp(1, `{action: Deny, ${all}, ports: [{portNumber: {protocol: TCP, port: 5432}}]}`),
    [false, `${ADMIN} denies`],
  ],
  [
    'a range of ports beside it',
    anp(1, `{action: Deny, ${all}, ports: [{portRange: {protocol: TCP, start: 1, end: 5431}}]}`),
    [true],
  ],
  ['a named port', anp(1, `{action: Deny, ${all}, ports: [{namedPort: sql}]}`), [false, `${ADMIN} denies`]],
  [
    'Accept of a ClusterNetworkPolicy',
    cnp('Admin', `{action: Accept, ${all}}`) + deny,
    [true, 'ClusterNetworkPolicy allows'],
  ],
  [
    'a port of a ClusterNetworkPolicy',
    cnp('Baseline', `{action: Deny, ${all}, protocols: [{tcp: {destinationPort: {range: {start: 5000, end: 6000}}}}]}`),
    [false, 'ClusterNetworkPolicy denies'],
  ],
  [
    'another protocol of a ClusterNetworkPolicy',
    cnp('Baseline', `{action: Deny, ${all}, protocols: [{udp: {}}]}`),
    [true],
  ],
  [
    "Cilium's rules beside a NetworkPolicy",
    cilium('ingress: [{fromEndpoints: [{matchLabels: {app: web}}]}]') + deny,
    [true, 'CiliumNetworkPolicy allows'],
  ],
  ["Cilium's default deny", cilium('ingress: [{}]'), [false, 'CiliumNetworkPolicy closes']],
  [
    "Cilium's endpoints, which are of its own namespace",
    cilium('ingress: [{fromEndpoints: [{}]}]'),
    [false, 'CiliumNetworkPolicy closes'],
    'backup',
  ],
  [
    "Cilium's endpoints of another namespace",
    cilium('ingress: [{fromEndpoints: [{matchLabels: {k8s:io.kubernetes.pod.namespace: ops}}]}]'),
    [true, 'CiliumNetworkPolicy allows'],
    'backup',
  ],
  [
    "Cilium's deny, before all that allows",
    cilium('ingressDeny: [{fromEntities: [all]}], ingress: [{fromEntities: [all]}]'),
    [false, 'CiliumNetworkPolicy denies'],
  ],
  [
    "Cilium's ports",
    cilium("ingress: [{toPorts: [{ports: [{port: '80', protocol: TCP}]}]}]"),
    [false, 'CiliumNetworkPolicy closes'],
  ],
  [
    "Cilium's addresses, which are of no Pod",
    cilium('ingress: [{fromCIDR: [10.0.0.0/8]}]'),
    [false, 'CiliumNetworkPolicy closes'],
  ],
  ["Cilium's world", cilium('ingress: [{fromEntities: [world]}]'), [true, 'CiliumNetworkPolicy allows'], 'outside'],
  [
    'what of Cilium is not read',
    cilium('ingress: [{fromGroups: [{aws: {}}]}]'),
    ['may', 'CiliumNetworkPolicy allows', 'CiliumNetworkPolicy closes'],
  ],
  [
    "Calico's order",
    calico('order: 5, ingress: [{action: Deny}]') + calico('order: 1, ingress: [{action: Allow}]'),
    [true, 'NetworkPolicy allows'],
  ],
  [
    "Calico's selectors",
    calico(`ingress: [{action: Allow, source: {selector: "app in {'web'} && !has(x)"}}]`),
    [true, 'NetworkPolicy allows'],
  ],
  [
    "Calico's selectors of its own namespace",
    calico('ingress: [{action: Allow, source: {selector: all()}}]'),
    [false, 'NetworkPolicy closes'],
    'backup',
  ],
  [
    "Calico's selectors of namespaces",
    calico(`ingress: [{action: Allow, source: {namespaceSelector: "team == 'ops'"}}]`),
    [true, 'NetworkPolicy allows'],
    'backup',
  ],
  [
    "Calico's ports",
    calico('ingress: [{action: Allow, protocol: TCP, destination: {ports: ["5000:6000"]}}]'),
    [true, 'NetworkPolicy allows'],
  ],
  [
    "Calico's Pass",
    calico('ingress: [{action: Pass}]', 'GlobalNetworkPolicy') + banp(`{action: Deny, ${all}}`),
    [false, 'BaselineAdminNetworkPolicy denies'],
  ],
  [
    'what of Calico is not read',
    calico('ingress: [{action: Allow, source: {serviceAccounts: {names: [web]}}}]'),
    ['may', 'NetworkPolicy allows', 'NetworkPolicy closes'],
  ],
])('%s', (...[, policies, expected, from]) => {
  expect(answer(policies, from)).toEqual(expected);
});

test.each<[string, Record<string, string>, unknown]>([
  ['', {}, true],
  ['all()', {}, true],
  ["app == 'web'", { app: 'web' }, true],
  ["app != 'web'", {}, true],
  ["app == 'web' && tier == 'x' || has(y)", { app: 'web', y: '' }, true],
  ["!(app == 'web')", { app: 'web' }, false],
  ["app not in {'a', 'b'}", { app: 'b' }, false],
  ["app starts with 'we'", { app: 'web' }, true],
  ["app contains 'x'", { app: 'web' }, false],
  ['app ==', { app: 'web' }, 'may'],
  ["app ~ 'web'", { app: 'web' }, 'may'],
  ["constructor == 'x'", {}, false],
])('the selector of Calico %s', (selector, labels, expected) => {
  expect(calicoSelector(selector)(labels)).toBe(expected);
});

test.each([
  ['0.0.0.0/0', [], true],
  ['10.1.0.0/16', [], true],
  ['8.8.8.8/32', [], false],
  ['0.0.0.0/0', ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'], false],
  ['10.0.0.0/8', ['10.1.0.0/16'], true],
  ['::/0', ['fc00::/7'], false],
  ['nonsense', [], true],
])('the range %s without %j may hold Pods: %s', (cidr, except, expected) => {
  expect(mayHoldPods({ cidr, except })).toBe(expected);
});
