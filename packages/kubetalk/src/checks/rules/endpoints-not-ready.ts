import { listed } from '../../text/budget';
import { notReady, notRunning } from '../../topology/live';
import { workloadTitle } from '../../topology/workloads';
import type { Check } from '../check';

export const endpointsNotReady: Check = {
  id: 'endpoints-not-ready',
  outcome: 'broken',
  symptom: true,
  title: 'a Service of a live cluster behind which no Pod is ready',
  why:
    'The selector is right and the Pods run, yet none of them is ready, so the Service has no endpoint: every connection to it is ' +
    'refused. `kubectl get pods` shows Running, which hides it.',
  remedy: 'look at what the readinessProbe asks, and at what the program says',
  example: `apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop, uid: 0a1b, resourceVersion: '5'}
spec: {selector: {app: web}, ports: [{port: 80}]}
---
apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop, labels: {app: web}, uid: 0a1c, resourceVersion: '7'}
spec:
  containers:
    - {name: web, image: 'web:1', ports: [{containerPort: 80}], readinessProbe: {httpGet: {port: 80}}}
status:
  phase: Running
  containerStatuses: [{name: web, ready: false, state: {running: {}}}]
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata:
  name: web-x7k2p
  namespace: shop
  uid: 0a1d
  resourceVersion: '9'
  labels: {kubernetes.io/service-name: web, endpointslice.kubernetes.io/managed-by: endpointslice-controller.k8s.io}
addressType: IPv4
endpoints: [{addresses: [10.244.0.9], conditions: {ready: false}}]
`,
  *find(topology) {
    if (topology.live.isEmpty) return;
    for (const service of topology.services) {
      const { manifest, workloads, ports } = service;
      const meant = workloads.filter(({ replicas }) => replicas !== 0);
      const pods = meant.flatMap((workload) => topology.live.podsOf(workload));
      if (!manifest || ports.length === 0 || pods.length === 0 || topology.live.answering(service) !== 0) continue;
      const reasons = pods.flatMap((pod) => notReady(pod) ?? []);
      // Of a Pod that does not run, and of a port that no ready Pod has, another check says more.
      if (reasons.length < pods.length || pods.some((pod) => notRunning(pod) !== undefined)) continue;
      yield { manifest, message: `no Pod behind it is ready: ${listed(meant, workloadTitle)}: ${reasons[0]}` };
    }
  },
};
