import { enforcedPodSecurity, podSecurityViolations } from '../../kubernetes/pod-security';
import { record, text } from '../../manifest/manifest';
import { podTemplateOf } from '../../topology/workloads';
import type { Check } from '../check';

export const podSecurity: Check = {
  id: 'pod-security',
  outcome: 'broken',
  title: 'Pods that the Pod Security of their namespace refuses',
  why:
    'The API server accepts a controller with any template, and then refuses every Pod that is made of it: it never has a Pod, ' +
    'and only the events of the controller say why.',
  remedy: 'set in the template what the level demands, or lower the level of the namespace',
  example: `apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {pod-security.kubernetes.io/enforce: baseline}}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {hostNetwork: true, containers: [{name: web, image: 'web:1'}]}
`,
  *find(topology) {
    const namespaces = new Map(
      topology.ofKind('Namespace').map((each) => [text(record(each.value.metadata).name), each]),
    );
    for (const workload of topology.workloads) {
      if (workload.byOperator) continue;
      const enforced = enforcedPodSecurity(namespaces.get(workload.namespace)?.value, topology.kubernetes.minor);
      const violations = enforced ? podSecurityViolations(enforced, podTemplateOf(workload)) : [];
      if (violations.length === 0) continue;
      yield {
        manifest: workload.manifest,
        path: workload.podSpecPath,
        message: `namespace ${workload.namespace} enforces Pod Security ${enforced?.level}: ${violations.join('; ')}`,
        outcome: workload.kind === 'Pod' ? 'rejected' : 'broken',
      };
    }
  },
};
