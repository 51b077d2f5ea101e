import type { core, meta } from '../../api';
import type { ValueLocation } from '../../problem';
import { all, between, each, fields, filled, from, oneOf, type Rule, required, unique } from '../../rule';
import { ip } from '../addresses';
import { deprecatedInPod } from '../deprecated';
import { annotations, label, labels, matching, qualifiedName, subdomain } from '../names';
import { initContainer, mainContainer } from './container';
import { fitsSystem, hostProcess, ownUsers } from './operating-system';
import { claimsAreThere, fitsIntoPod, podResources, resourceClaims } from './resources';
import { affinity, spread, tolerations } from './scheduling';
import { podSecurityContext } from './security-context';
import { devicesAreClaims, volume, volumesAreThere } from './volumes';

type Volume = core.Volume;
type Pod = core.PodSpec;
type Spread = core.TopologySpreadConstraint;
type DnsConfig = core.PodDNSConfig;
type Alias = core.HostAlias;
type Template = core.PodTemplateSpec;

const dnsConfig = fields<DnsConfig>({
  nameservers: all(each(ip), atMost(3)),
  searches: all(
    each(
      from(
        '1.33',
        matching('invalid-address', /^(\.|(?=.{1,254}$)([a-z0-9_]([-a-z0-9_]*[a-z0-9])?(\.|$))+)$/, 'a domain'),
        matching('invalid-address', /^(?=.{1,254}$)([a-z0-9]([-a-z0-9]*[a-z0-9])?(\.|$))+$/, 'a domain'),
      ),
    ),
    atMost(32),
  ),
  options: each(fields<core.PodDNSConfigOption>({ name: required('the name of the option') })),
});

function atMost(most: number): Rule<readonly string[]> {
  return (items, location) => {
    if (items && items.length > most) location.fault('invalid-value', `has ${items.length} entries: keep ${most}`);
  };
}

const podFields: Rule<Pod> = fields<Pod>({
  volumes: all(
    unique<Volume>('volume', (item) => item.name, 'name'),
    each(volume),
  ),
  containers: required('at least one container', each(mainContainer)),
  initContainers: each(initContainer),
  schedulingGates: all(
    unique<core.PodSchedulingGate>('gate', (item) => item.name),
    each(fields<core.PodSchedulingGate>({ name: required('the name of the gate', qualifiedName) })),
  ),
  resources: podResources,
  hostnameOverride: subdomain,
  resourceClaims: resourceClaims,
  restartPolicy: oneOf('Always', 'OnFailure', 'Never'),
  dnsPolicy: oneOf('ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None'),
  dnsConfig,
  activeDeadlineSeconds: between(1, 2 ** 31 - 1),
  nodeSelector: labels,
  nodeName: filled(subdomain),
  serviceAccountName: filled(subdomain),
  hostname: filled(label),
  subdomain: filled(label),
  priorityClassName: filled(subdomain),
  runtimeClassName: subdomain,
  preemptionPolicy: oneOf('Never', 'PreemptLowerPriority'),
  securityContext: podSecurityContext,
  affinity,
  tolerations,
  hostAliases: each(fields<Alias>({ ip: required('the address', ip), hostnames: each(subdomain) })),
  readinessGates: each(fields<core.PodReadinessGate>({ conditionType: qualifiedNameOrNone })),
  topologySpreadConstraints: all(
    unique<Spread>('topology', (item) => `${item.topologyKey} ${item.whenUnsatisfiable}`),
    each(spread),
  ),
  os: fields<core.PodOS>({ name: required('linux or windows', oneOf('linux', 'windows')) }),
});

function qualifiedNameOrNone(value: string | undefined, location: ValueLocation): void {
  required('the type of the condition', qualifiedName)(value, location);
}

/** What holds between parts of a Pod. */
const podAsWhole: Rule<Pod> = (pod, location) => {
  if (!pod) return;
  containerNames(pod, location);
  claimsAreThere(pod, location);
  sleeps(pod, location);
  volumesAreThere(pod, location);
  devicesAreClaims(pod, location);
  fitsIntoPod(pod, location);
  hostPorts(pod, location);
  fitsSystem(pod, location);
  hostProcess(pod, location);
  ownUsers(pod, location);
  if (pod.dnsPolicy === 'None' && !pod.dnsConfig?.nameservers?.length)
    location
      .into('dnsConfig')
      .fault('missing-field', 'has no nameservers, which dnsPolicy None needs: give it at least one');
  if (pod.shareProcessNamespace && pod.hostPID)
    location.into('shareProcessNamespace').fault('conflicting-fields', 'is true beside hostPID: keep one');
};

function containerNames(pod: Pod, location: ValueLocation): void {
  const seen = new Set<string>();
  for (const key of ['containers', 'initContainers'] as const)
    for (const [index, { name }] of (pod[key] ?? []).entries()) {
      if (name && seen.has(name))
        location
          .into(key)
          .into(index)
          .into('name')
          .fault('duplicate-entry', `repeats the container name ${name}: give each its own`);
      seen.add(name ?? '');
    }
}

/** A Pod has to be gone when its time is over, so it can't sleep longer. */
function sleeps(pod: Pod, location: ValueLocation): void {
  const most = pod.terminationGracePeriodSeconds ?? 30;
  for (const key of ['containers', 'initContainers'] as const)
    for (const [index, { lifecycle }] of (pod[key] ?? []).entries()) {
      const seconds = lifecycle?.preStop?.sleep?.seconds;
      if (seconds === undefined || (seconds >= 0 && seconds <= most)) continue;
      const place = location.into(key).into(index).into('lifecycle').into('preStop').into('sleep').into('seconds');
      place.fault('invalid-value', `is ${seconds}: use at most terminationGracePeriodSeconds, ${most}`);
    }
}

/** A port of the node is there once. */
function hostPorts(pod: Pod, location: ValueLocation): void {
  const seen = new Set<string>();
  for (const [index, container] of (pod.containers ?? []).entries())
    for (const [position, { hostPort, containerPort: number, protocol, hostIP }] of (container.ports ?? []).entries()) {
      if (!hostPort && !pod.hostNetwork) continue;
      const place = location.into('containers').into(index).into('ports').into(position).into('hostPort');
      if (pod.hostNetwork && hostPort && number && hostPort !== number)
        place.fault('conflicting-fields', `is ${hostPort} beside hostNetwork: use the containerPort, ${number}`);
      const taken = hostPort || (pod.hostNetwork ? number : 0);
      if (!taken) continue;
      const key = `${protocol || 'TCP'} ${hostIP ?? ''} ${taken}`;
      if (seen.has(key)) place.fault('duplicate-entry', `repeats port ${taken} of the node: give each its own`);
      seen.add(key);
    }
}

/** What a Pod may have only once it is there. */
export const newPod: Rule<core.Pod> = ({ metadata, spec } = {}, location) => {
  // As it runs in a cluster.
  if (metadata?.uid) return;
  const place = location.into('spec');
  if (spec?.ephemeralContainers?.length)
    place
      .into('ephemeralContainers')
      .fault('conflicting-fields', 'is in a Pod that is yet to be made: remove it; kubectl debug adds one later');
  if (spec?.nodeName && spec.schedulingGates?.length)
    place.into('nodeName').fault('conflicting-fields', 'is set together with schedulingGates: keep one');
};

export const podSpec: Rule<Pod> = all<Pod>(podFields, podAsWhole);

/** The metadata of a template, whose name is ignored. */
export const templateMetadata: Rule<meta.ObjectMeta> = fields<meta.ObjectMeta>({ labels, annotations });

const APP_ARMOR = 'container.apparmor.security.beta.kubernetes.io/';

/** What annotations say of containers, as fields have done since 1.30. */
export const annotated: Rule<Template> = ({ metadata, spec } = {}, location) => {
  const names = [...(spec?.containers ?? []), ...(spec?.initContainers ?? [])].map(({ name }) => name);
  for (const [key, profile] of Object.entries(metadata?.annotations ?? {})) {
    if (!key.startsWith(APP_ARMOR)) continue;
    const place = location.into('metadata').into('annotations').into(key);
    if (!names.includes(key.slice(APP_ARMOR.length))) place.fault('invalid-key', 'names no container of the Pod');
    if (!/^(runtime\/default|unconfined|localhost\/.*)?$/.test(profile))
      place.fault('invalid-value', 'is no AppArmor profile: use runtime/default, unconfined or localhost/NAME');
  }
};

export const podTemplate: Rule<Template> = all<Template>(
  fields<Template>({ metadata: templateMetadata, spec: required('the spec of the Pod', podSpec) }),
  ({ spec } = {}, location) => {
    if (spec?.ephemeralContainers?.length)
      location
        .into('spec')
        .into('ephemeralContainers')
        .fault('conflicting-fields', 'is in a template, which can have none: remove it');
  },
  annotated,
  deprecatedInPod,
);
