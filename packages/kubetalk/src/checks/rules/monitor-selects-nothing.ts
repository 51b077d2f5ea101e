import { namespaceOf } from '../../kubernetes/objects';
import { labelSelector, matches, matchesPods, type Selector, selectorText } from '../../kubernetes/selectors';
import { list, type Manifest, record, strings, text } from '../../manifest/manifest';
import { table } from '../../manifest/table';
import { didYouMean } from '../../text/nearest';
import type { Topology } from '../../topology/topology';
import { declaredPorts } from '../../topology/workloads';
import type { Check } from '../check';

export const monitorSelectsNothing: Check = {
  id: 'monitor-selects-nothing',
  outcome: 'risky',
  title: 'a ServiceMonitor or PodMonitor that finds nothing to scrape, or names a port that its targets do not have',
  why: 'Prometheus scrapes nothing, without an error: the metrics are missing when you look for them.',
  remedy:
    'make its selector the labels of the Service itself (of the Pods for a PodMonitor), and its port the name of a port',
  example: `apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata: {name: web}
spec: {selector: {matchLabels: {app: web}}, endpoints: [{port: metrics}]}
---
apiVersion: v1
kind: Service
metadata: {name: web, labels: {app: web}}
spec:
  selector: {app: web}
  ports: [{name: http, port: 80, targetPort: 8080}]
---
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec:
  containers:
    - {name: web, image: 'web:1', ports: [{containerPort: 8080}], readinessProbe: {tcpSocket: {port: 8080}}}
`,
  *find(topology) {
    for (const [kind, { field, targets, noun }] of Object.entries(MONITORS))
      for (const manifest of topology.ofKind(`${kind}.monitoring.coreos.com`)) {
        const spec = record(manifest.value.spec);
        const selector = labelSelector(spec.selector);
        const found = targets(selector, namespacesOf(manifest, topology), topology);
        // Where none are in these namespaces, they are other manifests' to hold.
        if (!found) continue;
        if (found.length === 0) {
          const path = ['spec', 'selector'];
          yield { manifest, path, message: `selector ${selectorText(selector)} matches no ${noun}` };
          continue;
        }
        for (const [index, endpoint] of list(spec[field]).entries()) {
          const port = text(record(endpoint).port);
          const names = found.flatMap(({ ports }) => ports);
          if (port === '' || names.includes(port) || found.some(({ open }) => open)) continue;
          yield {
            manifest,
            path: ['spec', field, index, 'port'],
            message: `port ${port} is no port of ${noun} ${found.map(({ name }) => name).join(', ')}${didYouMean(port, names)}`,
          };
        }
      }
  },
};

interface Target {
  readonly name: string;
  readonly ports: readonly string[];
  /** Whether it may have more ports. */
  readonly open: boolean;
}

interface Kind {
  readonly field: string;
  readonly noun: string;
  /** What a selector finds in namespaces, undefined where the manifests have nothing there that it could. */
  readonly targets: (selector: Selector, namespaces: ReadonlySet<string>, topology: Topology) => Target[] | undefined;
}

/** @see https://prometheus-operator.dev/docs/api-reference/api/ */
const MONITORS: Readonly<Record<string, Kind>> = table({
  ServiceMonitor: {
    field: 'endpoints',
    noun: 'Service',
    targets: (selector, namespaces, { services }) => {
      const near = services.filter(({ namespace }) => namespaces.has(namespace));
      const found = near.filter(({ manifest }) => matches(selector, strings(record(manifest?.value.metadata).labels)));
      const targets = found.map(({ name, ports }) => ({ name, ports: ports.map((port) => port.name), open: false }));
      return near.length > 0 ? targets : undefined;
    },
  },
  PodMonitor: {
    field: 'podMetricsEndpoints',
    noun: 'Pod',
    targets: (selector, namespaces, { pods }) => {
      const near = [...namespaces].flatMap((namespace) => pods.in(namespace));
      const found = near.filter((workload) => matchesPods(selector, workload));
      const targets = found.map((workload) => ({
        name: workload.name,
        ports: declaredPorts(workload).map(({ name }) => name),
        open: workload.byOperator || workload.containers.length === 0,
      }));
      return near.length > 0 ? targets : undefined;
    },
  },
});

function namespacesOf(monitor: Manifest, { namespaces }: Topology): ReadonlySet<string> {
  const { any, matchNames } = record(record(monitor.value.spec).namespaceSelector);
  if (any === true) return namespaces;
  const named = list(matchNames).map(text);
  return new Set(named.length > 0 ? named : [namespaceOf(monitor)]);
}
