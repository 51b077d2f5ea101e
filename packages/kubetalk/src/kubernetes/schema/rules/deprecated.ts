import { table } from '../../../manifest/table';
import type { core, discovery, meta, networking, storage } from '../api';
import type { ValueLocation } from '../problem';
import { all, each, fields, from, type Rule } from '../rule';

/*
 * What the API server accepts and warns of: it is ignored already, or will be removed. Tested against its own warnings.
 */

type Metadata = meta.ObjectMeta;

function advise(location: ValueLocation, message: string, remedy: string): void {
  location.caution('deprecated-field', message, remedy);
}

/** Labels of nodes that have other names now. */
const NODE_LABELS: Readonly<Record<string, string>> = table({
  'beta.kubernetes.io/arch': 'kubernetes.io/arch',
  'beta.kubernetes.io/instance-type': 'node.kubernetes.io/instance-type',
  'beta.kubernetes.io/os': 'kubernetes.io/os',
  'failure-domain.beta.kubernetes.io/region': 'topology.kubernetes.io/region',
  'failure-domain.beta.kubernetes.io/zone': 'topology.kubernetes.io/zone',
});
/** And those that the API server warns of only in later versions. */
const LATER_NODE_LABELS = { ...NODE_LABELS, 'node-role.kubernetes.io/master': 'node-role.kubernetes.io/control-plane' };

const nodeLabel: Rule<string> = (label = '', location) => {
  const known: typeof NODE_LABELS = location.kubernetes.minor >= 36 ? LATER_NODE_LABELS : NODE_LABELS;
  const instead = Object.hasOwn(known, label) ? known[label] : undefined;
  if (instead !== undefined)
    advise(location, `is ${label}, which nodes of today may not have: use ${instead}`, `use ${instead}`);
};

const nodeSelector: Rule<{ readonly [label: string]: string }> = (value, location) => {
  for (const label of Object.keys(value ?? {})) nodeLabel(label, location.into(label));
};

const nodeTerm = fields<core.NodeSelectorTerm>({
  matchExpressions: each(fields<core.NodeSelectorRequirement>({ key: nodeLabel })),
});

/** Volumes whose programs are gone, by the version that had them last. */
const DRIVERS: Readonly<Record<string, number>> = table({
  ...{ photonPersistentDisk: 15, scaleIO: 21, flocker: 24, storageos: 24, quobyte: 24, glusterfs: 25 },
  ...{ cephfs: 30, rbd: 30 },
});

const drivers: Rule<object> = (value, location) => {
  for (const [name, last] of Object.entries(DRIVERS))
    if (value !== undefined && (value as Readonly<Record<string, unknown>>)[name] !== undefined)
      advise(
        location.into(name),
        location.kubernetes.minor > last
          ? `works on no node any more: Kubernetes 1.${last} was the last to have it`
          : `works up to Kubernetes 1.${last} only`,
        'use the CSI driver of the storage',
      );
};

const gitRepo: Rule<core.Volume> = (value, location) => {
  if (value?.gitRepo)
    advise(
      location.into('gitRepo'),
      location.kubernetes.minor >= 33 ? 'is turned off on nodes from Kubernetes 1.33 on' : 'is deprecated',
      'clone into an emptyDir in an init container',
    );
};

/** Annotations that no one reads any more, with the field that took their place. */
const annotations =
  (known: Readonly<Record<string, string>>): Rule<Metadata> =>
  (value, location) => {
    for (const [key, field] of Object.entries(known))
      if (value?.annotations?.[key] !== undefined)
        advise(location.into('annotations').into(key), `is what ${field} is for now`, `use ${field}`);
  };

const SECCOMP = 'seccomp.security.alpha.kubernetes.io/pod';
const CONTAINER_SECCOMP = 'container.seccomp.security.alpha.kubernetes.io/';
const APP_ARMOR = 'container.apparmor.security.beta.kubernetes.io/';

/** Annotations of Pods that fields replaced; beside the field, the API server does not warn. */
const security: Rule<core.PodTemplateSpec> = ({ metadata, spec } = {}, location) => {
  const annotated = (key: string, field: string) => {
    if (metadata?.annotations?.[key] !== undefined)
      advise(
        location.into('metadata').into('annotations').into(key),
        `is what securityContext.${field} is for now`,
        `use securityContext.${field}`,
      );
  };
  if (!spec?.securityContext?.seccompProfile) annotated(SECCOMP, 'seccompProfile');
  for (const { name = '', securityContext } of [...(spec?.containers ?? []), ...(spec?.initContainers ?? [])]) {
    if (!securityContext?.seccompProfile) annotated(CONTAINER_SECCOMP + name, 'seccompProfile');
    const profile = securityContext?.appArmorProfile ?? spec?.securityContext?.appArmorProfile;
    if (location.kubernetes.minor >= 30 && !profile) annotated(APP_ARMOR + name, 'appArmorProfile');
  }
};

export const deprecatedInPod: Rule<core.PodTemplateSpec> = all<core.PodTemplateSpec>(
  security,
  fields<core.PodTemplateSpec>({
    metadata: annotations({
      'scheduler.alpha.kubernetes.io/critical-pod': 'priorityClassName',
      'security.alpha.kubernetes.io/sysctls': 'securityContext.sysctls',
      'security.alpha.kubernetes.io/unsafe-sysctls': 'securityContext.sysctls',
    }),
    spec: fields<core.PodSpec>({
      nodeSelector,
      affinity: fields<core.Affinity>({
        nodeAffinity: fields<core.NodeAffinity>({
          requiredDuringSchedulingIgnoredDuringExecution: fields<core.NodeSelector>({
            nodeSelectorTerms: each(nodeTerm),
          }),
          preferredDuringSchedulingIgnoredDuringExecution: each(
            fields<core.PreferredSchedulingTerm>({ preference: nodeTerm }),
          ),
        }),
      }),
      topologySpreadConstraints: each(fields<core.TopologySpreadConstraint>({ topologyKey: nodeLabel })),
      volumes: each(all<core.Volume>(drivers, gitRepo)),
    }),
  }),
);

const claimAnnotations = annotations({ 'volume.beta.kubernetes.io/storage-class': 'spec.storageClassName' });

/** By apiVersion and kind; the rules of workloads include Pods. */
export const deprecatedIn: Readonly<Record<string, Rule<never>>> = table({
  'v1/PersistentVolume': fields<core.PersistentVolume>({
    metadata: all(
      claimAnnotations,
      from('1.31', annotations({ 'volume.beta.kubernetes.io/mount-options': 'spec.mountOptions' })),
    ),
    spec: all<core.PersistentVolumeSpec>(
      drivers,
      fields<core.PersistentVolumeSpec>({
        persistentVolumeReclaimPolicy: from('1.31', (value, location) => {
          if (value === 'Recycle')
            advise(location, 'is Recycle, which is deprecated', 'let a StorageClass make volumes');
        }),
      }),
    ),
  }),
  'v1/PersistentVolumeClaim': fields<core.PersistentVolumeClaim>({ metadata: claimAnnotations }),
  'v1/Service': fields<core.Service>({
    metadata: annotations({ 'service.kubernetes.io/topology-aware-hints': 'spec.trafficDistribution' }),
    spec: from<core.ServiceSpec>('1.36', (value, location) => {
      if (value?.externalIPs?.length && value.clusterIP !== 'None' && value.type !== 'ExternalName')
        advise(location.into('externalIPs'), 'is deprecated', 'use a Service of type LoadBalancer, or a Gateway');
      if (value?.trafficDistribution === 'PreferClose')
        advise(
          location.into('trafficDistribution'),
          'is PreferClose, an older name of PreferSameZone',
          'use PreferSameZone',
        );
    }),
  }),
  'v1/ServiceAccount': fields<core.ServiceAccount>({
    metadata: from('1.32', (value, location) => {
      const key = 'kubernetes.io/enforce-mountable-secrets';
      if (value?.annotations?.[key] !== undefined)
        advise(location.into('annotations').into(key), 'is deprecated', 'keep Secrets apart by namespaces');
    }),
  }),
  'discovery.k8s.io/v1/EndpointSlice': fields<discovery.EndpointSlice>({
    addressType: (value, location) => {
      if (value === 'FQDN') advise(location, 'is FQDN, which is deprecated', 'use a Service of type ExternalName');
    },
  }),
  'networking.k8s.io/v1/Ingress': ((value: networking.Ingress | undefined, location: ValueLocation) => {
    if (value?.spec?.ingressClassName === undefined)
      annotations({ 'kubernetes.io/ingress.class': 'spec.ingressClassName' })(
        value?.metadata,
        location.into('metadata'),
      );
  }) as Rule<never>,
  'storage.k8s.io/v1/StorageClass': fields<storage.StorageClass>({
    allowedTopologies: each(
      fields<core.TopologySelectorTerm>({
        matchLabelExpressions: each(fields<core.TopologySelectorLabelRequirement>({ key: nodeLabel })),
      }),
    ),
  }),
});
