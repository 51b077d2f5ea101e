import fc from 'fast-check';
import { type Diagram, place, placeInRows } from '../../src/picture/layout';
import { squeezed } from '../../src/picture/squeeze';
import { renderSvg } from '../../src/picture/svg';
import { anySet, draw, part } from './pictures';

const svg = renderSvg(draw([...part('a', { DB_HOST: 'c' }, { type: 'NodePort' }), ...part('b')]));

/** Reads XML strictly; throws where it is not well-formed. Knows no comments, CDATA or processing instructions. */
function readXml(text: string): { name: string; attributes: Record<string, string>; text: string }[] {
  const found: { name: string; attributes: Record<string, string>; text: string }[] = [];
  const open: string[] = [];
  const TOKEN = /<\/([a-z]+)>|<([a-z]+)((?: [a-zA-Z:-]+="[^<"]*")*)(\/?)>|([^<]+)/gy;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (!match) throw new Error(`not XML: ${text.slice(at, at + 60)}`);
    const [, close, name, attributes = '', empty, content] = match;
    if (close && open.pop() !== close) throw new Error(`${close} closes another element`);
    if (name) {
      const entries = [...attributes.matchAll(/ ([a-zA-Z:-]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]);
      found.push({ name, attributes: Object.fromEntries(entries), text: '' });
      if (!empty) open.push(name);
    }
    const last = found.at(-1);
    if (content && last) last.text += content;
  }
  if (open.length > 0) throw new Error(`not closed: ${open}`);
  if (/&(?!(amp|lt|gt|quot|#39);)/.test(text)) throw new Error('an "&" that begins no entity');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML does not allow
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u.test(text))
    throw new Error('a forbidden character');
  return found;
}

test('a title and a description come first, for those who do not see the picture', () => {
  const [root, title, desc] = readXml(svg);
  expect(root?.attributes).toMatchObject({ role: 'img', 'aria-labelledby': 'title desc' });
  expect(title?.text.trim()).toBe('Who talks to whom');
  expect(desc?.text.trim()).toBe(
    'outside leads to Service a. Service a forwards to Pod a. Service b forwards to Pod b. ' +
      'Pod a calls c, broken: address-unknown. Pod a, container c, port 80. Pod b, container c, port 80. ' +
      'Service a, NodePort, port 80, a free nodePort. Service b, ClusterIP, port 80. c, not in the manifests.',
  );
});

test('of a set that draws nothing, a picture that says so', () => {
  const [root, , desc] = readXml(renderSvg(draw([])));
  expect([root?.attributes.height, desc?.text.trim()]).toStrictEqual([
    '46',
    'Nothing here talks: there is no Service, no Pod and no Ingress.',
  ]);
});

test('every word is text, and what is broken is marked in words as well', () => {
  const texts = readXml(svg).filter(({ name }) => name === 'text');
  expect(texts.map(({ text }) => text.trim())).toEqual(
    expect.arrayContaining([
      'outside',
      'namespace default',
      'Service a',
      'port 80, a free nodePort',
      '✗ address-unknown',
    ]),
  );
});

test('any manifests make well-formed XML without script, and with nothing from elsewhere', () => {
  fc.assert(
    fc.property(anySet, (set) => {
      const elements = readXml(renderSvg(draw(set)));
      const names = new Set(elements.map(({ name }) => name));
      const known = ['svg', 'title', 'desc', 'style', 'rect', 'g', 'path', 'text'];
      expect([...names].filter((name) => !known.includes(name))).toStrictEqual([]);
      const attributes = new Set(elements.flatMap((element) => Object.keys(element.attributes)));
      expect([...attributes].filter((name) => /^on|href|^src|style/i.test(name))).toStrictEqual([]);
      expect(elements.find(({ name }) => name === 'style')?.text).not.toMatch(/url|import/);
    }),
    { numRuns: 30 },
  );
});

test('colours are there for what knows neither variables of CSS nor dark pages', () => {
  const style = readXml(svg).find(({ name }) => name === 'style')?.text ?? '';
  expect(style).not.toContain('var(');
  const [light, dark] = style.split('@media (prefers-color-scheme: dark)');
  expect([light, dark].map((part) => part?.match(/\.page \{ fill: (#\w+) \}/)?.[1])).toStrictEqual([
    '#ffffff',
    '#0d1117',
  ]);
});

test('the same picture is the same SVG', () => {
  const again = renderSvg(draw([...part('b'), ...part('a', { DB_HOST: 'c' }, { type: 'NodePort' })]));
  expect(again).toBe(svg);
});

test('the picture of many programs is as wide as a README, each Service together with its Pods', () => {
  // Each calls a few others, one all: as wide as a layer of all of them would be.
  const names = Array.from({ length: 14 }, (_, index) => `program-${index}`);
  const calls = names.map((_, index) => names.filter((_, other) => index === 0 || [2, 3].includes(other - index)));
  const all = names.flatMap((name, index) =>
    part(
      name,
      Object.fromEntries((calls[index] ?? []).map((to) => [`${to.replace('-', '_').toUpperCase()}_ADDR`, `${to}:80`])),
    ),
  );
  const elements = readXml(renderSvg(draw(all)));
  expect(Number(elements[0]?.attributes.width)).toBeLessThanOrEqual(900);
  const kinds = elements.map(({ attributes }) => attributes.class).filter((kind) => kind?.startsWith('node'));
  expect(kinds).toStrictEqual(names.map(() => 'node Service'));
});

test('what dagre can not place stands in rows', () => {
  const endless = { width: Number.POSITIVE_INFINITY, height: 20, group: undefined };
  const diagram = { boxes: [endless, endless], groups: 0, arrows: [{ from: 0, to: 1, width: 0, height: 0 }] };
  expect(place(diagram, 830)).toStrictEqual(placeInRows(diagram, 830));
});

const pair = fc.tuple(fc.nat(11), fc.nat(11));
test.each([
  ['as dagre places them', place],
  ['moved closer', (diagram: Diagram, width: number) => squeezed(diagram, place(diagram, 2 * width), width)],
  ['in plain rows, for what dagre fails at', placeInRows],
])('%s, boxes do not overlap, and stand inside of the picture and of their own group only', (_, layOut) => {
  const box = fc.record({
    width: fc.integer({ min: 40, max: 400 }),
    height: fc.integer({ min: 20, max: 120 }),
    group: fc.option(fc.nat(2), { nil: undefined }),
  });
  fc.assert(
    fc.property(fc.array(box, { minLength: 12, maxLength: 12 }), fc.array(pair, { maxLength: 16 }), (boxes, pairs) => {
      const arrows = pairs.map(([from, to]) => ({ from, to, width: 50, height: 15 }));
      const used = [...new Set(boxes.flatMap(({ group }) => group ?? []))];
      const numbered = boxes.map((one) => ({
        ...one,
        group: one.group === undefined ? undefined : used.indexOf(one.group),
      }));
      const placed = layOut({ boxes: numbered, groups: used.length, arrows }, 830);
      const apart = (a: Rect, b: Rect) =>
        Math.abs(a.x - b.x) >= (a.width + b.width) / 2 - 0.5 || Math.abs(a.y - b.y) >= (a.height + b.height) / 2 - 0.5;
      const wrong = placed.boxes.flatMap((one, index) => [
        ...placed.boxes.slice(index + 1).filter((other) => !apart(one, other)),
        ...placed.groups.filter((group, number) => numbered[index]?.group !== number && !apart(one, group)),
        ...(one.x - one.width / 2 < 0 || one.x + one.width / 2 > placed.width + 0.5 ? [one] : []),
      ]);
      expect(wrong).toStrictEqual([]);
      expect(placed.arrows.flatMap(({ points }) => points).every(({ x, y }) => x >= 0 && y >= 0)).toBe(true);
      expect(placed.arrows.filter(({ points }) => points.length < 2)).toStrictEqual([]);
    }),
    { numRuns: 30 },
  );
});
type Rect = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

test('a picture with all that there is, as it was looked at: a broken call, a circle, two namespaces, a way in', () => {
  const elsewhere = part('api').map(({ value, source }) => ({
    value: { ...value, metadata: { ...(value.metadata as object), namespace: 'office' } },
    source,
  }));
  const set = [
    ...part('web', { API_HOST: 'api.office:80', DB_HOST: 'bd', CACHE_URL: 'redis://db:80' }, { type: 'NodePort' }),
    ...part('db', { WEB_HOST: 'web' }),
    ...elsewhere,
  ];
  expect(`\n${renderSvg(draw(set))}`).toMatchSnapshot();
});
