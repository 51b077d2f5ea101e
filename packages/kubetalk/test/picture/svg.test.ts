import fc from 'fast-check';
import { renderSvg } from '../../src/picture/svg';
import { anySet, draw, part } from './pictures';

let svg: string;
beforeAll(async () => {
  svg = await renderSvg(draw([...part('a', { DB_HOST: 'c' }, { type: 'NodePort' }), ...part('b')]));
});

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

test('of a set that draws nothing, a picture that says so', async () => {
  const [root, , desc] = readXml(await renderSvg(draw([])));
  expect([root?.attributes.height, desc?.text.trim()]).toStrictEqual([
    '42',
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

test('any manifests make well-formed XML without script, and with nothing from elsewhere', async () => {
  await fc.assert(
    fc.asyncProperty(anySet, async (set) => {
      const elements = readXml(await renderSvg(draw(set)));
      const names = new Set(elements.map(({ name }) => name));
      const known = ['svg', 'title', 'desc', 'style', 'rect', 'g', 'path', 'text'];
      expect([...names].filter((name) => !known.includes(name))).toStrictEqual([]);
      const attributes = new Set(elements.flatMap((element) => Object.keys(element.attributes)));
      expect([...attributes].filter((name) => /^on|href|^src|style/i.test(name))).toStrictEqual([]);
      expect(elements.find(({ name }) => name === 'style')?.text).not.toMatch(/url|import/);
    }),
    { numRuns: 15 },
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

test('the same picture is the same SVG', async () => {
  const again = await renderSvg(draw([...part('b'), ...part('a', { DB_HOST: 'c' }, { type: 'NodePort' })]));
  expect(again).toBe(svg);
});

test('a picture with all that there is, as it was looked at: a broken call, a circle, two namespaces, a way in', async () => {
  const elsewhere = part('api').map(({ value, source }) => ({
    value: { ...value, metadata: { ...(value.metadata as object), namespace: 'office' } },
    source,
  }));
  const set = [
    ...part('web', { API_HOST: 'api.office:80', DB_HOST: 'bd', CACHE_URL: 'redis://db:80' }, { type: 'NodePort' }),
    ...part('db', { WEB_HOST: 'web' }),
    ...elsewhere,
  ];
  expect(`\n${await renderSvg(draw(set))}`).toMatchSnapshot();
});
