import { FEWER, listed } from '../../text/budget';
import type { Cut } from '../../topology/access';
import type { Call } from '../../topology/calls';
import type { PodPort } from '../../topology/policies';
import { cutPaths, judgedCalls } from '../../topology/reach';
import { type Workload, workloadTitle } from '../../topology/workloads';
import type { Check, Fault } from '../check';
import { isMisnamed } from './policy-port-unknown';

export const policyCutsPath: Check = {
  id: 'policy-cuts-path',
  outcome: 'broken',
  title: 'a NetworkPolicy that cuts a path which the manifests state',
  why:
    'Once any policy selects a Pod for a direction, only what some policy allows gets through; the rest is dropped without an ' +
    'answer, and callers wait until they time out. Policies see the port of the Pods, not that of the Service.',
  remedy: "allow the caller's Pods and the Pods' port in a rule of that direction",
  example: `apiVersion: v1
kind: Pod
metadata: {name: api, labels: {type: api}}
spec:
  containers:
    - {name: api, image: 'api:1', env: [{name: DB_HOST, value: db}]}
---
apiVersion: v1
kind: Service
metadata: {name: db}
spec:
  selector: {type: db}
  ports: [{port: 80, targetPort: 27017}]
---
apiVersion: v1
kind: Pod
metadata: {name: db, labels: {type: db}}
spec:
  containers:
    - {name: db, image: 'mongo:7.0', ports: [{containerPort: 27017}], readinessProbe: {tcpSocket: {port: 27017}}}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: db}
spec:
  podSelector: {matchLabels: {type: db}}
  ingress: [{from: [{podSelector: {matchLabels: {type: api}}}], ports: [{port: 80}]}]
`,
  *find(topology) {
    const { passedOver } = judgedCalls(topology);
    if (passedOver)
      yield {
        manifest: passedOver.caller.manifest,
        message: `there are too many pairs of a caller and a workload that it calls to compare each with the policies: paths of this caller and of others count as allowed`,
        outcome: 'risky',
        remedy: FEWER,
      };
    for (const { call, to, podPort, blocked } of cutPaths(topology))
      if (!isMisnamed(topology, blocked, podPort)) yield faultOf(call, to, podPort, blocked);
  },
};

/** What is wrong with a path that policies cut. */
export function faultOf({ caller, secret, may, file }: Call, to: Workload, port: PodPort, cut: Cut): Fault {
  const { direction, unsure: mayBeLet } = cut;
  const [{ manifest }] = cut.policies;
  const path = `${workloadTitle(caller)} to ${secret ? 'what it calls' : `${workloadTitle(to)}, port ${port.number}`}`;
  const unsure = may || file !== undefined || mayBeLet;
  return {
    manifest,
    path: ['spec', direction],
    message: `${direction} cuts the path from ${path}${wrongPort(cut, port)}`,
    ...(unsure && { outcome: 'risky' as const }),
  };
}

/** What is allowed instead of a port, where it is only the port that is wrong. */
export function wrongPort({ allowed }: Cut, port: PodPort): string {
  if (allowed.length === 0) return '';
  const meant = allowed.some((some) => some.includes(' over ')) ? `${port.number} over ${port.protocol}` : port.number;
  return `; it allows ${listed(allowed)}: did you mean ${meant}, the port of the Pods?`;
}
