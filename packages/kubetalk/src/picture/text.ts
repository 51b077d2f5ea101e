import { groupBy } from '../manifest/group-by';
import { type Paint, painter } from '../text/paint';
import { printable } from '../text/printable';
import type { Edge, Node, Picture } from './picture';

/** Deeper than this, a path goes on at the left again: a line is to fit on a terminal. */
const DEEPEST = 12;

/** A line that is still to be printed. */
interface Step {
  readonly node: Node;
  readonly edge: Edge | undefined;
  /** What stands before the line, and before those below it. */
  readonly stem: string;
  readonly indent: string;
  readonly depth: number;
}

/** A picture for a terminal: a tree that begins outside, in which each box is described once. */
export function renderText(picture: Picture, colours: boolean): string {
  const paint = painter(colours);
  const tree = new Tree(picture, paint);
  const notes = picture.notes.map((note) => paint('red', printable(note)));
  const parts = [tree.lines(), notes, picture.remark ? [picture.remark] : []].filter((lines) => lines.length > 0);
  return parts.map((lines) => lines.map((line) => `${line}\n`).join('')).join('\n');
}

class Tree {
  private readonly nodes: ReadonlyMap<string, Node>;
  private readonly from: ReadonlyMap<string, readonly Edge[]>;
  private readonly described = new Set<string>();
  private readonly namespaces: ReadonlySet<string | undefined>;

  constructor(
    private readonly picture: Picture,
    private readonly paint: Paint,
  ) {
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

  /** Where trees begin: outside, then where nobody leads to, then whatever is left (circles, and what is too deep). */
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
      const goesOn = !again && step.depth < DEEPEST;
      if (goesOn || edges.length === 0) this.described.add(step.node.id);
      lines.push(step.stem + this.line(step, again, !goesOn && !again && edges.length > 0));
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

  private line({ node, edge }: Step, again: boolean, below: boolean): string {
    const { title, namespace, details, kind } = node;
    const where = this.namespaces.size > 1 && namespace !== undefined ? ` in namespace ${namespace}` : '';
    const more = again || below ? [`see ${again ? 'above' : 'below'}`] : details;
    const label = edge?.labels.length ? `${printable(edge.labels.join('; '))}: ` : '';
    const checks = [...(edge?.checks ?? []), ...node.checks];
    const broken = checks.length > 0 || kind === 'missing';
    const name = this.paint(broken ? 'red' : 'bold', printable(title + where));
    const rest = more.length > 0 ? this.paint('dim', printable(` (${more.join('; ')})`)) : '';
    const wrong = checks.length > 0 ? this.paint('red', ` ✗ ${[...new Set(checks)].join(', ')}`) : '';
    return this.paint('dim', label) + name + rest + wrong;
  }
}
