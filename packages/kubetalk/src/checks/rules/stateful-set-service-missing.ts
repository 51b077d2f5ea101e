import { record, text } from '../../manifest/manifest';
import { hint, nearest } from '../../text/nearest';
import { selects } from '../../topology/services';
import type { Check } from '../check';

export const statefulSetServiceMissing: Check = {
  id: 'stateful-set-service-missing',
  outcome: 'risky',
  title: 'a serviceName or subdomain that is no headless Service of the manifests which selects the Pods',
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
      const { manifest, kind, namespace, podSpec, podSpecPath } = workload;
      const isSet = kind === 'StatefulSet';
      const field = isSet ? 'serviceName' : 'subdomain';
      const name = text(isSet ? record(manifest.value.spec).serviceName : podSpec.subdomain);
      if (name === '' || (!isSet && text(podSpec.hostname) === '')) continue;
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
      const path = [...(isSet ? ['spec'] : podSpecPath), field];
      yield { manifest, path, message: `${field} ${name} ${problem}${hint(near)}` };
    }
  },
};
