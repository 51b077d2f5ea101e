import { type Edge, type Node, type Picture, shortened } from './picture';

/** More boxes than this are not taken in at a glance. */
export const MOST_BOXES = 60;
const MOST_NAMES = 6;

/**
 * A picture of many boxes with fewer of them: Services stand together with their Pods, and those that play the same part stand
 * for each other, told apart as finely as the number of boxes allows. What is broken stays by itself.
 */
export function fold(picture: Picture, most = MOST_BOXES): Picture {
  if (picture.nodes.length <= most) return picture;
  const paired = withPods(picture);
  const folded = paired.nodes.length <= most ? paired : stacked(paired, most);
  const remark = `${picture.nodes.length} boxes are drawn as ${folded.nodes.length}; what is broken stands by itself. Name fewer files to see each, or take the format text.`;
  return { ...folded, remark };
}

/** A Service and the one workload behind it, where neither has another, become one box. */
export function withPods(picture: Picture): Picture {
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

/** The part that each box plays, by its id. */
type Parts = ReadonlyMap<string, string>;

/** One box for all that play the same part, by the finest division that is not too fine. */
function stacked(picture: Picture, most: number): Picture {
  const around = neighbours(picture);
  const sameNeighbours = refined(new Map(picture.nodes.map(({ id }) => [id, id])), around, kinds(picture));
  const divisions: Parts[] = [sameNeighbours, ...rounds(picture, around, most)];
  const fits = divisions.find((parts) => new Set(parts.values()).size <= most) ?? (divisions.at(-1) as Parts);
  return drawn(
    picture,
    groupBy(picture.nodes, ({ id }) => fits.get(id)),
  );
}

/** Divisions from fine to coarse: the coarsest by kind and namespace, each finer one by the parts of callers and callees. */
function rounds(picture: Picture, around: Neighbours, most: number): Parts[] {
  const found = [kinds(picture)];
  for (;;) {
    const last = found[0] as Parts;
    const next = refined(last, around, last);
    const size = new Set(next.values()).size;
    if (size === new Set(last.values()).size || size > most) return found;
    found.unshift(next);
  }
}

/** Boxes by kind and namespace; what an error touches plays a part of its own. */
function kinds(picture: Picture): Parts {
  const bad = brokenEnds(picture);
  return new Map(
    picture.nodes.map((node) => {
      const single = node.kind === 'outside' || isBroken(node) || bad.has(node.id);
      return [node.id, JSON.stringify(single ? node.id : [node.kind, node.namespace, kindOf(node)])];
    }),
  );
}

type Neighbours = ReadonlyMap<string, readonly { readonly how: string; readonly id: string }[]>;

function neighbours({ edges }: Picture): Neighbours {
  const ends = edges.flatMap(({ from, to, kind }) => [
    { of: from, how: `${kind} to`, id: to },
    { of: to, how: `${kind} from`, id: from },
  ]);
  return groupBy(ends, ({ of }) => of);
}

/** Divides by what stands around: boxes stay together where their neighbours play the same parts. */
function refined(parts: Parts, around: Neighbours, own: Parts): Parts {
  const numbers = new Map<string, string>();
  return new Map(
    [...own].map(([id, part]) => {
      const set = new Set((around.get(id) ?? []).map((other) => `${other.how} ${parts.get(other.id)}`));
      const key = JSON.stringify([part, ...[...set].sort()]);
      // Numbers instead of ever longer keys.
      if (!numbers.has(key)) numbers.set(key, `${numbers.size}`);
      return [id, numbers.get(key) as string];
    }),
  );
}

/** Whatever an error touches. */
function brokenEnds({ edges }: Picture): Set<string> {
  return new Set(edges.filter(isBroken).flatMap(({ from, to }) => [from, to]));
}

/** `Service` of `Service web`. */
function kindOf({ kind, title }: Node): string {
  return kind === 'host' ? 'host' : (title.split(' ')[0] ?? '');
}

/** Draws one box for each group of several, with the first of their names. */
function drawn(picture: Picture, groups: ReadonlyMap<string, readonly Node[]>): Picture {
  const gone = new Map<string, string>();
  const stacks = new Map<string, Node>();
  for (const group of groups.values()) {
    const [first] = group as readonly [Node, ...Node[]];
    if (group.length === 1) continue;
    for (const { id } of group.slice(1)) gone.set(id, first.id);
    const names = group.map(({ title }) => title.split(' ').at(-1) ?? '');
    stacks.set(first.id, {
      ...first,
      title: `${group.length} × ${kindOf(first)}`,
      details: shortened(names, MOST_NAMES),
    });
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
