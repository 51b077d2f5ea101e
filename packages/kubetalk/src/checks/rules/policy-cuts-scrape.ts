import { list, type Manifest, record, text } from '../../manifest/manifest';
import { cut } from '../../topology/access';
import { monitored, SERVICE_MONITOR, takesUp } from '../../topology/monitors';
import { type Service, targetNumber } from '../../topology/services';
import type { Topology } from '../../topology/topology';
import { type Workload, workloadTitle } from '../../topology/workloads';
import type { Check } from '../check';
import { isMisnamed } from './policy-port-unknown';

export const policyCutsScrape: Check = {
  id: 'policy-cuts-scrape',
  outcome: 'broken',
  title: 'a NetworkPolicy that keeps Prometheus from what a ServiceMonitor has it scrape',
  why: 'Prometheus connects to the Pods themselves, usually from another namespace. Where policies block it, the target is down.',
  remedy: "let in the port of the metrics from Prometheus' namespace (namespaceSelector: kubernetes.io/metadata.name)",
  example: `apiVersion: v1
kind: Service
metadata: {name: web, labels: {app: web}}
spec:
  selector: {app: web}
  ports: [{name: http, port: 8080}]
---
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec:
  containers:
    - {name: web, image: 'web:1', ports: [{containerPort: 8080}], readinessProbe: {tcpSocket: {port: 8080}}}
---
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata: {name: web, labels: {team: web}}
spec: {selector: {matchLabels: {app: web}}, endpoints: [{port: http}]}
---
apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata: {name: main, namespace: monitoring}
spec: {serviceMonitorSelector: {matchLabels: {team: web}}, serviceMonitorNamespaceSelector: {}}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec: {podSelector: {}, policyTypes: [Ingress], ingress: [{from: [{podSelector: {}}]}]}
`,
  *find(topology) {
    const { policies, tierPolicies, workloads } = topology;
    const scrapers =
      policies.length + tierPolicies.length > 0
        ? workloads.filter(({ kind, byOperator }) => byOperator && kind === 'Prometheus')
        : [];
    if (scrapers.length === 0) return;
    for (const monitor of topology.ofKind(SERVICE_MONITOR))
      for (const scraper of scrapers) {
        if (!takesUp(scraper, monitor, topology)) continue;
        for (const service of monitored(monitor, topology)) {
          const fault = cutOf(scraper, monitor, service, topology);
          if (fault) yield fault;
        }
      }
  },
};

function cutOf(scraper: Workload, monitor: Manifest, service: Service, topology: Topology) {
  const names = list(record(monitor.value.spec).endpoints).map((endpoint) => text(record(endpoint).port));
  for (const port of service.ports.filter(({ name }) => names.includes(name)))
    for (const to of service.workloads) {
      const number = targetNumber(port, to);
      if (number === undefined) continue;
      const asked = { number, protocol: port.protocol };
      const blocked = cut(topology, scraper, to, asked);
      if (!blocked || isMisnamed(topology, blocked, asked)) continue;
      const message = `${blocked.direction} keeps ${workloadTitle(scraper)} from ${workloadTitle(to)}, port ${number}, which ServiceMonitor ${text(record(monitor.value.metadata).name)} has it scrape`;
      const outcome = blocked.unsure ? ('risky' as const) : ('broken' as const);
      return { manifest: blocked.policies[0].manifest, path: ['spec', blocked.direction], message, outcome };
    }
  return undefined;
}
