// The types of Kubernetes' stable kinds, made by packages/kubetalk/src/kubernetes/schema/generate.ts: see ./table.ts.
export namespace admissionregistration {
  export interface ApplyConfiguration {
    readonly expression?: string;
  }
  export interface AuditAnnotation {
    readonly key?: string;
    readonly valueExpression?: string;
  }
  export interface ExpressionWarning {
    readonly fieldRef?: string;
    readonly warning?: string;
  }
  export interface JSONPatch {
    readonly expression?: string;
  }
  export interface MatchCondition {
    readonly expression?: string;
    readonly name?: string;
  }
  export interface MatchResources {
    readonly excludeResourceRules?: readonly (admissionregistration.NamedRuleWithOperations)[];
    readonly matchPolicy?: string;
    readonly namespaceSelector?: meta.LabelSelector;
    readonly objectSelector?: meta.LabelSelector;
    readonly resourceRules?: readonly (admissionregistration.NamedRuleWithOperations)[];
  }
  export interface MutatingAdmissionPolicy {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly spec?: admissionregistration.MutatingAdmissionPolicySpec;
  }
  export interface MutatingAdmissionPolicyBinding {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly spec?: admissionregistration.MutatingAdmissionPolicyBindingSpec;
  }
  export interface MutatingAdmissionPolicyBindingSpec {
    readonly matchResources?: admissionregistration.MatchResources;
    readonly paramRef?: admissionregistration.ParamRef;
    readonly policyName?: string;
  }
  export interface MutatingAdmissionPolicySpec {
    readonly failurePolicy?: string;
    readonly matchConditions?: readonly (admissionregistration.MatchCondition)[];
    readonly matchConstraints?: admissionregistration.MatchResources;
    readonly mutations?: readonly (admissionregistration.Mutation)[];
    readonly paramKind?: admissionregistration.ParamKind;
    readonly reinvocationPolicy?: string;
    readonly variables?: readonly (admissionregistration.Variable)[];
  }
  export interface MutatingWebhook {
    readonly admissionReviewVersions?: readonly (string)[];
    readonly clientConfig?: admissionregistration.WebhookClientConfig;
    readonly failurePolicy?: string;
    readonly matchConditions?: readonly (admissionregistration.MatchCondition)[];
    readonly matchPolicy?: string;
    readonly name?: string;
    readonly namespaceSelector?: meta.LabelSelector;
    readonly objectSelector?: meta.LabelSelector;
    readonly reinvocationPolicy?: string;
    readonly rules?: readonly (admissionregistration.RuleWithOperations)[];
    readonly sideEffects?: string;
    readonly timeoutSeconds?: number;
  }
  export interface MutatingWebhookConfiguration {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly webhooks?: readonly (admissionregistration.MutatingWebhook)[];
  }
  export interface Mutation {
    readonly applyConfiguration?: admissionregistration.ApplyConfiguration;
    readonly jsonPatch?: admissionregistration.JSONPatch;
    readonly patchType?: string;
  }
  export interface NamedRuleWithOperations {
    readonly apiGroups?: readonly (string)[];
    readonly apiVersions?: readonly (string)[];
    readonly operations?: readonly (string)[];
    readonly resourceNames?: readonly (string)[];
    readonly resources?: readonly (string)[];
    readonly scope?: string;
  }
  export interface ParamKind {
    readonly apiVersion?: string;
    readonly kind?: string;
  }
  export interface ParamRef {
    readonly name?: string;
    readonly namespace?: string;
    readonly parameterNotFoundAction?: string;
    readonly selector?: meta.LabelSelector;
  }
  export interface RuleWithOperations {
    readonly apiGroups?: readonly (string)[];
    readonly apiVersions?: readonly (string)[];
    readonly operations?: readonly (string)[];
    readonly resources?: readonly (string)[];
    readonly scope?: string;
  }
  export interface ServiceReference {
    readonly name?: string;
    readonly namespace?: string;
    readonly path?: string;
    readonly port?: number;
  }
  export interface TypeChecking {
    readonly expressionWarnings?: readonly (admissionregistration.ExpressionWarning)[];
  }
  export interface ValidatingAdmissionPolicy {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly spec?: admissionregistration.ValidatingAdmissionPolicySpec;
    readonly status?: admissionregistration.ValidatingAdmissionPolicyStatus;
  }
  export interface ValidatingAdmissionPolicyBinding {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly spec?: admissionregistration.ValidatingAdmissionPolicyBindingSpec;
  }
  export interface ValidatingAdmissionPolicyBindingSpec {
    readonly matchResources?: admissionregistration.MatchResources;
    readonly paramRef?: admissionregistration.ParamRef;
    readonly policyName?: string;
    readonly validationActions?: readonly (string)[];
  }
  export interface ValidatingAdmissionPolicySpec {
    readonly auditAnnotations?: readonly (admissionregistration.AuditAnnotation)[];
    readonly failurePolicy?: string;
    readonly matchConditions?: readonly (admissionregistration.MatchCondition)[];
    readonly matchConstraints?: admissionregistration.MatchResources;
    readonly paramKind?: admissionregistration.ParamKind;
    readonly validations?: readonly (admissionregistration.Validation)[];
    readonly variables?: readonly (admissionregistration.Variable)[];
  }
  export interface ValidatingAdmissionPolicyStatus {
    readonly conditions?: readonly (meta.Condition)[];
    readonly observedGeneration?: number;
    readonly typeChecking?: admissionregistration.TypeChecking;
  }
  export interface ValidatingWebhook {
    readonly admissionReviewVersions?: readonly (string)[];
    readonly clientConfig?: admissionregistration.WebhookClientConfig;
    readonly failurePolicy?: string;
    readonly matchConditions?: readonly (admissionregistration.MatchCondition)[];
    readonly matchPolicy?: string;
    readonly name?: string;
    readonly namespaceSelector?: meta.LabelSelector;
    readonly objectSelector?: meta.LabelSelector;
    readonly rules?: readonly (admissionregistration.RuleWithOperations)[];
    readonly sideEffects?: string;
    readonly timeoutSeconds?: number;
  }
  export interface ValidatingWebhookConfiguration {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly webhooks?: readonly (admissionregistration.ValidatingWebhook)[];
  }
  export interface Validation {
    readonly expression?: string;
    readonly message?: string;
    readonly messageExpression?: string;
    readonly reason?: string;
  }
  export interface Variable {
    readonly expression?: string;
    readonly name?: string;
  }
  export interface WebhookClientConfig {
    readonly caBundle?: string;
    readonly service?: admissionregistration.ServiceReference;
    readonly url?: string;
  }
}

export namespace apiextensions {
  export interface CustomResourceColumnDefinition {
    readonly description?: string;
    readonly format?: string;
    readonly jsonPath?: string;
    readonly name?: string;
    readonly priority?: number;
    readonly type?: string;
  }
  export interface CustomResourceConversion {
    readonly strategy?: string;
    readonly webhook?: apiextensions.WebhookConversion;
  }
  export interface CustomResourceDefinition {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly spec?: apiextensions.CustomResourceDefinitionSpec;
    readonly status?: apiextensions.CustomResourceDefinitionStatus;
  }
  export interface CustomResourceDefinitionCondition {
    readonly lastTransitionTime?: string;
    readonly message?: string;
    readonly reason?: string;
    readonly status?: string;
    readonly type?: string;
    readonly observedGeneration?: number;
  }
  export interface CustomResourceDefinitionNames {
    readonly categories?: readonly (string)[];
    readonly kind?: string;
    readonly listKind?: string;
    readonly plural?: string;
    readonly shortNames?: readonly (string)[];
    readonly singular?: string;
  }
  export interface CustomResourceDefinitionSpec {
    readonly conversion?: apiextensions.CustomResourceConversion;
    readonly group?: string;
    readonly names?: apiextensions.CustomResourceDefinitionNames;
    readonly preserveUnknownFields?: boolean;
    readonly scope?: string;
    readonly versions?: readonly (apiextensions.CustomResourceDefinitionVersion)[];
  }
  export interface CustomResourceDefinitionStatus {
    readonly acceptedNames?: apiextensions.CustomResourceDefinitionNames;
    readonly conditions?: readonly (apiextensions.CustomResourceDefinitionCondition)[];
    readonly storedVersions?: readonly (string)[];
    readonly observedGeneration?: number;
  }
  export interface CustomResourceDefinitionVersion {
    readonly additionalPrinterColumns?: readonly (apiextensions.CustomResourceColumnDefinition)[];
    readonly deprecated?: boolean;
    readonly deprecationWarning?: string;
    readonly name?: string;
    readonly schema?: apiextensions.CustomResourceValidation;
    readonly served?: boolean;
    readonly storage?: boolean;
    readonly subresources?: apiextensions.CustomResourceSubresources;
    readonly selectableFields?: readonly (apiextensions.SelectableField)[];
  }
  export interface CustomResourceSubresourceScale {
    readonly labelSelectorPath?: string;
    readonly specReplicasPath?: string;
    readonly statusReplicasPath?: string;
  }
  export interface CustomResourceSubresourceStatus {
  }
  export interface CustomResourceSubresources {
    readonly scale?: apiextensions.CustomResourceSubresourceScale;
    readonly status?: apiextensions.CustomResourceSubresourceStatus;
  }
  export interface CustomResourceValidation {
    readonly openAPIV3Schema?: apiextensions.JSONSchemaProps;
  }
  export interface ExternalDocumentation {
    readonly description?: string;
    readonly url?: string;
  }
  export interface JSONSchemaProps {
    readonly $ref?: string;
    readonly $schema?: string;
    readonly additionalItems?: boolean | apiextensions.JSONSchemaProps;
    readonly additionalProperties?: boolean | apiextensions.JSONSchemaProps;
    readonly allOf?: readonly (apiextensions.JSONSchemaProps)[];
    readonly anyOf?: readonly (apiextensions.JSONSchemaProps)[];
    readonly default?: unknown;
    readonly definitions?: { readonly [key: string]: apiextensions.JSONSchemaProps };
    readonly dependencies?: { readonly [key: string]: unknown };
    readonly description?: string;
    readonly enum?: readonly (unknown)[];
    readonly example?: unknown;
    readonly exclusiveMaximum?: boolean;
    readonly exclusiveMinimum?: boolean;
    readonly externalDocs?: apiextensions.ExternalDocumentation;
    readonly format?: string;
    readonly id?: string;
    readonly items?: apiextensions.JSONSchemaProps;
    readonly maxItems?: number;
    readonly maxLength?: number;
    readonly maxProperties?: number;
    readonly maximum?: number;
    readonly minItems?: number;
    readonly minLength?: number;
    readonly minProperties?: number;
    readonly minimum?: number;
    readonly multipleOf?: number;
    readonly not?: apiextensions.JSONSchemaProps;
    readonly nullable?: boolean;
    readonly oneOf?: readonly (apiextensions.JSONSchemaProps)[];
    readonly pattern?: string;
    readonly patternProperties?: { readonly [key: string]: apiextensions.JSONSchemaProps };
    readonly properties?: { readonly [key: string]: apiextensions.JSONSchemaProps };
    readonly required?: readonly (string)[];
    readonly title?: string;
    readonly type?: string;
    readonly uniqueItems?: boolean;
    readonly 'x-kubernetes-embedded-resource'?: boolean;
    readonly 'x-kubernetes-int-or-string'?: boolean;
    readonly 'x-kubernetes-list-map-keys'?: readonly (string)[];
    readonly 'x-kubernetes-list-type'?: string;
    readonly 'x-kubernetes-map-type'?: string;
    readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
    readonly 'x-kubernetes-validations'?: readonly (apiextensions.ValidationRule)[];
  }
  export interface SelectableField {
    readonly jsonPath?: string;
  }
  export interface ServiceReference {
    readonly name?: string;
    readonly namespace?: string;
    readonly path?: string;
    readonly port?: number;
  }
  export interface ValidationRule {
    readonly fieldPath?: string;
    readonly message?: string;
    readonly messageExpression?: string;
    readonly reason?: string;
    readonly rule?: string;
    readonly optionalOldSelf?: boolean;
  }
  export interface WebhookClientConfig {
    readonly caBundle?: string;
    readonly service?: apiextensions.ServiceReference;
    readonly url?: string;
  }
  export interface WebhookConversion {
    readonly clientConfig?: apiextensions.WebhookClientConfig;
    readonly conversionReviewVersions?: readonly (string)[];
  }
}

export namespace apiregistration {
  export interface APIService {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly spec?: apiregistration.APIServiceSpec;
    readonly status?: apiregistration.APIServiceStatus;
  }
  export interface APIServiceCondition {
    readonly lastTransitionTime?: string;
    readonly message?: string;
    readonly reason?: string;
    readonly status?: string;
    readonly type?: string;
  }
  export interface APIServiceSpec {
    readonly caBundle?: string;
    readonly group?: string;
    readonly groupPriorityMinimum?: number;
    readonly insecureSkipTLSVerify?: boolean;
    readonly service?: apiregistration.ServiceReference;
    readonly version?: string;
    readonly versionPriority?: number;
  }
  export interface APIServiceStatus {
    readonly conditions?: readonly (apiregistration.APIServiceCondition)[];
  }
  export interface ServiceReference {
    readonly name?: string;
    readonly namespace?: string;
    readonly port?: number;
  }
}

export namespace apps {
  export interface ControllerRevision {
    readonly apiVersion?: string;
    readonly data?: unknown;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly revision?: number;
  }
  export interface DaemonSet {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly spec?: apps.DaemonSetSpec;
    readonly status?: apps.DaemonSetStatus;
  }
  export interface DaemonSetCondition {
    readonly lastTransitionTime?: string;
    readonly message?: string;
    readonly reason?: string;
    readonly status?: string;
    readonly type?: string;
  }
  export interface DaemonSetSpec {
    readonly minReadySeconds?: number;
    readonly revisionHistoryLimit?: number;
    readonly selector?: meta.LabelSelector;
    readonly template?: core.PodTemplateSpec;
    readonly updateStrategy?: apps.DaemonSetUpdateStrategy;
  }
  export interface DaemonSetStatus {
    readonly collisionCount?: number;
    readonly conditions?: readonly (apps.DaemonSetCondition)[];
    readonly currentNumberScheduled?: number;
    readonly desiredNumberScheduled?: number;
    readonly numberAvailable?: number;
    readonly numberMisscheduled?: number;
    readonly numberReady?: number;
    readonly numberUnavailable?: number;
    readonly observedGeneration?: number;
    readonly updatedNumberScheduled?: number;
  }
  export interface DaemonSetUpdateStrategy {
    readonly rollingUpdate?: apps.RollingUpdateDaemonSet;
    readonly type?: string;
  }
  export interface Deployment {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly spec?: apps.DeploymentSpec;
    readonly status?: apps.DeploymentStatus;
  }
  export interface DeploymentCondition {
    readonly lastTransitionTime?: string;
    readonly lastUpdateTime?: string;
    readonly message?: string;
    readonly reason?: string;
    readonly status?: string;
    readonly type?: string;
  }
  export interface DeploymentSpec {
    readonly minReadySeconds?: number;
    readonly paused?: boolean;
    readonly progressDeadlineSeconds?: number;
    readonly replicas?: number;
    readonly revisionHistoryLimit?: number;
    readonly selector?: meta.LabelSelector;
    readonly strategy?: apps.DeploymentStrategy;
    readonly template?: core.PodTemplateSpec;
  }
  export interface DeploymentStatus {
    readonly availableReplicas?: number;
    readonly collisionCount?: number;
    readonly conditions?: readonly (apps.DeploymentCondition)[];
    readonly observedGeneration?: number;
    readonly readyReplicas?: number;
    readonly replicas?: number;
    readonly unavailableReplicas?: number;
    readonly updatedReplicas?: number;
    readonly terminatingReplicas?: number;
  }
  export interface DeploymentStrategy {
    readonly rollingUpdate?: apps.RollingUpdateDeployment;
    readonly type?: string;
  }
  export interface ReplicaSet {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly spec?: apps.ReplicaSetSpec;
    readonly status?: apps.ReplicaSetStatus;
  }
  export interface ReplicaSetCondition {
    readonly lastTransitionTime?: string;
    readonly message?: string;
    readonly reason?: string;
    readonly status?: string;
    readonly type?: string;
  }
  export interface ReplicaSetSpec {
    readonly minReadySeconds?: number;
    readonly replicas?: number;
    readonly selector?: meta.LabelSelector;
    readonly template?: core.PodTemplateSpec;
  }
  export interface ReplicaSetStatus {
    readonly availableReplicas?: number;
    readonly conditions?: readonly (apps.ReplicaSetCondition)[];
    readonly fullyLabeledReplicas?: number;
    readonly observedGeneration?: number;
    readonly readyReplicas?: number;
    readonly replicas?: number;
    readonly terminatingReplicas?: number;
  }
  export interface RollingUpdateDaemonSet {
    readonly maxSurge?: number | string;
    readonly maxUnavailable?: number | string;
  }
  export interface RollingUpdateDeployment {
    readonly maxSurge?: number | string;
    readonly maxUnavailable?: number | string;
  }
  export interface RollingUpdateStatefulSetStrategy {
    readonly maxUnavailable?: number | string;
    readonly partition?: number;
  }
  export interface StatefulSet {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly spec?: apps.StatefulSetSpec;
    readonly status?: apps.StatefulSetStatus;
  }
  export interface StatefulSetCondition {
    readonly lastTransitionTime?: string;
    readonly message?: string;
    readonly reason?: string;
    readonly status?: string;
    readonly type?: string;
  }
  export interface StatefulSetOrdinals {
    readonly start?: number;
  }
  export interface StatefulSetPersistentVolumeClaimRetentionPolicy {
    readonly whenDeleted?: string;
    readonly whenScaled?: string;
  }
  export interface StatefulSetSpec {
    readonly minReadySeconds?: number;
    readonly ordinals?: apps.StatefulSetOrdinals;
    readonly persistentVolumeClaimRetentionPolicy?: apps.StatefulSetPersistentVolumeClaimRetentionPolicy;
    readonly podManagementPolicy?: string;
    readonly replicas?: number;
    readonly revisionHistoryLimit?: number;
    readonly selector?: meta.LabelSelector;
    readonly serviceName?: string;
    readonly template?: core.PodTemplateSpec;
    readonly updateStrategy?: apps.StatefulSetUpdateStrategy;
    readonly volumeClaimTemplates?: readonly (core.PersistentVolumeClaim)[];
  }
  export interface StatefulSetStatus {
    readonly availableReplicas?: number;
    readonly collisionCount?: number;
    readonly conditions?: readonly (apps.StatefulSetCondition)[];
    readonly currentReplicas?: number;
    readonly currentRevision?: string;
    readonly observedGeneration?: number;
    readonly readyReplicas?: number;
    readonly replicas?: number;
    readonly updateRevision?: string;
    readonly updatedReplicas?: number;
  }
  export interface StatefulSetUpdateStrategy {
    readonly rollingUpdate?: apps.RollingUpdateStatefulSetStrategy;
    readonly type?: string;
  }
}

export namespace authentication {
  export interface BoundObjectReference {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly name?: string;
    readonly uid?: string;
  }
  export interface SelfSubjectReview {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly status?: authentication.SelfSubjectReviewStatus;
  }
  export interface SelfSubjectReviewStatus {
    readonly userInfo?: authentication.UserInfo;
  }
  export interface TokenRequest {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly spec?: authentication.TokenRequestSpec;
    readonly status?: authentication.TokenRequestStatus;
  }
  export interface TokenRequestSpec {
    readonly audiences?: readonly (string)[];
    readonly boundObjectRef?: authentication.BoundObjectReference;
    readonly expirationSeconds?: number;
  }
  export interface TokenRequestStatus {
    readonly expirationTimestamp?: string;
    readonly token?: string;
  }
  export interface TokenReview {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly spec?: authentication.TokenReviewSpec;
    readonly status?: authentication.TokenReviewStatus;
  }
  export interface TokenReviewSpec {
    readonly audiences?: readonly (string)[];
    readonly token?: string;
  }
  export interface TokenReviewStatus {
    readonly audiences?: readonly (string)[];
    readonly authenticated?: boolean;
    readonly error?: string;
    readonly user?: authentication.UserInfo;
  }
  export interface UserInfo {
    readonly extra?: { readonly [key: string]: readonly (string)[] };
    readonly groups?: readonly (string)[];
    readonly uid?: string;
    readonly username?: string;
  }
}

export namespace authorization {
  export interface FieldSelectorAttributes {
    readonly rawSelector?: string;
    readonly requirements?: readonly (meta.FieldSelectorRequirement)[];
  }
  export interface LabelSelectorAttributes {
    readonly rawSelector?: string;
    readonly requirements?: readonly (meta.LabelSelectorRequirement)[];
  }
  export interface LocalSubjectAccessReview {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly spec?: authorization.SubjectAccessReviewSpec;
    readonly status?: authorization.SubjectAccessReviewStatus;
  }
  export interface NonResourceAttributes {
    readonly path?: string;
    readonly verb?: string;
  }
  export interface NonResourceRule {
    readonly nonResourceURLs?: readonly (string)[];
    readonly verbs?: readonly (string)[];
  }
  export interface ResourceAttributes {
    readonly group?: string;
    readonly name?: string;
    readonly namespace?: string;
    readonly resource?: string;
    readonly subresource?: string;
    readonly verb?: string;
    readonly version?: string;
    readonly fieldSelector?: authorization.FieldSelectorAttributes;
    readonly labelSelector?: authorization.LabelSelectorAttributes;
  }
  export interface ResourceRule {
    readonly apiGroups?: readonly (string)[];
    readonly resourceNames?: readonly (string)[];
    readonly resources?: readonly (string)[];
    readonly verbs?: readonly (string)[];
  }
  export interface SelfSubjectAccessReview {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly spec?: authorization.SelfSubjectAccessReviewSpec;
    readonly status?: authorization.SubjectAccessReviewStatus;
  }
  export interface SelfSubjectAccessReviewSpec {
    readonly nonResourceAttributes?: authorization.NonResourceAttributes;
    readonly resourceAttributes?: authorization.ResourceAttributes;
  }
  export interface SelfSubjectRulesReview {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly spec?: authorization.SelfSubjectRulesReviewSpec;
    readonly status?: authorization.SubjectRulesReviewStatus;
  }
  export interface SelfSubjectRulesReviewSpec {
    readonly namespace?: string;
  }
  export interface SubjectAccessReview {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly spec?: authorization.SubjectAccessReviewSpec;
    readonly status?: authorization.SubjectAccessReviewStatus;
  }
  export interface SubjectAccessReviewSpec {
    readonly extra?: { readonly [key: string]: readonly (string)[] };
    readonly groups?: readonly (string)[];
    readonly nonResourceAttributes?: authorization.NonResourceAttributes;
    readonly resourceAttributes?: authorization.ResourceAttributes;
    readonly uid?: string;
    readonly user?: string;
  }
  export interface SubjectAccessReviewStatus {
    readonly allowed?: boolean;
    readonly denied?: boolean;
    readonly evaluationError?: string;
    readonly reason?: string;
  }
  export interface SubjectRulesReviewStatus {
    readonly evaluationError?: string;
    readonly incomplete?: boolean;
    readonly nonResourceRules?: readonly (authorization.NonResourceRule)[];
    readonly resourceRules?: readonly (authorization.ResourceRule)[];
  }
}

export namespace autoscaling {
  export interface CrossVersionObjectReference {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly name?: string;
  }
  export interface HorizontalPodAutoscaler {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly spec?: autoscaling.HorizontalPodAutoscalerSpec;
    readonly status?: autoscaling.HorizontalPodAutoscalerStatus;
  }
  export interface HorizontalPodAutoscalerSpec {
    readonly maxReplicas?: number;
    readonly minReplicas?: number;
    readonly scaleTargetRef?: autoscaling.CrossVersionObjectReference;
    readonly targetCPUUtilizationPercentage?: number;
  }
  export interface HorizontalPodAutoscalerStatus {
    readonly currentCPUUtilizationPercentage?: number;
    readonly currentReplicas?: number;
    readonly desiredReplicas?: number;
    readonly lastScaleTime?: string;
    readonly observedGeneration?: number;
  }
  export interface Scale {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly spec?: autoscaling.ScaleSpec;
    readonly status?: autoscaling.ScaleStatus;
  }
  export interface ScaleSpec {
    readonly replicas?: number;
  }
  export interface ScaleStatus {
    readonly replicas?: number;
    readonly selector?: string;
  }
}

export namespace autoscalingV2 {
  export interface ContainerResourceMetricSource {
    readonly container?: string;
    readonly name?: string;
    readonly target?: autoscalingV2.MetricTarget;
  }
  export interface ContainerResourceMetricStatus {
    readonly container?: string;
    readonly current?: autoscalingV2.MetricValueStatus;
    readonly name?: string;
  }
  export interface CrossVersionObjectReference {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly name?: string;
  }
  export interface ExternalMetricSource {
    readonly metric?: autoscalingV2.MetricIdentifier;
    readonly target?: autoscalingV2.MetricTarget;
  }
  export interface ExternalMetricStatus {
    readonly current?: autoscalingV2.MetricValueStatus;
    readonly metric?: autoscalingV2.MetricIdentifier;
  }
  export interface HPAScalingPolicy {
    readonly periodSeconds?: number;
    readonly type?: string;
    readonly value?: number;
  }
  export interface HPAScalingRules {
    readonly policies?: readonly (autoscalingV2.HPAScalingPolicy)[];
    readonly selectPolicy?: string;
    readonly stabilizationWindowSeconds?: number;
    readonly tolerance?: number | string;
  }
  export interface HorizontalPodAutoscaler {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly spec?: autoscalingV2.HorizontalPodAutoscalerSpec;
    readonly status?: autoscalingV2.HorizontalPodAutoscalerStatus;
  }
  export interface HorizontalPodAutoscalerBehavior {
    readonly scaleDown?: autoscalingV2.HPAScalingRules;
    readonly scaleUp?: autoscalingV2.HPAScalingRules;
  }
  export interface HorizontalPodAutoscalerCondition {
    readonly lastTransitionTime?: string;
    readonly message?: string;
    readonly reason?: string;
    readonly status?: string;
    readonly type?: string;
  }
  export interface HorizontalPodAutoscalerSpec {
    readonly behavior?: autoscalingV2.HorizontalPodAutoscalerBehavior;
    readonly maxReplicas?: number;
    readonly metrics?: readonly (autoscalingV2.MetricSpec)[];
    readonly minReplicas?: number;
    readonly scaleTargetRef?: autoscalingV2.CrossVersionObjectReference;
  }
  export interface HorizontalPodAutoscalerStatus {
    readonly conditions?: readonly (autoscalingV2.HorizontalPodAutoscalerCondition)[];
    readonly currentMetrics?: readonly (autoscalingV2.MetricStatus)[];
    readonly currentReplicas?: number;
    readonly desiredReplicas?: number;
    readonly lastScaleTime?: string;
    readonly observedGeneration?: number;
  }
  export interface MetricIdentifier {
    readonly name?: string;
    readonly selector?: meta.LabelSelector;
  }
  export interface MetricSpec {
    readonly containerResource?: autoscalingV2.ContainerResourceMetricSource;
    readonly external?: autoscalingV2.ExternalMetricSource;
    readonly object?: autoscalingV2.ObjectMetricSource;
    readonly pods?: autoscalingV2.PodsMetricSource;
    readonly resource?: autoscalingV2.ResourceMetricSource;
    readonly type?: string;
  }
  export interface MetricStatus {
    readonly containerResource?: autoscalingV2.ContainerResourceMetricStatus;
    readonly external?: autoscalingV2.ExternalMetricStatus;
    readonly object?: autoscalingV2.ObjectMetricStatus;
    readonly pods?: autoscalingV2.PodsMetricStatus;
    readonly resource?: autoscalingV2.ResourceMetricStatus;
    readonly type?: string;
  }
  export interface MetricTarget {
    readonly averageUtilization?: number;
    readonly averageValue?: number | string;
    readonly type?: string;
    readonly value?: number | string;
  }
  export interface MetricValueStatus {
    readonly averageUtilization?: number;
    readonly averageValue?: number | string;
    readonly value?: number | string;
  }
  export interface ObjectMetricSource {
    readonly describedObject?: autoscalingV2.CrossVersionObjectReference;
    readonly metric?: autoscalingV2.MetricIdentifier;
    readonly target?: autoscalingV2.MetricTarget;
  }
  export interface ObjectMetricStatus {
    readonly current?: autoscalingV2.MetricValueStatus;
    readonly describedObject?: autoscalingV2.CrossVersionObjectReference;
    readonly metric?: autoscalingV2.MetricIdentifier;
  }
  export interface PodsMetricSource {
    readonly metric?: autoscalingV2.MetricIdentifier;
    readonly target?: autoscalingV2.MetricTarget;
  }
  export interface PodsMetricStatus {
    readonly current?: autoscalingV2.MetricValueStatus;
    readonly metric?: autoscalingV2.MetricIdentifier;
  }
  export interface ResourceMetricSource {
    readonly name?: string;
    readonly target?: autoscalingV2.MetricTarget;
  }
  export interface ResourceMetricStatus {
    readonly current?: autoscalingV2.MetricValueStatus;
    readonly name?: string;
  }
}

export namespace batch {
  export interface CronJob {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly spec?: batch.CronJobSpec;
    readonly status?: batch.CronJobStatus;
  }
  export interface CronJobSpec {
    readonly concurrencyPolicy?: string;
    readonly failedJobsHistoryLimit?: number;
    readonly jobTemplate?: batch.JobTemplateSpec;
    readonly schedule?: string;
    readonly startingDeadlineSeconds?: number;
    readonly successfulJobsHistoryLimit?: number;
    readonly suspend?: boolean;
    readonly timeZone?: string;
  }
  export interface CronJobStatus {
    readonly active?: readonly (core.ObjectReference)[];
    readonly lastScheduleTime?: string;
    readonly lastSuccessfulTime?: string;
  }
  export interface Job {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly spec?: batch.JobSpec;
    readonly status?: batch.JobStatus;
  }
  export interface JobCondition {
    readonly lastProbeTime?: string;
    readonly lastTransitionTime?: string;
    readonly message?: string;
    readonly reason?: string;
    readonly status?: string;
    readonly type?: string;
  }
  export interface JobSpec {
    readonly activeDeadlineSeconds?: number;
    readonly backoffLimit?: number;
    readonly backoffLimitPerIndex?: number;
    readonly completionMode?: string;
    readonly completions?: number;
    readonly manualSelector?: boolean;
    readonly maxFailedIndexes?: number;
    readonly parallelism?: number;
    readonly podFailurePolicy?: batch.PodFailurePolicy;
    readonly podReplacementPolicy?: string;
    readonly selector?: meta.LabelSelector;
    readonly suspend?: boolean;
    readonly template?: core.PodTemplateSpec;
    readonly ttlSecondsAfterFinished?: number;
    readonly managedBy?: string;
    readonly successPolicy?: batch.SuccessPolicy;
  }
  export interface JobStatus {
    readonly active?: number;
    readonly completedIndexes?: string;
    readonly completionTime?: string;
    readonly conditions?: readonly (batch.JobCondition)[];
    readonly failed?: number;
    readonly failedIndexes?: string;
    readonly ready?: number;
    readonly startTime?: string;
    readonly succeeded?: number;
    readonly terminating?: number;
    readonly uncountedTerminatedPods?: batch.UncountedTerminatedPods;
  }
  export interface JobTemplateSpec {
    readonly metadata?: meta.ObjectMeta;
    readonly spec?: batch.JobSpec;
  }
  export interface PodFailurePolicy {
    readonly rules?: readonly (batch.PodFailurePolicyRule)[];
  }
  export interface PodFailurePolicyOnExitCodesRequirement {
    readonly containerName?: string;
    readonly operator?: string;
    readonly values?: readonly (number)[];
  }
  export interface PodFailurePolicyOnPodConditionsPattern {
    readonly status?: string;
    readonly type?: string;
  }
  export interface PodFailurePolicyRule {
    readonly action?: string;
    readonly onExitCodes?: batch.PodFailurePolicyOnExitCodesRequirement;
    readonly onPodConditions?: readonly (batch.PodFailurePolicyOnPodConditionsPattern)[];
  }
  export interface SuccessPolicy {
    readonly rules?: readonly (batch.SuccessPolicyRule)[];
  }
  export interface SuccessPolicyRule {
    readonly succeededCount?: number;
    readonly succeededIndexes?: string;
  }
  export interface UncountedTerminatedPods {
    readonly failed?: readonly (string)[];
    readonly succeeded?: readonly (string)[];
  }
}

export namespace certificates {
  export interface CertificateSigningRequest {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly spec?: certificates.CertificateSigningRequestSpec;
    readonly status?: certificates.CertificateSigningRequestStatus;
  }
  export interface CertificateSigningRequestCondition {
    readonly lastTransitionTime?: string;
    readonly lastUpdateTime?: string;
    readonly message?: string;
    readonly reason?: string;
    readonly status?: string;
    readonly type?: string;
  }
  export interface CertificateSigningRequestSpec {
    readonly expirationSeconds?: number;
    readonly extra?: { readonly [key: string]: readonly (string)[] };
    readonly groups?: readonly (string)[];
    readonly request?: string;
    readonly signerName?: string;
    readonly uid?: string;
    readonly usages?: readonly (string)[];
    readonly username?: string;
  }
  export interface CertificateSigningRequestStatus {
    readonly certificate?: string;
    readonly conditions?: readonly (certificates.CertificateSigningRequestCondition)[];
  }
}

export namespace coordination {
  export interface Lease {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly spec?: coordination.LeaseSpec;
  }
  export interface LeaseSpec {
    readonly acquireTime?: string;
    readonly holderIdentity?: string;
    readonly leaseDurationSeconds?: number;
    readonly leaseTransitions?: number;
    readonly renewTime?: string;
    readonly preferredHolder?: string;
    readonly strategy?: string;
  }
}

export namespace core {
  export interface AWSElasticBlockStoreVolumeSource {
    readonly fsType?: string;
    readonly partition?: number;
    readonly readOnly?: boolean;
    readonly volumeID?: string;
  }
  export interface Affinity {
    readonly nodeAffinity?: core.NodeAffinity;
    readonly podAffinity?: core.PodAffinity;
    readonly podAntiAffinity?: core.PodAntiAffinity;
  }
  export interface AppArmorProfile {
    readonly localhostProfile?: string;
    readonly type?: string;
  }
  export interface AttachedVolume {
    readonly devicePath?: string;
    readonly name?: string;
  }
  export interface AzureDiskVolumeSource {
    readonly cachingMode?: string;
    readonly diskName?: string;
    readonly diskURI?: string;
    readonly fsType?: string;
    readonly kind?: string;
    readonly readOnly?: boolean;
  }
  export interface AzureFilePersistentVolumeSource {
    readonly readOnly?: boolean;
    readonly secretName?: string;
    readonly secretNamespace?: string;
    readonly shareName?: string;
  }
  export interface AzureFileVolumeSource {
    readonly readOnly?: boolean;
    readonly secretName?: string;
    readonly shareName?: string;
  }
  export interface Binding {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly target?: core.ObjectReference;
  }
  export interface CSIPersistentVolumeSource {
    readonly controllerExpandSecretRef?: core.SecretReference;
    readonly controllerPublishSecretRef?: core.SecretReference;
    readonly driver?: string;
    readonly fsType?: string;
    readonly nodeExpandSecretRef?: core.SecretReference;
    readonly nodePublishSecretRef?: core.SecretReference;
    readonly nodeStageSecretRef?: core.SecretReference;
    readonly readOnly?: boolean;
    readonly volumeAttributes?: { readonly [key: string]: string };
    readonly volumeHandle?: string;
  }
  export interface CSIVolumeSource {
    readonly driver?: string;
    readonly fsType?: string;
    readonly nodePublishSecretRef?: core.LocalObjectReference;
    readonly readOnly?: boolean;
    readonly volumeAttributes?: { readonly [key: string]: string };
  }
  export interface Capabilities {
    readonly add?: readonly (string)[];
    readonly drop?: readonly (string)[];
  }
  export interface CephFSPersistentVolumeSource {
    readonly monitors?: readonly (string)[];
    readonly path?: string;
    readonly readOnly?: boolean;
    readonly secretFile?: string;
    readonly secretRef?: core.SecretReference;
    readonly user?: string;
  }
  export interface CephFSVolumeSource {
    readonly monitors?: readonly (string)[];
    readonly path?: string;
    readonly readOnly?: boolean;
    readonly secretFile?: string;
    readonly secretRef?: core.LocalObjectReference;
    readonly user?: string;
  }
  export interface CinderPersistentVolumeSource {
    readonly fsType?: string;
    readonly readOnly?: boolean;
    readonly secretRef?: core.SecretReference;
    readonly volumeID?: string;
  }
  export interface CinderVolumeSource {
    readonly fsType?: string;
    readonly readOnly?: boolean;
    readonly secretRef?: core.LocalObjectReference;
    readonly volumeID?: string;
  }
  export interface ClaimSource {
    readonly resourceClaimName?: string;
    readonly resourceClaimTemplateName?: string;
  }
  export interface ClientIPConfig {
    readonly timeoutSeconds?: number;
  }
  export interface ClusterTrustBundleProjection {
    readonly labelSelector?: meta.LabelSelector;
    readonly name?: string;
    readonly optional?: boolean;
    readonly path?: string;
    readonly signerName?: string;
  }
  export interface ComponentCondition {
    readonly error?: string;
    readonly message?: string;
    readonly status?: string;
    readonly type?: string;
  }
  export interface ComponentStatus {
    readonly apiVersion?: string;
    readonly conditions?: readonly (core.ComponentCondition)[];
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
  }
  export interface ConfigMap {
    readonly apiVersion?: string;
    readonly binaryData?: { readonly [key: string]: string };
    readonly data?: { readonly [key: string]: string };
    readonly immutable?: boolean;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
  }
  export interface ConfigMapEnvSource {
    readonly name?: string;
    readonly optional?: boolean;
  }
  export interface ConfigMapKeySelector {
    readonly key?: string;
    readonly name?: string;
    readonly optional?: boolean;
  }
  export interface ConfigMapNodeConfigSource {
    readonly kubeletConfigKey?: string;
    readonly name?: string;
    readonly namespace?: string;
    readonly resourceVersion?: string;
    readonly uid?: string;
  }
  export interface ConfigMapProjection {
    readonly items?: readonly (core.KeyToPath)[];
    readonly name?: string;
    readonly optional?: boolean;
  }
  export interface ConfigMapVolumeSource {
    readonly defaultMode?: number;
    readonly items?: readonly (core.KeyToPath)[];
    readonly name?: string;
    readonly optional?: boolean;
  }
  export interface Container {
    readonly args?: readonly (string)[];
    readonly command?: readonly (string)[];
    readonly env?: readonly (core.EnvVar)[];
    readonly envFrom?: readonly (core.EnvFromSource)[];
    readonly image?: string;
    readonly imagePullPolicy?: string;
    readonly lifecycle?: core.Lifecycle;
    readonly livenessProbe?: core.Probe;
    readonly name?: string;
    readonly ports?: readonly (core.ContainerPort)[];
    readonly readinessProbe?: core.Probe;
    readonly resizePolicy?: readonly (core.ContainerResizePolicy)[];
    readonly resources?: core.ResourceRequirements;
    readonly restartPolicy?: string;
    readonly securityContext?: core.SecurityContext;
    readonly startupProbe?: core.Probe;
    readonly stdin?: boolean;
    readonly stdinOnce?: boolean;
    readonly terminationMessagePath?: string;
    readonly terminationMessagePolicy?: string;
    readonly tty?: boolean;
    readonly volumeDevices?: readonly (core.VolumeDevice)[];
    readonly volumeMounts?: readonly (core.VolumeMount)[];
    readonly workingDir?: string;
    readonly restartPolicyRules?: readonly (core.ContainerRestartRule)[];
  }
  export interface ContainerExtendedResourceRequest {
    readonly containerName?: string;
    readonly requestName?: string;
    readonly resourceName?: string;
  }
  export interface ContainerImage {
    readonly names?: readonly (string)[];
    readonly sizeBytes?: number;
  }
  export interface ContainerPort {
    readonly containerPort?: number;
    readonly hostIP?: string;
    readonly hostPort?: number;
    readonly name?: string;
    readonly protocol?: string;
  }
  export interface ContainerResizePolicy {
    readonly resourceName?: string;
    readonly restartPolicy?: string;
  }
  export interface ContainerRestartRule {
    readonly action?: string;
    readonly exitCodes?: core.ContainerRestartRuleOnExitCodes;
  }
  export interface ContainerRestartRuleOnExitCodes {
    readonly operator?: string;
    readonly values?: readonly (number)[];
  }
  export interface ContainerState {
    readonly running?: core.ContainerStateRunning;
    readonly terminated?: core.ContainerStateTerminated;
    readonly waiting?: core.ContainerStateWaiting;
  }
  export interface ContainerStateRunning {
    readonly startedAt?: string;
  }
  export interface ContainerStateTerminated {
    readonly containerID?: string;
    readonly exitCode?: number;
    readonly finishedAt?: string;
    readonly message?: string;
    readonly reason?: string;
    readonly signal?: number;
    readonly startedAt?: string;
  }
  export interface ContainerStateWaiting {
    readonly message?: string;
    readonly reason?: string;
  }
  export interface ContainerStatus {
    readonly allocatedResources?: { readonly [key: string]: number | string };
    readonly containerID?: string;
    readonly image?: string;
    readonly imageID?: string;
    readonly lastState?: core.ContainerState;
    readonly name?: string;
    readonly ready?: boolean;
    readonly resources?: core.ResourceRequirements;
    readonly restartCount?: number;
    readonly started?: boolean;
    readonly state?: core.ContainerState;
    readonly volumeMounts?: readonly (core.VolumeMountStatus)[];
    readonly allocatedResourcesStatus?: readonly (core.ResourceStatus)[];
    readonly user?: core.ContainerUser;
    readonly stopSignal?: string;
  }
  export interface ContainerUser {
    readonly linux?: core.LinuxContainerUser;
  }
  export interface DaemonEndpoint {
    readonly Port?: number;
  }
  export interface DownwardAPIProjection {
    readonly items?: readonly (core.DownwardAPIVolumeFile)[];
  }
  export interface DownwardAPIVolumeFile {
    readonly fieldRef?: core.ObjectFieldSelector;
    readonly mode?: number;
    readonly path?: string;
    readonly resourceFieldRef?: core.ResourceFieldSelector;
  }
  export interface DownwardAPIVolumeSource {
    readonly defaultMode?: number;
    readonly items?: readonly (core.DownwardAPIVolumeFile)[];
  }
  export interface EmptyDirVolumeSource {
    readonly medium?: string;
    readonly sizeLimit?: number | string;
  }
  export interface EndpointAddress {
    readonly hostname?: string;
    readonly ip?: string;
    readonly nodeName?: string;
    readonly targetRef?: core.ObjectReference;
  }
  export interface EndpointPort {
    readonly appProtocol?: string;
    readonly name?: string;
    readonly port?: number;
    readonly protocol?: string;
  }
  export interface EndpointSubset {
    readonly addresses?: readonly (core.EndpointAddress)[];
    readonly notReadyAddresses?: readonly (core.EndpointAddress)[];
    readonly ports?: readonly (core.EndpointPort)[];
  }
  export interface Endpoints {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly subsets?: readonly (core.EndpointSubset)[];
  }
  export interface EnvFromSource {
    readonly configMapRef?: core.ConfigMapEnvSource;
    readonly prefix?: string;
    readonly secretRef?: core.SecretEnvSource;
  }
  export interface EnvVar {
    readonly name?: string;
    readonly value?: string;
    readonly valueFrom?: core.EnvVarSource;
  }
  export interface EnvVarSource {
    readonly configMapKeyRef?: core.ConfigMapKeySelector;
    readonly fieldRef?: core.ObjectFieldSelector;
    readonly resourceFieldRef?: core.ResourceFieldSelector;
    readonly secretKeyRef?: core.SecretKeySelector;
    readonly fileKeyRef?: core.FileKeySelector;
  }
  export interface EphemeralContainer {
    readonly args?: readonly (string)[];
    readonly command?: readonly (string)[];
    readonly env?: readonly (core.EnvVar)[];
    readonly envFrom?: readonly (core.EnvFromSource)[];
    readonly image?: string;
    readonly imagePullPolicy?: string;
    readonly lifecycle?: core.Lifecycle;
    readonly livenessProbe?: core.Probe;
    readonly name?: string;
    readonly ports?: readonly (core.ContainerPort)[];
    readonly readinessProbe?: core.Probe;
    readonly resizePolicy?: readonly (core.ContainerResizePolicy)[];
    readonly resources?: core.ResourceRequirements;
    readonly restartPolicy?: string;
    readonly securityContext?: core.SecurityContext;
    readonly startupProbe?: core.Probe;
    readonly stdin?: boolean;
    readonly stdinOnce?: boolean;
    readonly targetContainerName?: string;
    readonly terminationMessagePath?: string;
    readonly terminationMessagePolicy?: string;
    readonly tty?: boolean;
    readonly volumeDevices?: readonly (core.VolumeDevice)[];
    readonly volumeMounts?: readonly (core.VolumeMount)[];
    readonly workingDir?: string;
    readonly restartPolicyRules?: readonly (core.ContainerRestartRule)[];
  }
  export interface EphemeralVolumeSource {
    readonly volumeClaimTemplate?: core.PersistentVolumeClaimTemplate;
  }
  export interface Event {
    readonly action?: string;
    readonly apiVersion?: string;
    readonly count?: number;
    readonly eventTime?: string;
    readonly firstTimestamp?: string;
    readonly involvedObject?: core.ObjectReference;
    readonly kind?: string;
    readonly lastTimestamp?: string;
    readonly message?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly reason?: string;
    readonly related?: core.ObjectReference;
    readonly reportingComponent?: string;
    readonly reportingInstance?: string;
    readonly series?: core.EventSeries;
    readonly source?: core.EventSource;
    readonly type?: string;
  }
  export interface EventSeries {
    readonly count?: number;
    readonly lastObservedTime?: string;
  }
  export interface EventSource {
    readonly component?: string;
    readonly host?: string;
  }
  export interface ExecAction {
    readonly command?: readonly (string)[];
  }
  export interface FCVolumeSource {
    readonly fsType?: string;
    readonly lun?: number;
    readonly readOnly?: boolean;
    readonly targetWWNs?: readonly (string)[];
    readonly wwids?: readonly (string)[];
  }
  export interface FileKeySelector {
    readonly key?: string;
    readonly optional?: boolean;
    readonly path?: string;
    readonly volumeName?: string;
  }
  export interface FlexPersistentVolumeSource {
    readonly driver?: string;
    readonly fsType?: string;
    readonly options?: { readonly [key: string]: string };
    readonly readOnly?: boolean;
    readonly secretRef?: core.SecretReference;
  }
  export interface FlexVolumeSource {
    readonly driver?: string;
    readonly fsType?: string;
    readonly options?: { readonly [key: string]: string };
    readonly readOnly?: boolean;
    readonly secretRef?: core.LocalObjectReference;
  }
  export interface FlockerVolumeSource {
    readonly datasetName?: string;
    readonly datasetUUID?: string;
  }
  export interface GCEPersistentDiskVolumeSource {
    readonly fsType?: string;
    readonly partition?: number;
    readonly pdName?: string;
    readonly readOnly?: boolean;
  }
  export interface GRPCAction {
    readonly port?: number;
    readonly service?: string;
  }
  export interface GitRepoVolumeSource {
    readonly directory?: string;
    readonly repository?: string;
    readonly revision?: string;
  }
  export interface GlusterfsPersistentVolumeSource {
    readonly endpoints?: string;
    readonly endpointsNamespace?: string;
    readonly path?: string;
    readonly readOnly?: boolean;
  }
  export interface GlusterfsVolumeSource {
    readonly endpoints?: string;
    readonly path?: string;
    readonly readOnly?: boolean;
  }
  export interface HTTPGetAction {
    readonly host?: string;
    readonly httpHeaders?: readonly (core.HTTPHeader)[];
    readonly path?: string;
    readonly port?: number | string;
    readonly scheme?: string;
  }
  export interface HTTPHeader {
    readonly name?: string;
    readonly value?: string;
  }
  export interface HostAlias {
    readonly hostnames?: readonly (string)[];
    readonly ip?: string;
  }
  export interface HostIP {
    readonly ip?: string;
  }
  export interface HostPathVolumeSource {
    readonly path?: string;
    readonly type?: string;
  }
  export interface ISCSIPersistentVolumeSource {
    readonly chapAuthDiscovery?: boolean;
    readonly chapAuthSession?: boolean;
    readonly fsType?: string;
    readonly initiatorName?: string;
    readonly iqn?: string;
    readonly iscsiInterface?: string;
    readonly lun?: number;
    readonly portals?: readonly (string)[];
    readonly readOnly?: boolean;
    readonly secretRef?: core.SecretReference;
    readonly targetPortal?: string;
  }
  export interface ISCSIVolumeSource {
    readonly chapAuthDiscovery?: boolean;
    readonly chapAuthSession?: boolean;
    readonly fsType?: string;
    readonly initiatorName?: string;
    readonly iqn?: string;
    readonly iscsiInterface?: string;
    readonly lun?: number;
    readonly portals?: readonly (string)[];
    readonly readOnly?: boolean;
    readonly secretRef?: core.LocalObjectReference;
    readonly targetPortal?: string;
  }
  export interface ImageVolumeSource {
    readonly pullPolicy?: string;
    readonly reference?: string;
  }
  export interface ImageVolumeStatus {
    readonly imageRef?: string;
  }
  export interface KeyToPath {
    readonly key?: string;
    readonly mode?: number;
    readonly path?: string;
  }
  export interface Lifecycle {
    readonly postStart?: core.LifecycleHandler;
    readonly preStop?: core.LifecycleHandler;
    readonly stopSignal?: string;
  }
  export interface LifecycleHandler {
    readonly exec?: core.ExecAction;
    readonly httpGet?: core.HTTPGetAction;
    readonly tcpSocket?: core.TCPSocketAction;
    readonly sleep?: core.SleepAction;
  }
  export interface LimitRange {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly spec?: core.LimitRangeSpec;
  }
  export interface LimitRangeItem {
    readonly default?: { readonly [key: string]: number | string };
    readonly defaultRequest?: { readonly [key: string]: number | string };
    readonly max?: { readonly [key: string]: number | string };
    readonly maxLimitRequestRatio?: { readonly [key: string]: number | string };
    readonly min?: { readonly [key: string]: number | string };
    readonly type?: string;
  }
  export interface LimitRangeSpec {
    readonly limits?: readonly (core.LimitRangeItem)[];
  }
  export interface LinuxContainerUser {
    readonly gid?: number;
    readonly supplementalGroups?: readonly (number)[];
    readonly uid?: number;
  }
  export interface LoadBalancerIngress {
    readonly hostname?: string;
    readonly ip?: string;
    readonly ports?: readonly (core.PortStatus)[];
    readonly ipMode?: string;
  }
  export interface LoadBalancerStatus {
    readonly ingress?: readonly (core.LoadBalancerIngress)[];
  }
  export interface LocalObjectReference {
    readonly name?: string;
  }
  export interface LocalVolumeSource {
    readonly fsType?: string;
    readonly path?: string;
  }
  export interface ModifyVolumeStatus {
    readonly status?: string;
    readonly targetVolumeAttributesClassName?: string;
  }
  export interface NFSVolumeSource {
    readonly path?: string;
    readonly readOnly?: boolean;
    readonly server?: string;
  }
  export interface Namespace {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly spec?: core.NamespaceSpec;
    readonly status?: core.NamespaceStatus;
  }
  export interface NamespaceCondition {
    readonly lastTransitionTime?: string;
    readonly message?: string;
    readonly reason?: string;
    readonly status?: string;
    readonly type?: string;
  }
  export interface NamespaceSpec {
    readonly finalizers?: readonly (string)[];
  }
  export interface NamespaceStatus {
    readonly conditions?: readonly (core.NamespaceCondition)[];
    readonly phase?: string;
  }
  export interface Node {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly spec?: core.NodeSpec;
    readonly status?: core.NodeStatus;
  }
  export interface NodeAddress {
    readonly address?: string;
    readonly type?: string;
  }
  export interface NodeAffinity {
    readonly preferredDuringSchedulingIgnoredDuringExecution?: readonly (core.PreferredSchedulingTerm)[];
    readonly requiredDuringSchedulingIgnoredDuringExecution?: core.NodeSelector;
  }
  export interface NodeAllocatableResourceClaimStatus {
    readonly containers?: readonly (string)[];
    readonly resourceClaimName?: string;
    readonly resources?: { readonly [key: string]: number | string };
  }
  export interface NodeCondition {
    readonly lastHeartbeatTime?: string;
    readonly lastTransitionTime?: string;
    readonly message?: string;
    readonly reason?: string;
    readonly status?: string;
    readonly type?: string;
  }
  export interface NodeConfigSource {
    readonly configMap?: core.ConfigMapNodeConfigSource;
  }
  export interface NodeConfigStatus {
    readonly active?: core.NodeConfigSource;
    readonly assigned?: core.NodeConfigSource;
    readonly error?: string;
    readonly lastKnownGood?: core.NodeConfigSource;
  }
  export interface NodeDaemonEndpoints {
    readonly kubeletEndpoint?: core.DaemonEndpoint;
  }
  export interface NodeFeatures {
    readonly supplementalGroupsPolicy?: boolean;
  }
  export interface NodeRuntimeHandler {
    readonly features?: core.NodeRuntimeHandlerFeatures;
    readonly name?: string;
  }
  export interface NodeRuntimeHandlerFeatures {
    readonly recursiveReadOnlyMounts?: boolean;
    readonly userNamespaces?: boolean;
  }
  export interface NodeSelector {
    readonly nodeSelectorTerms?: readonly (core.NodeSelectorTerm)[];
  }
  export interface NodeSelectorRequirement {
    readonly key?: string;
    readonly operator?: string;
    readonly values?: readonly (string)[];
  }
  export interface NodeSelectorTerm {
    readonly matchExpressions?: readonly (core.NodeSelectorRequirement)[];
    readonly matchFields?: readonly (core.NodeSelectorRequirement)[];
  }
  export interface NodeSpec {
    readonly configSource?: core.NodeConfigSource;
    readonly externalID?: string;
    readonly podCIDR?: string;
    readonly podCIDRs?: readonly (string)[];
    readonly providerID?: string;
    readonly taints?: readonly (core.Taint)[];
    readonly unschedulable?: boolean;
  }
  export interface NodeStatus {
    readonly addresses?: readonly (core.NodeAddress)[];
    readonly allocatable?: { readonly [key: string]: number | string };
    readonly capacity?: { readonly [key: string]: number | string };
    readonly conditions?: readonly (core.NodeCondition)[];
    readonly config?: core.NodeConfigStatus;
    readonly daemonEndpoints?: core.NodeDaemonEndpoints;
    readonly images?: readonly (core.ContainerImage)[];
    readonly nodeInfo?: core.NodeSystemInfo;
    readonly phase?: string;
    readonly volumesAttached?: readonly (core.AttachedVolume)[];
    readonly volumesInUse?: readonly (string)[];
    readonly runtimeHandlers?: readonly (core.NodeRuntimeHandler)[];
    readonly features?: core.NodeFeatures;
    readonly declaredFeatures?: readonly (string)[];
  }
  export interface NodeSwapStatus {
    readonly capacity?: number;
  }
  export interface NodeSystemInfo {
    readonly architecture?: string;
    readonly bootID?: string;
    readonly containerRuntimeVersion?: string;
    readonly kernelVersion?: string;
    readonly kubeProxyVersion?: string;
    readonly kubeletVersion?: string;
    readonly machineID?: string;
    readonly operatingSystem?: string;
    readonly osImage?: string;
    readonly systemUUID?: string;
    readonly swap?: core.NodeSwapStatus;
  }
  export interface ObjectFieldSelector {
    readonly apiVersion?: string;
    readonly fieldPath?: string;
  }
  export interface ObjectReference {
    readonly apiVersion?: string;
    readonly fieldPath?: string;
    readonly kind?: string;
    readonly name?: string;
    readonly namespace?: string;
    readonly resourceVersion?: string;
    readonly uid?: string;
  }
  export interface PersistentVolume {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly spec?: core.PersistentVolumeSpec;
    readonly status?: core.PersistentVolumeStatus;
  }
  export interface PersistentVolumeClaim {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly spec?: core.PersistentVolumeClaimSpec;
    readonly status?: core.PersistentVolumeClaimStatus;
  }
  export interface PersistentVolumeClaim {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly spec?: core.PersistentVolumeClaimSpec;
    readonly status?: core.PersistentVolumeClaimStatus;
  }
  export interface PersistentVolumeClaimCondition {
    readonly lastProbeTime?: string;
    readonly lastTransitionTime?: string;
    readonly message?: string;
    readonly reason?: string;
    readonly status?: string;
    readonly type?: string;
  }
  export interface PersistentVolumeClaimSpec {
    readonly accessModes?: readonly (string)[];
    readonly dataSource?: core.TypedLocalObjectReference;
    readonly dataSourceRef?: core.TypedObjectReference;
    readonly resources?: core.VolumeResourceRequirements;
    readonly selector?: meta.LabelSelector;
    readonly storageClassName?: string;
    readonly volumeMode?: string;
    readonly volumeName?: string;
    readonly volumeAttributesClassName?: string;
  }
  export interface PersistentVolumeClaimStatus {
    readonly accessModes?: readonly (string)[];
    readonly allocatedResourceStatuses?: { readonly [key: string]: string };
    readonly allocatedResources?: { readonly [key: string]: number | string };
    readonly capacity?: { readonly [key: string]: number | string };
    readonly conditions?: readonly (core.PersistentVolumeClaimCondition)[];
    readonly phase?: string;
    readonly currentVolumeAttributesClassName?: string;
    readonly modifyVolumeStatus?: core.ModifyVolumeStatus;
  }
  export interface PersistentVolumeClaimTemplate {
    readonly metadata?: meta.ObjectMeta;
    readonly spec?: core.PersistentVolumeClaimSpec;
  }
  export interface PersistentVolumeClaimVolumeSource {
    readonly claimName?: string;
    readonly readOnly?: boolean;
  }
  export interface PersistentVolumeSpec {
    readonly accessModes?: readonly (string)[];
    readonly awsElasticBlockStore?: core.AWSElasticBlockStoreVolumeSource;
    readonly azureDisk?: core.AzureDiskVolumeSource;
    readonly azureFile?: core.AzureFilePersistentVolumeSource;
    readonly capacity?: { readonly [key: string]: number | string };
    readonly cephfs?: core.CephFSPersistentVolumeSource;
    readonly cinder?: core.CinderPersistentVolumeSource;
    readonly claimRef?: core.ObjectReference;
    readonly csi?: core.CSIPersistentVolumeSource;
    readonly fc?: core.FCVolumeSource;
    readonly flexVolume?: core.FlexPersistentVolumeSource;
    readonly flocker?: core.FlockerVolumeSource;
    readonly gcePersistentDisk?: core.GCEPersistentDiskVolumeSource;
    readonly glusterfs?: core.GlusterfsPersistentVolumeSource;
    readonly hostPath?: core.HostPathVolumeSource;
    readonly iscsi?: core.ISCSIPersistentVolumeSource;
    readonly local?: core.LocalVolumeSource;
    readonly mountOptions?: readonly (string)[];
    readonly nfs?: core.NFSVolumeSource;
    readonly nodeAffinity?: core.VolumeNodeAffinity;
    readonly persistentVolumeReclaimPolicy?: string;
    readonly photonPersistentDisk?: core.PhotonPersistentDiskVolumeSource;
    readonly portworxVolume?: core.PortworxVolumeSource;
    readonly quobyte?: core.QuobyteVolumeSource;
    readonly rbd?: core.RBDPersistentVolumeSource;
    readonly scaleIO?: core.ScaleIOPersistentVolumeSource;
    readonly storageClassName?: string;
    readonly storageos?: core.StorageOSPersistentVolumeSource;
    readonly volumeMode?: string;
    readonly vsphereVolume?: core.VsphereVirtualDiskVolumeSource;
    readonly volumeAttributesClassName?: string;
  }
  export interface PersistentVolumeStatus {
    readonly lastPhaseTransitionTime?: string;
    readonly message?: string;
    readonly phase?: string;
    readonly reason?: string;
  }
  export interface PhotonPersistentDiskVolumeSource {
    readonly fsType?: string;
    readonly pdID?: string;
  }
  export interface Pod {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly spec?: core.PodSpec;
    readonly status?: core.PodStatus;
  }
  export interface PodAffinity {
    readonly preferredDuringSchedulingIgnoredDuringExecution?: readonly (core.WeightedPodAffinityTerm)[];
    readonly requiredDuringSchedulingIgnoredDuringExecution?: readonly (core.PodAffinityTerm)[];
  }
  export interface PodAffinityTerm {
    readonly labelSelector?: meta.LabelSelector;
    readonly namespaceSelector?: meta.LabelSelector;
    readonly namespaces?: readonly (string)[];
    readonly topologyKey?: string;
    readonly matchLabelKeys?: readonly (string)[];
    readonly mismatchLabelKeys?: readonly (string)[];
  }
  export interface PodAntiAffinity {
    readonly preferredDuringSchedulingIgnoredDuringExecution?: readonly (core.WeightedPodAffinityTerm)[];
    readonly requiredDuringSchedulingIgnoredDuringExecution?: readonly (core.PodAffinityTerm)[];
  }
  export interface PodCertificateProjection {
    readonly certificateChainPath?: string;
    readonly credentialBundlePath?: string;
    readonly keyPath?: string;
    readonly keyType?: string;
    readonly maxExpirationSeconds?: number;
    readonly signerName?: string;
    readonly userAnnotations?: { readonly [key: string]: string };
  }
  export interface PodCondition {
    readonly lastProbeTime?: string;
    readonly lastTransitionTime?: string;
    readonly message?: string;
    readonly reason?: string;
    readonly status?: string;
    readonly type?: string;
    readonly observedGeneration?: number;
  }
  export interface PodDNSConfig {
    readonly nameservers?: readonly (string)[];
    readonly options?: readonly (core.PodDNSConfigOption)[];
    readonly searches?: readonly (string)[];
  }
  export interface PodDNSConfigOption {
    readonly name?: string;
    readonly value?: string;
  }
  export interface PodExtendedResourceClaimStatus {
    readonly requestMappings?: readonly (core.ContainerExtendedResourceRequest)[];
    readonly resourceClaimName?: string;
  }
  export interface PodIP {
    readonly ip?: string;
  }
  export interface PodOS {
    readonly name?: string;
  }
  export interface PodReadinessGate {
    readonly conditionType?: string;
  }
  export interface PodResourceClaim {
    readonly name?: string;
    readonly source?: core.ClaimSource;
    readonly resourceClaimName?: string;
    readonly resourceClaimTemplateName?: string;
  }
  export interface PodResourceClaimStatus {
    readonly name?: string;
    readonly resourceClaimName?: string;
  }
  export interface PodSchedulingGate {
    readonly name?: string;
  }
  export interface PodSchedulingGroup {
    readonly podGroupName?: string;
  }
  export interface PodSecurityContext {
    readonly fsGroup?: number;
    readonly fsGroupChangePolicy?: string;
    readonly runAsGroup?: number;
    readonly runAsNonRoot?: boolean;
    readonly runAsUser?: number;
    readonly seLinuxOptions?: core.SELinuxOptions;
    readonly seccompProfile?: core.SeccompProfile;
    readonly supplementalGroups?: readonly (number)[];
    readonly sysctls?: readonly (core.Sysctl)[];
    readonly windowsOptions?: core.WindowsSecurityContextOptions;
    readonly appArmorProfile?: core.AppArmorProfile;
    readonly supplementalGroupsPolicy?: string;
    readonly seLinuxChangePolicy?: string;
  }
  export interface PodSpec {
    readonly activeDeadlineSeconds?: number;
    readonly affinity?: core.Affinity;
    readonly automountServiceAccountToken?: boolean;
    readonly containers?: readonly (core.Container)[];
    readonly dnsConfig?: core.PodDNSConfig;
    readonly dnsPolicy?: string;
    readonly enableServiceLinks?: boolean;
    readonly ephemeralContainers?: readonly (core.EphemeralContainer)[];
    readonly hostAliases?: readonly (core.HostAlias)[];
    readonly hostIPC?: boolean;
    readonly hostNetwork?: boolean;
    readonly hostPID?: boolean;
    readonly hostUsers?: boolean;
    readonly hostname?: string;
    readonly imagePullSecrets?: readonly (core.LocalObjectReference)[];
    readonly initContainers?: readonly (core.Container)[];
    readonly nodeName?: string;
    readonly nodeSelector?: { readonly [key: string]: string };
    readonly os?: core.PodOS;
    readonly overhead?: { readonly [key: string]: number | string };
    readonly preemptionPolicy?: string;
    readonly priority?: number;
    readonly priorityClassName?: string;
    readonly readinessGates?: readonly (core.PodReadinessGate)[];
    readonly resourceClaims?: readonly (core.PodResourceClaim)[];
    readonly restartPolicy?: string;
    readonly runtimeClassName?: string;
    readonly schedulerName?: string;
    readonly schedulingGates?: readonly (core.PodSchedulingGate)[];
    readonly securityContext?: core.PodSecurityContext;
    readonly serviceAccount?: string;
    readonly serviceAccountName?: string;
    readonly setHostnameAsFQDN?: boolean;
    readonly shareProcessNamespace?: boolean;
    readonly subdomain?: string;
    readonly terminationGracePeriodSeconds?: number;
    readonly tolerations?: readonly (core.Toleration)[];
    readonly topologySpreadConstraints?: readonly (core.TopologySpreadConstraint)[];
    readonly volumes?: readonly (core.Volume)[];
    readonly resources?: core.ResourceRequirements;
    readonly hostnameOverride?: string;
    readonly workloadRef?: core.WorkloadReference;
    readonly schedulingGroup?: core.PodSchedulingGroup;
  }
  export interface PodStatus {
    readonly conditions?: readonly (core.PodCondition)[];
    readonly containerStatuses?: readonly (core.ContainerStatus)[];
    readonly ephemeralContainerStatuses?: readonly (core.ContainerStatus)[];
    readonly hostIP?: string;
    readonly hostIPs?: readonly (core.HostIP)[];
    readonly initContainerStatuses?: readonly (core.ContainerStatus)[];
    readonly message?: string;
    readonly nominatedNodeName?: string;
    readonly phase?: string;
    readonly podIP?: string;
    readonly podIPs?: readonly (core.PodIP)[];
    readonly qosClass?: string;
    readonly reason?: string;
    readonly resize?: string;
    readonly resourceClaimStatuses?: readonly (core.PodResourceClaimStatus)[];
    readonly startTime?: string;
    readonly observedGeneration?: number;
    readonly extendedResourceClaimStatus?: core.PodExtendedResourceClaimStatus;
    readonly allocatedResources?: { readonly [key: string]: number | string };
    readonly resources?: core.ResourceRequirements;
    readonly nodeAllocatableResourceClaimStatuses?: readonly (core.NodeAllocatableResourceClaimStatus)[];
  }
  export interface PodTemplate {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly template?: core.PodTemplateSpec;
  }
  export interface PodTemplateSpec {
    readonly metadata?: meta.ObjectMeta;
    readonly spec?: core.PodSpec;
  }
  export interface PortStatus {
    readonly error?: string;
    readonly port?: number;
    readonly protocol?: string;
  }
  export interface PortworxVolumeSource {
    readonly fsType?: string;
    readonly readOnly?: boolean;
    readonly volumeID?: string;
  }
  export interface PreferredSchedulingTerm {
    readonly preference?: core.NodeSelectorTerm;
    readonly weight?: number;
  }
  export interface Probe {
    readonly exec?: core.ExecAction;
    readonly failureThreshold?: number;
    readonly grpc?: core.GRPCAction;
    readonly httpGet?: core.HTTPGetAction;
    readonly initialDelaySeconds?: number;
    readonly periodSeconds?: number;
    readonly successThreshold?: number;
    readonly tcpSocket?: core.TCPSocketAction;
    readonly terminationGracePeriodSeconds?: number;
    readonly timeoutSeconds?: number;
  }
  export interface ProjectedVolumeSource {
    readonly defaultMode?: number;
    readonly sources?: readonly (core.VolumeProjection)[];
  }
  export interface QuobyteVolumeSource {
    readonly group?: string;
    readonly readOnly?: boolean;
    readonly registry?: string;
    readonly tenant?: string;
    readonly user?: string;
    readonly volume?: string;
  }
  export interface RBDPersistentVolumeSource {
    readonly fsType?: string;
    readonly image?: string;
    readonly keyring?: string;
    readonly monitors?: readonly (string)[];
    readonly pool?: string;
    readonly readOnly?: boolean;
    readonly secretRef?: core.SecretReference;
    readonly user?: string;
  }
  export interface RBDVolumeSource {
    readonly fsType?: string;
    readonly image?: string;
    readonly keyring?: string;
    readonly monitors?: readonly (string)[];
    readonly pool?: string;
    readonly readOnly?: boolean;
    readonly secretRef?: core.LocalObjectReference;
    readonly user?: string;
  }
  export interface ReplicationController {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly spec?: core.ReplicationControllerSpec;
    readonly status?: core.ReplicationControllerStatus;
  }
  export interface ReplicationControllerCondition {
    readonly lastTransitionTime?: string;
    readonly message?: string;
    readonly reason?: string;
    readonly status?: string;
    readonly type?: string;
  }
  export interface ReplicationControllerSpec {
    readonly minReadySeconds?: number;
    readonly replicas?: number;
    readonly selector?: { readonly [key: string]: string };
    readonly template?: core.PodTemplateSpec;
  }
  export interface ReplicationControllerStatus {
    readonly availableReplicas?: number;
    readonly conditions?: readonly (core.ReplicationControllerCondition)[];
    readonly fullyLabeledReplicas?: number;
    readonly observedGeneration?: number;
    readonly readyReplicas?: number;
    readonly replicas?: number;
  }
  export interface ResourceClaim {
    readonly name?: string;
    readonly request?: string;
  }
  export interface ResourceFieldSelector {
    readonly containerName?: string;
    readonly divisor?: number | string;
    readonly resource?: string;
  }
  export interface ResourceHealth {
    readonly health?: string;
    readonly resourceID?: string;
    readonly message?: string;
  }
  export interface ResourceQuota {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly spec?: core.ResourceQuotaSpec;
    readonly status?: core.ResourceQuotaStatus;
  }
  export interface ResourceQuotaSpec {
    readonly hard?: { readonly [key: string]: number | string };
    readonly scopeSelector?: core.ScopeSelector;
    readonly scopes?: readonly (string)[];
  }
  export interface ResourceQuotaStatus {
    readonly hard?: { readonly [key: string]: number | string };
    readonly used?: { readonly [key: string]: number | string };
  }
  export interface ResourceRequirements {
    readonly claims?: readonly (core.ResourceClaim)[];
    readonly limits?: { readonly [key: string]: number | string };
    readonly requests?: { readonly [key: string]: number | string };
  }
  export interface ResourceStatus {
    readonly name?: string;
    readonly resources?: readonly (core.ResourceHealth)[];
  }
  export interface SELinuxOptions {
    readonly level?: string;
    readonly role?: string;
    readonly type?: string;
    readonly user?: string;
  }
  export interface ScaleIOPersistentVolumeSource {
    readonly fsType?: string;
    readonly gateway?: string;
    readonly protectionDomain?: string;
    readonly readOnly?: boolean;
    readonly secretRef?: core.SecretReference;
    readonly sslEnabled?: boolean;
    readonly storageMode?: string;
    readonly storagePool?: string;
    readonly system?: string;
    readonly volumeName?: string;
  }
  export interface ScaleIOVolumeSource {
    readonly fsType?: string;
    readonly gateway?: string;
    readonly protectionDomain?: string;
    readonly readOnly?: boolean;
    readonly secretRef?: core.LocalObjectReference;
    readonly sslEnabled?: boolean;
    readonly storageMode?: string;
    readonly storagePool?: string;
    readonly system?: string;
    readonly volumeName?: string;
  }
  export interface ScopeSelector {
    readonly matchExpressions?: readonly (core.ScopedResourceSelectorRequirement)[];
  }
  export interface ScopedResourceSelectorRequirement {
    readonly operator?: string;
    readonly scopeName?: string;
    readonly values?: readonly (string)[];
  }
  export interface SeccompProfile {
    readonly localhostProfile?: string;
    readonly type?: string;
  }
  export interface Secret {
    readonly apiVersion?: string;
    readonly data?: { readonly [key: string]: string };
    readonly immutable?: boolean;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly stringData?: { readonly [key: string]: string };
    readonly type?: string;
  }
  export interface SecretEnvSource {
    readonly name?: string;
    readonly optional?: boolean;
  }
  export interface SecretKeySelector {
    readonly key?: string;
    readonly name?: string;
    readonly optional?: boolean;
  }
  export interface SecretProjection {
    readonly items?: readonly (core.KeyToPath)[];
    readonly name?: string;
    readonly optional?: boolean;
  }
  export interface SecretReference {
    readonly name?: string;
    readonly namespace?: string;
  }
  export interface SecretVolumeSource {
    readonly defaultMode?: number;
    readonly items?: readonly (core.KeyToPath)[];
    readonly optional?: boolean;
    readonly secretName?: string;
  }
  export interface SecurityContext {
    readonly allowPrivilegeEscalation?: boolean;
    readonly capabilities?: core.Capabilities;
    readonly privileged?: boolean;
    readonly procMount?: string;
    readonly readOnlyRootFilesystem?: boolean;
    readonly runAsGroup?: number;
    readonly runAsNonRoot?: boolean;
    readonly runAsUser?: number;
    readonly seLinuxOptions?: core.SELinuxOptions;
    readonly seccompProfile?: core.SeccompProfile;
    readonly windowsOptions?: core.WindowsSecurityContextOptions;
    readonly appArmorProfile?: core.AppArmorProfile;
  }
  export interface Service {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly spec?: core.ServiceSpec;
    readonly status?: core.ServiceStatus;
  }
  export interface ServiceAccount {
    readonly apiVersion?: string;
    readonly automountServiceAccountToken?: boolean;
    readonly imagePullSecrets?: readonly (core.LocalObjectReference)[];
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly secrets?: readonly (core.ObjectReference)[];
  }
  export interface ServiceAccountTokenProjection {
    readonly audience?: string;
    readonly expirationSeconds?: number;
    readonly path?: string;
  }
  export interface ServicePort {
    readonly appProtocol?: string;
    readonly name?: string;
    readonly nodePort?: number;
    readonly port?: number;
    readonly protocol?: string;
    readonly targetPort?: number | string;
  }
  export interface ServiceSpec {
    readonly allocateLoadBalancerNodePorts?: boolean;
    readonly clusterIP?: string;
    readonly clusterIPs?: readonly (string)[];
    readonly externalIPs?: readonly (string)[];
    readonly externalName?: string;
    readonly externalTrafficPolicy?: string;
    readonly healthCheckNodePort?: number;
    readonly internalTrafficPolicy?: string;
    readonly ipFamilies?: readonly (string)[];
    readonly ipFamilyPolicy?: string;
    readonly loadBalancerClass?: string;
    readonly loadBalancerIP?: string;
    readonly loadBalancerSourceRanges?: readonly (string)[];
    readonly ports?: readonly (core.ServicePort)[];
    readonly publishNotReadyAddresses?: boolean;
    readonly selector?: { readonly [key: string]: string };
    readonly sessionAffinity?: string;
    readonly sessionAffinityConfig?: core.SessionAffinityConfig;
    readonly type?: string;
    readonly trafficDistribution?: string;
  }
  export interface ServiceStatus {
    readonly conditions?: readonly (meta.Condition)[];
    readonly loadBalancer?: core.LoadBalancerStatus;
  }
  export interface SessionAffinityConfig {
    readonly clientIP?: core.ClientIPConfig;
  }
  export interface SleepAction {
    readonly seconds?: number;
  }
  export interface StorageOSPersistentVolumeSource {
    readonly fsType?: string;
    readonly readOnly?: boolean;
    readonly secretRef?: core.ObjectReference;
    readonly volumeName?: string;
    readonly volumeNamespace?: string;
  }
  export interface StorageOSVolumeSource {
    readonly fsType?: string;
    readonly readOnly?: boolean;
    readonly secretRef?: core.LocalObjectReference;
    readonly volumeName?: string;
    readonly volumeNamespace?: string;
  }
  export interface Sysctl {
    readonly name?: string;
    readonly value?: string;
  }
  export interface TCPSocketAction {
    readonly host?: string;
    readonly port?: number | string;
  }
  export interface Taint {
    readonly effect?: string;
    readonly key?: string;
    readonly timeAdded?: string;
    readonly value?: string;
  }
  export interface Toleration {
    readonly effect?: string;
    readonly key?: string;
    readonly operator?: string;
    readonly tolerationSeconds?: number;
    readonly value?: string;
  }
  export interface TopologySelectorLabelRequirement {
    readonly key?: string;
    readonly values?: readonly (string)[];
  }
  export interface TopologySelectorTerm {
    readonly matchLabelExpressions?: readonly (core.TopologySelectorLabelRequirement)[];
  }
  export interface TopologySpreadConstraint {
    readonly labelSelector?: meta.LabelSelector;
    readonly matchLabelKeys?: readonly (string)[];
    readonly maxSkew?: number;
    readonly minDomains?: number;
    readonly nodeAffinityPolicy?: string;
    readonly nodeTaintsPolicy?: string;
    readonly topologyKey?: string;
    readonly whenUnsatisfiable?: string;
  }
  export interface TypedLocalObjectReference {
    readonly apiGroup?: string;
    readonly kind?: string;
    readonly name?: string;
  }
  export interface TypedObjectReference {
    readonly apiGroup?: string;
    readonly kind?: string;
    readonly name?: string;
    readonly namespace?: string;
  }
  export interface Volume {
    readonly awsElasticBlockStore?: core.AWSElasticBlockStoreVolumeSource;
    readonly azureDisk?: core.AzureDiskVolumeSource;
    readonly azureFile?: core.AzureFileVolumeSource;
    readonly cephfs?: core.CephFSVolumeSource;
    readonly cinder?: core.CinderVolumeSource;
    readonly configMap?: core.ConfigMapVolumeSource;
    readonly csi?: core.CSIVolumeSource;
    readonly downwardAPI?: core.DownwardAPIVolumeSource;
    readonly emptyDir?: core.EmptyDirVolumeSource;
    readonly ephemeral?: core.EphemeralVolumeSource;
    readonly fc?: core.FCVolumeSource;
    readonly flexVolume?: core.FlexVolumeSource;
    readonly flocker?: core.FlockerVolumeSource;
    readonly gcePersistentDisk?: core.GCEPersistentDiskVolumeSource;
    readonly gitRepo?: core.GitRepoVolumeSource;
    readonly glusterfs?: core.GlusterfsVolumeSource;
    readonly hostPath?: core.HostPathVolumeSource;
    readonly iscsi?: core.ISCSIVolumeSource;
    readonly name?: string;
    readonly nfs?: core.NFSVolumeSource;
    readonly persistentVolumeClaim?: core.PersistentVolumeClaimVolumeSource;
    readonly photonPersistentDisk?: core.PhotonPersistentDiskVolumeSource;
    readonly portworxVolume?: core.PortworxVolumeSource;
    readonly projected?: core.ProjectedVolumeSource;
    readonly quobyte?: core.QuobyteVolumeSource;
    readonly rbd?: core.RBDVolumeSource;
    readonly scaleIO?: core.ScaleIOVolumeSource;
    readonly secret?: core.SecretVolumeSource;
    readonly storageos?: core.StorageOSVolumeSource;
    readonly vsphereVolume?: core.VsphereVirtualDiskVolumeSource;
    readonly image?: core.ImageVolumeSource;
  }
  export interface VolumeDevice {
    readonly devicePath?: string;
    readonly name?: string;
  }
  export interface VolumeMount {
    readonly mountPath?: string;
    readonly mountPropagation?: string;
    readonly name?: string;
    readonly readOnly?: boolean;
    readonly subPath?: string;
    readonly subPathExpr?: string;
    readonly recursiveReadOnly?: string;
  }
  export interface VolumeMountStatus {
    readonly mountPath?: string;
    readonly name?: string;
    readonly readOnly?: boolean;
    readonly recursiveReadOnly?: string;
    readonly volumeStatus?: core.VolumeStatus;
  }
  export interface VolumeNodeAffinity {
    readonly required?: core.NodeSelector;
  }
  export interface VolumeProjection {
    readonly configMap?: core.ConfigMapProjection;
    readonly downwardAPI?: core.DownwardAPIProjection;
    readonly secret?: core.SecretProjection;
    readonly serviceAccountToken?: core.ServiceAccountTokenProjection;
    readonly clusterTrustBundle?: core.ClusterTrustBundleProjection;
    readonly podCertificate?: core.PodCertificateProjection;
  }
  export interface VolumeResourceRequirements {
    readonly limits?: { readonly [key: string]: number | string };
    readonly requests?: { readonly [key: string]: number | string };
  }
  export interface VolumeStatus {
    readonly image?: core.ImageVolumeStatus;
  }
  export interface VsphereVirtualDiskVolumeSource {
    readonly fsType?: string;
    readonly storagePolicyID?: string;
    readonly storagePolicyName?: string;
    readonly volumePath?: string;
  }
  export interface WeightedPodAffinityTerm {
    readonly podAffinityTerm?: core.PodAffinityTerm;
    readonly weight?: number;
  }
  export interface WindowsSecurityContextOptions {
    readonly gmsaCredentialSpec?: string;
    readonly gmsaCredentialSpecName?: string;
    readonly hostProcess?: boolean;
    readonly runAsUserName?: string;
  }
  export interface WorkloadReference {
    readonly name?: string;
    readonly podGroup?: string;
    readonly podGroupReplicaKey?: string;
  }
}

export namespace discovery {
  export interface Endpoint {
    readonly addresses?: readonly (string)[];
    readonly conditions?: discovery.EndpointConditions;
    readonly deprecatedTopology?: { readonly [key: string]: string };
    readonly hints?: discovery.EndpointHints;
    readonly hostname?: string;
    readonly nodeName?: string;
    readonly targetRef?: core.ObjectReference;
    readonly zone?: string;
  }
  export interface EndpointConditions {
    readonly ready?: boolean;
    readonly serving?: boolean;
    readonly terminating?: boolean;
  }
  export interface EndpointHints {
    readonly forZones?: readonly (discovery.ForZone)[];
    readonly forNodes?: readonly (discovery.ForNode)[];
  }
  export interface EndpointPort {
    readonly appProtocol?: string;
    readonly name?: string;
    readonly port?: number;
    readonly protocol?: string;
  }
  export interface EndpointSlice {
    readonly addressType?: string;
    readonly apiVersion?: string;
    readonly endpoints?: readonly (discovery.Endpoint)[];
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly ports?: readonly (discovery.EndpointPort)[];
  }
  export interface ForNode {
    readonly name?: string;
  }
  export interface ForZone {
    readonly name?: string;
  }
}

export namespace events {
  export interface Event {
    readonly action?: string;
    readonly apiVersion?: string;
    readonly deprecatedCount?: number;
    readonly deprecatedFirstTimestamp?: string;
    readonly deprecatedLastTimestamp?: string;
    readonly deprecatedSource?: core.EventSource;
    readonly eventTime?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly note?: string;
    readonly reason?: string;
    readonly regarding?: core.ObjectReference;
    readonly related?: core.ObjectReference;
    readonly reportingController?: string;
    readonly reportingInstance?: string;
    readonly series?: events.EventSeries;
    readonly type?: string;
  }
  export interface EventSeries {
    readonly count?: number;
    readonly lastObservedTime?: string;
  }
}

export namespace flowcontrol {
  export interface ExemptPriorityLevelConfiguration {
    readonly lendablePercent?: number;
    readonly nominalConcurrencyShares?: number;
  }
  export interface FlowDistinguisherMethod {
    readonly type?: string;
  }
  export interface FlowSchema {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly spec?: flowcontrol.FlowSchemaSpec;
    readonly status?: flowcontrol.FlowSchemaStatus;
  }
  export interface FlowSchemaCondition {
    readonly lastTransitionTime?: string;
    readonly message?: string;
    readonly reason?: string;
    readonly status?: string;
    readonly type?: string;
  }
  export interface FlowSchemaSpec {
    readonly distinguisherMethod?: flowcontrol.FlowDistinguisherMethod;
    readonly matchingPrecedence?: number;
    readonly priorityLevelConfiguration?: flowcontrol.PriorityLevelConfigurationReference;
    readonly rules?: readonly (flowcontrol.PolicyRulesWithSubjects)[];
  }
  export interface FlowSchemaStatus {
    readonly conditions?: readonly (flowcontrol.FlowSchemaCondition)[];
  }
  export interface GroupSubject {
    readonly name?: string;
  }
  export interface LimitResponse {
    readonly queuing?: flowcontrol.QueuingConfiguration;
    readonly type?: string;
  }
  export interface LimitedPriorityLevelConfiguration {
    readonly borrowingLimitPercent?: number;
    readonly lendablePercent?: number;
    readonly limitResponse?: flowcontrol.LimitResponse;
    readonly nominalConcurrencyShares?: number;
  }
  export interface NonResourcePolicyRule {
    readonly nonResourceURLs?: readonly (string)[];
    readonly verbs?: readonly (string)[];
  }
  export interface PolicyRulesWithSubjects {
    readonly nonResourceRules?: readonly (flowcontrol.NonResourcePolicyRule)[];
    readonly resourceRules?: readonly (flowcontrol.ResourcePolicyRule)[];
    readonly subjects?: readonly (flowcontrol.Subject)[];
  }
  export interface PriorityLevelConfiguration {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly spec?: flowcontrol.PriorityLevelConfigurationSpec;
    readonly status?: flowcontrol.PriorityLevelConfigurationStatus;
  }
  export interface PriorityLevelConfigurationCondition {
    readonly lastTransitionTime?: string;
    readonly message?: string;
    readonly reason?: string;
    readonly status?: string;
    readonly type?: string;
  }
  export interface PriorityLevelConfigurationReference {
    readonly name?: string;
  }
  export interface PriorityLevelConfigurationSpec {
    readonly exempt?: flowcontrol.ExemptPriorityLevelConfiguration;
    readonly limited?: flowcontrol.LimitedPriorityLevelConfiguration;
    readonly type?: string;
  }
  export interface PriorityLevelConfigurationStatus {
    readonly conditions?: readonly (flowcontrol.PriorityLevelConfigurationCondition)[];
  }
  export interface QueuingConfiguration {
    readonly handSize?: number;
    readonly queueLengthLimit?: number;
    readonly queues?: number;
  }
  export interface ResourcePolicyRule {
    readonly apiGroups?: readonly (string)[];
    readonly clusterScope?: boolean;
    readonly namespaces?: readonly (string)[];
    readonly resources?: readonly (string)[];
    readonly verbs?: readonly (string)[];
  }
  export interface ServiceAccountSubject {
    readonly name?: string;
    readonly namespace?: string;
  }
  export interface Subject {
    readonly group?: flowcontrol.GroupSubject;
    readonly kind?: string;
    readonly serviceAccount?: flowcontrol.ServiceAccountSubject;
    readonly user?: flowcontrol.UserSubject;
  }
  export interface UserSubject {
    readonly name?: string;
  }
}

export namespace meta {
  export interface Condition {
    readonly lastTransitionTime?: string;
    readonly message?: string;
    readonly observedGeneration?: number;
    readonly reason?: string;
    readonly status?: string;
    readonly type?: string;
  }
  export interface DeleteOptions {
    readonly apiVersion?: string;
    readonly dryRun?: readonly (string)[];
    readonly gracePeriodSeconds?: number;
    readonly kind?: string;
    readonly orphanDependents?: boolean;
    readonly preconditions?: meta.Preconditions;
    readonly propagationPolicy?: string;
    readonly ignoreStoreReadErrorWithClusterBreakingPotential?: boolean;
  }
  export interface FieldSelectorRequirement {
    readonly key?: string;
    readonly operator?: string;
    readonly values?: readonly (string)[];
  }
  export interface LabelSelector {
    readonly matchExpressions?: readonly (meta.LabelSelectorRequirement)[];
    readonly matchLabels?: { readonly [key: string]: string };
  }
  export interface LabelSelectorRequirement {
    readonly key?: string;
    readonly operator?: string;
    readonly values?: readonly (string)[];
  }
  export interface ManagedFieldsEntry {
    readonly apiVersion?: string;
    readonly fieldsType?: string;
    readonly fieldsV1?: unknown;
    readonly manager?: string;
    readonly operation?: string;
    readonly subresource?: string;
    readonly time?: string;
  }
  export interface ObjectMeta {
    readonly annotations?: { readonly [key: string]: string };
    readonly creationTimestamp?: string;
    readonly deletionGracePeriodSeconds?: number;
    readonly deletionTimestamp?: string;
    readonly finalizers?: readonly (string)[];
    readonly generateName?: string;
    readonly generation?: number;
    readonly labels?: { readonly [key: string]: string };
    readonly managedFields?: readonly (meta.ManagedFieldsEntry)[];
    readonly name?: string;
    readonly namespace?: string;
    readonly ownerReferences?: readonly (meta.OwnerReference)[];
    readonly resourceVersion?: string;
    readonly selfLink?: string;
    readonly uid?: string;
  }
  export interface OwnerReference {
    readonly apiVersion?: string;
    readonly blockOwnerDeletion?: boolean;
    readonly controller?: boolean;
    readonly kind?: string;
    readonly name?: string;
    readonly uid?: string;
  }
  export interface Preconditions {
    readonly resourceVersion?: string;
    readonly uid?: string;
  }
}

export namespace networking {
  export interface HTTPIngressPath {
    readonly backend?: networking.IngressBackend;
    readonly path?: string;
    readonly pathType?: string;
  }
  export interface HTTPIngressRuleValue {
    readonly paths?: readonly (networking.HTTPIngressPath)[];
  }
  export interface IPAddress {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly spec?: networking.IPAddressSpec;
  }
  export interface IPAddressSpec {
    readonly parentRef?: networking.ParentReference;
  }
  export interface IPBlock {
    readonly cidr?: string;
    readonly except?: readonly (string)[];
  }
  export interface Ingress {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly spec?: networking.IngressSpec;
    readonly status?: networking.IngressStatus;
  }
  export interface IngressBackend {
    readonly resource?: core.TypedLocalObjectReference;
    readonly service?: networking.IngressServiceBackend;
  }
  export interface IngressClass {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly spec?: networking.IngressClassSpec;
  }
  export interface IngressClassParametersReference {
    readonly apiGroup?: string;
    readonly kind?: string;
    readonly name?: string;
    readonly namespace?: string;
    readonly scope?: string;
  }
  export interface IngressClassSpec {
    readonly controller?: string;
    readonly parameters?: networking.IngressClassParametersReference;
  }
  export interface IngressLoadBalancerIngress {
    readonly hostname?: string;
    readonly ip?: string;
    readonly ports?: readonly (networking.IngressPortStatus)[];
  }
  export interface IngressLoadBalancerStatus {
    readonly ingress?: readonly (networking.IngressLoadBalancerIngress)[];
  }
  export interface IngressPortStatus {
    readonly error?: string;
    readonly port?: number;
    readonly protocol?: string;
  }
  export interface IngressRule {
    readonly host?: string;
    readonly http?: networking.HTTPIngressRuleValue;
  }
  export interface IngressServiceBackend {
    readonly name?: string;
    readonly port?: networking.ServiceBackendPort;
  }
  export interface IngressSpec {
    readonly defaultBackend?: networking.IngressBackend;
    readonly ingressClassName?: string;
    readonly rules?: readonly (networking.IngressRule)[];
    readonly tls?: readonly (networking.IngressTLS)[];
  }
  export interface IngressStatus {
    readonly loadBalancer?: networking.IngressLoadBalancerStatus;
  }
  export interface IngressTLS {
    readonly hosts?: readonly (string)[];
    readonly secretName?: string;
  }
  export interface NetworkPolicy {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly spec?: networking.NetworkPolicySpec;
  }
  export interface NetworkPolicyEgressRule {
    readonly ports?: readonly (networking.NetworkPolicyPort)[];
    readonly to?: readonly (networking.NetworkPolicyPeer)[];
  }
  export interface NetworkPolicyIngressRule {
    readonly from?: readonly (networking.NetworkPolicyPeer)[];
    readonly ports?: readonly (networking.NetworkPolicyPort)[];
  }
  export interface NetworkPolicyPeer {
    readonly ipBlock?: networking.IPBlock;
    readonly namespaceSelector?: meta.LabelSelector;
    readonly podSelector?: meta.LabelSelector;
  }
  export interface NetworkPolicyPort {
    readonly endPort?: number;
    readonly port?: number | string;
    readonly protocol?: string;
  }
  export interface NetworkPolicySpec {
    readonly egress?: readonly (networking.NetworkPolicyEgressRule)[];
    readonly ingress?: readonly (networking.NetworkPolicyIngressRule)[];
    readonly podSelector?: meta.LabelSelector;
    readonly policyTypes?: readonly (string)[];
  }
  export interface ParentReference {
    readonly group?: string;
    readonly name?: string;
    readonly namespace?: string;
    readonly resource?: string;
  }
  export interface ServiceBackendPort {
    readonly name?: string;
    readonly number?: number;
  }
  export interface ServiceCIDR {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly spec?: networking.ServiceCIDRSpec;
    readonly status?: networking.ServiceCIDRStatus;
  }
  export interface ServiceCIDRSpec {
    readonly cidrs?: readonly (string)[];
  }
  export interface ServiceCIDRStatus {
    readonly conditions?: readonly (meta.Condition)[];
  }
}

export namespace node {
  export interface Overhead {
    readonly podFixed?: { readonly [key: string]: number | string };
  }
  export interface RuntimeClass {
    readonly apiVersion?: string;
    readonly handler?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly overhead?: node.Overhead;
    readonly scheduling?: node.Scheduling;
  }
  export interface Scheduling {
    readonly nodeSelector?: { readonly [key: string]: string };
    readonly tolerations?: readonly (core.Toleration)[];
  }
}

export namespace policy {
  export interface Eviction {
    readonly apiVersion?: string;
    readonly deleteOptions?: meta.DeleteOptions;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
  }
  export interface PodDisruptionBudget {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly spec?: policy.PodDisruptionBudgetSpec;
    readonly status?: policy.PodDisruptionBudgetStatus;
  }
  export interface PodDisruptionBudgetSpec {
    readonly maxUnavailable?: number | string;
    readonly minAvailable?: number | string;
    readonly selector?: meta.LabelSelector;
    readonly unhealthyPodEvictionPolicy?: string;
  }
  export interface PodDisruptionBudgetStatus {
    readonly conditions?: readonly (meta.Condition)[];
    readonly currentHealthy?: number;
    readonly desiredHealthy?: number;
    readonly disruptedPods?: { readonly [key: string]: string };
    readonly disruptionsAllowed?: number;
    readonly expectedPods?: number;
    readonly observedGeneration?: number;
  }
}

export namespace rbac {
  export interface AggregationRule {
    readonly clusterRoleSelectors?: readonly (meta.LabelSelector)[];
  }
  export interface ClusterRole {
    readonly aggregationRule?: rbac.AggregationRule;
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly rules?: readonly (rbac.PolicyRule)[];
  }
  export interface ClusterRoleBinding {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly roleRef?: rbac.RoleRef;
    readonly subjects?: readonly (rbac.Subject)[];
  }
  export interface PolicyRule {
    readonly apiGroups?: readonly (string)[];
    readonly nonResourceURLs?: readonly (string)[];
    readonly resourceNames?: readonly (string)[];
    readonly resources?: readonly (string)[];
    readonly verbs?: readonly (string)[];
  }
  export interface Role {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly rules?: readonly (rbac.PolicyRule)[];
  }
  export interface RoleBinding {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly roleRef?: rbac.RoleRef;
    readonly subjects?: readonly (rbac.Subject)[];
  }
  export interface RoleRef {
    readonly apiGroup?: string;
    readonly kind?: string;
    readonly name?: string;
  }
  export interface Subject {
    readonly apiGroup?: string;
    readonly kind?: string;
    readonly name?: string;
    readonly namespace?: string;
  }
}

export namespace resource {
  export interface AllocatedDeviceStatus {
    readonly conditions?: readonly (meta.Condition)[];
    readonly data?: unknown;
    readonly device?: string;
    readonly driver?: string;
    readonly networkData?: resource.NetworkDeviceData;
    readonly pool?: string;
    readonly shareID?: string;
  }
  export interface AllocationResult {
    readonly allocationTimestamp?: string;
    readonly devices?: resource.DeviceAllocationResult;
    readonly nodeSelector?: core.NodeSelector;
  }
  export interface CELDeviceSelector {
    readonly expression?: string;
  }
  export interface CapacityRequestPolicy {
    readonly default?: number | string;
    readonly validRange?: resource.CapacityRequestPolicyRange;
    readonly validValues?: readonly (number | string)[];
  }
  export interface CapacityRequestPolicyRange {
    readonly max?: number | string;
    readonly min?: number | string;
    readonly step?: number | string;
  }
  export interface CapacityRequirements {
    readonly requests?: { readonly [key: string]: number | string };
  }
  export interface Counter {
    readonly value?: number | string;
  }
  export interface CounterSet {
    readonly counters?: { readonly [key: string]: resource.Counter };
    readonly name?: string;
  }
  export interface Device {
    readonly allNodes?: boolean;
    readonly allowMultipleAllocations?: boolean;
    readonly attributes?: { readonly [key: string]: resource.DeviceAttribute };
    readonly bindingConditions?: readonly (string)[];
    readonly bindingFailureConditions?: readonly (string)[];
    readonly bindsToNode?: boolean;
    readonly capacity?: { readonly [key: string]: resource.DeviceCapacity };
    readonly consumesCounters?: readonly (resource.DeviceCounterConsumption)[];
    readonly name?: string;
    readonly nodeName?: string;
    readonly nodeSelector?: core.NodeSelector;
    readonly taints?: readonly (resource.DeviceTaint)[];
    readonly nodeAllocatableResourceMappings?: { readonly [key: string]: resource.NodeAllocatableResourceMapping };
  }
  export interface DeviceAllocationConfiguration {
    readonly opaque?: resource.OpaqueDeviceConfiguration;
    readonly requests?: readonly (string)[];
    readonly source?: string;
  }
  export interface DeviceAllocationResult {
    readonly config?: readonly (resource.DeviceAllocationConfiguration)[];
    readonly results?: readonly (resource.DeviceRequestAllocationResult)[];
  }
  export interface DeviceAttribute {
    readonly bool?: boolean;
    readonly int?: number;
    readonly string?: string;
    readonly version?: string;
    readonly bools?: readonly (boolean)[];
    readonly ints?: readonly (number)[];
    readonly strings?: readonly (string)[];
    readonly versions?: readonly (string)[];
  }
  export interface DeviceCapacity {
    readonly requestPolicy?: resource.CapacityRequestPolicy;
    readonly value?: number | string;
  }
  export interface DeviceClaim {
    readonly config?: readonly (resource.DeviceClaimConfiguration)[];
    readonly constraints?: readonly (resource.DeviceConstraint)[];
    readonly requests?: readonly (resource.DeviceRequest)[];
  }
  export interface DeviceClaimConfiguration {
    readonly opaque?: resource.OpaqueDeviceConfiguration;
    readonly requests?: readonly (string)[];
  }
  export interface DeviceClass {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly spec?: resource.DeviceClassSpec;
  }
  export interface DeviceClassConfiguration {
    readonly opaque?: resource.OpaqueDeviceConfiguration;
  }
  export interface DeviceClassSpec {
    readonly config?: readonly (resource.DeviceClassConfiguration)[];
    readonly extendedResourceName?: string;
    readonly selectors?: readonly (resource.DeviceSelector)[];
  }
  export interface DeviceConstraint {
    readonly distinctAttribute?: string;
    readonly matchAttribute?: string;
    readonly requests?: readonly (string)[];
  }
  export interface DeviceCounterConsumption {
    readonly counterSet?: string;
    readonly counters?: { readonly [key: string]: resource.Counter };
  }
  export interface DeviceRequest {
    readonly exactly?: resource.ExactDeviceRequest;
    readonly firstAvailable?: readonly (resource.DeviceSubRequest)[];
    readonly name?: string;
  }
  export interface DeviceRequestAllocationResult {
    readonly adminAccess?: boolean;
    readonly bindingConditions?: readonly (string)[];
    readonly bindingFailureConditions?: readonly (string)[];
    readonly consumedCapacity?: { readonly [key: string]: number | string };
    readonly device?: string;
    readonly driver?: string;
    readonly pool?: string;
    readonly request?: string;
    readonly shareID?: string;
    readonly tolerations?: readonly (resource.DeviceToleration)[];
  }
  export interface DeviceSelector {
    readonly cel?: resource.CELDeviceSelector;
  }
  export interface DeviceSubRequest {
    readonly allocationMode?: string;
    readonly capacity?: resource.CapacityRequirements;
    readonly count?: number;
    readonly deviceClassName?: string;
    readonly name?: string;
    readonly selectors?: readonly (resource.DeviceSelector)[];
    readonly tolerations?: readonly (resource.DeviceToleration)[];
  }
  export interface DeviceTaint {
    readonly effect?: string;
    readonly key?: string;
    readonly timeAdded?: string;
    readonly value?: string;
  }
  export interface DeviceToleration {
    readonly effect?: string;
    readonly key?: string;
    readonly operator?: string;
    readonly tolerationSeconds?: number;
    readonly value?: string;
  }
  export interface ExactDeviceRequest {
    readonly adminAccess?: boolean;
    readonly allocationMode?: string;
    readonly capacity?: resource.CapacityRequirements;
    readonly count?: number;
    readonly deviceClassName?: string;
    readonly selectors?: readonly (resource.DeviceSelector)[];
    readonly tolerations?: readonly (resource.DeviceToleration)[];
  }
  export interface NetworkDeviceData {
    readonly hardwareAddress?: string;
    readonly interfaceName?: string;
    readonly ips?: readonly (string)[];
  }
  export interface NodeAllocatableResourceMapping {
    readonly allocationMultiplier?: number | string;
    readonly capacityKey?: string;
  }
  export interface OpaqueDeviceConfiguration {
    readonly driver?: string;
    readonly parameters?: unknown;
  }
  export interface ResourceClaim {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly spec?: resource.ResourceClaimSpec;
    readonly status?: resource.ResourceClaimStatus;
  }
  export interface ResourceClaimConsumerReference {
    readonly apiGroup?: string;
    readonly name?: string;
    readonly resource?: string;
    readonly uid?: string;
  }
  export interface ResourceClaimSpec {
    readonly devices?: resource.DeviceClaim;
  }
  export interface ResourceClaimStatus {
    readonly allocation?: resource.AllocationResult;
    readonly devices?: readonly (resource.AllocatedDeviceStatus)[];
    readonly reservedFor?: readonly (resource.ResourceClaimConsumerReference)[];
  }
  export interface ResourceClaimTemplate {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly spec?: resource.ResourceClaimTemplateSpec;
  }
  export interface ResourceClaimTemplateSpec {
    readonly metadata?: meta.ObjectMeta;
    readonly spec?: resource.ResourceClaimSpec;
  }
  export interface ResourcePool {
    readonly generation?: number;
    readonly name?: string;
    readonly resourceSliceCount?: number;
  }
  export interface ResourceSlice {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly spec?: resource.ResourceSliceSpec;
  }
  export interface ResourceSliceSpec {
    readonly allNodes?: boolean;
    readonly devices?: readonly (resource.Device)[];
    readonly driver?: string;
    readonly nodeName?: string;
    readonly nodeSelector?: core.NodeSelector;
    readonly perDeviceNodeSelection?: boolean;
    readonly pool?: resource.ResourcePool;
    readonly sharedCounters?: readonly (resource.CounterSet)[];
  }
}

export namespace scheduling {
  export interface PriorityClass {
    readonly apiVersion?: string;
    readonly description?: string;
    readonly globalDefault?: boolean;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly preemptionPolicy?: string;
    readonly value?: number;
  }
}

export namespace storage {
  export interface CSIDriver {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly spec?: storage.CSIDriverSpec;
  }
  export interface CSIDriverSpec {
    readonly attachRequired?: boolean;
    readonly fsGroupPolicy?: string;
    readonly podInfoOnMount?: boolean;
    readonly requiresRepublish?: boolean;
    readonly seLinuxMount?: boolean;
    readonly storageCapacity?: boolean;
    readonly tokenRequests?: readonly (storage.TokenRequest)[];
    readonly volumeLifecycleModes?: readonly (string)[];
    readonly nodeAllocatableUpdatePeriodSeconds?: number;
    readonly serviceAccountTokenInSecrets?: boolean;
    readonly preventPodSchedulingIfMissing?: boolean;
  }
  export interface CSINode {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly spec?: storage.CSINodeSpec;
  }
  export interface CSINodeDriver {
    readonly allocatable?: storage.VolumeNodeResources;
    readonly name?: string;
    readonly nodeID?: string;
    readonly topologyKeys?: readonly (string)[];
  }
  export interface CSINodeSpec {
    readonly drivers?: readonly (storage.CSINodeDriver)[];
  }
  export interface CSIStorageCapacity {
    readonly apiVersion?: string;
    readonly capacity?: number | string;
    readonly kind?: string;
    readonly maximumVolumeSize?: number | string;
    readonly metadata?: meta.ObjectMeta;
    readonly nodeTopology?: meta.LabelSelector;
    readonly storageClassName?: string;
  }
  export interface StorageClass {
    readonly allowVolumeExpansion?: boolean;
    readonly allowedTopologies?: readonly (core.TopologySelectorTerm)[];
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly mountOptions?: readonly (string)[];
    readonly parameters?: { readonly [key: string]: string };
    readonly provisioner?: string;
    readonly reclaimPolicy?: string;
    readonly volumeBindingMode?: string;
  }
  export interface TokenRequest {
    readonly audience?: string;
    readonly expirationSeconds?: number;
  }
  export interface VolumeAttachment {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly spec?: storage.VolumeAttachmentSpec;
    readonly status?: storage.VolumeAttachmentStatus;
  }
  export interface VolumeAttachmentSource {
    readonly inlineVolumeSpec?: core.PersistentVolumeSpec;
    readonly persistentVolumeName?: string;
  }
  export interface VolumeAttachmentSpec {
    readonly attacher?: string;
    readonly nodeName?: string;
    readonly source?: storage.VolumeAttachmentSource;
  }
  export interface VolumeAttachmentStatus {
    readonly attachError?: storage.VolumeError;
    readonly attached?: boolean;
    readonly attachmentMetadata?: { readonly [key: string]: string };
    readonly detachError?: storage.VolumeError;
  }
  export interface VolumeAttributesClass {
    readonly apiVersion?: string;
    readonly driverName?: string;
    readonly kind?: string;
    readonly metadata?: meta.ObjectMeta;
    readonly parameters?: { readonly [key: string]: string };
  }
  export interface VolumeError {
    readonly message?: string;
    readonly time?: string;
    readonly errorCode?: number;
  }
  export interface VolumeNodeResources {
    readonly count?: number;
  }
}
