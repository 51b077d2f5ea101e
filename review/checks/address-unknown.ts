import { nearest } from '../nearest';
import { serviceNames } from '../topology/addresses';
import type { Call } from '../topology/calls';
import type { Topology } from '../topology/topology';
import { namespacesByService, stated } from './address';
import type { Check, Fault } from './check';

export const addressUnknown: Check = {
  id: 'address-unknown',
  outcome: 'broken',
  title: 'an address whose host is no Service',
  why:
    "The cluster's DNS knows the names of Services. A name that differs by a letter is resolved by nobody, and the caller " +
    'finds out when it first connects, or when its Pods are next replaced.',
  remedy: 'use the name of a Service of the set, or declare the Service that is outside of it',
  example: `apiVersion: v1
kind: Pod
metadata: {name: api}
spec:
  containers:
    - {name: api, image: 'api:1', env: [{name: DB_HOST, value: go-demo-2-bd}]}
---
apiVersion: v1
kind: Service
metadata: {name: go-demo-2-db}
spec:
  selector: {type: db}
  ports: [{port: 27017}]
---
apiVersion: v1
kind: Pod
metadata: {name: db, labels: {type: db}}
spec:
  containers:
    - {name: db, image: 'mongo:7.0', ports: [{containerPort: 27017}], readinessProbe: {tcpSocket: {port: 27017}}}
`,
  *find(topology) {
    const namespaces = namespacesByService(topology);
    const names = namesByNamespace(topology);
    for (const call of topology.calls) {
      const [meant] = serviceNames(call.address.host, call.caller.namespace);
      if (call.service || !meant) continue;
      // A name with dots that is not of this cluster is the world's DNS' to answer, unless its namespace is one of the set.
      if (!meant.certain && !topology.namespaces.has(meant.namespace)) continue;
      // A Service of that name elsewhere is what address-other-namespace finds.
      if (namespaces.has(meant.name) && meant.namespace === call.caller.namespace) continue;
      yield faultOf(call, meant.name, meant.namespace, names.get(meant.namespace));
    }
  },
};

function faultOf(call: Call, name: string, namespace: string, known: readonly string[] | undefined): Fault {
  const { where, what, by } = stated(call);
  const near = call.secret ? undefined : nearest(name, known ?? []);
  const place =
    namespace === call.caller.namespace ? '' : call.secret ? ' in its namespace' : ` in namespace ${namespace}`;
  return {
    ...where,
    message: `${by}: ${what}: no Service is called that${place}${near ? `: did you mean ${near}?` : ''}`,
    // Nothing of the set is in that namespace, so the set can't tell what is.
    ...(!known && namespace !== call.caller.namespace && { outcome: 'risky' as const }),
  };
}

function namesByNamespace({ services }: Topology): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const { name, namespace } of services) {
    const known = names.get(namespace);
    if (known) known.push(name);
    else names.set(namespace, [name]);
  }
  return names;
}
