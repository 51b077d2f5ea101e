import { record } from '../../manifest/manifest';
import { type Service, selects } from '../../topology/services';
import { workloadTitle } from '../../topology/workloads';
import { describe } from '../address';
import type { Check } from '../check';

export const initWaitsForItself: Check = {
  id: 'init-waits-for-itself',
  outcome: 'broken',
  title: 'an init container that asks a Service behind which there are only Pods of its own kind',
  why:
    'A Pod is behind a Service once it is ready, and it is not ready before its init containers are done. Where no other Pods are ' +
    'behind the Service, each waits for one that waits too.',
  remedy: 'wait for something else, or set publishNotReadyAddresses in a headless Service that is meant for peers',
  example: `apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec:
  initContainers:
    - {name: wait, image: 'busybox:1', command: [sh, -c, 'until nc -z web 8080; do sleep 1; done']}
  containers:
    - {name: web, image: 'web:1', ports: [{containerPort: 8080}], readinessProbe: {tcpSocket: {port: 8080}}}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  selector: {app: web}
  ports: [{port: 8080}]
`,
  *find({ calls }) {
    for (const call of calls) {
      const { caller, service, container, file, may } = call;
      if (!service?.manifest || may || file !== undefined || !selects(service, caller)) continue;
      const own = caller.containers.find(({ name }) => name === container);
      if (!own?.init || service.workloads.length > 1 || publishes(service)) continue;
      const { where, what, by } = describe(call);
      yield { ...where, message: `init ${by}: ${what}, which has only Pods of ${workloadTitle(caller)} behind it` };
    }
  },
};

/** Whether Pods are behind it before they are ready. */
function publishes({ manifest }: Service): boolean {
  return record(manifest?.value.spec).publishNotReadyAddresses === true;
}
