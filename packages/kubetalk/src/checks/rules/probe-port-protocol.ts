import { declaredAs } from '../../topology/workloads';
import type { Check } from '../check';

export const probePortProtocol: Check = {
  id: 'probe-port-protocol',
  outcome: 'broken',
  title: 'a probe, which speaks TCP, of a port that is declared for another protocol',
  why: 'The kubelet probes over TCP, whatever protocol the port is declared for. A program that listens on UDP alone never answers.',
  remedy: 'probe a port that is declared for TCP, or use an exec probe',
  example: `apiVersion: v1
kind: Pod
metadata: {name: names}
spec:
  containers:
    - {name: names, image: 'dns:1', ports: [{name: dns, containerPort: 53, protocol: UDP}], readinessProbe: {tcpSocket: {port: dns}}}
`,
  *find({ workloads }) {
    for (const workload of workloads)
      for (const { name, ports, probes } of workload.containers)
        for (const { kind, port, path } of probes) {
          if (port === undefined) continue;
          // A name is one of the container's own.
          const declared =
            typeof port === 'string' ? ports.filter((one) => one.name === port) : declaredAs(workload, port);
          const [first] = declared;
          if (!first || declared.some(({ protocol }) => protocol === 'TCP')) continue;
          yield {
            manifest: workload.manifest,
            path,
            message: `container ${name}: ${kind} asks port ${port} by TCP, which is declared for ${first.protocol}`,
            // By number, TCP may be there undeclared.
            ...(typeof port === 'number' && { outcome: 'risky' as const }),
          };
        }
  },
};
