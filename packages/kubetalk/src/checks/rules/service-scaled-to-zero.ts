import { workloadTitle } from '../../topology/workloads';
import type { Check } from '../check';

export const serviceScaledToZero: Check = {
  id: 'service-scaled-to-zero',
  outcome: 'risky',
  title: 'a Service whose workloads are all scaled to 0',
  why: 'With replicas 0 there is no Pod to forward to: until you scale the workload up, every connection is refused.',
  remedy: 'set replicas to 1 at least, or let an autoscaler decide',
  example: `apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  selector: {app: web}
  ports: [{port: 8080}]
---
apiVersion: apps/v1
kind: ReplicaSet
metadata: {name: web}
spec:
  replicas: 0
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
        - {name: web, image: 'web:1', ports: [{containerPort: 8080}], readinessProbe: {tcpSocket: {port: 8080}}}
`,
  *find({ services }) {
    for (const { manifest, workloads } of services) {
      const [workload] = workloads;
      if (!manifest || !workload || workloads.some(({ replicas }) => replicas !== 0)) continue;
      yield {
        manifest,
        path: ['spec', 'selector'],
        message: `selects the Pods of ${workloadTitle(workload)}, which has replicas 0`,
      };
    }
  },
};
