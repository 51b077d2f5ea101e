import { problemText } from '../../kubernetes/schema/problem';
import { problemsOf } from '../../kubernetes/schema/problems';
import { type JsonObject, list, record } from '../../manifest/manifest';
import type { Workload } from '../../topology/workloads';
import type { Check } from '../check';

export const statefulSetPod: Check = {
  id: 'stateful-set-pod',
  outcome: 'broken',
  title: 'a StatefulSet whose Pods the API server would refuse',
  why:
    'Before Kubernetes 1.34, the API server accepts a StatefulSet, unlike other controllers, with a template that it refuses in a Pod. It ' +
    'stays at 0 Pods, and only its events say why.',
  until: '1.33',
  remedy: 'write the template as the API server accepts it in a Pod',
  example: `apiVersion: apps/v1
kind: StatefulSet
metadata: {name: web}
spec:
  serviceName: web
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: Web, image: 'web:1', readinessProbe: {tcpSocket: {port: 80}}, ports: [{containerPort: 80}]}]}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {clusterIP: None, selector: {app: web}}
`,
  *find({ workloads, kubernetes }) {
    if (kubernetes.minor > 33) return;
    for (const workload of workloads) {
      if (workload.kind !== 'StatefulSet') continue;
      for (const { check, path, message } of problemsOf(podWithClaims(workload), kubernetes)) {
        // Fields and types are judged in the StatefulSet itself.
        if (path[0] !== 'spec' || OF_THE_SET.includes(check)) continue;
        const place = [...workload.podSpecPath, ...path.slice(1)];
        yield { manifest: workload.manifest, path: place, message: problemText({ path: place, message }) };
      }
    }
  },
};

const OF_THE_SET: readonly string[] = ['unknown-field', 'wrong-type', 'not-base64'];

/** A Pod as the StatefulSet would make it: the claims of its templates are volumes of its own. */
function podWithClaims({ manifest, podSpec }: Workload): JsonObject {
  const claims = list(record(manifest.value.spec).volumeClaimTemplates).map((claim) => ({
    name: record(record(claim).metadata).name,
    emptyDir: {},
  }));
  // A claim takes the place of a volume of its name.
  const others = list(podSpec.volumes).filter((volume) => !claims.some(({ name }) => name === record(volume).name));
  const spec = { ...podSpec, volumes: [...others, ...claims] };
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'pod' }, spec };
}
