import { list } from '../../manifest/manifest';
import type { Service } from '../../topology/services';
import type { Topology } from '../../topology/topology';
import { runsToEnd, type Workload } from '../../topology/workloads';
import type { Check } from '../check';

export const noReadinessProbe: Check = {
  id: 'no-readiness-probe',
  outcome: 'risky',
  endangers: true,
  title: 'Pods behind a Service that somebody calls, which do not say when they are ready',
  why:
    'Without a readinessProbe a Pod gets requests from the moment its process starts, and goes on getting them while it can ' +
    'not answer: at every start, and whenever it hangs.',
  remedy: 'give the container that serves the Service a readinessProbe',
  example: `apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  type: NodePort
  selector: {app: web}
  ports: [{port: 8080}]
---
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec:
  containers:
    - {name: web, image: 'web:1', ports: [{containerPort: 8080}]}
`,
  *find(topology) {
    const served = new Map<Workload, string>();
    for (const service of asked(topology))
      for (const workload of service.workloads) if (!served.has(workload)) served.set(workload, service.name);
    for (const [workload, service] of served) {
      if (workload.byOperator || runsToEnd(workload) || waits(workload)) continue;
      yield {
        manifest: workload.manifest,
        path: [...workload.podSpecPath, 'containers'],
        message: `no readinessProbe, so Service ${service} sends it requests whether it is ready or not`,
      };
    }
  },
};

/** The Services that somebody in the manifests calls, or anybody from outside. */
function asked({ services, calls, backends, findService }: Topology): readonly Service[] {
  const named = new Set([
    ...calls.map(({ service }) => service),
    ...backends.map(({ namespace, service }) => findService(namespace, service)),
  ]);
  return services.filter((service) => service.open || named.has(service));
}

/** Whether a Pod is not ready before it answers: by its readinessProbe, a startupProbe, or what somebody else says of it. */
function waits({ containers, podSpec }: Workload): boolean {
  const probes = containers.flatMap((container) => container.probes);
  return probes.some(({ kind }) => kind !== 'livenessProbe') || list(podSpec.readinessGates).length > 0;
}
