export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle by its upper left corner. */
export interface Rectangle extends Point, Size {}

/** ELK, as far as it is used here: its own types would have to be installed by those who use this package. */
export interface Engine {
  layout(graph: Part): Promise<Part>;
}

/** A graph for ELK, or a box or a label of it; once it is placed, with its place. */
interface Part extends Partial<Rectangle> {
  readonly id?: string;
  readonly text?: string;
  readonly layoutOptions?: Options;
  readonly children?: Part[];
  readonly edges?: Way[];
}

interface Way {
  readonly id?: string;
  readonly sources: string[];
  readonly targets: string[];
  readonly labels?: Part[];
  readonly sections?: Section[];
}

interface Section {
  readonly id: string;
  readonly startPoint: Point;
  readonly bendPoints?: Point[];
  readonly endPoint: Point;
}

type Options = Record<string, string>;

/** What is to be placed, by numbers: no text of a manifest is a key here. */
export interface Diagram {
  /** Each with the number of its group. */
  readonly boxes: readonly (Size & { readonly group: number | undefined })[];
  /** The size of each group's title. */
  readonly groups: readonly Size[];
  /** Each with the numbers of its boxes and the size of its label. At most one leads from a box to itself. */
  readonly arrows: readonly (Size & { readonly from: number; readonly to: number })[];
}

export interface Placed extends Size {
  readonly boxes: readonly Rectangle[];
  readonly groups: readonly (Rectangle & { readonly title: Rectangle })[];
  /** The bends of each arrow from box to box, and its label. */
  readonly arrows: readonly { readonly points: readonly Point[]; readonly label: Rectangle | undefined }[];
}

/** How many boxes are side by side. */
export interface Rows {
  /** Groups, and boxes of no group. */
  readonly outer: number;
  /** Boxes of one group. */
  readonly inner: number;
  /** Boxes stand as close as they can: narrower and quicker, and arrows have more bends. */
  readonly close?: boolean;
}

const MARGIN = 14;

const OPTIONS: Options = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.layered.thoroughness': '3',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.json.shapeCoords': 'ROOT',
  'elk.json.edgeCoords': 'ROOT',
  'elk.padding': padding(MARGIN, MARGIN),
  'elk.spacing.nodeNode': '24',
  'elk.spacing.edgeNode': '14',
  'elk.spacing.edgeEdge': '12',
  'elk.spacing.edgeLabel': '4',
  'elk.layered.spacing.nodeNodeBetweenLayers': '34',
  'elk.layered.spacing.edgeNodeBetweenLayers': '14',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '12',
};

/**
 * Places a diagram downwards: arrows lead around the boxes that are not theirs, and labels and titles have room of their own.
 *
 * @param rows keeps the picture narrow. @default - as many boxes side by side as their arrows ask for
 */
export async function place(engine: Engine, diagram: Diagram, rows?: Rows): Promise<Placed> {
  if (diagram.boxes.length === 0) return { width: MARGIN, height: MARGIN, boxes: [], groups: [], arrows: [] };
  const first = await attempt(engine, diagram, rows, new Set());
  const crowded = new Set(first.groups.flatMap((group, index) => (group.title.x < group.x ? [index] : [])));
  return crowded.size === 0 ? first : attempt(engine, diagram, rows, crowded);
}

/** @param crowded groups whose title finds no room between the arrows that come in from above: it gets room at their left */
async function attempt(
  engine: Engine,
  { boxes, groups, arrows }: Diagram,
  rows: Rows | undefined,
  crowded: ReadonlySet<number>,
): Promise<Placed> {
  const nodes = boxes.map(({ width, height }, index) => ({ id: `box ${index}`, width, height }));
  const inside = groups.map((title, index) => ({
    id: `group ${index}`,
    children: nodes.filter((_, box) => boxes[box]?.group === index),
    // A group inherits nothing from its parent.
    layoutOptions: {
      ...OPTIONS,
      ...layering(rows?.inner, rows?.close),
      'elk.padding': padding(title.height + MARGIN + 6, crowded.has(index) ? title.width + 2 * MARGIN : MARGIN),
      'elk.nodeSize.constraints': 'MINIMUM_SIZE',
      'elk.nodeSize.minimum': `(${title.width + 2 * MARGIN},0)`,
    },
  }));
  const edges = arrows.map(({ from, to, width, height }, index) => ({
    id: `arrow ${index}`,
    sources: [`box ${from}`],
    targets: [`box ${to}`],
    // ELK gives no room to a label without a text, and reads nothing of it.
    labels: width > 0 ? [{ id: `label ${index}`, text: '-', width, height }] : [],
  }));
  const rowEdges = rows ? unseen({ boxes, groups, arrows }, rows.inner) : [];
  const outside = nodes.filter((_, box) => boxes[box]?.group === undefined);
  const layoutOptions = { ...OPTIONS, ...layering(rows?.outer, rows?.close) };
  const all: Part = { id: 'all', layoutOptions, children: [...inside, ...outside], edges: [...edges, ...rowEdges] };
  const root = await engine.layout(all);
  const placed = new Map(
    [root, ...(root.children ?? [])].flatMap(({ children = [] }) => children.map((one) => [one.id, one])),
  );
  const found = (id: string) => rectangle(placed.get(id) as Part);
  const ways = (root.edges ?? []).slice(0, edges.length).map((edge) => ({
    points: pointsOf(edge),
    label: edge.labels?.[0] && rectangle(edge.labels[0]),
  }));
  const around = groups.map((title, index) => {
    const group = found(`group ${index}`);
    return { ...group, title: titleIn(group, title, ways) };
  });
  const { width, height } = rectangle(root);
  return { width, height, boxes: nodes.map(({ id }) => found(id)), groups: around, arrows: ways };
}

/** What many arrows have between them. */
const CLOSE: Options = {
  'elk.layered.thoroughness': '1',
  'elk.spacing.edgeNode': '10',
  'elk.spacing.edgeEdge': '7',
  'elk.layered.spacing.edgeNodeBetweenLayers': '12',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '7',
};

/** Arrows that nobody sees: ELK bounds no row of boxes that have no arrows among themselves. */
function unseen({ boxes, groups, arrows }: Diagram, inner: number): Way[] {
  const tied = new Set(
    arrows.flatMap(({ from, to }) => (boxes[from]?.group === boxes[to]?.group && from !== to ? [from, to] : [])),
  );
  return groups.flatMap((_, group) => {
    const loose = boxes.flatMap((box, index) => (box.group === group && !tied.has(index) ? [index] : []));
    return loose.slice(inner).map((to, index) => ({
      id: `row ${to}`,
      sources: [`box ${loose[index]}`],
      targets: [`box ${to}`],
    }));
  });
}

function padding(top: number, left: number): string {
  return `[top=${top},left=${left},bottom=${MARGIN},right=${MARGIN}]`;
}

function layering(most: number | undefined, close = false): Options {
  if (most === undefined) return {};
  return {
    'elk.layered.layering.strategy': 'COFFMAN_GRAHAM',
    // Half as wide as ELK's own choice, where many arrows pass rows of boxes; its time grows with their square.
    'elk.layered.nodePlacement.strategy': close ? 'SIMPLE' : 'NETWORK_SIMPLEX',
    'elk.layered.layering.coffmanGraham.layerBound': String(most),
    ...(close && CLOSE),
  };
}

function rectangle({ x = 0, y = 0, width = 0, height = 0 }: Partial<Rectangle>): Rectangle {
  return { x, y, width, height };
}

function pointsOf({ sections = [] }: Way): Point[] {
  return sections.flatMap(({ startPoint, bendPoints = [], endPoint }) => [startPoint, ...bendPoints, endPoint]);
}

/** The position of a title at the top of its group: as far left as no arrow passes; left of the group where there is no such place. */
function titleIn(
  group: Rectangle,
  { width, height }: Size,
  ways: readonly { readonly points: readonly Point[] }[],
): Rectangle {
  const y = group.y + 6;
  const passing = ways
    .flatMap(({ points }) => points.slice(1).map((end, index) => [points[index] as Point, end] as const))
    .filter(([start, end]) => Math.min(start.y, end.y) < y + height && Math.max(start.y, end.y) > y)
    .map(([start, end]) => [Math.min(start.x, end.x) - GAP, Math.max(start.x, end.x) + GAP] as const)
    .sort(([one], [other]) => one - other);
  let x = group.x + MARGIN - 4;
  for (const [left, right] of passing) if (left < x + width && right > x) x = right;
  return { x: x + width > group.x + group.width - 4 ? group.x - width : x, y, width, height };
}

/** Between a title and an arrow. */
const GAP = 6;
