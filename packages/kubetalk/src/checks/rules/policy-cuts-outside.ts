import { type Cut, cutFromOutside } from '../../topology/access';
import { backendPort, backends } from '../../topology/ingresses';
import { type Service, type ServicePort, targetNumber } from '../../topology/services';
import type { Topology } from '../../topology/topology';
import { workloadTitle } from '../../topology/workloads';
import type { Check, Fault } from '../check';

export const policyCutsOutside: Check = {
  id: 'policy-cuts-outside',
  outcome: 'risky',
  title: 'a NetworkPolicy that cuts the way in from outside',
  why:
    'A NodePort or LoadBalancer Service, or an Ingress, leads requests to Pods that admit only their peers. Whether they get ' +
    'through depends on whose address they carry when they arrive, which differs from one network plugin to another.',
  remedy: 'allow the port without a peer, or from the addresses (ipBlock) or the namespace that requests come from',
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
    - {name: web, image: 'web:1', ports: [{containerPort: 8080}], readinessProbe: {tcpSocket: {port: 8080}}}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: deny-all}
spec: {podSelector: {}}
`,
  *find(topology) {
    for (const service of topology.services)
      if (service.type === 'NodePort' || service.type === 'LoadBalancer')
        for (const port of service.ports) yield* faults(topology, service, port);
    for (const ingress of topology.ofKind('Ingress'))
      for (const backend of backends(ingress)) {
        const service = topology.findService(backend.namespace, backend.service);
        const port = service && backendPort(backend, service);
        // Requests come from the controller's Pods: a rule for some other namespace may well be meant for these.
        if (service && port) yield* faults(topology, service, port, true);
      }
  },
};

function* faults(topology: Topology, service: Service, port: ServicePort, throughController = false): Iterable<Fault> {
  for (const workload of service.workloads) {
    const number = targetNumber(port, workload);
    const why =
      number === undefined ? undefined : cutFromOutside(topology, workload, { number, protocol: port.protocol });
    if (!why || (throughController && letsInController(why))) continue;
    yield {
      manifest: why.policies[0].manifest,
      path: ['spec', 'ingress'],
      message: `ingress cuts the way from outside to ${workloadTitle(workload)}, port ${number}, which Service ${service.name} leads to`,
    };
  }
}

function letsInController({ policies }: Cut): boolean {
  return policies.some(({ ingress = [] }) =>
    ingress.some(({ peers = [] }) => peers.some(({ namespaceSelector }) => namespaceSelector)),
  );
}
