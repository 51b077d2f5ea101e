import { list, record, text } from '../../manifest/manifest';
import type { Check } from '../check';

export const ingressPathPattern: Check = {
  id: 'ingress-path-pattern',
  outcome: 'risky',
  title: 'a regular expression as a path that is compared letter by letter',
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
    for (const manifest of topology.ofKind('Ingress'))
      for (const [ruleIndex, rule] of list(record(manifest.value.spec).rules).entries())
        for (const [index, each] of list(record(record(rule).http).paths).entries()) {
          const { path, pathType } = record(each);
          if (!['Prefix', 'Exact'].includes(text(pathType)) || !/[()^$|*]|\\[a-zA-Z]/.test(text(path))) continue;
          const message = `path ${text(path)} is a pattern, which pathType ${text(pathType)} takes letter by letter`;
          yield { manifest, path: ['spec', 'rules', ruleIndex, 'http', 'paths', index, 'path'], message };
        }
  },
};
