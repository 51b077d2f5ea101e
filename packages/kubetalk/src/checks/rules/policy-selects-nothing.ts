import { selectorText } from '../../kubernetes/selectors';
import { MOST_KNOWN } from '../../text/budget';
import { hint } from '../../text/nearest';
import type { Check } from '../check';
import { misspeltLabels } from '../labels';
import { isOthers, missing } from '../missing';

export const policySelectsNothing: Check = {
  id: 'policy-selects-nothing',
  outcome: 'broken',
  endangers: true,
  title: 'a NetworkPolicy whose podSelector matches no Pod',
  why: 'It restricts nothing: what was meant to be closed stays open, without an error.',
  remedy: 'make its podSelector the labels of the Pods that it is for; an empty one means all of the namespace',
  example: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: db}
spec:
  podSelector: {matchLabels: {type: database}}
---
apiVersion: v1
kind: Pod
metadata: {name: db, labels: {type: db}}
spec:
  containers: [{name: db, image: 'mongo:7.0'}]
`,
  *find(topology) {
    if (isOthers(topology, topology.workloads)) return;
    for (const { manifest, namespace, selector } of topology.policies) {
      if (selector.length === 0 || topology.pods.first(namespace, selector, () => true)) continue;
      // What runs there is the cluster's own, which manifests seldom have.
      if (namespace === 'kube-system') continue;
      const near = misspeltLabels(selector, topology.pods.in(namespace).slice(0, MOST_KNOWN));
      yield {
        manifest,
        path: ['spec', 'podSelector'],
        message: `podSelector ${selectorText(selector)} matches no Pod${hint(near)}`,
        ...missing(topology, near !== undefined, 'Pod'),
      };
    }
  },
};
