import { declaredAs, declaredPorts } from '../../topology/workloads';
import type { Check } from '../check';
import { otherPort } from './probe-port-other';

export const probePortUndeclared: Check = {
  id: 'probe-port-undeclared',
  outcome: 'risky',
  endangers: true,
  quiet: true,
  title: 'a probe on a port that no container of its Pod declares',
  why:
    'Where nothing listens on the port, the probe always fails: the Pod never gets traffic, or is restarted again and again. ' +
    'Nothing in the manifests shows that something does.',
  remedy: 'declare the port in the container that listens on it, or probe one that is declared',
  example: `apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - {name: web, image: 'web:1', ports: [{containerPort: 8080}], livenessProbe: {tcpSocket: {port: 8081}}}
`,
  *find(topology) {
    for (const workload of topology.workloads) {
      const declared = declaredPorts(workload);
      for (const container of workload.containers)
        for (const { kind, port, path } of container.probes) {
          if (typeof port !== 'number' || declaredAs(workload, port).length > 0) continue;
          if (otherPort(workload, container, topology) !== undefined) continue;
          const hint = declared.length === 1 ? `; its Pod declares ${declared[0]?.number}: did you mean that?` : '';
          yield {
            manifest: workload.manifest,
            path,
            message: `container ${container.name}: ${kind} asks port ${port}, which no container declares${hint}`,
          };
        }
    }
  },
};
