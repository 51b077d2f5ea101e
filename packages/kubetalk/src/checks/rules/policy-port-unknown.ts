import { selectorText } from '../../kubernetes/selectors';
import { type FieldPath, inText, type JsonObject, list, record, text } from '../../manifest/manifest';
import { memo } from '../../manifest/memo';
import { listed } from '../../text/budget';
import { didYouMean } from '../../text/nearest';
import { type Cut, portInWords } from '../../topology/access';
import type { PodPort, Policy } from '../../topology/policies';
import type { Topology } from '../../topology/topology';
import { type DeclaredPort, declaredAs, type Workload } from '../../topology/workloads';
import type { Check } from '../check';
import { missing } from '../missing';

export const policyPortUnknown: Check = {
  id: 'policy-port-unknown',
  outcome: 'broken',
  title: 'a NetworkPolicy that allows a port by a name that none of its Pods has',
  why:
    'A name stands for the port that a container declares by it, with its protocol. Where no Pod that the policy selects declares it, ' +
    'the rule allows nothing, and who counts on it is shut out.',
  remedy: 'use the name of a declared port, or its number; give the rule the protocol of the port',
  example: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: db}
spec:
  podSelector: {matchLabels: {app: db}}
  ingress: [{ports: [{port: postgres}]}]
---
apiVersion: v1
kind: Pod
metadata: {name: db, labels: {app: db}}
spec:
  containers: [{name: db, image: 'postgres:16', ports: [{name: pg, containerPort: 5432}]}]
`,
  *find(topology) {
    for (const { policy, path, named, port, pods } of misnamed(topology)) {
      const { manifest, selector } = policy;
      const whose = selector.length > 0 ? `the Pods with ${selectorText(selector)}` : 'its Pods';
      yield {
        manifest,
        path: [...path, named ? 'protocol' : 'port'],
        message: named
          ? `ingress allows port ${inText(port.port)} over ${protocolOf(port)}, which ${whose} declare for ${named.protocol}`
          : `ingress allows port ${inText(port.port)}, which none of ${whose} declares${hintOf(text(port.port), pods)}`,
        ...missing(topology, true),
      };
    }
  },
};

/** A port of an ingress rule by a name that no Pod of the policy declares for its protocol. */
interface Misnamed {
  readonly policy: Policy;
  readonly path: FieldPath;
  readonly port: JsonObject;
  /** The port that has the name, for another protocol. */
  readonly named: DeclaredPort | undefined;
  readonly pods: readonly Workload[];
}

const misnamed = memo((topology: Topology): readonly Misnamed[] => {
  const ports = topology.policies.flatMap((policy) =>
    (policy.ingress ? list(record(policy.manifest.value.spec).ingress) : []).flatMap((rule, index) =>
      list(record(rule).ports).map((port, position) => ({
        policy,
        path: ['spec', 'ingress', index, 'ports', position],
        port: record(port),
      })),
    ),
  );
  return ports.flatMap((one) => {
    const { port: name } = one.port;
    if (typeof name !== 'string') return [];
    const pods = topology.pods.find(one.policy.namespace, one.policy.selector);
    // Of Pods that an operator makes not every port is known.
    if (pods.length === 0 || pods.some(({ byOperator }) => byOperator)) return [];
    const named = pods.flatMap((workload) => declaredAs(workload, name));
    return named.some(({ protocol }) => protocol === protocolOf(one.port)) ? [] : [{ ...one, named: named[0], pods }];
  });
});

function protocolOf({ protocol }: JsonObject): string {
  return text(protocol) || 'TCP';
}

/** Whether a connection is cut by such a port, which this check reports where it stands. */
export function isMisnamed(topology: Topology, { direction, policies, allowed }: Cut, port: PodPort): boolean {
  return (
    direction === 'ingress' &&
    allowed.length > 0 &&
    misnamed(topology).some(
      (one) =>
        policies.some(({ manifest }) => manifest === one.policy.manifest) &&
        allowed.includes(portInWords(one.port, port)),
    )
  );
}

function hintOf(port: string, pods: readonly Workload[]): string {
  const names = [
    ...new Set(pods.flatMap(({ containers }) => containers.flatMap(({ ports }) => ports.map(({ name }) => name)))),
  ].filter(Boolean);
  return names.length === 0 ? '' : didYouMean(port, names, `; they declare ${listed(names)}`);
}
