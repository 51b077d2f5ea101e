import { type Edge, type Node, namespacesOf, type Picture, shortened } from './picture';

/** More boxes than this are not taken in at a glance. */
export const MOST_BOXES = 60;
/** Fewer alike are shown one by one. */
const FEWEST_ALIKE = 3;
const MOST_NAMES = 6;

/**
 * A picture of many boxes with fewer of them: Services stand together with their Pods, and those that have the same callers
 * and call the same stand for each other; where that does not suffice, namespaces become boxes. What is broken stays by itself.
 */
export function fold(picture: Picture, most = MOST_BOXES): Picture {
  if (picture.nodes.length <= most) return picture;
  const paired = withPods(picture);
  const stacked = paired.nodes.length <= most ? paired : alike(paired);
  const folded = stacked.nodes.length <= most || namespacesOf(picture).length < 2 ? stacked : byNamespace(picture);
  const said = `${picture.nodes.length} boxes are drawn as ${folded.nodes.length}; what is broken stands by itself. Name fewer files to see each, or take the format text.`;
  return { ...folded, folded: said };
}

/** A Service and the one workload behind it, where neither has another, become one box. */
function withPods(picture: Picture): Picture {
  const nodes = new Map(picture.nodes.map((node) => [node.id, node]));
  const out = groupBy(picture.edges, ({ from, kind }) => (kind === 'forwards' ? from : undefined));
  const into = groupBy(picture.edges, ({ to }) => to);
  const bad = brokenEnds(picture);
  const pairs = new Map<string, Node>();
  const gone = new Map<string, string>();
  for (const { from, to, kind } of picture.edges) {
    const [service, workload] = [nodes.get(from), nodes.get(to)];
    if (kind !== 'forwards' || !service || !workload || bad.has(to) || [service, workload].some(isBroken)) continue;
    if (out.get(from)?.length !== 1 || into.get(to)?.length !== 1) continue;
    const amount = workload.details.find((detail) => detail.endsWith('replicas'));
    const details = [...service.details, `${workload.title}${amount ? `, ${amount}` : ''}`];
    pairs.set(from, { ...service, details });
    gone.set(to, from);
  }
  return redrawn(picture, gone, pairs);
}

/** All that works in a namespace becomes one box, with the number of each kind. */
function byNamespace(picture: Picture): Picture {
  const bad = brokenEnds(picture);
  const groups = groupBy(picture.nodes, (node) =>
    node.namespace === undefined || isBroken(node) || bad.has(node.id) ? undefined : node.namespace,
  );
  return stacked(picture, groups, (kinds) => {
    const [title = '', ...details] = [...kinds].map(([kind, nodes]) => `${nodes.length} × ${kind}`);
    return { title, details };
  });
}

/** Boxes of one kind and namespace with the same neighbours become one. */
function alike(picture: Picture): Picture {
  const neighbours = new Map<string, string[]>();
  const note = (id: string, what: string) => neighbours.set(id, [...(neighbours.get(id) ?? []), what]);
  for (const { from, to, kind } of picture.edges) {
    note(from, `${kind} to ${to}`);
    note(to, `${kind} from ${from}`);
  }
  const bad = brokenEnds(picture);
  const groups = groupBy(picture.nodes, (node) => {
    if (node.kind === 'outside' || isBroken(node) || bad.has(node.id)) return undefined;
    return JSON.stringify([node.kind, node.namespace, kindOf(node), ...(neighbours.get(node.id) ?? []).sort()]);
  });
  return stacked(picture, groups, (kinds) => {
    const [[kind, nodes]] = [...kinds] as [[string, Node[]]];
    const names = nodes.map(({ title }) => title.split(' ').at(-1) ?? '');
    return { title: `${nodes.length} × ${kind}`, details: shortened(names, MOST_NAMES) };
  });
}

/** Whatever an error touches. */
function brokenEnds({ edges }: Picture): Set<string> {
  return new Set(edges.filter(isBroken).flatMap(({ from, to }) => [from, to]));
}

/** `Service` of `Service web`. */
function kindOf({ kind, title }: Node): string {
  return kind === 'host' ? 'host' : (title.split(' ')[0] ?? '');
}

/** Draws one box for each group of several, described by what kinds of boxes are in it. */
function stacked(
  picture: Picture,
  groups: ReadonlyMap<string, readonly Node[]>,
  describe: (kinds: ReadonlyMap<string, Node[]>) => Pick<Node, 'title' | 'details'>,
): Picture {
  const gone = new Map<string, string>();
  const stacks = new Map<string, Node>();
  for (const group of groups.values()) {
    const [first] = group as readonly [Node, ...Node[]];
    if (group.length < FEWEST_ALIKE) continue;
    for (const { id } of group.slice(1)) gone.set(id, first.id);
    stacks.set(first.id, { ...first, ...describe(groupBy(group, kindOf)) });
  }
  return redrawn(picture, gone, stacks);
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string | undefined): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

const isBroken = ({ checks }: { readonly checks: readonly string[] }) => checks.length > 0;

/** The picture with boxes that are gone into others, and these as they are now. */
function redrawn(picture: Picture, gone: ReadonlyMap<string, string>, changed: ReadonlyMap<string, Node>): Picture {
  const end = (id: string) => gone.get(id) ?? id;
  const edges = new Map<string, Edge>();
  for (const edge of picture.edges) {
    const [from, to] = [end(edge.from), end(edge.to)];
    // What leads from a box to itself says nothing more about it, unless a workload really calls itself.
    if (from === to && edge.from !== edge.to) continue;
    const key = JSON.stringify([from, to, edge.kind]);
    const other = edges.get(key);
    const labels = [...new Set([...(other?.labels ?? []), ...edge.labels])].sort();
    edges.set(key, { ...edge, from, to, labels, checks: [...new Set([...(other?.checks ?? []), ...edge.checks])] });
  }
  const nodes = picture.nodes.filter(({ id }) => !gone.has(id)).map((node) => changed.get(node.id) ?? node);
  return { nodes, edges: [...edges.values()], notes: picture.notes };
}
