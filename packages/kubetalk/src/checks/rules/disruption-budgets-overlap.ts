import { namespaceOf } from '../../kubernetes/objects';
import { labelSelector } from '../../kubernetes/selectors';
import { identity, type Manifest, record } from '../../manifest/manifest';
import { type Workload, workloadTitle } from '../../topology/workloads';
import type { Check } from '../check';

export const disruptionBudgetsOverlap: Check = {
  id: 'disruption-budgets-overlap',
  outcome: 'risky',
  endangers: true,
  title: 'Pods that two PodDisruptionBudgets select',
  why: 'The API server evicts no Pod that more than one budget is for: it answers with an error, and a drain asks again without end.',
  remedy: 'have one PodDisruptionBudget for each Pod',
  example: `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: a}
spec: {maxUnavailable: 1, selector: {matchLabels: {app: web}}}
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: b}
spec: {maxUnavailable: 1, selector: {matchLabels: {tier: front}}}
---
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web, tier: front}}
spec: {containers: [{name: web, image: 'web:1'}]}
`,
  *find(topology) {
    const first = new Map<Workload, Manifest>();
    for (const manifest of topology.ofKind('PodDisruptionBudget')) {
      const { selector } = record(manifest.value.spec);
      if (selector === undefined || selector === null) continue;
      const both = topology.pods
        .find(namespaceOf(manifest), labelSelector(selector))
        .find((workload) => first.has(workload));
      if (both) {
        const message = `selects the Pods of ${workloadTitle(both)}, as PodDisruptionBudget ${identity(first.get(both) as Manifest).name} does: none of them can be evicted`;
        yield { manifest, path: ['spec', 'selector'], message };
        continue;
      }
      for (const workload of topology.pods.find(namespaceOf(manifest), labelSelector(selector)))
        first.set(workload, manifest);
    }
  },
};
