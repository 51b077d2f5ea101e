import { type EdgeLabel, Graph, type GraphLabel, layout, type NodeLabel, type Point } from '@dagrejs/dagre';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A rectangle by its middle. */
export interface Box extends Size {
  readonly x: number;
  readonly y: number;
}

/** What is to be placed, by numbers: no text of a manifest is a key here. */
export interface Diagram {
  /** Each with the number of the group that it stands in. */
  readonly boxes: readonly (Size & { readonly group: number | undefined })[];
  readonly groups: number;
  /** Each with the numbers of its boxes and the size of its label. */
  readonly arrows: readonly (Size & { readonly from: number; readonly to: number })[];
}

export interface Placed extends Size {
  readonly boxes: readonly Box[];
  readonly groups: readonly Box[];
  /** The bends of each arrow from box to box, and the middle of its label. */
  readonly arrows: readonly (Point & { readonly points: readonly Point[] })[];
}

/** Places a diagram downwards where that is no wider than asked for, and else whichever way is narrower. */
export function place(diagram: Diagram, width: number): Placed {
  const down = placeTo('TB', diagram);
  if (down.width <= width) return down;
  const right = placeTo('LR', diagram);
  return right.width < down.width ? right : down;
}

function placeTo(rankdir: 'TB' | 'LR', { boxes, groups, arrows }: Diagram): Placed {
  if (boxes.length === 0) return { width: 0, height: 0, boxes: [], groups: [], arrows: [] };
  const graph = new Graph<GraphLabel, NodeLabel, EdgeLabel>({ compound: true, multigraph: true });
  graph.setGraph({ rankdir, nodesep: 28, ranksep: rankdir === 'TB' ? 30 : 44, edgesep: 16, marginx: 16, marginy: 16 });
  for (let group = 0; group < groups; group++) graph.setNode(`g${group}`, { width: 0, height: 0 });
  boxes.forEach(({ width, height, group }, index) => {
    graph.setNode(`n${index}`, { width, height });
    if (group !== undefined) graph.setParent(`n${index}`, `g${group}`);
  });
  arrows.forEach(({ from, to, width, height }, index) => {
    graph.setEdge(`n${from}`, `n${to}`, { width, height, labelpos: 'c' }, `${index}`);
  });
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  return {
    width,
    height,
    boxes: boxes.map((_, index) => boxOf(graph.node(`n${index}`))),
    groups: Array.from({ length: groups }, (_, index) => boxOf(graph.node(`g${index}`))),
    arrows: arrows.map(({ from, to }, index) => {
      const { x = 0, y = 0, points = [] } = graph.edge(`n${from}`, `n${to}`, `${index}`);
      return { x, y, points };
    }),
  };
}

function boxOf({ x = 0, y = 0, width, height }: NodeLabel): Box {
  return { x, y, width, height };
}
