import { kindOf } from '../../kubernetes/objects';
import { list, record, text } from '../../manifest/manifest';
import { backendPort } from '../../topology/backends';
import type { ServicePort } from '../../topology/services';
import type { Check } from '../check';

export const meshPortName: Check = {
  id: 'mesh-port-name',
  outcome: 'broken',
  title: 'a VirtualService with HTTP routes to a port that Istio takes for another protocol',
  why:
    "Istio knows the protocol of a Service's port by its appProtocol, or by its name up to the first dash. HTTP routes are used for http, " +
    'http2 and grpc only: at a port that is called tcp-web all of them are ignored, and at one with a name of no protocol Istio has to guess.',
  remedy: 'begin the name of the port with http- (or http2-, grpc-), or set its appProtocol',
  example: `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: web}
spec: {hosts: [web], http: [{route: [{destination: {host: web, port: {number: 8080}}}]}]}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  selector: {app: web}
  ports: [{name: tcp-web, port: 8080}]
---
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec:
  containers:
    - {name: web, image: 'web:1', ports: [{containerPort: 8080}], readinessProbe: {tcpSocket: {port: 8080}}}
`,
  *find(topology) {
    for (const backend of topology.backends) {
      const { manifest, path, namespace, service: name, from } = backend;
      // What comes through a gateway has the protocol of its listener.
      if (from !== 'mesh') continue;
      if (kindOf(manifest) !== 'VirtualService.networking.istio.io' || path[1] !== 'http') continue;
      const service = topology.findService(namespace, name);
      const port = service?.manifest && backendPort(backend, service);
      if (!port) continue;
      const protocol = protocolOf(
        port,
        record(list(record(service.manifest?.value.spec).ports)[Number(port.path.at(-1))]).appProtocol,
      );
      if (protocol === undefined || OF_HTTP.test(protocol)) continue;
      const isKnown = OTHERS.test(protocol);
      yield {
        manifest,
        path,
        message: isKnown
          ? `HTTP routes go to port ${port.number} of Service ${name}, which Istio takes for ${protocol}`
          : `HTTP routes go to port ${port.number} of Service ${name}, whose name ${port.name} is of no protocol that Istio knows`,
        ...(!isKnown && { outcome: 'risky' as const }),
      };
    }
  },
};

/** Who names a port https may have the mesh make TLS of HTTP. */
const OF_HTTP = /^(?:http|https|http2|grpc|grpc-web|kubernetes\.io\/(?:h2c|ws))$/i;
const OTHERS = /^(?:mongo|mysql|redis|tcp|tls|udp)$/i;

/** What Istio goes by; undefined where it finds out by itself, at a port that has no name. */
function protocolOf({ name }: ServicePort, appProtocol: unknown): string | undefined {
  if (typeof appProtocol === 'string' && appProtocol !== '') return appProtocol;
  if (name === '') return undefined;
  return /^grpc-web(?:-|$)/i.test(name) ? 'grpc-web' : text(name.split('-')[0]);
}
