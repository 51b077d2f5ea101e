import { listed } from '../../text/budget';
import { forPort, type Service, type ServicePort } from '../../topology/services';
import {
  type DeclaredPort,
  declaredAs,
  declaredPorts,
  listeningOn,
  type Workload,
  workloadTitle,
} from '../../topology/workloads';
import type { Check, Fault } from '../check';

export const targetPortUndeclared: Check = {
  id: 'target-port-undeclared',
  outcome: 'risky',
  title: 'a Service that forwards to a port which no container declares',
  why:
    'A declared port is only a statement, so a Service forwards to any number; whether something listens there can not be ' +
    'seen in the manifests. Where nothing does, every connection is refused.',
  remedy: 'declare the port in the container that listens on it, or forward to one that is declared',
  example: `apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  selector: {app: web}
  ports: [{port: 80}]
---
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec:
  containers:
    - {name: web, image: 'web:1', ports: [{containerPort: 8080}], readinessProbe: {tcpSocket: {port: 8080}}}
`,
  *find({ services }) {
    for (const service of services)
      for (const port of service.ports) {
        // Where some of the workloads declare it, the others are strangers: another check's.
        const [workload] = service.workloads;
        if (!workload || service.endpoints.length > 0 || !nobodyDeclares(service.workloads, port)) continue;
        if (service.manifest) yield faultOf(service, port, workload);
      }
  },
};

const nobodyDeclares = forPort((workloads, port) => workloads.every((workload) => isUndeclared(port, workload)));

/** Another protocol's port of the number is another check's. */
function isUndeclared(port: ServicePort, workload: Workload): boolean {
  return (
    !workload.byOperator && typeof port.targetPort === 'number' && declaredAs(workload, port.targetPort).length === 0
  );
}

function faultOf({ manifest }: Service, port: ServicePort, workload: Workload): Fault {
  const declared = declaredPorts(workload);
  const probed = listeningOn(workload).has(Number(port.targetPort));
  return {
    manifest: manifest as NonNullable<typeof manifest>,
    path: port.path,
    message: `port ${port.number} forwards to ${port.targetPort}, which no container of ${workloadTitle(workload)} declares${
      probed ? ' (it is probed there)' : has(declared)
    }`,
  };
}

function has(declared: readonly DeclaredPort[]): string {
  const [only] = declared;
  if (!only) return '';
  if (declared.length === 1) return `; it declares ${only.number}: did you mean that?`;
  return `; it declares ${listed(declared, ({ number }) => number)}: did you mean one of these?`;
}
