import { groupBy } from '../manifest/group-by';
import { type Colour, type Paint, painter } from '../text/paint';
import { printable } from '../text/printable';
import type { Edge, Node, Picture } from './picture';
import { columns, inLines } from './xml';

/** Deeper than this, a path goes on at the left again: a line is to fit on a terminal. */
const DEEPEST = 12;
/** Of a terminal's width, what no stems may take, in columns. */
const ROOM = 44;

/** A line that is still to be printed. */
interface Step {
  readonly node: Node;
  readonly edge: Edge | undefined;
  /** The prefix of the line, and of those below it. */
  readonly stem: string;
  readonly indent: string;
  readonly depth: number;
}

/**
 * A picture for a terminal: a tree that begins outside, in which each box is described once.
 *
 * @param width of the terminal, in columns. @default - a line for each box, however long
 */
export function renderText(picture: Picture, colours: boolean, width = Number.POSITIVE_INFINITY): string {
  const paint = painter(colours);
  const tree = new Tree(picture, paint, width);
  const plain = (text: string) => inLines(printable(text), width);
  const notes = picture.notes.flatMap((note) => plain(note).map((line) => paint('red', line)));
  const parts = [tree.lines(), notes, picture.remark ? plain(picture.remark) : []].filter((lines) => lines.length > 0);
  return parts.map((lines) => lines.map((line) => `${line}\n`).join('')).join('\n');
}

class Tree {
  private readonly nodes: ReadonlyMap<string, Node>;
  private readonly from: ReadonlyMap<string, readonly Edge[]>;
  private readonly deepest: number;
  private readonly described = new Set<string>();
  private readonly namespaces: ReadonlySet<string | undefined>;

  constructor(
    private readonly picture: Picture,
    private readonly paint: Paint,
    private readonly width: number,
  ) {
    this.deepest = Math.min(DEEPEST, Math.max(2, Math.floor((width - ROOM) / 3)));
    this.nodes = new Map(picture.nodes.map((node) => [node.id, node]));
    this.namespaces = new Set(picture.nodes.flatMap(({ namespace }) => namespace ?? []));
    this.from = groupBy(picture.edges, ({ from }) => from);
  }

  lines(): string[] {
    return this.roots().flatMap((root, index) => {
      const lines = this.below(root);
      return index > 0 && lines.length > 0 ? ['', ...lines] : lines;
    });
  }

  /** Where trees begin: outside, then boxes without arrows to them, then the rest (cycles, and what is too deep). */
  private roots(): Node[] {
    const led = new Set(this.picture.edges.map(({ to }) => to));
    const rank = ({ id, kind }: Node) => (kind === 'outside' ? 0 : led.has(id) ? 2 : 1);
    return [...this.picture.nodes].sort((a, b) => rank(a) - rank(b));
  }

  private below(root: Node): string[] {
    if (this.described.has(root.id)) return [];
    const lines: string[] = [];
    const steps: Step[] = [{ node: root, edge: undefined, stem: '', indent: '', depth: 0 }];
    for (let step = steps.pop(); step; step = steps.pop()) {
      const edges = this.from.get(step.node.id) ?? [];
      const again = this.described.has(step.node.id);
      const goesOn = !again && step.depth < this.deepest;
      if (goesOn || edges.length === 0) this.described.add(step.node.id);
      const text = this.line(step, again, !goesOn && !again && edges.length > 0);
      lines.push(...this.broken(text, step.stem, `${step.indent}${goesOn && edges.length > 0 ? '│  ' : '   '}`));
      if (goesOn) steps.push(...this.next(step, edges).reverse());
    }
    return lines;
  }

  private next({ indent, depth }: Step, edges: readonly Edge[]): Step[] {
    return edges.map((edge, index) => {
      const last = index === edges.length - 1;
      const node = this.nodes.get(edge.to) as Node;
      return {
        node,
        edge,
        stem: `${indent}${last ? '└─ ' : '├─ '}`,
        indent: `${indent}${last ? '   ' : '│  '}`,
        depth: depth + 1,
      };
    });
  }

  private line({ node, edge }: Step, again: boolean, below: boolean): Painted[] {
    const { title, namespace, details, kind } = node;
    const where = this.namespaces.size > 1 && namespace !== undefined ? ` in namespace ${namespace}` : '';
    const more = again || below ? [`see ${again ? 'above' : 'below'}`] : details;
    const label = edge?.labels.length ? `${printable(edge.labels.join('; '))}: ` : '';
    const checks = [...(edge?.checks ?? []), ...node.checks];
    const broken = checks.length > 0 || kind === 'missing';
    const rest = more.length > 0 ? ` (${more.join('; ')})` : '';
    const wrong = checks.length > 0 ? ` ✗ ${[...new Set(checks)].join(', ')}` : '';
    return [
      { colour: 'dim', text: label },
      { colour: broken ? 'red' : 'bold', text: printable(title + where) },
      { colour: 'dim', text: printable(rest) },
      { colour: 'red', text: wrong },
    ];
  }

  /** A text in lines no wider than the terminal: its words are counted without their colours, and painted then. */
  private broken(text: readonly Painted[], stem: string, indent: string): string[] {
    const all = () => stem + text.map((one) => one.text && this.paint(one.colour, one.text)).join('');
    if (this.width === Number.POSITIVE_INFINITY) return [all()];
    const whole = text.map((one) => one.text).join('');
    const room = Math.max(this.width - columns(indent), ROOM / 2);
    const lines = inLines(whole, room);
    if (lines.length === 1) return [all()];
    let at = 0;
    return lines.map((line, index) => {
      if (whole[at] === ' ' && index > 0) at++;
      const painted = this.painted(text, at, at + line.length);
      at += line.length;
      return (index === 0 ? stem : indent) + painted;
    });
  }

  private painted(text: readonly Painted[], from: number, to: number): string {
    let start = 0;
    return text
      .map((one) => {
        const part = one.text.slice(Math.max(0, from - start), Math.max(0, to - start));
        start += one.text.length;
        return part && this.paint(one.colour, part);
      })
      .join('');
  }
}

interface Painted {
  readonly colour: Colour;
  readonly text: string;
}
