import { record, text } from '../../manifest/manifest';
import { hint, nearest } from '../../text/nearest';
import { selects } from '../../topology/services';
import type { Check } from '../check';

export const statefulSetServiceMissing: Check = {
  id: 'stateful-set-service-missing',
  outcome: 'risky',
  title: 'a StatefulSet whose serviceName is no headless Service of the manifests that selects its Pods',
  why: 'Its Pods run, but no caller finds them by their names: `web-0.web` is in the DNS only through that Service.',
  remedy:
    'name the headless Service whose selector matches the Pods, or add a Service of that name with clusterIP: None',
  example: `apiVersion: apps/v1
kind: StatefulSet
metadata: {name: web}
spec:
  serviceName: web
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: 'web:1'}]}
`,
  *find(topology) {
    for (const workload of topology.workloads) {
      const { manifest, kind, namespace } = workload;
      const name = text(record(manifest.value.spec).serviceName);
      if (kind !== 'StatefulSet' || name === '') continue;
      const service = topology.findService(namespace, name);
      if (service?.headless && selects(service, workload)) continue;
      const headless = topology.servicesOf(workload).filter((some) => some.headless);
      const problem = service ? 'is no headless Service of its Pods' : 'is no Service of the manifests';
      const [only, ...others] = headless;
      const near =
        others.length === 0
          ? only?.name
          : nearest(
              name,
              headless.map((some) => some.name),
            );
      yield { manifest, path: ['spec', 'serviceName'], message: `serviceName ${name} ${problem}${hint(near)}` };
    }
  },
};
