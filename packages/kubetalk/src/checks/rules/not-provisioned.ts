import { list, type Manifest, record, text } from '../../manifest/manifest';
import type { Check } from '../check';

export const notProvisioned: Check = {
  id: 'not-provisioned',
  outcome: 'risky',
  symptom: true,
  title: 'a load balancer or a volume that a live cluster has not provided yet',
  why:
    'A Service of type LoadBalancer has no address, or a claim has no volume: nothing in the cluster provides it, or it is still being ' +
    'made. The Service answers on its nodePorts alone, and Pods with such a volume wait.',
  remedy: 'see kubectl describe for what it waits for; clusters without a cloud need a controller for it',
  example: `apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: data, namespace: shop, uid: 0a1b, resourceVersion: '7'}
spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
status: {phase: Pending}
`,
  *find(topology) {
    if (topology.live.isEmpty) return;
    for (const manifest of topology.ofKind('PersistentVolumeClaim'))
      if (text(statusOf(topology.live.find(manifest)).phase) === 'Pending')
        yield { manifest, path: ['status', 'phase'], message: 'is Pending: it has no volume yet' };
    for (const { manifest, type } of topology.services) {
      const live = type === 'LoadBalancer' && manifest ? topology.live.find(manifest) : undefined;
      if (manifest && live && list(record(statusOf(live).loadBalancer).ingress).length === 0)
        yield { manifest, path: ['spec', 'type'], message: 'has no address yet: no load balancer is provided for it' };
    }
  },
};

function statusOf(live: Manifest | undefined) {
  return record(live?.value.status);
}
