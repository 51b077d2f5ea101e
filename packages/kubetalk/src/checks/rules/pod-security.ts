import {
  type PodSecurityLevel,
  podSecurityLevels,
  podSecurityViolations,
} from '../../kubernetes/pod-security-standards';
import { at, record, strings, text } from '../../manifest/manifest';
import type { Topology } from '../../topology/topology';
import type { Workload } from '../../topology/workloads';
import type { Check } from '../check';

const ENFORCE = 'pod-security.kubernetes.io/enforce';

export const podSecurity: Check = {
  id: 'pod-security',
  outcome: 'broken',
  title: 'Pods that the Pod Security of their namespace refuses',
  why:
    'The API server takes a controller with any template, and then refuses every Pod that is made of it: there is none, ever, ' +
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
    const enforced = new Map(
      topology.ofKind('Namespace').map((each) => [text(record(each.value.metadata).name), each]),
    );
    for (const workload of topology.workloads) {
      if (workload.byOperator) continue;
      const namespace = enforced.get(workload.namespace);
      const labels = namespace ? strings(record(namespace.value.metadata).labels) : {};
      const level = podSecurityLevels.find((known) => known === labels[ENFORCE]);
      const minor = minorOf(labels[`${ENFORCE}-version`], topology);
      const violations = level && minor !== undefined ? violationsOf(workload, level, minor) : [];
      if (violations.length === 0) continue;
      yield {
        manifest: workload.manifest,
        path: workload.podSpecPath,
        message: `namespace ${workload.namespace} enforces Pod Security ${level}: ${violations.join('; ')}`,
        outcome: workload.kind === 'Pod' ? 'rejected' : 'broken',
      };
    }
  },
};

/** The version whose rules a namespace enforces: those of the cluster, unless its labels name an older one. */
function minorOf(version = 'latest', { kubernetes }: Topology): number | undefined {
  if (version === 'latest') return kubernetes.minor;
  const [, minor] = /^v1\.(\d{1,3})$/.exec(version) ?? [];
  return minor === undefined ? undefined : Math.min(Number(minor), kubernetes.minor);
}

function violationsOf({ manifest, podSpec, podSpecPath }: Workload, level: PodSecurityLevel, minor: number): string[] {
  const metadata = record(at(manifest.value, [...podSpecPath.slice(0, -1), 'metadata']));
  return podSecurityViolations(level, minor, { metadata, spec: podSpec });
}
