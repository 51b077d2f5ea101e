import { serviceNames } from '../../kubernetes/service-names';
import { listed } from '../../text/budget';
import { hint } from '../../text/nearest';
import { describe, onceEach } from '../address';
import type { Check } from '../check';

export const addressOtherNamespace: Check = {
  id: 'address-other-namespace',
  outcome: 'broken',
  title: 'a bare host whose Service is in another namespace',
  why: "A bare name is looked up in the caller's own namespace only. A Service of another one is found by name.namespace.",
  remedy: "put the Service's namespace behind its name",
  example: `apiVersion: v1
kind: Pod
metadata: {name: api, namespace: front}
spec:
  containers:
    - {name: api, image: 'api:1', env: [{name: DB_HOST, value: db}]}
---
apiVersion: v1
kind: Service
metadata: {name: db, namespace: data}
spec:
  selector: {type: db}
  ports: [{port: 27017}]
---
apiVersion: v1
kind: Pod
metadata: {name: db, namespace: data, labels: {type: db}}
spec:
  containers:
    - {name: db, image: 'mongo:7.0', ports: [{containerPort: 27017}], readinessProbe: {tcpSocket: {port: 27017}}}
`,
  *find(topology) {
    for (const call of onceEach(topology.calls)) {
      const [meant] = serviceNames(call.address.host, call.caller.namespace);
      if (call.service || !meant || meant.pod !== undefined || meant.namespace !== call.caller.namespace) continue;
      const others = topology.namespacesOf(meant.name);
      if (others.length === 0) continue;
      const { where, what, by } = describe(call);
      const right = listed(others, (namespace) => `${meant.name}.${namespace}`);
      yield {
        ...where,
        message: `${by}: ${what}: that Service is in another namespace than ${call.caller.namespace}${hint(call.secret ? undefined : right)}`,
      };
    }
  },
};
