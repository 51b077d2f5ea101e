import { namespaceOf } from '../../kubernetes/objects';
import { labelSelector, selectorText } from '../../kubernetes/selectors';
import { record } from '../../manifest/manifest';
import { hint } from '../../text/nearest';
import type { Check } from '../check';
import { misspeltLabels } from '../labels';
import { isOthers, missing } from '../missing';

export const disruptionBudgetSelectsNothing: Check = {
  id: 'disruption-budget-selects-nothing',
  outcome: 'broken',
  endangers: true,
  title: 'a PodDisruptionBudget whose selector matches no Pod',
  why: 'It protects nothing: a drain evicts the Pods that it was meant for, all at once.',
  remedy: "make its selector the labels of the workload's Pods",
  example: `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: web}
spec: {minAvailable: 1, selector: {matchLabels: {app: web}}}
`,
  *find(topology) {
    if (isOthers(topology, topology.workloads)) return;
    for (const manifest of topology.ofKind('PodDisruptionBudget')) {
      const selector = labelSelector(record(manifest.value.spec).selector);
      const namespace = namespaceOf(manifest);
      if (topology.pods.first(namespace, selector, () => true)) continue;
      const what = selector.length > 0 ? `selector ${selectorText(selector)}` : 'its selector';
      const near = misspeltLabels(selector, topology.pods.in(namespace));
      yield {
        manifest,
        path: ['spec', 'selector'],
        message: `${what} matches no Pod${hint(near)}`,
        ...missing(topology, near !== undefined, 'Pod'),
      };
    }
  },
};
