import { record, text } from '../../manifest/manifest';
import { ingressPaths } from '../../topology/ingress';
import type { Check } from '../check';

export const ingressPathPattern: Check = {
  id: 'ingress-path-pattern',
  outcome: 'risky',
  title:
    'a regular expression as a path that is compared letter by letter, or that lacks the group which a rewrite puts in',
  why:
    'With pathType Prefix or Exact a path is no pattern: no request has it. The webhook of ingress-nginx refuses it where it is there, ' +
    'and other controllers answer with 404.',
  remedy: 'use pathType ImplementationSpecific for a pattern, or a path without one',
  example: `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec:
  rules: [{http: {paths: [{path: '/api(/|$)(.*)', pathType: Prefix, backend: {service: {name: web, port: {number: 8080}}}}]}}]
---
apiVersion: v1
kind: Service
metadata: {name: web}
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
    for (const manifest of topology.ofKind('Ingress')) {
      const target = text(record(record(manifest.value.metadata).annotations)[REWRITE]);
      const groups = Math.max(0, ...[...target.matchAll(/\$(\d)/g)].map(([, number]) => Number(number)));
      for (const { path, pathType, at } of ingressPaths(manifest)) {
        const has = path.replace(/\\.|\(\?/g, '').split('(').length - 1;
        if (groups > has) {
          const rest = target.replace(/\$\d/g, '') || '/';
          yield {
            manifest,
            path: [...at, 'path'],
            message: `path ${path} has ${has || 'no'} group${has > 1 ? 's' : ''} in parentheses, and rewrite-target ${target} takes group ${groups}: all of it is rewritten to ${rest}`,
            ...(has === 0 && {
              remedy: `give the path a group for what is kept, as in ${path.replace(/\/$/, '')}${groups === 2 ? '(/|$)(.*)' : '/(.*)'}`,
            }),
          };
        }
        if (!['Prefix', 'Exact'].includes(pathType) || !/[()^$|*]|\\[a-zA-Z]/.test(path)) continue;
        const message = `path ${path} is a pattern, which pathType ${pathType} takes letter by letter`;
        yield { manifest, path: [...at, 'path'], message };
      }
    }
  },
};

/** @see https://kubernetes.github.io/ingress-nginx/examples/rewrite/ */
const REWRITE = 'nginx.ingress.kubernetes.io/rewrite-target';
