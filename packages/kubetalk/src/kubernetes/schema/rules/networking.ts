import { table } from '../../../manifest/table';
import type { core, discovery, networking } from '../api';
import type { ValueLocation } from '../problem';
import { all, each, fields, filled, from, oneOf, onlyOne, type Rule, required, unique, wordOf } from '../rule';
import { canonicalIpv6, cidr, ip, ipv4, ipv6, notSpecial, rangeOf, within } from './addresses';
import { label, labelSelectorRule, labelValue, matching, pathSegment, qualifiedName, subdomain } from './names';
import { optionalPort, port, portName, portOrName, protocol } from './ports';
import { serviceName } from './service';

type Ingress = networking.IngressSpec;
type Backend = networking.IngressBackend;
type IngressPath = networking.HTTPIngressPath;
type ServicePort = networking.ServiceBackendPort;

const WILDCARD = /^(?=.{1,253}$)\*\.[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/** The host of a request: a name, never an address. */
const host: Rule<string> = filled((value = '', location) => {
  if (/^\d+(\.\d+){3}$/.test(value)) location.fault('invalid-address', `is "${value}": use a host name, no address`);
  else hostPattern(value, location);
});

function hostPattern(value = '', location: ValueLocation): void {
  if (value.includes('*')) matching('invalid-address', WILDCARD, 'a host such as "*.example.com"')(value, location);
  else subdomain(value, location);
}

const backend: Rule<Backend> = all<Backend>(
  onlyOne<Backend>(['service', 'resource'], 1, 'backend'),
  fields<Backend>({
    service: all<networking.IngressServiceBackend>(
      fields<networking.IngressServiceBackend>({
        name: required('the name of a Service', serviceName),
        port: fields<ServicePort>({ name: filled(portName), number: optionalPort }),
      }),
      (value, location) => {
        if (!value) return;
        const { name, number } = value.port ?? {};
        if (!name && !number)
          location.into('port').fault('missing-field', 'is missing: give the number or the name of a port');
        if (name && number) location.into('port').fault('conflicting-fields', 'has name and number: keep one');
      },
    ),
    resource: fields<core.TypedLocalObjectReference>({
      apiGroup: subdomain,
      kind: required('the kind of the backend', pathSegment),
      name: required('the name of the backend', pathSegment),
    }),
  }),
);

const PATH_TYPES = ['Exact', 'Prefix', 'ImplementationSpecific'];
/** What a path must not hold: it could mean another path than it says. */
const SUSPICIOUS = /\/\/|\/\.\/|\/\.\.\/|%2[fF]|\/\.\.?$/;

/** @see https://kubernetes.io/docs/concepts/services-networking/ingress/#path-types */
const ingressPath: Rule<IngressPath> = all<IngressPath>(
  fields<IngressPath>({
    pathType: required('Exact, Prefix or ImplementationSpecific', wordOf(...PATH_TYPES)),
    backend: required('a backend', backend),
  }),
  (value, location) => {
    const { path = '', pathType = '' } = value ?? {};
    const place = location.into('path');
    if (!PATH_TYPES.includes(pathType) || (pathType === 'ImplementationSpecific' && path === '')) return;
    if (!path.startsWith('/')) place.fault('invalid-value', `is "${path}": begin it with "/"`);
    else if (pathType !== 'ImplementationSpecific' && SUSPICIOUS.test(path))
      place.fault('invalid-value', `is "${path}": use a path without "//", "." , ".." or "%2f"`);
  },
);

export const ingress: Rule<Ingress> = all<Ingress>(
  fields<Ingress>({
    defaultBackend: backend,
    ingressClassName: subdomain,
    rules: each(
      fields<networking.IngressRule>({
        host,
        http: fields<networking.HTTPIngressRuleValue>({ paths: required('at least one path', each(ingressPath)) }),
      }),
    ),
    tls: each(fields<networking.IngressTLS>({ hosts: each(hostPattern), secretName: filled(subdomain) })),
  }),
  (value, location) => {
    if (!value?.rules?.length && !value?.defaultBackend)
      location.into('rules').fault('missing-field', 'is missing: give rules or a defaultBackend');
  },
);

/** Of the annotation and the field, which take each other's place, both may be there only with one value. */
export const oneClass: Rule<networking.Ingress> = (value, location) => {
  const annotation = value?.metadata?.annotations?.[CLASS];
  const named = value?.spec?.ingressClassName;
  if (annotation !== undefined && named !== undefined && annotation !== named)
    location
      .into('metadata')
      .into('annotations')
      .into(CLASS)
      .fault('conflicting-fields', `is ${annotation} beside spec.ingressClassName ${named}: remove the annotation`);
};

const CLASS = 'kubernetes.io/ingress.class';

type IngressClass = networking.IngressClassSpec;
type Parameters = networking.IngressClassParametersReference;
const CONTROLLER =
  /^(?=.{1,250}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\/[A-Za-z0-9/\-._~%!$&'()*+,;=:]+$/;

/** @see https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-class */
export const ingressClass: Rule<IngressClass> = fields<IngressClass>({
  controller: required('the controller', matching('invalid-value', CONTROLLER, 'a name such as "example.com/ingress"')),
  parameters: all<Parameters>(
    fields<Parameters>({
      apiGroup: subdomain,
      kind: required('the kind of the parameters', pathSegment),
      name: required('the name of the parameters', pathSegment),
      scope: wordOf('Cluster', 'Namespace'),
    }),
    (value, location) => {
      const place = location.into('namespace');
      if (value?.scope === 'Namespace') required('the namespace of the parameters', label)(value.namespace, place);
      else if (value?.namespace !== undefined)
        place.fault('conflicting-fields', 'is set together with scope Cluster: remove it, or use scope Namespace');
    },
  ),
});

type Policy = networking.NetworkPolicySpec;
type PolicyPort = networking.NetworkPolicyPort;
type Peer = networking.NetworkPolicyPeer;
type Block = networking.IPBlock;

const policyPort: Rule<PolicyPort> = all<PolicyPort>(
  fields<PolicyPort>({ protocol: wordOf('TCP', 'UDP', 'SCTP'), port: portOrName }),
  (value, location) => {
    const { port: first, endPort } = value ?? {};
    const place = location.into('endPort');
    if (endPort === undefined) return;
    if (typeof first !== 'number')
      place.fault('conflicting-fields', 'is given without a port by number: give that, or remove it');
    else if (endPort < first || endPort > 65535) place.fault('invalid-port', `is ${endPort}: use ${first} to 65535`);
  },
);

const peer: Rule<Peer> = all<Peer>(
  fields<Peer>({
    podSelector: labelSelectorRule,
    namespaceSelector: labelSelectorRule,
    ipBlock: fields<Block>({ cidr: required('an address range', cidr), except: each(cidr) }),
  }),
  (value, location) => {
    if (!value) return;
    const selects = value.podSelector ?? value.namespaceSelector;
    if (!selects && !value.ipBlock)
      location.fault('missing-field', 'has no peer: give it a podSelector, a namespaceSelector or an ipBlock');
    if (selects && value.ipBlock)
      location.fault('conflicting-fields', 'has a selector and ipBlock: make them two entries');
    exceptions(value.ipBlock, location.into('ipBlock').into('except'));
  },
);

function exceptions(block: Block | undefined, location: ValueLocation): void {
  if (!block?.except || !rangeOf(block.cidr ?? '')) return;
  for (const [index, range] of block.except.entries())
    if (rangeOf(range) && !within(range, block.cidr ?? ''))
      location
        .into(index)
        .fault('invalid-address', `is "${range}", which is no part of ${block.cidr}: use a range within it`);
}

/** @see https://kubernetes.io/docs/concepts/services-networking/network-policies/ */
export const networkPolicy: Rule<Policy> = fields<Policy>({
  podSelector: labelSelectorRule,
  ingress: each(fields<networking.NetworkPolicyIngressRule>({ ports: each(policyPort), from: each(peer) })),
  egress: each(fields<networking.NetworkPolicyEgressRule>({ ports: each(policyPort), to: each(peer) })),
  policyTypes: all(each(wordOf('Ingress', 'Egress')), (value, location) => {
    if (value && value.length > 2)
      location.fault('invalid-value', `has ${value.length} entries: keep Ingress and Egress`);
  }),
});

type Address = core.EndpointAddress;
const address = fields<Address>({
  ip: required('the address', all(ip, notSpecial)),
  hostname: filled(label),
  nodeName: subdomain,
});
type Subset = core.EndpointSubset;
type EndpointPort = core.EndpointPort;

export const endpointSubset: Rule<Subset> = all<Subset>(
  fields<Subset>({
    addresses: each(address),
    notReadyAddresses: each(address),
    ports: each(fields<EndpointPort>({ name: filled(label), port, protocol, appProtocol: qualifiedName })),
  }),
  (value, location) => {
    const { addresses = [], notReadyAddresses = [], ports: list = [] } = value ?? {};
    if (addresses.length + notReadyAddresses.length === 0)
      location.into('addresses').fault('missing-field', 'is missing: give at least one address');
    for (const [index, { name }] of list.entries())
      if (list.length > 1 && !name)
        location
          .into('ports')
          .into(index)
          .into('name')
          .fault('missing-field', 'is missing: name each port where there are several');
  },
);

type Slice = discovery.EndpointSlice;
type Endpoint = discovery.Endpoint;
const FAMILIES: Readonly<Record<string, Rule<string>>> = table({
  IPv4: all(ipv4, notSpecial),
  IPv6: all(ipv6, notSpecial, from('1.36', canonicalIpv6)),
  FQDN: matching(
    'invalid-address',
    /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)+\.?$/,
    'a full host name such as "db.example.com"',
  ),
});

export const endpointSlice: Rule<Slice> = all<Slice>(
  fields<Slice>({
    addressType: required('IPv4, IPv6 or FQDN', oneOf('IPv4', 'IPv6', 'FQDN')),
    ports: all(
      unique<EndpointPort>('port name', (item) => item.name || '(none)', 'name'),
      each(
        fields<EndpointPort>({
          name: filled(label),
          protocol: wordOf('TCP', 'UDP', 'SCTP'),
          appProtocol: qualifiedName,
        }),
      ),
    ),
  }),
  (value, location) =>
    each<Endpoint>(
      fields<Endpoint>({
        addresses: required('at least one address', each(FAMILIES[value?.addressType ?? ''] ?? (() => {}))),
        hostname: label,
        hints: fields<discovery.EndpointHints>({
          forZones: all(
            unique<discovery.ForZone>('zone', (item) => item.name, 'name'),
            each(fields<discovery.ForZone>({ name: labelValue })),
          ),
        }),
        nodeName: subdomain,
      }),
    )(value?.endpoints, location.into('endpoints')),
);
