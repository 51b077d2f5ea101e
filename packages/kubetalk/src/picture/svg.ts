import { printable } from '../text/printable';
import { wrapped } from '../text/wrapped';
import { withPods } from './fold';
import type { Box, Size } from './geometry';
import { clipped, edgeLines, faultLines, isBroken, nodeLines } from './labels';
import { type Diagram, type Placed, place } from './layout';
import { type Edge, type Node, namespacesOf, type Picture } from './picture';
import { squeezed } from './squeeze';
import { attributesOf, columns, xml } from './xml';

/** As wide as a README is shown; what is narrower need not be scrolled there. */
const WIDTH = 830;
/** More arrows than this have no room for their words. */
const MOST_WORDS = 60;
const FONT = 13;
const LINE = 18;
/** A character of the widest of the fonts below. */
const COLUMN = FONT * 0.61;
const PADDING = 10;
/** No box need be wider for the sake of its namespace's name. */
const USUAL = 220;
/** What an arrow's label stands in. */
const SMALL = 0.85;
/** The name of a namespace stands in this strip above its boxes. */
const HEAD = 14;

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
  .small { stroke: ${group} }
  .broken rect, path.broken { stroke: ${bad} }
  .fault { fill: ${bad} }
  .head.broken { fill: ${bad}; stroke: none }`;
}

/** The page carries its own ground, so it is readable on a page whose colours the reader's system does not know of. */
const STYLE = `
  text { font: ${FONT}px ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace }
  .small { font-size: ${round(FONT * SMALL)}px; paint-order: stroke; stroke-width: 4px }
  .group rect, .host rect, .missing rect { stroke-dasharray: 4 3 }
  .calls { stroke-dasharray: 6 3 }
  .title { font-weight: bold }
  .broken rect, path.broken { stroke-width: 2 }${colours(LIGHT)}
  @media (prefers-color-scheme: dark) {${colours(DARK).replaceAll('\n', '\n  ')}
  }`;

/**
 * A picture as SVG that stands alone: no script, no font, nothing from elsewhere; its text can be selected and read aloud.
 *
 * @param title what it shows, for those who don't see it
 */
export function renderSvg(picture: Picture, title = 'Who talks to whom'): string {
  if (picture.edges.length <= MOST_WORDS) {
    const whole: Drawing = { picture, lines: edgeLines };
    const { placed } = placeDrawing(whole);
    if (placed.width <= WIDTH) return render(whole, placed, title);
  }
  // Arrows without words leave room for boxes; who points at one still reads them.
  const short: Drawing = { picture: withPods(picture), lines: () => [] };
  const { diagram, placed } = placeDrawing(short);
  return render(short, squeezed(diagram, placed, WIDTH), title);
}

/** A picture, and what stands at its arrows. */
interface Drawing {
  readonly picture: Picture;
  readonly lines: (edge: Edge) => readonly string[];
}

function placeDrawing({ picture, lines }: Drawing): { readonly diagram: Diagram; readonly placed: Placed } {
  const namespaces = new Map(namespacesOf(picture).map((namespace, index) => [namespace, index]));
  const numbers = new Map(picture.nodes.map(({ id }, index) => [id, index]));
  const diagram: Diagram = {
    groups: namespaces.size,
    boxes: picture.nodes.map((node) => ({ ...nodeSize(node), group: namespaces.get(node.namespace ?? '') })),
    arrows: picture.edges.map((edge) => ({
      ...sizeOf([...lines(edge), ...faultLines(edge)], SMALL, 4),
      from: numbers.get(edge.from) as number,
      to: numbers.get(edge.to) as number,
    })),
  };
  return { diagram, placed: place(diagram, WIDTH) };
}

function render({ picture, lines: linesOf }: Drawing, placed: Placed, title: string): string {
  const namespaces = namespacesOf(picture);
  const lines = (note: string) => wrapped(printable(note), '', '', Math.max(60, Math.floor(placed.width / COLUMN) - 4));
  const notes = [
    ...picture.notes.flatMap(lines).map((line) => ({ line, class: 'fault' })),
    ...(picture.remark ? lines(picture.remark) : []).map((line) => ({ line, class: 'note' })),
  ];
  const width = Math.ceil(
    Math.max(
      placed.width,
      sizeOf(
        notes.map(({ line }) => line),
        1,
        16,
      ).width,
    ),
  );
  const height = Math.ceil(placed.height + (notes.length > 0 ? notes.length * LINE + PADDING : 0));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title desc">`,
    `<title id="title">${xml(title)}</title>`,
    `<desc id="desc">${xml(sentences(picture))}</desc>`,
    `<style>${STYLE}\n</style>`,
    `<rect class="page" width="${width}" height="${height}" rx="8"/>`,
    ...namespaces.map((namespace, index) => group(namespace, placed.groups[index] as Box)),
    ...picture.edges.map((edge, index) => arrow(edge, linesOf(edge), placed.arrows[index] as Placed['arrows'][number])),
    ...namespaces.map((namespace, index) => groupTitle(namespace, placed.groups[index] as Box)),
    ...picture.nodes.map((node, index) => box(node, placed.boxes[index] as Box)),
    ...notes.map(({ line, ...kind }, index) =>
      text(line, { x: 16, y: Math.round(placed.height) + (index + 1) * LINE - 4, ...kind }),
    ),
    '</svg>',
    '',
  ].join('\n');
}

function sizeOf(lines: readonly string[], scale: number, padding: number): Size {
  if (lines.length === 0) return { width: 0, height: 0 };
  const width = Math.max(...lines.map(columns)) * COLUMN * scale + 2 * padding;
  return { width: Math.ceil(width), height: Math.ceil(lines.length * LINE * scale + 2 * padding) };
}

function nodeSize(node: Node): Size {
  const { width, height } = sizeOf([...nodeLines(node), ...faultLines(node)], 1, PADDING);
  // A namespace's box is as wide as what stands in it, so its name fits if it fits over each of these; where that is not too
  // much, in their left half, since arrows come in at the middle.
  const head = node.namespace === undefined ? 0 : sizeOf([groupName(node.namespace)], SMALL, 0).width;
  return { width: Math.max(width, head, Math.min(2 * head, USUAL)), height };
}

function groupName(namespace: string): string {
  return clipped(`namespace ${namespace}`);
}

function rect({ x, y, width, height }: Box, attributes: Record<string, string | number> = {}): string {
  return `<rect${attributesOf({ x: x - width / 2, y: y - height / 2, width, height, ...attributes })}/>`;
}

function text(content: string, attributes: Record<string, string | number>): string {
  return `<text${attributesOf(attributes)}>${xml(content)}</text>`;
}

function group(_namespace: string, { x, y, width, height }: Box): string {
  const higher = { x, y: y - HEAD / 2, width, height: height + HEAD };
  return `<g class="group">${rect(higher, { rx: 6 })}</g>`;
}

/** Drawn after the arrows, which may pass where it stands. */
function groupTitle(namespace: string, { x, y, width, height }: Box): string {
  return text(groupName(namespace), { x: x - width / 2 + 10, y: y - height / 2 + 4, class: 'small' });
}

function box(node: Node, at: Box): string {
  const lines = nodeLines(node);
  const x = at.x - at.width / 2 + PADDING;
  const y = (index: number) => at.y - at.height / 2 + PADDING + (index + 0.75) * LINE;
  const texts = lines.map((line, index) => text(line, { x, y: y(index), ...(index === 0 && { class: 'title' }) }));
  const faults = faultLines(node).map((line, index) => text(line, { x, y: y(lines.length + index), class: 'fault' }));
  // What is cut short in a box is said in full to those who point at it.
  const full = `<title>${xml([node.title, ...node.details].join(', '))}</title>`;
  const kind = `node ${node.kind}${isBroken(node) ? ' broken' : ''}`;
  return `<g class="${kind}">${full}${rect(at, { rx: node.kind === 'workload' ? 3 : 14 })}${[...texts, ...faults].join('')}</g>`;
}

function arrow(edge: Edge, lines: readonly string[], { x, y, points }: Placed['arrows'][number]): string {
  const broken = isBroken(edge) ? ' broken' : '';
  const faults = faultLines(edge);
  const top = y - ((lines.length + faults.length) * LINE * SMALL) / 2;
  const label = [...lines, ...faults].map((line, index) =>
    text(line, {
      x,
      y: top + (index + 0.75) * LINE * SMALL,
      class: index < lines.length ? 'small' : 'small fault',
      'text-anchor': 'middle',
    }),
  );
  const whole = edge.labels.length > 0 ? `<title>${xml(edge.labels.join(', '))}</title>` : '';
  return `<g>${whole}<path${attributesOf({ class: `arrow ${edge.kind}${broken}`, d: curve(points) })}/>${head(points, broken)}${label.join('')}</g>`;
}

type Points = Placed['arrows'][number]['points'];

/** A line with round corners, which keeps to its bends so closely that it crosses nothing beside them. */
function curve(points: Points): string {
  const at = ({ x, y }: Points[number]) => `${round(x)} ${round(y)}`;
  const corners = points.slice(1, -1).map((point, index) => {
    const [before, after] = [points[index], points[index + 2]] as [Points[number], Points[number]];
    return `L${at(towards(point, before))}Q${at(point)} ${at(towards(point, after))}`;
  });
  const [first, last] = [points[0], points.at(-1)];
  return first && last ? `M${at(first)}${corners.join('')}L${at(last)}` : '';
}

const ROUND = 14;

/** At most half of the way to another bend, which is round as well. */
function towards(from: Points[number], to: Points[number]): Points[number] {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const share = length === 0 ? 0 : Math.min(ROUND / length, 0.5);
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

/** The head of an arrow, drawn as a shape of its own: a marker would have to be referred to by an id of the whole page. */
function head(points: Points, broken: string): string {
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
  // As one would tell it: from outside inwards.
  const kinds = Object.keys(VERBS);
  const inwards = [...edges].sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
  const ways = inwards.map(
    ({ from, to, kind, checks }) => `${titles.get(from)} ${VERBS[kind]} ${titles.get(to)}${wrong(checks)}`,
  );
  const all = [...ways, ...boxes, ...notes, ...(remark ? [remark] : [])];
  const more = all.length > MOST_SENTENCES ? [`${all.length - MOST_SENTENCES} more`] : [];
  return [...all.slice(0, MOST_SENTENCES), ...more].map((sentence) => sentence.replace(/\.?$/, '.')).join(' ');
}
