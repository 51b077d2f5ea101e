import { kindOf } from '../../kubernetes/objects';
import { listed } from '../../text/budget';
import { hint } from '../../text/nearest';
import { type Backend, backendPort } from '../../topology/backends';
import type { Service, ServicePort } from '../../topology/services';
import type { Check } from '../check';

export const backendPortMissing: Check = {
  id: 'backend-port-missing',
  outcome: 'broken',
  title: 'a route, a webhook or an APIService that names a port which its Service does not have',
  why:
    "All of them use the Service's ports, not those of the Pods; a webhook and an APIService mean 443 where they name none. " +
    'On another port nothing answers.',
  remedy: "use one of the Service's ports",
  example: `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: web}
spec: {rules: [{backendRefs: [{name: web, port: 8080}]}]}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  selector: {app: web}
  ports: [{port: 80, targetPort: 8080}]
---
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec:
  containers:
    - {name: web, image: 'web:1', ports: [{containerPort: 8080}], readinessProbe: {tcpSocket: {port: 8080}}}
`,
  *find(topology) {
    for (const backend of topology.backends) {
      const service = topology.findService(backend.namespace, backend.service);
      if (!service || kindOf(backend.manifest) === 'Ingress' || backend.port === undefined) continue;
      if (service.type === 'ExternalName' || backendPort(backend, service)) continue;
      // Which number a named port of the Pods has is not known where none of them is in the manifests.
      if (backend.ofPods && typeof backend.port === 'number' && service.workloads.length === 0) continue;
      yield {
        manifest: backend.manifest,
        path: backend.path,
        message: messageOf(backend, service),
        // What an operator gives its Services is only known in part.
        ...(service.madeFor && { outcome: 'risky' as const }),
      };
    }
  },
};

function messageOf({ port, ofPods }: Backend, { name: service, ports }: Service): string {
  const has = listed(ports, ({ number, name }) => (name ? `${number} (${name})` : number)) || 'none';
  if (!ofPods) return `Service ${service} has no port ${port}; it has ${has}${hint(meantPort(port, ports)?.number)}`;
  const meant = ports.find(({ number, targetPort }) => number === port || targetPort === port);
  return typeof port === 'number'
    ? `Service ${service} forwards to no port ${port} of its Pods${hint(meant?.name || meant?.targetPort)}`
    : `Service ${service} has no port of the name ${port}; it has ${has}${hint(meant?.name)}`;
}

/** The port of the Service that was meant where that of the Pods is named, by its number or its name. */
function meantPort(port: Backend['port'], ports: readonly ServicePort[]): ServicePort | undefined {
  return ports.find(({ targetPort }) => targetPort === port) ?? (ports.length === 1 ? ports[0] : undefined);
}
