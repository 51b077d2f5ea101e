import { didYouMean, meantName, misspelt, nearest, nearestName } from '../../src/text/nearest';

test.each<[string, string[], string | undefined]>([
  ['stor', ['store', 'web'], 'store'],
  ['prots', ['ports', 'pots'], 'ports'],
  ['STORE', ['store'], 'store'],
  // Of two that are as near it is the first by name, whatever their order.
  ['ab', ['ac', 'aa'], 'aa'],
  ['ab', ['aa', 'ac'], 'aa'],
  ['abc', ['xyz'], undefined],
  ['abc', ['abcde'], undefined],
  ['abcdef', ['abxxef'], 'abxxef'],
  ['abcdef', ['axxxef'], undefined],
  ['store', [], undefined],
  ['', ['*'], undefined],
  ['a', ['b'], undefined],
  ['a', ['ab'], 'ab'],
  ['x'.repeat(300), [`${'x'.repeat(299)}y`], undefined],
])('nearest to %j of %j', (word, candidates, expected) => {
  expect(nearest(word, candidates)).toBe(expected);
});

test.each<[string, string[], string | undefined]>([
  ['web-config', ['web'], 'web'],
  ['web', ['web-config'], 'web-config'],
  ['web', ['web'], undefined],
  ['web', ['', 'api'], undefined],
  ['we', ['web-config'], undefined],
])('the name that %j may mean of %j', (word, names, expected) => {
  expect(nearestName(word, names)).toBe(expected);
});

test.each<[string, string[], string | undefined]>([
  ['shop-dbb', ['shop-db'], 'shop-db'],
  ['shop-db', ['shop-api'], undefined],
  ['db-0', ['db-1'], undefined],
  ['stroe', ['store'], 'store'],
  ['a', ['b'], undefined],
  ['my.shop-dbs', ['my.shop-db'], 'my.shop-db'],
])('%j misspells of %j', (word, names, expected) => {
  expect(misspelt(word, names)).toBe(expected);
});

test('a guess is a question; without a guess the fallback is used', () => {
  expect([didYouMean('stor', ['store']), didYouMean('x', ['store']), didYouMean('x', [], ': give one')]).toEqual([
    ': did you mean store?',
    '',
    ': give one',
  ]);
});

test.each([
  ['votes', ['prod-votes', 'prod-votes-db'], 'prod-votes'],
  ['staging-votes', ['prod-votes', 'prod-web'], 'prod-votes'],
  ['vote-svc', ['vote-service'], 'vote-service'],
  ['postgres', ['app-postgresql', 'app-postgresql-hl'], 'app-postgresql'],
  ['redis', ['redis-headless', 'redis-master', 'redis-replicas'], 'redis-master'],
  ['redis', ['app-redis-cache'], 'app-redis-cache'],
  ['web', ['blue-web', 'green-web'], undefined],
  ['orders-db', ['users-db'], undefined],
  ['api-v2', ['api-v1'], undefined],
  ['db', ['users-db-backup'], undefined],
  ['prod', ['staging'], undefined],
])('%s among %j most likely means %s', (word, names, meant) => {
  expect(meantName(word, names)).toBe(meant);
});
