import { namespaceOf } from '../../kubernetes/objects';
import { serviceNames } from '../../kubernetes/service-names';
import { type FieldPath, type Json, list, type Manifest, record } from '../../manifest/manifest';
import { table } from '../../manifest/table';
import { listed } from '../../text/budget';
import { hint, meantName, misspelt } from '../../text/nearest';
import { type Address, isLocal, readAddresses } from '../../topology/addresses';
import { answersOnAny } from '../../topology/services';
import type { Topology } from '../../topology/topology';
import type { Check, Fault } from '../check';
import { missing } from '../missing';

export const addressOfOperator: Check = {
  id: 'address-of-operator',
  outcome: 'broken',
  title: 'an address in a custom resource or an annotation that its controller does not find',
  why:
    'A controller looks names up from its own namespace: a short name that every Pod beside the object finds is none for KEDA, ' +
    'Traefik or ingress-nginx. What is misspelt shows in the log of the controller only.',
  remedy: 'use the full name of the Service, NAME.NAMESPACE.svc, and one of its ports',
  example: `apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: {name: worker, namespace: shop}
spec:
  scaleTargetRef: {name: worker}
  triggers: [{type: redis, metadata: {address: 'redis.shop.svc:6380', listName: jobs, listLength: '5'}}]
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: worker, namespace: shop}
spec:
  selector: {matchLabels: {app: worker}}
  template:
    metadata: {labels: {app: worker}}
    spec: {containers: [{name: worker, image: 'worker:1'}]}
---
apiVersion: v1
kind: Service
metadata: {name: redis, namespace: shop}
spec:
  selector: {app: redis}
  ports: [{port: 6379}]
---
apiVersion: v1
kind: Pod
metadata: {name: redis, namespace: shop, labels: {app: redis}}
spec:
  containers:
    - {name: redis, image: 'redis:7', ports: [{containerPort: 6379}], readinessProbe: {tcpSocket: {port: 6379}}}
`,
  *find(topology) {
    for (const [kind, rows] of Object.entries(ROWS))
      for (const manifest of topology.ofKind(kind))
        for (const row of rows)
          for (const [value, path] of valuesAt(manifest.value, row.at))
            for (const address of isLocal(value) ? [] : readAddresses(value)) {
              const fault = faultOf(address, row, manifest, topology);
              const what = `${path.at(-1)} says ${address.host}${address.port === undefined ? '' : `:${address.port}`}`;
              if (fault) yield { ...fault, manifest, path, message: `${what}${fault.message}` };
            }
  },
};

interface Row {
  /** The way to the addresses, through all items of each list (`[]`); an annotation by its key. */
  readonly at: FieldPath;
  /** Who looks them up. @default - Pods in the namespace of the object */
  readonly who?: string;
}

const TRIGGER = ['address', 'addresses', 'bootstrapServers', 'endpoint', 'host', 'hosts', 'serverAddress', 'url'].map(
  (key): Row => ({ at: ['spec', 'triggers', '[]', 'metadata', key], who: 'KEDA' }),
);
const VAULT = (at: FieldPath, who: string): readonly Row[] => [{ at: [...at, 'vault', 'server'], who }];

/** The fields of well-known kinds that hold addresses of Services. */
const ROWS: Readonly<Record<string, readonly Row[]>> = table<readonly Row[]>({
  'ScaledObject.keda.sh': TRIGGER,
  'ScaledJob.keda.sh': TRIGGER,
  'Middleware.traefik.io': [{ at: ['spec', 'forwardAuth', 'address'], who: 'Traefik' }],
  'Middleware.traefik.containo.us': [{ at: ['spec', 'forwardAuth', 'address'], who: 'Traefik' }],
  Ingress: [{ at: ['metadata', 'annotations', 'nginx.ingress.kubernetes.io/auth-url'], who: 'ingress-nginx' }],
  'Probe.monitoring.coreos.com': [{ at: ['spec', 'prober', 'url'], who: 'Prometheus' }],
  'Prometheus.monitoring.coreos.com': [{ at: ['spec', 'remoteWrite', '[]', 'url'] }],
  'SecretStore.external-secrets.io': VAULT(['spec', 'provider'], 'External Secrets'),
  'ClusterSecretStore.external-secrets.io': VAULT(['spec', 'provider'], 'External Secrets'),
  'Issuer.cert-manager.io': VAULT(['spec'], 'cert-manager'),
  'ClusterIssuer.cert-manager.io': VAULT(['spec'], 'cert-manager'),
  'RequestAuthentication.security.istio.io': [{ at: ['spec', 'jwtRules', '[]', 'jwksUri'], who: 'istiod' }],
  'KafkaConnect.kafka.strimzi.io': [{ at: ['spec', 'bootstrapServers'] }],
  'KafkaBridge.kafka.strimzi.io': [{ at: ['spec', 'bootstrapServers'] }],
});

function valuesAt(
  value: Json,
  [step, ...rest]: FieldPath,
  done: FieldPath = [],
): readonly (readonly [string, FieldPath])[] {
  if (step === undefined) return typeof value === 'string' ? [[value, done]] : [];
  if (step === '[]') return list(value).flatMap((item, index) => valuesAt(item, rest, [...done, index]));
  const inner = record(value)[step];
  return inner === undefined ? [] : valuesAt(inner, rest, [...done, step]);
}

function faultOf(
  { host, port, usual, form }: Address,
  { who }: Row,
  manifest: Manifest,
  topology: Topology,
): Pick<Fault, 'message' | 'outcome'> | undefined {
  const own = namespaceOf(manifest);
  const names = serviceNames(host, own).filter(({ pod }) => pod === undefined);
  const [meant] = names;
  const service = names.map(({ name, namespace }) => topology.findService(namespace, name)).find((one) => one);
  if (service && who !== undefined && !host.includes('.') && form !== 'word')
    return {
      message: `, which ${who} looks up in its own namespace${hint(`${host}.${service.namespace}.svc`)}`,
      outcome: 'risky',
    };
  if (service) {
    const { ports } = service;
    if (port === undefined || usual || service.headless || service.type === 'ExternalName' || answersOnAny(service))
      return undefined;
    if (ports.some(({ number }) => number === port)) return undefined;
    const has = listed(ports, ({ number }) => number);
    return {
      message: `, but Service ${service.name} has port ${has}${hint(ports.length === 1 ? ports[0]?.number : undefined)}`,
    };
  }
  if (!meant || !topology.namespaces.has(meant.namespace)) return undefined;
  const known = topology.serviceNamesIn(meant.namespace);
  const sure = misspelt(meant.name, known);
  const near = sure ?? meantName(meant.name, known);
  // A short name may be one of the controller's own namespace, and a name with a dot one of the world's DNS.
  if (!near && (!meant.certain || !host.includes('.'))) return undefined;
  const place = host.includes('.') && near ? `${near}.${meant.namespace}` : near;
  return { message: `: no Service is called that${hint(place)}`, ...missing(topology, sure !== undefined, 'Service') };
}
