import { kindOf } from '../../kubernetes/objects';
import { equalitySelector, matchesPods, selectorText } from '../../kubernetes/selectors';
import { groupBy } from '../../manifest/group-by';
import { at, identity, type JsonObject, list, record, text } from '../../manifest/manifest';
import { didYouMean } from '../../text/nearest';
import type { Backend } from '../../topology/backends';
import type { Topology } from '../../topology/topology';
import type { Check, Fault } from '../check';
import { missing } from '../missing';

export const subsetMissing: Check = {
  id: 'subset-missing',
  outcome: 'broken',
  title: 'a VirtualService that routes to a subset which no DestinationRule has, or which has no Pod',
  why: 'Istio accepts both. Every request that is routed there is answered with 503, while the Service itself works.',
  remedy: 'use the name of a subset of the DestinationRule of that host, and give the Pods its labels',
  example: `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: web}
spec: {hosts: [web], http: [{route: [{destination: {host: web, subset: v2}}]}]}
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: web}
spec: {host: web, subsets: [{name: v1, labels: {version: v1}}]}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  selector: {app: web}
  ports: [{port: 80, targetPort: 8080}]
---
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web, version: v1}}
spec:
  containers:
    - {name: web, image: 'web:1', ports: [{containerPort: 8080}], readinessProbe: {tcpSocket: {port: 8080}}}
`,
  *find(topology) {
    const ofKind = (kind: string) => topology.backends.filter(({ manifest }) => kindOf(manifest) === kind);
    const rules = groupBy(ofKind('DestinationRule.networking.istio.io'), hostOf);
    for (const backend of ofKind('VirtualService.networking.istio.io')) {
      const subset = text(record(at(backend.manifest.value, backend.path)).subset);
      const fault = subset && faultOf(subset, backend, rules.get(hostOf(backend)) ?? [], topology);
      if (fault) yield { manifest: backend.manifest, path: [...backend.path, 'subset'], ...fault };
    }
  },
};

function hostOf({ namespace, service }: Backend): string {
  return `${namespace}/${service}`;
}

function faultOf(
  subset: string,
  { namespace, service }: Backend,
  rules: readonly Backend[],
  topology: Topology,
): Pick<Fault, 'message' | 'outcome'> | undefined {
  const all = rules.flatMap(({ manifest }) => list(record(manifest.value.spec).subsets).map(record));
  const found = all.filter(({ name }) => name === subset);
  if (found.length === 0) {
    const names = rules.map(({ manifest }) => identity(manifest).name).join(', ');
    const where = rules.length > 0 ? `is none of DestinationRule ${names}` : 'is in no DestinationRule';
    const hint = didYouMean(
      subset,
      all.map(({ name }) => text(name)),
    );
    return { message: `subset ${subset} of ${service} ${where}${hint}`, ...missing(topology, rules.length > 0) };
  }
  const { workloads = [] } = topology.findService(namespace, service) ?? {};
  const hasPods = ({ labels }: JsonObject) =>
    workloads.some((workload) => workload.byOperator || matchesPods(equalitySelector(labels), workload));
  if (workloads.length === 0 || found.some(hasPods)) return undefined;
  const labels = selectorText(equalitySelector(found[0]?.labels));
  return {
    message: `subset ${subset} of ${service} is Pods with ${labels}, and no Pod behind the Service has that`,
    ...missing(topology, false, 'Pod'),
  };
}
