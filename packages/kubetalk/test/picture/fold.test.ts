import { fold } from '../../src/picture/fold';
import { draw, part } from './pictures';

const many = Array.from({ length: 100 }, (_, index) => part(`s${index}`, { DB_HOST: 'db' })).flat();
const db = part('db');

test('few boxes stay as they are', () => {
  const picture = draw([...part('a', { DB_HOST: 'db' }), ...db]);
  expect(fold(picture)).toBe(picture);
});

test('forty boxes stay as they are, more do not', () => {
  const picture = (callers: number) => draw([...many.slice(0, 2 * callers), ...db]);
  const [forty, more] = [picture(19), picture(20)];
  expect([forty.nodes.length, more.nodes.length]).toStrictEqual([40, 42]);
  expect(fold(forty)).toBe(forty);
  expect(fold(more).nodes.length).toBeLessThan(40);
  expect(fold(forty, 39)).not.toBe(forty);
});

test('of many boxes, those with the same callers and calls are drawn as one, and the picture says so', () => {
  const { nodes, edges, remark } = fold(draw([...many, ...part('web', { A_HOST: 's1' }, { type: 'NodePort' }), ...db]));
  expect(nodes.map(({ title, details }) => [title, details])).toStrictEqual([
    ['Service db', ['ClusterIP', 'port 80', 'Pod db']],
    ['99 × Service', ['s0', 's10', 's11', 's12', 's13', 'and 94 more']],
    ['Service s1', ['ClusterIP', 'port 80', 'Pod s1']],
    ['Service web', ['NodePort', 'port 80, a free nodePort', 'Pod web']],
    ['outside', []],
  ]);
  expect(edges.map(({ from, to }) => `${from} to ${to}`)).toStrictEqual([
    'Service/default/s0 to Service/default/db',
    'Service/default/s1 to Service/default/db',
    'Service/default/web to Service/default/s1',
    'outside to Service/default/web',
  ]);
  expect(remark).toMatch(/^205 boxes are drawn as 5;/);
});

test('what is broken is never folded away', () => {
  const { edges } = fold(
    draw([...many, ...part('bad', { DB_HOST: 'bd' }), ...part('worse', { DB_HOST: 'dd' }), ...db]),
  );
  expect(edges.filter(({ checks }) => checks.length > 0).map(({ from, to }) => `${from} to ${to}`)).toStrictEqual([
    'Pod/default/bad to missing/default/bd',
    'Pod/default/worse to missing/default/dd',
  ]);
});

test('where none has the same callers, those that play the same part in their namespace are drawn as one', () => {
  const inNamespace = (number: number) =>
    Array.from({ length: 90 }, (_, index) =>
      part(`s${index}`, index < 60 ? { NEXT_HOST: `s${index + 30}` } : {}, index < 30 ? { type: 'NodePort' } : {}),
    )
      .flat()
      .map(({ value, source }) => ({
        value: { ...value, metadata: { ...(value.metadata as object), namespace: `n${number}` } },
        source,
      }));
  const { nodes, edges } = fold(draw([1, 2].flatMap(inNamespace)));
  expect(nodes.map(({ namespace, title, details }) => [namespace, title, details[0]])).toStrictEqual([
    ['n1', '30 × Service', 's0'],
    ['n1', '30 × Service', 's30'],
    ['n1', '30 × Service', 's60'],
    ['n2', '30 × Service', 's0'],
    ['n2', '30 × Service', 's30'],
    ['n2', '30 × Service', 's60'],
    [undefined, 'outside', undefined],
  ]);
  expect(edges.map(({ from, to }) => `${from} to ${to}`)).toStrictEqual([
    'Service/n1/s0 to Service/n1/s30',
    'Service/n1/s30 to Service/n1/s60',
    'Service/n2/s0 to Service/n2/s30',
    'Service/n2/s30 to Service/n2/s60',
    'outside to Service/n1/s0',
    'outside to Service/n2/s0',
  ]);
});

test('of hundreds that are broken, those that are broken alike are drawn as one', () => {
  const circle = Array.from({ length: 300 }, (_, index) =>
    part(`s${index}`, { NEXT_URL: `http://s${(index + 1) % 300}:81` }),
  );
  const { nodes, edges, remark } = fold(draw([...circle.flat(), ...db]));
  expect(nodes.map(({ title }) => title)).toStrictEqual(['300 × Pod', 'Service db', '300 × Service']);
  expect(edges.map(({ from, to, checks }) => [from, to, checks])).toStrictEqual([
    ['Pod/default/s0', 'Service/default/s0', ['address-port']],
    ['Service/default/s0', 'Pod/default/s0', []],
  ]);
  expect(remark).toBe('602 boxes are drawn as 3. Name fewer files to see each, or use --format text.');
});

test('more arrows than anybody can follow are refused', () => {
  const names = Array.from({ length: 30 }, (_, index) => `s${index}`);
  const all = names.flatMap((name, index) =>
    part(name, Object.fromEntries(names.slice(0, index).map((to) => [`${to.toUpperCase()}_HOST`, `${to}:80`]))),
  );
  const most = draw(all);
  expect(() => fold(most)).not.toThrow();
  const back = names.flatMap((name) =>
    part(name, Object.fromEntries(names.map((to) => [`${to.toUpperCase()}_HOST`, `${to}:80`]))),
  );
  expect(() => fold(draw(back))).toThrow('too many for a picture: name fewer files, or use --format text');
});
