import { isIP } from 'node:net';
import { serviceNames } from '../../kubernetes/service-names';
import { record, text } from '../../manifest/manifest';
import { hint } from '../../text/nearest';
import type { Topology } from '../../topology/topology';
import { suggestion } from '../address';
import type { Check } from '../check';
import { missing } from '../missing';

export const externalNameUnknown: Check = {
  id: 'external-name-unknown',
  outcome: 'broken',
  title: 'an ExternalName Service for an address, or for a name of this cluster which is no Service',
  why:
    'The Service is only an alias in the DNS. Where the name behind it does not exist, neither does the alias; a short name is ' +
    'completed for a client that asks for it, but not for an alias.',
  remedy: 'make externalName the full name of a Service: name.namespace.svc.cluster.local',
  example: `apiVersion: v1
kind: Service
metadata: {name: db}
spec: {type: ExternalName, externalName: postgres.data.svc.cluster.local}
---
apiVersion: v1
kind: Namespace
metadata: {name: data}
`,
  *find(topology) {
    for (const { manifest, type, namespace, ports } of topology.services) {
      if (!manifest || type !== 'ExternalName') continue;
      const host = text(record(manifest.value.spec).externalName);
      for (const { number, targetPort, path } of ports)
        if (targetPort !== number && typeof targetPort === 'number')
          yield {
            manifest,
            path: [...path, 'targetPort'],
            message: `port ${number} is to forward to ${targetPort}, but an alias in the DNS forwards nothing: callers reach port ${number} of ${host}`,
            outcome: 'risky',
            remedy: 'have callers use the port of that host, or use a Service without a selector and an EndpointSlice',
          };
      if (isIP(host)) {
        const message = `externalName ${host} is an address, but the DNS looks it up as a name`;
        yield {
          manifest,
          path: ['spec', 'externalName'],
          message,
          remedy: 'use a Service without a selector and an EndpointSlice',
        };
        continue;
      }
      const short = shortened(host, namespace, topology);
      if (short) {
        const message = `externalName ${host} is a short name, which the DNS does not complete: did you mean ${short}?`;
        yield { manifest, path: ['spec', 'externalName'], message };
        continue;
      }
      const [meant] = serviceNames(host, namespace).filter(({ certain }) => certain && host.includes('.'));
      if (!meant || topology.findService(meant.namespace, meant.name)) continue;
      const near = suggestion(host, namespace, topology);
      const known = near !== undefined || hasObjects(meant.namespace, topology);
      yield {
        manifest,
        path: ['spec', 'externalName'],
        message: `externalName ${host} is no Service of the manifests${hint(near)}`,
        ...(known ? missing(topology, near !== undefined, 'Service') : { outcome: 'risky' as const }),
      };
    }
  },
};

function hasObjects(namespace: string, topology: Topology): boolean {
  return topology.namespaces.has(namespace) || topology.find('Namespace', '', namespace) !== undefined;
}

/** The full name of a Service of the manifests; undefined where it is one, or may be a name of the world. */
function shortened(host: string, namespace: string, topology: Topology): string | undefined {
  if (host.endsWith('.cluster.local')) return undefined;
  const meant = serviceNames(host, namespace).find((one) => topology.findService(one.namespace, one.name)?.manifest);
  return meant && `${meant.pod ? `${meant.pod}.` : ''}${meant.name}.${meant.namespace}.svc.cluster.local`;
}
