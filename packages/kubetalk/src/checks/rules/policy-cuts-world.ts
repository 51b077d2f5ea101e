import { serviceNames } from '../../kubernetes/service-names';
import { mayReachOutside } from '../../topology/access';
import type { Call } from '../../topology/calls';
import type { Topology } from '../../topology/topology';
import { workloadTitle } from '../../topology/workloads';
import { describe, onceEach } from '../address';
import type { Check } from '../check';

export const policyCutsWorld: Check = {
  id: 'policy-cuts-world',
  outcome: 'risky',
  title: 'a NetworkPolicy that cuts a call to a host outside of the cluster',
  why:
    'Where a policy restricts egress, a Pod reaches only what a rule allows. Selectors are for Pods: a host of the internet, or a database ' +
    'beside the cluster, needs a range of addresses (ipBlock) or a rule without peers. Calls hang until their timeout.',
  remedy: 'allow egress to the addresses of that host (ipBlock) on its port',
  example: `apiVersion: v1
kind: Pod
metadata: {name: pay, labels: {app: pay}}
spec:
  containers:
    - {name: pay, image: 'pay:1', env: [{name: BANK_URL, value: 'https://api.bank.com/v1'}]}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: pay}
spec:
  podSelector: {matchLabels: {app: pay}}
  policyTypes: [Egress]
  egress: [{to: [{namespaceSelector: {}}], ports: [{port: 53, protocol: UDP}, {port: 53}]}]
`,
  *find(topology) {
    if (topology.policies.length === 0) return;
    for (const call of onceEach(topology.calls)) {
      const { caller, address } = call;
      if (!isOfTheWorld(call, topology)) continue;
      const number = address.port ?? 443;
      if (mayReachOutside(topology, caller, { number, protocol: 'TCP' }) !== false) continue;
      const [policy] = topology.policiesOf(caller, 'egress');
      const { what, by } = describe(call);
      if (policy)
        yield {
          manifest: policy.manifest,
          path: ['spec', 'egress'],
          message: `egress keeps ${workloadTitle(caller)} from a host outside of the cluster: ${by}: ${what}`,
        };
    }
  },
};

/** Whether a call, that is one for sure, is of a name in the world's DNS. */
function isOfTheWorld({ service, address, file, may, caller }: Call, topology: Topology): boolean {
  const { host, form } = address;
  if (service || form !== 'url' || file !== undefined || may) return false;
  if (!/\.[a-z]{2,}$/.test(host) || /\.(local|svc|internal|localdomain|localhost|example|test|invalid)$/.test(host))
    return false;
  const names = serviceNames(host, caller.namespace);
  return !names.some(
    ({ certain, namespace }) => certain || (topology.namespaces.has(namespace) && namespace !== caller.namespace),
  );
}
