import { table } from '../../../manifest/table';
import type { batch, core, discovery, meta, networking, rbac, scheduling, storage } from '../api';
import type { ValueLocation } from '../problem';
import { all, each, fields, type Rule } from '../rule';
import { mutatingBinding, mutatingPolicy, validatingBinding, validatingPolicy, webhooks } from './admission';
import { autoscaler, autoscalerV1 } from './autoscaling';
import {
  apiService,
  attributesClass,
  controllerRevision,
  csiDriver,
  deviceClass,
  event,
  lease,
  nodeSpec,
  podTemplateObject,
  priorityClass,
  resourceClaim,
  resourceClaimTemplate,
  runtimeClass,
  serviceCidr,
} from './cluster';
import { customResourceDefinition } from './crd';
import { configMap, secret } from './data';
import { deprecatedInPod } from './deprecated';
import { disruptionBudget } from './disruption';
import { flowSchema, priorityLevel } from './flow';
import { cronJob, job, jobNames } from './jobs';
import { label, longest, metadata, pathSegment, subdomain } from './names';
import { endpointSlice, endpointSubset, ingress, ingressClass, networkPolicy, oneClass } from './networking';
import { annotated, newPod, podSpec } from './pod/pod';
import { limitRange, quota } from './quota';
import { aggregationRule, roleRef, rules, subject } from './rbac';
import { service, serviceName } from './service';
import { claim, persistentVolume, storageClass } from './storage';
import { daemonSet, deployment, replicaSet, replicationController, statefulSet } from './workloads';

/** An object, of which each kind has other fields. */
type Kind = Rule<never>;

/** A kind by its name's rule and its spec's. */
function kind<Spec>(name: Rule<string>, spec?: Rule<Spec>): Kind {
  const rule = fields<{ metadata?: meta.ObjectMeta; spec?: Spec }>({
    metadata: metadata(name),
    ...(spec && {
      spec: ((value: Spec | undefined, location: ValueLocation) => spec(value ?? ({} as Spec), location)) as never,
    }),
  });
  return rule as Kind;
}

/** A kind without a spec: its fields are beside its metadata. */
function flat<T extends object>(name: Rule<string>, rule: Rule<T>): Kind {
  return all<T>(kind(name) as Rule<T>, rule) as Kind;
}

/** A CronJob's name is followed by the 11 characters of a time in the names of its Jobs. */
const cronJobName: Rule<string> = all(longest(52), subdomain);

/** The rules for objects of every kind. */
export const anyKind: Kind = kind(pathSegment);

/** The rules of each kind, by apiVersion and kind. */
export const kinds: Readonly<Record<string, Kind>> = table({
  'v1/Pod': all<core.Pod>(kind(subdomain, podSpec) as Rule<core.Pod>, newPod, annotated, deprecatedInPod) as Kind,
  'v1/Service': kind(serviceName, service),
  'v1/ConfigMap': flat<core.ConfigMap>(subdomain, configMap),
  'v1/Secret': flat<core.Secret>(subdomain, secret),
  'v1/ReplicationController': kind(subdomain, replicationController),
  'v1/PersistentVolumeClaim': kind(subdomain, claim),
  'v1/PersistentVolume': kind(subdomain, persistentVolume),
  'v1/ServiceAccount': kind(subdomain),
  'v1/Namespace': kind(label),
  'v1/LimitRange': kind(subdomain, limitRange),
  'v1/ResourceQuota': kind(subdomain, quota),
  'v1/Endpoints': flat<core.Endpoints>(subdomain, fields<core.Endpoints>({ subsets: each(endpointSubset) })),
  'discovery.k8s.io/v1/EndpointSlice': flat<discovery.EndpointSlice>(subdomain, endpointSlice),
  'apps/v1/Deployment': kind(subdomain, deployment),
  'apps/v1/ReplicaSet': kind(subdomain, replicaSet),
  'apps/v1/StatefulSet': kind(label, statefulSet),
  'apps/v1/DaemonSet': kind(subdomain, daemonSet),
  'batch/v1/Job': all<batch.Job>(kind(subdomain, job) as Rule<batch.Job>, jobNames) as Kind,
  'batch/v1/CronJob': kind(cronJobName, cronJob),
  'networking.k8s.io/v1/Ingress': all<networking.Ingress>(
    kind(subdomain, ingress) as Rule<networking.Ingress>,
    oneClass,
  ) as Kind,
  'networking.k8s.io/v1/IngressClass': kind(subdomain, ingressClass),
  'networking.k8s.io/v1/NetworkPolicy': kind(subdomain, networkPolicy),
  'policy/v1/PodDisruptionBudget': kind(pathSegment, disruptionBudget),
  'v1/PodTemplate': flat(subdomain, podTemplateObject),
  'v1/Node': kind(subdomain, nodeSpec),
  'v1/Event': flat(pathSegment, event),
  'apps/v1/ControllerRevision': flat(subdomain, controllerRevision),
  'apiextensions.k8s.io/v1/CustomResourceDefinition': flat(subdomain, customResourceDefinition),
  'apiregistration.k8s.io/v1/APIService': flat(pathSegment, apiService),
  'admissionregistration.k8s.io/v1/MutatingWebhookConfiguration': flat(subdomain, webhooks),
  'admissionregistration.k8s.io/v1/ValidatingWebhookConfiguration': flat(subdomain, webhooks),
  'admissionregistration.k8s.io/v1/ValidatingAdmissionPolicy': kind(subdomain, validatingPolicy),
  'admissionregistration.k8s.io/v1/ValidatingAdmissionPolicyBinding': kind(subdomain, validatingBinding),
  'admissionregistration.k8s.io/v1/MutatingAdmissionPolicy': kind(subdomain, mutatingPolicy),
  'admissionregistration.k8s.io/v1/MutatingAdmissionPolicyBinding': kind(subdomain, mutatingBinding),
  'coordination.k8s.io/v1/Lease': kind(subdomain, lease),
  'flowcontrol.apiserver.k8s.io/v1beta2/FlowSchema': kind(subdomain, flowSchema),
  'flowcontrol.apiserver.k8s.io/v1beta3/FlowSchema': kind(subdomain, flowSchema),
  'flowcontrol.apiserver.k8s.io/v1/FlowSchema': kind(subdomain, flowSchema),
  'flowcontrol.apiserver.k8s.io/v1beta3/PriorityLevelConfiguration': kind(subdomain, priorityLevel),
  'flowcontrol.apiserver.k8s.io/v1/PriorityLevelConfiguration': kind(subdomain, priorityLevel),
  'networking.k8s.io/v1/ServiceCIDR': kind(subdomain, serviceCidr),
  'node.k8s.io/v1/RuntimeClass': flat(subdomain, runtimeClass),
  'resource.k8s.io/v1/DeviceClass': kind(subdomain, deviceClass),
  'resource.k8s.io/v1/ResourceClaim': kind(subdomain, resourceClaim),
  'resource.k8s.io/v1/ResourceClaimTemplate': kind(subdomain, resourceClaimTemplate),
  'storage.k8s.io/v1/CSIDriver': kind(subdomain, csiDriver),
  'storage.k8s.io/v1/VolumeAttributesClass': flat(subdomain, attributesClass),
  'autoscaling/v2/HorizontalPodAutoscaler': kind(subdomain, autoscaler),
  'autoscaling/v1/HorizontalPodAutoscaler': kind(subdomain, autoscalerV1),
  'scheduling.k8s.io/v1/PriorityClass': flat<scheduling.PriorityClass>(subdomain, priorityClass),
  'storage.k8s.io/v1/StorageClass': flat<storage.StorageClass>(subdomain, storageClass),
  'rbac.authorization.k8s.io/v1/Role': flat<rbac.Role>(pathSegment, fields<rbac.Role>({ rules: rules(false) })),
  'rbac.authorization.k8s.io/v1/ClusterRole': flat<rbac.ClusterRole>(
    pathSegment,
    fields<rbac.ClusterRole>({ rules: rules(true), aggregationRule }),
  ),
  'rbac.authorization.k8s.io/v1/RoleBinding': flat<rbac.RoleBinding>(
    pathSegment,
    fields<rbac.RoleBinding>({
      roleRef: roleRef('Role', 'ClusterRole'),
      subjects: each(subject(false)),
    }),
  ),
  'rbac.authorization.k8s.io/v1/ClusterRoleBinding': flat<rbac.ClusterRoleBinding>(
    pathSegment,
    fields<rbac.ClusterRoleBinding>({ roleRef: roleRef('ClusterRole'), subjects: each(subject(true)) }),
  ),
});
