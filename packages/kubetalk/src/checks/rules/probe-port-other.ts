import type { Topology } from '../../topology/topology';
import { type Container, declaredAs, type Workload } from '../../topology/workloads';
import type { Check } from '../check';

export const probePortOther: Check = {
  id: 'probe-port-other',
  outcome: 'risky',
  title: "probes that all ask a common port, or the Service's, where the Pod declares another one",
  why:
    'A probe of a port on which nothing listens always fails: the Pod never gets traffic, or is restarted again and again. A chart ' +
    'that was made from a template often keeps its port 80.',
  remedy: 'probe the port that is declared, by its name',
  example: `apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - {name: web, image: 'web:1', ports: [{containerPort: 9203}], readinessProbe: {httpGet: {port: 80}}}
`,
  *find(topology) {
    for (const workload of topology.workloads)
      for (const container of workload.containers) {
        const port = otherPort(workload, container, topology);
        const [declared] = container.ports;
        if (port === undefined || !declared) continue;
        yield {
          manifest: workload.manifest,
          path: container.probes[0]?.path ?? container.path,
          message: `container ${container.name}: probes ask port ${port}, which no container declares; it declares ${declared.number}: did you mean that?`,
        };
      }
  },
};

/** The port that all probes of a container ask, where it declares one other port: a common one, or the one of its Service. */
export function otherPort(workload: Workload, { ports, probes }: Container, topology: Topology): number | undefined {
  const asked = new Set(probes.flatMap(({ port }) => port ?? []));
  const [port] = asked;
  if (ports.length !== 1 || asked.size !== 1 || typeof port !== 'number') return undefined;
  const ofService = () =>
    topology.servicesOf(workload).some((service) => service.ports.some(({ number }) => number === port));
  if (!COMMON.includes(port) && !ofService()) return undefined;
  return declaredAs(workload, port).length > 0 ? undefined : port;
}

/** Ports that templates of charts begin with; others are what a program has for its health alone. */
const COMMON: readonly number[] = [80, 443, 3000, 5000, 8000, 8080, 8443];
