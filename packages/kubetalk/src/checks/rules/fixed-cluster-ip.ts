import { record, text } from '../../manifest/manifest';
import type { Check } from '../check';

export const fixedClusterIp: Check = {
  id: 'fixed-cluster-ip',
  outcome: 'risky',
  endangers: true,
  title: 'a Service that states its own cluster IP',
  why:
    'Each cluster gives out addresses of a range of its own. One outside of it, or given to another Service already, is refused; ' +
    'and callers use the name, so that none needs to know the address.',
  remedy: 'leave clusterIP out, or make sure that the cluster has the address free',
  example: `apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  clusterIP: 10.96.0.77
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
  *find({ services }) {
    for (const { manifest, headless } of services) {
      const address = manifest && text(record(manifest.value.spec).clusterIP);
      if (!address || headless) continue;
      yield {
        manifest,
        path: ['spec', 'clusterIP'],
        message: `clusterIP ${address} is set, which only some cluster has`,
      };
    }
  },
};
