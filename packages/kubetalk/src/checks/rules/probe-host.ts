import { record, text } from '../../manifest/manifest';
import type { Check } from '../check';

export const probeHost: Check = {
  id: 'probe-host',
  outcome: 'risky',
  title: 'a probe that names a host',
  why:
    'The kubelet probes from the node: localhost is the node itself there, and the name of a Service does not resolve. Without a host ' +
    'it asks the Pod. The header that a virtual host needs is not the host of the connection.',
  remedy: 'leave host out; where the program wants a name, use httpHeaders: [{name: Host, value: NAME}]',
  example: `apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - {name: web, image: 'web:1', ports: [{containerPort: 8080}], readinessProbe: {httpGet: {host: localhost, path: /, port: 8080}}}
`,
  *find(topology) {
    for (const { manifest, namespace, podSpec, containers } of topology.workloads)
      for (const { name, probes, value } of containers)
        for (const { kind, path } of probes) {
          const handler = String(path.at(-2));
          const host = text(record(record(value[kind])[handler]).host);
          const isNode = /^(?:localhost|127\.0\.0\.1|::1)$/.test(host) && podSpec.hostNetwork !== true;
          if (host === '' || (!isNode && !topology.findService(namespace, host.split('.')[0] ?? ''))) continue;
          const why = isNode ? 'which is the node' : 'a Service, whose name the node does not find';
          yield {
            manifest,
            path: [...path.slice(0, -1), 'host'],
            message: `container ${name}: ${kind} asks ${host}, ${why}`,
          };
        }
  },
};
