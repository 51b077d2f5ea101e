import { record } from '../../manifest/manifest';
import { workloadTitle } from '../../topology/workloads';
import type { Check } from '../check';

export const trafficStaysLocal: Check = {
  id: 'traffic-stays-local',
  outcome: 'risky',
  endangers: true,
  title: 'a Service that each node serves with its own Pods only, where not every node has one',
  why:
    'With internalTrafficPolicy or externalTrafficPolicy Local a node drops the requests that it gets where none of the Pods runs on it: callers on ' +
    'other nodes, and requests from outside to other nodes, get no answer.',
  remedy: 'use policy Cluster, or a DaemonSet, which has a Pod on each node',
  example: `apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  internalTrafficPolicy: Local
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
    for (const { manifest, open, workloads } of services) {
      const { internalTrafficPolicy, externalTrafficPolicy } = record(manifest?.value.spec);
      const pods = workloads.reduce<number>((sum, { replicas }) => sum + (replicas ?? Number.POSITIVE_INFINITY), 0);
      const [first] = workloads;
      if (!manifest || !first || !Number.isFinite(pods)) continue;
      const field =
        internalTrafficPolicy === 'Local'
          ? 'internalTrafficPolicy'
          : // A load balancer asks only nodes that have a Pod: a single one is what it can't do without.
            open && externalTrafficPolicy === 'Local' && pods === 1 && 'externalTrafficPolicy';
      if (!field) continue;
      const message = `${field} is Local, and ${workloadTitle(first)}${workloads.length > 1 ? ' and others keep' : ' keeps'} ${pods} Pod${pods === 1 ? '' : 's'}: all other nodes drop what they get`;
      yield { manifest, path: ['spec', field], message };
    }
  },
};
