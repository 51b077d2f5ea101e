import { ApiObject, type Chart } from 'cdk8s';
import type { Labels } from 'kubetalk/kubernetes';
import { Service } from './service';
import { Workload } from './workload';

const GVK = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy' };

/**
 * Lets through the paths that a chart states and nothing else: every Pod of its namespace is cut off by default; the Pods
 * behind a Service admit its callers on its targetPort, and everyone where it can be reached from outside; callers reach what
 * they call, and the cluster's DNS to find it.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export function isolate(chart: Chart): void {
  const parts = chart.node.findAll();
  const paths = new Map<Workload, Paths>();
  for (const workload of parts.filter((part) => part instanceof Workload))
    paths.set(workload, { behind: [], called: [] });
  for (const service of parts.filter((part) => part instanceof Service)) {
    paths.get(service.selector)?.behind.push(service);
    for (const caller of service.callers) paths.get(caller)?.called.push(service);
  }
  new ApiObject(chart, 'deny-all', {
    ...GVK,
    metadata: { name: 'deny-all' },
    spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
  });
  for (const [workload, stated] of paths) allow(chart, workload, stated);
}

/** The paths that are stated of one workload. */
interface Paths {
  /** The Services that it is behind. */
  readonly behind: Service[];
  /** The Services that it calls. */
  readonly called: Service[];
}

function allow(chart: Chart, workload: Workload, { behind, called }: Paths): void {
  const ingress = behind.flatMap(admitted);
  const egress = called.length > 0 ? [...called.map(reached), dns] : [];
  if (ingress.length + egress.length === 0) return;
  new ApiObject(chart, `allow-${workload.name}`, {
    ...GVK,
    metadata: { name: workload.name },
    spec: {
      podSelector: { matchLabels: { ...workload.selector } },
      policyTypes: [...(ingress.length > 0 ? ['Ingress'] : []), ...(egress.length > 0 ? ['Egress'] : [])],
      ingress: ingress.length > 0 ? ingress : undefined,
      egress: egress.length > 0 ? egress : undefined,
    },
  });
}

function admitted(service: Service) {
  const ports = [port(service.targetPort, service.protocol)];
  if (service.outside) return [{ ports }];
  const from = service.callers.map(({ selector }) => peer(selector));
  return from.length > 0 ? [{ from, ports }] : [];
}

function reached({ selector, targetPort, protocol }: Service) {
  return { to: [peer(selector.selector)], ports: [port(targetPort, protocol)] };
}

const dns = {
  to: [
    {
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
      podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
    },
  ],
  ports: [port(53, 'UDP'), port(53, 'TCP')],
};

function peer(selector: Labels) {
  return { podSelector: { matchLabels: { ...selector } } };
}

function port(number: number, protocol: string) {
  return { port: number, protocol };
}
