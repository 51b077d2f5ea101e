import { kindOf } from '../../kubernetes/objects';
import { record, text } from '../../manifest/manifest';
import type { Check } from '../check';

export const endpointsOverwritten: Check = {
  id: 'endpoints-overwritten',
  outcome: 'broken',
  title: 'addresses that are written by hand for a Service that has a selector',
  why:
    'Kubernetes itself keeps the endpoints of a Service with a selector: it overwrites an Endpoints object, and puts what the selector ' +
    'matches beside an EndpointSlice. A tool that labels everything gives a selector to Services that were to have none.',
  remedy: 'take the selector away, or the addresses',
  example: `apiVersion: v1
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
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: {name: web-1, labels: {kubernetes.io/service-name: web}}
addressType: IPv4
endpoints: [{addresses: [10.1.2.3]}]
ports: [{port: 8080}]
`,
  *find({ services, find }) {
    for (const { manifest, name, namespace, selector, endpoints } of services) {
      const overwritten = find('Endpoints', namespace, name);
      for (const each of new Set([...endpoints, ...(overwritten ? [overwritten] : [])])) {
        if (!manifest || !selector || isControllers(each.value.metadata)) continue;
        const what = kindOf(each) === 'Endpoints' ? 'overwrites them' : 'adds the Pods that the selector matches';
        yield {
          manifest: each,
          message: `Service ${name}, which these addresses are for, has a selector: Kubernetes ${what}`,
        };
      }
    }
  },
};

/** Whether a controller made it, as what comes from a live cluster. */
function isControllers(value: Parameters<typeof record>[0]): boolean {
  const { labels, annotations, ownerReferences } = record(value);
  return (
    ownerReferences !== undefined ||
    text(record(labels)['endpointslice.kubernetes.io/managed-by']) !== '' ||
    Object.keys(record(annotations)).some((key) => key.startsWith('endpoints.kubernetes.io/'))
  );
}
