import { kindIn, kindOf, namespaceOf } from '../../kubernetes/objects';
import { list, type Manifest, record, text } from '../../manifest/manifest';
import { type Backend, GATEWAY_GROUP, ROUTES } from '../../topology/backends';
import type { Check } from '../check';
import { missing } from '../missing';

export const referenceNotGranted: Check = {
  id: 'reference-not-granted',
  outcome: 'broken',
  title: 'a route to a Service of another namespace without a ReferenceGrant for it',
  why: 'A Gateway follows a route into another namespace only where a ReferenceGrant there allows it. Else it answers with 500.',
  remedy: 'add a ReferenceGrant to the namespace of the Service, from the kind and the namespace of the route',
  example: `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: web, namespace: front}
spec: {rules: [{backendRefs: [{name: web, namespace: back, port: 80}]}]}
---
apiVersion: v1
kind: Service
metadata: {name: web, namespace: back}
spec:
  selector: {app: web}
  ports: [{port: 80, targetPort: 8080}]
---
apiVersion: v1
kind: Pod
metadata: {name: web, namespace: back, labels: {app: web}}
spec:
  containers:
    - {name: web, image: 'web:1', ports: [{containerPort: 8080}], readinessProbe: {tcpSocket: {port: 8080}}}
`,
  *find(topology) {
    const kinds = ROUTES.map((kind) => `${kind}.${GATEWAY_GROUP}`);
    for (const backend of topology.backends) {
      const { manifest, path, namespace, service } = backend;
      if (!kinds.includes(kindOf(manifest)) || namespace === namespaceOf(manifest)) continue;
      if (!topology.findService(namespace, service)?.manifest) continue;
      const grants = topology.ofKind(`ReferenceGrant.${GATEWAY_GROUP}`).filter((one) => namespaceOf(one) === namespace);
      if (grants.some((grant) => allows(grant, backend))) continue;
      const route = `${text(manifest.value.kind)}s of namespace ${namespaceOf(manifest)}`;
      yield {
        manifest,
        path,
        message: `Service ${service} is in namespace ${namespace}, which grants it to no ${route}`,
        // Who grants something there may well keep the grants with it.
        ...missing(topology, grants.length > 0),
      };
    }
  },
};

/** @see https://gateway-api.sigs.k8s.io/api-types/referencegrant/ */
function allows({ value }: Manifest, { manifest, service }: Backend): boolean {
  const { from, to } = record(value.spec);
  const comes = list(from)
    .map(record)
    .some(
      ({ group, kind, namespace }) =>
        kindIn(`${text(group)}/`, text(kind)) === kindOf(manifest) && namespace === namespaceOf(manifest),
    );
  const goes = list(to)
    .map(record)
    .some(({ group = '', kind, name = service }) => group === '' && kind === 'Service' && name === service);
  return comes && goes;
}
