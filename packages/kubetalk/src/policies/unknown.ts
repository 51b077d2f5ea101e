import { inText, type JsonObject, list, record, text, title } from '../manifest/manifest';
import { listed } from '../text/budget';
import { inNodeNetwork } from '../topology/access';
import type { PeersAndPorts, Policy } from '../topology/policies';
import { selects } from '../topology/services';
import type { Topology } from '../topology/topology';
import { runsToEnd, type Workload, workloadTitle } from '../topology/workloads';
import { isOfCluster } from './incoming';
import { unsureAddresses } from './numbers';

/** A text on something that the manifests do not show. */
export interface Note {
  /** Whose policies it is about. @default - those of a whole namespace */
  readonly workload?: Workload;
  readonly message: string;
}

/**
 * What policies can't be sure of: calls that no manifest names, and what other policies open.
 *
 * @param silent the workloads without calls
 */
export function unknowns(topology: Topology, silent: readonly Workload[]): readonly Note[] {
  const { workloads, policies } = topology;
  const closed = workloads.filter((one) => !isOfCluster(one.namespace));
  const members = new Set(topology.calls.flatMap((call) => (callsItself(call) ? [call.caller] : [])));
  return [
    ...closed.flatMap((workload) => of(workload, topology, members).map((message) => ({ workload, message }))),
    ...ofSilent(silent.filter((one) => !isOfCluster(one.namespace) && !inNodeNetwork(one))),
    ...[...new Set(workloads.map(({ namespace }) => namespace))]
      .filter(isOfCluster)
      .map((name) => ({ message: `namespace ${name} stays open: the cluster's own parts run there` })),
    ...policies.flatMap((policy) => opened(policy).map((message) => ({ message }))),
  ];
}

function of(workload: Workload, topology: Topology, members: ReadonlySet<Workload>): readonly string[] {
  const { kind, name, byOperator, replicas = 1 } = workload;
  const allow = `--allow ${name}=WHERE`;
  const unseen = unseenSources(workload, topology);
  const unsure = unsureAddresses(workload, topology);
  return [
    ...(unseen.length > 0
      ? [
          `it takes variables from ${listed(unseen)}, which the manifests do not hold, and may call what they name: ${allow}`,
        ]
      : []),
    ...(unsure.length > 0 && !inNodeNetwork(workload)
      ? [`it may call addresses that the policy closes: ${listed(unsure)}: ${allow} opens one`]
      : []),
    ...(inNodeNetwork(workload) ? ['it is in the network of its node, where no policy holds: it stays open'] : []),
    ...(byOperator
      ? ["an operator makes its Pods: let them, and it, reach each other by a policy of the operator's own"]
      : []),
    ...(kind === 'StatefulSet' && replicas > 1 && !members.has(workload)
      ? [`its ${replicas} Pods may talk to each other: --allow ${name}=${name}`]
      : []),
  ];
}

function callsItself({ caller, service }: Topology['calls'][number]): boolean {
  return service !== undefined && selects(service, caller);
}

/** ConfigMaps and Secrets that are not in the manifests, whose values are addresses or may be any. */
function unseenSources({ containers, namespace }: Workload, { find }: Topology): readonly string[] {
  const refs = containers.flatMap(({ value }) => [
    ...list(value.envFrom)
      .map(record)
      .flatMap(({ configMapRef, secretRef }) =>
        source(configMapRef ? 'ConfigMap' : 'Secret', record(configMapRef ?? secretRef)),
      ),
    ...list(value.env)
      .map(record)
      .filter((variable) => ADDRESS.test(text(variable.name)))
      .flatMap(({ valueFrom }) => {
        const { configMapKeyRef, secretKeyRef } = record(valueFrom);
        return source(configMapKeyRef ? 'ConfigMap' : 'Secret', record(configMapKeyRef ?? secretKeyRef));
      }),
  ]);
  const lacking = refs.filter(([kind, name]) => !find(kind, namespace, name));
  return [...new Set(lacking.map(([kind, name]) => `${kind} ${name}`))];
}

const ADDRESS = /HOST|URL|URI|ADDR|ENDPOINT|DSN|SERVER|BROKER/i;

function source(kind: string, { name }: JsonObject): readonly (readonly [string, string])[] {
  return text(name) === '' ? [] : [[kind, text(name)]];
}

function ofSilent(silent: readonly Workload[]): readonly Note[] {
  const lasting = silent.filter((one) => !runsToEnd(one));
  if (lasting.length === 0) return [];
  const names = listed(lasting, workloadTitle);
  return [
    {
      message: `no calls of these are known, so the policies allow none: ${names}: --allow NAME=WHERE for one that has calls`,
    },
  ];
}

/** Policies of the manifests that open more than any path needs. */
function opened({ manifest, ingress = [], egress = [] }: Policy): readonly string[] {
  const { file, line } = manifest.source;
  const where = file === undefined ? '' : ` (${file}${line ? `:${line([])}` : ''})`;
  const who = `${title(manifest)}${where}`;
  const [into, out] = [openPorts(ingress), openPorts(egress)];
  return [
    ...(into === undefined ? [] : [`${who} lets everybody in on ${into}: what it opens stays open`]),
    ...(out === undefined ? [] : [`${who} lets its Pods out to everybody on ${out}: what it opens stays open`]),
  ];
}

/** The ports that rules open to everybody, in words; undefined where they open none. */
function openPorts(rules: readonly PeersAndPorts[]): string | undefined {
  const open = rules.filter(({ peers }) => !peers);
  if (open.some(({ ports }) => !ports)) return 'every port';
  const ports = open.flatMap(({ ports = [] }) =>
    ports.map(({ port, protocol }) =>
      port === undefined ? `every port over ${text(protocol) || 'TCP'}` : `port ${inText(port)}`,
    ),
  );
  return ports.length === 0 ? undefined : listed([...new Set(ports)]);
}
