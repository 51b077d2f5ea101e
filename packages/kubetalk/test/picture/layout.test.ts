import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { type Drawing, diagramOf, fitted } from '../../src/picture/drawing';
import { elk } from '../../src/picture/elk';
import { fold } from '../../src/picture/fold';
import type { Placed, Point, Rectangle } from '../../src/picture/layout';
import type { Edge, Node, Picture } from '../../src/picture/picture';
import { renderSvg } from '../../src/picture/svg';
import { columns } from '../../src/picture/xml';
import { draw, part, read } from './pictures';

// Hundreds of drawings, on a machine that may be busy.
jest.setTimeout(180_000);

const widthOf = (svg: string) => Number(/ width="([\d.]+)"/.exec(svg)?.[1]);

/** Lines that touch are no fault: a box begins where its arrow ends. */
const TOUCH = 0.6;

function apart(one: Rectangle, other: Rectangle): boolean {
  return (
    one.x + one.width <= other.x + TOUCH ||
    other.x + other.width <= one.x + TOUCH ||
    one.y + one.height <= other.y + TOUCH ||
    other.y + other.height <= one.y + TOUCH
  );
}

/** All lines run along an axis, so that each is a rectangle without an inside. */
function runsThrough(points: readonly Point[], { x, y, width, height }: Rectangle): boolean {
  return points.slice(1).some((end, index) => {
    const start = points[index] as Point;
    const [left, right] = [Math.min(start.x, end.x), Math.max(start.x, end.x)];
    const [top, bottom] = [Math.min(start.y, end.y), Math.max(start.y, end.y)];
    return right > x + TOUCH && left < x + width - TOUCH && bottom > y + TOUCH && top < y + height - TOUCH;
  });
}

function pairs<Item>(items: readonly Item[]): [Item, Item][] {
  return items.flatMap((one, index) => items.slice(index + 1).map((other): [Item, Item] => [one, other]));
}

/** What misleads in a picture, in words. */
async function faults(picture: Picture): Promise<string[]> {
  const { drawing, placed } = await fitted(await elk(), fold(picture));
  return faultsOf(drawing, placed);
}

function faultsOf(drawing: Drawing, placed: Placed): string[] {
  const diagram = diagramOf(drawing);
  const names = drawing.picture.nodes.map(({ title }) => title);
  const labels = placed.arrows.flatMap(({ label }) => label ?? []);
  const titles = placed.groups.map(({ title }) => title);
  const lines = placed.arrows.map(({ points }) => points);
  return [
    ...placed.boxes.flatMap((box, index) =>
      diagram.arrows.flatMap(({ from, to }, arrow) =>
        from !== index && to !== index && runsThrough(lines[arrow] as Point[], box)
          ? [`an arrow from ${names[from]} to ${names[to]} runs through ${names[index]}`]
          : [],
      ),
    ),
    ...pairs(placed.boxes).flatMap(([one, other]) => (apart(one, other) ? [] : ['two boxes overlap'])),
    ...pairs(placed.groups).flatMap(([one, other]) => (apart(one, other) ? [] : ['two namespaces overlap'])),
    ...placed.boxes.flatMap((box, index) =>
      placed.groups.flatMap((group, number) => {
        const own = diagram.boxes[index]?.group === number;
        return (own ? isWithin(box, group) : apart(box, group)) ? [] : [`${names[index]} stands in a wrong namespace`];
      }),
    ),
    ...[...labels, ...titles].flatMap((text) =>
      lines.some((points) => runsThrough(points, text)) ? ['a line runs through a text'] : [],
    ),
    ...pairs([...labels, ...titles]).flatMap(([one, other]) => (apart(one, other) ? [] : ['two texts overlap'])),
    ...[...labels, ...titles].flatMap((text) =>
      placed.boxes.every((box) => apart(box, text)) && isWithin(text, placedAll(placed)) ? [] : ['a text is covered'],
    ),
    ...lines.flatMap((points) => (isOrthogonal(points) ? [] : ['a line is no way from box to box'])),
    ...diagram.arrows.flatMap(({ from, to }, arrow) => {
      const [first, last] = [lines[arrow]?.[0], lines[arrow]?.at(-1)] as [Point, Point];
      const [start, end] = [placed.boxes[from], placed.boxes[to]] as [Rectangle, Rectangle];
      return isOnEdge(first, start) && isOnEdge(last, end) ? [] : [`an arrow does not lead from ${from} to ${to}`];
    }),
    ...drawing.picture.nodes.flatMap(({ title, details }, index) => {
      const { title: head = [], lines: rest = [] } = drawing.nodes[index] ?? {};
      const shown = [...head, ...rest].join('').replaceAll(' ', '');
      return [title, ...details.slice(0, 7)]
        .filter((text) => !shown.includes(text.replaceAll(' ', '')))
        .map((text) => `${text} is cut`);
    }),
    ...drawing.nodes.flatMap(({ title, lines, faults }, index) =>
      [...title, ...lines, ...faults]
        .filter((text) => columns(text) * 7.9 > (placed.boxes[index] as Rectangle).width)
        .map((text) => `${text} is wider than its box`),
    ),
  ];
}

/** Whether a point is on the edge of a box. */
function isOnEdge({ x, y }: Point, box: Rectangle): boolean {
  const inside = isWithin({ x, y, width: 0, height: 0 }, box);
  const deep =
    x > box.x + TOUCH && x < box.x + box.width - TOUCH && y > box.y + TOUCH && y < box.y + box.height - TOUCH;
  return inside && !deep;
}

const placedAll = ({ width, height }: Placed): Rectangle => ({ x: 0, y: 0, width, height });

function isWithin(inner: Rectangle, outer: Rectangle): boolean {
  return (
    inner.x >= outer.x - TOUCH &&
    inner.y >= outer.y - TOUCH &&
    inner.x + inner.width <= outer.x + outer.width + TOUCH &&
    inner.y + inner.height <= outer.y + outer.height + TOUCH
  );
}

function isOrthogonal(points: readonly Point[]): boolean {
  const straight = points.slice(1).every((end, index) => {
    const start = points[index] as Point;
    return Math.abs(start.x - end.x) < TOUCH || Math.abs(start.y - end.y) < TOUCH;
  });
  return points.length > 1 && straight;
}

const name = fc.stringMatching(/^[a-z][a-z-]{0,40}[a-z]$/);
const plain = { problems: fc.constant([]), statements: fc.constant([]) };
const anyNode = fc.record({
  kind: fc.constantFrom<Node['kind'][]>('Service', 'Service', 'workload', 'workload', 'Ingress', 'host', 'missing'),
  namespace: fc.option(fc.constantFrom('shop', 'a-namespace-with-a-rather-long-name', 'office'), {
    nil: undefined,
    freq: 5,
  }),
  title: name.map((text) => `Service ${text}`),
  details: fc.array(fc.oneof(name, fc.constant('port http 80 to 8080, a free nodePort')), { maxLength: 4 }),
  ...plain,
  checks: fc.constantFrom([], [], [], ['service-selects-nothing']),
});
const anyEdge = fc.record({
  from: fc.nat(99),
  to: fc.nat(99),
  kind: fc.constantFrom<Edge['kind'][]>('enters', 'routes', 'forwards', 'calls'),
  labels: fc.array(
    name.map((text) => `${text.toUpperCase()}, port 80`),
    { maxLength: 2 },
  ),
  ...plain,
  checks: fc.constantFrom([], [], [], ['address-port']),
});
/** A picture of any shape, as `pictureOf` would give it: no two arrows of a kind lead from one box to another. */
const anyPicture = (most: number): fc.Arbitrary<Picture> =>
  fc
    .record({
      nodes: fc.array(anyNode, { minLength: 1, maxLength: most, size: 'max' }),
      edges: fc.array(anyEdge, { maxLength: most, size: 'max' }),
    })
    .map(({ nodes, edges }) => {
      const all = nodes.map((node, index) => ({ ...node, id: `${index}` }));
      const ends = edges.map((edge) => ({
        ...edge,
        from: `${edge.from % all.length}`,
        to: `${edge.to % all.length}`,
      }));
      const known = new Map(ends.map((edge) => [`${edge.from} ${edge.to} ${edge.kind}`, edge]));
      return {
        nodes: all,
        edges: [...known.values()].filter(({ from, to, kind }) => from !== to || kind === 'calls'),
        notes: [],
      };
    });

test('each of the faults is found where there is one', async () => {
  const set = [...part('web', { API_HOST: 'api', DB_HOST: 'bd' }, { type: 'NodePort' }), ...part('api')];
  const elsewhere = part('printer').map(({ value, source }) => ({
    value: { ...value, metadata: { ...(value.metadata as object), namespace: 'office' } },
    source,
  }));
  const { drawing, placed } = await fitted(await elk(), draw([...set, ...elsewhere]));
  const { boxes, groups, arrows } = placed;
  const moved = (index: number, to: Partial<Rectangle>) =>
    boxes.map((box, at) => (at === index ? { ...box, ...to } : box));
  const [first, second] = boxes as [Rectangle, Rectangle];
  const labelled = arrows.findIndex(({ label }) => label);
  const { points, label } = arrows[labelled] as Placed['arrows'][number];
  const arrow = (changed: Partial<Placed['arrows'][number]>) =>
    arrows.map((one, at) => (at === labelled ? { ...one, ...changed } : one));
  const [start, end] = [points[0], points.at(-1)] as [Point, Point];
  const kinds = (changed: Partial<Placed>, drawn: Drawing = drawing) =>
    faultsOf(drawn, { ...placed, ...changed }).join();
  expect(kinds({})).toBe('');
  expect(kinds({ boxes: moved(0, second) })).toMatch(/two boxes overlap/);
  expect(kinds({ boxes: moved(0, { ...second, x: first.x }) })).toMatch(/does not lead from/);
  expect(kinds({ boxes: moved(0, { x: -900 }) })).toMatch(/stands in a wrong namespace/);
  expect(kinds({ groups: groups.map(() => groups[0] as Placed['groups'][number]) })).toMatch(/two namespaces overlap/);
  expect(kinds({ arrows: arrow({ label: { ...(label as Rectangle), x: start.x - 5, y: start.y + 1 } }) })).toMatch(
    /a line runs through a text/,
  );
  expect(kinds({ arrows: arrow({ label: { ...first, width: 9, height: 9 } }) })).toMatch(/a text is covered/);
  expect(kinds({ arrows: arrows.map((one) => ({ ...one, label })) })).toMatch(/two texts overlap/);
  expect(kinds({ arrows: arrow({ points: [start, { x: end.x + 9, y: end.y }] }) })).toMatch(/no way from box to box/);
  const across = [start, { x: start.x, y: first.y + 9 }, { x: -9, y: first.y + 9 }, { x: 999, y: first.y + 9 }];
  expect(kinds({ arrows: arrow({ points: across }) })).toMatch(/runs through/);
  const cut = drawing.nodes.map((node) => ({ ...node, title: ['Serv…'] }));
  expect(kinds({}, { ...drawing, nodes: cut })).toMatch(/is cut/);
  expect(kinds({ boxes: moved(0, { width: 20 }) })).toMatch(/is wider than its box/);
});

test('no arrow runs through a foreign box, no boxes or texts overlap, and no line runs through a text', async () => {
  await fc.assert(
    fc.asyncProperty(anyPicture(16), async (picture) => {
      expect(await faults(picture)).toStrictEqual([]);
    }),
    { numRuns: 12 },
  );
});

test('no picture of up to forty boxes is wider than 1,000 pixels, nor shrunk to be as narrow, and it misleads nowhere', async () => {
  await fc.assert(
    fc.asyncProperty(anyPicture(40), async (picture) => {
      const { placed } = await fitted(await elk(), fold(picture));
      expect([placed.width <= 1000, await faults(picture)]).toStrictEqual([true, []]);
    }),
    { numRuns: 6 },
  );
});

const corpus = join(__dirname, '../corpus');
const examples = ['healthy', 'faulty'].flatMap((folder) =>
  readdirSync(join(corpus, folder)).map((file) => join(corpus, folder, file)),
);

test.each([0, 1, 2, 3])('the pictures of the corpus mislead nowhere, part %i of four', async (quarter) => {
  const wrong: string[] = [];
  for (const file of examples.filter((_, index) => index % 4 === quarter)) {
    const found = await faults(draw(read(readFileSync(file, 'utf8'))));
    wrong.push(...found.map((fault) => `${file}: ${fault}`));
  }
  expect(wrong).toStrictEqual([]);
});

test('the picture of many programs is as wide as a README, each Service together with its Pods', async () => {
  // Each calls a few others, one all: as wide as a layer of all of them would be.
  const names = Array.from({ length: 14 }, (_, index) => `program-${index}`);
  const calls = names.map((_, index) => names.filter((_, other) => index === 0 || [2, 3].includes(other - index)));
  const all = names.flatMap((program, index) =>
    part(
      program,
      Object.fromEntries((calls[index] ?? []).map((to) => [`${to.replace('-', '_').toUpperCase()}_ADDR`, `${to}:80`])),
    ),
  );
  const svg = await renderSvg(draw(all));
  expect(widthOf(svg)).toBeLessThanOrEqual(1000);
  expect(svg.match(/<g class="node [^"]*"/g)).toStrictEqual(names.map(() => '<g class="node Service"'));
});

test('a name of 253 characters is there as a whole, and a port that is long', async () => {
  const long = `${'long-name-'.repeat(25)}end`;
  const picture = draw(
    part(long, {}, { type: 'NodePort', ports: [{ name: 'metrics-of-program', port: 80, targetPort: 8080 }] }),
  );
  const svg = await renderSvg(picture);
  const texts = [...svg.matchAll(/<text[^>]*>([^<]*)/g)].map(([, text]) => text);
  expect(texts.join('')).toContain(`Service${long}`);
  expect(texts.join(' ')).toContain('port metrics-of-program 80 to 8080, a free nodePort');
  expect(widthOf(svg)).toBeLessThanOrEqual(1000);
});
