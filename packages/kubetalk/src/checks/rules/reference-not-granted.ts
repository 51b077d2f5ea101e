import { kindIn, kindOf, namespaceOf } from '../../kubernetes/objects';
import { groupBy } from '../../manifest/group-by';
import { list, type Manifest, record, text } from '../../manifest/manifest';
import { GATEWAY_GROUP, ROUTES } from '../../topology/backends';
import { type Reference, referencesOf } from '../../topology/references';
import type { Topology } from '../../topology/topology';
import type { Check } from '../check';
import { missing } from '../missing';

export const referenceNotGranted: Check = {
  id: 'reference-not-granted',
  outcome: 'broken',
  title: 'a route to a Service, or a listener with a certificate, of another namespace without a ReferenceGrant for it',
  why:
    'A Gateway follows a route into another namespace, and takes a certificate from there, only where a ReferenceGrant there allows it. ' +
    'Else it answers with 500, or its listener is not programmed.',
  remedy: 'add a ReferenceGrant to the other namespace, from the kind and the namespace of what names it',
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
    const granted = groupBy(topology.ofKind(`ReferenceGrant.${GATEWAY_GROUP}`), namespaceOf);
    for (const crossing of crossings(topology)) {
      const { manifest, path, kind, namespace, name } = crossing;
      const grants = granted.get(namespace) ?? [];
      if (grants.some((grant) => allows(grant, crossing))) continue;
      const referrer = `${text(manifest.value.kind)}s of namespace ${namespaceOf(manifest)}`;
      yield {
        manifest,
        path,
        message: `${kind} ${name} is in namespace ${namespace}, which grants it to no ${referrer}`,
        // Who grants something there may well keep the grants with it.
        ...missing(topology, grants.length > 0),
      };
    }
  },
};

/** What an object of the Gateway API names in another namespace, and that is there. */
interface Crossing extends Pick<Reference, 'manifest' | 'path' | 'kind' | 'namespace' | 'name'> {}

const KINDS = ['Gateway', 'ListenerSet', ...ROUTES].map((kind) => `${kind}.${GATEWAY_GROUP}`);

function* crossings(topology: Topology): Iterable<Crossing> {
  for (const { manifest, path, namespace, service } of topology.backends)
    if (KINDS.includes(kindOf(manifest)) && namespace !== namespaceOf(manifest))
      if (topology.findService(namespace, service)?.manifest)
        yield { manifest, path, kind: 'Service', namespace, name: service };
  for (const kind of KINDS)
    for (const manifest of topology.ofKind(kind))
      for (const reference of referencesOf(manifest)) {
        const { kind: named, namespace, name, key } = reference;
        // A certificate is a Secret: its keys are looked at elsewhere.
        if (key === undefined && !named.includes('.') && namespace !== namespaceOf(manifest))
          if (topology.has(named, namespace, name)) yield reference;
      }
}

/** @see https://gateway-api.sigs.k8s.io/api-types/referencegrant/ */
function allows({ value }: Manifest, { manifest, kind: named, name: object }: Crossing): boolean {
  const { from, to } = record(value.spec);
  const comes = list(from)
    .map(record)
    .some(
      ({ group, kind, namespace }) =>
        kindIn(`${text(group)}/`, text(kind)) === kindOf(manifest) && namespace === namespaceOf(manifest),
    );
  const goes = list(to)
    .map(record)
    .some(({ group = '', kind, name = object }) => group === '' && kind === named && name === object);
  return comes && goes;
}
