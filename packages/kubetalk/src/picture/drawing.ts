import { MOST_BOXES, withPods } from './fold';
import { edgeLines, faultLines, isBroken, nodeLines, shownText } from './labels';
import {
  type Diagram,
  type Engine,
  type Placed,
  type Point,
  place,
  type Rectangle,
  type Rows,
  type Size,
} from './layout';
import { type Edge, type Node, namespacesOf, type Picture } from './picture';
import { attributesOf, columns, inLines, xml } from './xml';

/** No picture is wider, in pixels: a README shows it as it is. */
const WIDTH = 1000;
const FONT = 13;
const LINE = 18;
/** A character of the widest of the fonts below. */
const COLUMN = FONT * 0.61;
const PADDING = 10;
/** The box around an arrow's label and a namespace's name. */
const SMALL = 0.85;

const LIGHT = {
  page: '#ffffff',
  group: '#f6f8fa',
  box: '#ffffff',
  line: '#57606a',
  text: '#1f2328',
  bad: '#cf222e',
  service: '#ddf4ff',
};
const DARK: typeof LIGHT = {
  page: '#0d1117',
  group: '#161b22',
  box: '#21262d',
  line: '#9198a1',
  text: '#e6edf3',
  bad: '#ff7b72',
  service: '#0c2d6b',
};

/** Colours as they are: librsvg and ImageMagick know no variables of CSS, and draw black what has no colour. */
function colours({ page, group, box, line, text, bad, service }: typeof LIGHT): string {
  return `
  text { fill: ${text} }
  .page { fill: ${page} }
  .group rect { fill: ${group}; stroke: ${line} }
  .node rect { fill: ${box}; stroke: ${line} }
  .Service rect, .Ingress rect { fill: ${service} }
  .arrow { fill: none; stroke: ${line} }
  .head { fill: ${line} }
  .broken rect, path.broken { stroke: ${bad} }
  .fault { fill: ${bad} }
  .head.broken { fill: ${bad}; stroke: none }`;
}

/** The page carries its own ground, so it is readable on a page whose colours the reader's system does not know of. */
export const STYLE = `
  text { font: ${FONT}px ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace }
  .small { font-size: ${round(FONT * SMALL)}px }
  .group rect, .host rect, .missing rect { stroke-dasharray: 4 3 }
  .calls { stroke-dasharray: 6 3 }
  .title { font-weight: bold }
  .broken rect, path.broken { stroke-width: 2 }${colours(LIGHT)}
  @media (prefers-color-scheme: dark) {${colours(DARK).replaceAll('\n', '\n  ')}
  }`;

/** What is written in a picture. */
export interface Drawing {
  readonly picture: Picture;
  readonly nodes: readonly NodeText[];
  readonly edges: readonly Lines[];
  /** The names of its namespaces. */
  readonly groups: readonly Lines[];
}

/** Lines of text, and which of them are faults. */
interface Lines {
  readonly lines: readonly string[];
  readonly faults: readonly string[];
}

interface NodeText extends Lines {
  readonly title: readonly string[];
}

/** How much is written, and how wide. */
interface Style {
  /** Characters in a line of a box. */
  readonly columns: number;
  /** Whether arrows without a fault have words. */
  readonly words: boolean;
}

/** A way to draw a picture. */
interface Way extends Style {
  /** Whether a Service and the one workload behind it are one box. */
  readonly pods: boolean;
  /** @default - as many boxes side by side as their arrows ask for */
  readonly rows?: Rows;
}

const ROOMY = { columns: 34, words: true, pods: false };
const PAIRED = { ...ROOMY, pods: true };
const NARROW = { columns: 24, words: false, pods: true };

/** From the roomiest to the narrowest. */
const WAYS: readonly Way[] = [
  ROOMY,
  { ...ROOMY, rows: { outer: 3, inner: 3 } },
  { ...PAIRED, rows: { outer: 3, inner: 3 } },
  { ...NARROW, rows: { outer: 3, inner: 3 } },
  { ...NARROW, rows: { outer: 3, inner: 3, close: true } },
  { ...NARROW, rows: { outer: 1, inner: 3, close: true } },
  { ...NARROW, rows: { outer: 1, inner: 2, close: true } },
  { ...NARROW, rows: { outer: 1, inner: 1, close: true } },
];
/** A picture of more boxes has no room for each Service beside its Pods. */
const MOST_ROOMY = 20;
/** Nor one of more arrows for their words. */
const MOST_WORDS = 16;
/** To place more arrows any other way than close takes seconds. */
const MOST_LOOSE = 40;
/** What the user unfolds may have any width: to look for the narrowest drawing would take long. */
const UNFOLDED: Way = { ...NARROW, rows: { outer: 3, inner: 6, close: true } };

/** The first way to draw a picture that is no wider than it may be, else the narrowest. */
export async function fitted(engine: Engine, picture: Picture): Promise<{ drawing: Drawing; placed: Placed }> {
  const paired = withPods(picture);
  const isTooMuch = ({ pods, words, rows }: Way) =>
    (!pods && picture.nodes.length > MOST_ROOMY) ||
    (words && (pods ? paired : picture).edges.length > MOST_WORDS) ||
    (!rows?.close && paired.edges.length > MOST_LOOSE);
  const ways = paired.nodes.length > MOST_BOXES ? [UNFOLDED] : WAYS.filter((way) => !isTooMuch(way));
  let best: { drawing: Drawing; placed: Placed } | undefined;
  for (const way of ways) {
    const drawing = drawingOf(way.pods ? paired : picture, way);
    const placed = await place(engine, diagramOf(drawing), way.rows);
    if (placed.width <= WIDTH) return { drawing, placed };
    if (!best || placed.width < best.placed.width) best = { drawing, placed };
  }
  return best as { drawing: Drawing; placed: Placed };
}

export function drawingOf(picture: Picture, { columns, words }: Style): Drawing {
  const lines = (texts: readonly string[], width = columns) => texts.flatMap((one) => inLines(one, width));
  return {
    picture,
    nodes: picture.nodes.map((node) => {
      const [title = '', ...details] = nodeLines(node);
      return { title: lines([title]), lines: lines(details), faults: lines(faultLines(node)) };
    }),
    edges: picture.edges.map((edge) => ({
      lines: words ? lines(edgeLines(edge)) : [],
      faults: lines(faultLines(edge)),
    })),
    groups: namespacesOf(picture).map((name) => ({ lines: lines([shownText(`namespace ${name}`)], 40), faults: [] })),
  };
}

export function diagramOf({ picture, nodes, edges, groups }: Drawing): Diagram {
  const namespaces = new Map(namespacesOf(picture).map((namespace, index) => [namespace, index]));
  const numbers = new Map(picture.nodes.map(({ id }, index) => [id, index]));
  return {
    groups: groups.map(({ lines }) => sizeOf(lines, SMALL, 0)),
    boxes: picture.nodes.map(({ namespace }, index) => {
      const { title, lines, faults } = nodes[index] as NodeText;
      return { ...sizeOf([...title, ...lines, ...faults], 1, PADDING), group: namespaces.get(namespace ?? '') };
    }),
    arrows: picture.edges.map(({ from, to }, index) => {
      const { lines, faults } = edges[index] as Lines;
      return {
        ...sizeOf([...lines, ...faults], SMALL, 2),
        from: numbers.get(from) as number,
        to: numbers.get(to) as number,
      };
    }),
  };
}

/** @param inPage whether it is in a page that has the styles. @default false */
export function render(
  { picture, nodes, edges, groups }: Drawing,
  placed: Placed,
  title: string,
  inPage = false,
): string {
  const room = Math.max(placed.width, NARROWEST);
  const lines = (note: string) => inLines(note, Math.floor((room - 2 * PADDING) / COLUMN));
  const notes = [
    ...picture.notes.flatMap(lines).map((line) => ({ line, class: 'fault' })),
    ...(picture.remark ? lines(picture.remark) : []).map((line) => ({ line, class: 'note' })),
  ];
  const width = Math.ceil(notes.length > 0 ? room : placed.width);
  const height = Math.ceil(placed.height + (notes.length > 0 ? notes.length * LINE + PADDING : 0));
  const scale = Math.min(1, WIDTH / width);
  return [
    `<svg${attributesOf({
      xmlns: 'http://www.w3.org/2000/svg',
      width: width * scale,
      height: height * scale,
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'aria-labelledby': 'title desc',
    })}>`,
    `<title id="title">${xml(title)}</title>`,
    `<desc id="desc">${xml(sentences(picture))}</desc>`,
    ...(inPage ? [] : [`<style>${STYLE}\n</style>`]),
    `<rect class="page" width="${width}" height="${height}" rx="8"/>`,
    ...groups.map(({ lines }, index) => group(lines, placed.groups[index] as Placed['groups'][number])),
    ...picture.edges.map((edge, index) =>
      arrow(edge, edges[index] as Lines, placed.arrows[index] as Placed['arrows'][number]),
    ),
    ...picture.nodes.map((node, index) => box(node, nodes[index] as NodeText, placed.boxes[index] as Rectangle)),
    ...notes.map(({ line, ...kind }, index) =>
      text(line, { x: PADDING, y: Math.round(placed.height) + (index + 1) * LINE - 4, ...kind }),
    ),
    '</svg>',
    '',
  ].join('\n');
}

/** Of a picture with notes, so that these have room. */
const NARROWEST = 600;

function sizeOf(lines: readonly string[], scale: number, padding: number): Size {
  if (lines.length === 0) return { width: 0, height: 0 };
  const width = Math.max(...lines.map(columns)) * COLUMN * scale + 2 * padding;
  return { width: Math.ceil(width), height: Math.ceil(lines.length * LINE * scale + 2 * padding) };
}

function rect({ x, y, width, height }: Rectangle, attributes: Record<string, string | number> = {}): string {
  return `<rect${attributesOf({ x, y, width, height, ...attributes })}/>`;
}

function text(content: string, attributes: Record<string, string | number>): string {
  return `<text${attributesOf(attributes)}>${xml(content)}</text>`;
}

function group(lines: readonly string[], { title, ...at }: Placed['groups'][number]): string {
  const texts = lines.map((line, index) =>
    text(line, { x: title.x, y: title.y + baseline(index, SMALL), class: 'small' }),
  );
  return `<g class="group">${rect(at, { rx: 6 })}${texts.join('')}</g>`;
}

/** The baseline of a line, from the top of the first one. */
function baseline(index: number, scale = 1): number {
  return (index + 0.75) * LINE * scale;
}

function box(node: Node, { title, lines, faults }: NodeText, at: Rectangle): string {
  const kinds = [...title.map(() => 'title'), ...lines.map(() => ''), ...faults.map(() => 'fault')];
  const texts = [...title, ...lines, ...faults].map((line, index) =>
    text(line, {
      x: at.x + PADDING,
      y: at.y + PADDING + baseline(index),
      ...(kinds[index] && { class: kinds[index] }),
    }),
  );
  // What is shortened in a box is written in full for those who point at it.
  const full = `<title>${xml([node.title, ...node.details].map(shownText).join(', '))}</title>`;
  const kind = `node ${node.kind}${isBroken(node) ? ' broken' : ''}`;
  return `<g class="${kind}">${full}${rect(at, { rx: node.kind === 'workload' ? 3 : 14 })}${texts.join(' ')}</g>`;
}

function arrow(edge: Edge, { lines, faults }: Lines, { points, label }: Placed['arrows'][number]): string {
  const broken = isBroken(edge) ? ' broken' : '';
  const texts = [...lines, ...faults].map((line, index) =>
    text(line, {
      x: (label?.x ?? 0) + 2,
      y: (label?.y ?? 0) + 2 + baseline(index, SMALL),
      class: index < lines.length ? 'small' : 'small fault',
    }),
  );
  const whole = edge.labels.length > 0 ? `<title>${xml(edge.labels.map(shownText).join(', '))}</title>` : '';
  return `<g class="way">${whole}<path${attributesOf({ class: `arrow ${edge.kind}${broken}`, d: curve(points) })}/>${head(points, broken)}${texts.join('')}</g>`;
}

/** A line with round corners. */
function curve(points: readonly Point[]): string {
  const at = ({ x, y }: Point) => `${round(x)} ${round(y)}`;
  const corners = points.slice(1, -1).map((point, index) => {
    const [before, after] = [points[index], points[index + 2]] as [Point, Point];
    return `L${at(towards(point, before))}Q${at(point)} ${at(towards(point, after))}`;
  });
  const [first, last] = [points[0], points.at(-1)];
  return first && last ? `M${at(first)}${corners.join('')}L${at(last)}` : '';
}

const ROUND = 6;

/** At most half of the way to another bend, which is round as well. */
function towards(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const share = length === 0 ? 0 : Math.min(ROUND / length, 0.5);
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

/** The head of an arrow, drawn as a shape of its own: a marker would have to be referred to by an id of the whole page. */
function head(points: readonly Point[], broken: string): string {
  const [before, end] = points.slice(-2);
  if (!before || !end) return '';
  const angle = (Math.atan2(end.y - before.y, end.x - before.x) * 180) / Math.PI;
  const transform = `translate(${round(end.x)} ${round(end.y)}) rotate(${round(angle)})`;
  return `<path${attributesOf({ class: `head${broken}`, d: 'M0 0L-9-4L-9 4Z', transform })}/>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

const VERBS: Readonly<Record<Edge['kind'], string>> = {
  enters: 'leads to',
  routes: 'routes to',
  forwards: 'forwards to',
  calls: 'calls',
};
const MOST_SENTENCES = 100;

/** The picture for those who hear it. */
function sentences({ nodes, edges, notes, remark }: Picture): string {
  const titles = new Map(nodes.map(({ id, title }) => [id, title]));
  const wrong = (checks: readonly string[]) => (checks.length > 0 ? `, broken: ${checks.join(', ')}` : '');
  const boxes = nodes
    .filter(({ kind }) => kind !== 'outside')
    .map(({ title, details, checks }) => [title, ...details].join(', ') + wrong(checks));
  // In reading order: from outside inwards.
  const kinds = Object.keys(VERBS);
  const inwards = [...edges].sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
  const ways = inwards.map(
    ({ from, to, kind, checks }) => `${titles.get(from)} ${VERBS[kind]} ${titles.get(to)}${wrong(checks)}`,
  );
  const all = [...ways, ...boxes, ...notes, ...(remark ? [remark] : [])];
  const more = all.length > MOST_SENTENCES ? [`${all.length - MOST_SENTENCES} more`] : [];
  return [...all.slice(0, MOST_SENTENCES), ...more].map((sentence) => sentence.replace(/\.?$/, '.')).join(' ');
}
