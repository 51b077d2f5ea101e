// The kinds of Kubernetes and their fields by type, made by packages/kubetalk/src/kubernetes/schema/generate.ts.
// A line: a kind with its apiVersion, or a type; then its fields. @29: from 1.29 on; @-31: up to 1.31; !1.33: deprecated from 1.33 on.
// {}: an object whose values are; []: a list of; [name]: one whose items have a name of their own; [=]: a set.
export const versions = { oldest: 28, newest: 36 };
export const typeTable = `
admissionregistration.k8s.io/v1/MutatingAdmissionPolicy@36 apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:admissionregistration.v1.MutatingAdmissionPolicySpec
admissionregistration.k8s.io/v1/MutatingAdmissionPolicyBinding@36 apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:admissionregistration.v1.MutatingAdmissionPolicyBindingSpec
admissionregistration.k8s.io/v1/MutatingWebhookConfiguration apiVersion:string kind:string metadata:meta.v1.ObjectMeta webhooks:[name]admissionregistration.v1.MutatingWebhook
admissionregistration.k8s.io/v1/ValidatingAdmissionPolicy@30 apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:admissionregistration.v1.ValidatingAdmissionPolicySpec status:admissionregistration.v1.ValidatingAdmissionPolicyStatus
admissionregistration.k8s.io/v1/ValidatingAdmissionPolicyBinding@30 apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:admissionregistration.v1.ValidatingAdmissionPolicyBindingSpec
admissionregistration.k8s.io/v1/ValidatingWebhookConfiguration apiVersion:string kind:string metadata:meta.v1.ObjectMeta webhooks:[name]admissionregistration.v1.ValidatingWebhook
admissionregistration.k8s.io/v1alpha1/MutatingAdmissionPolicy@32 apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:admissionregistration.v1alpha1.MutatingAdmissionPolicySpec
admissionregistration.k8s.io/v1alpha1/MutatingAdmissionPolicyBinding@32 apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:admissionregistration.v1alpha1.MutatingAdmissionPolicyBindingSpec
admissionregistration.k8s.io/v1alpha1/ValidatingAdmissionPolicy@-31 apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:admissionregistration.v1alpha1.ValidatingAdmissionPolicySpec status:admissionregistration.v1alpha1.ValidatingAdmissionPolicyStatus
admissionregistration.k8s.io/v1alpha1/ValidatingAdmissionPolicyBinding@-31 apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:admissionregistration.v1alpha1.ValidatingAdmissionPolicyBindingSpec
admissionregistration.k8s.io/v1beta1/MutatingAdmissionPolicy@34 apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:admissionregistration.v1beta1.MutatingAdmissionPolicySpec
admissionregistration.k8s.io/v1beta1/MutatingAdmissionPolicyBinding@34 apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:admissionregistration.v1beta1.MutatingAdmissionPolicyBindingSpec
admissionregistration.k8s.io/v1beta1/ValidatingAdmissionPolicy@-33 apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:admissionregistration.v1beta1.ValidatingAdmissionPolicySpec status:admissionregistration.v1beta1.ValidatingAdmissionPolicyStatus
admissionregistration.k8s.io/v1beta1/ValidatingAdmissionPolicyBinding@-33 apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:admissionregistration.v1beta1.ValidatingAdmissionPolicyBindingSpec
apiextensions.k8s.io/v1/CustomResourceDefinition apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:apiextensions.v1.CustomResourceDefinitionSpec status:apiextensions.v1.CustomResourceDefinitionStatus
apiregistration.k8s.io/v1/APIService apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:apiregistration.v1.APIServiceSpec status:apiregistration.v1.APIServiceStatus
apps/v1/ControllerRevision apiVersion:string data:any kind:string metadata:meta.v1.ObjectMeta revision:int64
apps/v1/DaemonSet apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:apps.v1.DaemonSetSpec status:apps.v1.DaemonSetStatus
apps/v1/Deployment apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:apps.v1.DeploymentSpec status:apps.v1.DeploymentStatus
apps/v1/ReplicaSet apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:apps.v1.ReplicaSetSpec status:apps.v1.ReplicaSetStatus
apps/v1/StatefulSet apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:apps.v1.StatefulSetSpec status:apps.v1.StatefulSetStatus
authentication.k8s.io/v1/SelfSubjectReview apiVersion:string kind:string metadata:meta.v1.ObjectMeta status:authentication.v1.SelfSubjectReviewStatus
authentication.k8s.io/v1/TokenRequest apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:authentication.v1.TokenRequestSpec status:authentication.v1.TokenRequestStatus
authentication.k8s.io/v1/TokenReview apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:authentication.v1.TokenReviewSpec status:authentication.v1.TokenReviewStatus
authentication.k8s.io/v1alpha1/SelfSubjectReview@-31 apiVersion:string kind:string metadata:meta.v1.ObjectMeta status:authentication.v1alpha1.SelfSubjectReviewStatus
authentication.k8s.io/v1beta1/SelfSubjectReview@-32 apiVersion:string kind:string metadata:meta.v1.ObjectMeta status:authentication.v1beta1.SelfSubjectReviewStatus
authorization.k8s.io/v1/LocalSubjectAccessReview apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:authorization.v1.SubjectAccessReviewSpec status:authorization.v1.SubjectAccessReviewStatus
authorization.k8s.io/v1/SelfSubjectAccessReview apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:authorization.v1.SelfSubjectAccessReviewSpec status:authorization.v1.SubjectAccessReviewStatus
authorization.k8s.io/v1/SelfSubjectRulesReview apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:authorization.v1.SelfSubjectRulesReviewSpec status:authorization.v1.SubjectRulesReviewStatus
authorization.k8s.io/v1/SubjectAccessReview apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:authorization.v1.SubjectAccessReviewSpec status:authorization.v1.SubjectAccessReviewStatus
autoscaling/v1/HorizontalPodAutoscaler apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:autoscaling.v1.HorizontalPodAutoscalerSpec status:autoscaling.v1.HorizontalPodAutoscalerStatus
autoscaling/v1/Scale apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:autoscaling.v1.ScaleSpec status:autoscaling.v1.ScaleStatus
autoscaling/v2/HorizontalPodAutoscaler apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:autoscaling.v2.HorizontalPodAutoscalerSpec status:autoscaling.v2.HorizontalPodAutoscalerStatus
batch/v1/CronJob apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:batch.v1.CronJobSpec status:batch.v1.CronJobStatus
batch/v1/Job apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:batch.v1.JobSpec status:batch.v1.JobStatus
certificates.k8s.io/v1/CertificateSigningRequest apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:certificates.v1.CertificateSigningRequestSpec status:certificates.v1.CertificateSigningRequestStatus
certificates.k8s.io/v1alpha1/ClusterTrustBundle apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:certificates.v1alpha1.ClusterTrustBundleSpec
certificates.k8s.io/v1alpha1/PodCertificateRequest@34-34 apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:certificates.v1alpha1.PodCertificateRequestSpec status:certificates.v1alpha1.PodCertificateRequestStatus
certificates.k8s.io/v1beta1/ClusterTrustBundle@33 apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:certificates.v1beta1.ClusterTrustBundleSpec
certificates.k8s.io/v1beta1/PodCertificateRequest@35 apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:certificates.v1beta1.PodCertificateRequestSpec status:certificates.v1beta1.PodCertificateRequestStatus
coordination.k8s.io/v1/Lease apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:coordination.v1.LeaseSpec
coordination.k8s.io/v1alpha1/LeaseCandidate@31-31 apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:coordination.v1alpha1.LeaseCandidateSpec
coordination.k8s.io/v1alpha2/LeaseCandidate@32 apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:coordination.v1alpha2.LeaseCandidateSpec
coordination.k8s.io/v1beta1/LeaseCandidate@33 apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:coordination.v1beta1.LeaseCandidateSpec
discovery.k8s.io/v1/EndpointSlice addressType:string apiVersion:string endpoints:[]discovery.v1.Endpoint kind:string metadata:meta.v1.ObjectMeta ports:[]discovery.v1.EndpointPort
events.k8s.io/v1/Event action:string apiVersion:string deprecatedCount:int32 deprecatedFirstTimestamp:date deprecatedLastTimestamp:date deprecatedSource:core.v1.EventSource eventTime:microTime kind:string metadata:meta.v1.ObjectMeta note:string reason:string regarding:core.v1.ObjectReference related:core.v1.ObjectReference reportingController:string reportingInstance:string series:events.v1.EventSeries type:string
flowcontrol.apiserver.k8s.io/v1/FlowSchema@29 apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:flowcontrol.v1.FlowSchemaSpec status:flowcontrol.v1.FlowSchemaStatus
flowcontrol.apiserver.k8s.io/v1/PriorityLevelConfiguration@29 apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:flowcontrol.v1.PriorityLevelConfigurationSpec status:flowcontrol.v1.PriorityLevelConfigurationStatus
flowcontrol.apiserver.k8s.io/v1beta2/FlowSchema@-28 apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:flowcontrol.v1beta2.FlowSchemaSpec status:flowcontrol.v1beta2.FlowSchemaStatus
flowcontrol.apiserver.k8s.io/v1beta2/PriorityLevelConfiguration@-28 apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:flowcontrol.v1beta2.PriorityLevelConfigurationSpec status:flowcontrol.v1beta2.PriorityLevelConfigurationStatus
flowcontrol.apiserver.k8s.io/v1beta3/FlowSchema@-31 apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:flowcontrol.v1beta3.FlowSchemaSpec status:flowcontrol.v1beta3.FlowSchemaStatus
flowcontrol.apiserver.k8s.io/v1beta3/PriorityLevelConfiguration@-31 apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:flowcontrol.v1beta3.PriorityLevelConfigurationSpec status:flowcontrol.v1beta3.PriorityLevelConfigurationStatus
internal.apiserver.k8s.io/v1alpha1/StorageVersion apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:apiserverinternal.v1alpha1.StorageVersionSpec status:apiserverinternal.v1alpha1.StorageVersionStatus
networking.k8s.io/v1/IPAddress@33 apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:networking.v1.IPAddressSpec
networking.k8s.io/v1/Ingress apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:networking.v1.IngressSpec status:networking.v1.IngressStatus
networking.k8s.io/v1/IngressClass apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:networking.v1.IngressClassSpec
networking.k8s.io/v1/NetworkPolicy apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:networking.v1.NetworkPolicySpec
networking.k8s.io/v1/ServiceCIDR@33 apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:networking.v1.ServiceCIDRSpec status:networking.v1.ServiceCIDRStatus
networking.k8s.io/v1alpha1/ClusterCIDR@-28 apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:networking.v1alpha1.ClusterCIDRSpec
networking.k8s.io/v1alpha1/IPAddress@-30 apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:networking.v1alpha1.IPAddressSpec
networking.k8s.io/v1alpha1/ServiceCIDR@29-30 apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:networking.v1alpha1.ServiceCIDRSpec status:networking.v1alpha1.ServiceCIDRStatus
networking.k8s.io/v1beta1/IPAddress@31 apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:networking.v1beta1.IPAddressSpec
networking.k8s.io/v1beta1/ServiceCIDR@31 apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:networking.v1beta1.ServiceCIDRSpec status:networking.v1beta1.ServiceCIDRStatus
node.k8s.io/v1/RuntimeClass apiVersion:string handler:string kind:string metadata:meta.v1.ObjectMeta overhead:node.v1.Overhead scheduling:node.v1.Scheduling
policy/v1/Eviction apiVersion:string deleteOptions:meta.v1.DeleteOptions kind:string metadata:meta.v1.ObjectMeta
policy/v1/PodDisruptionBudget apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:policy.v1.PodDisruptionBudgetSpec status:policy.v1.PodDisruptionBudgetStatus
rbac.authorization.k8s.io/v1/ClusterRole aggregationRule:rbac.v1.AggregationRule apiVersion:string kind:string metadata:meta.v1.ObjectMeta rules:[]rbac.v1.PolicyRule
rbac.authorization.k8s.io/v1/ClusterRoleBinding apiVersion:string kind:string metadata:meta.v1.ObjectMeta roleRef:rbac.v1.RoleRef subjects:[]rbac.v1.Subject
rbac.authorization.k8s.io/v1/Role apiVersion:string kind:string metadata:meta.v1.ObjectMeta rules:[]rbac.v1.PolicyRule
rbac.authorization.k8s.io/v1/RoleBinding apiVersion:string kind:string metadata:meta.v1.ObjectMeta roleRef:rbac.v1.RoleRef subjects:[]rbac.v1.Subject
resource.k8s.io/v1/DeviceClass@34 apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:resource.v1.DeviceClassSpec
resource.k8s.io/v1/ResourceClaim@34 apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:resource.v1.ResourceClaimSpec status:resource.v1.ResourceClaimStatus
resource.k8s.io/v1/ResourceClaimTemplate@34 apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:resource.v1.ResourceClaimTemplateSpec
resource.k8s.io/v1/ResourceSlice@34 apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:resource.v1.ResourceSliceSpec
resource.k8s.io/v1alpha2/PodSchedulingContext@-30 apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:resource.v1alpha2.PodSchedulingContextSpec status:resource.v1alpha2.PodSchedulingContextStatus
resource.k8s.io/v1alpha2/ResourceClaim@-30 apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:resource.v1alpha2.ResourceClaimSpec status:resource.v1alpha2.ResourceClaimStatus
resource.k8s.io/v1alpha2/ResourceClaimParameters@30-30 apiVersion:string driverRequests:[]resource.v1alpha2.DriverRequests generatedFrom:resource.v1alpha2.ResourceClaimParametersReference kind:string metadata:meta.v1.ObjectMeta shareable:boolean
resource.k8s.io/v1alpha2/ResourceClaimTemplate@-30 apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:resource.v1alpha2.ResourceClaimTemplateSpec
resource.k8s.io/v1alpha2/ResourceClass@-30 apiVersion:string driverName:string kind:string metadata:meta.v1.ObjectMeta parametersRef:resource.v1alpha2.ResourceClassParametersReference structuredParameters:boolean@30-30 suitableNodes:core.v1.NodeSelector
resource.k8s.io/v1alpha2/ResourceClassParameters@30-30 apiVersion:string filters:[]resource.v1alpha2.ResourceFilter generatedFrom:resource.v1alpha2.ResourceClassParametersReference kind:string metadata:meta.v1.ObjectMeta vendorParameters:[]resource.v1alpha2.VendorParameters
resource.k8s.io/v1alpha2/ResourceSlice@30-30 apiVersion:string driverName:string kind:string metadata:meta.v1.ObjectMeta namedResources:resource.v1alpha2.NamedResourcesResources nodeName:string
resource.k8s.io/v1alpha3/DeviceClass@31-33 apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:resource.v1alpha3.DeviceClassSpec
resource.k8s.io/v1alpha3/DeviceTaintRule@33 apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:resource.v1alpha3.DeviceTaintRuleSpec status:resource.v1alpha3.DeviceTaintRuleStatus@35
resource.k8s.io/v1alpha3/PodSchedulingContext@31-31 apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:resource.v1alpha3.PodSchedulingContextSpec status:resource.v1alpha3.PodSchedulingContextStatus
resource.k8s.io/v1alpha3/ResourceClaim@31-33 apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:resource.v1alpha3.ResourceClaimSpec status:resource.v1alpha3.ResourceClaimStatus
resource.k8s.io/v1alpha3/ResourceClaimTemplate@31-33 apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:resource.v1alpha3.ResourceClaimTemplateSpec
resource.k8s.io/v1alpha3/ResourcePoolStatusRequest@36 apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:resource.v1alpha3.ResourcePoolStatusRequestSpec status:resource.v1alpha3.ResourcePoolStatusRequestStatus
resource.k8s.io/v1alpha3/ResourceSlice@31-33 apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:resource.v1alpha3.ResourceSliceSpec
resource.k8s.io/v1beta1/DeviceClass@32 apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:resource.v1beta1.DeviceClassSpec
resource.k8s.io/v1beta1/ResourceClaim@32 apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:resource.v1beta1.ResourceClaimSpec status:resource.v1beta1.ResourceClaimStatus
resource.k8s.io/v1beta1/ResourceClaimTemplate@32 apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:resource.v1beta1.ResourceClaimTemplateSpec
resource.k8s.io/v1beta1/ResourceSlice@32 apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:resource.v1beta1.ResourceSliceSpec
resource.k8s.io/v1beta2/DeviceClass@33 apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:resource.v1beta2.DeviceClassSpec
resource.k8s.io/v1beta2/DeviceTaintRule@36 apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:resource.v1beta2.DeviceTaintRuleSpec status:resource.v1beta2.DeviceTaintRuleStatus
resource.k8s.io/v1beta2/ResourceClaim@33 apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:resource.v1beta2.ResourceClaimSpec status:resource.v1beta2.ResourceClaimStatus
resource.k8s.io/v1beta2/ResourceClaimTemplate@33 apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:resource.v1beta2.ResourceClaimTemplateSpec
resource.k8s.io/v1beta2/ResourceSlice@33 apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:resource.v1beta2.ResourceSliceSpec
scheduling.k8s.io/v1/PriorityClass apiVersion:string description:string globalDefault:boolean kind:string metadata:meta.v1.ObjectMeta preemptionPolicy:string value:int32
scheduling.k8s.io/v1alpha1/Workload@35-35 apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:scheduling.v1alpha1.WorkloadSpec
scheduling.k8s.io/v1alpha2/PodGroup@36 apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:scheduling.v1alpha2.PodGroupSpec status:scheduling.v1alpha2.PodGroupStatus
scheduling.k8s.io/v1alpha2/Workload@36 apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:scheduling.v1alpha2.WorkloadSpec
storage.k8s.io/v1/CSIDriver apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:storage.v1.CSIDriverSpec
storage.k8s.io/v1/CSINode apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:storage.v1.CSINodeSpec
storage.k8s.io/v1/CSIStorageCapacity apiVersion:string capacity:quantity kind:string maximumVolumeSize:quantity metadata:meta.v1.ObjectMeta nodeTopology:meta.v1.LabelSelector storageClassName:string
storage.k8s.io/v1/StorageClass allowVolumeExpansion:boolean allowedTopologies:[]core.v1.TopologySelectorTerm apiVersion:string kind:string metadata:meta.v1.ObjectMeta mountOptions:[]string parameters:{}string provisioner:string reclaimPolicy:string volumeBindingMode:string
storage.k8s.io/v1/VolumeAttachment apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:storage.v1.VolumeAttachmentSpec status:storage.v1.VolumeAttachmentStatus
storage.k8s.io/v1/VolumeAttributesClass@34 apiVersion:string driverName:string kind:string metadata:meta.v1.ObjectMeta parameters:{}string
storage.k8s.io/v1alpha1/VolumeAttributesClass@29-34 apiVersion:string driverName:string kind:string metadata:meta.v1.ObjectMeta parameters:{}string
storage.k8s.io/v1beta1/VolumeAttributesClass@31 apiVersion:string driverName:string kind:string metadata:meta.v1.ObjectMeta parameters:{}string
storagemigration.k8s.io/v1alpha1/StorageVersionMigration@30-34 apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:storagemigration.v1alpha1.StorageVersionMigrationSpec status:storagemigration.v1alpha1.StorageVersionMigrationStatus
storagemigration.k8s.io/v1beta1/StorageVersionMigration@35 apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:storagemigration.v1beta1.StorageVersionMigrationSpec status:storagemigration.v1beta1.StorageVersionMigrationStatus
v1/Binding apiVersion:string kind:string metadata:meta.v1.ObjectMeta target:core.v1.ObjectReference
v1/ComponentStatus!1.19 apiVersion:string conditions:[type]core.v1.ComponentCondition kind:string metadata:meta.v1.ObjectMeta
v1/ConfigMap apiVersion:string binaryData:{}bytes data:{}string immutable:boolean kind:string metadata:meta.v1.ObjectMeta
v1/Endpoints!1.33 apiVersion:string kind:string metadata:meta.v1.ObjectMeta subsets:[]core.v1.EndpointSubset
v1/Event action:string apiVersion:string count:int32 eventTime:microTime firstTimestamp:date involvedObject:core.v1.ObjectReference kind:string lastTimestamp:date message:string metadata:meta.v1.ObjectMeta reason:string related:core.v1.ObjectReference reportingComponent:string reportingInstance:string series:core.v1.EventSeries source:core.v1.EventSource type:string
v1/LimitRange apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:core.v1.LimitRangeSpec
v1/Namespace apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:core.v1.NamespaceSpec status:core.v1.NamespaceStatus
v1/Node apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:core.v1.NodeSpec status:core.v1.NodeStatus
v1/PersistentVolume apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:core.v1.PersistentVolumeSpec status:core.v1.PersistentVolumeStatus
v1/PersistentVolumeClaim apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:core.v1.PersistentVolumeClaimSpec status:core.v1.PersistentVolumeClaimStatus
v1/Pod apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:core.v1.PodSpec status:core.v1.PodStatus
v1/PodTemplate apiVersion:string kind:string metadata:meta.v1.ObjectMeta template:core.v1.PodTemplateSpec
v1/ReplicationController apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:core.v1.ReplicationControllerSpec status:core.v1.ReplicationControllerStatus
v1/ResourceQuota apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:core.v1.ResourceQuotaSpec status:core.v1.ResourceQuotaStatus
v1/Secret apiVersion:string data:{}bytes immutable:boolean kind:string metadata:meta.v1.ObjectMeta stringData:{}string type:string
v1/Service apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:core.v1.ServiceSpec status:core.v1.ServiceStatus
v1/ServiceAccount apiVersion:string automountServiceAccountToken:boolean imagePullSecrets:[]core.v1.LocalObjectReference kind:string metadata:meta.v1.ObjectMeta secrets:[name]core.v1.ObjectReference
admissionregistration.v1.ApplyConfiguration@36 expression:string
admissionregistration.v1.AuditAnnotation@30 key:string valueExpression:string
admissionregistration.v1.ExpressionWarning@30 fieldRef:string warning:string
admissionregistration.v1.JSONPatch@36 expression:string
admissionregistration.v1.MatchCondition expression:string name:string
admissionregistration.v1.MatchResources@30 excludeResourceRules:[]admissionregistration.v1.NamedRuleWithOperations matchPolicy:string namespaceSelector:meta.v1.LabelSelector objectSelector:meta.v1.LabelSelector resourceRules:[]admissionregistration.v1.NamedRuleWithOperations
admissionregistration.v1.MutatingAdmissionPolicyBindingSpec@36 matchResources:admissionregistration.v1.MatchResources paramRef:admissionregistration.v1.ParamRef policyName:string
admissionregistration.v1.MutatingAdmissionPolicySpec@36 failurePolicy:string matchConditions:[name]admissionregistration.v1.MatchCondition matchConstraints:admissionregistration.v1.MatchResources mutations:[]admissionregistration.v1.Mutation paramKind:admissionregistration.v1.ParamKind reinvocationPolicy:string variables:[]admissionregistration.v1.Variable
admissionregistration.v1.MutatingWebhook admissionReviewVersions:[]string clientConfig:admissionregistration.v1.WebhookClientConfig failurePolicy:string matchConditions:[name]admissionregistration.v1.MatchCondition matchPolicy:string name:string namespaceSelector:meta.v1.LabelSelector objectSelector:meta.v1.LabelSelector reinvocationPolicy:string rules:[]admissionregistration.v1.RuleWithOperations sideEffects:string timeoutSeconds:int32
admissionregistration.v1.Mutation@36 applyConfiguration:admissionregistration.v1.ApplyConfiguration jsonPatch:admissionregistration.v1.JSONPatch patchType:string
admissionregistration.v1.NamedRuleWithOperations@30 apiGroups:[]string apiVersions:[]string operations:[]string resourceNames:[]string resources:[]string scope:string
admissionregistration.v1.ParamKind@30 apiVersion:string kind:string
admissionregistration.v1.ParamRef@30 name:string namespace:string parameterNotFoundAction:string selector:meta.v1.LabelSelector
admissionregistration.v1.RuleWithOperations apiGroups:[]string apiVersions:[]string operations:[]string resources:[]string scope:string
admissionregistration.v1.ServiceReference name:string namespace:string path:string port:int32
admissionregistration.v1.TypeChecking@30 expressionWarnings:[]admissionregistration.v1.ExpressionWarning
admissionregistration.v1.ValidatingAdmissionPolicyBindingSpec@30 matchResources:admissionregistration.v1.MatchResources paramRef:admissionregistration.v1.ParamRef policyName:string validationActions:[=]string
admissionregistration.v1.ValidatingAdmissionPolicySpec@30 auditAnnotations:[]admissionregistration.v1.AuditAnnotation failurePolicy:string matchConditions:[name]admissionregistration.v1.MatchCondition matchConstraints:admissionregistration.v1.MatchResources paramKind:admissionregistration.v1.ParamKind validations:[]admissionregistration.v1.Validation variables:[name]admissionregistration.v1.Variable
admissionregistration.v1.ValidatingAdmissionPolicyStatus@30 conditions:[type]meta.v1.Condition observedGeneration:int64 typeChecking:admissionregistration.v1.TypeChecking
admissionregistration.v1.ValidatingWebhook admissionReviewVersions:[]string clientConfig:admissionregistration.v1.WebhookClientConfig failurePolicy:string matchConditions:[name]admissionregistration.v1.MatchCondition matchPolicy:string name:string namespaceSelector:meta.v1.LabelSelector objectSelector:meta.v1.LabelSelector rules:[]admissionregistration.v1.RuleWithOperations sideEffects:string timeoutSeconds:int32
admissionregistration.v1.Validation@30 expression:string message:string messageExpression:string reason:string
admissionregistration.v1.Variable@30 expression:string name:string
admissionregistration.v1.WebhookClientConfig caBundle:bytes service:admissionregistration.v1.ServiceReference url:string
admissionregistration.v1alpha1.ApplyConfiguration@32 expression:string
admissionregistration.v1alpha1.AuditAnnotation@-31 key:string valueExpression:string
admissionregistration.v1alpha1.ExpressionWarning@-31 fieldRef:string warning:string
admissionregistration.v1alpha1.JSONPatch@32 expression:string
admissionregistration.v1alpha1.MatchCondition expression:string name:string
admissionregistration.v1alpha1.MatchResources excludeResourceRules:[]admissionregistration.v1alpha1.NamedRuleWithOperations matchPolicy:string namespaceSelector:meta.v1.LabelSelector objectSelector:meta.v1.LabelSelector resourceRules:[]admissionregistration.v1alpha1.NamedRuleWithOperations
admissionregistration.v1alpha1.MutatingAdmissionPolicyBindingSpec@32 matchResources:admissionregistration.v1alpha1.MatchResources paramRef:admissionregistration.v1alpha1.ParamRef policyName:string
admissionregistration.v1alpha1.MutatingAdmissionPolicySpec@32 failurePolicy:string matchConditions:[name]admissionregistration.v1alpha1.MatchCondition matchConstraints:admissionregistration.v1alpha1.MatchResources mutations:[]admissionregistration.v1alpha1.Mutation paramKind:admissionregistration.v1alpha1.ParamKind reinvocationPolicy:string variables:[]admissionregistration.v1alpha1.Variable
admissionregistration.v1alpha1.Mutation@32 applyConfiguration:admissionregistration.v1alpha1.ApplyConfiguration jsonPatch:admissionregistration.v1alpha1.JSONPatch patchType:string
admissionregistration.v1alpha1.NamedRuleWithOperations apiGroups:[]string apiVersions:[]string operations:[]string resourceNames:[]string resources:[]string scope:string
admissionregistration.v1alpha1.ParamKind apiVersion:string kind:string
admissionregistration.v1alpha1.ParamRef name:string namespace:string parameterNotFoundAction:string selector:meta.v1.LabelSelector
admissionregistration.v1alpha1.TypeChecking@-31 expressionWarnings:[]admissionregistration.v1alpha1.ExpressionWarning
admissionregistration.v1alpha1.ValidatingAdmissionPolicyBindingSpec@-31 matchResources:admissionregistration.v1alpha1.MatchResources paramRef:admissionregistration.v1alpha1.ParamRef policyName:string validationActions:[=]string
admissionregistration.v1alpha1.ValidatingAdmissionPolicySpec@-31 auditAnnotations:[]admissionregistration.v1alpha1.AuditAnnotation failurePolicy:string matchConditions:[name]admissionregistration.v1alpha1.MatchCondition matchConstraints:admissionregistration.v1alpha1.MatchResources paramKind:admissionregistration.v1alpha1.ParamKind validations:[]admissionregistration.v1alpha1.Validation variables:[name]admissionregistration.v1alpha1.Variable
admissionregistration.v1alpha1.ValidatingAdmissionPolicyStatus@-31 conditions:[type]meta.v1.Condition observedGeneration:int64 typeChecking:admissionregistration.v1alpha1.TypeChecking
admissionregistration.v1alpha1.Validation@-31 expression:string message:string messageExpression:string reason:string
admissionregistration.v1alpha1.Variable expression:string name:string
admissionregistration.v1beta1.ApplyConfiguration@34 expression:string
admissionregistration.v1beta1.AuditAnnotation@-33 key:string valueExpression:string
admissionregistration.v1beta1.ExpressionWarning@-33 fieldRef:string warning:string
admissionregistration.v1beta1.JSONPatch@34 expression:string
admissionregistration.v1beta1.MatchCondition expression:string name:string
admissionregistration.v1beta1.MatchResources excludeResourceRules:[]admissionregistration.v1beta1.NamedRuleWithOperations matchPolicy:string namespaceSelector:meta.v1.LabelSelector objectSelector:meta.v1.LabelSelector resourceRules:[]admissionregistration.v1beta1.NamedRuleWithOperations
admissionregistration.v1beta1.MutatingAdmissionPolicyBindingSpec@34 matchResources:admissionregistration.v1beta1.MatchResources paramRef:admissionregistration.v1beta1.ParamRef policyName:string
admissionregistration.v1beta1.MutatingAdmissionPolicySpec@34 failurePolicy:string matchConditions:[name]admissionregistration.v1beta1.MatchCondition matchConstraints:admissionregistration.v1beta1.MatchResources mutations:[]admissionregistration.v1beta1.Mutation paramKind:admissionregistration.v1beta1.ParamKind reinvocationPolicy:string variables:[]admissionregistration.v1beta1.Variable
admissionregistration.v1beta1.Mutation@34 applyConfiguration:admissionregistration.v1beta1.ApplyConfiguration jsonPatch:admissionregistration.v1beta1.JSONPatch patchType:string
admissionregistration.v1beta1.NamedRuleWithOperations apiGroups:[]string apiVersions:[]string operations:[]string resourceNames:[]string resources:[]string scope:string
admissionregistration.v1beta1.ParamKind apiVersion:string kind:string
admissionregistration.v1beta1.ParamRef name:string namespace:string parameterNotFoundAction:string selector:meta.v1.LabelSelector
admissionregistration.v1beta1.TypeChecking@-33 expressionWarnings:[]admissionregistration.v1beta1.ExpressionWarning
admissionregistration.v1beta1.ValidatingAdmissionPolicyBindingSpec@-33 matchResources:admissionregistration.v1beta1.MatchResources paramRef:admissionregistration.v1beta1.ParamRef policyName:string validationActions:[=]string
admissionregistration.v1beta1.ValidatingAdmissionPolicySpec@-33 auditAnnotations:[]admissionregistration.v1beta1.AuditAnnotation failurePolicy:string matchConditions:[name]admissionregistration.v1beta1.MatchCondition matchConstraints:admissionregistration.v1beta1.MatchResources paramKind:admissionregistration.v1beta1.ParamKind validations:[]admissionregistration.v1beta1.Validation variables:[name]admissionregistration.v1beta1.Variable
admissionregistration.v1beta1.ValidatingAdmissionPolicyStatus@-33 conditions:[type]meta.v1.Condition observedGeneration:int64 typeChecking:admissionregistration.v1beta1.TypeChecking
admissionregistration.v1beta1.Validation@-33 expression:string message:string messageExpression:string reason:string
admissionregistration.v1beta1.Variable expression:string name:string
apiextensions.v1.CustomResourceColumnDefinition description:string format:string jsonPath:string name:string priority:int32 type:string
apiextensions.v1.CustomResourceConversion strategy:string webhook:apiextensions.v1.WebhookConversion
apiextensions.v1.CustomResourceDefinitionCondition lastTransitionTime:date message:string observedGeneration:int64@35 reason:string status:string type:string
apiextensions.v1.CustomResourceDefinitionNames categories:[]string kind:string listKind:string plural:string shortNames:[]string singular:string
apiextensions.v1.CustomResourceDefinitionSpec conversion:apiextensions.v1.CustomResourceConversion group:string names:apiextensions.v1.CustomResourceDefinitionNames preserveUnknownFields:boolean scope:string versions:[]apiextensions.v1.CustomResourceDefinitionVersion
apiextensions.v1.CustomResourceDefinitionStatus acceptedNames:apiextensions.v1.CustomResourceDefinitionNames conditions:[type]apiextensions.v1.CustomResourceDefinitionCondition observedGeneration:int64@35 storedVersions:[]string
apiextensions.v1.CustomResourceDefinitionVersion additionalPrinterColumns:[]apiextensions.v1.CustomResourceColumnDefinition deprecated:boolean deprecationWarning:string name:string schema:apiextensions.v1.CustomResourceValidation selectableFields:[]apiextensions.v1.SelectableField@30 served:boolean storage:boolean subresources:apiextensions.v1.CustomResourceSubresources
apiextensions.v1.CustomResourceSubresourceScale labelSelectorPath:string specReplicasPath:string statusReplicasPath:string
apiextensions.v1.CustomResourceSubresourceStatus
apiextensions.v1.CustomResourceSubresources scale:apiextensions.v1.CustomResourceSubresourceScale status:apiextensions.v1.CustomResourceSubresourceStatus
apiextensions.v1.CustomResourceValidation openAPIV3Schema:apiextensions.v1.JSONSchemaProps
apiextensions.v1.ExternalDocumentation description:string url:string
apiextensions.v1.JSONSchemaProps $ref:string $schema:string additionalItems:schemaOrBoolean additionalProperties:schemaOrBoolean allOf:[]apiextensions.v1.JSONSchemaProps anyOf:[]apiextensions.v1.JSONSchemaProps default:any definitions:{}apiextensions.v1.JSONSchemaProps dependencies:{}any description:string enum:[]any example:any exclusiveMaximum:boolean exclusiveMinimum:boolean externalDocs:apiextensions.v1.ExternalDocumentation format:string id:string items:schemaOrList maxItems:int64 maxLength:int64 maxProperties:int64 maximum:float minItems:int64 minLength:int64 minProperties:int64 minimum:float multipleOf:float not:apiextensions.v1.JSONSchemaProps nullable:boolean oneOf:[]apiextensions.v1.JSONSchemaProps pattern:string patternProperties:{}apiextensions.v1.JSONSchemaProps properties:{}apiextensions.v1.JSONSchemaProps required:[]string title:string type:string uniqueItems:boolean x-kubernetes-embedded-resource:boolean x-kubernetes-int-or-string:boolean x-kubernetes-list-map-keys:[]string x-kubernetes-list-type:string x-kubernetes-map-type:string x-kubernetes-preserve-unknown-fields:boolean x-kubernetes-validations:[rule]apiextensions.v1.ValidationRule
apiextensions.v1.SelectableField@30 jsonPath:string
apiextensions.v1.ServiceReference name:string namespace:string path:string port:int32
apiextensions.v1.ValidationRule fieldPath:string message:string messageExpression:string optionalOldSelf:boolean@29 reason:string rule:string
apiextensions.v1.WebhookClientConfig caBundle:bytes service:apiextensions.v1.ServiceReference url:string
apiextensions.v1.WebhookConversion clientConfig:apiextensions.v1.WebhookClientConfig conversionReviewVersions:[]string
apiregistration.v1.APIServiceCondition lastTransitionTime:date message:string reason:string status:string type:string
apiregistration.v1.APIServiceSpec caBundle:bytes group:string groupPriorityMinimum:int32 insecureSkipTLSVerify:boolean service:apiregistration.v1.ServiceReference version:string versionPriority:int32
apiregistration.v1.APIServiceStatus conditions:[type]apiregistration.v1.APIServiceCondition
apiregistration.v1.ServiceReference name:string namespace:string port:int32
apiserverinternal.v1alpha1.ServerStorageVersion apiServerID:string decodableVersions:[=]string encodingVersion:string servedVersions:[=]string
apiserverinternal.v1alpha1.StorageVersionCondition lastTransitionTime:date message:string observedGeneration:int64 reason:string status:string type:string
apiserverinternal.v1alpha1.StorageVersionSpec
apiserverinternal.v1alpha1.StorageVersionStatus commonEncodingVersion:string conditions:[type]apiserverinternal.v1alpha1.StorageVersionCondition storageVersions:[apiServerID]apiserverinternal.v1alpha1.ServerStorageVersion
apps.v1.DaemonSetCondition lastTransitionTime:date message:string reason:string status:string type:string
apps.v1.DaemonSetSpec minReadySeconds:int32 revisionHistoryLimit:int32 selector:meta.v1.LabelSelector template:core.v1.PodTemplateSpec updateStrategy:apps.v1.DaemonSetUpdateStrategy
apps.v1.DaemonSetStatus collisionCount:int32 conditions:[type]apps.v1.DaemonSetCondition currentNumberScheduled:int32 desiredNumberScheduled:int32 numberAvailable:int32 numberMisscheduled:int32 numberReady:int32 numberUnavailable:int32 observedGeneration:int64 updatedNumberScheduled:int32
apps.v1.DaemonSetUpdateStrategy rollingUpdate:apps.v1.RollingUpdateDaemonSet type:string
apps.v1.DeploymentCondition lastTransitionTime:date lastUpdateTime:date message:string reason:string status:string type:string
apps.v1.DeploymentSpec minReadySeconds:int32 paused:boolean progressDeadlineSeconds:int32 replicas:int32 revisionHistoryLimit:int32 selector:meta.v1.LabelSelector strategy:apps.v1.DeploymentStrategy template:core.v1.PodTemplateSpec
apps.v1.DeploymentStatus availableReplicas:int32 collisionCount:int32 conditions:[type]apps.v1.DeploymentCondition observedGeneration:int64 readyReplicas:int32 replicas:int32 terminatingReplicas:int32@33 unavailableReplicas:int32 updatedReplicas:int32
apps.v1.DeploymentStrategy rollingUpdate:apps.v1.RollingUpdateDeployment type:string
apps.v1.ReplicaSetCondition lastTransitionTime:date message:string reason:string status:string type:string
apps.v1.ReplicaSetSpec minReadySeconds:int32 replicas:int32 selector:meta.v1.LabelSelector template:core.v1.PodTemplateSpec
apps.v1.ReplicaSetStatus availableReplicas:int32 conditions:[type]apps.v1.ReplicaSetCondition fullyLabeledReplicas:int32 observedGeneration:int64 readyReplicas:int32 replicas:int32 terminatingReplicas:int32@33
apps.v1.RollingUpdateDaemonSet maxSurge:intOrString maxUnavailable:intOrString
apps.v1.RollingUpdateDeployment maxSurge:intOrString maxUnavailable:intOrString
apps.v1.RollingUpdateStatefulSetStrategy maxUnavailable:intOrString partition:int32
apps.v1.StatefulSetCondition lastTransitionTime:date message:string reason:string status:string type:string
apps.v1.StatefulSetOrdinals start:int32
apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy whenDeleted:string whenScaled:string
apps.v1.StatefulSetSpec minReadySeconds:int32 ordinals:apps.v1.StatefulSetOrdinals persistentVolumeClaimRetentionPolicy:apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy podManagementPolicy:string replicas:int32 revisionHistoryLimit:int32 selector:meta.v1.LabelSelector serviceName:string template:core.v1.PodTemplateSpec updateStrategy:apps.v1.StatefulSetUpdateStrategy volumeClaimTemplates:[]core.v1.PersistentVolumeClaim
apps.v1.StatefulSetStatus availableReplicas:int32 collisionCount:int32 conditions:[type]apps.v1.StatefulSetCondition currentReplicas:int32 currentRevision:string observedGeneration:int64 readyReplicas:int32 replicas:int32 updateRevision:string updatedReplicas:int32
apps.v1.StatefulSetUpdateStrategy rollingUpdate:apps.v1.RollingUpdateStatefulSetStrategy type:string
authentication.v1.BoundObjectReference apiVersion:string kind:string name:string uid:string
authentication.v1.SelfSubjectReviewStatus userInfo:authentication.v1.UserInfo
authentication.v1.TokenRequestSpec audiences:[]string boundObjectRef:authentication.v1.BoundObjectReference expirationSeconds:int64
authentication.v1.TokenRequestStatus expirationTimestamp:date token:string
authentication.v1.TokenReviewSpec audiences:[]string token:string
authentication.v1.TokenReviewStatus audiences:[]string authenticated:boolean error:string user:authentication.v1.UserInfo
authentication.v1.UserInfo extra:{}[]string groups:[]string uid:string username:string
authentication.v1alpha1.SelfSubjectReviewStatus@-31 userInfo:authentication.v1.UserInfo
authentication.v1beta1.SelfSubjectReviewStatus@-32 userInfo:authentication.v1.UserInfo
authorization.v1.FieldSelectorAttributes@31 rawSelector:string requirements:[]meta.v1.FieldSelectorRequirement
authorization.v1.LabelSelectorAttributes@31 rawSelector:string requirements:[]meta.v1.LabelSelectorRequirement
authorization.v1.NonResourceAttributes path:string verb:string
authorization.v1.NonResourceRule nonResourceURLs:[]string verbs:[]string
authorization.v1.ResourceAttributes fieldSelector:authorization.v1.FieldSelectorAttributes@31 group:string labelSelector:authorization.v1.LabelSelectorAttributes@31 name:string namespace:string resource:string subresource:string verb:string version:string
authorization.v1.ResourceRule apiGroups:[]string resourceNames:[]string resources:[]string verbs:[]string
authorization.v1.SelfSubjectAccessReviewSpec nonResourceAttributes:authorization.v1.NonResourceAttributes resourceAttributes:authorization.v1.ResourceAttributes
authorization.v1.SelfSubjectRulesReviewSpec namespace:string
authorization.v1.SubjectAccessReviewSpec extra:{}[]string groups:[]string nonResourceAttributes:authorization.v1.NonResourceAttributes resourceAttributes:authorization.v1.ResourceAttributes uid:string user:string
authorization.v1.SubjectAccessReviewStatus allowed:boolean denied:boolean evaluationError:string reason:string
authorization.v1.SubjectRulesReviewStatus evaluationError:string incomplete:boolean nonResourceRules:[]authorization.v1.NonResourceRule resourceRules:[]authorization.v1.ResourceRule
autoscaling.v1.CrossVersionObjectReference apiVersion:string kind:string name:string
autoscaling.v1.HorizontalPodAutoscalerSpec maxReplicas:int32 minReplicas:int32 scaleTargetRef:autoscaling.v1.CrossVersionObjectReference targetCPUUtilizationPercentage:int32
autoscaling.v1.HorizontalPodAutoscalerStatus currentCPUUtilizationPercentage:int32 currentReplicas:int32 desiredReplicas:int32 lastScaleTime:date observedGeneration:int64
autoscaling.v1.ScaleSpec replicas:int32
autoscaling.v1.ScaleStatus replicas:int32 selector:string
autoscaling.v2.ContainerResourceMetricSource container:string name:string target:autoscaling.v2.MetricTarget
autoscaling.v2.ContainerResourceMetricStatus container:string current:autoscaling.v2.MetricValueStatus name:string
autoscaling.v2.CrossVersionObjectReference apiVersion:string kind:string name:string
autoscaling.v2.ExternalMetricSource metric:autoscaling.v2.MetricIdentifier target:autoscaling.v2.MetricTarget
autoscaling.v2.ExternalMetricStatus current:autoscaling.v2.MetricValueStatus metric:autoscaling.v2.MetricIdentifier
autoscaling.v2.HPAScalingPolicy periodSeconds:int32 type:string value:int32
autoscaling.v2.HPAScalingRules policies:[]autoscaling.v2.HPAScalingPolicy selectPolicy:string stabilizationWindowSeconds:int32 tolerance:quantity@33
autoscaling.v2.HorizontalPodAutoscalerBehavior scaleDown:autoscaling.v2.HPAScalingRules scaleUp:autoscaling.v2.HPAScalingRules
autoscaling.v2.HorizontalPodAutoscalerCondition lastTransitionTime:date message:string reason:string status:string type:string
autoscaling.v2.HorizontalPodAutoscalerSpec behavior:autoscaling.v2.HorizontalPodAutoscalerBehavior maxReplicas:int32 metrics:[]autoscaling.v2.MetricSpec minReplicas:int32 scaleTargetRef:autoscaling.v2.CrossVersionObjectReference
autoscaling.v2.HorizontalPodAutoscalerStatus conditions:[type]autoscaling.v2.HorizontalPodAutoscalerCondition currentMetrics:[]autoscaling.v2.MetricStatus currentReplicas:int32 desiredReplicas:int32 lastScaleTime:date observedGeneration:int64
autoscaling.v2.MetricIdentifier name:string selector:meta.v1.LabelSelector
autoscaling.v2.MetricSpec containerResource:autoscaling.v2.ContainerResourceMetricSource external:autoscaling.v2.ExternalMetricSource object:autoscaling.v2.ObjectMetricSource pods:autoscaling.v2.PodsMetricSource resource:autoscaling.v2.ResourceMetricSource type:string
autoscaling.v2.MetricStatus containerResource:autoscaling.v2.ContainerResourceMetricStatus external:autoscaling.v2.ExternalMetricStatus object:autoscaling.v2.ObjectMetricStatus pods:autoscaling.v2.PodsMetricStatus resource:autoscaling.v2.ResourceMetricStatus type:string
autoscaling.v2.MetricTarget averageUtilization:int32 averageValue:quantity type:string value:quantity
autoscaling.v2.MetricValueStatus averageUtilization:int32 averageValue:quantity value:quantity
autoscaling.v2.ObjectMetricSource describedObject:autoscaling.v2.CrossVersionObjectReference metric:autoscaling.v2.MetricIdentifier target:autoscaling.v2.MetricTarget
autoscaling.v2.ObjectMetricStatus current:autoscaling.v2.MetricValueStatus describedObject:autoscaling.v2.CrossVersionObjectReference metric:autoscaling.v2.MetricIdentifier
autoscaling.v2.PodsMetricSource metric:autoscaling.v2.MetricIdentifier target:autoscaling.v2.MetricTarget
autoscaling.v2.PodsMetricStatus current:autoscaling.v2.MetricValueStatus metric:autoscaling.v2.MetricIdentifier
autoscaling.v2.ResourceMetricSource name:string target:autoscaling.v2.MetricTarget
autoscaling.v2.ResourceMetricStatus current:autoscaling.v2.MetricValueStatus name:string
batch.v1.CronJobSpec concurrencyPolicy:string failedJobsHistoryLimit:int32 jobTemplate:batch.v1.JobTemplateSpec schedule:string startingDeadlineSeconds:int64 successfulJobsHistoryLimit:int32 suspend:boolean timeZone:string
batch.v1.CronJobStatus active:[]core.v1.ObjectReference lastScheduleTime:date lastSuccessfulTime:date
batch.v1.JobCondition lastProbeTime:date lastTransitionTime:date message:string reason:string status:string type:string
batch.v1.JobSpec activeDeadlineSeconds:int64 backoffLimit:int32 backoffLimitPerIndex:int32 completionMode:string completions:int32 managedBy:string@30 manualSelector:boolean maxFailedIndexes:int32 parallelism:int32 podFailurePolicy:batch.v1.PodFailurePolicy podReplacementPolicy:string selector:meta.v1.LabelSelector successPolicy:batch.v1.SuccessPolicy@30 suspend:boolean template:core.v1.PodTemplateSpec ttlSecondsAfterFinished:int32
batch.v1.JobStatus active:int32 completedIndexes:string completionTime:date conditions:[type]batch.v1.JobCondition failed:int32 failedIndexes:string ready:int32 startTime:date succeeded:int32 terminating:int32 uncountedTerminatedPods:batch.v1.UncountedTerminatedPods
batch.v1.JobTemplateSpec metadata:meta.v1.ObjectMeta spec:batch.v1.JobSpec
batch.v1.PodFailurePolicy rules:[]batch.v1.PodFailurePolicyRule
batch.v1.PodFailurePolicyOnExitCodesRequirement containerName:string operator:string values:[=]int32
batch.v1.PodFailurePolicyOnPodConditionsPattern status:string type:string
batch.v1.PodFailurePolicyRule action:string onExitCodes:batch.v1.PodFailurePolicyOnExitCodesRequirement onPodConditions:[]batch.v1.PodFailurePolicyOnPodConditionsPattern
batch.v1.SuccessPolicy@30 rules:[]batch.v1.SuccessPolicyRule
batch.v1.SuccessPolicyRule@30 succeededCount:int32 succeededIndexes:string
batch.v1.UncountedTerminatedPods failed:[=]string succeeded:[=]string
certificates.v1.CertificateSigningRequestCondition lastTransitionTime:date lastUpdateTime:date message:string reason:string status:string type:string
certificates.v1.CertificateSigningRequestSpec expirationSeconds:int32 extra:{}[]string groups:[]string request:bytes signerName:string uid:string usages:[]string username:string
certificates.v1.CertificateSigningRequestStatus certificate:bytes conditions:[type]certificates.v1.CertificateSigningRequestCondition
certificates.v1alpha1.ClusterTrustBundleSpec signerName:string trustBundle:string
certificates.v1alpha1.PodCertificateRequestSpec@34-34 maxExpirationSeconds:int32 nodeName:string nodeUID:string pkixPublicKey:bytes podName:string podUID:string proofOfPossession:bytes serviceAccountName:string serviceAccountUID:string signerName:string
certificates.v1alpha1.PodCertificateRequestStatus@34-34 beginRefreshAt:date certificateChain:string conditions:[type]meta.v1.Condition notAfter:date notBefore:date
certificates.v1beta1.ClusterTrustBundleSpec@33 signerName:string trustBundle:string
certificates.v1beta1.PodCertificateRequestSpec@35 maxExpirationSeconds:int32 nodeName:string nodeUID:string pkixPublicKey:bytes podName:string podUID:string proofOfPossession:bytes serviceAccountName:string serviceAccountUID:string signerName:string stubPKCS10Request:bytes@36 unverifiedUserAnnotations:{}string
certificates.v1beta1.PodCertificateRequestStatus@35 beginRefreshAt:date certificateChain:string conditions:[type]meta.v1.Condition notAfter:date notBefore:date
coordination.v1.LeaseSpec acquireTime:microTime holderIdentity:string leaseDurationSeconds:int32 leaseTransitions:int32 preferredHolder:string@31 renewTime:microTime strategy:string@31
coordination.v1alpha1.LeaseCandidateSpec@31-31 binaryVersion:string emulationVersion:string leaseName:string pingTime:microTime preferredStrategies:[]string renewTime:microTime
coordination.v1alpha2.LeaseCandidateSpec@32 binaryVersion:string emulationVersion:string leaseName:string pingTime:microTime renewTime:microTime strategy:string
coordination.v1beta1.LeaseCandidateSpec@33 binaryVersion:string emulationVersion:string leaseName:string pingTime:microTime renewTime:microTime strategy:string
core.v1.AWSElasticBlockStoreVolumeSource fsType:string partition:int32 readOnly:boolean volumeID:string
core.v1.Affinity nodeAffinity:core.v1.NodeAffinity podAffinity:core.v1.PodAffinity podAntiAffinity:core.v1.PodAntiAffinity
core.v1.AppArmorProfile@30 localhostProfile:string type:string
core.v1.AttachedVolume devicePath:string name:string
core.v1.AzureDiskVolumeSource cachingMode:string diskName:string diskURI:string fsType:string kind:string readOnly:boolean
core.v1.AzureFilePersistentVolumeSource readOnly:boolean secretName:string secretNamespace:string shareName:string
core.v1.AzureFileVolumeSource readOnly:boolean secretName:string shareName:string
core.v1.CSIPersistentVolumeSource controllerExpandSecretRef:core.v1.SecretReference controllerPublishSecretRef:core.v1.SecretReference driver:string fsType:string nodeExpandSecretRef:core.v1.SecretReference nodePublishSecretRef:core.v1.SecretReference nodeStageSecretRef:core.v1.SecretReference readOnly:boolean volumeAttributes:{}string volumeHandle:string
core.v1.CSIVolumeSource driver:string fsType:string nodePublishSecretRef:core.v1.LocalObjectReference readOnly:boolean volumeAttributes:{}string
core.v1.Capabilities add:[]string drop:[]string
core.v1.CephFSPersistentVolumeSource monitors:[]string path:string readOnly:boolean secretFile:string secretRef:core.v1.SecretReference user:string
core.v1.CephFSVolumeSource monitors:[]string path:string readOnly:boolean secretFile:string secretRef:core.v1.LocalObjectReference user:string
core.v1.CinderPersistentVolumeSource fsType:string readOnly:boolean secretRef:core.v1.SecretReference volumeID:string
core.v1.CinderVolumeSource fsType:string readOnly:boolean secretRef:core.v1.LocalObjectReference volumeID:string
core.v1.ClaimSource@-30 resourceClaimName:string resourceClaimTemplateName:string
core.v1.ClientIPConfig timeoutSeconds:int32
core.v1.ClusterTrustBundleProjection@29 labelSelector:meta.v1.LabelSelector name:string optional:boolean path:string signerName:string
core.v1.ComponentCondition error:string message:string status:string type:string
core.v1.ConfigMapEnvSource name:string optional:boolean
core.v1.ConfigMapKeySelector key:string name:string optional:boolean
core.v1.ConfigMapNodeConfigSource kubeletConfigKey:string name:string namespace:string resourceVersion:string uid:string
core.v1.ConfigMapProjection items:[]core.v1.KeyToPath name:string optional:boolean
core.v1.ConfigMapVolumeSource defaultMode:int32 items:[]core.v1.KeyToPath name:string optional:boolean
core.v1.Container args:[]string command:[]string env:[name]core.v1.EnvVar envFrom:[]core.v1.EnvFromSource image:string imagePullPolicy:string lifecycle:core.v1.Lifecycle livenessProbe:core.v1.Probe name:string ports:[containerPort,protocol]core.v1.ContainerPort readinessProbe:core.v1.Probe resizePolicy:[]core.v1.ContainerResizePolicy resources:core.v1.ResourceRequirements restartPolicy:string restartPolicyRules:[]core.v1.ContainerRestartRule@34 securityContext:core.v1.SecurityContext startupProbe:core.v1.Probe stdin:boolean stdinOnce:boolean terminationMessagePath:string terminationMessagePolicy:string tty:boolean volumeDevices:[devicePath]core.v1.VolumeDevice volumeMounts:[mountPath]core.v1.VolumeMount workingDir:string
core.v1.ContainerExtendedResourceRequest@34 containerName:string requestName:string resourceName:string
core.v1.ContainerImage names:[]string sizeBytes:int64
core.v1.ContainerPort containerPort:int32 hostIP:string hostPort:int32 name:string protocol:string
core.v1.ContainerResizePolicy resourceName:string restartPolicy:string
core.v1.ContainerRestartRule@34 action:string exitCodes:core.v1.ContainerRestartRuleOnExitCodes
core.v1.ContainerRestartRuleOnExitCodes@34 operator:string values:[=]int32
core.v1.ContainerState running:core.v1.ContainerStateRunning terminated:core.v1.ContainerStateTerminated waiting:core.v1.ContainerStateWaiting
core.v1.ContainerStateRunning startedAt:date
core.v1.ContainerStateTerminated containerID:string exitCode:int32 finishedAt:date message:string reason:string signal:int32 startedAt:date
core.v1.ContainerStateWaiting message:string reason:string
core.v1.ContainerStatus allocatedResources:{}quantity allocatedResourcesStatus:[name]core.v1.ResourceStatus@31 containerID:string image:string imageID:string lastState:core.v1.ContainerState name:string ready:boolean resources:core.v1.ResourceRequirements restartCount:int32 started:boolean state:core.v1.ContainerState stopSignal:string@33 user:core.v1.ContainerUser@31 volumeMounts:[mountPath]core.v1.VolumeMountStatus@30
core.v1.ContainerUser@31 linux:core.v1.LinuxContainerUser
core.v1.DaemonEndpoint Port:int32
core.v1.DownwardAPIProjection items:[]core.v1.DownwardAPIVolumeFile
core.v1.DownwardAPIVolumeFile fieldRef:core.v1.ObjectFieldSelector mode:int32 path:string resourceFieldRef:core.v1.ResourceFieldSelector
core.v1.DownwardAPIVolumeSource defaultMode:int32 items:[]core.v1.DownwardAPIVolumeFile
core.v1.EmptyDirVolumeSource medium:string sizeLimit:quantity
core.v1.EndpointAddress!1.33 hostname:string ip:string nodeName:string targetRef:core.v1.ObjectReference
core.v1.EndpointPort!1.33 appProtocol:string name:string port:int32 protocol:string
core.v1.EndpointSubset!1.33 addresses:[]core.v1.EndpointAddress notReadyAddresses:[]core.v1.EndpointAddress ports:[]core.v1.EndpointPort
core.v1.EnvFromSource configMapRef:core.v1.ConfigMapEnvSource prefix:string secretRef:core.v1.SecretEnvSource
core.v1.EnvVar name:string value:string valueFrom:core.v1.EnvVarSource
core.v1.EnvVarSource configMapKeyRef:core.v1.ConfigMapKeySelector fieldRef:core.v1.ObjectFieldSelector fileKeyRef:core.v1.FileKeySelector@34 resourceFieldRef:core.v1.ResourceFieldSelector secretKeyRef:core.v1.SecretKeySelector
core.v1.EphemeralContainer args:[]string command:[]string env:[name]core.v1.EnvVar envFrom:[]core.v1.EnvFromSource image:string imagePullPolicy:string lifecycle:core.v1.Lifecycle livenessProbe:core.v1.Probe name:string ports:[containerPort,protocol]core.v1.ContainerPort readinessProbe:core.v1.Probe resizePolicy:[]core.v1.ContainerResizePolicy resources:core.v1.ResourceRequirements restartPolicy:string restartPolicyRules:[]core.v1.ContainerRestartRule@34 securityContext:core.v1.SecurityContext startupProbe:core.v1.Probe stdin:boolean stdinOnce:boolean targetContainerName:string terminationMessagePath:string terminationMessagePolicy:string tty:boolean volumeDevices:[devicePath]core.v1.VolumeDevice volumeMounts:[mountPath]core.v1.VolumeMount workingDir:string
core.v1.EphemeralVolumeSource volumeClaimTemplate:core.v1.PersistentVolumeClaimTemplate
core.v1.EventSeries count:int32 lastObservedTime:microTime
core.v1.EventSource component:string host:string
core.v1.ExecAction command:[]string
core.v1.FCVolumeSource fsType:string lun:int32 readOnly:boolean targetWWNs:[]string wwids:[]string
core.v1.FileKeySelector@34 key:string optional:boolean path:string volumeName:string
core.v1.FlexPersistentVolumeSource driver:string fsType:string options:{}string readOnly:boolean secretRef:core.v1.SecretReference
core.v1.FlexVolumeSource driver:string fsType:string options:{}string readOnly:boolean secretRef:core.v1.LocalObjectReference
core.v1.FlockerVolumeSource datasetName:string datasetUUID:string
core.v1.GCEPersistentDiskVolumeSource fsType:string partition:int32 pdName:string readOnly:boolean
core.v1.GRPCAction port:int32 service:string
core.v1.GitRepoVolumeSource directory:string repository:string revision:string
core.v1.GlusterfsPersistentVolumeSource endpoints:string endpointsNamespace:string path:string readOnly:boolean
core.v1.GlusterfsVolumeSource endpoints:string path:string readOnly:boolean
core.v1.HTTPGetAction host:string httpHeaders:[]core.v1.HTTPHeader path:string port:intOrString scheme:string
core.v1.HTTPHeader name:string value:string
core.v1.HostAlias hostnames:[]string ip:string
core.v1.HostIP ip:string
core.v1.HostPathVolumeSource path:string type:string
core.v1.ISCSIPersistentVolumeSource chapAuthDiscovery:boolean chapAuthSession:boolean fsType:string initiatorName:string iqn:string iscsiInterface:string lun:int32 portals:[]string readOnly:boolean secretRef:core.v1.SecretReference targetPortal:string
core.v1.ISCSIVolumeSource chapAuthDiscovery:boolean chapAuthSession:boolean fsType:string initiatorName:string iqn:string iscsiInterface:string lun:int32 portals:[]string readOnly:boolean secretRef:core.v1.LocalObjectReference targetPortal:string
core.v1.ImageVolumeSource@31 pullPolicy:string reference:string
core.v1.ImageVolumeStatus@36 imageRef:string
core.v1.KeyToPath key:string mode:int32 path:string
core.v1.Lifecycle postStart:core.v1.LifecycleHandler preStop:core.v1.LifecycleHandler stopSignal:string@33
core.v1.LifecycleHandler exec:core.v1.ExecAction httpGet:core.v1.HTTPGetAction sleep:core.v1.SleepAction@29 tcpSocket:core.v1.TCPSocketAction
core.v1.LimitRangeItem default:{}quantity defaultRequest:{}quantity max:{}quantity maxLimitRequestRatio:{}quantity min:{}quantity type:string
core.v1.LimitRangeSpec limits:[]core.v1.LimitRangeItem
core.v1.LinuxContainerUser@31 gid:int64 supplementalGroups:[]int64 uid:int64
core.v1.LoadBalancerIngress hostname:string ip:string ipMode:string@29 ports:[]core.v1.PortStatus
core.v1.LoadBalancerStatus ingress:[]core.v1.LoadBalancerIngress
core.v1.LocalObjectReference name:string
core.v1.LocalVolumeSource fsType:string path:string
core.v1.ModifyVolumeStatus@29 status:string targetVolumeAttributesClassName:string
core.v1.NFSVolumeSource path:string readOnly:boolean server:string
core.v1.NamespaceCondition lastTransitionTime:date message:string reason:string status:string type:string
core.v1.NamespaceSpec finalizers:[]string
core.v1.NamespaceStatus conditions:[type]core.v1.NamespaceCondition phase:string
core.v1.NodeAddress address:string type:string
core.v1.NodeAffinity preferredDuringSchedulingIgnoredDuringExecution:[]core.v1.PreferredSchedulingTerm requiredDuringSchedulingIgnoredDuringExecution:core.v1.NodeSelector
core.v1.NodeAllocatableResourceClaimStatus@36 containers:[=]string resourceClaimName:string resources:{}quantity
core.v1.NodeCondition lastHeartbeatTime:date lastTransitionTime:date message:string reason:string status:string type:string
core.v1.NodeConfigSource configMap:core.v1.ConfigMapNodeConfigSource
core.v1.NodeConfigStatus active:core.v1.NodeConfigSource assigned:core.v1.NodeConfigSource error:string lastKnownGood:core.v1.NodeConfigSource
core.v1.NodeDaemonEndpoints kubeletEndpoint:core.v1.DaemonEndpoint
core.v1.NodeFeatures@31 supplementalGroupsPolicy:boolean
core.v1.NodeRuntimeHandler@30 features:core.v1.NodeRuntimeHandlerFeatures name:string
core.v1.NodeRuntimeHandlerFeatures@30 recursiveReadOnlyMounts:boolean userNamespaces:boolean@31
core.v1.NodeSelector nodeSelectorTerms:[]core.v1.NodeSelectorTerm
core.v1.NodeSelectorRequirement key:string operator:string values:[]string
core.v1.NodeSelectorTerm matchExpressions:[]core.v1.NodeSelectorRequirement matchFields:[]core.v1.NodeSelectorRequirement
core.v1.NodeSpec configSource:core.v1.NodeConfigSource externalID:string podCIDR:string podCIDRs:[=]string providerID:string taints:[]core.v1.Taint unschedulable:boolean
core.v1.NodeStatus addresses:[type]core.v1.NodeAddress allocatable:{}quantity capacity:{}quantity conditions:[type]core.v1.NodeCondition config:core.v1.NodeConfigStatus daemonEndpoints:core.v1.NodeDaemonEndpoints declaredFeatures:[]string@35 features:core.v1.NodeFeatures@31 images:[]core.v1.ContainerImage nodeInfo:core.v1.NodeSystemInfo phase:string runtimeHandlers:[]core.v1.NodeRuntimeHandler@30 volumesAttached:[]core.v1.AttachedVolume volumesInUse:[]string
core.v1.NodeSwapStatus@33 capacity:int64
core.v1.NodeSystemInfo architecture:string bootID:string containerRuntimeVersion:string kernelVersion:string kubeProxyVersion:string kubeletVersion:string machineID:string operatingSystem:string osImage:string swap:core.v1.NodeSwapStatus@33 systemUUID:string
core.v1.ObjectFieldSelector apiVersion:string fieldPath:string
core.v1.ObjectReference apiVersion:string fieldPath:string kind:string name:string namespace:string resourceVersion:string uid:string
core.v1.PersistentVolumeClaim apiVersion:string kind:string metadata:meta.v1.ObjectMeta spec:core.v1.PersistentVolumeClaimSpec status:core.v1.PersistentVolumeClaimStatus
core.v1.PersistentVolumeClaimCondition lastProbeTime:date lastTransitionTime:date message:string reason:string status:string type:string
core.v1.PersistentVolumeClaimSpec accessModes:[]string dataSource:core.v1.TypedLocalObjectReference dataSourceRef:core.v1.TypedObjectReference resources:core.v1.ResourceRequirements@-28 resources:core.v1.VolumeResourceRequirements@29 selector:meta.v1.LabelSelector storageClassName:string volumeAttributesClassName:string@29 volumeMode:string volumeName:string
core.v1.PersistentVolumeClaimStatus accessModes:[]string allocatedResourceStatuses:{}string allocatedResources:{}quantity capacity:{}quantity conditions:[type]core.v1.PersistentVolumeClaimCondition currentVolumeAttributesClassName:string@29 modifyVolumeStatus:core.v1.ModifyVolumeStatus@29 phase:string
core.v1.PersistentVolumeClaimTemplate metadata:meta.v1.ObjectMeta spec:core.v1.PersistentVolumeClaimSpec
core.v1.PersistentVolumeClaimVolumeSource claimName:string readOnly:boolean
core.v1.PersistentVolumeSpec accessModes:[]string awsElasticBlockStore:core.v1.AWSElasticBlockStoreVolumeSource azureDisk:core.v1.AzureDiskVolumeSource azureFile:core.v1.AzureFilePersistentVolumeSource capacity:{}quantity cephfs:core.v1.CephFSPersistentVolumeSource cinder:core.v1.CinderPersistentVolumeSource claimRef:core.v1.ObjectReference csi:core.v1.CSIPersistentVolumeSource fc:core.v1.FCVolumeSource flexVolume:core.v1.FlexPersistentVolumeSource flocker:core.v1.FlockerVolumeSource gcePersistentDisk:core.v1.GCEPersistentDiskVolumeSource glusterfs:core.v1.GlusterfsPersistentVolumeSource hostPath:core.v1.HostPathVolumeSource iscsi:core.v1.ISCSIPersistentVolumeSource local:core.v1.LocalVolumeSource mountOptions:[]string nfs:core.v1.NFSVolumeSource nodeAffinity:core.v1.VolumeNodeAffinity persistentVolumeReclaimPolicy:string photonPersistentDisk:core.v1.PhotonPersistentDiskVolumeSource portworxVolume:core.v1.PortworxVolumeSource quobyte:core.v1.QuobyteVolumeSource rbd:core.v1.RBDPersistentVolumeSource scaleIO:core.v1.ScaleIOPersistentVolumeSource storageClassName:string storageos:core.v1.StorageOSPersistentVolumeSource volumeAttributesClassName:string@29 volumeMode:string vsphereVolume:core.v1.VsphereVirtualDiskVolumeSource
core.v1.PersistentVolumeStatus lastPhaseTransitionTime:date message:string phase:string reason:string
core.v1.PhotonPersistentDiskVolumeSource fsType:string pdID:string
core.v1.PodAffinity preferredDuringSchedulingIgnoredDuringExecution:[]core.v1.WeightedPodAffinityTerm requiredDuringSchedulingIgnoredDuringExecution:[]core.v1.PodAffinityTerm
core.v1.PodAffinityTerm labelSelector:meta.v1.LabelSelector matchLabelKeys:[]string@29 mismatchLabelKeys:[]string@29 namespaceSelector:meta.v1.LabelSelector namespaces:[]string topologyKey:string
core.v1.PodAntiAffinity preferredDuringSchedulingIgnoredDuringExecution:[]core.v1.WeightedPodAffinityTerm requiredDuringSchedulingIgnoredDuringExecution:[]core.v1.PodAffinityTerm
core.v1.PodCertificateProjection@34 certificateChainPath:string credentialBundlePath:string keyPath:string keyType:string maxExpirationSeconds:int32 signerName:string userAnnotations:{}string@35
core.v1.PodCondition lastProbeTime:date lastTransitionTime:date message:string observedGeneration:int64@33 reason:string status:string type:string
core.v1.PodDNSConfig nameservers:[]string options:[]core.v1.PodDNSConfigOption searches:[]string
core.v1.PodDNSConfigOption name:string value:string
core.v1.PodExtendedResourceClaimStatus@34 requestMappings:[]core.v1.ContainerExtendedResourceRequest resourceClaimName:string
core.v1.PodIP ip:string
core.v1.PodOS name:string
core.v1.PodReadinessGate conditionType:string
core.v1.PodResourceClaim name:string resourceClaimName:string@31 resourceClaimTemplateName:string@31 source:core.v1.ClaimSource@-30
core.v1.PodResourceClaimStatus name:string resourceClaimName:string
core.v1.PodSchedulingGate name:string
core.v1.PodSchedulingGroup@36 podGroupName:string
core.v1.PodSecurityContext appArmorProfile:core.v1.AppArmorProfile@30 fsGroup:int64 fsGroupChangePolicy:string runAsGroup:int64 runAsNonRoot:boolean runAsUser:int64 seLinuxChangePolicy:string@32 seLinuxOptions:core.v1.SELinuxOptions seccompProfile:core.v1.SeccompProfile supplementalGroups:[]int64 supplementalGroupsPolicy:string@31 sysctls:[]core.v1.Sysctl windowsOptions:core.v1.WindowsSecurityContextOptions
core.v1.PodSpec activeDeadlineSeconds:int64 affinity:core.v1.Affinity automountServiceAccountToken:boolean containers:[name]core.v1.Container dnsConfig:core.v1.PodDNSConfig dnsPolicy:string enableServiceLinks:boolean ephemeralContainers:[name]core.v1.EphemeralContainer hostAliases:[ip]core.v1.HostAlias hostIPC:boolean hostNetwork:boolean hostPID:boolean hostUsers:boolean hostname:string hostnameOverride:string@34 imagePullSecrets:[name]core.v1.LocalObjectReference initContainers:[name]core.v1.Container nodeName:string nodeSelector:{}string os:core.v1.PodOS overhead:{}quantity preemptionPolicy:string priority:int32 priorityClassName:string readinessGates:[]core.v1.PodReadinessGate resourceClaims:[name]core.v1.PodResourceClaim resources:core.v1.ResourceRequirements@32 restartPolicy:string runtimeClassName:string schedulerName:string schedulingGates:[name]core.v1.PodSchedulingGate schedulingGroup:core.v1.PodSchedulingGroup@36 securityContext:core.v1.PodSecurityContext serviceAccount:string serviceAccountName:string setHostnameAsFQDN:boolean shareProcessNamespace:boolean subdomain:string terminationGracePeriodSeconds:int64 tolerations:[]core.v1.Toleration topologySpreadConstraints:[topologyKey,whenUnsatisfiable]core.v1.TopologySpreadConstraint volumes:[name]core.v1.Volume workloadRef:core.v1.WorkloadReference@35-35
core.v1.PodStatus allocatedResources:{}quantity@35 conditions:[type]core.v1.PodCondition containerStatuses:[]core.v1.ContainerStatus ephemeralContainerStatuses:[]core.v1.ContainerStatus extendedResourceClaimStatus:core.v1.PodExtendedResourceClaimStatus@34 hostIP:string hostIPs:[ip]core.v1.HostIP initContainerStatuses:[]core.v1.ContainerStatus message:string nodeAllocatableResourceClaimStatuses:[]core.v1.NodeAllocatableResourceClaimStatus@36 nominatedNodeName:string observedGeneration:int64@33 phase:string podIP:string podIPs:[ip]core.v1.PodIP qosClass:string reason:string resize:string resourceClaimStatuses:[name]core.v1.PodResourceClaimStatus resources:core.v1.ResourceRequirements@35 startTime:date
core.v1.PodTemplateSpec metadata:meta.v1.ObjectMeta spec:core.v1.PodSpec
core.v1.PortStatus error:string port:int32 protocol:string
core.v1.PortworxVolumeSource fsType:string readOnly:boolean volumeID:string
core.v1.PreferredSchedulingTerm preference:core.v1.NodeSelectorTerm weight:int32
core.v1.Probe exec:core.v1.ExecAction failureThreshold:int32 grpc:core.v1.GRPCAction httpGet:core.v1.HTTPGetAction initialDelaySeconds:int32 periodSeconds:int32 successThreshold:int32 tcpSocket:core.v1.TCPSocketAction terminationGracePeriodSeconds:int64 timeoutSeconds:int32
core.v1.ProjectedVolumeSource defaultMode:int32 sources:[]core.v1.VolumeProjection
core.v1.QuobyteVolumeSource group:string readOnly:boolean registry:string tenant:string user:string volume:string
core.v1.RBDPersistentVolumeSource fsType:string image:string keyring:string monitors:[]string pool:string readOnly:boolean secretRef:core.v1.SecretReference user:string
core.v1.RBDVolumeSource fsType:string image:string keyring:string monitors:[]string pool:string readOnly:boolean secretRef:core.v1.LocalObjectReference user:string
core.v1.ReplicationControllerCondition lastTransitionTime:date message:string reason:string status:string type:string
core.v1.ReplicationControllerSpec minReadySeconds:int32 replicas:int32 selector:{}string template:core.v1.PodTemplateSpec
core.v1.ReplicationControllerStatus availableReplicas:int32 conditions:[type]core.v1.ReplicationControllerCondition fullyLabeledReplicas:int32 observedGeneration:int64 readyReplicas:int32 replicas:int32
core.v1.ResourceClaim name:string request:string@31
core.v1.ResourceFieldSelector containerName:string divisor:quantity resource:string
core.v1.ResourceHealth@31 health:string message:string@36 resourceID:string
core.v1.ResourceQuotaSpec hard:{}quantity scopeSelector:core.v1.ScopeSelector scopes:[]string
core.v1.ResourceQuotaStatus hard:{}quantity used:{}quantity
core.v1.ResourceRequirements claims:[name]core.v1.ResourceClaim limits:{}quantity requests:{}quantity
core.v1.ResourceStatus@31 name:string resources:[resourceID]core.v1.ResourceHealth
core.v1.SELinuxOptions level:string role:string type:string user:string
core.v1.ScaleIOPersistentVolumeSource fsType:string gateway:string protectionDomain:string readOnly:boolean secretRef:core.v1.SecretReference sslEnabled:boolean storageMode:string storagePool:string system:string volumeName:string
core.v1.ScaleIOVolumeSource fsType:string gateway:string protectionDomain:string readOnly:boolean secretRef:core.v1.LocalObjectReference sslEnabled:boolean storageMode:string storagePool:string system:string volumeName:string
core.v1.ScopeSelector matchExpressions:[]core.v1.ScopedResourceSelectorRequirement
core.v1.ScopedResourceSelectorRequirement operator:string scopeName:string values:[]string
core.v1.SeccompProfile localhostProfile:string type:string
core.v1.SecretEnvSource name:string optional:boolean
core.v1.SecretKeySelector key:string name:string optional:boolean
core.v1.SecretProjection items:[]core.v1.KeyToPath name:string optional:boolean
core.v1.SecretReference name:string namespace:string
core.v1.SecretVolumeSource defaultMode:int32 items:[]core.v1.KeyToPath optional:boolean secretName:string
core.v1.SecurityContext allowPrivilegeEscalation:boolean appArmorProfile:core.v1.AppArmorProfile@30 capabilities:core.v1.Capabilities privileged:boolean procMount:string readOnlyRootFilesystem:boolean runAsGroup:int64 runAsNonRoot:boolean runAsUser:int64 seLinuxOptions:core.v1.SELinuxOptions seccompProfile:core.v1.SeccompProfile windowsOptions:core.v1.WindowsSecurityContextOptions
core.v1.ServiceAccountTokenProjection audience:string expirationSeconds:int64 path:string
core.v1.ServicePort appProtocol:string name:string nodePort:int32 port:int32 protocol:string targetPort:intOrString
core.v1.ServiceSpec allocateLoadBalancerNodePorts:boolean clusterIP:string clusterIPs:[]string externalIPs:[]string externalName:string externalTrafficPolicy:string healthCheckNodePort:int32 internalTrafficPolicy:string ipFamilies:[]string ipFamilyPolicy:string loadBalancerClass:string loadBalancerIP:string loadBalancerSourceRanges:[]string ports:[port,protocol]core.v1.ServicePort publishNotReadyAddresses:boolean selector:{}string sessionAffinity:string sessionAffinityConfig:core.v1.SessionAffinityConfig trafficDistribution:string@30 type:string
core.v1.ServiceStatus conditions:[type]meta.v1.Condition loadBalancer:core.v1.LoadBalancerStatus
core.v1.SessionAffinityConfig clientIP:core.v1.ClientIPConfig
core.v1.SleepAction@29 seconds:int64
core.v1.StorageOSPersistentVolumeSource fsType:string readOnly:boolean secretRef:core.v1.ObjectReference volumeName:string volumeNamespace:string
core.v1.StorageOSVolumeSource fsType:string readOnly:boolean secretRef:core.v1.LocalObjectReference volumeName:string volumeNamespace:string
core.v1.Sysctl name:string value:string
core.v1.TCPSocketAction host:string port:intOrString
core.v1.Taint effect:string key:string timeAdded:date value:string
core.v1.Toleration effect:string key:string operator:string tolerationSeconds:int64 value:string
core.v1.TopologySelectorLabelRequirement key:string values:[]string
core.v1.TopologySelectorTerm matchLabelExpressions:[]core.v1.TopologySelectorLabelRequirement
core.v1.TopologySpreadConstraint labelSelector:meta.v1.LabelSelector matchLabelKeys:[]string maxSkew:int32 minDomains:int32 nodeAffinityPolicy:string nodeTaintsPolicy:string topologyKey:string whenUnsatisfiable:string
core.v1.TypedLocalObjectReference apiGroup:string kind:string name:string
core.v1.TypedObjectReference apiGroup:string kind:string name:string namespace:string
core.v1.Volume awsElasticBlockStore:core.v1.AWSElasticBlockStoreVolumeSource azureDisk:core.v1.AzureDiskVolumeSource azureFile:core.v1.AzureFileVolumeSource cephfs:core.v1.CephFSVolumeSource cinder:core.v1.CinderVolumeSource configMap:core.v1.ConfigMapVolumeSource csi:core.v1.CSIVolumeSource downwardAPI:core.v1.DownwardAPIVolumeSource emptyDir:core.v1.EmptyDirVolumeSource ephemeral:core.v1.EphemeralVolumeSource fc:core.v1.FCVolumeSource flexVolume:core.v1.FlexVolumeSource flocker:core.v1.FlockerVolumeSource gcePersistentDisk:core.v1.GCEPersistentDiskVolumeSource gitRepo:core.v1.GitRepoVolumeSource glusterfs:core.v1.GlusterfsVolumeSource hostPath:core.v1.HostPathVolumeSource image:core.v1.ImageVolumeSource@31 iscsi:core.v1.ISCSIVolumeSource name:string nfs:core.v1.NFSVolumeSource persistentVolumeClaim:core.v1.PersistentVolumeClaimVolumeSource photonPersistentDisk:core.v1.PhotonPersistentDiskVolumeSource portworxVolume:core.v1.PortworxVolumeSource projected:core.v1.ProjectedVolumeSource quobyte:core.v1.QuobyteVolumeSource rbd:core.v1.RBDVolumeSource scaleIO:core.v1.ScaleIOVolumeSource secret:core.v1.SecretVolumeSource storageos:core.v1.StorageOSVolumeSource vsphereVolume:core.v1.VsphereVirtualDiskVolumeSource
core.v1.VolumeDevice devicePath:string name:string
core.v1.VolumeMount mountPath:string mountPropagation:string name:string readOnly:boolean recursiveReadOnly:string@30 subPath:string subPathExpr:string
core.v1.VolumeMountStatus@30 mountPath:string name:string readOnly:boolean recursiveReadOnly:string volumeStatus:core.v1.VolumeStatus@36
core.v1.VolumeNodeAffinity required:core.v1.NodeSelector
core.v1.VolumeProjection clusterTrustBundle:core.v1.ClusterTrustBundleProjection@29 configMap:core.v1.ConfigMapProjection downwardAPI:core.v1.DownwardAPIProjection podCertificate:core.v1.PodCertificateProjection@34 secret:core.v1.SecretProjection serviceAccountToken:core.v1.ServiceAccountTokenProjection
core.v1.VolumeResourceRequirements@29 limits:{}quantity requests:{}quantity
core.v1.VolumeStatus@36 image:core.v1.ImageVolumeStatus
core.v1.VsphereVirtualDiskVolumeSource fsType:string storagePolicyID:string storagePolicyName:string volumePath:string
core.v1.WeightedPodAffinityTerm podAffinityTerm:core.v1.PodAffinityTerm weight:int32
core.v1.WindowsSecurityContextOptions gmsaCredentialSpec:string gmsaCredentialSpecName:string hostProcess:boolean runAsUserName:string
core.v1.WorkloadReference@35-35 name:string podGroup:string podGroupReplicaKey:string
discovery.v1.Endpoint addresses:[=]string conditions:discovery.v1.EndpointConditions deprecatedTopology:{}string hints:discovery.v1.EndpointHints hostname:string nodeName:string targetRef:core.v1.ObjectReference zone:string
discovery.v1.EndpointConditions ready:boolean serving:boolean terminating:boolean
discovery.v1.EndpointHints forNodes:[]discovery.v1.ForNode@33 forZones:[]discovery.v1.ForZone
discovery.v1.EndpointPort appProtocol:string name:string port:int32 protocol:string
discovery.v1.ForNode@33 name:string
discovery.v1.ForZone name:string
events.v1.EventSeries count:int32 lastObservedTime:microTime
flowcontrol.v1.ExemptPriorityLevelConfiguration@29 lendablePercent:int32 nominalConcurrencyShares:int32
flowcontrol.v1.FlowDistinguisherMethod@29 type:string
flowcontrol.v1.FlowSchemaCondition@29 lastTransitionTime:date message:string reason:string status:string type:string
flowcontrol.v1.FlowSchemaSpec@29 distinguisherMethod:flowcontrol.v1.FlowDistinguisherMethod matchingPrecedence:int32 priorityLevelConfiguration:flowcontrol.v1.PriorityLevelConfigurationReference rules:[]flowcontrol.v1.PolicyRulesWithSubjects
flowcontrol.v1.FlowSchemaStatus@29 conditions:[type]flowcontrol.v1.FlowSchemaCondition
flowcontrol.v1.GroupSubject@29 name:string
flowcontrol.v1.LimitResponse@29 queuing:flowcontrol.v1.QueuingConfiguration type:string
flowcontrol.v1.LimitedPriorityLevelConfiguration@29 borrowingLimitPercent:int32 lendablePercent:int32 limitResponse:flowcontrol.v1.LimitResponse nominalConcurrencyShares:int32
flowcontrol.v1.NonResourcePolicyRule@29 nonResourceURLs:[=]string verbs:[=]string
flowcontrol.v1.PolicyRulesWithSubjects@29 nonResourceRules:[]flowcontrol.v1.NonResourcePolicyRule resourceRules:[]flowcontrol.v1.ResourcePolicyRule subjects:[]flowcontrol.v1.Subject
flowcontrol.v1.PriorityLevelConfigurationCondition@29 lastTransitionTime:date message:string reason:string status:string type:string
flowcontrol.v1.PriorityLevelConfigurationReference@29 name:string
flowcontrol.v1.PriorityLevelConfigurationSpec@29 exempt:flowcontrol.v1.ExemptPriorityLevelConfiguration limited:flowcontrol.v1.LimitedPriorityLevelConfiguration type:string
flowcontrol.v1.PriorityLevelConfigurationStatus@29 conditions:[type]flowcontrol.v1.PriorityLevelConfigurationCondition
flowcontrol.v1.QueuingConfiguration@29 handSize:int32 queueLengthLimit:int32 queues:int32
flowcontrol.v1.ResourcePolicyRule@29 apiGroups:[=]string clusterScope:boolean namespaces:[=]string resources:[=]string verbs:[=]string
flowcontrol.v1.ServiceAccountSubject@29 name:string namespace:string
flowcontrol.v1.Subject@29 group:flowcontrol.v1.GroupSubject kind:string serviceAccount:flowcontrol.v1.ServiceAccountSubject user:flowcontrol.v1.UserSubject
flowcontrol.v1.UserSubject@29 name:string
flowcontrol.v1beta2.ExemptPriorityLevelConfiguration@-28 lendablePercent:int32 nominalConcurrencyShares:int32
flowcontrol.v1beta2.FlowDistinguisherMethod@-28 type:string
flowcontrol.v1beta2.FlowSchemaCondition@-28 lastTransitionTime:date message:string reason:string status:string type:string
flowcontrol.v1beta2.FlowSchemaSpec@-28 distinguisherMethod:flowcontrol.v1beta2.FlowDistinguisherMethod matchingPrecedence:int32 priorityLevelConfiguration:flowcontrol.v1beta2.PriorityLevelConfigurationReference rules:[]flowcontrol.v1beta2.PolicyRulesWithSubjects
flowcontrol.v1beta2.FlowSchemaStatus@-28 conditions:[type]flowcontrol.v1beta2.FlowSchemaCondition
flowcontrol.v1beta2.GroupSubject@-28 name:string
flowcontrol.v1beta2.LimitResponse@-28 queuing:flowcontrol.v1beta2.QueuingConfiguration type:string
flowcontrol.v1beta2.LimitedPriorityLevelConfiguration@-28 assuredConcurrencyShares:int32 borrowingLimitPercent:int32 lendablePercent:int32 limitResponse:flowcontrol.v1beta2.LimitResponse
flowcontrol.v1beta2.NonResourcePolicyRule@-28 nonResourceURLs:[=]string verbs:[=]string
flowcontrol.v1beta2.PolicyRulesWithSubjects@-28 nonResourceRules:[]flowcontrol.v1beta2.NonResourcePolicyRule resourceRules:[]flowcontrol.v1beta2.ResourcePolicyRule subjects:[]flowcontrol.v1beta2.Subject
flowcontrol.v1beta2.PriorityLevelConfigurationCondition@-28 lastTransitionTime:date message:string reason:string status:string type:string
flowcontrol.v1beta2.PriorityLevelConfigurationReference@-28 name:string
flowcontrol.v1beta2.PriorityLevelConfigurationSpec@-28 exempt:flowcontrol.v1beta2.ExemptPriorityLevelConfiguration limited:flowcontrol.v1beta2.LimitedPriorityLevelConfiguration type:string
flowcontrol.v1beta2.PriorityLevelConfigurationStatus@-28 conditions:[type]flowcontrol.v1beta2.PriorityLevelConfigurationCondition
flowcontrol.v1beta2.QueuingConfiguration@-28 handSize:int32 queueLengthLimit:int32 queues:int32
flowcontrol.v1beta2.ResourcePolicyRule@-28 apiGroups:[=]string clusterScope:boolean namespaces:[=]string resources:[=]string verbs:[=]string
flowcontrol.v1beta2.ServiceAccountSubject@-28 name:string namespace:string
flowcontrol.v1beta2.Subject@-28 group:flowcontrol.v1beta2.GroupSubject kind:string serviceAccount:flowcontrol.v1beta2.ServiceAccountSubject user:flowcontrol.v1beta2.UserSubject
flowcontrol.v1beta2.UserSubject@-28 name:string
flowcontrol.v1beta3.ExemptPriorityLevelConfiguration@-31 lendablePercent:int32 nominalConcurrencyShares:int32
flowcontrol.v1beta3.FlowDistinguisherMethod@-31 type:string
flowcontrol.v1beta3.FlowSchemaCondition@-31 lastTransitionTime:date message:string reason:string status:string type:string
flowcontrol.v1beta3.FlowSchemaSpec@-31 distinguisherMethod:flowcontrol.v1beta3.FlowDistinguisherMethod matchingPrecedence:int32 priorityLevelConfiguration:flowcontrol.v1beta3.PriorityLevelConfigurationReference rules:[]flowcontrol.v1beta3.PolicyRulesWithSubjects
flowcontrol.v1beta3.FlowSchemaStatus@-31 conditions:[type]flowcontrol.v1beta3.FlowSchemaCondition
flowcontrol.v1beta3.GroupSubject@-31 name:string
flowcontrol.v1beta3.LimitResponse@-31 queuing:flowcontrol.v1beta3.QueuingConfiguration type:string
flowcontrol.v1beta3.LimitedPriorityLevelConfiguration@-31 borrowingLimitPercent:int32 lendablePercent:int32 limitResponse:flowcontrol.v1beta3.LimitResponse nominalConcurrencyShares:int32
flowcontrol.v1beta3.NonResourcePolicyRule@-31 nonResourceURLs:[=]string verbs:[=]string
flowcontrol.v1beta3.PolicyRulesWithSubjects@-31 nonResourceRules:[]flowcontrol.v1beta3.NonResourcePolicyRule resourceRules:[]flowcontrol.v1beta3.ResourcePolicyRule subjects:[]flowcontrol.v1beta3.Subject
flowcontrol.v1beta3.PriorityLevelConfigurationCondition@-31 lastTransitionTime:date message:string reason:string status:string type:string
flowcontrol.v1beta3.PriorityLevelConfigurationReference@-31 name:string
flowcontrol.v1beta3.PriorityLevelConfigurationSpec@-31 exempt:flowcontrol.v1beta3.ExemptPriorityLevelConfiguration limited:flowcontrol.v1beta3.LimitedPriorityLevelConfiguration type:string
flowcontrol.v1beta3.PriorityLevelConfigurationStatus@-31 conditions:[type]flowcontrol.v1beta3.PriorityLevelConfigurationCondition
flowcontrol.v1beta3.QueuingConfiguration@-31 handSize:int32 queueLengthLimit:int32 queues:int32
flowcontrol.v1beta3.ResourcePolicyRule@-31 apiGroups:[=]string clusterScope:boolean namespaces:[=]string resources:[=]string verbs:[=]string
flowcontrol.v1beta3.ServiceAccountSubject@-31 name:string namespace:string
flowcontrol.v1beta3.Subject@-31 group:flowcontrol.v1beta3.GroupSubject kind:string serviceAccount:flowcontrol.v1beta3.ServiceAccountSubject user:flowcontrol.v1beta3.UserSubject
flowcontrol.v1beta3.UserSubject@-31 name:string
meta.v1.Condition lastTransitionTime:date message:string observedGeneration:int64 reason:string status:string type:string
meta.v1.DeleteOptions apiVersion:string dryRun:[]string gracePeriodSeconds:int64 ignoreStoreReadErrorWithClusterBreakingPotential:boolean@32 kind:string orphanDependents:boolean preconditions:meta.v1.Preconditions propagationPolicy:string
meta.v1.FieldSelectorRequirement@31 key:string operator:string values:[]string
meta.v1.GroupResource@35 group:string resource:string
meta.v1.LabelSelector matchExpressions:[]meta.v1.LabelSelectorRequirement matchLabels:{}string
meta.v1.LabelSelectorRequirement key:string operator:string values:[]string
meta.v1.ManagedFieldsEntry apiVersion:string fieldsType:string fieldsV1:any manager:string operation:string subresource:string time:date
meta.v1.ObjectMeta annotations:{}string creationTimestamp:date deletionGracePeriodSeconds:int64 deletionTimestamp:date finalizers:[=]string generateName:string generation:int64 labels:{}string managedFields:[]meta.v1.ManagedFieldsEntry name:string namespace:string ownerReferences:[uid]meta.v1.OwnerReference resourceVersion:string selfLink:string uid:string
meta.v1.OwnerReference apiVersion:string blockOwnerDeletion:boolean controller:boolean kind:string name:string uid:string
meta.v1.Preconditions resourceVersion:string uid:string
networking.v1.HTTPIngressPath backend:networking.v1.IngressBackend path:string pathType:string
networking.v1.HTTPIngressRuleValue paths:[]networking.v1.HTTPIngressPath
networking.v1.IPAddressSpec@33 parentRef:networking.v1.ParentReference
networking.v1.IPBlock cidr:string except:[]string
networking.v1.IngressBackend resource:core.v1.TypedLocalObjectReference service:networking.v1.IngressServiceBackend
networking.v1.IngressClassParametersReference apiGroup:string kind:string name:string namespace:string scope:string
networking.v1.IngressClassSpec controller:string parameters:networking.v1.IngressClassParametersReference
networking.v1.IngressLoadBalancerIngress hostname:string ip:string ports:[]networking.v1.IngressPortStatus
networking.v1.IngressLoadBalancerStatus ingress:[]networking.v1.IngressLoadBalancerIngress
networking.v1.IngressPortStatus error:string port:int32 protocol:string
networking.v1.IngressRule host:string http:networking.v1.HTTPIngressRuleValue
networking.v1.IngressServiceBackend name:string port:networking.v1.ServiceBackendPort
networking.v1.IngressSpec defaultBackend:networking.v1.IngressBackend ingressClassName:string rules:[]networking.v1.IngressRule tls:[]networking.v1.IngressTLS
networking.v1.IngressStatus loadBalancer:networking.v1.IngressLoadBalancerStatus
networking.v1.IngressTLS hosts:[]string secretName:string
networking.v1.NetworkPolicyEgressRule ports:[]networking.v1.NetworkPolicyPort to:[]networking.v1.NetworkPolicyPeer
networking.v1.NetworkPolicyIngressRule from:[]networking.v1.NetworkPolicyPeer ports:[]networking.v1.NetworkPolicyPort
networking.v1.NetworkPolicyPeer ipBlock:networking.v1.IPBlock namespaceSelector:meta.v1.LabelSelector podSelector:meta.v1.LabelSelector
networking.v1.NetworkPolicyPort endPort:int32 port:intOrString protocol:string
networking.v1.NetworkPolicySpec egress:[]networking.v1.NetworkPolicyEgressRule ingress:[]networking.v1.NetworkPolicyIngressRule podSelector:meta.v1.LabelSelector policyTypes:[]string
networking.v1.ParentReference@33 group:string name:string namespace:string resource:string
networking.v1.ServiceBackendPort name:string number:int32
networking.v1.ServiceCIDRSpec@33 cidrs:[]string
networking.v1.ServiceCIDRStatus@33 conditions:[type]meta.v1.Condition
networking.v1alpha1.ClusterCIDRSpec@-28 ipv4:string ipv6:string nodeSelector:core.v1.NodeSelector perNodeHostBits:int32
networking.v1alpha1.IPAddressSpec@-30 parentRef:networking.v1alpha1.ParentReference
networking.v1alpha1.ParentReference@-30 group:string name:string namespace:string resource:string uid:string@-28
networking.v1alpha1.ServiceCIDRSpec@29-30 cidrs:[]string
networking.v1alpha1.ServiceCIDRStatus@29-30 conditions:[type]meta.v1.Condition
networking.v1beta1.IPAddressSpec@31 parentRef:networking.v1beta1.ParentReference
networking.v1beta1.ParentReference@31 group:string name:string namespace:string resource:string
networking.v1beta1.ServiceCIDRSpec@31 cidrs:[]string
networking.v1beta1.ServiceCIDRStatus@31 conditions:[type]meta.v1.Condition
node.v1.Overhead podFixed:{}quantity
node.v1.Scheduling nodeSelector:{}string tolerations:[]core.v1.Toleration
policy.v1.PodDisruptionBudgetSpec maxUnavailable:intOrString minAvailable:intOrString selector:meta.v1.LabelSelector unhealthyPodEvictionPolicy:string
policy.v1.PodDisruptionBudgetStatus conditions:[type]meta.v1.Condition currentHealthy:int32 desiredHealthy:int32 disruptedPods:{}date disruptionsAllowed:int32 expectedPods:int32 observedGeneration:int64
rbac.v1.AggregationRule clusterRoleSelectors:[]meta.v1.LabelSelector
rbac.v1.PolicyRule apiGroups:[]string nonResourceURLs:[]string resourceNames:[]string resources:[]string verbs:[]string
rbac.v1.RoleRef apiGroup:string kind:string name:string
rbac.v1.Subject apiGroup:string kind:string name:string namespace:string
resource.v1.AllocatedDeviceStatus@34 conditions:[type]meta.v1.Condition data:any device:string driver:string networkData:resource.v1.NetworkDeviceData pool:string shareID:string
resource.v1.AllocationResult@34 allocationTimestamp:date devices:resource.v1.DeviceAllocationResult nodeSelector:core.v1.NodeSelector
resource.v1.CELDeviceSelector@34 expression:string
resource.v1.CapacityRequestPolicy@34 default:quantity validRange:resource.v1.CapacityRequestPolicyRange validValues:[]quantity
resource.v1.CapacityRequestPolicyRange@34 max:quantity min:quantity step:quantity
resource.v1.CapacityRequirements@34 requests:{}quantity
resource.v1.Counter@34 value:quantity
resource.v1.CounterSet@34 counters:{}resource.v1.Counter name:string
resource.v1.Device@34 allNodes:boolean allowMultipleAllocations:boolean attributes:{}resource.v1.DeviceAttribute bindingConditions:[]string bindingFailureConditions:[]string bindsToNode:boolean capacity:{}resource.v1.DeviceCapacity consumesCounters:[]resource.v1.DeviceCounterConsumption name:string nodeAllocatableResourceMappings:{}resource.v1.NodeAllocatableResourceMapping@36 nodeName:string nodeSelector:core.v1.NodeSelector taints:[]resource.v1.DeviceTaint
resource.v1.DeviceAllocationConfiguration@34 opaque:resource.v1.OpaqueDeviceConfiguration requests:[]string source:string
resource.v1.DeviceAllocationResult@34 config:[]resource.v1.DeviceAllocationConfiguration results:[]resource.v1.DeviceRequestAllocationResult
resource.v1.DeviceAttribute@34 bool:boolean bools:[]boolean@36 int:int64 ints:[]int64@36 string:string strings:[]string@36 version:string versions:[]string@36
resource.v1.DeviceCapacity@34 requestPolicy:resource.v1.CapacityRequestPolicy value:quantity
resource.v1.DeviceClaim@34 config:[]resource.v1.DeviceClaimConfiguration constraints:[]resource.v1.DeviceConstraint requests:[]resource.v1.DeviceRequest
resource.v1.DeviceClaimConfiguration@34 opaque:resource.v1.OpaqueDeviceConfiguration requests:[]string
resource.v1.DeviceClassConfiguration@34 opaque:resource.v1.OpaqueDeviceConfiguration
resource.v1.DeviceClassSpec@34 config:[]resource.v1.DeviceClassConfiguration extendedResourceName:string selectors:[]resource.v1.DeviceSelector
resource.v1.DeviceConstraint@34 distinctAttribute:string matchAttribute:string requests:[]string
resource.v1.DeviceCounterConsumption@34 counterSet:string counters:{}resource.v1.Counter
resource.v1.DeviceRequest@34 exactly:resource.v1.ExactDeviceRequest firstAvailable:[]resource.v1.DeviceSubRequest name:string
resource.v1.DeviceRequestAllocationResult@34 adminAccess:boolean bindingConditions:[]string bindingFailureConditions:[]string consumedCapacity:{}quantity device:string driver:string pool:string request:string shareID:string tolerations:[]resource.v1.DeviceToleration
resource.v1.DeviceSelector@34 cel:resource.v1.CELDeviceSelector
resource.v1.DeviceSubRequest@34 allocationMode:string capacity:resource.v1.CapacityRequirements count:int64 deviceClassName:string name:string selectors:[]resource.v1.DeviceSelector tolerations:[]resource.v1.DeviceToleration
resource.v1.DeviceTaint@34 effect:string key:string timeAdded:date value:string
resource.v1.DeviceToleration@34 effect:string key:string operator:string tolerationSeconds:int64 value:string
resource.v1.ExactDeviceRequest@34 adminAccess:boolean allocationMode:string capacity:resource.v1.CapacityRequirements count:int64 deviceClassName:string selectors:[]resource.v1.DeviceSelector tolerations:[]resource.v1.DeviceToleration
resource.v1.NetworkDeviceData@34 hardwareAddress:string interfaceName:string ips:[]string
resource.v1.NodeAllocatableResourceMapping@36 allocationMultiplier:quantity capacityKey:string
resource.v1.OpaqueDeviceConfiguration@34 driver:string parameters:any
resource.v1.ResourceClaimConsumerReference@34 apiGroup:string name:string resource:string uid:string
resource.v1.ResourceClaimSpec@34 devices:resource.v1.DeviceClaim
resource.v1.ResourceClaimStatus@34 allocation:resource.v1.AllocationResult devices:[driver,device,pool,shareID]resource.v1.AllocatedDeviceStatus reservedFor:[uid]resource.v1.ResourceClaimConsumerReference
resource.v1.ResourceClaimTemplateSpec@34 metadata:meta.v1.ObjectMeta spec:resource.v1.ResourceClaimSpec
resource.v1.ResourcePool@34 generation:int64 name:string resourceSliceCount:int64
resource.v1.ResourceSliceSpec@34 allNodes:boolean devices:[]resource.v1.Device driver:string nodeName:string nodeSelector:core.v1.NodeSelector perDeviceNodeSelection:boolean pool:resource.v1.ResourcePool sharedCounters:[]resource.v1.CounterSet
resource.v1alpha2.AllocationResult@-30 availableOnNodes:core.v1.NodeSelector resourceHandles:[]resource.v1alpha2.ResourceHandle shareable:boolean
resource.v1alpha2.DriverAllocationResult@30-30 namedResources:resource.v1alpha2.NamedResourcesAllocationResult vendorRequestParameters:any
resource.v1alpha2.DriverRequests@30-30 driverName:string requests:[]resource.v1alpha2.ResourceRequest vendorParameters:any
resource.v1alpha2.NamedResourcesAllocationResult@30-30 name:string
resource.v1alpha2.NamedResourcesAttribute@30-30 bool:boolean int:int64 intSlice:resource.v1alpha2.NamedResourcesIntSlice name:string quantity:quantity string:string stringSlice:resource.v1alpha2.NamedResourcesStringSlice version:string
resource.v1alpha2.NamedResourcesFilter@30-30 selector:string
resource.v1alpha2.NamedResourcesInstance@30-30 attributes:[]resource.v1alpha2.NamedResourcesAttribute name:string
resource.v1alpha2.NamedResourcesIntSlice@30-30 ints:[]int64
resource.v1alpha2.NamedResourcesRequest@30-30 selector:string
resource.v1alpha2.NamedResourcesResources@30-30 instances:[]resource.v1alpha2.NamedResourcesInstance
resource.v1alpha2.NamedResourcesStringSlice@30-30 strings:[]string
resource.v1alpha2.PodSchedulingContextSpec@-30 potentialNodes:[=]string selectedNode:string
resource.v1alpha2.PodSchedulingContextStatus@-30 resourceClaims:[name]resource.v1alpha2.ResourceClaimSchedulingStatus
resource.v1alpha2.ResourceClaimConsumerReference@-30 apiGroup:string name:string resource:string uid:string
resource.v1alpha2.ResourceClaimParametersReference@-30 apiGroup:string kind:string name:string
resource.v1alpha2.ResourceClaimSchedulingStatus@-30 name:string unsuitableNodes:[=]string
resource.v1alpha2.ResourceClaimSpec@-30 allocationMode:string parametersRef:resource.v1alpha2.ResourceClaimParametersReference resourceClassName:string
resource.v1alpha2.ResourceClaimStatus@-30 allocation:resource.v1alpha2.AllocationResult deallocationRequested:boolean driverName:string reservedFor:[uid]resource.v1alpha2.ResourceClaimConsumerReference
resource.v1alpha2.ResourceClaimTemplateSpec@-30 metadata:meta.v1.ObjectMeta spec:resource.v1alpha2.ResourceClaimSpec
resource.v1alpha2.ResourceClassParametersReference@-30 apiGroup:string kind:string name:string namespace:string
resource.v1alpha2.ResourceFilter@30-30 driverName:string namedResources:resource.v1alpha2.NamedResourcesFilter
resource.v1alpha2.ResourceHandle@-30 data:string driverName:string structuredData:resource.v1alpha2.StructuredResourceHandle@30-30
resource.v1alpha2.ResourceRequest@30-30 namedResources:resource.v1alpha2.NamedResourcesRequest vendorParameters:any
resource.v1alpha2.StructuredResourceHandle@30-30 nodeName:string results:[]resource.v1alpha2.DriverAllocationResult vendorClaimParameters:any vendorClassParameters:any
resource.v1alpha2.VendorParameters@30-30 driverName:string parameters:any
resource.v1alpha3.AllocatedDeviceStatus@32-33 conditions:[type]meta.v1.Condition data:any device:string driver:string networkData:resource.v1alpha3.NetworkDeviceData pool:string
resource.v1alpha3.AllocationResult@31-33 controller:string@31-31 devices:resource.v1alpha3.DeviceAllocationResult nodeSelector:core.v1.NodeSelector
resource.v1alpha3.BasicDevice@31-33 allNodes:boolean@33-33 attributes:{}resource.v1alpha3.DeviceAttribute capacity:{}quantity consumesCounters:[]resource.v1alpha3.DeviceCounterConsumption@33-33 nodeName:string@33-33 nodeSelector:core.v1.NodeSelector@33-33 taints:[]resource.v1alpha3.DeviceTaint@33-33
resource.v1alpha3.CELDeviceSelector@31-34 expression:string
resource.v1alpha3.Counter@33-33 value:quantity
resource.v1alpha3.CounterSet@33-33 counters:{}resource.v1alpha3.Counter name:string
resource.v1alpha3.Device@31-33 basic:resource.v1alpha3.BasicDevice name:string
resource.v1alpha3.DeviceAllocationConfiguration@31-33 opaque:resource.v1alpha3.OpaqueDeviceConfiguration requests:[]string source:string
resource.v1alpha3.DeviceAllocationResult@31-33 config:[]resource.v1alpha3.DeviceAllocationConfiguration results:[]resource.v1alpha3.DeviceRequestAllocationResult
resource.v1alpha3.DeviceAttribute@31-33 bool:boolean int:int64 string:string version:string
resource.v1alpha3.DeviceClaim@31-33 config:[]resource.v1alpha3.DeviceClaimConfiguration constraints:[]resource.v1alpha3.DeviceConstraint requests:[]resource.v1alpha3.DeviceRequest
resource.v1alpha3.DeviceClaimConfiguration@31-33 opaque:resource.v1alpha3.OpaqueDeviceConfiguration requests:[]string
resource.v1alpha3.DeviceClassConfiguration@31-33 opaque:resource.v1alpha3.OpaqueDeviceConfiguration
resource.v1alpha3.DeviceClassSpec@31-33 config:[]resource.v1alpha3.DeviceClassConfiguration selectors:[]resource.v1alpha3.DeviceSelector suitableNodes:core.v1.NodeSelector@31-31
resource.v1alpha3.DeviceConstraint@31-33 matchAttribute:string requests:[]string
resource.v1alpha3.DeviceCounterConsumption@33-33 counterSet:string counters:{}resource.v1alpha3.Counter
resource.v1alpha3.DeviceRequest@31-33 adminAccess:boolean allocationMode:string count:int64 deviceClassName:string firstAvailable:[]resource.v1alpha3.DeviceSubRequest@33-33 name:string selectors:[]resource.v1alpha3.DeviceSelector tolerations:[]resource.v1alpha3.DeviceToleration@33-33
resource.v1alpha3.DeviceRequestAllocationResult@31-33 adminAccess:boolean@32-33 device:string driver:string pool:string request:string tolerations:[]resource.v1alpha3.DeviceToleration@33-33
resource.v1alpha3.DeviceSelector@31-34 cel:resource.v1alpha3.CELDeviceSelector
resource.v1alpha3.DeviceSubRequest@33-33 allocationMode:string count:int64 deviceClassName:string name:string selectors:[]resource.v1alpha3.DeviceSelector tolerations:[]resource.v1alpha3.DeviceToleration
resource.v1alpha3.DeviceTaint@33 effect:string key:string timeAdded:date value:string
resource.v1alpha3.DeviceTaintRuleSpec@33 deviceSelector:resource.v1alpha3.DeviceTaintSelector taint:resource.v1alpha3.DeviceTaint
resource.v1alpha3.DeviceTaintRuleStatus@35 conditions:[type]meta.v1.Condition
resource.v1alpha3.DeviceTaintSelector@33 device:string deviceClassName:string@33-34 driver:string pool:string selectors:[]resource.v1alpha3.DeviceSelector@33-34
resource.v1alpha3.DeviceToleration@33-33 effect:string key:string operator:string tolerationSeconds:int64 value:string
resource.v1alpha3.NetworkDeviceData@32-33 hardwareAddress:string interfaceName:string ips:[]string
resource.v1alpha3.OpaqueDeviceConfiguration@31-33 driver:string parameters:any
resource.v1alpha3.PodSchedulingContextSpec@31-31 potentialNodes:[]string selectedNode:string
resource.v1alpha3.PodSchedulingContextStatus@31-31 resourceClaims:[name]resource.v1alpha3.ResourceClaimSchedulingStatus
resource.v1alpha3.PoolStatus@36 allocatedDevices:int32 availableDevices:int32 driver:string generation:int64 nodeName:string poolName:string resourceSliceCount:int32 totalDevices:int32 unavailableDevices:int32 validationError:string
resource.v1alpha3.ResourceClaimConsumerReference@31-33 apiGroup:string name:string resource:string uid:string
resource.v1alpha3.ResourceClaimSchedulingStatus@31-31 name:string unsuitableNodes:[]string
resource.v1alpha3.ResourceClaimSpec@31-33 controller:string@31-31 devices:resource.v1alpha3.DeviceClaim
resource.v1alpha3.ResourceClaimStatus@31-33 allocation:resource.v1alpha3.AllocationResult deallocationRequested:boolean@31-31 devices:[driver,device,pool]resource.v1alpha3.AllocatedDeviceStatus@32-33 reservedFor:[uid]resource.v1alpha3.ResourceClaimConsumerReference
resource.v1alpha3.ResourceClaimTemplateSpec@31-33 metadata:meta.v1.ObjectMeta spec:resource.v1alpha3.ResourceClaimSpec
resource.v1alpha3.ResourcePool@31-33 generation:int64 name:string resourceSliceCount:int64
resource.v1alpha3.ResourcePoolStatusRequestSpec@36 driver:string limit:int32 poolName:string
resource.v1alpha3.ResourcePoolStatusRequestStatus@36 conditions:[type]meta.v1.Condition poolCount:int32 pools:[]resource.v1alpha3.PoolStatus
resource.v1alpha3.ResourceSliceSpec@31-33 allNodes:boolean devices:[]resource.v1alpha3.Device driver:string nodeName:string nodeSelector:core.v1.NodeSelector perDeviceNodeSelection:boolean@33-33 pool:resource.v1alpha3.ResourcePool sharedCounters:[]resource.v1alpha3.CounterSet@33-33
resource.v1beta1.AllocatedDeviceStatus@32 conditions:[type]meta.v1.Condition data:any device:string driver:string networkData:resource.v1beta1.NetworkDeviceData pool:string shareID:string@34
resource.v1beta1.AllocationResult@32 allocationTimestamp:date@34 devices:resource.v1beta1.DeviceAllocationResult nodeSelector:core.v1.NodeSelector
resource.v1beta1.BasicDevice@32 allNodes:boolean@33 allowMultipleAllocations:boolean@34 attributes:{}resource.v1beta1.DeviceAttribute bindingConditions:[]string@34 bindingFailureConditions:[]string@34 bindsToNode:boolean@34 capacity:{}resource.v1beta1.DeviceCapacity consumesCounters:[]resource.v1beta1.DeviceCounterConsumption@33 nodeAllocatableResourceMappings:{}resource.v1beta1.NodeAllocatableResourceMapping@36 nodeName:string@33 nodeSelector:core.v1.NodeSelector@33 taints:[]resource.v1beta1.DeviceTaint@33
resource.v1beta1.CELDeviceSelector@32 expression:string
resource.v1beta1.CapacityRequestPolicy@34 default:quantity validRange:resource.v1beta1.CapacityRequestPolicyRange validValues:[]quantity
resource.v1beta1.CapacityRequestPolicyRange@34 max:quantity min:quantity step:quantity
resource.v1beta1.CapacityRequirements@34 requests:{}quantity
resource.v1beta1.Counter@33 value:quantity
resource.v1beta1.CounterSet@33 counters:{}resource.v1beta1.Counter name:string
resource.v1beta1.Device@32 basic:resource.v1beta1.BasicDevice name:string
resource.v1beta1.DeviceAllocationConfiguration@32 opaque:resource.v1beta1.OpaqueDeviceConfiguration requests:[]string source:string
resource.v1beta1.DeviceAllocationResult@32 config:[]resource.v1beta1.DeviceAllocationConfiguration results:[]resource.v1beta1.DeviceRequestAllocationResult
resource.v1beta1.DeviceAttribute@32 bool:boolean bools:[]boolean@36 int:int64 ints:[]int64@36 string:string strings:[]string@36 version:string versions:[]string@36
resource.v1beta1.DeviceCapacity@32 requestPolicy:resource.v1beta1.CapacityRequestPolicy@34 value:quantity
resource.v1beta1.DeviceClaim@32 config:[]resource.v1beta1.DeviceClaimConfiguration constraints:[]resource.v1beta1.DeviceConstraint requests:[]resource.v1beta1.DeviceRequest
resource.v1beta1.DeviceClaimConfiguration@32 opaque:resource.v1beta1.OpaqueDeviceConfiguration requests:[]string
resource.v1beta1.DeviceClassConfiguration@32 opaque:resource.v1beta1.OpaqueDeviceConfiguration
resource.v1beta1.DeviceClassSpec@32 config:[]resource.v1beta1.DeviceClassConfiguration extendedResourceName:string@34 selectors:[]resource.v1beta1.DeviceSelector
resource.v1beta1.DeviceConstraint@32 distinctAttribute:string@34 matchAttribute:string requests:[]string
resource.v1beta1.DeviceCounterConsumption@33 counterSet:string counters:{}resource.v1beta1.Counter
resource.v1beta1.DeviceRequest@32 adminAccess:boolean allocationMode:string capacity:resource.v1beta1.CapacityRequirements@34 count:int64 deviceClassName:string firstAvailable:[]resource.v1beta1.DeviceSubRequest@33 name:string selectors:[]resource.v1beta1.DeviceSelector tolerations:[]resource.v1beta1.DeviceToleration@33
resource.v1beta1.DeviceRequestAllocationResult@32 adminAccess:boolean bindingConditions:[]string@34 bindingFailureConditions:[]string@34 consumedCapacity:{}quantity@34 device:string driver:string pool:string request:string shareID:string@34 tolerations:[]resource.v1beta1.DeviceToleration@33
resource.v1beta1.DeviceSelector@32 cel:resource.v1beta1.CELDeviceSelector
resource.v1beta1.DeviceSubRequest@33 allocationMode:string capacity:resource.v1beta1.CapacityRequirements@34 count:int64 deviceClassName:string name:string selectors:[]resource.v1beta1.DeviceSelector tolerations:[]resource.v1beta1.DeviceToleration
resource.v1beta1.DeviceTaint@33 effect:string key:string timeAdded:date value:string
resource.v1beta1.DeviceToleration@33 effect:string key:string operator:string tolerationSeconds:int64 value:string
resource.v1beta1.NetworkDeviceData@32 hardwareAddress:string interfaceName:string ips:[]string
resource.v1beta1.NodeAllocatableResourceMapping@36 allocationMultiplier:quantity capacityKey:string
resource.v1beta1.OpaqueDeviceConfiguration@32 driver:string parameters:any
resource.v1beta1.ResourceClaimConsumerReference@32 apiGroup:string name:string resource:string uid:string
resource.v1beta1.ResourceClaimSpec@32 devices:resource.v1beta1.DeviceClaim
resource.v1beta1.ResourceClaimStatus@32 allocation:resource.v1beta1.AllocationResult devices:[driver,device,pool,shareID]resource.v1beta1.AllocatedDeviceStatus reservedFor:[uid]resource.v1beta1.ResourceClaimConsumerReference
resource.v1beta1.ResourceClaimTemplateSpec@32 metadata:meta.v1.ObjectMeta spec:resource.v1beta1.ResourceClaimSpec
resource.v1beta1.ResourcePool@32 generation:int64 name:string resourceSliceCount:int64
resource.v1beta1.ResourceSliceSpec@32 allNodes:boolean devices:[]resource.v1beta1.Device driver:string nodeName:string nodeSelector:core.v1.NodeSelector perDeviceNodeSelection:boolean@33 pool:resource.v1beta1.ResourcePool sharedCounters:[]resource.v1beta1.CounterSet@33
resource.v1beta2.AllocatedDeviceStatus@33 conditions:[type]meta.v1.Condition data:any device:string driver:string networkData:resource.v1beta2.NetworkDeviceData pool:string shareID:string@34
resource.v1beta2.AllocationResult@33 allocationTimestamp:date@34 devices:resource.v1beta2.DeviceAllocationResult nodeSelector:core.v1.NodeSelector
resource.v1beta2.CELDeviceSelector@33 expression:string
resource.v1beta2.CapacityRequestPolicy@34 default:quantity validRange:resource.v1beta2.CapacityRequestPolicyRange validValues:[]quantity
resource.v1beta2.CapacityRequestPolicyRange@34 max:quantity min:quantity step:quantity
resource.v1beta2.CapacityRequirements@34 requests:{}quantity
resource.v1beta2.Counter@33 value:quantity
resource.v1beta2.CounterSet@33 counters:{}resource.v1beta2.Counter name:string
resource.v1beta2.Device@33 allNodes:boolean allowMultipleAllocations:boolean@34 attributes:{}resource.v1beta2.DeviceAttribute bindingConditions:[]string@34 bindingFailureConditions:[]string@34 bindsToNode:boolean@34 capacity:{}resource.v1beta2.DeviceCapacity consumesCounters:[]resource.v1beta2.DeviceCounterConsumption name:string nodeAllocatableResourceMappings:{}resource.v1beta2.NodeAllocatableResourceMapping@36 nodeName:string nodeSelector:core.v1.NodeSelector taints:[]resource.v1beta2.DeviceTaint
resource.v1beta2.DeviceAllocationConfiguration@33 opaque:resource.v1beta2.OpaqueDeviceConfiguration requests:[]string source:string
resource.v1beta2.DeviceAllocationResult@33 config:[]resource.v1beta2.DeviceAllocationConfiguration results:[]resource.v1beta2.DeviceRequestAllocationResult
resource.v1beta2.DeviceAttribute@33 bool:boolean bools:[]boolean@36 int:int64 ints:[]int64@36 string:string strings:[]string@36 version:string versions:[]string@36
resource.v1beta2.DeviceCapacity@33 requestPolicy:resource.v1beta2.CapacityRequestPolicy@34 value:quantity
resource.v1beta2.DeviceClaim@33 config:[]resource.v1beta2.DeviceClaimConfiguration constraints:[]resource.v1beta2.DeviceConstraint requests:[]resource.v1beta2.DeviceRequest
resource.v1beta2.DeviceClaimConfiguration@33 opaque:resource.v1beta2.OpaqueDeviceConfiguration requests:[]string
resource.v1beta2.DeviceClassConfiguration@33 opaque:resource.v1beta2.OpaqueDeviceConfiguration
resource.v1beta2.DeviceClassSpec@33 config:[]resource.v1beta2.DeviceClassConfiguration extendedResourceName:string@34 selectors:[]resource.v1beta2.DeviceSelector
resource.v1beta2.DeviceConstraint@33 distinctAttribute:string@34 matchAttribute:string requests:[]string
resource.v1beta2.DeviceCounterConsumption@33 counterSet:string counters:{}resource.v1beta2.Counter
resource.v1beta2.DeviceRequest@33 exactly:resource.v1beta2.ExactDeviceRequest firstAvailable:[]resource.v1beta2.DeviceSubRequest name:string
resource.v1beta2.DeviceRequestAllocationResult@33 adminAccess:boolean bindingConditions:[]string@34 bindingFailureConditions:[]string@34 consumedCapacity:{}quantity@34 device:string driver:string pool:string request:string shareID:string@34 tolerations:[]resource.v1beta2.DeviceToleration
resource.v1beta2.DeviceSelector@33 cel:resource.v1beta2.CELDeviceSelector
resource.v1beta2.DeviceSubRequest@33 allocationMode:string capacity:resource.v1beta2.CapacityRequirements@34 count:int64 deviceClassName:string name:string selectors:[]resource.v1beta2.DeviceSelector tolerations:[]resource.v1beta2.DeviceToleration
resource.v1beta2.DeviceTaint@33 effect:string key:string timeAdded:date value:string
resource.v1beta2.DeviceTaintRuleSpec@36 deviceSelector:resource.v1beta2.DeviceTaintSelector taint:resource.v1beta2.DeviceTaint
resource.v1beta2.DeviceTaintRuleStatus@36 conditions:[type]meta.v1.Condition
resource.v1beta2.DeviceTaintSelector@36 device:string driver:string pool:string
resource.v1beta2.DeviceToleration@33 effect:string key:string operator:string tolerationSeconds:int64 value:string
resource.v1beta2.ExactDeviceRequest@33 adminAccess:boolean allocationMode:string capacity:resource.v1beta2.CapacityRequirements@34 count:int64 deviceClassName:string selectors:[]resource.v1beta2.DeviceSelector tolerations:[]resource.v1beta2.DeviceToleration
resource.v1beta2.NetworkDeviceData@33 hardwareAddress:string interfaceName:string ips:[]string
resource.v1beta2.NodeAllocatableResourceMapping@36 allocationMultiplier:quantity capacityKey:string
resource.v1beta2.OpaqueDeviceConfiguration@33 driver:string parameters:any
resource.v1beta2.ResourceClaimConsumerReference@33 apiGroup:string name:string resource:string uid:string
resource.v1beta2.ResourceClaimSpec@33 devices:resource.v1beta2.DeviceClaim
resource.v1beta2.ResourceClaimStatus@33 allocation:resource.v1beta2.AllocationResult devices:[driver,device,pool,shareID]resource.v1beta2.AllocatedDeviceStatus reservedFor:[uid]resource.v1beta2.ResourceClaimConsumerReference
resource.v1beta2.ResourceClaimTemplateSpec@33 metadata:meta.v1.ObjectMeta spec:resource.v1beta2.ResourceClaimSpec
resource.v1beta2.ResourcePool@33 generation:int64 name:string resourceSliceCount:int64
resource.v1beta2.ResourceSliceSpec@33 allNodes:boolean devices:[]resource.v1beta2.Device driver:string nodeName:string nodeSelector:core.v1.NodeSelector perDeviceNodeSelection:boolean pool:resource.v1beta2.ResourcePool sharedCounters:[]resource.v1beta2.CounterSet
scheduling.v1alpha1.BasicSchedulingPolicy@35-35
scheduling.v1alpha1.GangSchedulingPolicy@35-35 minCount:int32
scheduling.v1alpha1.PodGroup@35-35 name:string policy:scheduling.v1alpha1.PodGroupPolicy
scheduling.v1alpha1.PodGroupPolicy@35-35 basic:scheduling.v1alpha1.BasicSchedulingPolicy gang:scheduling.v1alpha1.GangSchedulingPolicy
scheduling.v1alpha1.TypedLocalObjectReference@35-35 apiGroup:string kind:string name:string
scheduling.v1alpha1.WorkloadSpec@35-35 controllerRef:scheduling.v1alpha1.TypedLocalObjectReference podGroups:[name]scheduling.v1alpha1.PodGroup
scheduling.v1alpha2.BasicSchedulingPolicy@36
scheduling.v1alpha2.GangSchedulingPolicy@36 minCount:int32
scheduling.v1alpha2.PodGroupResourceClaim@36 name:string resourceClaimName:string resourceClaimTemplateName:string
scheduling.v1alpha2.PodGroupResourceClaimStatus@36 name:string resourceClaimName:string
scheduling.v1alpha2.PodGroupSchedulingConstraints@36 topology:[]scheduling.v1alpha2.TopologyConstraint
scheduling.v1alpha2.PodGroupSchedulingPolicy@36 basic:scheduling.v1alpha2.BasicSchedulingPolicy gang:scheduling.v1alpha2.GangSchedulingPolicy
scheduling.v1alpha2.PodGroupSpec@36 disruptionMode:string podGroupTemplateRef:scheduling.v1alpha2.PodGroupTemplateReference priority:int32 priorityClassName:string resourceClaims:[name]scheduling.v1alpha2.PodGroupResourceClaim schedulingConstraints:scheduling.v1alpha2.PodGroupSchedulingConstraints schedulingPolicy:scheduling.v1alpha2.PodGroupSchedulingPolicy
scheduling.v1alpha2.PodGroupStatus@36 conditions:[type]meta.v1.Condition resourceClaimStatuses:[name]scheduling.v1alpha2.PodGroupResourceClaimStatus
scheduling.v1alpha2.PodGroupTemplate@36 disruptionMode:string name:string priority:int32 priorityClassName:string resourceClaims:[name]scheduling.v1alpha2.PodGroupResourceClaim schedulingConstraints:scheduling.v1alpha2.PodGroupSchedulingConstraints schedulingPolicy:scheduling.v1alpha2.PodGroupSchedulingPolicy
scheduling.v1alpha2.PodGroupTemplateReference@36 workload:scheduling.v1alpha2.WorkloadPodGroupTemplateReference
scheduling.v1alpha2.TopologyConstraint@36 key:string
scheduling.v1alpha2.TypedLocalObjectReference@36 apiGroup:string kind:string name:string
scheduling.v1alpha2.WorkloadPodGroupTemplateReference@36 podGroupTemplateName:string workloadName:string
scheduling.v1alpha2.WorkloadSpec@36 controllerRef:scheduling.v1alpha2.TypedLocalObjectReference podGroupTemplates:[name]scheduling.v1alpha2.PodGroupTemplate
storage.v1.CSIDriverSpec attachRequired:boolean fsGroupPolicy:string nodeAllocatableUpdatePeriodSeconds:int64@33 podInfoOnMount:boolean preventPodSchedulingIfMissing:boolean@36 requiresRepublish:boolean seLinuxMount:boolean serviceAccountTokenInSecrets:boolean@35 storageCapacity:boolean tokenRequests:[]storage.v1.TokenRequest volumeLifecycleModes:[=]string
storage.v1.CSINodeDriver allocatable:storage.v1.VolumeNodeResources name:string nodeID:string topologyKeys:[]string
storage.v1.CSINodeSpec drivers:[name]storage.v1.CSINodeDriver
storage.v1.TokenRequest audience:string expirationSeconds:int64
storage.v1.VolumeAttachmentSource inlineVolumeSpec:core.v1.PersistentVolumeSpec persistentVolumeName:string
storage.v1.VolumeAttachmentSpec attacher:string nodeName:string source:storage.v1.VolumeAttachmentSource
storage.v1.VolumeAttachmentStatus attachError:storage.v1.VolumeError attached:boolean attachmentMetadata:{}string detachError:storage.v1.VolumeError
storage.v1.VolumeError errorCode:int32@33 message:string time:date
storage.v1.VolumeNodeResources count:int32
storagemigration.v1alpha1.GroupVersionResource@30-34 group:string resource:string version:string
storagemigration.v1alpha1.MigrationCondition@30-34 lastUpdateTime:date message:string reason:string status:string type:string
storagemigration.v1alpha1.StorageVersionMigrationSpec@30-34 continueToken:string resource:storagemigration.v1alpha1.GroupVersionResource
storagemigration.v1alpha1.StorageVersionMigrationStatus@30-34 conditions:[type]storagemigration.v1alpha1.MigrationCondition resourceVersion:string
storagemigration.v1beta1.StorageVersionMigrationSpec@35 resource:meta.v1.GroupResource
storagemigration.v1beta1.StorageVersionMigrationStatus@35 conditions:[type]meta.v1.Condition resourceVersion:string
`;
