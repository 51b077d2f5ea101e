import { nodePortFault } from '../../ports';
import type { core } from '../api';
import type { ValueLocation } from '../problem';
import { all, between, each, fields, filled, from, oneOf, type Rule, required, unique, wordOf } from '../rule';
import { cidr, ip, notSpecial } from './addresses';
import { dns1035, label, labels, qualifiedName, subdomain } from './names';
import { port, portOrName, protocol } from './ports';

type Service = core.ServiceSpec;
type Port = core.ServicePort;

/** A Service's name is a DNS name; in older versions it starts with a letter. */
export const serviceName: Rule<string> = from('1.36', label, dns1035);

const TYPES = ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'];

const ports: Rule<readonly Port[]> = all<readonly Port[]>(
  unique<Port>('port name', (item) => item.name, 'name'),
  unique<Port>('port', (item) => item.port && `${item.port}/${item.protocol || 'TCP'}`),
  unique<Port>(
    'nodePort',
    (item) => (item.nodePort ? `${item.nodePort}/${item.protocol || 'TCP'}` : undefined),
    'nodePort',
  ),
  each(
    fields<Port>({
      name: filled(label),
      port,
      protocol,
      targetPort: filled((value, location) => value !== 0 && portOrName(value, location)),
      appProtocol: qualifiedName,
      nodePort: (value, location) => {
        const fault = value ? nodePortFault(value) : undefined;
        if (fault !== undefined) location.fault('node-port-range', `is ${value}: use 30000 to 32767`);
      },
    }),
  ),
  (value, location) => {
    if ((value?.length ?? 0) < 2) return;
    for (const [index, { name }] of (value ?? []).entries())
      if (!name)
        location.into(index).into('name').fault('missing-field', 'is missing: name each port where there are several');
  },
);

/** @see https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types */
export const service: Rule<Service> = all<Service>(
  fields<Service>({
    type: oneOf(...TYPES),
    ports,
    selector: labels,
    sessionAffinity: oneOf('ClientIP', 'None'),
    externalIPs: each(all(ip, notSpecial)),
    loadBalancerSourceRanges: each((value, location) => cidr(value?.trim(), location)),
    externalTrafficPolicy: oneOf('Cluster', 'Local'),
    internalTrafficPolicy: wordOf('Cluster', 'Local'),
    ipFamilyPolicy: wordOf('SingleStack', 'PreferDualStack', 'RequireDualStack'),
    ipFamilies: all(
      each(wordOf('IPv4', 'IPv6')),
      unique<string>('family', (item) => item),
    ),
    loadBalancerClass: qualifiedName,
    trafficDistribution: from('1.34', wordOf('PreferClose', 'PreferSameNode', 'PreferSameZone'), wordOf('PreferClose')),
  }),
  (value, location) => {
    if (!value) return;
    const typed = Object.assign({}, value, { type: value.type || 'ClusterIP' });
    for (const rule of combinations) rule(typed, location);
  },
);

/** What a Service of one type has and those of others can't. */
const ONLY: readonly (readonly [keyof Service, readonly string[]])[] = [
  ['externalTrafficPolicy', ['NodePort', 'LoadBalancer']],
  ['loadBalancerSourceRanges', ['LoadBalancer']],
  ['allocateLoadBalancerNodePorts', ['LoadBalancer']],
  ['loadBalancerClass', ['LoadBalancer']],
  ['ipFamilies', ['ClusterIP', 'NodePort', 'LoadBalancer']],
  ['ipFamilyPolicy', ['ClusterIP', 'NodePort', 'LoadBalancer']],
];

const combinations: readonly ((value: Service & { readonly type: string }, location: ValueLocation) => void)[] = [
  (value, location) => {
    for (const [key, types] of ONLY) {
      const item = value[key];
      if (item === undefined || item === '' || (Array.isArray(item) && item.length === 0)) continue;
      if (TYPES.includes(value.type) && !types.includes(value.type))
        location
          .into(key)
          .fault('service-type-fields', `is for type ${types.join(' or ')}, not ${value.type}: remove it`);
    }
  },
  ({ type, ports: list = [] }, location) => {
    if (type !== 'ClusterIP') return;
    for (const [index, { nodePort }] of list.entries())
      if (nodePort)
        location
          .into('ports')
          .into(index)
          .into('nodePort')
          .fault(
            'service-type-fields',
            `is ${nodePort}, which type ClusterIP can't have: set type: NodePort, or remove it`,
          );
  },
  ({ type, clusterIP, clusterIPs, ports: list = [] }, location) => {
    const place = location.into('clusterIP');
    const headless = clusterIP === 'None' || clusterIPs?.[0] === 'None';
    if (headless && (type === 'NodePort' || type === 'LoadBalancer'))
      place.fault('service-type-fields', `is None, which type ${type} can't have: remove it, or use type ClusterIP`);
    if (clusterIP && type === 'ExternalName')
      place.fault('service-type-fields', 'is given, which type ExternalName has none of: remove it');
    else if (clusterIP && clusterIP !== 'None') ip(clusterIP, place);
    if (list.length === 0 && !headless && type !== 'ExternalName')
      location.into('ports').fault('missing-field', 'is missing: give the Service at least one port');
  },
  ({ type, externalName }, location) => {
    const place = location.into('externalName');
    if (type !== 'ExternalName') return;
    required<string>('the host that it is an alias of', (value) => subdomain(value?.replace(/\.$/, ''), place))(
      externalName === '.' ? '' : externalName,
      place,
    );
  },
  ({ sessionAffinity, sessionAffinityConfig }, location) => {
    const place = location.into('sessionAffinityConfig');
    const timeout = sessionAffinityConfig?.clientIP?.timeoutSeconds;
    if (sessionAffinity === 'ClientIP') between(1, 86400)(timeout, place.into('clientIP').into('timeoutSeconds'));
  },
  ({ type, externalTrafficPolicy, healthCheckNodePort }, location) => {
    const needed = type === 'LoadBalancer' && externalTrafficPolicy === 'Local';
    if (healthCheckNodePort && !needed)
      location
        .into('healthCheckNodePort')
        .fault('service-type-fields', 'is for type LoadBalancer with externalTrafficPolicy Local: remove it');
    else if (healthCheckNodePort && nodePortFault(healthCheckNodePort))
      location.into('healthCheckNodePort').fault('node-port-range', `is ${healthCheckNodePort}: use 30000 to 32767`);
  },
  ({ type, ports: list = [] }, location) => {
    for (const [index, { port: number }] of list.entries())
      if (type === 'LoadBalancer' && number === 10250)
        location
          .into('ports')
          .into(index)
          .into('port')
          .fault('invalid-port', 'is 10250, which the kubelet has: use another');
  },
];
