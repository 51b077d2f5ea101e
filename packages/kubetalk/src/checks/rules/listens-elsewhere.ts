import { workloadTitle } from '../../topology/workloads';
import type { Check } from '../check';
import { askersOf, listenersOf } from '../listening';

export const listensElsewhere: Check = {
  id: 'listens-elsewhere',
  outcome: 'risky',
  title: 'a container that listens on another port than its Service forwards to',
  why:
    'A containerPort only informs: it makes no program listen. Where PORT or --port says another number, the Service forwards to a ' +
    'port on which nothing listens, and every connection is refused.',
  remedy: 'state one port: in the variable or flag, in containerPort and in targetPort',
  example: `apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec:
  containers:
    - {name: web, image: 'web:1', env: [{name: PORT, value: '3000'}], ports: [{containerPort: 8080}]}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  selector: {app: web}
  ports: [{port: 80, targetPort: 8080}]
`,
  *find(topology) {
    for (const workload of topology.workloads)
      for (const container of workload.containers) {
        const listeners = container.init ? [] : listenersOf(workload, container, topology);
        const [first, ...others] = listeners.filter(({ port }) => port !== undefined);
        // Of several ports one may be for each purpose.
        if (first?.port === undefined || others.some(({ port }) => port !== first.port)) continue;
        if (container.ports.length > 1 || container.ports.some(({ number }) => number === first.port)) continue;
        const asked = askersOf(workload, container, topology);
        const [[port, who] = [], ...more] = asked;
        if (port === undefined || more.length > 0 || port === first.port) continue;
        const { manifest, path, name, value } = first;
        const by = manifest === workload.manifest ? '' : ` of ${workloadTitle(workload)}`;
        yield {
          manifest,
          path,
          message: `container ${container.name}${by}: ${name} says ${value}, where ${who} asks port ${port}`,
        };
      }
  },
};
