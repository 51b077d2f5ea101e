import { kindOf } from '../../kubernetes/objects';
import { listed, MOST_KNOWN } from '../../text/budget';
import { hint, nearest } from '../../text/nearest';
import { type Backend, backendPort } from '../../topology/backends';
import type { Service, ServicePort } from '../../topology/services';
import type { Check } from '../check';

export const ingressPortMissing: Check = {
  id: 'ingress-port-missing',
  outcome: 'broken',
  title: 'an Ingress that names a port which its Service does not have',
  why: "An Ingress uses the Service's ports, not those of the Pods. On another, every request is answered with an error.",
  remedy: "use the number or the name of one of the Service's ports",
  example: `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec:
  defaultBackend: {service: {name: web, port: {number: 8080}}}
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
      if (kindOf(backend.manifest) !== 'Ingress') continue;
      const service = topology.findService(backend.namespace, backend.service);
      if (!service || backend.port === undefined || service.type === 'ExternalName' || backendPort(backend, service))
        continue;
      yield {
        manifest: backend.manifest,
        path: [...backend.path, 'port'],
        message: `Service ${service.name} has no port ${backend.port}; ${meant(backend, service)}`,
      };
    }
  },
};

function meant({ port }: Backend, { ports }: Service): string {
  const [only] = ports;
  if (!only) return 'it has none';
  const nameOf = ({ name, number }: ServicePort) => (typeof port === 'string' && name !== '' ? name : String(number));
  const known = ports.slice(0, MOST_KNOWN + 1);
  const near =
    known.find(({ targetPort }) => targetPort === port)?.number ??
    nearest(String(port), known.map(nameOf)) ??
    (ports.length === 1 ? nameOf(only) : undefined);
  return `it has ${listed(ports, nameOf)}${hint(near)}`;
}
