import { identity, type Manifest } from '../../manifest/manifest';
import { FEWER, listed } from '../../text/budget';
import { type Cut, cutFromOutside } from '../../topology/access';
import { allowsPort, type PodPort } from '../../topology/policies';
import { affordable, judgedWaysIn, reachOfEntry, waysIn } from '../../topology/reach';
import { targetNumber } from '../../topology/services';
import { type Workload, workloadTitle } from '../../topology/workloads';
import type { Check } from '../check';
import { wrongPort } from './policy-cuts-path';
import { isMisnamed } from './policy-port-unknown';

export const policyCutsOutside: Check = {
  id: 'policy-cuts-outside',
  outcome: 'risky',
  title: 'a NetworkPolicy that cuts the way in from outside, or from the API server to a webhook',
  why:
    'A NodePort or LoadBalancer Service, or an Ingress, leads requests to Pods that admit only their peers. Whether they get ' +
    'through depends on the source address that they have when they arrive, which differs from one network plugin to another.',
  remedy: 'allow the port without a peer, or from the addresses (ipBlock) or the namespace that requests come from',
  example: `apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  type: NodePort
  selector: {app: web}
  ports: [{port: 8080}]
---
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec:
  containers:
    - {name: web, image: 'web:1', ports: [{containerPort: 8080}], readinessProbe: {tcpSocket: {port: 8080}}}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: deny-all}
spec: {podSelector: {}}
`,
  *find(topology) {
    const { judged, passedOver } = judgedWaysIn(topology);
    if (passedOver)
      yield {
        manifest: passedOver.route?.manifest ?? (passedOver.service.manifest as Manifest),
        message: 'there are too many ways in to compare each with the policies: this one and others count as allowed',
        remedy: FEWER,
      };
    for (const entry of judged)
      for (const { to, podPort, blocked } of reachOfEntry(topology, entry)) {
        if (!to || !podPort || !blocked || blocked === 'no DNS') continue;
        // Requests come from the controller's Pods: a rule for some other namespace may well be meant for these.
        if ((entry.route && letsInController(blocked, podPort, to)) || isMisnamed(topology, blocked, podPort)) continue;
        const way = `${workloadTitle(to)}, port ${podPort.number}, which Service ${entry.service.name} leads to`;
        yield {
          manifest: blocked.policies[0].manifest,
          path: ['spec', 'ingress'],
          message: `ingress cuts the way from outside to ${way}${wrongPort(blocked, podPort)}`,
        };
      }
    const asking = waysIn(topology, 'API server').flatMap(({ route, service, port }) =>
      route ? [{ backend: route, service, port }] : [],
    );
    for (const { backend, service, port } of affordable(topology, asking, (one) => [undefined, one.service]).judged) {
      for (const to of service.workloads) {
        const number = targetNumber(port, to);
        if (number === undefined) continue;
        const asked = { number, protocol: 'TCP' };
        const cut = cutFromOutside(topology, to, asked);
        if (!cut || isMisnamed(topology, cut, asked)) continue;
        const { kind, name } = identity(backend.manifest);
        const other = cut.allowed.length > 0 ? `; it allows ${listed(cut.allowed)}` : '';
        yield {
          manifest: cut.policies[0].manifest,
          path: ['spec', 'ingress'],
          message: `ingress keeps the API server from ${workloadTitle(to)}, port ${number}, which ${kind} ${name} has it ask${other}`,
          remedy:
            'allow the port without a peer, or from the addresses of the control plane (ipBlock): the API server is no Pod with labels',
        };
      }
    }
  },
};

function letsInController({ policies }: Cut, port: PodPort, to: Workload): boolean {
  return policies.some(({ ingress = [] }) =>
    ingress.some((rule) => rule.peers?.some(({ namespaces }) => namespaces) && allowsPort(rule, port, to)),
  );
}
