import { namespaceOf } from '../../kubernetes/objects';
import { at, record, text, title } from '../../manifest/manifest';
import type { Check } from '../check';

export const fixedReplicasScaled: Check = {
  id: 'fixed-replicas-scaled',
  outcome: 'risky',
  endangers: true,
  title: 'a number of replicas that is set for a workload which is autoscaled',
  why: 'Every apply sets that number again, whatever the HorizontalPodAutoscaler had scaled to, and Pods are killed for it.',
  remedy: 'leave replicas out of the workload',
  example: `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: 2
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: 'web:1'}]}
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: web}
spec:
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
  maxReplicas: 3
`,
  *find(topology) {
    for (const scaler of topology.ofKind('HorizontalPodAutoscaler')) {
      const { kind, name } = record(record(scaler.value.spec).scaleTargetRef);
      const manifest = topology.find(text(kind), namespaceOf(scaler), text(name));
      const replicas = manifest && at(manifest.value, ['spec', 'replicas']);
      if (!manifest || typeof replicas !== 'number') continue;
      yield {
        manifest,
        path: ['spec', 'replicas'],
        message: `replicas ${replicas} is set, but ${title(scaler)} decides it`,
      };
    }
  },
};
