import { mayReachOutside } from '../../topology/access';
import { accountOf, asksApi, runsKubectl } from '../../topology/accounts';
import { workloadTitle } from '../../topology/workloads';
import type { Check } from '../check';

export const policyCutsApiServer: Check = {
  id: 'policy-cuts-api-server',
  outcome: 'risky',
  title: 'a policy that keeps Pods from the API server, which their ServiceAccount may ask',
  why:
    'The API server is no Pod that a selector of a policy matches, not even `namespaceSelector: {}`: it runs in the network of its ' +
    'nodes. A controller then waits for "10.96.0.1:443: i/o timeout", and restarts.',
  remedy: "allow egress to ports 443 and 6443 without peers, or to the API server's addresses by ipBlock",
  example: `apiVersion: v1
kind: Pod
metadata: {name: watcher, labels: {app: watcher}}
spec:
  containers:
    - {name: watcher, image: 'bitnami/kubectl:1', command: [kubectl, get, pods, --watch]}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: watcher}
spec:
  podSelector: {matchLabels: {app: watcher}}
  policyTypes: [Egress]
  egress: [{to: [{namespaceSelector: {}}]}]
`,
  *find(topology) {
    if (topology.policies.length === 0) return;
    for (const workload of topology.workloads) {
      const asks = asksApi(topology, workload);
      if (!asks && !runsKubectl(workload)) continue;
      // Whether a policy sees the port of the Service or the one behind it depends on the network plugin.
      if (PORTS.some((number) => mayReachOutside(topology, workload, { number, protocol: 'TCP' }) !== false)) continue;
      const [policy] = topology.policiesOf(workload, 'egress');
      const why = asks ? `ServiceAccount ${accountOf(workload)} is granted something` : 'it runs kubectl';
      if (policy)
        yield {
          manifest: policy.manifest,
          path: ['spec', 'egress'],
          message: `egress keeps ${workloadTitle(workload)} from the API server, which no selector matches; ${why}`,
        };
    }
  },
};

const PORTS: readonly number[] = [443, 6443];
