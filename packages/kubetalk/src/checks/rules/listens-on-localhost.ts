import { hint } from '../../text/nearest';
import { workloadTitle } from '../../topology/workloads';
import type { Check } from '../check';
import { askersOf, listenersOf } from '../listening';

export const listensOnLocalhost: Check = {
  id: 'listens-on-localhost',
  outcome: 'broken',
  title: 'a container that listens on localhost only, where a Service or a probe asks it',
  why:
    'What listens on 127.0.0.1 answers its own Pod alone. A Service and the kubelet use the address of the Pod, and get ' +
    '"connection refused", though the same request works from within the container.',
  remedy: 'listen on all addresses of the Pod: 0.0.0.0, or :: with IPv6',
  example: `apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec:
  containers:
    - {name: web, image: 'web:1', args: ['--bind', '127.0.0.1:8080'], ports: [{containerPort: 8080}]}
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
        const local = container.init ? [] : listenersOf(workload, container, topology).filter((one) => one.local);
        if (local.length === 0) continue;
        const asked = askersOf(workload, container, topology);
        for (const { manifest, path, name, value, port, sure } of local) {
          const [number, who] = (port === undefined ? only(asked) : [port, asked.get(port)]) ?? [];
          if (who === undefined) continue;
          yield {
            manifest,
            path,
            message: `container ${container.name}${manifest === workload.manifest ? '' : ` of ${workloadTitle(workload)}`}: ${name} says ${value}, which only its own Pod reaches; ${who} asks port ${number}${hint(everywhere(value))}`,
            ...(!(sure && port !== undefined) && { outcome: 'risky' as const }),
          };
        }
      }
  },
};

function only(asked: ReadonlyMap<number, string>): readonly [number, string] | undefined {
  return asked.size === 1 ? [...asked][0] : undefined;
}

function everywhere(value: string): string {
  return value.replace(/127\.0\.0\.\d+|localhost/i, '0.0.0.0').replace('[::1]', '[::]');
}
