import { namespaceOf } from '../../kubernetes/objects';
import { identity, list, type Manifest, record, text } from '../../manifest/manifest';
import { listed } from '../../text/budget';
import { didYouMean, hint, meantName, misspelt, namesake } from '../../text/nearest';
import { GATEWAY_GROUP, ROUTES } from '../../topology/backends';
import type { Topology } from '../../topology/topology';
import type { Check, Fault } from '../check';
import { missing } from '../missing';

export const routeParentMissing: Check = {
  id: 'route-parent-missing',
  outcome: 'broken',
  title: 'a route whose parent Gateway, or listener, is not there',
  why: 'The route is accepted, and no Gateway serves it: every request for it is answered with 404, or by another route.',
  remedy: 'name a Gateway that is there in parentRefs, with its namespace where that is another one',
  example: `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: web}
spec: {parentRefs: [{name: gate, sectionName: htttp}]}
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: gate}
spec: {gatewayClassName: any, listeners: [{name: http, port: 80, protocol: HTTP}]}
`,
  *find(topology) {
    for (const kind of ROUTES)
      for (const route of topology.ofKind(`${kind}.${GATEWAY_GROUP}`))
        for (const index of list(record(route.value.spec).parentRefs).keys()) {
          const fault = faultOf(route, index, topology);
          if (fault) yield fault;
        }
  },
};

function faultOf(route: Manifest, index: number, topology: Topology): Fault | undefined {
  const parent = record(list(record(route.value.spec).parentRefs)[index]);
  const { group = GATEWAY_GROUP, kind = 'Gateway', name, namespace, sectionName } = parent;
  if (group !== GATEWAY_GROUP || kind !== 'Gateway') return undefined;
  const where = text(namespace) || namespaceOf(route);
  const gateway = topology.find(`Gateway.${GATEWAY_GROUP}`, where, text(name));
  const fault = { manifest: route, path: ['spec', 'parentRefs', index] };
  if (!gateway) {
    const all = topology.ofKind(`Gateway.${GATEWAY_GROUP}`);
    const elsewhere = all.filter((one) => identity(one).name === text(name)).map(namespaceOf);
    const names = all.filter((one) => namespaceOf(one) === where).map((one) => identity(one).name);
    const near = misspelt(text(name), names);
    const message =
      elsewhere.length > 0
        ? `Gateway ${text(name)} is in namespace ${listed(elsewhere)}, not in ${where}`
        : `Gateway ${text(name)} is not in namespace ${where}${hint(meantName(text(name), names))}`;
    return { ...fault, message, ...missing(topology, near !== undefined) };
  }
  const listeners = list(record(gateway.value.spec).listeners).map((listener) => text(record(listener).name));
  const section = text(sectionName);
  if (section === '' || listeners.includes(section)) return undefined;
  const near = namesake(section, listeners) ?? meantName(section, listeners);
  return {
    ...fault,
    message: `Gateway ${text(name)} has no listener ${section}${hint(near, didYouMean(section, listeners))}`,
  };
}
