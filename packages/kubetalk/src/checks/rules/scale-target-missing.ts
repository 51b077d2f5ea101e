import { namespaceOf } from '../../kubernetes/objects';
import { record, text } from '../../manifest/manifest';
import { hint, meantName, misspelt } from '../../text/nearest';
import type { Check } from '../check';
import { isOthers, missing } from '../missing';

export const scaleTargetMissing: Check = {
  id: 'scale-target-missing',
  outcome: 'broken',
  title: 'a HorizontalPodAutoscaler whose target is not in the manifests',
  why: 'It is accepted and scales nothing: its status says FailedGetScale.',
  remedy: 'make scaleTargetRef the kind and name of a workload of the same namespace',
  example: `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: web}
spec:
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
  maxReplicas: 3
`,
  *find(topology) {
    if (isOthers(topology, topology.workloads)) return;
    for (const manifest of topology.ofKind('HorizontalPodAutoscaler')) {
      const { kind, name } = record(record(manifest.value.spec).scaleTargetRef);
      const namespace = namespaceOf(manifest);
      if (text(kind) === '' || text(name) === '' || topology.find(text(kind), namespace, text(name))) continue;
      if (!SCALED.includes(text(kind))) continue;
      const same = topology.workloadsNamed(namespace, text(name)).find((some) => SCALED.includes(some.kind));
      const known = topology.namesOf(text(kind), namespace);
      const meant = same ? `${same.kind} ${same.name}` : misspelt(text(name), known);
      yield {
        manifest,
        path: ['spec', 'scaleTargetRef'],
        message: `scaleTargetRef ${text(kind)} ${text(name)} is not in the manifests${hint(meant ?? meantName(text(name), known))}`,
        ...missing(topology, meant !== undefined, 'Pod'),
      };
    }
  },
};

/** Kinds of Kubernetes' own that can be scaled; a custom resource may be as well. */
const SCALED = ['Deployment', 'ReplicaSet', 'StatefulSet', 'ReplicationController'];
