import { applyRefused } from '../../src/checks/rules/apply-refused';
import type { JsonObject } from '../../src/manifest/manifest';
import { topologyOf } from '../applied';

const messages = (value: JsonObject) =>
  [...applyRefused.find(topologyOf([{ value, source: {} }]))].map(({ message }) => message);
const settings = (text: string, annotations?: JsonObject) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'a', namespace: 'default', ...(annotations && { annotations }) },
  data: { a: text },
});

// Tried with kubectl 1.28 and 1.36: of these sizes the last one is taken, and one more is refused.
test.each([
  ['x', 261_978],
  ['<', 43_663],
])('an object of so many %s is just not too large for kubectl apply', (letter, count) => {
  expect(messages(settings(letter.repeat(count)))).toEqual([]);
  expect(messages(settings(letter.repeat(count + 1)))).toHaveLength(1);
});
