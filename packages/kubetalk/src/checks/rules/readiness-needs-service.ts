import { serviceNames } from '../../kubernetes/service-names';
import { at, type FieldPath, list, record, text } from '../../manifest/manifest';
import { readAddresses, words } from '../../topology/addresses';
import type { Service } from '../../topology/services';
import type { Topology } from '../../topology/topology';
import type { Workload } from '../../topology/workloads';
import type { Check } from '../check';

export const readinessNeedsService: Check = {
  id: 'readiness-needs-service',
  outcome: 'broken',
  title: 'a readinessProbe that asks the Service of its own Pod',
  why:
    'A Service forwards to Pods that are ready, and the Pod is ready once the Service answers: each waits for the other, and ' +
    'no Pod ever gets ready.',
  remedy: 'ask localhost in the probe, or set publishNotReadyAddresses on the Service',
  example: `apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{port: 8080}]}
---
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec:
  containers:
    - name: web
      image: web:1
      ports: [{containerPort: 8080}]
      readinessProbe: {exec: {command: [wget, -qO-, 'http://web:8080/']}}
`,
  *find(topology) {
    for (const workload of topology.workloads)
      for (const { container, service, path } of asked(workload, topology))
        if (waitsFor(service, workload))
          yield {
            manifest: workload.manifest,
            path,
            message: `container ${container}: readinessProbe asks Service ${service.name}, which forwards to these Pods once they are ready`,
          };
  },
};

interface Asked {
  readonly container: string;
  readonly service: Service;
  readonly path: FieldPath;
}

/** The Services that the commands of its readiness probes name as addresses. */
function* asked({ containers, namespace }: Workload, topology: Topology): Iterable<Asked> {
  for (const { init, name: container, value, path } of containers) {
    if (init) continue;
    const way = ['readinessProbe', 'exec', 'command'] as const;
    const command = list(at(value, way)).map(text);
    for (const [index, argument] of command.entries())
      for (const { host } of index === 0 ? [] : words(argument, command[index - 1]).flatMap(readAddresses))
        for (const { name, namespace: found } of serviceNames(host, namespace)) {
          const service = topology.findService(found, name);
          if (service) yield { container, service, path: [...path, ...way, index] };
        }
  }
}

/** Whether a Service has no endpoints but Pods of the workload, and those only once they are ready. */
function waitsFor({ manifest, workloads, endpoints }: Service, workload: Workload): boolean {
  if (!manifest || endpoints.length > 0 || record(manifest.value.spec).publishNotReadyAddresses === true) return false;
  return workloads.length > 0 && workloads.every((each) => each === workload);
}
