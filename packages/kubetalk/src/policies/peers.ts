import { isIP } from 'node:net';
import { InputError } from '../manifest/input-error';
import { inText } from '../manifest/manifest';
import type { PodPort } from '../topology/policies';
import { isRange } from '../topology/ranges';
import type { Topology } from '../topology/topology';
import type { Workload } from '../topology/workloads';
import { type PodSelector, selectedPods } from './pods';

/** One end of a connection as a rule of a NetworkPolicy has it. */
export interface RulePeer {
  readonly podSelector?: PodSelector | Record<string, never>;
  readonly namespaceSelector?: object;
  readonly ipBlock?: { readonly cidr: string; readonly except?: readonly string[] };
}

/** Who a rule is for, and on which ports. */
export interface Ends {
  readonly peers: readonly RulePeer[];
  /** Without any, every port is meant. */
  readonly ports: readonly PodPort[];
}

/** Namespaces by the label with their name, which each has by itself. */
export function namespacesPeer(names: readonly string[]): RulePeer {
  const [only = '', ...others] = names;
  const key = 'kubernetes.io/metadata.name';
  const selector =
    others.length === 0
      ? { matchLabels: { [key]: only } }
      : { matchExpressions: [{ key, operator: 'In', values: names }] };
  return { namespaceSelector: selector };
}

/** The Pods of a workload, as a policy of a namespace names them; undefined where they have no label. */
export function podsPeer(topology: Topology, workload: Workload, namespace: string): RulePeer | undefined {
  const selected = selectedPods(topology, workload);
  if (!selected) return undefined;
  const { selector: podSelector } = selected;
  return workload.namespace === namespace ? { podSelector } : { ...namespacesPeer([workload.namespace]), podSelector };
}

/** Every address, also of Pods and nodes. */
export const ANYWHERE: readonly RulePeer[] = ['0.0.0.0/0', '::/0'].map((cidr) => ({ ipBlock: { cidr } }));

/** The addresses of the world: without those that networks use among themselves, where Pods and nodes are. */
export const THE_WORLD: readonly RulePeer[] = [
  {
    ipBlock: {
      cidr: '0.0.0.0/0',
      except: ['10.0.0.0/8', '100.64.0.0/10', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16'],
    },
  },
  { ipBlock: { cidr: '::/0', except: ['fc00::/7', 'fe80::/10'] } },
];

export function addresses(range: string): RulePeer {
  const whole = isIP(range) === 6 ? '/128' : '/32';
  return { ipBlock: { cidr: range.includes('/') ? range : `${range}${whole}` } };
}

const OVER_BOTH: readonly string[] = ['UDP', 'TCP'];

function dnsAt(peers: readonly RulePeer[], number: number): Ends {
  return { peers, ports: OVER_BOTH.map((protocol) => ({ number, protocol })) };
}

const pods = (namespace: string, matchLabels: Readonly<Record<string, string>>): RulePeer => ({
  ...namespacesPeer([namespace]),
  podSelector: { matchLabels },
});

/** The DNS of a cluster as most have it, on the port on which its Pods listen. */
const KUBE_DNS = { namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } };
const OPENSHIFT = dnsAt([pods('openshift-dns', { 'dns.operator.openshift.io/daemonset-dns': 'default' })], 5353);

/**
 * Where the cluster's DNS answers: its Pods in kube-system, on port 53 and on the one that the manifests' own Service kube-dns
 * forwards to; those of OpenShift, where the manifests are for that.
 */
export function usualDns(topology: Topology): readonly Ends[] {
  const { namespace, labels } = KUBE_DNS;
  const own = topology.findService(namespace, 'kube-dns')?.ports.map(({ targetPort }) => targetPort) ?? [];
  const numbers = new Set([53, ...own.filter((port) => typeof port === 'number')]);
  const peers = [pods(namespace, labels)];
  const { ports } = { ports: [...numbers].flatMap((number) => dnsAt(peers, number).ports) };
  const onOpenShift = topology.manifests.some(({ value }) => /\.openshift\.io\//.test(inText(value.apiVersion)));
  return [{ peers, ports }, ...(onOpenShift ? [OPENSHIFT] : [])];
}

/**
 * Another DNS: `openshift`, the Pods `NAMESPACE/KEY=VALUE`, all Pods of `NAMESPACE`, or an address; with `:PORT` where that is not 53.
 *
 * @throws InputError where it is another text
 */
export function dnsFrom(text: string): Ends {
  if (text === 'openshift') return OPENSHIFT;
  const [, where = '', port = '53'] = /^(.*?)(?::(\d{1,5}))?$/.exec(text) ?? [];
  const [, namespace, key, value] = /^([a-z0-9-]+)(?:\/([\w./-]+)=([\w.-]*))?$/.exec(where) ?? [];
  const ended = isIP(text) === 6 ? text : where;
  if (isRange(ended)) return dnsAt([addresses(ended)], ended === text ? 53 : Number(port));
  if (namespace === undefined)
    throw new InputError(`--dns ${text}: use openshift, NAMESPACE, NAMESPACE/KEY=VALUE or an address, and :PORT`);
  const peer = key === undefined ? namespacesPeer([namespace]) : pods(namespace, { [key]: value ?? '' });
  return dnsAt([peer], Number(port));
}
