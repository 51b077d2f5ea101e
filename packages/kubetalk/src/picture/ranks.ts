import type { EdgeLabel, Graph, GraphLabel, NodeLabel } from '@dagrejs/dagre';

type DagreGraph = Graph<GraphLabel, NodeLabel, EdgeLabel>;

/**
 * A ranker for dagre that fills no rank beyond a width: what finds no room there goes into a later one, as in the layering of
 * Coffman and Graham. So a picture grows downwards instead of sideways, in time that grows with its arrows.
 *
 * @param width of a rank, in pixels
 * @param gap between two boxes of a rank, in pixels
 * @param outer what stands in no group: above all groups where nothing leads to it, below them where it leads nowhere, since it
 * would make the picture wider beside them
 */
export function ranksWithin(width: number, gap: number, outer: ReadonlySet<string>): (graph: DagreGraph) => void {
  return (graph) => {
    const rows = new Rows(width, gap);
    // dagre keeps ranks for labels, and for the borders of groups, between those of boxes.
    const between = Number(graph.graph().nodeRankFactor ?? 1);
    let floor = 0;
    for (const stage of stages(graph, outer)) {
      let lowest = floor;
      for (const id of stage) {
        const node = graph.node(id);
        const arrows = (graph.inEdges(id) ?? []).map((edge) => {
          const { minlen = 1, width = 0 } = graph.edge(edge);
          return { from: Math.max(rankOf(graph, edge.v), edge.v === rootOf(graph) ? floor : 0), minlen, width };
        });
        let rank = Math.max(0, ...arrows.map(({ from, minlen }) => from + minlen));
        const places = () => [
          { rank, width: node.width },
          ...arrows.map(({ from, width }) => ({ rank: Math.floor((from + rank) / 2), width })),
        ];
        while (!rows.fit(places())) rank += 2 * between;
        rows.take(places());
        node.rank = rank;
        if (node.width > 0) lowest = Math.max(lowest, rank);
      }
      if (lowest > floor) floor = lowest + between;
    }
  };
}

/** What comes first, what comes then, and what comes last, each after all that leads to it. */
function stages(graph: DagreGraph, outer: ReadonlySet<string>): readonly (readonly string[])[] {
  const all: [string[], string[], string[]] = [[], [], []];
  for (const id of inwards(graph)) {
    const leads = (graph.outEdges(id) ?? []).length > 0;
    const led = (graph.predecessors(id) ?? []).some((other) => other !== rootOf(graph));
    all[outer.has(id) && !led ? 0 : outer.has(id) && !leads ? 2 : 1].push(id);
  }
  return all;
}

/** dagre ties all to one node of its own. */
function rootOf(graph: DagreGraph): string {
  return String(graph.graph().nestingRoot);
}

interface Place {
  readonly rank: number;
  readonly width: number;
}

/** How much of each rank is taken. */
class Rows {
  private readonly used = new Map<number, number>();

  constructor(
    private readonly width: number,
    private readonly gap: number,
  ) {}

  /** What is wider than a rank fits into an empty one. */
  fit(places: readonly Place[]): boolean {
    return places.every(({ rank, width }) => {
      const used = this.used.get(rank) ?? 0;
      return width === 0 || used === 0 || used + width <= this.width;
    });
  }

  take(places: readonly Place[]): void {
    for (const { rank, width } of places) {
      if (width > 0) this.used.set(rank, (this.used.get(rank) ?? 0) + width + this.gap);
    }
  }
}

/** The nodes of a graph without circles, each after all that lead to it; of equals, that with the longest way before it first. */
function inwards(graph: DagreGraph): string[] {
  const order = sorted(graph);
  const from = new Map<string, number>();
  for (const id of order) {
    from.set(id, Math.max(0, ...(graph.predecessors(id) ?? []).map((other) => (from.get(other) ?? 0) + 1)));
  }
  const ahead = new Map<string, number>();
  for (const id of order.toReversed()) {
    ahead.set(id, Math.max(0, ...(graph.successors(id) ?? []).map((other) => (ahead.get(other) ?? 0) + 1)));
  }
  const number = (of: ReadonlyMap<string, number>, id: string) => of.get(id) ?? 0;
  return order.sort((a, b) => number(from, a) - number(from, b) || number(ahead, b) - number(ahead, a));
}

function sorted(graph: DagreGraph): string[] {
  const open = new Map(graph.nodes().map((id) => [id, graph.inEdges(id)?.length ?? 0]));
  const ready = graph.nodes().filter((id) => open.get(id) === 0);
  for (const id of ready) {
    for (const { w } of graph.outEdges(id) ?? []) {
      const left = (open.get(w) ?? 0) - 1;
      open.set(w, left);
      if (left === 0) ready.push(w);
    }
  }
  return ready;
}

function rankOf(graph: DagreGraph, id: string): number {
  return graph.node(id).rank ?? 0;
}
