import { selectorText } from '../../kubernetes/selectors';
import { list, record, text } from '../../manifest/manifest';
import { listed } from '../../text/budget';
import { didYouMean } from '../../text/nearest';
import { declaredAs, type Workload } from '../../topology/workloads';
import type { Check } from '../check';
import { missing } from '../missing';

export const policyPortUnknown: Check = {
  id: 'policy-port-unknown',
  outcome: 'broken',
  title: 'a NetworkPolicy that allows a port by a name that none of its Pods has',
  why:
    'A name stands for the port that a container declares by it, with its protocol. Where no Pod that the policy selects declares it, ' +
    'the rule allows nothing, and who counts on it is shut out.',
  remedy: 'use the name of a declared port, or its number; give the rule the protocol of the port',
  example: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: db}
spec:
  podSelector: {matchLabels: {app: db}}
  ingress: [{ports: [{port: postgres}]}]
---
apiVersion: v1
kind: Pod
metadata: {name: db, labels: {app: db}}
spec:
  containers: [{name: db, image: 'postgres:16', ports: [{name: pg, containerPort: 5432}]}]
`,
  *find(topology) {
    for (const { manifest, namespace, selector, ingress } of topology.policies) {
      if (!ingress) continue;
      for (const [index, rule] of list(record(manifest.value.spec).ingress).entries())
        for (const [position, each] of list(record(rule).ports).entries()) {
          const { port, protocol } = record(each);
          if (typeof port !== 'string') continue;
          const own = text(protocol) || 'TCP';
          const pods = topology.pods.find(namespace, selector);
          // Of Pods that an operator makes not every port is known.
          if (pods.length === 0 || pods.some(({ byOperator }) => byOperator)) continue;
          const named = pods.flatMap((workload) => declaredAs(workload, port));
          if (named.some((one) => one.protocol === own)) continue;
          const whose = selector.length > 0 ? `the Pods with ${selectorText(selector)}` : 'its Pods';
          yield {
            manifest,
            path: ['spec', 'ingress', index, 'ports', position, named.length > 0 ? 'protocol' : 'port'],
            message: named[0]
              ? `ingress allows port ${port} over ${own}, which ${whose} declare for ${named[0].protocol}`
              : `ingress allows port ${port}, which none of ${whose} declares${hintOf(port, pods)}`,
            ...missing(topology, true),
          };
        }
    }
  },
};

function hintOf(port: string, pods: readonly Workload[]): string {
  const names = [
    ...new Set(pods.flatMap(({ containers }) => containers.flatMap(({ ports }) => ports.map(({ name }) => name)))),
  ].filter(Boolean);
  return names.length === 0 ? '' : didYouMean(port, names, `; they declare ${listed(names)}`);
}
