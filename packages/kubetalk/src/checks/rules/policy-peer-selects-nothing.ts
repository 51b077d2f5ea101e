import { labelSelector, matches, selectorText } from '../../kubernetes/selectors';
import { type FieldPath, type JsonObject, list, record, strings } from '../../manifest/manifest';
import type { Policy } from '../../topology/policies';
import type { Topology } from '../../topology/topology';
import type { Check } from '../check';
import { isOthers } from '../missing';

export const policyPeerSelectsNothing: Check = {
  id: 'policy-peer-selects-nothing',
  outcome: 'risky',
  title: 'a NetworkPolicy that lets in or out Pods which are not in the manifests',
  why: 'A peer whose selector matches nothing allows nothing: the path that it states stays closed.',
  remedy: 'make the selector the labels of the Pods, or of the namespace, that are meant',
  example: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: db}
spec:
  podSelector: {matchLabels: {type: db}}
  ingress: [{from: [{podSelector: {matchLabels: {type: apii}}}]}]
---
apiVersion: v1
kind: Pod
metadata: {name: db, labels: {type: db}}
spec:
  containers: [{name: db, image: 'mongo:7.0'}]
`,
  *find(topology) {
    for (const policy of topology.policies)
      for (const { peer, path } of peersOf(policy)) {
        const what = peer.ipBlock ? undefined : unmatched(peer, policy, topology);
        if (what)
          yield {
            manifest: policy.manifest,
            path: path(),
            message: what.endsWith('?') ? what : `${what} matches no Pod of the manifests`,
          };
      }
  },
};

/** The peers of a policy's rules; the way to one is asked for where it is wrong. */
function peersOf({ manifest }: Policy): { readonly peer: JsonObject; readonly path: () => FieldPath }[] {
  return DIRECTIONS.flatMap(([direction, peers]) =>
    list(record(manifest.value.spec)[direction]).flatMap((rule, index) =>
      list(record(rule)[peers]).map((peer, position) => ({
        peer: record(peer),
        path: () => ['spec', direction, index, peers, position],
      })),
    ),
  );
}

const DIRECTIONS = [
  ['ingress', 'from'],
  ['egress', 'to'],
] as const;

/** The selector of a peer that matches nothing, undefined where it matches something or is for other manifests to answer. */
function unmatched(
  { podSelector, namespaceSelector }: JsonObject,
  policy: Policy,
  topology: Topology,
): string | undefined {
  const pods = labelSelector(podSelector);
  const namespaces = labelSelector(namespaceSelector);
  const everywhere = namespaceSelector !== undefined && namespaceSelector !== null;
  const chosen = everywhere
    ? [...topology.namespaces].filter((name) => matches(namespaces, topology.namespaceLabels(name)))
    : [policy.namespace];
  const meant = everywhere && chosen.length === 0 ? nameSelected(namespaces, topology) : undefined;
  if (meant)
    return `namespaceSelector ${selectorText(namespaces)} matches no namespace: did you mean kubernetes.io/metadata.name=${meant}?`;
  if (everywhere && chosen.length === 0)
    return mayBeElsewhere(namespaces, topology) ? undefined : `namespaceSelector ${selectorText(namespaces)}`;
  if (pods.length === 0 || chosen.some((name) => topology.pods.first(name, pods, () => true))) return undefined;
  return everywhere || isOthers(topology, topology.workloads) ? undefined : `podSelector ${selectorText(pods)}`;
}

/** The namespace of the manifests whose name a selector has as the value of a label that the Namespace does not have. */
function nameSelected(selector: ReturnType<typeof labelSelector>, topology: Topology): string | undefined {
  const [only, ...others] = selector;
  const [value = '', ...values] = only?.values ?? [];
  if (only?.operator !== 'In' || others.length > 0 || values.length > 0) return undefined;
  return topology.find('Namespace', '', value) ? value : undefined;
}

/** Namespaces that are not in the manifests may match; only where the manifests state the labels of namespaces is a mismatch a finding. */
function mayBeElsewhere(selector: ReturnType<typeof labelSelector>, topology: Topology): boolean {
  // Of a live cluster only the namespaces that were asked for are known.
  if (!topology.live.isEmpty && !topology.complete) return true;
  const known = topology.ofKind('Namespace').some(({ value }) => {
    const labels = strings(record(value.metadata).labels ?? {});
    return selector.some(({ key }) => Object.hasOwn(labels, key));
  });
  return !known;
}
