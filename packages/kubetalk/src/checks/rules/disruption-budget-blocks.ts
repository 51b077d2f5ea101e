import { namespaceOf } from '../../kubernetes/objects';
import { labelSelector } from '../../kubernetes/selectors';
import { inText, type Json, type Manifest, record, text } from '../../manifest/manifest';
import type { Topology } from '../../topology/topology';
import { type Workload, workloadTitle } from '../../topology/workloads';
import type { Check } from '../check';

export const disruptionBudgetBlocks: Check = {
  id: 'disruption-budget-blocks',
  outcome: 'risky',
  endangers: true,
  title: 'a PodDisruptionBudget that allows no eviction',
  why:
    'A drain asks to evict each Pod of the node, is refused, and asks again without end: the node can be neither upgraded nor ' +
    'removed until you delete the budget.',
  remedy: 'let one Pod at least be evicted: maxUnavailable: 1, or more replicas than minAvailable',
  example: `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: web}
spec: {minAvailable: 2, selector: {matchLabels: {app: web}}}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: 2
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: 'web:1'}]}
`,
  *find(topology) {
    for (const manifest of topology.ofKind('PodDisruptionBudget')) {
      const { minAvailable, maxUnavailable, selector } = record(manifest.value.spec);
      if (isNone(maxUnavailable))
        yield {
          manifest,
          path: ['spec', 'maxUnavailable'],
          message: `maxUnavailable ${inText(maxUnavailable)} allows no eviction`,
        };
      if (!has(minAvailable) && !has(maxUnavailable))
        yield {
          manifest,
          path: ['spec'],
          message: 'has neither minAvailable nor maxUnavailable: it allows no eviction',
        };
      if (!has(minAvailable)) continue;
      const protectedOnes = topology.pods.find(namespaceOf(manifest), labelSelector(selector));
      const fewest = protectedOnes.map((workload) => fewestPods(workload, topology));
      const count = fewest.reduce<number>((sum, each) => sum + (each ?? Number.NaN), 0);
      if (!(count > 0) || !(needed(minAvailable, count) >= count)) continue;
      const whose = protectedOnes.map((workload) => {
        const scaled = scalerOf(workload, topology) ? 'is scaled to as few as' : 'has';
        return `${workloadTitle(workload)} ${scaled} ${fewestPods(workload, topology)}`;
      });
      yield {
        manifest,
        path: ['spec', 'minAvailable'],
        message: `minAvailable ${inText(minAvailable)} allows no eviction: ${whose.join(', ')}`,
      };
    }
  },
};

function has(value: Json | undefined): value is NonNullable<Json> {
  return value !== undefined && value !== null;
}

function isNone(maxUnavailable: Json | undefined): boolean {
  return maxUnavailable === 0 || (typeof maxUnavailable === 'string' && /^0+%$/.test(maxUnavailable));
}

/** How many Pods must stay of a number; a percentage is rounded up. NaN where it is neither. */
function needed(minAvailable: Json, count: number): number {
  if (typeof minAvailable === 'number') return minAvailable;
  const [, percent] = /^(\d+)%$/.exec(text(minAvailable)) ?? [];
  return Math.ceil((Number(percent ?? Number.NaN) * count) / 100);
}

/** The fewest Pods that a workload is scaled to, undefined where the manifests don't say. */
function fewestPods(workload: Workload, topology: Topology): number | undefined {
  const scaler = scalerOf(workload, topology);
  if (!scaler) return workload.kind === 'Pod' ? undefined : workload.replicas;
  const { minReplicas } = record(scaler.value.spec);
  return typeof minReplicas === 'number' ? minReplicas : 1;
}

function scalerOf({ kind, name, namespace }: Workload, topology: Topology): Manifest | undefined {
  return topology.ofKind('HorizontalPodAutoscaler').find((each) => {
    const target = record(record(each.value.spec).scaleTargetRef);
    return namespaceOf(each) === namespace && target.kind === kind && target.name === name;
  });
}
