import { focused } from '../../src/picture/focus';
import { draw, part } from './pictures';

const picture = draw([
  ...part('web', { API_HOST: 'api', CACHE_HOST: 'cache' }, { type: 'NodePort' }),
  ...part('api', { DB_HOST: 'db' }),
  ...part('job', { DB_HOST: 'db' }),
  ...part('cache'),
  ...part('db'),
]);
const titles = (...asked: Parameters<typeof focused>) => focused(...asked).nodes.map(({ title }) => title);

test('around an object: all that reaches it and all that it reaches, and nothing that only others reach', () => {
  expect(titles(picture, { name: 'api' })).toStrictEqual([
    ...['Pod api', 'Pod db', 'Pod web', 'Service api', 'Service db', 'Service web', 'outside'],
  ]);
});

test('so many calls away: from a Service to its Pods is no call', () => {
  expect(titles(picture, { name: 'Service/db', depth: 0 })).toStrictEqual(['Pod db', 'Service db']);
  expect(titles(picture, { name: 'Service db', depth: 1 })).toStrictEqual([
    ...['Pod api', 'Pod db', 'Pod job', 'Service api', 'Service db', 'Service job'],
  ]);
});

test('a name that nothing has is refused, with the nearest one', () => {
  expect(() => focused(picture, { name: 'cahce' })).toThrow('no object is called cahce: did you mean cache?');
  expect(() => focused(picture, { namespace: 'defualt' })).toThrow(
    'no object is in namespace defualt: did you mean default?',
  );
});
