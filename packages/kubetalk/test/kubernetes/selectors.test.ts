import fc from 'fast-check';
import { LabelIndex, labelSelector, matches, selectorText } from '../../src/kubernetes/selectors';
import { knownWord } from '../words';

const key = fc.oneof(fc.constantFrom('app', 'tier', 'type'), knownWord);
const value = fc.oneof(fc.constantFrom('a', 'b', 'c'), knownWord);
const labels = fc.dictionary(key, value, { noNullPrototype: true });
const selector = fc
  .record({
    matchLabels: labels,
    matchExpressions: fc.array(
      fc.record({ key, operator: fc.constantFrom('In', 'NotIn', 'Exists', 'DoesNotExist'), values: fc.array(value) }),
      { maxLength: 2 },
    ),
  })
  .map((written) => labelSelector(written));

test('the index finds what matches, and all of it', () => {
  const items = fc.array(
    fc.record({ kind: fc.constant('Pod'), name: fc.constant('it'), namespace: fc.constantFrom('one', 'two'), labels }),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(items, selector, (things, wanted) => {
      const expected = things.filter((item) => item.namespace === 'one' && matches(wanted, item.labels));
      expect(new LabelIndex(things).find('one', wanted)).toEqual(expected);
    }),
  );
});

test.each([
  [{}, {}, true],
  [{ matchLabels: { app: 'a' } }, { app: 'a', tier: 'b' }, true],
  [{ matchLabels: { app: 'a' } }, { app: 'b' }, false],
  [{ matchLabels: { constructor: 'a' } }, {}, false],
  [{ matchExpressions: [{ key: 'app', operator: 'In', values: ['a', 'b'] }] }, { app: 'b' }, true],
  [{ matchExpressions: [{ key: 'app', operator: 'In', values: ['a', 'b'] }] }, {}, false],
  [{ matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['a'] }] }, {}, true],
  [{ matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['a'] }] }, { app: 'a' }, false],
  [{ matchExpressions: [{ key: 'app', operator: 'Exists' }] }, { app: '' }, true],
  [{ matchExpressions: [{ key: 'app', operator: 'Exists' }] }, {}, false],
  [{ matchExpressions: [{ key: 'app', operator: 'DoesNotExist' }] }, {}, true],
  [{ matchExpressions: [{ key: 'app', operator: 'DoesNotExist' }] }, { app: 'a' }, false],
])('%j matches the labels %j: %j', (written, some, expected) => {
  expect(matches(labelSelector(written), some)).toBe(expected);
});

test('a selector is shown as kubectl shows it', () => {
  const matchExpressions = [
    { key: 'tier', operator: 'In', values: ['a', 'b'] },
    { key: 'env', operator: 'NotIn', values: ['test'] },
    { key: 'gpu', operator: 'Exists' },
    { key: 'old', operator: 'DoesNotExist' },
  ];
  expect(selectorText(labelSelector({ matchLabels: { app: 'web' }, matchExpressions }))).toBe(
    'app=web,tier in (a,b),env notin (test),gpu,!old',
  );
});
