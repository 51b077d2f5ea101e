import { kindOf } from '../../kubernetes/objects';
import { hint, meantName, misspelt } from '../../text/nearest';
import type { Check } from '../check';
import { isOthers, missing } from '../missing';

export const backendMissing: Check = {
  id: 'backend-missing',
  outcome: 'broken',
  title: 'a route, a webhook or an APIService that names a Service which is not in the manifests',
  why:
    'It is accepted. A route then answers every request with an error, and where the API server finds no webhook, it refuses ' +
    'all objects that the webhook was to review.',
  remedy: 'use the name and the namespace of a Service that is there',
  example: `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: web}
spec: {rules: [{backendRefs: [{name: wbe, port: 80}]}]}
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
    if (isOthers(topology, topology.services)) return;
    for (const { manifest, path, namespace, service } of topology.backends) {
      if (kindOf(manifest) === 'Ingress' || topology.findService(namespace, service)) continue;
      const near = misspelt(service, topology.serviceNamesIn(namespace));
      const others = topology.namespacesOf(service);
      const meant =
        near ??
        meantName(service, topology.serviceNamesIn(namespace)) ??
        (others.length > 0 ? `${service} in namespace ${others.join(' or ')}` : undefined);
      yield {
        manifest,
        path,
        message: `Service ${service} is not in namespace ${namespace}${hint(meant)}`,
        ...missing(topology, near !== undefined, 'Service'),
      };
    }
  },
};
