import type { Manifest } from '../../manifest/manifest';
import { listed } from '../../text/budget';
import { hint } from '../../text/nearest';
import type { Call } from '../../topology/calls';
import { answersOnAny, type Service } from '../../topology/services';
import { describe, onceEach } from '../address';
import type { Check } from '../check';

export const addressPort: Check = {
  id: 'address-port',
  outcome: 'broken',
  title: 'an address with a port that its Service does not have',
  why:
    "A Service answers on its own ports only, whatever its Pods listen on. A call on the Pods' port, or with a URL whose " +
    'usual port the Service lacks, is refused or hangs.',
  remedy: "use the Service's port, not the Pods'; a URL without a port means the usual one of its scheme (80 for http)",
  example: `apiVersion: v1
kind: Pod
metadata: {name: api}
spec:
  containers:
    - {name: api, image: 'api:1', env: [{name: WEB_URL, value: 'http://web:8080/'}]}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
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
  *find({ calls, complete }) {
    const right = portsRight(calls);
    for (const call of onceEach(calls)) {
      const { service, port, address } = call;
      if (!service || port || address.port === undefined || service.type === 'ExternalName') continue;
      if (answersOnAny(service)) continue;
      // A headless name resolves to the Pods themselves, which answer on any port that they listen on.
      if (service.headless && (address.usual || !isUnheard(service, address.port))) continue;
      // The program may add a port of its own to a URL without one; a file may hold more than is used.
      const named = right.get(call.manifest)?.has(placeOf(call)) ?? false;
      const unsure = named || (address.usual && !complete) || call.file !== undefined || service.madeFor !== undefined;
      const { where, what, by } = describe(call);
      yield {
        ...where,
        message: `${by}: ${what}, but Service ${nameOf(call, service)} ${portsOf(service, address.port)}`,
        ...(unsure && { outcome: 'risky' as const }),
      };
    }
  },
};

/** The fields that name a Service with a port that it has: they may mention another port that nothing uses. */
function portsRight(calls: readonly Call[]): ReadonlyMap<Manifest, ReadonlySet<string>> {
  const found = new Map<Manifest, Set<string>>();
  for (const call of calls) {
    if (!call.port || call.variable !== '') continue;
    found.set(call.manifest, (found.get(call.manifest) ?? new Set()).add(placeOf(call)));
  }
  return found;
}

function placeOf({ path, service }: Call): string {
  return JSON.stringify([path, service?.namespace, service?.name]);
}

/** Whether all Pods behind a headless Service state their ports, and none of these. */
function isUnheard({ workloads }: Service, port: number): boolean {
  return (
    workloads.length > 0 &&
    workloads.every(({ containers }) => {
      const declared = containers.flatMap(({ ports }) => ports);
      return declared.length > 0 && !declared.some(({ number }) => number === port);
    })
  );
}

function nameOf({ secret }: Call, { name }: Service): string {
  return secret ? 'behind it' : name;
}

function portsOf({ ports }: Service, wrong: number): string {
  if (ports.length === 0) return 'has no port';
  const translated = ports.find(({ targetPort }) => targetPort === wrong);
  const meant = translated?.number ?? (ports.length === 1 ? ports[0]?.number : undefined);
  const has = `has port${ports.length === 1 ? '' : 's'} ${listed(ports, ({ number }) => number)}`;
  return `${has}${hint(meant)}`;
}
