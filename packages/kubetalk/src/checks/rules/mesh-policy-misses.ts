import { namespaceOf } from '../../kubernetes/objects';
import { labelSelector, matchesPods, type Selector, selectorText } from '../../kubernetes/selectors';
import { at, type FieldPath, type JsonObject, list, type Manifest, record, text } from '../../manifest/manifest';
import { table } from '../../manifest/table';
import { hint } from '../../text/nearest';
import { accountOf } from '../../topology/accounts';
import { targetNumber } from '../../topology/services';
import type { Topology } from '../../topology/topology';
import { declaredAs, listeningOn, type Workload, workloadTitle } from '../../topology/workloads';
import type { Check, Fault } from '../check';
import { misspeltLabels } from '../labels';

export const meshPolicyMisses: Check = {
  id: 'mesh-policy-misses',
  outcome: 'risky',
  title: "a policy of Istio or Linkerd that selects no Pod, names a Service's port, or does not let a caller in",
  why:
    'A policy without Pods protects nothing. Its ports are those of the Pods: one of the Service matches no request. What no rule ' +
    'of an ALLOW policy names, as the ServiceAccount that the caller runs as, gets "RBAC: access denied".',
  remedy: "use the Pods' labels, the Pods' ports, and the callers' ServiceAccounts",
  example: `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: {name: web}
spec: {selector: {matchLabels: {app: wbe}}, rules: [{}]}
---
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec:
  containers:
    - {name: web, image: 'web:1', ports: [{containerPort: 8080}]}
`,
  *find(topology) {
    for (const [kind, { selector: way, ports }] of Object.entries(ROWS))
      for (const manifest of topology.ofKind(kind)) {
        const selector = selectorAt(manifest, way);
        const near = topology.pods.in(namespaceOf(manifest));
        const selected = near.filter((workload) => matchesPods(selector, workload));
        // What is in the root namespace of the mesh is for all others.
        if (near.length === 0 || namespaceOf(manifest) === ROOT) continue;
        if (selected.length === 0)
          yield {
            manifest,
            path: way,
            message: `selector ${selectorText(selector)} matches no Pod${hint(misspeltLabels(selector, near))}`,
          };
        for (const [port, path] of selected.length > 0 ? ports(manifest) : []) {
          const message = portProblem(port, kind === SERVER, selected, topology);
          if (message) yield { manifest, path, message };
        }
      }
    yield* cutsIn(topology);
  },
};

const ROOT = 'istio-system';
const SERVER = 'Server.policy.linkerd.io';
const AUTHORIZATION = 'AuthorizationPolicy.security.istio.io';

interface Row {
  readonly selector: FieldPath;
  /** The ports of the Pods that it names, and where. */
  readonly ports: (manifest: Manifest) => readonly (readonly [number | string, FieldPath])[];
}

const LABELS: FieldPath = ['spec', 'selector'];

/** @see https://istio.io/latest/docs/reference/config/security/ and https://linkerd.io/2/reference/authorization-policy/#server */
const ROWS: Readonly<Record<string, Row>> = table<Row>({
  [AUTHORIZATION]: { selector: LABELS, ports: operationPorts },
  'PeerAuthentication.security.istio.io': {
    selector: LABELS,
    ports: ({ value }) =>
      Object.keys(record(record(value.spec).portLevelMtls)).map((port) => [
        Number(port),
        ['spec', 'portLevelMtls', port],
      ]),
  },
  'RequestAuthentication.security.istio.io': { selector: LABELS, ports: () => [] },
  [SERVER]: {
    selector: ['spec', 'podSelector'],
    ports: ({ value }) => {
      const { port } = record(value.spec);
      return typeof port === 'number' || typeof port === 'string' ? [[port, ['spec', 'port']]] : [];
    },
  },
});

function selectorAt({ value }: Manifest, way: FieldPath): Selector {
  return labelSelector(at(value, way) ?? {});
}

function operationPorts({ value }: Manifest): readonly (readonly [number, FieldPath])[] {
  return list(record(value.spec).rules).flatMap((rule, index) =>
    list(record(rule).to).flatMap((to, nth) =>
      list(record(record(to).operation).ports).flatMap((port, last): readonly (readonly [number, FieldPath])[] => {
        const path = ['spec', 'rules', index, 'to', nth, 'operation', 'ports', last];
        return /^\d{1,5}$/.test(text(port)) ? [[Number(port), path]] : [];
      }),
    ),
  );
}

function portProblem(
  port: number | string,
  declared: boolean,
  selected: readonly Workload[],
  topology: Topology,
): string | undefined {
  if (selected.some((workload) => declaredAs(workload, port).length > 0 || listeningOn(workload).has(Number(port))))
    return undefined;
  for (const workload of selected)
    for (const service of topology.servicesOf(workload)) {
      const ofService = service.ports.find(({ number, name }) => number === port || name === port);
      const number = ofService && targetNumber(ofService, workload);
      if (ofService && number !== port)
        return `port ${port} is that of Service ${service.name}, which forwards to another of the Pods${hint(number)}`;
    }
  const [first] = selected;
  return declared && typeof port === 'string' && first
    ? `port ${port} is none that ${workloadTitle(first)} declares`
    : undefined;
}

/** The callers of the manifests that ALLOW policies of Istio name in no rule. */
function* cutsIn(topology: Topology): Iterable<Fault> {
  const allowing = topology
    .ofKind(AUTHORIZATION)
    .filter(({ value }) => (record(value.spec).action ?? 'ALLOW') === 'ALLOW' && !record(value.spec).targetRefs);
  if (allowing.length === 0) return;
  const seen = new Set<string>();
  for (const { caller, service, may } of topology.calls)
    for (const to of may ? [] : (service?.workloads ?? [])) {
      const policies = allowing.filter(
        (policy) => [to.namespace, ROOT].includes(namespaceOf(policy)) && matchesPods(selectorAt(policy, LABELS), to),
      );
      const [manifest] = policies;
      const key = `${workloadTitle(caller)} ${workloadTitle(to)}`;
      if (!manifest || seen.has(key) || policies.some((policy) => letsIn(policy, caller))) continue;
      seen.add(key);
      yield {
        manifest,
        path: ['spec', 'rules'],
        message: `no rule lets ${workloadTitle(caller)} ask ${workloadTitle(to)}: it runs as ${principalOf(caller)}`,
      };
    }
}

function principalOf(caller: Workload): string {
  return `cluster.local/ns/${caller.namespace}/sa/${accountOf(caller)}`;
}

function letsIn({ value }: Manifest, caller: Workload): boolean {
  return list(record(value.spec).rules).some((rule) => {
    const { from } = record(rule);
    return from === undefined || list(from).some((one) => isSource(record(record(one).source), caller));
  });
}

/** Whether a caller is of a source; what is asked of a request's address or token is not known, and taken as given. */
function isSource({ principals, namespaces, notPrincipals, notNamespaces }: JsonObject, caller: Workload): boolean {
  const own = principalOf(caller);
  return (
    isOneOf(principals, own, true) &&
    isOneOf(namespaces, caller.namespace, true) &&
    !isOneOf(notPrincipals, own, false) &&
    !isOneOf(notNamespaces, caller.namespace, false)
  );
}

/** @param none the answer where no names are given */
function isOneOf(names: JsonObject[string] | undefined, own: string, none: boolean): boolean {
  if (names === undefined) return none;
  return list(names)
    .map(text)
    .some((name) =>
      name.endsWith('*')
        ? own.startsWith(name.slice(0, -1))
        : name.startsWith('*')
          ? own.endsWith(name.slice(1))
          : own === name,
    );
}
