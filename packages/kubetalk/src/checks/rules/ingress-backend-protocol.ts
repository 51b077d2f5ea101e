import { kindOf } from '../../kubernetes/objects';
import { record, text } from '../../manifest/manifest';
import { type Backend, backendPort } from '../../topology/backends';
import { ingressClassOf } from '../../topology/ingress';
import { type ServicePort, targetNumber } from '../../topology/services';
import type { Topology } from '../../topology/topology';
import type { Check } from '../check';

export const ingressBackendProtocol: Check = {
  id: 'ingress-backend-protocol',
  outcome: 'risky',
  title: 'an Ingress of nginx that speaks HTTP to Pods which expect HTTPS, or the other way round',
  why:
    'ingress-nginx speaks HTTP to every port, 443 too, unless the annotation backend-protocol says HTTPS. The Pods answer ' +
    '"The plain HTTP request was sent to HTTPS port", or the controller answers with 502.',
  remedy:
    'make the annotation nginx.ingress.kubernetes.io/backend-protocol what the Pods speak, or name their other port',
  example: `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec: {ingressClassName: nginx, defaultBackend: {service: {name: web, port: {number: 443}}}}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  selector: {app: web}
  ports: [{port: 443, targetPort: 8443}]
---
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec:
  containers:
    - {name: web, image: 'web:1', ports: [{containerPort: 8443}], readinessProbe: {httpGet: {path: /, port: 8443, scheme: HTTPS}}}
`,
  *find(topology) {
    for (const backend of topology.backends) {
      const { manifest, path } = backend;
      if (kindOf(manifest) !== 'Ingress' || ingressClassOf(manifest) !== 'nginx') continue;
      const annotations = record(record(manifest.value.metadata).annotations);
      const stated = text(annotations[`${PREFIX}backend-protocol`]).toUpperCase() || 'HTTP';
      if (!['HTTP', 'HTTPS'].includes(stated) || annotations[`${PREFIX}ssl-passthrough`] === 'true') continue;
      const spoken = protocolOf(backend, topology);
      if (spoken && spoken.protocol !== stated)
        yield {
          manifest,
          path,
          message: `${backend.service} gets ${stated}, where its Pods speak ${spoken.protocol}: ${spoken.shown}`,
        };
    }
  },
};

const PREFIX = 'nginx.ingress.kubernetes.io/';

/** What the Pods behind a backend's port speak, as a probe of that port shows, or the name and number that only HTTPS has. */
function protocolOf(
  backend: Backend,
  topology: Topology,
): { readonly protocol: string; readonly shown: string } | undefined {
  const service = topology.findService(backend.namespace, backend.service);
  const port = service && backendPort(backend, service);
  if (!port) return undefined;
  const schemes = service.workloads.flatMap((workload) =>
    workload.containers.flatMap(({ probes, value, ports }) =>
      probes.flatMap((probe) => {
        const { httpGet } = record(value[probe.kind]);
        const number =
          typeof probe.port === 'number' ? probe.port : ports.find(({ name }) => name === probe.port)?.number;
        const isOf = number !== undefined && number === targetNumber(port, workload);
        return httpGet && isOf
          ? [{ protocol: text(record(httpGet).scheme) || 'HTTP', shown: `a ${probe.kind} asks it so` }]
          : [];
      }),
    ),
  );
  if (schemes.length > 0) return schemes[0];
  return isHttps(port)
    ? {
        protocol: 'HTTPS',
        shown: `port ${port.number}${port.name && ` (${port.name})`} forwards to ${port.targetPort}`,
      }
    : undefined;
}

/** Whether all names and numbers of a port are of HTTPS. */
function isHttps({ number, name, targetPort }: ServicePort): boolean {
  return number === 443 && /^(?:https.*)?$/.test(name) && /^(?:https.*|\d?\d?443)$/.test(String(targetPort));
}
