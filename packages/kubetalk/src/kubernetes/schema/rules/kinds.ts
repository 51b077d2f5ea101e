import type * as k8s from 'cdk8s-plus-28/lib/imports/k8s';
import type { Spot } from '../problem';
import { all, each, fields, type Plain, type Rule } from '../rule';
import {
  autoscaler,
  autoscalerV1,
  configMap,
  disruptionBudget,
  limitRange,
  priorityClass,
  quota,
  secret,
} from './config';
import { dns1035, label, longest, metadata, pathSegment, subdomain } from './names';
import { endpointSlice, endpointSubset, ingress, ingressClass, networkPolicy } from './networking';
import { podSpec } from './pod';
import { roleRef, rules, subject } from './rbac';
import { service } from './service';
import { claim, persistentVolume, storageClass } from './storage';
import {
  cronJob,
  daemonSet,
  deployment,
  job,
  jobNames,
  replicaSet,
  replicationController,
  statefulSet,
} from './workloads';

/** An object, of which each kind has other fields. */
type Kind = Rule<never>;

/** A kind by its name's rule and its spec's. */
function kind<Spec>(name: Rule<string>, spec?: Rule<Spec>): Kind {
  const rule = fields<{ metadata?: Plain<k8s.ObjectMeta>; spec?: Spec }>({
    metadata: metadata(name),
    ...(spec && { spec: ((value: Spec | undefined, spot: Spot) => spec(value ?? ({} as Spec), spot)) as never }),
  });
  return rule as Kind;
}

/** A kind whose fields stand beside its metadata. */
function flat<T extends object>(name: Rule<string>, rule: Rule<T>): Kind {
  return all<T>(kind(name) as Rule<T>, rule) as Kind;
}

/** A CronJob's name is followed by the 11 characters of a time in the names of its Jobs. */
const cronJobName: Rule<string> = all(longest(52), subdomain);

/** The rules of each kind, by apiVersion and kind. */
export const kinds: Readonly<Record<string, Kind>> = {
  'v1/Pod': kind(subdomain, podSpec),
  'v1/Service': kind(dns1035, service),
  'v1/ConfigMap': flat<Plain<k8s.KubeConfigMapProps>>(subdomain, configMap),
  'v1/Secret': flat<Plain<k8s.KubeSecretProps>>(subdomain, secret),
  'v1/ReplicationController': kind(subdomain, replicationController),
  'v1/PersistentVolumeClaim': kind(subdomain, claim),
  'v1/PersistentVolume': kind(subdomain, persistentVolume),
  'v1/ServiceAccount': kind(subdomain),
  'v1/Namespace': kind(label),
  'v1/LimitRange': kind(subdomain, limitRange),
  'v1/ResourceQuota': kind(subdomain, quota),
  'v1/Endpoints': flat<Plain<k8s.KubeEndpointsProps>>(
    subdomain,
    fields<Plain<k8s.KubeEndpointsProps>>({ subsets: each(endpointSubset) }),
  ),
  'discovery.k8s.io/v1/EndpointSlice': flat<Plain<k8s.KubeEndpointSliceProps>>(subdomain, endpointSlice),
  'apps/v1/Deployment': kind(subdomain, deployment),
  'apps/v1/ReplicaSet': kind(subdomain, replicaSet),
  'apps/v1/StatefulSet': kind(label, statefulSet),
  'apps/v1/DaemonSet': kind(subdomain, daemonSet),
  'batch/v1/Job': all<Plain<k8s.KubeJobProps>>(kind(subdomain, job) as Rule<Plain<k8s.KubeJobProps>>, jobNames) as Kind,
  'batch/v1/CronJob': kind(cronJobName, cronJob),
  'networking.k8s.io/v1/Ingress': kind(subdomain, ingress),
  'networking.k8s.io/v1/IngressClass': kind(subdomain, ingressClass),
  'networking.k8s.io/v1/NetworkPolicy': kind(subdomain, networkPolicy),
  'policy/v1/PodDisruptionBudget': kind(pathSegment, disruptionBudget),
  'autoscaling/v2/HorizontalPodAutoscaler': kind(subdomain, autoscaler),
  'autoscaling/v1/HorizontalPodAutoscaler': kind(subdomain, autoscalerV1),
  'scheduling.k8s.io/v1/PriorityClass': flat<Plain<k8s.KubePriorityClassProps>>(subdomain, priorityClass),
  'storage.k8s.io/v1/StorageClass': flat<Plain<k8s.KubeStorageClassProps>>(subdomain, storageClass),
  'rbac.authorization.k8s.io/v1/Role': flat<Plain<k8s.KubeRoleProps>>(
    pathSegment,
    fields<Plain<k8s.KubeRoleProps>>({ rules: rules(false) }),
  ),
  'rbac.authorization.k8s.io/v1/ClusterRole': flat<Plain<k8s.KubeClusterRoleProps>>(
    pathSegment,
    fields<Plain<k8s.KubeClusterRoleProps>>({ rules: rules(true) }),
  ),
  'rbac.authorization.k8s.io/v1/RoleBinding': flat<Plain<k8s.KubeRoleBindingProps>>(
    pathSegment,
    fields<Plain<k8s.KubeRoleBindingProps>>({
      roleRef: roleRef('Role', 'ClusterRole'),
      subjects: each(subject(false)),
    }),
  ),
  'rbac.authorization.k8s.io/v1/ClusterRoleBinding': flat<Plain<k8s.KubeClusterRoleBindingProps>>(
    pathSegment,
    fields<Plain<k8s.KubeClusterRoleBindingProps>>({ roleRef: roleRef('ClusterRole'), subjects: each(subject(true)) }),
  ),
};
