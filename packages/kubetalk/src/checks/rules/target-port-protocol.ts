import { forPort, type ServicePort } from '../../topology/services';
import { type DeclaredPort, declaredAs, type Workload, workloadTitle } from '../../topology/workloads';
import type { Check } from '../check';

export const targetPortProtocol: Check = {
  id: 'target-port-protocol',
  outcome: 'broken',
  title: 'a Service that forwards one protocol to a port which its Pods declare for another',
  why: 'Forwarding rules are per protocol. TCP that is sent to a Service of UDP finds no rule and is refused.',
  remedy: "make the Service's protocol that of the container's port; both are TCP where they are left out",
  example: `apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  selector: {app: web}
  ports: [{port: 8080, protocol: UDP}]
---
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec:
  containers:
    - {name: web, image: 'web:1', ports: [{containerPort: 8080}], readinessProbe: {tcpSocket: {port: 8080}}}
`,
  *find({ services }) {
    for (const { manifest, ports, workloads } of services)
      for (const port of ports)
        for (const { workload, other } of otherProtocols(workloads, port)) {
          if (!manifest) continue;
          yield {
            manifest,
            path: port.path,
            message: `port ${port.number} is ${port.protocol}, but ${workloadTitle(workload)} declares ${port.targetPort} for ${other.protocol}`,
            ...(!isSure(port, other, workload) && { outcome: 'risky' as const }),
          };
        }
  },
};

const otherProtocols = forPort((workloads, port) =>
  workloads.flatMap((workload) => {
    const other = otherProtocol(port, workload);
    return other ? [{ workload, other }] : [];
  }),
);

function otherProtocol({ targetPort, protocol }: ServicePort, workload: Workload): DeclaredPort | undefined {
  const same = declaredAs(workload, targetPort);
  return same.some((declared) => declared.protocol === protocol) ? undefined : same[0];
}

/**
 * A port name is looked up together with its protocol. A number is found whatever the protocol, and a declaration without a
 * protocol means TCP: only another protocol, or a probe, shows that nothing listens for the Service's.
 */
function isSure({ targetPort }: ServicePort, { number, protocol }: DeclaredPort, { containers }: Workload): boolean {
  if (typeof targetPort === 'string' || protocol !== 'TCP') return true;
  return containers.some(({ probes }) => probes.some(({ port }) => port === number));
}
