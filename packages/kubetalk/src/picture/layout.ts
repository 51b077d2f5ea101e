import { type EdgeLabel, Graph, type GraphLabel, layout, type NodeLabel, type Point } from '@dagrejs/dagre';
import { type Box, border, loop, type Size } from './geometry';
import { ranksWithin } from './ranks';

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

/**
 * Places a diagram downwards, in ranks no wider than asked for, and moves closer what is wider all the same. Where dagre fails,
 * boxes stand in rows, with straight arrows.
 */
export function place(diagram: Diagram, width: number): Placed {
  if (diagram.boxes.length === 0) return { width: 0, height: 0, boxes: [], groups: [], arrows: [] };
  return tried(diagram, width) ?? placeInRows(diagram, width);
}

/** dagre throws now and then on graphs that are no mistake of anybody's: "Not possible to find intersection inside of the rectangle". */
function tried(diagram: Diagram, width: number): Placed | undefined {
  try {
    const placed = placeByDagre(diagram, width);
    return isWhole(placed) ? placed : undefined;
  } catch {
    return undefined;
  }
}

function isWhole({ width, height, boxes, groups, arrows }: Placed): boolean {
  const points = [...boxes, ...groups, ...arrows, ...arrows.flatMap(({ points }) => points)];
  return [width, height, ...points.flatMap(({ x, y }) => [x, y])].every(Number.isFinite);
}

function placeByDagre({ boxes, groups, arrows }: Diagram, width: number): Placed {
  const graph = new Graph<GraphLabel, NodeLabel, EdgeLabel>({ compound: true, multigraph: true });
  const outer = new Set(
    groups > 0 ? boxes.flatMap(({ group }, index) => (group === undefined ? [`n${index}`] : [])) : [],
  );
  // dagre takes a function for a ranker too, though its types name those alone that it has itself.
  const ranker = ranksWithin(width, GAP, outer) as unknown as GraphLabel['ranker'];
  graph.setGraph({ rankdir: 'TB', ranker, nodesep: 28, ranksep: 30, edgesep: 16, marginx: 16, marginy: 16 });
  for (let group = 0; group < groups; group++) graph.setNode(`g${group}`, { width: 0, height: 0 });
  boxes.forEach(({ width, height, group }, index) => {
    graph.setNode(`n${index}`, { width, height });
    if (group !== undefined) graph.setParent(`n${index}`, `g${group}`);
  });
  arrows.forEach(({ from, to, width, height }, index) => {
    graph.setEdge(`n${from}`, `n${to}`, { width, height, labelpos: 'c' }, `${index}`);
  });
  layout(graph);
  const size = graph.graph();
  return {
    width: size.width ?? 0,
    height: size.height ?? 0,
    boxes: boxes.map((_, index) => boxOf(graph.node(`n${index}`))),
    groups: Array.from({ length: groups }, (_, index) => boxOf(graph.node(`g${index}`))),
    arrows: arrows.map(({ from, to }, index) => {
      const { x = 0, y = 0, points = [] } = graph.edge(`n${from}`, `n${to}`, `${index}`);
      return { x, y, points };
    }),
  };
}

const GAP = 36;

/** Each group below the other, its boxes in rows no wider than asked for, and straight arrows: plain, but it always works. */
export function placeInRows({ boxes, groups, arrows }: Diagram, width: number): Placed {
  const placed: Box[] = [];
  const around: Box[] = [];
  let top = GAP;
  let right = 0;
  for (const group of [undefined, ...Array.from({ length: groups }, (_, index) => index)]) {
    const start = top;
    let x = GAP;
    let bottom = top;
    let widest = GAP;
    boxes.forEach((box, index) => {
      if (box.group !== group) return;
      if (x > GAP && x + box.width + GAP > width) {
        x = GAP;
        top = bottom + GAP;
      }
      placed[index] = { x: x + box.width / 2, y: top + box.height / 2, width: box.width, height: box.height };
      x += box.width + GAP;
      widest = Math.max(widest, x);
      bottom = Math.max(bottom, top + box.height);
    });
    right = Math.max(right, widest);
    const size = { width: widest - GAP, height: bottom - start + GAP };
    if (group !== undefined) around[group] = { x: widest / 2, y: (start + bottom) / 2, ...size };
    top = bottom > start ? bottom + 2 * GAP : start;
  }
  const straight = arrows.map(({ from, to }) => {
    const [start, end] = [placed[from] as Box, placed[to] as Box];
    const points = from === to ? loop(start) : [border(start, end), border(end, start)];
    const [first, last] = [points[0] as Point, points.at(-1) as Point];
    return { x: (first.x + last.x) / 2, y: (first.y + last.y) / 2, points };
  });
  return { width: right, height: top, boxes: placed, groups: around, arrows: straight };
}

function boxOf({ x = 0, y = 0, width, height }: NodeLabel): Box {
  return { x, y, width, height };
}
