import { groupOf, identity, type Manifest, record, text } from '../manifest/manifest';

/** The API groups that the API server itself serves, and those that it used to; any other `.k8s.io` group is an add-on's. */
const OWN_GROUPS: ReadonlySet<string> = new Set([
  '',
  'apps',
  'autoscaling',
  'batch',
  'extensions',
  'policy',
  'admissionregistration.k8s.io',
  'apiextensions.k8s.io',
  'apiregistration.k8s.io',
  'authentication.k8s.io',
  'authorization.k8s.io',
  'certificates.k8s.io',
  'coordination.k8s.io',
  'discovery.k8s.io',
  'events.k8s.io',
  'flowcontrol.apiserver.k8s.io',
  'internal.apiserver.k8s.io',
  'networking.k8s.io',
  'node.k8s.io',
  'rbac.authorization.k8s.io',
  'resource.k8s.io',
  'scheduling.k8s.io',
  'storage.k8s.io',
  'storagemigration.k8s.io',
]);

/** Kinds whose objects are in no namespace: Kubernetes' own, and those of others that are named in {@link kindIn}'s way. */
const CLUSTER_WIDE: ReadonlySet<string> = new Set([
  'APIService',
  'CSIDriver',
  'CSINode',
  'CertificateSigningRequest',
  'ClusterRole',
  'ClusterRoleBinding',
  'ClusterTrustBundle',
  'ComponentStatus',
  'CustomResourceDefinition',
  'DeviceClass',
  'FlowSchema',
  'IPAddress',
  'IngressClass',
  'MutatingAdmissionPolicy',
  'MutatingAdmissionPolicyBinding',
  'MutatingWebhookConfiguration',
  'Namespace',
  'Node',
  'PersistentVolume',
  'PriorityClass',
  'PriorityLevelConfiguration',
  'ResourceSlice',
  'RuntimeClass',
  'ServiceCIDR',
  'StorageClass',
  'StorageVersion',
  'StorageVersionMigration',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
  'ValidatingWebhookConfiguration',
  'VolumeAttachment',
  'VolumeAttributesClass',
  'AdminNetworkPolicy.policy.networking.k8s.io',
  'BaselineAdminNetworkPolicy.policy.networking.k8s.io',
  'CiliumClusterwideNetworkPolicy.cilium.io',
  'ClusterIssuer.cert-manager.io',
  'ClusterNetworkPolicy.policy.networking.k8s.io',
  'ClusterSecretStore.external-secrets.io',
  'ClusterTriggerAuthentication.keda.sh',
  'GatewayClass.gateway.networking.k8s.io',
  'GlobalNetworkPolicy.crd.projectcalico.org',
  'GlobalNetworkPolicy.projectcalico.org',
]);

/**
 * A kind as kubectl distinguishes it from others of its name: bare where it is Kubernetes' own (`Service`), else with its group
 * (`Service.serving.knative.dev`).
 */
export function kindIn(apiVersion: string, kind: string): string {
  let suffix = suffixes.get(apiVersion);
  if (suffix === undefined) {
    const group = groupOf(apiVersion);
    suffix = OWN_GROUPS.has(group) ? '' : `.${group}`;
    suffixes.set(apiVersion, suffix);
  }
  return suffix === '' ? kind : kind + suffix;
}

/** What is put behind a kind, by its apiVersion: every question about an object begins with its kind, and few versions are in use. */
const suffixes = new Map<string, string>();

/** The kind of an object, as {@link kindIn} names it. */
export function kindOf(manifest: Manifest): string {
  const { apiVersion, kind } = manifest.value;
  return kindIn(text(apiVersion), text(kind));
}

/**
 * The namespace that an object is in, empty for a kind that is known to be in none. One that names no namespace goes
 * to the one that kubectl is set to.
 */
export function namespaceOf(manifest: Manifest): string {
  if (CLUSTER_WIDE.has(kindOf(manifest))) return '';
  return text(record(manifest.value.metadata).namespace) || manifest.namespace || 'default';
}

/** What identifies an object in a cluster: its group and kind, its namespace, its name; not its version. */
export function objectKey(manifest: Manifest): string {
  return keyOf(kindOf(manifest), namespaceOf(manifest), identity(manifest).name);
}

/** The {@link objectKey} of what is called so. */
export function keyOf(kind: string, namespace: string, name: string): string {
  return `${kind}/${CLUSTER_WIDE.has(kind) ? '' : namespace}/${name}`;
}
