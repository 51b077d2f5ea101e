import type { Point } from '@dagrejs/dagre';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A rectangle by its middle. */
export interface Box extends Size {
  readonly x: number;
  readonly y: number;
}

/** Where an arrow leaves a box for a point: below or above, as near to it as may be, so that it passes no neighbour of the box. */
export function exit(box: Box, to: Point): Point {
  const { x, y, width, height } = box;
  if (Math.abs(to.y - y) < height / 2) return border(box, to);
  const most = Math.max(0, width / 2 - CORNER);
  return { x: Math.min(Math.max(to.x, x - most), x + most), y: y + Math.sign(to.y - y) * (height / 2) };
}

/** Where the line from the middle of a box to a point leaves the box. */
export function border({ x, y, width, height }: Box, to: Point): Point {
  const [dx, dy] = [to.x - x, to.y - y];
  const share = Math.min(width / 2 / (Math.abs(dx) || 1e-9), height / 2 / (Math.abs(dy) || 1e-9), 1);
  return { x: x + dx * share, y: y + dy * share };
}

const LOOP = 18;
/** Arrows keep off the round corners of a box. */
const CORNER = 20;

/** An arrow from a box to itself, at its right. */
export function loop({ x, y, width, height }: Box): Point[] {
  const right = x + width / 2;
  return [
    { x: right, y: y - height / 4 },
    { x: right + LOOP, y },
    { x: right, y: y + height / 4 },
  ];
}
