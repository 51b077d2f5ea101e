import { namespaceOf } from '../../kubernetes/objects';
import { type FieldPath, identity, type Manifest, record, text } from '../../manifest/manifest';
import { ingressClassOf, ingressPaths } from '../../topology/ingress';
import type { Check } from '../check';

export const ingressPathTwice: Check = {
  id: 'ingress-path-twice',
  outcome: 'risky',
  title: 'a host and path that two Ingresses, or one of them twice, send to different Services',
  why: 'A controller takes one of them, as a rule the one of the older Ingress, and leaves the other out without an error.',
  remedy:
    'send each host and path to one Service; to share requests out, use what the controller has for it (a canary)',
  example: `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec:
  rules: [{host: a.example.com, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 8080}}}}, {path: /, pathType: Prefix, backend: {service: {name: www, port: {number: 8080}}}}]}}]
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  selector: {app: web}
  ports: [{port: 8080}]
---
apiVersion: v1
kind: Service
metadata: {name: www}
spec:
  selector: {app: web}
  ports: [{port: 8080}]
---
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec:
  containers:
    - {name: web, image: 'web:1', ports: [{containerPort: 8080}], readinessProbe: {tcpSocket: {port: 8080}}}
`,
  *find(topology) {
    const seen = new Map<string, HostPath>();
    for (const manifest of topology.ofKind('Ingress'))
      for (const place of placesOf(manifest)) {
        const first = seen.get(place.key);
        if (!first) seen.set(place.key, place);
        else if (first.service !== place.service) {
          const where = first.manifest === manifest ? 'already' : `in Ingress ${identity(first.manifest).name}`;
          const message = `${place.what} goes to ${first.service.split('/')[1]} ${where}: one of the two is left out`;
          yield { manifest, path: place.path, message };
        }
      }
  },
};

interface HostPath {
  readonly manifest: Manifest;
  readonly path: FieldPath;
  readonly key: string;
  readonly what: string;
  readonly service: string;
}

/** Every host and path of an Ingress; those that a canary shares are left out. */
function placesOf(manifest: Manifest): HostPath[] {
  const annotations = record(record(manifest.value.metadata).annotations);
  if (Object.keys(annotations).some((key) => /canary/.test(key))) return [];
  return ingressPaths(manifest).flatMap(({ host, path: given, pathType, backend, at }): HostPath[] => {
    const name = text(record(backend.service).name);
    if (name === '' || name === 'ssl-redirect') return [];
    const path = given || '/';
    return [
      {
        manifest,
        path: at,
        key: JSON.stringify([ingressClassOf(manifest), host, path, pathType]),
        what: `host ${host || '*'}, path ${path}`,
        service: `${namespaceOf(manifest)}/${name}`,
      },
    ];
  });
}
