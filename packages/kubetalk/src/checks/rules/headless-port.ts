import { type Service, type ServicePort, targetNumber } from '../../topology/services';
import { describe } from '../address';
import type { Check } from '../check';

export const headlessPort: Check = {
  id: 'headless-port',
  outcome: 'broken',
  title: 'a call through a headless Service on a port that its Pods do not have',
  why:
    "A headless Service's name resolves to the addresses of its Pods, and no rule translates ports on the way: its port must " +
    'be the one that the Pods listen on.',
  remedy: "make the Service's port equal to its targetPort, and call that; or let it have a cluster IP",
  example: `apiVersion: v1
kind: Pod
metadata: {name: api}
spec:
  containers:
    - {name: api, image: 'api:1', env: [{name: WEB_URL, value: 'http://web:80/'}]}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  clusterIP: None
  selector: {app: web}
  ports: [{port: 80, targetPort: 8080}]
---
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec:
  containers:
    - {name: web, image: 'web:1', ports: [{containerPort: 8080}], readinessProbe: {tcpSocket: {port: 8080}}}
`,
  *find({ services, calls }) {
    for (const call of calls) {
      const listening = call.port && call.service && translated(call.service, call.port);
      if (listening === undefined) continue;
      const { where, what, by } = describe(call);
      yield {
        ...where,
        message: `${by}: ${what}, but the Service is headless and its Pods listen on ${listening}`,
        ...((call.may || call.file !== undefined) && { outcome: 'risky' as const }),
      };
    }
    const called = new Set(calls.map(({ port }) => port));
    for (const service of services)
      for (const port of service.ports) {
        const listening = translated(service, port);
        if (!service.manifest || listening === undefined || called.has(port)) continue;
        const message = `port ${port.number} is given, but the Service is headless and its Pods listen on ${listening}`;
        yield { manifest: service.manifest, path: port.path, message, outcome: 'risky' };
      }
  },
};

/** The Pods' port, where a headless Service states another; undefined where the two are one. */
function translated({ headless, workloads }: Service, port: ServicePort): number | undefined {
  if (!headless) return undefined;
  const listening = workloads.map((workload) => targetNumber(port, workload));
  return listening.find((number) => number !== undefined && number !== port.number);
}
