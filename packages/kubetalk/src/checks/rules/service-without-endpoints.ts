import { at, list, type Manifest, record, text } from '../../manifest/manifest';
import { listed } from '../../text/budget';
import type { Service } from '../../topology/services';
import type { Check } from '../check';
import { missing } from '../missing';

export const serviceWithoutEndpoints: Check = {
  id: 'service-without-endpoints',
  outcome: 'broken',
  title: 'a Service without a selector, and without endpoints written for it',
  why:
    'Without a selector Kubernetes finds no Pods for the Service: you must write its endpoints, with the names of its ports. ' +
    'Until then every connection is refused.',
  remedy: 'give it a selector, or add an EndpointSlice with the label kubernetes.io/service-name',
  example: `apiVersion: v1
kind: Service
metadata: {name: legacy-db}
spec:
  ports: [{port: 5432}]
`,
  *find(topology) {
    for (const service of topology.services) {
      const { manifest, type, selector, endpoints } = service;
      if (!manifest || selector || type === 'ExternalName') continue;
      if (endpoints.length === 0)
        yield {
          manifest,
          path: ['spec'],
          message: 'has neither a selector nor endpoints in the manifests',
          // A controller, or a program, may write its endpoints.
          ...missing(topology, false, 'Endpoints'),
        };
      else yield* misnamedPorts(manifest, service);
    }
  },
};

/** Endpoints are matched to the Service's ports by name. */
function* misnamedPorts(manifest: Manifest, { ports, endpoints }: Service) {
  const names = new Set(endpoints.flatMap(portNames));
  const known = listed([...names], (name) => name || '(no name)');
  for (const port of ports) {
    if (names.size === 0 || names.has(port.name)) continue;
    yield {
      manifest,
      path: port.path,
      message: `port ${port.number} is called ${port.name || '(no name)'}, but its endpoints have the ports ${known}`,
      remedy: 'give the port of the Service and that of the endpoints the same name',
    };
  }
}

function portNames({ value }: Manifest): string[] {
  const lists = value.kind === 'Endpoints' ? list(value.subsets).map((subset) => at(subset, ['ports'])) : [value.ports];
  return lists.flatMap((ports) => list(ports).map((port) => text(record(port).name)));
}
