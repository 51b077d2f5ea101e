import { list, type Manifest, record, text } from '../../manifest/manifest';
import { ingressClassOf } from '../../topology/ingress';
import type { Topology } from '../../topology/topology';
import type { Check } from '../check';

export const notProvisioned: Check = {
  id: 'not-provisioned',
  outcome: 'risky',
  symptom: true,
  title: 'a load balancer, a volume or an address of an Ingress that a live cluster has not provided yet',
  why:
    'A Service of type LoadBalancer has no address, or a claim has no volume: nothing in the cluster provides it, or it is still being ' +
    'made. The Service answers on its nodePorts alone, and Pods with such a volume wait. An Ingress has no address: no controller ' +
    'serves its class, or the controller writes none.',
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
    for (const manifest of topology.ofKind('Ingress'))
      if (hasNoAddress(topology, manifest))
        yield { manifest, path: ['spec'], message: `has no address: no controller serves ${classOf(manifest)}` };
    for (const { manifest, type } of topology.services)
      if (manifest && type === 'LoadBalancer' && hasNoAddress(topology, manifest))
        yield { manifest, path: ['spec', 'type'], message: 'has no address yet: no load balancer is provided for it' };
  },
};

function hasNoAddress({ live }: Topology, manifest: Manifest): boolean {
  const found = live.find(manifest);
  return found !== undefined && list(record(statusOf(found).loadBalancer).ingress).length === 0;
}

function classOf(manifest: Manifest): string {
  const name = ingressClassOf(manifest);
  return name ? `class ${name}, or it writes none` : 'an Ingress without a class, or it writes none';
}

function statusOf(live: Manifest | undefined) {
  return record(live?.value.status);
}
