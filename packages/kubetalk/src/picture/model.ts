import type { Levels } from '../checks/levels';
import { namespaceOf } from '../kubernetes/objects';
import { type Manifest, record, text, title } from '../manifest/manifest';
import { withoutCredentials } from '../text/credentials';
import { forPort, isTarget, type Service, type ServicePort } from '../topology/services';
import type { Topology } from '../topology/topology';
import { type Container, declaredPorts, type Workload, workloadTitle } from '../topology/workloads';
import { arrows, idOf, idOfRouter, marked, routers, statement } from './arrows';
import { Errors } from './errors';
import { type Edge, type Node, type Picture, shortened } from './picture';

/**
 * The picture of a topology. Only errors are marked in it: what is merely risky is no broken path.
 *
 * Never throws, whatever the manifests contain, and does not depend on their order.
 *
 * @param levels the levels of checks @default - by the finding's outcome
 */
export function pictureOf(topology: Topology, levels?: Levels): Picture {
  const errors = new Errors(topology, levels);
  // The arrows come first: an error that one shows is not shown again in a box.
  const { edges, ends } = arrows(topology, errors);
  const nodes = [
    ...topology.services.map((service) => serviceNode(service, errors)),
    ...topology.workloads.map((workload) => workloadNode(workload, errors)),
    ...routers(topology).map((manifest) => routerNode(manifest, errors)),
    ...ends,
  ];
  return {
    ...(nodes.length === 0 && { remark: 'Nothing here talks: there is no Service, no Pod and no Ingress.' }),
    nodes: merged(nodes, ({ id }) => id, joinedNodes),
    edges: merged(edges, ({ from, to, kind }) => JSON.stringify([from, to, kind]), joinedEdges),
    notes: [...new Set(errors.rest())].sort(),
  };
}

/** One of each, in the order of their keys: several objects may have one name, and several variables one Service. */
function merged<Item>(items: readonly Item[], keyOf: (item: Item) => string, join: (a: Item, b: Item) => Item): Item[] {
  const found = new Map<string, Item>();
  for (const item of items) {
    const key = keyOf(item);
    const other = found.get(key);
    found.set(key, other ? join(other, item) : item);
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
}

const union = (a: readonly string[], b: readonly string[]) => [...new Set([...a, ...b])].sort();

function joined(one: Node | Edge, other: Node | Edge): Pick<Node, 'checks' | 'problems' | 'statements'> {
  return {
    checks: union(one.checks, other.checks),
    problems: [...one.problems, ...other.problems],
    statements: [...one.statements, ...other.statements],
  };
}

function joinedNodes(one: Node, other: Node): Node {
  return { ...one, ...joined(one, other) };
}

function joinedEdges(one: Edge, other: Edge): Edge {
  return { ...one, labels: union(one.labels, other.labels), ...joined(one, other) };
}

function serviceNode(service: Service, errors: Errors): Node {
  const { manifest, name, namespace, type, headless, ports } = service;
  const external =
    type === 'ExternalName' ? [`for ${withoutCredentials(text(record(manifest?.value.spec).externalName))}`] : [];
  const lines = ports.map((port) => portLine(port, type));
  return {
    id: idOf('Service', namespace, name),
    kind: 'Service',
    namespace,
    title: `Service ${name}`,
    details: [headless ? `${type}, headless` : type, ...external, ...lines, ...undeclared(service)],
    ...marked(manifest ? errors.of(manifest) : []),
    statements: manifest ? [statement(manifest, [], () => `Service ${name}`)] : [],
  };
}

/** A port that the Pods do not declare looks like a fault beside those that they do, but may work. */
function undeclared({ ports, workloads }: Service): string[] {
  const others = ports.filter((port) => typeof port.targetPort === 'number' && isUndeclared(workloads, port));
  return others.map(({ targetPort }) => `Pods may listen on ${targetPort} without declaring it`);
}

/** Whether the Pods declare ports, and not this one. */
const isUndeclared = forPort((workloads, port) => {
  const declared = workloads.flatMap((workload) => declaredPorts(workload));
  return declared.length > 0 && !declared.some((each) => isTarget(port, each));
});

/** `port 80 to 8080, nodePort 30001`: parts that are left out have Kubernetes' defaults. */
function portLine({ name, number, targetPort, protocol, nodePort }: ServicePort, type: string): string {
  const called = name && ` ${name}`;
  const to = targetPort === number ? '' : ` to ${targetPort}`;
  const ofNode =
    type === 'NodePort' || type === 'LoadBalancer' ? `, ${nodePort ? `nodePort ${nodePort}` : 'a free nodePort'}` : '';
  return `port${called} ${number}${to}${over(protocol)}${ofNode}`;
}

function over(protocol: string): string {
  return protocol === 'TCP' ? '' : ` ${protocol}`;
}

function workloadNode(workload: Workload, errors: Errors): Node {
  const { kind, name, namespace, replicas, containers, manifest } = workload;
  const lines = containers.map(containerLine);
  return {
    id: idOf(kind, namespace, name),
    kind: 'workload',
    namespace,
    title: workloadTitle(workload),
    details: [...amount(kind, replicas), ...lines],
    ...marked(errors.of(manifest)),
    statements: [statement(manifest, [], () => workloadTitle(workload))],
  };
}

function amount(kind: string, replicas: number | undefined): string[] {
  if (kind === 'DaemonSet') return ['one Pod on each node'];
  if (kind === 'Pod' || replicas === undefined) return [];
  return [`${replicas} replica${replicas === 1 ? '' : 's'}`];
}

function containerLine({ name, init, ports }: Container): string {
  const lines = ports.map(({ name, number, protocol }) => `${name && `${name} `}${number}${over(protocol)}`);
  const declared = lines.length === 0 ? '' : `, port${lines.length > 1 ? 's' : ''} ${shortened(lines, 3).join(', ')}`;
  return `${init ? 'init container' : 'container'} ${name}${declared}`;
}

function routerNode(manifest: Manifest, errors: Errors): Node {
  return {
    id: idOfRouter(manifest),
    kind: 'Ingress',
    namespace: namespaceOf(manifest),
    title: title(manifest),
    details: [],
    ...marked(errors.of(manifest)),
    statements: [statement(manifest, [], () => title(manifest))],
  };
}
