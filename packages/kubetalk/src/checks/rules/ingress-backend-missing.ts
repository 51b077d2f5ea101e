import { kindOf } from '../../kubernetes/objects';
import { listed } from '../../text/budget';
import { hint, meantName, misspelt, nearestName } from '../../text/nearest';
import type { Check } from '../check';
import { isOthers, missing } from '../missing';

export const ingressBackendMissing: Check = {
  id: 'ingress-backend-missing',
  outcome: 'broken',
  title: 'an Ingress that sends requests to a Service which is not in the manifests',
  why: 'It is accepted, and the Ingress controller answers every request with an error such as 503.',
  remedy: 'use the name of a Service of the same namespace: an Ingress reaches no other',
  example: `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec:
  defaultBackend: {service: {name: web, port: {number: 80}}}
`,
  *find(topology) {
    if (isOthers(topology, topology.services)) return;
    for (const { manifest, path, namespace, service } of topology.backends) {
      if (kindOf(manifest) !== 'Ingress' || topology.findService(namespace, service)) continue;
      const known = topology.serviceNamesIn(namespace);
      const meant = misspelt(service, known);
      const near = meant ?? (topology.complete ? nearestName(service, known) : undefined) ?? meantName(service, known);
      const others = topology.namespacesOf(service);
      const where =
        others.length > 0 ? `is in namespace ${listed(others)}, not in ${namespace}` : 'is not in the manifests';
      yield {
        manifest,
        path: [...path, 'name'],
        message: `Service ${service} ${where}${hint(near)}`,
        ...missing(topology, meant !== undefined, 'Service'),
      };
    }
  },
};
