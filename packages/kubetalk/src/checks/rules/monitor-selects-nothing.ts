import { kindOf, namespaceOf } from '../../kubernetes/objects';
import { labelSelector, matches, matchesPods, type Selector, selectorText } from '../../kubernetes/selectors';
import { type FieldPath, type JsonObject, list, type Manifest, record, strings, text } from '../../manifest/manifest';
import { table } from '../../manifest/table';
import { listed } from '../../text/budget';
import { didYouMean, hint, meantName, nearest } from '../../text/nearest';
import { monitoredNamespaces, POD_MONITOR, takesUp } from '../../topology/monitors';
import type { Topology } from '../../topology/topology';
import { declaredAs, declaredPorts, type Workload, workloadTitle } from '../../topology/workloads';
import type { Check, Fault } from '../check';

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
        const found = targets(selector, monitoredNamespaces(manifest, topology), topology);
        const passed = passedOver(manifest, topology);
        if (passed) yield { manifest, path: ['metadata', 'labels'], ...passed };
        if (!found || found.length === 0) {
          const elsewhere = selector.length > 0 ? (targets(selector, topology.namespaces, topology) ?? []) : [];
          // Where none are in these namespaces, they are other manifests' to hold.
          if (found || elsewhere.length > 0)
            yield {
              manifest,
              path: ['spec', 'selector'],
              ...nothing(manifest, selectorText(selector), noun, elsewhere),
            };
          continue;
        }
        for (const [index, item] of list(spec[field]).entries()) {
          const fault = portFault(record(item), noun, found);
          if (fault) yield { manifest, path: ['spec', field, index, ...fault.path], message: fault.message };
        }
      }
  },
};

function nothing(
  monitor: Manifest,
  selector: string,
  noun: string,
  elsewhere: readonly Target[],
): Pick<Fault, 'message' | 'remedy'> {
  const message = `selector ${selector} matches no ${noun}`;
  const places = [...new Set(elsewhere.map(({ namespace }) => namespace))];
  if (places.length === 0) return { message };
  return {
    message: `${message} of the namespaces that it looks into; ${noun} ${listed(elsewhere, ({ name }) => name)} is in namespace ${listed(places)}: did you mean that?`,
    remedy: `name the namespace in namespaceSelector.matchNames: without it a monitor looks into its own, ${namespaceOf(monitor)}`,
  };
}

/** A port of an endpoint that none of its targets has: of a Service by name, of Pods by the name or number that they declare. */
function portFault(
  { port, targetPort, portNumber }: JsonObject,
  noun: string,
  found: readonly Target[],
): { readonly path: FieldPath; readonly message: string } | undefined {
  const titles = listed(found, ({ name }) => name);
  const name = text(port);
  if (name !== '') {
    const names = found.flatMap(({ ports }) => ports);
    if (names.includes(name) || found.some(({ open }) => open)) return undefined;
    return { path: ['port'], message: `port ${name} is no port of ${noun} ${titles}${meantPort(name, names)}` };
  }
  const asked = targetPort ?? portNumber;
  const pods = found.flatMap(({ workloads }) => workloads);
  if ((typeof asked !== 'string' && typeof asked !== 'number') || pods.length === 0) return undefined;
  if (pods.some((pod) => pod.byOperator || pod.containers.length === 0 || declaredAs(pod, asked).length > 0))
    return undefined;
  const names = pods.flatMap((pod) => declaredPorts(pod).map((one) => one.name));
  return {
    path: [targetPort === undefined ? 'portNumber' : 'targetPort'],
    message: `targetPort ${asked} is no port that a container of ${listed(pods, workloadTitle)} declares${didYouMean(String(asked), names)}`,
  };
}

/** The port that is called nearly so, or the only one with a name. */
function meantPort(name: string, names: readonly string[]): string {
  const others = [...new Set(names.filter((one) => one !== ''))];
  return hint(nearest(name, others) ?? meantName(name, others) ?? (others.length === 1 ? others[0] : undefined));
}

/** Why no Prometheus of the manifests takes up a monitor, where there is one. */
function passedOver(monitor: Manifest, topology: Topology): Pick<Fault, 'message' | 'remedy'> | undefined {
  const all = topology.workloads.filter(({ byOperator, kind }) => byOperator && /^Prometheus/.test(kind));
  const [first] = all;
  if (!first || all.some((one) => one.kind !== 'Prometheus' || takesUp(one, monitor, topology))) return undefined;
  const field = kindOf(monitor) === POD_MONITOR ? 'podMonitor' : 'serviceMonitor';
  const { [`${field}Selector`]: demands } = record(first.manifest.value.spec);
  const wanted = selectorText(labelSelector(demands));
  const isLabelled = matches(labelSelector(demands), strings(record(monitor.value.metadata).labels));
  return {
    message: isLabelled
      ? `Prometheus ${first.name} looks for monitors in other namespaces than ${namespaceOf(monitor)}`
      : `Prometheus ${first.name} takes up monitors with ${wanted} only`,
    remedy: isLabelled
      ? `let ${field}NamespaceSelector of the Prometheus match the namespace`
      : `give the monitor these labels, or widen ${field}Selector of the Prometheus`,
  };
}

interface Target {
  readonly name: string;
  readonly namespace: string;
  readonly workloads: readonly Workload[];
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
      const targets = found.map(({ ports, ...service }) => ({
        ...service,
        ports: ports.map(({ name }) => name),
        open: false,
      }));
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
        namespace: workload.namespace,
        workloads: [workload],
        ports: declaredPorts(workload).map(({ name }) => name),
        open: workload.byOperator || workload.containers.length === 0,
      }));
      return near.length > 0 ? targets : undefined;
    },
  },
});
