import { around } from '../../focus';
import { type Edge, type Node, namespacesOf, type Picture } from '../../picture';

/** A picture that is asked about its boxes, by their ids. */
export class Graph {
  readonly nodes: ReadonlyMap<string, Node>;
  readonly out: ReadonlyMap<string, readonly Edge[]>;
  readonly into: ReadonlyMap<string, readonly Edge[]>;
  /** The arrow by which the shortest way from outside comes to a box. */
  private readonly first = new Map<string, Edge>();
  private readonly severalNamespaces: boolean;

  constructor(readonly picture: Picture) {
    this.nodes = new Map(picture.nodes.map((node) => [node.id, node]));
    this.out = by(picture.edges, ({ from }) => from);
    this.into = by(picture.edges, ({ to }) => to);
    this.severalNamespaces = namespacesOf(picture).length > 1;
    const open = picture.nodes.filter(({ kind }) => kind === 'outside').map(({ id }) => id);
    const seen = new Set(open);
    for (const id of open)
      for (const edge of this.out.get(id) ?? []) {
        if (seen.has(edge.to)) continue;
        seen.add(edge.to);
        this.first.set(edge.to, edge);
        open.push(edge.to);
      }
  }

  title(id: string): string {
    const { title = id, namespace } = this.nodes.get(id) ?? {};
    return this.severalNamespaces && namespace !== undefined ? `${title} in namespace ${namespace}` : title;
  }

  /** The shortest way from outside to a box, empty where none leads there. */
  wayTo(id: string): readonly Edge[] {
    const way: Edge[] = [];
    for (let edge = this.first.get(id); edge; edge = this.first.get(edge.from)) way.unshift(edge);
    return way;
  }

  /** The neighbours of a box: who calls it, through which Services, and whom it calls. */
  near(id: string): { readonly nodes: ReadonlySet<string>; readonly edges: ReadonlySet<Edge> } {
    const { nodes, edges } = around(this.picture, [id], 1);
    return { nodes: new Set(nodes.map((node) => node.id)), edges: new Set(edges) };
  }
}

export function by<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const found = new Map<string, Item[]>();
  for (const item of items) {
    const others = found.get(keyOf(item));
    if (others) others.push(item);
    else found.set(keyOf(item), [item]);
  }
  return found;
}
