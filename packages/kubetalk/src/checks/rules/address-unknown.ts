import { serviceNames } from '../../kubernetes/service-names';
import { FEWER, MOST_CALLS } from '../../text/budget';
import { misspelt, nearestName } from '../../text/nearest';
import type { Call } from '../../topology/calls';
import type { Topology } from '../../topology/topology';
import { describe, onceEach, suggestion } from '../address';
import type { Check, Fault } from '../check';
import { missing } from '../missing';

export const addressUnknown: Check = {
  id: 'address-unknown',
  outcome: 'broken',
  title: 'an address whose host is no Service',
  why:
    "The cluster's DNS knows the names of Services. A name that differs by a letter is resolved by nobody, and the caller " +
    'finds out when it first connects, or when its Pods are next replaced.',
  remedy: 'use the name of a Service of the manifests, or declare the Service that is outside of them',
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
    if (topology.passedOver)
      yield {
        manifest: topology.passedOver.manifest,
        message: `there are more than ${MOST_CALLS} calls: this workload and those after it are not looked at in full`,
        outcome: 'risky',
        remedy: FEWER,
      };
    for (const call of onceEach(topology.calls)) {
      const fault = call.service ? undefined : faultOf(call, topology);
      if (fault) yield fault;
    }
  },
};

function faultOf(call: Call, topology: Topology): Fault | undefined {
  const { caller, address } = call;
  const [meant] = serviceNames(address.host, caller.namespace);
  // A bare name whose Service is in another namespace is what address-other-namespace finds.
  if (meant && meant.namespace === caller.namespace && topology.namespacesOf(meant.name).length > 0) return undefined;
  const known: readonly string[] = meant ? topology.serviceNamesIn(meant.namespace) : [];
  const inSet =
    meant !== undefined && (meant.namespace === caller.namespace || topology.namespaces.has(meant.namespace));
  const bare = meant !== undefined && !address.host.includes('.');
  const sure = bare ? misspelt(meant.name, known) : dotted(call, topology);
  const near = sure ?? (bare && topology.complete ? nearestName(meant.name, known) : undefined);
  // A name with dots that is not of this cluster is the world's DNS' to answer, unless it is nearly one of the manifests.
  if (!near && !(meant?.certain || inSet)) return undefined;
  const { where, what, by } = describe(call);
  const place =
    inSet && meant?.namespace !== caller.namespace && !call.secret ? ` in namespace ${meant?.namespace}` : '';
  return {
    ...where,
    message: `${by}: ${what}: no Service is called that${place}${near && !call.secret ? `: did you mean ${near}?` : ''}`,
    // Where nothing of the manifests is in that namespace, they can't tell what is.
    ...(inSet || sure ? missing(topology, sure !== undefined, 'Service') : { outcome: 'risky' as const }),
  };
}

function dotted({ address, caller }: Call, topology: Topology): string | undefined {
  if (!address.host.includes('.')) return undefined;
  const [name = '', namespace = ''] = address.host.split('.');
  const near = misspelt(name, topology.serviceNamesIn(namespace));
  return near ? `${near}.${namespace}` : suggestion(address.host, caller.namespace, topology);
}
