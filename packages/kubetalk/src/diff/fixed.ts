import type { Kubernetes } from '../kubernetes/version';
import { table } from '../manifest/table';

/** Fields that can't be changed, by their path without list positions. */
interface Fixed {
  readonly fields: RegExp;
  /** The last version that refuses a change. @default - each does */
  readonly until?: `1.${number}`;
}

/**
 * The fields that the API server refuses to change once an object exists, by kind. Kinds with more conditions have rows of their own
 * (./rows/). test/differential/updates.ts compares them with servers of 1.28 and 1.36.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
const FIXED: Readonly<Record<string, readonly Fixed[]>> = table({
  ControllerRevision: [{ fields: /^data\b/ }],
  CSIDriver: [
    { fields: /^spec\.(attachRequired|volumeLifecycleModes)\b/ },
    { fields: /^spec\.(fsGroupPolicy|podInfoOnMount)$/, until: '1.28' },
  ],
  DaemonSet: [{ fields: /^spec\.selector\b/ }],
  Deployment: [{ fields: /^spec\.selector\b/ }],
  EndpointSlice: [{ fields: /^addressType$/ }],
  IngressClass: [{ fields: /^spec\.controller$/ }],
  Node: [{ fields: /^spec\.(podCIDRs?|providerID)\b/ }],
  PersistentVolume: [
    {
      fields:
        /^spec\.(?!(accessModes|capacity|claimRef|mountOptions|persistentVolumeReclaimPolicy|storageClassName|volumeAttributesClassName)\b)/,
    },
  ],
  PersistentVolumeClaim: [{ fields: /^spec\.(?!(resources\.requests|volumeAttributesClassName)\b)/ }],
  PriorityClass: [{ fields: /^(value|preemptionPolicy)$/ }],
  ReplicaSet: [{ fields: /^spec\.selector\b/ }],
  ResourceClaim: [{ fields: /^spec\b/ }],
  ResourceClaimTemplate: [{ fields: /^spec\b/ }],
  ResourceQuota: [{ fields: /^spec\.scopes\b/ }],
  RoleBinding: [{ fields: /^roleRef\b/ }],
  ClusterRoleBinding: [{ fields: /^roleRef\b/ }],
  RuntimeClass: [{ fields: /^handler$/ }],
  Secret: [{ fields: /^type$/ }],
  StatefulSet: [
    {
      fields:
        /^spec\.(?!(replicas|ordinals|template|updateStrategy|persistentVolumeClaimRetentionPolicy|minReadySeconds|revisionHistoryLimit)\b)/,
    },
    { fields: /^spec\.revisionHistoryLimit$/, until: '1.32' },
  ],
  StorageClass: [{ fields: /^(parameters|provisioner|reclaimPolicy|volumeBindingMode)\b/ }],
  VolumeAttributesClass: [{ fields: /^(driverName|parameters)\b/ }],
});

/** The kinds of which something can't be changed. */
export const FIXED_KINDS = Object.keys(FIXED);

/** Whether the API server of a version refuses a change of a field of a kind. */
export function isFixed(kind: string, pattern: string, { minor }: Kubernetes): boolean {
  const rows = Object.hasOwn(FIXED, kind) ? (FIXED[kind] ?? []) : [];
  return rows.some(
    ({ fields, until }) => (until === undefined || minor <= Number(until.slice(2))) && fields.test(pattern),
  );
}
