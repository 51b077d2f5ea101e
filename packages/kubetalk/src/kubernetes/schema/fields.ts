// The fields of every kind of Kubernetes 1.28 by type, made by packages/kubetalk/src/kubernetes/schema/generate.ts from cdk8s-plus-28.
// A line: a kind with its apiVersion, or a type; then its fields. []: a list of; {}: an object whose values are.
export const k8sFields = `
admissionregistration.k8s.io/v1/MutatingWebhookConfiguration apiVersion:string kind:string status:any metadata:ObjectMeta webhooks:[]MutatingWebhook
admissionregistration.k8s.io/v1/ValidatingWebhookConfiguration apiVersion:string kind:string status:any metadata:ObjectMeta webhooks:[]ValidatingWebhook
admissionregistration.k8s.io/v1alpha1/ValidatingAdmissionPolicy apiVersion:string kind:string status:any metadata:ObjectMeta spec:ValidatingAdmissionPolicySpecV1Alpha1
admissionregistration.k8s.io/v1alpha1/ValidatingAdmissionPolicyBinding apiVersion:string kind:string status:any metadata:ObjectMeta spec:ValidatingAdmissionPolicyBindingSpecV1Alpha1
admissionregistration.k8s.io/v1beta1/ValidatingAdmissionPolicy apiVersion:string kind:string status:any metadata:ObjectMeta spec:ValidatingAdmissionPolicySpecV1Beta1
admissionregistration.k8s.io/v1beta1/ValidatingAdmissionPolicyBinding apiVersion:string kind:string status:any metadata:ObjectMeta spec:ValidatingAdmissionPolicyBindingSpecV1Beta1
apiextensions.k8s.io/v1/CustomResourceDefinition apiVersion:string kind:string status:any metadata:ObjectMeta spec:CustomResourceDefinitionSpec
apiregistration.k8s.io/v1/APIService apiVersion:string kind:string status:any metadata:ObjectMeta spec:ApiServiceSpec
apps/v1/ControllerRevision apiVersion:string kind:string status:any data:any metadata:ObjectMeta revision:int64
apps/v1/DaemonSet apiVersion:string kind:string status:any metadata:ObjectMeta spec:DaemonSetSpec
apps/v1/Deployment apiVersion:string kind:string status:any metadata:ObjectMeta spec:DeploymentSpec
apps/v1/ReplicaSet apiVersion:string kind:string status:any metadata:ObjectMeta spec:ReplicaSetSpec
apps/v1/StatefulSet apiVersion:string kind:string status:any metadata:ObjectMeta spec:StatefulSetSpec
authentication.k8s.io/v1/SelfSubjectReview apiVersion:string kind:string status:any metadata:ObjectMeta
authentication.k8s.io/v1/TokenRequest apiVersion:string kind:string status:any metadata:ObjectMeta spec:TokenRequestSpec
authentication.k8s.io/v1/TokenReview apiVersion:string kind:string status:any metadata:ObjectMeta spec:TokenReviewSpec
authentication.k8s.io/v1alpha1/SelfSubjectReview apiVersion:string kind:string status:any metadata:ObjectMeta
authentication.k8s.io/v1beta1/SelfSubjectReview apiVersion:string kind:string status:any metadata:ObjectMeta
authorization.k8s.io/v1/LocalSubjectAccessReview apiVersion:string kind:string status:any metadata:ObjectMeta spec:SubjectAccessReviewSpec
authorization.k8s.io/v1/SelfSubjectAccessReview apiVersion:string kind:string status:any metadata:ObjectMeta spec:SelfSubjectAccessReviewSpec
authorization.k8s.io/v1/SelfSubjectRulesReview apiVersion:string kind:string status:any metadata:ObjectMeta spec:SelfSubjectRulesReviewSpec
authorization.k8s.io/v1/SubjectAccessReview apiVersion:string kind:string status:any metadata:ObjectMeta spec:SubjectAccessReviewSpec
autoscaling/v1/HorizontalPodAutoscaler apiVersion:string kind:string status:any metadata:ObjectMeta spec:HorizontalPodAutoscalerSpec
autoscaling/v1/Scale apiVersion:string kind:string status:any metadata:ObjectMeta spec:ScaleSpec
autoscaling/v2/HorizontalPodAutoscaler apiVersion:string kind:string status:any metadata:ObjectMeta spec:HorizontalPodAutoscalerSpecV2
batch/v1/CronJob apiVersion:string kind:string status:any metadata:ObjectMeta spec:CronJobSpec
batch/v1/Job apiVersion:string kind:string status:any metadata:ObjectMeta spec:JobSpec
certificates.k8s.io/v1/CertificateSigningRequest apiVersion:string kind:string status:any metadata:ObjectMeta spec:CertificateSigningRequestSpec
certificates.k8s.io/v1alpha1/ClusterTrustBundle apiVersion:string kind:string status:any metadata:ObjectMeta spec:ClusterTrustBundleSpecV1Alpha1
coordination.k8s.io/v1/Lease apiVersion:string kind:string status:any metadata:ObjectMeta spec:LeaseSpec
discovery.k8s.io/v1/EndpointSlice apiVersion:string kind:string status:any addressType:string endpoints:[]Endpoint metadata:ObjectMeta ports:[]EndpointPort
events.k8s.io/v1/Event apiVersion:string kind:string status:any action:string deprecatedCount:int32 deprecatedFirstTimestamp:date deprecatedLastTimestamp:date deprecatedSource:EventSource eventTime:date metadata:ObjectMeta note:string reason:string regarding:ObjectReference related:ObjectReference reportingController:string reportingInstance:string series:EventSeries type:string
flowcontrol.apiserver.k8s.io/v1beta2/FlowSchema apiVersion:string kind:string status:any metadata:ObjectMeta spec:FlowSchemaSpecV1Beta2
flowcontrol.apiserver.k8s.io/v1beta2/PriorityLevelConfiguration apiVersion:string kind:string status:any metadata:ObjectMeta spec:PriorityLevelConfigurationSpecV1Beta2
flowcontrol.apiserver.k8s.io/v1beta3/FlowSchema apiVersion:string kind:string status:any metadata:ObjectMeta spec:FlowSchemaSpecV1Beta3
flowcontrol.apiserver.k8s.io/v1beta3/PriorityLevelConfiguration apiVersion:string kind:string status:any metadata:ObjectMeta spec:PriorityLevelConfigurationSpecV1Beta3
internal.apiserver.k8s.io/v1alpha1/StorageVersion apiVersion:string kind:string status:any metadata:ObjectMeta spec:any
networking.k8s.io/v1/Ingress apiVersion:string kind:string status:any metadata:ObjectMeta spec:IngressSpec
networking.k8s.io/v1/IngressClass apiVersion:string kind:string status:any metadata:ObjectMeta spec:IngressClassSpec
networking.k8s.io/v1/NetworkPolicy apiVersion:string kind:string status:any metadata:ObjectMeta spec:NetworkPolicySpec
networking.k8s.io/v1alpha1/ClusterCIDR apiVersion:string kind:string status:any metadata:ObjectMeta spec:ClusterCidrSpecV1Alpha1
networking.k8s.io/v1alpha1/IPAddress apiVersion:string kind:string status:any metadata:ObjectMeta spec:IpAddressSpecV1Alpha1
node.k8s.io/v1/RuntimeClass apiVersion:string kind:string status:any handler:string metadata:ObjectMeta overhead:Overhead scheduling:Scheduling
policy/v1/Eviction apiVersion:string kind:string status:any deleteOptions:DeleteOptions metadata:ObjectMeta
policy/v1/PodDisruptionBudget apiVersion:string kind:string status:any metadata:ObjectMeta spec:PodDisruptionBudgetSpec
rbac.authorization.k8s.io/v1/ClusterRole apiVersion:string kind:string status:any aggregationRule:AggregationRule metadata:ObjectMeta rules:[]PolicyRule
rbac.authorization.k8s.io/v1/ClusterRoleBinding apiVersion:string kind:string status:any metadata:ObjectMeta roleRef:RoleRef subjects:[]Subject
rbac.authorization.k8s.io/v1/Role apiVersion:string kind:string status:any metadata:ObjectMeta rules:[]PolicyRule
rbac.authorization.k8s.io/v1/RoleBinding apiVersion:string kind:string status:any metadata:ObjectMeta roleRef:RoleRef subjects:[]Subject
resource.k8s.io/v1alpha2/PodSchedulingContext apiVersion:string kind:string status:any metadata:ObjectMeta spec:PodSchedulingContextSpecV1Alpha2
resource.k8s.io/v1alpha2/ResourceClaim apiVersion:string kind:string status:any metadata:ObjectMeta spec:ResourceClaimSpecV1Alpha2
resource.k8s.io/v1alpha2/ResourceClaimTemplate apiVersion:string kind:string status:any metadata:ObjectMeta spec:ResourceClaimTemplateSpecV1Alpha2
resource.k8s.io/v1alpha2/ResourceClass apiVersion:string kind:string status:any driverName:string metadata:ObjectMeta parametersRef:ResourceClassParametersReferenceV1Alpha2 suitableNodes:NodeSelector
scheduling.k8s.io/v1/PriorityClass apiVersion:string kind:string status:any description:string globalDefault:boolean metadata:ObjectMeta preemptionPolicy:string value:int32
storage.k8s.io/v1/CSIDriver apiVersion:string kind:string status:any metadata:ObjectMeta spec:CsiDriverSpec
storage.k8s.io/v1/CSINode apiVersion:string kind:string status:any metadata:ObjectMeta spec:CsiNodeSpec
storage.k8s.io/v1/CSIStorageCapacity apiVersion:string kind:string status:any capacity:quantity maximumVolumeSize:quantity metadata:ObjectMeta nodeTopology:LabelSelector storageClassName:string
storage.k8s.io/v1/StorageClass apiVersion:string kind:string status:any allowVolumeExpansion:boolean allowedTopologies:[]TopologySelectorTerm metadata:ObjectMeta mountOptions:[]string parameters:{}string provisioner:string reclaimPolicy:string volumeBindingMode:string
storage.k8s.io/v1/VolumeAttachment apiVersion:string kind:string status:any metadata:ObjectMeta spec:VolumeAttachmentSpec
v1/Binding apiVersion:string kind:string status:any metadata:ObjectMeta target:ObjectReference
v1/ComponentStatus apiVersion:string kind:string status:any conditions:[]ComponentCondition metadata:ObjectMeta
v1/ConfigMap apiVersion:string kind:string status:any binaryData:{}bytes data:{}string immutable:boolean metadata:ObjectMeta
v1/Endpoints apiVersion:string kind:string status:any metadata:ObjectMeta subsets:[]EndpointSubset
v1/LimitRange apiVersion:string kind:string status:any metadata:ObjectMeta spec:LimitRangeSpec
v1/Namespace apiVersion:string kind:string status:any metadata:ObjectMeta spec:NamespaceSpec
v1/Node apiVersion:string kind:string status:any metadata:ObjectMeta spec:NodeSpec
v1/PersistentVolume apiVersion:string kind:string status:any metadata:ObjectMeta spec:PersistentVolumeSpec
v1/PersistentVolumeClaim apiVersion:string kind:string status:any metadata:ObjectMeta spec:PersistentVolumeClaimSpec
v1/Pod apiVersion:string kind:string status:any metadata:ObjectMeta spec:PodSpec
v1/PodTemplate apiVersion:string kind:string status:any metadata:ObjectMeta template:PodTemplateSpec
v1/ReplicationController apiVersion:string kind:string status:any metadata:ObjectMeta spec:ReplicationControllerSpec
v1/ResourceQuota apiVersion:string kind:string status:any metadata:ObjectMeta spec:ResourceQuotaSpec
v1/Secret apiVersion:string kind:string status:any data:{}bytes immutable:boolean metadata:ObjectMeta stringData:{}string type:string
v1/Service apiVersion:string kind:string status:any metadata:ObjectMeta spec:ServiceSpec
v1/ServiceAccount apiVersion:string kind:string status:any automountServiceAccountToken:boolean imagePullSecrets:[]LocalObjectReference metadata:ObjectMeta secrets:[]ObjectReference
v1/Status apiVersion:string kind:string status:any code:int32 details:StatusDetails message:string metadata:ListMeta reason:string
Affinity nodeAffinity:NodeAffinity podAffinity:PodAffinity podAntiAffinity:PodAntiAffinity
AggregationRule clusterRoleSelectors:[]LabelSelector
ApiServiceSpec caBundle:bytes group:string groupPriorityMinimum:int32 insecureSkipTLSVerify:boolean service:ServiceReference version:string versionPriority:int32
AuditAnnotationV1Alpha1 key:string valueExpression:string
AuditAnnotationV1Beta1 key:string valueExpression:string
AwsElasticBlockStoreVolumeSource fsType:string partition:int32 readOnly:boolean volumeID:string
AzureDiskVolumeSource cachingMode:string diskName:string diskURI:string fsType:string kind:string readOnly:boolean
AzureFilePersistentVolumeSource readOnly:boolean secretName:string secretNamespace:string shareName:string
AzureFileVolumeSource readOnly:boolean secretName:string shareName:string
BoundObjectReference apiVersion:string kind:string name:string uid:string
Capabilities add:[]string drop:[]string
CephFsPersistentVolumeSource monitors:[]string path:string readOnly:boolean secretFile:string secretRef:SecretReference user:string
CephFsVolumeSource monitors:[]string path:string readOnly:boolean secretFile:string secretRef:LocalObjectReference user:string
CertificateSigningRequestSpec expirationSeconds:int32 extra:{}[]string groups:[]string request:bytes signerName:string uid:string usages:[]string username:string
CinderPersistentVolumeSource fsType:string readOnly:boolean secretRef:SecretReference volumeID:string
CinderVolumeSource fsType:string readOnly:boolean secretRef:LocalObjectReference volumeID:string
ClaimSource resourceClaimName:string resourceClaimTemplateName:string
ClientIpConfig timeoutSeconds:int32
ClusterCidrSpecV1Alpha1 ipv4:string ipv6:string nodeSelector:NodeSelector perNodeHostBits:int32
ClusterTrustBundleSpecV1Alpha1 signerName:string trustBundle:string
ComponentCondition error:string message:string status:string type:string
ConfigMapEnvSource name:string optional:boolean
ConfigMapKeySelector key:string name:string optional:boolean
ConfigMapNodeConfigSource kubeletConfigKey:string name:string namespace:string resourceVersion:string uid:string
ConfigMapProjection items:[]KeyToPath name:string optional:boolean
ConfigMapVolumeSource defaultMode:int32 items:[]KeyToPath name:string optional:boolean
Container args:[]string command:[]string env:[]EnvVar envFrom:[]EnvFromSource image:string imagePullPolicy:string lifecycle:Lifecycle livenessProbe:Probe name:string ports:[]ContainerPort readinessProbe:Probe resizePolicy:[]ContainerResizePolicy resources:ResourceRequirements restartPolicy:string securityContext:SecurityContext startupProbe:Probe stdin:boolean stdinOnce:boolean terminationMessagePath:string terminationMessagePolicy:string tty:boolean volumeDevices:[]VolumeDevice volumeMounts:[]VolumeMount workingDir:string
ContainerPort containerPort:int32 hostIP:string hostPort:int32 name:string protocol:string
ContainerResizePolicy resourceName:string restartPolicy:string
ContainerResourceMetricSourceV2 container:string name:string target:MetricTargetV2
CronJobSpec concurrencyPolicy:string failedJobsHistoryLimit:int32 jobTemplate:JobTemplateSpec schedule:string startingDeadlineSeconds:int64 successfulJobsHistoryLimit:int32 suspend:boolean timeZone:string
CrossVersionObjectReference apiVersion:string kind:string name:string
CrossVersionObjectReferenceV2 apiVersion:string kind:string name:string
CsiDriverSpec attachRequired:boolean fsGroupPolicy:string podInfoOnMount:boolean requiresRepublish:boolean seLinuxMount:boolean storageCapacity:boolean tokenRequests:[]TokenRequest volumeLifecycleModes:[]string
CsiNodeDriver allocatable:VolumeNodeResources name:string nodeID:string topologyKeys:[]string
CsiNodeSpec drivers:[]CsiNodeDriver
CsiPersistentVolumeSource controllerExpandSecretRef:SecretReference controllerPublishSecretRef:SecretReference driver:string fsType:string nodeExpandSecretRef:SecretReference nodePublishSecretRef:SecretReference nodeStageSecretRef:SecretReference readOnly:boolean volumeAttributes:{}string volumeHandle:string
CsiVolumeSource driver:string fsType:string nodePublishSecretRef:LocalObjectReference readOnly:boolean volumeAttributes:{}string
CustomResourceColumnDefinition description:string format:string jsonPath:string name:string priority:int32 type:string
CustomResourceConversion strategy:string webhook:WebhookConversion
CustomResourceDefinitionNames categories:[]string kind:string listKind:string plural:string shortNames:[]string singular:string
CustomResourceDefinitionSpec conversion:CustomResourceConversion group:string names:CustomResourceDefinitionNames preserveUnknownFields:boolean scope:string versions:[]CustomResourceDefinitionVersion
CustomResourceDefinitionVersion additionalPrinterColumns:[]CustomResourceColumnDefinition deprecated:boolean deprecationWarning:string name:string schema:CustomResourceValidation served:boolean storage:boolean subresources:CustomResourceSubresources
CustomResourceSubresourceScale labelSelectorPath:string specReplicasPath:string statusReplicasPath:string
CustomResourceSubresources status:any scale:CustomResourceSubresourceScale status:any
CustomResourceValidation openAPIV3Schema:JsonSchemaProps
DaemonSetSpec minReadySeconds:int32 revisionHistoryLimit:int32 selector:LabelSelector template:PodTemplateSpec updateStrategy:DaemonSetUpdateStrategy
DaemonSetUpdateStrategy rollingUpdate:RollingUpdateDaemonSet type:string
DeleteOptions apiVersion:string dryRun:[]string gracePeriodSeconds:int64 kind:string orphanDependents:boolean preconditions:Preconditions propagationPolicy:string
DeploymentSpec minReadySeconds:int32 paused:boolean progressDeadlineSeconds:int32 replicas:int32 revisionHistoryLimit:int32 selector:LabelSelector strategy:DeploymentStrategy template:PodTemplateSpec
DeploymentStrategy rollingUpdate:RollingUpdateDeployment type:string
DownwardApiProjection items:[]DownwardApiVolumeFile
DownwardApiVolumeFile fieldRef:ObjectFieldSelector mode:int32 path:string resourceFieldRef:ResourceFieldSelector
DownwardApiVolumeSource defaultMode:int32 items:[]DownwardApiVolumeFile
EmptyDirVolumeSource medium:string sizeLimit:quantity
Endpoint addresses:[]string conditions:EndpointConditions deprecatedTopology:{}string hints:EndpointHints hostname:string nodeName:string targetRef:ObjectReference zone:string
EndpointAddress hostname:string ip:string nodeName:string targetRef:ObjectReference
EndpointConditions ready:boolean serving:boolean terminating:boolean
EndpointHints forZones:[]ForZone
EndpointPort appProtocol:string name:string port:int32 protocol:string
EndpointSubset addresses:[]EndpointAddress notReadyAddresses:[]EndpointAddress ports:[]EndpointPort
EnvFromSource configMapRef:ConfigMapEnvSource prefix:string secretRef:SecretEnvSource
EnvVar name:string value:string valueFrom:EnvVarSource
EnvVarSource configMapKeyRef:ConfigMapKeySelector fieldRef:ObjectFieldSelector resourceFieldRef:ResourceFieldSelector secretKeyRef:SecretKeySelector
EphemeralContainer args:[]string command:[]string env:[]EnvVar envFrom:[]EnvFromSource image:string imagePullPolicy:string lifecycle:Lifecycle livenessProbe:Probe name:string ports:[]ContainerPort readinessProbe:Probe resizePolicy:[]ContainerResizePolicy resources:ResourceRequirements restartPolicy:string securityContext:SecurityContext startupProbe:Probe stdin:boolean stdinOnce:boolean targetContainerName:string terminationMessagePath:string terminationMessagePolicy:string tty:boolean volumeDevices:[]VolumeDevice volumeMounts:[]VolumeMount workingDir:string
EphemeralVolumeSource volumeClaimTemplate:PersistentVolumeClaimTemplate
EventSeries count:int32 lastObservedTime:date
EventSource component:string host:string
ExecAction command:[]string
ExemptPriorityLevelConfigurationV1Beta2 lendablePercent:int32 nominalConcurrencyShares:int32
ExemptPriorityLevelConfigurationV1Beta3 lendablePercent:int32 nominalConcurrencyShares:int32
ExternalDocumentation description:string url:string
ExternalMetricSourceV2 metric:MetricIdentifierV2 target:MetricTargetV2
FcVolumeSource fsType:string lun:int32 readOnly:boolean targetWWNs:[]string wwids:[]string
FlexPersistentVolumeSource driver:string fsType:string options:{}string readOnly:boolean secretRef:SecretReference
FlexVolumeSource driver:string fsType:string options:{}string readOnly:boolean secretRef:LocalObjectReference
FlockerVolumeSource datasetName:string datasetUUID:string
FlowDistinguisherMethodV1Beta2 type:string
FlowDistinguisherMethodV1Beta3 type:string
FlowSchemaSpecV1Beta2 distinguisherMethod:FlowDistinguisherMethodV1Beta2 matchingPrecedence:int32 priorityLevelConfiguration:PriorityLevelConfigurationReferenceV1Beta2 rules:[]PolicyRulesWithSubjectsV1Beta2
FlowSchemaSpecV1Beta3 distinguisherMethod:FlowDistinguisherMethodV1Beta3 matchingPrecedence:int32 priorityLevelConfiguration:PriorityLevelConfigurationReferenceV1Beta3 rules:[]PolicyRulesWithSubjectsV1Beta3
ForZone name:string
GcePersistentDiskVolumeSource fsType:string partition:int32 pdName:string readOnly:boolean
GitRepoVolumeSource directory:string repository:string revision:string
GlusterfsPersistentVolumeSource endpoints:string endpointsNamespace:string path:string readOnly:boolean
GlusterfsVolumeSource endpoints:string path:string readOnly:boolean
GroupSubjectV1Beta2 name:string
GroupSubjectV1Beta3 name:string
GrpcAction port:int32 service:string
HorizontalPodAutoscalerBehaviorV2 scaleDown:HpaScalingRulesV2 scaleUp:HpaScalingRulesV2
HorizontalPodAutoscalerSpec maxReplicas:int32 minReplicas:int32 scaleTargetRef:CrossVersionObjectReference targetCPUUtilizationPercentage:int32
HorizontalPodAutoscalerSpecV2 behavior:HorizontalPodAutoscalerBehaviorV2 maxReplicas:int32 metrics:[]MetricSpecV2 minReplicas:int32 scaleTargetRef:CrossVersionObjectReferenceV2
HostAlias hostnames:[]string ip:string
HostPathVolumeSource path:string type:string
HpaScalingPolicyV2 periodSeconds:int32 type:string value:int32
HpaScalingRulesV2 policies:[]HpaScalingPolicyV2 selectPolicy:string stabilizationWindowSeconds:int32
HttpGetAction host:string httpHeaders:[]HttpHeader path:string port:intOrString scheme:string
HttpHeader name:string value:string
HttpIngressPath backend:IngressBackend path:string pathType:string
HttpIngressRuleValue paths:[]HttpIngressPath
IngressBackend resource:TypedLocalObjectReference service:IngressServiceBackend
IngressClassParametersReference apiGroup:string kind:string name:string namespace:string scope:string
IngressClassSpec controller:string parameters:IngressClassParametersReference
IngressRule host:string http:HttpIngressRuleValue
IngressServiceBackend name:string port:ServiceBackendPort
IngressSpec defaultBackend:IngressBackend ingressClassName:string rules:[]IngressRule tls:[]IngressTls
IngressTls hosts:[]string secretName:string
IpAddressSpecV1Alpha1 parentRef:ParentReferenceV1Alpha1
IpBlock cidr:string except:[]string
IscsiPersistentVolumeSource chapAuthDiscovery:boolean chapAuthSession:boolean fsType:string initiatorName:string iqn:string iscsiInterface:string lun:int32 portals:[]string readOnly:boolean secretRef:SecretReference targetPortal:string
IscsiVolumeSource chapAuthDiscovery:boolean chapAuthSession:boolean fsType:string initiatorName:string iqn:string iscsiInterface:string lun:int32 portals:[]string readOnly:boolean secretRef:LocalObjectReference targetPortal:string
JobSpec activeDeadlineSeconds:int64 backoffLimit:int32 backoffLimitPerIndex:int32 completionMode:string completions:int32 manualSelector:boolean maxFailedIndexes:int32 parallelism:int32 podFailurePolicy:PodFailurePolicy podReplacementPolicy:string selector:LabelSelector suspend:boolean template:PodTemplateSpec ttlSecondsAfterFinished:int32
JobTemplateSpec metadata:ObjectMeta spec:JobSpec
JsonSchemaProps $ref:string $schema:string additionalItems:any additionalProperties:any allOf:[]JsonSchemaProps anyOf:[]JsonSchemaProps default:any definitions:{}JsonSchemaProps dependencies:{}any description:string enum:[]any example:any exclusiveMaximum:boolean exclusiveMinimum:boolean externalDocs:ExternalDocumentation format:string id:string items:any maxItems:int64 maxLength:int64 maxProperties:int64 maximum:float minItems:int64 minLength:int64 minProperties:int64 minimum:float multipleOf:float not:JsonSchemaProps nullable:boolean oneOf:[]JsonSchemaProps pattern:string patternProperties:{}JsonSchemaProps properties:{}JsonSchemaProps required:[]string title:string type:string uniqueItems:boolean x-kubernetes-embedded-resource:boolean x-kubernetes-int-or-string:boolean x-kubernetes-list-map-keys:[]string x-kubernetes-list-type:string x-kubernetes-map-type:string x-kubernetes-preserve-unknown-fields:boolean x-kubernetes-validations:[]ValidationRule
KeyToPath key:string mode:int32 path:string
KubePersistentVolumeClaimProps apiVersion:string kind:string status:any metadata:ObjectMeta spec:PersistentVolumeClaimSpec
LabelSelector matchExpressions:[]LabelSelectorRequirement matchLabels:{}string
LabelSelectorRequirement key:string operator:string values:[]string
LeaseSpec acquireTime:date holderIdentity:string leaseDurationSeconds:int32 leaseTransitions:int32 renewTime:date
Lifecycle postStart:LifecycleHandler preStop:LifecycleHandler
LifecycleHandler exec:ExecAction httpGet:HttpGetAction tcpSocket:TcpSocketAction
LimitRangeItem default:{}quantity defaultRequest:{}quantity max:{}quantity maxLimitRequestRatio:{}quantity min:{}quantity type:string
LimitRangeSpec limits:[]LimitRangeItem
LimitResponseV1Beta2 queuing:QueuingConfigurationV1Beta2 type:string
LimitResponseV1Beta3 queuing:QueuingConfigurationV1Beta3 type:string
LimitedPriorityLevelConfigurationV1Beta2 assuredConcurrencyShares:int32 borrowingLimitPercent:int32 lendablePercent:int32 limitResponse:LimitResponseV1Beta2
LimitedPriorityLevelConfigurationV1Beta3 borrowingLimitPercent:int32 lendablePercent:int32 limitResponse:LimitResponseV1Beta3 nominalConcurrencyShares:int32
ListMeta continue:string remainingItemCount:int32 resourceVersion:string selfLink:string
LocalObjectReference name:string
LocalVolumeSource fsType:string path:string
ManagedFieldsEntry apiVersion:string fieldsType:string fieldsV1:any manager:string operation:string subresource:string time:date
MatchCondition expression:string name:string
MatchConditionV1Alpha1 expression:string name:string
MatchConditionV1Beta1 expression:string name:string
MatchResourcesV1Alpha1 excludeResourceRules:[]NamedRuleWithOperationsV1Alpha1 matchPolicy:string namespaceSelector:LabelSelector objectSelector:LabelSelector resourceRules:[]NamedRuleWithOperationsV1Alpha1
MatchResourcesV1Beta1 excludeResourceRules:[]NamedRuleWithOperationsV1Beta1 matchPolicy:string namespaceSelector:LabelSelector objectSelector:LabelSelector resourceRules:[]NamedRuleWithOperationsV1Beta1
MetricIdentifierV2 name:string selector:LabelSelector
MetricSpecV2 containerResource:ContainerResourceMetricSourceV2 external:ExternalMetricSourceV2 object:ObjectMetricSourceV2 pods:PodsMetricSourceV2 resource:ResourceMetricSourceV2 type:string
MetricTargetV2 averageUtilization:int32 averageValue:quantity type:string value:quantity
MutatingWebhook admissionReviewVersions:[]string clientConfig:WebhookClientConfig failurePolicy:string matchConditions:[]MatchCondition matchPolicy:string name:string namespaceSelector:LabelSelector objectSelector:LabelSelector reinvocationPolicy:string rules:[]RuleWithOperations sideEffects:string timeoutSeconds:int32
NamedRuleWithOperationsV1Alpha1 apiGroups:[]string apiVersions:[]string operations:[]string resourceNames:[]string resources:[]string scope:string
NamedRuleWithOperationsV1Beta1 apiGroups:[]string apiVersions:[]string operations:[]string resourceNames:[]string resources:[]string scope:string
NamespaceSpec finalizers:[]string
NetworkPolicyEgressRule ports:[]NetworkPolicyPort to:[]NetworkPolicyPeer
NetworkPolicyIngressRule from:[]NetworkPolicyPeer ports:[]NetworkPolicyPort
NetworkPolicyPeer ipBlock:IpBlock namespaceSelector:LabelSelector podSelector:LabelSelector
NetworkPolicyPort endPort:int32 port:intOrString protocol:string
NetworkPolicySpec egress:[]NetworkPolicyEgressRule ingress:[]NetworkPolicyIngressRule podSelector:LabelSelector policyTypes:[]string
NfsVolumeSource path:string readOnly:boolean server:string
NodeAffinity preferredDuringSchedulingIgnoredDuringExecution:[]PreferredSchedulingTerm requiredDuringSchedulingIgnoredDuringExecution:NodeSelector
NodeConfigSource configMap:ConfigMapNodeConfigSource
NodeSelector nodeSelectorTerms:[]NodeSelectorTerm
NodeSelectorRequirement key:string operator:string values:[]string
NodeSelectorTerm matchExpressions:[]NodeSelectorRequirement matchFields:[]NodeSelectorRequirement
NodeSpec configSource:NodeConfigSource externalID:string podCIDR:string podCIDRs:[]string providerID:string taints:[]Taint unschedulable:boolean
NonResourceAttributes path:string verb:string
NonResourcePolicyRuleV1Beta2 nonResourceURLs:[]string verbs:[]string
NonResourcePolicyRuleV1Beta3 nonResourceURLs:[]string verbs:[]string
ObjectFieldSelector apiVersion:string fieldPath:string
ObjectMeta annotations:{}string creationTimestamp:date deletionGracePeriodSeconds:int64 deletionTimestamp:date finalizers:[]string generateName:string generation:int64 labels:{}string managedFields:[]ManagedFieldsEntry name:string namespace:string ownerReferences:[]OwnerReference resourceVersion:string selfLink:string uid:string
ObjectMetricSourceV2 describedObject:CrossVersionObjectReferenceV2 metric:MetricIdentifierV2 target:MetricTargetV2
ObjectReference apiVersion:string fieldPath:string kind:string name:string namespace:string resourceVersion:string uid:string
Overhead podFixed:{}quantity
OwnerReference apiVersion:string blockOwnerDeletion:boolean controller:boolean kind:string name:string uid:string
ParamKindV1Alpha1 apiVersion:string kind:string
ParamKindV1Beta1 apiVersion:string kind:string
ParamRefV1Alpha1 name:string namespace:string parameterNotFoundAction:string selector:LabelSelector
ParamRefV1Beta1 name:string namespace:string parameterNotFoundAction:string selector:LabelSelector
ParentReferenceV1Alpha1 group:string name:string namespace:string resource:string uid:string
PersistentVolumeClaimSpec accessModes:[]string dataSource:TypedLocalObjectReference dataSourceRef:TypedObjectReference resources:ResourceRequirements selector:LabelSelector storageClassName:string volumeMode:string volumeName:string
PersistentVolumeClaimTemplate metadata:ObjectMeta spec:PersistentVolumeClaimSpec
PersistentVolumeClaimVolumeSource claimName:string readOnly:boolean
PersistentVolumeSpec accessModes:[]string awsElasticBlockStore:AwsElasticBlockStoreVolumeSource azureDisk:AzureDiskVolumeSource azureFile:AzureFilePersistentVolumeSource capacity:{}quantity cephfs:CephFsPersistentVolumeSource cinder:CinderPersistentVolumeSource claimRef:ObjectReference csi:CsiPersistentVolumeSource fc:FcVolumeSource flexVolume:FlexPersistentVolumeSource flocker:FlockerVolumeSource gcePersistentDisk:GcePersistentDiskVolumeSource glusterfs:GlusterfsPersistentVolumeSource hostPath:HostPathVolumeSource iscsi:IscsiPersistentVolumeSource local:LocalVolumeSource mountOptions:[]string nfs:NfsVolumeSource nodeAffinity:VolumeNodeAffinity persistentVolumeReclaimPolicy:string photonPersistentDisk:PhotonPersistentDiskVolumeSource portworxVolume:PortworxVolumeSource quobyte:QuobyteVolumeSource rbd:RbdPersistentVolumeSource scaleIO:ScaleIoPersistentVolumeSource storageClassName:string storageos:StorageOsPersistentVolumeSource volumeMode:string vsphereVolume:VsphereVirtualDiskVolumeSource
PhotonPersistentDiskVolumeSource fsType:string pdID:string
PodAffinity preferredDuringSchedulingIgnoredDuringExecution:[]WeightedPodAffinityTerm requiredDuringSchedulingIgnoredDuringExecution:[]PodAffinityTerm
PodAffinityTerm labelSelector:LabelSelector namespaceSelector:LabelSelector namespaces:[]string topologyKey:string
PodAntiAffinity preferredDuringSchedulingIgnoredDuringExecution:[]WeightedPodAffinityTerm requiredDuringSchedulingIgnoredDuringExecution:[]PodAffinityTerm
PodDisruptionBudgetSpec maxUnavailable:intOrString minAvailable:intOrString selector:LabelSelector unhealthyPodEvictionPolicy:string
PodDnsConfig nameservers:[]string options:[]PodDnsConfigOption searches:[]string
PodDnsConfigOption name:string value:string
PodFailurePolicy rules:[]PodFailurePolicyRule
PodFailurePolicyOnExitCodesRequirement containerName:string operator:string values:[]int32
PodFailurePolicyOnPodConditionsPattern status:string type:string
PodFailurePolicyRule action:string onExitCodes:PodFailurePolicyOnExitCodesRequirement onPodConditions:[]PodFailurePolicyOnPodConditionsPattern
PodOs name:string
PodReadinessGate conditionType:string
PodResourceClaim name:string source:ClaimSource
PodSchedulingContextSpecV1Alpha2 potentialNodes:[]string selectedNode:string
PodSchedulingGate name:string
PodSecurityContext fsGroup:int64 fsGroupChangePolicy:string runAsGroup:int64 runAsNonRoot:boolean runAsUser:int64 seLinuxOptions:SeLinuxOptions seccompProfile:SeccompProfile supplementalGroups:[]int64 sysctls:[]Sysctl windowsOptions:WindowsSecurityContextOptions
PodSpec activeDeadlineSeconds:int64 affinity:Affinity automountServiceAccountToken:boolean containers:[]Container dnsConfig:PodDnsConfig dnsPolicy:string enableServiceLinks:boolean ephemeralContainers:[]EphemeralContainer hostAliases:[]HostAlias hostIPC:boolean hostNetwork:boolean hostPID:boolean hostUsers:boolean hostname:string imagePullSecrets:[]LocalObjectReference initContainers:[]Container nodeName:string nodeSelector:{}string os:PodOs overhead:{}quantity preemptionPolicy:string priority:int32 priorityClassName:string readinessGates:[]PodReadinessGate resourceClaims:[]PodResourceClaim restartPolicy:string runtimeClassName:string schedulerName:string schedulingGates:[]PodSchedulingGate securityContext:PodSecurityContext serviceAccount:string serviceAccountName:string setHostnameAsFQDN:boolean shareProcessNamespace:boolean subdomain:string terminationGracePeriodSeconds:int64 tolerations:[]Toleration topologySpreadConstraints:[]TopologySpreadConstraint volumes:[]Volume
PodTemplateSpec metadata:ObjectMeta spec:PodSpec
PodsMetricSourceV2 metric:MetricIdentifierV2 target:MetricTargetV2
PolicyRule apiGroups:[]string nonResourceURLs:[]string resourceNames:[]string resources:[]string verbs:[]string
PolicyRulesWithSubjectsV1Beta2 nonResourceRules:[]NonResourcePolicyRuleV1Beta2 resourceRules:[]ResourcePolicyRuleV1Beta2 subjects:[]SubjectV1Beta2
PolicyRulesWithSubjectsV1Beta3 nonResourceRules:[]NonResourcePolicyRuleV1Beta3 resourceRules:[]ResourcePolicyRuleV1Beta3 subjects:[]SubjectV1Beta3
PortworxVolumeSource fsType:string readOnly:boolean volumeID:string
Preconditions resourceVersion:string uid:string
PreferredSchedulingTerm preference:NodeSelectorTerm weight:int32
PriorityLevelConfigurationReferenceV1Beta2 name:string
PriorityLevelConfigurationReferenceV1Beta3 name:string
PriorityLevelConfigurationSpecV1Beta2 exempt:ExemptPriorityLevelConfigurationV1Beta2 limited:LimitedPriorityLevelConfigurationV1Beta2 type:string
PriorityLevelConfigurationSpecV1Beta3 exempt:ExemptPriorityLevelConfigurationV1Beta3 limited:LimitedPriorityLevelConfigurationV1Beta3 type:string
Probe exec:ExecAction failureThreshold:int32 grpc:GrpcAction httpGet:HttpGetAction initialDelaySeconds:int32 periodSeconds:int32 successThreshold:int32 tcpSocket:TcpSocketAction terminationGracePeriodSeconds:int64 timeoutSeconds:int32
ProjectedVolumeSource defaultMode:int32 sources:[]VolumeProjection
QueuingConfigurationV1Beta2 handSize:int32 queueLengthLimit:int32 queues:int32
QueuingConfigurationV1Beta3 handSize:int32 queueLengthLimit:int32 queues:int32
QuobyteVolumeSource group:string readOnly:boolean registry:string tenant:string user:string volume:string
RbdPersistentVolumeSource fsType:string image:string keyring:string monitors:[]string pool:string readOnly:boolean secretRef:SecretReference user:string
RbdVolumeSource fsType:string image:string keyring:string monitors:[]string pool:string readOnly:boolean secretRef:LocalObjectReference user:string
ReplicaSetSpec minReadySeconds:int32 replicas:int32 selector:LabelSelector template:PodTemplateSpec
ReplicationControllerSpec minReadySeconds:int32 replicas:int32 selector:{}string template:PodTemplateSpec
ResourceAttributes group:string name:string namespace:string resource:string subresource:string verb:string version:string
ResourceClaim name:string
ResourceClaimParametersReferenceV1Alpha2 apiGroup:string kind:string name:string
ResourceClaimSpecV1Alpha2 allocationMode:string parametersRef:ResourceClaimParametersReferenceV1Alpha2 resourceClassName:string
ResourceClaimTemplateSpecV1Alpha2 metadata:ObjectMeta spec:ResourceClaimSpecV1Alpha2
ResourceClassParametersReferenceV1Alpha2 apiGroup:string kind:string name:string namespace:string
ResourceFieldSelector containerName:string divisor:quantity resource:string
ResourceMetricSourceV2 name:string target:MetricTargetV2
ResourcePolicyRuleV1Beta2 apiGroups:[]string clusterScope:boolean namespaces:[]string resources:[]string verbs:[]string
ResourcePolicyRuleV1Beta3 apiGroups:[]string clusterScope:boolean namespaces:[]string resources:[]string verbs:[]string
ResourceQuotaSpec hard:{}quantity scopeSelector:ScopeSelector scopes:[]string
ResourceRequirements claims:[]ResourceClaim limits:{}quantity requests:{}quantity
RoleRef apiGroup:string kind:string name:string
RollingUpdateDaemonSet maxSurge:intOrString maxUnavailable:intOrString
RollingUpdateDeployment maxSurge:intOrString maxUnavailable:intOrString
RollingUpdateStatefulSetStrategy maxUnavailable:intOrString partition:int32
RuleWithOperations apiGroups:[]string apiVersions:[]string operations:[]string resources:[]string scope:string
ScaleIoPersistentVolumeSource fsType:string gateway:string protectionDomain:string readOnly:boolean secretRef:SecretReference sslEnabled:boolean storageMode:string storagePool:string system:string volumeName:string
ScaleIoVolumeSource fsType:string gateway:string protectionDomain:string readOnly:boolean secretRef:LocalObjectReference sslEnabled:boolean storageMode:string storagePool:string system:string volumeName:string
ScaleSpec replicas:int32
Scheduling nodeSelector:{}string tolerations:[]Toleration
ScopeSelector matchExpressions:[]ScopedResourceSelectorRequirement
ScopedResourceSelectorRequirement operator:string scopeName:string values:[]string
SeLinuxOptions level:string role:string type:string user:string
SeccompProfile localhostProfile:string type:string
SecretEnvSource name:string optional:boolean
SecretKeySelector key:string name:string optional:boolean
SecretProjection items:[]KeyToPath name:string optional:boolean
SecretReference name:string namespace:string
SecretVolumeSource defaultMode:int32 items:[]KeyToPath optional:boolean secretName:string
SecurityContext allowPrivilegeEscalation:boolean capabilities:Capabilities privileged:boolean procMount:string readOnlyRootFilesystem:boolean runAsGroup:int64 runAsNonRoot:boolean runAsUser:int64 seLinuxOptions:SeLinuxOptions seccompProfile:SeccompProfile windowsOptions:WindowsSecurityContextOptions
SelfSubjectAccessReviewSpec nonResourceAttributes:NonResourceAttributes resourceAttributes:ResourceAttributes
SelfSubjectRulesReviewSpec namespace:string
ServiceAccountSubjectV1Beta2 name:string namespace:string
ServiceAccountSubjectV1Beta3 name:string namespace:string
ServiceAccountTokenProjection audience:string expirationSeconds:int64 path:string
ServiceBackendPort name:string number:int32
ServicePort appProtocol:string name:string nodePort:int32 port:int32 protocol:string targetPort:intOrString
ServiceReference name:string namespace:string path:string port:int32
ServiceSpec allocateLoadBalancerNodePorts:boolean clusterIP:string clusterIPs:[]string externalIPs:[]string externalName:string externalTrafficPolicy:string healthCheckNodePort:int32 internalTrafficPolicy:string ipFamilies:[]string ipFamilyPolicy:string loadBalancerClass:string loadBalancerIP:string loadBalancerSourceRanges:[]string ports:[]ServicePort publishNotReadyAddresses:boolean selector:{}string sessionAffinity:string sessionAffinityConfig:SessionAffinityConfig type:string
SessionAffinityConfig clientIP:ClientIpConfig
StatefulSetOrdinals start:int32
StatefulSetPersistentVolumeClaimRetentionPolicy whenDeleted:string whenScaled:string
StatefulSetSpec minReadySeconds:int32 ordinals:StatefulSetOrdinals persistentVolumeClaimRetentionPolicy:StatefulSetPersistentVolumeClaimRetentionPolicy podManagementPolicy:string replicas:int32 revisionHistoryLimit:int32 selector:LabelSelector serviceName:string template:PodTemplateSpec updateStrategy:StatefulSetUpdateStrategy volumeClaimTemplates:[]KubePersistentVolumeClaimProps
StatefulSetUpdateStrategy rollingUpdate:RollingUpdateStatefulSetStrategy type:string
StatusCause field:string message:string reason:string
StatusDetails causes:[]StatusCause group:string kind:string name:string retryAfterSeconds:int32 uid:string
StorageOsPersistentVolumeSource fsType:string readOnly:boolean secretRef:ObjectReference volumeName:string volumeNamespace:string
StorageOsVolumeSource fsType:string readOnly:boolean secretRef:LocalObjectReference volumeName:string volumeNamespace:string
Subject apiGroup:string kind:string name:string namespace:string
SubjectAccessReviewSpec extra:{}[]string groups:[]string nonResourceAttributes:NonResourceAttributes resourceAttributes:ResourceAttributes uid:string user:string
SubjectV1Beta2 group:GroupSubjectV1Beta2 kind:string serviceAccount:ServiceAccountSubjectV1Beta2 user:UserSubjectV1Beta2
SubjectV1Beta3 group:GroupSubjectV1Beta3 kind:string serviceAccount:ServiceAccountSubjectV1Beta3 user:UserSubjectV1Beta3
Sysctl name:string value:string
Taint effect:string key:string timeAdded:date value:string
TcpSocketAction host:string port:intOrString
TokenRequest audience:string expirationSeconds:int64
TokenRequestSpec audiences:[]string boundObjectRef:BoundObjectReference expirationSeconds:int64
TokenReviewSpec audiences:[]string token:string
Toleration effect:string key:string operator:string tolerationSeconds:int64 value:string
TopologySelectorLabelRequirement key:string values:[]string
TopologySelectorTerm matchLabelExpressions:[]TopologySelectorLabelRequirement
TopologySpreadConstraint labelSelector:LabelSelector matchLabelKeys:[]string maxSkew:int32 minDomains:int32 nodeAffinityPolicy:string nodeTaintsPolicy:string topologyKey:string whenUnsatisfiable:string
TypedLocalObjectReference apiGroup:string kind:string name:string
TypedObjectReference apiGroup:string kind:string name:string namespace:string
UserSubjectV1Beta2 name:string
UserSubjectV1Beta3 name:string
ValidatingAdmissionPolicyBindingSpecV1Alpha1 matchResources:MatchResourcesV1Alpha1 paramRef:ParamRefV1Alpha1 policyName:string validationActions:[]string
ValidatingAdmissionPolicyBindingSpecV1Beta1 matchResources:MatchResourcesV1Beta1 paramRef:ParamRefV1Beta1 policyName:string validationActions:[]string
ValidatingAdmissionPolicySpecV1Alpha1 auditAnnotations:[]AuditAnnotationV1Alpha1 failurePolicy:string matchConditions:[]MatchConditionV1Alpha1 matchConstraints:MatchResourcesV1Alpha1 paramKind:ParamKindV1Alpha1 validations:[]ValidationV1Alpha1 variables:[]VariableV1Alpha1
ValidatingAdmissionPolicySpecV1Beta1 auditAnnotations:[]AuditAnnotationV1Beta1 failurePolicy:string matchConditions:[]MatchConditionV1Beta1 matchConstraints:MatchResourcesV1Beta1 paramKind:ParamKindV1Beta1 validations:[]ValidationV1Beta1 variables:[]VariableV1Beta1
ValidatingWebhook admissionReviewVersions:[]string clientConfig:WebhookClientConfig failurePolicy:string matchConditions:[]MatchCondition matchPolicy:string name:string namespaceSelector:LabelSelector objectSelector:LabelSelector rules:[]RuleWithOperations sideEffects:string timeoutSeconds:int32
ValidationRule fieldPath:string message:string messageExpression:string reason:string rule:string
ValidationV1Alpha1 expression:string message:string messageExpression:string reason:string
ValidationV1Beta1 expression:string message:string messageExpression:string reason:string
VariableV1Alpha1 expression:string name:string
VariableV1Beta1 expression:string name:string
Volume awsElasticBlockStore:AwsElasticBlockStoreVolumeSource azureDisk:AzureDiskVolumeSource azureFile:AzureFileVolumeSource cephfs:CephFsVolumeSource cinder:CinderVolumeSource configMap:ConfigMapVolumeSource csi:CsiVolumeSource downwardAPI:DownwardApiVolumeSource emptyDir:EmptyDirVolumeSource ephemeral:EphemeralVolumeSource fc:FcVolumeSource flexVolume:FlexVolumeSource flocker:FlockerVolumeSource gcePersistentDisk:GcePersistentDiskVolumeSource gitRepo:GitRepoVolumeSource glusterfs:GlusterfsVolumeSource hostPath:HostPathVolumeSource iscsi:IscsiVolumeSource name:string nfs:NfsVolumeSource persistentVolumeClaim:PersistentVolumeClaimVolumeSource photonPersistentDisk:PhotonPersistentDiskVolumeSource portworxVolume:PortworxVolumeSource projected:ProjectedVolumeSource quobyte:QuobyteVolumeSource rbd:RbdVolumeSource scaleIO:ScaleIoVolumeSource secret:SecretVolumeSource storageos:StorageOsVolumeSource vsphereVolume:VsphereVirtualDiskVolumeSource
VolumeAttachmentSource inlineVolumeSpec:PersistentVolumeSpec persistentVolumeName:string
VolumeAttachmentSpec attacher:string nodeName:string source:VolumeAttachmentSource
VolumeDevice devicePath:string name:string
VolumeMount mountPath:string mountPropagation:string name:string readOnly:boolean subPath:string subPathExpr:string
VolumeNodeAffinity required:NodeSelector
VolumeNodeResources count:int32
VolumeProjection configMap:ConfigMapProjection downwardAPI:DownwardApiProjection secret:SecretProjection serviceAccountToken:ServiceAccountTokenProjection
VsphereVirtualDiskVolumeSource fsType:string storagePolicyID:string storagePolicyName:string volumePath:string
WebhookClientConfig caBundle:bytes service:ServiceReference url:string
WebhookConversion clientConfig:WebhookClientConfig conversionReviewVersions:[]string
WeightedPodAffinityTerm podAffinityTerm:PodAffinityTerm weight:int32
WindowsSecurityContextOptions gmsaCredentialSpec:string gmsaCredentialSpecName:string hostProcess:boolean runAsUserName:string
`;
