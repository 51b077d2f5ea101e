import { kindOf, namespaceOf } from '../kubernetes/objects';
import { labelSelector, matches, matchesPods } from '../kubernetes/selectors';
import { list, type Manifest, record, strings, text } from '../manifest/manifest';
import type { PodPort } from './policies';
import { type Service, type ServicePort, targetNumber } from './services';
import type { Topology } from './topology';
import { declaredPorts, type Workload } from './workloads';

/** The kinds by which a Prometheus knows what to scrape. */
export const SERVICE_MONITOR = 'ServiceMonitor.monitoring.coreos.com';
export const POD_MONITOR = 'PodMonitor.monitoring.coreos.com';

const SERVICE_SELECTORS = ['serviceMonitorSelector', 'serviceMonitorNamespaceSelector'] as const;
const POD_SELECTORS = ['podMonitorSelector', 'podMonitorNamespaceSelector'] as const;

/** Whether a Prometheus selects a monitor: by its labels, in its own namespace unless it names others. */
export function takesUp({ manifest }: Workload, monitor: Manifest, { namespaceLabels }: Topology): boolean {
  const [labels, places] = kindOf(monitor) === POD_MONITOR ? POD_SELECTORS : SERVICE_SELECTORS;
  const { [labels]: demands, [places]: namespaces } = record(manifest.value.spec);
  if (typeof demands !== 'object' || demands === null) return false;
  const place = namespaceOf(monitor);
  const isIn =
    typeof namespaces === 'object' && namespaces !== null
      ? matches(labelSelector(namespaces), namespaceLabels(place))
      : place === namespaceOf(manifest);
  return isIn && matches(labelSelector(demands), strings(record(monitor.value.metadata).labels));
}

/** The namespaces that a monitor looks into. */
export function monitoredNamespaces(monitor: Manifest, { namespaces }: Topology): ReadonlySet<string> {
  const { any, matchNames } = record(record(monitor.value.spec).namespaceSelector);
  const named = list(matchNames).map(text);
  return any === true ? namespaces : new Set(named.length > 0 ? named : [namespaceOf(monitor)]);
}

/** The Services that a ServiceMonitor means. */
export function monitored(monitor: Manifest, topology: Topology): readonly Service[] {
  const within = monitoredNamespaces(monitor, topology);
  const demands = labelSelector(record(monitor.value.spec).selector);
  return topology.services.filter(
    ({ namespace, manifest }) =>
      within.has(namespace) && matches(demands, strings(record(manifest?.value.metadata).labels)),
  );
}

/** The Prometheus of the manifests that take up a monitor. */
export function scrapersOf(monitor: Manifest, topology: Topology): readonly Workload[] {
  return topology.workloads.filter(
    (one) => one.byOperator && one.kind === 'Prometheus' && takesUp(one, monitor, topology),
  );
}

/** A port of Pods that a ServiceMonitor or PodMonitor has Prometheus ask. */
export interface Scrape {
  readonly monitor: Manifest;
  /** By which it finds them. @default - by their own labels */
  readonly service?: Service;
  readonly to: Workload;
  readonly podPort: PodPort;
}

/** All that Prometheus is to ask, one by one. It asks the Pods themselves, not the Service by which it finds them. */
export function* scrapes(topology: Topology): Iterable<Scrape> {
  for (const monitor of topology.ofKind(SERVICE_MONITOR)) {
    const names = portNames(monitor, 'endpoints');
    for (const service of monitored(monitor, topology))
      for (const port of service.ports)
        if (names.includes(port.name))
          for (const { to, podPort } of namedBehind(service, port)) yield { monitor, service, to, podPort };
  }
  for (const monitor of topology.ofKind(POD_MONITOR)) {
    const names = portNames(monitor, 'podMetricsEndpoints');
    const demands = labelSelector(record(monitor.value.spec).selector);
    for (const namespace of monitoredNamespaces(monitor, topology))
      for (const to of topology.pods.in(namespace))
        if (matchesPods(demands, to))
          for (const { name, number, protocol } of declaredPorts(to))
            if (names.includes(name)) yield { monitor, to, podPort: { number, protocol } };
  }
}

function* namedBehind({ workloads }: Service, port: ServicePort): Iterable<Pick<Scrape, 'to' | 'podPort'>> {
  for (const to of workloads) {
    const number = targetNumber(port, to);
    if (number !== undefined) yield { to, podPort: { number, protocol: port.protocol } };
  }
}

const portNames = (monitor: Manifest, field: string) =>
  list(record(monitor.value.spec)[field]).map((endpoint) => text(record(endpoint).port));
