import { closesDns, mayAskDns } from '../../topology/access';
import type { Policy } from '../../topology/policies';
import { workloadTitle } from '../../topology/workloads';
import { firstByName } from '../address';
import type { Check } from '../check';

export const policyCutsDns: Check = {
  id: 'policy-cuts-dns',
  outcome: 'broken',
  title: 'a NetworkPolicy that restricts egress and forgets the DNS, or closes the DNS itself',
  why: 'A caller asks the DNS before it connects. Where port 53 is closed to it, no name resolves, and it reaches no Service.',
  remedy: 'allow egress to port 53 over UDP and TCP, to namespace kube-system',
  example: `apiVersion: v1
kind: Pod
metadata: {name: api, labels: {type: api}}
spec:
  containers:
    - {name: api, image: 'api:1', env: [{name: DB_HOST, value: db}]}
---
apiVersion: v1
kind: Service
metadata: {name: db}
spec:
  selector: {type: db}
  ports: [{port: 27017}]
---
apiVersion: v1
kind: Pod
metadata: {name: db, labels: {type: db}}
spec:
  containers:
    - {name: db, image: 'mongo:7.0', ports: [{containerPort: 27017}], readinessProbe: {tcpSocket: {port: 27017}}}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: api}
spec:
  podSelector: {matchLabels: {type: api}}
  policyTypes: [Egress]
  egress: [{to: [{podSelector: {matchLabels: {type: db}}}], ports: [{port: 27017}]}]
`,
  *find(topology) {
    if (topology.policies.length === 0) return;
    const closing = new Set<Policy>();
    for (const [caller, { container }] of firstByName(topology.calls)) {
      const closed = closesDns(topology, caller);
      if (closed && !closing.has(closed.policy)) {
        closing.add(closed.policy);
        yield {
          manifest: closed.policy.manifest,
          path: ['spec', 'ingress'],
          message: `ingress closes the DNS to ${workloadTitle(caller)} of namespace ${caller.namespace}`,
          remedy: 'let in port 53 over UDP and TCP from everywhere to k8s-app=kube-dns',
          ...(closed.unsure && { outcome: 'risky' as const }),
        };
      }
      const [policy] = topology.policiesOf(caller, 'egress');
      const may = mayAskDns(topology, caller);
      if (!policy || may === true) continue;
      yield {
        manifest: policy.manifest,
        path: ['spec', 'egress'],
        message: `egress keeps ${workloadTitle(caller)} from the DNS, by which its container ${container} finds what it calls`,
        // What else a namespace is labelled with is not known.
        ...(may && {
          outcome: 'risky' as const,
          remedy: 'allow egress by the label that kube-system has by itself: kubernetes.io/metadata.name=kube-system',
        }),
      };
    }
  },
};
