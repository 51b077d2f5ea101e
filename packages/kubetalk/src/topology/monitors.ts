import { namespaceOf } from '../kubernetes/objects';
import { labelSelector, matches } from '../kubernetes/selectors';
import { list, type Manifest, record, strings, text } from '../manifest/manifest';
import type { Service } from './services';
import type { Topology } from './topology';
import type { Workload } from './workloads';

/** The kinds by which a Prometheus knows what to scrape. */
export const SERVICE_MONITOR = 'ServiceMonitor.monitoring.coreos.com';
export const POD_MONITOR = 'PodMonitor.monitoring.coreos.com';

/** Whether a Prometheus selects a monitor: by its labels, in its own namespace unless it names others. */
export function takesUp({ manifest }: Workload, monitor: Manifest, { namespaceLabels }: Topology): boolean {
  const { serviceMonitorSelector, serviceMonitorNamespaceSelector: namespaces } = record(manifest.value.spec);
  if (typeof serviceMonitorSelector !== 'object' || serviceMonitorSelector === null) return false;
  const place = namespaceOf(monitor);
  const isIn =
    typeof namespaces === 'object' && namespaces !== null
      ? matches(labelSelector(namespaces), namespaceLabels(place))
      : place === namespaceOf(manifest);
  return isIn && matches(labelSelector(serviceMonitorSelector), strings(record(monitor.value.metadata).labels));
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
