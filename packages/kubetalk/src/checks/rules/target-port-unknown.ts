import { listed, MOST_KNOWN } from '../../text/budget';
import { didYouMean, misspelt } from '../../text/nearest';
import { forPort, type Service, type ServicePort, targetNumber } from '../../topology/services';
import { declaredPorts, runsToEnd, type Workload, workloadTitle } from '../../topology/workloads';
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
  *find({ services, calls, complete }) {
    const called = new Set(calls.map(({ port }) => port));
    for (const service of services)
      for (const port of service.ports) {
        // A Pod without the port is left out, and the others answer: Jobs and tests bear an application's labels as well.
        const others = withoutPort(service.workloads, port);
        const served = others.length < service.workloads.length;
        for (const workload of others) {
          const fault =
            served && runsToEnd(workload)
              ? undefined
              : faultOf(service, port, workload, { served, spared: !complete && !called.has(port) });
          if (fault) yield fault;
        }
      }
  },
};

const withoutPort = forPort((workloads, port) =>
  workloads.filter((workload) => targetNumber(port, workload) === undefined),
);

interface Doubts {
  /** Whether other workloads behind the Service have the port. */
  readonly served: boolean;
  /** Whether no caller of it is known. */
  readonly spared: boolean;
}

function faultOf(
  service: Service,
  port: ServicePort,
  workload: Workload,
  { served, spared }: Doubts,
): Fault | undefined {
  const { manifest, headless, ports } = service;
  if (!manifest || workload.byOperator) return undefined;
  const name = String(port.targetPort);
  const declared = declaredPorts(workload);
  const names = declared.slice(0, MOST_KNOWN + 1).map((some) => some.name);
  const has =
    declared.length > 0 ? `it declares ${listed(declared, (some) => some.name || some.number)}` : 'it declares no port';
  // Another port keeps the Pod in the endpoints: only this one is lost, which may belong to something that is switched off.
  // A headless Service forwards nothing, so that there not even that is.
  const kept = ports.some((other) => targetNumber(other, workload) !== undefined);
  const meant = misspelt(name, names);
  return {
    manifest,
    path: [...port.path, 'targetPort'],
    message: `targetPort ${name} is no port of ${workloadTitle(workload)} (${has})${didYouMean(name, names)}`,
    ...((served || (kept && (headless || (spared && meant === undefined)))) && { outcome: 'risky' as const }),
  };
}
