import fc from 'fast-check';
import { renderText } from '../../src/picture/text';
import { anySet, draw, part } from './pictures';

test('a tree that begins outside; each box is described once', () => {
  const set = [
    ...part(
      'web',
      { API_URL: 'http://api:80', DB_HOST: 'db' },
      { type: 'NodePort', ports: [{ port: 80, nodePort: 30080 }] },
    ),
    ...part('api', { DB_HOST: 'db' }),
    ...part('db'),
  ];
  expect(renderText(draw(set), false)).toBe(`outside
└─ Service web (NodePort; port 80, nodePort 30080)
   └─ Pod web (container c, port 80)
      ├─ API_URL, port 80: Service api (ClusterIP; port 80)
      │  └─ Pod api (container c, port 80)
      │     └─ DB_HOST: Service db (ClusterIP; port 80)
      │        └─ Pod db (container c, port 80)
      └─ DB_HOST: Service db (see above)
`);
});

test('what is broken is red on a terminal, and named by its check everywhere', () => {
  const picture = draw([...part('web', { DB_HOST: 'bd' }), ...part('db')]);
  expect(renderText(picture, false)).toContain('└─ DB_HOST: bd (not in the manifests) ✗ address-unknown\n');
  expect(renderText(picture, true)).toContain('\u001b[31m ✗ address-unknown\u001b[0m');
});

test('for manifests without a path, the picture says so', () => {
  const settings = [{ value: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } }, source: {} }];
  expect(renderText(draw(settings), false)).toBe('Nothing here talks: there is no Service, no Pod and no Ingress.\n');
});

test('workloads that call each other in a cycle are shown', () => {
  const text = renderText(draw([...part('a', { B_HOST: 'b' }), ...part('b', { A_HOST: 'a' })]), false);
  expect(text).toBe(`Pod a (container c, port 80)
└─ B_HOST: Service b (ClusterIP; port 80)
   └─ Pod b (container c, port 80)
      └─ A_HOST: Service a (ClusterIP; port 80)
         └─ Pod a (see above)
`);
});

test('a long chain does not leave the terminal, and every box is there', () => {
  const names = Array.from({ length: 300 }, (_, index) => `s${index}`);
  const picture = draw(names.flatMap((name, index) => part(name, index > 0 ? { NEXT_HOST: `s${index - 1}` } : {})));
  const lines = renderText(picture, false).split('\n');
  for (const name of names) expect(lines.filter((line) => line.includes(`Service ${name} (ClusterIP`))).toHaveLength(1);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(110);
});

test('any manifests make lines of printable text', () => {
  fc.assert(
    fc.property(anySet, (set) => expect(renderText(draw(set), false)).toMatch(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/mu)),
  );
});

test('on a terminal no line is wider than it, and no word is lost', () => {
  const names = [
    `${'long-name-'.repeat(25)}end`,
    ...Array.from({ length: 40 }, (_, index) => `a-service-with-a-long-name-${index}`),
  ];
  const picture = draw(
    names.flatMap((name, index) =>
      part(name, index > 0 ? { NEXT_HOST: `${names[index - 1]}:80` } : {}, { type: 'NodePort' }),
    ),
  );
  const words = (text: string) => text.replace(/[│├└─\s]|see (above|below)/g, '');
  for (const width of [40, 60, 80, 120]) {
    const text = renderText(picture, false, width);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(width);
    for (const { title } of picture.nodes) expect(words(text)).toContain(words(title));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with it
    const plain = renderText(picture, true, width).replace(/\u001b\[\d+m/g, '');
    expect(plain).toBe(text);
  }
});
