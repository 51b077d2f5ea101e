import { nodePortClaims } from '../../kubernetes/node-ports';
import { type Json, list, type Manifest, record } from '../../manifest/manifest';
import { memo } from '../../manifest/memo';
import { listed } from '../../text/budget';
import { endpointsChange } from '../endpoints';
import { type Context, type Row, valueText } from './row';

const SERVED = ['ClusterIP', 'NodePort', 'LoadBalancer'];
const taken = ({ after, nodePorts }: Context) =>
  `the API server refuses it: spec.ports asks for nodePort ${takenNodePort(after, nodePorts)}, which another Service has; choose another`;

/** What the file gives of a Service and the cluster does not take over. */
export const SERVICES_UNMET: readonly Row[] = [
  {
    id: 'no-effect',
    witness: 'service-node-port-unset',
    kinds: ['Service'],
    isUnmet: true,
    fields: /^spec\.(clusterIPs?\b.*|ipFamil(ies\b.*|yPolicy)|ports\[\]\.nodePort)$/,
    when: ({ field }) => field?.after === undefined && field?.before !== 'None',
    message: 'no longer given, but the cluster keeps the one that it has',
  },
  {
    id: 'no-effect',
    witness: 'service-node-port-on-cluster-ip',
    kinds: ['Service'],
    isUnmet: true,
    fields:
      /^spec\.(ports\[\]\.nodePort|externalTrafficPolicy|allocateLoadBalancerNodePorts|healthCheckNodePort|loadBalancerClass)$/,
    when: ({ field }) => field?.before === undefined,
    message: 'given, but the API server drops it with the type that it belongs to',
  },
];

/** What the API server refuses of Services, whatever changes in them. */
export const SERVICES_REFUSED_WHOLE: readonly Row[] = [
  {
    id: 'rejected',
    witness: 'service-headless-family',
    kinds: ['Service'],
    when: ({ before, after, given = after }) =>
      getsBothFamilies(before) &&
      familiesOf(given).length === 1 &&
      record(given?.value.spec).ipFamilyPolicy === undefined,
    message:
      'the API server refuses it: a headless Service without a selector has both families, of which spec.ipFamilies gives up one only with spec.ipFamilyPolicy SingleStack: set that too',
  },
];

/** What the API server refuses of Services. */
export const SERVICES_REFUSED: readonly Row[] = [
  {
    id: 'rejected',
    witness: 'service-headless',
    kinds: ['Service'],
    fields: /^spec\.clusterIPs?\b/,
    when: ({ field, after }) => (field?.after ?? null) !== null && SERVED.includes(serviceType(after)),
    message: anotherService,
  },
  {
    id: 'rejected',
    witness: 'service-ip-family',
    kinds: ['Service'],
    fields: /^spec\.ipFamilies\b/,
    when: ({ before, after }) => {
      const [one, other] = [before, after].map((manifest) => familiesOf(manifest)[0]);
      return one !== undefined && other !== undefined && one !== other;
    },
    message: (context, paths) =>
      `${anotherService(context, paths)}: the first family is that of its first address, spec.clusterIPs[0]`,
  },
  {
    id: 'rejected',
    witness: 'service-ip-family-released',
    kinds: ['Service'],
    fields: /^spec\.(ipFamilies\b|ipFamilyPolicy$)/,
    when: ({ before, after }) => {
      const [had, has] = [before, after].map((manifest) => familiesOf(manifest).length);
      return had === 2 && has === 1 && record(after?.value.spec).ipFamilyPolicy !== 'SingleStack';
    },
    message:
      'the API server refuses it: spec.ipFamilies gives up a family only with spec.ipFamilyPolicy SingleStack: set that too',
  },
  {
    id: 'rejected',
    witness: 'service-load-balancer-class',
    kinds: ['Service'],
    fields: /^spec\.loadBalancerClass$/,
    when: ({ before, after }) => [before, after].every((manifest) => serviceType(manifest) === 'LoadBalancer'),
    message: anotherService,
  },
  {
    id: 'rejected',
    witness: 'service-health-check-port',
    kinds: ['Service'],
    fields: /^spec\.healthCheckNodePort$/,
    when: ({ before, after, field }) =>
      field?.before !== undefined && field.after !== undefined && [before, after].every(isChecked),
    message: anotherService,
  },
  {
    id: 'rejected',
    witness: 'service-node-port-taken',
    kinds: ['Service'],
    fields: /^spec\.(type|ports\b.*)$/,
    when: asksForTakenNodePort,
    message: taken,
  },
  {
    id: 'rejected',
    witness: 'service-node-port-taken-created',
    change: 'added',
    kinds: ['Service'],
    when: asksForTakenNodePort,
    message: taken,
  },
];

/** A Service has an address that others use, so that another one beside it loses less. */
function anotherService(_: Context, paths: string): string {
  return `the API server refuses it: ${paths} can't be changed; make another Service beside it, or delete it and apply it again: it then has another address`;
}

export const SERVICES: readonly Row[] = [
  {
    id: 'endpoints-changed',
    witness: 'service-target-port',
    kinds: ['Service'],
    fields: /^spec\.(selector\b.*|ports\[\](\.(targetPort|port))?|publishNotReadyAddresses)$/,
    when: ({ after, stages }) => after !== undefined && endpointsChange(after, stages) !== undefined,
    message: (context) =>
      `${(context.after && endpointsChange(context.after, context.stages)) ?? ''}${portsGone(context)}`,
  },
  {
    id: 'node-port-changed',
    witness: 'service-node-port',
    kinds: ['Service'],
    fields: /^spec\.ports\[\]\.nodePort$/,
    when: ({ after }) => hasNodePort(after),
    message: ({ field }) => `external callers of port ${valueText(field?.before)} must use ${valueText(field?.after)}`,
  },
  {
    id: 'node-port-changed',
    witness: 'service-type-node-port',
    kinds: ['Service'],
    fields: /^spec\.type$/,
    when: ({ before, after }) => hasNodePort(before) !== hasNodePort(after),
    message: ({ before, after }) => {
      if (hasNodePort(after)) return 'every node opens a port for it';
      return serviceType(before) === 'LoadBalancer'
        ? 'its load balancer goes, with the address outside, and the nodes close its port'
        : 'the nodes close its port';
    },
  },
  {
    id: 'node-port-changed',
    witness: 'service-node-ports-allocated',
    kinds: ['Service'],
    fields: /^spec\.allocateLoadBalancerNodePorts$/,
    when: ({ before, after }) => !hasNodePort(before) && hasNodePort(after),
    message: 'every node opens a port for it',
  },
  {
    id: 'updated',
    witness: 'service-node-ports-not-allocated',
    kinds: ['Service'],
    fields: /^spec\.allocateLoadBalancerNodePorts$/,
    when: ({ field }) => field?.after === false,
    message: 'the node ports that it has stay; ports that are added get none',
  },
  {
    id: 'answered-locally',
    witness: 'service-traffic-local',
    kinds: ['Service'],
    fields: /^spec\.(ex|in)ternalTrafficPolicy$/,
    when: ({ field }) => field?.after === 'Local',
    message: ({ field }) =>
      field?.pattern === 'spec.externalTrafficPolicy'
        ? 'a node that runs no Pod of it drops what comes from outside; Pods see the address of who asks'
        : 'a Pod is answered only where its own node runs a Pod of it',
  },
  {
    id: 'updated',
    witness: 'service-dual-stack',
    kinds: ['Service'],
    fields: /^spec\.(ipFamilies\b.*|ipFamilyPolicy)$/,
    message: ({ after }) =>
      record(after?.value.spec).ipFamilyPolicy === 'SingleStack'
        ? 'keeps the address of its first family alone'
        : 'gets an address of each family that the cluster has; the API server refuses a family that it does not have',
  },
  {
    id: 'updated',
    witness: 'service-port',
    kinds: ['Service'],
    fields: /^spec\.ports\[\]$/,
    when: ({ field }) => field?.after === undefined,
    message: (context) => portsGone(context).slice(2),
  },
];

function serviceType(manifest: Manifest | undefined): string {
  const { type } = record(manifest?.value.spec);
  return typeof type === 'string' ? type : 'ClusterIP';
}

/** A load balancer may do without. */
function hasNodePort(manifest: Manifest | undefined): boolean {
  const type = serviceType(manifest);
  const isOpted = record(manifest?.value.spec).allocateLoadBalancerNodePorts === false;
  return (
    type === 'NodePort' || (type === 'LoadBalancer' && !(isOpted && manifest && nodePortClaims(manifest).length === 0))
  );
}

function asksForTakenNodePort({ after, nodePorts }: Context): boolean {
  return takenNodePort(after, nodePorts) !== undefined;
}

/** The first port of a Service that another one has; found once for all of its ports that change. */
function takenNodePort(after: Manifest | undefined, nodePorts: ReadonlyMap<string, number>): string | undefined {
  if (!after || !hasNodePort(after)) return undefined;
  return takenIn(nodePorts)(after)?.replace('/TCP', '');
}

const takenIn = memo((nodePorts: ReadonlyMap<string, number>) =>
  memo((service: Manifest) => nodePortClaims(service).find(({ key }) => (nodePorts.get(key) ?? 0) > 1)?.key),
);

/** The ports that a Service had and has no more. */
function portsGone({ before, after }: Context): string {
  const [had, has] = [before, after].map((manifest) => list(record(manifest?.value.spec).ports).map(portOf));
  const left = new Set(has);
  const gone = serviceType(after) === 'ExternalName' ? [] : (had?.filter((port) => !left.has(port)) ?? []);
  return gone.length > 0 ? `; no longer answers on port ${listed(gone)}` : '';
}

function portOf(value: Json): string {
  const { port, protocol = 'TCP' } = record(value);
  return `${valueText(port)}${protocol === 'TCP' ? '' : `/${valueText(protocol)}`}`;
}

const familiesOf = (manifest: Manifest | undefined) => list(record(manifest?.value.spec).ipFamilies);

/** Whether the API server adds the other family to the one that is given, as to headless Services that select nothing. */
function getsBothFamilies(manifest: Manifest | undefined): boolean {
  const { clusterIP, selector, ipFamilyPolicy } = record(manifest?.value.spec);
  const isOpen = clusterIP === 'None' && Object.keys(record(selector)).length === 0;
  return isOpen && ipFamilyPolicy === undefined && familiesOf(manifest).length === 1;
}

/** Whether load balancers ask the nodes which of them have a Pod. */
function isChecked(manifest: Manifest | undefined): boolean {
  return serviceType(manifest) === 'LoadBalancer' && record(manifest?.value.spec).externalTrafficPolicy === 'Local';
}
