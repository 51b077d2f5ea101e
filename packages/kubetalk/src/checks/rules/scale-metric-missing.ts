import { namespaceOf } from '../../kubernetes/objects';
import { type FieldPath, type Json, list, type Manifest, record, text } from '../../manifest/manifest';
import { type Container, type Workload, workloadTitle } from '../../topology/workloads';
import type { Check } from '../check';
import { missing } from '../missing';

export const scaleMetricMissing: Check = {
  id: 'scale-metric-missing',
  outcome: 'broken',
  endangers: true,
  title: 'an autoscaler by utilization of what a container does not request',
  why:
    'Utilization is a share of what all containers of a Pod request. Where one requests nothing, the share is not known, and the ' +
    'autoscaler scales nothing: its status says FailedGetResourceMetric.',
  remedy: 'give every container of the Pod, sidecars too, a request of that resource',
  example: `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: web}
spec:
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
  maxReplicas: 3
  metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 80}}}]
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: 'web:1'}]}
`,
  *find(topology) {
    for (const manifest of topology.ofKind('HorizontalPodAutoscaler')) {
      const { scaleTargetRef } = record(manifest.value.spec);
      const { kind, name } = record(scaleTargetRef);
      const workload = topology.workloadNamed(text(kind), namespaceOf(manifest), text(name));
      if (!workload || workload.byOperator || topology.ofKind('LimitRange').length > 0) continue;
      for (const { resource, container, path } of utilizations(manifest)) {
        const without = lacking(workload, resource, container);
        if (!without) continue;
        const message = `scales by utilization of ${resource}, but container ${without.name} of ${workloadTitle(workload)} requests none`;
        // The cluster may have a default for it.
        yield { manifest, path, message, ...missing(topology, false) };
      }
    }
  },
};

/** The container that requests nothing of a resource. */
function lacking({ podSpec, containers }: Workload, resource: string, only: string | undefined): Container | undefined {
  const isGiven = (resources: Json | undefined) => {
    const { requests, limits } = record(resources);
    // A limit is the request where there is none.
    return [requests, limits].some((one) => Object.hasOwn(record(one), resource));
  };
  if (isGiven(podSpec.resources)) return undefined;
  const running = containers.filter(({ init, name }) => !init && (only === undefined || name === only));
  return running.find(({ value }) => !isGiven(value.resources));
}

interface Utilization {
  readonly resource: string;
  readonly container: string | undefined;
  readonly path: FieldPath;
}

function utilizations({ value }: Manifest): readonly Utilization[] {
  const { targetCPUUtilizationPercentage: percentage, metrics } = record(value.spec);
  const old =
    typeof percentage === 'number'
      ? [{ resource: 'cpu', container: undefined, path: ['spec', 'targetCPUUtilizationPercentage'] }]
      : [];
  const found = list(metrics).flatMap((metric, index): Utilization[] => {
    const { resource, containerResource } = record(metric);
    const { name, container, target } = record(resource ?? containerResource);
    if (record(target).averageUtilization === undefined || record(target).averageUtilization === null) return [];
    return [{ resource: text(name), container: text(container) || undefined, path: ['spec', 'metrics', index] }];
  });
  return [...old, ...found];
}
