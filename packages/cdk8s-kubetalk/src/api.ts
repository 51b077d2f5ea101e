// Made by generate-api.ts from the definitions of Kubernetes v1.36.

/**
 * What goes into a Pod, a Service and the workloads, in the API's own words.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 * @packageDocumentation
 */

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#awselasticblockstorevolumesource-v1-core AWSElasticBlockStoreVolumeSource} */
export interface AWSElasticBlockStoreVolumeSource {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#awselasticblockstorevolumesource-v1-core AWSElasticBlockStoreVolumeSource.fsType} */
  readonly fsType?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#awselasticblockstorevolumesource-v1-core AWSElasticBlockStoreVolumeSource.partition} */
  readonly partition?: number;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#awselasticblockstorevolumesource-v1-core AWSElasticBlockStoreVolumeSource.readOnly} */
  readonly readOnly?: boolean;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#awselasticblockstorevolumesource-v1-core AWSElasticBlockStoreVolumeSource.volumeID} */
  readonly volumeID: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#affinity-v1-core Affinity} */
export interface Affinity {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#affinity-v1-core Affinity.nodeAffinity} */
  readonly nodeAffinity?: NodeAffinity;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#affinity-v1-core Affinity.podAffinity} */
  readonly podAffinity?: PodAffinity;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#affinity-v1-core Affinity.podAntiAffinity} */
  readonly podAntiAffinity?: PodAntiAffinity;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#apparmorprofile-v1-core AppArmorProfile} */
export interface AppArmorProfile {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#apparmorprofile-v1-core AppArmorProfile.localhostProfile} */
  readonly localhostProfile?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#apparmorprofile-v1-core AppArmorProfile.type} */
  readonly type: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#azurediskvolumesource-v1-core AzureDiskVolumeSource} */
export interface AzureDiskVolumeSource {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#azurediskvolumesource-v1-core AzureDiskVolumeSource.cachingMode} */
  readonly cachingMode?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#azurediskvolumesource-v1-core AzureDiskVolumeSource.diskName} */
  readonly diskName: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#azurediskvolumesource-v1-core AzureDiskVolumeSource.diskURI} */
  readonly diskURI: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#azurediskvolumesource-v1-core AzureDiskVolumeSource.fsType} */
  readonly fsType?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#azurediskvolumesource-v1-core AzureDiskVolumeSource.kind} */
  readonly kind?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#azurediskvolumesource-v1-core AzureDiskVolumeSource.readOnly} */
  readonly readOnly?: boolean;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#azurefilevolumesource-v1-core AzureFileVolumeSource} */
export interface AzureFileVolumeSource {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#azurefilevolumesource-v1-core AzureFileVolumeSource.readOnly} */
  readonly readOnly?: boolean;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#azurefilevolumesource-v1-core AzureFileVolumeSource.secretName} */
  readonly secretName: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#azurefilevolumesource-v1-core AzureFileVolumeSource.shareName} */
  readonly shareName: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#csivolumesource-v1-core CSIVolumeSource} */
export interface CSIVolumeSource {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#csivolumesource-v1-core CSIVolumeSource.driver} */
  readonly driver: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#csivolumesource-v1-core CSIVolumeSource.fsType} */
  readonly fsType?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#csivolumesource-v1-core CSIVolumeSource.nodePublishSecretRef} */
  readonly nodePublishSecretRef?: LocalObjectReference;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#csivolumesource-v1-core CSIVolumeSource.readOnly} */
  readonly readOnly?: boolean;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#csivolumesource-v1-core CSIVolumeSource.volumeAttributes} */
  readonly volumeAttributes?: Readonly<Record<string, string>>;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#capabilities-v1-core Capabilities} */
export interface Capabilities {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#capabilities-v1-core Capabilities.add} */
  readonly add?: readonly string[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#capabilities-v1-core Capabilities.drop} */
  readonly drop?: readonly string[];
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#cephfsvolumesource-v1-core CephFSVolumeSource} */
export interface CephFSVolumeSource {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#cephfsvolumesource-v1-core CephFSVolumeSource.monitors} */
  readonly monitors: readonly string[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#cephfsvolumesource-v1-core CephFSVolumeSource.path} */
  readonly path?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#cephfsvolumesource-v1-core CephFSVolumeSource.readOnly} */
  readonly readOnly?: boolean;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#cephfsvolumesource-v1-core CephFSVolumeSource.secretFile} */
  readonly secretFile?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#cephfsvolumesource-v1-core CephFSVolumeSource.secretRef} */
  readonly secretRef?: LocalObjectReference;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#cephfsvolumesource-v1-core CephFSVolumeSource.user} */
  readonly user?: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#cindervolumesource-v1-core CinderVolumeSource} */
export interface CinderVolumeSource {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#cindervolumesource-v1-core CinderVolumeSource.fsType} */
  readonly fsType?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#cindervolumesource-v1-core CinderVolumeSource.readOnly} */
  readonly readOnly?: boolean;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#cindervolumesource-v1-core CinderVolumeSource.secretRef} */
  readonly secretRef?: LocalObjectReference;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#cindervolumesource-v1-core CinderVolumeSource.volumeID} */
  readonly volumeID: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#clientipconfig-v1-core ClientIPConfig} */
export interface ClientIPConfig {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#clientipconfig-v1-core ClientIPConfig.timeoutSeconds} */
  readonly timeoutSeconds?: number;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#clustertrustbundleprojection-v1-core ClusterTrustBundleProjection} */
export interface ClusterTrustBundleProjection {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#clustertrustbundleprojection-v1-core ClusterTrustBundleProjection.labelSelector} */
  readonly labelSelector?: LabelSelector;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#clustertrustbundleprojection-v1-core ClusterTrustBundleProjection.name} */
  readonly name?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#clustertrustbundleprojection-v1-core ClusterTrustBundleProjection.optional} */
  readonly optional?: boolean;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#clustertrustbundleprojection-v1-core ClusterTrustBundleProjection.path} */
  readonly path: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#clustertrustbundleprojection-v1-core ClusterTrustBundleProjection.signerName} */
  readonly signerName?: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#configmapenvsource-v1-core ConfigMapEnvSource} */
export interface ConfigMapEnvSource {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#configmapenvsource-v1-core ConfigMapEnvSource.name} */
  readonly name?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#configmapenvsource-v1-core ConfigMapEnvSource.optional} */
  readonly optional?: boolean;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#configmapkeyselector-v1-core ConfigMapKeySelector} */
export interface ConfigMapKeySelector {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#configmapkeyselector-v1-core ConfigMapKeySelector.key} */
  readonly key: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#configmapkeyselector-v1-core ConfigMapKeySelector.name} */
  readonly name?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#configmapkeyselector-v1-core ConfigMapKeySelector.optional} */
  readonly optional?: boolean;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#configmapprojection-v1-core ConfigMapProjection} */
export interface ConfigMapProjection {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#configmapprojection-v1-core ConfigMapProjection.items} */
  readonly items?: readonly KeyToPath[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#configmapprojection-v1-core ConfigMapProjection.name} */
  readonly name?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#configmapprojection-v1-core ConfigMapProjection.optional} */
  readonly optional?: boolean;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#configmapvolumesource-v1-core ConfigMapVolumeSource} */
export interface ConfigMapVolumeSource {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#configmapvolumesource-v1-core ConfigMapVolumeSource.defaultMode} */
  readonly defaultMode?: number;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#configmapvolumesource-v1-core ConfigMapVolumeSource.items} */
  readonly items?: readonly KeyToPath[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#configmapvolumesource-v1-core ConfigMapVolumeSource.name} */
  readonly name?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#configmapvolumesource-v1-core ConfigMapVolumeSource.optional} */
  readonly optional?: boolean;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#container-v1-core Container} */
export interface Container {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#container-v1-core Container.args} */
  readonly args?: readonly string[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#container-v1-core Container.command} */
  readonly command?: readonly string[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#container-v1-core Container.env} */
  readonly env?: readonly EnvVar[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#container-v1-core Container.envFrom} */
  readonly envFrom?: readonly EnvFromSource[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#container-v1-core Container.image} */
  readonly image?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#container-v1-core Container.imagePullPolicy} */
  readonly imagePullPolicy?: 'Always' | 'IfNotPresent' | 'Never';
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#container-v1-core Container.lifecycle} */
  readonly lifecycle?: Lifecycle;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#container-v1-core Container.livenessProbe} */
  readonly livenessProbe?: Probe;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#container-v1-core Container.name} */
  readonly name: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#container-v1-core Container.ports} */
  readonly ports?: readonly ContainerPort[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#container-v1-core Container.readinessProbe} */
  readonly readinessProbe?: Probe;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#container-v1-core Container.resizePolicy} */
  readonly resizePolicy?: readonly ContainerResizePolicy[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#container-v1-core Container.resources} */
  readonly resources?: ResourceRequirements;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#container-v1-core Container.restartPolicy} */
  readonly restartPolicy?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#container-v1-core Container.restartPolicyRules} */
  readonly restartPolicyRules?: readonly ContainerRestartRule[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#container-v1-core Container.securityContext} */
  readonly securityContext?: SecurityContext;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#container-v1-core Container.startupProbe} */
  readonly startupProbe?: Probe;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#container-v1-core Container.stdin} */
  readonly stdin?: boolean;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#container-v1-core Container.stdinOnce} */
  readonly stdinOnce?: boolean;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#container-v1-core Container.terminationMessagePath} */
  readonly terminationMessagePath?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#container-v1-core Container.terminationMessagePolicy} */
  readonly terminationMessagePolicy?: 'File' | 'FallbackToLogsOnError';
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#container-v1-core Container.tty} */
  readonly tty?: boolean;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#container-v1-core Container.volumeDevices} */
  readonly volumeDevices?: readonly VolumeDevice[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#container-v1-core Container.volumeMounts} */
  readonly volumeMounts?: readonly VolumeMount[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#container-v1-core Container.workingDir} */
  readonly workingDir?: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#containerport-v1-core ContainerPort} */
export interface ContainerPort {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#containerport-v1-core ContainerPort.containerPort} */
  readonly containerPort: number;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#containerport-v1-core ContainerPort.hostIP} */
  readonly hostIP?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#containerport-v1-core ContainerPort.hostPort} */
  readonly hostPort?: number;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#containerport-v1-core ContainerPort.name} */
  readonly name?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#containerport-v1-core ContainerPort.protocol} */
  readonly protocol?: 'TCP' | 'UDP' | 'SCTP';
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#containerresizepolicy-v1-core ContainerResizePolicy} */
export interface ContainerResizePolicy {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#containerresizepolicy-v1-core ContainerResizePolicy.resourceName} */
  readonly resourceName: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#containerresizepolicy-v1-core ContainerResizePolicy.restartPolicy} */
  readonly restartPolicy: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#containerrestartrule-v1-core ContainerRestartRule} */
export interface ContainerRestartRule {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#containerrestartrule-v1-core ContainerRestartRule.action} */
  readonly action: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#containerrestartrule-v1-core ContainerRestartRule.exitCodes} */
  readonly exitCodes?: ContainerRestartRuleOnExitCodes;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#containerrestartruleonexitcodes-v1-core ContainerRestartRuleOnExitCodes} */
export interface ContainerRestartRuleOnExitCodes {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#containerrestartruleonexitcodes-v1-core ContainerRestartRuleOnExitCodes.operator} */
  readonly operator: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#containerrestartruleonexitcodes-v1-core ContainerRestartRuleOnExitCodes.values} */
  readonly values?: readonly number[];
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#cronjobspec-v1-batch CronJobSpec} */
export interface CronJobSpec {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#cronjobspec-v1-batch CronJobSpec.concurrencyPolicy} */
  readonly concurrencyPolicy?: 'Allow' | 'Forbid' | 'Replace';
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#cronjobspec-v1-batch CronJobSpec.failedJobsHistoryLimit} */
  readonly failedJobsHistoryLimit?: number;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#cronjobspec-v1-batch CronJobSpec.jobTemplate} */
  readonly jobTemplate: JobTemplateSpec;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#cronjobspec-v1-batch CronJobSpec.schedule} */
  readonly schedule: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#cronjobspec-v1-batch CronJobSpec.startingDeadlineSeconds} */
  readonly startingDeadlineSeconds?: number;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#cronjobspec-v1-batch CronJobSpec.successfulJobsHistoryLimit} */
  readonly successfulJobsHistoryLimit?: number;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#cronjobspec-v1-batch CronJobSpec.suspend} */
  readonly suspend?: boolean;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#cronjobspec-v1-batch CronJobSpec.timeZone} */
  readonly timeZone?: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#daemonsetspec-v1-apps DaemonSetSpec} */
export interface DaemonSetSpec {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#daemonsetspec-v1-apps DaemonSetSpec.minReadySeconds} */
  readonly minReadySeconds?: number;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#daemonsetspec-v1-apps DaemonSetSpec.revisionHistoryLimit} */
  readonly revisionHistoryLimit?: number;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#daemonsetspec-v1-apps DaemonSetSpec.selector} */
  readonly selector: LabelSelector;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#daemonsetspec-v1-apps DaemonSetSpec.template} */
  readonly template: PodTemplateSpec;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#daemonsetspec-v1-apps DaemonSetSpec.updateStrategy} */
  readonly updateStrategy?: DaemonSetUpdateStrategy;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#daemonsetupdatestrategy-v1-apps DaemonSetUpdateStrategy} */
export interface DaemonSetUpdateStrategy {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#daemonsetupdatestrategy-v1-apps DaemonSetUpdateStrategy.rollingUpdate} */
  readonly rollingUpdate?: RollingUpdateDaemonSet;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#daemonsetupdatestrategy-v1-apps DaemonSetUpdateStrategy.type} */
  readonly type?: 'RollingUpdate' | 'OnDelete';
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#deploymentspec-v1-apps DeploymentSpec} */
export interface DeploymentSpec {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#deploymentspec-v1-apps DeploymentSpec.minReadySeconds} */
  readonly minReadySeconds?: number;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#deploymentspec-v1-apps DeploymentSpec.paused} */
  readonly paused?: boolean;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#deploymentspec-v1-apps DeploymentSpec.progressDeadlineSeconds} */
  readonly progressDeadlineSeconds?: number;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#deploymentspec-v1-apps DeploymentSpec.replicas} */
  readonly replicas?: number;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#deploymentspec-v1-apps DeploymentSpec.revisionHistoryLimit} */
  readonly revisionHistoryLimit?: number;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#deploymentspec-v1-apps DeploymentSpec.selector} */
  readonly selector: LabelSelector;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#deploymentspec-v1-apps DeploymentSpec.strategy} */
  readonly strategy?: DeploymentStrategy;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#deploymentspec-v1-apps DeploymentSpec.template} */
  readonly template: PodTemplateSpec;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#deploymentstrategy-v1-apps DeploymentStrategy} */
export interface DeploymentStrategy {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#deploymentstrategy-v1-apps DeploymentStrategy.rollingUpdate} */
  readonly rollingUpdate?: RollingUpdateDeployment;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#deploymentstrategy-v1-apps DeploymentStrategy.type} */
  readonly type?: 'RollingUpdate' | 'Recreate';
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#downwardapiprojection-v1-core DownwardAPIProjection} */
export interface DownwardAPIProjection {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#downwardapiprojection-v1-core DownwardAPIProjection.items} */
  readonly items?: readonly DownwardAPIVolumeFile[];
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#downwardapivolumefile-v1-core DownwardAPIVolumeFile} */
export interface DownwardAPIVolumeFile {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#downwardapivolumefile-v1-core DownwardAPIVolumeFile.fieldRef} */
  readonly fieldRef?: ObjectFieldSelector;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#downwardapivolumefile-v1-core DownwardAPIVolumeFile.mode} */
  readonly mode?: number;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#downwardapivolumefile-v1-core DownwardAPIVolumeFile.path} */
  readonly path: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#downwardapivolumefile-v1-core DownwardAPIVolumeFile.resourceFieldRef} */
  readonly resourceFieldRef?: ResourceFieldSelector;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#downwardapivolumesource-v1-core DownwardAPIVolumeSource} */
export interface DownwardAPIVolumeSource {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#downwardapivolumesource-v1-core DownwardAPIVolumeSource.defaultMode} */
  readonly defaultMode?: number;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#downwardapivolumesource-v1-core DownwardAPIVolumeSource.items} */
  readonly items?: readonly DownwardAPIVolumeFile[];
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#emptydirvolumesource-v1-core EmptyDirVolumeSource} */
export interface EmptyDirVolumeSource {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#emptydirvolumesource-v1-core EmptyDirVolumeSource.medium} */
  readonly medium?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#emptydirvolumesource-v1-core EmptyDirVolumeSource.sizeLimit} */
  readonly sizeLimit?: string | number;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#envfromsource-v1-core EnvFromSource} */
export interface EnvFromSource {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#envfromsource-v1-core EnvFromSource.configMapRef} */
  readonly configMapRef?: ConfigMapEnvSource;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#envfromsource-v1-core EnvFromSource.prefix} */
  readonly prefix?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#envfromsource-v1-core EnvFromSource.secretRef} */
  readonly secretRef?: SecretEnvSource;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#envvar-v1-core EnvVar} */
export interface EnvVar {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#envvar-v1-core EnvVar.name} */
  readonly name: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#envvar-v1-core EnvVar.value} */
  readonly value?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#envvar-v1-core EnvVar.valueFrom} */
  readonly valueFrom?: EnvVarSource;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#envvarsource-v1-core EnvVarSource} */
export interface EnvVarSource {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#envvarsource-v1-core EnvVarSource.configMapKeyRef} */
  readonly configMapKeyRef?: ConfigMapKeySelector;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#envvarsource-v1-core EnvVarSource.fieldRef} */
  readonly fieldRef?: ObjectFieldSelector;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#envvarsource-v1-core EnvVarSource.fileKeyRef} */
  readonly fileKeyRef?: FileKeySelector;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#envvarsource-v1-core EnvVarSource.resourceFieldRef} */
  readonly resourceFieldRef?: ResourceFieldSelector;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#envvarsource-v1-core EnvVarSource.secretKeyRef} */
  readonly secretKeyRef?: SecretKeySelector;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ephemeralcontainer-v1-core EphemeralContainer} */
export interface EphemeralContainer {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ephemeralcontainer-v1-core EphemeralContainer.args} */
  readonly args?: readonly string[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ephemeralcontainer-v1-core EphemeralContainer.command} */
  readonly command?: readonly string[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ephemeralcontainer-v1-core EphemeralContainer.env} */
  readonly env?: readonly EnvVar[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ephemeralcontainer-v1-core EphemeralContainer.envFrom} */
  readonly envFrom?: readonly EnvFromSource[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ephemeralcontainer-v1-core EphemeralContainer.image} */
  readonly image?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ephemeralcontainer-v1-core EphemeralContainer.imagePullPolicy} */
  readonly imagePullPolicy?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ephemeralcontainer-v1-core EphemeralContainer.lifecycle} */
  readonly lifecycle?: Lifecycle;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ephemeralcontainer-v1-core EphemeralContainer.livenessProbe} */
  readonly livenessProbe?: Probe;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ephemeralcontainer-v1-core EphemeralContainer.name} */
  readonly name: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ephemeralcontainer-v1-core EphemeralContainer.ports} */
  readonly ports?: readonly ContainerPort[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ephemeralcontainer-v1-core EphemeralContainer.readinessProbe} */
  readonly readinessProbe?: Probe;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ephemeralcontainer-v1-core EphemeralContainer.resizePolicy} */
  readonly resizePolicy?: readonly ContainerResizePolicy[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ephemeralcontainer-v1-core EphemeralContainer.resources} */
  readonly resources?: ResourceRequirements;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ephemeralcontainer-v1-core EphemeralContainer.restartPolicy} */
  readonly restartPolicy?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ephemeralcontainer-v1-core EphemeralContainer.restartPolicyRules} */
  readonly restartPolicyRules?: readonly ContainerRestartRule[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ephemeralcontainer-v1-core EphemeralContainer.securityContext} */
  readonly securityContext?: SecurityContext;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ephemeralcontainer-v1-core EphemeralContainer.startupProbe} */
  readonly startupProbe?: Probe;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ephemeralcontainer-v1-core EphemeralContainer.stdin} */
  readonly stdin?: boolean;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ephemeralcontainer-v1-core EphemeralContainer.stdinOnce} */
  readonly stdinOnce?: boolean;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ephemeralcontainer-v1-core EphemeralContainer.targetContainerName} */
  readonly targetContainerName?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ephemeralcontainer-v1-core EphemeralContainer.terminationMessagePath} */
  readonly terminationMessagePath?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ephemeralcontainer-v1-core EphemeralContainer.terminationMessagePolicy} */
  readonly terminationMessagePolicy?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ephemeralcontainer-v1-core EphemeralContainer.tty} */
  readonly tty?: boolean;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ephemeralcontainer-v1-core EphemeralContainer.volumeDevices} */
  readonly volumeDevices?: readonly VolumeDevice[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ephemeralcontainer-v1-core EphemeralContainer.volumeMounts} */
  readonly volumeMounts?: readonly VolumeMount[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ephemeralcontainer-v1-core EphemeralContainer.workingDir} */
  readonly workingDir?: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ephemeralvolumesource-v1-core EphemeralVolumeSource} */
export interface EphemeralVolumeSource {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ephemeralvolumesource-v1-core EphemeralVolumeSource.volumeClaimTemplate} */
  readonly volumeClaimTemplate?: PersistentVolumeClaimTemplate;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#execaction-v1-core ExecAction} */
export interface ExecAction {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#execaction-v1-core ExecAction.command} */
  readonly command?: readonly string[];
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#fcvolumesource-v1-core FCVolumeSource} */
export interface FCVolumeSource {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#fcvolumesource-v1-core FCVolumeSource.fsType} */
  readonly fsType?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#fcvolumesource-v1-core FCVolumeSource.lun} */
  readonly lun?: number;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#fcvolumesource-v1-core FCVolumeSource.readOnly} */
  readonly readOnly?: boolean;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#fcvolumesource-v1-core FCVolumeSource.targetWWNs} */
  readonly targetWWNs?: readonly string[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#fcvolumesource-v1-core FCVolumeSource.wwids} */
  readonly wwids?: readonly string[];
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#filekeyselector-v1-core FileKeySelector} */
export interface FileKeySelector {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#filekeyselector-v1-core FileKeySelector.key} */
  readonly key: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#filekeyselector-v1-core FileKeySelector.optional} */
  readonly optional?: boolean;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#filekeyselector-v1-core FileKeySelector.path} */
  readonly path: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#filekeyselector-v1-core FileKeySelector.volumeName} */
  readonly volumeName: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#flexvolumesource-v1-core FlexVolumeSource} */
export interface FlexVolumeSource {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#flexvolumesource-v1-core FlexVolumeSource.driver} */
  readonly driver: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#flexvolumesource-v1-core FlexVolumeSource.fsType} */
  readonly fsType?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#flexvolumesource-v1-core FlexVolumeSource.options} */
  readonly options?: Readonly<Record<string, string>>;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#flexvolumesource-v1-core FlexVolumeSource.readOnly} */
  readonly readOnly?: boolean;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#flexvolumesource-v1-core FlexVolumeSource.secretRef} */
  readonly secretRef?: LocalObjectReference;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#flockervolumesource-v1-core FlockerVolumeSource} */
export interface FlockerVolumeSource {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#flockervolumesource-v1-core FlockerVolumeSource.datasetName} */
  readonly datasetName?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#flockervolumesource-v1-core FlockerVolumeSource.datasetUUID} */
  readonly datasetUUID?: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#gcepersistentdiskvolumesource-v1-core GCEPersistentDiskVolumeSource} */
export interface GCEPersistentDiskVolumeSource {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#gcepersistentdiskvolumesource-v1-core GCEPersistentDiskVolumeSource.fsType} */
  readonly fsType?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#gcepersistentdiskvolumesource-v1-core GCEPersistentDiskVolumeSource.partition} */
  readonly partition?: number;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#gcepersistentdiskvolumesource-v1-core GCEPersistentDiskVolumeSource.pdName} */
  readonly pdName: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#gcepersistentdiskvolumesource-v1-core GCEPersistentDiskVolumeSource.readOnly} */
  readonly readOnly?: boolean;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#grpcaction-v1-core GRPCAction} */
export interface GRPCAction {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#grpcaction-v1-core GRPCAction.port} */
  readonly port: number;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#grpcaction-v1-core GRPCAction.service} */
  readonly service?: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#gitrepovolumesource-v1-core GitRepoVolumeSource} */
export interface GitRepoVolumeSource {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#gitrepovolumesource-v1-core GitRepoVolumeSource.directory} */
  readonly directory?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#gitrepovolumesource-v1-core GitRepoVolumeSource.repository} */
  readonly repository: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#gitrepovolumesource-v1-core GitRepoVolumeSource.revision} */
  readonly revision?: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#glusterfsvolumesource-v1-core GlusterfsVolumeSource} */
export interface GlusterfsVolumeSource {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#glusterfsvolumesource-v1-core GlusterfsVolumeSource.endpoints} */
  readonly endpoints: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#glusterfsvolumesource-v1-core GlusterfsVolumeSource.path} */
  readonly path: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#glusterfsvolumesource-v1-core GlusterfsVolumeSource.readOnly} */
  readonly readOnly?: boolean;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#httpgetaction-v1-core HTTPGetAction} */
export interface HTTPGetAction {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#httpgetaction-v1-core HTTPGetAction.host} */
  readonly host?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#httpgetaction-v1-core HTTPGetAction.httpHeaders} */
  readonly httpHeaders?: readonly HTTPHeader[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#httpgetaction-v1-core HTTPGetAction.path} */
  readonly path?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#httpgetaction-v1-core HTTPGetAction.port} */
  readonly port: number | string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#httpgetaction-v1-core HTTPGetAction.scheme} */
  readonly scheme?: 'HTTP' | 'HTTPS';
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#httpheader-v1-core HTTPHeader} */
export interface HTTPHeader {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#httpheader-v1-core HTTPHeader.name} */
  readonly name: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#httpheader-v1-core HTTPHeader.value} */
  readonly value: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#httpingresspath-v1-networking-k8s-io HTTPIngressPath} */
export interface HTTPIngressPath {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#httpingresspath-v1-networking-k8s-io HTTPIngressPath.backend} */
  readonly backend: IngressBackend;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#httpingresspath-v1-networking-k8s-io HTTPIngressPath.path} */
  readonly path?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#httpingresspath-v1-networking-k8s-io HTTPIngressPath.pathType} */
  readonly pathType: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#httpingressrulevalue-v1-networking-k8s-io HTTPIngressRuleValue} */
export interface HTTPIngressRuleValue {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#httpingressrulevalue-v1-networking-k8s-io HTTPIngressRuleValue.paths} */
  readonly paths: readonly HTTPIngressPath[];
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#hostalias-v1-core HostAlias} */
export interface HostAlias {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#hostalias-v1-core HostAlias.hostnames} */
  readonly hostnames?: readonly string[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#hostalias-v1-core HostAlias.ip} */
  readonly ip: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#hostpathvolumesource-v1-core HostPathVolumeSource} */
export interface HostPathVolumeSource {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#hostpathvolumesource-v1-core HostPathVolumeSource.path} */
  readonly path: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#hostpathvolumesource-v1-core HostPathVolumeSource.type} */
  readonly type?: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#iscsivolumesource-v1-core ISCSIVolumeSource} */
export interface ISCSIVolumeSource {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#iscsivolumesource-v1-core ISCSIVolumeSource.chapAuthDiscovery} */
  readonly chapAuthDiscovery?: boolean;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#iscsivolumesource-v1-core ISCSIVolumeSource.chapAuthSession} */
  readonly chapAuthSession?: boolean;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#iscsivolumesource-v1-core ISCSIVolumeSource.fsType} */
  readonly fsType?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#iscsivolumesource-v1-core ISCSIVolumeSource.initiatorName} */
  readonly initiatorName?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#iscsivolumesource-v1-core ISCSIVolumeSource.iqn} */
  readonly iqn: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#iscsivolumesource-v1-core ISCSIVolumeSource.iscsiInterface} */
  readonly iscsiInterface?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#iscsivolumesource-v1-core ISCSIVolumeSource.lun} */
  readonly lun: number;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#iscsivolumesource-v1-core ISCSIVolumeSource.portals} */
  readonly portals?: readonly string[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#iscsivolumesource-v1-core ISCSIVolumeSource.readOnly} */
  readonly readOnly?: boolean;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#iscsivolumesource-v1-core ISCSIVolumeSource.secretRef} */
  readonly secretRef?: LocalObjectReference;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#iscsivolumesource-v1-core ISCSIVolumeSource.targetPortal} */
  readonly targetPortal: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#imagevolumesource-v1-core ImageVolumeSource} */
export interface ImageVolumeSource {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#imagevolumesource-v1-core ImageVolumeSource.pullPolicy} */
  readonly pullPolicy?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#imagevolumesource-v1-core ImageVolumeSource.reference} */
  readonly reference?: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ingressbackend-v1-networking-k8s-io IngressBackend} */
export interface IngressBackend {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ingressbackend-v1-networking-k8s-io IngressBackend.resource} */
  readonly resource?: TypedLocalObjectReference;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ingressbackend-v1-networking-k8s-io IngressBackend.service} */
  readonly service?: IngressServiceBackend;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ingressrule-v1-networking-k8s-io IngressRule} */
export interface IngressRule {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ingressrule-v1-networking-k8s-io IngressRule.host} */
  readonly host?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ingressrule-v1-networking-k8s-io IngressRule.http} */
  readonly http?: HTTPIngressRuleValue;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ingressservicebackend-v1-networking-k8s-io IngressServiceBackend} */
export interface IngressServiceBackend {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ingressservicebackend-v1-networking-k8s-io IngressServiceBackend.name} */
  readonly name: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ingressservicebackend-v1-networking-k8s-io IngressServiceBackend.port} */
  readonly port?: ServiceBackendPort;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ingressspec-v1-networking-k8s-io IngressSpec} */
export interface IngressSpec {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ingressspec-v1-networking-k8s-io IngressSpec.defaultBackend} */
  readonly defaultBackend?: IngressBackend;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ingressspec-v1-networking-k8s-io IngressSpec.ingressClassName} */
  readonly ingressClassName?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ingressspec-v1-networking-k8s-io IngressSpec.rules} */
  readonly rules?: readonly IngressRule[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ingressspec-v1-networking-k8s-io IngressSpec.tls} */
  readonly tls?: readonly IngressTLS[];
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ingresstls-v1-networking-k8s-io IngressTLS} */
export interface IngressTLS {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ingresstls-v1-networking-k8s-io IngressTLS.hosts} */
  readonly hosts?: readonly string[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ingresstls-v1-networking-k8s-io IngressTLS.secretName} */
  readonly secretName?: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#jobspec-v1-batch JobSpec} */
export interface JobSpec {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#jobspec-v1-batch JobSpec.activeDeadlineSeconds} */
  readonly activeDeadlineSeconds?: number;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#jobspec-v1-batch JobSpec.backoffLimit} */
  readonly backoffLimit?: number;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#jobspec-v1-batch JobSpec.backoffLimitPerIndex} */
  readonly backoffLimitPerIndex?: number;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#jobspec-v1-batch JobSpec.completionMode} */
  readonly completionMode?: 'NonIndexed' | 'Indexed';
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#jobspec-v1-batch JobSpec.completions} */
  readonly completions?: number;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#jobspec-v1-batch JobSpec.managedBy} */
  readonly managedBy?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#jobspec-v1-batch JobSpec.manualSelector} */
  readonly manualSelector?: boolean;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#jobspec-v1-batch JobSpec.maxFailedIndexes} */
  readonly maxFailedIndexes?: number;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#jobspec-v1-batch JobSpec.parallelism} */
  readonly parallelism?: number;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#jobspec-v1-batch JobSpec.podFailurePolicy} */
  readonly podFailurePolicy?: PodFailurePolicy;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#jobspec-v1-batch JobSpec.podReplacementPolicy} */
  readonly podReplacementPolicy?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#jobspec-v1-batch JobSpec.selector} */
  readonly selector?: LabelSelector;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#jobspec-v1-batch JobSpec.successPolicy} */
  readonly successPolicy?: SuccessPolicy;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#jobspec-v1-batch JobSpec.suspend} */
  readonly suspend?: boolean;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#jobspec-v1-batch JobSpec.template} */
  readonly template: PodTemplateSpec;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#jobspec-v1-batch JobSpec.ttlSecondsAfterFinished} */
  readonly ttlSecondsAfterFinished?: number;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#jobtemplatespec-v1-batch JobTemplateSpec} */
export interface JobTemplateSpec {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#jobtemplatespec-v1-batch JobTemplateSpec.metadata} */
  readonly metadata?: ObjectMeta;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#jobtemplatespec-v1-batch JobTemplateSpec.spec} */
  readonly spec?: JobSpec;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#keytopath-v1-core KeyToPath} */
export interface KeyToPath {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#keytopath-v1-core KeyToPath.key} */
  readonly key: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#keytopath-v1-core KeyToPath.mode} */
  readonly mode?: number;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#keytopath-v1-core KeyToPath.path} */
  readonly path: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#labelselector-v1-meta LabelSelector} */
export interface LabelSelector {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#labelselector-v1-meta LabelSelector.matchExpressions} */
  readonly matchExpressions?: readonly LabelSelectorRequirement[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#labelselector-v1-meta LabelSelector.matchLabels} */
  readonly matchLabels?: Readonly<Record<string, string>>;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#labelselectorrequirement-v1-meta LabelSelectorRequirement} */
export interface LabelSelectorRequirement {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#labelselectorrequirement-v1-meta LabelSelectorRequirement.key} */
  readonly key: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#labelselectorrequirement-v1-meta LabelSelectorRequirement.operator} */
  readonly operator: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#labelselectorrequirement-v1-meta LabelSelectorRequirement.values} */
  readonly values?: readonly string[];
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#lifecycle-v1-core Lifecycle} */
export interface Lifecycle {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#lifecycle-v1-core Lifecycle.postStart} */
  readonly postStart?: LifecycleHandler;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#lifecycle-v1-core Lifecycle.preStop} */
  readonly preStop?: LifecycleHandler;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#lifecycle-v1-core Lifecycle.stopSignal} */
  readonly stopSignal?: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#lifecyclehandler-v1-core LifecycleHandler} */
export interface LifecycleHandler {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#lifecyclehandler-v1-core LifecycleHandler.exec} */
  readonly exec?: ExecAction;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#lifecyclehandler-v1-core LifecycleHandler.httpGet} */
  readonly httpGet?: HTTPGetAction;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#lifecyclehandler-v1-core LifecycleHandler.sleep} */
  readonly sleep?: SleepAction;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#lifecyclehandler-v1-core LifecycleHandler.tcpSocket} */
  readonly tcpSocket?: TCPSocketAction;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#localobjectreference-v1-core LocalObjectReference} */
export interface LocalObjectReference {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#localobjectreference-v1-core LocalObjectReference.name} */
  readonly name?: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#managedfieldsentry-v1-meta ManagedFieldsEntry} */
export interface ManagedFieldsEntry {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#managedfieldsentry-v1-meta ManagedFieldsEntry.apiVersion} */
  readonly apiVersion?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#managedfieldsentry-v1-meta ManagedFieldsEntry.fieldsType} */
  readonly fieldsType?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#managedfieldsentry-v1-meta ManagedFieldsEntry.fieldsV1} */
  readonly fieldsV1?: object;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#managedfieldsentry-v1-meta ManagedFieldsEntry.manager} */
  readonly manager?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#managedfieldsentry-v1-meta ManagedFieldsEntry.operation} */
  readonly operation?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#managedfieldsentry-v1-meta ManagedFieldsEntry.subresource} */
  readonly subresource?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#managedfieldsentry-v1-meta ManagedFieldsEntry.time} */
  readonly time?: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#modifyvolumestatus-v1-core ModifyVolumeStatus} */
export interface ModifyVolumeStatus {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#modifyvolumestatus-v1-core ModifyVolumeStatus.status} */
  readonly status: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#modifyvolumestatus-v1-core ModifyVolumeStatus.targetVolumeAttributesClassName} */
  readonly targetVolumeAttributesClassName?: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#nfsvolumesource-v1-core NFSVolumeSource} */
export interface NFSVolumeSource {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#nfsvolumesource-v1-core NFSVolumeSource.path} */
  readonly path: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#nfsvolumesource-v1-core NFSVolumeSource.readOnly} */
  readonly readOnly?: boolean;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#nfsvolumesource-v1-core NFSVolumeSource.server} */
  readonly server: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#nodeaffinity-v1-core NodeAffinity} */
export interface NodeAffinity {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#nodeaffinity-v1-core NodeAffinity.preferredDuringSchedulingIgnoredDuringExecution} */
  readonly preferredDuringSchedulingIgnoredDuringExecution?: readonly PreferredSchedulingTerm[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#nodeaffinity-v1-core NodeAffinity.requiredDuringSchedulingIgnoredDuringExecution} */
  readonly requiredDuringSchedulingIgnoredDuringExecution?: NodeSelector;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#nodeselector-v1-core NodeSelector} */
export interface NodeSelector {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#nodeselector-v1-core NodeSelector.nodeSelectorTerms} */
  readonly nodeSelectorTerms: readonly NodeSelectorTerm[];
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#nodeselectorrequirement-v1-core NodeSelectorRequirement} */
export interface NodeSelectorRequirement {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#nodeselectorrequirement-v1-core NodeSelectorRequirement.key} */
  readonly key: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#nodeselectorrequirement-v1-core NodeSelectorRequirement.operator} */
  readonly operator: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#nodeselectorrequirement-v1-core NodeSelectorRequirement.values} */
  readonly values?: readonly string[];
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#nodeselectorterm-v1-core NodeSelectorTerm} */
export interface NodeSelectorTerm {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#nodeselectorterm-v1-core NodeSelectorTerm.matchExpressions} */
  readonly matchExpressions?: readonly NodeSelectorRequirement[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#nodeselectorterm-v1-core NodeSelectorTerm.matchFields} */
  readonly matchFields?: readonly NodeSelectorRequirement[];
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#objectfieldselector-v1-core ObjectFieldSelector} */
export interface ObjectFieldSelector {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#objectfieldselector-v1-core ObjectFieldSelector.apiVersion} */
  readonly apiVersion?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#objectfieldselector-v1-core ObjectFieldSelector.fieldPath} */
  readonly fieldPath: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#objectmeta-v1-meta ObjectMeta} */
export interface ObjectMeta {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#objectmeta-v1-meta ObjectMeta.annotations} */
  readonly annotations?: Readonly<Record<string, string>>;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#objectmeta-v1-meta ObjectMeta.creationTimestamp} */
  readonly creationTimestamp?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#objectmeta-v1-meta ObjectMeta.deletionGracePeriodSeconds} */
  readonly deletionGracePeriodSeconds?: number;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#objectmeta-v1-meta ObjectMeta.deletionTimestamp} */
  readonly deletionTimestamp?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#objectmeta-v1-meta ObjectMeta.finalizers} */
  readonly finalizers?: readonly string[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#objectmeta-v1-meta ObjectMeta.generateName} */
  readonly generateName?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#objectmeta-v1-meta ObjectMeta.generation} */
  readonly generation?: number;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#objectmeta-v1-meta ObjectMeta.labels} */
  readonly labels?: Readonly<Record<string, string>>;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#objectmeta-v1-meta ObjectMeta.managedFields} */
  readonly managedFields?: readonly ManagedFieldsEntry[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#objectmeta-v1-meta ObjectMeta.name} */
  readonly name?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#objectmeta-v1-meta ObjectMeta.namespace} */
  readonly namespace?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#objectmeta-v1-meta ObjectMeta.ownerReferences} */
  readonly ownerReferences?: readonly OwnerReference[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#objectmeta-v1-meta ObjectMeta.resourceVersion} */
  readonly resourceVersion?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#objectmeta-v1-meta ObjectMeta.selfLink} @deprecated */
  readonly selfLink?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#objectmeta-v1-meta ObjectMeta.uid} */
  readonly uid?: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ownerreference-v1-meta OwnerReference} */
export interface OwnerReference {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ownerreference-v1-meta OwnerReference.apiVersion} */
  readonly apiVersion: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ownerreference-v1-meta OwnerReference.blockOwnerDeletion} */
  readonly blockOwnerDeletion?: boolean;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ownerreference-v1-meta OwnerReference.controller} */
  readonly controller?: boolean;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ownerreference-v1-meta OwnerReference.kind} */
  readonly kind: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ownerreference-v1-meta OwnerReference.name} */
  readonly name: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ownerreference-v1-meta OwnerReference.uid} */
  readonly uid: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#persistentvolumeclaim-v1-core PersistentVolumeClaim} */
export interface PersistentVolumeClaim {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#persistentvolumeclaim-v1-core PersistentVolumeClaim.apiVersion} */
  readonly apiVersion?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#persistentvolumeclaim-v1-core PersistentVolumeClaim.kind} */
  readonly kind?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#persistentvolumeclaim-v1-core PersistentVolumeClaim.metadata} */
  readonly metadata?: ObjectMeta;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#persistentvolumeclaim-v1-core PersistentVolumeClaim.spec} */
  readonly spec?: PersistentVolumeClaimSpec;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#persistentvolumeclaim-v1-core PersistentVolumeClaim.status} */
  readonly status?: PersistentVolumeClaimStatus;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#persistentvolumeclaimcondition-v1-core PersistentVolumeClaimCondition} */
export interface PersistentVolumeClaimCondition {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#persistentvolumeclaimcondition-v1-core PersistentVolumeClaimCondition.lastProbeTime} */
  readonly lastProbeTime?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#persistentvolumeclaimcondition-v1-core PersistentVolumeClaimCondition.lastTransitionTime} */
  readonly lastTransitionTime?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#persistentvolumeclaimcondition-v1-core PersistentVolumeClaimCondition.message} */
  readonly message?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#persistentvolumeclaimcondition-v1-core PersistentVolumeClaimCondition.reason} */
  readonly reason?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#persistentvolumeclaimcondition-v1-core PersistentVolumeClaimCondition.status} */
  readonly status: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#persistentvolumeclaimcondition-v1-core PersistentVolumeClaimCondition.type} */
  readonly type: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#persistentvolumeclaimspec-v1-core PersistentVolumeClaimSpec} */
export interface PersistentVolumeClaimSpec {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#persistentvolumeclaimspec-v1-core PersistentVolumeClaimSpec.accessModes} */
  readonly accessModes?: readonly string[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#persistentvolumeclaimspec-v1-core PersistentVolumeClaimSpec.dataSource} */
  readonly dataSource?: TypedLocalObjectReference;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#persistentvolumeclaimspec-v1-core PersistentVolumeClaimSpec.dataSourceRef} */
  readonly dataSourceRef?: TypedObjectReference;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#persistentvolumeclaimspec-v1-core PersistentVolumeClaimSpec.resources} */
  readonly resources?: VolumeResourceRequirements;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#persistentvolumeclaimspec-v1-core PersistentVolumeClaimSpec.selector} */
  readonly selector?: LabelSelector;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#persistentvolumeclaimspec-v1-core PersistentVolumeClaimSpec.storageClassName} */
  readonly storageClassName?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#persistentvolumeclaimspec-v1-core PersistentVolumeClaimSpec.volumeAttributesClassName} */
  readonly volumeAttributesClassName?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#persistentvolumeclaimspec-v1-core PersistentVolumeClaimSpec.volumeMode} */
  readonly volumeMode?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#persistentvolumeclaimspec-v1-core PersistentVolumeClaimSpec.volumeName} */
  readonly volumeName?: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#persistentvolumeclaimstatus-v1-core PersistentVolumeClaimStatus} */
export interface PersistentVolumeClaimStatus {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#persistentvolumeclaimstatus-v1-core PersistentVolumeClaimStatus.accessModes} */
  readonly accessModes?: readonly string[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#persistentvolumeclaimstatus-v1-core PersistentVolumeClaimStatus.allocatedResourceStatuses} */
  readonly allocatedResourceStatuses?: Readonly<Record<string, string>>;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#persistentvolumeclaimstatus-v1-core PersistentVolumeClaimStatus.allocatedResources} */
  readonly allocatedResources?: Readonly<Record<string, string | number>>;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#persistentvolumeclaimstatus-v1-core PersistentVolumeClaimStatus.capacity} */
  readonly capacity?: Readonly<Record<string, string | number>>;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#persistentvolumeclaimstatus-v1-core PersistentVolumeClaimStatus.conditions} */
  readonly conditions?: readonly PersistentVolumeClaimCondition[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#persistentvolumeclaimstatus-v1-core PersistentVolumeClaimStatus.currentVolumeAttributesClassName} */
  readonly currentVolumeAttributesClassName?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#persistentvolumeclaimstatus-v1-core PersistentVolumeClaimStatus.modifyVolumeStatus} */
  readonly modifyVolumeStatus?: ModifyVolumeStatus;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#persistentvolumeclaimstatus-v1-core PersistentVolumeClaimStatus.phase} */
  readonly phase?: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#persistentvolumeclaimtemplate-v1-core PersistentVolumeClaimTemplate} */
export interface PersistentVolumeClaimTemplate {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#persistentvolumeclaimtemplate-v1-core PersistentVolumeClaimTemplate.metadata} */
  readonly metadata?: ObjectMeta;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#persistentvolumeclaimtemplate-v1-core PersistentVolumeClaimTemplate.spec} */
  readonly spec: PersistentVolumeClaimSpec;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#persistentvolumeclaimvolumesource-v1-core PersistentVolumeClaimVolumeSource} */
export interface PersistentVolumeClaimVolumeSource {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#persistentvolumeclaimvolumesource-v1-core PersistentVolumeClaimVolumeSource.claimName} */
  readonly claimName: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#persistentvolumeclaimvolumesource-v1-core PersistentVolumeClaimVolumeSource.readOnly} */
  readonly readOnly?: boolean;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#photonpersistentdiskvolumesource-v1-core PhotonPersistentDiskVolumeSource} */
export interface PhotonPersistentDiskVolumeSource {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#photonpersistentdiskvolumesource-v1-core PhotonPersistentDiskVolumeSource.fsType} */
  readonly fsType?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#photonpersistentdiskvolumesource-v1-core PhotonPersistentDiskVolumeSource.pdID} */
  readonly pdID: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podaffinity-v1-core PodAffinity} */
export interface PodAffinity {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podaffinity-v1-core PodAffinity.preferredDuringSchedulingIgnoredDuringExecution} */
  readonly preferredDuringSchedulingIgnoredDuringExecution?: readonly WeightedPodAffinityTerm[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podaffinity-v1-core PodAffinity.requiredDuringSchedulingIgnoredDuringExecution} */
  readonly requiredDuringSchedulingIgnoredDuringExecution?: readonly PodAffinityTerm[];
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podaffinityterm-v1-core PodAffinityTerm} */
export interface PodAffinityTerm {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podaffinityterm-v1-core PodAffinityTerm.labelSelector} */
  readonly labelSelector?: LabelSelector;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podaffinityterm-v1-core PodAffinityTerm.matchLabelKeys} */
  readonly matchLabelKeys?: readonly string[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podaffinityterm-v1-core PodAffinityTerm.mismatchLabelKeys} */
  readonly mismatchLabelKeys?: readonly string[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podaffinityterm-v1-core PodAffinityTerm.namespaceSelector} */
  readonly namespaceSelector?: LabelSelector;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podaffinityterm-v1-core PodAffinityTerm.namespaces} */
  readonly namespaces?: readonly string[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podaffinityterm-v1-core PodAffinityTerm.topologyKey} */
  readonly topologyKey: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podantiaffinity-v1-core PodAntiAffinity} */
export interface PodAntiAffinity {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podantiaffinity-v1-core PodAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution} */
  readonly preferredDuringSchedulingIgnoredDuringExecution?: readonly WeightedPodAffinityTerm[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podantiaffinity-v1-core PodAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution} */
  readonly requiredDuringSchedulingIgnoredDuringExecution?: readonly PodAffinityTerm[];
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podcertificateprojection-v1-core PodCertificateProjection} */
export interface PodCertificateProjection {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podcertificateprojection-v1-core PodCertificateProjection.certificateChainPath} */
  readonly certificateChainPath?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podcertificateprojection-v1-core PodCertificateProjection.credentialBundlePath} */
  readonly credentialBundlePath?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podcertificateprojection-v1-core PodCertificateProjection.keyPath} */
  readonly keyPath?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podcertificateprojection-v1-core PodCertificateProjection.keyType} */
  readonly keyType: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podcertificateprojection-v1-core PodCertificateProjection.maxExpirationSeconds} */
  readonly maxExpirationSeconds?: number;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podcertificateprojection-v1-core PodCertificateProjection.signerName} */
  readonly signerName: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podcertificateprojection-v1-core PodCertificateProjection.userAnnotations} */
  readonly userAnnotations?: Readonly<Record<string, string>>;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#poddnsconfig-v1-core PodDNSConfig} */
export interface PodDNSConfig {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#poddnsconfig-v1-core PodDNSConfig.nameservers} */
  readonly nameservers?: readonly string[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#poddnsconfig-v1-core PodDNSConfig.options} */
  readonly options?: readonly PodDNSConfigOption[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#poddnsconfig-v1-core PodDNSConfig.searches} */
  readonly searches?: readonly string[];
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#poddnsconfigoption-v1-core PodDNSConfigOption} */
export interface PodDNSConfigOption {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#poddnsconfigoption-v1-core PodDNSConfigOption.name} */
  readonly name?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#poddnsconfigoption-v1-core PodDNSConfigOption.value} */
  readonly value?: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podfailurepolicy-v1-batch PodFailurePolicy} */
export interface PodFailurePolicy {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podfailurepolicy-v1-batch PodFailurePolicy.rules} */
  readonly rules: readonly PodFailurePolicyRule[];
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podfailurepolicyonexitcodesrequirement-v1-batch PodFailurePolicyOnExitCodesRequirement} */
export interface PodFailurePolicyOnExitCodesRequirement {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podfailurepolicyonexitcodesrequirement-v1-batch PodFailurePolicyOnExitCodesRequirement.containerName} */
  readonly containerName?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podfailurepolicyonexitcodesrequirement-v1-batch PodFailurePolicyOnExitCodesRequirement.operator} */
  readonly operator: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podfailurepolicyonexitcodesrequirement-v1-batch PodFailurePolicyOnExitCodesRequirement.values} */
  readonly values: readonly number[];
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podfailurepolicyonpodconditionspattern-v1-batch PodFailurePolicyOnPodConditionsPattern} */
export interface PodFailurePolicyOnPodConditionsPattern {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podfailurepolicyonpodconditionspattern-v1-batch PodFailurePolicyOnPodConditionsPattern.status} */
  readonly status?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podfailurepolicyonpodconditionspattern-v1-batch PodFailurePolicyOnPodConditionsPattern.type} */
  readonly type: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podfailurepolicyrule-v1-batch PodFailurePolicyRule} */
export interface PodFailurePolicyRule {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podfailurepolicyrule-v1-batch PodFailurePolicyRule.action} */
  readonly action: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podfailurepolicyrule-v1-batch PodFailurePolicyRule.onExitCodes} */
  readonly onExitCodes?: PodFailurePolicyOnExitCodesRequirement;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podfailurepolicyrule-v1-batch PodFailurePolicyRule.onPodConditions} */
  readonly onPodConditions?: readonly PodFailurePolicyOnPodConditionsPattern[];
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podos-v1-core PodOS} */
export interface PodOS {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podos-v1-core PodOS.name} */
  readonly name: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podreadinessgate-v1-core PodReadinessGate} */
export interface PodReadinessGate {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podreadinessgate-v1-core PodReadinessGate.conditionType} */
  readonly conditionType: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podresourceclaim-v1-core PodResourceClaim} */
export interface PodResourceClaim {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podresourceclaim-v1-core PodResourceClaim.name} */
  readonly name: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podresourceclaim-v1-core PodResourceClaim.resourceClaimName} */
  readonly resourceClaimName?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podresourceclaim-v1-core PodResourceClaim.resourceClaimTemplateName} */
  readonly resourceClaimTemplateName?: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podschedulinggate-v1-core PodSchedulingGate} */
export interface PodSchedulingGate {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podschedulinggate-v1-core PodSchedulingGate.name} */
  readonly name: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podschedulinggroup-v1-core PodSchedulingGroup} */
export interface PodSchedulingGroup {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podschedulinggroup-v1-core PodSchedulingGroup.podGroupName} */
  readonly podGroupName?: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podsecuritycontext-v1-core PodSecurityContext} */
export interface PodSecurityContext {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podsecuritycontext-v1-core PodSecurityContext.appArmorProfile} */
  readonly appArmorProfile?: AppArmorProfile;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podsecuritycontext-v1-core PodSecurityContext.fsGroup} */
  readonly fsGroup?: number;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podsecuritycontext-v1-core PodSecurityContext.fsGroupChangePolicy} */
  readonly fsGroupChangePolicy?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podsecuritycontext-v1-core PodSecurityContext.runAsGroup} */
  readonly runAsGroup?: number;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podsecuritycontext-v1-core PodSecurityContext.runAsNonRoot} */
  readonly runAsNonRoot?: boolean;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podsecuritycontext-v1-core PodSecurityContext.runAsUser} */
  readonly runAsUser?: number;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podsecuritycontext-v1-core PodSecurityContext.seLinuxChangePolicy} */
  readonly seLinuxChangePolicy?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podsecuritycontext-v1-core PodSecurityContext.seLinuxOptions} */
  readonly seLinuxOptions?: SELinuxOptions;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podsecuritycontext-v1-core PodSecurityContext.seccompProfile} */
  readonly seccompProfile?: SeccompProfile;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podsecuritycontext-v1-core PodSecurityContext.supplementalGroups} */
  readonly supplementalGroups?: readonly number[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podsecuritycontext-v1-core PodSecurityContext.supplementalGroupsPolicy} */
  readonly supplementalGroupsPolicy?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podsecuritycontext-v1-core PodSecurityContext.sysctls} */
  readonly sysctls?: readonly Sysctl[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podsecuritycontext-v1-core PodSecurityContext.windowsOptions} */
  readonly windowsOptions?: WindowsSecurityContextOptions;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podspec-v1-core PodSpec} */
export interface PodSpec {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podspec-v1-core PodSpec.activeDeadlineSeconds} */
  readonly activeDeadlineSeconds?: number;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podspec-v1-core PodSpec.affinity} */
  readonly affinity?: Affinity;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podspec-v1-core PodSpec.automountServiceAccountToken} */
  readonly automountServiceAccountToken?: boolean;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podspec-v1-core PodSpec.containers} */
  readonly containers: readonly Container[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podspec-v1-core PodSpec.dnsConfig} */
  readonly dnsConfig?: PodDNSConfig;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podspec-v1-core PodSpec.dnsPolicy} */
  readonly dnsPolicy?: 'ClusterFirst' | 'ClusterFirstWithHostNet' | 'Default' | 'None';
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podspec-v1-core PodSpec.enableServiceLinks} */
  readonly enableServiceLinks?: boolean;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podspec-v1-core PodSpec.ephemeralContainers} */
  readonly ephemeralContainers?: readonly EphemeralContainer[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podspec-v1-core PodSpec.hostAliases} */
  readonly hostAliases?: readonly HostAlias[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podspec-v1-core PodSpec.hostIPC} */
  readonly hostIPC?: boolean;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podspec-v1-core PodSpec.hostNetwork} */
  readonly hostNetwork?: boolean;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podspec-v1-core PodSpec.hostPID} */
  readonly hostPID?: boolean;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podspec-v1-core PodSpec.hostUsers} */
  readonly hostUsers?: boolean;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podspec-v1-core PodSpec.hostname} */
  readonly hostname?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podspec-v1-core PodSpec.hostnameOverride} */
  readonly hostnameOverride?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podspec-v1-core PodSpec.imagePullSecrets} */
  readonly imagePullSecrets?: readonly LocalObjectReference[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podspec-v1-core PodSpec.initContainers} */
  readonly initContainers?: readonly Container[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podspec-v1-core PodSpec.nodeName} */
  readonly nodeName?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podspec-v1-core PodSpec.nodeSelector} */
  readonly nodeSelector?: Readonly<Record<string, string>>;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podspec-v1-core PodSpec.os} */
  readonly os?: PodOS;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podspec-v1-core PodSpec.overhead} */
  readonly overhead?: Readonly<Record<string, string | number>>;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podspec-v1-core PodSpec.preemptionPolicy} */
  readonly preemptionPolicy?: 'Never' | 'PreemptLowerPriority';
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podspec-v1-core PodSpec.priority} */
  readonly priority?: number;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podspec-v1-core PodSpec.priorityClassName} */
  readonly priorityClassName?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podspec-v1-core PodSpec.readinessGates} */
  readonly readinessGates?: readonly PodReadinessGate[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podspec-v1-core PodSpec.resourceClaims} */
  readonly resourceClaims?: readonly PodResourceClaim[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podspec-v1-core PodSpec.resources} */
  readonly resources?: ResourceRequirements;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podspec-v1-core PodSpec.restartPolicy} */
  readonly restartPolicy?: 'Always' | 'OnFailure' | 'Never';
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podspec-v1-core PodSpec.runtimeClassName} */
  readonly runtimeClassName?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podspec-v1-core PodSpec.schedulerName} */
  readonly schedulerName?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podspec-v1-core PodSpec.schedulingGates} */
  readonly schedulingGates?: readonly PodSchedulingGate[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podspec-v1-core PodSpec.schedulingGroup} */
  readonly schedulingGroup?: PodSchedulingGroup;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podspec-v1-core PodSpec.securityContext} */
  readonly securityContext?: PodSecurityContext;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podspec-v1-core PodSpec.serviceAccount} @deprecated */
  readonly serviceAccount?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podspec-v1-core PodSpec.serviceAccountName} */
  readonly serviceAccountName?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podspec-v1-core PodSpec.setHostnameAsFQDN} */
  readonly setHostnameAsFQDN?: boolean;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podspec-v1-core PodSpec.shareProcessNamespace} */
  readonly shareProcessNamespace?: boolean;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podspec-v1-core PodSpec.subdomain} */
  readonly subdomain?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podspec-v1-core PodSpec.terminationGracePeriodSeconds} */
  readonly terminationGracePeriodSeconds?: number;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podspec-v1-core PodSpec.tolerations} */
  readonly tolerations?: readonly Toleration[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podspec-v1-core PodSpec.topologySpreadConstraints} */
  readonly topologySpreadConstraints?: readonly TopologySpreadConstraint[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podspec-v1-core PodSpec.volumes} */
  readonly volumes?: readonly Volume[];
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podtemplatespec-v1-core PodTemplateSpec} */
export interface PodTemplateSpec {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podtemplatespec-v1-core PodTemplateSpec.metadata} */
  readonly metadata?: ObjectMeta;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podtemplatespec-v1-core PodTemplateSpec.spec} */
  readonly spec?: PodSpec;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#portworxvolumesource-v1-core PortworxVolumeSource} */
export interface PortworxVolumeSource {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#portworxvolumesource-v1-core PortworxVolumeSource.fsType} */
  readonly fsType?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#portworxvolumesource-v1-core PortworxVolumeSource.readOnly} */
  readonly readOnly?: boolean;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#portworxvolumesource-v1-core PortworxVolumeSource.volumeID} */
  readonly volumeID: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#preferredschedulingterm-v1-core PreferredSchedulingTerm} */
export interface PreferredSchedulingTerm {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#preferredschedulingterm-v1-core PreferredSchedulingTerm.preference} */
  readonly preference: NodeSelectorTerm;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#preferredschedulingterm-v1-core PreferredSchedulingTerm.weight} */
  readonly weight: number;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#probe-v1-core Probe} */
export interface Probe {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#probe-v1-core Probe.exec} */
  readonly exec?: ExecAction;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#probe-v1-core Probe.failureThreshold} */
  readonly failureThreshold?: number;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#probe-v1-core Probe.grpc} */
  readonly grpc?: GRPCAction;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#probe-v1-core Probe.httpGet} */
  readonly httpGet?: HTTPGetAction;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#probe-v1-core Probe.initialDelaySeconds} */
  readonly initialDelaySeconds?: number;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#probe-v1-core Probe.periodSeconds} */
  readonly periodSeconds?: number;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#probe-v1-core Probe.successThreshold} */
  readonly successThreshold?: number;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#probe-v1-core Probe.tcpSocket} */
  readonly tcpSocket?: TCPSocketAction;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#probe-v1-core Probe.terminationGracePeriodSeconds} */
  readonly terminationGracePeriodSeconds?: number;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#probe-v1-core Probe.timeoutSeconds} */
  readonly timeoutSeconds?: number;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#projectedvolumesource-v1-core ProjectedVolumeSource} */
export interface ProjectedVolumeSource {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#projectedvolumesource-v1-core ProjectedVolumeSource.defaultMode} */
  readonly defaultMode?: number;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#projectedvolumesource-v1-core ProjectedVolumeSource.sources} */
  readonly sources?: readonly VolumeProjection[];
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#quobytevolumesource-v1-core QuobyteVolumeSource} */
export interface QuobyteVolumeSource {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#quobytevolumesource-v1-core QuobyteVolumeSource.group} */
  readonly group?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#quobytevolumesource-v1-core QuobyteVolumeSource.readOnly} */
  readonly readOnly?: boolean;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#quobytevolumesource-v1-core QuobyteVolumeSource.registry} */
  readonly registry: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#quobytevolumesource-v1-core QuobyteVolumeSource.tenant} */
  readonly tenant?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#quobytevolumesource-v1-core QuobyteVolumeSource.user} */
  readonly user?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#quobytevolumesource-v1-core QuobyteVolumeSource.volume} */
  readonly volume: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#rbdvolumesource-v1-core RBDVolumeSource} */
export interface RBDVolumeSource {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#rbdvolumesource-v1-core RBDVolumeSource.fsType} */
  readonly fsType?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#rbdvolumesource-v1-core RBDVolumeSource.image} */
  readonly image: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#rbdvolumesource-v1-core RBDVolumeSource.keyring} */
  readonly keyring?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#rbdvolumesource-v1-core RBDVolumeSource.monitors} */
  readonly monitors: readonly string[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#rbdvolumesource-v1-core RBDVolumeSource.pool} */
  readonly pool?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#rbdvolumesource-v1-core RBDVolumeSource.readOnly} */
  readonly readOnly?: boolean;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#rbdvolumesource-v1-core RBDVolumeSource.secretRef} */
  readonly secretRef?: LocalObjectReference;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#rbdvolumesource-v1-core RBDVolumeSource.user} */
  readonly user?: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#replicasetspec-v1-apps ReplicaSetSpec} */
export interface ReplicaSetSpec {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#replicasetspec-v1-apps ReplicaSetSpec.minReadySeconds} */
  readonly minReadySeconds?: number;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#replicasetspec-v1-apps ReplicaSetSpec.replicas} */
  readonly replicas?: number;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#replicasetspec-v1-apps ReplicaSetSpec.selector} */
  readonly selector: LabelSelector;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#replicasetspec-v1-apps ReplicaSetSpec.template} */
  readonly template?: PodTemplateSpec;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#resourceclaim-v1-core ResourceClaim} */
export interface ResourceClaim {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#resourceclaim-v1-core ResourceClaim.name} */
  readonly name: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#resourceclaim-v1-core ResourceClaim.request} */
  readonly request?: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#resourcefieldselector-v1-core ResourceFieldSelector} */
export interface ResourceFieldSelector {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#resourcefieldselector-v1-core ResourceFieldSelector.containerName} */
  readonly containerName?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#resourcefieldselector-v1-core ResourceFieldSelector.divisor} */
  readonly divisor?: string | number;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#resourcefieldselector-v1-core ResourceFieldSelector.resource} */
  readonly resource: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#resourcerequirements-v1-core ResourceRequirements} */
export interface ResourceRequirements {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#resourcerequirements-v1-core ResourceRequirements.claims} */
  readonly claims?: readonly ResourceClaim[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#resourcerequirements-v1-core ResourceRequirements.limits} */
  readonly limits?: Readonly<Record<string, string | number>>;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#resourcerequirements-v1-core ResourceRequirements.requests} */
  readonly requests?: Readonly<Record<string, string | number>>;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#rollingupdatedaemonset-v1-apps RollingUpdateDaemonSet} */
export interface RollingUpdateDaemonSet {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#rollingupdatedaemonset-v1-apps RollingUpdateDaemonSet.maxSurge} */
  readonly maxSurge?: number | string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#rollingupdatedaemonset-v1-apps RollingUpdateDaemonSet.maxUnavailable} */
  readonly maxUnavailable?: number | string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#rollingupdatedeployment-v1-apps RollingUpdateDeployment} */
export interface RollingUpdateDeployment {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#rollingupdatedeployment-v1-apps RollingUpdateDeployment.maxSurge} */
  readonly maxSurge?: number | string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#rollingupdatedeployment-v1-apps RollingUpdateDeployment.maxUnavailable} */
  readonly maxUnavailable?: number | string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#rollingupdatestatefulsetstrategy-v1-apps RollingUpdateStatefulSetStrategy} */
export interface RollingUpdateStatefulSetStrategy {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#rollingupdatestatefulsetstrategy-v1-apps RollingUpdateStatefulSetStrategy.maxUnavailable} */
  readonly maxUnavailable?: number | string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#rollingupdatestatefulsetstrategy-v1-apps RollingUpdateStatefulSetStrategy.partition} */
  readonly partition?: number;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#selinuxoptions-v1-core SELinuxOptions} */
export interface SELinuxOptions {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#selinuxoptions-v1-core SELinuxOptions.level} */
  readonly level?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#selinuxoptions-v1-core SELinuxOptions.role} */
  readonly role?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#selinuxoptions-v1-core SELinuxOptions.type} */
  readonly type?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#selinuxoptions-v1-core SELinuxOptions.user} */
  readonly user?: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#scaleiovolumesource-v1-core ScaleIOVolumeSource} */
export interface ScaleIOVolumeSource {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#scaleiovolumesource-v1-core ScaleIOVolumeSource.fsType} */
  readonly fsType?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#scaleiovolumesource-v1-core ScaleIOVolumeSource.gateway} */
  readonly gateway: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#scaleiovolumesource-v1-core ScaleIOVolumeSource.protectionDomain} */
  readonly protectionDomain?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#scaleiovolumesource-v1-core ScaleIOVolumeSource.readOnly} */
  readonly readOnly?: boolean;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#scaleiovolumesource-v1-core ScaleIOVolumeSource.secretRef} */
  readonly secretRef: LocalObjectReference;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#scaleiovolumesource-v1-core ScaleIOVolumeSource.sslEnabled} */
  readonly sslEnabled?: boolean;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#scaleiovolumesource-v1-core ScaleIOVolumeSource.storageMode} */
  readonly storageMode?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#scaleiovolumesource-v1-core ScaleIOVolumeSource.storagePool} */
  readonly storagePool?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#scaleiovolumesource-v1-core ScaleIOVolumeSource.system} */
  readonly system: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#scaleiovolumesource-v1-core ScaleIOVolumeSource.volumeName} */
  readonly volumeName?: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#seccompprofile-v1-core SeccompProfile} */
export interface SeccompProfile {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#seccompprofile-v1-core SeccompProfile.localhostProfile} */
  readonly localhostProfile?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#seccompprofile-v1-core SeccompProfile.type} */
  readonly type: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#secretenvsource-v1-core SecretEnvSource} */
export interface SecretEnvSource {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#secretenvsource-v1-core SecretEnvSource.name} */
  readonly name?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#secretenvsource-v1-core SecretEnvSource.optional} */
  readonly optional?: boolean;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#secretkeyselector-v1-core SecretKeySelector} */
export interface SecretKeySelector {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#secretkeyselector-v1-core SecretKeySelector.key} */
  readonly key: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#secretkeyselector-v1-core SecretKeySelector.name} */
  readonly name?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#secretkeyselector-v1-core SecretKeySelector.optional} */
  readonly optional?: boolean;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#secretprojection-v1-core SecretProjection} */
export interface SecretProjection {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#secretprojection-v1-core SecretProjection.items} */
  readonly items?: readonly KeyToPath[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#secretprojection-v1-core SecretProjection.name} */
  readonly name?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#secretprojection-v1-core SecretProjection.optional} */
  readonly optional?: boolean;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#secretvolumesource-v1-core SecretVolumeSource} */
export interface SecretVolumeSource {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#secretvolumesource-v1-core SecretVolumeSource.defaultMode} */
  readonly defaultMode?: number;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#secretvolumesource-v1-core SecretVolumeSource.items} */
  readonly items?: readonly KeyToPath[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#secretvolumesource-v1-core SecretVolumeSource.optional} */
  readonly optional?: boolean;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#secretvolumesource-v1-core SecretVolumeSource.secretName} */
  readonly secretName?: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#securitycontext-v1-core SecurityContext} */
export interface SecurityContext {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#securitycontext-v1-core SecurityContext.allowPrivilegeEscalation} */
  readonly allowPrivilegeEscalation?: boolean;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#securitycontext-v1-core SecurityContext.appArmorProfile} */
  readonly appArmorProfile?: AppArmorProfile;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#securitycontext-v1-core SecurityContext.capabilities} */
  readonly capabilities?: Capabilities;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#securitycontext-v1-core SecurityContext.privileged} */
  readonly privileged?: boolean;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#securitycontext-v1-core SecurityContext.procMount} */
  readonly procMount?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#securitycontext-v1-core SecurityContext.readOnlyRootFilesystem} */
  readonly readOnlyRootFilesystem?: boolean;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#securitycontext-v1-core SecurityContext.runAsGroup} */
  readonly runAsGroup?: number;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#securitycontext-v1-core SecurityContext.runAsNonRoot} */
  readonly runAsNonRoot?: boolean;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#securitycontext-v1-core SecurityContext.runAsUser} */
  readonly runAsUser?: number;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#securitycontext-v1-core SecurityContext.seLinuxOptions} */
  readonly seLinuxOptions?: SELinuxOptions;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#securitycontext-v1-core SecurityContext.seccompProfile} */
  readonly seccompProfile?: SeccompProfile;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#securitycontext-v1-core SecurityContext.windowsOptions} */
  readonly windowsOptions?: WindowsSecurityContextOptions;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#serviceaccounttokenprojection-v1-core ServiceAccountTokenProjection} */
export interface ServiceAccountTokenProjection {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#serviceaccounttokenprojection-v1-core ServiceAccountTokenProjection.audience} */
  readonly audience?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#serviceaccounttokenprojection-v1-core ServiceAccountTokenProjection.expirationSeconds} */
  readonly expirationSeconds?: number;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#serviceaccounttokenprojection-v1-core ServiceAccountTokenProjection.path} */
  readonly path: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#servicebackendport-v1-networking-k8s-io ServiceBackendPort} */
export interface ServiceBackendPort {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#servicebackendport-v1-networking-k8s-io ServiceBackendPort.name} */
  readonly name?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#servicebackendport-v1-networking-k8s-io ServiceBackendPort.number} */
  readonly number?: number;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#serviceport-v1-core ServicePort} */
export interface ServicePort {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#serviceport-v1-core ServicePort.appProtocol} */
  readonly appProtocol?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#serviceport-v1-core ServicePort.name} */
  readonly name?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#serviceport-v1-core ServicePort.nodePort} */
  readonly nodePort?: number;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#serviceport-v1-core ServicePort.port} */
  readonly port: number;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#serviceport-v1-core ServicePort.protocol} */
  readonly protocol?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#serviceport-v1-core ServicePort.targetPort} */
  readonly targetPort?: number | string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#servicespec-v1-core ServiceSpec} */
export interface ServiceSpec {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#servicespec-v1-core ServiceSpec.allocateLoadBalancerNodePorts} */
  readonly allocateLoadBalancerNodePorts?: boolean;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#servicespec-v1-core ServiceSpec.clusterIP} */
  readonly clusterIP?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#servicespec-v1-core ServiceSpec.clusterIPs} */
  readonly clusterIPs?: readonly string[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#servicespec-v1-core ServiceSpec.externalIPs} */
  readonly externalIPs?: readonly string[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#servicespec-v1-core ServiceSpec.externalName} */
  readonly externalName?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#servicespec-v1-core ServiceSpec.externalTrafficPolicy} */
  readonly externalTrafficPolicy?: 'Cluster' | 'Local';
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#servicespec-v1-core ServiceSpec.healthCheckNodePort} */
  readonly healthCheckNodePort?: number;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#servicespec-v1-core ServiceSpec.internalTrafficPolicy} */
  readonly internalTrafficPolicy?: 'Cluster' | 'Local';
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#servicespec-v1-core ServiceSpec.ipFamilies} */
  readonly ipFamilies?: readonly string[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#servicespec-v1-core ServiceSpec.ipFamilyPolicy} */
  readonly ipFamilyPolicy?: 'SingleStack' | 'PreferDualStack' | 'RequireDualStack';
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#servicespec-v1-core ServiceSpec.loadBalancerClass} */
  readonly loadBalancerClass?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#servicespec-v1-core ServiceSpec.loadBalancerIP} @deprecated */
  readonly loadBalancerIP?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#servicespec-v1-core ServiceSpec.loadBalancerSourceRanges} */
  readonly loadBalancerSourceRanges?: readonly string[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#servicespec-v1-core ServiceSpec.ports} */
  readonly ports?: readonly ServicePort[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#servicespec-v1-core ServiceSpec.publishNotReadyAddresses} */
  readonly publishNotReadyAddresses?: boolean;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#servicespec-v1-core ServiceSpec.selector} */
  readonly selector?: Readonly<Record<string, string>>;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#servicespec-v1-core ServiceSpec.sessionAffinity} */
  readonly sessionAffinity?: 'ClientIP' | 'None';
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#servicespec-v1-core ServiceSpec.sessionAffinityConfig} */
  readonly sessionAffinityConfig?: SessionAffinityConfig;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#servicespec-v1-core ServiceSpec.trafficDistribution} */
  readonly trafficDistribution?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#servicespec-v1-core ServiceSpec.type} */
  readonly type?: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#sessionaffinityconfig-v1-core SessionAffinityConfig} */
export interface SessionAffinityConfig {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#sessionaffinityconfig-v1-core SessionAffinityConfig.clientIP} */
  readonly clientIP?: ClientIPConfig;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#sleepaction-v1-core SleepAction} */
export interface SleepAction {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#sleepaction-v1-core SleepAction.seconds} */
  readonly seconds: number;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#statefulsetordinals-v1-apps StatefulSetOrdinals} */
export interface StatefulSetOrdinals {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#statefulsetordinals-v1-apps StatefulSetOrdinals.start} */
  readonly start?: number;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#statefulsetpersistentvolumeclaimretentionpolicy-v1-apps StatefulSetPersistentVolumeClaimRetentionPolicy} */
export interface StatefulSetPersistentVolumeClaimRetentionPolicy {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#statefulsetpersistentvolumeclaimretentionpolicy-v1-apps StatefulSetPersistentVolumeClaimRetentionPolicy.whenDeleted} */
  readonly whenDeleted?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#statefulsetpersistentvolumeclaimretentionpolicy-v1-apps StatefulSetPersistentVolumeClaimRetentionPolicy.whenScaled} */
  readonly whenScaled?: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#statefulsetspec-v1-apps StatefulSetSpec} */
export interface StatefulSetSpec {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#statefulsetspec-v1-apps StatefulSetSpec.minReadySeconds} */
  readonly minReadySeconds?: number;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#statefulsetspec-v1-apps StatefulSetSpec.ordinals} */
  readonly ordinals?: StatefulSetOrdinals;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#statefulsetspec-v1-apps StatefulSetSpec.persistentVolumeClaimRetentionPolicy} */
  readonly persistentVolumeClaimRetentionPolicy?: StatefulSetPersistentVolumeClaimRetentionPolicy;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#statefulsetspec-v1-apps StatefulSetSpec.podManagementPolicy} */
  readonly podManagementPolicy?: 'OrderedReady' | 'Parallel';
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#statefulsetspec-v1-apps StatefulSetSpec.replicas} */
  readonly replicas?: number;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#statefulsetspec-v1-apps StatefulSetSpec.revisionHistoryLimit} */
  readonly revisionHistoryLimit?: number;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#statefulsetspec-v1-apps StatefulSetSpec.selector} */
  readonly selector: LabelSelector;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#statefulsetspec-v1-apps StatefulSetSpec.serviceName} */
  readonly serviceName?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#statefulsetspec-v1-apps StatefulSetSpec.template} */
  readonly template: PodTemplateSpec;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#statefulsetspec-v1-apps StatefulSetSpec.updateStrategy} */
  readonly updateStrategy?: StatefulSetUpdateStrategy;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#statefulsetspec-v1-apps StatefulSetSpec.volumeClaimTemplates} */
  readonly volumeClaimTemplates?: readonly PersistentVolumeClaim[];
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#statefulsetupdatestrategy-v1-apps StatefulSetUpdateStrategy} */
export interface StatefulSetUpdateStrategy {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#statefulsetupdatestrategy-v1-apps StatefulSetUpdateStrategy.rollingUpdate} */
  readonly rollingUpdate?: RollingUpdateStatefulSetStrategy;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#statefulsetupdatestrategy-v1-apps StatefulSetUpdateStrategy.type} */
  readonly type?: 'RollingUpdate' | 'OnDelete';
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#storageosvolumesource-v1-core StorageOSVolumeSource} */
export interface StorageOSVolumeSource {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#storageosvolumesource-v1-core StorageOSVolumeSource.fsType} */
  readonly fsType?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#storageosvolumesource-v1-core StorageOSVolumeSource.readOnly} */
  readonly readOnly?: boolean;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#storageosvolumesource-v1-core StorageOSVolumeSource.secretRef} */
  readonly secretRef?: LocalObjectReference;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#storageosvolumesource-v1-core StorageOSVolumeSource.volumeName} */
  readonly volumeName?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#storageosvolumesource-v1-core StorageOSVolumeSource.volumeNamespace} */
  readonly volumeNamespace?: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#successpolicy-v1-batch SuccessPolicy} */
export interface SuccessPolicy {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#successpolicy-v1-batch SuccessPolicy.rules} */
  readonly rules: readonly SuccessPolicyRule[];
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#successpolicyrule-v1-batch SuccessPolicyRule} */
export interface SuccessPolicyRule {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#successpolicyrule-v1-batch SuccessPolicyRule.succeededCount} */
  readonly succeededCount?: number;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#successpolicyrule-v1-batch SuccessPolicyRule.succeededIndexes} */
  readonly succeededIndexes?: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#sysctl-v1-core Sysctl} */
export interface Sysctl {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#sysctl-v1-core Sysctl.name} */
  readonly name: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#sysctl-v1-core Sysctl.value} */
  readonly value: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#tcpsocketaction-v1-core TCPSocketAction} */
export interface TCPSocketAction {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#tcpsocketaction-v1-core TCPSocketAction.host} */
  readonly host?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#tcpsocketaction-v1-core TCPSocketAction.port} */
  readonly port: number | string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#toleration-v1-core Toleration} */
export interface Toleration {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#toleration-v1-core Toleration.effect} */
  readonly effect?: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#toleration-v1-core Toleration.key} */
  readonly key?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#toleration-v1-core Toleration.operator} */
  readonly operator?: 'Exists' | 'Equal';
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#toleration-v1-core Toleration.tolerationSeconds} */
  readonly tolerationSeconds?: number;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#toleration-v1-core Toleration.value} */
  readonly value?: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#topologyspreadconstraint-v1-core TopologySpreadConstraint} */
export interface TopologySpreadConstraint {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#topologyspreadconstraint-v1-core TopologySpreadConstraint.labelSelector} */
  readonly labelSelector?: LabelSelector;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#topologyspreadconstraint-v1-core TopologySpreadConstraint.matchLabelKeys} */
  readonly matchLabelKeys?: readonly string[];
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#topologyspreadconstraint-v1-core TopologySpreadConstraint.maxSkew} */
  readonly maxSkew: number;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#topologyspreadconstraint-v1-core TopologySpreadConstraint.minDomains} */
  readonly minDomains?: number;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#topologyspreadconstraint-v1-core TopologySpreadConstraint.nodeAffinityPolicy} */
  readonly nodeAffinityPolicy?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#topologyspreadconstraint-v1-core TopologySpreadConstraint.nodeTaintsPolicy} */
  readonly nodeTaintsPolicy?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#topologyspreadconstraint-v1-core TopologySpreadConstraint.topologyKey} */
  readonly topologyKey: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#topologyspreadconstraint-v1-core TopologySpreadConstraint.whenUnsatisfiable} */
  readonly whenUnsatisfiable: 'DoNotSchedule' | 'ScheduleAnyway';
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#typedlocalobjectreference-v1-core TypedLocalObjectReference} */
export interface TypedLocalObjectReference {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#typedlocalobjectreference-v1-core TypedLocalObjectReference.apiGroup} */
  readonly apiGroup?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#typedlocalobjectreference-v1-core TypedLocalObjectReference.kind} */
  readonly kind: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#typedlocalobjectreference-v1-core TypedLocalObjectReference.name} */
  readonly name: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#typedobjectreference-v1-core TypedObjectReference} */
export interface TypedObjectReference {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#typedobjectreference-v1-core TypedObjectReference.apiGroup} */
  readonly apiGroup?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#typedobjectreference-v1-core TypedObjectReference.kind} */
  readonly kind: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#typedobjectreference-v1-core TypedObjectReference.name} */
  readonly name: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#typedobjectreference-v1-core TypedObjectReference.namespace} */
  readonly namespace?: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volume-v1-core Volume} */
export interface Volume {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volume-v1-core Volume.awsElasticBlockStore} @deprecated */
  readonly awsElasticBlockStore?: AWSElasticBlockStoreVolumeSource;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volume-v1-core Volume.azureDisk} @deprecated */
  readonly azureDisk?: AzureDiskVolumeSource;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volume-v1-core Volume.azureFile} @deprecated */
  readonly azureFile?: AzureFileVolumeSource;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volume-v1-core Volume.cephfs} @deprecated */
  readonly cephfs?: CephFSVolumeSource;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volume-v1-core Volume.cinder} @deprecated */
  readonly cinder?: CinderVolumeSource;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volume-v1-core Volume.configMap} */
  readonly configMap?: ConfigMapVolumeSource;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volume-v1-core Volume.csi} */
  readonly csi?: CSIVolumeSource;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volume-v1-core Volume.downwardAPI} */
  readonly downwardAPI?: DownwardAPIVolumeSource;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volume-v1-core Volume.emptyDir} */
  readonly emptyDir?: EmptyDirVolumeSource;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volume-v1-core Volume.ephemeral} */
  readonly ephemeral?: EphemeralVolumeSource;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volume-v1-core Volume.fc} */
  readonly fc?: FCVolumeSource;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volume-v1-core Volume.flexVolume} @deprecated */
  readonly flexVolume?: FlexVolumeSource;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volume-v1-core Volume.flocker} @deprecated */
  readonly flocker?: FlockerVolumeSource;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volume-v1-core Volume.gcePersistentDisk} @deprecated */
  readonly gcePersistentDisk?: GCEPersistentDiskVolumeSource;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volume-v1-core Volume.gitRepo} @deprecated */
  readonly gitRepo?: GitRepoVolumeSource;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volume-v1-core Volume.glusterfs} @deprecated */
  readonly glusterfs?: GlusterfsVolumeSource;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volume-v1-core Volume.hostPath} */
  readonly hostPath?: HostPathVolumeSource;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volume-v1-core Volume.image} */
  readonly image?: ImageVolumeSource;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volume-v1-core Volume.iscsi} */
  readonly iscsi?: ISCSIVolumeSource;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volume-v1-core Volume.name} */
  readonly name: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volume-v1-core Volume.nfs} */
  readonly nfs?: NFSVolumeSource;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volume-v1-core Volume.persistentVolumeClaim} */
  readonly persistentVolumeClaim?: PersistentVolumeClaimVolumeSource;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volume-v1-core Volume.photonPersistentDisk} @deprecated */
  readonly photonPersistentDisk?: PhotonPersistentDiskVolumeSource;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volume-v1-core Volume.portworxVolume} @deprecated */
  readonly portworxVolume?: PortworxVolumeSource;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volume-v1-core Volume.projected} */
  readonly projected?: ProjectedVolumeSource;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volume-v1-core Volume.quobyte} @deprecated */
  readonly quobyte?: QuobyteVolumeSource;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volume-v1-core Volume.rbd} @deprecated */
  readonly rbd?: RBDVolumeSource;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volume-v1-core Volume.scaleIO} @deprecated */
  readonly scaleIO?: ScaleIOVolumeSource;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volume-v1-core Volume.secret} */
  readonly secret?: SecretVolumeSource;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volume-v1-core Volume.storageos} @deprecated */
  readonly storageos?: StorageOSVolumeSource;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volume-v1-core Volume.vsphereVolume} @deprecated */
  readonly vsphereVolume?: VsphereVirtualDiskVolumeSource;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volumedevice-v1-core VolumeDevice} */
export interface VolumeDevice {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volumedevice-v1-core VolumeDevice.devicePath} */
  readonly devicePath: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volumedevice-v1-core VolumeDevice.name} */
  readonly name: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volumemount-v1-core VolumeMount} */
export interface VolumeMount {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volumemount-v1-core VolumeMount.mountPath} */
  readonly mountPath: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volumemount-v1-core VolumeMount.mountPropagation} */
  readonly mountPropagation?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volumemount-v1-core VolumeMount.name} */
  readonly name: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volumemount-v1-core VolumeMount.readOnly} */
  readonly readOnly?: boolean;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volumemount-v1-core VolumeMount.recursiveReadOnly} */
  readonly recursiveReadOnly?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volumemount-v1-core VolumeMount.subPath} */
  readonly subPath?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volumemount-v1-core VolumeMount.subPathExpr} */
  readonly subPathExpr?: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volumeprojection-v1-core VolumeProjection} */
export interface VolumeProjection {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volumeprojection-v1-core VolumeProjection.clusterTrustBundle} */
  readonly clusterTrustBundle?: ClusterTrustBundleProjection;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volumeprojection-v1-core VolumeProjection.configMap} */
  readonly configMap?: ConfigMapProjection;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volumeprojection-v1-core VolumeProjection.downwardAPI} */
  readonly downwardAPI?: DownwardAPIProjection;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volumeprojection-v1-core VolumeProjection.podCertificate} */
  readonly podCertificate?: PodCertificateProjection;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volumeprojection-v1-core VolumeProjection.secret} */
  readonly secret?: SecretProjection;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volumeprojection-v1-core VolumeProjection.serviceAccountToken} */
  readonly serviceAccountToken?: ServiceAccountTokenProjection;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volumeresourcerequirements-v1-core VolumeResourceRequirements} */
export interface VolumeResourceRequirements {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volumeresourcerequirements-v1-core VolumeResourceRequirements.limits} */
  readonly limits?: Readonly<Record<string, string | number>>;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volumeresourcerequirements-v1-core VolumeResourceRequirements.requests} */
  readonly requests?: Readonly<Record<string, string | number>>;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#vspherevirtualdiskvolumesource-v1-core VsphereVirtualDiskVolumeSource} */
export interface VsphereVirtualDiskVolumeSource {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#vspherevirtualdiskvolumesource-v1-core VsphereVirtualDiskVolumeSource.fsType} */
  readonly fsType?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#vspherevirtualdiskvolumesource-v1-core VsphereVirtualDiskVolumeSource.storagePolicyID} */
  readonly storagePolicyID?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#vspherevirtualdiskvolumesource-v1-core VsphereVirtualDiskVolumeSource.storagePolicyName} */
  readonly storagePolicyName?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#vspherevirtualdiskvolumesource-v1-core VsphereVirtualDiskVolumeSource.volumePath} */
  readonly volumePath: string;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#weightedpodaffinityterm-v1-core WeightedPodAffinityTerm} */
export interface WeightedPodAffinityTerm {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#weightedpodaffinityterm-v1-core WeightedPodAffinityTerm.podAffinityTerm} */
  readonly podAffinityTerm: PodAffinityTerm;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#weightedpodaffinityterm-v1-core WeightedPodAffinityTerm.weight} */
  readonly weight: number;
}

/** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#windowssecuritycontextoptions-v1-core WindowsSecurityContextOptions} */
export interface WindowsSecurityContextOptions {
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#windowssecuritycontextoptions-v1-core WindowsSecurityContextOptions.gmsaCredentialSpec} */
  readonly gmsaCredentialSpec?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#windowssecuritycontextoptions-v1-core WindowsSecurityContextOptions.gmsaCredentialSpecName} */
  readonly gmsaCredentialSpecName?: string;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#windowssecuritycontextoptions-v1-core WindowsSecurityContextOptions.hostProcess} */
  readonly hostProcess?: boolean;
  /** {@link https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#windowssecuritycontextoptions-v1-core WindowsSecurityContextOptions.runAsUserName} */
  readonly runAsUserName?: string;
}
