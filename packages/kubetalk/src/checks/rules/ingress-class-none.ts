import { identity, record, text } from '../../manifest/manifest';
import { listed } from '../../text/budget';
import { ingressClassOf } from '../../topology/ingress';
import type { Check } from '../check';

export const ingressClassNone: Check = {
  id: 'ingress-class-none',
  outcome: 'risky',
  title: 'an Ingress without a class, where no class of the manifests is the default',
  why: 'A controller serves the Ingresses of its class. One without a class gets the default class when it is created; where there is no default, no controller serves it.',
  remedy:
    'state spec.ingressClassName, or annotate the IngressClass with ingressclass.kubernetes.io/is-default-class: "true"',
  example: `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec:
  defaultBackend: {service: {name: web, port: {number: 8080}}}
---
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: {name: nginx}
spec: {controller: k8s.io/ingress-nginx}
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
    const classes = topology.ofKind('IngressClass');
    const annotations = classes.map(({ value }) => record(record(value.metadata).annotations));
    if (
      classes.length === 0 ||
      annotations.some((each) => text(each['ingressclass.kubernetes.io/is-default-class']) === 'true')
    )
      return;
    for (const manifest of topology.ofKind('Ingress')) {
      if (ingressClassOf(manifest)) continue;
      const names = listed(classes, (each) => identity(each).name);
      yield {
        manifest,
        path: ['spec'],
        message: `has no ingressClassName, and IngressClass ${names} is no default: did you mean that?`,
      };
    }
  },
};
