import { namespaceOf } from '../../kubernetes/objects';
import { identity, record, text } from '../../manifest/manifest';
import { hint, nearestName } from '../../text/nearest';
import type { Check } from '../check';

export const ingressMiddlewareMissing: Check = {
  id: 'ingress-middleware-missing',
  outcome: 'risky',
  title: 'an Ingress of Traefik whose annotation names a Middleware in a way that Traefik does not find',
  why:
    'In the annotation a Middleware is called NAMESPACE-NAME@kubernetescrd. Of any other name Traefik logs that it does not exist, ' +
    'and answers the requests of the Ingress with 404.',
  remedy: 'write the namespace of the Middleware, a dash, its name and @kubernetescrd',
  example: `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web, annotations: {traefik.ingress.kubernetes.io/router.middlewares: strip@kubernetescrd}}
spec: {defaultBackend: {service: {name: web, port: {number: 80}}}}
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
---
apiVersion: traefik.io/v1alpha1
kind: Middleware
metadata: {name: strip}
spec: {stripPrefix: {prefixes: [/web]}}
`,
  *find(topology) {
    const all = ['traefik.io', 'traefik.containo.us'].flatMap((group) => topology.ofKind(`Middleware.${group}`));
    const names = all.map((one) => `${namespaceOf(one)}-${identity(one).name}@kubernetescrd`);
    if (all.length === 0) return;
    for (const manifest of topology.ofKind('Ingress')) {
      const stated = text(record(record(manifest.value.metadata).annotations)[KEY]);
      for (const name of stated.split(',').map((one) => one.trim())) {
        if (name === '' || names.includes(name) || /@(?!kubernetescrd$)/.test(name)) continue;
        const bare = name.replace(/@kubernetescrd$/, '');
        const index = all.findIndex((one) =>
          [identity(one).name, `${namespaceOf(one)}/${identity(one).name}`].includes(bare),
        );
        const near = names[index] ?? nearestName(name, names);
        if (near)
          yield {
            manifest,
            path: ['metadata', 'annotations', KEY],
            message: `Middleware ${name} is not found${hint(near)}`,
          };
      }
    }
  },
};

/** @see https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/ingress/ */
const KEY = 'traefik.ingress.kubernetes.io/router.middlewares';
