import { otherDns } from '../../topology/dns';
import { workloadTitle } from '../../topology/workloads';
import { describe, firstByName } from '../address';
import type { Check } from '../check';

export const dnsPolicy: Check = {
  id: 'dns-policy',
  outcome: 'broken',
  title: "a caller of a Service whose Pods don't ask the cluster's DNS",
  why:
    'Names of Services are only in the DNS of the cluster. With `dnsPolicy: Default`, or `hostNetwork: true` without ' +
    '`dnsPolicy: ClusterFirstWithHostNet`, a Pod asks the DNS of its node, where no such name resolves.',
  remedy: 'use dnsPolicy ClusterFirstWithHostNet with hostNetwork, and ClusterFirst (or none) without',
  example: `apiVersion: v1
kind: Pod
metadata: {name: agent}
spec:
  hostNetwork: true
  containers:
    - {name: agent, image: 'agent:1', env: [{name: DB_HOST, value: db}]}
---
apiVersion: v1
kind: Service
metadata: {name: db}
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
  *find({ calls }) {
    for (const [caller, call] of firstByName(calls)) {
      const why = otherDns(caller);
      if (!why) continue;
      const field = caller.podSpec.dnsPolicy === undefined ? 'hostNetwork' : 'dnsPolicy';
      const { what } = describe(call);
      yield {
        manifest: caller.manifest,
        path: [...caller.podSpecPath, field],
        message: `${why}, where ${workloadTitle(caller)} finds no Service; container ${call.container}: ${what}`,
      };
    }
  },
};
