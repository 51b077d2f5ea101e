import { didYouMean } from '../../text/nearest';
import { type Service, type ServicePort, targetNumber } from '../../topology/services';
import { declaredPorts, type Workload, workloadTitle } from '../../topology/workloads';
import type { Check, Fault } from '../check';

export const targetPortUnknown: Check = {
  id: 'target-port-unknown',
  outcome: 'broken',
  title: "a Service's targetPort that is the name of no port of its Pods",
  why: 'A port name is looked up in each Pod. Where no container declares it, the Pod is left out of the endpoints.',
  remedy: "use a name from the containers' ports, or declare one of that name",
  example: `apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  selector: {app: web}
  ports: [{port: 80, targetPort: htttp}]
---
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec:
  containers:
    - {name: web, image: 'web:1', ports: [{name: http, containerPort: 8080}], readinessProbe: {tcpSocket: {port: http}}}
`,
  *find({ services }) {
    for (const service of services)
      for (const port of service.ports)
        for (const workload of service.workloads) {
          const fault = faultOf(service, port, workload);
          if (fault) yield fault;
        }
  },
};

function faultOf({ manifest, headless, ports }: Service, port: ServicePort, workload: Workload): Fault | undefined {
  if (!manifest || workload.byOperator || targetNumber(port, workload) !== undefined) return undefined;
  const name = String(port.targetPort);
  const names = declaredPorts(workload).map((declared) => declared.name);
  const declared = declaredPorts(workload).map((some) => some.name || some.number);
  const has = declared.length > 0 ? `it declares ${declared.join(', ')}` : 'it declares no port';
  return {
    manifest,
    path: [...port.path, 'targetPort'],
    message: `targetPort ${name} is no port of ${workloadTitle(workload)} (${has})${didYouMean(name, names)}`,
    // Nothing is forwarded by a headless Service: another port keeps the Pod in its endpoints.
    ...(headless &&
      ports.some((other) => targetNumber(other, workload) !== undefined) && { outcome: 'risky' as const }),
  };
}
