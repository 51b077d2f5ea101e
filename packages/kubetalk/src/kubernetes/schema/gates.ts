/** A feature that a cluster has only where its gate is opened, or from a version on. */
export interface Gate {
  /** @see https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/ */
  readonly name: string;
  /** The minor version from which on it is enabled by default. @default - in no version that is known */
  readonly open?: number;
  /** Whether the API server refuses an object from which it has dropped the field. @default false */
  readonly refused?: boolean;
  /** Whether what holds the field is dropped with it. @default false */
  readonly whole?: boolean;
}

const devices: Gate = { name: 'DynamicResourceAllocation', open: 34 };
const taints: Gate = { name: 'DRADeviceTaints', open: 36 };
const attributes: Gate = { name: 'VolumeAttributesClass', open: 34 };
const byIndex: Gate = { name: 'JobBackoffLimitPerIndex', open: 29 };
const groups: Gate = { name: 'GenericWorkload' };
const likeLabels: Gate = { name: 'MatchLabelKeysInPodAffinity', open: 31 };

/**
 * Fields of stable kinds that the API server drops where the gate of their feature is closed, by their types. The definitions
 * have these fields from the version on in which the gate came, and say in prose at most, and often too late, that it is closed.
 */
export const gates: ReadonlyMap<string, Readonly<Record<string, Gate>>> = new Map<
  string,
  Readonly<Record<string, Gate>>
>([
  [
    'apiextensions.v1.CustomResourceDefinitionVersion',
    { selectableFields: { name: 'CustomResourceFieldSelectors', open: 31 } },
  ],
  ['apps.v1.RollingUpdateStatefulSetStrategy', { maxUnavailable: { name: 'MaxUnavailableStatefulSet' } }],
  ['autoscaling.v2.HPAScalingRules', { tolerance: { name: 'HPAConfigurableTolerance', open: 35 } }],
  [
    'batch.v1.JobSpec',
    {
      backoffLimitPerIndex: byIndex,
      managedBy: { name: 'JobManagedBy', open: 32 },
      maxFailedIndexes: byIndex,
      podReplacementPolicy: { name: 'JobPodReplacementPolicy', open: 29 },
      successPolicy: { name: 'JobSuccessPolicy', open: 31 },
    },
  ],
  [
    'coordination.v1.LeaseSpec',
    { preferredHolder: { name: 'CoordinatedLeaderElection' }, strategy: { name: 'CoordinatedLeaderElection' } },
  ],
  [
    'core.v1.Container',
    {
      resizePolicy: { name: 'InPlacePodVerticalScaling', open: 33 },
      restartPolicy: { name: 'SidecarContainers', open: 29 },
      restartPolicyRules: { name: 'ContainerRestartRules', open: 35 },
    },
  ],
  ['core.v1.EnvVarSource', { fileKeyRef: { name: 'EnvFiles', open: 35, refused: true } }],
  ['core.v1.Lifecycle', { stopSignal: { name: 'ContainerStopSignals' } }],
  ['core.v1.LifecycleHandler', { sleep: { name: 'PodLifecycleSleepAction', open: 30, refused: true } }],
  ['core.v1.PersistentVolumeClaimSpec', { volumeAttributesClassName: attributes }],
  ['core.v1.PersistentVolumeSpec', { volumeAttributesClassName: attributes }],
  ['core.v1.PodAffinityTerm', { matchLabelKeys: likeLabels, mismatchLabelKeys: likeLabels }],
  [
    'core.v1.PodSecurityContext',
    {
      seLinuxChangePolicy: { name: 'SELinuxChangePolicy', open: 33 },
      supplementalGroupsPolicy: { name: 'SupplementalGroupsPolicy', open: 33 },
    },
  ],
  [
    'core.v1.PodSpec',
    {
      hostUsers: { name: 'UserNamespacesSupport', open: 33 },
      hostnameOverride: { name: 'HostnameOverride', open: 35 },
      resourceClaims: devices,
      resources: { name: 'PodLevelResources', open: 34 },
      schedulingGroup: groups,
      workloadRef: groups,
    },
  ],
  ['core.v1.ResourceRequirements', { claims: devices }],
  ['core.v1.SecurityContext', { procMount: { name: 'ProcMountType', open: 33 } }],
  ['core.v1.ServiceSpec', { trafficDistribution: { name: 'ServiceTrafficDistribution', open: 31 } }],
  ['core.v1.TypedObjectReference', { namespace: { name: 'CrossNamespaceVolumeDataSource', whole: true } }],
  ['core.v1.Volume', { image: { name: 'ImageVolume', open: 35, refused: true } }],
  ['core.v1.VolumeMount', { recursiveReadOnly: { name: 'RecursiveReadOnlyMounts', open: 31 } }],
  [
    'core.v1.VolumeProjection',
    { clusterTrustBundle: { name: 'ClusterTrustBundleProjection' }, podCertificate: { name: 'PodCertificateRequest' } },
  ],
  ['discovery.v1.EndpointHints', { forNodes: { name: 'PreferSameTrafficDistribution', open: 34 } }],
  ['resource.v1.DeviceClassSpec', { extendedResourceName: { name: 'DRAExtendedResource', open: 36 } }],
  ['resource.v1.DeviceSubRequest', { tolerations: taints }],
  ['resource.v1.ExactDeviceRequest', { tolerations: taints }],
  [
    'storage.v1.CSIDriverSpec',
    {
      nodeAllocatableUpdatePeriodSeconds: { name: 'MutableCSINodeAllocatableCount', open: 35 },
      preventPodSchedulingIfMissing: { name: 'VolumeLimitScaling' },
    },
  ],
]);

/** Beta APIs that were there before 1.24 are served without being asked for; those that came later are not. */
const SERVED_BETA = /^flowcontrol\.apiserver\.k8s\.io\/v1beta[23]$/;

/** Whether a cluster serves an apiVersion of Kubernetes' own only where its `--runtime-config` says so. */
export function isServedOnDemand(apiVersion: string): boolean {
  return /v\d+(alpha|beta)\d+$/.test(apiVersion) && !SERVED_BETA.test(apiVersion);
}

/** Whether a version drops a field of a type, since the gate of its feature is closed there. */
export function isClosed(type: string | undefined, field: string, minor: number): boolean {
  const gated = type === undefined ? undefined : gates.get(type);
  return gated !== undefined && Object.hasOwn(gated, field) && minor < (gated[field]?.open ?? Number.POSITIVE_INFINITY);
}
