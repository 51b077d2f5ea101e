import type { Manifest } from '../../manifest/manifest';
import type { NamespaceLabels } from '../policies';
import { readAdminPolicy } from './admin';
import { readCalicoPolicy } from './calico';
import { readCiliumPolicies } from './cilium';
import type { TierPolicy } from './tier';

type Reader = (manifest: Manifest, labels: NamespaceLabels) => readonly TierPolicy[];

const admin: Reader = (manifest, labels) => [readAdminPolicy(manifest, labels)];
const calico: Reader = (manifest, labels) => [readCalicoPolicy(manifest, labels)];

/** The policies of administrators and of network plugins: how each kind is read. */
const READERS: ReadonlyMap<string, Reader> = new Map([
  ['AdminNetworkPolicy.policy.networking.k8s.io', admin],
  ['BaselineAdminNetworkPolicy.policy.networking.k8s.io', admin],
  ['ClusterNetworkPolicy.policy.networking.k8s.io', admin],
  ['CiliumNetworkPolicy.cilium.io', readCiliumPolicies],
  ['CiliumClusterwideNetworkPolicy.cilium.io', readCiliumPolicies],
  ['NetworkPolicy.crd.projectcalico.org', calico],
  ['GlobalNetworkPolicy.crd.projectcalico.org', calico],
  ['NetworkPolicy.projectcalico.org', calico],
  ['GlobalNetworkPolicy.projectcalico.org', calico],
]);

/** Whether a kind is one of these policies. */
export function isTier(kind: string): boolean {
  return READERS.has(kind);
}

/** All policies but Kubernetes' own NetworkPolicies, in the order in which they are asked. */
export function tierPolicies(
  ofKind: (kind: string) => readonly Manifest[],
  labels: NamespaceLabels,
): readonly TierPolicy[] {
  const found = [...READERS].flatMap(([kind, read]) => ofKind(kind).flatMap((manifest) => read(manifest, labels)));
  return found.sort((one, other) => (one.order === other.order ? 0 : one.order - other.order));
}
