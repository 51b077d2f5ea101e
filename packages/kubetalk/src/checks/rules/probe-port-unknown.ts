import { didYouMean } from '../../text/nearest';
import type { Check } from '../check';

export const probePortUnknown: Check = {
  id: 'probe-port-unknown',
  outcome: 'broken',
  title: 'a probe on a port name that its container does not declare',
  why:
    'The kubelet looks the name up in the container. Not finding it, it counts the probe as failed: the Pod never gets ' +
    'traffic, or is restarted again and again.',
  remedy: "use the name of one of the container's ports, or its number",
  example: `apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - {name: web, image: 'web:1', ports: [{name: http, containerPort: 8080}], livenessProbe: {tcpSocket: {port: htttp}}}
`,
  *find({ workloads }) {
    for (const { manifest, containers } of workloads)
      for (const { name, ports, probes } of containers)
        for (const { kind, port, path } of probes) {
          if (typeof port !== 'string' || ports.some((declared) => declared.name === port)) continue;
          const names = ports.map((declared) => declared.name).filter((some) => some !== '');
          yield {
            manifest,
            path,
            message: `container ${name}: ${kind} asks port ${port}, which it does not declare${didYouMean(port, names)}`,
          };
        }
  },
};
