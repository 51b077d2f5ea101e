import type {
  apiregistration,
  apps,
  coordination,
  core,
  meta,
  networking,
  node,
  resource,
  scheduling,
  storage,
} from '../api';
import type { ValueLocation } from '../problem';
import { all, between, cel, each, fields, natural, oneOf, onlyOne, type Rule, required, unique, wordOf } from '../rule';
import { cidr, rangeOf } from './addresses';
import { dns1035, label, labels, qualifiedName, subdomain } from './names';
import { podTemplate, templateMetadata } from './pod/pod';
import { amounts } from './pod/resources';
import { tolerations } from './pod/scheduling';

type ApiService = apiregistration.APIService;
type ApiServiceSpec = apiregistration.APIServiceSpec;

/** @see https://kubernetes.io/docs/tasks/extend-kubernetes/setup-extension-api-server/ */
export const apiService: Rule<ApiService> = all<ApiService>(
  fields<ApiService>({
    spec: required(
      'the API that is served',
      all<ApiServiceSpec>(
        fields<ApiServiceSpec>({
          group: (value, location) => value && subdomain(value, location),
          version: required('the version', dns1035),
          groupPriorityMinimum: required('1 to 20000', between(1, 20_000)),
          versionPriority: required('1 to 1000', between(1, 1000)),
          service: fields<apiregistration.ServiceReference>({
            name: required('the name of the Service'),
            namespace: required('the namespace of the Service'),
            port: between(1, 65535, 'invalid-port'),
          }),
        }),
        ({ group, version, service, insecureSkipTLSVerify, caBundle } = {}, location) => {
          if (!group && version !== 'v1') location.into('group').fault('missing-field', 'is missing: give the group');
          if (insecureSkipTLSVerify && caBundle)
            location.into('insecureSkipTLSVerify').fault('conflicting-fields', 'is true beside caBundle: keep one');
          if (!service && insecureSkipTLSVerify)
            location.into('insecureSkipTLSVerify').fault('conflicting-fields', 'is true without a service: remove it');
        },
      ),
    ),
  }),
  ({ metadata, spec: { group = '', version = '' } = {} } = {}, location) => {
    if (metadata?.name && version && metadata.name !== `${version}.${group}`)
      location
        .into('metadata')
        .into('name')
        .fault('invalid-name', `is "${metadata.name}": use ${version}.${group}, its version and group`);
  },
);

type Lease = coordination.LeaseSpec;
const positive = between(1);

/** @see https://kubernetes.io/docs/concepts/architecture/leases/ */
export const lease: Rule<Lease> = fields<Lease>({ leaseDurationSeconds: positive, leaseTransitions: natural });

type RuntimeClass = node.RuntimeClass;

/** @see https://kubernetes.io/docs/concepts/containers/runtime-class/ */
export const runtimeClass: Rule<RuntimeClass> = fields<RuntimeClass>({
  handler: required('the handler, as the nodes call it', label),
  overhead: fields<node.Overhead>({ podFixed: amounts }),
  scheduling: fields<node.Scheduling>({
    nodeSelector: labels,
    tolerations: all(
      unique<core.Toleration>('toleration', (item) => JSON.stringify(item, Object.keys(item).sort())),
      tolerations,
    ),
  }),
});

type Driver = storage.CSIDriverSpec;

export const csiDriver: Rule<Driver> = fields<Driver>({
  fsGroupPolicy: wordOf('File', 'None', 'ReadWriteOnceWithFSType'),
  volumeLifecycleModes: each(wordOf('Persistent', 'Ephemeral')),
  tokenRequests: all(
    unique<storage.TokenRequest>('audience', (item) => item.audience ?? '(none)', 'audience'),
    each(fields<storage.TokenRequest>({ expirationSeconds: between(600, 2 ** 32) })),
  ),
});

type Revision = apps.ControllerRevision;
export const controllerRevision: Rule<Revision> = fields<Revision>({
  revision: natural,
  data: required('what is kept', (value, location) => {
    if (location.kubernetes.minor >= 36 && (typeof value !== 'object' || Array.isArray(value)))
      location.fault('wrong-type', 'is no object, as what is kept has to be');
  }),
});

type PodTemplate = core.PodTemplate;
export const podTemplateObject: Rule<PodTemplate> = fields<PodTemplate>({
  template: (value, location) => podTemplate({ spec: {}, ...value }, location),
});

type Node = core.NodeSpec;
const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

/** The ranges of a node's Pods, one of each family; podCIDR is the first of podCIDRs, and replaces all where they differ. */
const podRanges: Rule<Node> = ({ podCIDR, podCIDRs = [] } = {}, location) => {
  if (podCIDR && podCIDRs[0] !== podCIDR) return cidr(podCIDR, location.into('podCIDR'));
  each(cidr)(podCIDRs, location.into('podCIDRs'));
  const families = podCIDRs.map((range) => rangeOf(range)?.version);
  if (podCIDRs.length > new Set(families).size)
    location
      .into('podCIDRs')
      .fault('invalid-value', `has ${podCIDRs.length} entries: keep one of IPv4 and one of IPv6`);
};

export const nodeSpec: Rule<Node> = all<Node>(
  podRanges,
  fields<Node>({
    taints: all(
      unique<core.Taint>('taint', (item) => item.key && `${item.key} ${item.effect}`),
      each(
        fields<core.Taint>({
          key: required('the key of the taint', qualifiedName),
          value: (value, location) => value && label63(value, location),
          effect: required(EFFECTS.join(', '), wordOf(...EFFECTS)),
        }),
      ),
    ),
  }),
);

function label63(value: string, location: ValueLocation): void {
  if (!/^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/.test(value) || value.length > 63)
    location.fault('invalid-label', `is "${value}", no value of a label: use letters, digits, "-", "_" and "."`);
}

type Event = core.Event;
export const event: Rule<Event> = (value, location) => {
  const { involvedObject, metadata } = value ?? {};
  const [of, own] = [involvedObject?.namespace ?? '', metadata?.namespace ?? ''];
  if (own !== '' && of !== own && !(of === '' && own === 'default'))
    location
      .into('involvedObject')
      .into('namespace')
      .fault('invalid-value', `is "${of}", and that of the event "${own}": use one`);
};

type Attributes = storage.VolumeAttributesClass;
export const attributesClass: Rule<Attributes> = fields<Attributes>({
  driverName: required('the name of the driver', (value, location) => qualifiedName(value?.toLowerCase(), location)),
  parameters: (value, location) => {
    if (!value || Object.keys(value).length === 0)
      location.fault('missing-field', 'is missing: give at least one parameter');
  },
});

type Ranges = networking.ServiceCIDRSpec;
export const serviceCidr: Rule<Ranges> = fields<Ranges>({
  cidrs: required('one or two address ranges', (value, location) => {
    each(cidr)(value, location);
    unique<string>('range', (item) => item)(value, location);
    if (value && value.length > 2)
      location.fault('invalid-value', `has ${value.length} entries: keep two, of IPv4 and IPv6`);
  }),
});

type Selector = resource.DeviceSelector;
const selectors = each(
  fields<Selector>({
    cel: required(
      'an expression',
      fields<resource.CELDeviceSelector>({ expression: required('an expression', cel('bool', 'device')) }),
    ),
  }),
);
type Request = resource.DeviceRequest;
type Exact = resource.ExactDeviceRequest;

const exactly: Rule<Exact> = all<Exact>(
  fields<Exact>({
    deviceClassName: required('the name of the class', subdomain),
    allocationMode: oneOf('All', 'ExactCount'),
    selectors,
  }),
  ({ allocationMode: mode, count } = {}, location) => {
    const allocationMode = mode || 'ExactCount';
    const place = location.into('count');
    if (allocationMode === 'All' && count !== undefined && count !== 0)
      place.fault('conflicting-fields', 'is for allocationMode ExactCount: remove it');
    else if (allocationMode === 'ExactCount' && count !== undefined && count < 0)
      place.fault('invalid-value', `is ${count}: use 1 or more`);
  },
);

/** @see https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/ */
export const resourceClaim: Rule<resource.ResourceClaimSpec> = fields<resource.ResourceClaimSpec>({
  devices: fields<resource.DeviceClaim>({
    requests: all(
      unique<Request>('request', (item) => item.name, 'name'),
      each(
        all<Request>(
          onlyOne<Request>(['exactly', 'firstAvailable'], 1, 'way to ask'),
          fields<Request>({ name: required('the name of the request', label), exactly }),
        ),
      ),
    ),
  }),
});

/** Objects made of a template get nothing else of its metadata. */
const labelsAndAnnotations: Rule<meta.ObjectMeta> = (value, location) => {
  for (const key of Object.keys(value ?? {}))
    if (key !== 'labels' && key !== 'annotations')
      location.into(key).fault('conflicting-fields', 'is in a template, which takes labels and annotations: remove it');
};

export const resourceClaimTemplate: Rule<resource.ResourceClaimTemplateSpec> =
  fields<resource.ResourceClaimTemplateSpec>({
    metadata: all(templateMetadata, labelsAndAnnotations),
    spec: (value, location) => resourceClaim(value ?? {}, location),
  });

export const deviceClass: Rule<resource.DeviceClassSpec> = fields<resource.DeviceClassSpec>({ selectors });

type Priority = scheduling.PriorityClass;

/** The most that a class of one's own may have. */
const MOST_PRIORITY = 1_000_000_000;

/** The classes that every cluster has, by name. */
const SYSTEM_PRIORITIES: ReadonlyMap<string | undefined, number> = new Map([
  ['system-cluster-critical', 2_000_000_000],
  ['system-node-critical', 2_000_001_000],
]);

/** @see https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#priorityclass */
export const priorityClass: Rule<Priority> = all<Priority>(
  fields<Priority>({ preemptionPolicy: wordOf('Never', 'PreemptLowerPriority') }),
  (value, location) => {
    const name = value?.metadata?.name;
    if (!value || SYSTEM_PRIORITIES.get(name) === value.value) return;
    if (name?.startsWith('system-'))
      location.into('metadata').into('name').fault('invalid-name', `is "${name}": use no "system-" before it`);
    else if ((value.value ?? 0) > MOST_PRIORITY)
      location.into('value').fault('invalid-value', `is ${value.value}: use ${MOST_PRIORITY} or less`);
  },
);
