import { kindOf } from '../../kubernetes/objects';
import { backendPort } from '../../topology/backends';
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
      const has = service.ports.map(({ number, name }) => (name ? `${number} (${name})` : number)).join(', ');
      yield {
        manifest: backend.manifest,
        path: backend.path,
        message: `Service ${service.name} has no port ${backend.port}; it has ${has || 'none'}`,
        // What an operator gives its Services is only known in part.
        ...(service.madeFor && { outcome: 'risky' as const }),
      };
    }
  },
};
