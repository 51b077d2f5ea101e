import { labelFault } from '../../src/kubernetes/labels';

test.each([
  ['app', ''],
  ['app', 'Go_demo.2-b'],
  ['app.kubernetes.io/name', 'api'],
  ['A', '1'],
  ['a'.repeat(63), 'b'.repeat(63)],
])('the label %s=%s is right', (key, value) => {
  expect(labelFault(key, value)).toBeUndefined();
});

test.each([
  ['', 'a', /^label key "" is ill-formed/],
  ['-a', 'a', /^label key "-a" is ill-formed/],
  ['a'.repeat(64), 'a', /has 64 characters: shorten it to 63$/],
  ['A_b/c', 'a', /^label key "A_b\/c" has no DNS subdomain before its "\/"/],
  ['/a', 'a', /^label key "\/a" has no DNS subdomain/],
  ['a/b/c', 'a', /^label key "a\/b\/c" is ill-formed/],
  ['a', '-', /^label a: value "-" is ill-formed/],
  ['a', 'a b', /^label a: value "a b" is ill-formed/],
  ['a', 'b'.repeat(64), /^label a: its value has 64 characters: shorten it to 63$/],
])('the label %s=%s is wrong', (key, value, fault) => {
  expect(labelFault(key, value)).toMatch(fault);
});
