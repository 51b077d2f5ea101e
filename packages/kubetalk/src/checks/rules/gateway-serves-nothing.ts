import { namespaceOf } from '../../kubernetes/objects';
import { equalitySelector, matchesPods, selectorText } from '../../kubernetes/selectors';
import { list, type Manifest, record, text } from '../../manifest/manifest';
import { listed } from '../../text/budget';
import type { Topology } from '../../topology/topology';
import { workloadTitle } from '../../topology/workloads';
import type { Check } from '../check';

export const gatewayServesNothing: Check = {
  id: 'gateway-serves-nothing',
  outcome: 'broken',
  title: 'an Istio Gateway that no Pod carries out, or that has none of the hosts of a VirtualService',
  why:
    'Istio accepts both. A Gateway is for Pods with the labels of its selector, which differ with how Istio was installed ' +
    '(istio=ingressgateway, istio=ingress). Requests for a host that the Gateway does not have are answered with 404.',
  remedy: "make the Gateway's selector the labels of the gateway's Pods, and its hosts those of the VirtualService",
  example: `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: edge}
spec: {selector: {istio: ingress}, servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: [shop.example.org]}]}
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: web}
spec: {hosts: [shop.example.com], gateways: [edge], http: [{route: [{destination: {host: web.example.com}}]}]}
`,
  *find(topology) {
    for (const manifest of topology.ofKind(GATEWAY)) {
      const message = selectorProblem(manifest, topology);
      if (message) yield { manifest, path: ['spec', 'selector'], message, outcome: 'risky' };
    }
    for (const manifest of topology.ofKind('VirtualService.networking.istio.io')) {
      const hosts = list(record(manifest.value.spec).hosts).map(text);
      for (const [index, name] of list(record(manifest.value.spec).gateways).entries()) {
        const gateway = gatewayOf(text(name), manifest, topology);
        const served = gateway ? hostsOf(gateway, namespaceOf(manifest)) : [];
        if (served.length === 0 || served.some((one) => hosts.some((host) => meet(one, host)))) continue;
        yield {
          manifest,
          path: ['spec', 'gateways', index],
          message: `Gateway ${text(name)} serves ${listed(served)}, and not ${listed(hosts)}`,
        };
      }
    }
  },
};

const GATEWAY = 'Gateway.networking.istio.io';

function gatewayOf(name: string, route: Manifest, topology: Topology): Manifest | undefined {
  const [namespace, own] = name.includes('/') ? name.split('/', 2) : [namespaceOf(route), name];
  return topology.find(GATEWAY, namespace ?? '', own ?? '');
}

/** The hosts of a Gateway that VirtualServices of a namespace may have: `namespace/host` is for one namespace. */
function hostsOf(gateway: Manifest, namespace: string): readonly string[] {
  const hosts = list(record(gateway.value.spec).servers).flatMap((server) => list(record(server).hosts).map(text));
  return hosts.flatMap((host) => {
    const [place, name] = host.includes('/') ? host.split('/', 2) : ['*', host];
    const isFor = place === '*' || place === namespace || (place === '.' && namespace === namespaceOf(gateway));
    return isFor && name ? [name] : [];
  });
}

function meet(one: string, other: string): boolean {
  const under = (pattern: string, host: string) =>
    pattern === '*' || pattern === host || (pattern.startsWith('*.') && host.endsWith(pattern.slice(1)));
  return under(one, other) || under(other, one);
}

/** That no Pod has the labels, where Pods of the manifests have one of their keys: others may run elsewhere. */
function selectorProblem(gateway: Manifest, { workloads }: Topology): string | undefined {
  const selector = equalitySelector(record(gateway.value.spec).selector);
  if (selector.length === 0 || workloads.some((workload) => matchesPods(selector, workload))) return undefined;
  const near = workloads.find(
    ({ labels }) => Object.hasOwn(labels, 'istio') && selector.some(({ key }) => key === 'istio'),
  );
  if (!near) return undefined;
  return `selector ${selectorText(selector)} matches no Pod; ${workloadTitle(near)} has istio=${near.labels.istio}: did you mean that?`;
}
