import { border, exit, loop } from '../../src/picture/geometry';

const box = { x: 0, y: 0, width: 100, height: 40 };

test.each<[to: [number, number], at: [number, number]]>([
  [
    [100, 0],
    [50, 0],
  ],
  [
    [-100, 0],
    [-50, 0],
  ],
  [
    [0, -100],
    [0, -20],
  ],
  [
    [200, 80],
    [50, 20],
  ],
  [
    [10, 5],
    [10, 5],
  ],
])('a line to %j leaves the box at %j', ([x, y], [left, top]) => {
  expect(border(box, { x, y })).toStrictEqual({ x: left, y: top });
});

test.each<[to: [number, number], at: [number, number]]>([
  [
    [200, 100],
    [30, 20],
  ],
  [
    [-200, -100],
    [-30, -20],
  ],
  [
    [10, 100],
    [10, 20],
  ],
  [
    [200, 10],
    [50, 2.5],
  ],
  [
    [0, 20],
    [0, 20],
  ],
])('an arrow to %j leaves it below or above, off its corners, at %j', ([x, y], [left, top]) => {
  expect(exit(box, { x, y })).toStrictEqual({ x: left, y: top });
  // Beside a box that is elsewhere it is the same.
  expect(exit({ ...box, x: 7, y: 9 }, { x: x + 7, y: y + 9 })).toStrictEqual({ x: left + 7, y: top + 9 });
});

test('a narrow box is left at its middle', () => {
  expect(exit({ ...box, width: 30 }, { x: 200, y: 100 })).toStrictEqual({ x: 0, y: 20 });
});

test('an arrow from a box to itself stands at its right', () => {
  expect(loop({ ...box, x: 5, y: 5 })).toStrictEqual([
    { x: 55, y: -5 },
    { x: 73, y: 5 },
    { x: 55, y: 15 },
  ]);
});
