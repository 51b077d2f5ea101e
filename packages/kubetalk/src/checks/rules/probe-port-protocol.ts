import { type JsonObject, record, text } from '../../manifest/manifest';
import { type DeclaredPort, declaredAs } from '../../topology/workloads';
import type { Check } from '../check';

export const probePortProtocol: Check = {
  id: 'probe-port-protocol',
  outcome: 'broken',
  title: 'a probe, which speaks TCP and the scheme that it names, of a port that is declared for another protocol',
  why: 'The kubelet probes over TCP, whatever protocol the port is declared for. A program that listens on UDP alone never answers.',
  remedy: 'probe a port of the protocol that the probe speaks, or use an exec probe',
  example: `apiVersion: v1
kind: Pod
metadata: {name: names}
spec:
  containers:
    - {name: names, image: 'dns:1', ports: [{name: dns, containerPort: 53, protocol: UDP}], readinessProbe: {tcpSocket: {port: dns}}}
`,
  *find({ workloads }) {
    for (const workload of workloads)
      for (const { name, ports, probes, value } of workload.containers)
        for (const { kind, port, path } of probes) {
          if (port === undefined) continue;
          const scheme = schemeProblem(record(value[kind]), port, ports);
          if (scheme)
            yield {
              manifest: workload.manifest,
              path,
              message: `container ${name}: ${kind} ${scheme}`,
              outcome: 'risky',
            };
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

/** Ports whose names say another scheme than that of the probe. */
function schemeProblem(
  { httpGet }: JsonObject,
  port: number | string,
  ports: readonly DeclaredPort[],
): string | undefined {
  const scheme = text(record(httpGet).scheme) || 'HTTP';
  const declared = ports.find((one) => one.name === port || one.number === port);
  const other = scheme === 'HTTPS' ? 'http' : 'https';
  const meant = ports.find((one) => one.name === scheme.toLowerCase());
  if (!httpGet || declared?.name !== other || !meant) return undefined;
  return `speaks ${scheme} to port ${declared.number}, which is called ${other}: did you mean ${meant.name}?`;
}
