import { runsToEnd, type Workload } from '../../topology/workloads';
import type { Check } from '../check';

export const noReadinessProbe: Check = {
  id: 'no-readiness-probe',
  outcome: 'risky',
  title: 'Pods behind a Service that do not say when they are ready',
  why:
    'Without a readinessProbe a Pod gets requests from the moment its process starts, and goes on getting them while it can ' +
    'not answer: at every start, and whenever it hangs.',
  remedy: 'give the container that serves the Service a readinessProbe',
  example: `apiVersion: v1
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
    - {name: web, image: 'web:1', ports: [{containerPort: 8080}]}
`,
  *find({ services }) {
    const served = new Map<Workload, string>();
    for (const { name, workloads } of services)
      for (const workload of workloads) if (!served.has(workload)) served.set(workload, name);
    for (const [workload, service] of served) {
      if (workload.byOperator || runsToEnd(workload)) continue;
      if (workload.containers.some(({ probes }) => probes.some(({ kind }) => kind === 'readinessProbe'))) continue;
      yield {
        manifest: workload.manifest,
        path: [...workload.podSpecPath, 'containers'],
        message: `no readinessProbe, so Service ${service} sends it requests whether it is ready or not`,
      };
    }
  },
};
