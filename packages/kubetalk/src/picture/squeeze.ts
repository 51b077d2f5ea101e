import type { Point } from '@dagrejs/dagre';
import { type Box, exit, loop } from './geometry';
import type { Diagram, Placed } from './layout';

/** Between two boxes, and between an arrow and what it passes, in pixels. */
const GAP = 28;
const NARROW = 14;

/** What keeps its place between its neighbours: a box, a border of a group, a straight piece of an arrow. */
interface Item {
  readonly x: number;
  readonly width: number;
  readonly gap: number;
}

/** What is straight of an arrow. */
interface Piece extends Item {
  readonly points: Point[];
}

/** The heights of levels, by the middle of their boxes. */
type Levels = ReadonlyMap<number, number>;

/**
 * The same layout in less width, as far as its order from left to right allows: all keep their height and their neighbours, and
 * what stands further apart than it must moves closer. Arrows stay straight where there is room for that.
 */
export function squeezed(diagram: Diagram, placed: Placed, width: number): Placed {
  if (placed.width <= width) return placed;
  const straight = ordered(diagram, placed, width, true);
  return straight.width <= width ? straight : ordered(diagram, placed, width, false);
}

function ordered(diagram: Diagram, placed: Placed, wanted: number, straight: boolean): Placed {
  const order = new Order();
  const levels = levelsOf(placed.boxes);
  const boxes = placed.boxes.map((box) => order.add({ x: box.x, width: box.width, gap: GAP }, [box]));
  const arrows = placed.arrows.map((arrow, index) => {
    const pieces = piecesOf(arrow, diagram.arrows[index] as Diagram['arrows'][number], levels, straight);
    return pieces.map((piece) => ({ ...piece, item: order.add(piece, piece.points) }));
  });
  const groups = placed.groups.map((group, number) => {
    const members = new Set(boxes.filter((_, index) => diagram.boxes[index]?.group === number));
    return order.enclose(group, members);
  });
  const { x, width } = order.solve(placed.width, wanted);
  const at = (item: number | undefined) => x[item ?? -1] as number;
  const moved = placed.boxes.map((box, index) => ({ ...box, x: at(boxes[index]) }));
  return {
    width,
    height: placed.height,
    boxes: moved,
    groups: placed.groups.map((group, number) => {
      const [left, right] = [at(groups[number]?.[0]), at(groups[number]?.[1])];
      return { ...group, x: (left + right) / 2, width: right - left };
    }),
    arrows: placed.arrows.map(({ y }, index) => {
      const { from, to } = diagram.arrows[index] as Diagram['arrows'][number];
      const [start, end] = [moved[from], moved[to]] as [Box, Box];
      const pieces = (arrows[index] ?? []).map((piece) => ({ ...piece, x: at(piece.item) }));
      const label = pieces.find(({ width }) => width > 0)?.x ?? (start.x + end.x) / 2;
      return { x: label, y, points: from === to ? loop(start) : pointsOf(start, pieces, end, levels) };
    }),
  };
}

function levelsOf(boxes: readonly Box[]): Levels {
  const found = new Map<number, number>();
  for (const { y, height } of boxes) found.set(Math.round(y), Math.max(height, found.get(Math.round(y)) ?? 0));
  return found;
}

/** What an arrow does between its ends: it passes levels of boxes, and has a label; those of one straight run are one piece. */
function piecesOf(
  { x, y, points }: Placed['arrows'][number],
  { from, to, width }: Diagram['arrows'][number],
  levels: Levels,
  straight: boolean,
): Piece[] {
  const label = { x, y };
  const pieces: Piece[] = [];
  for (const point of from === to ? [label] : points.slice(1, -1)) {
    const labelled = width > 0 && Math.hypot(point.x - label.x, point.y - label.y) < 1;
    if (!labelled && !levels.has(Math.round(point.y))) continue;
    const last = pieces.at(-1);
    if (straight && last && !labelled && last.width === 0 && Math.abs(last.x - point.x) < 0.5) last.points.push(point);
    else pieces.push({ x: point.x, width: labelled ? width : 0, gap: NARROW, points: [point] });
  }
  return pieces;
}

/** Straight through each level, so that no box of it is crossed; what has to move aside does so between them. */
function pointsOf(start: Box, pieces: readonly Piece[], end: Box, levels: Levels): Point[] {
  const down = Math.sign(end.y - start.y) || 1;
  const bends = pieces.flatMap(({ x, points }) =>
    points.flatMap(({ y }) => {
      const half = ((levels.get(Math.round(y)) ?? 0) / 2) * down;
      return half === 0 ? [{ x, y }] : [y - half, y + half].map((y) => ({ x, y }));
    }),
  );
  return [exit(start, bends[0] ?? end), ...bends, exit(end, bends.at(-1) ?? start)];
}

interface Rule {
  readonly left: number;
  readonly right: number;
  readonly apart: number;
}

/** Who stands left of whom, and how far at least. */
class Order {
  private readonly items: Item[] = [];
  private readonly levels = new Map<number, number[]>();
  private readonly rules: Rule[] = [];

  add(item: Item, points: readonly Point[]): number {
    const number = this.items.push(item) - 1;
    for (const level of new Set(points.map(({ y }) => Math.round(y)))) {
      const others = this.levels.get(level);
      if (others) others.push(number);
      else this.levels.set(level, [number]);
    }
    return number;
  }

  /** The two borders of a group: its members stand between them, all else at its height beside them or on its way through. */
  enclose(group: Box, members: ReadonlySet<number>): readonly [number, number] {
    const [from, to] = [group.x - group.width / 2, group.x + group.width / 2];
    const left = this.add({ x: from, width: 0, gap: NARROW }, []);
    const right = this.add({ x: to, width: 0, gap: NARROW }, []);
    for (const [level, items] of this.levels) {
      if (Math.abs(level - group.y) > group.height / 2) continue;
      for (const item of items) {
        const { x } = this.items[item] as Item;
        if (!members.has(item) && x <= from) this.rule(item, left);
        else if (!members.has(item) && x > to) this.rule(right, item);
        else {
          this.rule(left, item);
          this.rule(item, right);
        }
      }
    }
    return [left, right];
  }

  private rule(left: number, right: number): void {
    const [a, b] = [this.items[left], this.items[right]] as [Item, Item];
    this.rules.push({ left, right, apart: (a.width + b.width) / 2 + Math.min(a.gap, b.gap) });
  }

  /** Each item as near to where it was, in proportion, as its neighbours let it. */
  solve(from: number, to: number): { readonly x: readonly number[]; readonly width: number } {
    // What stands at one place keeps the order in which it came.
    const inOrder = (a: number, b: number) => (this.items[a] as Item).x - (this.items[b] as Item).x || a - b;
    for (const level of this.levels.values()) {
      const sorted = level.toSorted(inOrder);
      for (const [index, right] of sorted.entries()) if (index > 0) this.rule(sorted[index - 1] as number, right);
    }
    const rightwards = this.rules.toSorted((a, b) => inOrder(a.left, b.left));
    const leftwards = this.rules.toSorted((a, b) => inOrder(b.right, a.right));
    const half = ({ width, gap }: Item) => width / 2 + gap;
    const least = pushed(this.items.map(half), rightwards, 1);
    const width = Math.max(to, ...this.items.map((item, index) => (least[index] as number) + half(item)));
    const most = pushed(
      this.items.map((item) => width - half(item)),
      leftwards,
      -1,
    );
    const wanted = this.items.map(({ x }, index) =>
      Math.min(Math.max((x * width) / from, least[index] as number), most[index] as number),
    );
    const [one, other] = [pushed(wanted, rightwards, 1), pushed(wanted, leftwards, -1)];
    return { width, x: one.map((x, index) => (x + (other[index] as number)) / 2) };
  }
}

/** Where items are once each is pushed to the right (1) or to the left (-1) by those before it, until all rules hold. */
function pushed(start: readonly number[], rules: readonly Rule[], direction: 1 | -1): number[] {
  const x = [...start];
  for (const { left, right, apart } of rules) {
    const [fixed, free] = direction === 1 ? [left, right] : [right, left];
    const limit = (x[fixed] as number) + apart * direction;
    if (((x[free] as number) - limit) * direction < 0) x[free] = limit;
  }
  return x;
}
