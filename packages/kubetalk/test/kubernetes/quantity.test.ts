import { quantityOf } from '../../src/kubernetes/quantity';

test.each([
  ['100m', 0.1],
  ['1.5', 1.5],
  ['64Mi', 67_108_864],
  ['1e3', 1000],
  ['1E', 1e18],
  ['-2k', -2000],
  [' 5 ', 5],
  [3, 3],
])('%s is the amount %d', (text, amount) => {
  expect(quantityOf(text)).toEqual({ amount });
});

test.each(['', '64MB', '1 Gi', 'x', '1e', '0x10', '--1'])('"%s" is no quantity', (text) => {
  expect(quantityOf(text)).toBeUndefined();
});
