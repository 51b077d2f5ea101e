import { type Edge, type Node, type Picture, shortened } from './picture';

/** More boxes than this are not taken in at a glance. */
export const MOST_BOXES = 60;
/** Fewer alike are shown one by one. */
const FEWEST_ALIKE = 3;
const MOST_NAMES = 6;

/**
 * A picture of many boxes with fewer of them: Services stand together with their Pods, and those that have the same
 * callers and call the same stand for each other. What is broken stays by itself.
 */
export function fold(picture: Picture, most = MOST_BOXES): Picture {
  if (picture.nodes.length <= most) return picture;
  const folded = [withPods, alike].reduce(
    (before, step) => (before.nodes.length <= most ? before : step(before)),
    picture,
  );
  const said = `${picture.nodes.length} boxes are drawn as ${folded.nodes.length}: Services with the Pods behind them, and those that are called and call alike as one. Name fewer files to see each, or take --format text`;
  return { ...folded, notes: [...picture.notes, said] };
}

/** A Service and the one workload behind it, where neither has another, become one box. */
function withPods(picture: Picture): Picture {
  const nodes = new Map(picture.nodes.map((node) => [node.id, node]));
  const out = countBy(picture.edges, ({ from, kind }) => (kind === 'forwards' ? from : undefined));
  const into = countBy(picture.edges, ({ to }) => to);
  const pairs = new Map<string, Node>();
  const gone = new Map<string, string>();
  for (const { from, to, kind, checks } of picture.edges) {
    const [service, workload] = [nodes.get(from), nodes.get(to)];
    if (kind !== 'forwards' || !service || !workload || [service, workload, { checks }].some(isBroken)) continue;
    if (out.get(from) !== 1 || into.get(to) !== 1) continue;
    const amount = workload.details.find((detail) => detail.endsWith('replicas'));
    const details = [...service.details, `${workload.title}${amount ? `, ${amount}` : ''}`];
    pairs.set(from, { ...service, details });
    gone.set(to, from);
  }
  return redrawn(picture, gone, pairs);
}

/** Boxes of one kind and namespace with the same neighbours become one. */
function alike(picture: Picture): Picture {
  const neighbours = new Map<string, string[]>();
  const note = (id: string, what: string) => neighbours.set(id, [...(neighbours.get(id) ?? []), what]);
  const bad = new Set<string>();
  for (const edge of picture.edges) {
    note(edge.from, `${edge.kind} to ${edge.to}`);
    note(edge.to, `${edge.kind} from ${edge.from}`);
    if (isBroken(edge)) for (const id of [edge.from, edge.to]) bad.add(id);
  }
  const groups = new Map<string, Node[]>();
  for (const node of picture.nodes) {
    const { id, kind, namespace } = node;
    if (isBroken(node) || bad.has(id) || kind === 'outside' || kind === 'missing') continue;
    const key = JSON.stringify([kind, namespace, node.title.split(' ')[0], ...(neighbours.get(id) ?? []).sort()]);
    groups.set(key, [...(groups.get(key) ?? []), node]);
  }
  const gone = new Map<string, string>();
  const stacks = new Map<string, Node>();
  for (const group of groups.values()) {
    const [first] = group as [Node, ...Node[]];
    if (group.length < FEWEST_ALIKE) continue;
    for (const { id } of group.slice(1)) gone.set(id, first.id);
    stacks.set(first.id, stackOf(first, group));
  }
  return redrawn(picture, gone, stacks);
}

function stackOf(first: Node, group: readonly Node[]): Node {
  const kind = first.kind === 'host' ? 'host' : (first.title.split(' ')[0] ?? '');
  const names = group.map(({ title }) => title.split(' ').at(-1) ?? '');
  return { ...first, title: `${group.length} × ${kind}`, details: shortened(names, MOST_NAMES) };
}

const isBroken = ({ checks }: { readonly checks: readonly string[] }) => checks.length > 0;

function countBy<Item>(items: readonly Item[], keyOf: (item: Item) => string | undefined): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) {
    const key = keyOf(item);
    if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** The picture with boxes that are gone into others, and these as they are now. */
function redrawn(picture: Picture, gone: ReadonlyMap<string, string>, changed: ReadonlyMap<string, Node>): Picture {
  const end = (id: string) => gone.get(id) ?? id;
  const edges = new Map<string, Edge>();
  for (const edge of picture.edges) {
    const [from, to] = [end(edge.from), end(edge.to)];
    if (from === to && edge.kind === 'forwards') continue;
    const key = JSON.stringify([from, to, edge.kind]);
    const other = edges.get(key);
    const labels = [...new Set([...(other?.labels ?? []), ...edge.labels])].sort();
    edges.set(key, { ...edge, from, to, labels, checks: [...new Set([...(other?.checks ?? []), ...edge.checks])] });
  }
  const nodes = picture.nodes.filter(({ id }) => !gone.has(id)).map((node) => changed.get(node.id) ?? node);
  return { nodes, edges: [...edges.values()], notes: picture.notes };
}
